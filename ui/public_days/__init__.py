"""The page of public meeting days: the day, its petitions, the session, what came of it."""
