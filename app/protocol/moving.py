"""Moving a case to other days: its open steps, and the entries whoever moves it confirms (72).

First it is said what would go (`preview_case_move`), then exactly that goes, as one step that is
taken back whole. Done steps, days set by hand, people and papers stay as they are.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any, Final

from app.access import Right, require
from app.agenda import AttendeeDraft, EventKind, EventState, When, move_event, schedule_event
from app.agenda.bookings import subject_keys
from app.agenda.checking import check_time
from app.agenda.deeds import parts_of, seen_event
from app.agenda.proving import words_of
from app.agenda.states import PLANNED, AttendeeRole
from app.agenda.tables import ATTENDEES
from app.agenda.timing import comes, uses_of
from app.changes import Changes, changed
from app.clock import from_tehran, to_tehran
from app.errors import InvalidFields, InvalidInput, NotAllowed, NotFound
from app.protocol.deeds import CASE_TABLES, CaseDeed, seen_case
from app.protocol.fields import MOST_DAYS
from app.protocol.in_programme import (
    AHEAD,
    GONE,
    ClashesTogether,
    case_days,
    trip_event,
    whole_days,
)
from app.protocol.move_rows import CaseMovePreview, EntryMove, TaskMove
from app.protocol.reckoning import reckon_open, reckoned
from app.protocol.states import BEFORE, TaskAnchor, TaskState
from app.protocol.tables import ENTRIES, TASKS
from app.protocol.texts import CASE_STATES
from app.session import OfficeSession
from app.settings import office_calendar
from app.text import persian_digits

#: Under this number stands the one entry of whole days that is the trip itself.
TRIP_ENTRY: Final = 0
TRIP_TITLE: Final = "روزهای سفر در تقویم"

WHY_MOVED: Final = "سبب جابه‌جایی را بنویسید."
ENDS_BEFORE: Final = "روز پایان پیش از روز آغاز است."
TOO_LONG: Final = "پرونده‌ای درازتر از یک سال نیست."
NOT_MOVED: Final = "در وضعیت «{state}» است و دیگر جابه‌جا نمی‌شود."
IS_FIXED: Final = "«{title}» در تقویم برگزار شده است و جابه‌جا نمی‌شود."
NO_TRIP_ENTRY: Final = "روزهای این سفر در تقویم نیست."

_DAYS: Final = {TaskAnchor.START: "starts_on", TaskAnchor.END: "ends_on"}


def preview_case_move(
    session: OfficeSession, case_id: int, starts_on: date, ends_on: date
) -> CaseMovePreview:
    """All that moving a case to other days would do; nothing is written.

    What goes along itself is not said to be in the way.

    Raises:
        InvalidFields: The days cannot be taken.
        NotAllowed: The operator may not read protocol work.
        NotFound: There is no such case for him.
    """
    require(session.desk.operator, Right.READ_PROTOCOL)
    case = seen_case(session, case_id)
    _prove_days(starts_on, ends_on)
    return CaseMovePreview(
        starts_on=starts_on,
        ends_on=ends_on,
        tasks=_task_moves(session, case, starts_on, ends_on),
        entries=_entry_moves(session, case, starts_on, ends_on),
    )


def _prove_days(starts_on: date, ends_on: date) -> None:
    if ends_on < starts_on:
        raise InvalidFields([InvalidInput("ends_on", ENDS_BEFORE)])
    if (ends_on - starts_on).days > MOST_DAYS:
        raise InvalidFields([InvalidInput("ends_on", TOO_LONG)])


def _moved(case: Mapping[str, Any], starts_on: date, ends_on: date) -> set[TaskAnchor]:
    """The anchors that go elsewhere."""
    days = {TaskAnchor.START: starts_on, TaskAnchor.END: ends_on}
    return {anchor for anchor, name in _DAYS.items() if case[name] != days[anchor]}


def _task_moves(
    session: OfficeSession, case: Mapping[str, Any], starts_on: date, ends_on: date
) -> tuple[TaskMove, ...]:
    anchors = _moved(case, starts_on, ends_on)
    there = {**case, "starts_on": starts_on, "ends_on": ends_on}
    calendar = office_calendar(session)
    moves = []
    for number, row in CASE_TABLES.rows(session, TASKS.name, case["id"]).items():
        anchor = TaskAnchor(row["anchor"])
        if row["state"] != TaskState.OPEN.value or row["is_pinned"] or anchor not in anchors:
            continue
        after = reckoned(calendar, there, anchor, row["days_before"])
        if after != row["due_on"]:
            moves.append(
                TaskMove(task_id=number, title=row["title"], before=row["due_on"], after=after)
            )
    return tuple(moves)


def _entry_moves(
    session: OfficeSession, case: Mapping[str, Any], starts_on: date, ends_on: date
) -> tuple[EntryMove, ...]:
    days = (starts_on - case["starts_on"]).days
    rows = CASE_TABLES.rows(session, ENTRIES.name, case["id"]) if days else {}
    trip = trip_event(session, case["id"])
    beside = {row["event_id"] for row in rows.values()} - {None}
    if trip is not None:
        beside.add(trip["id"])
    ordered = sorted(rows.values(), key=lambda one: (one["starts_at"], one["id"]))
    return (
        *_trip_move(session, trip, whole_days(starts_on, ends_on), beside),
        *(_entry_move(session, row, _shifted(row, days), beside) for row in ordered),
    )


def _trip_move(
    session: OfficeSession, trip: Mapping[str, Any] | None, when: When, beside: Collection[int]
) -> Iterator[EntryMove]:
    """The trip's own days in the programme, where this operator may know of them."""
    if trip is None or trip["starts_at"] is None:
        return
    is_there = (trip["starts_at"], trip["ends_at"]) == (when.starts_at, when.ends_at)
    if is_there or trip["classification"] > session.desk.operator.clearance:
        return
    move = EntryMove(
        entry_id=TRIP_ENTRY,
        title=TRIP_TITLE,
        before=to_tehran(trip["starts_at"]),
        after=to_tehran(when.starts_at),
    )
    yield _with_event(session, move, trip, when, beside)


def _entry_move(
    session: OfficeSession, row: Mapping[str, Any], when: When, beside: Collection[int]
) -> EntryMove:
    move = EntryMove(
        entry_id=row["id"],
        title=row["title"],
        before=to_tehran(row["starts_at"]),
        after=to_tehran(when.starts_at),
    )
    try:
        event = _event_of(session, row)
    except NotFound:
        # It is in the programme as an entry this operator may not know of.
        return replace(move, is_fixed=True)
    return move if event is None else _with_event(session, move, event, when, beside)


def _with_event(
    session: OfficeSession,
    move: EntryMove,
    event: Mapping[str, Any],
    when: When,
    beside: Collection[int],
) -> EntryMove:
    if EventState(event["state"]) not in AHEAD:
        return replace(move, is_fixed=True)
    return replace(move, clashes=_clashes(session, event, when, beside))


def _shifted(row: Mapping[str, Any], days: int) -> When:
    """The same hours so many days later."""
    return When(starts_at=_later(row["starts_at"], days), ends_at=_later(row["ends_at"], days))


def _later(moment: datetime, days: int) -> datetime:
    there = to_tehran(moment)
    return from_tehran(there.date() + timedelta(days=days), there.time())


def _event_of(session: OfficeSession, row: Mapping[str, Any]) -> dict[str, Any] | None:
    """The entry of the programme an entry of a case is; None where it is none, or gone there."""
    if row["event_id"] is None:
        return None
    event = seen_event(session, row["event_id"])
    return None if EventState(event["state"]) in GONE else event


def _clashes(
    session: OfficeSession, event: Mapping[str, Any], when: When, beside: Collection[int]
) -> tuple[str, ...]:
    """What would block an entry of the programme at another time, but for what goes along."""
    attendees = list(parts_of(session, ATTENDEES.name, event["id"]).values())
    keys = subject_keys(
        session,
        with_governor=bool(event["with_governor"]),
        stand_in_id=event["stand_in_id"],
        attendees=[
            AttendeeDraft(role=AttendeeRole(row["role"]), contact_id=row["contact_id"])
            for row in attendees
            if comes(row)
        ],
        uses=uses_of(session, event, attendees),
    )
    found = check_time(
        session,
        keys_and_quantities=keys,
        when=when,
        event_id=event["id"],
        kind=EventKind(event["event_kind"]),
        with_governor=bool(event["with_governor"]),
        requested_at=event["requested_at"],
    )
    return tuple(one.words for one in found if one.blocks and one.entry_id not in beside)


def move_case(
    session: OfficeSession,
    case_id: int,
    version: int,
    starts_on: date,
    ends_on: date,
    reason: str,
    entry_ids: Sequence[int] = (),
    override_reason: str = "",
) -> Changes[int]:
    """Move a case that has not begun; its open steps are reckoned anew.

    Args:
        session: The transaction.
        case_id: Which.
        version: As read.
        starts_on: Where it begins; `ends_on` its last day.
        ends_on: As said.
        reason: Why.
        entry_ids: The entries that go along by as many days as its beginning goes, with what they
            are in the governor's programme; `TRIP_ENTRY` is the trip's own days there.
        override_reason: Why entries may stand although something clashes; needs the right to.

    Raises:
        Clashing: A time is not free in the programme; nothing was written.
        InvalidInput: The reason is missing.
        InvalidFields: The days cannot be taken.
        NotAllowed: It has begun, an entry was held already, or as for every deed.
        NotFound, StaleRecord: As for every deed.
    """
    deed = CaseDeed(session, case_id, version)
    if deed.state not in BEFORE:
        words = NOT_MOVED.format(state=CASE_STATES[deed.state.value])
        raise NotAllowed(persian_digits(f"{deed.named} {words}"))
    why = words_of(reason, "reason", needed=WHY_MOVED)
    _prove_days(starts_on, ends_on)
    anchors = _moved(deed.record, starts_on, ends_on)
    if not anchors:
        return changed(case_id)
    before = case_days(deed.record)
    days = (starts_on - deed.record["starts_on"]).days
    deed.set(starts_on=starts_on, ends_on=ends_on, state_reason=why)
    reckon_open(deed, anchors)
    _move_entries(deed, days, set(entry_ids), why, override_reason)
    words = f"از {before} به {case_days(deed.record)} جابه‌جا شد: {why}"
    return deed.finish("move_case", words)


def _move_entries(
    deed: CaseDeed, days: int, confirmed: set[int], why: str, override_reason: str
) -> None:
    together = ClashesTogether()
    if TRIP_ENTRY in confirmed:
        trip = trip_event(deed.session, deed.id)
        if trip is None:
            raise NotFound(NO_TRIP_ENTRY)
        when = whole_days(deed.record["starts_on"], deed.record["ends_on"])
        with together.of(TRIP_TITLE):
            _move_event(deed, trip, TRIP_TITLE, when, why, override_reason)
    rows = [deed.row(ENTRIES.name, number) for number in confirmed - {TRIP_ENTRY}]
    # The foremost goes first, so that none comes where another one still is.
    rows.sort(key=lambda one: (one["starts_at"], one["id"]), reverse=days > 0)
    for row in rows if days else ():
        when, event = _shifted(row, days), _event_of(deed.session, row)
        with together.of(row["title"]):
            if event is not None:
                _move_event(deed, event, row["title"], when, why, override_reason)
            deed.set_row(ENTRIES.name, row["id"], starts_at=when.starts_at, ends_at=when.ends_at)
    together.require_none()


def _move_event(
    deed: CaseDeed,
    event: Mapping[str, Any],
    title: str,
    when: When,
    why: str,
    override_reason: str,
) -> None:
    """Bring an entry of the programme along; one that was put off has its time again."""
    state = EventState(event["state"])
    there = (deed.session, event["id"], event["version"], when)
    if state in PLANNED:
        done = move_event(*there, why, override_reason, right=None)
    elif state is EventState.POSTPONED:
        done = schedule_event(*there, override_reason=override_reason, right=None)
    else:
        raise NotAllowed(IS_FIXED.format(title=title))
    if done.kinds:
        deed.changed_event(event["id"])
