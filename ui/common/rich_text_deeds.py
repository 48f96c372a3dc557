"""What the commands of the rich-text editor do to the text at the cursor."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QTextBlock, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextTable
from PySide6.QtWidgets import QTextEdit

from app.rich_text import DEEPEST_INDENT, Document, ListKind, ParagraphStyle, TextAlignment
from ui.common import rich_text_tables as tables
from ui.common.rich_text_formats import (
    SPARE,
    alignment,
    cell_at,
    indent,
    list_kind,
    set_alignment,
    set_list,
    set_style,
    style,
)
from ui.common.rich_text_writing import insert_document

_STYLES: Final = {one.value: one for one in ParagraphStyle}
_LISTS: Final = {one.value: one for one in ListKind if one is not ListKind.NONE}
_ALIGNMENTS: Final = {one.value: one for one in TextAlignment}
_LOOKS: Final = ("bold", "italic", "underline")

#: A change of the format of a paragraph.
_Change = Callable[[QTextBlockFormat], None]


class RichTextDeeds(QTextEdit):
    """A text edit that knows paragraphs, lists and tables of the model.

    Signals:
        state_changed: What `states` answers may have changed.
    """

    state_changed = Signal()

    # -- what the text at the cursor is ------------------------------------------------------

    def states(self) -> frozenset[str]:
        """The names of the commands whose deed the text at the cursor shows."""
        made, look = self.textCursor().blockFormat(), self.currentCharFormat()
        shown = {style(made).value, alignment(made).value, list_kind(made).value}
        shown |= {name for name in _LOOKS if _has_look(look, name)}
        table = tables.table_at(self.textCursor())
        if table is not None and table.format().headerRowCount():
            shown.add("header")
        return frozenset(shown)

    # -- deeds -------------------------------------------------------------------------------

    def perform(self, name: str) -> None:
        """Do what a command of `rich_text_commands` says."""
        if self.isReadOnly():
            return
        if name in _STYLES:
            self._set_style(_STYLES[name])
        elif name in _LISTS:
            self._turn_list(_LISTS[name])
        elif name in _ALIGNMENTS:
            self._each_block(lambda made: set_alignment(made, _ALIGNMENTS[name]))
        elif name in _LOOKS:
            self._turn_look(name)
        else:
            self._other_deeds()[name]()
        self.ensureCursorVisible()
        self.state_changed.emit()

    def _other_deeds(self) -> dict[str, Callable[[], Any]]:
        return {
            "indent": self._indent,
            "outdent": self._outdent,
            "insert_table": self._insert_table,
            "add_row": partial(self._in_table, tables.add_row),
            "add_column": partial(self._in_table, tables.add_column),
            "remove_row": partial(self._in_table, tables.remove_row),
            "remove_column": partial(self._in_table, tables.remove_column),
            "header": partial(self._in_table, lambda _cursor, table: tables.turn_header(table)),
            "widen": partial(self._in_table, partial(tables.resize, wider=True)),
            "narrow": partial(self._in_table, partial(tables.resize, wider=False)),
            "undo": self.undo,
            "redo": self.redo,
            "paste_plain": self.paste_plain,
            "leave": partial(self._leave, forward=True),
            "leave_back": partial(self._leave, forward=False),
        }

    def _turn_look(self, name: str) -> None:
        turned = QTextCharFormat()
        is_on = not _has_look(self.currentCharFormat(), name)
        if name == "bold":
            turned.setFontWeight(700 if is_on else 400)
        elif name == "italic":
            turned.setFontItalic(is_on)
        else:
            turned.setFontUnderline(is_on)
        self.mergeCurrentCharFormat(turned)

    def _set_style(self, wanted: ParagraphStyle) -> None:
        """Make paragraphs headings, which then are no items; twice makes them body again."""
        is_so = style(self.textCursor().blockFormat()) is wanted
        becomes = ParagraphStyle.BODY if is_so else wanted

        def change(made: QTextBlockFormat) -> None:
            set_style(made, becomes)
            if becomes is not ParagraphStyle.BODY:
                set_list(made, ListKind.NONE, indent(made))

        self._each_block(change)

    def _turn_list(self, kind: ListKind) -> None:
        is_so = list_kind(self.textCursor().blockFormat()) is kind
        becomes = ListKind.NONE if is_so else kind
        self._each_block(lambda made: set_list(made, becomes, indent(made)))

    def _indent(self) -> None:
        table = tables.table_at(self.textCursor())
        if table is not None:
            self._go_in_table(table, 1)
        else:
            self._step(1)

    def _outdent(self) -> None:
        """A step out or a cell back; where there is neither, back to the field before."""
        table = tables.table_at(self.textCursor())
        if table is not None:
            self._go_in_table(table, -1)
        elif any(indent(block.blockFormat()) for block in self._chosen_blocks()):
            self._step(-1)
        else:
            self._leave(forward=False)

    def _leave(self, *, forward: bool) -> None:
        """Go to another field; Qt's text edit would not, since Tab is a step in here."""
        self.setTabChangesFocus(True)
        self.focusNextPrevChild(forward)
        self.setTabChangesFocus(False)

    def _go_in_table(self, table: QTextTable, steps: int) -> None:
        cursor = self.textCursor()
        cursor.beginEditBlock()
        tables.go(cursor, table, steps)
        cursor.endEditBlock()
        self.setTextCursor(cursor)

    def _step(self, steps: int) -> None:
        def change(made: QTextBlockFormat) -> None:
            level = min(max(indent(made) + steps, 0), DEEPEST_INDENT)
            set_list(made, list_kind(made), level)

        self._each_block(change)

    def _chosen_blocks(self) -> Iterator[QTextBlock]:
        cursor, document = self.textCursor(), self.document()
        block = document.findBlock(cursor.selectionStart())
        last = document.findBlock(cursor.selectionEnd()).blockNumber()
        while block.isValid() and block.blockNumber() <= last:
            yield block
            block = block.next()

    def _each_block(self, change: _Change) -> None:
        whole = self.textCursor()
        whole.beginEditBlock()
        for block in list(self._chosen_blocks()):
            made = block.blockFormat()
            change(made)
            made.clearProperty(SPARE)
            QTextCursor(block).setBlockFormat(made)
        whole.endEditBlock()

    def _insert_table(self) -> None:
        cursor = self.textCursor()
        if tables.table_at(cursor) is not None:
            return
        cursor.beginEditBlock()
        cursor.clearSelection()
        insert_document(cursor, Document((tables.new_table(),)))
        cursor.endEditBlock()
        behind = cursor.position()
        cursor.movePosition(QTextCursor.MoveOperation.PreviousBlock)
        table = tables.table_at(cursor)
        cursor.setPosition(cell_at(table, 0, 0).firstPosition() if table is not None else behind)
        self.setTextCursor(cursor)

    def _in_table(self, deed: Callable[[QTextCursor, Any], None]) -> None:
        cursor = self.textCursor()
        table = tables.table_at(cursor)
        if table is None:
            return
        cursor.beginEditBlock()
        deed(cursor, table)
        cursor.endEditBlock()
        self.setTextCursor(cursor)

    def crosses_cell(self, steps: int) -> bool:
        """Go to the cell beside this one when the cursor stands at the cell's edge."""
        cursor = self.textCursor()
        table = tables.table_at(cursor)
        if table is None or cursor.hasSelection() or not tables.crosses(cursor, table, steps):
            return False
        self.setTextCursor(cursor)
        return True

    def paste_plain(self) -> None:
        """Paste letters alone; the editor knows the clipboard."""
        raise NotImplementedError  # pragma: no cover - the editor has it

    # -- the edges of paragraphs -------------------------------------------------------------

    def break_paragraph(self) -> None:
        """Begin a paragraph: after a heading the body; an empty item ends its list."""
        cursor = self.textCursor()
        made = cursor.blockFormat()
        is_item = list_kind(made) is not ListKind.NONE
        if is_item and cursor.block().length() == 1 and not cursor.hasSelection():
            self._step_out_of_list(made)
            return
        cursor.beginEditBlock()
        self._each_block(lambda _made: None)
        was_at_end = cursor.atBlockEnd()
        cursor.insertBlock()
        made = cursor.blockFormat()
        if was_at_end and style(made) is not ParagraphStyle.BODY:
            set_style(made, ParagraphStyle.BODY)
            cursor.setBlockFormat(made)
        cursor.endEditBlock()
        self.setTextCursor(cursor)
        self.ensureCursorVisible()
        self.state_changed.emit()

    def _step_out_of_list(self, made: QTextBlockFormat) -> None:
        level = indent(made)
        kind = list_kind(made) if level else ListKind.NONE
        self._each_block(lambda one: set_list(one, kind, max(0, level - 1)))
        self.state_changed.emit()

    def steps_out(self) -> bool:
        """Backspace at the beginning of an item or of an indented paragraph is a step out."""
        cursor = self.textCursor()
        made = cursor.blockFormat()
        if cursor.hasSelection() or not cursor.atBlockStart():
            return False
        if list_kind(made) is ListKind.NONE and not indent(made):
            return False
        if list_kind(made) is not ListKind.NONE:
            self._each_block(lambda one: set_list(one, ListKind.NONE, indent(one)))
        else:
            self._step(-1)
        self.state_changed.emit()
        return True


def _has_look(look: QTextCharFormat, name: str) -> bool:
    if name == "bold":
        return look.fontWeight() >= 600
    return look.fontItalic() if name == "italic" else look.fontUnderline()
