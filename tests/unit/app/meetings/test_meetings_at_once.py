"""Desks that plan and move meetings at the same moment, each a process of its own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

from app.agenda import EventDraft, When, event_sheet, request_event
from app.check import check_store
from app.meetings import (
    MeetingFilter,
    SeriesDraft,
    TopicDraft,
    add_topic,
    begin_series,
    list_meetings,
    series_sheet,
)
from app.office import Office
from desks import ready_desks
from meetings_office import (
    END,
    START,
    add_as_read,
    move_either,
    on_series,
    plan_from_entry,
    plan_some,
    planned,
    sheet,
)

DESKS = 4


def told(url: str, deed: Callable[..., None], of_each: list[tuple[Any, ...]]) -> Counter[str]:
    """What desks were told that did this at once."""
    desks = ready_desks(url, deed, of_each)
    for desk in desks:
        desk.begin()
    return Counter(desk.end() for desk in desks)


def test_each_is_numbered_once_and_takes_what_still_waits(office: Office, store_url: str) -> None:
    series = office.write(begin_series, SeriesDraft(name="شورا")).value
    on_series(office, add_topic, series, TopicDraft(title="پل"))
    assert told(store_url, plan_some, [(series,)] * DESKS) == Counter(done=DESKS)
    rows = office.read(list_meetings, MeetingFilter(), limit=100)
    numbers = sorted(row.number.rpartition("/")[2] for row in rows)
    assert numbers == [f"{serial:03}" for serial in range(1, 3 * DESKS + 1)]
    assert sorted(row.session_number or 0 for row in rows) == list(range(1, 3 * DESKS + 1))
    titles = [one.title for row in rows for one in sheet(office, row.id).items]
    assert titles == ["پل"]
    assert not check_store(office.database)


def test_one_meeting_grows_from_an_entry(office: Office, store_url: str) -> None:
    when = When(starts_at=START, ends_at=END)
    event = office.write(request_event, EventDraft(subject="شورا", when=when)).value
    found = told(store_url, plan_from_entry, [(event,)] * DESKS)
    assert found == Counter(done=1, NotAllowed=DESKS - 1)
    assert len(office.read(list_meetings, MeetingFilter())) == 1
    assert not check_store(office.database)


def test_one_desk_is_faster_and_the_others_read_again(office: Office, store_url: str) -> None:
    series = office.write(begin_series, SeriesDraft(name="شورا")).value
    found = told(store_url, add_as_read, [(series, 1)] * DESKS)
    assert found == Counter(done=1, StaleRecord=DESKS - 1)
    assert len(office.read(series_sheet, series).topics) == 1


def test_whoever_moves_it_from_either_side_it_stays_with_its_entry(
    office: Office, store_url: str
) -> None:
    number = planned(office, in_programme=True)
    found = told(store_url, move_either, [(number, desk) for desk in range(DESKS)])
    assert found["done"] >= 1
    # Who waited for another in a circle is told to save again.
    assert set(found) <= {"done", "StaleRecord", "StoreUnavailable"}
    meeting = sheet(office, number)
    assert meeting.event_id is not None
    entry = office.read(event_sheet, meeting.event_id)
    assert (meeting.starts_at, meeting.ends_at) == (entry.starts_at, entry.ends_at)
    assert not check_store(office.database)
