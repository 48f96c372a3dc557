"""Reminders an invented office set: before deadlines, at an hour, for a colleague, and one due."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime, time, timedelta
from typing import Final
from uuid import UUID

from app.access import SignedIn
from app.changes import Kind
from app.clock import from_tehran, to_tehran
from app.demo.calls import DIRECTOR, PHONE_UNIT
from app.demo.playing import sit_down
from app.errors import InvalidFields
from app.operators import ADMINISTRATOR
from app.orders import FollowUpView, OrderFilter, list_follow_ups
from app.phone_calls import CallFilter, CallState, list_calls
from app.reminder_anchors import DEADLINE
from app.reminder_moments import Lead, LeadUnit
from app.reminders import ReminderDraft, finish_reminder, set_reminder
from app.session import OfficeSession

_LEADS: Final = (
    Lead(LeadUnit.WORK_DAYS, 1),
    Lead(LeadUnit.WORK_DAYS, 0),
    Lead(LeadUnit.WEEK_START),
    Lead(LeadUnit.DAYS, 7),
)
_NOTES: Final = (
    "پیش از جلسه شورا بپرس",
    "نسخه اسکن هم خواسته شده",
    "با مدیرکل هماهنگ شود",
    "اگر پاسخ نیامد نامه پیگیری",
)


def set_reminders(session: OfficeSession, operators: Mapping[str, SignedIn], now: datetime) -> None:
    """Let the desks remind themselves of a few records."""
    keys = (UUID(int=9000 + number) for number in range(100))
    for name in (ADMINISTRATOR, *PHONE_UNIT):
        if name not in operators:
            continue
        sit_down(session, operators[name], now)
        whom = operators[DIRECTOR].id if DIRECTOR in operators else None
        for draft in _before_deadlines(session, keys):
            _set(session, draft)
        _set_at_hours(session, keys, now, whom)


def _before_deadlines(session: OfficeSession, keys: Iterator[UUID]) -> list[ReminderDraft]:
    rows = list_follow_ups(session, OrderFilter(view=FollowUpView.OPEN), limit=200)
    with_date = [row for row in rows if row.due_on is not None and row.referral_id is not None]
    latest = sorted(with_date, key=lambda row: (row.due_on, row.id), reverse=True)[: len(_LEADS)]
    return [
        ReminderDraft(
            kind=Kind.ORDER,
            record_id=row.order_id,
            part_id=row.referral_id or 0,
            anchor=DEADLINE,
            lead=lead,
            note=note,
            request_key=next(keys),
        )
        for row, lead, note in zip(latest, _LEADS, _NOTES, strict=False)
    ]


def _set_at_hours(
    session: OfficeSession, keys: Iterator[UUID], now: datetime, whom: int | None
) -> None:
    """One that was set an hour ago and is due, one of tomorrow, one ticked off."""
    told = list_calls(session, CallFilter(states=(CallState.TO_BE_TOLD,)), limit=2)
    tomorrow = from_tehran(to_tehran(now).date() + timedelta(days=1), time(9))
    if len(told) < 2:
        return
    operator = session.desk.operator
    sit_down(session, operator, now - timedelta(hours=2))
    first, second = told
    for row, at, note, to in (
        (first, now - timedelta(minutes=20), "پیش از ظهر زنگ بزن", None),
        (second, tomorrow, "نتیجه را از فرمانداری بگیر", None),
        (second, tomorrow, "دیدن پرونده پیش از دیدار", whom),
        (first, now - timedelta(hours=1), "هماهنگی با نگهبانی", None),
    ):
        draft = ReminderDraft(
            kind=Kind.CALL,
            record_id=row.id,
            at=at,
            note=note,
            operator_id=to,
            request_key=next(keys),
        )
        number = _set(session, draft)
    sit_down(session, operator, now)
    if number is not None:
        finish_reminder(session, number, 1)


def _set(session: OfficeSession, draft: ReminderDraft) -> int | None:
    try:
        return set_reminder(session, draft).value
    except InvalidFields:
        # A deadline too near for its lead: the past never reminds.
        return None
