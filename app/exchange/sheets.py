"""Reading spreadsheets as offices make them: titles above the header, merged cells, formulas."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from app.errors import InvalidInput
from app.exchange.archive import NO_SHEET, Area, Extras, checked_archive
from app.exchange.cells import Broken, Cell, is_empty, text_of
from app.exchange.fields import JOINT
from app.exchange.text_tables import TEXT_ENDINGS, text_rows
from app.progress import Progress
from app.text import persian_count, persian_digits, tidy

#: More is no list of an office.
MOST_ROWS: Final = 200_000
MOST_COLUMNS: Final = 120

#: Rows among which the header is looked for.
_TOP: Final = 40

_UNCOMPUTED: Final = Broken(
    "حاصل فرمول این خانه در پرونده نیست؛ پرونده را در اکسل باز و ذخیره کنید تا حساب شود."
)
_SECTION: Final = "این سطر عنوان یک بخش است (خانه‌های ادغام‌شده)، نه داده."
_AGAIN: Final = "این سطر همان سرستون است که تکرار شده است."
_ERRORS: Final = ("#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A")


@dataclass(frozen=True)
class Line:
    """A row of a table.

    Attributes:
        number: Of the row in its sheet, from 1.
        problem: Why the row as a whole cannot be data; empty otherwise.
    """

    number: int
    cells: tuple[Cell, ...]
    problem: str = ""


@dataclass(frozen=True)
class Table:
    """A header and what stands under it.

    Attributes:
        sheet: The sheet it was found in.
        header: One text a column; the rows of a header of two rows joined.
        header_row: Number of its last row.
    """

    sheet: str
    header: tuple[str, ...]
    header_row: int
    lines: tuple[Line, ...]


_Grid = dict[int, list[Cell]]


def read_table(
    path: Path, is_known: Callable[[str], bool], progress: Progress | None = None
) -> Table:
    """Read the table of a spreadsheet: of its sheets, the one with the most headers we know.

    Args:
        path: An xlsx file, or one of text: csv.
        is_known: Tells a header's words from data.
        progress: Told of each row.

    Raises:
        InvalidInput: It cannot be read, or has no table; the sentence says which.
        Cancelled: By `progress`.
    """
    progress = progress or Progress()
    extras: dict[str, Extras] = {}
    if path.suffix.lower() in TEXT_ENDINGS:
        grids = [(path.stem, _filled(text_rows(path), progress))]
    else:
        extras = checked_archive(path)
        with warnings.catch_warnings():
            # openpyxl warns of colours and rules it cannot draw; only the cells matter here.
            warnings.simplefilter("ignore")
            grids = _grids(path, progress)
    best: tuple[int, str, _Grid, int] | None = None
    for name, grid in grids:
        _spread(grid, extras.get(name, Extras()))
        place, score = _header_place(grid, is_known)
        if place and (best is None or score > best[0]):
            best = (score, name, grid, place)
    if best is None:
        raise InvalidInput("file", "در این پرونده جدولی نیست؛ همه برگه‌هایش خالی است.")
    score, name, grid, place = best
    merged = extras.get(name, Extras()).merged
    if not score and _is_data(grid[place]):
        return _headless(name, grid, merged)
    return _table(name, grid, merged, place, is_known)


# -- the cells ------------------------------------------------------------------------------


def _grids(path: Path, progress: Progress) -> list[tuple[str, _Grid]]:
    from openpyxl import load_workbook

    from app.errors import AppError

    try:
        book = load_workbook(path, read_only=True, data_only=True)
        try:
            sheets = [one for one in book.worksheets if one.sheet_state == "visible"]
            return [(one.title, _grid(one, progress)) for one in sheets or book.worksheets]
        finally:
            book.close()
    except AppError:
        raise
    except Exception as error:
        # A damaged file breaks openpyxl anywhere, with any error.
        raise InvalidInput("file", NO_SHEET.format(path.name)) from error


def _grid(sheet: Any, progress: Progress) -> _Grid:
    # What a sheet says of its own size is often wrong.
    sheet.reset_dimensions()
    return _filled(sheet.iter_rows(values_only=True, max_col=MOST_COLUMNS), progress)


def _filled(rows: Iterable[Sequence[Any]], progress: Progress) -> _Grid:
    """The rows that hold anything, by number."""
    progress.begin("خواندن پرونده")
    grid: _Grid = {}
    for number, values in enumerate(rows, start=1):
        progress.step(number, 0)
        cells: list[Cell] = [_cell(value) for value in values[:MOST_COLUMNS]]
        if any(not is_empty(cell) for cell in cells):
            grid[number] = cells
        if len(grid) > MOST_ROWS:
            most = persian_count(MOST_ROWS)
            raise InvalidInput("file", f"این برگه بیش از {most} سطر دارد؛ آن را بخش کنید.")
    return grid


def _cell(value: Any) -> Cell:
    if isinstance(value, str) and value in _ERRORS:
        return Broken(f"در این خانه خطای صفحه‌گسترده است: {value}")
    known: Cell = value
    return known


def _spread(grid: _Grid, extras: Extras) -> None:
    """Give every row of a merged area its value, and name formulas without a result."""
    for row, column in extras.uncomputed:
        _put(grid, row, column, _UNCOMPUTED)
    for area in extras.merged:
        value = _at(grid, area.top, area.left)
        if is_empty(value):
            continue
        for row in range(area.top + 1, min(area.bottom, area.top + MOST_ROWS) + 1):
            # A merged area that runs on under the table makes no rows of it.
            if row in grid:
                _put(grid, row, area.left, value)


def _put(grid: _Grid, row: int, column: int, value: Cell) -> None:
    if column <= MOST_COLUMNS:
        cells = grid.setdefault(row, [])
        cells.extend([None] * (column - len(cells)))
        cells[column - 1] = value


def _at(grid: _Grid, row: int, column: int) -> Cell:
    cells = grid.get(row, [])
    return cells[column - 1] if column <= len(cells) else None


# -- the header ----------------------------------------------------------------------------------


def _words(cells: Sequence[Cell]) -> list[str]:
    return [tidy(text_of(cell)) if isinstance(cell, str) else "" for cell in cells]


def _known_count(cells: Sequence[Cell], is_known: Callable[[str], bool]) -> int:
    return len({text for text in _words(cells) if text and is_known(text)})


def _header_place(grid: _Grid, is_known: Callable[[str], bool]) -> tuple[int, int]:
    """The row with the most headers we know, and how many; else the first with two texts."""
    top = [(number, grid[number]) for number in sorted(grid)[:_TOP]]
    scores = [(_known_count(cells, is_known), -number) for number, cells in top]
    if not scores:
        return 0, 0
    score, place = max(scores)
    if score:
        return -place, score
    texts = (number for number, cells in top if sum(bool(text) for text in _words(cells)) >= 2)
    return next(texts, top[0][0]), 0


def _is_data(cells: Sequence[Cell]) -> bool:
    """Whether a row without any header we know holds numbers, as no header does."""
    texts = [text for text in _words(cells) if text]
    return any(sum(letter.isdigit() for letter in text) > 4 for text in texts) or len(texts) < sum(
        not is_empty(cell) for cell in cells
    )


def _width(grid: _Grid) -> int:
    """Columns up to the last that holds anything; openpyxl fills rows up with empty ones."""
    return max(
        place
        for cells in grid.values()
        for place, cell in enumerate(cells, 1)
        if not is_empty(cell)
    )


def _headless(name: str, grid: _Grid, merged: Sequence[Area]) -> Table:
    """A list that begins with its first row; a person says what its columns are."""
    width = _width(grid)
    header = tuple(persian_digits(f"ستون {place}") for place in range(1, width + 1))
    lines = tuple(_line(number, grid[number], merged, width, ()) for number in sorted(grid))
    return Table(name, header, 0, lines)


def _table(
    name: str,
    grid: _Grid,
    merged: Sequence[Area],
    place: int,
    is_known: Callable[[str], bool],
) -> Table:
    rows = _header_rows(grid, merged, place, is_known)
    width = _width(grid)
    texts = [_grouped(grid, merged, row, width) for row in rows[:-1]]
    texts.append((_words(grid[rows[-1]]) + [""] * width)[:width])
    header = tuple(
        JOINT.join(dict.fromkeys(filter(None, parts))) for parts in zip(*texts, strict=True)
    )
    lines = tuple(
        _line(number, grid[number], merged, len(header), [_words(grid[row]) for row in rows])
        for number in sorted(grid)
        if number > rows[-1]
    )
    return Table(name, header, rows[-1], lines)


def _header_rows(
    grid: _Grid, merged: Sequence[Area], place: int, is_known: Callable[[str], bool]
) -> list[int]:
    """One row, or two where words stand over groups of columns."""
    below = place + 1
    if below in grid:
        texts = [text for text in _words(grid[below]) if text]
        all_text = len(texts) == sum(not is_empty(cell) for cell in grid[below])
        known = _known_count(grid[below], is_known)
        speaks = known > 1 and known * 3 >= len(texts) * 2
        if all_text and texts and (_has_groups(grid, merged, place) or speaks):
            return [place, below]
    if place - 1 in grid and _has_groups(grid, merged, place - 1):
        return [place - 1, place]
    return [place]


def _has_groups(grid: _Grid, merged: Sequence[Area], row: int) -> bool:
    """Whether words of a row stand over several columns, but not over all."""
    width = sum(not is_empty(cell) for cell in grid.get(row + 1, [])) or len(grid[row])
    return any(
        area.top == area.bottom == row and 1 < area.right - area.left + 1 < max(width, 3)
        for area in merged
    )


def _grouped(grid: _Grid, merged: Sequence[Area], row: int, width: int) -> list[str]:
    """A row's words, each over all the columns it was merged over."""
    texts = (_words(grid[row]) + [""] * width)[:width]
    for area in merged:
        if area.top == row and area.right > area.left:
            for column in range(area.left, min(area.right, width) + 1):
                texts[column - 1] = texts[area.left - 1]
    return texts


def _line(
    number: int,
    cells: Sequence[Cell],
    merged: Sequence[Area],
    width: int,
    header: Sequence[Sequence[str]],
) -> Line:
    padded = (tuple(cells) + (None,) * width)[:width]
    problem = ""
    filled = {place for place, cell in enumerate(padded, 1) if not is_empty(cell)}
    for area in merged:
        across = set(range(area.left, area.right + 1))
        if area.top <= number <= area.bottom and len(across) >= max(2, width // 2):
            problem = _SECTION if filled <= across else problem
    texts = [text for text in _words(padded) if text]
    if len(texts) > 1 and any(texts == [text for text in row if text] for row in header):
        problem = _AGAIN
    return Line(number, padded, problem)
