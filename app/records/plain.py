"""Values of the office as plain JSON values: keys in English, dates ISO, text as stored."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime, time
from enum import Enum, IntEnum
from uuid import UUID

#: What `json.dumps` takes.
Plain = None | bool | int | str | list["Plain"] | dict[str, "Plain"]


def plain(value: object) -> Plain:
    """Turn a value, a row or a whole sheet into what JSON knows.

    Raises:
        TypeError: It is of a type no record has.
    """
    if isinstance(value, Enum):
        return value.name.lower() if isinstance(value, IntEnum) else str(value.value)
    if value is None or isinstance(value, str | bool | int):
        return value
    if isinstance(value, date | time | UUID):
        return _plain_text(value)
    return _plain_parts(value)


def _plain_text(value: date | time | UUID) -> str:
    if isinstance(value, datetime):
        return value.isoformat(timespec="seconds")
    if isinstance(value, time):
        return value.strftime("%H:%M")
    return value.isoformat() if isinstance(value, date) else str(value)


def plain_object(value: object) -> dict[str, Plain]:
    """Turn a row or a sheet into a JSON object.

    Raises:
        TypeError: It has no fields.
    """
    found = plain(value)
    if not isinstance(found, dict):
        message = f"a {type(value).__name__} has no fields"
        raise TypeError(message)
    return found


def _plain_parts(value: object) -> Plain:
    if isinstance(value, Mapping):
        return {str(name): plain(part) for name, part in value.items()}
    if isinstance(value, tuple) and hasattr(value, "_asdict"):
        return {name: plain(part) for name, part in value._asdict().items()}
    if is_dataclass(value) and not isinstance(value, type):
        return {part.name: plain(getattr(value, part.name)) for part in fields(value)}
    if isinstance(value, frozenset | set):
        return sorted((plain(part) for part in value), key=str)
    if isinstance(value, list | tuple):
        return [plain(part) for part in value]
    message = f"no record holds a {type(value).__name__}"
    raise TypeError(message)
