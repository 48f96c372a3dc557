"""The actions that print the governor's programme and its requests."""

from __future__ import annotations

from typing import Final

from ui.action import AGENDA, Action

_PAPERS: Final = "ui.agenda.papers"

AGENDA_PAPER_ACTIONS: Final = tuple(
    Action(
        name,
        title,
        key,
        AGENDA,
        separated=apart,
        run=f"{_PAPERS}:{name}",
        right="read_agenda",
    )
    for name, title, key, apart in (
        ("print_day_programme", "چاپ برنامه روزانه", "Ctrl+Alt+1", True),
        ("print_week_programme", "چاپ برنامه هفتگی", "Ctrl+Alt+2", False),
        ("print_month_programme", "چاپ برنامه ماهانه", "Ctrl+Alt+3", False),
        ("print_meeting_request", "چاپ فرم ضرورت یا درخواست بازدید", "Ctrl+Alt+4", True),
        ("print_reminder_sheet", "چاپ فهرست یادآوری تلفنی", "Ctrl+Alt+5", False),
        ("print_blank_request", "چاپ فرم ضرورت خالی", "", True),
        ("print_blank_visit", "چاپ درخواست بازدید خالی", "", False),
        ("print_blank_reminders", "چاپ فهرست یادآوری تلفنی خالی", "", False),
    )
)
