"""Internal letters written here: drafted, signed, numbered in their own book, sent, closed."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pytest
from openpyxl import load_workbook

from app import journal
from app.changes import Kind
from app.check import check_store
from app.errors import InvalidFields, NotAllowed
from app.exchange import export_letters
from app.letterheads import Page
from app.letters import (
    DispatchDraft,
    LetterChannel,
    LetterDirection,
    LetterDraft,
    LetterFilter,
    LetterState,
    amend_draft,
    amend_letter,
    close_letter,
    dispatch_letter,
    draft_letter,
    letter_draft,
    letter_prints,
    letter_sheet,
    letter_version,
    list_letters,
    register_letter,
    return_for_changes,
    sign_letter,
    submit_for_approval,
    submit_for_signature,
    waive_letter_scan,
)
from app.marks import Classification
from app.office import Office
from letters_seat import Written


def taken(office: Office, letter: int, *steps: object) -> None:
    for step in steps:
        office.write(step, letter, office.read(letter_version, letter))  # type: ignore[arg-type]


def test_an_internal_letter_lives_like_one_that_goes_out(office: Office, written: Written) -> None:
    letter = written(direction=LetterDirection.INTERNAL)
    taken(office, letter, submit_for_approval, submit_for_signature, sign_letter)
    sheet = office.read(letter_sheet, letter)
    assert (sheet.number, sheet.register, sheet.state) == (
        "1405/د/1",
        "نامه‌های داخلی",
        LetterState.SIGNED,
    )
    assert sheet.written_here
    (printed,) = office.read(letter_prints, [letter], lambda _body: Page.A5)
    assert printed.paper.number == "1405/د/1"
    by_hand = DispatchDraft(channel=LetterChannel.BY_HAND, receipt="دبیرخانه معاونت")
    office.write(dispatch_letter, letter, sheet.version, [sheet.parties[0].id], by_hand)
    office.write(waive_letter_scan, letter, sheet.version + 1, "در زونکن")
    taken(office, letter, close_letter)
    assert office.read(letter_sheet, letter).state is LetterState.CLOSED
    assert check_store(office.database) == []


def test_one_that_came_on_paper_is_registered_as_before(office: Office, written: Written) -> None:
    draft = LetterDraft(direction=LetterDirection.INTERNAL, subject="یادداشت", wants_answer=False)
    note = office.write(register_letter, draft).value
    drafted = written(direction=LetterDirection.INTERNAL)
    sheet = office.read(letter_sheet, note)
    assert (sheet.number, sheet.state, sheet.written_here) == (
        "1405/د/1",
        LetterState.REGISTERED,
        False,
    )
    rows = office.read(list_letters, LetterFilter(direction=LetterDirection.INTERNAL))
    assert {row.id: row.written_here for row in rows} == {note: False, drafted: True}
    with pytest.raises(NotAllowed, match="در این دفتر نوشته نشده"):
        office.read(letter_prints, [note], lambda _body: Page.A5)


def test_a_draft_may_stay_inside_instead_and_asks_for_another_book(
    office: Office, written: Written
) -> None:
    letter = written()
    draft = office.read(letter_draft, letter)
    office.write(amend_draft, letter, 1, replace(draft, direction=LetterDirection.INTERNAL))
    sheet = office.read(letter_sheet, letter)
    assert (sheet.direction, sheet.register) == (LetterDirection.INTERNAL, "نامه‌های داخلی")
    told = [one.words for one in office.read(journal.history, Kind.LETTER, letter)]
    assert any("داخلی" in words for words in told)
    taken(office, letter, submit_for_signature)
    waits = office.read(letter_sheet, letter)
    back = replace(office.read(letter_draft, letter), direction=LetterDirection.OUTGOING)
    with pytest.raises(InvalidFields) as refused:
        office.write(amend_draft, letter, waits.version, back)
    assert [one.field for one in refused.value.problems] == ["direction"]
    office.write(return_for_changes, letter, waits.version, "به بیرون می‌رود")
    office.write(amend_draft, letter, waits.version + 1, back)
    taken(office, letter, submit_for_signature, sign_letter)
    assert office.read(letter_sheet, letter).number == "1405/ص/1"
    assert check_store(office.database) == []


def test_another_class_asks_for_another_book(office: Office, written: Written) -> None:
    letter = written(direction=LetterDirection.INTERNAL, classification=Classification.CONFIDENTIAL)
    assert office.read(letter_sheet, letter).register == "نامه‌های محرمانه"
    draft = office.read(letter_draft, letter)
    plain = replace(draft, classification=Classification.ORDINARY)
    office.write(amend_draft, letter, 1, plain)
    taken(office, letter, submit_for_signature, sign_letter)
    assert office.read(letter_sheet, letter).number == "1405/د/1"


def test_no_draft_is_of_a_letter_that_came_in(office: Office, written: Written) -> None:
    letter = written()
    draft = replace(office.read(letter_draft, letter), direction=LetterDirection.INCOMING)
    with pytest.raises(InvalidFields) as refused:
        office.write(amend_draft, letter, 1, draft)
    assert [one.field for one in refused.value.problems] == ["direction"]


def test_a_signed_one_is_not_corrected(office: Office, written: Written) -> None:
    letter = written(direction=LetterDirection.INTERNAL)
    taken(office, letter, submit_for_signature, sign_letter)
    draft = replace(office.read(letter_draft, letter), subject="دیگر")
    version = office.read(letter_version, letter)
    for amend in (amend_draft, amend_letter):
        with pytest.raises(NotAllowed, match="امضاشده"):
            office.write(amend, letter, version, draft)


def test_its_receiver_is_written_out_with_it(office: Office, written: Written) -> None:
    letter = written(direction=LetterDirection.INTERNAL)
    taken(office, letter, submit_for_signature, sign_letter)
    content, count = office.read(export_letters)
    sheet = load_workbook(BytesIO(content)).active
    assert sheet is not None
    cells = {str(cell) for row in sheet.iter_rows(values_only=True) for cell in row}
    assert (count, {"1405/د/1", "رضا احمدی"} <= cells) == (1, True)


def test_a_second_save_finds_its_record(office: Office, signer: int) -> None:
    draft = LetterDraft(
        direction=LetterDirection.INTERNAL, subject="ابلاغ", signer_id=signer, wants_answer=False
    )
    first = office.write(draft_letter, draft).value
    assert office.write(draft_letter, draft).value == first
