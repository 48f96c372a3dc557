"""The mapped classes made ready in turns, from the first rows on."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mapped_afresh import CLASSES, MappedAfresh, mapped_afresh
from seat import Seat
from ui import mappings_ahead, reading_turns
from ui.mappings_ahead import MappingsAhead
from waiting_rows import WaitingRows

LONG = 20.0


@pytest.fixture
def afresh() -> Iterator[MappedAfresh]:
    with mapped_afresh() as made:
        yield made


@pytest.fixture
def ahead(
    qapp: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, afresh: MappedAfresh
) -> Iterator[MappingsAhead]:
    """One whose turns are of one class each, however busy the machine is.

    It is done before the classes go again.
    """
    assert not afresh.ready
    for name in ("PATIENCE", "GRACE"):
        monkeypatch.setattr(reading_turns, name, LONG)
    monkeypatch.setattr(mappings_ahead, "LONGEST", LONG)
    monkeypatch.setattr(mappings_ahead, "TURN_SECONDS", 0.0)
    made = MappingsAhead(qapp)
    yield made
    made._turns.let_go()
    qtbot.waitUntil(lambda: made.is_done)
    made.setParent(None)


def test_they_are_begun_at_once_and_done_in_turns(
    ahead: MappingsAhead, afresh: MappedAfresh, qtbot: QtBot
) -> None:
    ahead.begin()
    assert afresh.ready == 1
    assert not ahead.is_done
    ahead._take_turn()
    assert afresh.ready == 2
    qtbot.waitUntil(lambda: ahead.is_done)
    assert afresh.ready == CLASSES


def test_rows_that_wait_to_be_painted_go_first(
    ahead: MappingsAhead, afresh: MappedAfresh, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mappings_ahead, "MOST_PASSED_OVER", 1 << 30)
    rows = WaitingRows()
    ahead.begin()
    qtbot.waitUntil(lambda: ahead._passed_over > 3)
    assert afresh.ready == 1
    rows.is_at_work = False
    qtbot.waitUntil(lambda: ahead.is_done)


def test_but_only_for_a_few_turns_in_a_row(
    ahead: MappingsAhead, afresh: MappedAfresh, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mappings_ahead, "MOST_PASSED_OVER", 2)
    rows = WaitingRows()
    ahead.begin()
    ready: list[int] = []
    for _ in range(6):
        ahead._take_turn()
        ready.append(afresh.ready)
    assert ready == [1, 1, 2, 2, 2, 3]
    assert rows.is_at_work


def test_a_window_begins_with_its_first_rows(
    opening: Callable[..., Seat], afresh: MappedAfresh
) -> None:
    seat = opening()
    ahead = seat.window.findChild(MappingsAhead)
    assert isinstance(ahead, MappingsAhead)
    seat.until(lambda: ahead.is_done)
    assert afresh.ready == CLASSES


def test_who_sits_down_later_begins_nothing_that_is_done(
    ahead: MappingsAhead, afresh: MappedAfresh, qtbot: QtBot
) -> None:
    for _ in range(2):
        ahead.begin()
        qtbot.waitUntil(lambda: ahead.is_done)
    assert afresh.ready == CLASSES
