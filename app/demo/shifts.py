"""What an invented unit has promised: call-backs due, missed and to come."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from random import Random
from typing import Final

from app.access import SignedIn
from app.demo.calls import PHONE_UNIT
from app.demo.playing import sit_down
from app.phone_calls import (
    CallBackDraft,
    CallFilter,
    CallState,
    call_sheet,
    list_calls,
    plan_call_back,
)
from app.session import OfficeSession

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
