"""One entry whole: for the detail pane, the papers, its form and `daftar show`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields
from typing import Any, Final

from sqlalchemy import select, update

from app import journal
from app.access import Right, require
from app.agenda.bookings import RESOURCES
from app.agenda.cards import card_of_event
from app.agenda.deeds import FIRST_STEPS, parts_of, seen_event
from app.agenda.drafts import AttendeeDraft, EventDraft, LinkedRecord
from app.agenda.finding import events_of_record
from app.agenda.queries import in_tehran
from app.agenda.rows import (
    AttendeeLine,
    EventSheet,
    EventStepLine,
    LinkLine,
    MoveLine,
    PromiseLine,
    ReviewLine,
    StopLine,
    UseLine,
)
from app.agenda.states import (
    Answer,
    AttendeeRole,
    EventKind,
    EventState,
    Inviter,
    Move,
    Opinion,
    Origin,
    RequestChannel,
    ResourceKind,
)
from app.agenda.tables import EVENTS, STEPS, asker_words
from app.agenda.taking_back import steps_that_count
from app.agenda.timing import uses_of, when_of
from app.attachments import files_of
from app.changes import Changes, Kind, changed
from app.clock import to_tehran
from app.folder import standing_sheet
from app.linked_records import linked_titles
from app.marks import Classification
from app.orders import RecordCover, SourceCard, orders_of
from app.session import OfficeSession
from app.text import persian_digits
from models.base import table_of
from models.operators import Operator

_OPERATORS: Final = table_of(Operator)
_MOMENTS: Final = ("starts_at", "ends_at", "requested_at", "reported_at")


def event_sheet(session: OfficeSession, event_id: int) -> EventSheet:
    """One entry whole.

    Raises:
        NotAllowed: The operator may not read the programme.
        NotFound: There is no such entry for this operator.
    """
    require(session.desk.operator, Right.READ_AGENDA)
    event = seen_event(session, event_id)
    attendees = parts_of(session, "event_attendees", event_id)
    names = _operators(session, event, attendees)
    own = {field.name for field in fields(EventSheet)} & event.keys()
    values = {name: event[name] for name in own} | _marks(event)
    values |= {name: in_tehran(event[name]) for name in _MOMENTS}
    values |= {
        "requested_by": names.get(event["requested_by"], ""),
        "overridden_by": names.get(event["overridden_by"], ""),
        "press_needs": frozenset(event["press_needs"].split()),
        "can_take_back": _newest_step(session, event_id),
        "attendees": tuple(_attendee(row, names) for row in attendees.values()),
        "uses": _uses(session, event, list(attendees.values())),
        "reviews": _reviews(session, event_id),
        "moves": _moves(session, event_id),
        "links": _links(session, event_id),
        "stops": _stops(session, event_id),
        "promises": _promises(session, event_id),
        "orders": tuple(orders_of(session, Kind.EVENT, event_id)),
        "files": files_of(session, Kind.EVENT, event_id),
        "in_folder": standing_sheet(session, Kind.EVENT, event_id) is not None,
        "steps": _steps(session, event_id),
    }
    return EventSheet(**values)


def event_sheets(session: OfficeSession, event_ids: Sequence[int]) -> list[EventSheet]:
    """Entries whole, in the order asked.

    Raises:
        NotAllowed: The operator may not read the programme.
        NotFound: One of them is not there for this operator.
    """
    require(session.desk.operator, Right.READ_AGENDA)
    return [event_sheet(session, number) for number in event_ids]


def _marks(event: Mapping[str, Any]) -> dict[str, Any]:
    """What an entry's words of code stand for."""
    return {
        "kind": EventKind(event["event_kind"]),
        "state": EventState(event["state"]),
        "classification": Classification(event["classification"]),
        "origin": Origin(event["origin"]),
        "channel": RequestChannel(event["channel"]),
        "invites": Inviter(event["invites"]),
    }


def _operators(
    session: OfficeSession, event: Mapping[str, Any], attendees: Mapping[int, Mapping[str, Any]]
) -> dict[int | None, str]:
    asked = {event["requested_by"], event["overridden_by"]}
    asked |= {row["told_by"] for row in attendees.values()}
    rows = session.execute(
        select(_OPERATORS.c.id, _OPERATORS.c.full_name).where(
            _OPERATORS.c.id.in_(sorted(asked - {None}))
        )
    )
    return {number: name for number, name in rows}  # noqa: C416  # rows, no pairs


def _attendee(row: Mapping[str, Any], names: Mapping[int | None, str]) -> AttendeeLine:
    return AttendeeLine(
        id=row["id"],
        role=AttendeeRole(row["role"]),
        contact_id=row["contact_id"],
        name=row["name"],
        post=row["post"],
        organisation=row["organisation"],
        phone=row["phone"],
        wish=row["wish"],
        answer=Answer(row["answer"]),
        substitute=row["substitute"],
        told_at=in_tehran(row["told_at"]),
        told_by=names.get(row["told_by"], ""),
        note=row["note"],
    )


def _uses(
    session: OfficeSession, event: Mapping[str, Any], attendees: Sequence[Mapping[str, Any]]
) -> tuple[UseLine, ...]:
    uses = uses_of(session, event, attendees)
    rows = session.execute(
        select(RESOURCES.c.id, RESOURCES.c.resource_kind, RESOURCES.c.name).where(
            RESOURCES.c.id.in_([use.resource_id for use in uses])
        )
    )
    known = {number: (ResourceKind(kind), name) for number, kind, name in rows}
    return tuple(UseLine(use.resource_id, *known[use.resource_id], use.quantity) for use in uses)


def _reviews(session: OfficeSession, event_id: int) -> tuple[ReviewLine, ...]:
    return tuple(
        ReviewLine(
            id=row["id"],
            reviewer=row["reviewer"],
            asked_at=to_tehran(row["asked_at"]),
            due_on=row["due_on"],
            opinion=Opinion(row["opinion"]),
            words=row["words"],
            rule_cited=row["rule_cited"],
            answered_on=row["answered_on"],
        )
        for row in parts_of(session, "event_reviews", event_id).values()
    )


def _moves(session: OfficeSession, event_id: int) -> tuple[MoveLine, ...]:
    rows = parts_of(session, "event_moves", event_id).values()
    asked = {row["operator_id"] for row in rows}
    found = session.execute(
        select(_OPERATORS.c.id, _OPERATORS.c.full_name).where(_OPERATORS.c.id.in_(sorted(asked)))
    )
    names = {number: name for number, name in found}  # noqa: C416  # rows, no pairs
    return tuple(
        MoveLine(
            at=to_tehran(row["at"]),
            by=names[row["operator_id"]],
            move=Move(row["move"]),
            reason=row["reason"],
            from_start=in_tehran(row["from_start"]),
            to_start=in_tehran(row["to_start"]),
            from_end=in_tehran(row["from_end"]),
        )
        for row in rows
    )


def _links(session: OfficeSession, event_id: int) -> tuple[LinkLine, ...]:
    """The records an entry hangs together with, of those this operator may know."""
    rows = parts_of(session, "event_links", event_id).values()
    names = [(Kind(row["record_kind"]), row["record_id"]) for row in rows]
    titles = linked_titles(session, names)
    found = {
        name: LinkLine(*name, titles[name], row["relation"], row["touched_words"])
        for name, row in zip(names, rows, strict=True)
        if name in titles
    }
    beside = [(Kind.EVENT, one.id) for one in events_of_record(session, Kind.EVENT, event_id)]
    more = linked_titles(session, [name for name in beside if name not in found])
    return (*found.values(), *(LinkLine(*name, more[name], "", "") for name in more))


def _stops(session: OfficeSession, event_id: int) -> tuple[StopLine, ...]:
    names = [field.name for field in fields(StopLine)]
    rows = parts_of(session, "event_stops", event_id).values()
    return tuple(StopLine(**{name: row[name] for name in names}) for row in rows)


def _promises(session: OfficeSession, event_id: int) -> tuple[PromiseLine, ...]:
    rows = parts_of(session, "event_promises", event_id).values()
    return tuple(PromiseLine(row["order_id"], row["stop_id"]) for row in rows)


def _newest_step(session: OfficeSession, event_id: int) -> str:
    last = steps_that_count(session, event_id)[-1]
    return "" if last["action"] in FIRST_STEPS else str(last["words"])


def _steps(session: OfficeSession, event_id: int) -> tuple[EventStepLine, ...]:
    rows = session.execute(
        select(
            STEPS.c.at, _OPERATORS.c.full_name, STEPS.c.action, STEPS.c.words, STEPS.c.taken_back_at
        )
        .join(_OPERATORS, _OPERATORS.c.id == STEPS.c.operator_id)
        .where(STEPS.c.event_id == event_id)
        .order_by(STEPS.c.id)
    )
    return tuple(
        EventStepLine(to_tehran(at), by, action, words, back is not None)
        for at, by, action, words, back in rows
    )


def event_draft(session: OfficeSession, event_id: int) -> EventDraft:
    """An entry as its form holds it.

    Raises:
        NotAllowed: The operator may not read the programme.
        NotFound: There is no such entry for this operator.
    """
    require(session.desk.operator, Right.READ_AGENDA)
    event = seen_event(session, event_id)
    attendees = parts_of(session, "event_attendees", event_id)
    links = parts_of(session, "event_links", event_id).values()
    names = [(Kind(row["record_kind"]), row["record_id"]) for row in links]
    seen = linked_titles(session, names)
    own = {field.name for field in fields(EventDraft)} & event.keys()
    return EventDraft(
        **{name: event[name] for name in own}
        | _marks_of_draft(event)
        | {
            "when": when_of(event),
            "tentative": event["state"] == EventState.TENTATIVE.value,
            "press_needs": frozenset(event["press_needs"].split()),
            "attendees": tuple(_attendee_draft(row) for row in attendees.values()),
            "uses": uses_of(session, event, list(attendees.values())),
            "links": tuple(
                LinkedRecord(kind=name[0], id=name[1], relation=row["relation"])
                for name, row in zip(names, links, strict=True)
                if name in seen
            ),
        }
    )


def _marks_of_draft(event: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in _marks(event).items() if name != "state"}


def _attendee_draft(row: Mapping[str, Any]) -> AttendeeDraft:
    names = ("id", "contact_id", "name", "post", "organisation", "phone", "wish")
    return AttendeeDraft(role=AttendeeRole(row["role"]), **{name: row[name] for name in names})


def event_version(session: OfficeSession, event_id: int) -> int:
    """The version an entry stands at, for whoever goes on with it unread.

    Raises:
        NotFound: There is no such entry for this operator.
    """
    require(session.desk.operator, Right.READ_AGENDA)
    version: int = seen_event(session, event_id)["version"]
    return version


def event_card(session: OfficeSession, event_id: int) -> SourceCard:
    """What an entry shows of itself to its orders.

    Raises:
        NotAllowed: The operator may not read the programme.
        NotFound: There is no such entry for him.
    """
    require(session.desk.operator, Right.READ_AGENDA)
    return card_of_event(seen_event(session, event_id))


def event_cover(session: OfficeSession, event_id: int) -> RecordCover:
    """What the cover of an entry says of it to the governor.

    Raises:
        NotAllowed: The operator may not read the programme.
        NotFound: There is no such entry for this operator.
    """
    require(session.desk.operator, Right.READ_AGENDA)
    event = seen_event(session, event_id)
    asker = (event["requester_name"], event["requester_post"], event["organisation"])
    return RecordCover(
        kind=Kind.EVENT,
        id=event_id,
        number=event["number"],
        on=to_tehran(event["requested_at"]).date(),
        from_whom="، ".join(part for part in asker if part) or asker_words(event),
        subject=event["subject"],
        classification=Classification(event["classification"]),
        enclosures=event["documents"].splitlines()[0] if event["documents"] else "",
    )


def count_event_prints(
    session: OfficeSession, event_ids: Sequence[int], paper: str
) -> Changes[dict[int, int]]:
    """Count that papers of these entries are printed, so that a reprint can say so.

    Args:
        session: The transaction.
        event_ids: Which.
        paper: What was printed, as the journal says it.

    Returns:
        How often each had been printed before.
    """
    require(session.desk.operator, Right.READ_AGENDA)
    before: dict[int, int] = {}
    for event_id in event_ids:
        event = seen_event(session, event_id)
        before[event_id] = event["printed_count"]
        session.execute(
            update(EVENTS)
            .where(EVENTS.c.id == event_id)
            .values(printed_count=EVENTS.c.printed_count + 1)
        )
        journal.note(
            session,
            Kind.EVENT,
            event_id,
            "print_event",
            persian_digits(f"{paper} برنامه {event['number']} چاپ شد."),
            classification=event["classification"],
        )
    return changed(before, Kind.EVENT)
