"""Some hundred random deeds on meetings of a council, from the office and from its programme.

Every deed either leads where the table of states lets it, or is refused and leaves every row as it
was. A topic waits or stands on one agenda, a meeting that has not begun is where its entry is, and
taking back brings the rows of before.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from random import Random
from typing import Any, Final
from uuid import uuid4

from sqlalchemy import select

from app.agenda import (
    EventState,
    When,
    cancel_event,
    event_sheet,
    move_event,
    postpone_event,
    take_event_step_back,
)
from app.agenda.states import HOLDING
from app.agenda.tables import EVENTS
from app.check import check_store
from app.clock import FixedClock
from app.errors import AppError, NotFound
from app.meetings import (
    AnswerDraft,
    InviteeDraft,
    ItemDraft,
    MeetingDraft,
    MeetingSheet,
    MeetingState,
    PresenceDraft,
    SeriesDraft,
    TopicDraft,
    add_guest,
    add_topic,
    all_present,
    amend_meeting,
    begin_meeting,
    begin_series,
    cancel_meeting,
    drop_topic,
    end_meeting,
    invitations_out,
    invite,
    list_series,
    meeting_sheet,
    move_meeting,
    plan_meeting,
    record_answer,
    record_presence,
    reorder_topics,
    series_sheet,
    take_meeting_step_back,
    take_series_step_back,
)
from app.meetings.states import MOVABLE, TRANSITIONS, InviteAnswer, InviteChannel, Presence
from app.meetings.tables import INVITEES, ITEMS, MEETING_STEPS, MEETINGS, SERIES, TOPICS
from app.office import Office

TURNS: Final = 260
HOUR: Final = timedelta(hours=1)
#: What a deed and its taking back both raise.
_TRACES: Final = frozenset({"version", "last_step_at"})
_PARTS: Final = (INVITEES, ITEMS)
MEMBERS: Final = (
    InviteeDraft(name="احمدی", channel=InviteChannel.PHONE),
    InviteeDraft(name="نوری", organisation="آب", channel=InviteChannel.TEXT_MESSAGE),
)

Rows = dict[str, Any]


class Life:
    """One seeded run over the meetings of one council."""

    def __init__(self, office: Office, seed: int) -> None:
        assert isinstance(office.clock, FixedClock)
        self.office, self.clock, self.chance = office, office.clock, Random(seed)
        draft = SeriesDraft(name="شورا", members=MEMBERS)
        self.series = office.write(begin_series, draft).value
        self.meetings: list[int] = []
        self.done: set[str] = set()
        self.refused = self.taken_back = self.hours = 0
        #: Of each meeting its rows before its newest deeds, as long as only it was touched.
        self.pasts: dict[int, list[Rows]] = {}

    def when(self) -> tuple[datetime, datetime]:
        self.hours += 1
        # Working days, so that nothing but another entry is in the way.
        start = self.clock.now() + timedelta(minutes=30 * self.chance.randrange(1, 40))
        return start, start + HOUR

    def sheet(self, number: int) -> MeetingSheet:
        return self.office.read(meeting_sheet, number)

    def rows(self) -> Rows:
        """Every row a deed here may write, without its traces."""
        with self.office.database.connection() as connection:
            return {
                table.name: [
                    {name: value for name, value in row.items() if name not in _TRACES}
                    for row in connection.execute(select(table).order_by(table.c.id)).mappings()
                ]
                for table in (MEETINGS, SERIES, TOPICS, EVENTS, *_PARTS, MEETING_STEPS)
            }

    def of_meeting(self, number: int) -> Rows:
        with self.office.database.connection() as connection:
            meeting = connection.execute(select(MEETINGS).where(MEETINGS.c.id == number))
            found: Rows = {
                name: value
                for name, value in meeting.mappings().one().items()
                if name not in _TRACES
            }
            for table in _PARTS:
                rows = connection.execute(
                    select(table).where(table.c.meeting_id == number).order_by(table.c.place)
                ).mappings()
                # A row that comes back may have another id.
                found[table.name] = [{**row, "id": None} for row in rows]
            return found

    def turn(self) -> None:
        self.clock.advance(timedelta(minutes=self.chance.randrange(1, 25)))
        if len(self.meetings) < 3 or self.chance.random() < 0.06:
            self.plan()
            return
        number = self.chance.choice(self.meetings[-6:])
        name = self.chance.choice(LIKELY.get(self.sheet(number).state, tuple(DEEDS)))
        if self.chance.random() < 0.1:
            name = self.chance.choice(list(DEEDS))
        before, own = self.rows(), self.of_meeting(number)
        was = {one["id"]: one["state"] for one in before["meetings"]}
        try:
            DEEDS[name](self, number)
        except AppError:
            self.refused += 1
            assert self.rows() == before, name
            return
        self.done.add(name)
        self.remember(name, number, own)
        self.require_law(name, was)

    def remember(self, name: str, number: int, own: Rows) -> None:
        past = self.pasts.setdefault(number, [])
        now = self.of_meeting(number)
        if name == "back":
            if past:
                expected = past.pop()
                assert now == expected, [key for key in now if now[key] != expected[key]]
                self.taken_back += 1
        elif name not in OF_PROGRAMME and now != own:
            past.append(own)
        if name in OF_PROGRAMME:
            # It may have taken a step back itself, or gone on.
            past.clear()

    def require_law(self, name: str, was: dict[int, str]) -> None:
        with self.office.database.connection() as connection:
            joined = MEETINGS.outerjoin(EVENTS, EVENTS.c.id == MEETINGS.c.event_id)
            asked = select(
                MEETINGS.c.id,
                MEETINGS.c.state,
                MEETINGS.c.starts_at,
                MEETINGS.c.ends_at,
                EVENTS.c.state.label("entry"),
                EVENTS.c.starts_at.label("from_"),
                EVENTS.c.ends_at.label("to"),
            ).select_from(joined)
            for row in connection.execute(asked):
                state, before = MeetingState(row.state), MeetingState(was.get(row.id, row.state))
                is_back = name == "back" or name in OF_PROGRAMME
                assert is_back or state in {before, *TRANSITIONS[before]}, (name, before, state)
                if state in MOVABLE and row.entry is not None:
                    assert row.entry != EventState.CANCELLED.value, name
                    if EventState(row.entry) in HOLDING:
                        assert (row.starts_at, row.ends_at) == (row.from_, row.to), name
            owners = select(ITEMS.c.topic_id, ITEMS.c.meeting_id).join(
                MEETINGS, MEETINGS.c.id == ITEMS.c.meeting_id
            )
            held = owners.where(
                ITEMS.c.topic_id.is_not(None), MEETINGS.c.state != MeetingState.CANCELLED.value
            )
            on_agenda = [tuple(row) for row in connection.execute(held)]
            topics = connection.execute(select(TOPICS.c.id, TOPICS.c.meeting_id))
            taken = [(row.id, row.meeting_id) for row in topics if row.meeting_id is not None]
        assert sorted(on_agenda) == sorted(taken), name

    # -- deeds -------------------------------------------------------------------------------

    def plan(self) -> None:
        starts, ends = self.when()
        draft = MeetingDraft(
            series_id=self.series,
            starts_at=starts,
            ends_at=ends,
            in_programme=self.chance.random() < 0.7,
            override_reason="ناچار",
        )
        self.meetings.append(self.office.write(plan_meeting, draft).value)

    def do(self, deed: Any, number: int, *given: Any) -> None:
        self.office.write(deed, number, self.sheet(number).version, *given)

    def on_series(self, deed: Any, *given: Any) -> None:
        version = self.office.read(series_sheet, self.series).version
        self.office.write(deed, self.series, version, *given)

    def in_programme(self, deed: Any, number: int, *given: Any) -> None:
        event = self.sheet(number).event_id
        if event is None:
            raise NotFound("it stands alone")
        self.office.write(deed, event, self.office.read(event_sheet, event).version, *given)

    def topic(self) -> int:
        topics = self.office.read(series_sheet, self.series).topics
        return self.chance.choice([one.id for one in topics] or [0])

    def reorder(self, _number: int) -> None:
        self.on_series(reorder_topics, [self.topic(), self.topic()])

    def move(self, number: int) -> None:
        self.do(move_meeting, number, *self.when(), "سفر", "ناچار")

    def move_entry(self, number: int) -> None:
        starts, ends = self.when()
        when = When(starts_at=starts, ends_at=ends)
        self.in_programme(move_event, number, when, "سفر", "ناچار")

    def somebody(self, number: int) -> int:
        return self.chance.choice([one.id for one in self.sheet(number).invitees] or [0])

    def amend(self, number: int) -> None:
        found = self.sheet(number)
        people = [
            InviteeDraft(id=one.id, name=one.name, organisation=one.organisation)
            for one in found.invitees
        ]
        items = [
            ItemDraft(id=one.id, title=one.title, topic_id=one.topic_id) for one in found.items
        ]
        for some in (people, items):
            if some and self.chance.random() < 0.5:
                some.pop(self.chance.randrange(len(some)))
        self.chance.shuffle(items)
        waiting = self.office.read(series_sheet, self.series).topics
        free = [one for one in waiting if one.meeting_id is None][:1]
        items += [ItemDraft(title=one.title, topic_id=one.id) for one in free]
        people.append(InviteeDraft(name=f"مهمان {self.chance.randrange(99)}"))
        draft = MeetingDraft(
            subject=f"موضوع {self.chance.randrange(99)}",
            items=tuple(items),
            invitees=tuple(people),
        )
        self.do(amend_meeting, number, draft)

    def answer(self, number: int) -> None:
        answer = self.chance.choice((InviteAnswer.ACKNOWLEDGED, InviteAnswer.SUBSTITUTE))
        draft = AnswerDraft(answer=answer, substitute=self.chance.choice(("", "حسینی")))
        self.do(record_answer, number, self.somebody(number), draft)

    def presence(self, number: int) -> None:
        draft = PresenceDraft(presence=self.chance.choice(list(Presence)), substitute="حسینی")
        self.do(record_presence, number, self.somebody(number), draft)


def _plain(deed: Any, *given: Any) -> Callable[[Life, int], None]:
    return lambda life, number: life.do(deed, number, *given)


def _entry(deed: Any, *given: Any) -> Callable[[Life, int], None]:
    return lambda life, number: life.in_programme(deed, number, *given)


DEEDS: Final[dict[str, Callable[[Life, int], None]]] = {
    "amend": Life.amend,
    "move": Life.move,
    "cancel": _plain(cancel_meeting, "تعطیل"),
    "invite": lambda life, number: life.do(invite, number, uuid4()),
    "out": _plain(invitations_out),
    "answer": Life.answer,
    "begin": _plain(begin_meeting),
    "presence": Life.presence,
    "all_present": _plain(all_present),
    "guest": lambda life, number: life.do(add_guest, number, InviteeDraft(name="مهمان")),
    "end": _plain(end_meeting),
    "back": _plain(take_meeting_step_back),
    "topic": lambda life, _number: life.on_series(add_topic, TopicDraft(title="پل")),
    "drop": lambda life, _number: life.on_series(drop_topic, life.topic(), "نه"),
    "reorder": Life.reorder,
    "series_back": lambda life, _number: life.on_series(take_series_step_back),
    "move_entry": Life.move_entry,
    "cancel_entry": _entry(cancel_event, "برف"),
    "postpone_entry": _entry(postpone_event, "برف"),
    "entry_back": _entry(take_event_step_back),
}
#: After them the newest step of the meeting may be another one, or gone.
OF_PROGRAMME: Final = frozenset({"move_entry", "cancel_entry", "postpone_entry", "entry_back"})

_S: Final = MeetingState
_AHEAD: Final = ("amend", "move", "answer", "back", "move_entry", "entry_back", "topic", "begin")
LIKELY: Final[dict[MeetingState, tuple[str, ...]]] = {
    _S.PLANNED: (
        *_AHEAD,
        "invite",
        "out",
        "out",
        "out",
        "cancel_entry",
        "postpone_entry",
        "cancel",
        "topic",
    ),
    _S.INVITED: (*_AHEAD, "cancel"),
    _S.IN_SESSION: ("presence", "presence", "all_present", "guest", "end", "back", "amend"),
    _S.ENDED: ("presence", "back", "amend", "guest"),
    _S.CANCELLED: ("back", "entry_back", "topic", "drop", "reorder", "series_back"),
}


def test_a_random_life_keeps_meetings_and_programme_together(lived_office: Office) -> None:
    life = Life(lived_office, 7)
    for _turn in range(TURNS):
        life.turn()
    assert life.refused > 20
    assert life.taken_back > 8
    assert len(life.done) >= len(DEEDS) - 2, set(DEEDS) - life.done
    (row,) = lived_office.read(list_series)
    assert row.meetings == sum(
        1 for one in life.meetings if life.sheet(one).state is not MeetingState.CANCELLED
    )
    assert check_store(lived_office.database) == []
