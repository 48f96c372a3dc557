"""Public meeting days: the list, the managers, the session, the hand-over, the report (U15-U18)."""
