"""A record as lines of text in one scrolling pane, which can be selected and copied.

It is one document and not a label for each line: laying twenty wrapping labels takes longer than
painting the whole register, and a person who holds the arrow key asks for it with every row.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt, QTimer
from PySide6.QtGui import (
    QColor,
    QFont,
    QPainter,
    QPaintEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from ui import theme
from ui.common.on_screen import is_on_screen

#: Height of a line, per cent of the type's own.
LEADING: Final = 108
MARGIN: Final = 4


@dataclass(frozen=True)
class LineKind:
    """How a line is set.

    Attributes:
        larger: Points above the desk's type.
        above: Pixels left free above it.
    """

    muted: bool = False
    weight: QFont.Weight = QFont.Weight.Normal
    larger: int = 0
    above: int = 3


KINDS: Final = {
    "": LineKind(),
    "strong": LineKind(weight=QFont.Weight.DemiBold),
    "heading": LineKind(weight=QFont.Weight.DemiBold, larger=1),
    "muted": LineKind(muted=True, larger=-1),
    "label": LineKind(muted=True, larger=-1, above=13),
}


class LinesPane(QTextEdit):
    """Lines below each other, each of a kind."""

    #: Points above the desk's type for every line, where it is read from farther away.
    larger = 0
    #: What is shown; the class has it, because Qt tells of changes while it is being made.
    _lines: tuple[tuple[str, str], ...] = ()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._laying = QTimer(self)
        self._laying.setSingleShot(True)
        self._laying.timeout.connect(self._lay_lines)
        self.setReadOnly(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        theme.set_kind(self, "lines")
        self.viewport().setAutoFillBackground(False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUndoRedoEnabled(False)
        self.document().setDocumentMargin(MARGIN)
        option = QTextOption()
        option.setTextDirection(Qt.LayoutDirection.RightToLeft)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.document().setDefaultTextOption(option)

    def show_lines(self, lines: Sequence[tuple[str, str]]) -> None:
        """Show these lines, (kind, text), in place of those before.

        A pane in sight lays them in a turn of their own, after the heading above and the row beside
        it are painted.
        """
        self._lines = tuple(lines)
        if self.isVisible():
            if not self._laying.isActive():
                self._laying.start(0)
        else:
            self._lay_lines()

    def _lay_lines(self) -> None:
        self._laying.stop()
        document = self.document()
        document.clear()
        cursor = QTextCursor(document)
        cursor.beginEditBlock()
        formats = cache(self._formats)
        for number, (kind, text) in enumerate(self._lines):
            block, characters = formats(KINDS[kind], first=not number)
            if number:
                cursor.insertBlock(block, characters)
            else:
                cursor.setBlockFormat(block)
            cursor.insertText(text.replace("\n", "\u2028"), characters)
        cursor.endEditBlock()
        # The pane's own cursor went along to the end, and would be shown when the pane is.
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.verticalScrollBar().setValue(0)
        self.viewport().update()

    def _formats(self, kind: LineKind, *, first: bool) -> tuple[QTextBlockFormat, QTextCharFormat]:
        block = QTextBlockFormat()
        block.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        block.setTopMargin(0 if first else kind.above)
        block.setLineHeight(LEADING, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        characters = QTextCharFormat()
        characters.setFont(
            theme.font(self.font().pointSizeF() + kind.larger + self.larger, kind.weight)
        )
        colours = theme.CURRENT
        characters.setForeground(QColor(colours.muted if kind.muted else colours.text))
        return block, characters

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the lines that were shown last.

        Those not laid yet follow on the screen; a picture may be taken meanwhile, and has them.
        """
        if self._laying.isActive():
            painter = QPainter(self.viewport())
            is_seen = is_on_screen(painter, self.viewport())
            painter.end()
            if is_seen:
                return
            self._lay_lines()
        super().paintEvent(event)

    def texts(self) -> list[str]:
        """What is shown, line by line."""
        return [text for _kind, text in self._lines]

    def changeEvent(self, event: QEvent) -> None:
        """Set the lines anew in another theme or size of type."""
        super().changeEvent(event)
        anew = (QEvent.Type.PaletteChange, QEvent.Type.FontChange, QEvent.Type.StyleChange)
        if event.type() in anew and self._lines:
            self.show_lines(self._lines)

    def minimumSizeHint(self) -> QSize:
        """Gives way to whatever stands beside it."""
        return QSize(80, 60)
