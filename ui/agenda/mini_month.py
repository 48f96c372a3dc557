"""A small Jalali month beside the calendar: the days in sight marked, a click goes to a day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.jalali import FIRST_YEAR, LAST_YEAR, WEEKDAYS, to_jalali
from app.text import persian_digits
from ui import theme
from ui.agenda import ink, words
from ui.agenda.geometry import Room
from ui.agenda.month_layout import MonthGrid, days_of, month_of, months_on
from ui.agenda.month_view import ARROWS
from ui.agenda.spoken import say
from ui.common import jalali_month

CELL: Final = 27
TITLE: Final = 30
NAMES: Final = 20
WEEKS: Final = 6


class MiniMonth(QWidget):
    """A month to go to a day by.

    Signals:
        picked: The day.
    """

    picked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._month = date(2026, 3, 21)
        self._day = self._today = self._month
        self._in_sight: frozenset[date] = frozenset()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("ماه کنار تقویم")

    def sizeHint(self) -> QSize:
        """Six weeks under their names."""
        return QSize(220, theme.scaled(TITLE + NAMES + WEEKS * CELL) + 4)

    def show_days(self, day: date, in_sight: Sequence[date], today: date) -> None:
        """Show where the calendar is."""
        self._day, self._today = day, today
        self._in_sight, self._month = frozenset(in_sight), month_of(day)
        say(self, words.day_heading(day))
        self.update()

    @property
    def _grid(self) -> MonthGrid:
        head = theme.scaled(TITLE + NAMES)
        weeks = len(days_of(self._month)) // 7
        return MonthGrid(self.width(), head + weeks * theme.scaled(CELL), head, weeks)

    def _turn(self, months: int) -> None:
        wanted = months_on(self._month, months)
        if FIRST_YEAR <= to_jalali(wanted)[0] <= LAST_YEAR:
            self._month = wanted
            self.update()

    # -- what a person does ----------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click goes to a day; on the arrows it turns the month."""
        at = event.position()
        if at.y() < theme.scaled(TITLE):
            self._turn_at(at)
            return
        place = self._grid.place_at(at.x(), at.y())
        if place is not None:
            self.picked.emit(days_of(self._month)[place])

    def _turn_at(self, at: QPointF) -> None:
        edge = theme.scaled(TITLE)
        if at.x() < edge:
            self._turn(1)
        elif at.x() > self.width() - edge:
            self._turn(-1)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel turns the month."""
        self._turn(-1 if event.angleDelta().y() > 0 else 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows and page keys go to another day at once."""
        key = Qt.Key(event.key())
        if key in ARROWS and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self.picked.emit(self._day + timedelta(days=ARROWS[key]))
        elif key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            self.picked.emit(months_on(self._day, 1 if key == Qt.Key.Key_PageDown else -1))
        elif key == Qt.Key.Key_Home:
            self.picked.emit(self._today)
        else:
            super().keyPressEvent(event)

    # -- painting --------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the month."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = theme.CURRENT
        edge = theme.scaled(TITLE)
        title = Room(edge, 0, self.width() - 2 * edge, edge)
        ink.write(
            painter,
            words.month_heading(self._month),
            title,
            colours.text,
            ink.STRONG,
            centred=True,
            middle=True,
        )
        self._paint_arrows(painter, edge)
        grid = self._grid
        for place, name in enumerate(WEEKDAYS):
            cell = grid.cell(place)
            room = Room(cell.left, edge, cell.width, theme.scaled(NAMES))
            ink.write(painter, name[0], room, colours.muted, ink.TINY, centred=True, middle=True)
        for place, day in enumerate(days_of(self._month)):
            self._paint_day(painter, day, grid.cell(place))
        if self.hasFocus():
            painter.setPen(QPen(QColor(colours.accent), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        painter.end()

    def _paint_arrows(self, painter: QPainter, edge: int) -> None:
        size = theme.scaled(16)
        ratio = self.devicePixelRatio()
        muted = theme.CURRENT.muted
        top = (edge - size) // 2
        left = ink.picture("chevron-left", muted, size, ratio)
        right = ink.picture("chevron-right", muted, size, ratio)
        painter.drawPixmap(top, top, left)
        painter.drawPixmap(self.width() - size - top, top, right)

    def _paint_day(self, painter: QPainter, day: date, cell: Room) -> None:
        colours = theme.CURRENT
        box = QRectF(cell.left, cell.top + 1, cell.width, cell.height - 2)
        painter.setPen(Qt.PenStyle.NoPen)
        if day in self._in_sight:
            painter.setBrush(QColor(colours.accent_soft))
            painter.drawRect(box)
        off = jalali_month.calendar.day_off(day) is not None
        own = month_of(day) == self._month
        colour = colours.danger if off else colours.text
        colour = colour if own else colours.muted
        kind = ink.SMALL
        if day == self._today:
            size = min(cell.width, cell.height) - 2
            round_ = QRectF(
                cell.left + (cell.width - size) / 2, cell.top + (cell.height - size) / 2, size, size
            )
            painter.setBrush(QColor(colours.accent))
            painter.drawEllipse(round_)
            colour, kind = colours.on_accent, ink.STRONG
        elif day == self._day:
            painter.setPen(QPen(QColor(colours.accent), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(3, 1, -3, -1), 5, 5)
        number = persian_digits(str(to_jalali(day)[2]))
        ink.write(painter, number, cell, colour, kind, centred=True, middle=True)
