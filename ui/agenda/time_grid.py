"""The painted hours: columns of a day, a week, or people side by side, for mouse and keys."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QApplication, QSizePolicy, QToolTip, QWidget

from app.agenda.clashes import Clash
from app.agenda.rows import CalendarEntry
from ui import theme
from ui.agenda import ink, words
from ui.agenda.board import NOTHING, Board, Placed, is_of_whole_days
from ui.agenda.cursor import Cursor
from ui.agenda.geometry import (
    DEED_OF,
    USUAL_ZOOM,
    ZOOMS,
    Deed,
    Grid,
    Room,
    Span,
    day_of,
    dragged,
    drawn,
    midnight,
    part_at,
    span_of,
    step_at,
)
from ui.agenda.ghost import POINTERS, Ghost
from ui.agenda.hours_painter import paint_hours
from ui.agenda.spoken import say

GUTTER: Final = 54
#: Air at both sides of a column's entries.
AIR: Final = 3
#: The lowest an entry is painted, however short it is.
LOWEST: Final = 18

_LEFT_BUTTON: Final = Qt.MouseButton.LeftButton


class TimeGrid(QWidget):
    """Paints a board and lets its entries be moved.

    Signals:
        chosen: The entry keys and details are about, or None.
        opened: Enter or a double click on an entry.
        wanted: A new one, as a `Span` and its column.
        dropped: An entry and the `Span` it shall have.
        asked: A `Ghost` lies elsewhere: what would that hurt?
        went: Keys lead beyond what is in sight: «days», «weeks», «months», how many of them;
            «today»; or «date», which is to be typed.
        zoomed: Another zoom is wanted, by so many.
        typed: A digit was typed, the beginning of a span.
        reached: A height that should be in sight.
    """

    chosen = Signal(object)
    opened = Signal(object)
    wanted = Signal(object, int)
    dropped = Signal(object, object)
    asked = Signal(object)
    went = Signal(str, int)
    zoomed = Signal(int)
    typed = Signal(str)
    reached = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.board: Board = NOTHING
        self.zoom = USUAL_ZOOM
        #: Pixels of an hour at which the office's day fills what is in sight.
        self.least_hour = 0.0
        self.today = date.min
        self.now: Callable[[], datetime] | None = None
        self.may_move: Callable[[CalendarEntry], bool] = lambda _entry: False
        self.may_draw = False
        self.cursor_at = Cursor()
        self.ghost: Ghost | None = None
        self._pressed: tuple[QPointF, Deed, CalendarEntry | None, int] | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("ساعت‌های تقویم")

    # -- where things lie ------------------------------------------------------------------

    @property
    def grid(self) -> Grid:
        """Where things lie at this size and zoom."""
        hour = max(float(theme.scaled(ZOOMS[self.zoom])), self.least_hour)
        return Grid(self.width(), theme.scaled(GUTTER), len(self.board.columns), hour)

    @property
    def least(self) -> float:
        """Minutes the lowest entry takes."""
        return theme.scaled(LOWEST) * 60 / self.grid.hour

    @property
    def step(self) -> int:
        """Minutes a drag moves by."""
        return step_at(self.grid.hour)

    @property
    def slot(self) -> int:
        """Minutes the cursor moves by."""
        return self.step * 2 if self.step >= 15 else 15

    def sizeHint(self) -> QSize:
        """As high as its day."""
        return QSize(400, self.grid.height + 1)

    def room_of(self, one: Placed) -> Room:
        """Where what lies in a column is painted."""
        whole_column = self.grid.room(one.column, one.begin, one.end)
        air = Room(
            whole_column.left + AIR + 1,
            whole_column.top,
            whole_column.width - 2 * AIR - 1,
            max(whole_column.height, theme.scaled(LOWEST)),
        )
        within = one.lane.within(air)
        return Room(within.left, within.top + 1, max(within.width - 1, 4), within.height - 1)

    def placed_at(self, at: QPointF) -> Placed | None:
        """What lies under a point."""
        found = [one for one in self.board.placed if self.room_of(one).holds(at.x(), at.y())]
        return found[-1] if found else None

    def _wall_at(self, at: QPointF) -> float:
        grid = self.grid
        return self.board.days[grid.column_at(at.x())] + grid.minute_at(at.y())

    # -- showing ---------------------------------------------------------------------------

    def show_board(self, board: Board, today: date) -> None:
        """Show other entries or other columns; what was chosen stays, if it is still there."""
        self.board, self.today = board, today
        last = len(board.columns) - 1
        self.cursor_at.column = min(self.cursor_at.column, last)
        entry = board.find(self.cursor_at.entry_id)
        if entry is None:
            self.cursor_at.entry_id = None
        elif self.cursor_at.column not in board.columns_of(entry.id):
            self.cursor_at.column = board.columns_of(entry.id)[0]
        if self.cursor_at.entry_id is None:
            self.cursor_at.meet(board)
        ghost = self.ghost
        if ghost is not None and ghost.entry is not None and board.find(ghost.entry.id) is None:
            self.ghost = None
        self.updateGeometry()
        self.update()

    def set_zoom(self, zoom: int) -> None:
        """Show the hours higher or lower."""
        self.zoom = min(max(zoom, 0), len(ZOOMS) - 1)
        self.updateGeometry()
        self.resize(self.width(), self.sizeHint().height())
        self.update()

    @property
    def chosen_entry(self) -> CalendarEntry | None:
        """The entry keys and details are about."""
        return self.board.find(self.cursor_at.entry_id)

    def choose(self, entry: CalendarEntry | None, column: int | None = None) -> None:
        """Stand on an entry, or on none."""
        if entry is not None:
            self.cursor_at.stand_on(entry, self.board, column)
            # What lies above the hours is always in sight.
            if not is_of_whole_days(entry):
                self._reach(span_of(entry.starts_at, entry.ends_at))
        else:
            self.cursor_at.entry_id = None
        self.moved()

    def moved(self) -> None:
        """The cursor stands elsewhere: show it, say it, and tell whoever shows details."""
        entry = self.chosen_entry
        self.update()
        self.chosen.emit(entry)
        self.speak()

    def speak(self) -> None:
        """Say what the cursor is on to those who cannot see it."""
        if self.ghost is not None:
            say(self, self.ghost.spoken())
            return
        entry = self.chosen_entry
        others = [one.entry for one in self.board.placed]
        column = self.board.columns[self.cursor_at.column]
        count = words.counted(len(self.board.of_column(self.cursor_at.column)))
        day = words.spoken_day(column.day, self.board.infos.get(column.day))
        slot = words.span_hours(self.cursor_at.span(self.board))
        place = "، ".join(part for part in (column.title, slot, day, count) if part)
        say(self, words.spoken(entry, others) if entry else place)

    def _reach(self, span: Span) -> None:
        grid = self.grid
        day = self.board.days[self.cursor_at.column]
        top = grid.y_of(max(span.begin - day, 0))
        bottom = grid.y_of(min(max(span.end - day, 0), 1440))
        self.reached.emit(top, bottom)

    def reach_cursor(self) -> None:
        """Bring the cursor into sight."""
        self._reach(self.cursor_at.span(self.board))

    # -- dragging --------------------------------------------------------------------------

    def take_hold(self, deed: Deed, entry: CalendarEntry | None, column: int, at: float) -> Ghost:
        """Begin a drag.

        Args:
            deed: What it does.
            entry: Whose; None to draw a new one.
            column: Where.
            at: The wall minute the pointer is at.
        """
        held = span_of(entry.starts_at, entry.ends_at) if entry else drawn(at, at, self.step)
        self.ghost = ghost = Ghost(deed, entry, held, held, column, at)
        return ghost

    def drag_to(self, span: Span) -> None:
        """Let what is dragged lie elsewhere, and ask what that would hurt."""
        ghost = self.ghost
        if ghost is not None and ghost.go_to(span):
            self.asked.emit(ghost)
            self.update()

    def know(self, ghost: Ghost, clashes: tuple[Clash, ...]) -> None:
        """Show what a ghost would hurt, if it is still the one."""
        ghost.know(clashes)
        if ghost is self.ghost:
            self.update()
            self.speak()

    def drop(self) -> None:
        """End the drag: the entry shall lie there, or a new one is wanted there."""
        ghost, self.ghost = self.ghost, None
        self._pressed = None
        self.update()
        if ghost is None:
            return
        if ghost.entry is None:
            self.cursor_at.take_span(ghost.span, self.board, ghost.column)
            self.wanted.emit(ghost.span, ghost.column)
        elif ghost.span != ghost.held:
            self.dropped.emit(ghost.entry, ghost.span)

    def let_go(self) -> None:
        """Undo the drag that is under way."""
        self.ghost = None
        self._pressed = None
        self.unsetCursor()
        self.update()
        self.speak()

    # -- mouse -----------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose what is under the mouse, and be ready for a drag."""
        at = event.position()
        if event.button() is not _LEFT_BUTTON or self.ghost is not None:
            return
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        column = self.grid.column_at(at.x())
        one = self.placed_at(at)
        if one is not None:
            self.choose(one.entry, one.column)
            if self.may_move(one.entry):
                self._pressed = (at, self._deed_at(one, at), one.entry, one.column)
            return
        minute = self.grid.minute_at(at.y())
        self.cursor_at.stand_at(column, int(minute // self.slot) * self.slot, self.slot)
        self.moved()
        if self.may_draw and at.x() < self.grid.width - self.grid.gutter:
            self._pressed = (at, Deed.CREATE, None, column)

    def _deed_at(self, one: Placed, at: QPointF) -> Deed:
        deed = DEED_OF[part_at(self.room_of(one), at.y())]
        if (deed is Deed.UPPER and not one.begins_here) or (
            deed is Deed.LOWER and not one.ends_here
        ):
            return Deed.MOVE
        return deed

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag, or show by the pointer what a drag would do."""
        at = event.position()
        if not event.buttons() & _LEFT_BUTTON:
            one = self.placed_at(at)
            movable = one is not None and self.may_move(one.entry)
            deed = self._deed_at(one, at) if one is not None and movable else Deed.CREATE
            self.setCursor(POINTERS[deed])
            return
        if self._pressed is None:
            return
        begun, deed, entry, column = self._pressed
        if self.ghost is None:
            if (at - begun).manhattanLength() < QApplication.startDragDistance():
                return
            self.take_hold(deed, entry, column, self._wall_at(begun))
        self._drag(at)

    def _drag(self, at: QPointF) -> None:
        ghost = self.ghost
        if ghost is None:
            return
        now = self._wall_at(at)
        if ghost.deed is Deed.CREATE:
            day = midnight(day_of(int(ghost.grabbed)))
            now = day + self.grid.minute_at(at.y())
            self.drag_to(drawn(ghost.grabbed, now, self.step))
        else:
            self.drag_to(dragged(ghost.deed, ghost.held, now - ghost.grabbed, self.step))
        self.reached.emit(int(at.y()) - 12, int(at.y()) + 12)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Drop what is dragged."""
        if event.button() is _LEFT_BUTTON:
            self._pressed = None
            if self.ghost is not None and not self.ghost.by_keys:
                self.drop()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open an entry, or begin a new one."""
        if event.button() is not _LEFT_BUTTON:
            return
        one = self.placed_at(event.position())
        if one is not None:
            self.opened.emit(one.entry)
        elif self.may_draw:
            self.wanted.emit(self.cursor_at.span(self.board), self.cursor_at.column)

    # -- keys ------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Keep the calendar's own keys from the window's shortcuts, and tell what is pointed at."""
        from ui.agenda.grid_keys import is_ours

        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if is_ours(self, event):
                event.accept()
                return True
        elif event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            one = self.placed_at(QPointF(event.pos()))
            others = [other.entry for other in self.board.placed]
            text = ink.right_to_left(words.spoken(one.entry, others)) if one else ""
            QToolTip.showText(event.globalPos(), text, self)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what the table of keys says."""
        from ui.agenda.grid_keys import press

        if not press(self, event):
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001  # Qt's own signature
        """Tab goes through the entries of the day, and beyond the last one out of the calendar."""
        if self.ghost is None:
            entry = self.cursor_at.beside(self.board, 1 if forward else -1)
            if entry is not None:
                self.choose(entry, self.cursor_at.column)
                return True
        return super().focusNextPrevChild(forward)

    # -- painting --------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what is in sight."""
        area = event.rect()
        paint_hours(self, Room(area.left(), area.top(), area.width(), area.height()))
