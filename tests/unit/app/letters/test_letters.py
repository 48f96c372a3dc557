"""The letter register: numbers, books, the path of a letter that came in, and of one of ours."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

import pytest

from app.changes import Kind
from app.clock import FixedClock
from app.errors import InvalidFields, InvalidInput, NotAllowed
from app.folder import FolderFilter, FolderPlace, Outcome, list_sheets
from app.folder_sources import sheet_returned
from app.letters import (
    BlockDraft,
    Deadlines,
    DispatchDraft,
    EnclosureDraft,
    LetterChannel,
    LetterDirection,
    LetterDraft,
    LetterFilter,
    LetterKind,
    LetterState,
    LetterWriteOff,
    LinkDraft,
    PaperPlace,
    PartyDraft,
    PartyRole,
    RegisterDraft,
    Relation,
    Stage,
    add_register,
    amend_letter,
    annul_letter,
    close_letter,
    count_letters,
    dispatch_letter,
    draft_letter,
    examine_letter,
    letter_draft,
    letter_sheet,
    list_blocks,
    list_letters,
    list_registers,
    move_paper,
    number_example,
    put_letter_in_folder,
    register_letter,
    reserve_numbers,
    same_letters,
    set_deadlines,
    settle_expired_blocks,
    sign_letter,
    submit_for_signature,
    suggest_letters,
    take_letter_step_back,
    waive_letter_scan,
    write_off_letter,
)
from app.marks import Classification
from app.office import Office
from app.order_sources import record_order_on
from app.orders import (
    AnswerDraft,
    OrderDraft,
    ReferralDraft,
    SightDraft,
    answer_referral,
    order_sheet,
    see_result,
    waive_scan,
)
from app.settings import close_day, office_calendar
from letters_seat import DAY, INCOMING, Came, Written

NOTED = OrderDraft(words="اقدام شود.", referrals=(ReferralDraft(name="معاونت عمرانی"),))


def test_numbers_are_of_each_book_and_without_a_gap(office: Office, came: Came) -> None:
    first, second = came(), came()
    secret = came(classification=Classification.CONFIDENTIAL)
    numbers = [office.read(letter_sheet, one).number for one in (first, second, secret)]
    assert numbers == ["1405/و/1", "1405/و/2", "1405/م/1"]


def test_the_highest_enclosure_decides_the_class(office: Office, came: Came) -> None:
    enclosure = EnclosureDraft(title="نقشه", classification=Classification.SECRET)
    sheet = office.read(letter_sheet, came(enclosures=(enclosure,)))
    assert sheet.classification is Classification.SECRET
    assert sheet.register == "نامه‌های محرمانه"


def test_the_class_of_what_came_in_is_not_ours_to_lower(office: Office, came: Came) -> None:
    letter = came(classification=Classification.CONFIDENTIAL)
    draft = replace(office.read(letter_draft, letter), classification=Classification.ORDINARY)
    with pytest.raises(InvalidFields) as refused:
        office.write(amend_letter, letter, 1, draft)
    assert [one.field for one in refused.value.problems] == ["classification"]


def test_a_correction_on_a_later_day_is_no_back_dating(
    office: Office, came: Came, clock: FixedClock
) -> None:
    letter = came()
    clock.advance(timedelta(days=3))
    draft = replace(office.read(letter_draft, letter), subject="راه و پل آبگرم")
    office.write(amend_letter, letter, 1, draft)
    sheet = office.read(letter_sheet, letter)
    assert (sheet.subject, sheet.back_dated, sheet.dated) == ("راه و پل آبگرم", False, DAY)


def test_back_dated_needs_its_reason_and_takes_todays_number(office: Office, came: Came) -> None:
    earlier = DAY - timedelta(days=5)
    with pytest.raises(InvalidFields) as refused:
        came(received_on=earlier)
    assert [one.field for one in refused.value.problems] == ["their_date", "back_dated_reason"]
    letter = came(received_on=earlier, their_date=None, back_dated_reason="در کیف پیک مانده بود")
    sheet = office.read(letter_sheet, letter)
    assert (sheet.number, sheet.back_dated, sheet.dated) == ("1405/و/1", True, earlier)


def test_the_same_letter_is_noticed_however_its_number_is_typed(office: Office, came: Came) -> None:
    came()
    found = office.read(
        same_letters, None, None, "اداره کل راه و شهرسازی", "123/45", INCOMING.their_date
    )
    assert [one.number for one in found] == ["1405/و/1"]
    assert [one.number for one in office.read(suggest_letters, "۱۴۰۵/و/1")] == ["1405/و/1"]


def test_references_are_seen_from_both_ends(office: Office, came: Came) -> None:
    first = came()
    second = came(links=(LinkDraft(relation=Relation.FOLLOWING, other_id=first),))
    (forth,) = office.read(letter_sheet, second).links
    (back,) = office.read(letter_sheet, first).links
    assert (forth.other_id, forth.number, forth.backwards) == (first, "1405/و/1", False)
    assert (back.other_id, back.backwards) == (second, True)


def test_from_the_folder_to_written_off(office: Office, came: Came) -> None:
    letter = came()
    office.write(examine_letter, letter, 1, "قابل طرح")
    office.write(put_letter_in_folder, letter, 2)
    sheet = office.read(letter_sheet, letter)
    assert (sheet.state, sheet.paper_place) == (LetterState.IN_FOLDER, PaperPlace.FOLDER)
    (lies,) = office.read(list_sheets, FolderFilter(place=FolderPlace.PREPARING))
    office.write(sheet_returned, lies.id, Outcome.ORDERED, NOTED)
    sheet = office.read(letter_sheet, letter)
    assert (sheet.state, sheet.stage) == (LetterState.ORDERED, Stage.SCAN_MISSING)
    (order,) = sheet.orders
    office.write(waive_scan, order.id, 1, "اصل نزد استاندار ماند")
    assert office.read(letter_sheet, letter).stage is Stage.TO_DELIVER
    referral = office.read(order_sheet, order.id).referrals[0].id
    with pytest.raises(NotAllowed, match="معاونت عمرانی"):
        office.write(write_off_letter, letter, sheet.version, LetterWriteOff.LETTER, "1405/ص/1", "")
    office.write(answer_referral, order.id, 2, referral, AnswerDraft(answer="راه تعمیر شد."))
    assert office.read(letter_sheet, letter).stage is Stage.WAITING_FOR_SIGHT
    office.write(see_result, order.id, 3, referral, SightDraft())
    assert office.read(letter_sheet, letter).stage is Stage.TO_TELL
    office.write(write_off_letter, letter, sheet.version, LetterWriteOff.LETTER, "1405/ص/1", "")
    sheet = office.read(letter_sheet, letter)
    assert (sheet.state, sheet.write_off_reference) == (LetterState.WRITTEN_OFF, "1405/ص/1")
    assert office.read(order_sheet, order.id).state == "closed"


def test_every_step_is_taken_back(office: Office, came: Came) -> None:
    letter = came()
    office.write(examine_letter, letter, 1)
    office.write(put_letter_in_folder, letter, 2)
    office.write(record_order_on, Kind.LETTER, letter, NOTED)
    for state, place in (
        (LetterState.IN_FOLDER, PaperPlace.FOLDER),
        (LetterState.EXAMINED, PaperPlace.DESK),
        (LetterState.REGISTERED, PaperPlace.DESK),
    ):
        version = office.read(letter_sheet, letter).version
        office.write(take_letter_step_back, letter, version)
        sheet = office.read(letter_sheet, letter)
        assert (sheet.state, sheet.paper_place) == (state, place)
    assert office.read(letter_sheet, letter).orders == () or all(
        one.state == "withdrawn" for one in office.read(letter_sheet, letter).orders
    )
    with pytest.raises(NotAllowed):
        office.write(take_letter_step_back, letter, office.read(letter_sheet, letter).version)


def test_an_annulled_number_stays(office: Office, came: Came) -> None:
    letter = came()
    with pytest.raises(InvalidInput):
        office.write(annul_letter, letter, 1, " ")
    office.write(annul_letter, letter, 1, "دو بار ثبت شد")
    assert office.read(letter_sheet, letter).state is LetterState.ANNULLED
    assert office.read(letter_sheet, came()).number == "1405/و/2"


def test_reserved_numbers_are_used_or_annulled(
    office: Office, came: Came, clock: FixedClock
) -> None:
    book = office.read(list_registers)[0]
    until = DAY + timedelta(days=2)
    block = office.write(
        reserve_numbers,
        BlockDraft(register_id=book.id, count=3, for_whom="دبیرخانه شب", valid_until=until),
    ).value
    assert office.read(letter_sheet, came()).number == "1405/و/4"
    used = came(block_id=block, serial=2)
    assert office.read(letter_sheet, used).number == "1405/و/2"
    clock.advance(timedelta(days=3))
    assert office.write(settle_expired_blocks).value == 2
    assert office.read(list_blocks) == []
    annulled = office.read(list_letters, LetterFilter(states=(LetterState.ANNULLED,)))
    assert sorted(one.number for one in annulled) == ["1405/و/1", "1405/و/3"]


def test_a_letter_of_ours_is_numbered_when_it_is_signed(office: Office, written: Written) -> None:
    letter = written()
    assert office.read(letter_sheet, letter).number == ""
    office.write(submit_for_signature, letter, 1)
    office.write(sign_letter, letter, 2)
    sheet = office.read(letter_sheet, letter)
    assert (sheet.number, sheet.signer_name) == ("1405/ص/1", "مریم کاویانی")
    party = sheet.parties[0].id
    by_hand = DispatchDraft(channel=LetterChannel.BY_HAND)
    with pytest.raises(InvalidFields, match="تحویل"):
        office.write(dispatch_letter, letter, 3, [party], by_hand)
    taken = replace(by_hand, receipt="نگهبان")
    office.write(dispatch_letter, letter, 3, [party], taken)
    with pytest.raises(NotAllowed, match="اسکن"):
        office.write(close_letter, letter, 4)
    office.write(waive_letter_scan, letter, 4, "در بایگانی")
    assert office.read(letter_sheet, letter).state is LetterState.DISPATCHED


def test_secret_letters_go_by_hand(office: Office, written: Written) -> None:
    letter = written(classification=Classification.SECRET)
    office.write(submit_for_signature, letter, 1)
    office.write(sign_letter, letter, 2)
    party = office.read(letter_sheet, letter).parties[0].id
    with pytest.raises(InvalidFields) as refused:
        office.write(
            dispatch_letter, letter, 3, [party], DispatchDraft(channel=LetterChannel.EMAIL)
        )
    assert [one.field for one in refused.value.problems] == ["channel", "receipt"]


def test_a_draft_without_receiver_or_signer_goes_nowhere(office: Office) -> None:
    draft = LetterDraft(direction=LetterDirection.OUTGOING, subject="تهنیت", wants_answer=False)
    letter = office.write(draft_letter, draft).value
    with pytest.raises(NotAllowed, match="گیرنده‌ای ندارد"):
        office.write(submit_for_signature, letter, 1)


def test_number_formats_are_shown_and_refused(office: Office) -> None:
    draft = RegisterDraft(name="عمرانی", unit="۱۴", template="{unit}/{yy}/{type}{serial:04}")
    assert number_example(draft, date(2026, 11, 22)) == "14/05/و0218"
    assert number_example(replace(draft, template="{serial}"), DAY) == ""
    with pytest.raises(InvalidFields):
        office.write(add_register, replace(draft, template="{year}{color}{serial}"))
    office.write(add_register, draft)
    assert len(office.read(list_registers)) == 5


def test_lent_paper_says_to_whom(office: Office, came: Came) -> None:
    letter = came()
    with pytest.raises(InvalidInput):
        office.write(move_paper, letter, 1, PaperPlace.LENT)
    office.write(move_paper, letter, 1, PaperPlace.LENT, "آقای سعیدی")
    assert office.read(letter_sheet, letter).paper_with == "آقای سعیدی"
    assert office.read(count_letters, LetterFilter(paper_place=PaperPlace.LENT)) == 1


def test_copies_are_parties_too(office: Office, came: Came) -> None:
    copy = PartyDraft(role=PartyRole.COPY, name="بایگانی", reason="جهت ضبط")
    sheet = office.read(letter_sheet, came(parties=(copy,)))
    assert [one.reason for one in sheet.copies] == ["جهت ضبط"]


def test_the_same_draft_is_registered_once(office: Office) -> None:
    number = office.write(register_letter, INCOMING).value
    assert office.write(register_letter, INCOMING).value == number


def test_a_registered_draft_finds_its_letter_though_it_could_not_be_taken_any_more(
    office: Office, clock: FixedClock
) -> None:
    number = office.write(register_letter, replace(INCOMING, received_on=DAY)).value
    clock.advance(timedelta(days=1))
    assert office.write(register_letter, replace(INCOMING, received_on=DAY)).value == number
    with pytest.raises(InvalidFields):
        office.write(register_letter, replace(INCOMING, received_on=DAY, request_key=uuid4()))


def test_a_deadline_counts_the_working_days_of_the_office(office: Office, came: Came) -> None:
    plain = office.read(letter_sheet, came()).due_on
    assert plain is not None
    office.write(close_day, DAY + timedelta(days=1), "برف", "")
    later = office.read(letter_sheet, came()).due_on
    assert later == office.read(office_calendar).add_work_days(plain, 1)
    office.write(set_deadlines, Deadlines(by_kind={LetterKind.LETTER.value: 2}))
    soon = office.read(office_calendar).add_work_days(DAY, 2)
    assert office.read(letter_sheet, came()).due_on == soon
