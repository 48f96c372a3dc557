"""Entries found by their number or a word, and those a record hangs together with."""

from __future__ import annotations

from typing import Final

from sqlalchemy import select

from app.access import Right, require
from app.agenda.queries import ROW, event_rows, row_of, seen_events
from app.agenda.rows import EventRow
from app.agenda.tables import EVENTS, LINKS
from app.changes import Kind
from app.search.lists import SearchedList
from app.search.matching import asked
from app.session import OfficeSession
from app.text import search_key
from models.search import EVENTS as INDEXED

#: Suggestions while a number is typed.
SUGGESTED: Final = 8


def suggest_events(session: OfficeSession, typed: str) -> list[EventRow]:
    """Entries found by a part of their number, subject or people, as it is typed."""
    require(session.desk.operator, Right.READ_AGENDA)
    question = asked(session, typed)
    if question.is_empty:
        return []
    seen = seen_events(session)
    listed = SearchedList(
        table=EVENTS,
        indexed=INDEXED,
        visible=seen,
        statement=event_rows().where(*seen),
        order=(EVENTS.c.id.desc(),),
    )
    rows = listed.page(session, question, limit=SUGGESTED)
    return [row_of(session, row) for row in rows]


def event_of_number(session: OfficeSession, number: str) -> int | None:
    """The entry of a number as typed, if this operator may see it."""
    require(session.desk.operator, Right.READ_AGENDA)
    return session.execute(
        select(EVENTS.c.id)
        .where(
            EVENTS.c.number_key == search_key(number),
            EVENTS.c.classification <= int(session.desk.operator.clearance),
        )
        .order_by(EVENTS.c.id.desc())
        .limit(1)
    ).scalar()


def events_of_record(session: OfficeSession, kind: Kind, record_id: int) -> list[EventRow]:
    """The entries a record hangs together with, the latest first; both ways between entries.

    What happened to an entry since and nobody looked at stands in `touched`.
    """
    require(session.desk.operator, Right.READ_AGENDA)
    columns = [EVENTS.c[name] for name in ROW if name != "touched_words"]
    forth = (
        select(*columns, LINKS.c.touched_words)
        .join(LINKS, LINKS.c.event_id == EVENTS.c.id)
        .where(LINKS.c.record_kind == kind.value, LINKS.c.record_id == record_id)
    )
    back = (
        select(*columns, EVENTS.c.touched_words)
        .join(LINKS, LINKS.c.record_id == EVENTS.c.id)
        .where(LINKS.c.record_kind == Kind.EVENT.value, LINKS.c.event_id == record_id)
    )
    seen = EVENTS.c.classification <= int(session.desk.operator.clearance)
    found: dict[int, EventRow] = {}
    for statement in (forth, back) if kind is Kind.EVENT else (forth,):
        for row in session.execute(statement.where(seen)).mappings():
            found.setdefault(row["id"], row_of(session, row))
    return sorted(found.values(), key=lambda one: (one.requested_at, one.id), reverse=True)
