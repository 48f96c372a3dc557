"""The duty roster on the screen."""
