"""The actions of the calendar."""

from __future__ import annotations

from typing import Final

from ui.action import AGENDA, Action

CALENDAR_ACTIONS: Final = (
    Action("new_event", "برنامه تازه", "F6", AGENDA, section="agenda", right="plan_agenda"),
    Action(
        "go_to_date",
        "رفتن به تاریخ در تقویم",
        "Ctrl+F6",
        AGENDA,
        section="agenda",
        right="read_agenda",
        separated=True,
    ),
    Action("calendar_day", "روز", "Ctrl+Alt+6", AGENDA, separated=True),
    Action("calendar_week", "هفته", "Ctrl+Alt+7", AGENDA),
    Action("calendar_month", "ماه", "Ctrl+Alt+8", AGENDA),
    Action("calendar_columns", "ستون‌های کنار هم", "Ctrl+Alt+9", AGENDA),
    Action("event_fix", "قطعی کردن", "Alt+M", AGENDA, separated=True),
    Action("event_move", "جابه‌جایی", "Alt+H", AGENDA),
    Action("open_event", "باز کردن در فهرست برنامه‌ها", "", AGENDA),
    Action("show_events", "فهرست", "", AGENDA),
)
