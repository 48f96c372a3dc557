"""Filling an empty store with an invented office, in one transaction."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from datetime import datetime, time, timedelta
from heapq import heappop, heappush, merge
from operator import attrgetter
from random import Random
from typing import Final
from uuid import UUID

from sqlalchemy import select

from app.access import Right, SignedIn
from app.clock import FixedClock, from_tehran, to_tehran
from app.database import Database
from app.demo.bulk import BulkWriter
from app.demo.calls import DIRECTOR, PHONE_UNIT, Calls
from app.demo.gathering import gather
from app.demo.happening import Happening, Writer
from app.demo.letter_keeping import name_signers, tend_letters
from app.demo.letter_scans import scan_letters
from app.demo.letter_templates import keep_templates
from app.demo.letterheads import keep_letterheads
from app.demo.letters import REGISTRY, Letters
from app.demo.lists import keep_lists
from app.demo.meetings import plan_meetings
from app.demo.order_courses import lead_orders
from app.demo.parked import park_half_filled
from app.demo.people import directory
from app.demo.phrases import keep_phrases
from app.demo.playing import ServicePlayer
from app.demo.programme import plan_programme
from app.demo.protocol import plan_protocol
from app.demo.protocol_registers import plan_registers
from app.demo.reminders import set_reminders
from app.demo.scans import attach_scans, scan_ordered_sheets
from app.demo.scope import Scope
from app.demo.shifts import hand_a_shift_over, plan_fortnight, promise_call_backs
from app.demo.stories import CallStory, Entry, Filled, LetterStory, Scale
from app.demo.visits import plan_visits, public_days_before
from app.errors import NotAllowed, StoreUnusable
from app.marks import Classification
from app.operators import (
    ADMINISTRATOR,
    NOBODY,
    OperatorDraft,
    add_operator,
    list_operators,
    signed_in,
)
from app.phone_calls import DirectDraft, DirectKind, SpokeWith, add_direct_rule
from app.schema import StoreCondition, condition, create_store
from app.search.renewing import make_searchable
from app.session import Desk, OfficeSession
from app.settings import GovernorLine, appoint_governor, office_settings
from models.calls import Call
from models.contacts import Contact
from models.search import drop_search

SCALES: Final[Mapping[str, Scale]] = {
    "small": Scale(
        contacts=300,
        calls=400,
        orders=150,
        days=7,
        letters=300,
        events=50,
        visits=60,
        meetings=11,
        protocol=22,
        played=True,
    ),
    "office": Scale(
        contacts=20_000,
        calls=100_000,
        orders=40_000,
        days=1096,
        letters=60_000,
        events=6_000,
        visits=8_000,
        meetings=300,
        protocol=200,
    ),
    "large": Scale(
        contacts=50_000,
        calls=300_000,
        orders=100_000,
        days=1096,
        letters=1_000_000,
        events=20_000,
        visits=40_000,
        meetings=1_000,
        protocol=600,
    ),
}

_DESK_RIGHTS: Final = frozenset(
    {
        Right.READ_CALLS,
        Right.LOG_CALLS,
        Right.RECORD_ORDERS,
        Right.READ_ORDERS,
        Right.FOLLOW_UP_ORDERS,
        Right.READ_CONTACTS,
        Right.EDIT_CONTACTS,
    }
)

_AGENDA_RIGHTS: Final = frozenset({Right.READ_AGENDA, Right.PLAN_AGENDA})
_MEETING_RIGHTS: Final = frozenset({Right.READ_MEETINGS, Right.HOLD_MEETINGS})
_PROTOCOL_RIGHTS: Final = frozenset({Right.READ_PROTOCOL, Right.RUN_PROTOCOL})
_LETTER_RIGHTS: Final = frozenset({Right.READ_LETTERS, Right.REGISTER_LETTERS, Right.SIGN_LETTERS})

OPERATORS: Final = (
    OperatorDraft(
        name=PHONE_UNIT[0],
        full_name="نسرین سپهری",
        unit="واحد تلفن و نمابر",
        rights=_DESK_RIGHTS,
        clearance=Classification.CONFIDENTIAL,
    ),
    OperatorDraft(
        name=PHONE_UNIT[1],
        full_name="پیمان راستگو",
        unit="واحد تلفن و نمابر",
        rights=_DESK_RIGHTS,
        clearance=Classification.CONFIDENTIAL,
    ),
    OperatorDraft(
        name=DIRECTOR,
        full_name="کاوه فرهمند",
        unit="مدیرکل حوزه استاندار",
        rights=_DESK_RIGHTS
        | _LETTER_RIGHTS
        | _AGENDA_RIGHTS
        | _MEETING_RIGHTS
        | _PROTOCOL_RIGHTS
        | {Right.OVERRIDE_CLASHES, Right.CHANGE_SETTINGS},
        clearance=Classification.TOP_SECRET,
    ),
    OperatorDraft(
        name=REGISTRY,
        full_name="مهناز کمالی",
        unit="دبیرخانه",
        rights=_DESK_RIGHTS | _LETTER_RIGHTS | _AGENDA_RIGHTS | _MEETING_RIGHTS,
        clearance=Classification.HIGHLY_CONFIDENTIAL,
    ),
)

#: Who is put through at once.
DIRECT_RULES: Final = (
    DirectDraft(
        kind=DirectKind.POST, words="فرماندار", note="به جز روزهای تعطیل", request_key=UUID(int=1)
    ),
    DirectDraft(
        kind=DirectKind.POST,
        words="مدیرکل",
        spoke_with=SpokeWith.DIRECTOR_GENERAL,
        request_key=UUID(int=2),
    ),
    DirectDraft(kind=DirectKind.SUBJECT, words="زلزله", request_key=UUID(int=3)),
)


def fill_store(
    url: str, scale: str | Scale, seed: int, now: datetime, *, played: bool | None = None
) -> Filled:
    """Fill an empty store, made first if there is none.

    Args:
        url: Its address.
        scale: One of `SCALES`, or one of one's own.
        seed: The same seed at the same moment makes the same office.
        now: Nothing in it is later.
        played: Through the services or in bulk; as the scale says otherwise.

    Raises:
        NotAllowed: The store has records already.
        StoreUnusable: What is at the address cannot be used.
        StoreUnavailable: It cannot be reached or written.
    """
    asked = SCALES[scale] if isinstance(scale, str) else scale
    begin = from_tehran(to_tehran(now).date() - timedelta(days=asked.days - 1), time(7))
    clock = FixedClock(min(begin, now))
    with closing(Database(url)) as database:
        _prepare(database, clock)
        desk = Desk(NOBODY, clock)
        with database.transaction(desk) as session:
            _require_empty(session)
            operators = _found_office(session)
            signers = name_signers(session, operators)
            through_services = asked.played if played is None else played
            make = ServicePlayer if through_services else BulkWriter
            writer = make(session, operators)
            if not through_services:  # a million rows are indexed faster when they are all in
                drop_search(session.connection())
            filled = _fill(writer, asked, seed, signers, now)
            if asked.letters:
                tend_letters(session, operators, now)
            keep_lists(session, operators)
            keep_phrases(session, operators)
            keep_letterheads(session, operators)
            keep_templates(session, operators)
            promise_call_backs(session, operators, Random(seed), now)  # noqa: S311  # as above
            plan_fortnight(session, operators, now)
            park_half_filled(session)
            attach_scans(session, Random(seed), now)  # noqa: S311  # as above
            scan_ordered_sheets(session, Random(seed), now)  # noqa: S311  # as above
            scan_letters(session, Random(f"papers {seed}"), now)  # noqa: S311  # as above
            lead_orders(session, operators, Random(seed), now)  # noqa: S311  # as above
            gather(session, operators, Random(seed), now)  # noqa: S311  # as above
            set_reminders(session, operators, now)
            hand_a_shift_over(session, operators, Random(seed), now)  # noqa: S311  # as above
            # Of its own, so that a longer programme leaves all else as it is.
            of_programme = Random(f"programme {seed}")  # noqa: S311  # as above
            of_visits = Random(f"visits {seed}")  # noqa: S311  # as above
            visits = Scope(asked.visits, asked.days)
            kept = public_days_before(session, now, visits)
            events = Scope(asked.events, asked.days, kept)
            filled.events = plan_programme(session, operators, of_programme, now, events)
            filled.visits = plan_visits(session, operators, of_visits, now, visits)
            of_meetings = Random(f"meetings {seed}")  # noqa: S311  # as above
            meetings = Scope(asked.meetings, asked.days)
            filled.meetings = plan_meetings(session, operators, of_meetings, now, meetings)
            of_protocol = Random(f"protocol {seed}")  # noqa: S311  # as above
            cases = Scope(asked.protocol, asked.days)
            filled.protocol = plan_protocol(session, operators, of_protocol, now, cases)
            plan_registers(session, operators, of_protocol, now, cases)
            if not through_services:
                session.flush()
                make_searchable(session.connection())
            return filled


def _prepare(database: Database, clock: FixedClock) -> None:
    found = condition(database)
    if found.is_older:
        raise StoreUnusable("این دفتر از نسخه پیشین است؛ نخست «daftar upgrade».")
    if found is StoreCondition.EMPTY:
        create_store(database, clock)


def _require_empty(session: OfficeSession) -> None:
    for table in (Call, Contact):
        if session.execute(select(table.id).limit(1)).first() is not None:
            raise NotAllowed("این دفتر خالی نیست؛ داده ساختگی در آن ریخته نمی‌شود.")


def _found_office(session: OfficeSession) -> dict[str, SignedIn]:
    """Its operators and governors; answers with everybody who signs in here."""
    there = {row.name for row in list_operators(session)}
    for draft in OPERATORS:
        if draft.name not in there:
            add_operator(session, draft)
    today = session.desk.clock.today()
    title = f"استاندار {office_settings(session).province}"
    for line in (
        GovernorLine(today - timedelta(days=900), "جناب آقای", "هوشنگ برومند", title, acting=False),
        GovernorLine(
            today - timedelta(days=60), "جناب آقای دکتر", "سهراب آریان‌فر", title, acting=False
        ),
    ):
        appoint_governor(session, line)
    for rule in DIRECT_RULES:
        add_direct_rule(session, rule)
    operators = {row.name: signed_in(row) for row in list_operators(session) if row.active}
    session.desk.operator = operators.get(ADMINISTRATOR, NOBODY)
    return operators


def _fill(
    writer: Writer, scale: Scale, seed: int, signers: tuple[int, int], now: datetime
) -> Filled:
    random = Random(seed)  # noqa: S311  # invention
    # Of their own, so that more letters leave the calls as they are.
    of_letters = Random(f"letters {seed}")  # noqa: S311  # as above
    filled = Filled()
    entries: list[Entry] = []
    for entry in directory(random, scale.contacts, to_tehran(now).date()):
        writer.add(entry)
        entries.append(entry)
        filled.contacts += 1
    calls = Calls(random, scale, entries, now).stories()
    letters = Letters(of_letters, scale, entries, signers, now).stories()
    for happening in in_order(merge(calls, letters, key=attrgetter("rang_at"))):
        writer.happen(happening)
        filled.letters += happening.is_letter
        filled.calls += happening.is_registration
        filled.orders += happening.is_note
    writer.finish()
    return filled


def in_order(stories: Iterable[CallStory | LetterStory]) -> Iterator[Happening]:
    """Everything that happens to all calls and letters, in the order of time.

    Nothing happens to a call before it rings, so only what is under way is kept in mind.
    """
    waiting: list[tuple[datetime, int, int, Happening]] = []
    for place, story in enumerate(stories):
        while waiting and waiting[0][0] < story.rang_at:
            yield heappop(waiting)[-1]
        for number, happening in enumerate(Happening.all_of(place, story)):
            heappush(waiting, (happening.at, place, number, happening))
    while waiting:
        yield heappop(waiting)[-1]
