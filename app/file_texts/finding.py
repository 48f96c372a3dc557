"""Files among all that can be found: by what they say, as lines of the records they hang on.

A file has no secrecy and no right of its own: whoever may see a record it is on may find it, and
nobody else. The registers say themselves what of them may be seen; this module knows none.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any, Final

from sqlalchemy import ColumnElement, and_, false, or_, select

from app.attachments import WITH_FILES
from app.changes import Kind
from app.clock import from_tehran, to_tehran
from app.file_texts.pieces import Piece, count_words
from app.marks import Classification
from app.search.asking import Question
from app.search.findable import Findable, FoundLine, Keyed, OwnSearch
from app.search.keeping import kept
from app.search.lists import SearchedList
from app.search.periods import Period
from app.search.secrecy import secrecy_of
from app.session import OfficeSession
from app.statements import there_is
from models.attachments import Attachment, TextPiece
from models.base import table_of
from models.search import PIECES as INDEXED

_FILES: Final = table_of(Attachment)
_PIECES: Final = table_of(TextPiece)

TITLE: Final = "فایل‌ها"


def _piece(row: Any) -> Piece:
    return Piece(row.first_page, row.last_page, row.text, count_words(row.text))


def _keys(session: OfficeSession, after: int, most: int) -> Sequence[tuple[int, str]]:
    rows = session.execute(
        select(_PIECES).where(_PIECES.c.id > after).order_by(_PIECES.c.id).limit(most)
    )
    return [(row.id, _piece(row).search_key) for row in rows]


#: What pieces are found by, for stores whose keys are older.
TEXT_KEYS: Final = Keyed(title="متن فایل‌ها", table=_PIECES, keys=_keys)


def found_in_files(registers: Iterable[Findable]) -> OwnSearch:
    """The text of files as something that can be found.

    Args:
        registers: All there are.
    """
    found = _FoundFiles(tuple(one for one in registers if one.kind in WITH_FILES))
    return OwnSearch(
        kind=Kind.FILE_TEXT,
        title=TITLE,
        right=None,
        section="",
        wanted=lambda _text: None,
        find=found.find,
        count=found.count,
        lines=found.lines,
    )


@dataclass(frozen=True, eq=False)
class _FoundFiles:
    registers: tuple[Findable, ...]

    def find(
        self, session: OfficeSession, question: Question, after: int | None, limit: int
    ) -> Sequence[int]:
        """The pieces a question finds, those read last first."""
        # What has no words asks for no file: every page of every file would answer.
        if not question.terms:
            return ()
        listed = _listed(session, _Files(self, question.period, question.classification))
        rows = listed.rows(session, _words(question), after=after, limit=limit)
        return [row.id for row in rows]

    def count(self, session: OfficeSession, question: Question, most: int) -> int:
        """How many pieces it finds, at most one above `most`."""
        if not question.terms:
            return 0
        listed = _listed(session, _Files(self, question.period, question.classification))
        return listed.count(session, _words(question), most)

    def asked(self, session: OfficeSession) -> list[Findable]:
        """The registers this operator may know of."""
        return [one for one in self.registers if session.desk.operator.may(one.right)]

    def lines(self, session: OfficeSession, ids: Sequence[int]) -> Mapping[int, FoundLine]:
        """Each piece as a line of the newest record of this operator's that has its file."""
        pieces = {
            row.id: row for row in session.execute(select(_PIECES).where(_PIECES.c.id.in_(ids)))
        }
        owners = self._owners(session, {row.sha256 for row in pieces.values()})
        return {
            number: _line(owners[row.sha256], row)
            for number, row in pieces.items()
            if row.sha256 in owners
        }

    def _owners(self, session: OfficeSession, contents: set[str]) -> dict[str, _Owner]:
        rows = session.execute(
            select(_FILES)
            .where(_FILES.c.sha256.in_(contents), _FILES.c.removed_at.is_(None))
            .order_by(_FILES.c.id)
        ).all()
        records: dict[tuple[str, int], FoundLine] = {}
        for one in self.asked(session):
            there = {row.record_id for row in rows if row.record_kind == one.kind.value}
            seen = select(one.table.c.id).where(one.table.c.id.in_(there), *one.visible(session))
            ids = list(session.execute(seen).scalars()) if there else []
            lines = one.lines(session, ids) if ids else {}
            records |= {(one.kind.value, number): line for number, line in lines.items()}
        owners = {}
        for row in rows:
            if (line := records.get((row.record_kind, row.record_id))) is not None:
                owners[row.sha256] = _Owner(line, row.name, to_tehran(row.added_at).date())
        return owners


@dataclass(frozen=True)
class _Owner:
    """The record whose file a piece is of.

    Attributes:
        name: Of the file.
        day: On which it came in.
    """

    record: FoundLine
    name: str
    day: date


@dataclass(frozen=True)
class _Files:
    """Files as they are filtered.

    Attributes:
        found: Of which registers.
        period: When they came in.
        classification: Of the record one hangs on.
    """

    found: _FoundFiles
    period: Period | None
    classification: Classification | None


@kept
def _listed(session: OfficeSession, wanted: _Files) -> SearchedList:
    """The pieces whose content hangs on a record this operator may see, as it is asked."""
    seen = [
        and_(_FILES.c.record_kind == one.kind.value, _is_seen(session, one, wanted.classification))
        for one in wanted.found.asked(session)
    ]
    stands = there_is(
        select(_FILES.c.id).where(
            _FILES.c.sha256 == _PIECES.c.sha256,
            _FILES.c.removed_at.is_(None),
            *_came_in(wanted.period),
            or_(false(), *seen),
        ),
        _PIECES,
    )
    return SearchedList(
        table=_PIECES,
        indexed=INDEXED,
        visible=(stands,),
        statement=select(_PIECES.c.id).where(stands),
        order=(_PIECES.c.id.desc(),),
    )


def _words(question: Question) -> Question:
    """What is asked of pieces: days and secrecy are those of the file and its record."""
    return replace(question, parts=(), period=None, classification=None)


def _is_seen(
    session: OfficeSession, register: Findable, classification: Classification | None
) -> ColumnElement[bool]:
    table = register.table
    conditions = [table.c.id == _FILES.c.record_id, *register.visible(session)]
    if classification is not None:
        conditions.append(secrecy_of(table) == int(classification))
    return there_is(select(table.c.id).where(*conditions), _FILES)


def _came_in(period: Period | None) -> list[ColumnElement[bool]]:
    """The file came in on these days."""
    conditions: list[ColumnElement[bool]] = []
    if period is not None and period.first is not None:
        conditions.append(_FILES.c.added_at >= _morning(period.first))
    if period is not None and period.last is not None:
        conditions.append(_FILES.c.added_at < _morning(period.last + timedelta(days=1)))
    return conditions


def _morning(day: date) -> datetime:
    return from_tehran(day, time())


def _line(owner: _Owner, piece: Any) -> FoundLine:
    return replace(
        owner.record,
        who=owner.name,
        day=owner.day,
        state="",
        context=piece.text,
        first_page=piece.first_page,
    )
