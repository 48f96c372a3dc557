"""The governor's programme of an invented office: played this week, in bulk before, both sound."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select

from app.agenda import EventDraft, EventKind, EventState, request_event
from app.agenda.programme import programme_of_day
from app.agenda.resources import resources
from app.backup import make_backup, restore_backup
from app.clock import FixedClock, to_tehran
from app.contacts import MergeDraft, Taken, contact_sheet, merge_contacts
from app.database import Database
from app.demo import SCALES, Scale, fill_store
from app.office import open_office
from app.today import today_sheet
from invented import faults, rows, whole
from models.agenda import (
    Event,
    EventAttendee,
    EventBooking,
    EventPromise,
    EventSeries,
    EventStep,
    EventStop,
    ProgrammeEdition,
)
from models.office import SeriesYear
from models.orders import Order
from postgresql import fresh_database
from ui.main import main

#: Copies of a store that is made once; how one is made is told in test_demo and test_schema.
pytestmark = pytest.mark.usefixtures("made")

NOW = datetime(2026, 11, 23, 9, 40, tzinfo=UTC)
LITTLE = Scale(contacts=90, calls=12, orders=4, days=5, letters=20, events=50)
YEARS = Scale(contacts=90, calls=12, orders=4, days=900, letters=20, events=1500)


@pytest.fixture(scope="module")
def played_file(tmp_path_factory: pytest.TempPathFactory, made_file: Path) -> Path:
    """A little office played into a file once; tests work on copies."""
    path = tmp_path_factory.mktemp("played") / "played.sqlite"
    shutil.copy(made_file, path)
    fill_store(f"sqlite:///{path}", LITTLE, 1, NOW)
    return path


@pytest.fixture(scope="module")
def played_database(postgresql_server: str, made_database: str) -> Iterator[str]:
    """The name of such an office on the server."""
    with fresh_database(postgresql_server, made_database) as url:
        fill_store(url, LITTLE, 1, NOW)
        yield url.rpartition("/")[2]


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def played(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of this test's own copy of the little office, once of each kind."""
    if request.param == "sqlite":
        url = f"sqlite:///{tmp_path / 'played.sqlite'}"
        copy_file(request.getfixturevalue("played_file"), url)
        yield url
        return
    like = request.getfixturevalue("played_database")
    with fresh_database(request.getfixturevalue("postgresql_server"), like) as url:
        yield url


def copy_file(played: Path, url: str) -> None:
    shutil.copy(played, url.removeprefix("sqlite:///"))


def only(url: str, statement: Any) -> list[Any]:
    return [row[0] for row in rows(url, statement)]


def test_a_week_has_something_of_everything(played: str) -> None:
    store_url = played
    assert rows(store_url, select(func.count()).select_from(Event)) == [(50,)]
    assert set(only(store_url, select(Event.state).distinct())) == set(EventState)
    kinds = set(only(store_url, select(Event.event_kind).distinct()))
    assert kinds >= set(EventKind) - {EventKind.PUBLIC_MEETING, EventKind.BLOCKED}
    answers = set(only(store_url, select(EventAttendee.answer).distinct()))
    assert answers == {"none", "told", "substitute", "declined", "no_answer"}
    for statement in (
        select(Event.id).where(Event.override_reason != "", Event.overridden != ""),
        select(Event.id).where(Event.classification > 0),
        select(Event.id).where(Event.moved_count > 0, Event.state == "scheduled"),
        select(Event.id).where(Event.minutes_due_on < to_tehran(NOW).date()),
        select(Event.id).where(Event.origin == "superior"),
        select(EventSeries.id),
        select(EventStop.id),
    ):
        assert rows(store_url, statement), statement
    assert len(only(store_url, select(EventPromise.order_id))) == 2
    assert only(store_url, select(Order.words).where(Order.source_kind == "event"))
    editions = rows(
        store_url,
        select(ProgrammeEdition.edition, ProgrammeEdition.public).order_by(ProgrammeEdition.id),
    )
    assert editions == [(1, False), (1, True), (2, False)]
    kinds_booked = {key[0] for key in only(store_url, select(EventBooking.subject_key))}
    assert kinds_booked == {"r", "c"}
    assert faults(store_url) == []
    with open_office(store_url, clock=FixedClock(NOW)) as office:
        office.sign_in_as()
        lines = office.read(resources)
        assert [line.kind.value for line in lines].count("room") == 4
        assert sorted(line.quantity for line in lines if line.kind == "vehicle") == [1, 1, 2]
        assert [line.kind.value for line in lines].count("deputy") == 4
        today = office.read(programme_of_day, to_tehran(NOW).date())
        assert (today.edition, today.since) == (2, 1)
        assert len(today.entries) >= 5
        sheet = office.read(today_sheet)
        names = {card.name for card, count in sheet.counts if count}
        assert {"events_today", "events_waiting", "reviews_late", "events_to_remind",
                "minutes_late"} <= names  # fmt: skip
        (day,) = (lines for one, lines in sheet.lists if one.name == "programme")
        chips = [line.chip for line in day]
        assert "برگزار شد؟" in chips
        assert sorted(chips).count("تداخل پذیرفته") == 1
        assert chips.count("تداخل") == 1
        number = office.write(request_event, EventDraft(subject="تازه")).value
        assert number == 51
    assert faults(store_url) == []


def test_years_are_written_in_bulk_and_go_on(store_url: str) -> None:
    fill_store(store_url, YEARS, 1, NOW)
    assert rows(store_url, select(func.count()).select_from(Event)) == [(1500,)]
    assert faults(store_url) == []
    planted = only(store_url, select(Event.id).where(Event.override_reason != ""))
    assert 3 <= len(planted) <= 5
    years = rows(
        store_url,
        select(Event.year, func.count()).group_by(Event.year).order_by(Event.year),
    )
    assert len(years) >= 3
    counters = select(SeriesYear.year, SeriesYear.last).where(SeriesYear.series == "events")
    assert rows(store_url, counters.order_by(SeriesYear.year)) == years
    steps = select(EventStep.action).distinct()
    assert {"request_event", "event_held", "close_event"} <= set(only(store_url, steps))
    with open_office(store_url, clock=FixedClock(NOW)) as office:
        office.sign_in_as()
        assert office.write(request_event, EventDraft(subject="تازه")).value == 1501
    assert faults(store_url) == []


def test_the_same_seed_makes_the_same_programme(tmp_path: Path, made_file: Path) -> None:
    urls = [f"sqlite:///{tmp_path / name}.sqlite" for name in ("a", "b", "c")]
    scale = Scale(contacts=60, calls=8, orders=2, days=300, letters=4, events=80)
    for url, seed in zip(urls, (5, 5, 6), strict=True):
        copy_file(made_file, url)
        fill_store(url, scale, seed, NOW)
    assert whole(urls[0]) == whole(urls[1])
    assert whole(urls[0])["events"] != whole(urls[2])["events"]


@pytest.mark.parametrize(
    "now",
    [
        datetime(2026, 3, 20, 21, 35, tzinfo=UTC),
        datetime(2027, 3, 20, 6, 0, tzinfo=UTC),
        datetime(2027, 2, 15, 2, 35, tzinfo=UTC),
        datetime(2026, 11, 27, 11, 0, tzinfo=UTC),
        datetime(2026, 11, 28, 5, 0, tzinfo=UTC),
    ],
    ids=["the last of the year", "the last day", "Ramadan", "a Friday", "a Saturday"],
)
def test_it_can_be_invented_on_any_day(sqlite_url: str, now: datetime) -> None:
    filled = fill_store(sqlite_url, LITTLE, 3, now)
    assert rows(sqlite_url, select(func.count()).select_from(Event)) == [(filled.events,)]
    states = set(only(sqlite_url, select(Event.state).distinct()))
    assert states >= {"requested", "in_review", "rejected", "scheduled"}
    latest = max(only(sqlite_url, select(Event.last_step_at)))
    assert latest <= now
    assert min(only(sqlite_url, select(Event.requested_at))) >= now - timedelta(days=13)
    assert faults(sqlite_url) == []


def test_offices_have_as_many_entries_as_their_scale_says() -> None:
    assert {name: scale.events for name, scale in SCALES.items()} == {
        "small": 50,
        "office": 6_000,
        "large": 20_000,
    }


def test_a_backup_brings_every_entry_back(played: str, tmp_path: Path) -> None:
    store_url = played
    path, other = tmp_path / "all.backup", f"sqlite:///{tmp_path / 'other.sqlite'}"
    with closing(Database(store_url)) as database:
        make_backup(database, path, NOW)
    assert restore_backup(path, other, FixedClock(NOW)).faults == ()
    before, after = whole(store_url), whole(other)
    tables = [name for name in before if name.startswith(("event", "agenda", "programme"))]
    assert len(tables) == 14
    for name in tables:
        assert after[name] == before[name], name


def test_merged_people_leave_it_sound(played: str) -> None:
    """Two who sat in two rooms at one hour, and two at one table, turn out to be one."""
    store_url = played
    pairs = rows(
        store_url,
        select(EventAttendee.event_id, func.min(EventAttendee.contact_id),
               func.max(EventAttendee.contact_id))
        .where(EventAttendee.role == "required")
        .group_by(EventAttendee.event_id)
        .having(func.count() > 1)
        .order_by(EventAttendee.event_id.desc()),
    )  # fmt: skip
    with open_office(store_url, clock=FixedClock(NOW)) as office:
        office.sign_in_as()
        _event, first, second = pairs[0]
        _event, third, fourth = pairs[3]
        for survivor, merged in ((first, second), (third, fourth), (first, third)):
            taken = [
                Taken(number, office.read(contact_sheet, number).version)
                for number in (survivor, merged)
            ]
            office.write(merge_contacts, MergeDraft(survivor=taken[0], others=(taken[1],)))
            assert faults(store_url) == []


def test_a_list_of_entries_is_written_as_a_file(
    played_file: Path, sqlite_url: str, tmp_path: Path
) -> None:
    copy_file(played_file, sqlite_url)
    for ending, begins in ((".pdf", b"%PDF"), (".xlsx", b"PK")):
        path = tmp_path / f"list{ending}"
        assert main(["list", "event", "--store", sqlite_url, "-o", str(path)]) == 0
        assert path.read_bytes().startswith(begins)
