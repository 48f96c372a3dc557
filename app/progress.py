"""How far a long piece of work has come, and the one way to stop it.

An import, an export or a backup takes a `Progress`, says `step` as it goes on, and ends with
`Cancelled` as soon as a person does not want it any more; its transaction then leaves no trace.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sized
from threading import Event
from typing import Final, TypeVar

from app.errors import AppError

T = TypeVar("T")

#: Told what is done, of how much, and the words of the stage it is at.
Report = Callable[[int, int, str], None]

#: A person sees no more than twenty pictures a second of a bar.
_PAUSE_SECONDS: Final = 0.05

CANCELLED: Final = "لغو شد و چیزی تغییر نکرد."


class Cancelled(AppError):
    """A person stopped the work; nothing of it was kept."""


class Progress:
    """Shared by who works, in any thread, and who watches.

    Attributes:
        stage: What is being done now, in words.
    """

    def __init__(self, report: Report | None = None) -> None:
        """Report to `report`, in the thread that works; to nobody without one."""
        self._report = report
        self._cancelled = Event()
        self._reported_at = 0.0
        self.stage = ""

    @property
    def is_cancelled(self) -> bool:
        """Whether a person wants it stopped."""
        return self._cancelled.is_set()

    def cancel(self) -> None:
        """Ask the work to stop at its next step; may be called from any thread."""
        self._cancelled.set()

    def begin(self, stage: str) -> None:
        """Name the stage that begins.

        Raises:
            Cancelled: It is to stop.
        """
        self.stage = stage
        self._reported_at = 0.0
        self.step(0, 0)

    def step(self, done: int, of: int) -> None:
        """Say how far it is; cheap enough to be said for each record.

        Args:
            done: Records done in this stage.
            of: How many there are; 0 when nobody knows.

        Raises:
            Cancelled: It is to stop.
        """
        if self._cancelled.is_set():
            raise Cancelled(CANCELLED)
        if self._report is None:
            return
        now = time.monotonic()
        if now - self._reported_at >= _PAUSE_SECONDS or done == of:
            self._reported_at = now
            self._report(done, of, self.stage)

    def through(self, stage: str, items: Iterable[T], of: int | None = None) -> Iterator[T]:
        """Go through `items`, saying a step for each.

        Raises:
            Cancelled: It is to stop.
        """
        total = of if of is not None else len(items) if isinstance(items, Sized) else 0
        self.begin(stage)
        for done, item in enumerate(items):
            self.step(done, total)
            yield item
        if total:
            self.step(total, total)
