"""The page of the letter registers."""
