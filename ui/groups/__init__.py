"""Distribution groups on the screen."""
