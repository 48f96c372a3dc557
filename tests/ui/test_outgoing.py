"""Letters of ours by keys alone: written, approved, signed, numbered, sent, receipted, closed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import docx
import pytest

from app.letters import (
    LetterChannel,
    LetterDirection,
    LetterFilter,
    LetterSheet,
    LetterState,
    PartyRole,
    SignerDraft,
    amend_draft,
    amend_signer,
    body_document,
    letter_draft,
    letter_sheet,
    letter_texts,
    list_letters,
    list_signers,
    list_templates,
    register_letter,
    submit_for_signature,
)
from app.marks import Classification
from app.rich_text import plain_text
from app.text import latin_digits
from letters_seat import INCOMING
from nasty import NASTY
from outgoing_letters import CHIEF, DEPUTY, TEMPLATE, add_signers, add_usual_template, written
from scans import PDF
from seat import CALLER, Seat, key_of
from ui.letters.letter_papers import PRINTS, preview_letters, write_docx
from ui.letters.outgoing_form import LACKS, READY, OutgoingForm

SUBJECT = "بازسازی جاده احمدآباد"
DAY = date(2026, 7, 20)
TEXT = "خواهشمند است دستور فرمایید بازسازی شود."


@pytest.fixture
def letters(seat: Seat) -> Seat:
    """The seat with the letters page in sight, and two who sign."""
    add_signers(seat.other)
    seat.press(key_of("letters"))
    seat.settle()
    return seat


def page(seat: Seat) -> Any:
    return seat.page("letters")


def stand(seat: Seat, number: int) -> LetterSheet:
    """The letter in sight, once it is here as the store has it."""
    seat.settle()
    row = page(seat).table.current_row()
    if row is None or row.id != number:
        page(seat).show_kept(number)
        seat.settle()
    known = seat.other.read(letter_sheet, number)
    seat.until(lambda: page(seat).sheet is not None and page(seat).sheet.version == known.version)
    return known


def newest(seat: Seat) -> LetterSheet:
    seat.settle()
    number = max(row.id for row in seat.other.read(list_letters, LetterFilter()))
    return seat.other.read(letter_sheet, number)


def form(seat: Seat) -> OutgoingForm:
    found = seat.form()
    assert isinstance(found, OutgoingForm)
    return found


def field(seat: Seat, name: str) -> Any:
    """A field of the form in sight, of whatever kind."""
    return seat.form().fields[name]


def choose(seat: Seat, name: str, words: str) -> None:
    """Choose in a list of the form by the first letters, as keys do."""
    field = seat.go(name)
    seat.until(lambda: field.list.findText(words) >= 0 or field.list.count() > 1)
    while words not in field.list.currentText():
        before = field.list.currentIndex()
        seat.press("Down")
        assert field.list.currentIndex() != before, f"{words} is not offered"
    field.list.activated.emit(field.list.currentIndex())
    seat.settle()


def write_letter(seat: Seat) -> LetterSheet:
    """A letter written by keys from the first field to the last."""
    seat.press("Shift+F3")
    seat.settle()
    seat.take_suggestion("احمدی‌نیا")
    seat.write_in("subject", SUBJECT)
    choose(seat, "signer_id", CHIEF)
    seat.go("body")
    seat.type(TEXT)
    seat.go("copies")
    seat.type("فرمانداری نیشابور")
    seat.press("Ctrl+Return")
    seat.settle()
    assert page(seat).current_form() is None, seat.problems()
    sheet = newest(seat)
    return stand(seat, sheet.id)


def test_from_draft_to_receipt(letters: Seat, tmp_path: Path) -> None:
    seat = letters
    sheet = write_letter(seat)
    assert (sheet.number, sheet.state, sheet.subject) == ("", LetterState.DRAFT, SUBJECT)
    assert sheet.receivers[0].name == CALLER
    assert sheet.receivers[0].post == "دهیار"
    assert plain_text(body_document(sheet.body)) == TEXT
    seat.press("F11")
    assert stand(seat, sheet.id).state is LetterState.FOR_APPROVAL
    seat.press("Ctrl+Shift+F11")
    seat.write_in("reason", "مهلت هم نوشته شود")
    seat.press("Ctrl+Return")
    assert stand(seat, sheet.id).state is LetterState.DRAFT
    seat.press("Ctrl+Z")
    assert stand(seat, sheet.id).state is LetterState.FOR_APPROVAL
    seat.press("Shift+F11")
    assert stand(seat, sheet.id).state is LetterState.FOR_SIGNATURE
    seat.press("Ctrl+F11")
    seat.settle()
    seat.press("Ctrl+Return")
    signed = stand(seat, sheet.id)
    assert (signed.state, signed.number, signed.signer_name) == (
        LetterState.SIGNED,
        "1405/ص/1",
        CHIEF,
    )
    seat.until(lambda: "1405/ص/1" in latin_digits(page(seat).bar.text))
    seat.press("F12")
    seat.write_in("number", "۹۸۷۶۵")
    seat.press("Ctrl+Return")
    sent = stand(seat, sheet.id)
    assert sent.state is LetterState.DISPATCHED
    assert {one.channel for one in sent.parties} == {LetterChannel.POST}
    assert {one.channel_number for one in sent.parties} == {"98765"}
    seat.press("Shift+F12")
    seat.write_in("receipt", "دبیرخانه")
    seat.write_in("their_number", "۸۸/۱")
    seat.press("Ctrl+Return")
    assert stand(seat, sheet.id).parties[0].their_number == "88/1"
    seat.press("Ctrl+F12")
    seat.settle()
    assert "اسکن" in page(seat).bar.text
    assert stand(seat, sheet.id).state is LetterState.DISPATCHED
    scan = tmp_path / "signed.pdf"
    scan.write_bytes(PDF)
    page(seat)._detail.files.attach([scan])
    stand(seat, sheet.id)
    seat.press("Ctrl+F12")
    assert stand(seat, sheet.id).state is LetterState.CLOSED


def test_confidential_goes_by_hand_with_who_took_it(letters: Seat) -> None:
    seat = letters
    chief = next(one.id for one in seat.other.read(list_signers) if one.name == CHIEF)
    letter = written(seat.other, chief, classification=Classification.SECRET)
    seat.press("Ctrl+F5")
    stand(seat, letter)
    seat.press("Shift+F11")
    stand(seat, letter)
    seat.press("Ctrl+F11")
    seat.settle()
    seat.press("Ctrl+Return")
    assert stand(seat, letter).number == "1405/م/1"
    seat.press("F12")
    dispatch = seat.form()
    assert dispatch.fields["channel"].value() is LetterChannel.BY_HAND
    seat.press("Ctrl+Return")
    seat.settle()
    assert "تحویل" in seat.problems()["receipt"]
    dispatch.fields["channel"].set_value(LetterChannel.EMAIL)
    seat.write_in("receipt", "رضا احمدی")
    seat.press("Ctrl+Return")
    seat.settle()
    assert "فرستاده نمی‌شود" in seat.problems()["channel"]
    dispatch.fields["channel"].set_value(LetterChannel.BY_HAND)
    seat.press("Ctrl+Return")
    sheet = stand(seat, letter)
    assert sheet.state is LetterState.DISPATCHED
    assert {one.receipt for one in sheet.parties} == {"رضا احمدی"}


def test_a_substitute_signs_and_the_picture_asks_for_consent(letters: Seat) -> None:
    seat = letters
    sheet = write_letter(seat)
    seat.press("Shift+F11")
    stand(seat, sheet.id)
    seat.press("Ctrl+F11")
    seat.settle()
    by = field(seat, "by_id")
    seat.go("by_id")
    seat.press("Down")
    assert by.value() != by._values[0]
    seat.go("with_picture")
    seat.press("Space")
    seat.press("Ctrl+Return")
    seat.settle()
    assert DEPUTY in seat.problems()["with_picture"]
    seat.press("Space")
    seat.press("Ctrl+Return")
    signed = stand(seat, sheet.id)
    assert (signed.signer_name, signed.with_signature_image) == (DEPUTY, False)


def test_an_internal_letter_is_written_and_signed_by_keys(letters: Seat) -> None:
    seat = letters
    seat.press("Shift+F3")
    seat.settle()
    assert form(seat).title == "نامه صادره تازه"
    seat.type("معاونت عمرانی")
    seat.write_in("subject", SUBJECT)
    choose(seat, "signer_id", CHIEF)
    choose(seat, "direction", "داخلی")
    assert form(seat).title == "نامه داخلی تازه"
    seat.go("body")
    seat.type(TEXT)
    seat.press("Ctrl+Return")
    sheet = stand(seat, newest(seat).id)
    assert (sheet.direction, sheet.written_here) == (LetterDirection.INTERNAL, True)
    seat.press("F11")
    assert stand(seat, sheet.id).state is LetterState.FOR_APPROVAL
    seat.press("Ctrl+E")
    seat.settle()
    assert field(seat, "direction").value() is LetterDirection.INTERNAL
    seat.press("Esc")
    seat.settle()
    seat.press("Shift+F11")
    assert stand(seat, sheet.id).state is LetterState.FOR_SIGNATURE
    seat.press("Ctrl+F11")
    seat.settle()
    seat.press("Ctrl+Return")
    signed = stand(seat, sheet.id)
    assert (signed.number, signed.signed_by) == ("1405/د/1", seat.other.operator.full_name)
    assert {"print", "letter_dispatch", "letter_docx"} <= page(seat).available()
    assert [row.written_here for row in page(seat).table.selected_rows()] == [True]
    preview_letters(page(seat), (sheet.id,), with_copies=True)
    seat.until(seat.previews)
    seat.close_preview(seat.previews()[0])


def test_a_kept_internal_letter_opens_as_it_stood(letters: Seat) -> None:
    seat = letters
    seat.press("Shift+F3")
    seat.settle()
    seat.write_in("subject", SUBJECT)
    choose(seat, "direction", "داخلی")
    keeper = form(seat).keeper
    assert keeper is not None
    filled = keeper._filled()
    keeper.throw_away()
    form(seat).is_changed = False
    seat.press("Esc")
    seat.settle()
    page(seat).open_kept(filled)
    seat.settle()
    assert field(seat, "direction").value() is LetterDirection.INTERNAL
    assert form(seat).title == "نامه داخلی تازه"


def test_what_waits_for_my_signature_is_a_choice_of_the_list(letters: Seat) -> None:
    seat = letters
    chief = next(one for one in seat.other.read(list_signers) if one.name == CHIEF)
    mine, other = written(seat.other, chief.id), written(seat.other, chief.id, keywords="دیگر")
    seat.other.write(submit_for_signature, mine, 1)
    tied = SignerDraft(name=chief.name, post=chief.post, operator_id=seat.other.operator.id)
    seat.other.write(amend_signer, chief.id, chief.version, tied)
    box = page(seat)._filters.boxes["state"]
    box.setFocus()
    box.setCurrentIndex(box.findText("برای امضای من"))
    seat.until(lambda: [row.id for _at, row in page(seat).table.model().loaded()] == [mine])
    assert other != mine


def test_what_is_missing_is_said_while_it_is_written(letters: Seat) -> None:
    seat = letters
    seat.press("Shift+F3")
    seat.until(lambda: form(seat).lacks.startswith(LACKS))
    for words in ("گیرنده‌ای ندارد", "متن ندارد", "امضاکننده"):
        assert words in form(seat).lacks
    seat.type("رضا احمدی")
    seat.write_in("subject", SUBJECT)
    choose(seat, "signer_id", CHIEF)
    seat.go("body")
    seat.type("با سلام {گیرنده}")
    seat.until(lambda: "{گیرنده}" in form(seat).lacks)
    for _letter in "{گیرنده}":
        seat.press("Backspace")
    seat.until(lambda: form(seat).lacks == READY)


def test_a_draft_that_lacks_something_is_refused_in_words(letters: Seat) -> None:
    seat = letters
    seat.press("Shift+F3")
    seat.press("Ctrl+Return")
    seat.settle()
    assert "موضوع" in seat.problems()["subject"]
    seat.write_in("subject", SUBJECT)
    seat.press("Ctrl+Return")
    sheet = stand(seat, newest(seat).id)
    seat.press("F11")
    seat.settle()
    assert "گیرنده‌ای ندارد" in page(seat).bar.text
    assert seat.other.read(letter_sheet, sheet.id).state is LetterState.DRAFT


def test_a_template_fills_the_letter_and_asks_before_it_takes_a_text(
    letters: Seat, answers: list[object]
) -> None:
    seat = letters
    add_usual_template(seat.other)
    seat.press("Shift+F3")
    seat.settle()
    seat.type("رضا احمدی")
    seat.write_in("subject", SUBJECT)
    choose(seat, "template", TEMPLATE)
    assert "با سلام رضا احمدی" in plain_text(form(seat).fields["body"].value())
    answers.append(False)
    before = form(seat).fields["body"].value()
    field(seat, "template").list.activated.emit(1)
    seat.settle()
    assert form(seat).fields["body"].value() == before


def test_an_answer_starts_from_the_letter_it_answers(letters: Seat) -> None:
    seat = letters
    came = seat.other.write(register_letter, replace(INCOMING, their_date=DAY)).value
    seat.press("Ctrl+F5")
    stand(seat, came)
    seat.press("Ctrl+Shift+F3")
    seat.settle()
    seat.go("body")
    seat.type(TEXT)
    seat.press("Ctrl+Return")
    answer = newest(seat)
    assert answer.links[0].other_id == came
    assert answer.receivers[0].name == INCOMING.sender_name
    words = plain_text(body_document(answer.body))
    assert words.startswith("عطف به نامه شماره ۱۲۳/۴۵")
    assert words.endswith(TEXT)


def test_receivers_change_their_order_by_key(letters: Seat) -> None:
    seat = letters
    seat.press("Shift+F3")
    seat.settle()
    rows = field(seat, "receivers")
    for name in ("نخستین", "دومین"):
        rows.editor.lines[-1].party.line.setFocus()
        seat.type(name)
    rows.editor.lines[1].party.line.setFocus()
    seat.press("Alt+Up")
    assert [one.name for one in rows.value()] == ["دومین", "نخستین"]
    seat.press("Alt+Up")
    assert [one.name for one in rows.value()] == ["دومین", "نخستین"]
    seat.press("Alt+Down")
    assert [one.name for one in rows.value()] == ["نخستین", "دومین"]
    assert {one.role for one in rows.value()} == {PartyRole.RECEIVER}


def test_an_earlier_text_is_looked_at_and_brought_back(letters: Seat) -> None:
    seat = letters
    sheet = write_letter(seat)
    seat.press("Ctrl+E")
    seat.settle()
    seat.go("body")
    seat.press("Ctrl+A")
    seat.type("متن دیگر")
    seat.press("Ctrl+Return")
    stand(seat, sheet.id)
    seat.press("Alt+F12")
    seat.settle()
    seat.press("Down")
    editions = seat.form()
    seat.until(lambda: editions.text.toPlainText() == TEXT)  # type: ignore[attr-defined]  # the editions' own
    seat.press("Return")
    seat.settle()
    assert plain_text(form(seat).fields["body"].value()) == TEXT
    seat.press("Ctrl+Return")
    stand(seat, sheet.id)
    assert [one.edition for one in seat.other.read(letter_texts, sheet.id)] == [3, 2, 1]


def test_another_desks_words_are_offered_and_ours_stay(letters: Seat) -> None:
    seat = letters
    sheet = write_letter(seat)
    seat.press("Ctrl+E")
    seat.settle()
    theirs = seat.other.read(letter_draft, sheet.id)
    seat.other.write(
        amend_draft, sheet.id, sheet.version, replace(theirs, subject="موضوع میز دیگر")
    )
    seat.go("body")
    seat.type("همچنین ")
    seat.press("Ctrl+Return")
    seat.settle()
    assert form(seat).fields["subject"]._offer.isVisible()
    seat.press("Ctrl+Return")
    seat.settle()
    assert "همچنین" in plain_text(body_document(newest(seat).body))


def test_a_letter_that_was_parked_is_taken_up_as_it_stood(letters: Seat) -> None:
    seat = letters
    seat.press("Shift+F3")
    seat.settle()
    seat.type("رضا احمدی")
    seat.write_in("subject", SUBJECT)
    choose(seat, "signer_id", CHIEF)
    signer = form(seat).fields["signer_id"].value()
    seat.go("body")
    seat.type(TEXT)
    seat.press("F5")
    seat.settle()
    assert page(seat).current_form() is None
    seat.press("Shift+F5")
    seat.until(lambda: page(seat).current_form() is not None)
    seat.settle()
    assert plain_text(form(seat).fields["body"].value()) == TEXT
    assert form(seat).fields["signer_id"].value() == signer
    seat.press("Ctrl+Return")
    assert newest(seat).receivers[0].name == "رضا احمدی"


def test_the_text_takes_anything(letters: Seat) -> None:
    seat = letters
    seat.press("Shift+F3")
    seat.settle()
    seat.write_in("subject", SUBJECT)
    for text in NASTY:
        seat.paste_in("body", text)
    seat.press("Ctrl+Return")
    seat.settle()
    assert not seat.trouble
    sheet = newest(seat)
    stand(seat, sheet.id)
    assert not seat.trouble


def test_both_prints_are_shown_and_only_what_is_printed_is_counted(letters: Seat) -> None:
    seat = letters
    sheet = write_letter(seat)
    shown: list[bool] = []
    menu = page(seat)._detail.menu(PRINTS, shown.append)
    assert [one.text()[:2] for one in menu.actions()] == ["&1", "&2"]
    for action in menu.actions():
        action.trigger()
    assert shown == [True, False]
    for with_copies in shown:
        preview_letters(page(seat), (sheet.id,), with_copies=with_copies)
        seat.until(seat.previews)
        assert seat.previews()[0].document.pageCount() == 1
        seat.close_preview(seat.previews()[0])
        seat.activate(seat.window)
    assert seat.other.read(letter_sheet, sheet.id).printed_count == 0


def test_the_text_for_word_comes_back(letters: Seat, tmp_path: Path) -> None:
    seat = letters
    sheet = write_letter(seat)
    path = tmp_path / "letter.docx"
    write_docx(page(seat), sheet, path)
    seat.until(lambda: "letter.docx" in page(seat).bar.text)
    words = [one.text for one in docx.Document(str(path)).paragraphs]
    assert TEXT in words
    assert CHIEF in words


def test_templates_are_kept_in_settings(letters: Seat) -> None:
    seat = letters
    seat.press(key_of("settings"))
    seat.settle()
    tabs = seat.page("settings").tabs
    names = [tabs.tabText(place) for place in range(tabs.count())]
    tabs.setCurrentIndex(names.index("الگوهای نامه"))
    seat.write_in("name", "تهنیت")
    seat.go("body")
    seat.type("{استان} گرامی")
    seat.press("Ctrl+S")
    seat.settle()
    assert "{استان}" in seat.problems()["body"]
    seat.go("body")
    seat.press("Ctrl+A")
    seat.type("با سلام {گیرنده}")
    seat.press("Ctrl+S")
    seat.settle()
    (template,) = seat.other.read(list_templates)
    assert template.name == "تهنیت"
