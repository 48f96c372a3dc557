"""Whoever has no right does nothing on public days; whoever holds them needs no other's."""

from __future__ import annotations

import inspect
import typing
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime, time
from enum import Enum
from types import UnionType
from typing import Any
from uuid import UUID, uuid4

import pytest

from app import public_days
from app.access import Right
from app.changes import Kind
from app.clock import FixedClock, from_tehran
from app.errors import NotAllowed, NotFound
from app.journal import history
from app.marks import Classification
from app.office import Office, open_office
from app.operators import OperatorDraft, add_operator
from app.public_days import (
    ManagerDraft,
    accept_rest,
    cancel_public_day,
    close_list,
    end_session,
    hear,
    next_petition,
    open_list,
    present_list,
    proposed_managers,
    public_statistics,
    save_managers,
    session_sheet,
    take_petition_step_back,
)
from app.visits.states import VisitState
from public_seat import (
    MONDAY,
    do,
    heard,
    in_session,
    of_petition,
    petition,
    planned,
    said,
    sheet,
    state_of,
)

NOW = from_tehran(date(2026, 11, 22), time(10))
HOLDER = frozenset(
    {Right.READ_VISITS, Right.RECEIVE_VISITS, Right.HOLD_PUBLIC_DAYS, Right.RECORD_ORDERS}
)


@pytest.fixture
def local_office(made: None, sqlite_url: str) -> Iterator[Office]:
    with open_office(sqlite_url, clock=FixedClock(NOW)) as office:
        office.sign_in_as()
        yield office


def seated(
    office: Office, rights: frozenset[Right], clearance: int = Classification.TOP_SECRET
) -> None:
    """Sit down as somebody with these rights."""
    draft = OperatorDraft(
        name="other", full_name="دیگری", rights=rights, clearance=Classification(clearance)
    )
    office.sign_in(office.write(add_operator, draft).value)


def faces() -> list[Callable[..., Any]]:
    """What the face of public days offers that takes a session."""
    values = [getattr(public_days, name) for name in public_days.__all__]
    return [one for one in values if inspect.isfunction(one)]


def something(kind: Any) -> Any:
    """Any value of a type."""
    origin, parts = typing.get_origin(kind), typing.get_args(kind)
    if origin is UnionType or origin is typing.Union:
        return something(next(part for part in parts if part is not type(None)))
    if origin is Sequence:
        return ()
    if isinstance(kind, type) and issubclass(kind, Enum):
        return next(iter(kind))
    known = {int: 1, str: "متن", bool: True, date: MONDAY, datetime: NOW, UUID: uuid4()}
    if kind in known:
        return known[kind]
    try:
        return kind()
    except TypeError:
        return object()


@pytest.mark.parametrize("function", faces(), ids=lambda one: one.__name__)
def test_nothing_without_a_right(local_office: Office, function: Callable[..., Any]) -> None:
    seated(local_office, frozenset())
    hints = typing.get_type_hints(function)
    arguments = {
        name: something(hints[name])
        for name, parameter in inspect.signature(function).parameters.items()
        if name != "session" and parameter.default is inspect.Parameter.empty
    }
    with pytest.raises(NotAllowed, match="اجازه"):
        local_office.write(function, **arguments)


def test_a_reader_holds_nothing(local_office: Office) -> None:
    day = planned(local_office)
    seated(local_office, frozenset({Right.READ_VISITS}))
    assert sheet(local_office, day).id == day
    with pytest.raises(NotAllowed):
        do(local_office, open_list, day)


def test_whoever_holds_public_days_needs_no_right_to_the_programme(local_office: Office) -> None:
    seated(local_office, HOLDER | {Right.OVERRIDE_CLASHES})
    day, visits = in_session(local_office, 2)
    heard(local_office, visits)
    of_petition(local_office, take_petition_step_back, visits[1])
    of_petition(local_office, hear, visits[1], said("دستور"))
    do(local_office, end_session, day)
    do(local_office, public_days.take_public_day_step_back, day)
    other = planned(local_office, date(2026, 12, 7))
    do(local_office, cancel_public_day, other, "سفر")


def test_an_order_needs_the_right_to_record_orders(local_office: Office) -> None:
    _day, (visit, _other) = in_session(local_office, 2)
    seated(local_office, HOLDER - {Right.RECORD_ORDERS})
    with pytest.raises(NotAllowed):
        of_petition(local_office, hear, visit, said("دستور"))
    assert state_of(local_office, visit) is VisitState.ACCEPTED


def test_a_petition_above_the_clearance_is_counted_and_never_shown(local_office: Office) -> None:
    day = planned(local_office)
    secret = Classification.SECRET
    do(local_office, open_list, day)
    open_one = petition(local_office, day, 1)
    hidden = petition(local_office, day, 2, classification=secret, visitor_name="پنهان")
    for deed in (close_list, present_list, accept_rest):
        do(local_office, deed, day)
    seated(local_office, HOLDER, Classification.ORDINARY)
    whole = sheet(local_office, day)
    assert ([one.id for one in whole.petitions], whole.hidden) == ([open_one], 1)
    assert local_office.read(next_petition, day) == open_one
    assert local_office.read(next_petition, day, open_one) is None
    with pytest.raises(NotFound):
        local_office.read(session_sheet, hidden)
    with pytest.raises(NotFound):
        local_office.write(hear, hidden, 1, said("دستور"))
    agencies = local_office.read(proposed_managers, day)
    assert sum(one.problems for one in agencies) == 1
    assert local_office.read(public_statistics, MONDAY, MONDAY).petitions == 1
    do(local_office, save_managers, day, [ManagerDraft(organisation="بنیاد مسکن")])
    assert [one.problems for one in sheet(local_office, day).managers] == [0]
    lines = local_office.read(history, Kind.PUBLIC_DAY, day)
    assert not any("پنهان" in one.words for one in lines)
