"""Letters of a case: one to each receiver, by the office's template or in words that come along."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest

from app.contacts import ContactDraft, PositionDraft, add_contact
from app.errors import InvalidFields, NotAllowed
from app.groups import GroupDraft, add_group
from app.letters import (
    LetterKind,
    LetterState,
    PartyDraft,
    TemplateDraft,
    add_template,
    letter_sheet,
)
from app.letters.body import body_document
from app.office import Office
from app.protocol import (
    CaseAction,
    CaseKind,
    LetterPurpose,
    begin_case_letter,
    take_case_step_back,
)
from app.protocol.letter_words import WORDS
from app.protocol.texts import LETTER_PURPOSES
from app.rich_text import Table, plain_text
from protocol_office import do, opened, sheet, take

MAYOR = PartyDraft(name="خانم رستگار", post="شهردار", organisation="شهرداری مهرآباد")


def text_of(office: Office, letter: int) -> str:
    return plain_text(body_document(office.read(letter_sheet, letter).body))


def begun(office: Office, case: int, purpose: LetterPurpose, *parties: PartyDraft) -> Any:
    return do(office, begin_case_letter, case, purpose, parties)


@pytest.mark.parametrize("purpose", list(LetterPurpose))
def test_each_purpose_has_words_whose_fields_are_all_filled(
    local_office: Office, purpose: LetterPurpose
) -> None:
    case = opened(local_office, CaseKind.OCCASION, subject="روز پرستار", place="تالار شهر")
    (letter,) = begun(local_office, case, purpose, MAYOR)
    made = local_office.read(letter_sheet, letter)
    assert made.subject == WORDS[purpose].subject.replace("{مناسبت}", "روز پرستار")
    assert "روز پرستار" in text_of(local_office, letter)
    assert "{" not in text_of(local_office, letter)
    assert made.state is LetterState.DRAFT
    (line,) = sheet(local_office, case).letters
    assert (line.letter_id, line.purpose, line.receiver) == (letter, purpose, "خانم رستگار")


def test_the_template_of_the_occasion_goes_before_the_general_one(office: Office) -> None:
    def template(name: str, body: str) -> None:
        kind = LetterKind.CONGRATULATION
        draft = TemplateDraft(name=name, kind=kind, subject="تبریک {مناسبت}", body=body)
        office.write(add_template, draft)

    template("تبریک سال نو", "سال نو مبارک")
    template("تسلیت", "تسلیت باد")
    case = opened(office, CaseKind.OCCASION, subject="روز پرستار")
    (letter,) = begun(office, case, LetterPurpose.CONGRATULATION, MAYOR)
    assert "تندرستی" in text_of(office, letter)  # no template is for it
    template("تبریک", "شادباش {گیرنده}، {سمت}")
    (letter,) = begun(office, case, LetterPurpose.CONGRATULATION, MAYOR)
    assert text_of(office, letter) == "شادباش خانم رستگار، شهردار"
    assert office.read(letter_sheet, letter).subject == "تبریک روز پرستار"
    template("تبریک روز پرستار", "پرستاران گرامی")
    (letter,) = begun(office, case, LetterPurpose.CONGRATULATION, MAYOR)
    assert text_of(office, letter) == "پرستاران گرامی"
    (letter,) = begun(office, case, LetterPurpose.CONDOLENCE, MAYOR)
    assert text_of(office, letter) == "تسلیت باد"


def test_a_group_is_unfolded_and_nobody_gets_two(office: Office) -> None:
    post = PositionDraft(title="مدیرکل")
    first = office.write(add_contact, ContactDraft(name="احمدی", positions=(post,))).value
    second = office.write(add_contact, ContactDraft(name="کریمی")).value
    group = office.write(add_group, GroupDraft(name="مدیران", contact_ids=(first, second))).value
    empty = office.write(add_group, GroupDraft(name="تهی")).value
    case = opened(office, CaseKind.CEREMONY)
    for nobody in ((), (PartyDraft(),), (PartyDraft(group_id=empty),)):
        with pytest.raises(InvalidFields) as error:
            begun(office, case, LetterPurpose.INVITATION, *nobody)
        assert error.value.problems[0].field == "receivers"
    parties = (PartyDraft(contact_id=first), PartyDraft(group_id=group), MAYOR)
    letters = begun(office, case, LetterPurpose.INVITATION, *parties)
    receivers = [one.receiver for one in sheet(office, case).letters]
    assert receivers == ["احمدی", "کریمی", "خانم رستگار"]
    assert len(set(letters)) == 3
    assert "برگزار می‌شود" in text_of(office, letters[0])
    assert sheet(office, case).last_step == "نامه دعوت برای ۳ گیرنده آماده شد."


def test_a_note_names_the_travellers_with_their_passports_as_written(office: Office) -> None:
    case = opened(office)
    (letter,) = begun(office, case, LetterPurpose.NOTE, PartyDraft(organisation="سفارت ترکمنستان"))
    (table,) = (
        block
        for block in body_document(office.read(letter_sheet, letter).body).blocks
        if isinstance(block, Table)
    )
    words = [[cell[0].runs[0].text for cell in row] for row in table.rows]
    assert words[1][:2] == ["۱", "کاوه مهرپرور"]
    assert words[1][4] == "A1234567"
    assert "ترکمنستان" in text_of(office, letter)


def test_taken_back_the_drafts_are_given_up(office: Office) -> None:
    case = opened(office)
    key = uuid4()
    version = sheet(office, case).version
    purpose = LetterPurpose.NOTE
    letters = office.write(begin_case_letter, case, version, purpose, (MAYOR,), key).value
    do(office, take_case_step_back, case)
    assert sheet(office, case).letters == ()
    assert office.read(letter_sheet, letters[0]).state is LetterState.WITHDRAWN
    take(office, case, CaseAction.CANCEL, state_reason="لغو شد")
    with pytest.raises(NotAllowed):
        begun(office, case, purpose, MAYOR)


def test_every_purpose_is_called_something() -> None:
    assert set(WORDS) == set(LetterPurpose)
    assert set(LETTER_PURPOSES) == {one.value for one in LetterPurpose}
