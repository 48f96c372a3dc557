"""What must be remembered: reminders people set, and promises that remind by themselves."""

from app.reminders.drafts import ReminderDraft
from app.reminders.due import DueNow, Reminder, due_now, due_reminders
from app.reminders.operations import (
    Due,
    PutOff,
    finish_reminder,
    put_off,
    put_off_until,
    remove_reminder,
    restore_reminder,
    set_reminder,
)

__all__ = [
    "Due",
    "DueNow",
    "PutOff",
    "Reminder",
    "ReminderDraft",
    "due_now",
    "due_reminders",
    "finish_reminder",
    "put_off",
    "put_off_until",
    "remove_reminder",
    "restore_reminder",
    "set_reminder",
]
