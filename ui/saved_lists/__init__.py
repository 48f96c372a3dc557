"""Kept lists: under their register in the navigation, counted as the office's work goes on."""
