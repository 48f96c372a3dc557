"""Entries written as a calendar file (RFC 5545) that Outlook, Google and telephones read.

Whoever needs it imports it then: loading icalendar takes longer than opening the store.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import Final

from icalendar import Calendar, Event, Timezone, vCalAddress, vText

from app.agenda.calendar_items import (
    CLASSIFICATION_PROPERTY,
    NO_ADDRESS,
    PRODUCT,
    ROLE_PARAMETER,
    ROLES,
    ROLES_READ,
    ZONE,
    CalendarAttendee,
    CalendarItem,
    class_of,
    name_in_file,
)
from app.agenda.texts import EVENT_KINDS
from app.clock import TEHRAN, to_tehran
from app.marks import Classification

#: What a calendar program calls the file.
TITLE: Final = "برنامه استاندار"


def calendar_bytes(items: Sequence[CalendarItem], now: datetime) -> bytes:
    """Write entries as a file, in the order given.

    Args:
        items: What it holds.
        now: The stamp of the file; the same entries at the same time are the same bytes.
    """
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", TITLE)
    calendar.add("x-wr-timezone", ZONE)
    calendar.add_component(_zone(items, now))
    for item in items:
        calendar.add_component(_event(item, now))
    written: bytes = calendar.to_ical()
    return written


def _zone(items: Sequence[CalendarItem], now: datetime) -> Timezone:
    """Tehran's clock over the days of these entries, its old summer hours too."""
    moments = [moment for item in items for moment in (item.starts_at, item.ends_at)] or [now]
    margin = timedelta(days=400)
    first, last = min(moments).date(), max(moments).date()
    return _tehran(first - min(margin, first - date(1900, 1, 1)), last + margin)


@lru_cache(maxsize=64)
def _tehran(since: date, until: date) -> Timezone:
    """Its clock between two days; to look for where it was changed takes longer than the file."""
    zone = Timezone.from_tzinfo(TEHRAN, ZONE, since, until)
    zone.pop("COMMENT", None)
    return zone


def _event(item: CalendarItem, now: datetime) -> Event:
    event = Event()
    event.add("uid", item.uid)
    event.add("dtstamp", now.astimezone(UTC))
    for name, moment in (("dtstart", item.starts_at), ("dtend", item.ends_at)):
        event.add(name, to_tehran(moment).date() if item.all_day else _moment(moment))
    event.add("summary", item.subject)
    if item.place:
        event.add("location", item.place)
    if item.notes:
        event.add("description", item.notes)
    event.add("status", item.status.value)
    if item.kind is not None:
        event.add("categories", [EVENT_KINDS[item.kind]])
    event.add("transp", "OPAQUE" if item.takes_time else "TRANSPARENT")
    event.add("class", class_of(item.classification))
    if item.classification > Classification.CONFIDENTIAL:
        event.add(CLASSIFICATION_PROPERTY, vText(item.classification.name))
    if item.organiser:
        event.add("organizer", _person(item.organiser, {}), encode=False)
    for one in item.attendees:
        event.add("attendee", _attendee(one), encode=False)
    return event


def _attendee(one: CalendarAttendee) -> vCalAddress:
    parameters = {"CUTYPE": "INDIVIDUAL", "ROLE": ROLES[one.role]}
    if ROLES_READ[ROLES[one.role]] is not one.role:
        parameters[ROLE_PARAMETER] = one.role.value
    return _person(one.name, parameters)


def _person(name: str, parameters: dict[str, str]) -> vCalAddress:
    address = vCalAddress(NO_ADDRESS)
    address.params["CN"] = name_in_file(name)
    for key, value in parameters.items():
        address.params[key] = value
    return address


def _moment(moment: datetime) -> datetime:
    """On Tehran's clock, or in UTC where Tehran's clock showed the hour twice."""
    local = to_tehran(moment)
    twice = local.replace(fold=0).utcoffset() != local.replace(fold=1).utcoffset()
    return moment.astimezone(UTC) if twice else local
