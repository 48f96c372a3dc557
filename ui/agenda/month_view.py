"""A Jalali month with its entries, for mouse and keys."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from app.agenda.clashes import Clash
from app.agenda.rows import CalendarEntry, DayInfo
from app.text import latin_digits
from ui import theme
from ui.agenda import ink, words
from ui.agenda.geometry import Deed, Span, day_of, midnight, span_of
from ui.agenda.ghost import Ghost
from ui.agenda.grid_keys import ENTER, TODAY_LETTERS, WAYS
from ui.agenda.month_layout import MonthGrid, by_day, days_of, month_of, moved_to
from ui.agenda.month_painter import HEAD, MonthState, line_rooms, paint_month
from ui.agenda.spoken import say

_K: Final = Qt.Key
_NONE: Final = Qt.KeyboardModifier.NoModifier
_CONTROL: Final = Qt.KeyboardModifier.ControlModifier

#: Arrows: days they lead to.
ARROWS: Final[Mapping[Qt.Key, int]] = {
    _K.Key_Left: 1,
    _K.Key_Right: -1,
    _K.Key_Up: -7,
    _K.Key_Down: 7,
}
#: A new entry of a day in the month begins then.
MORNING: Final = 8 * 60


class MonthView(QWidget):
    """Paints a month.

    Signals:
        chosen: The entry details are about, or None.
        opened: Enter or a double click on an entry.
        day_opened: Enter or a double click on a day.
        dropped: An entry and the `Span` it shall have.
        asked: A `Ghost` lies elsewhere: what would that hurt?
        went: As `TimeGrid.went`.
        stood: The cursor came to another day.
        typed: A digit was typed, the beginning of a span.
    """

    chosen = Signal(object)
    opened = Signal(object)
    day_opened = Signal(object)
    dropped = Signal(object, object)
    asked = Signal(object)
    went = Signal(str, int)
    stood = Signal(object)
    typed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        first = date(2026, 3, 21)
        self.state = MonthState(first, days_of(first), {}, {}, first, first)
        self.may_move: Callable[[CalendarEntry], bool] = lambda _entry: False
        self.ghost: Ghost | None = None
        self._pressed: tuple[QPointF, CalendarEntry, date] | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("ماه تقویم")

    @property
    def grid(self) -> MonthGrid:
        """Where the days lie."""
        weeks = len(self.state.days) // 7
        return MonthGrid(self.width(), self.height(), theme.scaled(HEAD), weeks)

    def sizeHint(self) -> QSize:
        """As large as there is room."""
        return QSize(700, 500)

    # -- showing ---------------------------------------------------------------------------

    def show_entries(
        self,
        day: date,
        entries: Sequence[CalendarEntry],
        infos: Sequence[DayInfo],
        today: date,
    ) -> None:
        """Show the month of a day; what was chosen stays, if it is still there."""
        before, days = self.state, days_of(day)
        known = {info.day: info for info in infos}
        self.state = MonthState(month_of(day), days, by_day(days, entries), known, today, day)
        if any(one.id == before.entry_id for one in self.state.entries[day]):
            self.state.entry_id = before.entry_id
        self.ghost = None
        self.update()

    @property
    def chosen_entry(self) -> CalendarEntry | None:
        """The entry details are about."""
        there = self.state.entries.get(self.state.day, ())
        return next((one for one in there if one.id == self.state.entry_id), None)

    def choose(self, entry: CalendarEntry | None, day: date | None = None) -> None:
        """Stand on an entry of a day, or on the day alone."""
        self.state.entry_id = entry.id if entry else None
        if day is not None and day != self.state.day:
            self.state.day = day
            self.stood.emit(day)
        self.update()
        self.chosen.emit(entry)
        self.speak()

    def speak(self) -> None:
        """Say what the cursor is on to those who cannot see it."""
        if self.ghost is not None:
            say(self, self.ghost.spoken())
            return
        entry, there = self.chosen_entry, self.state.entries.get(self.state.day, ())
        day = words.spoken_day(self.state.day, self.state.infos.get(self.state.day))
        names = (words.subject_of(one) for one in there)
        heard = "، ".join((day, words.counted(len(there)), *names))
        say(self, words.spoken(entry, there) if entry else heard)

    # -- dragging --------------------------------------------------------------------------

    def know(self, ghost: Ghost, clashes: tuple[Clash, ...]) -> None:
        """Show whether a ghost would hurt something, if it is still the one."""
        ghost.know(clashes)
        if ghost is self.ghost:
            self.state.wrong = any(one.blocks for one in clashes)
            self.update()
            self.speak()

    def _drag_to(self, entry: CalendarEntry, grabbed: date, day: date, *, by_keys: bool) -> None:
        held = span_of(entry.starts_at, entry.ends_at)
        span = Span(*moved_to(entry, grabbed, day))
        if self.ghost is None:
            self.ghost = Ghost(Deed.MOVE, entry, held, held, 0, by_keys=by_keys)
        if self.ghost.go_to(span):
            self.state.target = day
            self.asked.emit(self.ghost)
            self.update()
            self.speak()

    def drop(self) -> None:
        """End the drag: the entry shall lie there."""
        ghost, self.ghost = self.ghost, None
        self.state.target, self.state.wrong, self._pressed = None, False, None
        self.update()
        if ghost is not None and ghost.entry is not None and ghost.span != ghost.held:
            self.dropped.emit(ghost.entry, ghost.span)

    def let_go(self) -> None:
        """Undo the drag that is under way."""
        self.ghost, self._pressed = None, None
        self.state.target, self.state.wrong = None, False
        self.update()
        self.speak()

    # -- mouse -----------------------------------------------------------------------------

    def _day_at(self, at: QPointF) -> date | None:
        place = self.grid.place_at(at.x(), at.y())
        return None if place is None else self.state.days[place]

    def entry_at(self, at: QPointF) -> CalendarEntry | None:
        """The entry whose line is under a point."""
        place = self.grid.place_at(at.x(), at.y())
        if place is None:
            return None
        rooms, _, _ = line_rooms(self.state, self.state.days[place], self.grid.cell(place))
        return next((entry for entry, room in rooms if room.holds(at.x(), at.y())), None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the day or entry under the mouse, and be ready for a drag."""
        at = event.position()
        day, entry = self._day_at(at), self.entry_at(at)
        if event.button() is not Qt.MouseButton.LeftButton or day is None:
            return
        self.choose(entry, day)
        if entry is not None and self.may_move(entry):
            self._pressed = (at, entry, day)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag an entry to another day."""
        if self._pressed is None:
            return
        begun, entry, grabbed = self._pressed
        far = (event.position() - begun).manhattanLength()
        day = self._day_at(event.position())
        if day is not None and (self.ghost is not None or far >= QApplication.startDragDistance()):
            self._drag_to(entry, grabbed, day, by_keys=False)

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Drop what is dragged."""
        self._pressed = None
        if self.ghost is not None and not self.ghost.by_keys:
            self.drop()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open an entry, or a day."""
        entry, day = self.entry_at(event.position()), self._day_at(event.position())
        if entry is not None:
            self.opened.emit(entry)
        elif day is not None:
            self.day_opened.emit(day)

    # -- keys ------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Keep the calendar's own keys from the window's, and tell what is pointed at."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            key = Qt.Key(event.key())
            escapes = key == _K.Key_Escape and self.ghost is not None
            arrows = key in ARROWS and event.modifiers() in (_NONE, _CONTROL)
            if escapes or arrows or key in ENTER or (event.modifiers(), key) in WAYS:
                event.accept()
                return True
        elif event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            at = QPointF(event.pos())
            entry, day = self.entry_at(at), self._day_at(at)
            known = self.state.infos.get(day) if day else None
            told = words.spoken_day(day, known) if day else ""
            text = words.spoken(entry) if entry else told
            QToolTip.showText(event.globalPos(), ink.right_to_left(text) if text else "", self)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go from day to day, with Ctrl they carry the entry; Enter opens or drops."""
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        key = Qt.Key(event.key())
        if self.ghost is not None:
            self._press_while_dragging(key)
        elif (modifiers, key) in WAYS:
            self.went.emit(*WAYS[modifiers, key])
        elif key in ARROWS and modifiers == _NONE:
            self._go(ARROWS[key])
        elif key in ARROWS and modifiers == _CONTROL:
            self._carry(ARROWS[key])
        elif key in ENTER and modifiers == _NONE:
            self._enter()
        elif event.text() in TODAY_LETTERS:
            self.went.emit("today", 0)
        elif event.text() and latin_digits(event.text()).isdigit():
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)

    def _press_while_dragging(self, key: Qt.Key) -> None:
        if key == _K.Key_Escape:
            self.let_go()
        elif key in ENTER:
            self.drop()
        elif key in ARROWS:
            self._carry(ARROWS[key])

    def _go(self, days: int) -> None:
        wanted = self.state.day + timedelta(days=days)
        if wanted in self.state.entries:
            self.choose(None, wanted)
        else:
            self.went.emit("days", days)

    def _carry(self, days: int) -> None:
        """Carry the entry so many days on, within what is in sight."""
        entry = self.ghost.entry if self.ghost is not None else self.chosen_entry
        if entry is None or not self.may_move(entry):
            return
        begin = self.ghost.span.begin if self.ghost is not None else midnight(self.state.day)
        wanted = day_of(begin) + timedelta(days=days)
        if wanted in self.state.entries:
            first = span_of(entry.starts_at, entry.ends_at).begin
            self._drag_to(entry, day_of(first), wanted, by_keys=True)

    def _enter(self) -> None:
        entry = self.chosen_entry
        if entry is not None:
            self.opened.emit(entry)
        else:
            self.day_opened.emit(self.state.day)

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001  # Qt's own signature
        """Tab goes through the entries of the day, and beyond the last one out of the month."""
        there = list(self.state.entries.get(self.state.day, ()))
        numbers = [one.id for one in there]
        place = numbers.index(self.state.entry_id) if self.state.entry_id in numbers else -1
        wanted = place + (1 if forward else -1)
        if self.ghost is None and 0 <= wanted < len(there):
            self.choose(there[wanted])
            return True
        return super().focusNextPrevChild(forward)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the month."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_month(painter, self.state, self.grid, focused=self.hasFocus())
        painter.end()
