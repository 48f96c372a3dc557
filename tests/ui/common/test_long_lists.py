"""A list too long to count: read from a row nearby, growing as it is scrolled, whatever changes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.errors import NotFound
from app.listing import MOST_COUNTED, Walked, walk
from ui.common.known_rows import STRIDE, Asked
from ui.common.register_model import PAGE, RegisterModel
from ui.common.register_table import Column, RegisterTable


@dataclass(frozen=True)
class Line:
    """A row of a register that is nowhere else."""

    id: int


COLUMNS = (Column[Line]("number", "شماره", lambda row: str(row.id), 100),)


class Store:
    """A register, the newest first, that may change under whoever reads it.

    Attributes:
        skipped: The most rows that any question left out.
        asked: How many questions there were.
    """

    def __init__(self, count: int) -> None:
        self.ids = list(range(count, 0, -1))
        self.gone: set[int] = set()
        self.skipped = 0
        self.asked = 0

    def query(
        self, _session: Any, *, after: int | None = None, offset: int = 0, limit: int
    ) -> list[Line]:
        self.asked += 1
        self.skipped = max(self.skipped, abs(offset))
        if after in self.gone:
            raise NotFound("gone")
        # The row itself may have left the list; its place is known all the same.
        first = 0 if after is None else sum(1 for one in self.ids if one >= after)
        return [
            Line(one) for one in self.ids[max(0, first + offset) : max(0, first + offset + limit)]
        ]

    def fetch(
        self, asked: Asked, give: Callable[[Sequence[Any]], None], gone: Callable[[], None]
    ) -> None:
        try:
            rows = self.query(None, after=asked.after, offset=asked.offset, limit=asked.limit)
        except NotFound:
            gone()
            return
        give(rows)

    def walk(
        self, asked: Asked, strides: int, give: Callable[[Walked], None], gone: Callable[[], None]
    ) -> None:
        session: Any = None
        try:
            found = walk(session, self.query, (), key, asked.after, stride=STRIDE, strides=strides)
        except NotFound:
            gone()
            return
        give(found)


def key(row: Line) -> int:
    return row.id


COUNT = 9_876


@pytest.fixture
def store() -> Store:
    return Store(COUNT)


@pytest.fixture
def model(qapp: QApplication, store: Store) -> RegisterModel[Line]:
    made = RegisterModel(COLUMNS, store.fetch, key=key, walk=store.walk)
    show(made, store)
    return made


def show(model: RegisterModel[Line], store: Store, page: int = 0) -> None:
    """As a page reads it: the rows in sight first, then how many there are, as far as counted."""
    asked, _known = model.asked(page) if page else (Asked(None, 0, PAGE), -1)
    known = model.rowCount()
    store.fetch(asked, lambda rows: model.show_rows(rows, known, page), lambda: None)
    found = min(len(store.ids), MOST_COUNTED + 1)
    model.set_count(found, has_more=found > MOST_COUNTED)


def see(model: RegisterModel[Line], line: int) -> str | None:
    """What is seen at a line, when it is there."""
    model.data(model.index(line, 0))
    shown: str | None = model.data(model.index(line, 0))
    return shown


def scroll(model: RegisterModel[Line], first: int, last: int, step: int = 40) -> list[int]:
    """The rows that are seen on the way from one line to another."""
    seen = []
    for line in range(first, last, step):
        for each in range(line, line + step):
            shown = see(model, each)
            seen.extend([] if shown is None else [int(shown)])
    return seen


def test_a_long_list_grows_as_its_end_comes_into_sight(
    model: RegisterModel[Line], store: Store
) -> None:
    assert (model.rowCount(), model.has_more) == (MOST_COUNTED + 1, True)
    scroll(model, 0, 400)
    assert model.rowCount() == MOST_COUNTED + 1
    assert scroll(model, 0, COUNT, 8) == store.ids
    assert (model.rowCount(), model.has_more) == (COUNT, False)
    assert store.skipped <= STRIDE + PAGE


def test_no_row_costs_more_than_another_once_the_way_is_known(
    model: RegisterModel[Line], store: Store
) -> None:
    model.go_to_end()
    assert (model.rowCount(), model.has_more) == (COUNT, False)
    store.asked = store.skipped = 0
    chance = Random(3)
    for _ in range(300):
        line = chance.randrange(COUNT)
        assert see(model, line) == str(store.ids[line])
    assert store.skipped <= STRIDE
    assert store.asked <= 300


def test_a_record_far_down_is_shown_from_itself(model: RegisterModel[Line], store: Store) -> None:
    line = 8_240
    model.stand_on(line, store.ids[line])
    show(model, store, line // PAGE)
    assert store.skipped <= PAGE
    assert see(model, line) == str(store.ids[line])
    # Upwards and downwards, and where nobody has been.
    assert scroll(model, line - 900, line + 900) == store.ids[line - 900 : line + 900]
    assert store.skipped <= STRIDE
    assert see(model, 4_000) == str(store.ids[4_000])
    assert see(model, COUNT - 1) == "1"


def test_what_is_shown_keeps_its_place_when_rows_come_in_above(
    model: RegisterModel[Line], store: Store
) -> None:
    scroll(model, 0, 5_000)
    before = see(model, 4_321)
    store.ids[:0] = [COUNT + 2, COUNT + 1]
    show(model, store, 43)
    assert see(model, 4_321) == before
    assert model.rowCount() >= 5_000
    # Scrolled up, every row is there once the list above was seen to have moved.
    scroll(model, 4_000, 4_321)
    for line in range(4_321, -1, -1):
        see(model, line)
    assert scroll(model, 0, COUNT + 2, 7) == store.ids
    assert (model.rowCount(), model.has_more) == (COUNT + 2, False)


@pytest.mark.parametrize("seed", range(6))
def test_whatever_changes_the_whole_list_can_be_read(
    model: RegisterModel[Line], store: Store, seed: int
) -> None:
    chance = Random(seed)
    for _ in range(12):
        line = chance.randrange(model.rowCount())
        scroll(model, max(0, line - 80), line)
        for _ in range(chance.randrange(4)):
            victim = store.ids.pop(chance.randrange(len(store.ids)))
            if chance.random() < 0.5:
                store.gone.add(victim)
        for _ in range(chance.randrange(3)):
            store.ids.insert(0, store.ids[0] + 1)
        if chance.random() < 0.3:
            model.go_to_end()
        show_or_from_top(model, store, chance.choice((0, min(line, model.rowCount() - 1) // PAGE)))
    # Down, up, and down again: what is seen in the end is what there is.
    scroll(model, 0, len(store.ids) + 50, 9)
    assert scroll(model, 0, len(store.ids) + 50, 9) == store.ids
    assert model.rowCount() == len(store.ids)


def show_or_from_top(model: RegisterModel[Line], store: Store, page: int) -> None:
    asked, known = model.asked(page) if page else (Asked(None, 0, PAGE), -1)
    if asked.after in store.gone:
        model.forget(known)
        show_or_from_top(model, store, page)
        return
    show(model, store, page)
    if not model.loaded():
        show(model, store)


def test_a_row_to_begin_after_that_is_gone_is_forgotten(
    model: RegisterModel[Line], store: Store
) -> None:
    scroll(model, 0, 3_000)
    show(model, store, 24)
    for one in [*store.ids[1_900:2_300]]:
        store.gone.add(one)
        store.ids.remove(one)
    assert see(model, 2_700) is not None
    scroll(model, 0, 4_000)
    assert scroll(model, 0, 4_000) == store.ids[:4_000]


def test_a_list_that_is_shorter_than_it_was_ends_where_it_ends(
    model: RegisterModel[Line], store: Store
) -> None:
    model.go_to_end()
    del store.ids[5_050:]
    show(model, store, 48)
    scroll(model, 4_800, 5_200)
    assert (model.rowCount(), model.has_more) == (5_050, False)
    del store.ids[300:]
    show(model, store)
    assert (model.rowCount(), model.has_more) == (300, False)


@pytest.fixture
def table(qtbot: QtBot, model: RegisterModel[Line]) -> RegisterTable:
    made = RegisterTable("lines", model)
    qtbot.addWidget(made)
    made.resize(900, 400)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_the_end_is_found_by_its_key(table: RegisterTable, store: Store) -> None:
    table.setFocus()
    table.stand_on(table.model().index(0, 0))
    QTest.keyClick(table, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    see(table.model(), COUNT - 1)  # type: ignore[arg-type]  # Qt's name for what it was given
    assert table.currentIndex().row() == COUNT - 1
    assert table.current_row() == Line(1)
    assert store.skipped <= STRIDE + PAGE
    QTest.keyClick(table, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    assert table.currentIndex().row() == 0


def test_who_presses_another_key_does_not_go_to_the_end(
    table: RegisterTable, model: RegisterModel[Line], store: Store
) -> None:
    held: list[Callable[[], None]] = []
    model._walk = lambda asked, strides, give, gone: held.append(  # it answers late
        lambda: store.walk(asked, strides, give, gone)
    )
    table.stand_on(table.model().index(0, 0))
    QTest.keyClick(table, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(table, Qt.Key.Key_Down)
    held.pop()()
    assert not held
    assert table.currentIndex().row() == 1


def test_another_filter_begins_anew(model: RegisterModel[Line], store: Store) -> None:
    scroll(model, 0, 3_000)
    store.ids = [one for one in store.ids if one % 2]
    show(model, store)
    see(model, 1_000)
    for line in (2_480, 1_600):
        assert see(model, line) == str(store.ids[line])


def test_a_list_that_lost_what_was_above_is_read_anew(
    qtbot: QtBot, model: RegisterModel[Line], store: Store
) -> None:
    model.stand_on(2_500, store.ids[2_500])
    show(model, store, 25)
    del store.ids[:2_000]
    with qtbot.waitSignal(model.moved):
        see(model, 1_500)
    show(model, store, 15)
    assert see(model, 1_500) == str(store.ids[1_500])
