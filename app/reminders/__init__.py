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
from app.reminders.queries import (
    count_reminders,
    list_reminders,
    record_reminders,
    reminder_sheet,
    with_reminders,
)
from app.reminders.rows import (
    AnchorChoice,
    RecordReminders,
    ReminderFilter,
    ReminderRow,
    ReminderView,
)

__all__ = [
    "AnchorChoice",
    "Due",
    "DueNow",
    "PutOff",
    "RecordReminders",
    "Reminder",
    "ReminderDraft",
    "ReminderFilter",
    "ReminderRow",
    "ReminderView",
    "count_reminders",
    "due_now",
    "due_reminders",
    "finish_reminder",
    "list_reminders",
    "put_off",
    "put_off_until",
    "record_reminders",
    "reminder_sheet",
    "remove_reminder",
    "restore_reminder",
    "set_reminder",
    "with_reminders",
]
