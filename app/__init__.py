"""What can be done and asked in the office; owns the sessions, knows no Qt and no PDF."""
