"""A text of the minutes as it is typed: saved, and merged with what another desk writes."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QTextCursor

from app.meetings.merging import Side
from app.meetings.states import MeetingState
from app.meetings.tables import MEETINGS
from app.meetings.writing import editions_of_text, save_text, text_of
from app.rich_text import Document, Paragraph, Run, Table, from_plain, plain_text, to_json
from minutes_seat import body, items_of, meeting, set_row
from seat import Seat
from ui.meetings.desk_text import DeskText, TextState


class Writing:
    """A person who writes one text, and another desk that writes it too."""

    def __init__(self, seat: Seat) -> None:
        self.seat = seat
        self.meeting = meeting(seat.other)
        self.item = items_of(seat.other, self.meeting)[0]
        self.said: list[str] = []
        self.field = self.opened()

    def opened(self) -> DeskText:
        """The text in an editor of this window."""
        saved = self.seat.other.read(text_of, self.meeting, self.item)
        window, held = self.seat.window, (saved.document, saved.edition)
        field = DeskText(window, self.meeting, self.item, "متن", held)
        field.joined.connect(self.said.append)
        field.refused.connect(self.said.append)
        field.resize(600, 400)
        field.show()
        self.seat.bot.addWidget(field)
        return field

    def type(self, text: str) -> None:
        """Type where the cursor is, as a key does."""
        self.field.text.insertPlainText(text)

    def to(self, operation: QTextCursor.MoveOperation) -> None:
        """Move the cursor."""
        self.field.text.moveCursor(operation)

    def save(self) -> None:
        """Save now, and wait until everything is quiet."""
        self.field.save()
        self.seat.settle()
        self.seat.until(lambda: self.field.state is not TextState.SAVING)

    def theirs(self, text: str | Document, edition: int | None = None) -> None:
        """The other desk saves."""
        wanted = body(text) if isinstance(text, str) else to_json(text)
        stands = self.seat.other.read(text_of, self.meeting, self.item).edition
        edition = stands if edition is None else edition
        self.seat.other.write(save_text, self.meeting, self.item, edition, wanted)

    def stored(self) -> str:
        """The text as the store has it."""
        saved = self.seat.other.read(text_of, self.meeting, self.item)
        return plain_text(saved.document)

    def shown(self) -> str:
        """The text as it stands here."""
        return plain_text(self.field.value())


@pytest.fixture
def writing(seat: Seat) -> Iterator[Writing]:
    """The text of an item, open here."""
    found = Writing(seat)
    yield found
    found.field.hide()


def lines(*texts: str) -> str:
    return "\n".join(texts)


def test_what_is_typed_is_saved_by_itself(writing: Writing) -> None:
    writing.type("بودجه بررسی شد.")
    assert writing.field.is_unsaved
    writing.seat.until(lambda: not writing.field.is_unsaved)
    assert writing.stored() == "بودجه بررسی شد."
    assert writing.field.edition == 1


def test_nothing_new_makes_no_edition(writing: Writing) -> None:
    writing.type("یک")
    writing.save()
    writing.type("x")
    writing.field.text.undo()
    writing.save()
    assert len(writing.seat.other.read(editions_of_text, writing.meeting, writing.item)) == 1


def test_what_is_typed_while_it_is_saved_is_saved_after(writing: Writing) -> None:
    writing.type("یک ")
    writing.field.save()
    writing.type("دو")
    writing.seat.until(lambda: not writing.field.is_unsaved)
    assert writing.stored() == "یک دو"


def test_another_desks_paragraphs_come_in_and_the_cursor_stays(writing: Writing) -> None:
    writing.theirs(lines("اول", "دوم", "سوم"))
    writing.field.look(1)
    writing.seat.settle()
    writing.seat.until(lambda: writing.field.edition == 1)
    writing.to(QTextCursor.MoveOperation.End)
    writing.type(" از من")
    writing.theirs(lines("اول از آنها", "دوم", "سوم"), 1)
    writing.save()
    writing.seat.until(lambda: not writing.field.is_unsaved)
    assert writing.stored() == lines("اول از آنها", "دوم", "سوم از من")
    assert writing.shown() == writing.stored()
    assert writing.field.text.textCursor().atEnd()
    assert writing.said


def test_theirs_appear_where_nothing_is_typed(writing: Writing) -> None:
    writing.theirs("نوشته آنها")
    writing.field.look(1)
    writing.seat.until(lambda: writing.shown() == "نوشته آنها")
    assert not writing.field.is_unsaved
    assert writing.field.edition == 1


def in_conflict(writing: Writing) -> None:
    """Both wrote the same paragraph."""
    writing.type("آب شهر قطع است")
    writing.save()
    writing.theirs("آب شهر دو روز قطع است", 1)
    writing.to(QTextCursor.MoveOperation.End)
    writing.type(" و برق هم")
    writing.save()
    writing.seat.until(lambda: writing.field.state is TextState.CONFLICT)


@pytest.mark.parametrize(
    ("side", "wanted"),
    [
        (Side.MINE, "آب شهر قطع است و برق هم"),
        (Side.THEIRS, "آب شهر دو روز قطع است"),
        (Side.BOTH, "آب شهر دو روز قطع است\nآب شهر قطع است و برق هم"),
    ],
)
def test_a_passage_both_wrote_is_asked_and_not_overwritten(
    writing: Writing, side: Side, wanted: str
) -> None:
    in_conflict(writing)
    assert writing.stored() == "آب شهر دو روز قطع است"
    assert writing.shown() == "آب شهر قطع است و برق هم"
    writing.field.settle([side])
    writing.seat.until(lambda: not writing.field.is_unsaved)
    assert writing.stored() == writing.shown() == wanted


def test_what_is_typed_while_it_is_asked_counts(writing: Writing) -> None:
    in_conflict(writing)
    writing.type(" و گاز")
    writing.field.settle([Side.MINE])
    writing.seat.until(lambda: not writing.field.is_unsaved)
    assert writing.stored() == "آب شهر قطع است و برق هم و گاز"


def test_a_table_between_is_merged_whole(writing: Writing) -> None:
    cell = (Paragraph((Run("خانه"),)),)
    table = Table(((cell, cell), (cell, cell)))
    before = Document((*from_plain("پیش").blocks, table, *from_plain("پس").blocks))
    writing.theirs(before)
    writing.field.look(1)
    writing.seat.until(lambda: writing.field.edition == 1)
    writing.to(QTextCursor.MoveOperation.End)
    writing.type(" از من")
    other = (Paragraph((Run("خانه دیگر"),)),)
    changed = Table(((cell, cell), (cell, other)))
    writing.theirs(Document((before.blocks[0], changed, before.blocks[2])), 1)
    writing.save()
    writing.seat.until(lambda: not writing.field.is_unsaved)
    assert writing.field.value().blocks == (
        before.blocks[0],
        changed,
        *from_plain("پس از من").blocks,
    )


def test_locked_minutes_take_nothing_and_lose_nothing(writing: Writing) -> None:
    writing.type("دیر نوشته")
    set_row(writing.seat.other, MEETINGS, writing.meeting, state=MeetingState.FINALISED.value)
    writing.save()
    assert writing.field.state is TextState.REFUSED
    assert writing.shown() == "دیر نوشته"
    assert writing.field.text.isReadOnly()
    assert writing.said


def test_what_was_left_unsaved_is_taken_up_over_what_others_wrote(writing: Writing) -> None:
    writing.theirs(lines("اول", "دوم"))
    writing.theirs(lines("اول از آنها", "دوم"))
    writing.field.hide()
    writing.field = writing.opened()
    writing.field.take_up(1, from_plain(lines("اول", "دوم از من")))
    writing.seat.until(lambda: not writing.field.is_unsaved)
    assert writing.stored() == writing.shown() == lines("اول از آنها", "دوم از من")
