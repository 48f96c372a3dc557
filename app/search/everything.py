"""The one search over every register: what is found, grouped by kind, the newest first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Row, select

from app.search.asking import Question
from app.search.findable import Findable, FoundLine, Source
from app.search.keeping import kept
from app.search.lists import SearchedList
from app.search.marking import on_its_page
from app.search.matching import asked, may_be_parts
from app.session import OfficeSession
from app.text import search_key

#: Lines of each group in the box.
EACH: Final = 6


@dataclass(frozen=True)
class FoundGroup:
    """What a register has.

    Attributes:
        has_more: Whether there are more than these lines.
        by_parts: No word begins as asked; these have it inside of words.
    """

    source: Source
    lines: tuple[FoundLine, ...]
    has_more: bool
    by_parts: bool = False


@dataclass(frozen=True)
class Found:
    """The answer to a question."""

    question: Question
    groups: tuple[FoundGroup, ...]


def search_everything(
    session: OfficeSession, text: str, sources: Sequence[Source], each: int = EACH
) -> Found:
    """Ask every register this operator may know of.

    Args:
        session: Where to ask.
        text: The question as typed.
        sources: The registers, in the order of their groups.
        each: Lines of a group.
    """
    question = asked(session, text)
    if question.is_empty:
        return Found(question, ())
    wanted = asked_sources(session, question, sources)
    groups = [_group(session, source, question, each) for source in wanted]
    if not any(groups) and may_be_parts(session, question):
        groups = [
            _group_by_parts(session, one, question, each)
            for one in wanted
            if isinstance(one, Findable)
        ]
    return Found(question, tuple(group for group in groups if group is not None))


def asked_sources(
    session: OfficeSession, question: Question, sources: Sequence[Source]
) -> list[Source]:
    """The registers a question is for, as far as this operator may know of them."""
    seen = [one for one in sources if one.right is None or session.desk.operator.may(one.right)]
    return [one for one in seen if search_key(one.title).startswith(question.kind)]


def search_kind(
    session: OfficeSession,
    source: Source,
    text: str,
    *,
    after: int | None = None,
    limit: int = 50,
) -> list[FoundLine]:
    """A page of what a question finds in one register; none where the operator may not know of it.

    Args:
        session: Where to ask.
        source: The register.
        text: The question as typed.
        after: The id of the line before this page.
        limit: How many at most.
    """
    question = asked(session, text)
    if question.is_empty or source not in asked_sources(session, question, [source]):
        return []
    return _lines(session, source, question, _found(session, source, question, after, limit))


def count_everything(
    session: OfficeSession, text: str, sources: Sequence[Source], most: int
) -> dict[str, int]:
    """How many each register finds, by its title: at most one above `most`."""
    question = asked(session, text)
    if question.is_empty:
        return {}
    return {
        source.title: _count(session, source, question, most)
        for source in asked_sources(session, question, sources)
    }


def _count(session: OfficeSession, source: Source, question: Question, most: int) -> int:
    if isinstance(source, Findable):
        return seen_of(session, source).count(session, question, most)
    return source.count(session, question, most)


def _group(
    session: OfficeSession, source: Source, question: Question, each: int
) -> FoundGroup | None:
    """What has the words, or the number."""
    if isinstance(source, Findable):
        listed = seen_of(session, source)
        pages = (
            listed.rows_by(session, *way, limit=each + 1)
            for way in listed.ways(session, question, with_parts=False)
        )
        ids = _ids(next(filter(None, pages), ()))
    else:
        ids = list(source.find(session, question, None, each + 1))
    return _grouped(session, source, question, ids, each)


def _group_by_parts(
    session: OfficeSession, source: Findable, question: Question, each: int
) -> FoundGroup | None:
    """What has parts of words, once no register has the words."""
    listed = seen_of(session, source)
    way = listed.by_words(session, question, by_parts=True)
    ids = _ids(listed.rows_by(session, *way, limit=each + 1))
    return _grouped(session, source, question, ids, each, by_parts=True)


def _grouped(
    session: OfficeSession,
    source: Source,
    question: Question,
    ids: Sequence[int],
    each: int,
    *,
    by_parts: bool = False,
) -> FoundGroup | None:
    shown = _lines(session, source, question, ids[:each])
    return FoundGroup(source, tuple(shown), len(ids) > each, by_parts) if shown else None


def _lines(
    session: OfficeSession, source: Source, question: Question, ids: Sequence[int]
) -> list[FoundLine]:
    lines = source.lines(session, ids) if ids else {}
    return [on_its_page(lines[number], question) for number in ids if number in lines]


def _found(
    session: OfficeSession, source: Source, question: Question, after: int | None, limit: int
) -> Sequence[int]:
    if not isinstance(source, Findable):
        return source.find(session, question, after, limit)
    return _ids(seen_of(session, source).rows(session, question, after=after, limit=limit))


def _ids(rows: Sequence[Row[Any]]) -> list[int]:
    return [row[0] for row in rows]


@kept
def seen_of(session: OfficeSession, source: Findable) -> SearchedList:
    """All of a register this operator may see, by its ids."""
    table, visible = source.table, source.visible(session)
    return SearchedList(
        table=table,
        indexed=source.indexed,
        visible=visible,
        statement=select(table.c.id).where(*visible),
        order=(table.c.id.desc(),),
    )
