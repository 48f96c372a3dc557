"""Whether somebody scrolls: when rows were painted last, and whether some wait to be.

The window asks before any register is read: this knows none, and needs nothing.
"""

from __future__ import annotations

from time import perf_counter
from typing import Final, Protocol
from weakref import WeakSet


class RowPainter(Protocol):
    """Who paints rows.

    Attributes:
        painted_at: When it painted last.
    """

    painted_at: float

    @property
    def is_at_work(self) -> bool:
        """Whether rows will be painted in the next turn."""


_painters: Final[WeakSet[RowPainter]] = WeakSet()


def watch(painter: RowPainter) -> None:
    """Know of a painter for as long as it lives."""
    _painters.add(painter)


def rows_at_rest() -> float:
    """Seconds since rows were painted last, 0 while some in sight still wait to be.

    What nobody asked for waits while somebody scrolls.
    """
    if any(painter.is_at_work for painter in _painters):
        return 0
    return perf_counter() - max((painter.painted_at for painter in _painters), default=0)
