"""What a question asks, as conditions of the stores' own search: the one place that knows both."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy import ColumnElement, RowMapping, Select, Table

from app.clock import from_tehran
from app.listing import key_of, listed
from app.search.asking import SHORTEST_PART, Phrase, Question, read_question
from app.search.secrecy import secrecy_of
from app.search.sifting import looked_up_and_sifted
from app.session import OfficeSession
from app.text import LAST_CHARACTER
from models.search import (
    EPOCH_SECONDS,
    RECORD_MASK,
    Indexed,
    has_part_search,
    place_sql,
)


@dataclass(frozen=True)
class Narrowed:
    """A register's statement that finds only what was asked.

    Attributes:
        place: The newest first by it descending: the order that costs nothing.
    """

    statement: Select[Any]
    place: ColumnElement[int]


def narrowed(
    session: OfficeSession,
    statement: Select[Any],
    table: Table,
    indexed: Indexed,
    question: Question,
    *,
    by_parts: bool = False,
) -> Narrowed:
    """Join a register's statement to what its search table finds.

    Args:
        session: Of which store.
        statement: Asks `table`, with whatever conditions.
        table: The register's.
        indexed: How it is indexed.
        question: Not empty.
        by_parts: Look for parts of words in place of words (`Question.parts`).
    """
    found = _search_table(indexed.index, is_shared=session.is_shared, by_parts=by_parts)
    conditions = _conditions(session, found, indexed, question, by_parts=by_parts)
    if question.classification is not None:
        conditions.append(secrecy_of(table) == int(question.classification))
    # FTS5 takes one bound of its places from each side, the first it is given, and conditions of
    # a join are given last: where a list goes on from a row, that row is the nearer bound.
    record = table.c.id == found.c.place.op("&")(RECORD_MASK)
    joined = sa.and_(record, *_within(found.c.place, indexed, question))
    return Narrowed(statement.join(found.table, joined).where(*conditions), found.c.place)


def found_ids(session: OfficeSession, indexed: Indexed, question: Question) -> Select[Any]:
    """The ids of what a question finds by its words, for small registers and other tables' joins.

    What of them the operator may see is for the caller to ask.
    """
    found = _search_table(indexed.index, is_shared=session.is_shared, by_parts=False)
    within = _within(found.c.place, indexed, question)
    conditions = _conditions(session, found, indexed, question, by_parts=False)
    record = found.c.place.op("&")(RECORD_MASK)
    return sa.select(record).select_from(found.table).where(*within, *conditions)


def asked(session: OfficeSession, text: str) -> Question:
    """A question as typed at this desk today."""
    return read_question(text, session.desk.clock.today())


def rows_found(
    session: OfficeSession,
    statement: Select[Any],
    table: Table,
    indexed: Indexed,
    question: Question,
    visible: Sequence[ColumnElement[bool]],
    *,
    after: int | None = None,
    offset: int = 0,
    limit: int = 50,
) -> Sequence[RowMapping]:
    """A page of what a question finds in a register, the newest first.

    Args:
        session: Where to ask.
        statement: Columns and conditions of the register's list, without order.
        table: The register's.
        indexed: How it is indexed.
        question: Not empty.
        visible: What of the register this operator may see at all.
        after: The id of the row before this page; None for the first.
        offset: Rows to leave out after it, as `app.listing.listed` has it.
        limit: How many at most.
    """
    key = None if after is None else (place_of(session, table, indexed, after),)
    for by_parts in _ways(session, table, indexed, question, visible):
        found = narrowed(session, statement, table, indexed, question, by_parts=by_parts)
        order = (found.place.desc(),)
        rows = listed(session, found.statement, order, after=key, offset=offset, limit=limit)
        if rows:
            return [row._mapping for row in rows]  # noqa: SLF001  # a row's documented mapping
    return ()


def count_found(
    session: OfficeSession,
    statement: Select[Any],
    table: Table,
    indexed: Indexed,
    question: Question,
    visible: Sequence[ColumnElement[bool]],
    *,
    most: int | None = None,
) -> int:
    """How many rows of a register a question finds; with `most`, no more than one above it.

    Args:
        session: Where to ask.
        statement: Any columns, with the conditions of the register's list.
        table: The register's.
        indexed: How it is indexed.
        question: Not empty.
        visible: What of the register this operator may see at all.
        most: Where counting stops.
    """
    count = 0
    for by_parts in _ways(session, table, indexed, question, visible):
        found = narrowed(session, statement, table, indexed, question, by_parts=by_parts)
        ids = found.statement.with_only_columns(found.place, maintain_column_froms=True)
        if most is not None:
            # The newest first, as the list reads them: whoever asks for the list asks for these.
            ids = ids.order_by(found.place.desc()).limit(most + 1)
        count = session.execute(sa.select(sa.func.count()).select_from(ids.subquery())).scalar_one()
        if count:
            break
    return count


def place_of(session: OfficeSession, table: Table, indexed: Indexed, record_id: int) -> int:
    """The place of a record.

    Raises:
        NotFound: It is not in the store any more.
    """
    place: ColumnElement[int] = sa.literal_column(
        place_sql(indexed, table.name, shared=session.is_shared), sa.BigInteger()
    )
    (found,) = key_of(session, (place,), table.c.id == record_id)
    return int(found)


def by_number(
    session: OfficeSession,
    statement: Select[Any],
    table: Table,
    question: Question,
    visible: Sequence[ColumnElement[bool]],
) -> tuple[Select[Any], tuple[ColumnElement[Any], ...]] | None:
    """The records whose number begins as asked: who types a number wants that one.

    Every number of a year has the same words, so that asking for them would gather them all.

    Args:
        session: Where to ask.
        statement: Columns and conditions of a list.
        table: The register's, with `number_key` where its numbers are kept folded.
        question: Not empty.
        visible: What of the register this operator may see at all.

    Returns:
        The statement with its order, the number itself first; None where no number begins so.
    """
    number = question.number
    if not number or "number_key" not in table.c:
        return None
    key = table.c.number_key
    begins = (key >= number, key < number + LAST_CHARACTER)
    if session.execute(sa.select(table.c.id).where(*visible, *begins).limit(1)).first() is None:
        return None
    return statement.where(*begins), (key, table.c.id)


def is_by_parts(
    session: OfficeSession,
    table: Table,
    indexed: Indexed,
    question: Question,
    visible: Sequence[ColumnElement[bool]],
) -> bool:
    """Whether parts of words answer a question here, because no word does."""
    return _may_be_parts(session, question) and not _has_words(
        session, table, indexed, question, visible
    )


def _ways(
    session: OfficeSession,
    table: Table,
    indexed: Indexed,
    question: Question,
    visible: Sequence[ColumnElement[bool]],
) -> Any:
    """By words first; where no visible record at all has them, by parts of words."""
    yield False
    if is_by_parts(session, table, indexed, question, visible):
        yield True


def _may_be_parts(session: OfficeSession, question: Question) -> bool:
    if not question.parts or any(len(part) < SHORTEST_PART for part in question.parts):
        return False
    return has_part_search(session.connection())


def _has_words(
    session: OfficeSession,
    table: Table,
    indexed: Indexed,
    question: Question,
    visible: Sequence[ColumnElement[bool]],
) -> bool:
    any_of_them = sa.select(table.c.id).where(*visible)
    found = narrowed(session, any_of_them, table, indexed, question)
    return session.execute(found.statement.limit(1)).first() is not None


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
def _search_table(index: str, *, is_shared: bool, by_parts: bool) -> _SearchTable:
    """A search table with its place, whatever the store calls that."""
    if is_shared:
        table = sa.table(
            index,
            sa.column("place", sa.BigInteger()),
            sa.column("words"),
            sa.column("head", sa.Text()),
        )
        return _SearchTable(table, _Columns(table.c.place, table.c.words, table.c.head))
    name = f"{index}_parts" if by_parts else index
    table = sa.table(name, sa.column("rowid", sa.BigInteger()), sa.column(name))
    return _SearchTable(table, _Columns(table.c.rowid, table.c[name], table.c[name]))


def _conditions(
    session: OfficeSession,
    found: _SearchTable,
    indexed: Indexed,
    question: Question,
    *,
    by_parts: bool,
) -> list[ColumnElement[bool]]:
    if by_parts:
        return _parts(session, found, question)
    return _words(session, found, indexed, question) if question.terms else []


def _within(
    place: ColumnElement[int], indexed: Indexed, question: Question
) -> list[ColumnElement[bool]]:
    """The range of a kind, and of the days that are asked."""
    first, last = indexed.first_place, indexed.end_place
    if question.period is not None:
        if not indexed.moment:
            return [sa.false()]
        if question.period.first is not None:
            first = indexed.place_at(_minute(question.period.first, indexed))
        if question.period.last is not None:
            after = question.period.last + timedelta(days=1)
            last = indexed.place_at(_minute(after, indexed))
    return [place >= first, place < last]


def _minute(day: date, indexed: Indexed) -> int:
    """The first minute of a day, as places count."""
    begins = datetime.combine(day, time(), UTC) if indexed.is_day else from_tehran(day, time())
    return (int(begins.timestamp()) + EPOCH_SECONDS) // 60


def _words(
    session: OfficeSession, found: _SearchTable, indexed: Indexed, question: Question
) -> list[ColumnElement[bool]]:
    if not session.is_shared:
        return [found.c.words.bool_op("MATCH")(sa.literal(file_query(question)))]
    looked_up, sifting = looked_up_and_sifted(session, indexed.index, question)
    matches: list[ColumnElement[bool]] = [found.c.words.bool_op("@@")(_server_value(looked_up))]
    if sifting is not None:
        # The same as the operator, but no index answers a function.
        matches.append(sa.func.ts_match_vq(found.c.words, _server_value(sifting)))
    return matches


def _server_value(question: Question) -> ColumnElement[Any]:
    return sa.cast(sa.literal(server_query(question)), _TsQuery())


def _parts(
    session: OfficeSession, found: _SearchTable, question: Question
) -> list[ColumnElement[bool]]:
    if session.is_shared:
        return [found.c.head.contains(part, autoescape=True) for part in question.parts]
    wanted = " AND ".join(f'"{part}"' for part in question.parts)
    return [found.c.head.bool_op("MATCH")(sa.literal(wanted))]


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
