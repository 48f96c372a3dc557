"""Entries of the programme and requests among all that can be found."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from sqlalchemy import select

from app.access import Right
from app.agenda.keys import event_keys
from app.agenda.queries import EventFilter, seen_events
from app.agenda.states import EventState
from app.agenda.tables import EVENTS, asker_words
from app.agenda.texts import EVENT_STATES
from app.changes import Kind
from app.clock import to_tehran
from app.marks import Classification
from app.search.findable import Findable, FoundLine
from app.search.lists import keys_by, of_ids
from app.session import OfficeSession
from models.search import EVENTS as INDEXED

_CONTEXT: Final = ("notes", "necessity", "proposed", "report", "governor_words", "state_reason")

_ASKED: Final = of_ids(select(EVENTS), EVENTS.c.id)


def _lines(session: OfficeSession, ids: Sequence[int]) -> Mapping[int, FoundLine]:
    return {
        row["id"]: FoundLine(
            kind=Kind.EVENT,
            id=row["id"],
            number=row["number"],
            title=row["subject"],
            who=asker_words(dict(row)) or row["place"],
            day=to_tehran(row["starts_at"] or row["requested_at"]).date(),
            state=EVENT_STATES[row["state"]],
            standing=EventState(row["state"]),
            classification=Classification(row["classification"]),
            context="\n".join(row[name] for name in _CONTEXT if row[name]),
        )
        for row in session.ask(_ASKED, {"ids": ids}).mappings()
    }


FINDABLE: Final = Findable(
    kind=Kind.EVENT,
    title="برنامه‌ها",
    right=Right.READ_AGENDA,
    section="events",
    wanted=lambda text: EventFilter(text=text),
    indexed=INDEXED,
    table=EVENTS,
    visible=seen_events,
    lines=_lines,
    keys=keys_by(EVENTS, event_keys),
)
