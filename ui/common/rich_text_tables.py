"""The deeds of the editor on a table: rows, columns, the way from cell to cell."""

from __future__ import annotations

from typing import Final

from PySide6.QtGui import QTextCursor, QTextTable

from app.rich_text import Paragraph, Table, TextAlignment
from ui.common.rich_text_formats import (
    block_format,
    cell_at,
    place_of,
    qt_column,
    set_shares,
    shares_of,
)

#: A new table.
ROWS: Final = 3
COLUMNS: Final = 3
MOST_COLUMNS: Final = 12
#: By how much a column grows, and what is the narrowest and the widest, where the usual is one.
STEP: Final = 1.25
NARROWEST, WIDEST = 0.25, 8.0

_CELL: Final = Paragraph(alignment=TextAlignment.START)


def new_table() -> Table:
    """An empty table with a head."""
    return Table((((_CELL,),) * COLUMNS,) * ROWS, has_header=True)


def table_at(cursor: QTextCursor) -> QTextTable | None:
    """The table the cursor stands in."""
    return cursor.currentTable()


def go(cursor: QTextCursor, table: QTextTable, steps: int) -> bool:
    """Go to the next cell or the one before; behind the last a row is added.

    Returns:
        Whether there was a cell to go to.
    """
    row, column = place_of(table, cursor)
    place = row * table.columns() + column + steps
    if place < 0:
        return False
    if place >= table.rows() * table.columns():
        add_row(cursor, table)
        return True
    target = cell_at(table, place // table.columns(), place % table.columns())
    cursor.setPosition(target.firstPosition())
    cursor.setPosition(target.lastPosition(), QTextCursor.MoveMode.KeepAnchor)
    return True


def crosses(cursor: QTextCursor, table: QTextTable, steps: int) -> bool:
    """Go over the edge of a cell as the arrows do, to the cell beside it, which is not Qt's next.

    Returns:
        Whether the cursor stood at that edge of its cell, and there was a cell to go to.
    """
    row, column = place_of(table, cursor)
    cell = table.cellAt(cursor)
    edge = cell.lastPosition() if steps > 0 else cell.firstPosition()
    place = row * table.columns() + column + steps
    if cursor.position() != edge or not 0 <= place < table.rows() * table.columns():
        return False
    target = cell_at(table, place // table.columns(), place % table.columns())
    cursor.setPosition(target.firstPosition() if steps > 0 else target.lastPosition())
    return True


def add_row(cursor: QTextCursor, table: QTextTable) -> None:
    """Add a row below, and go to its first cell."""
    row, _ = place_of(table, cursor)
    table.insertRows(row + 1, 1)
    for column in range(table.columns()):
        _dress(table, row + 1, column)
    cursor.setPosition(cell_at(table, row + 1, 0).firstPosition())


def add_column(cursor: QTextCursor, table: QTextTable) -> None:
    """Add a column behind this one, of the usual width, and go to it."""
    if table.columns() >= MOST_COLUMNS:
        return
    row, column = place_of(table, cursor)
    shares = shares_of(table)
    table.insertColumns(qt_column(table, column), 1)
    for line in range(table.rows()):
        _dress(table, line, column + 1)
    share_out(table, (*shares[: column + 1], 1.0, *shares[column + 1 :]) if shares else ())
    cursor.setPosition(cell_at(table, row, column + 1).firstPosition())


def _dress(table: QTextTable, row: int, column: int) -> None:
    """Give an added cell the look of an empty one."""
    inside = cell_at(table, row, column).firstCursorPosition()
    inside.setBlockFormat(block_format(_CELL))


def remove_row(cursor: QTextCursor, table: QTextTable) -> None:
    """Take the row away; with the last one the table goes."""
    row, _ = place_of(table, cursor)
    table.removeRows(row, 1)


def remove_column(cursor: QTextCursor, table: QTextTable) -> None:
    """Take the column away; with the last one the table goes."""
    _, column = place_of(table, cursor)
    shares = shares_of(table)
    is_last = table.columns() == 1
    table.removeColumns(qt_column(table, column), 1)
    if not is_last:
        share_out(table, shares[:column] + shares[column + 1 :])


def turn_header(table: QTextTable) -> None:
    """Make the first row the head of the table, or a row like others."""
    made = table.format()
    made.setHeaderRowCount(int(not made.headerRowCount()))
    table.setFormat(made)


def resize(cursor: QTextCursor, table: QTextTable, *, wider: bool) -> None:
    """Make the column at the cursor wider or narrower, at the cost of the others."""
    _, column = place_of(table, cursor)
    shares = list(shares_of(table) or (1.0,) * table.columns())
    share = shares[column] * (STEP if wider else 1 / STEP)
    shares[column] = round(min(max(share, NARROWEST), WIDEST), 3)
    share_out(table, tuple(shares))


def share_out(table: QTextTable, shares: tuple[float, ...]) -> None:
    """Give the columns their parts of the width."""
    made = table.format()
    set_shares(made, shares, table.columns())
    table.setFormat(made)
