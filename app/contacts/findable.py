"""People and organisations among all that can be found: by the directory's own words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from sqlalchemy import Select, select

from app.access import Right
from app.changes import Kind
from app.contacts.asking import answers
from app.contacts.queries import ContactFilter, ids_listed, rows_of
from app.contacts.rows import ContactRow
from app.listing import bounded_count
from app.marks import Classification
from app.search.asking import Question
from app.search.findable import FoundLine, OwnSearch
from app.session import OfficeSession
from models.contacts import Contact


def _found(session: OfficeSession, question: Question) -> Select[int]:
    return select(Contact.id).where(*answers(session, question), Contact.archived_at.is_(None))


def _find(
    session: OfficeSession, question: Question, after: int | None, limit: int
) -> Sequence[int]:
    return ids_listed(session, _found(session, question), after=after, limit=limit)


def _count(session: OfficeSession, question: Question, most: int) -> int:
    return bounded_count(session, _found(session, question), most)


def _lines(session: OfficeSession, ids: Sequence[int]) -> Mapping[int, FoundLine]:
    return {row.id: _line(row) for row in rows_of(session, ids)}


def _line(row: ContactRow) -> FoundLine:
    return FoundLine(
        kind=Kind.CONTACT,
        id=row.id,
        number=row.phone,
        title=f"{row.honorific} {row.name}".strip(),
        who=" · ".join(part for part in (row.post, row.organisation) if part),
        day=None,
        state="",
        classification=Classification.ORDINARY,
        context=row.city,
    )


FINDABLE: Final = OwnSearch(
    kind=Kind.CONTACT,
    title="اشخاص و دستگاه‌ها",
    right=Right.READ_CONTACTS,
    section="contacts",
    wanted=lambda text: ContactFilter(text=text),
    find=_find,
    count=_count,
    lines=_lines,
)
