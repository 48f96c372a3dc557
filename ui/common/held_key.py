"""Telling a key that is held down from one that is pressed again."""

from __future__ import annotations

from typing import Final

from PySide6.QtGui import QKeyEvent

#: Milliseconds between a release and a press that no finger takes.
AT_ONCE: Final = 2


class HeldKey:
    """Follows the keys of a widget.

    X11 says of a held key that it was released and pressed at the same moment. Qt takes both for
    one (`isAutoRepeat`) only where the press waits in its queue already, which it may not.
    """

    def __init__(self) -> None:
        self._key, self._released_at = 0, 0

    def is_held(self, event: QKeyEvent) -> bool:
        """Whether a press is of a key that is held down."""
        if event.isAutoRepeat():
            return True
        if event.key() != self._key or not self._released_at:
            return False
        return event.timestamp() - self._released_at <= AT_ONCE

    def release(self, event: QKeyEvent) -> None:
        """Note when a key was released."""
        self._key, self._released_at = event.key(), event.timestamp()
