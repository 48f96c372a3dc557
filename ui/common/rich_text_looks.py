"""What the editor shows beyond the formats of its text: larger headings, markers of lists."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QPainter,
    QSyntaxHighlighter,
    QTextBlock,
    QTextCharFormat,
    QTextDocument,
    QTextOption,
)

from app.rich_text import ListCounter, ListKind, ParagraphStyle, marker
from ui import theme
from ui.common.rich_text_formats import indent, list_kind, style

#: By how many points a heading is larger than the text.
LARGER: Final = {ParagraphStyle.HEADING: 3, ParagraphStyle.SUBHEADING: 1}

#: What Qt puts between paragraphs; between cells it puts other signs.
_PARAGRAPH_END: Final = "\u2029"


class HeadingLook(QSyntaxHighlighter):
    """Shows headings larger and heavier, without touching the formats a person gave."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)

    def highlightBlock(self, text: str) -> None:
        """Dress a block that changed (called by Qt)."""
        larger = LARGER.get(style(self.currentBlock().blockFormat()))
        if larger is None or not text:
            return
        look = QTextCharFormat()
        look.setFontPointSize(theme.POINTS + larger)
        look.setFontWeight(QFont.Weight.Bold.value)
        self.setFormat(0, len(text), look)


def _begins_list(document: QTextDocument, block: QTextBlock) -> bool:
    """Whether the paragraph before stands elsewhere, or is no item."""
    before = block.position() - 1
    if before < 0 or document.characterAt(before) != _PARAGRAPH_END:
        return True
    return list_kind(block.previous().blockFormat()) is ListKind.NONE


def _counted(document: QTextDocument, block: QTextBlock) -> ListCounter:
    """A counter that has counted the items before a block."""
    counter = ListCounter()
    first = block
    while not _begins_list(document, first):
        first = first.previous()
    while first != block:
        made = first.blockFormat()
        counter.number(list_kind(made), indent(made))
        first = first.next()
    return counter


def markers_between(
    document: QTextDocument, first: QTextBlock, last: int
) -> Iterator[tuple[QTextBlock, str]]:
    """The items of lists from a block to that of number `last`, with what stands before each."""
    block, counter = first, None
    while block.isValid() and block.blockNumber() <= last:
        made = block.blockFormat()
        kind = list_kind(made)
        if kind is ListKind.NONE:
            counter = None
        else:
            if counter is None or _begins_list(document, block):
                counter = _counted(document, block)
            level = indent(made)
            yield block, marker(kind, level, counter.number(kind, level))
        block = block.next()


def paint_markers(
    painter: QPainter, document: QTextDocument, first: QTextBlock, last: int, font: QFont
) -> None:
    """Paint what stands before the items of lists, in the document's own coordinates."""
    painter.setFont(font)
    painter.setPen(QColor(theme.CURRENT.muted))
    option = QTextOption(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
    option.setTextDirection(Qt.LayoutDirection.RightToLeft)
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    room = document.indentWidth()
    for block, text in markers_between(document, first, last):
        layout = block.layout()
        if not layout.lineCount():
            continue
        line = layout.lineAt(0)
        whole = document.documentLayout().blockBoundingRect(block)
        corner: QPointF = whole.topLeft() - layout.boundingRect().topLeft()
        right = whole.right()
        painter.drawText(
            QRectF(right - 2, corner.y() + line.y(), room, line.height()), text, option
        )
