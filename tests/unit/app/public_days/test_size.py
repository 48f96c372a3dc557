"""Two hundred petitioners: the session asks as little of them as of ten."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, time
from typing import Any

import pytest

from app.clock import FixedClock, from_tehran
from app.office import Office, open_office
from app.public_days import (
    hear,
    list_public_days,
    next_petition,
    proposed_managers,
    public_day_sheet,
    session_sheet,
)
from app.public_days.queries import PublicDayFilter
from asked import questions_asked
from public_seat import LATER, MONDAY, in_session, of_petition, row_of, said

NOW = from_tehran(date(2026, 11, 22), time(10))


@pytest.fixture
def office(made: None, store_url: str) -> Iterator[Office]:
    with open_office(store_url, clock=FixedClock(NOW)) as office:
        office.sign_in_as()
        yield office


def asked_and_got(office: Office, query: Callable[..., Any], *given: Any) -> tuple[int, int]:
    """How many questions a query asks, and how many petitions' rows come back."""
    rows = 0

    def counted(session: Any) -> Any:
        nonlocal rows
        execute = session.execute

        def noted(*asked: Any, **more: Any) -> Any:
            nonlocal rows
            found = execute(*asked, **more).freeze()
            rows += len(found.data)
            return found()

        session.execute = noted
        try:
            return query(session, *given)
        finally:
            session.execute = execute

    with questions_asked() as questions:
        office.read(counted)
    return len(questions), rows


def test_the_session_reads_one_petitioner_whatever_waits_behind_him(office: Office) -> None:
    few, some = in_session(office, 10, minutes_each=1)
    many, crowd = in_session(office, 200, LATER, 301, minutes_each=1)
    of_petition(office, hear, some[0], said("دستور"))
    of_petition(office, hear, crowd[0], said("دستور"))
    # How common words are a server is asked once in ten minutes.
    office.read(session_sheet, some[5])
    for query, of_few, of_many in (
        (session_sheet, (some[5],), (crowd[150],)),
        (next_petition, (few, some[5]), (many, crowd[150])),
        (next_petition, (few,), (many,)),
        (proposed_managers, (few,), (many,)),
        (
            list_public_days,
            (PublicDayFilter(from_day=MONDAY, to_day=MONDAY),),
            (PublicDayFilter(from_day=LATER, to_day=LATER),),
        ),
    ):
        small = asked_and_got(office, query, *of_few)
        large = asked_and_got(office, query, *of_many)
        assert large[0] == small[0], query.__name__
        # A name that sounds like his may bring some lines more, never the crowd.
        assert large[1] < small[1] + 25, query.__name__


def test_hearing_writes_one_petition_of_the_crowd(office: Office) -> None:
    _day, crowd = in_session(office, 200, minutes_each=1)
    before = {one: row_of(office, one)["version"] for one in crowd}
    with questions_asked() as questions:
        of_petition(office, hear, crowd[10], said("دستور"))
    after = {one: row_of(office, one)["version"] for one in crowd}
    assert [one for one in crowd if after[one] != before[one]] == [crowd[10]]
    assert len(questions) < 40


def test_the_whole_day_asks_as_often_for_two_hundred_as_for_ten(office: Office) -> None:
    few, _some = in_session(office, 10, minutes_each=1)
    many, _crowd = in_session(office, 200, LATER, 301, minutes_each=1)
    small, _rows = asked_and_got(office, public_day_sheet, few)
    large, _rows = asked_and_got(office, public_day_sheet, many)
    assert small == large
