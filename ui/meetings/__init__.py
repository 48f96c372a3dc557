"""Meetings: their register, forms, the desk on which minutes are written, their resolutions."""
