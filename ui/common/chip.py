"""State chips: soft colour behind, strong colour for the text."""

from __future__ import annotations

from functools import lru_cache
from math import floor
from typing import Final

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui import theme
from ui.common.laid_text import texts_in
from ui.common.model_index import Index
from ui.theme import Tone

#: Grounds of chips kept: a width for every word a state has, in all tones.
MOST_GROUNDS: Final = 300


class ChipDelegate(QStyledItemDelegate):
    """Tells how wide a column of chips wants to be."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Room for the chip and its margins."""
        text = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        wide = option.fontMetrics.horizontalAdvance(text) + 40
        return QSize(wide, theme.scaled(theme.ROW_HEIGHT))


def paint_chip(painter: QPainter, room: QRectF, text: str, tone: Tone) -> None:
    """Paint a chip at the start (the right) of a room, centred in its height."""
    strong, soft = theme.CURRENT.tone(tone)
    texts = texts_in(painter.font())
    metrics = painter.fontMetrics()
    wide = int(min(texts.advance(text, metrics) + 22, room.width()))
    high = theme.scaled(theme.CHIP_HEIGHT)
    # Rounded down everywhere: a chip that is cut off at the top stands where it stood before.
    left, top = floor(room.right() - wide), floor(room.center().y() - high / 2)
    ground = _ground(wide, high, soft, painter.device().devicePixelRatio())
    painter.drawPixmap(left, top, ground)
    painter.setPen(QColor(strong))
    texts.paint(painter, left + 8, top, wide - 16, high, text, metrics, centred=True)


@lru_cache(maxsize=MOST_GROUNDS)
def _ground(wide: int, high: int, colour: str, sharpness: float) -> QPixmap:
    """What lies behind a chip's text; its corners cost more than all the rest of a cell."""
    made = theme.empty_picture(QSize(wide, high) * sharpness)
    made.setDevicePixelRatio(sharpness)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawRoundedRect(0, 0, wide, high, theme.CONTROL_RADIUS, theme.CONTROL_RADIUS)
    painter.end()
    return made


class Chip(QWidget):
    """A state chip as a widget of its own, for headings."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text, self._tone = "", Tone.QUIET
        self.setFixedHeight(theme.scaled(theme.CHIP_HEIGHT))

    def show_state(self, text: str, tone: Tone) -> None:
        """Show a state."""
        self._text, self._tone = text, tone
        self.setAccessibleName(text)
        self._fit()

    def _fit(self) -> None:
        wide = self.fontMetrics().horizontalAdvance(self._text) + 22
        self.setFixedSize(wide, theme.scaled(theme.CHIP_HEIGHT))
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        """As large as the type asks for."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._fit()

    def paintEvent(self, _event: object) -> None:
        """Paint the chip over the whole widget."""
        if self._text:
            painter = QPainter(self)
            paint_chip(painter, QRectF(self.rect()), self._text, self._tone)
            painter.end()
