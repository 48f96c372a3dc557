"""What an invented unit has promised, who is on duty in it, and a shift it handed over."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from random import Random
from typing import Final
from uuid import UUID

from app.access import SignedIn
from app.clock import to_tehran
from app.demo.calls import PHONE_UNIT
from app.demo.playing import sit_down
from app.operators import ADMINISTRATOR
from app.phone_calls import (
    CallBackDraft,
    CallFilter,
    CallState,
    call_sheet,
    list_calls,
    plan_call_back,
)
from app.session import OfficeSession
from app.shifts import (
    HandOverDraft,
    copy_week,
    hand_over_shift,
    on_duty_now,
    put_on_duty,
    shift_times,
    week_of,
)

#: What was promised, and when, in minutes from now; those due were promised the hour before.
PROMISES: Final = (
    (-25, "خواستند پس از پایان جلسه تماس بگیریم."),
    (-5, "نتیجه را به خودشان بگوییم، نه به منشی."),
    (20, "ساعت را خودشان خواستند."),
    (95, "پس از نماز تماس بگیریم."),
    (60 * 23, "فردا شماره دفتر را می‌دهند."),
)
PROMISED_BEFORE: Final = timedelta(hours=1)


def promise_call_backs(
    session: OfficeSession, operators: Mapping[str, SignedIn], random: Random, now: datetime
) -> None:
    """Promise some of those who wait a call, so that the page has every kind of turn."""
    desk = session.desk
    before = desk.operator
    operator = operators[PHONE_UNIT[0]]
    sit_down(session, operator, now)
    states = (CallState.TO_BE_TOLD, CallState.RECORDED, CallState.IN_FOLDER)
    waiting = list_calls(session, CallFilter(states=states), limit=60)
    for row, (minutes, note) in zip(
        random.sample(waiting, min(len(PROMISES), len(waiting))), PROMISES, strict=False
    ):
        at = now + timedelta(minutes=minutes)
        promised = min(now, at) - PROMISED_BEFORE
        sheet = call_sheet(session, row.id)
        # Nothing is promised before the call's last step.
        last = max(step.at for step in sheet.steps)
        made = max(promised, last)
        if made >= at:
            continue
        sit_down(session, operator, made)
        draft = CallBackDraft(at=at, note=note)
        plan_call_back(session, sheet.id, sheet.version, draft)
    sit_down(session, before, now)


def plan_fortnight(
    session: OfficeSession, operators: Mapping[str, SignedIn], now: datetime
) -> None:
    """Set the duty of this week and the next; the two of the unit take turns."""
    desk = session.desk
    before = desk.operator
    sit_down(session, operators[ADMINISTRATOR], now)
    first = week_of(to_tehran(now).date())
    shifts = shift_times(session)
    for day in range(7):
        for place, shift in enumerate(shifts):
            number = operators[PHONE_UNIT[(day + place) % 2]].id
            put_on_duty(session, first + timedelta(days=day), shift.name, number)
    copy_week(session, first + timedelta(days=7))
    sit_down(session, before, now)


HANDED_BEFORE: Final = timedelta(minutes=40)
NOTE: Final = (
    "نمابر فرمانداری هنوز نرسیده است؛ اگر آمد در کارتابل امروز گذاشته شود. "
    "خط دوم از صبح خش دارد و به مخابرات گفته شده است."
)


def hand_a_shift_over(
    session: OfficeSession, operators: Mapping[str, SignedIn], random: Random, now: datetime
) -> None:
    """Hand a shift over that the other has not yet taken."""
    desk = session.desk
    before = desk.operator
    giver, taker = (operators[name] for name in PHONE_UNIT[:2])
    sit_down(session, giver, now - HANDED_BEFORE)
    key = UUID(int=random.getrandbits(128), version=4)
    shift = on_duty_now(session).shift
    hand_over_shift(session, HandOverDraft(to_id=taker.id, shift=shift, note=NOTE, request_key=key))
    sit_down(session, before, now)
