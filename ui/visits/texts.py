"""The words of the visits page."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from app.clock import to_tehran
from app.jalali import clock_text, jalali_text
from app.text import isolate, persian_digits

EMPTY: Final = "کسی در این فهرست نیست. F4 مراجع تازه و Shift+F4 درخواست ملاقات را ثبت می‌کند."
NOTHING_CHOSEN: Final = "مراجعی را از فهرست برگزینید، یا با F4 مراجع تازه را ثبت کنید."
VISIT: Final = "ملاقات"

#: What is said when a step is taken.
DONE: Final = {
    "arrive": "حاضر در دفتر ثبت شد.",
    "announce": "به استاندار اعلام شد؛ Enter یعنی هم‌اکنون بیاید.",
    "now": "اجازه ورود ثبت شد؛ Enter ورود را ثبت می‌کند.",
    "enter": "وارد شد؛ Enter بیرون آمدن را ثبت می‌کند.",
    "leave": "بیرون آمد؛ F8 دستور و Ctrl+T خبر دادن به او را ثبت می‌کند.",
    "no_show": "نیامدن ثبت شد.",
    "attempt": "کوشش برای خبر دادن ثبت شد.",
    "closed": "ملاقات بسته شد.",
    "in_folder": "فرم ملاقات در کارتابل استاندار گذاشته شد.",
    "folder_seen": "استاندار دید و چیزی ننوشت.",
    "folder_back": "استاندار برگرداند.",
    "taken_back": "گام آخر پس گرفته شد.",
    "step": "ثبت شد.",
    "gone": "این فرم را این نسخه برنامه نمی‌شناسد.",
}


def shown_number(number: str) -> str:
    """A number in Persian digits, in one piece."""
    return isolate(persian_digits(number))


def shown_moment(at: datetime) -> str:
    """A moment in one piece."""
    there = to_tehran(at)
    return f"{isolate(jalali_text(there.date()))} {shown_hour(at)}"


def shown_hour(at: datetime) -> str:
    """Its hour alone."""
    return isolate(clock_text(to_tehran(at).time()))


def waited_minutes(since: datetime, now: datetime) -> int:
    """Whole minutes that went by."""
    return max(0, int((now - since).total_seconds() // 60))


def waited_words(minutes: int) -> str:
    """How long somebody waits, short enough for a cell."""
    if minutes < 60:
        return persian_digits(f"{minutes} دقیقه")
    hours, rest = divmod(minutes, 60)
    said = f"{hours} ساعت و {rest} دقیقه" if rest else f"{hours} ساعت"
    return persian_digits(said)
