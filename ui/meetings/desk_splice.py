"""Putting a changed text into an open editor without taking the cursor from whoever writes in it.

Only the paragraphs that differ are put anew, as one step that can be undone; what stands before
and after them, the cursor and the place on the screen stay.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QSignalBlocker
from PySide6.QtGui import QTextBlock, QTextCharFormat, QTextCursor, QTextDocument, QTextTable

from app.rich_text import Block, Document, Paragraph
from ui.common.rich_text_edit import RichTextEdit
from ui.common.rich_text_formats import block_format, char_format, is_spare, letters_of

#: Where a paragraph or a table begins and ends in Qt's text, its last separator included.
Span = tuple[int, int]


def show_changed(edit: RichTextEdit, before: Document, after: Document) -> None:
    """Show `after` in place of `before`, which is what the editor's text reads as.

    Args:
        edit: The editor.
        before: As it reads; it may be tidied, as long as its blocks are the editor's.
        after: As it shall read.
    """
    first, was, now = _difference(before.blocks, after.blocks)
    if not was and not now:
        return
    scrolled = edit.verticalScrollBar().value()
    with QSignalBlocker(edit):
        spans = list(_spans(edit.document()))
        if len(spans) != len(before.blocks) or not _spliced(edit, spans, first, was, now):
            _shown_anew(edit, after)
        edit.document().setModified(False)
    edit.verticalScrollBar().setValue(scrolled)
    edit.state_changed.emit()


def _difference(
    before: tuple[Block, ...], after: tuple[Block, ...]
) -> tuple[int, tuple[Block, ...], tuple[Block, ...]]:
    """Where two texts begin to differ, and what differs in each."""
    shortest = min(len(before), len(after))
    first = 0
    while first < shortest and before[first] == after[first]:
        first += 1
    last = 0
    while last < shortest - first and before[-1 - last] == after[-1 - last]:
        last += 1
    return first, before[first : len(before) - last], after[first : len(after) - last]


def _spans(document: QTextDocument) -> Iterator[Span]:
    """Every paragraph and table in order, without the blocks Qt alone needs."""
    tables = [one for one in document.rootFrame().childFrames() if isinstance(one, QTextTable)]
    tables.sort(key=QTextTable.firstPosition)
    block = document.begin()
    for table in tables:
        inside = document.findBlock(table.firstPosition())
        yield from _paragraphs(block, inside.blockNumber())
        yield table.firstPosition() - 1, table.lastPosition() + 1
        block = document.findBlock(table.lastPosition() + 1)
    yield from _paragraphs(block, document.blockCount())


def _paragraphs(block: QTextBlock, end: int) -> Iterator[Span]:
    while block.isValid() and block.blockNumber() < end:
        if not is_spare(block):
            yield block.position(), block.position() + block.length()
        block = block.next()


def _spliced(
    edit: RichTextEdit,
    spans: list[Span],
    first: int,
    was: tuple[Block, ...],
    now: tuple[Block, ...],
) -> bool:
    """Whether the difference could be put in alone: it is paragraphs, behind or over paragraphs."""
    if not all(isinstance(one, Paragraph) for one in (*was, *now)):
        return False
    paragraphs = [one for one in now if isinstance(one, Paragraph)]
    cursor = QTextCursor(edit.document())
    if was and now:
        cursor.setPosition(spans[first][0])
        cursor.setPosition(spans[first + len(was) - 1][1] - 1, QTextCursor.MoveMode.KeepAnchor)
        _write_over(cursor, paragraphs)
        return True
    if not first or not _is_paragraph(edit.document(), spans[first - 1]):
        return False
    # Behind the paragraph before: its separator goes, or comes, with what is put there.
    cursor.setPosition(spans[first - 1][1] - 1)
    cursor.beginEditBlock()
    if was:
        cursor.setPosition(spans[first + len(was) - 1][1] - 1, QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
    for one in paragraphs:
        cursor.insertBlock(block_format(one), QTextCharFormat())
        _write_runs(cursor, one)
    cursor.endEditBlock()
    return True


def _is_paragraph(document: QTextDocument, span: Span) -> bool:
    cursor = QTextCursor(document)
    cursor.setPosition(span[1] - 1)
    return cursor.currentTable() is None


def _write_over(cursor: QTextCursor, paragraphs: list[Paragraph]) -> None:
    cursor.beginEditBlock()
    cursor.removeSelectedText()
    for number, one in enumerate(paragraphs):
        if number:
            cursor.insertBlock(block_format(one), QTextCharFormat())
        else:
            cursor.setBlockFormat(block_format(one))
            cursor.setBlockCharFormat(QTextCharFormat())
        _write_runs(cursor, one)
    cursor.endEditBlock()


def _write_runs(cursor: QTextCursor, paragraph: Paragraph) -> None:
    for run in paragraph.runs:
        cursor.insertText(letters_of(run), char_format(run))


def _shown_anew(edit: RichTextEdit, after: Document) -> None:
    """Show a text whole, the cursor as many letters in as before."""
    place = edit.textCursor().position()
    edit.show_rich_text(after)
    cursor = edit.textCursor()
    cursor.setPosition(min(place, edit.document().characterCount() - 1))
    edit.setTextCursor(cursor)
