"""Visits: the waiting room, and the petitions of public meeting days."""
