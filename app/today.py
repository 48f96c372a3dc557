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
from app.letters import (
    LetterFilter,
    LetterState,
    count_letters,
    list_letters,
    warned_letters,
)
from app.moments import deadline_words
from app.orders import (
    RUNGS,
    FollowUpRow,
    FollowUpView,
    OrderFilter,
    count_follow_ups,
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
from app.session import OfficeSession
from app.shifts import on_duty_now, waiting_hand_overs
from app.text import isolate, persian_digits
from app.texts import REFERRAL_STATES, URGENCIES

#: Lines of one list.
SHOWN: Final = 8


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
    """

    kind: Kind
    record_id: int
    text: str
    aside: str
    chip: str
    weight: Weight


@dataclass(frozen=True)
class Listing:
    """A short list of the day.

    Attributes:
        empty: What stands there when there is nothing.
    """

    name: str
    title: str
    empty: str
    section: str
    right: Right
    lines: Callable[[OfficeSession], list[Line]]
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


def today_sheet(session: OfficeSession, desk: str = "") -> Today:
    """How the day stands, in one question.

    Args:
        session: Where to ask.
        desk: Whose forms under way are not called parked.
    """
    operator = session.desk.operator
    calls = operator.may(Right.READ_CALLS)
    return Today(
        tuple((card, card.count(session)) for card in CARDS if operator.may(card.right)),
        tuple((one, tuple(one.lines(session))) for one in LISTS if operator.may(one.right)),
        on_duty_now(session).words if calls else "",
        sum(1 for line in kept_forms(session, desk) if line.is_parked),
    )


def _follow_ups(view: FollowUpView) -> Callable[[OfficeSession], int]:
    return lambda session: count_follow_ups(session, OrderFilter(view=view))


def _calls(wanted: CallFilter) -> Callable[[OfficeSession], int]:
    return lambda session: count_calls(session, wanted)


def _letters(wanted: LetterFilter) -> Callable[[OfficeSession], int]:
    return lambda session: count_letters(session, wanted)


_TO_EXAMINE: Final = LetterFilter(states=(LetterState.REGISTERED,))
_LATE_LETTERS: Final = LetterFilter(overdue=True)
_FOR_SIGNATURE: Final = LetterFilter(states=(LetterState.FOR_SIGNATURE,))
_TO_DISPATCH: Final = LetterFilter(states=(LetterState.SIGNED,))
_TO_PLACE: Final = CallFilter(states=WAITING_TO_BE_PLACED)
_RECORDED: Final = CallFilter(states=(CallState.RECORDED,))
_WITH_HIM: Final = FolderFilter(place=FolderPlace.WITH_HIM)

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
        "with_him",
        "برگ در کارتابل استاندار",
        Weight.WARNING,
        "folder",
        Right.READ_ORDERS,
        lambda session: count_sheets(session, _WITH_HIM),
        _WITH_HIM,
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
        "letters_overdue",
        "نامه مهلت‌گذشته",
        Weight.DANGER,
        "letters",
        Right.READ_LETTERS,
        _letters(_LATE_LETTERS),
        _LATE_LETTERS,
    ),
    Card(
        "letters_to_examine",
        "نامه در انتظار بررسی",
        Weight.INFORMATION,
        "letters",
        Right.READ_LETTERS,
        _letters(_TO_EXAMINE),
        _TO_EXAMINE,
    ),
    Card(
        "letters_for_signature",
        "نامه در انتظار امضا",
        Weight.WARNING,
        "letters",
        Right.READ_LETTERS,
        _letters(_FOR_SIGNATURE),
        _FOR_SIGNATURE,
    ),
    Card(
        "letters_to_dispatch",
        "نامه امضاشده، آماده ارسال",
        Weight.INFORMATION,
        "letters",
        Right.READ_LETTERS,
        _letters(_TO_DISPATCH),
        _TO_DISPATCH,
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


def _due(session: OfficeSession) -> list[Line]:
    """Referrals overdue, and those of today."""
    found = list_follow_ups(session, OrderFilter(view=FollowUpView.OVERDUE), limit=SHOWN)
    found += list_follow_ups(session, OrderFilter(view=FollowUpView.TODAY), limit=SHOWN)
    today = session.desk.clock.today()
    lines = []
    for row in found[:SHOWN]:
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
            )
        )
    return lines


_TO_TELL: Final = CallFilter(states=(CallState.TO_BE_TOLD,))


def _to_tell(session: OfficeSession) -> list[Line]:
    """Calls whose caller waits for the result, who waits longest first."""
    return [
        Line(
            Kind.CALL,
            row.id,
            f"{row.caller_name or row.phone}: {row.subject}",
            isolate(jalali_text(row.called_at.date())),
            persian_digits(f"{row.attempts} کوشش") if row.attempts else URGENCIES[row.urgency],
            Weight.DANGER if row.attempts else Weight.INFORMATION,
        )
        for row in list_calls(session, _TO_TELL, limit=SHOWN)
    ]


def _letters_due(session: OfficeSession) -> list[Line]:
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
        )
        for row in list_letters(session, _LATE_LETTERS, limit=SHOWN)
    ]
    lines += [
        Line(
            Kind.LETTER,
            one.letter_id,
            f"{isolate(persian_digits(one.number))}: {one.subject}",
            "هشدار دوم" if one.warned > 1 else "هشدار نخست",
            deadline_words(one.due_on, today),
            Weight.WARNING,
        )
        for one in warned_letters(session, limit=SHOWN)
    ]
    return lines[:SHOWN]


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
        "letters_due",
        "نامه‌های مهلت‌گذشته و نزدیک به مهلت",
        "نامه‌ای به مهلت خود نزدیک نیست.",
        "letters",
        Right.READ_LETTERS,
        _letters_due,
        _LATE_LETTERS,
    ),
)
