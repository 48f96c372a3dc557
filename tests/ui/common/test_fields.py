"""Fields by keyboard: dates, hours, the Jalali month, suggestions, rows that are offered."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, time
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.jalali import from_jalali, to_jalali
from ui.common.fields import (
    CheckField,
    ChoiceField,
    DateField,
    LinesField,
    SegmentField,
    TextField,
    TimeField,
)
from ui.common.jalali_month import JalaliMonth
from ui.common.suggest_edit import SuggestEdit

#: Of the offscreen platform, when a popup opens.
pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support grabbing the keyboard$")

TODAY = from_jalali(1405, 5, 7)


def today() -> date:
    return TODAY


@pytest.fixture
def window(qapp: QApplication, qtbot: QtBot) -> QWidget:
    """A window to stand fields in, with another line to go to."""
    made = QWidget()
    qtbot.addWidget(made)
    QVBoxLayout(made).addWidget(QLineEdit())
    made.resize(600, 400)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def put(window: QWidget, widget: QWidget) -> None:
    layout = window.layout()
    assert layout is not None
    layout.addWidget(widget)
    widget.show()  # else it is shown only when control returns to Qt
    widget.setFocus()


def leave(window: QWidget) -> None:
    window.findChildren(QLineEdit)[0].setFocus()


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("1405/5/1", (1405, 5, 1)),
        ("۱۴۰۵/۰۵/۰۱", (1405, 5, 1)),
        ("٠٥/٥/١", (1405, 5, 1)),
        ("۱ مرداد", (1405, 5, 1)),
        ("امروز", (1405, 5, 7)),
        ("فردا", (1405, 5, 8)),
        ("دیروز", (1405, 5, 6)),
        ("+3", (1405, 5, 10)),
    ],
)
def test_a_day_is_read_as_people_type_it(
    window: QWidget, typed: str, meant: tuple[int, int, int]
) -> None:
    field = DateField("day", "روز", today)
    put(window, field)
    field.line.setText(typed)
    leave(window)
    assert field.value() == from_jalali(*meant)
    assert field.line.text() == "{:04}/{:02}/{:02}".format(*meant).translate(
        str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")
    )
    assert not field.problem


def test_a_day_that_is_none_stays_as_typed_with_its_sentence(window: QWidget) -> None:
    field = DateField("day", "روز", today)
    put(window, field)
    QTest.keyClicks(field.line, "1405/13/1")
    leave(window)
    assert field.line.text() == "1405/13/1"
    assert field.problem
    with pytest.raises(ValueError, match=r"[آ-ی]"):
        field.value()
    field.setFocus()
    QTest.keyClick(field.line, Qt.Key.Key_Backspace)
    assert not field.problem


def test_an_hour_is_read_when_it_is_left(window: QWidget) -> None:
    field = TimeField("hour", "ساعت")
    put(window, field)
    field.line.setText("1042")
    QTest.keyClick(field.line, Qt.Key.Key_Return)
    assert field.value() == time(10, 42)
    assert field.line.text() == "۱۰:۴۲"
    field.line.setText("")
    assert field.value() is None


@pytest.fixture
def month(window: QWidget) -> Any:
    """The month of a date field, opened by Alt+Down."""
    field = DateField("day", "روز", today)
    put(window, field)
    field.set_value(from_jalali(1405, 5, 7))
    QTest.keyClick(field.line, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    (opened,) = window.findChildren(JalaliMonth)
    yield field, opened
    for left in window.findChildren(JalaliMonth):
        left.close()


@pytest.mark.parametrize(
    ("keys", "day"),
    [
        ((Qt.Key.Key_Left,), (1405, 5, 8)),
        ((Qt.Key.Key_Right,), (1405, 5, 6)),
        ((Qt.Key.Key_Down,), (1405, 5, 14)),
        ((Qt.Key.Key_Up,), (1405, 4, 31)),
        ((Qt.Key.Key_PageDown,), (1405, 6, 7)),
        ((Qt.Key.Key_PageUp,), (1405, 4, 7)),
        ((Qt.Key.Key_PageUp,) * 6, (1404, 11, 7)),
        ((Qt.Key.Key_Up, *(Qt.Key.Key_PageDown,) * 3), (1405, 7, 30)),
    ],
)
def test_month_by_keys(month: Any, keys: Sequence[Qt.Key], day: tuple[int, int, int]) -> None:
    field, opened = month
    edits: list[int] = []
    field.edited.connect(lambda: edits.append(1))
    opened.grab()
    for key in keys:
        QTest.keyClick(opened, key)
    opened.grab()
    QTest.keyClick(opened, Qt.Key.Key_Return)
    assert to_jalali(field.value()) == day
    assert edits


def test_escape_leaves_the_month_and_the_day(month: Any) -> None:
    field, opened = month
    QTest.keyClick(opened, Qt.Key.Key_Left)
    QTest.keyClick(opened, Qt.Key.Key_Escape)
    assert to_jalali(field.value()) == (1405, 5, 7)


def test_a_click_on_a_day_picks_it(month: Any) -> None:
    field, opened = month
    year, number, first = opened._first_cell()
    assert (year, number) == (1405, 5)
    room = opened._cell(first + 19)
    QTest.mouseClick(
        opened, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, room.center()
    )
    assert to_jalali(field.value()) == (1405, 5, 20)


@pytest.mark.parametrize("year", [1300, 1500])
def test_the_month_stays_within_the_calendar(month: Any, year: int) -> None:
    from app.jalali import FIRST_YEAR, LAST_YEAR

    _field, opened = month
    first = year == 1300
    opened._day = from_jalali(FIRST_YEAR, 1, 1) if first else from_jalali(LAST_YEAR, 12, 29)
    for key in (Qt.Key.Key_PageUp, Qt.Key.Key_Up) if first else (Qt.Key.Key_PageDown,):
        QTest.keyClick(opened, key)
    assert FIRST_YEAR <= to_jalali(opened._day)[0] <= LAST_YEAR
    opened.grab()


NAMES = ("احمد رضایی", "احمد کریمی", "محمود احمدی")


@pytest.fixture
def suggesting(window: QWidget) -> Any:
    """A line that knows three names, and what was taken from it."""
    asked: list[str] = []
    taken: list[str] = []

    def ask(text: str, answer: Callable[[Sequence[Any]], None]) -> None:
        asked.append(text)
        answer([name for name in NAMES if text in name])

    line = SuggestEdit(ask, lambda name: (name, "سمت"))
    line.picked.connect(taken.append)
    put(window, line)
    return line, asked, taken


def write(line: QLineEdit, text: str) -> None:
    for letter in text:
        QTest.sendKeyEvent(
            QTest.KeyAction.Click,
            line,
            Qt.Key.Key_unknown,
            letter,
            Qt.KeyboardModifier.NoModifier,
        )


def test_fast_typing_asks_once_and_keys_choose(suggesting: Any, qtbot: QtBot) -> None:
    line, asked, taken = suggesting
    write(line, "احمد")
    qtbot.waitUntil(lambda: line.suggestions == list(NAMES))
    assert asked == ["احمد"]
    QTest.keyClick(line, Qt.Key.Key_Down)
    QTest.keyClick(line, Qt.Key.Key_Down)
    QTest.keyClick(line, Qt.Key.Key_Down)
    QTest.keyClick(line, Qt.Key.Key_Down)
    QTest.keyClick(line, Qt.Key.Key_Up)
    line.window().grab()
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert taken == [NAMES[1]]
    assert line.suggestions == []


def test_enter_without_a_choice_takes_nothing(suggesting: Any, qtbot: QtBot) -> None:
    line, _asked, taken = suggesting
    write(line, "احمد")
    qtbot.waitUntil(lambda: bool(line.suggestions))
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert taken == []


def test_escape_and_leaving_take_the_suggestions_away(
    suggesting: Any, window: QWidget, qtbot: QtBot
) -> None:
    line, _asked, taken = suggesting
    write(line, "احمد")
    qtbot.waitUntil(lambda: bool(line.suggestions))
    QTest.keyClick(line, Qt.Key.Key_Escape)
    assert line.suggestions == []
    assert line.text() == "احمد"
    write(line, " ")
    qtbot.waitUntil(lambda: bool(line.suggestions))
    leave(window)
    assert line.suggestions == []
    assert taken == []


def test_one_letter_asks_nothing(suggesting: Any, qtbot: QtBot) -> None:
    line, asked, _taken = suggesting
    write(line, "ا")
    qtbot.waitUntil(lambda: not line._timer.isActive())
    assert asked == []


def test_choices_and_ticks(window: QWidget) -> None:
    choice = ChoiceField("urgency", "فوریت", (("a", "عادی"), ("b", "فوری")))
    put(window, choice)
    edits: list[str] = []
    choice.edited.connect(lambda: edits.append("choice"))
    QTest.keyClick(choice.list, Qt.Key.Key_Down)
    assert (choice.value(), edits) == ("b", ["choice"])
    segment = SegmentField("path", "مسیر", (("a", "فرم"), ("b", "مستقیم")))
    put(window, segment)
    segment.edited.connect(lambda: edits.append("segment"))
    first = segment.focusProxy()
    assert first is not None
    QTest.keyClick(first, Qt.Key.Key_Left)
    assert (segment.value(), edits) == ("b", ["choice", "segment"])
    tick = CheckField("add", "افزوده شود")
    put(window, tick)
    tick.edited.connect(lambda: edits.append("tick"))
    QTest.keyClick(tick.box, Qt.Key.Key_Space)
    assert (tick.value(), edits[-1]) == (True, "tick")


def test_setting_a_value_is_not_an_edit(window: QWidget) -> None:
    edits: list[int] = []
    fields: list[tuple[Any, Any]] = [
        (TextField("a", "متن"), "متن"),
        (LinesField("b", "متن"), "یک\nدو"),
        (DateField("c", "روز", today), TODAY),
        (TimeField("d", "ساعت"), time(9, 30)),
        (CheckField("e", "تیک"), True),
    ]
    for field, value in fields:
        put(window, field)
        field.edited.connect(lambda: edits.append(1))
        field.set_value(value)
        assert field.value() == value
    assert edits == []


def test_another_desk_s_value_is_offered_and_taken_once(window: QWidget) -> None:
    field = TextField("subject", "موضوع")
    put(window, field)
    field.set_value("من")
    field.offer("او", "او")
    field.offer("آن دیگری", "آن دیگری")
    assert "آن دیگری" in field._offer.text()
    field._offer.click()
    assert field.value() == "آن دیگری"
    assert not field._offer.isVisible()
