"""A choice whose values arrive later keeps what is wanted before, meanwhile and after."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from ui.common.awaited_choice import AwaitedChoice

OFFERED = ((5, "پنج"), (7, "هفت"))


def choice(bot: QtBot) -> AwaitedChoice:
    field = AwaitedChoice("signer", "امضاکننده", "هیچ")
    bot.addWidget(field)
    return field


def test_what_was_wanted_before_is_chosen_when_it_arrives(qtbot: QtBot) -> None:
    field = choice(qtbot)
    field.set_value(7)
    field.offer_values(OFFERED)
    assert (field.value(), field.list.currentText()) == (7, "هفت")
    field.offer_values(OFFERED[::-1])
    assert (field.value(), field.list.currentText()) == (7, "هفت")


def test_what_is_offered_no_more_stays_wanted_and_in_sight(qtbot: QtBot) -> None:
    field = choice(qtbot)
    field.set_known(9, "نه")
    field.offer_values(OFFERED)
    assert (field.value(), field.list.currentText()) == (9, "نه")


def test_a_kept_choice_is_wanted_again_before_anything_is_offered(qtbot: QtBot) -> None:
    field = choice(qtbot)
    field.offer_values(OFFERED)
    field.set_value(5)
    again = choice(qtbot)
    again.set_raw(field.raw())
    again.offer_values(OFFERED)
    assert (again.value(), again.raw()) == (5, field.raw())


def test_a_person_s_choice_is_wanted(qtbot: QtBot) -> None:
    field = choice(qtbot)
    field.offer_values(OFFERED)
    field.list.setCurrentIndex(2)
    field.list.activated.emit(2)
    assert field.value() == 7
    field.list.setCurrentIndex(0)
    field.list.activated.emit(0)
    field.offer_values(OFFERED)
    assert field.value() is None
