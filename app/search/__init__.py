"""Finding anything by what is typed."""
