"""A register taken whole, as filtered, to paper or to a spreadsheet; any register has it.

What is taken: the rows that are selected when several are, else every row of the filter, not only
those on the screen; the columns a person wants to see, in their order.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtWidgets import QFileDialog

from app.errors import AppError, NotFound
from app.progress import Cancelled, Progress
from app.search.wording import question_days
from app.text import persian_digits, strip_isolates
from ui.common.desk_papers import DeskPaper, preview_paper
from ui.common.register_table import Column
from ui.theme import Tone

if TYPE_CHECKING:
    from app.office import Office
    from ui.common.register_page import RegisterPage
    from ui.main_window import MainWindow

#: Rows asked for at a time.
AT_ONCE: Final = 1000
#: Pixels of a column on screen to one letter of a spreadsheet's.
LETTER: Final = 7

NOT_WRITTEN: Final = "پرونده «{name}» نوشته نشد؛ جای خالی و اجازه نوشتن در پوشه را بررسی کنید."


@dataclass(frozen=True)
class Listing:
    """What is taken of a register.

    Attributes:
        filtered: The filter in words.
        columns: With their widths, from the right.
        query: Asks for a page of rows, with `arguments`, a row to begin after, and a limit.
        key: What it takes as that row; None where it leaves rows out from the top.
        rows: The selected ones where all of them are loaded.
        lines: Line numbers of the selected ones where they are not; None for every row.
    """

    title: str
    filtered: str
    columns: tuple[tuple[Column[Any], int], ...]
    query: Callable[..., Sequence[Any]]
    arguments: tuple[Any, ...]
    key: Callable[[Any], Any] | None
    rows: tuple[Any, ...] | None = None
    lines: tuple[range, ...] | None = None

    def read(self, office: Office, count: int, progress: Progress) -> list[Any]:
        """The rows; asked for page by page, so that they can be watched and stopped.

        Raises:
            Cancelled: By `progress`.
        """
        if self.rows is not None:
            return list(self.rows)
        progress.begin("خواندن سطرها")
        found: dict[Any, Any] = {}
        line = 0
        begins: list[dict[str, Any]] = [{}]
        while True:
            progress.step(line, max(count, line + 1))
            page = self._page(office, begins)
            for number, row in enumerate(page, line):
                if self.lines is None or any(number in span for span in self.lines):
                    # A row registered meanwhile moves the others down: none is taken twice.
                    found[self.key(row) if self.key else number] = row
            line += len(page)
            if len(page) < AT_ONCE:
                return list(found.values())
            if self.key is None:
                begins = [{"offset": line}]
            else:
                begins = [{"after": self.key(row)} for row in page]

    def _page(self, office: Office, begins: Sequence[dict[str, Any]]) -> Sequence[Any]:
        """The rows after the last of these that is still in the store."""
        for begin in reversed(begins):
            try:
                rows: Sequence[Any] = office.read(
                    self.query, *self.arguments, **begin, limit=AT_ONCE
                )
            except NotFound:
                continue
            return rows
        return ()

    def texts(self, rows: Sequence[Any]) -> list[list[str]]:
        """The cells of rows, as on screen."""
        return [[column.text(row) for column, _width in self.columns] for row in rows]


def listing_of(page: RegisterPage[Any]) -> Listing:
    """What would be taken of a register as it stands."""
    query, arguments = page.question()
    lines = page.table.selected_lines()
    count = sum(map(len, lines))
    whole = count < 2 or count == page.model.rowCount()
    rows = None if whole else page.table.selected_rows()
    loaded = rows is not None and len(rows) == count
    parts = [page.filter_words(), _asked_days(page, arguments)]
    if not whole:
        parts.append(persian_digits(f"تنها {count} ردیف برگزیده"))
    return Listing(
        title=page.title,
        filtered=" · ".join(part for part in parts if part),
        columns=tuple(page.table.wanted_columns()),
        query=query,
        arguments=arguments,
        key=type(page).row_key if page.is_long else None,
        rows=tuple(rows) if rows is not None and loaded else None,
        lines=None if whole or loaded else tuple(lines),
    )


def _asked_days(page: RegisterPage[Any], arguments: tuple[Any, ...]) -> str:
    """The days a typed question names: who reads the paper does not know from which day."""
    text = getattr(arguments[0], "text", "") if arguments else ""
    return question_days(text, page.shell.today())


def print_list(window: MainWindow) -> None:
    """Show the register in sight as a paper."""
    page: RegisterPage[Any] = window.page_in_sight()
    listing, count = listing_of(page), page.model.rowCount()
    work = page.shell.tasks.long_work("ساختن فهرست")
    page.show_work(work)
    preview_paper(
        page,
        page.shell,
        lambda paper: list_paper(listing, count, paper, work.progress),
        f"چاپ فهرست · {page.title}",
        f"{page.name}.pdf",
        watched=work,
        failed=lambda error: told(page, error),
    )


def list_paper(listing: Listing, count: int, paper: DeskPaper, progress: Progress) -> bytes:
    """The PDF of a listing.

    Raises:
        Cancelled: By `progress`.
    """
    from reports.register_list import most_secret, register_list
    from reports.table import TableColumn

    rows = listing.read(paper.office, count, progress)
    return register_list(
        listing.title,
        [TableColumn(column.title, width) for column, width in listing.columns],
        listing.texts(rows),
        letterhead=paper.letterhead,
        mark=paper.mark,
        filtered=listing.filtered,
        classification=most_secret(rows),
        typefaces=paper.typefaces,
        progress=progress,
    )


def export_list(window: MainWindow) -> None:
    """Keep the register in sight as a spreadsheet, in a file the person names."""
    page: RegisterPage[Any] = window.page_in_sight()
    name, _ = QFileDialog.getSaveFileName(
        window, "خروجی صفحه‌گسترده", f"{page.name}.xlsx", "Excel (*.xlsx)"
    )
    if name:
        path = Path(name)
        export_to(page, path if path.suffix else path.with_suffix(".xlsx"))


def export_to(page: RegisterPage[Any], path: Path) -> None:
    """Write the register as filtered into a file, wholly or not at all."""
    tasks = page.shell.tasks
    office = tasks.office
    if office is None:
        return
    listing, count = listing_of(page), page.model.rowCount()
    work = tasks.long_work("نوشتن صفحه‌گسترده")
    page.show_work(work)

    def written(rows: int) -> None:
        words = f"{rows:,} ردیف در «{path.name}» نوشته شد.".replace(",", "٬")
        page.say(persian_digits(words), Tone.SUCCESS)

    tasks.run(
        page,
        lambda: write_sheet(listing, count, office, path, work.progress),
        done=written,
        failed=lambda error: told(page, error),
        watched=work,
    )


def write_sheet(
    listing: Listing, count: int, office: Office, path: Path, progress: Progress
) -> int:
    """Write a listing as a spreadsheet.

    Returns:
        How many rows.

    Raises:
        AppError: The file cannot be written, or it was cancelled; nothing of it is left.
    """
    from app.exchange.workbook import SheetColumn, workbook_bytes

    rows = listing.read(office, count, progress)
    content = workbook_bytes(
        listing.title,
        [SheetColumn(column.title, max(8, width // LETTER)) for column, width in listing.columns],
        ([strip_isolates(text) for text in cells] for cells in listing.texts(rows)),
        progress=progress,
        of=len(rows),
    )
    unfinished = path.with_name(f"{path.name}.part")
    try:
        unfinished.write_bytes(content)
        unfinished.replace(path)
    except OSError as error:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)
        raise AppError(NOT_WRITTEN.format(name=path)) from error
    return len(rows)


def told(page: RegisterPage[Any], error: AppError) -> None:
    """Say over the list why nothing came of it."""
    page.say(error.message, Tone.WARNING if isinstance(error, Cancelled) else Tone.DANGER)
    page.table.setFocus()
