"""The office's letterheads as they stand; they tell of no record, so everybody may ask."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import select

from app.attachments import Content, open_content
from app.errors import NotFound
from app.letterheads.drafts import Emblem
from app.letterheads.layout import (
    Layout,
    Page,
    UnreadableLayout,
    layout_from_json,
    shipped_layout,
)
from app.session import OfficeSession
from app.settings import office_settings
from models.attachments import Attachment
from models.base import table_of
from models.letterheads import Letterhead

LETTERHEADS: Final = table_of(Letterhead)

MISSING: Final = "این سربرگ در فهرست نیست."


@dataclass(frozen=True)
class LetterheadRow:
    """A letterhead as it is listed.

    Attributes:
        is_default: Letters of its size are printed on it.
    """

    id: int
    name: str
    page: Page
    is_default: bool
    has_emblem: bool
    version: int


@dataclass(frozen=True)
class LetterheadSheet:
    """A letterhead whole, as papers and the form take it.

    Attributes:
        id: None for the one the program comes with.
    """

    page: Page
    layout: Layout
    emblem: Emblem | None = None
    id: int | None = None
    name: str = ""
    version: int = 0


def list_letterheads(session: OfficeSession) -> tuple[LetterheadRow, ...]:
    """Those that stand, A4 before A5, the default of each size first."""
    columns = LETTERHEADS.c
    rows = session.execute(
        select(LETTERHEADS)
        .where(columns.archived_at.is_(None))
        .order_by(columns.page, columns.is_default.desc(), columns.id)
    )
    return tuple(
        LetterheadRow(
            row.id,
            row.name,
            Page(row.page),
            row.is_default,
            row.emblem_id is not None,
            row.version,
        )
        for row in rows
    )


def letterhead_sheet(session: OfficeSession, number: int) -> LetterheadSheet:
    """A letterhead whole, its emblem proved.

    Raises:
        NotFound: There is none, or it lies in the archive.
        StoreDamaged: Its emblem is not any more what came in.
    """
    row = standing_row(session, number)
    return _sheet(session, row)


def letterhead_for(session: OfficeSession, page: Page) -> LetterheadSheet:
    """What letters of this size are printed on: the default, else the one that comes shipped.

    Raises:
        StoreDamaged: Its emblem is not any more what came in.
    """
    columns = LETTERHEADS.c
    row = session.execute(
        select(LETTERHEADS)
        .where(columns.page == page.value, columns.archived_at.is_(None), columns.is_default)
        .order_by(columns.id)
        .limit(1)
    ).first()
    if row is not None:
        return _sheet(session, row)
    return shipped_sheet(session, page)


def shipped_sheet(session: OfficeSession, page: Page) -> LetterheadSheet:
    """The letterhead that comes with the program, under the office's name."""
    office = office_settings(session)
    return LetterheadSheet(page, shipped_layout(page, office.office, office.unit))


def standing_row(session: OfficeSession, number: int) -> Any:
    """A letterhead's columns.

    Raises:
        NotFound: There is none, or it lies in the archive.
    """
    row = session.execute(
        select(LETTERHEADS).where(LETTERHEADS.c.id == number, LETTERHEADS.c.archived_at.is_(None))
    ).first()
    if row is None:
        raise NotFound(MISSING)
    return row


def _sheet(session: OfficeSession, row: Any) -> LetterheadSheet:
    page = Page(row.page)
    try:
        layout = layout_from_json(row.layout, page)
    except UnreadableLayout:
        # A letter that is needed now must come; `daftar check` names the damage.
        layout = shipped_sheet(session, page).layout
    emblem = _emblem(session, row.emblem_id)
    return LetterheadSheet(page, layout, emblem, row.id, row.name, row.version)


def _emblem(session: OfficeSession, number: int | None) -> Emblem | None:
    if number is None:
        return None
    # By its id alone: an archived letterhead's emblem was not taken off.
    file = session.execute(
        select(Attachment.name, Attachment.media_type, Attachment.sha256, Attachment.size).where(
            Attachment.id == number
        )
    ).one()
    content = b"".join(open_content(session, Content(file.sha256, file.size)))
    return Emblem(file.name, file.media_type, content)
