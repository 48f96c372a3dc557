"""A registered call as the form's fields hold it, and how another desk's words are told."""

from __future__ import annotations

from dataclasses import fields as dataclass_fields
from typing import Any, Final

from app.phone_calls import CallDraft, CallSheet, SpokeWith
from app.text import persian_digits
from app.texts import CALL_DIRECTIONS, CLASSIFICATIONS, SPOKE_WITH, URGENCIES

#: The fields two desks' words are held against each other in.
COMPARED: Final = tuple(
    field.name
    for field in dataclass_fields(CallDraft)
    if field.name not in ("request_key", "add_caller", "caller_id", "called_on", "called_at")
)


def values_of(sheet: CallSheet) -> dict[str, Any]:
    """A registered call as the form's fields hold it."""
    return {
        "direction": sheet.direction,
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
        "add_caller": False,
    }


def words_of(name: str, value: Any) -> str:
    """A field's value as another desk's is told of it."""
    names: dict[str, Any] = {
        "urgency": URGENCIES,
        "classification": CLASSIFICATIONS,
        "direction": CALL_DIRECTIONS,
        "spoke_with": SPOKE_WITH,
    }
    return str(names[name][value]) if name in names else str(value or "")
