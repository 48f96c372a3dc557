"""An entry that stands as what is typed of one: to be written again on another day, or amended."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any, Final
from uuid import uuid4

from sqlalchemy import select

from app.agenda.drafts import AttendeeDraft, EventDraft, LinkedRecord, When
from app.agenda.states import (
    AttendeeRole,
    EventKind,
    EventState,
    Inviter,
    Origin,
    RequestChannel,
)
from app.agenda.tables import ATTENDEES, LINKS
from app.agenda.timing import uses_of, when_of
from app.changes import Kind
from app.clock import from_tehran, to_tehran
from app.marks import Classification
from app.session import OfficeSession

#: Columns a draft has under the same name.
_ALIKE: Final = (
    "subject",
    "notes",
    "requester_id",
    "requester_name",
    "requester_post",
    "organisation_id",
    "organisation",
    "requester_phone",
    "letter_number",
    "letter_date",
    "necessity",
    "legal_basis",
    "proposed",
    "documents",
    "minutes_wanted",
    "place",
    "with_governor",
    "stand_in_id",
    "stand_in_name",
    "special",
    "secretary",
    "press_note",
)
_OF_ATTENDEES: Final = ("id", "contact_id", "name", "post", "organisation", "phone", "wish")


def draft_of(session: OfficeSession, event: Mapping[str, Any]) -> EventDraft:
    """An entry as its form would hand it over; who asks has asked whether he may see it."""
    rows = [
        dict(row)
        for row in session.execute(
            select(ATTENDEES)
            .where(ATTENDEES.c.event_id == event["id"])
            .order_by(ATTENDEES.c.place, ATTENDEES.c.id)
        ).mappings()
    ]
    links = session.execute(
        select(LINKS.c.record_kind, LINKS.c.record_id, LINKS.c.relation)
        .where(LINKS.c.event_id == event["id"])
        .order_by(LINKS.c.id)
    )
    return EventDraft(
        kind=EventKind(event["event_kind"]),
        classification=Classification(event["classification"]),
        origin=Origin(event["origin"]),
        channel=RequestChannel(event["channel"]),
        invites=Inviter(event["invites"]),
        press_needs=frozenset(event["press_needs"].split()),
        when=when_of(event),
        tentative=event["state"] == EventState.TENTATIVE.value,
        attendees=tuple(
            AttendeeDraft(
                role=AttendeeRole(row["role"]), **{name: row[name] for name in _OF_ATTENDEES}
            )
            for row in rows
        ),
        uses=uses_of(session, event, rows),
        links=tuple(
            LinkedRecord(kind=Kind(kind), id=number, relation=relation)
            for kind, number, relation in links
        ),
        **{name: event[name] for name in _ALIKE},
    )


def fresh_copy(draft: EventDraft) -> EventDraft:
    """The same entry to be written once more: nobody told of it yet, its papers with the first."""
    return replace(
        draft,
        attendees=tuple(replace(one, id=None) for one in draft.attendees),
        links=(),
        override_reason="",
        request_key=uuid4(),
    )


def day_of(moment: datetime) -> date:
    """The day of an instant in Tehran."""
    return to_tehran(moment).date()


def when_on(when: When, day: date) -> When:
    """A time at the same hours of another day, as Tehran's clock shows them."""
    starts, ends = to_tehran(when.starts_at), to_tehran(when.ends_at)
    last = day + (ends.date() - starts.date())
    return replace(
        when, starts_at=from_tehran(day, starts.time()), ends_at=from_tehran(last, ends.time())
    )


def minutes_of(when: When) -> int:
    """How long it lasts."""
    return (when.ends_at - when.starts_at) // timedelta(minutes=1)
