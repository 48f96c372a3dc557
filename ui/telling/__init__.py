"""The call-back page: who is to be rung now, and what is to be said."""
