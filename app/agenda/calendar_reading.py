"""Calendar files of other programs read: each event an entry, or a sentence why it is none.

Times in any zone come to Tehran's; floating ones are Tehran's already. What repeats is spread out
over a year. Whoever needs it imports it then: loading icalendar takes its time.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Final

from icalendar import Calendar, Event
from icalendar.timezone import tzp
from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

from app.agenda.calendar_items import (
    CLASSIFICATION_PROPERTY,
    ROLE_PARAMETER,
    ROLES_READ,
    CalendarAttendee,
    CalendarItem,
    CalendarStatus,
)
from app.agenda.calendar_repeating import UnreadableRule, original_starts
from app.agenda.states import AttendeeRole, EventKind
from app.agenda.texts import EVENT_KINDS
from app.clock import TEHRAN, from_tehran
from app.errors import InvalidInput
from app.marks import Classification
from app.text import SHORT_LIMIT, search_key, tidy

_KINDS: Final = {search_key(words): EventKind(name) for name, words in EVENT_KINDS.items()}
_BEGIN: Final = re.compile(r"^BEGIN:VCALENDAR[ \t]*$", re.MULTILINE | re.IGNORECASE)
_EVENT_BEGINS: Final = re.compile(r"^BEGIN:VEVENT[ \t]*$", re.MULTILINE | re.IGNORECASE)
#: A time with its zone, up to the zone's end.
_ZONED: Final = re.compile(
    r'^((?:DTSTART|DTEND|RECURRENCE-ID|RDATE|EXDATE)[^:\n]*?TZID=)"?([^":;\n]+)"?',
    re.MULTILINE | re.IGNORECASE,
)
#: Rooms and things among the attendees are no people.
_THINGS: Final = frozenset({"ROOM", "RESOURCE"})

_NO_CALENDAR: Final = "پرونده «{}» تقویم (ics) نیست یا آسیب دیده است."
_CUT_OFF: Final = "پرونده «{}» ناتمام است؛ دوباره از برنامه فرستنده خروجی بگیرید."
_NO_EVENT: Final = "در پرونده «{}» برنامه‌ای نیست."
_NO_START: Final = "زمان آغاز ندارد یا خوانده نمی‌شود."
_NO_END: Final = "زمان پایان ندارد یا پس از آغاز نیست."
_NO_ZONE: Final = "منطقه زمانی «{}» شناخته نشد و ساعت آن معلوم نیست."
_NO_SUBJECT: Final = "موضوع ندارد."
_THIS_AND_FUTURE: Final = "تغییر «این و بعدی‌ها» در رویداد تکرارشونده خوانده نمی‌شود."
_NO_RULE: Final = "قاعده تکرار آن خوانده نمی‌شود."


@dataclass(frozen=True)
class ReadEvent:
    """An event of a file.

    Attributes:
        number: Its place among the events of the file; those of one rule share it.
        name: What it is called there.
        item: What it says; None when it cannot be taken.
        problem: Why not, in words.
    """

    number: int
    name: str
    item: CalendarItem | None
    problem: str = ""


class _Refused(Exception):  # never leaves this module
    """Why an event is none."""


def read_calendar(content: bytes, name: str, today: date) -> tuple[ReadEvent, ...]:
    """Read the events of a file.

    Args:
        content: Of the file.
        name: The file's, for sentences.
        today: From when what repeats is spread out, unless it begins later.

    Raises:
        InvalidInput: It is no calendar, is damaged, or holds no event.
    """
    events = _events(content, name)
    if not events:
        raise InvalidInput("file", _NO_EVENT.format(name))
    changed = _changed_days(event for event, _method in events)
    read: list[ReadEvent] = []
    for number, (event, method) in enumerate(events, 1):
        subject = tidy(_text(event, "SUMMARY"))
        try:
            items = _items(event, changed.get(_uid(event), frozenset()), today)
            if method == "CANCEL":
                items = [replace(one, status=CalendarStatus.CANCELLED) for one in items]
            read += [ReadEvent(number, subject, item) for item in items]
        except (_Refused, UnreadableRule) as error:
            read.append(ReadEvent(number, subject, None, str(error)))
    return tuple(read)


def _events(content: bytes, name: str) -> list[tuple[Event, str]]:
    """The events of a file, each with the method of the calendar it is in."""
    text = _decoded(content)
    begun = len(_BEGIN.findall(text))
    # icalendar would remember the zones an earlier file had made itself.
    tzp.use_default()
    try:
        calendars = Calendar.from_ical(text, multiple=True) if begun else []
    except Exception as error:  # a damaged file breaks the reader anywhere, with any error
        raise InvalidInput("file", _NO_CALENDAR.format(name)) from error
    if not begun:
        raise InvalidInput("file", _NO_CALENDAR.format(name))
    events = [
        (event, str(calendar.get("METHOD", "")).upper())
        for calendar in calendars
        for event in calendar.walk("VEVENT")
        if isinstance(event, Event)
    ]
    # The reader passes silently over what has no end.
    if len(calendars) < begun or len(events) < len(_EVENT_BEGINS.findall(text)):
        raise InvalidInput("file", _CUT_OFF.format(name))
    return events


def _decoded(content: bytes) -> str:
    """The text with every folded line whole, and Windows' names of zones those of the world."""
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        text = re.sub("\r?\n[ \t]", "", content.decode("utf-16", "replace"))
    else:
        # Some programs fold within a letter.
        whole = re.sub(rb"\r?\n[ \t]", b"", content)
        try:
            text = whole.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = whole.decode("cp1256", "replace")
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")
    return _ZONED.sub(_zone_of_the_world, text)


def _zone_of_the_world(found: re.Match[str]) -> str:
    """Windows writes its zones with rules of its own, which for Tehran are years old."""
    name = found.group(2)
    return (
        f"{found.group(1)}{WINDOWS_TO_OLSON[name]}" if name in WINDOWS_TO_OLSON else found.group()
    )


# -- one event ---------------------------------------------------------------------------------


def _items(event: Event, changed: frozenset[datetime], today: date) -> list[CalendarItem]:
    """An event as an entry, or as many as it repeats.

    Raises:
        _Refused: Why it is none.
    """
    first = _single(event)
    if event.get("RECURRENCE-ID") is not None:
        if _parameters(event, "RECURRENCE-ID").get("RANGE"):
            raise _Refused(_THIS_AND_FUTURE)
        return [replace(first, uid=_occurrence_uid(first.uid, _original(event)))]
    if event.get("RRULE") is None and event.get("RDATE") is None:
        return [first]
    begins = _value(event, "DTSTART")
    lasts = first.ends_at - first.starts_at
    starts = [_instant(one) for one in original_starts(event, begins, today)]
    uids = _occurrence_uids(first.uid, starts)
    return [
        replace(first, uid=uid, starts_at=start, ends_at=_end(start, lasts, all_day=first.all_day))
        for uid, start in zip(uids, starts, strict=True)
        if start not in changed
    ]


def _end(start: datetime, lasts: timedelta, *, all_day: bool) -> datetime:
    if not all_day:
        return start + lasts
    day = start.astimezone(TEHRAN).date() + timedelta(days=round(lasts / timedelta(days=1)))
    return from_tehran(day, time())


def _single(event: Event) -> CalendarItem:
    if any(name == "RRULE" for name, _words in event.errors):
        raise _Refused(_NO_RULE)
    begins = _value(event, "DTSTART")
    starts_at = _instant(begins)
    ends_at = _ends_at(event, begins)
    if ends_at <= starts_at:
        raise _Refused(_NO_END)
    subject = tidy(_text(event, "SUMMARY"))
    if not subject:
        raise _Refused(_NO_SUBJECT)
    return CalendarItem(
        uid=_uid(event) or _made_up_uid(subject, starts_at),
        subject=subject,
        starts_at=starts_at,
        ends_at=ends_at,
        all_day=not isinstance(begins, datetime),
        place=tidy(_text(event, "LOCATION")),
        notes=tidy(_text(event, "DESCRIPTION"), multiline=True),
        status=_status(event),
        kind=_kind(event),
        classification=_classification(event),
        organiser=_name(event.get("ORGANIZER")),
        takes_time=_text(event, "TRANSP").strip().upper() != "TRANSPARENT",
        attendees=tuple(_attendees(event)),
    )


def _value(event: Event, name: str) -> date:
    """A day or moment of an event; a floating one stays so."""
    found = event.get(name)
    try:
        value = found.dt
    except Exception as error:  # a broken property answers with an error of its own
        raise _Refused(_NO_START if name == "DTSTART" else _NO_END) from error
    if not isinstance(value, date):
        raise _Refused(_NO_START)
    zone = str(_parameters(event, name).get("TZID", ""))
    if isinstance(value, datetime) and value.tzinfo is None and zone:
        raise _Refused(_NO_ZONE.format(zone))
    return value


def _parameters(event: Event, name: str) -> dict[str, Any]:
    return dict(getattr(event.get(name), "params", {}))


def _instant(value: date) -> datetime:
    """The instant a day or moment begins: what has no zone is Tehran's."""
    if not isinstance(value, datetime):
        return from_tehran(value, time())
    whole = value.replace(microsecond=0)
    return (whole if whole.tzinfo else whole.replace(tzinfo=TEHRAN)).astimezone(UTC)


def _ends_at(event: Event, begins: date) -> datetime:
    if event.get("DTEND") is not None:
        return _instant(_value(event, "DTEND"))
    if event.get("DURATION") is not None:
        try:
            lasts = event.get("DURATION").dt
        except Exception as error:  # a broken property answers with an error of its own
            raise _Refused(_NO_END) from error
        return _instant(begins + lasts)
    if isinstance(begins, datetime):
        raise _Refused(_NO_END)
    return _instant(begins + timedelta(days=1))


def _text(event: Event, name: str) -> str:
    """A text, the first where a program wrote several."""
    found = event.get(name)
    if isinstance(found, list):
        found = found[0] if found else None
    return "" if found is None else str(found)


def _status(event: Event) -> CalendarStatus:
    try:
        return CalendarStatus(_text(event, "STATUS").strip().upper())
    except ValueError:
        return CalendarStatus.CONFIRMED


def _kind(event: Event) -> EventKind | None:
    found = event.get("CATEGORIES")
    lists: Sequence[Any] = found if isinstance(found, list) else [found] if found else []
    words = [search_key(str(word)) for one in lists for word in getattr(one, "cats", ())]
    return next((_KINDS[word] for word in words if word in _KINDS), None)


def _classification(event: Event) -> Classification:
    named = _text(event, CLASSIFICATION_PROPERTY).strip().upper()
    if named in Classification.__members__:
        return Classification[named]
    open_to_all = _text(event, "CLASS").strip().upper() in ("", "PUBLIC")
    return Classification.ORDINARY if open_to_all else Classification.CONFIDENTIAL


def _name(address: Any) -> str:
    """What somebody is called: his name, else his address without what is no name."""
    if address is None:
        return ""
    if isinstance(address, list):
        return _name(address[0]) if address else ""
    named = tidy(str(address.params.get("CN", "")))
    if named:
        return named[:SHORT_LIMIT]
    scheme, _colon, rest = str(address).partition(":")
    return tidy(rest)[:SHORT_LIMIT] if scheme.lower() == "mailto" else ""


def _attendees(event: Event) -> Iterator[CalendarAttendee]:
    found = event.get("ATTENDEE")
    for one in found if isinstance(found, list) else [found] if found is not None else []:
        name = _name(one)
        if name and str(one.params.get("CUTYPE", "")).upper() not in _THINGS:
            yield CalendarAttendee(name, _role(one))


def _role(attendee: Any) -> AttendeeRole:
    own = str(attendee.params.get(ROLE_PARAMETER, "")).lower()
    if own in AttendeeRole._value2member_map_:
        return AttendeeRole(own)
    said = str(attendee.params.get("ROLE", "")).upper()
    return ROLES_READ.get(said, AttendeeRole.REQUIRED)


# -- how it is known again ---------------------------------------------------------------------


def _uid(event: Event) -> str:
    return _fitting(_text(event, "UID").strip())


def _fitting(uid: str) -> str:
    """A UID as a store can keep it."""
    return uid if len(uid) <= SHORT_LIMIT else hashlib.sha256(uid.encode()).hexdigest()


def _made_up_uid(subject: str, starts_at: datetime) -> str:
    """Of an event that has none: the same for the same subject at the same time."""
    said = f"{search_key(subject)}|{starts_at.isoformat()}"
    return f"{hashlib.sha256(said.encode()).hexdigest()[:32]}@none"


def _occurrence_uid(uid: str, original: datetime) -> str:
    """Of one of those that repeat: by the day its rule means, so that other hours double none."""
    return _fitting(f"{uid}#{original.astimezone(TEHRAN):%Y%m%d}")


def _occurrence_uids(uid: str, originals: Sequence[datetime]) -> list[str]:
    """Of all that repeat; a second one of a day is known by its moment."""
    uids: list[str] = []
    for original in originals:
        named = _occurrence_uid(uid, original)
        by_moment = _fitting(f"{uid}#{original:%Y%m%dT%H%M%SZ}")
        uids.append(by_moment if named in uids[-1:] else named)
    return uids


def _original(event: Event) -> datetime:
    return _instant(_value(event, "RECURRENCE-ID"))


def _changed_days(events: Iterator[Event]) -> dict[str, frozenset[datetime]]:
    """When the occurrences stood that a file tells of by themselves."""
    found: dict[str, set[datetime]] = {}
    for event in events:
        if event.get("RECURRENCE-ID") is None:
            continue
        try:
            found.setdefault(_uid(event), set()).add(_original(event))
        except _Refused:
            continue
    return {uid: frozenset(days) for uid, days in found.items()}
