"""A span of time as people type it: «۱۰ تا ۱۱:۳۰», «۹ و نیم تا ۱۰», «فردا ۱۰ تا ۱۲», «تمام روز»."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Final

from app.agenda.drafts import When
from app.clock import from_tehran, to_tehran
from app.jalali import clock_text, jalali_text, parse_date
from app.text import ZWNJ, latin_digits, persian_digits, tidy

#: How long an entry lasts of which only the beginning is typed.
USUAL_MINUTES: Final = 60
DAY_MINUTES: Final = 24 * 60
_NOON: Final = DAY_MINUTES // 2

#: Nobody types a time in more letters; each place of a longer text would be tried as its day.
LONGEST: Final = 120

ALL_DAY: Final = "تمام روز"
NOT_A_SPAN: Final = (
    "زمان را چنین بنویسید: ۱۰ تا ۱۱:۳۰، ۱۰ به مدت ۴۵ دقیقه، فردا ۱۰ تا ۱۲، تمام روز."
)
ENDS_AT_ONCE: Final = "پایان باید پس از آغاز باشد."
BEHIND_MIDNIGHT: Final = "آغاز پس از نیمه‌شب را با روز خودش و بی «شب» بنویسید: فردا ۱ تا ۲."
TOO_LONG: Final = "یک برنامه با ساعت بیش از یک شبانه‌روز نمی‌شود؛ برای بیشتر «تمام روز» را بنویسید."

_TIME: Final = (
    r"(?:([0-9]{1,2})(?: ?[:.٫] ?([0-9]{2}))?|([0-9]{1,2})([0-9]{2}))"
    r"(?: و (نیم|ربع|[0-9]{1,2})(?: دقیقه)?)?(?: (صبح|ظهر|بعدازظهر|عصر|شب))?"
)
_SPAN = re.compile(rf"(?:از )?(?:ساعت )?{_TIME} ?(?:تا|الی|-) ?(?:ساعت )?{_TIME}")
_LASTING = re.compile(rf"(?:از )?(?:ساعت )?{_TIME} ?(?:به مدت|برای) (.+)")
_BEGINNING = re.compile(rf"(?:از )?(?:ساعت )?{_TIME}")
_ALL_DAY = re.compile(r"(?:تمام|کل|همه) ?روز(?: ?(?:به مدت|برای) ?([0-9]{1,3}) روز)?")
#: A weekday in two words is no hour: «سه شنبه».
_WEEKDAY_APART = re.compile(r"\b(یک|دو|سه|چهار|پنج) شنبه")
_LENGTH = re.compile(
    r"(?:([0-9]{1,2}) ساعت)?(?: ?و )?(?:(نیم) ساعت|(نیم|ربع)|([0-9]{1,4})(?: ?دقیقه)?)?"
)

_FRACTIONS: Final = {"نیم": 30, "ربع": 15}
_AFTER_NOON: Final = frozenset({"بعدازظهر", "عصر", "شب", "ظهر"})
#: Before this hour «شب» is behind midnight: «۱ شب». Whose night, nobody can say.
_NIGHT_ENDS: Final = 5
_HOURS_IN_WORDS: Final = {
    word: str(number)
    for number, word in enumerate(
        ("یک", "دو", "سه", "چهار", "پنج", "شش", "هفت", "هشت", "نه", "ده", "یازده", "دوازده"), 1
    )
}


def parse_span(text: str, day: date, today: date, *, minutes: int = USUAL_MINUTES) -> When:
    """Read a span as people type it.

    Args:
        text: «۱۰ تا ۱۱:۳۰», «10-11:30», «۹ و نیم تا ۱۰», «۱۰ به مدت ۴۵ دقیقه», «۱۰» for the usual
            length, «تمام روز»; a day may stand before or after it. An end that does not follow
            its beginning is meant after noon («۱۱ تا ۱»), else on the next day; one that is said to
            be in the evening has its beginning there too («۸ تا ۱۰ شب»).
        day: Which day is meant where none is typed.
        today: What «فردا» starts from.
        minutes: How long it lasts when no end is typed.

    Raises:
        ValueError: Its text is a Persian sentence fit to be shown beside the field.
    """
    if len(text) > LONGEST:
        raise ValueError(NOT_A_SPAN)
    trouble = NOT_A_SPAN
    for hours, named in _parted(_words(text)):
        on = _day(named, day, today)
        if on is None:
            continue
        try:
            return _when(hours, on, minutes)
        except ValueError as error:
            # A slip in what was understood says more than that nothing was.
            if str(error) != NOT_A_SPAN:
                trouble = str(error)
    raise ValueError(trouble)


def _words(text: str) -> list[str]:
    typed = latin_digits(tidy(text)).replace(ZWNJ, " ").replace("–", "-").replace("—", "-")
    typed = typed.replace("\u2212", "-").replace("،", " ").replace("بعد از ظهر", "بعدازظهر")
    typed = _WEEKDAY_APART.sub(lambda found: f"{found[1]}{ZWNJ}شنبه", typed)
    return [_HOURS_IN_WORDS.get(word, word) for word in typed.split()]


def _parted(words: list[str]) -> Iterator[tuple[str, str]]:
    """Every way to part the hours from the day before or after them, the most hours first."""
    for count in range(len(words), 0, -1):
        yield " ".join(words[-count:]), " ".join(words[:-count])
        if count < len(words):
            yield " ".join(words[:count]), " ".join(words[count:])


def _day(named: str, day: date, today: date) -> date | None:
    words = [word for word in named.split() if word != "روز"]
    if not words:
        return None if named else day
    try:
        return parse_date(" ".join(words), today)
    except ValueError:
        return None


def _when(hours: str, day: date, minutes: int) -> When:
    found = _ALL_DAY.fullmatch(hours)
    if found:
        return whole_days(day, max(int(found.group(1) or 1), 1))
    found = _SPAN.fullmatch(hours)
    if found:
        first, last = found.groups()[:6], found.groups()[6:]
        begin = _minute(first, is_end=False)
        end = _end(begin, last)
        if first[-1] is None and last[-1] in _AFTER_NOON and begin < _NOON < end - begin:
            # «۸ تا ۱۰ شب» is two hours of one evening.
            begin += _NOON
        return _of_minutes(day, begin, end)
    found = _LASTING.fullmatch(hours)
    if found:
        begin = _minute(found.groups()[:6], is_end=False)
        return _of_minutes(day, begin, begin + _length(found.group(7)))
    found = _BEGINNING.fullmatch(hours)
    if found:
        begin = _minute(found.groups(), is_end=False)
        return _of_minutes(day, begin, begin + minutes)
    raise ValueError(NOT_A_SPAN)


def _minute(parts: tuple[str | None, ...], *, is_end: bool) -> int:
    """The minute of the day an hour as typed stands for."""
    hour, minute, joined_hour, joined_minute, fraction, half = parts
    hours, minutes = int(hour or joined_hour or 0), int(minute or joined_minute or 0)
    if fraction is not None:
        if minutes:
            raise ValueError(NOT_A_SPAN)
        minutes = _FRACTIONS[fraction] if fraction in _FRACTIONS else int(fraction)
    if half == "شب" and (hours < _NIGHT_ENDS or hours == _NOON // 60):
        if not is_end:
            raise ValueError(BEHIND_MIDNIGHT)
        hours = hours if hours < _NIGHT_ENDS else 0 if minutes else 24
    elif half in _AFTER_NOON and hours < 12 and not (half == "ظهر" and hours > 3):
        hours += 12
    last = 24 if is_end else 23
    if minutes > 59 or hours > last or (hours == 24 and minutes):
        raise ValueError(NOT_A_SPAN)
    return hours * 60 + minutes


def _end(begin: int, parts: tuple[str | None, ...]) -> int:
    end = _minute(parts, is_end=True)
    if end == begin:
        raise ValueError(ENDS_AT_ONCE)
    if end < begin:
        after_noon = end + _NOON
        said = parts[-1] is not None
        end = after_noon if after_noon > begin and not said else end + DAY_MINUTES
    return end


def _length(text: str) -> int:
    if text.isdigit():
        minutes = int(text)
    else:
        found = _LENGTH.fullmatch(text)
        if found is None or not any(found.groups()):
            raise ValueError(NOT_A_SPAN)
        hours, half, fraction, rest = found.groups()
        minutes = int(hours or 0) * 60 + int(rest or 0)
        minutes += 30 if half else _FRACTIONS.get(fraction or "", 0)
    if not minutes:
        raise ValueError(ENDS_AT_ONCE)
    return minutes


def _of_minutes(day: date, begin: int, end: int) -> When:
    if end - begin > DAY_MINUTES:
        raise ValueError(TOO_LONG)
    return When(starts_at=moment_at(day, begin), ends_at=moment_at(day, end))


def moment_at(day: date, minute: int) -> datetime:
    """The instant of a minute on Tehran's clock, counted from a day's midnight, whatever day."""
    days, rest = divmod(minute, DAY_MINUTES)
    return from_tehran(day + timedelta(days=days), time(rest // 60, rest % 60))


def whole_days(day: date, days: int = 1) -> When:
    """A span of whole days."""
    end = moment_at(day + timedelta(days=days), 0)
    return When(starts_at=moment_at(day, 0), ends_at=end, all_day=True)


def span_text(when: When) -> str:
    """The hours of a span: «۱۰:۰۰ تا ۱۱:۳۰», of a whole day «تمام روز»; `parse_span` reads it."""
    start, end = to_tehran(when.starts_at), to_tehran(when.ends_at)
    if when.all_day:
        days = (end.date() - start.date()).days
        return ALL_DAY if days == 1 else persian_digits(f"{ALL_DAY} به مدت {days} روز")
    if end == start + timedelta(days=1) or (end.date() > start.date() and end.time() != time(0)):
        minutes = int((end - start).total_seconds()) // 60
        return persian_digits(f"{clock_text(start.time())} به مدت {minutes} دقیقه")
    last = "۲۴:۰۰" if end.time() == time(0) else clock_text(end.time())
    return f"{clock_text(start.time())} تا {last}"


def dated_span_text(when: When) -> str:
    """A span with its day before it: «۱۴۰۵/۰۹/۰۷ ۱۰:۰۰ تا ۱۱:۳۰»."""
    return f"{jalali_text(to_tehran(when.starts_at).date())} {span_text(when)}"
