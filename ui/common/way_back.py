"""The way back from the last deed on a page: one key, or the button in the message."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from app.changes import Changes
from ui.common.message_bar import MessageBar
from ui.common.tasks import Tasks
from ui.theme import Tone

WORDS = "بازگرداندن   \u2066Ctrl+Z\u2069"
DONE = "بازگردانده شد."


class WayBack:
    """Remembers how the last deed is undone, until it is, or another takes its place."""

    def __init__(self, bar: MessageBar, tasks: Tasks, changed: Callable[[], None]) -> None:
        """Offer ways back in `bar`.

        Args:
            bar: Whose page is the owner of the work.
            tasks: Does it.
            changed: Told whenever there is a way back, or none any more.
        """
        self._bar, self._tasks, self._changed = bar, tasks, changed
        self._deed: tuple[Callable[..., Changes[Any]], tuple[Any, ...]] | None = None

    @property
    def is_open(self) -> bool:
        """Whether there is something to undo."""
        return self._deed is not None

    def offer(self, words: str, operation: Callable[..., Changes[Any]], *arguments: Any) -> None:
        """Say what was done, and offer to undo it by this operation."""
        self._deed = (operation, arguments)
        self._bar.say(words, Tone.SUCCESS, action=WORDS, act=self.go)
        self._changed()

    def go(self) -> None:
        """Undo it; once."""
        deed, self._deed = self._deed, None
        if deed is None:
            return
        self._bar.hide()
        self._changed()
        operation, arguments = deed
        self._tasks.write(
            self._bar,
            operation,
            *arguments,
            done=self._undone,
            failed=lambda error: self._bar.say(error.message, Tone.DANGER),
        )

    def _undone(self, value: Any) -> None:
        """Say that it is done, and what could not come back if the operation says so."""
        more = value if isinstance(value, str) else ""
        tone = Tone.WARNING if more else Tone.SUCCESS
        self._bar.say(f"{DONE} {more}".strip(), tone)
