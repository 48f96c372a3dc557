"""Lines of Persian text laid once and painted often: shaping costs more than painting."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPixmap, QTextLayout, QTextOption

from ui import theme
from ui.agenda.geometry import Room
from ui.common.labels import RIGHT_TO_LEFT_MARK

#: Of the height of the typeface a line needs; the rest is room for marks Persian does not write.
TIGHT = 0.92


@dataclass(frozen=True)
class Type:
    """A size, in points over or under the base type, and a weight."""

    more: float = 0.0
    weight: QFont.Weight = QFont.Weight.Normal

    @property
    def points(self) -> float:
        """At this desk's type."""
        return theme.POINTS + self.more

    @property
    def line(self) -> int:
        """How high a line is, in pixels."""
        return _line_height(self.points, self.weight)


USUAL = Type()
SMALL = Type(-1.0)
TINY = Type(-1.5)
STRONG = Type(-0.5, QFont.Weight.DemiBold)
LARGE = Type(3.0, QFont.Weight.Bold)
HEADING = Type(1.0, QFont.Weight.DemiBold)


@dataclass(frozen=True)
class Laid:
    """Text laid in lines, ready to be painted.

    Attributes:
        height: Of all lines.
        width: Of the widest.
        cut: Something was left out.
    """

    lines: tuple[QTextLayout, ...]
    line: int
    width: float
    cut: bool

    @property
    def height(self) -> int:
        """Of all lines."""
        return self.line * len(self.lines)


@lru_cache(maxsize=64)
def _line_height(points: float, weight: QFont.Weight) -> int:
    return round(QFontMetricsF(theme.font(points, weight)).height() * TIGHT)


def laid(text: str, width: int, kind: Type = USUAL, lines: int = 1) -> Laid:
    """Text within a width and so many lines, with an ellipsis where it does not fit."""
    return _laid(text, max(width, 1), kind.points, kind.weight, max(lines, 1))


def width_of(text: str, kind: Type = USUAL) -> int:
    """How wide a text is in one line, in pixels."""
    return round(laid(text, 100_000, kind).width + 0.5)


@lru_cache(maxsize=8192)
def _laid(text: str, width: int, points: float, weight: QFont.Weight, most: int) -> Laid:
    font = theme.font(points, weight)
    metrics = QFontMetricsF(font)
    whole = _layout(text, font, width)
    if whole.lineCount() == 1 and _natural(whole) <= width:
        return Laid((whole,), _line_height(points, weight), _natural(whole), cut=False)
    parts: list[str] = []
    cut = False
    for number in range(whole.lineCount()):
        line = whole.lineAt(number)
        begin = line.textStart()
        if number == most - 1 and whole.lineCount() > most:
            rest = text[begin:].strip()
            parts.append(metrics.elidedText(rest, Qt.TextElideMode.ElideRight, width))
            cut = True
            break
        part = text[begin : begin + line.textLength()].strip()
        if line.naturalTextWidth() > width:
            part = metrics.elidedText(part, Qt.TextElideMode.ElideRight, width)
            cut = True
        parts.append(part)
    made = tuple(_layout(part, font, width, wraps=False) for part in parts)
    widest = max((_natural(one) for one in made), default=0.0)
    return Laid(made, _line_height(points, weight), widest, cut)


def _natural(layout: QTextLayout) -> float:
    return layout.lineAt(0).naturalTextWidth()


def _layout(text: str, font: QFont, width: int, *, wraps: bool = True) -> QTextLayout:
    option = QTextOption(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
    option.setTextDirection(Qt.LayoutDirection.RightToLeft)
    mode = QTextOption.WrapMode
    option.setWrapMode(mode.WordWrap if wraps else mode.NoWrap)
    layout = QTextLayout(text, font)
    layout.setTextOption(option)
    layout.setCacheEnabled(True)
    layout.beginLayout()
    while True:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
    layout.endLayout()
    return layout


def write(
    painter: QPainter,
    text: str,
    room: Room,
    colour: str,
    kind: Type = USUAL,
    *,
    lines: int = 1,
    centred: bool = False,
    middle: bool = False,
) -> Laid:
    """Write text into a room, from its right.

    Args:
        painter: Whatever it paints on.
        text: Its digits Persian.
        room: What does not fit its width is left out with an ellipsis.
        colour: Of the theme.
        kind: Its type.
        lines: How many at most.
        centred: In the middle of the width.
        middle: In the middle of the height.
    """
    found = laid(text, room.width, kind, lines)
    painter.setPen(QColor(colour))
    top = room.top + ((room.height - found.height) / 2 if middle else 0)
    shift = -(room.width - found.width) / 2 if centred else 0.0
    for number, layout in enumerate(found.lines):
        # What the tight line leaves out of the typeface's height is shared above and below.
        spare = (layout.lineAt(0).height() - found.line) / 2
        layout.draw(painter, QPointF(room.left + shift, top + number * found.line - spare))
    return found


def picture(name: str, colour: str, pixels: int, ratio: float) -> QPixmap:
    """An icon of the one set in a colour of the theme."""
    return theme.icon_picture(name, colour, pixels, ratio)


def right_to_left(text: str) -> str:
    """A text that runs from the right whatever it begins with."""
    return RIGHT_TO_LEFT_MARK + text
