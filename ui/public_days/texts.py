"""The words and tones of public days on the screen."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from app.clock import to_tehran
from app.jalali import clock_text, jalali_text, long_jalali_text
from app.public_days import ManagerAnswer
from app.text import isolate, persian_count, persian_digits
from app.visits.states import VisitState
from ui.theme import Tone

_V = VisitState

DAY: Final = "ملاقات عمومی"
NOTHING: Final = "—"
EMPTY: Final = "روزی در این فهرست نیست. Ctrl+N روز ملاقات عمومی تازه را برنامه‌ریزی می‌کند."
NOTHING_CHOSEN: Final = "روزی را از فهرست برگزینید، یا با Ctrl+N روز تازه‌ای را برنامه‌ریزی کنید."

PETITION_TONES: Final = {
    _V.COLLECTED: Tone.QUIET,
    _V.LISTED: Tone.INFORMATION,
    _V.PRESENTED: Tone.WARNING,
    _V.ACCEPTED: Tone.SUCCESS,
    _V.ANSWERED: Tone.INFORMATION,
    _V.REFUSED: Tone.DANGER,
    _V.HEARD: Tone.INFORMATION,
    _V.ABSENT: Tone.WARNING,
    _V.POSTPONED: Tone.WARNING,
    _V.HANDED_OVER: Tone.INFORMATION,
    _V.RESULT_IN: Tone.WARNING,
    _V.TOLD: Tone.SUCCESS,
    _V.WITHDRAWN: Tone.QUIET,
    _V.CLOSED: Tone.QUIET,
}
ANSWERS: Final = {
    ManagerAnswer.NONE: "هنوز نه",
    ManagerAnswer.TOLD: "می‌آید",
    ManagerAnswer.SUBSTITUTE: "جانشین می‌فرستد",
    ManagerAnswer.DECLINED: "نمی‌آید",
    ManagerAnswer.NO_ANSWER: "پاسخ نداد",
}
ANSWER_TONES: Final = {
    ManagerAnswer.NONE: Tone.QUIET,
    ManagerAnswer.TOLD: Tone.SUCCESS,
    ManagerAnswer.SUBSTITUTE: Tone.INFORMATION,
    ManagerAnswer.DECLINED: Tone.DANGER,
    ManagerAnswer.NO_ANSWER: Tone.WARNING,
}
PRESENCE: Final = {True: "حاضر", False: "غایب", None: NOTHING}
PRESENCE_TONES: Final = {True: Tone.SUCCESS, False: Tone.DANGER, None: Tone.QUIET}

#: What is said when a step is taken.
DONE: Final = {
    "planned": "روز برنامه‌ریزی شد؛ Alt+Left فهرست را باز می‌کند.",
    "step": "ثبت شد.",
    "open_list": "فهرست باز شد؛ Ins درخواست تازه را می‌افزاید.",
    "take_waiting": "درخواست‌های مانده به این روز آمد.",
    "close_list": "فهرست بسته شد و هر کس نوبت گرفت.",
    "reopen_list": "فهرست دوباره باز شد.",
    "present": "فرم‌ها به رؤیت رسید؛ + می‌پذیرد، / پاسخ می‌دهد، - رد می‌کند و * مانده‌ها را می‌پذیرد.",
    "accept": "پذیرفته شد.",
    "accept_rest": "همه مانده‌ها پذیرفته شد.",
    "invite": "دعوتنامه‌ها در نامه‌ها آماده شد.",
    "begin": "جلسه آغاز شد.",
    "end": "جلسه پایان یافت.",
    "await": "نتیجه‌ها در انتظار است.",
    "follow": "زمان روز چون تقویم شد.",
    "closed": "روز بسته شد.",
    "present_manager": "حضور مدیر نوشته شد.",
    "attempt": "کوشش برای خبر دادن ثبت شد.",
    "taken_back": "گام آخر پس گرفته شد.",
    "order": "ترتیب عوض شد؛ Ctrl+Z آن را برمی‌گرداند.",
    "gone": "این فرم را این نسخه برنامه نمی‌شناسد.",
}


def shown_number(number: str) -> str:
    """A number in Persian digits, in one piece."""
    return isolate(persian_digits(number))


def shown_count(count: int) -> str:
    """A count in Persian digits."""
    return persian_count(count)


def shown_day(at: datetime) -> str:
    """The day of a moment in words."""
    return long_jalali_text(to_tehran(at).date())


def short_day(at: datetime) -> str:
    """The day of a moment in digits, in one piece."""
    return isolate(jalali_text(to_tehran(at).date()))


def shown_hour(at: datetime | None) -> str:
    """The hour of a moment; nothing of none."""
    return isolate(clock_text(to_tehran(at).time())) if at is not None else ""


def shown_hours(starts: datetime, ends: datetime) -> str:
    """From when to when."""
    return f"{shown_hour(starts)} تا {shown_hour(ends)}"


def shown_moment(at: datetime) -> str:
    """A moment in digits."""
    return f"{short_day(at)} {shown_hour(at)}"


def day_name(number: str, at: datetime) -> str:
    """A day as choices and titles call it."""
    return f"{shown_number(number)} · {shown_day(at)}"
