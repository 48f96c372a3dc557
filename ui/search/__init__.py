"""The one box: whatever the office keeps, found while the question is typed."""
