"""Whatever befalls a referral, every reminder before its deadline stands where that says."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.changes import Kind
from app.check import check_store
from app.clock import TEHRAN, FixedClock
from app.errors import AppError
from app.office import Office
from app.orders import (
    AnswerDraft,
    OrderDraft,
    OrderKind,
    OrderSheet,
    OrderState,
    ReferralDraft,
    ReferralSheet,
    ReferralState,
    SourceCard,
    WriteOff,
    WriteOffDraft,
    advance_referral,
    answer_referral,
    close_order,
    extend_referral,
    order_sheet,
    record_order,
    resume_referral,
    return_referral,
    revoke_order,
    stop_referral,
    take_order_step_back,
    transfer_referral,
    write_off_referral,
)
from app.reminder_anchors import DEADLINE
from app.reminder_moments import Lead, LeadUnit, ReminderState
from app.reminders import ReminderDraft, reminder_sheet, set_reminder
from app.settings import close_day, office_calendar, reopen_day
from app.workdays import Calendar

DAY = date(2026, 11, 22)
S = ReferralState
RUNNING = {S.OPEN, S.SEEN, S.IN_PROGRESS, S.RETURNED}

DEEDS: dict[str, tuple[Callable[..., Any], Callable[[date], tuple[Any, ...]]]] = {
    "extend": (extend_referral, lambda day: (day + timedelta(days=20), "بارندگی")),
    "extend_far": (extend_referral, lambda day: (day + timedelta(days=60), "بارندگی")),
    "stop": (stop_referral, lambda _day: ("نامه",)),
    "resume": (resume_referral, lambda _day: ()),
    "seen": (advance_referral, lambda _day: (S.SEEN,)),
    "return": (return_referral, lambda _day: ("از آن ما نیست",)),
    "again": (advance_referral, lambda _day: (S.OPEN,)),
    "transfer": (
        transfer_referral,
        lambda day: (ReferralDraft(name="آب", due_on=day + timedelta(days=9)),),
    ),
    "answer": (answer_referral, lambda _day: (AnswerDraft(answer="شد"),)),
    "write_off": (
        write_off_referral,
        lambda _day: (WriteOffDraft(kind=WriteOff.MOOT, reason="نماند"),),
    ),
}
OTHER = ("back", "back", "back", "close", "revoke", "tomorrow", "snow", "thaw")
LEADS = (Lead(LeadUnit.WORK_DAYS, 1), Lead(LeadUnit.DAYS, 7), Lead(LeadUnit.WEEK_START))


def expected(one: ReferralSheet, order: OrderSheet, lead: Lead, calendar: Calendar) -> Any:
    """Where a reminder stands, reckoned anew and day by day; None where it does not."""
    if order.state is not OrderState.OPEN or one.state not in RUNNING or one.due_on is None:
        return None
    day = one.due_on
    if lead.unit is LeadUnit.WEEK_START:
        while day.weekday() != 5:
            day -= timedelta(days=1)
        while day < one.due_on and not calendar.is_work_day(day):
            day += timedelta(days=1)
    else:
        # One working day before is the day before, or the last that was worked before it.
        day -= timedelta(days=lead.count)
        while not calendar.is_work_day(day):
            day -= timedelta(days=1)
    return datetime.combine(day, time(8), TEHRAN)


@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.sampled_from([*DEEDS, *OTHER]), max_size=12))
def test_every_reminder_stands_where_its_deadline_says(
    office: Office, clock: FixedClock, path: list[str]
) -> None:
    clock.set(datetime.combine(DAY, time(7), TEHRAN))
    referral = ReferralDraft(name="راه", due_on=DAY + timedelta(days=16))
    draft = OrderDraft(kind=OrderKind.ORAL, words="گزارش دهند.", referrals=(referral,))
    order = office.write(record_order, SourceCard(), draft).value
    first = office.read(order_sheet, order).referrals[0].id
    numbers = [
        office.write(
            set_reminder,
            ReminderDraft(
                kind=Kind.ORDER, record_id=order, part_id=first, anchor=DEADLINE, lead=lead
            ),
        ).value
        for lead in LEADS
    ]
    for deed in path:
        _try(office, clock, order, deed)
        sheet, calendar = office.read(order_sheet, order), office.read(office_calendar)
        # One referral is transferred at a time here, so who has it now is the last.
        now = sheet.referrals[-1]
        for number, lead in zip(numbers, LEADS, strict=True):
            row = office.read(reminder_sheet, number)
            at = expected(now, sheet, lead, calendar)
            wanted = ReminderState.LET_GO if at is None else ReminderState.WAITING
            assert row.state is wanted, (deed, now.state)
            if at is not None:
                assert row.at == at, (deed, lead)
    assert check_store(office.database) == []


def _try(office: Office, clock: FixedClock, order: int, deed: str) -> None:
    """Do a deed; what its life does not have is refused and changes nothing."""
    sheet = office.read(order_sheet, order)
    last = sheet.referrals[-1].id
    today = clock.today()
    try:
        if deed in DEEDS:
            operation, values = DEEDS[deed]
            office.write(operation, order, sheet.version, last, *values(today))
        elif deed == "back":
            office.write(take_order_step_back, order, sheet.version)
        elif deed == "close":
            office.write(close_order, order, sheet.version)
        elif deed == "revoke":
            office.write(revoke_order, order, sheet.version, "نماند")
        elif deed == "tomorrow":
            clock.advance(timedelta(days=1))
        elif deed == "snow":
            office.write(close_day, DAY + timedelta(days=15), "برف", "")
        else:
            office.write(reopen_day, DAY + timedelta(days=15))
    except AppError:
        pass
