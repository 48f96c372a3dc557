"""Whoever has no right at all reads and does nothing in the registers of letters."""

from __future__ import annotations

import inspect
import typing
from collections.abc import Callable, Sequence
from datetime import date, datetime
from enum import Enum
from types import UnionType
from typing import Any

import pytest

from app import letterheads, letters
from app.errors import AppError, NotAllowed
from app.marks import Classification
from app.office import Office
from app.operators import OperatorDraft, add_operator
from letters_seat import DAY

#: What asks no right itself, and why.
FREE = {
    "due_day": "a part of the deed that registers",
    "deadlines": "the office's days, of no record",
    "letter_version": "a part of deeds that ask their own right",
    "letter_of_number": "tells an id of what the operator may see",
    "letterhead_for": "the paper every letter is printed on",
    "letterhead_sheet": "the paper every letter is printed on",
    "list_named_series": "tells a year and a count, no record",
    "shipped_sheet": "the paper every letter is printed on",
    "list_letterheads": "the papers every letter may be printed on",
}


def faces() -> list[Callable[..., Any]]:
    """What both faces offer that takes a session."""
    found: list[Callable[..., Any]] = []
    for module in (letters, letterheads):
        for name in module.__all__:
            value = getattr(module, name)
            if inspect.isfunction(value) and "session" in inspect.signature(value).parameters:
                found.append(value)
    return found


def something(kind: Any) -> Any:
    """Any value of a type."""
    origin, parts = typing.get_origin(kind), typing.get_args(kind)
    if origin is UnionType or origin is typing.Union:
        return something(next(part for part in parts if part is not type(None)))
    if origin in (tuple, list, Sequence) or kind in (tuple, list):
        return (something(parts[0]),) if parts else ()
    if isinstance(kind, type) and issubclass(kind, Enum):
        return next(iter(kind))
    plain: dict[Any, Any] = {int: 1, str: "متن", bool: False, date: DAY, datetime: None}
    return plain[kind] if kind in plain else _made(kind)


def _made(kind: Any) -> Any:
    try:
        return kind()
    except TypeError:
        return object()


@pytest.mark.parametrize("function", faces(), ids=lambda one: one.__name__)
def test_nothing_without_a_right(local_office: Office, function: Callable[..., Any]) -> None:
    draft = OperatorDraft(
        name="nobody", full_name="هیچ‌کس", rights=frozenset(), clearance=Classification.TOP_SECRET
    )
    local_office.sign_in(local_office.write(add_operator, draft).value)
    hints = typing.get_type_hints(function)
    arguments = {
        name: something(hints[name])
        for name, parameter in inspect.signature(function).parameters.items()
        if name != "session" and parameter.default is inspect.Parameter.empty
    }
    if function.__name__ in FREE:
        return
    with pytest.raises(AppError) as refused:
        local_office.write(function, **arguments)
    assert isinstance(refused.value, NotAllowed)
    assert "اجازه" in refused.value.message
