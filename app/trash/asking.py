"""What was archived, deleted or merged, whatever its kind, and the way back."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import ColumnElement, Select, Subquery, and_, false, literal, or_, select, union_all

from app.changes import Changes, Kind
from app.clock import to_tehran
from app.errors import NotFound
from app.listing import bounded_count, key_of, listed
from app.marks import Classification
from app.search.answering import is_answered
from app.search.asking import Question
from app.search.matching import asked
from app.session import OfficeSession
from app.statements import constant
from app.text import search_text
from app.trash.kinds import Removal, TrashKind, trash_kinds
from models.operators import Operator


@dataclass(frozen=True)
class TrashFilter:
    """What the trash shows.

    Attributes:
        text: A question as typed, of what the records are called; its days are when they went.
        kind: Only records of this kind.
        removal: Only what went out this way.
    """

    text: str = ""
    kind: Kind | None = None
    removal: Removal | None = None


@dataclass(frozen=True)
class TrashRow:
    """Something that lies in the trash or the archive.

    Attributes:
        id: Of the record among those of its kind.
        words: What its kind is called.
        at: When it went, Tehran.
        by: Full name of who sent it, or empty where nobody wrote it down.
    """

    id: int
    kind: Kind
    words: str
    title: str
    removal: Removal
    at: datetime
    by: str


def list_trash(
    session: OfficeSession,
    wanted: TrashFilter,
    *,
    after: tuple[Kind, int] | None = None,
    offset: int = 0,
    limit: int = 50,
) -> list[TrashRow]:
    """A page of the trash, what went last first; only what the operator may see.

    Args:
        session: Who asks.
        wanted: The filter.
        after: Kind and id of what stands before the page; None for the first.
        offset: How many are passed over after it.
        limit: How many at most.
    """
    words = {kind.kind: kind.words for kind in _kinds(session, wanted)}
    if not words:
        return []
    lying = _lying(session, wanted)
    statement = (
        _found(session, lying, wanted)
        .add_columns(Operator.full_name)
        .outerjoin(Operator, Operator.id == lying.c.operator_id)
    )
    order = (lying.c.at.desc(), lying.c.kind, lying.c.id.desc())
    key = None
    if after is not None:
        kind, number = after
        key = key_of(session, order, lying.c.kind == kind.value, lying.c.id == number)
    rows = listed(session, statement, order, after=key, offset=offset, limit=limit)
    return [
        TrashRow(
            id=row.id,
            kind=Kind(row.kind),
            words=words[Kind(row.kind)],
            title=row.title,
            removal=Removal(row.removal),
            at=to_tehran(row.at),
            by=row.full_name or "",
        )
        for row in rows
    ]


def count_trash(session: OfficeSession, wanted: TrashFilter, *, most: int | None = None) -> int:
    """How many the page has; with `most`, no more than one above it."""
    if not _kinds(session, wanted):
        return 0
    return bounded_count(session, _found(session, _lying(session, wanted), wanted), most)


def restore_from_trash(session: OfficeSession, kind: Kind, number: int) -> Changes[str]:
    """Bring something back, whatever it is.

    Returns:
        A sentence about what could not come back with it; mostly empty.

    Raises:
        NotFound: It does not lie there.
        NotAllowed: The operator may not, or something else has to come first.
        InvalidFields: Its name or id is another's by now.
    """
    for known in trash_kinds():
        if known.kind is kind:
            return known.restore(session, number)
    raise NotFound("این گونه رکورد در سطل نگه داشته نمی‌شود.")


def _kinds(session: OfficeSession, wanted: TrashFilter) -> list[TrashKind]:
    operator = session.desk.operator
    return [
        kind
        for kind in trash_kinds()
        if operator.may(kind.right) and wanted.kind in (None, kind.kind)
    ]


def _lying(session: OfficeSession, wanted: TrashFilter) -> Subquery:
    parts = [
        kind.lying(session).add_columns(literal(kind.kind.value).label("kind"))
        for kind in _kinds(session, wanted)
    ]
    return union_all(*parts).subquery()


def _found(session: OfficeSession, lying: Subquery, wanted: TrashFilter) -> Select[Any]:
    statement: Select[Any] = select(lying)
    if wanted.removal is not None:
        statement = statement.where(lying.c.removal == wanted.removal.value)
    question = asked(session, wanted.text)
    if not question.is_empty:
        statement = statement.where(_answering(session, lying, question))
    return statement


#: How secret everything is that lies there: no kind of it says otherwise.
_SECRECY: Final = Classification.ORDINARY


def _answering(session: OfficeSession, lying: Subquery, question: Question) -> ColumnElement[bool]:
    """What answers a question by its name; all that lies there is read, for it is little."""
    if question.classification not in (None, _SECRECY):
        return false()
    found: defaultdict[str, list[ColumnElement[int]]] = defaultdict(list)
    for row in session.execute(select(lying.c.kind, lying.c.id, lying.c.title, lying.c.at)):
        if is_answered(question, search_text((row.title,)), to_tehran(row.at).date()):
            # Written into the statement: a store takes only so many values beside it.
            found[row.kind].append(constant(row.id))
    of_kinds = (and_(lying.c.kind == kind, lying.c.id.in_(ids)) for kind, ids in found.items())
    return or_(false(), *of_kinds)
