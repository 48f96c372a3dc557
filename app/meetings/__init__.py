"""Meetings: their series, agenda, invitations, attendance, minutes and resolutions (P1.4-P1.8)."""
