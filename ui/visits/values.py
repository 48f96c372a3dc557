"""A visit as the fields of its form hold it, and how another desk's words are told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields as dataclass_fields
from datetime import date, datetime, time
from typing import Any, Final
from uuid import UUID

from app.clock import from_tehran, to_tehran
from app.errors import InvalidInput
from app.text import persian_digits
from app.texts import CLASSIFICATIONS
from app.visits import VisitDraft, VisitSheet
from app.visits.texts import PETITION_KINDS, SPECIAL_STATUSES, VISIT_CHANNELS

#: Fields of a draft the form itself does not hold.
_NOT_TYPED: Final = frozenset(
    {
        "path",
        "visitor_id",
        "organisation_id",
        "agency_id",
        "is_present",
        "arrived_at",
        "public_day_id",
        "carried_from_id",
        "request_key",
        "expert",
        "expert_opinion",
        "samad_code",
        "list_number",
    }
)
#: What the form holds as the draft does.
TYPED: Final = tuple(one.name for one in dataclass_fields(VisitDraft) if one.name not in _NOT_TYPED)
#: Of these the register keeps more than the form shows.
KEPT: Final = (
    "path",
    "expert",
    "expert_opinion",
    "samad_code",
    "list_number",
    "public_day_id",
    "carried_from_id",
)
#: Shown in Persian digits.
_DIGITS: Final = ("phone", "national_id")
HOUR_NEEDED: Final = "ساعت آمدن را بنویسید."


def values_of(sheet: VisitSheet) -> dict[str, Any]:
    """A visit as the form's fields hold it."""
    values = {name: getattr(sheet, name) for name in TYPED}
    values |= {name: persian_digits(values[name]) for name in _DIGITS}
    came = to_tehran(sheet.arrived_at) if sheet.arrived_at is not None else None
    values |= {
        "is_present": came is not None,
        "arrived_on": came.date() if came is not None else None,
        "arrived_at": came.time() if came is not None else None,
    }
    return values


def arrived_at(day: date | None, hour: time | None) -> datetime | None:
    """When he came, as two fields say it; just now where neither says anything.

    Raises:
        InvalidInput: A day without its hour.
    """
    if hour is None:
        if day is None:
            return None
        raise InvalidInput("arrived_at", HOUR_NEEDED)
    return from_tehran(day, hour) if day is not None else None


def draft_of(
    values: Mapping[str, Any], ids: Mapping[str, Any], sheet: VisitSheet | None, key: UUID
) -> VisitDraft:
    """What the form hands over.

    Args:
        values: Of the fields.
        ids: Of the contacts that were picked, by the draft's fields.
        sheet: The visit that is corrected; what the form does not show of it stays.
        key: Under which a repeated save finds its own record.

    Raises:
        InvalidInput: A day without its hour.
    """
    kept = {name: getattr(sheet, name) for name in KEPT} if sheet is not None else {}
    came = arrived_at(values["arrived_on"], values["arrived_at"]) if values["is_present"] else None
    if sheet is not None and came is not None and sheet.arrived_at is not None:
        known = sheet.arrived_at
        # The form shows minutes: one that was not touched means the moment itself.
        came = known if known.replace(second=0, microsecond=0) == came else came
    return VisitDraft(
        **{name: values[name] for name in TYPED},
        **ids,
        **kept,
        is_present=values["is_present"],
        arrived_at=came,
        request_key=key,
    )


_WORDS: Final[Mapping[str, Mapping[Any, str]]] = {
    "channel": VISIT_CHANNELS,
    "petition_kind": PETITION_KINDS,
    "special_status": SPECIAL_STATUSES,
    "classification": CLASSIFICATIONS,
}


def words_of(name: str, value: Any) -> str:
    """A field's value as another desk's is told of it."""
    if name in _WORDS:
        return _WORDS[name][value]
    return persian_digits(str(value if value is not None else ""))
