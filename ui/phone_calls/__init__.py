"""Telephone calls on the screen."""
