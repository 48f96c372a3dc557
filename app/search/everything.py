"""The one search over every register: what is found, grouped by kind, the newest first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy import ColumnElement, and_, or_, select

from app.search.asking import Question
from app.search.findable import Findable, FoundLine, Source
from app.search.marking import on_its_page
from app.search.matching import (
    asked,
    count_found,
    is_by_parts,
    narrowed,
    place_of,
)
from app.session import OfficeSession
from app.text import LAST_CHARACTER, search_key

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
    counts = {}
    for source in asked_sources(session, question, sources):
        if isinstance(source, Findable):
            visible = source.visible(session)
            statement = select(source.table.c.id).where(*visible)
            counts[source.title] = count_found(
                session, statement, source.table, source.indexed, question, visible, most=most
            )
        else:
            counts[source.title] = source.count(session, question, most)
    return counts


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
    if not by_parts:
        ids = _with_numbers(session, source, question, ids, each + 1)
    shown = _lines(session, source, question, ids[:each])
    return FoundGroup(source, tuple(shown), len(ids) > each, by_parts) if shown else None


def _lines(
    session: OfficeSession, source: Source, question: Question, ids: Sequence[int]
) -> list[FoundLine]:
    lines = source.lines(session, ids)
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
    statement = select(table.c.id).where(*source.visible(session))
    found = narrowed(session, statement, table, indexed, question, by_parts=by_parts)
    page = found.statement.order_by(found.place.desc()).limit(limit)
    if after is not None:
        page = page.where(found.place < place_of(session, table, indexed, after))
    return list(session.execute(page).scalars())


def _with_numbers(
    session: OfficeSession, source: Source, question: Question, ids: list[int], limit: int
) -> list[int]:
    """Those whose number begins as asked, before all others: who types a number wants that one."""
    number = _number(question)
    if not number or not isinstance(source, Findable) or source.number_key is None:
        return ids
    key: ColumnElement[str] = source.number_key
    rows = session.execute(
        select(source.table.c.id)
        .where(
            *source.visible(session),
            or_(key == number, and_(key >= f"{number} ", key < number + LAST_CHARACTER)),
        )
        .order_by(key)
        .limit(limit)
    )
    first = list(rows.scalars())
    return [*first, *(one for one in ids if one not in first)][:limit]


def _number(question: Question) -> str:
    """A number in one piece, if that is all that is asked."""
    if len(question.terms) != 1 or question.period is not None:
        return ""
    words = question.terms[0].ways[0][0].words
    return " ".join(words) if len(words) > 1 and words[0].isdigit() else ""
