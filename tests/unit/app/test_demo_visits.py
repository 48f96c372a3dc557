"""The visitors of an invented office: played these weeks, in bulk before, both sound."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select

from app.clock import FixedClock
from app.demo import SCALES, Scale, fill_store
from app.office import open_office
from app.public_days import PublicDayState, take_public_day_step_back
from app.today import today_sheet
from app.visits import (
    VisitDraft,
    VisitState,
    earlier_of,
    receive_visit,
    take_visit_step_back,
    visit_sheet,
    waiting_room,
)
from invented import faults, rows, whole
from models.agenda import Event
from models.office import SeriesYear
from models.orders import Order
from models.visits import PublicDay, PublicHandOver, Visit, VisitAttempt, VisitStep
from postgresql import fresh_database

#: Copies of a store that is made once; how one is made is told in test_demo and test_schema.
pytestmark = pytest.mark.usefixtures("made")

NOW = datetime(2026, 11, 23, 9, 40, tzinfo=UTC)
#: Sixty of them are played, the others lie in two Jalali years before.
SOME = Scale(contacts=90, calls=4, orders=1, days=300, letters=0, visits=160)

_V = VisitState


@pytest.fixture(scope="module")
def filled_file(tmp_path_factory: pytest.TempPathFactory, made_file: Path) -> Path:
    """A little office filled into a file once; tests work on copies."""
    path = tmp_path_factory.mktemp("filled") / "filled.sqlite"
    shutil.copy(made_file, path)
    fill_store(f"sqlite:///{path}", SOME, 1, NOW)
    return path


@pytest.fixture(scope="module")
def filled_database(postgresql_server: str, made_database: str) -> Iterator[str]:
    """The address of such an office on the server."""
    with fresh_database(postgresql_server, made_database) as url:
        fill_store(url, SOME, 1, NOW)
        yield url


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def filled(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of this test's own copy of the little office, once of each kind."""
    if request.param == "sqlite":
        path = tmp_path / "filled.sqlite"
        shutil.copy(request.getfixturevalue("filled_file"), path)
        yield f"sqlite:///{path}"
        return
    like = request.getfixturevalue("filled_database").rpartition("/")[2]
    with fresh_database(request.getfixturevalue("postgresql_server"), like) as url:
        yield url


def only(url: str, statement: Any) -> list[Any]:
    return [row[0] for row in rows(url, statement)]


def test_visitors_of_every_kind_are_there(filled: str) -> None:
    assert rows(filled, select(func.count()).select_from(Visit)) == [(160,)]
    states = set(only(filled, select(Visit.state).distinct()))
    passing = {_V.LISTED, _V.PRESENTED, _V.ACCEPTED, _V.ANSWERED, _V.HEARD}
    assert states >= {state.value for state in set(_V) - passing}
    days = set(only(filled, select(PublicDay.state).distinct()))
    assert days == {
        PublicDayState.LIST_OPEN.value,
        PublicDayState.RESULTS_AWAITED.value,
        PublicDayState.CLOSED.value,
    }
    for statement in (
        select(Visit.id).where(Visit.visitor_id.is_not(None)),
        select(Visit.id).where(Visit.special_status != ""),
        select(Visit.id).where(Visit.satisfaction == "satisfied"),
        select(Visit.id).where(Visit.manager_id.is_not(None), Visit.state == "closed"),
        select(VisitAttempt.id).where(VisitAttempt.outcome == "no_answer"),
        select(PublicHandOver.id).where(PublicHandOver.receipt_number != ""),
        select(Order.id).where(Order.source_kind == "visit"),
        select(Event.id).where(Event.event_kind == "audience", Event.state == "scheduled"),
        select(Event.id).where(Event.event_kind == "public_meeting", Event.state == "closed"),
    ):
        assert rows(filled, statement), str(statement)
    assert faults(filled) == []


def test_the_office_goes_on_from_there(filled: str) -> None:
    """Numbers and ids go on; whoever comes again is known; a step of the rows is taken back."""
    again = (
        select(Visit.visitor_name, Visit.phone, Visit.national_id)
        .group_by(Visit.visitor_name, Visit.phone, Visit.national_id)
        .having(func.count() > 2)
    )
    name, phone, national_id = rows(filled, again)[0]
    closed = only(filled, select(func.min(Visit.id)).where(Visit.state == "closed"))[0]
    day = only(filled, select(PublicDay.id).where(PublicDay.state == "closed"))[0]
    years = rows(filled, select(Visit.year, func.count()).group_by(Visit.year).order_by(Visit.year))
    counters = select(SeriesYear.year, SeriesYear.last).where(SeriesYear.series == "visits")
    assert rows(filled, counters.order_by(SeriesYear.year)) == years
    assert len(years) == 2
    with open_office(filled, clock=FixedClock(NOW)) as office:
        office.sign_in_as()
        before = office.read(earlier_of, name=name, phone=phone, national_id=national_id)
        assert before.visits >= 3
        assert len(office.read(waiting_room)) >= 6
        cards = {card.name for card, count in office.read(today_sheet).counts if count}
        assert cards >= {"waiting_room", "visitors_to_tell"}
        draft = VisitDraft(visitor_name="تازه", subject="پرسش")
        number = office.write(receive_visit, draft).value
        assert number == 161
        assert office.read(visit_sheet, number).number.endswith(f"{years[-1][1] + 1:04}")
        one = office.read(visit_sheet, closed)
        office.write(take_visit_step_back, closed, one.version)
        assert office.read(visit_sheet, closed).state in {_V.TOLD, _V.NO_SHOW}
        version = only(filled, select(PublicDay.version).where(PublicDay.id == day))[0]
        office.write(take_public_day_step_back, day, version)
    assert only(filled, select(PublicDay.state).where(PublicDay.id == day)) == ["reported"]
    assert faults(filled) == []


def test_they_come_in_the_order_of_time(filled_file: Path) -> None:
    url = f"sqlite:///{filled_file}"
    came = only(url, select(Visit.registered_at).order_by(Visit.id))
    assert came == sorted(came)
    assert max(only(url, select(Visit.last_step_at))) <= NOW
    assert min(came) >= NOW - timedelta(days=SOME.days + 1)


def test_the_same_seed_makes_the_same_visitors(filled_file: Path, sqlite_url: str) -> None:
    fill_store(sqlite_url, SOME, 1, NOW)
    before, after = whole(f"sqlite:///{filled_file}"), whole(sqlite_url)
    # The entry of a visitor's time makes its own key.
    its_own = {"request_key", "calendar_uid"}
    columns = [column for column in Event.__table__.c if column.name not in its_own]
    del before["events"], after["events"]
    assert before == after
    entries = select(*columns).order_by(Event.id)
    assert rows(f"sqlite:///{filled_file}", entries) == rows(sqlite_url, entries)


@pytest.mark.postgresql
def test_both_stores_have_the_same_visitors(filled_file: Path, filled_database: str) -> None:
    tables = (Visit, VisitStep, VisitAttempt, PublicDay, PublicHandOver)
    for table in tables:
        statement = select(table.__table__).order_by(table.id)
        assert rows(f"sqlite:///{filled_file}", statement) == rows(filled_database, statement)


@pytest.mark.parametrize(
    "now",
    [datetime(2026, 3, 20, 21, 35, tzinfo=UTC), datetime(2026, 11, 27, 11, 0, tzinfo=UTC)],
    ids=["the last of the year", "a Friday"],
)
def test_they_can_be_invented_on_any_day(sqlite_url: str, now: datetime) -> None:
    scale = Scale(contacts=30, calls=4, orders=1, days=5, visits=60)
    filled = fill_store(sqlite_url, scale, 3, now)
    assert rows(sqlite_url, select(func.count()).select_from(Visit)) == [(filled.visits,)]
    assert filled.visits == 60
    assert max(only(sqlite_url, select(Visit.last_step_at))) <= now
    assert faults(sqlite_url) == []


def test_offices_have_as_many_visitors_as_their_scale_says() -> None:
    assert {name: scale.visits for name, scale in SCALES.items()} == {
        "small": 60,
        "office": 8_000,
        "large": 40_000,
    }
