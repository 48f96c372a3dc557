"""The one editor of rich text, for letters and minutes: right to left, everything by key.

Tab is a step in, and in a table the next cell; Ctrl+Tab leaves the editor. Its keys are those of
`ui.common.rich_text_commands`.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QByteArray, QEvent, QMimeData, QPoint, Qt
from PySide6.QtGui import (
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QTextBlock,
    QTextCursor,
    QTextDocument,
    QTextOption,
)
from PySide6.QtWidgets import QApplication, QTextEdit, QWidget

from app.errors import AppError
from app.rich_text import (
    Document,
    from_html,
    from_json,
    from_plain,
    is_empty,
    plain_text,
    to_html,
    to_json,
)
from ui import theme
from ui.common.rich_text_commands import COMMANDS
from ui.common.rich_text_deeds import RichTextDeeds
from ui.common.rich_text_looks import HeadingLook, paint_markers
from ui.common.rich_text_reading import DocumentReader
from ui.common.rich_text_writing import insert_document, write_document

#: How our own texts lie on the clipboard, beside HTML and plain text for others.
OWN_FORMAT: Final = "application/x-daftar-rich-text"
MARGIN: Final = 10
#: Pixels of one step in, at the usual type.
INDENT: Final = 26

_KEYS: Final = {QKeySequence(command.shortcut).toString(): command.name for command in COMMANDS}
_CONTROL: Final = Qt.KeyboardModifier.ControlModifier
_PLAIN: Final = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


def _command_of(event: QKeyEvent) -> str | None:
    """The name of the command a key means; with Shift, Tab comes under another name."""
    if event.key() == Qt.Key.Key_Backtab:
        return "leave_back" if event.modifiers() & _CONTROL else "outdent"
    return _KEYS.get(QKeySequence(event.keyCombination()).toString())


class RichTextEdit(RichTextDeeds):
    """The editor; `RichTextDeeds` is what its commands do."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_kind(self, "rich")
        self.setAcceptRichText(True)
        self.setLineWrapMode(QTextEdit.LineWrapMode.WidgetWidth)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        option = QTextOption()
        option.setTextDirection(Qt.LayoutDirection.RightToLeft)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        document = self.document()
        document.setDefaultTextOption(option)
        document.setDocumentMargin(MARGIN)
        document.setIndentWidth(theme.scaled(INDENT))
        write_document(document, Document())
        self._reader = DocumentReader(document)
        self._headings = HeadingLook(document)
        self.cursorPositionChanged.connect(self.state_changed)
        self.currentCharFormatChanged.connect(self.state_changed)

    # -- the text as a value -----------------------------------------------------------------

    def rich_text(self) -> Document:
        """What is written."""
        return self._reader.document()

    def rich_json(self) -> str:
        """What is written, as it is stored; cheap also for a long text."""
        return self._reader.json()

    def first_words(self) -> str:
        """The first paragraph that says anything."""
        return self._reader.first_words()

    def show_rich_text(self, document: Document) -> None:
        """Show a text from its beginning; what was typed before cannot be brought back."""
        write_document(self.document(), document)
        self.moveCursor(QTextCursor.MoveOperation.Start)

    # -- the clipboard -----------------------------------------------------------------------

    def createMimeDataFromSelection(self) -> QMimeData:
        """What is selected: for ourselves, for word processors, and as plain text."""
        copied = QTextDocument()
        QTextCursor(copied).insertFragment(self.textCursor().selection())
        document = DocumentReader(copied).document()
        data = QMimeData()
        data.setData(OWN_FORMAT, QByteArray(to_json(document).encode()))
        data.setHtml(to_html(document))
        data.setText(plain_text(document))
        return data

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Text in any form; never pictures or files."""
        return source.hasText() or source.hasHtml() or source.hasFormat(OWN_FORMAT)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Take what is pasted or dropped as far as it is text, tables and our few looks."""
        self._insert(_document_of(source))

    def paste_plain(self) -> None:
        """Paste letters alone."""
        self._insert(from_plain(QApplication.clipboard().text().replace("\r\n", "\n")))

    def _insert(self, document: Document) -> None:
        cursor = self.textCursor()
        insert_document(cursor, document)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    # -- keys --------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Its keys are its own while it has the focus, whatever they do in the window."""
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and _command_of(event) is not None
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Commands first, then Enter and Backspace at the edges of paragraphs, then letters."""
        name = _command_of(event)
        if name is not None:
            self.perform(name)
            return
        if event.modifiers() in _PLAIN and not self.isReadOnly():
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.break_paragraph()
                return
            if event.key() == Qt.Key.Key_Backspace and self.steps_out():
                return
            # In a text from the right, Left is the next letter.
            steps = {Qt.Key.Key_Left: 1, Qt.Key.Key_Right: -1}.get(Qt.Key(event.key()), 0)
            if steps and self.crosses_cell(steps):
                return
        super().keyPressEvent(event)

    # -- looks -------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """The text, then the markers of the lists in sight."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setClipRect(event.rect())
        painter.translate(-self.horizontalScrollBar().value(), -self.verticalScrollBar().value())
        first, last = self._blocks_in_sight()
        paint_markers(painter, self.document(), first, last, self.document().defaultFont())

    def _blocks_in_sight(self) -> tuple[QTextBlock, int]:
        room = self.viewport().rect()
        tops = [self.cursorForPosition(QPoint(x, 0)).block() for x in (room.right(), 0)]
        ends = [self.cursorForPosition(QPoint(x, room.bottom())) for x in (room.right(), 0)]
        first = min(tops, key=QTextBlock.blockNumber)
        return first, max(end.block().blockNumber() for end in ends)

    def changeEvent(self, event: QEvent) -> None:
        """Headings, steps and rules follow the type and the theme."""
        super().changeEvent(event)
        anew = (QEvent.Type.PaletteChange, QEvent.Type.FontChange, QEvent.Type.StyleChange)
        if event.type() in anew and hasattr(self, "_headings"):
            self.document().setIndentWidth(theme.scaled(INDENT))
            self._headings.rehighlight()


def _document_of(source: QMimeData) -> Document:
    """What the clipboard holds, in the richest form that can be read."""
    if source.hasFormat(OWN_FORMAT):
        try:
            return from_json(bytes(source.data(OWN_FORMAT).data()).decode(errors="replace"))
        except AppError:
            pass  # another version of the program wrote it: its HTML is taken
    if source.hasHtml():
        found = from_html(source.html())
        if not is_empty(found):
            return found
    return from_plain(source.text().replace("\r\n", "\n"))
