"""The numbers of the day, each a link; a register of tomorrow adds a line to `CARDS`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from app.access import Right
from app.folder import FolderFilter, FolderPlace, count_sheets
from app.letters import (
    LetterFilter,
    LetterState,
    count_letters,
)
from app.orders import (
    FollowUpCounts,
    FollowUpView,
    OrderFilter,
    follow_up_counts,
)
from app.phone_calls import (
    WAITING_TO_BE_PLACED,
    CallFilter,
    CallState,
    count_calls,
    telling_counts,
)
from app.session import OfficeSession
from app.shifts import waiting_hand_overs
from app.today.agreements import AGREEMENT_CARDS
from app.today.meetings import MEETING_CARDS
from app.today.parts import Card, Weight
from app.today.programme import PROGRAMME_CARDS
from app.today.protocol import PROTOCOL_CARDS
from app.today.visits import VISIT_CARDS


def _follow_ups(view: FollowUpView) -> Callable[[OfficeSession], int]:
    return lambda session: int(getattr(follow_ups_stand(session), view.value))


def follow_ups_stand(session: OfficeSession) -> FollowUpCounts:
    """How follow-up stands, asked once for all its cards."""
    if STAND not in session.info:
        session.info[STAND] = follow_up_counts(session)
    counts: FollowUpCounts = session.info[STAND]
    return counts


STAND: Final = "follow_up_counts"


def _calls(wanted: CallFilter) -> Callable[[OfficeSession], int]:
    return lambda session: count_calls(session, wanted)


def _letters(wanted: LetterFilter) -> Callable[[OfficeSession], int]:
    return lambda session: count_letters(session, wanted)


_TO_EXAMINE: Final = LetterFilter(states=(LetterState.REGISTERED,))
LATE_LETTERS: Final = LetterFilter(overdue=True)
_FOR_SIGNATURE: Final = LetterFilter(states=(LetterState.FOR_SIGNATURE,))
_TO_DISPATCH: Final = LetterFilter(states=(LetterState.SIGNED,))
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
        "تماس استاندار در نوبت",
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
        _letters(LATE_LETTERS),
        LATE_LETTERS,
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
    *PROGRAMME_CARDS,
    *MEETING_CARDS,
    *VISIT_CARDS,
    *PROTOCOL_CARDS,
    *AGREEMENT_CARDS,
)
