"""`daftar list … -o FILE`: a register as filtered, as a paper or a spreadsheet."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from app.errors import InvalidInput
from app.marks import Classification
from app.office import Office
from ui.command_line.papers import letterhead, print_mark
from ui.command_line.print_form import write_whole

ENDINGS: Final = (".pdf", ".xlsx")

#: What the papers call the registers.
TITLES: Final = {
    "call": "فهرست تماس‌ها",
    "contact": "فهرست اشخاص و دستگاه‌ها",
    "order": "فهرست دستورها",
}


@dataclass(frozen=True)
class Listed:
    """A register's rows as people read them.

    Attributes:
        kind: Of the records.
        columns: Titles, with the letters each is wide.
        classifications: Of each row, by its English name; empty where it has none.
        filtered: What it is filtered by, in words.
    """

    kind: str
    columns: tuple[tuple[str, int], ...]
    rows: tuple[tuple[str, ...], ...]
    classifications: tuple[str, ...]
    filtered: str = ""

    @property
    def most_secret(self) -> Classification:
        """The classification of a paper with these rows."""
        marks = (Classification[name.upper()] for name in self.classifications if name)
        return max(marks, default=Classification.ORDINARY)


def checked_ending(path: Path) -> None:
    """Refuse a file whose kind its name does not tell.

    Raises:
        InvalidInput: With the kinds there are.
    """
    if path.suffix.lower() not in ENDINGS:
        raise InvalidInput("-o", f"نام پرونده با یکی از این‌ها پایان می‌یابد: {'، '.join(ENDINGS)}.")


def write_list(office: Office, listed: Listed, path: Path) -> None:
    """Write a list into a file of the kind its name tells, wholly or not at all.

    Raises:
        InvalidInput: It cannot be written there.
    """
    made = _paper(office, listed) if path.suffix.lower() == ".pdf" else _sheet(listed)
    write_whole(path, made)


def _title(listed: Listed) -> str:
    return TITLES.get(listed.kind, listed.kind)


def _paper(office: Office, listed: Listed) -> bytes:
    from reports.register_list import register_list
    from reports.table import TableColumn

    return register_list(
        _title(listed),
        [TableColumn(title, width) for title, width in listed.columns],
        listed.rows,
        letterhead=letterhead(office),
        mark=print_mark(office),
        filtered=listed.filtered,
        classification=listed.most_secret,
    )


def _sheet(listed: Listed) -> bytes:
    from app.exchange.workbook import SheetColumn, workbook_bytes

    columns = [SheetColumn(title, width + 2) for title, width in listed.columns]
    return workbook_bytes(_title(listed), columns, listed.rows)
