"""The manual inside the program: a page for every screen and form, opened with F1."""
