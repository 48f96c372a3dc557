"""The calm reminder over the page in sight: promises whose hour has come, and how many wait.

Asked each minute and whenever a call changes, off the GUI thread. What was shown is not shown
again; what was put off for ten minutes is.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from app.access import Right
from app.changes import Kind
from app.moments import near_text
from app.telephone import isolated_telephone
from app.text import isolate, persian_digits
from ui import theme
from ui.common.labels import RIGHT_TO_LEFT_MARK
from ui.common.register_page import shortcut_of
from ui.theme import Tone

if TYPE_CHECKING:
    from app.errors import AppError
    from app.reminders import DueNow, Reminder
    from ui.main_window import MainWindow

MINUTE_MILLISECONDS: Final = 60_000
SNOOZE: Final = timedelta(minutes=10)
SECTION: Final = "telling"
SHIFTS: Final = "shifts"
#: Changes of these kinds change what is due.
KINDS: Final = frozenset({Kind.CALL, Kind.DUTY, Kind.HAND_OVER})
#: More names make the line longer than the window.
NAMED: Final = 3

#: One promise: the call and its hour. A call promised anew is another promise.
Promise = tuple[int, datetime]


class ReminderBar(QFrame):
    """One line with what to do about it; it takes neither the focus nor the page's place."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        theme.set_kind(self, "strip")
        self._text = QLabel(self)
        theme.set_kind(self._text, "strong")
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setWordWrap(True)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(22, 6, 22, 6)
        layout.addWidget(self._text, 1)
        for name in ("to_be_told", "snooze_reminder"):
            layout.addWidget(self._button(window, name))
        close = QPushButton("×", self)
        theme.set_kind(close, "quiet")
        close.setToolTip("بستن یادآوری")
        theme.keep_width(close, 34)
        close.clicked.connect(self.hide)
        layout.addWidget(close)
        # Whoever goes there has been reminded.
        window.action("to_be_told").triggered.connect(self.hide)
        theme.set_tone(self, Tone.WARNING)
        self.hide()

    def _button(self, window: MainWindow, name: str) -> QPushButton:
        action = window.action(name)
        words = {"to_be_told": "نشان بده", "snooze_reminder": "ده دقیقه دیگر"}[name]
        button = QPushButton(f"{words}   {shortcut_of(action)}", self)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setToolTip(action.toolTip())
        button.clicked.connect(action.trigger)
        return button

    @property
    def text(self) -> str:
        """What it says, or nothing when it is hidden."""
        return "" if self.isHidden() else self._text.text()

    def say(self, text: str) -> None:
        """Show a line."""
        self._text.setText(RIGHT_TO_LEFT_MARK + text)
        self.show()


class ReminderWatch(QObject):
    """Looks each minute what is due for whoever sits at this desk."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.bar = ReminderBar(window)
        window.add_bar(self.bar)
        self._operator = 0
        self._told: set[Promise] = set()
        self._put_off: dict[Promise, datetime] = {}
        self._in_sight: tuple[Promise, ...] = ()
        self._timer = QTimer(self)
        self._timer.setInterval(MINUTE_MILLISECONDS)
        self._timer.timeout.connect(self.look)
        window.tasks.changed.connect(self._changed)

    def begin(self) -> None:
        """Somebody sat down: what is overdue is summed up, and the minutes are watched."""
        operator = self._window.operator()
        if operator.id != self._operator:
            self._operator = operator.id
            self._told.clear()
            self._put_off.clear()
            self._in_sight = ()
            self.bar.hide()
        self._timer.start()
        self.look()

    def look(self) -> None:
        """Ask what is due now."""
        from app.reminders import due_now

        if self._window.operator().may(Right.READ_CALLS):
            self._window.tasks.read(
                self, due_now, done=self._known, failed=self._not_now, latest="due"
            )

    @staticmethod
    def _not_now(_error: AppError) -> None:
        """The top of the window says that the store is cut off; the next minute asks again."""

    def snooze(self) -> None:
        """Put what is in sight off for ten minutes."""
        if not self._in_sight:
            self._window.say("یادآوری‌ای در میان نیست.", Tone.INFORMATION)
            return
        until = self._now() + SNOOZE
        self._put_off.update(dict.fromkeys(self._in_sight, until))
        self._in_sight = ()
        self.bar.hide()

    def _changed(self, kinds: frozenset[Kind]) -> None:
        if kinds & KINDS and self._timer.isActive():
            self.look()

    def _now(self) -> datetime:
        office = self._window.office
        if office is None:
            message = "nobody is reminded before the office is open"
            raise RuntimeError(message)
        return office.clock.now()

    def _known(self, due: DueNow) -> None:
        self._window.set_count(SECTION, due.to_ring)
        self._window.set_count(SHIFTS, due.hand_overs)
        self._window.show_duty(due.on_duty)
        now = self._now()
        standing = {_promise(reminder): reminder for reminder in due.reminders}
        back = {one for one, until in self._put_off.items() if until <= now}
        for one in back:
            del self._put_off[one]
        new = [one for one in standing if one in back or one not in self._told]
        self._told |= set(standing)
        kept = tuple(one for one in self._in_sight if one in standing) if self.bar.text else ()
        shown = (*kept, *(one for one in new if one not in kept))
        if not shown:
            self._in_sight = ()
            self.bar.hide()
        elif shown != self._in_sight:
            self._in_sight = shown
            self.bar.say(self._sentence([standing[one] for one in shown]))

    def _sentence(self, reminders: Sequence[Reminder]) -> str:
        today = self._window.today()
        if len(reminders) == 1:
            (only,) = reminders
            hour = isolate(near_text(only.at, today))
            note = f" — {only.note}" if only.note else ""
            return f"وعده تماس {hour}: {only.caller_name}، {isolated_telephone(only.phone)}{note}"
        names = "، ".join(one.caller_name for one in reminders[:NAMED])
        rest = len(reminders) - NAMED
        more = persian_digits(f" و {rest} نفر دیگر") if rest > 0 else ""
        count = persian_digits(str(len(reminders)))
        return f"وقت {count} وعده تماس رسیده است: {names}{more}"


def _promise(reminder: Reminder) -> Promise:
    return reminder.call_id, reminder.at


def watch(window: MainWindow) -> None:
    """Begin to remind whoever sits at this window's desk."""
    found = _watch_of(window) or ReminderWatch(window)
    found.begin()


def snooze(window: MainWindow) -> None:
    """Put the reminder in sight off."""
    found = _watch_of(window)
    if found is not None:
        found.snooze()


def _watch_of(window: QWidget) -> ReminderWatch | None:
    return window.findChild(ReminderWatch)
