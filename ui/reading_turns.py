"""Work on modules that is cut into turns, even within one module.

A module of fifteen dataclasses takes ten milliseconds, twenty on a slow machine, and nothing but a
thread can be stopped in the middle of one. Two threads at work would take the turn of Python from
each other at every step, so only one works at a time: the window's waits while the other reads, and
the other waits, wherever it is, from the next class on.
"""

from __future__ import annotations

import builtins
from collections.abc import Callable
from math import inf
from threading import Event, Thread, get_ident
from time import perf_counter
from typing import Any, Final

#: Seconds after which a module is read to its end whether or not the window lets it: somebody may
#: wait for this very module.
PATIENCE: Final = 0.05
#: So much longer than a turn the window waits for who reads a class, or a library in one piece.
GRACE: Final = 0.002


class ReadingTurns:
    """Reads in turns; nothing is read between them."""

    def __init__(self, read_one: Callable[[], bool]) -> None:
        """Read nothing yet.

        Args:
            read_one: Reads a module; answers whether any is left. Not called in the thread that
                gives the turns.
        """
        self._read_one = read_one
        self._thread: Thread | None = None
        self._until = 0.0
        self._may_go_on, self._has_rested = Event(), Event()
        self._error: BaseException | None = None

    @property
    def is_within_one(self) -> bool:
        """Whether a module is begun and not read to its end."""
        return self._thread is not None

    def take(self, seconds: float) -> None:
        """Read for about so long; what cannot be cut so short is read beside the window's work.

        Raises:
            BaseException: Whatever reading a module raised.
        """
        if self._thread is None or self._has_rested.is_set():
            self._until = perf_counter() + seconds
            self._has_rested.clear()
            if self._thread is None:
                self._thread = Thread(target=self._work, name="daftar-ahead")
                self._thread.start()
            else:
                self._may_go_on.set()
        self._has_rested.wait(seconds + GRACE)
        error, self._error = self._error, None
        if error is not None:
            raise error

    def _work(self) -> None:
        _working[get_ident()] = self
        try:
            while self._read_one() and perf_counter() < self._until < inf:
                pass
        except BaseException as error:  # noqa: BLE001  # raised where the turn was given
            self._error = error
        finally:
            del _working[get_ident()]
            self._thread = None
            self._has_rested.set()

    def rest(self) -> None:
        """Wait for the next turn if this one is over; called by the thread that reads."""
        if perf_counter() < self._until:
            return
        self._may_go_on.clear()
        self._has_rested.set()
        if not self._may_go_on.wait(PATIENCE):
            self._until = inf


#: The threads at work by their identity, and whose they are.
_working: dict[int, ReadingTurns] = {}
_build_class: Final = builtins.__build_class__


def _build_class_in_turn(*parts: Any, **keywords: Any) -> Any:
    turns = _working.get(get_ident())
    if turns is not None:
        turns.rest()
    return _build_class(*parts, **keywords)


def cut_at_classes(*, cut: bool) -> None:
    """Let a module that is read in turns be left at each of its classes, or no more."""
    builtins.__build_class__ = _build_class_in_turn if cut else _build_class
