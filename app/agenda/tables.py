"""The tables of the programme, and how who asks is named."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

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


def asker_words(event: Mapping[str, Any]) -> str:
    """Who asks for the governor's time, as lists name him: the person, else his office."""
    who: str = event["requester_name"] or event["requester_post"] or event["organisation"]
    return who
