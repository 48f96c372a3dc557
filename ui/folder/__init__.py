"""The governor's folder: what goes in, what is with him, and what comes back."""
