"""Each deed on an entry: what it does, what it says, and when it is refused."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from agenda_seat import TOMORROW, at, do, last_words, refused, requested, state_of, version_of, when
from app.agenda import (
    Answer,
    AttendeeDraft,
    AttendeeRole,
    EventFilter,
    EventKind,
    EventState,
    EventView,
    Inviter,
    LinkedRecord,
    Move,
    Opinion,
    Origin,
    ReviewDraft,
    amend_event,
    answer_review,
    ask_completion,
    ask_review,
    cancel_event,
    choose_signed_up,
    close_event,
    completed_event,
    event_counts,
    event_draft,
    event_held,
    event_sheet,
    events_of_record,
    fix_event,
    follow_up_event,
    invitations_out,
    link_record,
    list_events,
    minutes_received,
    move_event,
    postpone_event,
    record_answer,
    reject_event,
    report_event,
    schedule_event,
    sign_up,
    touched_seen,
    what_hangs_on,
)
from app.changes import Kind
from app.clock import FixedClock
from app.errors import InvalidFields, InvalidInput, NotAllowed, NotFound
from app.journal import history
from app.office import Office
from app.order_sources import record_order_on
from app.orders import OrderDraft

TODAY = date(2026, 11, 22)
EARLIER = when(8, day=TODAY)


# -- review --------------------------------------------------------------------------------


def test_a_review_is_over_when_all_have_answered(office: Office) -> None:
    event = requested(office)
    do(office, ask_review, event, ReviewDraft(reviewer="معاون عمرانی"))
    do(office, ask_review, event, ReviewDraft(reviewer="معاون سیاسی", due_on=TOMORROW))
    first, second = office.read(event_sheet, event).reviews
    do(office, answer_review, event, first.id, ReviewDraft(opinion=Opinion.SUITABLE))
    assert state_of(office, event) is EventState.IN_REVIEW
    no = ReviewDraft(opinion=Opinion.NOT_SUITABLE, words="تکراری است", rule_cited="ماده ۳")
    do(office, answer_review, event, second.id, no)
    sheet = office.read(event_sheet, event)
    assert sheet.state is EventState.REQUESTED
    assert (sheet.reviews[1].words, sheet.reviews[1].rule_cited) == ("تکراری است", "ماده ۳")
    assert sheet.reviews[1].answered_on == TODAY
    assert last_words(office, event) == "نظر «معاون سیاسی»: نامناسب: تکراری است"
    assert "ثبت شده" in refused(NotAllowed, office, answer_review, event, second.id, no)


def test_a_request_is_completed(office: Office) -> None:
    event = requested(office)
    do(office, ask_review, event, ReviewDraft(reviewer="معاون"))
    review = office.read(event_sheet, event).reviews[0].id
    lacks = ReviewDraft(opinion=Opinion.NEEDS_COMPLETION, words="گزارش پیوست شود")
    do(office, answer_review, event, review, lacks)
    sheet = office.read(event_sheet, event)
    assert (sheet.state, sheet.state_reason) == (EventState.NEEDS_COMPLETION, "گزارش پیوست شود")
    assert "نیازمند تکمیل" in refused(NotAllowed, office, schedule_event, event, when(10))
    do(office, completed_event, event)
    assert office.read(event_sheet, event).state_reason == ""
    do(office, ask_completion, event, "نام حاضران")
    do(office, reject_event, event, "تکمیل نشد")
    do(office, completed_event, event)
    assert state_of(office, event) is EventState.REQUESTED
    assert refused(NotAllowed, office, completed_event, event)


def test_a_hold_stays_a_hold_while_its_review_runs(local_office: Office) -> None:
    event = requested(local_office, when=when(10), tentative=True)
    do(local_office, ask_review, event, ReviewDraft(reviewer="معاون"))
    assert state_of(local_office, event) is EventState.TENTATIVE


def test_a_hold_that_was_rejected_comes_back_without_its_time(office: Office) -> None:
    event = requested(office, when=when(10), tentative=True)
    do(office, reject_event, event, "سبب")
    assert office.read(event_sheet, event).starts_at == at(10)
    do(office, completed_event, event)
    sheet = office.read(event_sheet, event)
    assert (sheet.state, sheet.starts_at) == (EventState.REQUESTED, None)


REVIEWS_REFUSED: list[tuple[str, ReviewDraft]] = [
    ("reviewer", ReviewDraft()),
    ("reviewer", ReviewDraft(reviewer="معاون")),
    ("due_on", ReviewDraft(reviewer="دیگری", due_on=TODAY - timedelta(days=1))),
    ("reviewer_id", ReviewDraft(reviewer_id=99)),
]
OPINIONS_REFUSED: list[tuple[str, ReviewDraft]] = [
    ("opinion", ReviewDraft()),
    ("words", ReviewDraft(opinion=Opinion.NOT_SUITABLE)),
    ("words", ReviewDraft(opinion=Opinion.NEEDS_COMPLETION)),
    ("answered_on", ReviewDraft(opinion=Opinion.SUITABLE, answered_on=TOMORROW)),
    ("answered_on", ReviewDraft(opinion=Opinion.SUITABLE, answered_on=date(2026, 11, 1))),
]


def test_bad_reviews_are_refused(local_office: Office) -> None:
    event = requested(local_office)
    do(local_office, ask_review, event, ReviewDraft(reviewer="معاون"))
    review = local_office.read(event_sheet, event).reviews[0].id
    for field, draft in REVIEWS_REFUSED:
        assert refused(InvalidFields, local_office, ask_review, event, draft) == field
    for field, draft in OPINIONS_REFUSED:
        both = (InvalidFields, InvalidInput)
        assert refused(both, local_office, answer_review, event, review, draft) == field
    assert refused(NotFound, local_office, answer_review, event, 99, ReviewDraft())


def test_a_superior_is_moved_and_never_refused(local_office: Office) -> None:
    event = requested(local_office, origin=Origin.SUPERIOR, when=when(10), tentative=True)
    words = refused(NotAllowed, local_office, reject_event, event, "سبب")
    assert words == "درخواست مقام بالاتر رد نمی‌شود؛ می‌توانید زمان آن را جابه‌جا کنید."
    do(local_office, move_event, event, when(8))
    assert local_office.read(event_sheet, event).starts_at == at(8)


# -- its time ------------------------------------------------------------------------------


def test_a_time_is_given_fixed_moved_postponed_and_cancelled(office: Office) -> None:
    event = requested(office)
    do(office, schedule_event, event, when(10, travel_before=20), tentative=True, place="سالن")
    sheet = office.read(event_sheet, event)
    assert (sheet.state, sheet.place, sheet.travel_before) == (EventState.TENTATIVE, "سالن", 20)
    assert last_words(office, event) == "برای ۱۴۰۵/۰۹/۰۲ ۱۰:۰۰ تا ۱۱:۰۰ رزرو موقت شد."
    do(office, fix_event, event)
    do(office, move_event, event, when(8), "سفر استاندار")
    assert last_words(office, event) == (
        "از ۱۴۰۵/۰۹/۰۲ ۱۰:۰۰ تا ۱۱:۰۰ به ۱۴۰۵/۰۹/۰۲ ۰۸:۰۰ تا ۰۹:۰۰ جابه‌جا شد: سفر استاندار"
    )
    assert do(office, move_event, event, when(8)) == event
    do(office, postpone_event, event, "تعطیلی")
    sheet = office.read(event_sheet, event)
    assert (sheet.state, sheet.starts_at, sheet.moved_count) == (EventState.POSTPONED, None, 2)
    do(office, schedule_event, event, when(13))
    do(office, cancel_event, event, "انصراف درخواست‌کننده")
    sheet = office.read(event_sheet, event)
    assert (sheet.state, sheet.state_reason) == (EventState.CANCELLED, "انصراف درخواست‌کننده")
    assert sheet.starts_at == at(13)
    assert [(one.move, one.reason, one.from_start, one.to_start) for one in sheet.moves] == [
        (Move.MOVED, "سفر استاندار", at(10), at(8)),
        (Move.POSTPONED, "تعطیلی", at(8), None),
        (Move.CANCELLED, "انصراف درخواست‌کننده", at(13), None),
    ]


def test_a_fixed_time_and_every_loss_need_their_reason(local_office: Office) -> None:
    event = requested(local_office, when=when(10))
    assert refused(InvalidInput, local_office, move_event, event, when(8)) == "reason"
    for deed in (postpone_event, cancel_event):
        assert refused(InvalidInput, local_office, deed, event, "  ") == "reason"
    assert "جابه‌جا کنید" in refused(NotAllowed, local_office, schedule_event, event, when(8))
    assert refused(NotAllowed, local_office, fix_event, event)
    wrong = when(10, 0)
    assert refused(InvalidFields, local_office, move_event, event, wrong, "سبب") == "ends_at"
    waits = requested(local_office)
    assert "جابه‌جا نمی‌شود" in refused(NotAllowed, local_office, move_event, waits, when(8))


def test_moving_says_what_hangs_on_it_and_marks_it(office: Office) -> None:
    visit = requested(office, subject="بازدید پل")
    event = requested(
        office,
        when=when(10),
        invites=Inviter.OFFICE,
        press_needs=frozenset({"photo", "film"}),
        stand_in_name="معاون عمرانی",
        attendees=(AttendeeDraft(name="علی"),),
    )
    assert office.read(what_hangs_on, requested(office)) == []
    do(office, link_record, event, LinkedRecord(kind=Kind.EVENT, id=visit))
    do(office, invitations_out, event, "۱۲")
    told = office.read(event_sheet, event).attendees[0].id
    do(office, record_answer, event, told, Answer.TOLD)
    office.write(record_order_on, Kind.EVENT, event, OrderDraft(words="گزارش آماده شود"))
    assert office.read(what_hangs_on, event) == [
        "دعوتنامه ۱۲ فرستاده شده است.",
        "از روابط عمومی فیلم، عکس خواسته شده است.",
        "«معاون عمرانی» به جای استاندار می‌رود.",
        "به ۱ نفر از دعوت‌شدگان گفته شده است.",
        "با برنامه ۱۴۰۵/ب/۱: بازدید پل پیوند دارد.",
        "۱ دستور بر آن در جریان است.",
    ]
    do(office, move_event, event, when(8), "سبب")
    sheet = office.read(event_sheet, event)
    assert sheet.attendees[0].answer is Answer.NONE
    assert "بگویید" in sheet.touched_words
    assert "جابه‌جا شد" in sheet.links[0].touched
    beside = office.read(event_sheet, visit)
    assert (beside.version, "جابه‌جا شد" in beside.touched_words) == (1, True)
    (row,) = office.read(events_of_record, Kind.EVENT, visit)
    assert (row.id, "جابه‌جا شد" in row.touched) == (event, True)
    touched = EventFilter(view=EventView.TOUCHED)
    assert {one.id for one in office.read(list_events, touched)} == {event, visit}
    do(office, touched_seen, visit)
    link = LinkedRecord(kind=Kind.EVENT, id=visit)
    do(office, touched_seen, event, link)
    assert office.read(event_sheet, event).links[0].touched == ""
    assert [one.id for one in office.read(list_events, touched)] == [event]
    do(office, touched_seen, event)
    assert office.read(list_events, touched) == []
    before = version_of(office, event)
    do(office, touched_seen, event)
    assert version_of(office, event) == before


# -- held, minutes, report -----------------------------------------------------------------


def test_invitations_of_outside_have_number_and_day(local_office: Office) -> None:
    office = local_office
    event = requested(office, when=when(10))
    assert "دعوت‌کننده" in refused(NotAllowed, office, invitations_out, event, "۱")
    draft = replace(office.read(event_draft, event), invites=Inviter.OUTSIDE)
    do(office, amend_event, event, draft)
    assert refused(InvalidFields, office, invitations_out, event) == "number"
    assert refused(InvalidFields, office, invitations_out, event, "۱") == "dated"
    assert refused(InvalidFields, office, invitations_out, event, "۱", TOMORROW) == "dated"
    do(office, invitations_out, event, "۱/۲", TODAY)
    sheet = office.read(event_sheet, event)
    assert (sheet.invitation_number, sheet.invitation_date) == ("1/2", TODAY)


def test_held_without_him_and_its_minutes(office: Office, clock: FixedClock) -> None:
    event = requested(office, when=EARLIER)
    do(
        office,
        event_held,
        event,
        with_governor=False,
        minutes_from="دبیر",
        minutes_due_on=TODAY,
    )
    sheet = office.read(event_sheet, event)
    assert (sheet.state, sheet.with_governor) == (EventState.MINUTES_AWAITED, False)
    assert last_words(office, event) == (
        "بی حضور استاندار برگزار شد. صورتجلسه را «دبیر» تا ۱۴۰۵/۰۹/۰۱ می‌فرستد."
    )
    assert office.read(event_counts).minutes_late == 0
    clock.advance(timedelta(days=1))
    assert office.read(event_counts).minutes_late == 1
    late = EventFilter(view=EventView.MINUTES_LATE)
    assert [one.id for one in office.read(list_events, late)] == [event]
    assert refused(NotAllowed, office, report_event, event, "گزارش")
    assert refused(InvalidFields, office, minutes_received, event, date(2026, 12, 1)) == "on"
    assert refused(InvalidFields, office, minutes_received, event, date(2026, 11, 1)) == "on"
    do(office, minutes_received, event)
    do(office, follow_up_event, event)
    assert refused(InvalidInput, office, report_event, event, " ") == "report"
    do(office, report_event, event, "خوانده شد", "خوب است")
    do(office, follow_up_event, event)
    do(office, report_event, event, "", "تمام")
    sheet = office.read(event_sheet, event)
    assert (sheet.report, sheet.governor_words) == ("خوانده شد", "تمام")
    do(office, close_event, event)
    assert refused(NotAllowed, office, follow_up_event, event)


def test_nothing_is_held_before_it_began(local_office: Office) -> None:
    office = local_office
    event = requested(office, when=when(10))
    assert refused(InvalidFields, office, event_held, event, with_governor=True) == "with_governor"
    hold = requested(office, when=EARLIER, tentative=True)
    assert refused(NotAllowed, office, event_held, hold, with_governor=True)
    past = requested(office, when=when(9, 30, day=TODAY))
    early = {"with_governor": True, "minutes_due_on": date(2026, 11, 1)}
    assert refused(InvalidFields, office, event_held, past, **early) == "minutes_due_on"
    early["minutes_due_on"] = TOMORROW
    assert refused(InvalidFields, office, event_held, past, **early) == "minutes_from"


# -- who comes -----------------------------------------------------------------------------


def test_invitees_are_rung_up(office: Office, clock: FixedClock) -> None:
    people = tuple(AttendeeDraft(name=name) for name in ("علی", "سارا", "رضا"))
    event = requested(office, special=True, when=when(10), attendees=people)
    to_remind = EventFilter(view=EventView.TO_REMIND)
    assert [one.id for one in office.read(list_events, to_remind)] == [event]
    first, second, third = (one.id for one in office.read(event_sheet, event).attendees)
    do(office, record_answer, event, first, Answer.TOLD, note="خودش پاسخ داد")
    assert refused(InvalidInput, office, record_answer, event, second, Answer.SUBSTITUTE) == (
        "substitute"
    )
    do(office, record_answer, event, second, Answer.SUBSTITUTE, "مینا")
    do(office, record_answer, event, third, Answer.NO_ANSWER)
    assert office.read(event_counts).to_remind == 1
    do(office, record_answer, event, third, Answer.DECLINED)
    assert office.read(event_counts).to_remind == 0
    lines = office.read(event_sheet, event).attendees
    assert [one.answer for one in lines] == [Answer.TOLD, Answer.SUBSTITUTE, Answer.DECLINED]
    assert (lines[0].told_at, lines[0].note) == (clock.now(), "خودش پاسخ داد")
    assert lines[0].told_by
    assert lines[1].substitute == "مینا"
    words = [one.words for one in office.read(history, Kind.EVENT, event)]
    assert "«سارا»: جانشین می‌آید (مینا)." in words
    assert refused(NotFound, office, record_answer, event, 999, Answer.TOLD)
    do(office, cancel_event, event, "سبب")
    assert "خبر نمی‌شود" in refused(NotAllowed, office, record_answer, event, first, Answer.TOLD)


def test_staff_sign_up_and_are_chosen(office: Office) -> None:
    event = requested(office, kind=EventKind.STAFF_MEETING, when=when(10))
    for name in ("علی", "سارا"):
        do(office, sign_up, event, AttendeeDraft(name=name, wish="اضافه‌کار"))
    first, second = (one.id for one in office.read(event_sheet, event).attendees)
    do(office, choose_signed_up, event, [second])
    roles = [one.role for one in office.read(event_sheet, event).attendees]
    assert roles == [AttendeeRole.SIGNED_UP, AttendeeRole.CHOSEN]
    assert last_words(office, event) == "از نام‌نویسی‌شدگان ۱ نفر انتخاب شدند."
    assert do(office, choose_signed_up, event, [second]) == event
    do(office, choose_signed_up, event, [first])
    assert office.read(event_sheet, event).attendees[1].role is AttendeeRole.SIGNED_UP
    assert refused(InvalidFields, office, sign_up, event, AttendeeDraft()) == "name"
    assert refused(NotFound, office, choose_signed_up, event, [999])
    other = requested(office)
    assert refused(NotAllowed, office, sign_up, other, AttendeeDraft(name="علی"))
