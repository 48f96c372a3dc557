"""The buttons of a record's next steps: they stay, and do what they say."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget

from seat import Seat
from ui.common.next_steps import NextSteps


def shown(owner: QWidget) -> list[str]:
    """What the buttons in sight say, without their keys."""
    buttons = (one for one in owner.findChildren(QPushButton) if one.isVisible())
    return [button.text().partition("   ")[0] for button in buttons]


def pane(seat: Seat) -> tuple[QWidget, NextSteps]:
    """A pane in sight with no buttons yet."""
    owner = QWidget(seat.window)
    steps = NextSteps(seat.window, owner)
    owner.setLayout(steps)
    owner.show()
    return owner, steps


def only_button(seat: Seat, owner: QWidget, steps: NextSteps) -> QPushButton:
    """The button of the filter, alone in the pane."""
    steps.show_actions(["filter"])
    seat.until(lambda: len(shown(owner)) == 1)
    (button,) = owner.findChildren(QPushButton)
    return button


def deeds(seat: Seat, names: tuple[str, ...]) -> list[str]:
    """These actions do nothing from now on but say here that they were done."""
    done: list[str] = []
    for name in names:
        action = seat.window.action(name)
        action.triggered.disconnect()
        action.setEnabled(True)
        action.triggered.connect(lambda _on=False, name=name: done.append(name))
    return done


def test_buttons_stay_from_record_to_record_and_do_what_they_say(seat: Seat) -> None:
    owner, steps = pane(seat)
    words = {name: seat.window.action(name).text() for name in ("new", "reload", "filter")}
    steps.show_actions(["new", "reload", "filter"])
    seat.until(lambda: shown(owner) == [words["new"], words["reload"], words["filter"]])
    made = owner.findChildren(QPushButton)
    steps.show_actions(["filter", "reload"])
    assert shown(owner) == [words["filter"], words["reload"]]
    assert owner.findChildren(QPushButton) == made
    done = deeds(seat, tuple(words))
    made[0].click()
    made[1].click()
    assert done == ["filter", "reload"]
    steps.show_actions([])
    assert shown(owner) == []


def test_however_much_they_say_the_pane_keeps_its_width(seat: Seat) -> None:
    owner, steps = pane(seat)
    names, room = ("print", "new", "reload", "filter"), 372
    steps.show_actions(names)
    seat.until(lambda: len(shown(owner)) == len(names))
    for name in ("new", "print"):
        seat.window.action(name).setText("برگرداندن برای اصلاح دوباره")
    steps.show_actions(names[::-1])
    steps.show_actions(names)
    owner.resize(room, steps.heightForWidth(room))
    assert owner.width() == room
    places = [one.geometry() for one in owner.findChildren(QPushButton) if one.isVisible()]
    assert len(places) == len(names)
    assert all(place.intersected(owner.rect()) == place for place in places)
    # The two long ones have a line each; what is short stands beside another.
    assert len({place.top() for place in places}) == 3
    assert places[0].top() < places[1].top()


def test_until_more_buttons_are_made_the_old_ones_do_what_they_say(seat: Seat) -> None:
    owner, steps = pane(seat)
    button = only_button(seat, owner, steps)
    done = deeds(seat, ("filter", "reload"))
    steps.show_actions(["reload", "filter"])
    button.click()
    assert done == ["filter"]
    seat.until(lambda: len(shown(owner)) == 2)
    button.click()
    assert done == ["filter", "reload"]


def test_a_button_pressed_for_one_step_does_not_take_another(seat: Seat) -> None:
    owner, steps = pane(seat)
    button = only_button(seat, owner, steps)
    done = deeds(seat, ("filter", "reload"))
    QTest.mousePress(button, Qt.MouseButton.LeftButton)
    steps.show_actions(["reload"])
    QTest.mouseRelease(button, Qt.MouseButton.LeftButton)
    assert done == []
    assert not button.hasFocus()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert done == ["reload"]
