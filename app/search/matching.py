"""What a question asks, as conditions of the stores' own search: the one place that knows both."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from enum import Enum
from functools import cache
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy import ColumnElement, Select, Table

from app.clock import from_tehran
from app.listing import key_asked, key_statement
from app.search.asking import Phrase, Question, are_long_enough, read_question
from app.search.secrecy import secrecy_of
from app.search.sifting import newest_place, parted
from app.session import OfficeSession
from app.statements import constant
from models.search import (
    EPOCH_SECONDS,
    RECORD_MASK,
    Indexed,
    has_part_search,
    place_sql,
)

#: What is asked, by the names it has in a statement: the same names, the same statement.
Values = Mapping[str, Any]

_WORDS, _SIFTING, _PART = "asked_words", "asked_sifting", "asked_part"
#: Words so rare that all who have them are gathered and sorted (`app.search.sifting`).
_RARE = "asked_rare"
#: The whole question, as the newest rows are sifted by it; and above which place those lie.
_OF_NEWEST, _NEWEST = "asked_of_newest", "asked_newest"
#: What is gathered and sorted where the newest are not enough.
_OF_ALL = "asked_of_all"
_FIRST, _END, _SECRECY = "asked_first", "asked_end", "asked_secrecy"


class Look(Enum):
    """How common words are looked for, where a server may not go along all rows for a page."""

    #: Row by row, above a place.
    NEWEST = "newest"
    #: Gathered and sorted.
    ALL = "all"


_SAID_BY: Final = {Look.NEWEST: _OF_NEWEST, Look.ALL: _OF_ALL}
#: What is not asked in each look; None is the usual one.
_LEFT_OUT: Final[Mapping[Look | None, frozenset[str]]] = {
    None: frozenset({_OF_NEWEST, _OF_ALL}),
    Look.NEWEST: frozenset({_WORDS, _SIFTING, _OF_ALL}),
    Look.ALL: frozenset({_WORDS, _OF_NEWEST}),
}


@dataclass(frozen=True)
class Narrowed:
    """A register's statement that finds only what is asked.

    Attributes:
        statement: With the names of `Values`, which must be given when it is asked.
        place: The newest first by it descending: the order that costs nothing.
    """

    statement: Select[Any]
    place: ColumnElement[int]


def asked(session: OfficeSession, text: str) -> Question:
    """A question as typed at this desk today."""
    return read_question(text, session.desk.clock.today())


def asked_values(
    session: OfficeSession, indexed: Indexed, question: Question, *, by_parts: bool = False
) -> Values:
    """What a question asks of a register, to be given to the statement `narrowed` makes.

    Args:
        session: Of which store.
        indexed: How the register is indexed.
        question: Not empty.
        by_parts: Look for parts of words in place of words (`Question.parts`).
    """
    values: dict[str, Any] = {}
    if by_parts:
        values |= _parts(question, is_shared=session.is_shared)
    elif question.terms:
        values |= _words(session, indexed, question)
    if question.classification is not None:
        values[_SECRECY] = int(question.classification)
    values[_FIRST], values[_END] = _within(indexed, question)
    return values


def narrowed(
    statement: Select[Any],
    table: Table,
    indexed: Indexed,
    names: Collection[str],
    *,
    is_shared: bool,
    by_parts: bool = False,
    look: Look | None = None,
) -> Narrowed:
    """Join a register's statement to what its search table finds.

    Args:
        statement: Asks `table`, with whatever conditions.
        table: The register's.
        indexed: How it is indexed.
        names: Of what is asked (`asked_values`).
        is_shared: Whether the store is a server's.
        by_parts: As for the values.
        look: Another way to look than the usual one, of those `looks` allows.
    """
    names = [name for name in names if name not in _LEFT_OUT[look]]
    found = _search_table(indexed, is_shared=is_shared, by_parts=by_parts)
    conditions = [
        condition for name in names for condition in _condition(name, found, is_shared=is_shared)
    ]
    if not {_RARE, _OF_ALL}.isdisjoint(names):
        gathered = _gathered(found, conditions).subquery("gathered")
        place: ColumnElement[int] = gathered.c.place
        joined = statement.join(gathered, _record_at(table, place))
        return Narrowed(joined.where(*_secrecy(table, names)), place)
    # FTS5 takes one bound of its places from each side, the first it is given, and conditions of
    # a join are given last: where a list goes on from a row, that row is the nearer bound.
    on = sa.and_(_record_at(table, found.c.place), *_bounds(found.c.place))
    joined = statement.join(found.table, on)
    return Narrowed(joined.where(*conditions, *_secrecy(table, names)), found.c.place)


def _gathered(found: _SearchTable, conditions: Sequence[ColumnElement[bool]]) -> Select[Any]:
    """All places that answer, sorted before a record is looked at.

    By itself (OFFSET), or a server goes along the places for what it takes for common, or looks at
    every record that answers for the few that are wanted.
    """
    places = sa.select(found.c.place).where(*conditions, *_bounds(found.c.place))
    return places.order_by(found.c.place.desc()).offset(constant(0))


def _record_at(table: Table, place: ColumnElement[int]) -> ColumnElement[bool]:
    return table.c.id == place.op("&")(RECORD_MASK)


def _secrecy(table: Table, names: Collection[str]) -> list[ColumnElement[bool]]:
    return [secrecy_of(table) == _named(_SECRECY)] if _SECRECY in names else []


def found_ids(session: OfficeSession, indexed: Indexed, question: Question) -> Select[Any]:
    """The ids of what a question finds by its words, for small registers and other tables' joins.

    What of them the operator may see is for the caller to ask.
    """
    is_shared = session.is_shared
    found = _search_table(indexed, is_shared=is_shared, by_parts=False)
    values = asked_values(session, indexed, replace(question, classification=None))
    conditions = [
        condition
        for name in values
        if name not in _LEFT_OUT[None]
        for condition in _condition(name, found, is_shared=is_shared)
    ]
    record = found.c.place.op("&")(RECORD_MASK)
    ids = sa.select(record).select_from(found.table).where(*_bounds(found.c.place), *conditions)
    return ids.params(values)


def place_of(session: OfficeSession, table: Table, indexed: Indexed, record_id: int) -> int:
    """The place of a record.

    Raises:
        NotFound: It is not in the store any more.
    """
    asked = _place_statement(table, indexed, is_shared=session.is_shared)
    (found,) = key_asked(session, asked, {"record": record_id})
    return int(found)


@cache
def _place_statement(table: Table, indexed: Indexed, *, is_shared: bool) -> Select[Any]:
    place: ColumnElement[int] = sa.literal_column(
        place_sql(indexed, table.name, shared=is_shared), sa.BigInteger()
    )
    return key_statement((place,), table.c.id == sa.bindparam("record"))


def may_be_parts(session: OfficeSession, question: Question) -> bool:
    """Whether parts of words may answer a question where no word does."""
    return are_long_enough(question.parts) and has_part_search(session.connection())


@dataclass(frozen=True)
class _Columns:
    place: ColumnElement[int]
    words: ColumnElement[Any]
    head: ColumnElement[Any]


@dataclass(frozen=True)
class _SearchTable:
    table: sa.TableClause
    c: _Columns


@cache
def _search_table(indexed: Indexed, *, is_shared: bool, by_parts: bool) -> _SearchTable:
    """A search table with its place, whatever the store calls that."""
    if is_shared:
        table = sa.table(
            indexed.index,
            sa.column("place", sa.BigInteger()),
            sa.column("words"),
            sa.column("head", sa.Text()),
        )
        return _SearchTable(table, _Columns(table.c.place, table.c.words, table.c.head))
    name = f"{indexed.index}_parts" if by_parts else indexed.index
    table = sa.table(name, sa.column("rowid", sa.BigInteger()), sa.column(name))
    return _SearchTable(table, _Columns(table.c.rowid, table.c[name], table.c[name]))


def _named(name: str) -> ColumnElement[Any]:
    return sa.bindparam(name, type_=sa.BigInteger())


def _condition(name: str, found: _SearchTable, *, is_shared: bool) -> list[ColumnElement[bool]]:
    """What one of the names asks of a search table; the others are asked elsewhere."""
    text: ColumnElement[Any] = sa.bindparam(name, type_=sa.Text())
    if name.startswith(_PART):
        if is_shared:
            return [found.c.head.like(text, escape=_ESCAPE)]
        return [found.c.head.bool_op("MATCH")(text)]
    if name in (_WORDS, _RARE, _OF_ALL):
        if is_shared:
            return [found.c.words.bool_op("@@")(sa.cast(text, _TsQuery()))]
        return [found.c.words.bool_op("MATCH")(text)]
    if name in (_SIFTING, _OF_NEWEST):
        # The same as the operator, but no index answers a function.
        return [sa.func.ts_match_vq(found.c.words, sa.cast(text, _TsQuery()))]
    return []


def _bounds(place: ColumnElement[int]) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return place >= _named(_FIRST), place < _named(_END)


def _within(indexed: Indexed, question: Question) -> tuple[int, int]:
    """The places of a kind, and of the days that are asked: from one to before another."""
    first, end = indexed.first_place, indexed.end_place
    if question.period is None:
        return first, end
    if not indexed.moment:
        return first, first
    if question.period.first is not None:
        first = indexed.place_at(_minute(question.period.first, indexed))
    if question.period.last is not None:
        after = question.period.last + timedelta(days=1)
        end = indexed.place_at(_minute(after, indexed))
    return first, end


def _minute(day: date, indexed: Indexed) -> int:
    """The first minute of a day, as places count."""
    begins = datetime.combine(day, time(), UTC) if indexed.is_day else from_tehran(day, time())
    return (int(begins.timestamp()) + EPOCH_SECONDS) // 60


def _words(session: OfficeSession, indexed: Indexed, question: Question) -> Values:
    if not session.is_shared:
        return {_WORDS: file_query(question)}
    how = parted(session, indexed, question)
    looked_up = server_query(how.looked_up)
    values: dict[str, Any] = {_RARE if how.is_rare else _WORDS: looked_up}
    if how.sifting is not None:
        values[_SIFTING] = server_query(how.sifting)
    if how.newest is not None and question.period is None:
        values |= {_OF_NEWEST: server_query(question), _NEWEST: how.newest}
        if how.is_gathered:
            values[_OF_ALL] = looked_up
    return values


def looks(values: Values) -> Collection[Look]:
    """How what is asked may be looked for besides the usual way."""
    return [look for look, name in _SAID_BY.items() if name in values]


def of_newest(values: Values) -> Values:
    """The values for `Look.NEWEST`."""
    return {**values, _FIRST: values[_NEWEST]}


def newest_below(session: OfficeSession, indexed: Indexed, values: Values, place: int) -> Values:
    """The values for `Look.NEWEST` among the newest rows below a place."""
    return {**values, _FIRST: newest_place(session, indexed.index, below=place)}


def _parts(question: Question, *, is_shared: bool) -> Values:
    if is_shared:
        return {f"{_PART}_{at}": f"%{_escaped(part)}%" for at, part in enumerate(question.parts)}
    return {_PART: " AND ".join(f'"{part}"' for part in question.parts)}


#: Before a letter that would be a pattern's.
_ESCAPE: Final = "/"


def _escaped(part: str) -> str:
    return re.sub(r"[%_/]", rf"{_ESCAPE}\g<0>", part)


class _TsQuery(sa.types.UserDefinedType[str]):
    """PostgreSQL's type of a question; ours are written by us, past its parser."""

    cache_ok = True

    def get_col_spec(self, **_keywords: Any) -> str:
        """Its name in SQL."""
        return "tsquery"


def file_query(question: Question) -> str:
    """A question as FTS5 reads it."""
    return _joined(question, "AND", "OR", _file_phrase)


def server_query(question: Question) -> str:
    """A question as PostgreSQL reads it."""
    return _joined(question, "&", "|", _server_phrase)


def _joined(question: Question, every: str, either: str, phrase: Any) -> str:
    terms = []
    for term in question.terms:
        ways = [f" {every} ".join(map(phrase, way)) for way in term.ways]
        terms.append(f"({f') {either} ('.join(ways)})" if len(ways) > 1 else f"({ways[0]})")
        if len(ways) > 1:
            terms[-1] = f"({terms[-1]})"
    return f" {every} ".join(terms)


def _file_phrase(phrase: Phrase) -> str:
    return f'"{" ".join(phrase.words)}"{" *" if phrase.is_open else ""}'


def _server_phrase(phrase: Phrase) -> str:
    words = [f"'{word}'" for word in phrase.words]
    return " <-> ".join(words) + (":*" if phrase.is_open else "")
