"""Whoever has no right reads and does nothing in the programme; what is above him is «مشغول»."""

from __future__ import annotations

import inspect
import typing
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime
from enum import Enum
from types import UnionType
from typing import Any

import pytest

from agenda_seat import TOMORROW, do, requested, version_of, when
from app import agenda
from app.access import Right
from app.agenda import (
    EventFilter,
    EventKind,
    EventView,
    LinkedRecord,
    When,
    cancel_event,
    count_events,
    event_card,
    event_place,
    event_sheet,
    events_of_record,
    link_record,
    list_events,
    report_event,
    suggest_events,
    what_hangs_on,
)
from app.agenda.linking import BESIDE
from app.agenda.texts import BUSY
from app.attachments import ArrangedFile
from app.changes import Kind
from app.errors import AppError, NotAllowed, NotFound
from app.journal import history
from app.letters import register_letter
from app.marks import Classification
from app.office import Office
from app.operators import OperatorDraft, add_operator
from app.order_sources import record_order_on, source_card
from app.orders import OrderDraft
from letters_seat import INCOMING

#: What asks no right itself, and why.
FREE = {"parts_of_event": "a part of the deeds and questions about reminders"}


def faces() -> list[Callable[..., Any]]:
    """What the face of the programme offers that takes a session."""
    values = [getattr(agenda, name) for name in agenda.__all__]
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
    made: dict[Any, Any] = {
        When: when(10),
        LinkedRecord: LinkedRecord(kind=Kind.LETTER, id=1),
        ArrangedFile: ArrangedFile(b""),
    }
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


READER = frozenset({Right.READ_AGENDA, Right.READ_CALLS})
PLANNER = READER | {Right.PLAN_AGENDA}


def test_a_reader_plans_nothing(local_office: Office) -> None:
    event = requested(local_office, when=when(10))
    seated(local_office, READER)
    assert local_office.read(event_sheet, event).subject
    with pytest.raises(NotAllowed):
        do(local_office, cancel_event, event, "سبب")


def test_orders_on_an_entry_need_both_rights(local_office: Office) -> None:
    event = requested(local_office, when=when(10))
    seated(local_office, PLANNER)
    with pytest.raises(NotAllowed):
        local_office.write(record_order_on, Kind.EVENT, event, OrderDraft(words="انجام شود"))
    local_office.sign_in_as()
    seated_twice = OperatorDraft(
        name="orders",
        full_name="ثبت‌کننده",
        rights=frozenset({Right.RECORD_ORDERS, Right.READ_CALLS}),
        clearance=Classification.TOP_SECRET,
    )
    local_office.sign_in(local_office.write(add_operator, seated_twice).value)
    with pytest.raises(NotAllowed):
        local_office.write(record_order_on, Kind.EVENT, event, OrderDraft(words="انجام شود"))


def test_what_is_above_the_clearance_is_only_busy(office: Office) -> None:
    secret = requested(
        office,
        subject="دیدار محرمانه",
        place="جای پنهان",
        classification=Classification.SECRET,
        when=when(10),
    )
    waiting = requested(office, classification=Classification.SECRET)
    letter = office.write(register_letter, INCOMING).value
    do(office, link_record, secret, LinkedRecord(kind=Kind.LETTER, id=letter))
    version = version_of(office, secret)
    seated(office, PLANNER | {Right.READ_LETTERS}, Classification.ORDINARY)

    times = EventFilter(
        view=EventView.IN_PROGRAMME, from_day=TOMORROW, to_day=TOMORROW, with_hidden=True
    )
    (row,) = office.read(list_events, times)
    assert (row.subject, row.is_hidden, row.id) == (BUSY, True, secret)
    assert (row.number, row.place, row.who, row.last_step) == ("", "", "", "")
    assert (row.kind, row.classification) == (EventKind.BLOCKED, Classification.ORDINARY)
    assert row.starts_at is not None
    assert office.read(count_events, times) == 1
    told = ("پنهان", "دیدار", "۱۴۰۵", "راه")
    for text in told:
        asked = EventFilter(text=text, with_hidden=True, view=EventView.IN_PROGRAMME)
        assert office.read(list_events, asked) == []
    assert office.read(list_events, EventFilter()) == []
    assert office.read(suggest_events, "دیدار") == []
    assert office.read(events_of_record, Kind.LETTER, letter) == []
    assert office.read(event_place, EventFilter(), waiting) is None
    assert office.read(history, Kind.EVENT, secret) == []
    for ask in (event_sheet, event_card, what_hangs_on):
        with pytest.raises(NotFound):
            office.read(ask, secret)
    with pytest.raises(NotFound):
        office.read(source_card, Kind.EVENT, secret)
    for deed in (cancel_event, report_event):
        with pytest.raises(NotFound):
            office.write(deed, secret, version, "سبب")


def test_nobody_writes_what_he_could_not_see(local_office: Office) -> None:
    seated(local_office, PLANNER, Classification.ORDINARY)
    with pytest.raises(NotAllowed):
        requested(local_office, classification=Classification.SECRET)


def test_a_mark_tells_nothing_of_an_entry_above(local_office: Office) -> None:
    office = local_office
    open_one = requested(office)
    link = LinkedRecord(kind=Kind.EVENT, id=open_one)
    secret = requested(office, classification=Classification.SECRET, when=when(10), links=(link,))
    do(office, cancel_event, secret, "سبب پنهان")
    assert office.read(event_sheet, open_one).touched_words == BESIDE
    seated(office, PLANNER, Classification.ORDINARY)
    assert office.read(event_sheet, open_one).links == ()


def test_links_to_hidden_records_are_not_told(office: Office) -> None:
    secret = replace(INCOMING, classification=Classification.SECRET)
    letter = office.write(register_letter, secret).value
    event = requested(office, links=(LinkedRecord(kind=Kind.LETTER, id=letter),))
    assert len(office.read(event_sheet, event).links) == 1
    seated(office, PLANNER | {Right.READ_LETTERS}, Classification.ORDINARY)
    assert office.read(event_sheet, event).links == ()
    assert office.read(what_hangs_on, event) == []
