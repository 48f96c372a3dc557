"""Every way to ask for entries and requests; what is above the clearance is only «مشغول»."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Any, Final

from sqlalchemy import ColumnElement, Select, exists, or_, select

from app.access import Right, require
from app.agenda.rows import EventRow
from app.agenda.states import (
    HOLDING,
    PLANNED,
    WAITING,
    Answer,
    EventKind,
    EventState,
    Opinion,
    Origin,
)
from app.agenda.tables import ATTENDEES, EVENTS, LINKS, REVIEWS, asker_words
from app.agenda.texts import BUSY
from app.clock import from_tehran, to_tehran
from app.marks import Classification
from app.search.lists import SearchedList
from app.session import OfficeSession
from models.search import EVENTS as INDEXED


class EventView(StrEnum):
    """What the list of entries and requests can be narrowed to."""

    ALL = "all"
    #: Those that have a time and hold it, whatever came of them.
    IN_PROGRAMME = "in_programme"
    #: Requests that wait for a time.
    WAITING = "waiting"
    #: A deputy was asked, his day went by, and he did not answer.
    REVIEW_LATE = "review_late"
    #: Planned and not over yet.
    AHEAD = "ahead"
    #: Planned, over, and nobody said whether it was held.
    UNSETTLED = "unsettled"
    #: Special meetings some of whose invitees were not told yet.
    TO_REMIND = "to_remind"
    MINUTES_AWAITED = "minutes_awaited"
    MINUTES_LATE = "minutes_late"
    #: Held, the governor not told yet.
    TO_REPORT = "to_report"
    #: Something it hangs together with moved beneath it.
    TOUCHED = "touched"


@dataclass(frozen=True)
class EventFilter:
    """What the list of entries shows.

    Attributes:
        text: Parts of number, subject, requester, place, attendees; all must be found.
        from_day: First day of their time; entries without a time have none.
        to_day: Last day.
        contact_id: Only entries this person asks for, attends or stands in at.
        mine: Only what this operator wrote down.
        with_hidden: Of `IN_PROGRAMME` also those above the clearance, as «مشغول»; only where
            nothing but days is asked besides, or the answer would tell more than their time.
        event_id: One entry alone.
    """

    text: str = ""
    view: EventView = EventView.ALL
    from_day: date | None = None
    to_day: date | None = None
    states: tuple[EventState, ...] = ()
    kind: EventKind | None = None
    origin: Origin | None = None
    contact_id: int | None = None
    series_id: int | None = None
    mine: bool = False
    with_hidden: bool = False
    event_id: int | None = None


@dataclass(frozen=True)
class EventCounts:
    """How the programme stands."""

    today: int
    waiting: int
    tentative: int
    to_remind: int
    unsettled: int
    minutes_late: int
    to_report: int
    touched: int


#: Views that are read by the time of their entries, the earliest first.
_BY_TIME: Final = frozenset(
    {
        EventView.IN_PROGRAMME,
        EventView.AHEAD,
        EventView.UNSETTLED,
        EventView.TO_REMIND,
        EventView.MINUTES_AWAITED,
        EventView.MINUTES_LATE,
        EventView.TO_REPORT,
    }
)
#: While a deputy's opinion is still of use.
_UNDER_REVIEW: Final = (EventState.IN_REVIEW, EventState.TENTATIVE)
#: After it was held, until the governor was told.
_TO_REPORT: Final = (
    EventState.HELD,
    EventState.HELD_WITHOUT,
    EventState.MINUTES_RECEIVED,
    EventState.FOLLOW_UP,
)


def event_conditions(session: OfficeSession, wanted: EventFilter) -> list[ColumnElement[bool]]:
    """What a filter asks of entries besides words, as far as the operator may see them."""
    column, operator = EVENTS.c, session.desk.operator
    days = _in_days(wanted)
    if wanted.with_hidden and wanted == _days_only(wanted):
        return [*days, *_of_view(session, wanted.view)]
    found = [*seen_events(session), *days, *_of_view(session, wanted.view)]
    if wanted.states:
        found.append(in_states(wanted.states))
    if wanted.kind is not None:
        found.append(column.event_kind == wanted.kind.value)
    if wanted.origin is not None:
        found.append(column.origin == wanted.origin.value)
    if wanted.contact_id is not None:
        found.append(_names(wanted.contact_id))
    for name, value in (("series_id", wanted.series_id), ("id", wanted.event_id)):
        if value is not None:
            found.append(column[name] == value)
    if wanted.mine:
        found.append(column.requested_by == operator.id)
    return found


def _days_only(wanted: EventFilter) -> EventFilter:
    return EventFilter(
        view=EventView.IN_PROGRAMME,
        from_day=wanted.from_day,
        to_day=wanted.to_day,
        with_hidden=True,
    )


def in_states(states: frozenset[EventState] | tuple[EventState, ...]) -> ColumnElement[bool]:
    """Whether an entry stands in one of these states."""
    return EVENTS.c.state.in_(sorted(state.value for state in states))


def _in_days(wanted: EventFilter) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if wanted.from_day is not None:
        found.append(EVENTS.c.ends_at > from_tehran(wanted.from_day, time()))
    if wanted.to_day is not None:
        after = wanted.to_day + timedelta(days=1)
        found.append(EVENTS.c.starts_at < from_tehran(after, time()))
    return found


def _of_view(session: OfficeSession, view: EventView) -> list[ColumnElement[bool]]:
    now, today = session.desk.clock.now(), session.desk.clock.today()
    column = EVENTS.c
    awaited = column.state == EventState.MINUTES_AWAITED.value
    conditions: dict[EventView, list[ColumnElement[bool]]] = {
        EventView.ALL: [],
        EventView.IN_PROGRAMME: [column.starts_at.is_not(None), in_states(HOLDING)],
        EventView.WAITING: [in_states(WAITING)],
        EventView.REVIEW_LATE: [in_states(_UNDER_REVIEW), _has_late_review(today)],
        EventView.AHEAD: [in_states(PLANNED), column.ends_at > now],
        EventView.UNSETTLED: [in_states(PLANNED), column.ends_at <= now],
        EventView.TO_REMIND: [
            column.special,
            in_states((EventState.SCHEDULED, EventState.INVITED)),
            column.ends_at > now,
            _has_untold(),
        ],
        EventView.MINUTES_AWAITED: [awaited],
        EventView.MINUTES_LATE: [awaited, column.minutes_due_on < today],
        EventView.TO_REPORT: [in_states(_TO_REPORT)],
        EventView.TOUCHED: [or_(column.touched_words != "", _has_touched_link())],
    }
    return conditions[view]


def _has_late_review(today: date) -> ColumnElement[bool]:
    return exists().where(
        REVIEWS.c.event_id == EVENTS.c.id,
        REVIEWS.c.opinion == Opinion.ASKED.value,
        REVIEWS.c.due_on < today,
    )


def _has_untold() -> ColumnElement[bool]:
    return exists().where(
        ATTENDEES.c.event_id == EVENTS.c.id,
        ATTENDEES.c.answer.in_((Answer.NONE.value, Answer.NO_ANSWER.value)),
    )


def _has_touched_link() -> ColumnElement[bool]:
    return exists().where(LINKS.c.event_id == EVENTS.c.id, LINKS.c.touched_at.is_not(None))


def _names(contact_id: int) -> ColumnElement[bool]:
    attends = exists().where(
        ATTENDEES.c.event_id == EVENTS.c.id, ATTENDEES.c.contact_id == contact_id
    )
    named = ("requester_id", "organisation_id", "stand_in_id")
    return or_(attends, *(EVENTS.c[name] == contact_id for name in named))


def _is_by_time(wanted: EventFilter) -> bool:
    return wanted.view in _BY_TIME or wanted.from_day is not None


def _list(session: OfficeSession, wanted: EventFilter) -> SearchedList:
    by_time = _is_by_time(wanted)
    column = EVENTS.c
    return SearchedList(
        table=EVENTS,
        indexed=INDEXED,
        visible=seen_events(session),
        statement=event_rows().where(*event_conditions(session, wanted)),
        # Only what has a time stands in a list by time.
        order=(column.starts_at.nulls_last(), column.id)
        if by_time
        else (column.requested_at.desc(), column.id.desc()),
        keeps_order=by_time,
    )


def seen_events(session: OfficeSession) -> list[ColumnElement[bool]]:
    """Which entries this operator may read; of others he is told no more than their time."""
    return [EVENTS.c.classification <= int(session.desk.operator.clearance)]


def event_rows() -> Select[Any]:
    """Lines of entries, for any question about them (`row_of`)."""
    return select(*(EVENTS.c[name] for name in ROW))


def list_events(
    session: OfficeSession,
    wanted: EventFilter,
    *,
    after: int | None = None,
    offset: int = 0,
    limit: int = 50,
) -> list[EventRow]:
    """A page of entries: by their time where days are asked, else the newest request first.

    Args:
        session: Who asks.
        wanted: The filter.
        after: The entry before the page; None for the first.
        offset: How many are passed over after it.
        limit: How many at most.
    """
    require(session.desk.operator, Right.READ_AGENDA)
    rows = _list(session, wanted).page(
        session, wanted.text, after=after, offset=offset, limit=limit
    )
    return [row_of(session, row) for row in rows]


#: The columns a line of the list is made of.
ROW: Final = (
    "id",
    "version",
    "number",
    "event_kind",
    "state",
    "subject",
    "requester_name",
    "requester_post",
    "organisation",
    "starts_at",
    "ends_at",
    "all_day",
    "place",
    "classification",
    "origin",
    "requested_at",
    "last_step",
    "overridden",
    "touched_words",
)


def row_of(session: OfficeSession, row: Mapping[Any, Any]) -> EventRow:
    """A line of the list; of what is above the clearance only the time is told."""
    line = EventRow(
        id=row["id"],
        version=row["version"],
        number=row["number"],
        kind=EventKind(row["event_kind"]),
        state=EventState(row["state"]),
        subject=row["subject"],
        who=asker_words(row),
        starts_at=in_tehran(row["starts_at"]),
        ends_at=in_tehran(row["ends_at"]),
        all_day=row["all_day"],
        place=row["place"],
        classification=Classification(row["classification"]),
        origin=Origin(row["origin"]),
        requested_at=to_tehran(row["requested_at"]),
        last_step=row["last_step"],
        is_overridden=bool(row["overridden"]),
        is_hidden=False,
        touched=row["touched_words"],
    )
    return line if line.classification <= session.desk.operator.clearance else _hidden(line)


def _hidden(line: EventRow) -> EventRow:
    return replace(
        line,
        version=0,
        number="",
        kind=EventKind.BLOCKED,
        state=EventState.SCHEDULED,
        subject=BUSY,
        who="",
        place="",
        classification=Classification.ORDINARY,
        origin=Origin.OFFICE,
        requested_at=line.starts_at or line.requested_at,
        last_step="",
        is_overridden=False,
        is_hidden=True,
        touched="",
    )


def in_tehran(moment: datetime | None) -> datetime | None:
    """A moment on Tehran's clock, if there is one."""
    return None if moment is None else to_tehran(moment)


def count_events(session: OfficeSession, wanted: EventFilter, *, most: int | None = None) -> int:
    """How many entries a filter finds; with `most`, no more than one above it."""
    require(session.desk.operator, Right.READ_AGENDA)
    return _list(session, wanted).count(session, wanted.text, most)


def event_counts(session: OfficeSession) -> EventCounts:
    """The numbers at the foot of the list and on the page that opens the day."""
    today = session.desk.clock.today()
    asked = (
        EventFilter(view=EventView.IN_PROGRAMME, from_day=today, to_day=today, with_hidden=True),
        EventFilter(view=EventView.WAITING),
        EventFilter(states=(EventState.TENTATIVE,)),
        EventFilter(view=EventView.TO_REMIND),
        EventFilter(view=EventView.UNSETTLED),
        EventFilter(view=EventView.MINUTES_LATE),
        EventFilter(view=EventView.TO_REPORT),
        EventFilter(view=EventView.TOUCHED),
    )
    return EventCounts(*(count_events(session, one) for one in asked))


def event_place(session: OfficeSession, wanted: EventFilter, event_id: int) -> int | None:
    """How many entries stand before one in the list as filtered.

    Returns:
        None when the filter hides it.
    """
    require(session.desk.operator, Right.READ_AGENDA)
    return _list(session, wanted).place(session, wanted.text, event_id)
