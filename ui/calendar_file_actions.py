"""The actions that let the programme out to other calendars and bring those in."""

from __future__ import annotations

from typing import Final

from ui.action import AGENDA, Action

CALENDAR_FILE_ACTIONS: Final = (
    Action(
        "import_calendar",
        "ورود برنامه‌ها از تقویمی دیگر",
        "",
        AGENDA,
        separated=True,
        run="ui.exchange.opening:import_calendar",
        right="plan_agenda",
    ),
    Action(
        "export_calendar",
        "خروجی برنامه‌ها برای تقویمی دیگر",
        "",
        AGENDA,
        run="ui.exchange.opening:export_calendar",
        right="read_agenda",
    ),
)
