"""The actions of the programme's requests and entries, from the request to the report."""

from __future__ import annotations

from typing import Final

from ui.action import AGENDA, Action

_RECORDING: Final = "ui.agenda_recording"

AGENDA_ACTIONS: Final = (
    Action(
        "new_request",
        "درخواست تازه",
        "Shift+F7",
        AGENDA,
        section="events",
        right="plan_agenda",
        separated=True,
    ),
    Action(
        "request_from_record",
        "درخواست برنامه از این سطر",
        "Ctrl+F7",
        AGENDA,
        run=f"{_RECORDING}:request",
        right="plan_agenda",
    ),
    Action(
        "entries_of_record",
        "برنامه‌های این سطر",
        "Alt+F7",
        AGENDA,
        run=f"{_RECORDING}:show_entries",
        right="read_agenda",
    ),
    *(
        Action(name, title, key, AGENDA, separated=apart)
        for name, title, key, apart in (
            ("event_review", "نظرخواهی از معاون", "Ctrl+F10", True),
            ("event_answer", "پاسخ معاون", "Ctrl+Shift+B", False),
            ("event_ask_completion", "برگرداندن برای تکمیل", "Alt+F10", False),
            ("event_completed", "تکمیل شد", "Ctrl+Shift+U", False),
            ("event_reject", "رد درخواست", "Alt+Shift+F9", False),
            ("event_schedule", "زمان دادن", "Ctrl+Shift+H", True),
            ("event_postpone", "به تعویق انداختن", "Ctrl+Shift+Q", False),
            ("event_cancel", "لغو برنامه", "Ctrl+Alt+Q", False),
            ("event_invitations", "دعوتنامه‌ها فرستاده شد", "Ctrl+Shift+J", True),
            ("event_ring", "یادآوری تلفنی", "Ctrl+Shift+Y", False),
            ("event_held", "برگزار شد", "Alt+Z", False),
            ("event_minutes", "صورتجلسه رسید", "Ctrl+Shift+S", False),
            ("event_follow_up", "آغاز پیگیری", "Alt+F5", False),
            ("event_report", "گزارش به استاندار", "Ctrl+Shift+X", False),
            ("event_stops", "مسیر بازدید", "Ctrl+Alt+M", True),
            ("event_promise", "وعده در محل", "Ctrl+Alt+Z", False),
            ("event_write_report", "نوشتن گزارش", "Ctrl+Alt+U", False),
            ("event_sign_up", "نام‌نویسی", "Alt+9", False),
            ("event_choose", "برگزیدن شرکت‌کنندگان", "Alt+0", False),
            ("event_repeat", "تکرار", "Ctrl+Shift+F7", True),
            ("event_series", "همه نوبت‌های این تکرار", "Ctrl+Shift+V", False),
            ("event_skip", "کنار گذاشتن این نوبت", "Ctrl+Shift+Z", False),
            ("event_restore", "بازگرداندن نوبت کنارگذاشته", "Alt+Shift+F5", False),
            ("event_in_calendar", "نمایش در تقویم", "Alt+Shift+F7", True),
            ("event_links", "رفتن به پیوند", "Alt+Shift+F11", False),
            ("event_link", "پیوند تازه", "Alt+Shift+F12", False),
            ("event_unlink", "برداشتن پیوند", "Ctrl+Shift+F10", False),
            ("event_seen", "دیده شد", "Ctrl+Shift+C", False),
        )
    ),
)
