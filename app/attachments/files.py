"""Which files a record has."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import ColumnElement, ScalarSelect, func, insert, select, update

from app.attachments.contents import Content, put_content
from app.attachments.sources import Source
from app.changes import Kind
from app.clock import to_tehran
from app.errors import InvalidInput, NotFound
from app.session import OfficeSession
from models.attachments import Attachment
from models.base import table_of
from models.operators import Operator

_FILES: Final = table_of(Attachment)

MISSING: Final = "این پرونده دیگر در این رکورد نیست."


@dataclass(frozen=True)
class FileLine:
    """A file of a record as it is listed.

    Attributes:
        size: In bytes.
        by: Full name of who added it.
        at: Tehran time, aware.
    """

    id: int
    name: str
    media_type: str
    size: int
    sha256: str
    by: str
    at: datetime


@dataclass(frozen=True)
class AttachedFiles:
    """What became of the files that were to be attached to a record.

    Attributes:
        added: Id and name of each that came in.
        refused: A sentence for each that did not.
        noticed: A sentence for each that another record has too.
    """

    added: tuple[tuple[int, str], ...]
    refused: tuple[str, ...]
    noticed: tuple[str, ...]


@dataclass(frozen=True)
class StoredFile:
    """A file whole, its content proved.

    Attributes:
        record_id: The record it is on.
    """

    id: int
    record_id: int
    name: str
    media_type: str
    content: bytes


@dataclass(frozen=True)
class FileAdded:
    """A file that came in.

    Attributes:
        name: Under which it is kept.
        elsewhere: Ids of other records of the kind that have the same content.
    """

    id: int
    name: str
    elsewhere: tuple[int, ...]


def files_of(session: OfficeSession, kind: Kind, record_id: int) -> tuple[FileLine, ...]:
    """The files of a record in the order they came."""
    rows = session.execute(
        select(
            _FILES.c.id,
            _FILES.c.name,
            _FILES.c.media_type,
            _FILES.c.size,
            _FILES.c.sha256,
            Operator.full_name,
            _FILES.c.added_at,
        )
        .join(Operator, Operator.id == _FILES.c.added_by)
        .where(
            _FILES.c.record_kind == kind.value,
            _FILES.c.record_id == record_id,
            _FILES.c.removed_at.is_(None),
        )
        .order_by(_FILES.c.id)
    )
    return tuple(
        FileLine(number, name, media_type, size, sha256, by, to_tehran(at))
        for number, name, media_type, size, sha256, by, at in rows
    )


def newest_file(kind: Kind, record_id: ColumnElement[int]) -> ScalarSelect[int]:
    """The id of a record's newest file, as a column beside the record's own."""
    return (
        select(func.max(_FILES.c.id))
        .where(
            _FILES.c.record_kind == kind.value,
            _FILES.c.record_id == record_id,
            _FILES.c.removed_at.is_(None),
        )
        .scalar_subquery()
    )


def add_file(
    session: OfficeSession,
    kind: Kind,
    record_id: int,
    source: Source,
    *,
    came_at: datetime | None = None,
) -> FileAdded:
    """Put a file on a record.

    Args:
        session: The transaction.
        kind: Of the record.
        record_id: Which.
        source: The file.
        came_at: When its pages came, if not now: of a file that stands in place of another.

    Raises:
        InvalidInput: The record has it already, under whatever name.
    """
    same = session.execute(
        select(_FILES.c.record_id, _FILES.c.name).where(
            _FILES.c.sha256 == source.sha256,
            _FILES.c.record_kind == kind.value,
            _FILES.c.removed_at.is_(None),
        )
    ).all()
    for there, name in same:
        if there == record_id:
            words = f"«{source.name}» پیش‌تر با نام «{name}» به همین رکورد پیوست شده است."
            raise InvalidInput("files", words)
    put_content(session, source)
    number = session.execute(
        insert(_FILES)
        .values(
            record_kind=kind.value,
            record_id=record_id,
            name=source.name,
            media_type=source.media_type,
            sha256=source.sha256,
            size=source.size,
            added_by=session.desk.operator.id,
            added_at=came_at or session.desk.clock.now(),
        )
        .returning(_FILES.c.id)
    ).scalar_one()
    return FileAdded(number, source.name, tuple(row.record_id for row in same))


def standing_file(session: OfficeSession, kind: Kind, number: int) -> tuple[int, str, str, Content]:
    """Of a file on a record of this kind: the record's id, its name, its kind and its content.

    Raises:
        NotFound: It was taken off, or never was.
    """
    row = session.execute(
        select(_FILES).where(
            _FILES.c.id == number,
            _FILES.c.record_kind == kind.value,
            _FILES.c.removed_at.is_(None),
        )
    ).first()
    if row is None:
        raise NotFound(MISSING)
    return row.record_id, row.name, row.media_type, Content(row.sha256, row.size)


def came_at(session: OfficeSession, number: int) -> datetime:
    """When a file came onto its record."""
    at: datetime = session.execute(
        select(_FILES.c.added_at).where(_FILES.c.id == number)
    ).scalar_one()
    return at


def put_removal_back(session: OfficeSession, number: int, removed_at: datetime | None) -> None:
    """Let a file be off its record, or on it, as it was before a deed that is taken back."""
    session.execute(update(_FILES).where(_FILES.c.id == number).values(removed_at=removed_at))


def remove_file(session: OfficeSession, number: int) -> None:
    """Take a file off its record; its row and its content stay, as the trace does."""
    session.execute(
        update(_FILES).where(_FILES.c.id == number).values(removed_at=session.desk.clock.now())
    )
