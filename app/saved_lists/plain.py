"""A filter as plain values and back, whatever register it is of.

Only what differs from the whole register is kept, by the names of the filter's fields, so that a
field added later means nothing to the lists kept before. A day is kept as it is, or by its distance
from today: «today», «today-7».
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import MISSING, fields
from datetime import date, timedelta
from enum import Enum
from types import NoneType, UnionType
from typing import Any, Final, Union, get_args, get_origin, get_type_hints

from app.errors import InvalidInput

_RELATIVE: Final = re.compile(r"today(?:([+-])(\d{1,5}))?")

UNREADABLE: Final = "این نما با این نسخه برنامه خوانده نمی‌شود."


def filter_to_plain(wanted: Any, today: date | None = None) -> dict[str, Any]:
    """A filter as JSON values.

    Args:
        wanted: A frozen dataclass of days, enums, texts and flags.
        today: Days are kept by their distance from it; as they are without it.
    """
    return {
        field.name: _plain(getattr(wanted, field.name), today)
        for field in fields(wanted)
        if field.default is MISSING or getattr(wanted, field.name) != field.default
    }


def _plain(value: Any, today: date | None) -> Any:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, tuple):
        return [_plain(part, today) for part in value]
    if isinstance(value, date):
        return value.isoformat() if today is None else _distance(value, today)
    return value


def _distance(day: date, today: date) -> str:
    days = (day - today).days
    return f"today{days:+d}" if days else "today"


def filter_from_plain(kind: type[Any], plain: Mapping[str, Any], today: date) -> Any:
    """A filter of this dataclass from what was kept, its moving days counted from `today`.

    Raises:
        InvalidInput: It holds what this version does not know.
    """
    hints = get_type_hints(kind)
    try:
        return kind(**{name: _read(hints[name], value, today) for name, value in plain.items()})
    except (KeyError, ValueError, TypeError, OverflowError) as error:
        raise InvalidInput("wanted", UNREADABLE) from error


def _read(hint: Any, value: Any, today: date) -> Any:
    if get_origin(hint) is tuple:
        return tuple(_read(get_args(hint)[0], part, today) for part in value)
    if get_origin(hint) in (Union, UnionType):
        (inner,) = (part for part in get_args(hint) if part is not NoneType)
        return None if value is None else _read(inner, value, today)
    if hint is date:
        return _day(value, today)
    if issubclass(hint, Enum):
        return hint(value)
    if type(value) is not hint:
        raise TypeError(value)
    return value


def _day(text: str, today: date) -> date:
    found = _RELATIVE.fullmatch(text)
    if found is None:
        return date.fromisoformat(text)
    days = int(found[2] or 0)
    return today + timedelta(days=-days if found[1] == "-" else days)


def days_of(wanted: Any) -> list[date]:
    """The days a filter names."""
    values = (getattr(wanted, field.name) for field in fields(wanted))
    return [value for value in values if isinstance(value, date)]
