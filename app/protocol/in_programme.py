"""Entries of a case in the governor's programme: proved free there, linked, taken back (P6.6, U36).

A case goes into the programme as entries of its own, one by one, or as a trip of whole days. What
the programme holds is found there by its link; the case never guesses.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any, Final

from sqlalchemy import select

from app.access import Right, require
from app.agenda import (
    AttendeeDraft,
    Clash,
    Clashing,
    EventDraft,
    EventKind,
    EventState,
    LinkedRecord,
    Origin,
    When,
    cancel_event,
    request_event,
)
from app.agenda.deeds import EventDeed, seen_event
from app.agenda.states import PLANNED
from app.agenda.tables import EVENTS, LINKS
from app.changes import Changes, Kind
from app.clock import from_tehran, to_tehran
from app.errors import InvalidFields, InvalidInput, NotAllowed, NotFound
from app.marks import Classification
from app.orders import count_open_orders
from app.protocol.deeds import CaseDeed, seen_case
from app.protocol.drafts import CaseDraft
from app.protocol.fields import days_words
from app.protocol.states import OURS, TRIPS, EntryKind, PersonRole
from app.protocol.tables import ENTRIES, PEOPLE
from app.session import OfficeSession
from app.text import SHORT_LIMIT

#: How the entry that is a whole trip hangs together with its case.
TRIP: Final = "trip"
#: An entry that stands there no more.
GONE: Final = frozenset({EventState.CANCELLED, EventState.REJECTED})
#: An entry that is still ahead, with its time or waiting for another.
AHEAD: Final = PLANNED | {EventState.POSTPONED}
_STANDING: Final = frozenset(EventState) - GONE

IS_THERE: Final = "«{title}» در تقویم است."
NO_END: Final = "پایان «{title}» را بنویسید؛ هر برنامه تقویم آغاز و پایانی دارد."
NO_ENTRY: Final = "برنامه‌ای برای رفتن به تقویم برگزیده نشده است."
NO_TRIP: Final = "تنها روزهای سفر یکجا به تقویم می‌روند."
AMENDED_WITH_CASE: Final = "با پرونده تشریفات آن اصلاح شد."
HELD_WITH_CASE: Final = "با پرونده تشریفات آن برگزار شد."
TRIP_IS_THERE: Final = "روزهای این سفر در تقویم است."

_K: Final = EntryKind
_KINDS: Final[Mapping[EntryKind, EventKind]] = {
    _K.JOURNEY: EventKind.TRIP,
    _K.RECEPTION: EventKind.CEREMONY,
    _K.MEETING: EventKind.MEETING,
    _K.VISIT: EventKind.SITE_VISIT,
    _K.CEREMONY: EventKind.CEREMONY,
    _K.SPEECH: EventKind.CEREMONY,
    _K.MEAL: EventKind.CEREMONY,
    _K.MEDIA: EventKind.INTERVIEW,
    _K.GIFT: EventKind.CEREMONY,
    _K.REST: EventKind.BLOCKED,
    _K.FAREWELL: EventKind.CEREMONY,
}


class ClashesTogether:
    """What stands in the way of several entries, said together and by the title of each."""

    def __init__(self) -> None:
        self._clashes: list[Clash] = []
        self._may_override = True

    @contextmanager
    def of(self, title: str) -> Iterator[None]:
        """Go on with the next entry where this one clashes; nothing was written of it."""
        try:
            yield
        except Clashing as error:
            self._may_override &= error.may_override
            self._clashes += [
                replace(one, words=f"«{title}»: {one.words}") for one in error.clashes
            ]

    def require_none(self) -> None:
        """Refuse the whole deed where anything clashed.

        Raises:
            Clashing: It did.
        """
        if self._clashes:
            ordered = sorted(self._clashes, key=lambda one: not one.blocks)
            raise Clashing(ordered, may_override=self._may_override)


def entries_into_programme(
    session: OfficeSession,
    case_id: int,
    version: int,
    entry_ids: Sequence[int],
    override_reason: str = "",
) -> Changes[int]:
    """Put entries of a case into the governor's programme, all of them or none.

    Args:
        session: The transaction.
        case_id: Which.
        version: As read.
        entry_ids: Of its programme.
        override_reason: Why they may stand although something clashes; needs the right to.

    Raises:
        Clashing: A time is not free; nothing was written.
        InvalidFields: An entry has no end, beside `entries`.
        NotAllowed: One is there already, or as for every deed.
        NotFound, StaleRecord: As for every deed.
    """
    deed = CaseDeed(session, case_id, version)
    deed.require_running()
    rows = [deed.row(ENTRIES.name, number) for number in dict.fromkeys(entry_ids)]
    if not rows:
        raise InvalidFields([InvalidInput("entries", NO_ENTRY)])
    _prove(session, rows)
    together = ClashesTogether()
    for row in sorted(rows, key=lambda one: (one["starts_at"], one["id"])):
        with together.of(row["title"]):
            draft = replace(_entry(deed.record, row), override_reason=override_reason)
            event_id = request_event(session, draft, right=None).value
            deed.set_row(ENTRIES.name, row["id"], event_id=event_id)
            deed.changed_event(event_id)
    together.require_none()
    named = f"«{rows[0]['title']}»" if len(rows) == 1 else f"{len(rows)} برنامه"
    return deed.finish("entries_into_programme", f"{named} به تقویم استاندار رفت.")


def _prove(session: OfficeSession, rows: Sequence[Mapping[str, Any]]) -> None:
    states = states_of(session, [row["event_id"] for row in rows])
    problems = []
    for row in rows:
        if row["event_id"] is not None and states.get(row["event_id"]) not in GONE:
            raise NotAllowed(IS_THERE.format(title=row["title"]))
        if row["ends_at"] <= row["starts_at"]:
            problems.append(InvalidInput("entries", NO_END.format(title=row["title"])))
    if problems:
        raise InvalidFields(problems)


def states_of(session: OfficeSession, events: Sequence[int | None]) -> dict[int, EventState]:
    """Where entries of the programme stand, by id."""
    wanted = [number for number in events if number is not None]
    if not wanted:
        return {}
    rows = session.execute(select(EVENTS.c.id, EVENTS.c.state).where(EVENTS.c.id.in_(wanted)))
    return {row.id: EventState(row.state) for row in rows}


def _entry(case: Mapping[str, Any], row: Mapping[str, Any]) -> EventDraft:
    """An entry of a case as one of the programme."""
    return EventDraft(
        kind=_KINDS[EntryKind(row["entry_kind"])],
        subject=_subject(case, row),
        notes="\n".join(part for part in (row["who"], row["host"], row["note"]) if part),
        classification=Classification(case["classification"]),
        origin=Origin.OFFICE,
        organisation_id=case["body_id"],
        organisation=case["body"],
        when=When(starts_at=row["starts_at"], ends_at=row["ends_at"]),
        place=row["location"],
        with_governor=bool(row["with_governor"]),
        links=(LinkedRecord(kind=Kind.PROTOCOL_CASE, id=case["id"]),),
    )


def trip_into_programme(
    session: OfficeSession, case_id: int, version: int, override_reason: str = ""
) -> Changes[int]:
    """Put the days of a trip into the programme, as one entry of whole days.

    The governor's own time is taken where he travels himself; of travellers known to the directory
    theirs is.

    Raises:
        Clashing: Somebody is not free; nothing was written.
        NotAllowed: It is no trip, it is there already, or as for every deed.
        InvalidFields, NotFound, StaleRecord: As for every deed.
    """
    deed = CaseDeed(session, case_id, version)
    deed.require_running()
    if deed.case_kind not in TRIPS:
        raise NotAllowed(NO_TRIP)
    if trip_event(session, case_id) is not None:
        raise NotAllowed(TRIP_IS_THERE)
    case = deed.record
    draft = EventDraft(
        kind=EventKind.TRIP,
        subject=case["subject"],
        notes=case["purpose"],
        classification=Classification(case["classification"]),
        origin=Origin.OFFICE,
        when=whole_days(case["starts_on"], case["ends_on"]),
        place="، ".join(part for part in (case["country"], case["city"]) if part)[:SHORT_LIMIT],
        with_governor=bool(case["with_governor"]),
        attendees=tuple(
            AttendeeDraft(
                contact_id=row["contact_id"],
                name=row["name"],
                post=row["post"],
                organisation=row["organisation"],
                phone=row["phone"],
            )
            for row in deed.part(PEOPLE.name).values()
            if PersonRole(row["role"]) not in OURS
        ),
        links=(LinkedRecord(kind=Kind.PROTOCOL_CASE, id=case_id, relation=TRIP),),
        override_reason=override_reason,
    )
    event_id = request_event(session, draft, right=None).value
    deed.changed_event(event_id)
    return deed.finish("trip_into_programme", f"سفر {case_days(case)} به تقویم رفت.")


def whole_days(first: date, last: date) -> When:
    """Days from one to another, both with it, as a time of the programme."""
    starts_at = from_tehran(first, time.min)
    ends_at = from_tehran(last + timedelta(days=1), time.min)
    return When(starts_at=starts_at, ends_at=ends_at, all_day=True)


def case_days(case: Mapping[str, Any]) -> str:
    """From when to when a case goes, in words."""
    return days_words(CaseDraft(starts_on=case["starts_on"], ends_on=case["ends_on"]))


def trip_event(session: OfficeSession, case_id: int) -> dict[str, Any] | None:
    """The entry that is a whole trip, as it stands in the programme; None where it is not."""
    row = (
        session.execute(
            select(EVENTS)
            .join(LINKS, LINKS.c.event_id == EVENTS.c.id)
            .where(
                LINKS.c.record_kind == Kind.PROTOCOL_CASE.value,
                LINKS.c.record_id == case_id,
                LINKS.c.relation == TRIP,
                EVENTS.c.state.not_in(sorted(state.value for state in GONE)),
            )
            .order_by(EVENTS.c.id.desc())
            .limit(1)
        )
        .mappings()
        .first()
    )
    return dict(row) if row is not None else None


@dataclass(frozen=True)
class TripInProgramme:
    """The days of a trip as the programme has them.

    Attributes:
        is_astray: They are not the case's any more.
    """

    event_id: int
    number: str
    state: EventState
    starts_on: date | None
    ends_on: date | None
    is_astray: bool


def trip_in_programme(session: OfficeSession, case_id: int) -> TripInProgramme | None:
    """How a trip stands in the programme; None where it is not there for this operator.

    Raises:
        NotAllowed: The operator may not read protocol work.
        NotFound: There is no such case for him.
    """
    require(session.desk.operator, Right.READ_PROTOCOL)
    case, event = seen_case(session, case_id), trip_event(session, case_id)
    if event is None or event["classification"] > session.desk.operator.clearance:
        return None
    starts_at: datetime | None = event["starts_at"]
    days: tuple[date | None, date | None] = (None, None)
    if starts_at is not None:
        last = to_tehran(event["ends_at"] - datetime.resolution)
        days = (to_tehran(starts_at).date(), last.date())
    return TripInProgramme(
        event["id"],
        event["number"],
        EventState(event["state"]),
        *days,
        is_astray=days != (case["starts_on"], case["ends_on"]),
    )


def leave_programme(deed: CaseDeed, reason: str) -> None:
    """Call off what a case that is given up still has ahead in the programme."""
    for event in _in_programme(deed, AHEAD):
        cancel_event(deed.session, event["id"], event["version"], reason, right=None)
        deed.changed_event(event["id"])


def programme_held(deed: CaseDeed) -> None:
    """Say in the programme that what a case had there is over; what an order runs on stays open."""
    now = deed.session.desk.clock.now()
    for event in _in_programme(deed, PLANNED):
        if event["ends_at"] > now:
            continue
        entry = EventDeed(deed.session, event["id"], event["version"], right=None)
        entry.move(EventState.HELD)
        if count_open_orders(deed.session, Kind.EVENT, event["id"]):
            entry.finish("event_held", HELD_WITH_CASE)
        else:
            entry.move(EventState.CLOSED)
            entry.finish("close_event", HELD_WITH_CASE)
        deed.changed_event(event["id"])


def programme_follows(deed: CaseDeed) -> None:
    """Let what a case has in the programme be as secret as the case, and be called as it is.

    What somebody called otherwise in the programme keeps its name.
    """
    before, now = deed.before, deed.record
    rows = {row["event_id"]: row for row in deed.part(ENTRIES.name).values()}
    for event in _in_programme(deed, _STANDING):
        row = rows.get(event["id"])
        wanted = {"classification": now["classification"]}
        if event["subject"] == _subject(before, row):
            wanted["subject"] = _subject(now, row)
        values = {name: value for name, value in wanted.items() if event[name] != value}
        if values:
            entry = EventDeed(deed.session, event["id"], event["version"], right=None)
            entry.set(**values)
            entry.finish("amend_event", AMENDED_WITH_CASE)
            deed.changed_event(event["id"])


def _subject(case: Mapping[str, Any], row: Mapping[str, Any] | None) -> str:
    """What an entry of a case is called in the programme; its trip by the case alone."""
    subject: str = case["subject"]
    if row is None:
        return subject
    title: str = row["title"]
    of_what = f"{title} ({subject})"
    return of_what if len(of_what) <= SHORT_LIMIT else title


def _in_programme(deed: CaseDeed, states: frozenset[EventState]) -> list[dict[str, Any]]:
    """What a case has in the programme that stands so, its own days among it."""
    numbers = [row["event_id"] for row in deed.part(ENTRIES.name).values() if row["event_id"]]
    trip = trip_event(deed.session, deed.id)
    found = []
    for number in [*numbers, *([trip["id"]] if trip is not None else [])]:
        try:
            event = seen_event(deed.session, number)
        except NotFound:
            # One above whoever leads the case on stays as it is.
            continue
        if EventState(event["state"]) in states:
            found.append(event)
    return found
