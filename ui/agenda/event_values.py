"""An entry as the form's fields hold it, and how another desk's words are told."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

from app.agenda import EventDraft, EventSheet, LinkedRecord, When
from app.agenda.spans import dated_span_text
from app.agenda.texts import (
    EVENT_CHANNELS,
    EVENT_KINDS,
    EVENT_ORIGINS,
    INVITERS,
    PRESS_NEEDS,
)
from app.changes import Kind
from app.jalali import jalali_text
from app.text import persian_digits
from app.texts import CLASSIFICATIONS

#: Fields of a draft that stand in the form under their own name.
_SAME: Final = (
    "kind",
    "subject",
    "notes",
    "classification",
    "origin",
    "requester_name",
    "requester_post",
    "organisation",
    "requester_phone",
    "channel",
    "letter_number",
    "letter_date",
    "necessity",
    "legal_basis",
    "proposed",
    "documents",
    "minutes_wanted",
    "tentative",
    "place",
    "with_governor",
    "stand_in_name",
    "special",
    "invites",
    "secretary",
    "press_needs",
    "press_note",
    "attendees",
    "uses",
)
_DIGITS: Final = frozenset({"requester_phone", "letter_number"})
#: The fields two desks' words are held against each other in.
COMPARED: Final = (*(name for name in _SAME if name != "tentative"), "when")


@dataclass(frozen=True)
class Chosen:
    """What stands behind the words of the form."""

    request_key: UUID
    requester_id: int | None = None
    organisation_id: int | None = None
    stand_in_id: int | None = None
    letter_id: int | None = None
    others: tuple[LinkedRecord, ...] = ()


def when_of_sheet(sheet: EventSheet) -> When | None:
    """The time an entry has."""
    if sheet.starts_at is None or sheet.ends_at is None:
        return None
    return When(
        starts_at=sheet.starts_at,
        ends_at=sheet.ends_at,
        all_day=sheet.all_day,
        travel_before=sheet.travel_before,
        travel_after=sheet.travel_after,
        preparation=sheet.preparation,
    )


def letter_of(draft: EventDraft) -> LinkedRecord | None:
    """The letter that asks, where it is in our registers."""
    return next((one for one in draft.links if one.kind is Kind.LETTER), None)


def values_of(draft: EventDraft) -> dict[str, Any]:
    """A draft as the form shows it."""
    values = {name: getattr(draft, name) for name in _SAME}
    values |= {name: persian_digits(values[name]) for name in _DIGITS}
    return values | {"when": draft.when}


def draft_of(
    values: Mapping[str, Any], when: When | None, chosen: Chosen, hidden: Collection[str]
) -> EventDraft:
    """What the form's values mean; what is out of sight is as if it had not been typed."""
    usual = EventDraft(request_key=chosen.request_key)
    said = {
        name: getattr(usual, name) if name in hidden else values[name]
        for name in (*_SAME, "override_reason")
    }
    letter = None if "letter_number" in hidden else chosen.letter_id
    links = chosen.others
    if letter is not None:
        links = (LinkedRecord(kind=Kind.LETTER, id=letter), *links)
    return EventDraft(
        **said,
        request_key=chosen.request_key,
        requester_id=None if "requester_name" in hidden else chosen.requester_id,
        organisation_id=None if "organisation" in hidden else chosen.organisation_id,
        stand_in_id=None if "stand_in_name" in hidden else chosen.stand_in_id,
        links=links,
        when=when,
    )


def words_of(name: str, value: Any) -> str:
    """A value as another desk's is told."""
    if name in _TELL:
        return _TELL[name](value)
    if isinstance(value, bool):
        return "بله" if value else "نه"
    if isinstance(value, date):
        return jalali_text(value)
    return "" if value is None else persian_digits(str(value))


def _when_words(when: When | None) -> str:
    return "" if when is None else dated_span_text(when)


_TELL: Final[Mapping[str, Callable[[Any], str]]] = {
    "kind": lambda value: EVENT_KINDS[value],
    "origin": lambda value: EVENT_ORIGINS[value],
    "channel": lambda value: EVENT_CHANNELS[value],
    "invites": lambda value: INVITERS[value],
    "classification": lambda value: CLASSIFICATIONS[value],
    "press_needs": lambda value: "، ".join(PRESS_NEEDS[need] for need in sorted(value)),
    "attendees": lambda value: "، ".join(one.name or one.post for one in value),
    "uses": lambda value: persian_digits(f"{len(value)} مورد"),
    "when": _when_words,
}
