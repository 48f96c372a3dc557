"""The protocol work of an invented office: cases of all nine kinds at their stages, and registers.

A big office has years of others before, closed long ago.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from operator import itemgetter
from random import Random
from typing import Final

from sqlalchemy import select

from app.access import SignedIn
from app.demo.playing import sit_down
from app.demo.protocol_checklists import keep_checklist
from app.demo.protocol_desk import ProtocolDesk
from app.demo.protocol_lives import CaseLife, Tale
from app.demo.protocol_tales import PLAYED, TRIP_HOURS, tales
from app.demo.protocol_words import BEFORE, HEADS
from app.demo.scope import Scope
from app.protocol.drafts import CaseDraft, PersonDraft
from app.protocol.occasions import upcoming_occasions
from app.protocol.states import CaseKind, ConsularKind, PersonRole
from app.session import OfficeSession
from models.base import table_of
from models.contacts import Contact

_CONTACTS: Final = table_of(Contact)

#: Days between the last case of the years before and today, and from its opening to its beginning.
APART, AHEAD = 200, 60
#: Days ahead of an occasion when its case is well under way.
SOON: Final = 5
#: Words of days nobody is congratulated on.
MOURNED: Final = ("شهادت", "رحلت", "وفات", "درگذشت", "قیام")
#: How many people of the directory travel and own cases.
PEOPLE: Final = 4


def plan_protocol(
    session: OfficeSession,
    operators: Mapping[str, SignedIn],
    random: Random,
    now: datetime,
    scope: Scope,
) -> int:
    """Let the office have had so many cases; answers with how many there are."""
    people = _people(session)
    if not scope.count or len(people) < PEOPLE:
        return 0
    before = session.desk.operator
    desk = ProtocolDesk(session, operators, random, now)
    desk.at(now)
    told = [*_years_before(scope), *(_of_the_year(desk, one) for one in tales(people, scope.count))]
    _live([CaseLife(desk, tale) for tale in told])
    desk.at(now)
    keep_checklist(desk)
    sit_down(session, before, now)
    return desk.made


def _people(session: OfficeSession) -> list[tuple[int, str]]:
    rows = session.execute(
        select(_CONTACTS.c.id, _CONTACTS.c.name)
        .where(_CONTACTS.c.kind == "person", _CONTACTS.c.archived_at.is_(None))
        .order_by(_CONTACTS.c.id)
        .limit(PEOPLE)
    )
    return [(row.id, row.name) for row in rows]


def _live(lives: list[CaseLife]) -> None:
    """Let all that has happened to cases by now happen in its order."""
    happenings = [
        (at, one.desk, happen) for one in lives for at, happen in one.deeds() if at <= one.desk.now
    ]
    for at, desk, happen in sorted(happenings, key=itemgetter(0)):
        desk.at(at)
        happen()


def _of_the_year(desk: ProtocolDesk, tale: Tale) -> Tale:
    """An occasion that is ahead is one of the year's, where one comes in time."""
    if tale.draft.kind is not CaseKind.OCCASION or tale.starts < 0:
        return tale
    today = desk.session.desk.clock.today()
    ahead = upcoming_occasions(desk.session, tale.starts + SOON)
    soon = today + timedelta(days=SOON)
    found = [one for one in ahead if one.day >= soon and not any(w in one.title for w in MOURNED)]
    if not found:
        return tale
    occasion = found[0]
    draft = replace(tale.draft, subject=occasion.title, occasion=occasion.key)
    return replace(tale, draft=draft, starts=(occasion.day - today).days)


def _years_before(scope: Scope) -> list[Tale]:
    """Cases long over, as many in one month as in the next."""
    count, span = scope.count - PLAYED, scope.days - APART - AHEAD
    if count <= 0 or span <= 0:
        return []
    kinds = tuple(CaseKind)
    found = []
    for place in range(count):
        starts = span * place // count - APART - span
        rounds, kind = divmod(place, len(kinds))
        found.append(
            Tale(
                draft=_draft_of_old(kinds[kind], rounds),
                opened=starts - AHEAD,
                starts=starts,
                nights=place % 3,
                hours=TRIP_HOURS[:2],
                is_plain=True,
            )
        )
    return found


def _draft_of_old(kind: CaseKind, place: int) -> CaseDraft:
    subjects = BEFORE[kind.value]
    subject, country = subjects[place % len(subjects)]
    head = PersonDraft(role=PersonRole.HEAD, name=HEADS[place % len(HEADS)], passport="R90000001")
    return CaseDraft(
        kind=kind,
        subject=subject,
        country=country,
        rank="deputy_minister",
        owner="کارشناس تشریفات",
        requested_by="دفتر میهمان",
        flight="۳۴۱" if kind is CaseKind.PAVILION else "",
        consular_kind=ConsularKind.NOTE if kind is CaseKind.CONSULAR else ConsularKind.UNSAID,
        people=(head,),
    )
