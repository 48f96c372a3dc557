"""Lines in which the words that were found stand on a ground of their own.

The box and the registers paint them alike. Only formats are laid over a text that is shaped whole,
so that its letters stay joined.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)

from app.search.marking import ELLIPSIS, Marks
from ui import theme
from ui.common.laid_text import paint_text
from ui.common.lit import Lit, Span

#: Texts looked through for the next painting; a screen has some two hundred.
KEPT_TEXTS: Final = 3000
#: What opens a run of its own direction, such as a telephone, and what else directs one.
_OPENING: Final = "\u2066\u2067\u2068"
_DIRECTING: Final = f"{_OPENING}\u2069"
#: What comes after a cut line: a joiner where a word is cut, and the signs of all that is cut off.
CUT_END: Final = f"\u200d{ELLIPSIS}{_DIRECTING}"


class MarkedTexts:
    """What of the texts of a list was found; each is looked through once for a question."""

    def __init__(self) -> None:
        self._marks = Marks()
        self._lit: dict[str, Lit | None] = {}

    def mark(self, marks: Marks) -> bool:
        """Mark this from now on; answers whether it is something new."""
        if marks == self._marks:
            return False
        self._marks = marks
        self._lit.clear()
        return True

    def lit(self, text: str) -> Lit | None:
        """A text in which something was found; None for others, which are painted plainly."""
        if self._marks.is_empty:
            return None
        if text not in self._lit:
            if len(self._lit) >= KEPT_TEXTS:
                del self._lit[next(iter(self._lit))]
            spans = self._marks.within(text)
            self._lit[text] = Lit(text, spans) if spans else None
        return self._lit[text]


def paint_lit(painter: QPainter, room: QRectF, lit: Lit) -> None:
    """One line at the start of a room, its found words on a ground of their own."""
    if not lit.spans:
        paint_text(painter, room, lit.text, painter.fontMetrics())
        return
    layout = _layout(lit, painter.font(), int(room.width()), theme.CURRENT.name)
    line = layout.lineAt(0)
    left = room.right() - line.width()
    layout.draw(painter, QPointF(left, room.center().y() - line.height() / 2))


#: Laid lines, the oldest first; a screen of a register has two hundred at most.
_laid: dict[tuple[Lit, str, int, str], QTextLayout] = {}
MOST_LAID: Final = 1000


def _layout(lit: Lit, font: QFont, room: int, colours: str) -> QTextLayout:
    """A marked line in its room, laid once: shaping Persian is what painting waits for."""
    key = lit, font.key(), room, colours
    found = _laid.get(key)
    if found is None:
        # One by one: all of a screen at once would be felt while it is scrolled.
        if len(_laid) >= MOST_LAID:
            del _laid[next(iter(_laid))]
        found = _line_of(lit.text, lit.spans, font, room)
        if found.lineAt(0).naturalTextWidth() > room:
            cut = _cut(lit, QFontMetrics(font), room)
            found = _line_of(cut.text, cut.spans, font, room)
        _laid[key] = found
    return found


def _cut(lit: Lit, metrics: QFontMetrics, room: int) -> Lit:
    """A marked line cut to its room: from its beginning, or else from further on.

    What was found first is in sight, after the word before it where there is room for both. A run
    of its own direction is not begun in its middle: it would be read the wrong way round.
    """
    cut = from_beginning = _cut_from(0, lit, metrics, room)
    first = lit.spans[0][0]
    word_before = lit.text.rfind(" ", 0, max(first - 1, 0)) + 1
    for start in (word_before, first):
        if cut.spans and cut.spans[0][1] <= _shown(cut.text):
            return cut
        if start and not _is_in_a_run(lit.text, start):
            cut = _cut_from(start, lit, metrics, room)
    return cut if cut.spans else from_beginning


def _cut_from(start: int, lit: Lit, metrics: QFontMetrics, room: int) -> Lit:
    text = f"{ELLIPSIS}{lit.text[start:]}" if start else lit.text
    elided = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
    by, shown = len(text) - len(lit.text), _shown(elided)
    moved = ((begin + by, end + by) for begin, end in lit.spans)
    return Lit(elided, tuple(span for span in moved if span[0] < shown))


def _shown(cut: str) -> int:
    """How many letters of a line are in sight."""
    return len(cut.rstrip(CUT_END))


def _is_in_a_run(text: str, place: int) -> bool:
    before = text[:place]
    return sum(before.count(sign) for sign in _OPENING) > before.count("\u2069")


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
