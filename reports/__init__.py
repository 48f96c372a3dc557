"""Plain rows in, PDF bytes out: the office's forms on paper."""
