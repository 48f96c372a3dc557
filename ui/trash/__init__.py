"""What was archived or deleted, on the screen."""
