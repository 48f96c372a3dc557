"""What the page that opens the day shows: each register declares its numbers and its lists.

A register of tomorrow adds a line to `CARDS` or `LISTS`; the page knows none of them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from app.access import Right
from app.changes import Kind
from app.folder import FolderFilter, FolderPlace, count_sheets
from app.jalali import jalali_text
from app.kept_forms import kept_forms
from app.moments import deadline_words, near_text
from app.orders import (
    RUNGS,
    FollowUpCounts,
    FollowUpRow,
    FollowUpView,
    OrderFilter,
    follow_up_counts,
    list_follow_ups,
)
from app.phone_calls import (
    WAITING_TO_BE_PLACED,
    CallFilter,
    CallState,
    count_calls,
    list_calls,
    telling_counts,
)
from app.reminders import ReminderFilter, ReminderRow, ReminderView, list_reminders
from app.session import OfficeSession
from app.shifts import on_duty_now, waiting_hand_overs
from app.text import isolate, persian_digits
from app.texts import REFERRAL_STATES, URGENCIES

#: Lines of one list on the page, and on paper.
SHOWN: Final = 16
PRINTED: Final = 40


class Weight(StrEnum):
    """How pressing a number is."""

    DANGER = "danger"
    WARNING = "warning"
    INFORMATION = "information"
    SUCCESS = "success"


@dataclass(frozen=True)
class Card:
    """A number of the day, which is a link.

    Attributes:
        name: A stable word.
        title: What is counted.
        section: Where the link leads.
        wanted: The filter it leads to; None where the section needs none.
        right: What an operator needs to see it.
        count: The question.
    """

    name: str
    title: str
    weight: Weight
    section: str
    right: Right
    count: Callable[[OfficeSession], int]
    wanted: Any = None


@dataclass(frozen=True)
class Line:
    """A line of a list, which is a link to its record.

    Attributes:
        chip: Where it stands.
        aside: When, or who.
        reminder: The reminder this line is, so that it can be ticked off here.
        part_id: Of the record; 0 where the line is of the whole.
    """

    kind: Kind
    record_id: int
    text: str
    aside: str
    chip: str
    weight: Weight
    classification: int
    reminder: ReminderRow | None = None
    part_id: int = 0

    @property
    def record(self) -> tuple[Kind, int, int]:
        """Of what this line tells: kind, id and part."""
        return self.kind, self.record_id, self.part_id


@dataclass(frozen=True)
class Listing:
    """A short list of the day.

    Attributes:
        empty: What stands there when there is nothing.
        lines: The question, and how many lines at most.
    """

    name: str
    title: str
    empty: str
    section: str
    right: Right
    lines: Callable[[OfficeSession, int], list[Line]]
    wanted: Any = None


@dataclass(frozen=True)
class Today:
    """The day as one operator sees it.

    Attributes:
        counts: Of each card he may see, in order.
        lists: The lines of each list he may see.
        on_duty: The shift that runs and who is on duty; empty when nobody is named.
        parked: How many forms wait to be taken up.
    """

    counts: tuple[tuple[Card, int], ...]
    lists: tuple[tuple[Listing, tuple[Line, ...]], ...]
    on_duty: str
    parked: int


def today_sheet(session: OfficeSession, desk: str = "", most: int = SHOWN) -> Today:
    """How the day stands, in one question.

    Args:
        session: Where to ask.
        desk: Whose forms under way are not called parked.
        most: Lines of each list.
    """
    session.info.pop(_STAND, None)
    operator = session.desk.operator
    calls = operator.may(Right.READ_CALLS)
    return Today(
        tuple((card, card.count(session)) for card in CARDS if operator.may(card.right)),
        tuple((one, tuple(one.lines(session, most))) for one in LISTS if operator.may(one.right)),
        on_duty_now(session).words if calls else "",
        sum(1 for line in kept_forms(session, desk) if line.is_parked),
    )


def _follow_ups(view: FollowUpView) -> Callable[[OfficeSession], int]:
    return lambda session: int(getattr(_stand(session), view.value))


def _stand(session: OfficeSession) -> FollowUpCounts:
    """How follow-up stands, asked once for all its cards."""
    if _STAND not in session.info:
        session.info[_STAND] = follow_up_counts(session)
    counts: FollowUpCounts = session.info[_STAND]
    return counts


_STAND: Final = "follow_up_counts"


def _calls(wanted: CallFilter) -> Callable[[OfficeSession], int]:
    return lambda session: count_calls(session, wanted)


_TO_PLACE: Final = CallFilter(states=WAITING_TO_BE_PLACED)
_RECORDED: Final = CallFilter(states=(CallState.RECORDED,))
#: Sent in or not: the folder often goes in by hand.
_IN_FOLDER: Final = FolderFilter(place=FolderPlace.IN)

CARDS: Final = (
    Card(
        "overdue",
        "پیگیری سررسید گذشته",
        Weight.DANGER,
        "orders",
        Right.READ_ORDERS,
        _follow_ups(FollowUpView.OVERDUE),
        OrderFilter(view=FollowUpView.OVERDUE),
    ),
    Card(
        "due_today",
        "سررسید امروز",
        Weight.WARNING,
        "orders",
        Right.READ_ORDERS,
        _follow_ups(FollowUpView.TODAY),
        OrderFilter(view=FollowUpView.TODAY),
    ),
    Card(
        "in_folder",
        "برگ در کارتابل استاندار",
        Weight.WARNING,
        "folder",
        Right.READ_ORDERS,
        lambda session: count_sheets(session, _IN_FOLDER),
        _IN_FOLDER,
    ),
    Card(
        "to_tell",
        "تماس در انتظار اعلام نتیجه",
        Weight.INFORMATION,
        "telling",
        Right.READ_CALLS,
        lambda session: telling_counts(session).now,
    ),
    Card(
        "recorded",
        "فرم در انتظار کارتابل",
        Weight.INFORMATION,
        "calls",
        Right.READ_CALLS,
        _calls(_RECORDED),
        _RECORDED,
    ),
    Card(
        "to_place",
        "تماس استاندار در نوبت برقراری",
        Weight.WARNING,
        "calls",
        Right.READ_CALLS,
        _calls(_TO_PLACE),
        _TO_PLACE,
    ),
    Card(
        "not_told",
        "متقاضی بی‌خبر از نتیجه",
        Weight.DANGER,
        "orders",
        Right.READ_ORDERS,
        _follow_ups(FollowUpView.NOT_TOLD),
        OrderFilter(view=FollowUpView.NOT_TOLD),
    ),
    Card(
        "scan_missing",
        "دستور بی اسکن",
        Weight.INFORMATION,
        "orders",
        Right.READ_ORDERS,
        _follow_ups(FollowUpView.SCAN_MISSING),
        OrderFilter(view=FollowUpView.SCAN_MISSING),
    ),
    Card(
        "hand_overs",
        "شیفت تحویل‌نگرفته",
        Weight.WARNING,
        "shifts",
        Right.READ_CALLS,
        waiting_hand_overs,
    ),
)


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


LISTS: Final = (
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
)
