"""The lists of the day; a register of tomorrow adds a line to `LISTS`."""

from __future__ import annotations

from typing import Final

from app.access import Right
from app.changes import Kind
from app.jalali import jalali_text
from app.letters import (
    list_letters,
    warned_letters,
)
from app.moments import deadline_words, near_text
from app.orders import (
    RUNGS,
    FollowUpRow,
    FollowUpView,
    OrderFilter,
    list_follow_ups,
)
from app.phone_calls import (
    CallFilter,
    CallState,
    list_calls,
)
from app.reminders import ReminderFilter, ReminderRow, ReminderView, list_reminders
from app.session import OfficeSession
from app.text import isolate, persian_digits
from app.texts import REFERRAL_STATES, URGENCIES
from app.today.agreements import AGREEMENT_LIST
from app.today.cards import LATE_LETTERS
from app.today.meetings import MEETING_LIST
from app.today.parts import Line, Listing, Weight
from app.today.programme import PROGRAMME_LIST
from app.today.protocol import PROTOCOL_LIST
from app.today.visits import VISIT_LIST


def _due_words(row: FollowUpRow) -> str:
    """Who shall do what, without saying who twice."""
    words = row.words.splitlines()[0]
    return words if row.name in words else f"{row.name}: {words}"


def _due(session: OfficeSession, most: int) -> list[Line]:
    """Referrals overdue, and those of today."""
    found = list_follow_ups(session, OrderFilter(view=FollowUpView.OVERDUE), limit=most)
    if len(found) < most:
        found += list_follow_ups(session, OrderFilter(view=FollowUpView.TODAY), limit=most)
    today = session.desk.clock.today()
    lines = []
    for row in found[:most]:
        reminds = row.due_rung > row.rung
        state = REFERRAL_STATES[row.state] if row.state else ""
        lines.append(
            Line(
                Kind.ORDER,
                row.order_id,
                _due_words(row),
                deadline_words(row.due_on, today),
                RUNGS[row.due_rung - 1] if reminds else state,
                Weight.DANGER if row.due_rung > 1 else Weight.WARNING,
                int(row.classification),
                part_id=row.referral_id or 0,
            )
        )
    return lines


_TO_TELL: Final = CallFilter(states=(CallState.TO_BE_TOLD,))


def _to_tell(session: OfficeSession, most: int) -> list[Line]:
    """Calls whose caller waits for the result, who waits longest first."""
    return [
        Line(
            Kind.CALL,
            row.id,
            f"{row.caller_name or row.phone}: {row.subject}",
            isolate(jalali_text(row.called_at.date())),
            persian_digits(f"{row.attempts} کوشش") if row.attempts else URGENCIES[row.urgency],
            Weight.DANGER if row.attempts else Weight.INFORMATION,
            int(row.classification),
        )
        for row in list_calls(session, _TO_TELL, limit=most)
    ]


_MINE_TODAY: Final = ReminderFilter(view=ReminderView.TODAY)


def _reminders(session: OfficeSession, most: int) -> list[Line]:
    """His own reminders of today and those overdue, the oldest first."""
    now, today = session.desk.clock.now(), session.desk.clock.today()
    return [
        Line(
            row.kind,
            row.record_id,
            f"{row.note} · {row.subject}" if row.note else row.subject,
            isolate(near_text(row.put_off_until or row.at, today)),
            _reminder_chip(row, is_due=row.at <= now),
            Weight.WARNING if row.at <= now else Weight.INFORMATION,
            row.classification,
            row,
            row.part_id,
        )
        for row in list_reminders(session, _MINE_TODAY, limit=most)
    ]


def _reminder_chip(row: ReminderRow, *, is_due: bool) -> str:
    if row.put_off_until is not None:
        return "عقب‌افتاده"
    return "وقتش رسیده" if is_due else "امروز"


def _letters_due(session: OfficeSession, most: int) -> list[Line]:
    """Letters past their deadline, then those of whose deadline the office was warned."""
    today = session.desk.clock.today()
    lines = [
        Line(
            Kind.LETTER,
            row.id,
            f"{row.who or row.organisation}: {row.subject}",
            "",
            deadline_words(row.due_on, today),
            Weight.DANGER,
            row.classification,
        )
        for row in list_letters(session, LATE_LETTERS, limit=most)
    ]
    lines += [
        Line(
            Kind.LETTER,
            one.letter_id,
            f"{isolate(persian_digits(one.number))}: {one.subject}",
            "هشدار دوم" if one.warned > 1 else "هشدار نخست",
            deadline_words(one.due_on, today),
            Weight.WARNING,
            one.classification,
        )
        for one in warned_letters(session, limit=most)
    ]
    return lines[:most]


LISTS: Final = (
    PROGRAMME_LIST,
    MEETING_LIST,
    VISIT_LIST,
    PROTOCOL_LIST,
    AGREEMENT_LIST,
    Listing(
        "due",
        "پیگیری‌های سررسید گذشته و امروز",
        "پیگیری سررسیدگذشته‌ای نیست.",
        "orders",
        Right.READ_ORDERS,
        _due,
        OrderFilter(view=FollowUpView.OVERDUE),
    ),
    Listing(
        "to_tell",
        "تماس‌های در انتظار اعلام نتیجه",
        "کسی در انتظار شنیدن نتیجه نیست.",
        "telling",
        Right.READ_CALLS,
        _to_tell,
    ),
    Listing(
        "reminders",
        "یادآوری‌های من",
        "امروز یادآوری‌ای ندارید.",
        "reminders",
        Right.READ_CALLS,
        _reminders,
        _MINE_TODAY,
    ),
    Listing(
        "letters_due",
        "نامه‌های مهلت‌گذشته و نزدیک به مهلت",
        "نامه‌ای به مهلت خود نزدیک نیست.",
        "letters",
        Right.READ_LETTERS,
        _letters_due,
        LATE_LETTERS,
    ),
)
