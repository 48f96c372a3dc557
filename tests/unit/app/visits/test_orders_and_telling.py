"""What the governor ordered on a visit, and that the visitor is told: one machinery of orders."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import pytest

from app.changes import Kind
from app.errors import InvalidInput, NotAllowed
from app.folder import FolderFilter, FolderPlace, Outcome, SheetRow, list_sheets
from app.folder_sources import sheet_returned, sheets_title, take_sheet_back
from app.office import Office
from app.order_sources import cover_papers, record_order_on, source_card
from app.orders import (
    AnswerDraft,
    Expected,
    OrderDraft,
    OrderState,
    ReferralDraft,
    Scan,
    TellingWay,
    answer_referral,
    order_sheet,
)
from app.reminders import ReminderDraft, ReminderFilter, list_reminders, set_reminder
from app.returned_sheets import attach_sheets
from app.sheet_groups import SheetFile
from app.visits import (
    Satisfaction,
    TellChannel,
    TellDraft,
    TellOutcome,
    VisitFilter,
    VisitState,
    VisitView,
    amend_visit,
    attach_visit_files,
    close_visit,
    count_visits,
    detach_visit_file,
    put_visit_in_folder,
    record_order_on_visit,
    satisfaction_of,
    take_visit_step_back,
    tell_visitor,
    visit_draft,
    withdraw,
)
from visits_seat import at, do, received, refused, requested, seen, sheet_of, state_of

ORDER = OrderDraft(words="آب روستا با تانکر رسانده شود.")
REFERRED = OrderDraft(
    words="بررسی و نتیجه گزارش شود.",
    referrals=(ReferralDraft(name="آب و فاضلاب", expected=Expected.ACTION),),
)
TOLD = TellDraft(words="گفته شد تانکر می‌آید.", channel=TellChannel.IN_PERSON)


def ordered(office: Office, visit: int, draft: OrderDraft = ORDER) -> int:
    """An order on a visit."""
    return office.write(record_order_on_visit, visit, draft).value


def test_an_order_knows_whom_to_tell(office: Office) -> None:
    visit = seen(office)
    order = office.write(record_order_on, Kind.VISIT, visit, ORDER).value
    sheet = office.read(order_sheet, order)
    assert (sheet.applicant, sheet.applicant_phone) == ("حسن رستگار", "0915 123 4567")
    assert sheet.source_number == sheet_of(office, visit).number
    assert [one.id for one in sheet_of(office, visit).orders] == [order]
    card = office.read(source_card, Kind.VISIT, visit)
    assert (card.title, card.applicant) == ("آب روستای بالاده", "حسن رستگار")
    (paper,) = office.read(cover_papers, [(Kind.VISIT, visit)])
    assert (paper.title, paper.record.enclosures) == ("ملاقات", "استشهاد محلی")


def test_nothing_is_ordered_on_whom_he_did_not_see(office: Office) -> None:
    visit = received(office)
    before = sheet_of(office, visit)
    with pytest.raises(NotAllowed, match="حاضر"):
        ordered(office, visit)
    assert sheet_of(office, visit) == before


def test_the_same_order_twice_is_one(office: Office) -> None:
    visit = seen(office)
    draft = replace(ORDER, request_key=uuid4())
    first = ordered(office, visit, draft)
    version = sheet_of(office, visit).version
    assert ordered(office, visit, draft) == first
    assert sheet_of(office, visit).version == version


def test_told_he_has_heard_of_his_orders_too(office: Office) -> None:
    visit = seen(office)
    order = ordered(office, visit)
    assert refused(InvalidInput, office, tell_visitor, visit, TellDraft()) == "words"
    do(office, tell_visitor, visit, TellDraft(outcome=TellOutcome.NO_ANSWER))
    sheet = sheet_of(office, visit)
    assert (sheet.state, sheet.attempts, sheet.told_at) == (VisitState.OUT, 1, None)
    assert office.read(order_sheet, order).told_at is None
    do(office, tell_visitor, visit, replace(TOLD, satisfaction=Satisfaction.SATISFIED))
    sheet = sheet_of(office, visit)
    assert (sheet.state, sheet.attempts) == (VisitState.TOLD, 2)
    assert sheet.satisfaction is Satisfaction.SATISFIED
    assert [one.outcome for one in sheet.tellings] == [TellOutcome.NO_ANSWER, TellOutcome.TOLD]
    told = office.read(order_sheet, order)
    assert told.told_at is not None
    assert told.told_way is TellingWay.IN_PERSON
    do(office, close_visit, visit, "دستور در جریان است")
    # Taking the closing back leaves what was told.
    do(office, take_visit_step_back, visit)
    assert office.read(order_sheet, order).told_at is not None
    do(office, take_visit_step_back, visit)
    sheet = sheet_of(office, visit)
    assert (sheet.state, sheet.attempts, sheet.satisfaction) == (VisitState.OUT, 1, None)
    assert len(sheet.tellings) == 1
    assert office.read(order_sheet, order).told_at is None


def test_an_order_that_waits_for_its_result_waits_on(office: Office) -> None:
    visit = seen(office)
    order = ordered(office, visit, REFERRED)
    do(office, tell_visitor, visit, TOLD)
    assert office.read(order_sheet, order).told_at is None
    assert "دستور" in sheet_of(office, visit).gaps[0]
    assert refused(InvalidInput, office, close_visit, visit) == "reason"
    found = office.read(order_sheet, order)
    answer = AnswerDraft(answer="رسانده شد", to_sight=False)
    office.write(answer_referral, order, found.version, found.referrals[0].id, answer)
    do(office, close_visit, visit, "نتیجه با دستور گفته می‌شود")
    assert office.read(order_sheet, order).state is OrderState.OPEN


def test_satisfaction_is_asked_after_he_was_told(office: Office) -> None:
    visit = seen(office)
    assert "گفته نشده" in refused(
        NotAllowed, office, satisfaction_of, visit, Satisfaction.SATISFIED
    )
    unfit = replace(TOLD, outcome=TellOutcome.BUSY, satisfaction=Satisfaction.PARTLY)
    assert refused(InvalidInput, office, tell_visitor, visit, unfit) == "satisfaction"
    do(office, tell_visitor, visit, TOLD)
    do(office, satisfaction_of, visit, Satisfaction.UNSATISFIED, "کاری نشد")
    sheet = sheet_of(office, visit)
    assert (sheet.satisfaction, sheet.satisfaction_words) == (
        Satisfaction.UNSATISFIED,
        "کاری نشد",
    )
    do(office, close_visit, visit)
    assert state_of(office, visit) is VisitState.CLOSED


def test_closed_untold_its_orders_know_why(office: Office) -> None:
    visit = seen(office)
    order = ordered(office, visit)
    do(office, close_visit, visit, "شماره‌ای ندارد")
    assert office.read(order_sheet, order).untold_reason == "شماره‌ای ندارد"
    do(office, take_visit_step_back, visit)
    assert not office.read(order_sheet, order).untold_reason


def test_an_order_goes_back_with_its_step(office: Office) -> None:
    visit = seen(office)
    ordered(office, visit)
    do(office, take_visit_step_back, visit)
    assert not sheet_of(office, visit).orders
    assert state_of(office, visit) is VisitState.OUT
    order = ordered(office, visit, REFERRED)
    found = office.read(order_sheet, order)
    answer = AnswerDraft(answer="رسانده شد", to_sight=False)
    office.write(answer_referral, order, found.version, found.referrals[0].id, answer)
    assert "دستور" in refused(NotAllowed, office, take_visit_step_back, visit)


def test_orders_say_what_the_visit_says_now(office: Office) -> None:
    visit = seen(office)
    order = ordered(office, visit)
    draft = replace(office.read(visit_draft, visit), visitor_name="حسین رستگار")
    do(office, amend_visit, visit, draft)
    assert office.read(order_sheet, order).applicant == "حسین رستگار"


def test_nobody_withdraws_while_an_order_runs(office: Office) -> None:
    visit = seen(office)
    do(office, take_visit_step_back, visit)
    do(office, take_visit_step_back, visit)
    ordered(office, visit)
    assert "دستور" in refused(NotAllowed, office, withdraw, visit, "رفت")


def lying(office: Office) -> list[SheetRow]:
    """What lies in the governor's folder."""
    return office.read(list_sheets, FolderFilter(place=FolderPlace.IN))


def test_his_form_comes_back_with_an_order(office: Office) -> None:
    visit = requested(office)
    do(office, put_visit_in_folder, visit)
    (sheet,) = lying(office)
    assert (sheet.kind, sheet.record_id) == (Kind.VISIT, visit)
    assert sheets_title(sheet.kind) == "فرم‌های ملاقات"
    assert sheet_of(office, visit).in_folder
    assert "کارتابل" in refused(NotAllowed, office, put_visit_in_folder, visit)
    office.write(sheet_returned, sheet.id, Outcome.ORDERED, ORDER)
    assert not lying(office)
    assert len(sheet_of(office, visit).orders) == 1
    office.write(take_sheet_back, sheet.id)
    assert len(lying(office)) == 1
    assert not sheet_of(office, visit).orders
    do(office, take_visit_step_back, visit)
    assert not lying(office)


def test_his_form_comes_back_seen_or_sent_back(office: Office) -> None:
    visit = requested(office)
    for outcome, words in ((Outcome.SEEN, "دید"), (Outcome.SENT_BACK, "برگرداند")):
        do(office, put_visit_in_folder, visit)
        (sheet,) = lying(office)
        office.write(sheet_returned, sheet.id, outcome, OrderDraft())
        assert words in sheet_of(office, visit).last_step
        office.write(take_sheet_back, sheet.id)
        assert len(lying(office)) == 1
        do(office, take_visit_step_back, visit)
        assert not lying(office)


def test_files_come_and_go(office: Office, tmp_path: Path) -> None:
    visit = seen(office)
    order = ordered(office, visit)
    paper = tmp_path / "استشهاد.pdf"
    paper.write_bytes(b"%PDF-1.4\n%%EOF\n")
    ((number, _name),) = office.write(attach_visit_files, visit, [paper]).value.added
    assert [one.id for one in sheet_of(office, visit).files] == [number]
    office.write(detach_visit_file, number)
    assert not sheet_of(office, visit).files
    # A scan that comes home by its code is the sheet he wrote on.
    assert office.read(order_sheet, order).scan is Scan.MISSING
    scan = SheetFile(Kind.VISIT, visit, None, "b.pdf", b"%PDF-1.5\n%%EOF\n")
    office.write(attach_sheets, [scan])
    assert office.read(order_sheet, order).scan is Scan.ATTACHED


def test_a_reminder_rests_with_its_visit(office: Office) -> None:
    visit = requested(office)
    draft = ReminderDraft(kind=Kind.VISIT, record_id=visit, at=at(8), note="زنگ بزن")
    office.write(set_reminder, draft)
    (row,) = office.read(list_reminders, ReminderFilter())
    assert "حسن رستگار" in row.subject
    do(office, withdraw, visit, "مشکل حل شد")
    assert not office.read(list_reminders, ReminderFilter())
    do(office, take_visit_step_back, visit)
    assert len(office.read(list_reminders, ReminderFilter())) == 1


def test_who_is_to_be_told_stands_in_a_list_of_his_own(office: Office) -> None:
    visit = seen(office)
    to_tell = VisitFilter(view=VisitView.TO_BE_TOLD)
    assert office.read(count_visits, to_tell) == 1
    do(office, tell_visitor, visit, TOLD)
    assert office.read(count_visits, to_tell) == 0
