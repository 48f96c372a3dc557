"""Choosing one's name at the desk."""
