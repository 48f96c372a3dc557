"""Councils of an invented office: a year of their meetings, played through the services.

A big office has years of other councils before. What is open of a meeting is carried to the next.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, time, timedelta
from operator import itemgetter
from random import Random
from typing import Final

from sqlalchemy import select

from app.access import SignedIn
from app.agenda import Clashing
from app.clock import from_tehran, to_tehran
from app.demo.council_meetings import LENGTH, CouncilMeeting
from app.demo.happening import seeded_key
from app.demo.meeting_desk import MeetingDesk
from app.demo.meeting_words import (
    CALLED_OFF,
    COUNCIL,
    MATTERS,
    PUT_OFF,
    WAITING,
    WORKING_GROUP,
    members,
)
from app.demo.outside_minutes import OutsideMeeting
from app.demo.playing import sit_down
from app.demo.programme_desk import BEGINS
from app.demo.programme_words import MEETINGS
from app.demo.scope import Scope
from app.demo.visit_days import OVERRIDES, work_day
from app.meetings import series_sheet
from app.meetings.drafts import SeriesDraft, TopicDraft
from app.meetings.inviting import invite
from app.meetings.proposing import meeting_proposal
from app.meetings.series import add_topic, begin_series
from app.session import OfficeSession
from models.base import table_of
from models.contacts import Contact

_CONTACTS: Final = table_of(Contact)

#: Meetings of this year, one by one; the others are of the years before, alike.
PLAYED: Final = 11
#: Days back to each meeting of the council, how many of its resolutions were answered late, and
#: how many were not; the last of them began this hour.
_COUNCIL: Final = ((250, 0, 0), (190, 1, 0), (130, 2, 0), (68, 0, 2))
#: Days back to those of the working group, its matters, and whether all are done; one is ahead.
_GROUP: Final = (
    (160, (7, 9), True),
    (75, (2, 5), False),
    (13, (0, 0), False),
    (-9, (0, 0), False),
)
#: Days back to the one that was called off, and the hour they begin at.
LOST, GROUP = 44, time(10)
#: Matters of one meeting of the council.
_EACH: Final = 3
#: Days between the last of the years before and today, in which all of it is answered; days from
#: the beginning to the first of them; and the hours they begin at.
APART, FIRST = timedelta(days=75), timedelta(days=12)
HOURS: Final = (time(8), time(11), time(14), time(16))
BEGUN: Final = timedelta(minutes=50)
#: Days until the next one of the council, and how long ago that was planned.
AHEAD, PLANNED = 20, timedelta(days=1)
#: How many people of the directory sit in both.
SEATS: Final = 8


def plan_meetings(
    session: OfficeSession,
    operators: Mapping[str, SignedIn],
    random: Random,
    now: datetime,
    scope: Scope,
) -> int:
    """Let the office have held so many meetings; answers with how many there are."""
    people = _people(session)
    if not scope.count or not people:
        return 0
    before = session.desk.operator
    desk = MeetingDesk(session, operators, random, now)
    _play(desk, people, min(scope.count, PLAYED), _years_before(desk, people, scope))
    sit_down(session, before, now)
    return desk.made


def _people(session: OfficeSession) -> list[tuple[int, str]]:
    rows = session.execute(
        select(_CONTACTS.c.id, _CONTACTS.c.name)
        .where(_CONTACTS.c.kind == "person", _CONTACTS.c.archived_at.is_(None))
        .order_by(_CONTACTS.c.id)
        .limit(SEATS)
    )
    return [(row.id, row.name) for row in rows]


def _live(lives: Sequence[CouncilMeeting | OutsideMeeting]) -> None:
    """Let all that has happened to meetings by now happen in its order."""
    happenings = [
        (at, one.desk, happen) for one in lives for at, happen in one.deeds() if at <= one.desk.now
    ]
    for at, desk, happen in sorted(happenings, key=itemgetter(0)):
        desk.at(at)
        happen()


def _years_before(
    desk: MeetingDesk, people: list[tuple[int, str]], scope: Scope
) -> list[CouncilMeeting]:
    """Meetings of other councils long over, as many in one month as in the next."""
    count, first = scope.count - PLAYED, desk.now - timedelta(days=scope.days)
    if count <= 0 or first >= desk.now - APART:
        return []
    desk.at(first)
    names = [name for name, _quarters in MEETINGS[: min(len(MEETINGS), count)]]
    councils = [_begun(desk, replace(COUNCIL, name=name, purpose=""), people) for name in names]
    span = desk.now - APART - first
    found = []
    for place in range(count):
        day = to_tehran(first + FIRST + span * place / count).date()
        begins = from_tehran(work_day(desk.session, day), HOURS[place % len(HOURS)])
        matters = [MATTERS[(place + more) % len(MATTERS)] for more in range(2)]
        council = councils[place % len(councils)]
        found.append(CouncilMeeting(desk, council, begins, matters, is_plain=True))
    return found


def _play(
    desk: MeetingDesk, people: list[tuple[int, str]], count: int, before: list[CouncilMeeting]
) -> None:
    """So many meetings of this year and those before, all that happens in its order."""
    desk.at(desk.now - timedelta(days=340))
    council = _begun(desk, COUNCIL, people)
    group = _begun(desk, WORKING_GROUP, people[:4])
    lives: list[CouncilMeeting | OutsideMeeting] = [*_of_council(desk, council)]
    lives += _of_group(desk, group)
    # The next one of the council is planned by itself.
    newest = sorted(lives, key=lambda one: one.begins)[len(lives) - count + 1 :]
    _live([*before, *newest])
    desk.at(desk.now - PLANNED)
    _let_wait(desk, council, WAITING[:-1])
    _plan_next(desk, council)
    _let_wait(desk, council, WAITING[-1:])


def _begun(desk: MeetingDesk, draft: SeriesDraft, people: list[tuple[int, str]]) -> int:
    key = seeded_key(desk.random)
    whole = replace(draft, members=members(people), request_key=key)
    return begin_series(desk.session, whole).value


def _day(desk: MeetingDesk, days: int, hour: time) -> datetime:
    near = to_tehran(desk.now).date() - timedelta(days=days)
    return from_tehran(work_day(desk.session, near), hour)


def _of_council(desk: MeetingDesk, series_id: int) -> list[CouncilMeeting]:
    found = []
    for place, (days, late, unanswered) in enumerate(_COUNCIL):
        matters = [MATTERS[(place * _EACH + more) % len(MATTERS)] for more in range(_EACH)]
        begins = _day(desk, days, time(14, 30))
        found.append(CouncilMeeting(desk, series_id, begins, matters, late, unanswered))
    found[0].puts_off = PUT_OFF
    found[1].is_opened_again = True
    # Somebody looks at the desk while it runs.
    begun = (desk.now - BEGUN).replace(second=0, microsecond=0)
    return [*found, CouncilMeeting(desk, series_id, begun, MATTERS[4:8])]


def _of_group(desk: MeetingDesk, series_id: int) -> list[OutsideMeeting]:
    held = [
        OutsideMeeting(desk, series_id, _day(desk, days, GROUP), MATTERS[first:end], is_answered)
        for days, (first, end), is_answered in _GROUP
    ]
    not_held = OutsideMeeting(desk, series_id, _day(desk, LOST, GROUP), called_off=CALLED_OFF)
    return [*held, not_held]


def _let_wait(desk: MeetingDesk, series_id: int, topics: Sequence[TopicDraft]) -> None:
    for topic in topics:
        version = series_sheet(desk.session, series_id).version
        add_topic(desk.session, series_id, version, topic)


def _plan_next(desk: MeetingDesk, series_id: int) -> None:
    """The next meeting of the council stands in the programme, at an hour he is free."""
    proposal = meeting_proposal(desk.session, series_id=series_id)
    day = work_day(desk.session, to_tehran(desk.now).date() + timedelta(days=AHEAD))
    for hour, reason in [*((hour, "") for hour in BEGINS), (BEGINS[-1], OVERRIDES)]:
        begins = from_tehran(day, hour)
        wanted = replace(proposal, starts_at=begins, ends_at=begins + LENGTH, in_programme=True)
        try:
            number = desk.plan(replace(wanted, override_reason=reason))
        except Clashing:
            continue
        # Whoever gets a letter has its draft; nobody signed them yet.
        desk.do(invite, number, seeded_key(desk.random))
        return
