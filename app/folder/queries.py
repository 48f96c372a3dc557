"""Every way to ask about the folder: what goes in, what is with him, what came back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, Final

from sqlalchemy import ColumnElement, case, func, select

from app.access import Right, require
from app.changes import Kind
from app.clock import to_tehran
from app.errors import NotFound
from app.folder.keys import sheet_keys
from app.folder.operations import FOLDERS_TABLE, IN_FOLDER, SHEETS
from app.folder.rows import Outcome, Purpose
from app.listing import bounded_count, key_of, listed
from app.marks import Classification
from app.search.lists import keys_by
from app.search.small_registers import SmallRegister
from app.session import OfficeSession
from models.base import table_of
from models.operators import Operator

_OPERATORS = table_of(Operator)


def _visible(session: OfficeSession) -> list[ColumnElement[bool]]:
    return [
        SHEETS.c.taken_out_at.is_(None),
        SHEETS.c.classification <= int(session.desk.operator.clearance),
    ]


#: How sheets are asked for.
ASKED_SHEETS: Final = SmallRegister(
    title="برگ‌های کارتابل",
    table=SHEETS,
    keys=keys_by(SHEETS, sheet_keys),
    section="folder",
    right=Right.READ_ORDERS,
    visible=_visible,
    at=SHEETS.c.put_in_at,
    # Years of sheets lie there, and a list goes along those of one place alone.
    has_parts=False,
)


class FolderPlace(StrEnum):
    """Where sheets are asked for; `IN` are those that did not come back, sent in or not."""

    IN = "in"
    PREPARING = "preparing"
    WITH_HIM = "with_him"
    BACK = "back"
    ALL = "all"


@dataclass(frozen=True)
class FolderFilter:
    """Which sheets are asked for.

    Attributes:
        text: A question as typed; its days are those the sheets were put in.
        folder_id: Only of this folder.
    """

    text: str = ""
    place: FolderPlace = FolderPlace.ALL
    folder_id: int | None = None


@dataclass(frozen=True)
class SheetRow:
    """A sheet of the folder.

    Attributes:
        folder_sent_at: When its folder went in, Tehran time; None while it is prepared.
        put_in_at: Tehran time, aware.
    """

    id: int
    folder_id: int
    folder_number: str
    folder_version: int
    folder_sent_at: datetime | None
    kind: Kind
    record_id: int
    part_id: int
    purpose: Purpose
    number: str
    title: str
    from_whom: str
    classification: Classification
    put_in_at: datetime
    put_in_by: str
    outcome: Outcome
    outcome_at: datetime | None
    order_id: int | None

    @property
    def record(self) -> tuple[Kind, int, int]:
        """Of what it is a sheet: kind, id and part."""
        return self.kind, self.record_id, self.part_id


@dataclass(frozen=True)
class FolderLine:
    """One folder: its number, when it went in, and how many sheets are still with him."""

    id: int
    version: int
    number: str
    begun_at: datetime
    sent_at: datetime | None
    sheets: int
    with_him: int


@dataclass(frozen=True)
class FolderCounts:
    """How the folder stands.

    Attributes:
        preparing: Sheets in the folder that is prepared.
        with_him: Sheets that went in and did not come back.
        oldest_at: Since when the oldest of them is with him.
    """

    preparing: int
    with_him: int
    oldest_at: datetime | None


@dataclass(frozen=True)
class FolderPaper:
    """A folder as its list is printed: by purpose and kind, in the order they were put in."""

    folder: FolderLine
    sheets: tuple[SheetRow, ...]
    printed_count: int


_PURPOSES = case(
    {purpose.value: place for place, purpose in enumerate(Purpose)}, value=SHEETS.c.purpose
)


def _conditions(session: OfficeSession, wanted: FolderFilter) -> list[ColumnElement[bool]]:
    found = _visible(session)
    inside = SHEETS.c.outcome.in_(IN_FOLDER)
    places: dict[FolderPlace, list[ColumnElement[bool]]] = {
        FolderPlace.IN: [inside],
        FolderPlace.PREPARING: [FOLDERS_TABLE.c.sent_at.is_(None), inside],
        FolderPlace.WITH_HIM: [FOLDERS_TABLE.c.sent_at.is_not(None), inside],
        FolderPlace.BACK: [~inside],
        FolderPlace.ALL: [],
    }
    found += places[wanted.place]
    if wanted.folder_id is not None:
        found.append(SHEETS.c.folder_id == wanted.folder_id)
    return found + ASKED_SHEETS.answering(session, wanted.text)


#: The newest folder first, in it by purpose and in the order put in.
_ORDER: Final = (SHEETS.c.folder_id.desc(), _PURPOSES, SHEETS.c.kind, SHEETS.c.id)


def list_sheets(
    session: OfficeSession,
    wanted: FolderFilter,
    *,
    after: int | None = None,
    offset: int = 0,
    limit: int = 50,
) -> list[SheetRow]:
    """A page of sheets: the newest folder first, in it by purpose and in the order put in.

    Args:
        session: Who asks.
        wanted: The filter.
        after: The sheet before the page; None for the first.
        offset: How many are passed over after it.
        limit: How many at most.
    """
    require(session.desk.operator, Right.READ_ORDERS)
    statement = (
        select(
            SHEETS,
            FOLDERS_TABLE.c.number.label("folder_number"),
            FOLDERS_TABLE.c.version.label("folder_version"),
            FOLDERS_TABLE.c.sent_at.label("folder_sent_at"),
            _OPERATORS.c.full_name.label("put_in_by_name"),
        )
        .join(FOLDERS_TABLE, FOLDERS_TABLE.c.id == SHEETS.c.folder_id)
        .join(_OPERATORS, _OPERATORS.c.id == SHEETS.c.put_in_by)
        .where(*_conditions(session, wanted))
    )
    key = None if after is None else key_of(session, _ORDER, SHEETS.c.id == after)
    rows = listed(session, statement, _ORDER, after=key, offset=offset, limit=limit)
    return [_row(row) for row in rows]


def _row(row: Any) -> SheetRow:
    return SheetRow(
        id=row.id,
        folder_id=row.folder_id,
        folder_number=row.folder_number,
        folder_version=row.folder_version,
        folder_sent_at=to_tehran(row.folder_sent_at) if row.folder_sent_at else None,
        kind=Kind(row.kind),
        record_id=row.record_id,
        part_id=row.part_id,
        purpose=Purpose(row.purpose),
        number=row.number,
        title=row.title,
        from_whom=row.from_whom,
        classification=Classification(row.classification),
        put_in_at=to_tehran(row.put_in_at),
        put_in_by=row.put_in_by_name,
        outcome=Outcome(row.outcome),
        outcome_at=to_tehran(row.outcome_at) if row.outcome_at else None,
        order_id=row.order_id,
    )


def count_sheets(session: OfficeSession, wanted: FolderFilter, *, most: int | None = None) -> int:
    """How many sheets the page has; with `most`, no more than one above it."""
    require(session.desk.operator, Right.READ_ORDERS)
    statement = (
        select(SHEETS.c.id)
        .join(FOLDERS_TABLE, FOLDERS_TABLE.c.id == SHEETS.c.folder_id)
        .where(*_conditions(session, wanted))
    )
    return bounded_count(session, statement, most)


def folder_counts(session: OfficeSession) -> FolderCounts:
    """How the folder stands."""
    with_him = FolderFilter(place=FolderPlace.WITH_HIM)
    oldest = session.execute(
        select(func.min(FOLDERS_TABLE.c.sent_at))
        .join(SHEETS, SHEETS.c.folder_id == FOLDERS_TABLE.c.id)
        .where(*_conditions(session, with_him))
    ).scalar()
    return FolderCounts(
        preparing=count_sheets(session, FolderFilter(place=FolderPlace.PREPARING)),
        with_him=count_sheets(session, with_him),
        oldest_at=to_tehran(oldest) if oldest else None,
    )


def list_folders(session: OfficeSession, *, limit: int = 30) -> list[FolderLine]:
    """The folders, newest first."""
    require(session.desk.operator, Right.READ_ORDERS)
    rows = session.execute(
        select(FOLDERS_TABLE).order_by(FOLDERS_TABLE.c.id.desc()).limit(limit)
    ).all()
    return [_line(session, row) for row in rows]


def _line(session: OfficeSession, row: Any) -> FolderLine:
    everything = FolderFilter(folder_id=row.id)
    return FolderLine(
        id=row.id,
        version=row.version,
        number=row.number,
        begun_at=to_tehran(row.begun_at),
        sent_at=to_tehran(row.sent_at) if row.sent_at else None,
        sheets=count_sheets(session, everything),
        with_him=count_sheets(session, FolderFilter(place=FolderPlace.WITH_HIM, folder_id=row.id)),
    )


def folder_paper(session: OfficeSession, folder_id: int | None = None) -> FolderPaper:
    """A folder as it is printed; the one that is prepared, or the newest, where none is named.

    Raises:
        NotFound: There is no such folder, or none at all.
    """
    require(session.desk.operator, Right.READ_ORDERS)
    statement = select(FOLDERS_TABLE).order_by(FOLDERS_TABLE.c.id.desc()).limit(1)
    if folder_id is not None:
        statement = statement.where(FOLDERS_TABLE.c.id == folder_id)
    row = session.execute(statement).first()
    if row is None:
        raise NotFound("کارتابلی نیست؛ با گذاشتن نخستین برگ آغاز می‌شود.")
    sheets = list_sheets(session, FolderFilter(folder_id=row.id), limit=10_000)
    return FolderPaper(_line(session, row), tuple(sheets), row.printed_count)
