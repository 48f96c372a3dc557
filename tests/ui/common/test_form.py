"""Forms and bars: Enter goes on, problems stand beside their fields, messages come and go."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.errors import InvalidFields, InvalidInput, NotAllowed, StaleRecord
from ui.common import ask
from ui.common.fields import ChoiceField, LinesField, TextField
from ui.common.form import FormPanel
from ui.common.message_bar import MessageBar
from ui.theme import Tone


@pytest.fixture
def form(qapp: QApplication, qtbot: QtBot) -> FormPanel:
    """A form of four fields, in front."""
    made = FormPanel("نمونه")
    qtbot.addWidget(made)
    made.lay_rows(
        (
            ((TextField("name", "نام", needed=True), 1), (TextField("city", "شهر"), 1)),
            ((LinesField("text", "شرح"), 1),),
            ((ChoiceField("kind", "گونه", (("a", "یک"), ("b", "دو"))), 1),),
        )
    )
    made.resize(600, 500)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.start()
    return made


def focused(form: FormPanel) -> str:
    return next(name for name, field in form.fields.items() if field.editor.hasFocus())


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    widget = QApplication.focusWidget()
    assert widget is not None
    QTest.keyClick(widget, key, modifiers)


def test_enter_goes_on_and_shift_enter_back(form: FormPanel) -> None:
    assert focused(form) == "name"
    press(Qt.Key.Key_Return)
    assert focused(form) == "city"
    press(Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier)
    assert focused(form) == "text"
    press(Qt.Key.Key_Return)
    assert focused(form) == "text"
    assert form.fields["text"].value() == "\n"
    press(Qt.Key.Key_Tab)
    assert focused(form) == "kind"
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert focused(form) == "text"
    press(Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert focused(form) == "name"


def test_problems_stand_beside_their_fields(form: FormPanel) -> None:
    form.fields["city"].setFocus()
    form.show_error(
        InvalidFields([InvalidInput("name", "نام را بنویسید."), InvalidInput("text", "دراز است.")])
    )
    assert form.fields["name"].problem == "نام را بنویسید."
    assert form.fields["text"].problem == "دراز است."
    assert focused(form) == "name"
    assert not form.bar.text
    form.clear_problems()
    assert not any(field.problem for field in form.fields.values())


def test_what_no_field_shows_is_said_in_the_bar(form: FormPanel) -> None:
    form.show_error(InvalidFields([InvalidInput("elsewhere", "جای دیگر غلط است.")]))
    assert form.bar.text == "جای دیگر غلط است."
    form.show_error(NotAllowed("اجازه ندارید."))
    assert form.bar.text == "اجازه ندارید."
    form.show_error(StaleRecord("کهنه است."))
    assert "میز دیگری" in form.bar.text


def test_closing_asks_only_when_something_was_typed(form: FormPanel) -> None:
    ask.answers.clear()
    finished: list[int] = []
    form.finished.connect(lambda: finished.append(1))
    QTest.keyClicks(form.fields["name"].editor, "a")
    assert form.is_changed
    ask.answers.append(False)
    assert not form.close_form()
    ask.answers.append(True)
    assert form.close_form()
    assert form.close_form()
    assert finished == [1, 1]
    assert not ask.answers


def test_filling_passes_over_what_it_has_no_field_for(form: FormPanel) -> None:
    form.fill({"name": "الف", "nothing": 1})
    assert form.fields["name"].value() == "الف"
    assert not form.is_changed


@pytest.fixture
def bar(qapp: QApplication, qtbot: QtBot) -> MessageBar:
    made = MessageBar()
    qtbot.addWidget(made)
    return made


def test_good_news_leaves_by_itself_and_bad_news_stays(bar: MessageBar) -> None:
    assert bar.text == ""
    bar.say("ذخیره شد.", Tone.SUCCESS)
    assert bar.text == "ذخیره شد."
    assert bar._timer.isActive()
    bar.say("نشد.", Tone.DANGER)
    assert not bar._timer.isActive()
    bar._close.click()
    assert bar.text == ""


def test_a_message_s_deed(bar: MessageBar) -> None:
    done: list[int] = []
    bar.say("این شماره آشناست.", Tone.SUCCESS, action="برگزیدن", act=lambda: done.append(1))
    assert not bar._timer.isActive()
    bar._action.click()
    assert (done, bar.text) == ([1], "")
    bar.say("دیگر.", Tone.INFORMATION)
    bar._act()
    assert done == [1]


def test_a_message_is_never_rich_text(bar: MessageBar) -> None:
    bar.say("<b>درشت</b>", Tone.INFORMATION)
    assert bar.text == "<b>درشت</b>"
    assert bar._text.textFormat() is Qt.TextFormat.PlainText
