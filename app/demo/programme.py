"""The governor's programme of an invented office: what is booked, years of it, and this week."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from random import Random
from typing import Final

from sqlalchemy import select

from app.access import SignedIn
from app.agenda import ResourceKind
from app.agenda.occasions import OccasionDraft, add_occasion
from app.agenda.resources import ResourceDraft, add_resource
from app.clock import to_tehran
from app.demo.calls import DIRECTOR
from app.demo.happening import seeded_key
from app.demo.letters import REGISTRY
from app.demo.playing import sit_down
from app.demo.programme_bulk import ProgrammeRows
from app.demo.programme_desk import Booked, Desk
from app.demo.programme_week import play_week
from app.demo.programme_words import OCCASIONS, ROOMS, VEHICLES
from app.demo.scope import Scope
from app.operators import ADMINISTRATOR
from app.session import OfficeSession
from models.base import table_of
from models.contacts import Contact

_CONTACTS: Final = table_of(Contact)

#: Entries that are played through the services; the others are written as rows of the years before.
WEEK: Final = 50
DEPUTIES: Final = 4
#: People of the directory who are asked into this week's meetings.
GUESTS: Final = 60
#: Days between the last of the years before and this week.
APART: Final = timedelta(days=24)
#: Since when this week was planned, at most.
LOOKS_BACK: Final = timedelta(days=12)


def plan_programme(
    session: OfficeSession,
    operators: Mapping[str, SignedIn],
    random: Random,
    now: datetime,
    scope: Scope,
) -> int:
    """Let the office have planned its governor's time; answers with how many entries there are."""
    people = _people(session)
    if not scope.count or len(people) < DEPUTIES + GUESTS // 4:
        return 0
    before = session.desk.operator
    sit_down(session, operators.get(ADMINISTRATOR, operators[DIRECTOR]), now)
    deputies, guests = people[:DEPUTIES], people[DEPUTIES:]
    booked = _found(session, random, deputies)
    sit_down(session, operators[REGISTRY], now)
    if scope.count > WEEK:
        today = to_tehran(now).date()
        rows = ProgrammeRows(session, random, booked.rooms, deputies, scope.kept)
        rows.fill(today - timedelta(days=scope.days), today - APART, scope.count - WEEK)
    begun = now - LOOKS_BACK
    desk = Desk(session, operators, random, now, booked, guests, begun)
    play_week(desk, min(scope.count, WEEK))
    sit_down(session, before, now)
    return scope.count


def _people(session: OfficeSession) -> Sequence[int]:
    rows = session.execute(
        select(_CONTACTS.c.id)
        .where(_CONTACTS.c.kind == "person", _CONTACTS.c.archived_at.is_(None))
        .order_by(_CONTACTS.c.id)
        .limit(DEPUTIES + GUESTS)
    )
    return rows.scalars().all()


def _found(session: OfficeSession, random: Random, deputies: Sequence[int]) -> Booked:
    """The rooms, vehicles and deputies, and the office's own days."""

    def add(draft: ResourceDraft) -> int:
        return add_resource(session, draft).value

    kind = ResourceKind
    booked = Booked(
        rooms=[
            add(
                ResourceDraft(
                    kind=kind.ROOM, name=name, seats=seats, request_key=seeded_key(random)
                )
            )
            for name, seats in ROOMS
        ],
        vehicles=[
            add(
                ResourceDraft(
                    kind=kind.VEHICLE, name=name, quantity=many, request_key=seeded_key(random)
                )
            )
            for name, many in VEHICLES
        ],
        deputies=[
            add(ResourceDraft(kind=kind.DEPUTY, contact_id=number, request_key=seeded_key(random)))
            for number in deputies
        ],
        contacts=deputies,
    )
    for month, day, title in OCCASIONS:
        key = seeded_key(random)
        add_occasion(session, OccasionDraft(month=month, day=day, title=title, request_key=key))
    return booked
