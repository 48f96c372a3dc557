"""The one search over every register: what is found, grouped by kind, the newest first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy import select

from app.listing import bounded_count, key_of, listed
from app.search.asking import Question
from app.search.findable import Findable, FoundLine, Source
from app.search.marking import on_its_page
from app.search.matching import (
    asked,
    by_number,
    count_found,
    is_by_parts,
    narrowed,
    place_of,
)
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
    if not any(groups):
        groups = [_group(session, one, question, each, by_parts=True) for one in wanted]
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
    by_parts = isinstance(source, Findable) and is_by_parts(
        session, source.table, source.indexed, question, source.visible(session)
    )
    ids = _ids(session, source, question, after, limit, by_parts=by_parts)
    return _lines(session, source, question, ids)


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
    if not isinstance(source, Findable):
        return source.count(session, question, most)
    table, visible = source.table, source.visible(session)
    statement = select(table.c.id).where(*visible)
    numbered = by_number(session, statement, table, question, visible)
    if numbered is not None:
        return bounded_count(session, numbered[0], most)
    return count_found(session, statement, table, source.indexed, question, visible, most=most)


def _group(
    session: OfficeSession,
    source: Source,
    question: Question,
    each: int,
    *,
    by_parts: bool = False,
) -> FoundGroup | None:
    if by_parts and (
        not isinstance(source, Findable)
        or not is_by_parts(session, source.table, source.indexed, question, source.visible(session))
    ):
        return None
    ids = _ids(session, source, question, None, each + 1, by_parts=by_parts)
    shown = _lines(session, source, question, ids[:each])
    return FoundGroup(source, tuple(shown), len(ids) > each, by_parts) if shown else None


def _lines(
    session: OfficeSession, source: Source, question: Question, ids: Sequence[int]
) -> list[FoundLine]:
    lines = source.lines(session, ids) if ids else {}
    return [on_its_page(lines[number], question) for number in ids if number in lines]


def _ids(
    session: OfficeSession,
    source: Source,
    question: Question,
    after: int | None,
    limit: int,
    *,
    by_parts: bool,
) -> list[int]:
    if not isinstance(source, Findable):
        return list(source.find(session, question, after, limit))
    table, indexed = source.table, source.indexed
    visible = source.visible(session)
    statement = select(table.c.id).where(*visible)
    numbered = by_number(session, statement, table, question, visible)
    if numbered is not None:
        page, order = numbered
        key = None if after is None else key_of(session, order, table.c.id == after)
        return [row.id for row in listed(session, page, order, after=key, limit=limit)]
    found = narrowed(session, statement, table, indexed, question, by_parts=by_parts)
    page = found.statement.order_by(found.place.desc()).limit(limit)
    if after is not None:
        page = page.where(found.place < place_of(session, table, indexed, after))
    return list(session.execute(page).scalars())
