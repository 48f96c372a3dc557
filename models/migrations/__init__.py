"""Alembic's steps from each schema we ever shipped to the next."""
