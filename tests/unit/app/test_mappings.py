"""The mapped classes made ready one by one, before a record is read."""

from __future__ import annotations

from collections.abc import Iterator
from threading import Event, Thread

import pytest

from app.mappings import configure_mappings
from mapped_afresh import CLASSES, MappedAfresh, mapped_afresh

LONG = 20.0


@pytest.fixture
def afresh() -> Iterator[MappedAfresh]:
    with mapped_afresh() as made:
        yield made


def test_there_is_a_rest_after_each(afresh: MappedAfresh) -> None:
    ready: list[int] = []
    configure_mappings(lambda: ready.append(afresh.ready))
    assert ready == [*range(1, CLASSES + 1)]


def test_nothing_is_done_twice_and_nobody_else_is_disturbed(afresh: MappedAfresh) -> None:
    rests: list[int] = []
    configure_mappings(lambda: None)
    configure_mappings(lambda: rests.append(1))
    with mapped_afresh() as others:
        others.registry.configure()
        assert others.ready == CLASSES
    assert rests == []
    assert afresh.ready == CLASSES


def test_who_needs_a_record_meanwhile_waits_for_all_of_it(afresh: MappedAfresh) -> None:
    at_rest, go_on, found = Event(), Event(), list[int]()

    def rest() -> None:
        at_rest.set()
        assert go_on.wait(LONG)

    def need() -> None:
        afresh.registry.configure()
        found.append(afresh.ready)

    making = Thread(target=configure_mappings, args=(rest,))
    needing = Thread(target=need)
    making.start()
    assert at_rest.wait(LONG)
    needing.start()
    needing.join(0.2)
    assert needing.is_alive()
    go_on.set()
    for thread in (making, needing):
        thread.join(LONG)
    assert found == [CLASSES]
