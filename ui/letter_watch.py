"""How many letters wait to be examined, and whose deadline comes near, whatever page is in sight.

Reserved numbers whose day is over are annulled on the way.

Each of the two warnings is given once for the whole office; afterwards the letter stands on «امروز»
until it is settled. Asked when somebody sits down and each quarter of an hour, off the GUI thread.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer

from app.access import Right
from app.changes import Kind
from app.letters import (
    LetterFilter,
    LetterState,
    LetterWarning,
    count_expired_blocks,
    count_letters,
    give_letter_warnings,
    letters_to_warn,
    settle_expired_blocks,
)
from app.text import isolate, persian_digits

if TYPE_CHECKING:
    from app.errors import AppError
    from ui.main_window import MainWindow

QUARTER_MILLISECONDS: Final = 15 * 60_000
TODAY: Final = "today"
LETTERS: Final = "letters"
TO_EXAMINE: Final = LetterFilter(states=(LetterState.REGISTERED,))
#: More numbers make the line longer than the window.
NAMED: Final = 3


class LetterWatch(QObject):
    """Counts what is to be examined, and looks from time to time whose deadline comes near."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._timer = QTimer(self)
        self._timer.setInterval(QUARTER_MILLISECONDS)
        self._timer.timeout.connect(self.look)
        window.tasks.changed.connect(self._changed)

    def begin(self) -> None:
        """Somebody sat down."""
        self._timer.start()
        self.look()
        self._count()

    def _changed(self, kinds: frozenset[Kind]) -> None:
        if Kind.LETTER in kinds and self._timer.isActive():
            self._count()

    def _count(self) -> None:
        """Show beside the section how many letters wait to be examined."""
        if self._window.operator().may(Right.READ_LETTERS):
            self._window.tasks.read(
                self,
                count_letters,
                TO_EXAMINE,
                done=lambda count: self._window.set_count(LETTERS, count),
                failed=self._not_now,
                latest="to examine",
            )

    def look(self) -> None:
        """Ask whether a warning is due; only then is anything written."""
        may = self._window.operator().may
        if may(Right.READ_LETTERS) and may(Right.REGISTER_LETTERS):
            self._window.tasks.read(
                self, letters_to_warn, done=self._due, failed=self._not_now, latest="warnings"
            )
            self._window.tasks.read(
                self,
                count_expired_blocks,
                done=self._expired,
                failed=self._not_now,
                latest="expired blocks",
            )

    def _expired(self, count: int) -> None:
        """Annul what reserved blocks left whose day is over, so that the book stays whole."""
        if count:
            self._window.tasks.write(self, settle_expired_blocks, failed=self._not_now)

    def _due(self, warnings: Sequence[LetterWarning]) -> None:
        if warnings:
            self._window.tasks.write(
                self, give_letter_warnings, done=self._given, failed=self._not_now
            )

    @staticmethod
    def _not_now(_error: AppError) -> None:
        """The top of the window says that the store is cut off; the next quarter asks again."""

    def _given(self, warnings: Sequence[LetterWarning]) -> None:
        if warnings:
            self._window.offer(sentence(warnings), "نشان بده", lambda: self._window.go_to(TODAY))


def sentence(warnings: Sequence[LetterWarning]) -> str:
    """What the line over the page says."""
    if len(warnings) == 1:
        (only,) = warnings
        return f"نامه {isolate(persian_digits(only.number))}، {only.subject}: {only.words}"
    numbers = "، ".join(isolate(persian_digits(one.number)) for one in warnings[:NAMED])
    rest = len(warnings) - NAMED
    more = persian_digits(f" و {rest} نامه دیگر") if rest > 0 else ""
    return f"مهلت پاسخ این نامه‌ها نزدیک است: {numbers}{more}"


def watch(window: MainWindow) -> None:
    """Begin to count for, and to warn, whoever sits at this window's desk."""
    (window.findChild(LetterWatch) or LetterWatch(window)).begin()
