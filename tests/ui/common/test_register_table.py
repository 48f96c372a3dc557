"""The register's model and table: Qt's own prover, long lists, narrow tables."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QModelIndex, QSettings, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.common.known_rows import Asked
from ui.common.register_model import KEPT_PAGES, PAGE, RegisterModel
from ui.common.register_table import Column, RegisterTable
from ui.theme import Tone


@dataclass(frozen=True)
class Line:
    """A row of a register that is nowhere else."""

    id: int


COLUMNS = (
    Column[Line]("number", "شماره", lambda row: str(row.id), 100),
    Column[Line]("subject", "موضوع", lambda row: f"موضوع {row.id}", 0, rank=1),
    Column[Line]("state", "وضعیت", lambda _row: "باز", 150, tone=lambda _row: Tone.DANGER, rank=2),
    Column[Line]("place", "جا", lambda row: str(row.id), 160, rank=3),
    Column[Line]("more", "بیشتر", lambda _row: "", 120, optional=True, rank=4),
)


class Shelf:
    """Rows that are fetched; answers may be held back."""

    def __init__(self, count: int) -> None:
        self.count = count
        self.asked: list[int] = []
        self.held: list[Callable[[], None]] | None = None

    def fetch(
        self, asked: Asked, give: Callable[[Sequence[Any]], None], _gone: Callable[[], None]
    ) -> None:
        assert asked.after is None
        self.asked.append(asked.offset)
        rows = self.rows(asked.offset, asked.limit)
        if self.held is None:
            give(rows)
        else:
            self.held.append(lambda: give(rows))

    def rows(self, offset: int = 0, limit: int = PAGE) -> list[Line]:
        return [Line(n) for n in range(offset, min(offset + limit, self.count))]


@pytest.fixture
def shelf() -> Shelf:
    return Shelf(12_345)


@pytest.fixture
def model(qapp: QApplication, shelf: Shelf) -> RegisterModel[Line]:
    return RegisterModel(COLUMNS, shelf.fetch)


@pytest.fixture
def prover(model: RegisterModel[Line]) -> Iterator[QAbstractItemModelTester]:
    """Watches every change of the model; a fault is a Qt warning, which fails the test."""
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    yield tester
    tester.deleteLater()


@pytest.mark.usefixtures("prover")
def test_qt_finds_no_fault(model: RegisterModel[Line], shelf: Shelf) -> None:
    shelf.count = 250  # the prover visits every cell at every change
    model.show_rows(shelf.rows(), PAGE)
    model.set_count(shelf.count)
    assert model.data(model.index(249, 1)) in (None, "موضوع 249")
    assert model.row_at(249) == Line(249)
    model.set_count(50)
    model.set_count(0)
    model.set_count(3)
    model.show_rows([], 0)
    model.show_rows(shelf.rows(0, 7), 7)


def test_rows_arrive_when_they_are_seen(model: RegisterModel[Line], shelf: Shelf) -> None:
    model.show_rows(shelf.rows(), shelf.count)
    assert shelf.asked == []
    assert model.data(model.index(12_344, 1)) is None
    assert shelf.asked == [12_300]
    assert model.data(model.index(12_344, 1)) == "موضوع 12344"
    assert model.row_at(12_345) is None


def test_a_page_is_asked_for_once(model: RegisterModel[Line], shelf: Shelf) -> None:
    shelf.held = []
    model.show_rows(shelf.rows(), shelf.count)
    for number in range(300, 400):
        model.data(model.index(number, 0))
    assert shelf.asked == [300]


def test_what_was_scrolled_past_is_let_go(model: RegisterModel[Line], shelf: Shelf) -> None:
    shelf.held = []
    model.show_rows(shelf.rows(), shelf.count)
    for number in range(PAGE, 50 * PAGE, PAGE):
        model.data(model.index(number, 0))
    assert shelf.asked == [100, 200]
    while shelf.held:
        shelf.held.pop(0)()
    assert shelf.asked == [100, 200, 4900, 4800]
    assert model.row_at(4900) == Line(4900)


def test_a_page_that_never_came_does_not_bar_the_others(
    model: RegisterModel[Line], shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf.held = []
    model.show_rows(shelf.rows(), shelf.count)
    for number in (100, 200):
        model.data(model.index(number, 0))
    monkeypatch.setattr("ui.common.register_model.PATIENCE", -1.0)
    model.data(model.index(300, 0))
    assert shelf.asked == [100, 200, 300]


def test_an_answer_to_an_old_list_is_dropped(model: RegisterModel[Line], shelf: Shelf) -> None:
    shelf.held = []
    model.show_rows(shelf.rows(), shelf.count)
    model.data(model.index(500, 0))
    model.show_rows([Line(-1)], 1)
    for answer in shelf.held:
        answer()
    assert [row.id for _, row in model.loaded()] == [-1]


def test_memory_stays_bounded(model: RegisterModel[Line], shelf: Shelf) -> None:
    model.show_rows(shelf.rows(), shelf.count)
    for number in range(0, shelf.count, PAGE):
        model.data(model.index(number, 0))
        model.data(model.index(number, 0))
    assert len(model.loaded()) <= KEPT_PAGES * PAGE
    assert model.row_at(shelf.count - 1) == Line(shelf.count - 1)
    assert model.data(model.index(0, 0)) is None
    assert model.data(model.index(0, 0)) == "0"


def test_cells_have_their_texts(model: RegisterModel[Line], shelf: Shelf) -> None:

    model.show_rows(shelf.rows(0, 3), 3)
    assert model.data(model.index(1, 1), Qt.ItemDataRole.ToolTipRole) == "موضوع 1"
    assert model.data(QModelIndex()) is None
    titles = [model.headerData(n, Qt.Orientation.Horizontal) for n in range(model.columnCount())]
    assert titles == [column.title for column in COLUMNS]


@pytest.fixture
def table(qtbot: QtBot, model: RegisterModel[Line], shelf: Shelf) -> RegisterTable:
    made = RegisterTable("lines", model)
    qtbot.addWidget(made)
    made.resize(900, 400)
    made.show()
    qtbot.waitExposed(made)
    model.show_rows(shelf.rows(), shelf.count)
    return made


def shown(table: RegisterTable) -> list[str]:
    return [c.key for place, c in enumerate(COLUMNS) if not table.isColumnHidden(place)]


def test_the_end_of_a_long_list_by_key(table: RegisterTable, qtbot: QtBot, shelf: Shelf) -> None:
    table.setFocus()
    table.setCurrentIndex(table.model().index(0, 0))
    QTest.keyClick(table, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    table.viewport().repaint()
    last = table.model().index(shelf.count - 1, 1)
    qtbot.waitUntil(lambda: last.data() == f"موضوع {shelf.count - 1}")
    assert table.current_row() == Line(shelf.count - 1)
    assert len(shelf.asked) < 10


def test_enter_opens_and_arrows_choose(table: RegisterTable, qtbot: QtBot) -> None:
    table.setCurrentIndex(table.model().index(0, 0))
    with qtbot.waitSignal(table.chosen):
        QTest.keyClick(table, Qt.Key.Key_Down)
    assert table.current_row() == Line(1)
    with qtbot.waitSignal(table.opened):
        QTest.keyClick(table, Qt.Key.Key_Return)
    QTest.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert table.selected_rows() == [Line(1), Line(2)]


def test_columns_give_way_by_rank(table: RegisterTable) -> None:
    seen = []
    for width in (900, 520, 390, 260, 900):
        table.resize(width, 400)
        seen.append(shown(table))
    assert seen == [
        ["number", "subject", "state", "place"],
        ["number", "subject", "state"],
        ["number", "subject", "state"],
        ["number", "subject"],
        ["number", "subject", "state", "place"],
    ]


def test_a_column_a_person_hid_stays_hidden_and_is_remembered(
    table: RegisterTable, qtbot: QtBot, tmp_path: Path
) -> None:
    table.want_column("place", shown=False)
    table.want_column("more", shown=True)
    assert shown(table) == ["number", "subject", "state", "more"]
    table.resize(300, 400)
    table.resize(900, 400)
    assert shown(table) == ["number", "subject", "state", "more"]
    table.setColumnWidth(0, 133)
    settings = QSettings(str(tmp_path / "columns.ini"), QSettings.Format.IniFormat)
    table.remember(settings)
    settings.sync()
    again = RegisterTable("lines", RegisterModel(COLUMNS, Shelf(0).fetch))
    qtbot.addWidget(again)
    again.resize(900, 400)
    again.recall(settings)
    again.show()
    assert shown(again) == ["number", "subject", "state", "more"]
    assert again.columnWidth(0) == 133
