"""The actions that print the papers of meetings and write minutes as a file."""

from __future__ import annotations

from typing import Final

from ui.action import MEETING, Action

MEETING_PAPER_ACTIONS: Final = tuple(
    Action(
        name,
        title,
        "",
        MEETING,
        separated=apart,
        run=f"ui.meetings.papers:{name}",
        right="read_meetings",
    )
    for name, title, apart in (
        ("print_invitations", "چاپ دعوتنامه‌ها", True),
        ("print_attendance", "چاپ فهرست حضور و غیاب", False),
        ("print_minutes", "چاپ صورتجلسه", False),
        ("print_extracts", "چاپ گزیده هر گیرنده", False),
        ("print_meeting_report", "چاپ گزارش جلسه به استاندار", False),
        ("print_resolutions", "چاپ مصوبات دستگاه‌ها", False),
        ("export_minutes_docx", "خروجی ورد صورتجلسه", False),
        ("print_blank_minutes", "چاپ فرم صورتجلسه خالی", True),
        ("print_blank_attendance", "چاپ فهرست حضور خالی", False),
    )
)
