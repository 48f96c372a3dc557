"""Texts of the minutes: saved by their own edition, never over what was not seen."""

from __future__ import annotations

import pytest

from app.access import Right
from app.changes import Kind
from app.clock import FixedClock
from app.errors import InvalidInput, NotAllowed, NotFound, StaleRecord
from app.journal import history
from app.marks import Classification
from app.meetings.merging import merged
from app.meetings.states import WRITABLE, MeetingState
from app.meetings.tables import ITEMS, MEETINGS, TEXTS
from app.meetings.writing import (
    TextMoved,
    editions_of_text,
    save_text,
    text_at,
    text_editions,
    text_of,
)
from app.office import Office
from app.operators import OperatorDraft, add_operator
from app.rich_text import Document, Paragraph, Run, UnreadableText, plain_text, to_json
from app.text import LONG_LIMIT
from desks import ready_desks
from minutes_desks import write_along, write_over
from minutes_seat import body, items_of, meeting, row_of, rows, set_row


def text(office: Office, number: int, item: int | None = None) -> str:
    return plain_text(office.read(text_of, number, item).document)


def seated(office: Office, name: str, *rights: Right) -> None:
    """Let somebody else sit here."""
    office.sign_in_as()
    draft = OperatorDraft(
        name=name, full_name=f"همکار {name}", rights=frozenset(rights), clearance=Classification(0)
    )
    office.write(add_operator, draft)
    office.sign_in_as(name)


def test_a_text_is_saved_edition_by_edition(office: Office) -> None:
    number = meeting(office)
    before = row_of(office, number)
    assert office.read(text_of, number, None).edition == 0
    assert office.write(save_text, number, None, 0, body("یک")).value == 1
    assert office.write(save_text, number, None, 1, body("یک\nدو")).value == 2
    assert text(office, number) == "یک\nدو"
    after = row_of(office, number)
    # Writing is no deed: who read the meeting before can go on.
    assert after["version"] == before["version"]
    assert after["texts_saved"] == 2
    assert [one.edition for one in office.read(editions_of_text, number, None)] == [2, 1]
    assert plain_text(office.read(text_at, number, None, 1).document) == "یک"
    assert office.read(text_at, number, None, 0).document == Document()
    with pytest.raises(NotFound):
        office.read(text_at, number, None, 3)


def test_each_item_has_a_text_of_its_own(office: Office) -> None:
    number = meeting(office)
    first, second = items_of(office, number)
    office.write(save_text, number, first, 0, body("بند یک"))
    office.write(save_text, number, second, 0, body("بند دو"))
    office.write(save_text, number, None, 0, body("کلیات"))
    assert text(office, number, first) == "بند یک"
    assert text(office, number, second) == "بند دو"
    assert text(office, number) == "کلیات"
    assert office.read(text_editions, number) == {None: 1, first: 1, second: 1}
    assert [one.edition for one in office.read(editions_of_text, number, first)] == [1]


def test_the_same_text_again_is_no_new_edition(office: Office) -> None:
    number = meeting(office)
    office.write(save_text, number, None, 0, body("یک"))
    again = office.write(save_text, number, None, 0, body("یک"))
    assert again.value == 1
    assert not again.kinds
    assert len(rows(office, TEXTS)) == 1


def test_who_began_on_an_older_text_is_shown_the_newer(office: Office, clock: FixedClock) -> None:
    number = meeting(office)
    office.write(save_text, number, None, 0, body("الف"))
    seated(office, "sara", Right.READ_MEETINGS, Right.HOLD_MEETINGS)
    office.write(save_text, number, None, 1, body("الف\nاز سارا"))
    office.sign_in_as()
    with pytest.raises(TextMoved) as told:
        office.write(save_text, number, None, 1, body("الف\nاز من"))
    moved = told.value
    assert isinstance(moved, StaleRecord)
    assert "همکار sara" in moved.message
    assert (moved.theirs.edition, moved.theirs.by) == (2, "همکار sara")
    assert moved.theirs.at == clock.now()
    assert moved.base is not None
    assert plain_text(moved.base) == "الف"
    assert text(office, number) == "الف\nاز سارا"
    mine = Document((*moved.base.blocks, Paragraph((Run("از من"),))))
    found = merged(moved.base, mine, moved.theirs.document)
    office.write(save_text, number, None, 2, to_json(found.document))
    assert text(office, number) == "الف\nاز سارا\nاز من"


def test_only_minutes_that_are_being_written_are(office: Office) -> None:
    number = meeting(office)
    for state in MeetingState:
        set_row(office, MEETINGS, number, state=state.value)
        edition = office.read(text_of, number, None).edition
        if state in WRITABLE:
            office.write(save_text, number, None, edition, body(state.value))
            continue
        with pytest.raises(NotAllowed):
            office.write(save_text, number, None, edition, body(state.value))


def test_what_cannot_be_taken_is_refused(office: Office) -> None:
    number, other = meeting(office), meeting(office)
    with pytest.raises(UnreadableText):
        office.write(save_text, number, None, 0, "متن")
    with pytest.raises(InvalidInput) as told:
        office.write(save_text, number, None, 0, body("ا" * (LONG_LIMIT + 1)))
    assert told.value.field == "body"
    with pytest.raises(NotFound):
        office.write(save_text, number, items_of(office, other)[0], 0, body("یک"))
    with pytest.raises(NotFound):
        office.write(save_text, 999, None, 0, body("یک"))
    assert not rows(office, TEXTS)


def test_texts_are_tidied(office: Office) -> None:
    number = meeting(office)
    office.write(save_text, number, None, 0, body("  كتاب علي "))
    assert text(office, number) == "کتاب علی"


def test_rights_and_clearance_are_asked(office: Office) -> None:
    number = meeting(office)
    secret = meeting(office, classification=int(Classification.SECRET))
    seated(office, "reader", Right.READ_MEETINGS)
    office.read(text_of, number, None)
    with pytest.raises(NotAllowed):
        office.write(save_text, number, None, 0, body("یک"))
    seated(office, "writer", Right.HOLD_MEETINGS, Right.READ_MEETINGS)
    with pytest.raises(NotFound):
        office.write(save_text, secret, None, 0, body("یک"))
    with pytest.raises(NotFound):
        office.read(text_editions, secret)
    seated(office, "nobody")
    for question in (text_of, editions_of_text):
        with pytest.raises(NotAllowed):
            office.read(question, number, None)


def test_the_journal_names_who_writes_once(office: Office) -> None:
    number = meeting(office)
    for edition in range(5):
        office.write(save_text, number, None, edition, body(f"متن {edition}"))
    seated(office, "sara", Right.READ_MEETINGS, Right.HOLD_MEETINGS)
    office.write(save_text, number, None, 5, body("از سارا"))
    office.sign_in_as()
    said = [one for one in office.read(history, Kind.MEETING, number) if one.action == "save_text"]
    assert len(said) == 2


@pytest.mark.parametrize("place", [None, 0])
def test_two_desks_never_write_over_each_other(
    office: Office, store_url: str, place: int | None
) -> None:
    number = meeting(office)
    item = items_of(office, number)[place] if place is not None else None
    given = [(number, item, 0, f"میز {one}") for one in range(3)]
    desks = ready_desks(store_url, write_over, given)
    for desk in desks:
        desk.begin()
    assert sorted(desk.end() for desk in desks) == ["TextMoved", "TextMoved", "done"]
    assert len(rows(office, TEXTS, TEXTS.c.meeting_id == number)) == 1


def test_two_processes_write_one_text_and_nothing_is_lost(office: Office, store_url: str) -> None:
    number = meeting(office)
    count = 15
    desks = ready_desks(
        store_url, write_along, [(number, None, name, count) for name in ("الف", "ب")]
    )
    for desk in desks:
        desk.begin()
    assert [desk.end() for desk in desks] == ["done", "done"]
    written = text(office, number).split("\n")
    expected = [f"{name} {one}" for name in ("الف", "ب") for one in range(count)]
    assert sorted(written) == sorted(expected)
    for name in ("الف", "ب"):
        own = [line for line in written if line.startswith(name)]
        assert own == [f"{name} {one}" for one in range(count)]
    editions = [one.edition for one in office.read(editions_of_text, number, None)]
    assert editions == list(range(2 * count, 0, -1))


def test_two_processes_write_two_items_without_a_word(office: Office, store_url: str) -> None:
    number = meeting(office)
    given = [(number, item, 0, f"بند {item}") for item in items_of(office, number)]
    desks = ready_desks(store_url, write_over, given)
    for desk in desks:
        desk.begin()
    assert [desk.end() for desk in desks] == ["done", "done"]
    assert all(
        row["discussion_edition"] == 1 for row in rows(office, ITEMS, ITEMS.c.meeting_id == number)
    )
