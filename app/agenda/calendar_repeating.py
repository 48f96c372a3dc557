"""What another calendar repeats, spread out: its RRULE, RDATE and EXDATE within a year."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import Any, Final

from dateutil.rrule import rrulestr
from icalendar import Event

from app.clock import TEHRAN

#: So far ahead what repeats is spread out; a daily meeting has so many days.
A_YEAR: Final = timedelta(days=366)
MOST: Final = 366

_NO_RULE: Final = "قاعده تکرار آن خوانده نمی‌شود."
_TOO_OFTEN: Final = "بیش از روزی یک بار تکرار می‌شود و وارد نمی‌شود."
_NONE_AHEAD: Final = "همه نوبت‌های آن گذشته است یا در یک سال آینده نوبتی ندارد."
_SEVERAL_RULES: Final = "چند قاعده تکرار دارد و وارد نمی‌شود."
_OFTEN: Final = frozenset({"SECONDLY", "MINUTELY", "HOURLY"})
_PARTS_OF_A_DAY: Final = ("BYHOUR", "BYMINUTE", "BYSECOND")


class UnreadableRule(Exception):  # says why in words, as a refusal
    """What repeats cannot be spread out; the sentence says why."""


def original_starts(event: Event, begins: date, today: date) -> list[date]:
    """When the occurrences of an event begin, as its own start says it: days, or moments.

    Args:
        event: With a rule, or with further days.
        begins: Its own start.
        today: A year from here, or from the start where that is later.

    Raises:
        UnreadableRule: The sentence says why.
    """
    zone = begins.tzinfo if isinstance(begins, datetime) else None
    try:
        first = _wall(begins, zone)
        since = max(first, datetime.combine(today, time()))
        found = sorted(one for one in _spread(event, first, zone, since + A_YEAR) if one >= since)
    except UnreadableRule:
        raise
    except Exception as error:  # the reader of rules breaks anywhere, with any error
        raise UnreadableRule(_NO_RULE) from error
    if len(found) > MOST:
        raise UnreadableRule(_TOO_OFTEN)
    if not found:
        raise UnreadableRule(_NONE_AHEAD)
    if not isinstance(begins, datetime):
        return [moment.date() for moment in found]
    return [moment.replace(tzinfo=zone) for moment in found]


def _spread(event: Event, first: datetime, zone: Any, end: datetime) -> set[datetime]:
    """The occurrences before an end, on the wall clock of their zone."""
    rule = event.get("RRULE")
    if isinstance(rule, list):
        raise UnreadableRule(_SEVERAL_RULES)
    spread = {first} if rule is None else set(_of_rule(rule, first, zone, end))
    spread |= {_wall(moment, zone) for moment in _moments(event, "RDATE")}
    of_days = not isinstance(event.get("DTSTART").dt, datetime)
    for moment in _moments(event, "EXDATE"):
        day = _day_of(moment) if of_days else moment
        spread.discard(
            _wall(day, zone)
            if isinstance(day, datetime)
            else datetime.combine(day, first.time())  # wall clock of the zone
        )
    return {moment for moment in spread if moment < end}


def _of_rule(rule: Any, first: datetime, zone: Any, end: datetime) -> Iterator[datetime]:
    """What a rule alone names; its end is given always, or an impossible one would be sought."""
    words, count = _rule_words(rule, zone, end)
    yield from islice(rrulestr(words, dtstart=first), count)


def _rule_words(rule: Any, zone: Any, end: datetime) -> tuple[str, int | None]:
    """A rule as dateutil takes it, its end on the same clock as its start; and its count."""
    parts = {str(name).upper(): list(values) for name, values in rule.items()}
    frequency = str(parts.get("FREQ", [""])[0]).upper()
    many = any(len(parts.get(name, [])) > 1 for name in _PARTS_OF_A_DAY)
    if frequency in _OFTEN or many:
        raise UnreadableRule(_TOO_OFTEN)
    words = {
        part.partition("=")[0].upper(): part.partition("=")[2]
        for part in rule.to_ical().decode().split(";")
    }
    count = words.pop("COUNT", None)
    until = parts.get("UNTIL")
    last = min(_until(until[0], zone), end) if until else end
    words["UNTIL"] = f"{last:%Y%m%dT%H%M%S}"
    together = ";".join(f"{name}={value}" for name, value in words.items())
    return together, None if count is None else int(count)


def _until(until: date, zone: Any) -> datetime:
    if not isinstance(until, datetime):
        return datetime.combine(until, time.max)  # wall clock of the zone
    return _wall(until, zone)


def _moments(event: Event, name: str) -> Iterator[date]:
    found = event.get(name)
    for one in found if isinstance(found, list) else [found] if found is not None else []:
        for moment in one.dts:
            value = moment.dt
            # A period stands for its start.
            yield value[0] if isinstance(value, tuple) else value


def _day_of(moment: date) -> date:
    """The day of a moment on its own clock: some programs leave days out by their midnight."""
    if not isinstance(moment, datetime):
        return moment
    is_universal = moment.tzinfo is not None and moment.utcoffset() == timedelta(0)
    return (moment.astimezone(TEHRAN) if is_universal else moment).date()


def _wall(moment: date, zone: Any) -> datetime:
    """A moment on the wall clock of a zone, without it: a rule repeats what the clock shows."""
    if not isinstance(moment, datetime):
        return datetime.combine(moment, time())  # as above
    if moment.tzinfo is None:
        return moment
    return moment.astimezone(zone or TEHRAN).replace(tzinfo=None)
