"""Two desks in one session, and a desk whose process is killed in the middle of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, time
from pathlib import Path
from time import monotonic

import pytest

from app.changes import Kind
from app.clock import FixedClock, from_tehran
from app.office import Office, open_office
from app.orders import orders_of
from app.public_days import PublicDayState, end_session, hear, next_petition, open_list
from app.visits.states import VisitState
from desks import ready_desks
from public_desks import draft_for, either, hear_all, hear_one, words_for
from public_seat import do, in_session, petition, planned, row_of, sheet, state_of

NOW = from_tehran(date(2026, 11, 22), time(10))
#: Seconds in which a desk has heard somebody.
PATIENCE = 60


@pytest.fixture
def office(made: None, store_url: str) -> Iterator[Office]:
    with open_office(store_url, clock=FixedClock(NOW)) as office:
        office.sign_in_as()
        yield office


def told(url: str, visits: list[tuple[int, int]]) -> Counter[str]:
    """Let a desk each hear one of these at the same moment."""
    desks = ready_desks(url, hear_one, visits)
    for desk in desks:
        desk.begin()
    return Counter(desk.end() for desk in desks)


def test_desks_hear_different_petitioners_at_once(office: Office, store_url: str) -> None:
    _day, visits = in_session(office, 4)
    versions = [(one, row_of(office, one)["version"]) for one in visits]
    assert told(store_url, versions) == {"done": 4}
    for one in visits:
        (order,) = office.read(orders_of, Kind.VISIT, one)
        assert order.words == words_for(one)


def test_of_desks_that_hear_the_same_petitioner_one_is_told(office: Office, store_url: str) -> None:
    _day, (visit, _other) = in_session(office, 2)
    version = row_of(office, visit)["version"]
    desks = ready_desks(store_url, hear_one, [(visit, version)])
    office.write(hear, visit, version, draft_for(_other))
    desks[0].begin()
    assert desks[0].end() == "StaleRecord"
    assert len(office.read(orders_of, Kind.VISIT, visit)) == 1


def test_the_same_hearing_sent_twice_is_one(office: Office, store_url: str) -> None:
    _day, (visit, _other) = in_session(office, 2)
    version = row_of(office, visit)["version"]
    answers = told(store_url, [(visit, version)] * 3)
    assert answers["done"] >= 1
    assert set(answers) <= {"done", "StaleRecord"}
    assert len(office.read(orders_of, Kind.VISIT, visit)) == 1
    office.write(hear, visit, version, draft_for(visit))
    assert len(office.read(orders_of, Kind.VISIT, visit)) == 1


def test_a_killed_desk_loses_no_order_it_was_promised(
    office: Office, store_url: str, tmp_path: Path
) -> None:
    day, visits = in_session(office, 60, minutes_each=2)
    acks = tmp_path / "acks"
    acks.touch()
    (desk,) = ready_desks(store_url, hear_all, [(day, str(acks))])
    desk.begin()
    late = monotonic() + PATIENCE
    while len(acks.read_text().splitlines()) < 15:
        assert monotonic() < late, "nobody was heard"
    desk.kill()

    promised = [int(line) for line in acks.read_text().splitlines()]
    assert 15 <= len(promised) < 60, "it was killed too late"
    for visit in visits:
        orders = [one.words for one in office.read(orders_of, Kind.VISIT, visit)]
        is_heard = state_of(office, visit) is VisitState.HEARD
        # Whole or not at all, and nothing that was promised is missing.
        assert orders == ([words_for(visit)] if is_heard else [])
        assert is_heard or visit not in promised

    # Another desk goes on where it stood.
    turn = office.read(next_petition, day)
    while turn is not None:
        office.write(hear, turn, row_of(office, turn)["version"], draft_for(turn))
        turn = office.read(next_petition, day, turn)
    do(office, end_session, day)
    assert sheet(office, day).counts == {VisitState.HEARD: 60}


def test_a_list_that_closes_leaves_nobody_without_a_turn(office: Office, store_url: str) -> None:
    day = planned(office)
    do(office, open_list, day)
    petition(office, day, 1)
    desks = ready_desks(store_url, either, [("ask", day, 2), ("close", day), ("ask", day, 3)])
    for desk in desks:
        desk.begin()
    answers = [desk.end() for desk in desks]
    assert answers[1] == "done"
    assert set(answers) <= {"done", "NotAllowed"}
    lines = sheet(office, day).petitions
    assert [one.turn for one in lines] == list(range(1, len(lines) + 1))
    assert {one.state for one in lines} == {VisitState.LISTED}
    assert len(lines) == answers.count("done")


def test_a_session_that_ends_leaves_nobody_unheard(office: Office, store_url: str) -> None:
    day, (visit, other) = in_session(office, 2)
    office.write(hear, other, row_of(office, other)["version"], draft_for(other))
    version = row_of(office, visit)["version"]
    desks = ready_desks(store_url, either, [("hear", visit, version), ("end", day)])
    for desk in desks:
        desk.begin()
    answers = [desk.end() for desk in desks]
    assert answers[0] == "done"
    assert answers[1] in ("done", "NotAllowed")
    assert state_of(office, visit) is VisitState.HEARD
    assert sheet(office, day).state in (PublicDayState.ENDED, PublicDayState.IN_SESSION)
