"""A registered call as the form's fields hold it, and how another desk's words are told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields as dataclass_fields
from typing import Any, Final
from uuid import UUID

from app.phone_calls import (
    OWN_FIELDS,
    PATHS,
    CallDraft,
    CallOutcome,
    CallSheet,
    SpokeWith,
    fields_of,
)
from app.text import persian_digits
from app.texts import CLASSIFICATIONS, SPOKE_WITH, URGENCIES
from ui.phone_calls.kind_words import WAYS, Way, way_words

_NOT_COMPARED: Final = frozenset(
    {
        "request_key",
        "add_caller",
        "caller_id",
        "called_on",
        "called_at",
        "channel",
        "direction",
    }
)

#: The fields two desks' words are held against each other in.
COMPARED: Final = (
    "way",
    *(field.name for field in dataclass_fields(CallDraft) if field.name not in _NOT_COMPARED),
)


def values_of(sheet: CallSheet) -> dict[str, Any]:
    """A registered call as the form's fields hold it."""
    return {
        "way": (sheet.channel, sheet.direction),
        "outcome": sheet.outcome,
        "path": sheet.path,
        "caller_name": sheet.caller_name,
        "caller_post": sheet.caller_post,
        "organisation": sheet.organisation,
        "phone": persian_digits(sheet.phone),
        "national_id": persian_digits(sheet.national_id),
        "called_on": sheet.called_at.date(),
        "called_at": sheet.called_at.time(),
        "ended_at": sheet.ended_at.time() if sheet.ended_at else None,
        "subject": sheet.subject,
        "request": sheet.request,
        "urgency": sheet.urgency,
        "classification": sheet.classification,
        "spoke_with": sheet.spoke_with or SpokeWith.GOVERNOR,
        "result": sheet.result,
        "pages": sheet.pages,
        "sender_number": sheet.sender_number,
        "receipt": sheet.receipt,
        "passed_by": sheet.passed_by,
        "received_by": sheet.received_by,
        "read_back": sheet.read_back,
        "add_caller": False,
    }


#: What fields hold that do not belong to the kind.
_EMPTY: Final = {**OWN_FIELDS, "spoke_with": None, "ended_at": None, "result": ""}


def draft_of(
    values: Mapping[str, Any], outcome: CallOutcome, caller_id: int | None, key: UUID
) -> CallDraft:
    """What the form hands over: fields out of sight say nothing."""
    typed = dict(values)
    channel, direction = typed.pop("way")
    own = fields_of(channel, direction, typed["path"], outcome)
    typed |= {name: empty for name, empty in _EMPTY.items() if name not in own}
    return CallDraft(
        **typed,
        channel=channel,
        direction=direction,
        outcome=outcome,
        caller_id=caller_id,
        request_key=key,
    )


def words_of(name: str, value: Any) -> str:
    """A field's value as another desk's is told of it."""
    names: dict[str, Any] = {
        "urgency": URGENCIES,
        "classification": CLASSIFICATIONS,
        "spoke_with": SPOKE_WITH,
    }
    if name == "way":
        return way_words(value)
    if name == "read_back":
        return "شد" if value else "نشد"
    return str(names[name][value]) if name in names else persian_digits(str(value or ""))


def ways_of(sheet: CallSheet) -> tuple[Way, ...]:
    """The ways a registered call may still be corrected to: its channel and path stay."""
    return tuple(way for way in WAYS if way[0] is sheet.channel and sheet.path in PATHS[way])
