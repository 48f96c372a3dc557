"""Modules read while the window has nothing else to do: of what joins it, then of unopened pages.

The first visit of a page then costs only its own making. No page is made here, and one module at a
time is read, what it needs before itself: a page's module with all it needs takes seventy
milliseconds. A large one without Qt is left at a class and gone on with later (`ui.reading_turns`),
so that a key pressed meanwhile waits for a few milliseconds at most.
"""

from __future__ import annotations

import sys
from importlib import import_module
from time import perf_counter
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, QTimer

from ui.common.quiet_turns import QuietTurns
from ui.needed_modules import FLOORS, PLAIN_FLOORS, needs, spec_of
from ui.opened_packages import OpenedPackage, is_read, open_package
from ui.reading_turns import ReadingTurns
from ui.sections import SECTIONS

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from ui.main_window import MainWindow

#: Between two turns while some have not joined, and then.
JOINING_MILLISECONDS: Final = 2
PAUSE_MILLISECONDS: Final = 20
#: A turn that comes so much later than that is passed over: the window works for a person. So is
#: one while he scrolls.
LATE_SECONDS: Final = 0.003
#: But not more of them than these in a row, or nothing would join while somebody scrolls.
MOST_PASSED_OVER: Final = 500
#: Nor more than these because answers are awaited: the window, who reads them and who reads ahead
#: would take Python's turn from each other.
MOST_FOR_ANSWERS: Final = 50
#: After so long no other module, and no other class of one, is begun in a turn.
TURN_SECONDS: Final = 0.004
#: And while only pages are read that nobody opened yet.
LATER_SECONDS: Final = 0.003


class ReadingAhead(QObject):
    """Reads the modules of what joins the window, then of its sections, in their order."""

    def __init__(self, window: QObject, is_busy: Callable[[], bool] = lambda: False) -> None:
        """Read nothing yet.

        Args:
            window: What the modules join.
            is_busy: Whether an answer of the store is awaited.
        """
        super().__init__(window)
        self._is_busy = is_busy
        self._left: list[str] = []
        self._joining: dict[str, str] = {}
        self._looked_at: set[str] = set()
        self._waiting_since = 0.0
        self._passed_over = 0
        #: Modules that are read and have yet to join.
        self._to_join: list[str] = []
        self._turns = ReadingTurns(self._read_plain)
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._take_turn)

    @property
    def is_done(self) -> bool:
        """Whether nothing is left to be read."""
        return self._turns.is_done and not self._left and not self._to_join

    @property
    def has_joined(self) -> bool:
        """Whether all that joins the window has."""
        return not self._joining

    def begin(self, joining: Sequence[str], sections: Collection[str]) -> None:
        """Read from now on.

        Args:
            joining: Functions by `module:name`, called with the window, each when its module is
                read; or modules alone that one of them will ask for.
            sections: The names of those whose pages follow.
        """
        self._joining = dict(one.split(":") for one in joining if ":" in one)
        modules = (one.partition(":")[0] for one in joining)
        pages = (entry.page.partition(":")[0] for entry in SECTIONS if entry.name in sections)
        # The next is the last: what a module needs is laid upon it.
        self._left = list(dict.fromkeys((*modules, *pages)))[::-1]
        self._looked_at = set()
        self._wait()

    def _wait(self) -> None:
        self._waiting_since = perf_counter()
        self._timer.start(JOINING_MILLISECONDS if self._joining else PAUSE_MILLISECONDS)

    def _take_turn(self) -> None:
        try:
            if self._passed_over < self._most_passed_over():
                self._passed_over += 1
            else:
                self._passed_over = 0
                self._join_or_read()
        finally:
            if self.is_done:
                spec_of.cache_clear()
            else:
                self._wait()

    def _most_passed_over(self) -> int:
        """How many turns in a row may be passed over as things stand now."""
        waited = perf_counter() - self._waiting_since
        is_late = waited > self._timer.interval() / 1000 + LATE_SECONDS
        if is_late or not QuietTurns.is_quiet():
            return MOST_PASSED_OVER
        return MOST_FOR_ANSWERS if self._is_busy() else 0

    def _join_or_read(self) -> None:
        """Let one join, which is work enough for a turn, or read."""
        if self._to_join:
            self.join(self._to_join.pop(0))
        else:
            self._read(TURN_SECONDS if self._joining else LATER_SECONDS)

    def _read(self, seconds: float) -> None:
        """Read for about so long: what may know Qt here and in one piece, the rest in turns.

        PySide looks up what it knows of a class in a table without a lock, also while Qt works and
        Python does not: a class of Qt's that another thread makes meanwhile ends the program. The
        large modules, of many records each, know nothing of Qt.
        """
        until = perf_counter() + seconds
        while perf_counter() < until:
            if not self._turns.is_done or _is_plain_next(self._left):
                self._turns.take(until - perf_counter())
            elif not self._left or self._read_one(self._left):
                break

    def _read_plain(self) -> bool:
        """Read the next module if it is one without Qt; answers whether another such follows."""
        # Of one time it was begun: meanwhile the window may begin anew.
        left = self._left
        if _is_plain_next(left):
            self._read_one(left)
        return _is_plain_next(left)

    def _read_one(self, left: list[str]) -> bool:
        """Look at what the next module needs, or read it when all of that is there.

        Returns:
            Whether one was read.
        """
        looked_at, name = self._looked_at, left[-1]
        if not is_read(name) and name not in looked_at:
            looked_at.add(name)
            needed = [one for one in needs(name) if one not in looked_at]
            left += needed[::-1]
            _open(name)
            return False
        left.pop()
        opened = sys.modules.get(name)
        if isinstance(opened, OpenedPackage):
            opened.run()
        elif opened is None:
            import_module(name)
        if name in self._joining:
            self._to_join.append(name)
        return True

    def join(self, name: str) -> None:
        """Let a module that is read join the window, if that still waits."""
        if name in self._joining:
            join: Callable[[QObject | None], None] = getattr(
                sys.modules[name], self._joining.pop(name)
            )
            join(self.parent())


def begin(window: MainWindow, joining: Sequence[str], sections: Collection[str]) -> None:
    """Read ahead for whoever sits at this window's desk (`ReadingAhead.begin`)."""
    found = window.findChild(ReadingAhead) or ReadingAhead(window, lambda: window.tasks.is_busy)
    found.begin(joining, sections)


def join_now(window: QObject, name: str) -> None:
    """Let a module that somebody asks for join the window before its turn."""
    found = window.findChild(ReadingAhead)
    if found is not None:
        found.join(name)


def _is_plain_next(left: Sequence[str]) -> bool:
    """Whether the next of these modules is one without Qt."""
    return bool(left) and left[-1].startswith(PLAIN_FLOORS)


def _open(name: str) -> None:
    """Let the modules of a package be read one by one, if it is one and not among the read ones."""
    spec = spec_of(name) if name.startswith(FLOORS) and name not in sys.modules else None
    if spec is not None and spec.submodule_search_locations is not None:
        open_package(spec)
