"""How cells are painted: plain text along the start, and state chips.

The cells of a register are painted by us and not by the style: a screen of them took nine
milliseconds through the style sheet, of the sixteen there are between two pictures.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPainterPath
from PySide6.QtWidgets import (
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from app.search.marking import Marks
from ui import theme
from ui.common.laid_text import paint_text
from ui.common.marked_text import MarkedTexts, paint_lit
from ui.theme import Tone

#: The model's role that gives a chip's tone.
TONE_ROLE = int(Qt.ItemDataRole.UserRole) + 1

Index = QModelIndex | QPersistentModelIndex

#: Pixels between a cell's edge and what it holds.
PADDING = 8
#: Pixels of the bar a chosen row begins with.
MARK = 3
#: The table's property with the row under the pointer.
HOVERED = "hovered row"


class CellDelegate(QStyledItemDelegate):
    """Paints a cell's ground, the line below it, and its text along the start; found words lit."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._found = MarkedTexts()

    def mark(self, marks: Marks) -> bool:
        """Mark this in every cell from now on; answers whether it is something new."""
        return self._found.mark(marks)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the ground as the theme has it, and the text upon it."""
        paint_ground(painter, option, index)
        text = index.data(Qt.ItemDataRole.DisplayRole)
        if text:
            painter.setFont(option.font)
            painter.setPen(QColor(theme.CURRENT.text))
            room = QRectF(option.rect).adjusted(PADDING, 0, -PADDING, 0)
            lit = self._found.lit(str(text))
            if lit is None:
                paint_text(painter, room, str(text), option.fontMetrics)
            else:
                paint_lit(painter, room, lit)


class ChipDelegate(CellDelegate):
    """Paints a state as a chip: soft colour behind, strong colour for the text."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the cell's ground as usual and the chip upon it."""
        paint_ground(painter, option, index)
        text = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        tone = index.data(TONE_ROLE)
        if text and isinstance(tone, Tone):
            painter.setFont(option.font)
            room = QRectF(option.rect).adjusted(PADDING, 0, -PADDING, 0)
            paint_chip(painter, room, text, tone)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Room for the chip and its margins."""
        text = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        wide = option.fontMetrics.horizontalAdvance(text) + 40
        return QSize(wide, theme.scaled(theme.ROW_HEIGHT))


def paint_ground(painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
    """Paint what lies behind a cell: the colour of the chosen row, and the line below."""
    room, colours = option.rect, theme.CURRENT
    if option.state & QStyle.StateFlag.State_Selected:
        painter.fillRect(room, QColor(colours.accent_soft))
        _paint_mark(painter, option)
    elif _is_hovered(option, index):
        painter.fillRect(room, QColor(colours.hover))
    painter.fillRect(room.x(), room.bottom(), room.width(), 1, QColor(colours.border))


def _is_hovered(option: QStyleOptionViewItem, index: Index) -> bool:
    view: QWidget | None = option.widget
    return view is not None and view.property(HOVERED) == index.row()


def _paint_mark(painter: QPainter, option: QStyleOptionViewItem) -> None:
    """A chosen row begins with a bar, in the accent's colour where the keys go."""
    view = option.widget
    if isinstance(view, QTableView) and option.rect.right() >= view.viewport().width() - 1:
        ink = theme.CURRENT.accent if view.hasFocus() else theme.CURRENT.edge
        left = option.rect.right() - MARK + 1
        painter.fillRect(left, option.rect.y(), MARK, option.rect.height() - 1, QColor(ink))


class HoveredRow(QObject):
    """Knows the row of a table under the pointer, so that it is painted whole."""

    def __init__(self, table: QTableView) -> None:
        super().__init__(table)
        self._table = table
        table.setProperty(HOVERED, -1)
        table.viewport().setMouseTracking(True)
        table.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the pointer; it never takes an event away."""
        if event.type() is QEvent.Type.MouseMove and isinstance(event, QMouseEvent):
            self._stand_on(self._table.rowAt(event.position().toPoint().y()))
        elif event.type() is QEvent.Type.Leave:
            self._stand_on(-1)
        return super().eventFilter(watched, event)

    def _stand_on(self, row: int) -> None:
        if row != self._table.property(HOVERED):
            self._table.setProperty(HOVERED, row)
            self._table.viewport().update()


def paint_chip(painter: QPainter, room: QRectF, text: str, tone: Tone) -> None:
    """Paint a chip at the start (the right) of a room, centred in its height."""
    strong, soft = theme.CURRENT.tone(tone)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    metrics = painter.fontMetrics()
    wide = min(metrics.horizontalAdvance(text) + 22.0, room.width())
    high = theme.scaled(theme.CHIP_HEIGHT)
    chip = QRectF(room.right() - wide, room.center().y() - high / 2, wide, high)
    path = QPainterPath()
    path.addRoundedRect(chip, theme.CONTROL_RADIUS, theme.CONTROL_RADIUS)
    painter.fillPath(path, QColor(soft))
    painter.setPen(QColor(strong))
    paint_text(painter, chip.adjusted(8, 0, -8, 0), text, metrics, centred=True)
    painter.restore()


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
