"""Desks that receive and decide at the same moment, each a process of its own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from app.check import check_store
from app.contacts import ContactDraft, add_contact
from app.office import Office
from app.visits import VisitFilter, VisitState, list_visits
from desks import at_once, ready_desks
from visits_seat import (
    announce_as_read,
    receive_some,
    received,
    sheet_of,
    state_of,
    take_the_hour,
)

DESKS = 4


def told(url: str, deed: Callable[..., None], of_each: list[tuple[Any, ...]]) -> Counter[str]:
    """What desks were told that did this at once."""
    desks = ready_desks(url, deed, of_each)
    for desk in desks:
        desk.begin()
    return Counter(desk.end() for desk in desks)


def test_numbers_are_gapless_and_each_once(office: Office, store_url: str) -> None:
    assert at_once(store_url, receive_some, DESKS) == Counter(done=DESKS)
    rows = office.read(list_visits, VisitFilter(), limit=100)
    numbers = sorted(row.number.rpartition("/")[2] for row in rows)
    assert numbers == [f"{serial:04}" for serial in range(1, 3 * DESKS + 1)]
    assert not check_store(office.database)


def test_one_hour_is_given_once(office: Office, store_url: str) -> None:
    host = office.write(add_contact, ContactDraft(name="سهراب کریمی")).value
    visits = [received(office, visitor_name=f"مراجع {number}") for number in range(DESKS)]
    hour = datetime.now(UTC).replace(minute=0, second=0, microsecond=0) + timedelta(days=3)
    of_each = [(visit, host, hour) for visit in visits]
    assert told(store_url, take_the_hour, of_each) == Counter(done=1, Clashing=DESKS - 1)
    states = Counter(state_of(office, visit) for visit in visits)
    assert states == {VisitState.APPOINTED: 1, VisitState.PRESENT: DESKS - 1}
    assert not check_store(office.database)


def test_one_desk_is_faster_and_the_others_read_again(office: Office, store_url: str) -> None:
    visit = received(office)
    version = sheet_of(office, visit).version
    found = told(store_url, announce_as_read, [(visit, version)] * DESKS)
    assert found == Counter(done=1, StaleRecord=DESKS - 1)
    assert len(sheet_of(office, visit).steps) == 2
