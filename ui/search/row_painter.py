"""How rows of the panel are painted: number, subject, whose, day and state; found words lit."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui import theme
from ui.common.delegates import Index, paint_chip, paint_text
from ui.search.rows import PanelRow, Role
from ui.theme import Tone

if TYPE_CHECKING:
    from ui.search.answers import Lit, ShownLine, Span

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
        _paint_lit(painter, place, shown.number)
        middle.setRight(place.left() - theme.SPACE[1])
    first = QRectF(middle)
    if shown.second.text:
        first.setBottom(middle.center().y() + 2)
    painter.setPen(QColor(colours.text))
    _paint_lit(painter, first, shown.title)
    if shown.second.text:
        below = middle.adjusted(0, middle.height() / 2, 0, -3)
        painter.setFont(small)
        painter.setPen(QColor(colours.muted))
        _paint_lit(painter, below, shown.second)


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
        paint_chip(painter, chip, state, Tone.INFORMATION)
        left = chip.right() + theme.SPACE[1]
    return left


def _paint_lit(painter: QPainter, room: QRectF, lit: Lit) -> None:
    """One line at the start of a room, its found words on a ground of their own."""
    if not lit.spans:
        paint_text(painter, room, lit.text, painter.fontMetrics())
        return
    layout = _layout(lit, painter.font(), int(room.width()), theme.CURRENT.name)
    line = layout.lineAt(0)
    left = room.right() - line.width()
    layout.draw(painter, QPointF(left, room.center().y() - line.height() / 2))


#: Laid lines; a screen has some sixty.
_laid: dict[tuple[Lit, str, int, str], QTextLayout] = {}
MOST_LAID: Final = 600


def _layout(lit: Lit, font: QFont, room: int, colours: str) -> QTextLayout:
    """A marked line in its room, laid once: shaping Persian is what painting waits for."""
    key = lit, font.key(), room, colours
    found = _laid.get(key)
    if found is None:
        if len(_laid) > MOST_LAID:
            _laid.clear()
        found = _line_of(lit.text, lit.spans, font, room)
        if found.lineAt(0).naturalTextWidth() > room:
            cut = QFontMetrics(font).elidedText(lit.text, Qt.TextElideMode.ElideRight, room)
            kept = [span for span in lit.spans if span[0] < len(cut) - 1]
            found = _line_of(cut, kept, font, room)
        _laid[key] = found
    return found


def _line_of(text: str, spans: Sequence[Span], font: QFont, room: int) -> QTextLayout:
    """A line that begins at the right edge of its room."""
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setTextDirection(Qt.LayoutDirection.RightToLeft)
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    option.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
    layout.setTextOption(option)
    layout.setFormats([_format(start, end, len(text)) for start, end in spans])
    layout.setCacheEnabled(True)
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
