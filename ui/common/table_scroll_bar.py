"""The scroll bar of a table: it paints its own ground, and nothing behind it is painted first."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollBar

from ui import theme


class TableScrollBar(QScrollBar):
    """Lies on the table's own surface.

    Dressed by the style sheet it is transparent, and at each turn of the wheel Qt asks the whole
    row of widgets behind it, up to the window, to paint the ground below the bar.
    """

    def event(self, event: QEvent) -> bool:
        """Stay opaque: whenever it dresses a bar, the style sheet says that it is not."""
        answered = super().event(event)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        return answered

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground, then the bar."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(theme.CURRENT.surface))
        painter.end()
        super().paintEvent(event)
