"""Windows, pages and forms, and the command line."""
