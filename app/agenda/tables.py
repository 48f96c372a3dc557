"""The tables of the programme, and what an entry is found by."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from app.text import search_key
from models.agenda import (
    Event,
    EventAttendee,
    EventLink,
    EventMove,
    EventPromise,
    EventReview,
    EventStep,
    EventStop,
)
from models.base import table_of

EVENTS: Final = table_of(Event)
ATTENDEES: Final = table_of(EventAttendee)
REVIEWS: Final = table_of(EventReview)
MOVES: Final = table_of(EventMove)
LINKS: Final = table_of(EventLink)
STOPS: Final = table_of(EventStop)
PROMISES: Final = table_of(EventPromise)
STEPS: Final = table_of(EventStep)

#: The parts of an entry a deed writes, by the name of their table; a part is named before those
#: that name its rows.
PARTS: Final = {table.name: table for table in (ATTENDEES, REVIEWS, MOVES, LINKS, STOPS, PROMISES)}

#: Columns an entry is found by.
_FOUND_BY: Final = (
    "number",
    "subject",
    "requester_name",
    "requester_post",
    "organisation",
    "letter_number",
    "invitation_number",
    "place",
    "stand_in_name",
    "secretary",
)


def event_search_key(event: Mapping[str, Any], attendees: Iterable[Mapping[str, Any]]) -> str:
    """What an entry is found by."""
    parts = [event[name] for name in _FOUND_BY]
    parts += [row[name] for row in attendees for name in ("name", "post", "organisation")]
    return search_key(" ".join(part for part in parts if part))


def asker_words(event: Mapping[str, Any]) -> str:
    """Who asks for the governor's time, as lists name him: the person, else his office."""
    who: str = event["requester_name"] or event["requester_post"] or event["organisation"]
    return who
