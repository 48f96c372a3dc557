"""Whether a painting is seen: what is may come in parts, and a picture is taken once."""

from __future__ import annotations

from PySide6.QtGui import QBackingStore, QPainter
from PySide6.QtWidgets import QWidget
from shiboken6 import getCppPointer


def is_on_screen(painter: QPainter, widget: QWidget) -> bool:
    """Whether a painter that was made for a widget paints what is seen, and not a picture of it."""
    store: QBackingStore | None = widget.window().backingStore()
    if store is None:  # never shown
        return False
    seen = store.paintDevice().paintEngine()
    return getCppPointer(seen) == getCppPointer(painter.paintEngine())
