"""What an entry's form knows beforehand: how it begins, its name, what it fills by itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from app.agenda import (
    EventDraft,
    EventKind,
    EventSheet,
    LinkedRecord,
    Origin,
    RequestChannel,
    event_draft,
    event_sheet,
)
from app.agenda.texts import EVENT_KINDS, RESOURCE_KINDS
from app.changes import Kind
from app.contacts import ContactKind, ContactRow
from app.letters import SameLetter
from app.session import OfficeSession
from app.text import isolate, persian_digits
from ui.agenda.form_fields import EventFields
from ui.common.fields import Field

NEW: Final = "برنامه تازه"
REQUEST: Final = "درخواست تازه"
#: A request as its form is called in the office.
REQUESTS: Final = {
    EventKind.MEETING: "فرم ضرورت برگزاری جلسه",
    EventKind.SITE_VISIT: "درخواست بازدید",
}


def title_of(kind: EventKind, sheet: EventSheet | None, *, is_request: bool) -> str:
    """What the form is called, by what is typed in it."""
    if sheet is not None:
        return f"اصلاح {EVENT_KINDS[kind]} {isolate(persian_digits(sheet.number))}"
    return REQUESTS.get(kind, REQUEST) if is_request else NEW


def requester_known(fields: EventFields, known: Mapping[str, Field], row: ContactRow) -> None:
    """Fill what the directory knows of him, over nothing that was typed."""
    if row.kind is not ContactKind.PERSON:
        fields.organisation.set_contact(row.id, row.name)
        fields.requester.set_contact(None, "")
    values = {
        "requester_phone": persian_digits(row.phone),
        "requester_post": row.post,
        "organisation": row.organisation,
    }
    for name, value in values.items():
        if value and not known[name].value().strip():
            known[name].set_value(value)


def letter_known(known: Mapping[str, Field], letter: SameLetter) -> None:
    """Take from the letter that asks what it says itself, over nothing that was typed."""
    values = {"letter_date": letter.dated, "subject": letter.subject}
    for name, value in values.items():
        if not known[name].raw().strip():
            known[name].set_value(value)


def raw_links(draft: EventDraft) -> list[list[Any]]:
    """With what an entry hangs together, fit for JSON."""
    return [[one.kind.value, one.id, one.relation] for one in draft.links]


def with_links(draft: EventDraft, raw: Any) -> EventDraft:
    """A draft with the links a kept form had."""
    if not isinstance(raw, list):
        return draft
    links = (
        LinkedRecord(kind=Kind(kind), id=number, relation=words) for kind, number, words in raw
    )
    return replace(draft, links=tuple(links))


def empty_draft(*, is_request: bool) -> EventDraft:
    """What a form begins with."""
    if is_request:
        return EventDraft(origin=Origin.AGENCY, channel=RequestChannel.LETTER)
    return EventDraft()


def named_resources(sheet: EventSheet | None) -> Sequence[tuple[int, str]]:
    """What an entry holds already, even if it is not booked any more."""
    if sheet is None:
        return ()
    return [(one.resource_id, f"{RESOURCE_KINDS[one.kind]}: {one.name}") for one in sheet.uses]


def entry_and_draft(session: OfficeSession, event_id: int) -> tuple[EventSheet, EventDraft]:
    """An entry whole, and as its form holds it."""
    return event_sheet(session, event_id), event_draft(session, event_id)
