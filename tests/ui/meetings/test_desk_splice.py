"""One text made another in an open editor: whatever the two are, it reads as it shall."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication

from app.rich_text import Block, Document, Table, from_plain
from rich_texts import documents
from ui.common.rich_text_edit import RichTextEdit
from ui.meetings.desk_splice import are_apart, changes_between, put_changes, show_changed

ANY = settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def shown(document: Document) -> RichTextEdit:
    """An editor with a text."""
    edit = RichTextEdit()
    edit.show_rich_text(document)
    return edit


@ANY
@given(documents, documents, st.data())
def test_any_text_becomes_any_other(
    qapp: QApplication, one: Document, other: Document, data: st.DataObject
) -> None:
    # Much of the one stands in the other, as where two desks write.
    kept = [block for block in one.blocks if data.draw(st.booleans())]
    wanted = _mixed(kept, list(other.blocks), data)
    edit = shown(one)
    before = edit.rich_text()
    after = shown(wanted).rich_text()
    show_changed(edit, changes_between(before, after), after)
    assert edit.rich_text() == after
    assert not edit.document().isModified()


def _mixed(kept: list[Block], fresh: list[Block], data: st.DataObject) -> Document:
    for block in fresh:
        kept.insert(data.draw(st.integers(0, len(kept))), block)
    return Document(tuple(kept))


def test_the_cursor_stays_in_its_word_and_one_undo_takes_it_back(qapp: QApplication) -> None:
    before = from_plain("اول\nدوم\nسوم")
    edit = shown(before)
    edit.moveCursor(QTextCursor.MoveOperation.End)
    after = from_plain("پیش از همه\nاول از آنها\nدوم\nسوم")
    assert put_changes(edit, changes_between(before, after))
    assert edit.rich_text() == after
    assert edit.textCursor().block().text() == "سوم"
    assert edit.textCursor().atBlockEnd()
    edit.undo()
    assert edit.rich_text() == before


def test_a_cell_changes_alone(qapp: QApplication) -> None:
    cell, other = (tuple(from_plain(text).paragraphs()) for text in ("خانه", "دیگر"))
    before = Document((Table(((cell, cell), (cell, cell))),))
    after = Document((Table(((cell, cell), (other, cell))),))
    edit = shown(before)
    assert put_changes(edit, changes_between(before, after))
    assert edit.rich_text() == after


def test_what_is_written_elsewhere_is_apart_and_in_the_same_paragraph_not() -> None:
    before, after = from_plain("یک\nدو"), from_plain("یک از آنها\nدو")
    changes = changes_between(before, after)
    assert are_apart(changes, before, from_plain("یک\nدو از من"))
    assert not are_apart(changes, before, from_plain("یک از من\nدو"))
    assert not are_apart(changes, before, from_plain("یک\nدو\nسه"))
