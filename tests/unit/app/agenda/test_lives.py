"""A thousand random requests and deeds against the table of states: no illegal state is left.

Every deed either leads where the table lets it and keeps what it says, or is refused and leaves
every row as it was; taking a step back restores the rows before it, whatever came between.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from random import Random
from typing import Any, Final

from sqlalchemy import func, select

from agenda_rows import rows_of
from agenda_seat import do, requested, version_of, when
from app.agenda import (
    Answer,
    AttendeeDraft,
    EventFilter,
    EventKind,
    EventState,
    Inviter,
    LinkedRecord,
    Opinion,
    Origin,
    ReviewDraft,
    StopDraft,
    amend_event,
    answer_review,
    ask_completion,
    ask_review,
    cancel_event,
    choose_signed_up,
    close_event,
    completed_event,
    count_events,
    event_draft,
    event_held,
    event_sheet,
    fix_event,
    follow_up_event,
    invitations_out,
    link_record,
    minutes_received,
    move_event,
    postpone_event,
    record_answer,
    record_promise,
    reject_event,
    report_event,
    save_stops,
    schedule_event,
    sign_up,
    take_event_step_back,
    touched_seen,
    write_report,
)
from app.agenda.states import DONE, HOLDING, PLANNED, TRANSITIONS
from app.changes import Kind
from app.check import check_store
from app.clock import FixedClock
from app.errors import AppError
from app.numbering import list_series
from app.office import Office
from app.orders import OrderDraft
from models.agenda import Event
from models.base import table_of

TURNS: Final = 1000
EVENTS: Final = table_of(Event)

Rows = dict[str, list[dict[str, Any]]]


class Life:
    """One seeded run over many entries of one office."""

    def __init__(self, office: Office, seed: int) -> None:
        self.office = office
        self.chance = Random(seed)
        #: Of each entry, its rows before each deed that stands.
        self.before: dict[int, list[Rows]] = {}
        self.done: set[str] = set()
        self.refused = 0

    def request(self) -> None:
        """Write a request down, or plan it at once; nobody's time is taken, so none is refused."""
        kinds = (EventKind.SITE_VISIT, EventKind.STAFF_MEETING, EventKind.STAFF_MEETING)
        planned = self.chance.random() < 0.3
        event = requested(
            self.office,
            kind=self.chance.choice(kinds),
            origin=self.chance.choice((Origin.AGENCY, Origin.SUPERIOR)),
            invites=self.chance.choice(tuple(Inviter)),
            with_governor=False,
            when=when(self.chance.randrange(6, 20)) if planned else None,
            tentative=self.chance.random() < 0.5,
            attendees=(AttendeeDraft(name="علی"), AttendeeDraft(name="سارا")),
        )
        self.before[event] = []

    def turn(self) -> None:
        """Do something to some entry, likely something its state lets be done."""
        if len(self.before) < 5 or self.chance.random() < 0.02:
            self.request()
            return
        event = self.chance.choice(list(self.before))
        rows, version = rows_of(self.office, event), version_of(self.office, event)
        state = EventState(rows["events"][0]["state"])
        name = self.chance.choice(LIKELY[state] if self.chance.random() < 0.75 else list(DEEDS))
        try:
            DEEDS[name](self, event)
        except AppError:
            self.refused += 1
            assert rows_of(self.office, event) == rows, name
            assert version_of(self.office, event) == version
            return
        self._after(name, event, rows, version)

    def _after(self, name: str, event: int, rows: Rows, version: int) -> None:
        now = rows_of(self.office, event)
        old, new = (EventState(one["events"][0]["state"]) for one in (rows, now))
        if version_of(self.office, event) == version:
            assert now == rows, name
            return
        self.done.add(name)
        if name == "take_back":
            # Others' marks on this entry come and go beside its own steps.
            assert _own(now) == _own(self.before[event].pop())
            return
        self.before[event].append(rows)
        allowed = TRANSITIONS[old]
        if name == "held":
            # Where minutes are owed it goes on at once.
            allowed = frozenset().union(allowed, *(TRANSITIONS[one] for one in allowed))
        assert new is old or new in allowed, (name, old, new)
        _require_legal(now, new)


def _own(rows: Rows) -> Rows:
    (event,) = rows["events"]
    return rows | {"events": [{name: event[name] for name in event if name != "touched_words"}]}


def _require_legal(rows: Rows, state: EventState) -> None:
    """What must be true of an entry in a state, whatever was done to it."""
    (event,) = rows["events"]
    has_time = event["starts_at"] is not None
    if state in HOLDING:
        assert has_time
    if state in (EventState.REQUESTED, EventState.POSTPONED, EventState.NEEDS_COMPLETION):
        assert not has_time
    if state in (EventState.REJECTED, EventState.CANCELLED, EventState.POSTPONED):
        assert event["state_reason"]
    if state is EventState.REJECTED:
        assert event["origin"] != Origin.SUPERIOR.value
    if state is EventState.MINUTES_AWAITED:
        assert event["minutes_from"]
        assert event["minutes_due_on"]
    if state is EventState.IN_REVIEW:
        assert any(row["opinion"] == Opinion.ASKED.value for row in rows["event_reviews"])
    assert event["moved_count"] == len(rows["event_moves"])
    for row in rows["event_bookings"]:
        assert row["holds"] == (state in HOLDING)
        assert row["starts_at"] == event["starts_at"]
        assert row["tentative"] == (state is EventState.TENTATIVE)


def _deed(deed: Any, *given: Any, **named: Any) -> Callable[[Life, int], Any]:
    return lambda life, event: do(life.office, deed, event, *given, **named)


def _at_some_hour(deed: Any, *given: Any, **named: Any) -> Callable[[Life, int], Any]:
    def done(life: Life, event: int) -> Any:
        time = when(life.chance.randrange(6, 20), life.chance.choice((30, 60, 90)))
        return do(life.office, deed, event, time, *given, **named)

    return done


def _amend(life: Life, event: int) -> Any:
    draft = life.office.read(event_draft, event)
    people = [*draft.attendees]
    life.chance.shuffle(people)
    people = people[: life.chance.randrange(len(people) + 1)]
    if life.chance.random() < 0.5:
        people.append(AttendeeDraft(name=f"نفر {life.chance.randrange(99)}"))
    changed = replace(
        draft,
        subject=f"موضوع {life.chance.randrange(9)}",
        attendees=tuple(people),
        invites=life.chance.choice(tuple(Inviter)),
    )
    return do(life.office, amend_event, event, changed)


def _answer(life: Life, event: int) -> Any:
    reviews = life.office.read(event_sheet, event).reviews
    number = life.chance.choice(reviews).id if reviews else 0
    said = ReviewDraft(opinion=life.chance.choice(tuple(Opinion)), words="سبب")
    return do(life.office, answer_review, event, number, said)


def _some(life: Life, event: int) -> list[int]:
    people = [one.id for one in life.office.read(event_sheet, event).attendees]
    return life.chance.sample(people, life.chance.randrange(len(people) + 1))


def _told(life: Life, event: int) -> Any:
    people = _some(life, event)
    answer = life.chance.choice(tuple(Answer))
    return do(life.office, record_answer, event, people[0] if people else 0, answer, "مینا")


def _stops(life: Life, event: int) -> Any:
    stops = life.office.read(event_sheet, event).stops
    kept = [StopDraft(id=one.id, title=one.title) for one in stops if life.chance.random() < 0.7]
    return do(life.office, save_stops, event, [*kept, StopDraft(title="پل")])


def _promise(life: Life, event: int) -> Any:
    stops = life.office.read(event_sheet, event).stops
    stop = life.chance.choice(stops).id if stops else None
    return do(life.office, record_promise, event, stop, OrderDraft(words="انجام شود"))


def _link(life: Life, event: int) -> Any:
    other = life.chance.choice(list(life.before))
    return do(life.office, link_record, event, LinkedRecord(kind=Kind.EVENT, id=other))


def _hold(life: Life, event: int) -> Any:
    minutes = life.chance.choice(("", "دبیر", "دبیر"))
    with_him = life.chance.random() < 0.5
    return do(life.office, event_held, event, with_governor=with_him, minutes_from=minutes)


def _later(deed: Callable[[Life, int], Any]) -> Callable[[Life, int], Any]:
    """A deed done when the entry is over."""

    def done(life: Life, event: int) -> Any:
        clock = life.office.clock
        assert isinstance(clock, FixedClock)
        now = clock.now()
        clock.set(now + timedelta(days=2))
        try:
            return deed(life, event)
        finally:
            clock.set(now)

    return done


DEEDS: Final[dict[str, Callable[[Life, int], Any]]] = {
    "ask": _deed(ask_review, ReviewDraft(reviewer="معاون")),
    "answer": _answer,
    "reject": _deed(reject_event, "سبب"),
    "incomplete": _deed(ask_completion, "سبب"),
    "completed": _deed(completed_event),
    "schedule": _at_some_hour(schedule_event),
    "hold": _at_some_hour(schedule_event, tentative=True),
    "fix": _deed(fix_event),
    "move": _at_some_hour(move_event, "سبب"),
    "postpone": _deed(postpone_event, "سبب"),
    "cancel": _deed(cancel_event, "سبب"),
    "invite": lambda life, event: do(
        life.office, invitations_out, event, "۱", life.office.clock.today()
    ),
    "held": _later(_hold),
    "minutes": _later(_deed(minutes_received)),
    "follow_up": _deed(follow_up_event),
    "report": _deed(report_event, "گزارش"),
    "close": _deed(close_event),
    "told": _told,
    "sign_up": _deed(sign_up, AttendeeDraft(name="کارمند")),
    "choose": lambda life, event: do(life.office, choose_signed_up, event, _some(life, event)),
    "stops": _stops,
    "promise": _promise,
    "write": _deed(write_report, "آنچه شد"),
    "link": _link,
    "seen": _deed(touched_seen),
    "amend": _amend,
    "take_back": _deed(take_event_step_back),
}

_ALWAYS: Final = ("amend", "link", "seen", "take_back", "stops")
_PLANNED: Final = (
    *("move", "postpone", "cancel", "told", "sign_up", "choose", "choose", "invite", "promise"),
    *("held", "held", "held"),
)
_TO_END: Final = ("minutes", "follow_up", "report", "close", "write")

#: What is likely done to an entry, by where it stands.
LIKELY: Final[dict[EventState, tuple[str, ...]]] = {
    state: (
        ("fix", "reject", *_PLANNED, *_ALWAYS)
        if state in PLANNED
        else ("completed", "take_back")
        if state in DONE
        else (*_TO_END, *_TO_END, *_TO_END, *_ALWAYS)
        if state in HOLDING
        else ("ask", "answer", "reject", "incomplete", "completed", "schedule", "hold", *_ALWAYS)
    )
    for state in EventState
}


def test_a_thousand_random_deeds_leave_no_illegal_state(shared_office: Office) -> None:
    life = Life(shared_office, seed=3)
    for _ in range(TURNS):
        life.turn()
    assert life.refused > 100
    # Nothing is proved of a deed that never was done.
    assert life.done == set(DEEDS)
    count = shared_office.read(count_events, EventFilter())
    assert {one.series: one.last for one in shared_office.read(list_series)} == {"events": count}
    assert check_store(shared_office.database) == []
    with shared_office.database.connection() as connection:
        serials = connection.execute(select(EVENTS.c.serial).order_by(EVENTS.c.serial)).scalars()
        assert list(serials) == list(range(1, count + 1))
        assert connection.execute(select(func.count()).select_from(EVENTS)).scalar_one() == count
