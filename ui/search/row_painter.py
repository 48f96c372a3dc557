"""How rows of the panel are painted: number, subject, whose, day and state; found words lit."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QPainter,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.text import isolate, persian_digits
from ui import theme
from ui.common.delegates import Index, paint_chip, paint_text
from ui.search.rows import PanelRow, Role
from ui.theme import Tone

if TYPE_CHECKING:
    from app.search.findable import FoundLine

ROW_ROLE: Final = int(Qt.ItemDataRole.UserRole)

LINE_HEIGHT: Final = 46
PLAIN_HEIGHT: Final = 34
HEADING_HEIGHT: Final = 30
MARGIN: Final = 12
#: Pixels at the usual type.
NUMBER_WIDTH: Final = 112
DAY_WIDTH: Final = 86
CHIP_WIDTH: Final = 150
#: Letters of a second line; what does not fit is cut where it is painted.
MOST_LETTERS: Final = 110

Span = tuple[int, int]


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
        if row.line is not None:
            _paint_line(painter, room, row, row.line)
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
    ink = {Role.HEADING: colours.accent, Role.NOTE: colours.muted, Role.ALL: colours.accent}
    painter.setPen(QColor(ink.get(row.role, colours.text)))
    beside = painter.fontMetrics().horizontalAdvance(row.about) + MARGIN if row.about else 0
    beside = min(beside, room.width() // 2)
    paint_text(painter, QRectF(room).adjusted(beside, 0, 0, 0), row.text, painter.fontMetrics())
    if row.about:
        painter.setPen(QColor(colours.muted))
        about.setRight(about.left() + beside)
        paint_text(painter, about, row.about, painter.fontMetrics())


def _paint_line(painter: QPainter, room: QRect, row: PanelRow, line: FoundLine) -> None:
    """Number at the start, subject over whose it is, day and state at the end."""
    usual, small = painter.font(), QFont(painter.font())
    small.setPointSizeF(usual.pointSizeF() - 1)
    colours = theme.CURRENT
    left = _paint_end(painter, room, line, small)
    middle = QRectF(room)
    middle.setLeft(left)
    if row.has_number:
        number = theme.scaled(NUMBER_WIDTH)
        place = QRectF(room.right() - number, room.y(), number, room.height())
        painter.setFont(usual)
        painter.setPen(QColor(colours.muted))
        _paint_marked(painter, place, isolate(persian_digits(line.number)), row)
        middle.setRight(place.left() - theme.SPACE[1])
    second = _second(line, row)
    first = QRectF(middle)
    if second:
        first.setBottom(middle.center().y() + 2)
        below = QRectF(middle)
        below.setTop(middle.center().y() + 1)
        below.setBottom(middle.bottom() - 3)
        painter.setFont(small)
        painter.setPen(QColor(colours.muted))
        _paint_marked(painter, below, second, row)
    painter.setFont(usual)
    painter.setPen(QColor(colours.text))
    _paint_marked(painter, first, line.title, row)


def _paint_end(painter: QPainter, room: QRect, line: FoundLine, small: QFont) -> float:
    """Day and state; answers with where they begin, seen from the right."""
    from app.jalali import jalali_text

    painter.setFont(small)
    left = float(room.left())
    if line.day is not None:
        wide = theme.scaled(DAY_WIDTH)
        painter.setPen(QColor(theme.CURRENT.muted))
        day = QRectF(left, room.y(), wide, room.height())
        paint_text(painter, day, isolate(jalali_text(line.day)), painter.fontMetrics())
        left += wide + theme.SPACE[1]
    if line.state:
        wide = min(
            painter.fontMetrics().horizontalAdvance(line.state) + 24, theme.scaled(CHIP_WIDTH)
        )
        paint_chip(
            painter, QRectF(left, room.y(), wide, room.height()), line.state, Tone.INFORMATION
        )
        left += wide + theme.SPACE[1]
    return left


def _second(line: FoundLine, row: PanelRow) -> str:
    """Whose it is, and what of its longer text stands around the found words."""
    from app.search.marking import excerpt

    parts = [line.who] if line.who else []
    if line.context:
        cut = excerpt(line.context, row.phrases, MOST_LETTERS, row.parts)
        if cut.spans or not parts:
            parts.append(cut.text)
    return " · ".join(parts)


def _paint_marked(painter: QPainter, room: QRectF, text: str, row: PanelRow) -> None:
    """One line at the start of a room, its found words on a ground of their own."""
    from app.search.marking import marked

    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(room.width()))
    spans = marked(text, row.phrases, row.parts)
    if not spans:
        paint_text(painter, room, text, painter.fontMetrics())
        return
    kept = len(shown) if shown == text else len(shown) - 1
    layout = _laid(shown, painter.font(), [span for span in spans if span[0] < kept], room.width())
    line = layout.lineAt(0)
    layout.draw(painter, QPointF(room.left(), room.center().y() - line.height() / 2))


def _laid(text: str, font: QFont, spans: Sequence[Span], room: float) -> QTextLayout:
    """A line that begins at the right edge of its room."""
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setTextDirection(Qt.LayoutDirection.RightToLeft)
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    option.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
    layout.setTextOption(option)
    layout.setFormats([_format(start, end, len(text)) for start, end in spans])
    layout.beginLayout()
    layout.createLine().setLineWidth(room)
    layout.endLayout()
    return layout


def _format(start: int, end: int, length: int) -> QTextLayout.FormatRange:
    form = QTextCharFormat()
    form.setBackground(QColor(theme.CURRENT.warning_soft))
    form.setForeground(QColor(theme.CURRENT.warning))
    made = QTextLayout.FormatRange()
    made.start, made.length, made.format = start, min(end, length) - start, form
    return made
