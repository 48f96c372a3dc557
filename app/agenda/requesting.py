"""Requesting the governor's time, or planning it at once, and correcting what was typed (P1.1).

An entry takes its number from its series inside the one transaction, after whose time it takes was
locked.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from sqlalchemy import insert, select

from app import journal
from app.access import Right, require, require_may_classify
from app.agenda.deeds import REQUESTED, step_row
from app.agenda.drafts import EventDraft, LinkedRecord, ResourceUse
from app.agenda.keys import event_search_key
from app.agenda.people import attendee_row, with_people
from app.agenda.proving import checked_event
from app.agenda.rules import agenda_rules
from app.agenda.states import EventState, RequestChannel
from app.agenda.tables import ATTENDEES, EVENTS, LINKS, STEPS, asker_words
from app.agenda.texts import EVENT_KINDS
from app.agenda.timing import book, names_of_rooms, take_time, time_columns
from app.agenda.words import time_words
from app.changes import Changes, Kind, changed
from app.errors import InvalidFields, InvalidInput, NotFound
from app.linked_records import require_linked
from app.numbering import EVENTS as SERIES
from app.numbering import take_number
from app.session import OfficeSession
from app.text import SHORT_LIMIT, persian_digits, search_key
from models.letters import Letter

#: The link of the letter that asks.
REQUEST: Final = "request"


def request_event(
    session: OfficeSession, draft: EventDraft, *, right: Right | None = Right.PLAN_AGENDA
) -> Changes[int]:
    """Write down a request for the governor's time; with a time it is planned at once.

    Saving the same draft again finds its record.

    Args:
        session: The transaction.
        draft: As typed.
        right: What it needs; None where whoever calls has asked his own, as visits do.

    Raises:
        NotAllowed: The operator may not, or may not see what he would write; or the year is closed.
        InvalidFields: Something typed cannot be taken.
        Clashing: Its time is not free.
    """
    operator = session.desk.operator
    if right is not None:
        require(operator, right)
    require_may_classify(operator, draft.classification)
    made = session.execute(
        select(EVENTS.c.id).where(EVENTS.c.request_key == draft.request_key)
    ).scalar()
    if made is not None:
        return changed(made)
    return changed(write_event(session, checked_draft(session, draft)), Kind.EVENT)


def checked_draft(
    session: OfficeSession, draft: EventDraft, uses_before: Sequence[ResourceUse] = ()
) -> EventDraft:
    """An entry tidied and proved, with its people as the directory holds them.

    Args:
        session: The transaction.
        draft: As typed.
        uses_before: Of an entry that is corrected: a place that was only its rooms' names
            becomes those of its rooms now.

    Raises:
        InvalidFields: Something typed cannot be taken.
    """
    checked = checked_event(draft, session.desk.clock.today())
    _require_records(session, checked.links)
    if not checked.place or checked.place == names_of_rooms(session, uses_before):
        checked = replace(checked, place=names_of_rooms(session, checked.uses))
    return with_people(session, _with_letter(session, checked))


def _require_records(session: OfficeSession, links: Sequence[LinkedRecord]) -> None:
    for one in links:
        try:
            require_linked(session, one.kind, one.id)
        except NotFound as error:
            raise InvalidFields([InvalidInput("links", error.message)]) from error


def _with_letter(session: OfficeSession, draft: EventDraft) -> EventDraft:
    """The request with number and day of the letter it came by, if that is in our registers."""
    letter = next((one.id for one in draft.links if one.kind is Kind.LETTER), None)
    if letter is None or draft.channel is not RequestChannel.LETTER or draft.letter_number:
        return draft
    row = session.execute(
        select(Letter.number, Letter.their_number, Letter.their_date, Letter.dated).where(
            Letter.id == letter
        )
    ).one()
    return replace(
        draft,
        letter_number=row.their_number or row.number,
        letter_date=draft.letter_date or row.their_date or row.dated,
    )


def write_event(
    session: OfficeSession,
    draft: EventDraft,
    *,
    action: str = REQUESTED,
    **columns: Any,
) -> int:
    """Write a new entry that was proved: number, parts, bookings, first step, journal.

    Args:
        session: The transaction; the operator's right was asked.
        draft: As `checked_draft` gave it.
        action: The step it begins with.
        **columns: Of its series, or of the calendar it came from.

    Returns:
        Its id.

    Raises:
        Clashing: Its time is not free; nothing was written.
        NotAllowed: The year is closed.
    """
    event = content(draft) | first_columns(session, draft) | columns
    attendees = [attendee_row(place, one) for place, one in enumerate(draft.attendees, 1)]
    if draft.when is not None:
        event |= take_time(session, event, attendees, draft.uses, draft.override_reason)
    number = take_number(session, SERIES, agenda_rules(session).number, session.desk.clock.today())
    event |= {"year": number.year, "serial": number.serial, "number": number.text}
    event["number_key"] = search_key(number.text)
    event["search_key"] = event_search_key(event, attendees)
    words = persian_digits(first_words(event))
    event["last_step"] = words[:SHORT_LIMIT]
    event_id: int = session.execute(
        # Beside the statement, not in it: sixty columns cost a millisecond to be read each time.
        insert(EVENTS).returning(EVENTS.c.id),
        event,
    ).scalar_one()
    event["id"] = event_id
    _write_parts(session, event_id, attendees, draft.links)
    book(session, event, attendees, draft.uses)
    session.execute(insert(STEPS).values(**step_row(session, event_id, action, words)))
    journal.note(
        session,
        Kind.EVENT,
        event_id,
        action,
        words,
        details={"number": event["number"], "subject": event["subject"]},
        classification=event["classification"],
    )
    return event_id


def _write_parts(
    session: OfficeSession,
    event_id: int,
    attendees: Sequence[Mapping[str, Any]],
    links: Sequence[LinkedRecord],
) -> None:
    if attendees:
        session.execute(insert(ATTENDEES), [{"event_id": event_id, **row} for row in attendees])
    rows = {(one.kind, one.id): link_row(one) for one in links}
    if rows:
        session.execute(insert(LINKS), [{"event_id": event_id, **row} for row in rows.values()])


def link_row(link: LinkedRecord) -> dict[str, Any]:
    """The columns of a link."""
    return {
        "record_kind": link.kind.value,
        "record_id": link.id,
        "relation": link.relation or (REQUEST if link.kind is Kind.LETTER else ""),
        "touched_at": None,
        "touched_words": "",
    }


def first_words(event: Mapping[str, Any]) -> str:
    """What is said of an entry that begins."""
    named = f"{EVENT_KINDS[event['event_kind']]} {event['number']}"
    asker = asker_words(event)
    of_whom = f" از «{asker}»" if asker else ""
    if event["starts_at"] is None:
        return f"درخواست {named}{of_whom} ثبت شد."
    planned = "رزرو موقت شد" if event["state"] == EventState.TENTATIVE.value else "قطعی شد"
    return f"{named}{of_whom} برای {time_words(event)} {planned}."


def content(draft: EventDraft) -> dict[str, Any]:
    """An entry's columns that a form decides, besides its time."""
    return {
        "event_kind": draft.kind.value,
        "subject": draft.subject,
        "notes": draft.notes,
        "classification": int(draft.classification),
        "origin": draft.origin.value,
        "requester_id": draft.requester_id,
        "requester_name": draft.requester_name,
        "requester_post": draft.requester_post,
        "organisation_id": draft.organisation_id,
        "organisation": draft.organisation,
        "requester_phone": draft.requester_phone,
        "channel": draft.channel.value,
        "letter_number": draft.letter_number,
        "letter_date": draft.letter_date,
        "necessity": draft.necessity,
        "legal_basis": draft.legal_basis,
        "proposed": draft.proposed,
        "documents": draft.documents,
        "minutes_wanted": draft.minutes_wanted,
        "place": draft.place,
        "with_governor": draft.with_governor,
        "stand_in_id": draft.stand_in_id,
        "stand_in_name": draft.stand_in_name,
        "special": draft.special,
        "invites": draft.invites.value,
        "secretary": draft.secretary,
        "press_needs": " ".join(sorted(draft.press_needs)),
        "press_note": draft.press_note,
    }


def planned_state(draft: EventDraft) -> EventState:
    """Where an entry of this draft begins, or goes when it is given its time."""
    if draft.when is None:
        return EventState.REQUESTED
    return EventState.TENTATIVE if draft.tentative else EventState.SCHEDULED


def first_columns(session: OfficeSession, draft: EventDraft) -> dict[str, Any]:
    """The columns no form decides, as an entry begins with them at this desk now."""
    desk = session.desk
    now = desk.clock.now()
    return {
        **time_columns(draft.when),
        "state": planned_state(draft).value,
        "requested_at": now,
        "requested_by": desk.operator.id,
        "invitation_number": "",
        "invitation_date": None,
        "override_reason": "",
        "overridden": "",
        "overridden_by": None,
        "overridden_at": None,
        "state_reason": "",
        "moved_count": 0,
        "touched_words": "",
        "minutes_from": "",
        "minutes_due_on": None,
        "minutes_received_on": None,
        "report": "",
        "reported_at": None,
        "governor_words": "",
        "series_id": None,
        "series_day": None,
        "detached": False,
        "calendar_uid": f"{draft.request_key}@daftar",
        "last_step_at": now,
        "printed_count": 0,
        "request_key": draft.request_key,
        "version": 1,
    }
