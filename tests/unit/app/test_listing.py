"""Lists read from a known row: every order, both directions, with and without values."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import Any

import pytest
from sqlalchemy import (
    Column,
    ColumnElement,
    Integer,
    MetaData,
    String,
    Table,
    insert,
    make_url,
    select,
)

from app.access import SignedIn
from app.clock import FixedClock
from app.database import make_engine
from app.errors import NotFound
from app.listing import after_row, bounded_count, key_of, listed
from app.marks import Classification
from app.session import Desk, OfficeSession

ROWS = 90
_T = Table(
    "things",
    MetaData(),
    Column("id", Integer, primary_key=True),
    Column("a", Integer, nullable=False),
    Column("b", String(5), nullable=False),
    Column("c", Integer),
)
_A, _B, _C, _ID = _T.c.a, _T.c.b, _T.c.c, _T.c.id

ORDERS: dict[str, tuple[ColumnElement[Any], ...]] = {
    "falling": (_A.desc(), _B.desc(), _ID.desc()),
    "rising": (_A, _B.asc(), _ID),
    "mixed": (_A.desc(), _B, _ID.desc()),
    "mixed twice": (_A, _B.desc(), _ID),
    "gaps last": (_C.nulls_last(), _ID),
    "gaps first": (_C.desc().nulls_first(), _A, _ID.desc()),
    "gaps in the middle": (_A, _C.asc().nulls_first(), _B.desc(), _ID),
    "two gaps": (_A.desc(), _C.desc().nulls_last(), (_C % 3).nulls_last(), _ID),
    "expressions": (_C.is_(None), (_A * -1).desc(), _ID),
}


@pytest.fixture
def session(store_url: str, clock: FixedClock) -> Iterator[OfficeSession]:
    operator = SignedIn(1, "x", "x", "", frozenset(), Classification.ORDINARY)
    engine = make_engine(make_url(store_url))
    chance = Random(7)
    rows = [
        {
            "id": number,
            "a": chance.randrange(4),
            "b": chance.choice("xyz"),
            "c": chance.choice((None, 1, 2, 3, 4, 5)),
        }
        for number in range(1, ROWS + 1)
    ]
    _T.metadata.create_all(engine)
    with OfficeSession(engine, Desk(operator, clock)) as opened:
        opened.execute(insert(_T), rows)
        yield opened
        opened.rollback()
    engine.dispose()


@pytest.mark.parametrize("name", ORDERS)
def test_any_part_of_a_list_is_read_from_any_of_its_rows(session: OfficeSession, name: str) -> None:
    order = ORDERS[name]
    # What SQLite calls true and what PostgreSQL does are the same to a list.
    whole = [row.id for row in session.execute(select(_ID).order_by(*order))]
    assert sorted(whole) == list(range(1, ROWS + 1))
    for place, number in enumerate(whole):
        key = key_of(session, order, _T.c.id == number)
        following = select(_ID).where(after_row(order, key)).order_by(*order)
        assert [row.id for row in session.execute(following)] == whole[place + 1 :]
        for offset, limit in ((0, 7), (5, 7), (-1, 1), (-3, 8), (-40, 9), (-ROWS - 5, ROWS + 9)):
            asked = listed(session, select(_ID), order, after=key, offset=offset, limit=limit)
            first = place + 1 + offset
            wanted = whole[max(0, first) : max(0, first + limit)]
            assert [row.id for row in asked] == wanted, (place, offset, limit)


def test_a_list_begins_at_its_top(session: OfficeSession) -> None:
    order = ORDERS["mixed"]
    whole = [row.id for row in session.execute(select(_ID).order_by(*order))]
    assert [row.id for row in listed(session, select(_ID), order, limit=5)] == whole[:5]
    asked = listed(session, select(_ID), order, offset=80, limit=50)
    assert [row.id for row in asked] == whole[80:]


def test_a_row_that_is_gone_says_so(session: OfficeSession) -> None:
    with pytest.raises(NotFound, match="دیگر در فهرست نیست"):
        key_of(session, ORDERS["rising"], _T.c.id == ROWS + 1)


def test_an_order_that_leaves_gaps_to_the_store_is_refused(session: OfficeSession) -> None:
    order = (_C.desc(), _ID.desc())
    without = session.execute(select(_ID).where(_C.is_(None)).limit(1)).scalar_one()
    with pytest.raises(ValueError, match="without a value"):
        after_row(order, key_of(session, order, _T.c.id == without))
    with pytest.raises(ValueError, match="2 columns of an order, 1 values"):
        after_row(order, (1,))


def test_a_count_goes_as_far_as_asked(session: OfficeSession) -> None:
    few = select(_T).where(_ID <= 10).order_by(_A)
    assert bounded_count(session, few, None) == 10
    assert bounded_count(session, few, 10) == 10
    assert bounded_count(session, few, 9) == 10
    assert bounded_count(session, few, 4) == 5
    assert bounded_count(session, select(_T).where(_ID < 0), 4) == 0
    assert bounded_count(session, select(_T.c.a).distinct(), None) == 4
