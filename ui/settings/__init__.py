"""The office's and the desk's settings on the screen."""
