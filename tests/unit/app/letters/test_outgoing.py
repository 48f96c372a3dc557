"""Letters of ours: their texts and templates, what they lack, their papers, and their dispatch."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from app.access import Right
from app.clock import FixedClock
from app.contacts import ContactDraft, add_contact
from app.errors import InvalidFields, NotAllowed
from app.folder import FolderFilter, Outcome, Purpose, list_sheets
from app.letterheads import Page
from app.letters import (
    DispatchDraft,
    DispatchFilter,
    LetterChannel,
    LetterDirection,
    LetterDraft,
    LetterKind,
    LetterState,
    LinkDraft,
    PartyDraft,
    PartyRole,
    Relation,
    SignerDraft,
    TemplateDraft,
    add_signer,
    add_template,
    amend_draft,
    amend_template,
    body_document,
    close_letter,
    dispatch_letter,
    draft_lacks,
    draft_letter,
    hands_for,
    left_to_close,
    letter_addresses,
    letter_draft,
    letter_from_template,
    letter_paper,
    letter_prints,
    letter_returned,
    letter_sheet,
    letter_texts,
    list_dispatches,
    list_signers,
    list_templates,
    receipt_came,
    remove_template,
    reply_draft,
    restore_template,
    return_for_changes,
    sign_letter,
    signers_for,
    submit_for_approval,
    submit_for_signature,
    waive_letter_scan,
    withdraw_consent,
)
from app.marks import Classification
from app.office import Office
from app.operators import OperatorDraft, add_operator
from app.orders import OrderDraft
from app.rich_text import Document, from_plain, plain_text, to_json
from letters_seat import Came
from outgoing_letters import CHIEF, DEPUTY, RECEIVER, add_signers, add_usual_template, written

NEW = LetterDraft(direction=LetterDirection.OUTGOING, subject="راه", wants_answer=False)


def a5(_body: Document) -> Page:
    return Page.A5


def state(office: Office, letter: int) -> LetterState:
    return office.read(letter_sheet, letter).state


def test_from_draft_to_receipt(office: Office) -> None:
    chief, _deputy = add_signers(office)
    letter = written(office, chief)
    office.write(submit_for_approval, letter, 1)
    office.write(return_for_changes, letter, 2, "بند دوم کوتاه شود")
    draft = office.read(letter_draft, letter)
    office.write(amend_draft, letter, 3, replace(draft, body="متن کوتاه"))
    version = office.read(letter_sheet, letter).version
    office.write(submit_for_approval, letter, version)
    office.write(submit_for_signature, letter, version + 1)
    office.write(sign_letter, letter, version + 2)
    sheet = office.read(letter_sheet, letter)
    assert (sheet.number, sheet.state) == ("1405/ص/1", LetterState.SIGNED)
    first, second = (one.id for one in sheet.parties)
    post = DispatchDraft(channel=LetterChannel.POST, number="۱۲۳۴۵")
    office.write(dispatch_letter, letter, sheet.version, [first], post)
    assert state(office, letter) is LetterState.SIGNED
    by_hand = DispatchDraft(channel=LetterChannel.BY_HAND, receipt="نگهبان")
    office.write(dispatch_letter, letter, sheet.version + 1, [second], by_hand)
    assert state(office, letter) is LetterState.DISPATCHED
    office.write(receipt_came, letter, sheet.version + 2, first, "", "۸۸/۱")
    left = left_to_close(office.read(letter_sheet, letter))
    assert left == ("اسکن نسخه امضاشده پیوست نشده است.",)
    office.write(waive_letter_scan, letter, sheet.version + 3, "نسخه کاغذی در زونکن است")
    office.write(close_letter, letter, sheet.version + 4)
    sheet = office.read(letter_sheet, letter)
    assert sheet.state is LetterState.CLOSED
    assert [one.their_number for one in sheet.parties] == ["88/1", ""]
    assert [one.edition for one in office.read(letter_texts, letter)] == [2, 1]


def test_confidential_by_hand(office: Office) -> None:
    chief, _deputy = add_signers(office)
    letter = written(office, chief, classification=Classification.SECRET)
    office.write(submit_for_signature, letter, 1)
    office.write(sign_letter, letter, 2)
    party = office.read(letter_sheet, letter).parties[0].id
    for channel in (LetterChannel.EMAIL, LetterChannel.ECE, LetterChannel.POST):
        draft = DispatchDraft(channel=channel, receipt="۱")
        with pytest.raises(InvalidFields) as refused:
            office.write(dispatch_letter, letter, 3, [party], draft)
        assert [one.field for one in refused.value.problems] == ["channel"]
    taken = DispatchDraft(channel=LetterChannel.BY_HAND, receipt="رضا احمدی")
    office.write(dispatch_letter, letter, 3, [party], taken)
    paper = office.read(letter_paper, letter)
    assert (paper.classification, paper.number) == ("سری", "1405/م/1")


def test_a_text_is_tidied_at_the_door_and_each_that_differs_stays(office: Office) -> None:
    letter = office.write(draft_letter, replace(NEW, body="متن نامه با ي و ك")).value
    sheet = office.read(letter_sheet, letter)
    assert sheet.body.startswith('{"version":1')
    assert plain_text(body_document(sheet.body)) == "متن نامه با ی و ک"
    draft = office.read(letter_draft, letter)
    office.write(amend_draft, letter, 1, draft)
    assert len(office.read(letter_texts, letter)) == 1
    office.write(amend_draft, letter, 1, replace(draft, body=to_json(from_plain("متن دیگر"))))
    texts = [plain_text(body_document(one.body)) for one in office.read(letter_texts, letter)]
    assert texts == ["متن دیگر", "متن نامه با ی و ک"]


def test_a_text_nobody_can_read_is_refused(office: Office) -> None:
    for body in ('{"version":99,"blocks":[]}', '{"blocks": 1}', '{"'):
        with pytest.raises(InvalidFields) as refused:
            office.write(draft_letter, replace(NEW, body=body))
        assert [one.field for one in refused.value.problems] == ["body"]


def test_what_a_letter_lacks_is_said_before_it_is_refused(office: Office) -> None:
    chief, _deputy = add_signers(office)
    empty = replace(NEW, body=to_json(from_plain(" \n ")))
    assert " ".join(office.read(draft_lacks, empty)) == (
        "گیرنده‌ای ندارد. متن ندارد. امضاکننده‌اش روشن نیست."
    )
    whole = replace(
        NEW, body="با سلام {گیرنده}", signer_id=chief, parties=(PartyDraft(name="رضا"),)
    )
    (left,) = office.read(draft_lacks, whole)
    assert "{گیرنده}" in left
    letter = office.write(draft_letter, whole).value
    with pytest.raises(NotAllowed, match="گیرنده"):
        office.write(submit_for_signature, letter, 1)
    assert office.read(draft_lacks, replace(whole, body="با سلام {رضا}")) == ()


def test_only_those_who_may_are_offered(office: Office) -> None:
    chief, deputy = add_signers(office)
    narrow = SignerDraft(
        name="حسن",
        post="کارشناس",
        highest_class=Classification.ORDINARY,
        kinds=(LetterKind.NOTICE,),
    )
    clerk = office.write(add_signer, narrow).value

    def offered(kind: LetterKind, classification: int) -> set[int]:
        return {one.id for one in office.read(signers_for, kind, classification)}

    assert offered(LetterKind.NOTICE, 0) == {chief, deputy, clerk}
    assert offered(LetterKind.LETTER, 0) == {chief, deputy}
    assert offered(LetterKind.NOTICE, 1) == {chief, deputy}
    letter = written(office, chief)
    assert [one.id for one in office.read(hands_for, letter)] == [chief, deputy]


def test_the_governors_letter_lies_in_his_folder(office: Office) -> None:
    governor = office.write(add_signer, SignerDraft(is_governor=True)).value
    letter = written(office, governor)
    office.write(submit_for_signature, letter, 1)
    (sheet,) = office.read(list_sheets, FolderFilter())
    assert (sheet.record_id, sheet.purpose) == (letter, Purpose.SIGNATURE)
    office.write(letter_returned, letter, Outcome.SIGNED, OrderDraft())
    assert office.read(letter_sheet, letter).number == "1405/ص/1"
    # It was numbered when it was signed, and is found by that.
    (sheet,) = office.read(list_sheets, FolderFilter(text="ص/۱ احمدآباد"))
    assert (sheet.outcome, sheet.number) == (Outcome.SIGNED, "1405/ص/1")
    again = written(office, governor)
    office.write(submit_for_signature, again, 1)
    office.write(letter_returned, again, Outcome.SENT_BACK, OrderDraft(words="کوتاه‌تر"))
    assert state(office, again) is LetterState.DRAFT


def test_what_was_not_sent_yet_is_refused(office: Office, clock: FixedClock) -> None:
    chief, _deputy = add_signers(office)
    letter = written(office, chief)
    party = office.read(letter_sheet, letter).parties[0].id
    post = DispatchDraft(channel=LetterChannel.POST)
    with pytest.raises(NotAllowed, match="امضا نشده"):
        office.write(dispatch_letter, letter, 1, [party], post)
    office.write(submit_for_signature, letter, 1)
    office.write(sign_letter, letter, 2)
    for draft, field in (
        (replace(post, at=clock.now() + timedelta(hours=1)), "at"),
        (replace(post, channel=None), "channel"),
        (replace(post, number="۱" * 5000), "number"),
    ):
        with pytest.raises(InvalidFields) as refused:
            office.write(dispatch_letter, letter, 3, [party], draft)
        assert [one.field for one in refused.value.problems] == [field]
    with pytest.raises(NotAllowed, match="هنوز برای"):
        office.write(receipt_came, letter, 3, party, "رضا")
    office.write(dispatch_letter, letter, 3, [party], post)
    with pytest.raises(NotAllowed, match="پیش از این"):
        office.write(dispatch_letter, letter, 4, [party], post)
    with pytest.raises(InvalidFields):
        office.write(receipt_came, letter, 4, party, "")


def test_a_template_fills_what_is_known_and_shows_what_is_not(office: Office, came: Came) -> None:
    chief, _deputy = add_signers(office)
    template = add_usual_template(office)
    letter = came()
    draft = replace(
        NEW,
        signer_id=chief,
        parties=(PartyDraft(name=RECEIVER),),
        links=(LinkDraft(relation=Relation.IN_REPLY_TO, other_id=letter),),
    )
    begun = office.read(letter_from_template, template, draft)
    words = plain_text(body_document(begun.body))
    assert "با سلام رضا احمدی" in words
    assert "نامه شماره ۱۲۳/۴۵ مورخ ۱۴۰۵/۰۸/۲۷" in words
    assert (begun.subject, begun.parties, begun.signer_id) == ("راه", draft.parties, chief)
    fresh = office.read(letter_from_template, template, replace(NEW, subject=""))
    assert fresh.subject == "پاسخ درباره {موضوع}"
    assert "{گیرنده}" in plain_text(body_document(fresh.body))


def test_templates_are_kept_amended_and_brought_back(office: Office) -> None:
    template = add_usual_template(office)
    (line,) = office.read(list_templates)
    with pytest.raises(InvalidFields) as refused:
        office.write(add_template, TemplateDraft(name=line.name, body="{استان} عزیز"))
    assert [one.field for one in refused.value.problems] == ["name", "body"]
    other = TemplateDraft(name="تهنیت", kind=LetterKind.CONGRATULATION, body="تبریک")
    office.write(amend_template, template, 1, other)
    assert office.read(list_templates)[0].kind is LetterKind.CONGRATULATION
    office.write(remove_template, template, 2)
    assert office.read(list_templates) == []
    office.write(add_template, other)
    with pytest.raises(InvalidFields, match="هست"):
        office.write(restore_template, template, 3)


def test_an_answer_begins_with_whom_and_what_it_answers(office: Office, came: Came) -> None:
    letter = came(classification=Classification.CONFIDENTIAL)
    draft = office.read(reply_draft, letter)
    assert (draft.parties[0].name, draft.classification) == (
        "رضا احمدی",
        Classification.CONFIDENTIAL,
    )
    words = plain_text(body_document(draft.body))
    assert words.startswith("عطف به نامه شماره ۱۲۳/۴۵ مورخ ۱۴۰۵/۰۸/۲۷،")
    answer = office.write(draft_letter, draft).value
    assert office.read(letter_sheet, answer).links[0].other_id == letter


def test_the_picture_is_printed_only_while_its_owner_agrees(office: Office) -> None:
    chief, deputy = add_signers(office)
    letter = written(office, chief)
    office.write(submit_for_signature, letter, 1)
    with pytest.raises(InvalidFields, match="رضایت"):
        office.write(lambda s: sign_letter(s, letter, 2, by_id=deputy, with_picture=True))
    office.write(lambda s: sign_letter(s, letter, 2, with_picture=True))
    assert office.read(letter_paper, letter).signer.image is not None
    version = next(one.version for one in office.read(list_signers) if one.id == chief)
    office.write(withdraw_consent, chief, version)
    signer = office.read(letter_paper, letter).signer
    assert (signer.name, signer.image) == (CHIEF, None)


def test_a_substitute_signs_in_the_place_of_another(office: Office) -> None:
    chief, deputy = add_signers(office)
    letter = written(office, chief)
    draft = office.read(letter_paper, letter)
    assert (draft.signer.name, draft.number, draft.written_on) == (CHIEF, "", None)
    office.write(submit_for_signature, letter, 1)
    office.write(lambda s: sign_letter(s, letter, 2, by_id=deputy))
    paper = office.read(letter_paper, letter)
    assert paper.signer.name == DEPUTY
    assert paper.signer.instead_of == "از طرف مدیرکل حوزه استاندار"
    assert paper.signer.post == "معاون مدیرکل حوزه استاندار"


def test_a_letter_on_paper_says_what_the_register_knows(office: Office) -> None:
    chief, _deputy = add_signers(office)
    contact = office.write(
        add_contact, ContactDraft(name="سعید", honorific="جناب آقای", city="مشهد", address="بهار ۲")
    ).value
    parties = (
        PartyDraft(contact_id=contact, post="مدیرکل", organisation="راه"),
        PartyDraft(role=PartyRole.COPY, name="فرمانداری", reason="جهت اطلاع"),
    )
    draft = replace(NEW, body="متن", signer_id=chief, parties=parties)
    letter = office.write(draft_letter, draft).value
    (one,) = office.read(letter_prints, (letter,), a5)
    assert one.letterhead.page is Page.A5
    assert one.paper.receivers[0].name == "جناب آقای سعید"
    assert one.paper.receivers[0].post == "مدیرکل راه"
    assert one.paper.copies[0].reason == "جهت اطلاع"
    assert one.paper.record == f"daftar:letter:{letter}"
    first, second = office.read(letter_addresses, (letter,))
    assert (first.address, second.name) == ("مشهد، بهار ۲", "فرمانداری")


def test_a_circular_has_a_sheet_for_each_receiver(office: Office) -> None:
    receivers = tuple(PartyDraft(name=f"فرماندار {number}") for number in range(1, 9))
    letter = office.write(draft_letter, replace(NEW, body="متن", parties=receivers)).value
    (one,) = office.read(letter_prints, (letter,), a5)
    assert len(one.sheets(with_copies=False)) == 8
    (kept,) = one.sheets(with_copies=True)
    assert len(kept.copies) == 8


def test_what_came_in_has_no_paper_of_ours(office: Office, came: Came) -> None:
    letter = came()
    with pytest.raises(NotAllowed, match="نوشته نشده"):
        office.read(letter_paper, letter)


def test_the_list_of_dispatch_is_of_some_days_and_one_channel(
    office: Office, clock: FixedClock
) -> None:
    chief, _deputy = add_signers(office)
    letter = written(office, chief)
    office.write(submit_for_signature, letter, 1)
    office.write(sign_letter, letter, 2)
    first, second = (one.id for one in office.read(letter_sheet, letter).parties)
    post = DispatchDraft(channel=LetterChannel.POST, number="۱۲۳")
    office.write(dispatch_letter, letter, 3, [first], post)
    fax = DispatchDraft(channel=LetterChannel.FAX)
    office.write(dispatch_letter, letter, 4, [second], fax)
    today = clock.today()
    lines = office.read(list_dispatches, DispatchFilter(from_day=today))
    assert {one.channel for one in lines} == {LetterChannel.POST, LetterChannel.FAX}
    (line,) = office.read(list_dispatches, DispatchFilter(LetterChannel.POST, today, today))
    assert (line.receiver, line.channel_number) == (
        "رضا احمدی، مدیرکل، اداره کل راه و شهرسازی",
        "123",
    )


def test_writing_a_letter_asks_the_right_to_register(office: Office) -> None:
    chief, _deputy = add_signers(office)
    letter = written(office, chief)
    reader = OperatorDraft(
        name="reader", full_name="خواننده", rights=frozenset({Right.READ_LETTERS})
    )
    office.sign_in(office.write(add_operator, reader).value)
    assert office.read(letter_paper, letter).subject
    for deed in (submit_for_approval, submit_for_signature):
        with pytest.raises(NotAllowed):
            office.write(deed, letter, 1)
    with pytest.raises(NotAllowed):
        office.write(add_template, TemplateDraft(name="الگو", body="متن"))
