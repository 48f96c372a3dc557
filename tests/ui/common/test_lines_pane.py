"""The pane of lines: what it shows, from the right, in the theme's colours."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui import theme
from ui.common.lines_pane import KINDS, LinesPane


@pytest.fixture
def pane(qapp: QApplication, qtbot: QtBot) -> LinesPane:
    made = LinesPane()
    qtbot.addWidget(made)
    return made


def test_lines_stand_below_each_other_in_place_of_those_before(pane: LinesPane) -> None:
    pane.show_lines([("strong", "پیشین")])
    pane.show_lines([(kind, f"سطر {number}") for number, kind in enumerate(KINDS)])
    assert pane.toPlainText().split("\n") == [f"سطر {n}" for n in range(len(KINDS))]
    assert pane.texts() == pane.toPlainText().split("\n")


def test_a_line_with_breaks_is_still_one_line(pane: LinesPane) -> None:
    pane.show_lines([("", "یک\nدو"), ("", "<b>سه</b>")])
    assert pane.document().blockCount() == 2
    assert "<b>" in pane.toPlainText()


def test_a_line_that_opens_with_a_number_runs_from_the_right(pane: LinesPane) -> None:
    pane.show_lines([("", "12 abc")])
    assert pane.document().firstBlock().textDirection() == Qt.LayoutDirection.RightToLeft


def test_another_size_of_type_sets_the_lines_anew(pane: LinesPane) -> None:
    pane.show_lines([("heading", "عنوان")])
    pane.setFont(theme.font(20))
    block = pane.document().firstBlock()
    assert block.begin().fragment().charFormat().font().pointSizeF() == 21


def test_what_is_seen_of_new_lines_comes_in_a_turn_of_its_own(
    pane: LinesPane, qtbot: QtBot
) -> None:
    pane.show_lines([("", "پیشین")])
    with qtbot.waitExposed(pane):
        pane.show()
    pane.show_lines([("", "نو")])
    pane.repaint()
    pane.viewport().repaint()
    assert pane.toPlainText() == "پیشین", "they were laid while the heading is painted"
    qtbot.wait_until(lambda: pane.toPlainText() == "نو")
    pane.show_lines([("", "تازه")])
    taken = pane.grab().toImage()
    assert pane.toPlainText() == "تازه", "a picture has them"
    QApplication.processEvents()
    assert pane.grab().toImage() == taken
