"""The words and tones of meetings and of their series on the screen."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from app.clock import to_tehran
from app.jalali import jalali_text, long_jalali_text
from app.meetings.rows import InviteeLine, MeetingSheet
from app.meetings.states import (
    InviteAnswer,
    Inviter,
    ItemState,
    Presence,
)
from app.meetings.texts import ABSENT, PRESENCES
from app.text import isolate
from ui.meetings.desk_words import shown_count, shown_hour, shown_number
from ui.theme import Tone

NOTHING: Final = "—"
EMPTY: Final = "جلسه‌ای در این فهرست نیست. Ctrl+N جلسه تازه را برنامه‌ریزی می‌کند."
NOTHING_CHOSEN: Final = "جلسه‌ای را از فهرست برگزینید، یا با Ctrl+N جلسه تازه‌ای برنامه‌ریزی کنید."
EMPTY_SERIES: Final = "سلسله‌ای در این فهرست نیست. Ctrl+N شورا، کمیسیون یا کارگروه تازه را می‌نویسد."
NO_SERIES_CHOSEN: Final = "سلسله‌ای را از فهرست برگزینید، یا با Ctrl+N سلسله تازه‌ای بنویسید."

ANSWER_TONES: Final[Mapping[InviteAnswer, Tone]] = {
    InviteAnswer.NONE: Tone.QUIET,
    InviteAnswer.ACKNOWLEDGED: Tone.SUCCESS,
    InviteAnswer.SUBSTITUTE: Tone.INFORMATION,
    InviteAnswer.DECLINED: Tone.DANGER,
    InviteAnswer.NO_ANSWER: Tone.WARNING,
}
PRESENCE_TONES: Final[Mapping[Presence, Tone]] = {
    Presence.UNSAID: Tone.QUIET,
    Presence.PRESENT: Tone.SUCCESS,
    Presence.SUBSTITUTE: Tone.INFORMATION,
    Presence.EXCUSED: Tone.WARNING,
}
ITEM_TONES: Final[Mapping[ItemState, Tone]] = {
    ItemState.OPEN: Tone.WARNING,
    ItemState.DECIDED: Tone.SUCCESS,
    ItemState.NOTED: Tone.INFORMATION,
    ItemState.PUT_OFF: Tone.QUIET,
    ItemState.WITHDRAWN: Tone.QUIET,
}
#: What is said of somebody's presence, as choices; nobody says «absent», it is reckoned.
PRESENCE_CHOICES: Final = tuple((one, PRESENCES[one] if one else "گفته نشده") for one in Presence)
INVITERS: Final[Mapping[Inviter, str]] = {
    Inviter.OFFICE: "دفتر ما",
    Inviter.OUTSIDE: "دبیرخانه بیرونی",
}

#: What is said when a step is taken.
DONE: Final[Mapping[str, str]] = {
    "planned": "جلسه برنامه‌ریزی شد؛ Ctrl+PgDown گام بعد را برمی‌دارد.",
    "step": "ثبت شد. Ctrl+Z آن را پس می‌گیرد.",
    "invite": "دعوتنامه‌ها در نامه‌ها آماده شد.",
    "out": "دعوت‌ها رفت.",
    "begin": "جلسه آغاز شد؛ در دعوت‌شدگان Space حاضر می‌نویسد و Ctrl+Shift+Ins میز صورتجلسه است.",
    "all": "همه کسانی که چیزی درباره‌شان گفته نشده بود، حاضر نوشته شدند.",
    "remind": "یادآوری صورتجلسه ثبت شد.",
    "closed": "جلسه بسته شد.",
    "taken_back": "گام آخر پس گرفته شد.",
    "series": "سلسله جلسات ثبت شد؛ Ctrl+Shift+PgUp موضوعی در نوبت می‌گذارد.",
    "archived": "سلسله بایگانی شد.",
    "unarchived": "سلسله از بایگانی برگشت.",
    "order": "ترتیب عوض شد؛ Ctrl+Z آن را برمی‌گرداند.",
    "gone": "این فرم را این نسخه برنامه نمی‌شناسد.",
}


def said_keys(*keys: tuple[str, str]) -> str:
    """What keys mean, in a line; each key stays in one piece."""
    return " · ".join(f"\u2066{key}\u2069 {words}" for key, words in keys)


def short_day(at: datetime) -> str:
    """The day of a moment in digits, in one piece."""
    return isolate(jalali_text(to_tehran(at).date()))


def shown_day(at: datetime) -> str:
    """The day of a moment in words."""
    return long_jalali_text(to_tehran(at).date())


def shown_hours(starts: datetime, ends: datetime) -> str:
    """From when to when."""
    return f"{shown_hour(starts)} تا {shown_hour(ends)}"


def session_words(number: int | None, series: str) -> str:
    """Which session of its series a meeting is; nothing of one that stands alone."""
    if not series:
        return ""
    return f"نشست {shown_count(number)} {series}" if number else series


def meeting_heading(sheet: MeetingSheet) -> str:
    """A meeting as lists and titles call it: its number and what it is about."""
    return f"{shown_number(sheet.number)} · {sheet.subject}"


def presence_said(one: InviteeLine) -> str:
    """Whether somebody is there, in a word."""
    return ABSENT if one.is_absent else PRESENCES[one.presence]


def presence_tone(one: InviteeLine) -> Tone:
    """As danger, whom nobody saw."""
    return Tone.DANGER if one.is_absent else PRESENCE_TONES[one.presence]
