"""No list, count or search reads a register from end to end, on either store.

What each list asks without a filter, under a question, and after a row far down is explained by
the store itself. A list without a filter may go along an index, which stops after a page; a
question must be answered by the search tables, and come newest first out of them unsorted.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from typing import Any

import pytest
from sqlalchemy import select, text

from app.agenda import EventFilter, count_events, list_events
from app.clock import FixedClock
from app.contacts import ContactFilter, count_contacts, list_contacts
from app.database import Database
from app.demo import Scale, fill_store
from app.folder import FolderFilter, FolderPlace, count_sheets, list_sheets
from app.letters import LetterFilter, count_letters, list_letters
from app.listing import MOST_COUNTED
from app.meetings import MeetingFilter, count_meetings, list_meetings
from app.meetings.following import ResolutionFilter, count_resolutions, list_resolutions
from app.meetings.series_lists import SeriesFilter, count_series, list_series
from app.office import Office, open_office
from app.orders import FollowUpView, OrderFilter, count_follow_ups, list_follow_ups
from app.phone_calls import CallFilter, count_calls, list_calls
from app.protocol.agreement_lists import AgreementFilter, count_agreements, list_agreements
from app.protocol.gift_lists import GiftFilter, count_gifts, list_gifts
from app.protocol.queries import CaseFilter, count_cases, list_cases
from app.protocol.task_lists import TaskFilter, count_case_tasks, list_case_tasks
from app.public_days.queries import PublicDayFilter, count_public_days, list_public_days
from app.search.everything import count_everything, search_everything
from app.search_sources import SOURCES
from app.session import OfficeSession
from app.visits import VisitFilter, count_visits, list_visits
from asked import Question, questions_asked
from models.letters import Letter
from models.search import INDEXED, INDEXES
from postgresql import fresh_database
from walked import every_part

NOW = datetime(2026, 11, 23, 9, 40, tzinfo=UTC)
OFFICE = Scale(
    contacts=60,
    calls=60,
    orders=20,
    days=30,
    letters=60,
    events=40,
    visits=40,
    meetings=11,
    protocol=22,
)

#: What is typed: words, words begun, a number and the end of one, names, days, a class, parts.
TYPED = (
    "راه روستا",
    "درخواست ا",
    "ب",
    "۱۴۰۵/ت/۲",
    "۴/۱۲۳",
    "«طرح عمرانی»",
    "از: احمدی",
    "به: دفتر آب",
    "تاریخ: هفته گذشته",
    "طبقه: محرمانه راه",
    "هدیدنشو",
)

#: Tables that grow with the years. Of series there are dozens. Open resolutions are sorted by a
#: deadline many have not, which no index of both stores gives. No file was read in these offices,
#: and an empty table has no plan worth reading.
LARGE = frozenset({one.table for one in INDEXED} | {"contacts", "folder_sheets"}) - {
    "meeting_series",
    "resolutions",
    "text_pieces",
}
#: What no row can answer is not asked of rows, whatever the plan says.
NOTHING = re.compile(r"WHERE (0 = 1|false)\b")


@dataclass(frozen=True)
class Register:
    """A list with its count.

    Attributes:
        wanted: Its filter under a question.
        key: What stands for a row of it as `after`.
        sorts: Whether what is found has an order of its own, and so is sorted.
    """

    list: Callable[..., Sequence[Any]]
    count: Callable[..., int]
    wanted: Callable[..., Any]
    key: Callable[[Any], Any] = lambda row: row.id
    sorts: bool = False


REGISTERS = {
    "letters": Register(list_letters, count_letters, LetterFilter),
    "calls": Register(list_calls, count_calls, CallFilter),
    "visits": Register(list_visits, count_visits, VisitFilter),
    "events": Register(list_events, count_events, EventFilter),
    "meetings": Register(list_meetings, count_meetings, MeetingFilter),
    "public days": Register(list_public_days, count_public_days, PublicDayFilter),
    "cases": Register(list_cases, count_cases, CaseFilter),
    "agreements": Register(list_agreements, count_agreements, AgreementFilter),
    "gifts": Register(list_gifts, count_gifts, GiftFilter),
    "resolutions": Register(list_resolutions, count_resolutions, ResolutionFilter, sorts=True),
    "tasks": Register(list_case_tasks, count_case_tasks, TaskFilter, sorts=True),
    "series": Register(list_series, count_series, SeriesFilter, sorts=True),
    "contacts": Register(list_contacts, count_contacts, ContactFilter, sorts=True),
    "sheets in the folder": Register(
        list_sheets, count_sheets, partial(FolderFilter, place=FolderPlace.IN), sorts=True
    ),
    "orders": Register(
        list_follow_ups,
        count_follow_ups,
        partial(OrderFilter, view=FollowUpView.ALL),
        key=lambda row: (row.order_id, row.referral_id),
        sorts=True,
    ),
}


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def filled(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """A small office on either store."""
    if request.param == "sqlite":
        url = f"sqlite:///{tmp_path_factory.mktemp('plans') / 'office.sqlite'}"
        fill_store(url, OFFICE, 1, NOW, played=False)
        yield url
        return
    server = request.getfixturevalue("postgresql_server")
    with fresh_database(server) as url:
        with closing(Database(url)) as database, database.connection() as connection:
            asked = text("SELECT rolsuper FROM pg_roles WHERE rolname = current_user")
            if not connection.execute(asked).scalar():
                pytest.skip("who may not pretend that tables are large sees plans of small ones")
        fill_store(url, OFFICE, 1, NOW, played=False)
        yield url


@pytest.fixture
def desk(filled: str) -> Iterator[Office]:
    with open_office(filled, clock=FixedClock(NOW)) as office:
        office.sign_in_as()
        yield office


@dataclass(frozen=True)
class Plan:
    """How a store answers.

    Attributes:
        read_whole: Large tables read from end to end, without an index.
        walked: Large tables gone along by an index, without a beginning in it.
        sorts: Whether rows are sorted after they were found.
        searches: Whether a search table is asked.
    """

    read_whole: frozenset[str]
    walked: frozenset[str]
    sorts: bool
    searches: bool


def plan_of(url: str, one: Question) -> Plan:
    """What a store says of a statement: a server's told that its tables are large."""
    with closing(Database(url)) as database, database.connection() as connection:
        if database.is_shared:
            for way in ("seqscan", "hashjoin", "mergejoin"):
                connection.exec_driver_sql(f"SET LOCAL enable_{way} = off")
            connection.execute(_PRETEND, {"names": [*LARGE, *INDEXES]})
            explained = connection.exec_driver_sql(
                f"EXPLAIN (FORMAT JSON) {one.statement}", one.parameters
            ).scalar_one()
            connection.rollback()
            return _server_plan(list(every_part([explained[0]["Plan"]])))
        rows = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {one.statement}", one.parameters)
        return _file_plan([(row.parent, row.detail) for row in rows])


#: So many rows on as few pages as there are: of a small table every way is as good. Few pages are
#: still cheapest read whole, and joined so, which is why what can be looked up must be.
_PRETEND = text(
    "UPDATE pg_class SET reltuples = 1000000, relpages = 1"
    " WHERE relname = ANY(:names) AND relnamespace = current_schema()::regnamespace"
)


def _file_plan(steps: Sequence[tuple[int, str]]) -> Plan:
    details = [detail for _parent, detail in steps]
    scans = [found for detail in details if (found := re.match(r"SCAN (\w+)(?! VIRTUAL)", detail))]
    return Plan(
        read_whole=frozenset(
            one.group(1)
            for one in scans
            if "USING" not in one.string and "VIRTUAL" not in one.string
        )
        & LARGE,
        walked=frozenset(one.group(1) for one in scans if "USING" in one.string) & LARGE,
        sorts=any("TEMP B-TREE FOR ORDER BY" in detail for parent, detail in steps if parent == 0),
        searches=any("VIRTUAL TABLE" in detail for detail in details),
    )


def _server_plan(parts: Sequence[dict[str, Any]]) -> Plan:
    def tables(kind: str) -> frozenset[str]:
        return frozenset(
            part["Relation Name"]
            for part in parts
            if part["Node Type"].endswith(kind) and "Relation Name" in part
        )

    walked = frozenset(
        part["Relation Name"]
        for part in parts
        if part["Node Type"] in ("Index Scan", "Index Only Scan") and "Index Cond" not in part
    )
    return Plan(
        read_whole=tables("Seq Scan") & LARGE,
        walked=walked & LARGE,
        sorts=any("Sort" in part["Node Type"] for part in parts),
        searches=any(part.get("Relation Name", "") in INDEXES for part in parts),
    )


def asked_by(
    office: Office, ask: Callable[..., Any], *arguments: Any, **more: Any
) -> list[Question]:
    with questions_asked() as asked:
        office.read(ask, *arguments, **more)
    assert asked
    return asked


def faults(url: str, asked: Sequence[Question], *, question: bool) -> list[str]:
    """What is wrong with how these are answered."""
    found = []
    for one in asked:
        if NOTHING.search(one.statement):
            continue
        plan = plan_of(url, one)
        if plan.read_whole:
            found.append(f"reads {', '.join(sorted(plan.read_whole))} whole: {one.statement}")
        if question and plan.walked:
            found.append(f"walks {', '.join(sorted(plan.walked))}: {one.statement}")
    return found


@pytest.mark.parametrize("name", REGISTERS)
def test_a_register_is_listed_along_an_index(name: str, filled: str, desk: Office) -> None:
    register = REGISTERS[name]
    wanted = register.wanted()
    rows = desk.read(register.list, wanted, limit=20)
    assert rows, "an empty register proves nothing"
    after = register.key(rows[len(rows) // 2])
    for part in ({}, {"after": after}, {"after": after, "offset": -40}):
        asked = asked_by(desk, register.list, wanted, **part, limit=50)
        assert faults(filled, asked, question=False) == []


@pytest.mark.parametrize("name", REGISTERS)
def test_a_count_without_a_question_stops(name: str, desk: Office) -> None:
    """It may read a register from its beginning, for so many rows and no more."""
    register = REGISTERS[name]
    (asked,) = asked_by(desk, register.count, register.wanted(), most=MOST_COUNTED)
    assert "LIMIT" in asked.statement


@pytest.mark.parametrize("name", REGISTERS)
def test_a_question_is_answered_by_the_search_tables(name: str, filled: str, desk: Office) -> None:
    register = REGISTERS[name]
    found = {}
    for typed in TYPED:
        wanted = register.wanted(text=typed)
        asked = asked_by(desk, register.list, wanted, limit=50)
        asked += asked_by(desk, register.count, wanted, most=9)
        found[typed] = faults(filled, asked, question=True)
    assert {typed: those for typed, those in found.items() if those} == {}


def test_the_box_asks_nothing_else(filled: str, desk: Office) -> None:
    for typed in TYPED:
        asked = asked_by(desk, search_everything, typed, SOURCES)
        asked += asked_by(desk, count_everything, typed, SOURCES, MOST_COUNTED)
        assert faults(filled, asked, question=True) == [], typed


@pytest.mark.parametrize("name", [name for name, one in REGISTERS.items() if not one.sorts])
def test_the_newest_come_first_unsorted(name: str, desk: Office, filled: str) -> None:
    """However many letters have a word, the first page costs a page."""
    if not filled.startswith("sqlite"):
        pytest.skip("a server sorts where few are found, and walks where many are")
    register = REGISTERS[name]
    asked = asked_by(desk, register.list, register.wanted(text="راه روستا"), limit=50)
    plans = [plan_of(filled, one) for one in asked]
    assert any(plan.searches for plan in plans)
    assert not any(plan.sorts for plan in plans if plan.searches)


def test_a_walk_is_seen(filled: str, desk: Office) -> None:
    """The very questions above would show it."""

    def by_a_part(session: OfficeSession) -> None:
        session.execute(select(Letter.id).where(Letter.summary.contains("راه"))).all()

    assert faults(filled, asked_by(desk, by_a_part), question=True)
