"""What the calendar says in words of an entry and of a day: on it, over it, and to a reader."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final

from app.agenda.drafts import When
from app.agenda.rows import CalendarEntry, DayInfo
from app.agenda.spans import DAY_MINUTES, span_text
from app.agenda.states import EventState
from app.agenda.texts import BUSY, EVENT_KINDS, EVENT_STATES
from app.clock import to_tehran
from app.jalali import (
    clock_text,
    long_jalali_text,
    month_name,
    to_jalali,
    weekday_name,
)
from app.text import isolate, persian_digits
from ui.agenda.geometry import Span, day_of, moment

CLASHES: Final = "تداخل"
TENTATIVE: Final = EVENT_STATES["tentative"]
OVERRIDDEN: Final = "با پذیرش تداخل"
SPECIAL: Final = "یادآوری تلفنی"
SERIES: Final = "تکراری"
WITHOUT: Final = "بی حضور استاندار"
ROADS: Final = "آمادگی و راه"
PRAYER: Final = "نماز"
PUBLIC_DAY: Final = "روز ملاقات عمومی"
#: Of a day that is off every week, whose name alone would say nothing.
OFF: Final = "تعطیل"
ESTIMATED: Final = "(تخمینی)"
#: Before a Hijri date that has no room for the word.
NEARLY: Final = "≈"

#: States a calendar need not say: an entry simply stands.
_PLAIN: Final = frozenset({EventState.SCHEDULED, EventState.TENTATIVE})

_YEAR = re.compile(r" [۰-۹]{4}")


def subject_of(entry: CalendarEntry) -> str:
    """What an entry is called; of a hidden one, only that the time is taken."""
    return BUSY if entry.is_hidden else entry.subject or EVENT_KINDS[entry.kind]


def hours_of(entry: CalendarEntry) -> str:
    """«۱۰:۰۰ تا ۱۱:۳۰»."""
    when = When(starts_at=entry.starts_at, ends_at=entry.ends_at, all_day=entry.all_day)
    return span_text(when)


def span_hours(span: Span) -> str:
    """The hours of wall minutes; from midnight to midnight whole days."""
    all_day = span.begin % DAY_MINUTES == span.end % DAY_MINUTES == 0
    return span_text(When(starts_at=moment(span.begin), ends_at=moment(span.end), all_day=all_day))


def begin_of(entry: CalendarEntry) -> str:
    """«۱۰:۰۰»."""
    return clock_text(to_tehran(entry.starts_at).time())


def state_words(entry: CalendarEntry) -> list[str]:
    """How it stands, what is wrong with it, and what is special, the gravest first."""
    said = [
        (bool(entry.clashes), CLASHES),
        (entry.tentative, TENTATIVE),
        (entry.is_overridden, OVERRIDDEN),
        (entry.state not in _PLAIN and not entry.is_hidden, EVENT_STATES[entry.state]),
        (entry.is_special, SPECIAL),
        (not entry.with_governor and not entry.is_hidden, WITHOUT),
        (entry.is_series, SERIES),
    ]
    return [words for true, words in said if true]


def spoken(entry: CalendarEntry, others: Iterable[CalendarEntry] = ()) -> str:
    """An entry in one sentence, for those who cannot see it.

    Args:
        entry: Whatever is told of it may be told.
        others: Those in sight, to name the ones it clashes with.
    """
    day = long_jalali_text(to_tehran(entry.starts_at).date())
    kind = "" if entry.is_hidden else EVENT_KINDS[entry.kind]
    place = entry.place and f"در {entry.place}"
    parts = [
        subject_of(entry),
        kind,
        day,
        f"ساعت {hours_of(entry)}" if not entry.all_day else hours_of(entry),
        place,
        entry.who and f"درخواست {entry.who}",
        *(words for words in state_words(entry) if words != CLASHES),
        clash_words(entry, others),
    ]
    return "، ".join(part for part in parts if part)


def clash_words(entry: CalendarEntry, others: Iterable[CalendarEntry]) -> str:
    """Which entries it clashes with, as far as they are in sight."""
    if not entry.clashes:
        return ""
    named = dict.fromkeys(
        f"«{subject_of(other)}» ({isolate(hours_of(other))})"
        for other in others
        if other.id in entry.clashes
    )
    return f"{CLASHES} با {' و '.join(named)}" if named else CLASHES


def day_heading(day: date) -> str:
    """A day as its own page calls it."""
    return long_jalali_text(day)


def short_day(day: date) -> str:
    """«شنبه ۷ آذر»."""
    _, month, number = to_jalali(day)
    return persian_digits(f"{weekday_name(day)} {number} {month_name(month)}")


def days_heading(first: date, last: date) -> str:
    """A span of days: «۷ تا ۱۳ آذر ۱۴۰۵», the months and years named that differ."""
    year, month, number = to_jalali(first)
    to_year, to_month, to_number = to_jalali(last)
    begin = str(number)
    if (year, month) != (to_year, to_month):
        begin += f" {month_name(month)}"
    if year != to_year:
        begin += f" {year}"
    return persian_digits(f"{begin} تا {to_number} {month_name(to_month)} {to_year}")


def month_heading(day: date) -> str:
    """«آذر ۱۴۰۵»."""
    year, month, _ = to_jalali(day)
    return persian_digits(f"{month_name(month)} {year}")


def short_hijri(hijri: str) -> str:
    """A Hijri date without its year, an estimate marked by a sign: «≈ ۱۸ جمادی‌الثانی»."""
    estimated = ESTIMATED in hijri
    short = _YEAR.sub("", hijri.replace(ESTIMATED, "")).strip()
    return f"{NEARLY} {short}" if estimated else short


def short_gregorian(gregorian: str) -> str:
    """A Gregorian date without its year."""
    return _YEAR.sub("", gregorian).strip()


def day_alone(short: str) -> str:
    """Of a short date, the day without its month, where there is no room for it: «≈ ۱۸»."""
    nearly = f"{NEARLY} " if short.startswith(NEARLY) else ""
    return nearly + short.removeprefix(nearly).partition(" ")[0]


def day_notes(info: DayInfo | None) -> str:
    """Why a day is off and what it is known for, in one line."""
    if info is None:
        return ""
    off = OFF if info.day_off == weekday_name(info.day) else info.day_off
    if off and info.estimated and ESTIMATED not in off:
        off = f"{off} {ESTIMATED}"
    public = PUBLIC_DAY if info.is_public_day else ""
    return " · ".join(part for part in (off, public, *info.occasions) if part)


def spoken_day(day: date, info: DayInfo | None) -> str:
    """A day in one sentence, with its other calendars and what it is known for."""
    parts = [long_jalali_text(day)]
    if info is not None:
        off = f"تعطیل: {info.day_off}" if info.day_off else ""
        parts += [info.hijri, info.gregorian, off, *info.occasions]
        parts += [PUBLIC_DAY] if info.is_public_day else []
    return "، ".join(part for part in parts if part)


def counted(number: int) -> str:
    """How many entries, in words."""
    return persian_digits(f"{number} برنامه") if number else "بی برنامه"


def more_words(number: int) -> str:
    """«+۳ برنامه دیگر»."""
    return persian_digits(f"\u2067+{number}\u2069 برنامه دیگر")


def more_shortly(number: int) -> str:
    """«+۳», where there is no room for more."""
    return persian_digits(isolate(f"+{number}"))


def ghost_words(name: str, span: Span, sentence: str) -> str:
    """Where something dragged would lie, and what that would hurt."""
    said = (name, short_day(day_of(span.begin)), span_hours(span), sentence)
    return "، ".join(part for part in said if part)


def week_of(day: date) -> date:
    """The Saturday a day's week begins with."""
    return day - timedelta(days=(day.weekday() + 2) % 7)
