"""Reminders: set, moved with their record, let go with it, put off, and nobody else's business."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import select, update

from app.changes import Changes, Kind, changed
from app.check import check_store
from app.clock import TEHRAN, FixedClock
from app.errors import InvalidFields, InvalidInput, NotAllowed, NotFound
from app.journal import history
from app.office import Office
from app.operators import OperatorDraft, add_operator
from app.orders import (
    OrderDraft,
    OrderKind,
    ReferralDraft,
    SourceCard,
    WriteOff,
    WriteOffDraft,
    extend_referral,
    order_sheet,
    record_order,
    resume_referral,
    revoke_order,
    stop_referral,
    take_order_step_back,
    transfer_referral,
    write_off_referral,
)
from app.phone_calls import (
    CallBackDraft,
    CallDraft,
    amend_call,
    call_sheet,
    close_call,
    log_call,
    plan_call_back,
    put_in_folder,
    record_note,
    take_back,
)
from app.phone_calls.drafts import NoteDraft
from app.reminder_anchors import DEADLINE, NEXT_TRY
from app.reminder_moments import REMINDERS, Lead, LeadUnit, ReminderState
from app.reminders import (
    Due,
    PutOff,
    ReminderDraft,
    ReminderFilter,
    ReminderRow,
    ReminderView,
    count_reminders,
    due_now,
    finish_reminder,
    list_reminders,
    put_off,
    put_off_until,
    record_reminders,
    reminder_sheet,
    remove_reminder,
    restore_reminder,
    set_reminder,
)
from app.session import OfficeSession
from app.settings import close_day, reopen_day

#: A Sunday; the next Thursday and Friday are off.
DAY = date(2026, 11, 22)
DUE = DAY + timedelta(days=9)
BEFORE = Lead(LeadUnit.WORK_DAYS, 1)
CALL = CallDraft(caller_name="رضا", phone="09151234567", subject="آب", request="شرح")


def at(day: date, hour: int = 8) -> datetime:
    return datetime.combine(day, time(hour), TEHRAN)


def order_of(office: Office, due_on: date | None = DUE, **more: Any) -> tuple[int, int]:
    """An order and its referral."""
    referral = ReferralDraft(name="دفتر فنی", due_on=due_on)
    draft = OrderDraft(kind=OrderKind.ORAL, words="گزارش دهند.", referrals=(referral,), **more)
    number = office.write(record_order, SourceCard(), draft).value
    return number, office.read(order_sheet, number).referrals[0].id


def do(office: Office, operation: Any, order: int, *values: Any) -> None:
    office.write(operation, order, office.read(order_sheet, order).version, *values)


def before_deadline(office: Office, order: int, part: int, **more: Any) -> int:
    draft = ReminderDraft(
        kind=Kind.ORDER,
        record_id=order,
        part_id=part,
        **{"anchor": DEADLINE, "lead": BEFORE, **more},
    )
    return office.write(set_reminder, draft).value


def row(office: Office, number: int) -> ReminderRow:
    return office.read(reminder_sheet, number)


def is_sound(office: Office) -> bool:
    return check_store(office.database) == []


@pytest.mark.parametrize(
    ("lead", "when"),
    [
        (Lead(LeadUnit.WORK_DAYS, 0), at(DUE)),
        (BEFORE, at(DUE - timedelta(days=1))),
        (Lead(LeadUnit.WORK_DAYS, 3), at(DUE - timedelta(days=3))),
        (Lead(LeadUnit.DAYS, 7), at(DUE - timedelta(days=7))),
        (Lead(LeadUnit.DAYS, 5), at(DUE - timedelta(days=6))),
        (Lead(LeadUnit.WEEK_START), at(DUE - timedelta(days=3))),
        (Lead(LeadUnit.WORK_DAYS, 1, time(14)), at(DUE - timedelta(days=1), 14)),
    ],
)
def test_so_long_before_a_deadline(local_office: Office, lead: Lead, when: datetime) -> None:
    order, part = order_of(local_office)
    number = before_deadline(local_office, order, part, lead=lead)
    # The deadline is a Tuesday; Thursday and Friday before it are off.
    assert row(local_office, number).at == when


def test_it_moves_with_the_deadline_and_back(office: Office, clock: FixedClock) -> None:
    order, part = order_of(office)
    number = before_deadline(office, order, part, note="بپرس")
    first = row(office, number).at
    do(office, extend_referral, order, part, DUE + timedelta(days=7), "بارندگی")
    assert row(office, number).at == first + timedelta(days=7)
    do(office, take_order_step_back, order)
    assert row(office, number).at == first
    do(office, stop_referral, order, part, "نامه")
    assert row(office, number).state is ReminderState.LET_GO
    clock.advance(timedelta(days=2))
    do(office, resume_referral, order, part)
    again = row(office, number)
    assert (again.state, again.at) == (ReminderState.WAITING, first + timedelta(days=2))
    heir = ReferralDraft(name="راه", due_on=DUE + timedelta(days=14))
    do(office, transfer_referral, order, part, heir)
    assert row(office, number).at == at(DUE + timedelta(days=13))
    assert "راه" in row(office, number).subject
    do(office, take_order_step_back, order)
    assert row(office, number).at == again.at
    assert is_sound(office)
    words = [line.words for line in office.read(history, Kind.REMINDER, number)]
    assert len(words) == 7
    assert "گذاشته شد" in words[-1]
    assert "کنار رفت" in words[-4]


@pytest.mark.parametrize("anchored", [True, False])
def test_what_is_settled_lets_it_go_and_taken_back_brings_it_back(
    office: Office, *, anchored: bool
) -> None:
    order, part = order_of(office)
    more = {} if anchored else {"anchor": "", "lead": None, "at": at(DUE)}
    number = before_deadline(office, order, part, **more)
    for deed in (
        (write_off_referral, order, part, WriteOffDraft(kind=WriteOff.MOOT, reason="نماند")),
        (revoke_order, order, "نماند"),
    ):
        do(office, *deed)
        assert row(office, number).state is ReminderState.LET_GO
        assert office.read(list_reminders, ReminderFilter()) == []
        do(office, take_order_step_back, order)
        assert row(office, number).state is ReminderState.WAITING
    assert is_sound(office)


def test_nothing_settled_or_past_can_be_set(office: Office) -> None:
    order, part = order_of(office)
    for problem, more in (
        ("at", {"anchor": "", "at": at(DAY)}),
        ("at", {"anchor": "", "at": None}),
        ("at", {"anchor": "", "at": at(DAY + timedelta(days=900))}),
        ("lead", {"lead": Lead(LeadUnit.WORK_DAYS, 30)}),
        ("lead", {"lead": Lead(LeadUnit.MINUTES, 30)}),
        ("lead", {"lead": Lead(LeadUnit.WORK_DAYS, -1)}),
        ("note", {"note": "ن" * 501}),
    ):
        with pytest.raises(InvalidFields) as refused:
            before_deadline(office, order, part, **more)
        assert [one.field for one in refused.value.problems] == [problem]
    with pytest.raises(NotFound):
        before_deadline(office, order, part + 99)
    with pytest.raises(NotFound):
        before_deadline(office, order, part, anchor="birthday")
    do(office, revoke_order, order, "نماند")
    with pytest.raises(NotAllowed):
        before_deadline(office, order, part)


def test_a_deadline_that_was_never_set_has_no_day_before_it(office: Office) -> None:
    order, part = order_of(office, None)
    with pytest.raises(InvalidFields, match="ندارد"):
        before_deadline(office, order, part)
    assert office.read(record_reminders, Kind.ORDER, order).choices == ()
    number = before_deadline(office, order, part, anchor="", at=at(DUE))
    do(office, extend_referral, order, part, DUE, "بارندگی")
    before = before_deadline(office, order, part)
    do(office, take_order_step_back, order)
    assert row(office, before).state is ReminderState.LET_GO
    assert row(office, number).state is ReminderState.WAITING
    assert is_sound(office)


def test_a_promised_call(office: Office, clock: FixedClock) -> None:
    call = office.write(log_call, CALL).value
    office.write(put_in_folder, call, 1)
    office.write(record_note, call, 2, NoteDraft(words="بگویید."))
    promised = clock.now() + timedelta(hours=3)
    office.write(plan_call_back, call, 3, CallBackDraft(at=promised))
    half_an_hour = Lead(LeadUnit.MINUTES, 30)
    draft = ReminderDraft(kind=Kind.CALL, record_id=call, anchor=NEXT_TRY, lead=half_an_hour)
    number = office.write(set_reminder, draft).value
    assert row(office, number).at == promised - timedelta(minutes=30)
    later = promised + timedelta(days=1)
    office.write(plan_call_back, call, 4, CallBackDraft(at=later))
    assert row(office, number).at == later - timedelta(minutes=30)
    office.write(close_call, call, 5, "خودش آمد")
    assert row(office, number).state is ReminderState.LET_GO
    office.write(take_back, call, 6)
    office.write(take_back, call, 7)
    assert row(office, number).at == promised - timedelta(minutes=30)
    assert office.read(call_sheet, call).plan is not None
    assert is_sound(office)


def test_a_day_that_is_closed_moves_what_waits_before_it(office: Office) -> None:
    order, part = order_of(office)
    number = before_deadline(office, order, part)
    office.write(close_day, DUE - timedelta(days=1), "برف", "")
    assert row(office, number).at == at(DUE - timedelta(days=2))
    assert is_sound(office)
    office.write(reopen_day, DUE - timedelta(days=1))
    assert row(office, number).at == at(DUE - timedelta(days=1))


def test_done_and_removed_come_back(office: Office, clock: FixedClock) -> None:
    order, part = order_of(office)
    number = before_deadline(office, order, part)
    office.write(finish_reminder, number, 1)
    assert row(office, number).state is ReminderState.DONE
    assert office.read(count_reminders, ReminderFilter(view=ReminderView.DONE)) == 1
    with pytest.raises(NotAllowed):
        office.write(remove_reminder, number, 2)
    do(office, extend_referral, order, part, DUE + timedelta(days=7), "بارندگی")
    office.write(restore_reminder, number)
    assert row(office, number).at == at(DUE + timedelta(days=6))
    office.write(remove_reminder, number, row(office, number).version)
    do(office, revoke_order, order, "نماند")
    office.write(restore_reminder, number)
    assert row(office, number).state is ReminderState.LET_GO
    clock.advance(timedelta(days=60))
    assert office.read(due_now).own == ()
    assert is_sound(office)


def test_due_is_put_off_in_the_store_until_it_comes_again(
    office: Office, clock: FixedClock
) -> None:
    order, part = order_of(office)
    number = before_deadline(office, order, part)
    assert office.read(due_now).own == ()
    clock.set(at(DUE - timedelta(days=1), 9))
    (due,) = office.read(due_now).own
    item = Due(Kind.REMINDER, number, due.at)
    until = put_off_until(clock.now(), PutOff.HOUR)
    office.write(put_off, [item], until)
    assert office.read(due_now).own == ()
    clock.set(until)
    assert [one.id for one in office.read(due_now).own] == [number]
    tomorrow = put_off_until(clock.now(), PutOff.TOMORROW)
    assert tomorrow == at(DUE)
    office.write(put_off, [item], tomorrow)
    assert row(office, number).put_off_until == tomorrow
    # What moves is another reminder: the old putting off does not hide it.
    do(office, extend_referral, order, part, DUE + timedelta(days=1), "بارندگی")
    assert row(office, number).put_off_until is None
    with pytest.raises(InvalidInput):
        office.write(put_off, [item], clock.now())


def test_it_is_nobody_elses(office: Office, clerk: int, clock: FixedClock) -> None:
    order, part = order_of(office)
    mine = before_deadline(office, order, part)
    for_clerk = before_deadline(office, order, part, operator_id=clerk)
    assert [one.id for one in office.read(list_reminders, ReminderFilter())] == [mine]
    others = ReminderFilter(view=ReminderView.FOR_OTHERS)
    assert [one.id for one in office.read(list_reminders, others)] == [for_clerk]
    clock.set(at(DUE))
    assert [one.id for one in office.read(due_now).own] == [mine]
    office.sign_in_as("clerk")
    assert [one.id for one in office.read(due_now).own] == [for_clerk]
    with pytest.raises(NotFound):
        office.write(finish_reminder, mine, 1)
    with pytest.raises(NotFound):
        office.write(put_off, [Due(Kind.REMINDER, mine, at(DUE))], at(DUE, 9))
    assert len(office.read(record_reminders, Kind.ORDER, order).reminders) == 1
    office.write(finish_reminder, for_clerk, 1)


def test_what_its_owner_may_not_see_does_not_exist_for_him(
    office: Office, clerk: int, clock: FixedClock
) -> None:
    call = office.write(log_call, CALL).value
    draft = ReminderDraft(kind=Kind.CALL, record_id=call, at=at(DUE), operator_id=clerk)
    number = office.write(set_reminder, draft).value
    secret = CallDraft(**{**CALL.__dict__, "classification": 2})
    office.write(amend_call, call, 1, secret)
    with pytest.raises(InvalidInput, match="نمی‌بیند"):
        office.write(set_reminder, ReminderDraft(**{**draft.__dict__, "request_key": uuid4()}))
    clock.set(at(DUE, 9))
    office.sign_in_as("clerk")
    assert office.read(due_now).own == ()
    assert office.read(list_reminders, ReminderFilter()) == []
    with pytest.raises(NotFound):
        row(office, number)
    with pytest.raises(NotFound):
        office.read(record_reminders, Kind.CALL, call)
    assert is_sound(office)


def test_a_colleague_without_the_right_is_not_reminded(office: Office) -> None:
    order, part = order_of(office)
    nobody = office.write(add_operator, OperatorDraft(name="x", full_name="ناتوان")).value
    with pytest.raises(InvalidInput, match="نمی‌بیند"):
        before_deadline(office, order, part, operator_id=nobody)
    with pytest.raises(InvalidInput, match="یافت نشد"):
        before_deadline(office, order, part, operator_id=999)


def test_the_same_draft_is_set_once(office: Office) -> None:
    order, part = order_of(office)
    draft = ReminderDraft(
        kind=Kind.ORDER, record_id=order, part_id=part, at=at(DUE), note="نامه ABC"
    )
    assert office.write(set_reminder, draft).value == office.write(set_reminder, draft).value
    assert office.read(count_reminders, ReminderFilter(text="abc")) == 1
    assert office.read(count_reminders, ReminderFilter(text="فنی")) == 1
    assert office.read(count_reminders, ReminderFilter(text="نیست")) == 0


def test_a_form_offers_what_lies_ahead(office: Office, clock: FixedClock) -> None:
    order, part = order_of(office)
    about = office.read(record_reminders, Kind.ORDER, order)
    assert len(about.choices) == 5
    assert {one.part_id for one in about.choices} == {part}
    clock.set(at(DUE, 7))
    (left,) = office.read(record_reminders, Kind.ORDER, order).choices
    assert "روز مهلت" in left.words


def test_the_proof_finds_what_does_not_stand_where_its_record_says(office: Office) -> None:
    order, part = order_of(office)
    number = before_deadline(office, order, part)
    assert is_sound(office)

    def spoil(session: OfficeSession, values: dict[str, Any]) -> Changes[None]:
        session.execute(update(REMINDERS).where(REMINDERS.c.id == number).values(**values))
        return changed(None)

    for values in ({"due_at": at(DUE)}, {"state": "let_go"}, {"record_id": 999}):
        before = dict(_columns(office, number))
        office.write(spoil, values)
        (fault,) = check_store(office.database)
        assert fault.record_id == number
        office.write(spoil, {name: before[name] for name in values})
    assert is_sound(office)


def _columns(office: Office, number: int) -> Any:
    return office.read(
        lambda session: (
            session.execute(select(REMINDERS).where(REMINDERS.c.id == number)).mappings().one()
        )
    )
