"""Work on modules that is cut into turns, even within one module.

A module of fifteen dataclasses takes ten milliseconds, twenty on a slow machine, and nothing but a
thread can be stopped in the middle of one. Two threads at work would take the turn of Python from
each other at every step: so the window's waits while the other reads, and the other rests between
two turns, wherever it is, from the next class on. Only a class or a library that takes longer than
a turn is read beside the window's own work. None of them may make a class of Qt's (see
`ReadingAhead`).
"""

from __future__ import annotations

import builtins
from collections.abc import Callable
from importlib import import_module
from math import inf
from threading import Condition, Lock, Thread, get_ident
from time import perf_counter
from types import ModuleType
from typing import Any, Final

#: Seconds without a turn, and seconds in all, after which a module is read to its end whether or
#: not the window lets it: somebody may wait for this very module.
PATIENCE: Final = 0.05
LONGEST: Final = 0.25
#: So much longer than a turn the window waits for who reads a class, or a library in one piece.
GRACE: Final = 0.002


class ReadingTurns:
    """Reads in turns: rests between them, in the middle of a module if need be."""

    def __init__(self, read_one: Callable[[], bool], longest: float | None = None) -> None:
        """Read nothing yet.

        Args:
            read_one: Reads a module, or does what else calls `rest`; answers whether any is left.
                Not called in the thread that gives the turns.
            longest: Seconds in all, after which the rest of it is done at once; `LONGEST` as a
                rule.
        """
        self._read_one, self._longest = read_one, longest
        self._changed = Condition()
        self._thread: Thread | None = None
        self._turn = 0
        self._until = 0.0
        self._is_resting = True
        #: When the module that is read was first left at a class.
        self._left_at: float | None = None
        self._error: BaseException | None = None

    @property
    def is_done(self) -> bool:
        """Whether no module is begun and not read to its end, and all that was raised is told."""
        with self._changed:
            return self._thread is None and self._error is None

    def take(self, seconds: float) -> None:
        """Read for about so long; what cannot be cut so short goes on beside the window's work.

        Raises:
            BaseException: Whatever reading a module raised.
        """
        with self._changed:
            self._turn += 1
            self._is_resting = False
            if self._thread is None:
                self._until = perf_counter() + seconds
                thread = Thread(target=self._work, name="daftar-ahead")
                thread.start()
                self._thread = thread
            elif self._until < inf:
                self._until = perf_counter() + seconds
            self._changed.notify_all()
            self._changed.wait_for(lambda: self._is_resting, seconds + GRACE)
            error, self._error = self._error, None
        if error is not None:
            raise error

    def let_go(self) -> None:
        """Let the module that is read be read to its end at once."""
        with self._changed:
            self._until = inf
            self._changed.notify_all()

    def _work(self) -> None:
        error: BaseException | None = None
        _begin_cutting(self)
        try:
            while True:
                self._left_at = None
                if not self._read_one() or not perf_counter() < self._until < inf:
                    break
        except BaseException as raised:  # noqa: BLE001  # raised where the turn was given
            error = raised
        finally:
            _end_cutting()
        with self._changed:
            self._thread, self._error, self._is_resting = None, error, True
            self._changed.notify_all()

    def rest(self) -> None:
        """Wait for the next turn if this one is over; called by the thread that reads."""
        now = perf_counter()
        if now < self._until:
            return
        with self._changed:
            turn = self._turn
            if self._left_at is None:
                self._left_at = now
            self._is_resting = True
            self._changed.notify_all()
            longest = LONGEST if self._longest is None else self._longest
            patience = min(PATIENCE, self._left_at + longest - now)
            has_turn = self._changed.wait_for(
                lambda: self._turn != turn or self._until == inf, max(patience, 0)
            )
            if not has_turn:
                self._until = inf


def import_whole(name: str) -> ModuleType:
    """Import a module, and do not wait for the turns of who reads it just now."""
    for turns in list(_working.values()):
        turns.let_go()
    return import_module(name)


#: The threads at work by their identity, and whose they are.
_working: dict[int, ReadingTurns] = {}
_lock: Final = Lock()
_build_class: Final = builtins.__build_class__


def _begin_cutting(turns: ReadingTurns) -> None:
    """Let a module that is read in this thread be left at each of its classes."""
    with _lock:
        _working[get_ident()] = turns
        builtins.__build_class__ = _build_class_in_turn


def _end_cutting() -> None:
    with _lock:
        del _working[get_ident()]
        if not _working:
            builtins.__build_class__ = _build_class


def _build_class_in_turn(*parts: Any, **keywords: Any) -> Any:
    turns = _working.get(get_ident())
    if turns is not None:
        turns.rest()
    return _build_class(*parts, **keywords)
