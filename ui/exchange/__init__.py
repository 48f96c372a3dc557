"""Bringing records in from files and writing them out, beside whatever register is in sight."""
