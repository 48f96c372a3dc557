"""Writing a spreadsheet a Persian office can open: right to left, its header frozen, all text text.

Any list of the program is written here, so that no cell of it ever becomes a formula.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any, Final

from app.clock import to_tehran
from app.jalali import clock_text, jalali_text
from app.progress import Progress
from app.text import strip_isolates

#: What a spreadsheet takes for the beginning of a formula, at the latest when a person edits it.
FORMULA_SIGNS: Final = ("=", "+", "-", "@", "\t", "\r")

#: Longest text of a cell, and longest name of a sheet, in the format itself.
LONGEST_CELL: Final = 32_767
LONGEST_NAME: Final = 31

_NO_NAME = re.compile(r"[\[\]:*?/\\]")
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

_HEAD_FILL: Final = "FFE8EEF4"


@dataclass(frozen=True)
class SheetColumn:
    """A column of a spreadsheet.

    Attributes:
        title: Its header.
        width: In letters.
    """

    title: str
    width: int = 18


def workbook_bytes(
    name: str,
    columns: Sequence[SheetColumn],
    rows: Iterable[Sequence[object]],
    *,
    progress: Progress | None = None,
    of: int = 0,
) -> bytes:
    """Write one sheet.

    Args:
        name: Of the sheet; what no name may hold is taken out of it.
        columns: From the right on.
        rows: Plain values, as many as there are columns. Dates are written as Jalali text and
            moments with their Tehran hour; whole numbers stay numbers; None is an empty cell. Give
            telephones, ids and register numbers as text.
        progress: Told of each row.
        of: How many rows there are, for it.

    Raises:
        Cancelled: By `progress`.
    """
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet(_NO_NAME.sub(" ", name).strip()[:LONGEST_NAME] or "فهرست")
    sheet.sheet_view.rightToLeft = True
    sheet.freeze_panes = "A2"
    for place, column in enumerate(columns, 1):
        sheet.column_dimensions[_letters(place)].width = column.width
    sheet.append([_head_cell(sheet, column.title) for column in columns])
    text_cell = _text_cell_maker(sheet)
    written = progress.through("نوشتن سطرها", rows, of) if progress else rows
    file = io.BytesIO()
    count = 1
    try:
        for row in written:
            sheet.append([_cell(value, text_cell) for value in row])
            count += 1
        sheet.auto_filter.ref = f"A1:{_letters(len(columns))}{count}"
    finally:
        # Also when cancelled: openpyxl only takes its unfinished file away by saving.
        book.save(file)
    return file.getvalue()


def _letters(place: int) -> str:
    from openpyxl.utils import get_column_letter

    return str(get_column_letter(place))


def _head_cell(sheet: Any, title: str) -> Any:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment, Font, PatternFill

    cell = WriteOnlyCell(sheet, _plain_text(title))
    cell.data_type = "s"
    cell.font = Font(bold=True)
    cell.fill = PatternFill("solid", fgColor=_HEAD_FILL)
    cell.alignment = Alignment(
        horizontal="right", vertical="center", wrap_text=True, readingOrder=2
    )
    return cell


def _text_cell_maker(sheet: Any) -> Callable[[str], Any]:
    """Makes cells that stay text, also after a person edits them."""
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment

    # One object each for all cells: openpyxl looks up equal ones, slowly, for every new one.
    usual = Alignment(horizontal="right", vertical="top", readingOrder=2)
    lines = Alignment(horizontal="right", vertical="top", wrap_text=True, readingOrder=2)

    def made(text: str) -> Any:
        cell = WriteOnlyCell(sheet, text)
        cell.data_type = "s"
        cell.number_format = "@"
        cell.alignment = lines if "\n" in text else usual
        if text.startswith(FORMULA_SIGNS):
            cell.quotePrefix = True
        return cell

    return made


def _cell(value: object, text_cell: Callable[[str], Any]) -> Any:
    if value is None:
        return None
    if isinstance(value, bool):
        return text_cell("بله" if value else "خیر")
    if isinstance(value, int):
        return value
    text = _plain_text(cell_text(value))
    return text_cell(text) if text else None


def cell_text(value: object) -> str:
    """A value as a cell says it."""
    if isinstance(value, datetime):
        moment = to_tehran(value)
        return f"{jalali_text(moment.date())} {clock_text(moment.time())}"
    if isinstance(value, date):
        return jalali_text(value)
    if isinstance(value, time):
        return clock_text(value)
    return str(value)


def _plain_text(text: str) -> str:
    return _UNWRITABLE.sub("", strip_isolates(text))[:LONGEST_CELL]
