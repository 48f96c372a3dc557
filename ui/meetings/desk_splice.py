"""Putting a changed text into an open editor without taking the cursor from whoever writes in it.

Only the paragraphs that differ, and the cells of tables that do, are put anew, as one step that can
be undone; the cursor and the place on the screen stay. Where Qt has no place for a change, between
two tables say, the text is shown whole.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from PySide6.QtCore import QSignalBlocker
from PySide6.QtGui import QTextBlock, QTextCharFormat, QTextCursor, QTextDocument, QTextTable

from app.rich_text import Block, Cell, Document, Paragraph, Table
from ui.common.rich_text_edit import RichTextEdit
from ui.common.rich_text_formats import (
    block_format,
    cell_at,
    char_format,
    is_spare,
    letters_of,
)

_KEEP = QTextCursor.MoveMode.KeepAnchor


class Change(NamedTuple):
    """Blocks in the place of others.

    Attributes:
        first: The place of the first in the text as it was.
        was: What stood there.
        now: What stands there.
    """

    first: int
    was: tuple[Block, ...]
    now: tuple[Block, ...]


class _Part(NamedTuple):
    """A paragraph or a table as Qt has it: its last separator ends it."""

    start: int
    end: int
    table: QTextTable | None


def changes_between(before: Document, after: Document) -> list[Change]:
    """What makes one text of another, from its beginning; it may be asked in any thread."""
    known: dict[Block, int] = {}
    old, new = before.blocks, after.blocks
    numbers = [[known.setdefault(block, len(known)) for block in text] for text in (old, new)]
    found: list[Change] = []
    matcher = SequenceMatcher(None, numbers[0], numbers[1], autojunk=False)
    for tag, begin, end, new_begin, new_end in matcher.get_opcodes():
        if tag == "equal":
            continue
        if end - begin == new_end - new_begin:
            pairs = zip(old[begin:end], new[new_begin:new_end], strict=True)
            found += [Change(begin + at, (was,), (now,)) for at, (was, now) in enumerate(pairs)]
        else:
            found.append(Change(begin, old[begin:end], new[new_begin:new_end]))
    return found


def show_changed(edit: RichTextEdit, changes: Sequence[Change], after: Document) -> None:
    """Make an editor's text another one.

    Args:
        edit: The editor.
        changes: From what it shows to `after`.
        after: As it shall read.
    """
    if put_changes(edit, changes):
        return
    scrolled = edit.verticalScrollBar().value()
    with QSignalBlocker(edit):
        _show_anew(edit, after)
    edit.verticalScrollBar().setValue(scrolled)
    edit.state_changed.emit()


def put_changes(edit: RichTextEdit, changes: Sequence[Change]) -> bool:
    """Put changes alone into an editor's text; where one has no place, nothing, and say so."""
    if not changes:
        return True
    scrolled = edit.verticalScrollBar().value()
    parts = list(_parts(edit.document()))
    if not all(_has_place(parts, change) for change in changes):
        return False
    with QSignalBlocker(edit):
        cursor = QTextCursor(edit.document())
        cursor.beginEditBlock()
        for change in reversed(changes):
            _put(cursor, parts, change)
        cursor.endEditBlock()
        edit.document().setModified(False)
    edit.verticalScrollBar().setValue(scrolled)
    edit.state_changed.emit()
    return True


def are_apart(changes: Sequence[Change], before: Document, now: Document) -> bool:
    """Whether changes of a text still fit it after somebody wrote on in it.

    They do while he wrote in paragraphs none of them touches and neither made nor removed one.

    Args:
        changes: Of `before`.
        before: As the text was.
        now: As it is.
    """
    old, new = before.blocks, now.blocks
    if len(old) != len(new):
        return False
    written = {place for place, (was, one) in enumerate(zip(old, new, strict=True)) if was != one}
    touched = {place for first, was, _now in changes for place in range(first, first + len(was))}
    return not written & touched


def _parts(document: QTextDocument) -> Iterator[_Part]:
    """Every paragraph and table in order, without the blocks Qt alone needs."""
    tables = [one for one in document.rootFrame().childFrames() if isinstance(one, QTextTable)]
    tables.sort(key=QTextTable.firstPosition)
    block = document.begin()
    for table in tables:
        inside = document.findBlock(table.firstPosition())
        yield from _paragraphs(block, inside.blockNumber())
        yield _Part(table.firstPosition() - 1, table.lastPosition() + 1, table)
        block = document.findBlock(table.lastPosition() + 1)
    yield from _paragraphs(block, document.blockCount())


def _paragraphs(block: QTextBlock, end: int) -> Iterator[_Part]:
    while block.isValid() and block.blockNumber() < end:
        if not is_spare(block):
            yield _Part(block.position(), block.position() + block.length(), None)
        block = block.next()


# -- where a change has its place --------------------------------------------------------------


def _has_place(parts: list[_Part], change: Change) -> bool:
    first, was, now = change
    if first + len(was) > len(parts):
        return False
    if len(was) == len(now) == 1 and isinstance(was[0], Table) and isinstance(now[0], Table):
        return _are_alike(was[0], now[0]) and parts[first].table is not None
    if not all(isinstance(one, Paragraph) for one in (*was, *now)):
        return False
    if was and now:
        return True
    return _paragraph_at(parts, first - 1) or _paragraph_at(parts, first + len(was))


def _are_alike(was: Table, now: Table) -> bool:
    """Whether two tables differ in what their cells say alone."""
    forms = [(len(one.rows), one.columns, one.has_header, one.shares) for one in (was, now)]
    return forms[0] == forms[1]


def _paragraph_at(parts: list[_Part], place: int) -> bool:
    return 0 <= place < len(parts) and parts[place].table is None


# -- putting it there ----------------------------------------------------------------------------


def _put(cursor: QTextCursor, parts: list[_Part], change: Change) -> None:
    first, was, now = change
    paragraphs = [one for one in now if isinstance(one, Paragraph)]
    table = parts[first].table if was else None
    if table is not None and isinstance(was[0], Table) and isinstance(now[0], Table):
        _put_cells(table, was[0], now[0])
    elif was and now:
        cursor.setPosition(parts[first].start)
        cursor.setPosition(parts[first + len(was) - 1].end - 1, _KEEP)
        _write_over(cursor, paragraphs)
    elif was:
        _take_away(cursor, parts, first, len(was))
    elif _paragraph_at(parts, first - 1):
        cursor.setPosition(parts[first - 1].end - 1)
        _write_behind(cursor, paragraphs)
    else:
        _write_before(cursor, parts[first].start, paragraphs)


def _put_cells(table: QTextTable, was: Table, now: Table) -> None:
    for row, (old, new) in enumerate(zip(was.rows, now.rows, strict=True)):
        for column, (before, after) in enumerate(zip(old, new, strict=True)):
            if before != after:
                _put_cell(table, row, column, after)


def _put_cell(table: QTextTable, row: int, column: int, cell: Cell) -> None:
    found = cell_at(table, row, column)
    cursor = found.firstCursorPosition()
    cursor.setPosition(found.lastCursorPosition().position(), _KEEP)
    _write_over(cursor, list(cell) or [Paragraph()])


def _take_away(cursor: QTextCursor, parts: list[_Part], first: int, count: int) -> None:
    """Take paragraphs away with the separator that parts them from a paragraph beside them."""
    if _paragraph_at(parts, first - 1):
        cursor.setPosition(parts[first - 1].end - 1)
        cursor.setPosition(parts[first + count - 1].end - 1, _KEEP)
        cursor.removeSelectedText()
        return
    behind = parts[first + count].start
    cursor.setPosition(behind)
    look = cursor.blockFormat()
    cursor.setPosition(parts[first].start)
    cursor.setPosition(behind, _KEEP)
    cursor.removeSelectedText()
    cursor.setBlockFormat(look)


def _write_over(cursor: QTextCursor, paragraphs: list[Paragraph]) -> None:
    """Write paragraphs in place of what is selected, which are whole ones."""
    cursor.removeSelectedText()
    cursor.setBlockFormat(block_format(paragraphs[0]))
    cursor.setBlockCharFormat(QTextCharFormat())
    _write_runs(cursor, paragraphs[0])
    _write_behind(cursor, paragraphs[1:])


def _write_behind(cursor: QTextCursor, paragraphs: list[Paragraph]) -> None:
    """Write paragraphs behind the one the cursor ends."""
    for one in paragraphs:
        cursor.insertBlock(block_format(one), QTextCharFormat())
        _write_runs(cursor, one)


def _write_before(cursor: QTextCursor, start: int, paragraphs: list[Paragraph]) -> None:
    """Write paragraphs before the one that begins at a place, which keeps its look."""
    cursor.setPosition(start)
    cursor.insertBlock(cursor.blockFormat(), cursor.blockCharFormat())
    cursor.movePosition(QTextCursor.MoveOperation.PreviousBlock)
    _write_over(cursor, paragraphs)


def _write_runs(cursor: QTextCursor, paragraph: Paragraph) -> None:
    for run in paragraph.runs:
        cursor.insertText(letters_of(run), char_format(run))


def _show_anew(edit: RichTextEdit, after: Document) -> None:
    """Show a text whole, the cursor as many letters in as before."""
    place = edit.textCursor().position()
    edit.show_rich_text(after)
    cursor = edit.textCursor()
    cursor.setPosition(min(place, edit.document().characterCount() - 1))
    edit.setTextCursor(cursor)
