"""Shifts handed over: what is left to the next, and who took it."""
