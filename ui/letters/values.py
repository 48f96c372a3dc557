"""A registered letter as the form's fields hold it, and how another desk's words are told."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any, Final
from uuid import UUID

from app.jalali import clock_text, jalali_text
from app.letters import (
    CHANNEL_FIELDS,
    WITHOUT_CHANNEL,
    EnclosureDraft,
    LetterDirection,
    LetterDraft,
    LetterSheet,
    LinkDraft,
    PartyDraft,
    PartyLine,
)
from app.moments import moment_text
from app.text import isolate, persian_digits
from app.texts import (
    CLASSIFICATIONS,
    LETTER_CHANNELS,
    LETTER_DIRECTIONS,
    LETTER_KINDS,
    LETTER_RELATIONS,
    URGENCIES,
)

#: The fields two desks' words are held against each other in.
COMPARED: Final = (
    "sender_name",
    "sender_phone",
    "sender_post",
    "organisation",
    "their_number",
    "their_date",
    "subject",
    "channel",
    "bringer",
    "channel_number",
    "batch",
    "channel_at",
    "channel_operator",
    "kind",
    "urgency",
    "classification",
    "wants_answer",
    "due_on",
    "receivers",
    "links",
    "enclosures",
    "copies",
    "keywords",
    "summary",
    "received_on",
    "received_at",
    "dated",
    "back_dated_reason",
)

#: How moments, days and hours are written; a moment is a day too, and comes before it.
_TEXTS: Final[tuple[tuple[type, Callable[[Any], str]], ...]] = (
    (datetime, moment_text),
    (date, jalali_text),
    (time, clock_text),
)

_NAMES: Final[Mapping[str, Mapping[Any, str]]] = {
    "direction": LETTER_DIRECTIONS,
    "channel": LETTER_CHANNELS,
    "kind": LETTER_KINDS,
    "urgency": URGENCIES,
    "classification": CLASSIFICATIONS,
}


@dataclass(frozen=True)
class Chosen:
    """What was chosen from the directory, and what the form carries without a field."""

    direction: LetterDirection
    sender_id: int | None
    organisation_id: int | None
    request_key: UUID
    letterhead_id: int | None = None
    former_number: str = ""


def values_of(sheet: LetterSheet) -> dict[str, Any]:
    """A registered letter as the form's fields hold it."""
    received = sheet.received_at
    return {
        "sender_name": sheet.sender_name,
        "sender_phone": persian_digits(sheet.sender_phone),
        "sender_post": sheet.sender_post,
        "organisation": sheet.organisation,
        "their_number": persian_digits(sheet.their_number),
        "their_date": sheet.their_date,
        "subject": sheet.subject,
        "channel": sheet.channel,
        "bringer": sheet.bringer,
        "channel_number": persian_digits(sheet.channel_number),
        "batch": persian_digits(sheet.batch),
        "channel_at": sheet.channel_at,
        "channel_operator": sheet.channel_operator,
        "kind": sheet.kind,
        "urgency": sheet.urgency,
        "classification": sheet.own_classification,
        "wants_answer": sheet.wants_answer,
        "due_on": sheet.due_on,
        "on_paper": sheet.on_paper,
        "receivers": tuple(_party(one) for one in sheet.receivers),
        "links": tuple(
            LinkDraft(
                relation=one.relation, other_id=one.other_id, number=one.number, dated=one.dated
            )
            for one in sheet.links
            if not one.backwards
        ),
        "enclosures": tuple(
            EnclosureDraft(title=one.title, pages=one.pages, classification=one.classification)
            for one in sheet.enclosures
        ),
        "copies": tuple(_party(one) for one in sheet.copies),
        "keywords": sheet.keywords,
        "summary": sheet.summary,
        "received_on": received.date() if received else None,
        "received_at": received.time() if received else None,
        "dated": sheet.dated,
        "back_dated_reason": sheet.back_dated_reason,
    }


def _party(one: PartyLine) -> PartyDraft:
    return PartyDraft(
        id=one.id,
        role=one.role,
        contact_id=one.contact_id,
        name=one.name,
        post=one.post,
        organisation=one.organisation,
        reason=one.reason,
        channel=one.channel,
    )


def draft_of(values: Mapping[str, Any], chosen: Chosen) -> LetterDraft:
    """What the form hands over: fields out of sight say nothing."""
    typed = dict(values)
    incoming = chosen.direction is LetterDirection.INCOMING
    own = CHANNEL_FIELDS[typed["channel"]] if incoming else ()
    typed |= {name: empty for name, empty in WITHOUT_CHANNEL.items() if name not in own}
    typed["parties"] = (*(() if incoming else typed["receivers"]), *typed["copies"])
    for name in ("receivers", "copies"):
        del typed[name]
    if incoming:
        typed["dated"] = None
        if not typed["wants_answer"]:
            typed["due_on"] = None
    else:
        typed |= _NOT_INTERNAL
    return LetterDraft(
        **typed,
        direction=chosen.direction,
        sender_id=chosen.sender_id,
        organisation_id=chosen.organisation_id,
        letterhead_id=chosen.letterhead_id,
        former_number=chosen.former_number,
        request_key=chosen.request_key,
    )


#: What fields hold that only a letter coming in has.
_NOT_INTERNAL: Final[Mapping[str, Any]] = {
    "sender_phone": "",
    "their_number": "",
    "their_date": None,
    "received_on": None,
    "received_at": None,
    "wants_answer": False,
}


def words_of(name: str, value: Any) -> str:
    """A field's value as another desk's is told of it."""
    if name in _NAMES:
        return _NAMES[name][value]
    if isinstance(value, tuple):
        return "، ".join(_row_words(one) for one in value)
    if isinstance(value, bool):
        return "آری" if value else "نه"
    for kind, text in _TEXTS:
        if isinstance(value, kind):
            return isolate(text(value))
    return persian_digits(str(value or ""))


def _row_words(row: LinkDraft | EnclosureDraft | PartyDraft) -> str:
    if isinstance(row, LinkDraft):
        return f"{LETTER_RELATIONS[row.relation]} {isolate(persian_digits(row.number))}"
    if isinstance(row, EnclosureDraft):
        pages = persian_digits(f" ({row.pages} برگ)") if row.pages else ""
        return f"{row.title}{pages}"
    return row.name or row.post or row.organisation
