"""Whose filters can be kept: the registers, by their name in the window, and the search box."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, Protocol

from app.access import Right, SignedIn
from app.agenda import EventFilter, count_events
from app.changes import Kind
from app.contacts import ContactFilter, count_contacts
from app.folder import FolderFilter, count_sheets
from app.letters import LetterFilter, count_letters
from app.meetings import (
    MeetingFilter,
    ResolutionFilter,
    SeriesFilter,
    count_meetings,
    count_resolutions,
    count_series,
)
from app.orders import OrderFilter, count_follow_ups
from app.phone_calls import CallFilter, count_calls
from app.protocol import (
    AgreementFilter,
    CaseFilter,
    GiftFilter,
    OccasionFilter,
    TaskFilter,
    count_agreements,
    count_case_tasks,
    count_cases,
    count_gifts,
    count_occasions,
)
from app.public_days import PublicDayFilter, count_public_days
from app.reminders import ReminderFilter, count_reminders
from app.saved_lists.questions import SEARCH, AskedEverywhere, count_answers
from app.session import OfficeSession
from app.visits import VisitFilter, count_visits


class Count(Protocol):
    """How many records a filter finds; with `most`, no more than one above it."""

    def __call__(self, session: OfficeSession, wanted: Any, /, *, most: int | None = None) -> int:
        """Count them, as far as the operator may see."""


@dataclass(frozen=True)
class ListSection:
    """A register as far as its kept lists go.

    Attributes:
        wanted: The dataclass of its filter.
        count: How many records a filter finds for the operator.
        right: What an operator needs to see the register; None where everybody sees his own part.
        kinds: When records of these kinds change, its lists are counted anew.
    """

    wanted: type[Any]
    count: Count
    right: Right | None
    kinds: frozenset[Kind]

    def is_seen_by(self, operator: SignedIn) -> bool:
        """Whether this operator may know of its lists."""
        return self.right is None or operator.may(self.right)


_CASES: Final = ListSection(
    CaseFilter, count_cases, Right.READ_PROTOCOL, frozenset({Kind.PROTOCOL_CASE})
)

SECTIONS: Final[Mapping[str, ListSection]] = {
    "agreements": ListSection(
        AgreementFilter, count_agreements, Right.READ_PROTOCOL, frozenset({Kind.AGREEMENT})
    ),
    "calls": ListSection(
        CallFilter, count_calls, Right.READ_CALLS, frozenset({Kind.CALL, Kind.ORDER})
    ),
    "consular": _CASES,
    "contacts": ListSection(
        ContactFilter, count_contacts, Right.READ_CONTACTS, frozenset({Kind.CONTACT})
    ),
    "events": ListSection(
        EventFilter, count_events, Right.READ_AGENDA, frozenset({Kind.EVENT, Kind.ORDER})
    ),
    "folder": ListSection(
        FolderFilter,
        count_sheets,
        Right.READ_ORDERS,
        frozenset({Kind.FOLDER, Kind.CALL, Kind.EVENT, Kind.LETTER, Kind.ORDER}),
    ),
    "gifts": ListSection(
        GiftFilter,
        count_gifts,
        Right.READ_PROTOCOL,
        frozenset({Kind.GIFT, Kind.PROTOCOL_CASE}),
    ),
    "letters": ListSection(
        LetterFilter, count_letters, Right.READ_LETTERS, frozenset({Kind.LETTER, Kind.ORDER})
    ),
    "meetings": ListSection(
        MeetingFilter, count_meetings, Right.READ_MEETINGS, frozenset({Kind.MEETING, Kind.ORDER})
    ),
    "meeting_series": ListSection(
        SeriesFilter,
        count_series,
        Right.READ_MEETINGS,
        frozenset({Kind.MEETING_SERIES, Kind.MEETING, Kind.ORDER}),
    ),
    "occasions": ListSection(
        OccasionFilter,
        count_occasions,
        Right.READ_PROTOCOL,
        frozenset({Kind.PROTOCOL_CASE, Kind.AGENDA_OCCASION}),
    ),
    "orders": ListSection(
        OrderFilter, count_follow_ups, Right.READ_ORDERS, frozenset({Kind.ORDER})
    ),
    "pavilion": _CASES,
    "protocol": _CASES,
    "protocol_tasks": ListSection(
        TaskFilter, count_case_tasks, Right.READ_PROTOCOL, frozenset({Kind.PROTOCOL_CASE})
    ),
    "public_days": ListSection(
        PublicDayFilter,
        count_public_days,
        Right.READ_VISITS,
        frozenset({Kind.PUBLIC_DAY, Kind.VISIT}),
    ),
    "reminders": ListSection(
        ReminderFilter,
        count_reminders,
        Right.READ_CALLS,
        frozenset({Kind.REMINDER, Kind.ORDER, Kind.CALL}),
    ),
    "resolutions": ListSection(
        ResolutionFilter,
        count_resolutions,
        Right.READ_MEETINGS,
        frozenset({Kind.MEETING, Kind.ORDER}),
    ),
    SEARCH: ListSection(AskedEverywhere, count_answers, None, frozenset(Kind)),
    "visits": ListSection(
        VisitFilter, count_visits, Right.READ_VISITS, frozenset({Kind.VISIT, Kind.EVENT})
    ),
}
