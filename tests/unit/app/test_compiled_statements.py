"""Statements known again by being the same: each still gives its own answer."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import (
    Column,
    Connection,
    Integer,
    MetaData,
    Select,
    String,
    Table,
    bindparam,
    create_engine,
    insert,
    literal,
    select,
    type_coerce,
)
from sqlalchemy.types import TypeDecorator

from app.compiled_statements import MOST_KNOWN, CompiledStatements
from app.database import make_engine, parse_url

NAMES = Table("names", MetaData(), Column("id", Integer, primary_key=True), Column("name", String))


class _Counted:
    """A part of a statement that counts how often it is read."""

    def __init__(self) -> None:
        self.times_read = 0

    def __hash__(self) -> int:
        self.times_read += 1
        return 7


class _Noted(TypeDecorator[Any]):
    impl = Integer
    cache_ok = True

    def __init__(self, part: _Counted) -> None:
        super().__init__()
        self.part = part


@contextmanager
def _connected(compiled: CompiledStatements) -> Iterator[Connection]:
    """A connection with a cache of its own; all of a test process share another (`compiled`)."""
    engine = create_engine("sqlite://")
    with engine.connect() as connection:
        yield connection.execution_options(compiled_cache=compiled)
    engine.dispose()


@pytest.fixture
def connection() -> Iterator[Connection]:
    with _connected(CompiledStatements()) as connection:
        NAMES.create(connection)
        connection.execute(insert(NAMES), [{"id": 1, "name": "یک"}, {"id": 2, "name": "دو"}])
        yield connection


def _counting() -> tuple[_Counted, Select[Any]]:
    part = _Counted()
    return part, select(type_coerce(bindparam("value", type_=Integer()), _Noted(part)))


def _asked_twice(connection: Connection, statement: Select[Any]) -> None:
    for value in (1, 2):
        assert connection.execute(statement, {"value": value}).scalar_one() == value


def test_each_store_has_its_own(store_url: str) -> None:
    first, second = (make_engine(parse_url(store_url)) for _ in range(2))
    caches = [one.get_execution_options()["compiled_cache"] for one in (first, second)]
    assert all(isinstance(cache, CompiledStatements) for cache in caches)
    assert caches[0] is not caches[1]
    first.dispose()
    second.dispose()


def test_the_same_statement_is_not_read_again(connection: Connection) -> None:
    part, statement = _counting()
    _asked_twice(connection, statement)
    read = part.times_read
    assert read > 0
    assert connection.execute(statement, {"value": 3}).scalar_one() == 3
    assert part.times_read == read


def test_statements_asked_once_push_out_the_others_and_nothing_goes_wrong(
    connection: Connection,
) -> None:
    part, statement = _counting()
    _asked_twice(connection, statement)
    read = part.times_read
    for number in range(MOST_KNOWN + 1):
        assert connection.execute(select(literal(number))).scalar_one() == number
    assert connection.execute(statement, {"value": 3}).scalar_one() == 3
    assert part.times_read > read


def test_forgotten_statements_are_compiled_anew(connection: Connection) -> None:
    compiled = connection.get_execution_options()["compiled_cache"]
    part, statement = _counting()
    _asked_twice(connection, statement)
    compiled.clear()
    read = part.times_read
    _asked_twice(connection, statement)
    assert part.times_read > read


def test_one_statement_with_other_columns_is_another(connection: Connection) -> None:
    deed = insert(NAMES)
    for number in (3, 5):
        connection.execute(deed, {"id": number})
        connection.execute(deed, {"id": number + 1, "name": "نام"})
        connection.execute(deed, [{"id": number * 10}, {"id": number * 10 + 1}])
    found = connection.execute(select(NAMES.c.name).where(NAMES.c.id.in_([3, 4, 5, 6, 30, 51])))
    assert [name for (name,) in found] == [None, "نام", None, "نام", None, None]


@given(values=st.lists(st.integers(-5, 5), min_size=1, max_size=30))
def test_statements_built_alike_answer_each_by_its_own_values(values: list[int]) -> None:
    """And by their own columns, however often one like them was asked before."""
    with _connected(CompiledStatements()) as connection:
        for value in values:
            column = literal(value).label("value")
            for _again in range(2):
                (row,) = connection.execute(select(column)).mappings()
                assert row[column] == row["value"] == value


def test_threads_may_ask_for_the_same_at_once() -> None:
    compiled = CompiledStatements()
    part, statement = _counting()
    wrong: list[object] = []

    def ask() -> None:
        try:
            with _connected(compiled) as connection:
                for number in range(300):
                    asked = connection.execute(statement, {"value": number}).scalar_one()
                    alone = connection.execute(select(literal(number))).scalar_one()
                    if asked != number or alone != number:
                        wrong.append((asked, alone, number))
        except Exception as error:  # noqa: BLE001  # whatever a thread meets is told by the test
            wrong.append(error)

    threads = [Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []
    assert part.times_read > 0
