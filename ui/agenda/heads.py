"""The heads over the hours: dates in three calendars, why a day is off, entries of whole days."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QSizePolicy, QToolTip, QWidget

from app.agenda.rows import CalendarEntry, DayInfo
from app.jalali import month_name, to_jalali, weekday_name
from app.text import persian_digits
from ui import theme
from ui.agenda import ink, words
from ui.agenda.board import NOTHING, Bar, Board
from ui.agenda.entry_painter import paint_entry
from ui.agenda.geometry import Grid, Room

#: Narrower, Hijri and Gregorian dates stand under each other.
ROOM_FOR_BOTH: Final = 190
PAD: Final = 8
BAR: Final = 20
#: So many lines of whole days are shown; the others are counted.
MOST_LINES: Final = 3


class Heads(QWidget):
    """The heads of the columns.

    Signals:
        chosen: An entry of whole days was clicked, and its column.
        opened: It was double-clicked.
        day_opened: A day's head was clicked.
        carried: It is dragged: from which column, to which.
        let_go: It was dropped where it was carried.
    """

    chosen = Signal(object, int)
    opened = Signal(object)
    day_opened = Signal(object)
    carried = Signal(object, int, int)
    let_go = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.board: Board = NOTHING
        self.today = date.min
        #: Where the columns lie under it, asked anew whenever it paints.
        self.grid: Callable[[], Grid] = lambda: Grid(self.width(), 0, 1, 1.0)
        self.chosen_id: Callable[[], int | None] = lambda: None
        self.is_focused: Callable[[], bool] = lambda: False
        #: Where the button went down on which entry, while it is down.
        self._pressed: tuple[QPointF, CalendarEntry, int] | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_board(self, board: Board, today: date) -> None:
        """Show other days."""
        self.board, self.today = board, today
        self.updateGeometry()
        self.setFixedHeight(self.sizeHint().height())
        self.update()

    # -- heights ---------------------------------------------------------------------------

    @property
    def _is_narrow(self) -> bool:
        grid = self.grid()
        room = (grid.width - grid.gutter) / max(len(self.board.columns), 1)
        return room < theme.scaled(ROOM_FOR_BOTH) and not self.board.is_one_day

    @property
    def _is_tight(self) -> bool:
        """Whether some head has no room for its day's name or dates; then all are short alike."""
        grid = self.grid()
        for number, column in enumerate(self.board.columns):
            wide = grid.edge(number) - grid.edge(number + 1) - 2 * PAD
            figure = ink.width_of(persian_digits(str(to_jalali(column.day)[2])), ink.LARGE)
            if ink.width_of(weekday_name(column.day), ink.SMALL) + 5 + figure > wide:
                return True
            info = self.board.infos.get(column.day)
            if info is not None and self._is_narrow:
                dates = (words.short_hijri(info.hijri), words.short_gregorian(info.gregorian))
                if any(ink.width_of(ink.right_to_left(one), ink.TINY) > wide for one in dates):
                    return True
        return False

    @property
    def _has_notes(self) -> bool:
        return any(words.day_notes(info) for info in self.board.infos.values())

    def _head_height(self) -> int:
        board = self.board
        lines = 2 if self._is_narrow else 1
        notes = 1 if self._has_notes else 0
        high = ink.LARGE.line + (lines + notes) * ink.TINY.line + 6
        if board.is_one_day and board.columns[0].subject:
            high += ink.STRONG.line + ink.TINY.line + 6
        return high

    def _lines(self) -> int:
        return min(max((bar.line + 1 for bar in self.board.bars), default=0), MOST_LINES)

    def _hidden(self) -> int:
        return len({bar.entry.id for bar in self.board.bars if bar.line >= MOST_LINES})

    def sizeHint(self) -> QSize:
        """As high as its heads and its whole days."""
        more = theme.scaled(BAR) if self._hidden() else 0
        bars = self._lines() * theme.scaled(BAR) + more
        return QSize(400, self._head_height() + bars + (5 if bars else 0))

    # -- whole days ------------------------------------------------------------------------

    def bar_room(self, bar: Bar) -> Room:
        """Where an entry of whole days is painted."""
        grid = self.grid()
        high = theme.scaled(BAR)
        left, right = grid.edge(bar.last + 1) + 3, grid.edge(bar.first) - 3
        top = self._head_height() + 1 + bar.line * high
        return Room(left, top, right - left, high - 2)

    def bar_at(self, at: QPointF) -> Bar | None:
        """The entry of whole days under a point."""
        shown = (bar for bar in self.board.bars if bar.line < MOST_LINES)
        return next((bar for bar in shown if self.bar_room(bar).holds(at.x(), at.y())), None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose an entry of whole days, and be ready for a drag."""
        at = event.position()
        bar = self.bar_at(at)
        if bar is not None:
            column = min(max(self.grid().column_at(at.x()), bar.first), bar.last)
            self.chosen.emit(bar.entry, column)
            if event.button() is Qt.MouseButton.LeftButton and not self.board.is_one_day:
                self._pressed = at, bar.entry, column

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Carry an entry of whole days to another day."""
        if self._pressed is None:
            return
        begun, entry, column = self._pressed
        if (event.position() - begun).manhattanLength() >= QApplication.startDragDistance():
            self.carried.emit(entry, column, self.grid().column_at(event.position().x()))

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Drop what is carried."""
        if self._pressed is not None:
            self._pressed = None
            self.let_go.emit()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open an entry of whole days, or the day whose head it is."""
        bar = self.bar_at(event.position())
        if bar is not None:
            self.opened.emit(bar.entry)
        elif not self.board.is_one_day:
            column = self.grid().column_at(event.position().x())
            self.day_opened.emit(self.board.columns[column].day)

    def event(self, event: QEvent) -> bool:
        """Tell what is pointed at: an entry, or a day with its years and notes whole."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            at = QPointF(event.pos())
            bar = self.bar_at(at)
            day = self.board.columns[self.grid().column_at(at.x())].day
            told = words.spoken_day(day, self.board.infos.get(day))
            text = words.spoken(bar.entry) if bar else told
            QToolTip.showText(event.globalPos(), ink.right_to_left(text), self)
            return True
        return super().event(event)

    # -- painting --------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint heads and whole days."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = theme.CURRENT
        grid, board = self.grid(), self.board
        painter.fillRect(self.rect(), QColor(colours.surface))
        if board.is_one_day:
            self._paint_one_day(painter, grid)
        else:
            tight = self._is_tight
            for number, column in enumerate(board.columns):
                room = Room(grid.edge(number + 1), 0, grid.edge(number) - grid.edge(number + 1), 0)
                self._paint_day(painter, column.day, room, tight=tight)
        painter.setPen(QPen(QColor(colours.border), 1))
        for number in range(len(board.columns)):
            if not board.is_one_day:
                left = grid.edge(number + 1)
                painter.drawLine(left, 6, left, self.height())
        self._paint_bars(painter)
        painter.setPen(QPen(QColor(colours.edge), 1))
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
        painter.end()

    def _paint_bars(self, painter: QPainter) -> None:
        chosen, focused = self.chosen_id(), self.is_focused()
        for bar in self.board.bars:
            if bar.line < MOST_LINES:
                is_chosen = bar.entry.id == chosen
                paint_entry(
                    painter, bar.entry, self.bar_room(bar), chosen=is_chosen, focused=focused
                )
        grid = self.grid()
        colours = theme.CURRENT
        beside = Room(
            grid.width - grid.gutter,
            self._head_height(),
            grid.gutter - 4,
            theme.scaled(BAR),
        )
        if self.board.bars:
            ink.write(painter, "روزانه", beside, colours.muted, ink.TINY, centred=True, middle=True)
        if self._hidden():
            top = self._head_height() + self._lines() * theme.scaled(BAR)
            room = Room(PAD, top, grid.width - grid.gutter - 2 * PAD, theme.scaled(BAR))
            more = words.more_words(self._hidden())
            ink.write(painter, more, room, colours.muted, ink.TINY, middle=True)

    def _paint_day(self, painter: QPainter, day: date, column: Room, *, tight: bool) -> None:
        """The head of one day of several."""
        colours = theme.CURRENT
        info = self.board.infos.get(day)
        is_off = info is not None and bool(info.day_off)
        is_today = day == self.today
        strong = colours.danger if is_off else colours.accent if is_today else colours.text
        if is_today:
            tint = QRectF(column.left + 1, 0, column.width - 1, self._head_height())
            painter.fillRect(tint, QColor(colours.accent_soft))
        left, wide = column.left + PAD, column.width - 2 * PAD
        high = ink.LARGE.line
        self._paint_date(painter, day, Room(left, 3, wide, high), strong, tight=tight)
        self._paint_others(painter, info, Room(left, 3 + high, wide, 0), tight=tight)

    @staticmethod
    def _paint_date(painter: QPainter, day: date, room: Room, colour: str, *, tight: bool) -> None:
        """«شنبه ۷ آذر», the number large; the month where there is room."""
        _, month, number = to_jalali(day)
        figure = persian_digits(str(number))
        # Where there is no room for both, the name gives way and not the number.
        left_over = room.width - ink.width_of(figure, ink.LARGE) - 5
        name = weekday_name(day)[0] if tight else weekday_name(day)
        named = min(ink.width_of(name, ink.SMALL), max(left_over, 1))
        right = room.right
        for text, kind in (
            (name, ink.SMALL),
            (figure, ink.LARGE),
            *(() if tight else ((month_name(month), ink.SMALL),)),
        ):
            wide = named if right == room.right else ink.width_of(text, kind)
            if right - wide < room.left:
                break
            part = Room(right - wide, room.top, wide, room.height)
            ink.write(painter, text, part, colour, kind, middle=True)
            right -= wide + 5

    def _paint_others(
        self, painter: QPainter, info: DayInfo | None, under: Room, *, tight: bool
    ) -> None:
        """The other calendars, and why it is off."""
        if info is None:
            return
        colours = theme.CURRENT
        line = ink.TINY.line
        left, top, wide = under.left, under.top, under.width
        hijri, gregorian = words.short_hijri(info.hijri), words.short_gregorian(info.gregorian)
        parts = [hijri, gregorian] if self._is_narrow else [f"{hijri} · {gregorian}"]
        for part in parts:
            room = Room(left, top, wide, line)
            text = words.day_alone(part) if tight else part
            ink.write(painter, ink.right_to_left(text), room, colours.muted, ink.TINY)
            top += line
        self._paint_notes(painter, info, Room(left, top, wide, line))

    def _paint_notes(self, painter: QPainter, info: DayInfo, room: Room) -> None:
        notes = words.day_notes(info)
        if not notes:
            return
        colours = theme.CURRENT
        colour = colours.danger if info.day_off else colours.accent
        if not info.day_off and not info.is_public_day:
            colour = colours.muted
        ink.write(painter, ink.right_to_left(notes), room, colour, ink.TINY)

    def _paint_one_day(self, painter: QPainter, grid: Grid) -> None:
        """One head for all columns, and under it whose they are."""
        colours = theme.CURRENT
        day = self.board.columns[0].day
        info = self.board.infos.get(day)
        is_off = info is not None and bool(info.day_off)
        is_today = day == self.today
        strong = colours.danger if is_off else colours.accent if is_today else colours.text
        wide = grid.width - 2 * PAD
        high = ink.LARGE.line
        title = words.day_heading(day) + (" · امروز" if is_today else "")
        ink.write(painter, title, Room(PAD, 3, wide, high), strong, ink.LARGE)
        top = 3 + high
        if info is not None:
            line = ink.TINY.line
            both = ink.right_to_left(f"{info.hijri} · {info.gregorian}")
            ink.write(painter, both, Room(PAD, top, wide, line), colours.muted, ink.TINY)
            self._paint_notes(painter, info, Room(PAD, top + line, wide, line))
        if self.board.columns[0].subject:
            self._paint_subjects(painter, grid)

    def _paint_subjects(self, painter: QPainter, grid: Grid) -> None:
        colours = theme.CURRENT
        high = ink.STRONG.line + ink.TINY.line + 6
        top = self._head_height() - high
        painter.fillRect(QRectF(0, top, grid.width, high), QColor(colours.raised))
        painter.setPen(QPen(QColor(colours.border), 1))
        painter.drawLine(0, top, grid.width, top)
        for number, column in enumerate(self.board.columns):
            left, right = grid.edge(number + 1), grid.edge(number)
            painter.setPen(QPen(QColor(colours.border), 1))
            painter.drawLine(left, top, left, self.height())
            room = Room(left + 6, top + 3, right - left - 12, ink.STRONG.line)
            ink.write(painter, column.title, room, colours.text, ink.STRONG)
            count = words.counted(len(self.board.of_column(number)))
            under = Room(room.left, room.bottom, room.width, ink.TINY.line)
            kind = column.kind if column.kind != column.title else ""
            note = f"{kind} · {count}" if kind else count
            ink.write(painter, ink.right_to_left(note), under, colours.muted, ink.TINY)
