"""Planned call-backs: promised, kept, settled by what happens, taken back; and who is reminded."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app import journal
from app.access import Right
from app.changes import Kind
from app.check import check_store
from app.clock import TEHRAN, FixedClock, from_tehran
from app.contacts import ContactDraft, PhoneDraft, add_contact
from app.errors import AppError, InvalidFields, InvalidInput, NotAllowed, StaleRecord
from app.marks import Classification, Urgency
from app.office import Office
from app.operators import OperatorDraft, add_operator, set_operator_active
from app.order_sources import record_order_on
from app.orders import (
    AnswerDraft,
    Awaited,
    Expected,
    OrderDraft,
    OrderKind,
    ReferralDraft,
    ReferralState,
    SightDraft,
    answer_referral,
    order_sheet,
    see_result,
    take_order_step_back,
)
from app.phone_calls import (
    SETTLED,
    AttemptDraft,
    AttemptOutcome,
    CallBackDraft,
    CallDraft,
    CallSheet,
    CallState,
    NoteDraft,
    annul_call,
    call_back_lines,
    call_sheet,
    close_call,
    keep_promise,
    list_to_tell,
    log_attempt,
    log_call,
    log_not_reached,
    plan_call_back,
    put_in_folder,
    record_note,
    retry_settings,
    save_retry_settings,
    take_back,
    telling_counts,
    telling_sheet,
)
from app.phone_calls.retry import RetrySettings, next_try_after
from app.reminders import due_now, due_reminders
from app.workdays import Calendar

NOW = datetime(2026, 11, 22, 7, 0, tzinfo=UTC)
FORM = CallDraft(caller_name="رضا احمدی", phone="۰۹۱۵ ۱۲۳ ۴۵۶۷", subject="کانال", request="شرح")
HOUR = timedelta(hours=1)


def logged(office: Office, **changes: Any) -> CallSheet:
    draft = replace(FORM, request_key=uuid4(), **changes)
    return office.read(call_sheet, office.write(log_call, draft).value)


def again(office: Office, sheet: CallSheet) -> CallSheet:
    return office.read(call_sheet, sheet.id)


def to_be_told(office: Office, **changes: Any) -> CallSheet:
    sheet = logged(office, **changes)
    office.write(put_in_folder, sheet.id, sheet.version)
    office.write(record_note, sheet.id, sheet.version + 1, NoteDraft(words="اقدام شود."))
    return again(office, sheet)


def planned(office: Office, sheet: CallSheet, after: timedelta = HOUR, note: str = "") -> CallSheet:
    draft = CallBackDraft(at=office.clock.now() + after, note=note)
    office.write(plan_call_back, sheet.id, sheet.version, draft)
    return again(office, sheet)


def test_a_promise_stands_on_the_call_and_in_the_journal(office: Office) -> None:
    sheet = planned(office, logged(office), note="نتیجه جلسه را بگوییم")
    assert sheet.plan is not None
    assert (sheet.plan.promised_by, sheet.plan.note) == ("مدیر سامانه", "نتیجه جلسه را بگوییم")
    assert sheet.plan.at == NOW + HOUR
    assert sheet.state is CallState.RECORDED
    (step,) = (step for step in sheet.steps if step.is_plan)
    assert step.reason == "تماس مجدد در ۱۴۰۵/۰۹/۰۱ ساعت ۱۱:۳۰ — نتیجه جلسه را بگوییم"
    line = office.read(journal.history, Kind.CALL, sheet.id)[0]
    assert line.action == "plan_call_back"
    assert "۱۱:۳۰" in line.words
    assert check_store(office.database) == []


def test_it_reminds_at_its_hour_and_not_before(office: Office, clock: FixedClock) -> None:
    sheet = planned(office, logged(office), note="ساعت چهار")
    clock.advance(HOUR - timedelta(minutes=1))
    assert office.read(due_reminders) == []
    clock.advance(timedelta(minutes=1))
    (reminder,) = office.read(due_reminders)
    assert (reminder.call_id, reminder.note) == (sheet.id, "ساعت چهار")
    assert office.read(due_now).to_ring == 1


@pytest.mark.parametrize("after", [timedelta(), -HOUR, timedelta(days=367)])
def test_the_past_and_the_far_future_are_refused(office: Office, after: timedelta) -> None:
    sheet = logged(office)
    with pytest.raises(InvalidInput) as refusal:
        office.write(plan_call_back, sheet.id, sheet.version, CallBackDraft(at=NOW + after))
    assert refusal.value.field == "at"
    assert again(office, sheet) == sheet


def test_bad_plans_name_their_field(office: Office) -> None:
    sheet = to_be_told(office)
    for draft, field in (
        (CallBackDraft(), "at"),
        (CallBackDraft(at=NOW + HOUR, note="ا" * 20_001), "note"),
    ):
        with pytest.raises((InvalidInput, InvalidFields)) as refusal:
            office.write(plan_call_back, sheet.id, sheet.version, draft)
        error = refusal.value
        problems = error.problems if isinstance(error, InvalidFields) else [error]
        assert [getattr(problem, "field", "") for problem in problems] == [field]
    past = AttemptDraft(outcome=AttemptOutcome.BUSY, next_try_at=NOW - HOUR)
    with pytest.raises(InvalidInput):
        office.write(log_attempt, sheet.id, sheet.version, past)
    assert again(office, sheet) == sheet


@pytest.mark.parametrize("how", ["told", "no_answer", "close", "annul"])
def test_what_happens_settles_it_and_taking_back_restores_it(office: Office, how: str) -> None:
    sheet = logged(office) if how == "annul" else to_be_told(office)
    sheet = planned(office, sheet, note="وعده")
    key = (sheet.id, sheet.version)
    if how == "told":
        draft = AttemptDraft(outcome=AttemptOutcome.TOLD, words="گفته شد", close=True)
        office.write(log_attempt, *key, draft)
    elif how == "no_answer":
        office.write(log_attempt, *key, AttemptDraft(outcome=AttemptOutcome.NO_ANSWER))
    elif how == "close":
        office.write(close_call, *key, "سبب")
    else:
        office.write(annul_call, *key, "سبب")
    after = again(office, sheet)
    assert after.plan is None
    office.write(take_back, after.id, after.version)
    assert again(office, sheet).plan == sheet.plan
    assert check_store(office.database) == []


def test_going_on_to_the_folder_keeps_the_promise(office: Office) -> None:
    sheet = planned(office, logged(office))
    office.write(put_in_folder, sheet.id, sheet.version)
    assert again(office, sheet).plan == sheet.plan


def test_a_promise_taken_back_is_the_one_before(office: Office) -> None:
    first = planned(office, logged(office), note="نخست")
    second = planned(office, first, 2 * HOUR, note="دوم")
    office.write(take_back, second.id, second.version)
    assert again(office, first).plan == first.plan
    office.write(take_back, first.id, second.version + 1)
    assert again(office, first).plan is None


def test_a_promise_kept_is_forgotten_and_the_call_stays(office: Office) -> None:
    sheet = planned(office, logged(office))
    office.write(keep_promise, sheet.id, sheet.version, "گفتیم فردا بیاید")
    after = again(office, sheet)
    assert (after.plan, after.state) == (None, CallState.RECORDED)
    assert after.steps[-1].reason == "وعده تماس انجام شد — گفتیم فردا بیاید"
    with pytest.raises(NotAllowed):
        office.write(keep_promise, after.id, after.version)


def test_nobody_is_promised_a_call_who_was_told(office: Office) -> None:
    sheet = logged(office)
    office.write(close_call, sheet.id, sheet.version, "سبب")
    with pytest.raises(NotAllowed):
        office.write(plan_call_back, sheet.id, sheet.version + 1, CallBackDraft(at=NOW + HOUR))


def test_two_desks_do_not_promise_over_each_other(office: Office) -> None:
    sheet = logged(office)
    planned(office, sheet)
    with pytest.raises(StaleRecord):
        office.write(plan_call_back, sheet.id, sheet.version, CallBackDraft(at=NOW + HOUR))


def test_a_past_call_never_reminds(office: Office, clock: FixedClock) -> None:
    """Registered late, or closed with its promise: nothing rings for what is over."""
    logged(office, called_on=date(2026, 11, 1), called_at=time(9))
    closed = planned(office, to_be_told(office))
    office.write(close_call, closed.id, closed.version, "سبب")
    clock.advance(timedelta(days=2))
    assert office.read(due_reminders) == []


def test_the_next_try_after_no_answer_orders_and_reminds_nobody(
    office: Office, clock: FixedClock
) -> None:
    sheet = to_be_told(office)
    draft = AttemptDraft(outcome=AttemptOutcome.NO_ANSWER, next_try_at=NOW + HOUR)
    office.write(log_attempt, sheet.id, sheet.version, draft)
    (row,) = office.read(list_to_tell)
    assert row.plan is not None
    assert (row.plan.at, row.plan.promised_by, row.is_due) == (NOW + HOUR, "", False)
    clock.advance(2 * HOUR)
    assert office.read(due_reminders) == []
    assert office.read(list_to_tell)[0].is_due
    office.write(take_back, sheet.id, sheet.version + 1)
    assert office.read(list_to_tell)[0].plan is None


def test_who_was_not_reached_has_the_office_s_next_hour(office: Office) -> None:
    sheet = to_be_told(office)
    at = office.write(log_not_reached, sheet.id, sheet.version, AttemptOutcome.BUSY).value
    after = again(office, sheet)
    assert after.plan is not None
    assert after.plan.at == at == office.clock.now() + timedelta(minutes=30)
    assert [attempt.outcome for attempt in after.attempts] == [AttemptOutcome.BUSY]
    with pytest.raises(InvalidInput):
        office.write(log_not_reached, after.id, after.version, AttemptOutcome.TOLD)


def test_the_order_to_call(office: Office, clock: FixedClock) -> None:
    later = planned(
        office, to_be_told(office, subject="دیرتر", urgency=Urgency.IMMEDIATE), 9 * HOUR
    )
    first = to_be_told(office, subject="نخستین")
    clock.advance(timedelta(minutes=1))
    second = to_be_told(office, subject="دومین")
    urgent = to_be_told(office, subject="فوری", urgency=Urgency.URGENT)
    at_once = to_be_told(office, subject="آنی", urgency=Urgency.IMMEDIATE)
    promised = planned(office, logged(office, subject="وعده"), HOUR)
    due_later = planned(office, logged(office, subject="وعده دوم"), 2 * HOUR)
    logged(office, subject="کسی منتظر نیست")
    clock.advance(3 * HOUR)
    rows = office.read(list_to_tell)
    wanted = [promised, due_later, at_once, urgent, first, second, later]
    assert [row.id for row in rows] == [sheet.id for sheet in wanted]
    assert [row.is_due for row in rows] == [True] * 6 + [False]
    counts = office.read(telling_counts)
    assert (counts.now, counts.later) == (6, 1)
    assert [row.id for row in office.read(list_to_tell, offset=2, limit=2)] == [
        at_once.id,
        urgent.id,
    ]


def test_whoever_waits_for_a_result_stands_under_those_who_can_be_told(office: Office) -> None:
    waits = to_be_told(office, urgency=Urgency.IMMEDIATE)
    unit = ReferralDraft(name="راه و شهرسازی")
    draft = OrderDraft(kind=OrderKind.ORAL, words="بررسی شود.", referrals=(unit,))
    order = office.write(record_order_on, Kind.CALL, waits.id, draft).value
    informed = to_be_told(office)
    heard = OrderDraft(
        kind=OrderKind.ORAL,
        words="بدانند.",
        referrals=(ReferralDraft(name="بخشدار", expected=Expected.INFORMATION),),
    )
    office.write(record_order_on, Kind.CALL, informed.id, heard)

    def listed() -> list[tuple[int, Awaited]]:
        return [(row.id, row.awaited) for row in office.read(list_to_tell)]

    assert listed() == [(informed.id, Awaited.NOTHING), (waits.id, Awaited.ANSWER)]
    counts = office.read(telling_counts)
    assert (counts.now, counts.awaiting, counts.later) == (1, 1, 0)
    assert [line.turn.id for line in office.read(call_back_lines)] == [informed.id, waits.id]
    (line, note) = again(office, waits).orders
    assert [(one.name, one.state) for one in line.referrals] == [
        ("راه و شهرسازی", ReferralState.OPEN)
    ]
    assert note.words == "اقدام شود."

    (referral,) = office.read(order_sheet, order).referrals
    office.write(answer_referral, order, 1, referral.id, AnswerDraft(answer="شد.", to_sight=True))
    assert listed()[1] == (waits.id, Awaited.SIGHT)
    office.write(see_result, order, 2, referral.id, SightDraft())
    assert listed() == [(waits.id, Awaited.NOTHING), (informed.id, Awaited.NOTHING)]
    office.write(take_order_step_back, order, 3)
    assert listed()[1] == (waits.id, Awaited.SIGHT)


def test_what_is_above_the_clearance_is_neither_listed_nor_reminded(
    office: Office, clerk: int, clock: FixedClock
) -> None:
    planned(office, to_be_told(office, classification=Classification.SECRET))
    clock.advance(2 * HOUR)
    office.sign_in(clerk)
    assert office.read(list_to_tell) == []
    assert office.read(telling_counts).now == 0
    assert office.read(due_reminders) == []


def test_whose_promise_it_is(office: Office, clock: FixedClock) -> None:
    """One's own and one's unit's; of who left, everybody's."""
    rights = frozenset({Right.READ_CALLS, Right.LOG_CALLS})
    people = {
        name: office.write(
            add_operator, OperatorDraft(name=name, full_name=name, unit=unit, rights=rights)
        ).value
        for name, unit in (("a", "تلفن"), ("b", "تلفن"), ("c", "دبیرخانه"))
    }
    sheet = logged(office)
    office.sign_in(people["a"])
    planned(office, sheet)
    clock.advance(2 * HOUR)
    heard = {}
    for name, number in people.items():
        office.sign_in(number)
        heard[name] = len(office.read(due_reminders))
    assert heard == {"a": 1, "b": 1, "c": 0}
    office.sign_in_as()
    office.write(set_operator_active, people["a"], active=False)
    office.sign_in(people["c"])
    assert len(office.read(due_reminders)) == 1


def test_rights_are_asked(office: Office) -> None:
    sheet = planned(office, to_be_told(office))
    reader = OperatorDraft(name="r", full_name="خواننده", rights=frozenset({Right.READ_CALLS}))
    office.sign_in(office.write(add_operator, reader).value)
    assert office.read(telling_sheet, sheet.id).call.plan is not None
    for deed in (
        lambda: office.write(plan_call_back, sheet.id, sheet.version, CallBackDraft(at=NOW + HOUR)),
        lambda: office.write(keep_promise, sheet.id, sheet.version),
        lambda: office.write(save_retry_settings, 10, time(8), time(14)),
    ):
        with pytest.raises(NotAllowed):
            deed()


def test_the_other_numbers_are_beneath(office: Office) -> None:
    numbers = (PhoneDraft(number="09151234567"), PhoneDraft(number="05138401000", label="منزل"))
    contact = office.write(add_contact, ContactDraft(name="رضا احمدی", phones=numbers)).value
    sheet = to_be_told(office, caller_id=contact)
    found = office.read(telling_sheet, sheet.id)
    assert [phone.label for phone in found.other_numbers] == ["منزل"]


# -- when to ring again -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("now", "proposed"),
    [
        ((22, 10, 30), (22, 11, 0)),
        ((22, 10, 31), (22, 11, 5)),
        ((22, 5, 0), (22, 8, 0)),
        ((22, 14, 0), (22, 14, 30)),
        ((22, 14, 1), (23, 8, 0)),
        ((25, 14, 20), (28, 8, 0)),
    ],
)
def test_the_next_try_is_in_an_hour_of_work(
    now: tuple[int, int, int], proposed: tuple[int, int, int]
) -> None:
    """After Wednesday comes Saturday: Thursday and Friday are off."""
    moment = next_try_after(datetime(2026, 11, *now, tzinfo=TEHRAN), RetrySettings(), Calendar())
    assert moment == datetime(2026, 11, *proposed, tzinfo=TEHRAN)


@given(st.integers(0, 60 * 24 * 366), st.integers(1, 24 * 60))
def test_the_next_try_comes_after_the_pause(minutes: int, pause: int) -> None:
    now = from_tehran(date(2026, 3, 21), time()) + timedelta(minutes=minutes)
    settings_ = RetrySettings(minutes=pause)
    found = next_try_after(now, settings_, Calendar())
    assert found >= now + timedelta(minutes=pause)
    assert Calendar().is_work_day(found.date())
    assert settings_.opens <= found.time() <= settings_.closes


def test_the_office_sets_its_pause(office: Office) -> None:
    office.write(save_retry_settings, 45, time(9), time(13))
    assert office.read(retry_settings) == RetrySettings(45, time(9), time(13))
    sheet = to_be_told(office)
    assert office.read(telling_sheet, sheet.id).proposal.time() == time(11, 15)


@pytest.mark.parametrize(
    ("minutes", "opens", "closes", "field"),
    [
        (0, time(8), time(14), "minutes"),
        (None, time(8), time(14), "minutes"),
        (1441, time(8), time(14), "minutes"),
        (30, None, time(14), "opens"),
        (30, time(8), None, "closes"),
        (30, time(14), time(14), "closes"),
    ],
)
def test_a_bad_pause_names_its_field(
    office: Office, minutes: int | None, opens: time | None, closes: time | None, field: str
) -> None:
    with pytest.raises(InvalidFields) as refusal:
        office.write(save_retry_settings, minutes, opens, closes)
    assert [problem.field for problem in refusal.value.problems] == [field]


# -- the law ----------------------------------------------------------------------------------

DEEDS = st.lists(
    st.sampled_from(
        ["folder", "note", "told", "busy", "plan", "keep", "close", "annul", "back", "wait"]
    ),
    max_size=14,
)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(deeds=DEEDS, late=st.booleans())
def test_only_a_standing_promise_of_an_open_call_reminds(
    local_office: Office, clock: FixedClock, deeds: list[str], late: bool
) -> None:
    """Whatever is done in whatever order, in time or long after."""
    office = local_office
    day = {"called_on": date(2026, 11, 1), "called_at": time(9)} if late else {}
    sheet = logged(office, **day)
    tries = {
        "told": AttemptDraft(outcome=AttemptOutcome.TOLD, words="گفته شد"),
        "busy": AttemptDraft(outcome=AttemptOutcome.BUSY),
    }
    for deed in deeds:
        before = again(office, sheet)
        key = (before.id, before.version)
        soon = clock.now() + timedelta(minutes=20)
        try:
            if deed == "wait":
                clock.advance(HOUR)
            elif deed == "folder":
                office.write(put_in_folder, *key)
            elif deed == "note":
                office.write(record_note, *key, NoteDraft(words="اقدام شود."))
            elif deed in tries:
                office.write(log_attempt, *key, replace(tries[deed], next_try_at=soon))
            elif deed == "plan":
                office.write(plan_call_back, *key, CallBackDraft(at=soon))
            elif deed == "keep":
                office.write(keep_promise, *key)
            elif deed == "close":
                office.write(close_call, *key, "سبب")
            elif deed == "annul":
                office.write(annul_call, *key, "سبب")
            else:
                office.write(take_back, *key)
        except AppError:
            assert again(office, sheet) == before
        now = again(office, sheet)
        due = [one for one in office.read(due_reminders) if one.call_id == sheet.id]
        promised = any(step.is_plan and not step.taken_back for step in now.steps)
        if now.state in SETTLED:
            assert now.plan is None
        if due:
            assert promised
            assert now.state not in SETTLED
            assert now.plan is not None
            assert now.plan.promised_by
            assert now.plan.at <= clock.now()
        elif now.plan is not None and now.plan.promised_by:
            assert now.plan.at > clock.now()
    assert check_store(office.database) == []
