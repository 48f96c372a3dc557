"""Finding any record by what it says, while the question is typed."""
