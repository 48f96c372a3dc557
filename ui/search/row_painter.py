"""How rows of the panel are painted: number, subject, whose, day and state; found words lit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui import theme
from ui.common.chip import paint_chip
from ui.common.laid_text import paint_text
from ui.common.marked_text import paint_lit
from ui.common.model_index import Index
from ui.search.rows import PanelRow, Role

if TYPE_CHECKING:
    from ui.search.answers import ShownLine

ROW_ROLE: Final = int(Qt.ItemDataRole.UserRole)

LINE_HEIGHT: Final = 46
PLAIN_HEIGHT: Final = 34
HEADING_HEIGHT: Final = 30
MARGIN: Final = 12
#: Pixels at the usual type.
NUMBER_WIDTH: Final = 112
DAY_WIDTH: Final = 86
CHIP_WIDTH: Final = 150


class RowDelegate(QStyledItemDelegate):
    """Paints the rows."""

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as its kind of row."""
        row = index.data(ROW_ROLE)
        high = {Role.HEADING: HEADING_HEIGHT, Role.LINE: LINE_HEIGHT}
        return QSize(0, theme.scaled(high.get(row.role, PLAIN_HEIGHT)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the ground, then what the row says."""
        row: PanelRow = index.data(ROW_ROLE)
        painter.save()
        painter.setFont(option.font)
        _paint_ground(painter, option, row)
        room = option.rect.adjusted(MARGIN, 0, -MARGIN, 0)
        if row.shown is not None:
            _paint_line(painter, room, row, row.shown)
        else:
            _paint_plain(painter, room, row)
        painter.restore()


def _paint_ground(painter: QPainter, option: QStyleOptionViewItem, row: PanelRow) -> None:
    colours = theme.CURRENT
    if not row.can_be_chosen:
        return
    if option.state & QStyle.StateFlag.State_Selected:
        painter.fillRect(option.rect, QColor(colours.accent_soft))
        bar = QRect(option.rect.right() - 2, option.rect.y(), 3, option.rect.height())
        painter.fillRect(bar, QColor(colours.accent))
    elif option.state & QStyle.StateFlag.State_MouseOver:
        painter.fillRect(option.rect, QColor(colours.hover))


def _paint_plain(painter: QPainter, room: QRect, row: PanelRow) -> None:
    """A heading, a note, a completion, an earlier question, or the way to all of a register."""
    colours = theme.CURRENT
    font = painter.font()
    about = QRectF(room)
    if row.role is Role.HEADING:
        font.setPointSizeF(font.pointSizeF() - 1)
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.fillRect(room.x(), room.bottom(), room.width(), 1, QColor(colours.border))
    ink = dict.fromkeys((Role.HEADING, Role.ALL, Role.MORE), colours.accent)
    ink[Role.NOTE] = colours.muted
    painter.setPen(QColor(ink.get(row.role, colours.text)))
    beside = painter.fontMetrics().horizontalAdvance(row.about) + MARGIN if row.about else 0
    beside = min(beside, room.width() // 2)
    paint_text(painter, QRectF(room).adjusted(beside, 0, 0, 0), row.text, painter.fontMetrics())
    if row.about:
        painter.setPen(QColor(colours.muted))
        about.setRight(about.left() + beside)
        paint_text(painter, about, row.about, painter.fontMetrics())


def _paint_line(painter: QPainter, room: QRect, row: PanelRow, shown: ShownLine) -> None:
    """Number at the start, subject over whose it is, day and state at the end."""
    usual, small = painter.font(), QFont(painter.font())
    small.setPointSizeF(usual.pointSizeF() - 1)
    colours = theme.CURRENT
    middle = QRectF(room)
    middle.setLeft(_paint_end(painter, room, shown, small))
    painter.setFont(usual)
    if row.has_number:
        number = theme.scaled(NUMBER_WIDTH)
        place = QRectF(room.right() - number, room.y(), number, room.height())
        painter.setPen(QColor(colours.muted))
        paint_lit(painter, place, shown.number)
        middle.setRight(place.left() - theme.SPACE[1])
    first = QRectF(middle)
    if shown.second.text:
        first.setBottom(middle.center().y() + 2)
    painter.setPen(QColor(colours.text))
    paint_lit(painter, first, shown.title)
    if shown.second.text:
        below = middle.adjusted(0, middle.height() / 2, 0, -3)
        painter.setFont(small)
        painter.setPen(QColor(colours.muted))
        paint_lit(painter, below, shown.second)


def _paint_end(painter: QPainter, room: QRect, shown: ShownLine, small: QFont) -> float:
    """Day and state; answers with where they begin, seen from the right."""
    painter.setFont(small)
    left = float(room.left())
    if shown.day:
        wide = theme.scaled(DAY_WIDTH)
        painter.setPen(QColor(theme.CURRENT.muted))
        day = QRectF(left, room.y(), wide, room.height())
        paint_text(painter, day, shown.day, painter.fontMetrics())
        left += wide + theme.SPACE[1]
    state = shown.line.state
    if state:
        wide = painter.fontMetrics().horizontalAdvance(state) + 24
        chip = QRectF(left, room.y(), min(wide, theme.scaled(CHIP_WIDTH)), room.height())
        paint_chip(painter, chip, state, shown.tone)
        left = chip.right() + theme.SPACE[1]
    return left
