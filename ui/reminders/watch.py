"""What is due now, asked each minute and whenever a record changes, off the GUI thread.

What was shown is not shown again; what was put off comes back when its time is over. The store
remembers that, so that it holds after a restart and at another desk.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer

from app.access import Right
from app.changes import Kind
from ui.reminders.bar import ReminderBar
from ui.reminders.pop_up import DesktopPopUp
from ui.reminders.texts import InSight, bar_words, own_in_sight, promise_in_sight

if TYPE_CHECKING:
    from app.errors import AppError
    from app.reminders import Due, DueNow
    from ui.main_window import MainWindow

MINUTE_MILLISECONDS: Final = 60_000
#: What the window shows just now is shown before a reader takes Python's turn from it.
PAINTED_MILLISECONDS: Final = 20
SECTION: Final = "telling"
SHIFTS: Final = "shifts"
REMINDERS: Final = "reminders"
#: Changes of these kinds change what is due.
KINDS: Final = frozenset({Kind.CALL, Kind.ORDER, Kind.REMINDER, Kind.DUTY, Kind.HAND_OVER})


class ReminderWatch(QObject):
    """Looks each minute what is due for whoever sits at this desk."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.bar = ReminderBar(window)
        window.add_bar(self.bar)
        self.pop_up = DesktopPopUp(window)
        self._operator = 0
        self._told: set[Due] = set()
        self._shown: tuple[InSight, ...] = ()
        self._timer = QTimer(self)
        self._timer.setInterval(MINUTE_MILLISECONDS)
        self._timer.timeout.connect(self.look)
        window.tasks.changed.connect(self._changed)
        window.action("to_be_told").triggered.connect(self._promises_seen)

    def begin(self) -> None:
        """Somebody sat down: what is overdue is summed up, and the minutes are watched."""
        operator = self._window.operator()
        if operator.id != self._operator:
            self._operator = operator.id
            self._told.clear()
            self._show(())
            self.pop_up.put_away()
        self._timer.start()
        self.look()

    def rest(self) -> None:
        """Nobody sits here any more: what was due for him is out of everybody's sight."""
        self._timer.stop()
        self._operator = 0
        self._show(())
        self.pop_up.put_away()

    def look(self) -> None:
        """Ask what is due now."""
        from app.reminders import due_now

        if self._window.operator().may(Right.READ_CALLS):
            self._window.tasks.read(
                self,
                due_now,
                done=self._known,
                failed=self._not_now,
                latest="due",
                begin_after=PAINTED_MILLISECONDS,
            )

    @staticmethod
    def _not_now(_error: AppError) -> None:
        """The top of the window says that the store is cut off; the next minute asks again."""

    @property
    def in_sight(self) -> tuple[InSight, ...]:
        """What the bar shows; nothing once it was closed."""
        return self._shown if self.bar.text else ()

    def _promises_seen(self) -> None:
        """Whoever goes to the list of those to be rung has been reminded of the promises."""
        self.let_go([one for one in self.in_sight if not one.is_own])

    def let_go(self, items: Iterable[InSight]) -> None:
        """Take some out of sight: they are dealt with, or somebody went there."""
        gone = {one.due for one in items}
        self._show(tuple(one for one in self.in_sight if one.due not in gone))

    def _changed(self, kinds: frozenset[Kind]) -> None:
        if kinds & KINDS and self._timer.isActive():
            self.look()

    def _known(self, due: DueNow) -> None:
        self._window.set_count(SECTION, due.to_ring)
        self._window.set_count(SHIFTS, due.hand_overs)
        self._window.set_count(REMINDERS, len(due.own))
        self._window.show_duty(due.on_duty)
        today = self._window.today()
        found = [
            *(promise_in_sight(one, today) for one in due.reminders),
            *(own_in_sight(row, today) for row in due.own),
        ]
        standing = {one.due: one for one in found}
        new = [one for one in found if one.due not in self._told]
        # What was put off leaves, and is told anew when it comes back.
        self._told = set(standing)
        kept = [standing[one.due] for one in self.in_sight if one.due in standing]
        seen = {one.due for one in kept}
        fresh = [one for one in new if one.due not in seen]
        self._show((*kept, *fresh))
        if fresh:
            self.pop_up.tell(bar_words(fresh), fresh[0].record)

    def _show(self, shown: tuple[InSight, ...]) -> None:
        self._shown = shown
        self.bar.show_due(shown)


def watch_of(window: MainWindow) -> ReminderWatch | None:
    """The watch of a window, once somebody sits at it."""
    return window.findChild(ReminderWatch)
