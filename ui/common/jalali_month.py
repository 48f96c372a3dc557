"""A Jalali month to pick a day from: the week begins on Saturday, days off stand in red."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QAction, QColor, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QLineEdit, QWidget

from app.jalali import (
    FIRST_YEAR,
    LAST_YEAR,
    WEEKDAYS,
    from_jalali,
    month_length,
    month_name,
    to_jalali,
    weekday_index,
)
from app.text import persian_digits
from app.workdays import Calendar
from ui import theme

CELL = QSize(38, 32)

#: The office's calendar; the window sets it when the store has answered.
calendar = Calendar()


class JalaliMonth(QWidget):
    """A popup month.

    Signals:
        picked: The chosen day.
    """

    picked = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._day = date.today()  # noqa: DTZ011  # replaced before it is shown
        self._grow()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def _grow(self) -> None:
        """As large as this desk's type; a month lives only while it is open."""
        self._wide, self._high = theme.scaled(CELL.width()), theme.scaled(CELL.height())
        self._head = self._high * 2
        self.setFixedSize(self._wide * 7 + 16, self._head + self._high * 6 + 10)

    def open_at(self, day: date, below: QWidget) -> None:
        """Show the month of a day under a field."""
        self._day = day
        corner = below.mapToGlobal(QPoint(below.width() - self.width(), below.height() + 2))
        self.move(corner)
        self.show()
        self.setFocus()

    def _first_cell(self) -> tuple[int, int, int]:
        year, month, _ = to_jalali(self._day)
        return year, month, weekday_index(from_jalali(year, month, 1))

    def _cell(self, number: int) -> QRect:
        """The room of a day's cell; Saturday is at the right."""
        line, place = divmod(number, 7)
        left = self.width() - 8 - (place + 1) * self._wide
        return QRect(left, self._head + line * self._high, self._wide, self._high)

    def paintEvent(self, _event: object) -> None:
        """Paint the month."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(theme.CURRENT.surface))
        painter.setPen(QColor(theme.CURRENT.edge))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        year, month, first = self._first_cell()
        painter.setPen(QColor(theme.CURRENT.text))
        centre = int(Qt.AlignmentFlag.AlignCenter)
        title = persian_digits(f"{month_name(month)} {year}")
        painter.drawText(QRect(0, 2, self.width(), self._high), centre, title)
        painter.setPen(QColor(theme.CURRENT.muted))
        painter.drawText(
            QRect(self.width() - 8 - self._high, 2, self._high, self._high), centre, "›"
        )
        painter.drawText(QRect(8, 2, self._high, self._high), centre, "‹")
        for place, name in enumerate(WEEKDAYS):
            room = self._cell(place)
            painter.drawText(
                QRect(room.left(), self._high, room.width(), self._high), centre, name[0]
            )
        for number in range(month_length(year, month)):
            day = from_jalali(year, month, number + 1)
            self._paint_day(painter, self._cell(first + number), day, number + 1)
        painter.end()

    def _paint_day(self, painter: QPainter, room: QRect, day: date, number: int) -> None:
        colours = theme.CURRENT
        chosen = day == self._day
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.accent))
            painter.drawRoundedRect(room.adjusted(3, 2, -3, -2), 7, 7)
        off = calendar.day_off(day) is not None
        ink = colours.on_accent if chosen else colours.danger if off else colours.text
        painter.setPen(QColor(ink))
        painter.drawText(room, int(Qt.AlignmentFlag.AlignCenter), persian_digits(str(number)))

    def _move(self, days: int) -> None:
        wanted = self._day + timedelta(days=days)
        if FIRST_YEAR <= to_jalali(wanted)[0] <= LAST_YEAR:
            self._day = wanted
            self.update()

    def _turn(self, months: int) -> None:
        year, month, day = to_jalali(self._day)
        number = year * 12 + month - 1 + months
        year, month = number // 12, number % 12 + 1
        if FIRST_YEAR <= year <= LAST_YEAR:
            self._day = from_jalali(year, month, min(day, month_length(year, month)))
            self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move as the page runs (left is the next day), Enter picks, Escape leaves."""
        moves = {
            Qt.Key.Key_Left: 1,
            Qt.Key.Key_Right: -1,
            Qt.Key.Key_Up: -7,
            Qt.Key.Key_Down: 7,
        }
        if event.key() in moves:
            self._move(moves[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            self._turn(1 if event.key() == Qt.Key.Key_PageDown else -1)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._choose()
        elif event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on a day picks it, on the arrows turns the month."""
        at = event.position().toPoint()
        if not self.rect().contains(at):
            self.close()
            return
        if at.y() < self._high:
            self._turn(1 if at.x() < self.width() // 2 else -1)
            return
        year, month, first = self._first_cell()
        for number in range(month_length(year, month)):
            if self._cell(first + number).contains(at):
                self._day = from_jalali(year, month, number + 1)
                self._choose()
                return

    def _choose(self) -> None:
        self.picked.emit(self._day)
        self.close()


def attach_month(line: QLineEdit, shown: Callable[[], date], pick: Callable[[date], None]) -> None:
    """Let a date field open its month: a button in it, and Alt+Down."""
    action = QAction(line)
    theme.set_icon(action, "calendar-month-outline")
    line.addAction(action, QLineEdit.ActionPosition.TrailingPosition)
    action.setToolTip("تقویم (Alt+↓)")
    action.setShortcut("Alt+Down")
    action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)

    def opened() -> None:
        month = JalaliMonth(line)
        month.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        month.picked.connect(pick)
        month.open_at(shown(), line)

    action.triggered.connect(opened)
