"""The words of the list of entries and requests."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from app.agenda import EventRow, EventSheet, When
from app.agenda.spans import span_text
from app.agenda.texts import EVENT_KINDS
from app.clock import to_tehran
from app.jalali import clock_text, jalali_text
from app.text import isolate, persian_digits

EMPTY: Final = "در این فهرست برنامه‌ای نیست. F6 برنامه تازه و Shift+F7 درخواست تازه را باز می‌کند."
NOTHING_CHOSEN: Final = "برنامه‌ای را از فهرست برگزینید، یا با Shift+F7 درخواست تازه بنویسید."
WITHOUT_TIME: Final = "بی زمان"

#: What is said when a step is taken.
DONE: Final = {
    "fixed": "زمان قطعی شد.",
    "completed": "درخواست به جریان افتاد.",
    "follow_up": "پیگیری آغاز شد.",
    "in_folder": "فرم آن در کارتابل استاندار گذاشته شد.",
    "folder_seen": "استاندار دید و چیزی ننوشت.",
    "folder_back": "استاندار برگرداند.",
    "closed": "برنامه بسته شد.",
    "seen": "دیده شد.",
    "taken_back": "گام آخر پس گرفته شد.",
    "step": "ثبت شد.",
    "gone": "این فرم را این نسخه برنامه نمی‌شناسد.",
}


def shown_number(number: str) -> str:
    """A number in Persian digits, in one piece."""
    return isolate(persian_digits(number)) if number else "—"


def named(sheet: EventSheet) -> str:
    """An entry as titles name it."""
    return f"{EVENT_KINDS[sheet.kind]} {shown_number(sheet.number)}"


def shown_day(row: EventRow | EventSheet) -> str:
    """The day an entry is on."""
    return WITHOUT_TIME if row.starts_at is None else isolate(jalali_text(row.starts_at.date()))


def shown_hours(row: EventRow | EventSheet) -> str:
    """The hours of an entry."""
    if row.starts_at is None or row.ends_at is None:
        return "—"
    when = When(starts_at=row.starts_at, ends_at=row.ends_at, all_day=row.all_day)
    return isolate(span_text(when))


def shown_moment(at: datetime) -> str:
    """A moment in one piece."""
    there = to_tehran(at)
    return f"{isolate(jalali_text(there.date()))} {isolate(clock_text(there.time()))}"
