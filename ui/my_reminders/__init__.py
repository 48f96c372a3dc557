"""The list of one's reminders."""
