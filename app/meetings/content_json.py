"""Minutes as they are kept when they lock: JSON that reads back as the same value.

A field a later version adds has its default in older minutes; one an older program does not know
is refused, as a rich text of a newer one is: printed half, minutes would say something else.
"""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from types import NoneType, UnionType
from typing import Any, Final, Union, get_args, get_origin, get_type_hints

from app.clock import to_tehran
from app.errors import AppError
from app.meetings.content_rows import MinutesContent
from app.rich_text import Document, from_json, to_json

UNREADABLE: Final = "این نسخه برنامه صورتجلسه نهایی‌شده را نمی‌خواند؛ شاید نسخه تازه‌تری نوشته است."


_HINTS: Final[dict[type[Any], dict[str, Any]]] = {}


class UnreadableMinutes(AppError):
    """Locked minutes this program does not know how to read."""


def content_to_json(content: MinutesContent) -> str:
    """Minutes as they are kept; the same minutes always give the same letters."""
    return json.dumps(_plain(content), ensure_ascii=False, separators=(",", ":"))


def _plain(value: Any) -> Any:
    if isinstance(value, Document):
        return json.loads(to_json(value))
    if is_dataclass(value):
        return {one.name: _plain(getattr(value, one.name)) for one in fields(value)}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    return value.isoformat() if isinstance(value, date | datetime) else value


def content_from_json(text: str) -> MinutesContent:
    """Minutes as they were kept.

    Raises:
        UnreadableMinutes: A newer program wrote them, or they are no minutes.
    """
    try:
        content: MinutesContent = _read(MinutesContent, json.loads(text))
    except (KeyError, ValueError, TypeError, AppError) as error:
        raise UnreadableMinutes(UNREADABLE) from error
    return content


def _read(hint: Any, value: Any) -> Any:
    if get_origin(hint) is tuple:
        return tuple(_read(get_args(hint)[0], one) for one in value)
    if get_origin(hint) in (Union, UnionType):
        (inner,) = (one for one in get_args(hint) if one is not NoneType)
        return None if value is None else _read(inner, value)
    if isinstance(hint, type) and is_dataclass(hint) and hint is not Document:
        return _read_whole(hint, value)
    return _read_one(hint, value)


def _read_whole(kind: type[Any], value: Any) -> Any:
    if not isinstance(value, dict):
        raise TypeError(value)
    hints = _HINTS.get(kind)
    if hints is None:
        # Finding out what a dataclass is made of takes longer than making one.
        hints = _HINTS[kind] = get_type_hints(kind)
    return kind(**{name: _read(hints[name], one) for name, one in value.items()})


def _read_one(hint: type[Any], value: Any) -> Any:
    if hint is Document:
        return from_json(json.dumps(value, ensure_ascii=False))
    if hint is datetime:
        return to_tehran(datetime.fromisoformat(value))
    if hint is date:
        return date.fromisoformat(value)
    if issubclass(hint, Enum):
        return hint(value)
    if type(value) is not hint:
        raise TypeError(value)
    return value
