"""folder-list: what goes in to the governor, a box for each thing he may do with it, A4 (U6)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from app.clock import to_tehran
from app.folder import FolderPaper, SheetRow
from app.folder_sources import sheets_title
from app.jalali import clock_text, jalali_text
from app.marks import Classification
from app.text import persian_digits
from app.texts import CLASSIFICATIONS, PURPOSES
from reports.blocks import Block, gap, heading_line, paragraph, text_width
from reports.paper import Form, Heading, Letterhead, PrintMark, printed, secrecy_mark
from reports.persian.fonts import TypefacePair
from reports.sheet import A4
from reports.table import Table, TableColumn
from reports.ticked_rows import QUIET, STRONG, Line, ticked_row

TITLE: Final = "فهرست کارتابل استاندار"
EMPTY: Final = "برگی در این کارتابل نیست."
ROOM: Final = text_width(A4)
COLUMNS: Final = (
    TableColumn("ردیف", 0.7),
    TableColumn("شماره", 1.9),
    TableColumn("موضوع", 5.2),
    TableColumn("از", 2.6),
    TableColumn("نتیجه", 1.7),
)
#: What he may do with a sheet.
TICKS: Final = ("دستور", "امضا", "رؤیت", "عودت", "بماند")
#: As many as one page holds.
BLANK_ROWS: Final = 9


def folder_list(
    paper: FolderPaper,
    *,
    letterhead: Letterhead,
    mark: PrintMark,
    typefaces: TypefacePair | None = None,
) -> bytes:
    """Print a folder's list.

    Args:
        paper: The folder with its sheets, by purpose and kind.
        letterhead: The office's.
        mark: When and by whom it is printed.
        typefaces: A font of the desk's choice; the shipped one otherwise.
    """
    folder = paper.folder
    moment = folder.sent_at or to_tehran(mark.printed_at)
    highest = max((one.classification for one in paper.sheets), default=Classification.ORDINARY)
    heading = Heading(
        title=TITLE,
        facts=(
            ("شماره", folder.number),
            ("تاریخ", jalali_text(moment.date())),
            ("ساعت", clock_text(moment.time())),
            ("شمار برگ‌ها", str(len(paper.sheets))),
        ),
        classification=secrecy_mark(highest),
        register_number=folder.number,
        record=f"daftar:folder:{folder.id}",
    )
    form = _form(heading, _blocks(paper.sheets, typefaces), typefaces)
    return printed([form], size=A4, letterhead=letterhead, mark=mark, typefaces=typefaces)


def blank_folder_list(*, letterhead: Letterhead, mark: PrintMark, copies: int = 1) -> bytes:
    """Print the list empty, to be filled by hand."""
    heading = Heading(TITLE, (("شماره", ""), ("تاریخ", ""), ("ساعت", ""), ("شمار برگ‌ها", "")))
    empty = [
        ticked_row([[Line(str(number))], [], [], []], COLUMNS, ROOM, TICKS, None)
        for number in range(1, BLANK_ROWS + 1)
    ]
    form = _form(heading, empty, None)
    return printed([form] * copies, size=A4, letterhead=letterhead, mark=mark)


def _form(heading: Heading, blocks: Sequence[Block], typefaces: TypefacePair | None) -> Form:
    if not blocks:
        return Form(heading, (gap(8), *paragraph(EMPTY, ROOM)))
    return Form(heading, tuple(blocks), repeated=(Table(COLUMNS, ROOM, typefaces).head(),))


def _blocks(sheets: Sequence[SheetRow], typefaces: TypefacePair | None) -> list[Block]:
    blocks: list[Block] = []
    separator = ""
    for number, sheet in enumerate(sheets, 1):
        wanted = f"{sheets_title(sheet.kind)} — {PURPOSES[sheet.purpose.value]}"
        if wanted != separator:
            separator = wanted
            blocks.append(heading_line(separator))
        marks = [] if not sheet.classification else [Line(CLASSIFICATIONS[sheet.classification])]
        cells = [
            [Line(persian_digits(str(number)), STRONG)],
            [Line(sheet.number, STRONG), *marks],
            [Line(sheet.title)],
            [Line(sheet.from_whom), Line(jalali_text(sheet.put_in_at.date()), QUIET)],
        ]
        blocks.append(ticked_row(cells, COLUMNS, ROOM, TICKS, typefaces))
    return blocks
