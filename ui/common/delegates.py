"""How cells are painted: plain text along the start, and state chips."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui import theme
from ui.theme import Tone

#: The model's role that gives a chip's tone.
TONE_ROLE = int(Qt.ItemDataRole.UserRole) + 1

Index = QModelIndex | QPersistentModelIndex


class ChipDelegate(QStyledItemDelegate):
    """Paints a state as a chip: soft colour behind, strong colour for the text."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the cell's ground as usual and the chip upon it."""
        text = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        plain = QStyleOptionViewItem(option)
        self.initStyleOption(plain, index)
        plain.text = ""
        style = plain.widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, plain, painter, plain.widget)
        tone = index.data(TONE_ROLE)
        if text and isinstance(tone, Tone):
            paint_chip(painter, QRectF(plain.rect).adjusted(8, 0, -8, 0), text, tone)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Room for the chip and its margins."""
        text = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        wide = option.fontMetrics.horizontalAdvance(text) + 40
        return QSize(wide, theme.ROW_HEIGHT)


def paint_chip(painter: QPainter, room: QRectF, text: str, tone: Tone) -> None:
    """Paint a chip at the start (the right) of a room, centred in its height."""
    strong, soft = theme.CURRENT.tone(tone)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    metrics = painter.fontMetrics()
    wide = min(metrics.horizontalAdvance(text) + 22.0, room.width())
    top = room.center().y() - theme.CHIP_HEIGHT / 2
    chip = QRectF(room.right() - wide, top, wide, theme.CHIP_HEIGHT)
    path = QPainterPath()
    path.addRoundedRect(chip, theme.CONTROL_RADIUS, theme.CONTROL_RADIUS)
    painter.fillPath(path, QColor(soft))
    painter.setPen(QColor(strong))
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, int(wide - 16))
    painter.drawText(chip, int(Qt.AlignmentFlag.AlignCenter), shown)
    painter.restore()


class Chip(QWidget):
    """A state chip as a widget of its own, for headings."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text, self._tone = "", Tone.QUIET
        self.setFixedHeight(theme.CHIP_HEIGHT)

    def show_state(self, text: str, tone: Tone) -> None:
        """Show a state."""
        self._text, self._tone = text, tone
        self.setAccessibleName(text)
        self.setFixedWidth(self.fontMetrics().horizontalAdvance(text) + 22)
        self.update()

    def paintEvent(self, _event: object) -> None:
        """Paint the chip over the whole widget."""
        if self._text:
            painter = QPainter(self)
            paint_chip(painter, QRectF(self.rect()), self._text, self._tone)
            painter.end()
