"""What an entry of the programme is found by."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from sqlalchemy import Connection, select
from sqlalchemy.orm import Session

from app.agenda.tables import ATTENDEES
from app.text import search_text

#: Columns an entry is found by any part of, and those it is found by the words of.
_HEAD: Final = (
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
_BODY: Final = (
    "notes",
    "necessity",
    "legal_basis",
    "proposed",
    "documents",
    "press_note",
    "state_reason",
    "minutes_from",
    "report",
    "governor_words",
)


def event_search_key(event: Mapping[Any, Any], attendees: Iterable[Mapping[Any, Any]]) -> str:
    """What an entry is found by; it comes from who asks, and goes to who attends."""
    people = list(attendees)
    offices = [one["organisation"] for one in people]
    return search_text(
        (*(event[name] for name in _HEAD), *(one["name"] for one in people)),
        (*(event[name] for name in _BODY), *(one["post"] for one in people), *offices),
        senders=[event[name] for name in ("requester_name", "requester_post", "organisation")],
        receivers=(event["stand_in_name"], *(one["name"] for one in people), *offices),
        units=(event["organisation"], event["secretary"], *offices),
    )


def event_keys(connection: Connection | Session, rows: Sequence[Mapping[Any, Any]]) -> list[str]:
    """What these entries are found by, as they and whoever attends them stand."""
    people: defaultdict[int, list[Mapping[Any, Any]]] = defaultdict(list)
    asked = (
        select(ATTENDEES)
        .where(ATTENDEES.c.event_id.in_([row["id"] for row in rows]))
        .order_by(ATTENDEES.c.event_id, ATTENDEES.c.place, ATTENDEES.c.id)
    )
    for row in connection.execute(asked).mappings():
        people[row["event_id"]].append(row)
    return [event_search_key(row, people[row["id"]]) for row in rows]
