"""Heads, whole days and hours as one view of a day, a week, or people side by side."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.agenda.rows import CalendarEntry, DayInfo
from app.agenda.rules import AgendaRules
from ui import theme
from ui.agenda.board import Column, board_of
from ui.agenda.geometry import Deed, dragged, wall
from ui.agenda.heads import Heads
from ui.agenda.time_grid import TimeGrid

#: The line of this moment goes on by so much.
MINUTE_MILLISECONDS = 60_000


class TimeView(QWidget):
    """A day, a week, or people side by side.

    What it is asked to show it shows at once; its `hours` tell what a person does.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hours = TimeGrid()
        self.heads = Heads(self)
        self.area = QScrollArea(self)
        self.area.setWidgetResizable(True)
        self.area.setWidget(self.hours)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setFocusProxy(self.hours)
        self.setFocusProxy(self.hours)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        # Right to left, the scroll bar lies at the left: the heads leave its room free there.
        head = QHBoxLayout()
        head.setSpacing(0)
        head.addWidget(self.heads, 1)
        head.addSpacing(self.area.verticalScrollBar().sizeHint().width())
        layout.addLayout(head)
        layout.addWidget(self.area, 1)
        self.day_from, self.day_to = time(7, 0), time(20, 0)
        self._columns: Sequence[Column] = ()
        self._entries: Sequence[CalendarEntry] = ()
        self._infos: Sequence[DayInfo] = ()
        self._today = date.min
        self._has_begun = False
        #: Whether an entry of whole days is dragged in the heads, or was until Esc.
        self._is_carrying = False
        self._bind()

    def _bind(self) -> None:
        self.heads.grid = lambda: self.hours.grid
        self.heads.chosen_id = lambda: self.hours.cursor_at.entry_id
        self.heads.is_focused = self.hours.hasFocus
        self.heads.chosen.connect(self.hours.choose)
        self.heads.opened.connect(self.hours.opened)
        self.heads.carried.connect(self._carry_days)
        self.heads.let_go.connect(self._drop_days)
        self.hours.chosen.connect(lambda _entry: self.heads.update())
        self.hours.reached.connect(self._bring_into_sight)
        self.hours.installEventFilter(self)
        self._beat = QTimer(self)
        self._beat.setInterval(MINUTE_MILLISECONDS)
        self._beat.timeout.connect(self.hours.update)
        self._beat.start()

    # -- whole days ------------------------------------------------------------------------

    def _carry_days(self, entry: CalendarEntry, grabbed: int, column: int) -> None:
        """Let an entry of whole days lie as many days on as the pointer went."""
        hours, days = self.hours, self.hours.board.days
        if hours.ghost is None:
            # Esc has undone the drag while the button is still down.
            if self._is_carrying or not hours.may_move(entry):
                return
            self._is_carrying = True
            hours.take_hold(Deed.MOVE, entry, grabbed, wall(entry.starts_at))
        if hours.ghost is not None and hours.ghost.entry is entry:
            by = days[column] - days[grabbed]
            hours.drag_to(dragged(Deed.MOVE, hours.ghost.held, by, hours.step))

    def _drop_days(self) -> None:
        is_carried, self._is_carrying = self._is_carrying, False
        if is_carried and self.hours.ghost is not None:
            self.hours.drop()

    # -- showing ---------------------------------------------------------------------------

    def show_entries(
        self,
        columns: Sequence[Column],
        entries: Sequence[CalendarEntry],
        infos: Sequence[DayInfo],
        today: date,
    ) -> None:
        """Show other entries or days, keeping the height that is in sight."""
        self._columns, self._entries, self._infos, self._today = columns, entries, infos, today
        self._lay()
        if not self._has_begun:
            self.begin()

    def _lay(self) -> None:
        if not self._columns:
            return
        least = self.hours.least
        board = board_of(self._columns, self._entries, self._infos, least=least)
        self.hours.show_board(board, self._today)
        self.heads.show_board(board, self._today)

    def follow(self, rules: AgendaRules) -> None:
        """Begin and end where the office's day does."""
        if (rules.day_from, rules.day_to) != (self.day_from, self.day_to):
            self.day_from, self.day_to = rules.day_from, rules.day_to
            self._fill()
            self.begin()

    def _fill(self) -> None:
        """Let the office's day fill what is in sight, where the zoom alone would not."""
        hours = self.day_to.hour - self.day_from.hour
        least = (self.area.viewport().height() - 10) / hours if hours > 0 else 0.0
        if round(least) != round(self.hours.least_hour):
            self.hours.least_hour = float(round(least))
            self.set_zoom(self.hours.zoom)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A higher window shows the same hours, higher."""
        super().resizeEvent(event)
        QTimer.singleShot(0, self._fill)

    def begin(self) -> None:
        """Bring the first hour of the office's day to the top."""
        self._has_begun = self.isVisible()
        self.hours.adjustSize()
        minute = self.day_from.hour * 60 + self.day_from.minute
        self.area.verticalScrollBar().setValue(self.hours.grid.y_of(minute) - 8)

    def day_of_cursor(self) -> date | None:
        """The day the cursor is on; None before the days it was sent to were read."""
        columns, column = self.hours.board.columns, self.hours.cursor_at.column
        return columns[column].day if column < len(columns) else None

    def set_zoom(self, zoom: int) -> None:
        """Show the hours higher or lower; the middle of what is in sight stays there."""
        bar = self.area.verticalScrollBar()
        half = self.area.viewport().height() / 2
        middle = self.hours.grid.minute_at(bar.value() + half)
        self.hours.set_zoom(zoom)
        self._lay()
        bar.setValue(round(self.hours.grid.y_of(middle) - half))

    def _bring_into_sight(self, top: int, bottom: int) -> None:
        bar, high = self.area.verticalScrollBar(), self.area.viewport().height()
        at, air = bar.value(), theme.scaled(10)
        if bottom + air > at + high:
            at = bottom + air - high
        bar.setValue(min(at, top - air))

    def showEvent(self, event: object) -> None:
        """Seen for the first time, it begins with the office's day."""
        super().showEvent(event)  # type: ignore[arg-type]  # Qt's own event
        if not self._has_begun:
            QTimer.singleShot(0, self.begin)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The wheel with Ctrl zooms; the heads follow the focus and the width of the hours."""
        kind = event.type()
        if kind in (QEvent.Type.FocusIn, QEvent.Type.FocusOut, QEvent.Type.Resize):
            self.heads.update()
        if (
            kind == QEvent.Type.Wheel
            and isinstance(event, QWheelEvent)
            and event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            self.hours.zoomed.emit(1 if event.angleDelta().y() > 0 else -1)
            return True
        return super().eventFilter(watched, event)
