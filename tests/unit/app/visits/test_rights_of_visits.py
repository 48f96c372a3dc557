"""Whoever has no right reads and does nothing with visits; what is above him is not there."""

from __future__ import annotations

import inspect
import typing
from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import date, datetime
from enum import Enum
from types import UnionType
from typing import Any

import pytest

from app import visits
from app.access import Right
from app.attachments import ArrangedFile
from app.changes import Kind
from app.errors import AppError, NotAllowed, NotFound
from app.folder import FolderFilter, list_sheets
from app.journal import history
from app.linked_records import linked_titles
from app.marks import Classification
from app.office import Office
from app.operators import OperatorDraft, add_operator
from app.order_sources import record_order_on, source_card
from app.orders import OrderDraft
from app.today import today_sheet
from app.visits import (
    VisitFilter,
    VisitView,
    announce,
    count_visits,
    decide,
    earlier_of,
    list_visits,
    put_visit_in_folder,
    receive_visit,
    visit_counts,
    visit_place,
    visit_sheet,
    visits_of_day,
    waiting_room,
)
from visits_seat import AT_TEN, TOMORROW, VISITOR, do, received, requested, sheet_of

#: What asks no right itself, and why.
FREE = {
    "parts_of_visit": "a part of the deeds and questions about reminders",
    "visit_rules": "every form and paper is made of them",
    "earlier_of": "it leaves registers out that the operator may not read",
}


def faces() -> list[Callable[..., Any]]:
    """What the face of visits offers that takes a session."""
    values = [getattr(visits, name) for name in visits.__all__]
    return [
        value
        for value in values
        if (inspect.isfunction(value) or inspect.ismethod(value))
        and "session" in inspect.signature(value).parameters
    ]


def something(kind: Any) -> Any:
    """Any value of a type."""
    origin, parts = typing.get_origin(kind), typing.get_args(kind)
    if origin is UnionType or origin is typing.Union:
        return something(next(part for part in parts if part is not type(None)))
    if origin in (tuple, list, Sequence, Collection, Iterable) or kind in (tuple, list):
        return (something(parts[0]),) if parts else ()
    if isinstance(kind, type) and issubclass(kind, Enum):
        return next(iter(kind))
    plain: dict[Any, Any] = {int: 1, str: "متن", bool: False, date: TOMORROW, datetime: None}
    made: dict[Any, Any] = {ArrangedFile: ArrangedFile(b"")}
    known = plain | made
    return known[kind] if kind in known else _made(kind)


def _made(kind: Any) -> Any:
    try:
        return kind()
    except TypeError:
        return object()


def _name(one: Callable[..., Any]) -> str:
    owner = getattr(one, "__self__", None)
    return one.__name__ if owner is None else f"{type(owner).__name__}.{one.__name__}"


@pytest.mark.parametrize("function", faces(), ids=_name)
def test_nothing_without_a_right(local_office: Office, function: Callable[..., Any]) -> None:
    if function.__name__ in FREE:
        return
    seated(local_office, frozenset())
    hints = typing.get_type_hints(function)
    arguments = {
        name: something(hints[name])
        for name, parameter in inspect.signature(function).parameters.items()
        if name != "session" and parameter.default is inspect.Parameter.empty
    }
    with pytest.raises(AppError) as refused:
        local_office.write(function, **arguments)
    assert isinstance(refused.value, NotAllowed)
    assert "اجازه" in refused.value.message


def seated(
    office: Office,
    rights: frozenset[Right],
    clearance: Classification = Classification.TOP_SECRET,
) -> None:
    """Sit down as somebody with these rights."""
    draft = OperatorDraft(name="other", full_name="دیگری", rights=rights, clearance=clearance)
    office.sign_in(office.write(add_operator, draft).value)


READER = frozenset({Right.READ_VISITS, Right.READ_CALLS, Right.READ_ORDERS, Right.READ_AGENDA})
DESK = READER | {Right.RECEIVE_VISITS, Right.RECORD_ORDERS, Right.LOG_CALLS}


def test_a_reader_receives_nobody(local_office: Office) -> None:
    visit = received(local_office)
    seated(local_office, READER)
    assert sheet_of(local_office, visit).subject
    with pytest.raises(NotAllowed):
        do(local_office, announce, visit)
    with pytest.raises(NotAllowed):
        local_office.write(record_order_on, Kind.VISIT, visit, OrderDraft(words="انجام شود"))


def test_a_confidential_visit_does_not_exist_for_others(office: Office) -> None:
    secret = received(office, classification=Classification.SECRET)
    do(office, announce, secret)
    do(office, put_visit_in_folder, secret)
    office.write(record_order_on, Kind.VISIT, secret, OrderDraft(words="محرمانه پیگیری شود"))
    timed = requested(office, classification=Classification.SECRET)
    do(office, decide, timed, AT_TEN)
    today = sheet_of(office, secret).registered_at.date()
    seated(office, DESK, Classification.ORDINARY)
    for view in VisitView:
        assert office.read(list_visits, VisitFilter(view=view)) == []
        assert office.read(count_visits, VisitFilter(view=view)) == 0
    for text in ("رستگار", "بالاده", "1405/م/0001"):
        assert office.read(list_visits, VisitFilter(text=text)) == []
    assert office.read(waiting_room) == []
    assert set(vars(office.read(visit_counts)).values()) == {0}
    assert office.read(visits_of_day, today) == []
    assert office.read(visits_of_day, TOMORROW) == []
    assert office.read(earlier_of, name="حسن رستگار", phone=VISITOR.phone).times == 0
    assert office.read(visit_place, VisitFilter(), secret) is None
    assert office.read(linked_titles, [(Kind.VISIT, secret)]) == {}
    assert office.read(history, Kind.VISIT, secret) == []
    assert office.read(list_sheets, FolderFilter()) == []
    day = office.read(today_sheet)
    assert {card.name: count for card, count in day.counts if card.section == "visits"} == {
        "waiting_room": 0,
        "visitors_to_tell": 0,
        "lost_appointments": 0,
    }
    for ask in (visit_sheet, lambda session, one: source_card(session, Kind.VISIT, one)):
        with pytest.raises(NotFound):
            office.read(ask, secret)
    with pytest.raises(NotFound):
        office.write(announce, secret, 2)
    with pytest.raises(NotFound):
        office.write(record_order_on, Kind.VISIT, secret, OrderDraft(words="انجام شود"))
    with pytest.raises(NotAllowed):
        received(office, classification=Classification.SECRET)
    # The same as of a visit that never was.
    for number in (secret, 999):
        with pytest.raises(NotFound) as told:
            office.write(announce, number, 2)
        assert told.value.message == "این ملاقات در دفتر یافت نشد."


def test_numbers_of_others_are_not_lost(office: Office) -> None:
    received(office, classification=Classification.SECRET)
    seated(office, DESK, Classification.ORDINARY)
    office.write(receive_visit, VISITOR)
    (row,) = office.read(list_visits, VisitFilter())
    assert row.number == "1405/م/0002"
