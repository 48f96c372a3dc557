"""Letters by keys alone: registered, examined, in the folder, ordered, referred, written off."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu

from app.access import Right
from app.errors import InvalidFields, InvalidInput
from app.letters import (
    EnclosureDraft,
    LetterChannel,
    LetterDirection,
    LetterDraft,
    LetterFilter,
    LetterSheet,
    LetterState,
    LetterWriteOff,
    LinkDraft,
    PaperPlace,
    PartyDraft,
    PartyRole,
    Relation,
    Stage,
    amend_letter,
    letter_draft,
    letter_sheet,
    list_letters,
    register_letter,
)
from app.marks import Classification, Urgency
from app.operators import OperatorDraft, add_operator
from app.text import latin_digits
from scans import PDF
from seat import CALLER, NOW, UNIT, Seat, key_of
from ui.letter_watch import LetterWatch
from ui.letters.glance import LetterGlance
from ui.letters.lines import NOT_HERE, letter_lines
from ui.sections import SECTIONS

SUBJECT = "آسفالت راه روستای آبگرم"
COPY = PartyDraft(role=PartyRole.COPY, name="اداره کل راه", reason="جهت اطلاع")
DRAFT = LetterDraft(
    sender_name="رضا احمدی",
    organisation="اداره کل راه و شهرسازی",
    their_number="123/45",
    subject=SUBJECT,
    channel=LetterChannel.AUTOMATION,
)


@pytest.fixture
def letters(seat: Seat) -> Seat:
    """The seat with the letters page in sight."""
    seat.press(key_of("letters"))
    seat.settle()
    return seat


def page(seat: Seat) -> Any:
    return seat.page("letters")


def came(seat: Seat, **fields: Any) -> int:
    """A letter another desk registered, and this one stands on it."""
    draft = replace(DRAFT, request_key=uuid4(), **fields)
    number: int = seat.other.write(register_letter, draft).value
    seat.press("Ctrl+F5")
    stand(seat, number)
    return number


def stand(seat: Seat, number: int) -> LetterSheet:
    """The letter in sight, once it is here as the store has it."""
    seat.settle()
    if page(seat).table.current_row() is None or page(seat).table.current_row().id != number:
        page(seat).show_kept(number)
        seat.settle()
    known = seat.other.read(letter_sheet, number)
    seat.until(lambda: page(seat).sheet is not None and page(seat).sheet.version == known.version)
    return known


def newest(seat: Seat) -> LetterSheet:
    seat.settle()
    number = max(row.id for row in seat.other.read(list_letters, LetterFilter()))
    return seat.other.read(letter_sheet, number)


def stands(sheet: LetterSheet) -> tuple[Any, ...]:
    """What a step changes, without the trace it leaves."""
    return sheet.state, sheet.stage, sheet.paper_place, sheet.write_off, len(sheet.orders)


def twice(seat: Seat, number: int, deed: Callable[[], None]) -> LetterSheet:
    """Take a step, take it back by one key, and take it again."""
    before = stands(stand(seat, number))
    deed()
    done = stands(stand(seat, number))
    assert done != before
    seat.press("Ctrl+Z")
    seat.settle()
    assert stands(stand(seat, number))[:4] == before[:4]
    deed()
    sheet = stand(seat, number)
    assert stands(sheet)[:4] == done[:4]
    return sheet


def test_a_letter_is_registered_by_keys_and_its_number_stands_large(letters: Seat) -> None:
    seat = letters
    seat.press("F3")
    seat.take_suggestion("احمدی‌نیا")
    seat.type("۷۷/۱")
    seat.press("Return")
    seat.type("۵/۱")
    seat.press("Return")
    seat.type(SUBJECT)
    seat.press("Ctrl+Return")
    sheet = newest(seat)
    assert (sheet.sender_name, sheet.sender_post) == (CALLER, "دهیار")
    assert sheet.organisation == "فرمانداری قوچان"
    assert sheet.organisation_id is not None
    assert sheet.their_number == "77/1"
    assert sheet.due_on is not None
    seat.until(lambda: page(seat)._detail.number.property("kind") == "figure")
    assert "/" in page(seat)._detail.number.text()
    assert page(seat).current_form() is None
    seat.press("Return")
    assert stand(seat, sheet.id).state is LetterState.EXAMINED


def test_at_most_sixty_keys_beyond_the_texts(letters: Seat) -> None:
    """A whole letter: channel and its number, urgency, an enclosure, what it follows, a copy."""
    seat = letters
    first = came(seat)
    number = seat.other.read(letter_sheet, first).number
    pressed: list[str] = []

    def press(*keys: str) -> None:
        for one in keys:
            pressed.append(one)
            seat.press(one)

    def take(typed: str) -> None:
        line = seat.focused()
        seat.type(typed)
        seat.until(lambda: line.suggestions)  # type: ignore[attr-defined]  # a line that suggests
        press("Down", "Return")
        seat.settle()

    press("F3")
    take("احمدی‌نیا")
    seat.type("۹۸۷/م")
    press("Return")
    seat.type("۴/۱۵")
    press("Return")
    seat.type(SUBJECT)
    press("Return", "Left", "Left", "Left", "Left", "Return")
    seat.type("۴۴۱۲۰")
    press("Return", "Return", "Down", "Return", "Return", "Return", "Return", "Return")
    take(number)
    press("Return", "Down", "Return", "Return", "Return")
    seat.type("نقشه مسیر")
    press("Return")
    seat.type("۳")
    press("Return", "Return", "Return", "Return", "Return")
    take("عمرانی")
    press("Return")
    seat.type("جهت اقدام")
    press("Return", "Return", "Return")
    seat.type("راه")
    press("Return")
    seat.type("چکیده نامه")
    press("Ctrl+Return")
    sheet = newest(seat)
    assert page(seat).current_form() is None, seat.problems()
    assert sheet.channel is LetterChannel.AUTOMATION
    assert sheet.channel_number == "44120"
    assert sheet.urgency is Urgency.URGENT
    assert [(one.relation, one.other_id) for one in sheet.links] == [(Relation.FOLLOWING, first)]
    assert [(one.title, one.pages) for one in sheet.enclosures] == [("نقشه مسیر", 3)]
    assert [(one.name, one.reason) for one in sheet.copies] == [(UNIT, "جهت اقدام")]
    assert (sheet.keywords, sheet.summary) == ("راه", "چکیده نامه")
    assert len(pressed) <= 60, f"{len(pressed)} keys: {' '.join(pressed)}"


def test_from_the_desk_to_the_written_off_answer_each_step_taken_back_once(
    letters: Seat, tmp_path: Path
) -> None:
    seat = letters
    number = came(seat)

    def order() -> None:
        seat.press("F8")
        seat.settle()
        seat.write_in("words", "بررسی و نتیجه اعلام شود.")
        seat.write_in("referred_to", UNIT)
        seat.press("Ctrl+Return")
        seat.settle()
        seat.press(key_of("letters"))
        seat.settle()

    def write_off() -> None:
        seat.press("Ctrl+M")
        seat.settle()
        seat.write_in("reference", "۸۸/۲")
        seat.press("Ctrl+Return")

    twice(seat, number, lambda: seat.press("Alt+Y"))
    sheet = twice(seat, number, lambda: seat.press("Alt+K"))
    assert sheet.state is LetterState.IN_FOLDER
    assert sheet.paper_place is PaperPlace.FOLDER
    sheet = twice(seat, number, order)
    assert sheet.stage is Stage.SCAN_MISSING

    paper = tmp_path / "هامش.pdf"
    paper.write_bytes(PDF)
    page(seat)._detail.files.attach([paper])
    seat.settle()
    sheet = stand(seat, number)
    assert [one.name for one in sheet.files] == [paper.name]
    assert sheet.stage is Stage.TO_DELIVER

    def at_order(keys: str, **fields: str) -> None:
        seat.press(keys)
        seat.settle()
        for name, text in fields.items():
            seat.write_in(name, text)
        if fields:
            seat.press("Ctrl+Return")
        seat.settle()
        seat.until(lambda: seat.page("orders")._row() is not None)

    seat.press("Ctrl+Shift+F8")
    seat.settle()
    seat.until(lambda: "orders" in seat.window.pages and seat.page("orders")._row() is not None)
    at_order("Alt+A", answer="آسفالت شد.")
    seat.press("Ctrl+Z")
    seat.settle()
    assert seat.other.read(letter_sheet, number).stage is Stage.TO_DELIVER
    seat.until(lambda: seat.page("orders")._row() is not None)
    at_order("Alt+A", answer="آسفالت شد.")
    assert seat.other.read(letter_sheet, number).stage is Stage.WAITING_FOR_SIGHT
    at_order("Alt+G")
    seat.press("Ctrl+Return")
    seat.settle()
    assert seat.other.read(letter_sheet, number).stage is Stage.TO_TELL

    seat.press(key_of("letters"))
    sheet = twice(seat, number, write_off)
    assert sheet.state is LetterState.WRITTEN_OFF
    assert sheet.write_off is LetterWriteOff.LETTER
    assert not sheet.undone


def test_the_refusal_names_what_is_undone(letters: Seat) -> None:
    seat = letters
    number = came(seat)
    seat.press("Alt+J")
    seat.settle()
    seat.write_in("referred_to", UNIT)
    seat.press("Ctrl+Return")
    assert stand(seat, number).state is LetterState.REFERRED
    seat.press("Ctrl+M")
    seat.settle()
    seat.write_in("reference", "۸۸/۲")
    seat.press("Ctrl+Return")
    seat.settle()
    assert UNIT in seat.form().bar.text
    assert seat.form().fields["reference"].value() == "۸۸/۲"
    seat.form().is_changed = False


def test_the_folder_brings_a_letter_back_under_its_own_separator(letters: Seat) -> None:
    seat = letters
    number = came(seat)
    seat.press("Alt+K")
    stand(seat, number)
    seat.press(key_of("folder"))
    seat.settle()
    seat.until(lambda: seat.page("folder")._counts is not None)
    seat.press("F8")
    seat.settle()
    form = seat.form()
    (line,) = form.lines  # type: ignore[attr-defined]  # the batch entry
    labels = form.findChildren(QLabel)
    assert "نامه‌ها" in [label.text().strip("\u200f") for label in labels]
    line.words.setFocus()
    seat.type("برای اقدام به معاونت عمرانی.")
    seat.press("Return")
    seat.until(lambda: line.done is not None)
    seat.settle()
    assert seat.other.read(letter_sheet, number).state is LetterState.ORDERED


@pytest.mark.parametrize(("keys", "said"), [("Alt+6", "چیزی ننوشت"), ("Alt+7", "برگرداند")])
def test_seen_and_sent_back_by_one_key(letters: Seat, keys: str, said: str) -> None:
    seat = letters
    number = came(seat)
    seat.press("Alt+K")
    stand(seat, number)
    sheet = twice(seat, number, lambda: seat.press(keys))
    assert sheet.state is LetterState.EXAMINED
    assert said in sheet.last_step


def test_filed_without_a_referral_needs_a_reason_only_where_an_answer_is_owed(
    letters: Seat,
) -> None:
    seat = letters
    number = came(seat, wants_answer=False)
    seat.press("Alt+Shift+F2")
    assert stand(seat, number).state is LetterState.FILED
    owed = came(seat, their_number="2")
    seat.press("Alt+Shift+F2")
    seat.settle()
    seat.press("Ctrl+Return")
    seat.settle()
    assert seat.problems().keys() == {"reason"}
    seat.write_in("reason", "تکراری است.")
    seat.press("Ctrl+Return")
    assert stand(seat, owed).state is LetterState.FILED


def test_annulled_keeps_its_number(letters: Seat) -> None:
    seat = letters
    number = came(seat)
    seat.window.action("annul").trigger()
    seat.settle()
    seat.write_in("reason", "دوبار ثبت شد.")
    seat.press("Ctrl+Return")
    sheet = stand(seat, number)
    assert sheet.state is LetterState.ANNULLED
    assert sheet.number
    assert "دوبار ثبت شد." in page(seat)._detail._lines.texts()


def test_where_the_paper_lies_and_since_when(letters: Seat) -> None:
    seat = letters
    number = came(seat)
    seat.press("Alt+L")
    seat.settle()
    seat.type("زونکن ۱۲")
    seat.press("Ctrl+Return")
    sheet = stand(seat, number)
    assert (sheet.paper_place, sheet.paper_with) == (PaperPlace.SHELF, "زونکن ۱۲")
    seat.until(lambda: any("زونکن" in line for line in page(seat)._detail._lines.texts()))


def test_the_same_letter_is_told_in_the_form_and_shown_by_one_action(letters: Seat) -> None:
    seat = letters
    came(seat)
    seat.press("F3")
    seat.write_in("organisation", DRAFT.organisation)
    seat.write_in("their_number", "۱۲۳/۴۵")
    seat.press("Return")
    form = seat.form()
    seat.until(lambda: SUBJECT in form.bar.text)
    form.bar._action.click()
    seat.settle()
    glance = seat.window.findChild(LetterGlance)
    assert glance is not None
    assert SUBJECT in glance.lines.texts()
    glance.accept()
    assert form.fields["their_number"].value() == "۱۲۳/۴۵"
    form.is_changed = False


@pytest.mark.parametrize(
    ("channel", "fields"),
    [
        (LetterChannel.POST, {"channel_number"}),
        (LetterChannel.BY_HAND, {"bringer"}),
        (LetterChannel.ECE, {"batch", "channel_at"}),
        (LetterChannel.BARID, {"channel_number", "channel_at", "channel_operator"}),
    ],
)
def test_a_channel_shows_exactly_its_own_fields(
    letters: Seat, channel: LetterChannel, fields: set[str]
) -> None:
    seat = letters
    seat.press("F3")
    form = seat.form()
    form.fields["channel"].set_value(channel)
    form.fields["channel"].edited.emit()
    own = {"bringer", "channel_number", "batch", "channel_at", "channel_operator"}
    assert {name for name in own if not form.fields[name].isHidden()} == fields
    form.is_changed = False


def test_everything_wrong_is_said_beside_its_field_and_nothing_is_lost(letters: Seat) -> None:
    seat = letters
    seat.press("F3")
    form = seat.form()
    form.fields["channel"].set_value(LetterChannel.BY_HAND)
    form.fields["channel"].edited.emit()
    seat.write_in("their_date", "فردا")
    seat.write_in("keywords", "راه")
    seat.press("Ctrl+Return")
    seat.settle()
    assert seat.problems().keys() == {"sender_name", "subject", "bringer", "their_date"}
    assert form.fields["keywords"].value() == "راه"
    assert form.fields["sender_name"].editor.hasFocus()
    seat.write_in("received_on", "دیروز")
    seat.press("Return")
    assert not form.fields["back_dated_reason"].isHidden()
    form.is_changed = False


def test_a_deadline_of_ones_own_stays_when_the_kind_changes(letters: Seat) -> None:
    seat = letters
    seat.press("F3")
    form = seat.form()
    due = form.fields["due_on"]
    seat.until(lambda: due.value() is not None)
    computed = due.value()
    form.fields["urgency"].set_value(Urgency.IMMEDIATE)
    form.fields["urgency"].edited.emit()
    seat.until(lambda: due.value() != computed)
    seat.write_in("due_on", "+۲۰")
    seat.press("Return")
    own = due.value()
    form.fields["urgency"].set_value(Urgency.NORMAL)
    form.fields["urgency"].edited.emit()
    seat.settle()
    assert due.value() == own
    form.is_changed = False


def test_a_parked_letter_is_taken_up_with_its_rows(letters: Seat) -> None:
    seat = letters
    seat.press("F3")
    seat.type("رضا احمدی")
    seat.write_in("subject", SUBJECT)
    seat.go("enclosures")
    seat.type("نقشه")
    seat.go("links")
    seat.type("۱۴۰۵/۹۹")
    seat.press("F5")
    seat.settle()
    assert page(seat).current_form() is None
    seat.press("Shift+F5")
    seat.settle()
    seat.until(lambda: page(seat).current_form() is not None)
    seat.press("Ctrl+Return")
    sheet = newest(seat)
    assert [one.title for one in sheet.enclosures] == ["نقشه"]
    assert [one.number for one in sheet.links] == ["1405/99"]
    assert len(seat.other.read(list_letters, LetterFilter())) == 1


def test_an_internal_letter_goes_to_units(letters: Seat) -> None:
    seat = letters
    seat.press("Alt+Shift+F3")
    seat.type("دفتر فنی")
    seat.write_in("subject", "برنامه هفته")
    seat.go("receivers")
    seat.take_suggestion("عمرانی")
    seat.press("Ctrl+Return")
    sheet = newest(seat)
    assert sheet.direction is LetterDirection.INTERNAL
    assert [one.name for one in sheet.receivers] == [UNIT]


def test_another_desk_was_first_and_each_field_says_so(letters: Seat) -> None:
    seat = letters
    number = came(seat)
    seat.press("Ctrl+E")
    seat.settle()
    seat.write_in("keywords", "راه روستایی")
    theirs = replace(seat.other.read(letter_draft, number), subject="موضوع میز دیگر")
    seat.other.write(amend_letter, number, 1, theirs)
    seat.press("Ctrl+S")
    seat.settle()
    form = seat.form()
    seat.until(lambda: not form.fields["subject"]._offer.isHidden())
    assert "موضوع میز دیگر" in form.fields["subject"]._offer.text()
    assert form.fields["keywords"].value() == "راه روستایی"
    form.fields["subject"]._accept_offer()
    seat.press("Ctrl+Return")
    sheet = stand(seat, number)
    assert (sheet.subject, sheet.keywords) == ("موضوع میز دیگر", "راه روستایی")


def test_the_next_form_says_which_number_was_given(letters: Seat) -> None:
    seat = letters
    seat.press("F3")
    seat.type("رضا")
    seat.write_in("subject", SUBJECT)
    seat.press("Ctrl+Shift+Return")
    number = newest(seat).number
    form = seat.form()
    assert form.fields["subject"].value() == ""
    seat.until(lambda: form.bar.text)
    assert number in latin_digits(form.bar.text)


def typed_reference(seat: Seat, number: str) -> None:
    seat.press("F3")
    seat.type("رضا احمدی")
    seat.write_in("subject", SUBJECT)
    seat.go("links")
    seat.type(number)
    seat.press("Ctrl+Return")


def asked_which(seat: Seat) -> QMenu:
    seat.until(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


@pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)
def test_a_typed_reference_is_linked_asked_for_or_marked(letters: Seat) -> None:
    seat = letters
    first = came(seat, their_number="12")
    typed_reference(seat, "۱۲")
    assert [one.other_id for one in newest(seat).links] == [first]
    second = came(seat, their_number="12")
    typed_reference(seat, "۱۲")
    menu = asked_which(seat)
    # Esc leaves the sentence beside the field, and all that was typed.
    QTest.keyClick(menu, Qt.Key.Key_Escape)
    assert "چند نامه" in seat.problems()["links"]
    seat.press("Ctrl+Return")
    QTest.keyClick(asked_which(seat), Qt.Key.Key_Return)
    seat.until(lambda: page(seat).current_form() is None)
    assert [one.other_id for one in newest(seat).links] == [second]
    typed_reference(seat, "۱۲")
    menu = asked_which(seat)
    QTest.keyClick(menu, Qt.Key.Key_Up)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    seat.until(lambda: page(seat).current_form() is None)
    kept = newest(seat)
    assert [(one.other_id, one.number) for one in kept.links] == [(None, "12")]
    assert ("muted", NOT_HERE) in letter_lines(kept, NOW.date())


def test_a_reference_leads_both_ways_and_a_copy_is_marked_read(letters: Seat) -> None:
    seat = letters
    first = came(seat, parties=(COPY,))
    second = came(
        seat,
        their_number="2",
        links=(LinkDraft(relation=Relation.FOLLOWING, other_id=first),),
    )
    seat.press("Alt+F3")
    stand(seat, first)
    assert page(seat).table.current_row().id == first
    seat.press("Alt+F3")
    seat.settle()
    assert page(seat).table.current_row().id == second
    stand(seat, first)
    seat.press("Alt+C")
    sheet = stand(seat, first)
    assert sheet.copies[0].read_at is not None


def test_filters_and_what_the_foot_of_the_list_says(letters: Seat) -> None:
    seat = letters
    came(seat)
    came(seat, their_number="2", channel=LetterChannel.POST, subject="برق")
    filters = page(seat)._filters
    filters.show_filter(LetterFilter(channel=LetterChannel.POST))
    page(seat).reload(from_top=True)
    seat.settle()
    assert [row.subject for _place, row in page(seat).model.loaded()] == ["برق"]
    assert "۱ نامه در فهرست" in page(seat).status.text()
    assert "۲ در انتظار بررسی" in page(seat).status.text()
    assert filters.wanted() == LetterFilter(channel=LetterChannel.POST)
    assert "پست" in filters.words()
    seat.press("Ctrl+Shift+F")
    assert filters.wanted() == LetterFilter()


def test_who_may_not_read_letters_sees_none(opening: Any) -> None:
    seat: Seat = opening()
    draft = OperatorDraft(
        name="calls",
        full_name="کارشناس تلفن",
        rights=frozenset({Right.READ_CALLS, Right.LOG_CALLS}),
        clearance=Classification.ORDINARY,
    )
    seat.other.write(add_operator, draft)
    other: Seat = opening("calls")
    assert "letters" in {one.name for one in SECTIONS}
    assert "letters" not in other.window.navigation.names
    assert not other.window.action("new_letter").isEnabled()
    assert QApplication.focusWidget() is not None


def test_a_deadline_that_comes_near_is_told_once_over_the_page(opening: Any) -> None:
    seat: Seat = opening()
    due = seat.clock.today() + timedelta(days=1)
    draft = replace(DRAFT, request_key=uuid4(), due_on=due)
    number = seat.other.write(register_letter, draft).value
    watch = seat.window.findChild(LetterWatch)
    assert watch is not None
    watch.look()
    seat.settle()
    said = seat.page().bar.text
    assert SUBJECT in said
    assert "هشدار" in said
    assert seat.other.read(letter_sheet, number).warned > 0
    seat.page().bar.hide()
    watch.look()
    seat.settle()
    assert not seat.page().bar.text
    seat.press(key_of("today"))
    seat.settle()
    ((_place, line),) = seat.page("today").listings["letters_due"].model.loaded()
    assert line.record_id == number


def test_a_parked_referral_is_taken_up_and_saved_once(letters: Seat) -> None:
    seat = letters
    number = came(seat)
    seat.press("Alt+J")
    seat.settle()
    seat.write_in("referred_to", UNIT)
    seat.press("F5")
    seat.settle()
    seat.press("Shift+F5")
    seat.settle()
    seat.until(lambda: page(seat).current_form() is not None)
    assert seat.form().fields["referred_to"].value() == UNIT
    seat.press("Ctrl+Return")
    sheet = stand(seat, number)
    assert sheet.state is LetterState.REFERRED
    assert len(sheet.orders) == 1


def test_a_form_is_kept_as_secret_as_its_most_secret_enclosure(letters: Seat) -> None:
    seat = letters
    seat.press("F3")
    form = seat.form()
    secret = EnclosureDraft(title="نقشه", classification=Classification.SECRET)
    form.fields["enclosures"].set_value((secret, EnclosureDraft(title="فهرست")))
    assert form.classification() == int(Classification.SECRET)


def test_what_is_wrong_with_a_field_out_of_sight_is_said_in_the_form(letters: Seat) -> None:
    seat = letters
    seat.press("F3")
    form = seat.form()
    form.show_error(InvalidFields([InvalidInput("receivers", "گیرنده‌ای نیست.")]))
    assert form.bar.text == "گیرنده‌ای نیست."


def test_who_only_reads_letters_takes_no_step(opening: Any) -> None:
    seat: Seat = opening()
    number = seat.other.write(register_letter, replace(DRAFT, request_key=uuid4())).value
    draft = OperatorDraft(
        name="reader", full_name="خواننده", rights=frozenset({Right.READ_CALLS, Right.READ_LETTERS})
    )
    seat.other.write(add_operator, draft)
    other: Seat = opening("reader")
    other.show_section("letters")
    stand(other, number)
    assert not {"letter_examined", "letter_to_folder", "amend", "new"} & page(other).available()
    other.press("Return")
    other.press("Alt+Y")
    other.settle()
    assert other.other.read(letter_sheet, number).state is LetterState.REGISTERED
