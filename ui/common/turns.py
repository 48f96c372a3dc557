"""Whose turn it is to run Python: the window's or that of those who work for it.

Only one thread runs Python at a time, and Python shares the time out evenly: while three readers
work, the window would get a quarter of it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

#: Seconds a worker's Python may go on while the window waits for its turn. Painting gives the turn
#: away hundreds of times, and Python's own five milliseconds each time would add up to a pause.
WORKERS_TURN: Final = 0.0005
#: Seconds the window keeps its turn at most while it paints.
PAINTERS_TURN: Final = 0.03


def share_turns() -> None:
    """Let the window wait for its workers as little as may be."""
    sys.setswitchinterval(WORKERS_TURN)


@contextmanager
def unbroken() -> Iterator[None]:
    """Keep the turn for a few milliseconds, in the GUI thread.

    For work that calls nothing which gives the turn away by itself: getting it back would take as
    long as this keeps it.
    """
    sys.setswitchinterval(PAINTERS_TURN)
    try:
        yield
    finally:
        sys.setswitchinterval(WORKERS_TURN)
