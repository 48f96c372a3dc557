"""A row that goes on in the next line: nothing is cut, everything runs from the right."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ui.common.flow import FlowRow


def row(
    qtbot: QtBot, width: int, count: int = 5, share: int = 0
) -> tuple[QWidget, list[QPushButton]]:
    holder = QWidget()
    qtbot.addWidget(holder)
    flow = FlowRow(holder)
    buttons = [QPushButton(f"کلید شماره {number}", holder) for number in range(count)]
    for button in buttons:
        flow.addWidget(button, share)
    holder.resize(width, flow.heightForWidth(width))
    holder.show()
    return holder, buttons


@pytest.mark.parametrize("width", [1200, 500, 320, 180])
def test_nothing_is_cut_and_nothing_overlaps(qtbot: QtBot, width: int) -> None:
    holder, buttons = row(qtbot, width)
    for number, button in enumerate(buttons):
        assert holder.rect().contains(button.geometry())
        assert button.width() >= button.minimumSizeHint().width()
        assert not any(button.geometry().intersects(o.geometry()) for o in buttons[number + 1 :])


def test_the_first_is_at_the_right(qtbot: QtBot) -> None:
    holder, buttons = row(qtbot, 1200)
    places = [button.geometry().right() for button in buttons]
    assert places == sorted(places, reverse=True)
    assert places[0] >= holder.width() - 10


def test_shares_fill_a_line(qtbot: QtBot) -> None:
    holder, buttons = row(qtbot, 1200, 2, share=1)
    assert buttons[0].width() + buttons[1].width() > holder.width() - 20


@pytest.mark.parametrize("width", range(1195, 1201))
def test_lines_of_shares_end_where_the_room_does(qtbot: QtBot, width: int) -> None:
    holder, buttons = row(qtbot, width, 3, share=1)
    assert {button.y() for button in buttons} == {buttons[0].y()}
    assert holder.rect().right() - buttons[0].geometry().right() == buttons[-1].x()


def test_a_hidden_one_takes_no_room(qtbot: QtBot) -> None:
    holder, buttons = row(qtbot, 1200, 2)
    place = buttons[0].geometry()
    buttons[0].hide()
    assert holder.isVisible()
    qtbot.waitUntil(lambda: buttons[1].geometry().right() == place.right())


def test_a_row_in_a_row_gets_the_height_of_its_lines(qtbot: QtBot) -> None:
    holder, inner = QWidget(), QWidget()
    qtbot.addWidget(holder)
    outer, flow = FlowRow(holder), FlowRow(inner)
    for _ in range(4):
        flow.addWidget(QLineEdit(inner), 1)
    outer.addWidget(inner, 1)
    one = outer.heightForWidth(2000)
    assert outer.heightForWidth(300) > 1.9 * one


def test_what_changes_is_measured_anew(qtbot: QtBot) -> None:
    holder, buttons = row(qtbot, 600, 4)
    flow = holder.layout()
    assert isinstance(flow, FlowRow)
    before = flow.heightForWidth(600), flow.sizeHint().width()
    buttons[0].setText("کلیدی که نام بسیار بلندتری از دیگران دارد " * 2)
    qtbot.waitUntil(lambda: flow.heightForWidth(600) > before[0])
    assert flow.sizeHint().width() > before[1]
    taken = flow.takeAt(0)
    assert taken is not None
    buttons[0].hide()
    assert flow.heightForWidth(600) <= before[0]
    assert flow.sizeHint().width() < before[1]
