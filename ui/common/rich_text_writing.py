"""From the model into Qt's text document: a whole text, or a piece at the cursor."""

from __future__ import annotations

from PySide6.QtGui import QTextCharFormat, QTextCursor, QTextDocument

from app.rich_text import Document, Paragraph, Run, Table
from ui.common.rich_text_formats import (
    block_format,
    cell_at,
    char_format,
    letters_of,
    table_format,
)

_NOTHING = Paragraph()


def write_document(target: QTextDocument, document: Document) -> None:
    """Put a whole text in place of what a document holds; there is no way back behind it."""
    undoes = target.isUndoRedoEnabled()
    target.setUndoRedoEnabled(False)
    target.clear()
    cursor = QTextCursor(target)
    cursor.beginEditBlock()
    cursor.setBlockFormat(block_format(_NOTHING, is_spare=True))
    is_free = True
    for block in document.blocks:
        if isinstance(block, Paragraph):
            _write_paragraph(cursor, block, is_free=is_free)
            is_free = False
        else:
            _write_table(cursor, block)
            is_free = True
    cursor.endEditBlock()
    target.setUndoRedoEnabled(undoes)
    target.setModified(False)


def _write_paragraph(cursor: QTextCursor, paragraph: Paragraph, *, is_free: bool) -> None:
    """Write a paragraph into the free block at the cursor, or into a new one."""
    if is_free:
        cursor.setBlockFormat(block_format(paragraph))
        cursor.setBlockCharFormat(QTextCharFormat())
    else:
        cursor.insertBlock(block_format(paragraph), QTextCharFormat())
    _write_runs(cursor, paragraph.runs)


def _write_runs(cursor: QTextCursor, runs: tuple[Run, ...]) -> None:
    for run in runs:
        cursor.insertText(letters_of(run), char_format(run))


def _write_table(cursor: QTextCursor, table: Table) -> None:
    """Write a table behind the letters before the cursor, which then stands behind the table.

    Qt needs a block there, and one before a table: where nobody wrote any they are spare ones.
    """
    if not table.rows or not table.columns:
        return
    made = cursor.insertTable(len(table.rows), table.columns, table_format(table))
    for row_number, row in enumerate(table.rows):
        for column, cell in enumerate(row):
            inside = cell_at(made, row_number, column).firstCursorPosition()
            for number, paragraph in enumerate(cell or (_NOTHING,)):
                _write_paragraph(inside, paragraph, is_free=not number)
    cursor.setPosition(made.lastPosition() + 1)
    if cursor.block().length() == 1:
        cursor.setBlockFormat(block_format(_NOTHING, is_spare=True))


def insert_document(cursor: QTextCursor, document: Document) -> None:
    """Put a text in place of what is selected, as one step to be undone.

    The first paragraph goes on where the cursor stands, and what stood behind it goes on after
    the last. A table inside a table's cell becomes paragraphs.
    """
    cursor.beginEditBlock()
    cursor.removeSelectedText()
    blocks = document.blocks if cursor.currentTable() is None else tuple(_without_tables(document))
    is_free = cursor.block().length() == 1 and len(blocks) > 1
    for number, block in enumerate(blocks):
        if isinstance(block, Table):
            if cursor.block().length() == 1:
                cursor.setBlockFormat(block_format(_NOTHING, is_spare=True))
            _write_table(cursor, block)
            is_free = True
        elif number or is_free:
            _write_paragraph(cursor, block, is_free=is_free)
            is_free = False
        else:
            _write_runs(cursor, block.runs)
    cursor.endEditBlock()


def _without_tables(document: Document) -> list[Paragraph]:
    return list(document.paragraphs())
