"""How the rows of a register are painted: a screen in one go, as far as its time goes.

From cell to cell, through Qt's delegates, a screen of two hundred cells took fourteen milliseconds
of the sixteen there are between two pictures, most of it on the way and not in painting. In one go
it takes half of that, and as much as before on a slow machine or while a reader has Python's turn:
rows that a turn of painting does not reach stand empty for a moment, and a key is heard before they
follow.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from time import perf_counter
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QRegion
from PySide6.QtWidgets import QTableView
from shiboken6 import isValid

from app.search.marking import Marks
from ui import theme
from ui.common.chip import paint_chip
from ui.common.laid_text import texts_in
from ui.common.marked_text import MarkedTexts, paint_lit
from ui.common.on_screen import is_on_screen
from ui.common.rows_at_rest import watch

if TYPE_CHECKING:
    from ui.common.register_model import RegisterModel
    from ui.common.register_table import Column

#: Pixels between a cell's edge and what it holds.
PADDING = 8
#: Pixels of the bar a chosen row begins with.
MARK = 3
#: After so long no other row's texts are begun in a turn of painting.
TURN_SECONDS: Final = 0.003
#: What is marked as missing and not painted within so long is out of sight in a way only Qt knows.
PAINTED_SECONDS: Final = 0.5


@dataclass(frozen=True)
class _ColumnRoom:
    """A column that is not hidden: its left edge and its width."""

    column: Column[Any]
    left: int
    width: int


class RegisterPainter:
    """Paints the rows of one table: their ground, the line below each, texts and chips."""

    def __init__(self, table: QTableView, model: RegisterModel[Any]) -> None:
        self._table, self._model = table, model
        self._found = MarkedTexts()
        self._hovered = HoveredRow(table, self)
        #: Lines whose texts no turn of painting has reached yet.
        self._left: set[int] = set()
        #: When it painted last, and when the first row that is missing was marked.
        self.painted_at = self._marked_at = 0.0
        self._going_on = QTimer(table)
        self._going_on.setSingleShot(True)
        self._going_on.timeout.connect(self._go_on)
        # Scrolling then moves what is painted, and nothing behind the table is painted first.
        table.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        watch(self)

    def mark(self, marks: Marks) -> bool:
        """Mark this in every cell from now on; answers whether it is something new."""
        return self._found.mark(marks)

    def paint(self, region: QRegion, chosen: Sequence[range]) -> None:
        """Paint what of the rows lies in a region of the viewport.

        On the screen, the texts only of so many as there is time for; the others follow by
        themselves.

        Args:
            region: What is to be painted.
            chosen: The lines that are selected.
        """
        painter = QPainter(self._table.viewport())
        try:
            painter.fillRect(region.boundingRect(), QColor(theme.CURRENT.surface))
            columns = self._columns()
            if columns:
                self._paint_lines(painter, columns, region, chosen)
            else:
                self._left.clear()
        finally:
            self.painted_at = perf_counter()
            # An error keeps its frames, and with them a painter at work on a table that goes.
            painter.end()

    def _paint_lines(
        self,
        painter: QPainter,
        columns: Sequence[_ColumnRoom],
        region: QRegion,
        chosen: Sequence[range],
    ) -> None:
        whole = region.boundingRect()
        left = min(one.left for one in columns)
        width = max(one.left + one.width for one in columns) - left
        in_sight = [
            one
            for one in columns
            if one.left <= whole.right() and one.left + one.width > whole.left()
        ]
        painter.setFont(self._table.font())
        begun = perf_counter()
        # A picture of the window is taken once.
        may_wait = is_on_screen(painter, self._table.viewport())
        is_late, port = False, self._table.viewport().rect()
        for line, top, height in self._lines(whole):
            room = QRect(left, top, width, height)
            if region.intersects(room):
                is_chosen = any(line in span for span in chosen)
                self._paint_ground(painter, room, line, is_chosen=is_chosen)
                row = self._model.row_in_sight(line)
                if is_late:
                    self._left.add(line)
                    continue
                if line in self._left and QRegion(room & port).subtracted(region).isEmpty():
                    self._left.discard(line)
                if row is not None:
                    self._paint_row(painter, in_sight, row, room)
                    is_late = may_wait and perf_counter() - begun > TURN_SECONDS
        if self._left:
            self._going_on.start(0)

    @property
    def is_whole(self) -> bool:
        """Whether every row in sight shows its texts."""
        return not self._left

    @property
    def is_at_work(self) -> bool:
        """Whether rows will be painted in the next turn.

        What Qt does not paint, such as rows in a minimised window, is not waited for.
        """
        if not self._left or not isValid(self._table) or not self._table.isVisible():
            return False
        return perf_counter() - max(self.painted_at, self._marked_at) < PAINTED_SECONDS

    def _go_on(self) -> None:
        """Paint the rows whose texts are missing; those out of sight are painted when they come."""
        for line in list(self._left):
            if not self.update_lines(line, line):
                self._left.discard(line)

    def update_lines(self, first: int, last: int) -> bool:
        """Let lines be painted anew; answers whether any of them is in sight."""
        table, room = self._table, self._table.viewport().rect()
        top = table.rowViewportPosition(first)
        height = (last - first + 1) * table.rowHeight(first)
        lines = QRect(room.x(), top, room.width(), height).intersected(room)
        table.viewport().update(lines)
        if not self._left:
            self._marked_at = perf_counter()
        self._left.update(line for line, _top, _height in self._lines(lines))
        return not lines.isEmpty()

    def _columns(self) -> list[_ColumnRoom]:
        table = self._table
        return [
            _ColumnRoom(column, table.columnViewportPosition(place), table.columnWidth(place))
            for place, column in enumerate(self._model.columns)
            if not table.isColumnHidden(place)
        ]

    def _lines(self, room: QRect) -> Iterator[tuple[int, int, int]]:
        """Lines in sight, each with its top and its height; all are of one height."""
        table = self._table
        first, last = table.rowAt(room.top()), table.rowAt(room.bottom())
        if first < 0 or room.isEmpty():
            return
        if last < 0:
            last = self._model.rowCount() - 1
        top, height = table.rowViewportPosition(first), table.rowHeight(first)
        for line in range(first, last + 1):
            yield line, top, height
            top += height

    def _paint_ground(self, painter: QPainter, room: QRect, line: int, *, is_chosen: bool) -> None:
        """What lies behind a row, and the line below it.

        A chosen one begins with a bar, in the accent's colour where the keys go.
        """
        colours = theme.CURRENT
        if is_chosen:
            painter.fillRect(room, QColor(colours.accent_soft))
            ink = colours.accent if self._table.hasFocus() else colours.edge
            bar = QRect(room.right() - MARK + 1, room.y(), MARK, room.height() - 1)
            painter.fillRect(bar, QColor(ink))
        elif line == self._hovered.row:
            painter.fillRect(room, QColor(colours.hover))
        below = QRect(room.x(), room.bottom(), room.width(), 1)
        painter.fillRect(below, QColor(colours.border))

    def _paint_row(
        self, painter: QPainter, columns: Sequence[_ColumnRoom], row: Any, room: QRect
    ) -> None:
        texts, metrics = texts_in(self._table.font()), self._table.fontMetrics()
        top, height = room.y(), room.height()
        ink = QColor(theme.CURRENT.text)
        painter.setPen(ink)
        for one in columns:
            text = one.column.text(row)
            if not text:
                continue
            left, width = one.left + PADDING, one.width - 2 * PADDING
            if one.column.tone is not None:
                cell = QRectF(left, top, width, height)
                paint_chip(painter, cell, text, one.column.tone(row))
                painter.setPen(ink)
                continue
            lit = self._found.lit(text)
            if lit is None:
                texts.paint(painter, left, top, width, height, text, metrics)
            else:
                paint_lit(painter, QRectF(left, top, width, height), lit)


class HoveredRow(QObject):
    """Knows the row of a table under the pointer, so that it is painted whole."""

    def __init__(self, table: QTableView, painter: RegisterPainter) -> None:
        super().__init__(table)
        self._table, self._painter = table, painter
        #: Its line, or -1.
        self.row = -1
        table.viewport().setMouseTracking(True)
        table.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the pointer; it never takes an event away."""
        if event.type() is QEvent.Type.MouseMove and isinstance(event, QMouseEvent):
            self._stand_on(self._table.rowAt(event.position().toPoint().y()))
        elif event.type() is QEvent.Type.Leave:
            self._stand_on(-1)
        return super().eventFilter(watched, event)

    def _stand_on(self, row: int) -> None:
        if row != self.row:
            before, self.row = self.row, row
            for line in (before, row):
                if line >= 0:
                    self._painter.update_lines(line, line)
