"""Kept lists through the real window: kept by keys, counted live, chosen, renamed, brought back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QWidget

from app.access import Right
from app.contacts import ContactDraft, ContactKind, add_contact
from app.listing import MOST_COUNTED
from app.office import open_office
from app.operators import OperatorDraft, add_operator
from app.phone_calls import CallState
from app.saved_lists import Audience, SavedListRow, saved_lists
from seat import EARLIER, Seat
from ui.saved_lists.buttons import ListButton, ListButtons
from ui.saved_lists.desk import SavedListsDesk
from ui.saved_lists.panel import ListsPanel


def shown(seat: Seat) -> dict[str, str]:
    """What stands in the navigation: name and count."""
    found: dict[str, str] = {}
    for button in seat.window.findChildren(ListButton):
        if button.isVisible():
            found[button.name] = button.count
    return found


def panel(seat: Seat) -> ListsPanel:
    seat.press("Ctrl+Alt+L")
    found = seat.window.findChild(ListsPanel)
    assert found is not None
    seat.activate(found)
    seat.until(found.list.hasFocus)
    return found


def gone(seat: Seat) -> None:
    seat.until(lambda: not seat.window.findChildren(ListsPanel))
    seat.activate(seat.window)
    seat.settle()


def keep(seat: Seat, name: str, typed: str) -> None:
    """Filter the register in sight and keep the filter."""
    seat.press("Ctrl+F")
    seat.type(typed)
    seat.until(lambda: seat.page().question()[1][0].text == typed)
    seat.press("Ctrl+Alt+S")
    seat.type(name)
    seat.press("Ctrl+Return")
    seat.until(lambda: name in shown(seat))
    seat.settle()


def lists(seat: Seat) -> dict[str, SavedListRow]:
    return {row.name: row for row in seat.other.read(saved_lists)}


def test_what_an_office_begins_with_stands_under_its_register(seat: Seat) -> None:
    seat.until(lambda: len(shown(seat)) == 3)
    seat.until(lambda: shown(seat)["امروز"] == "۰")
    seat.new_call()
    seat.until(lambda: shown(seat)["امروز"] == "۱")
    seat.press("Ctrl+Shift+P")
    seat.until(lambda: shown(seat)["در کارتابل"] == "۱")


def test_a_filter_is_kept_by_keys_and_counted_live(seat: Seat) -> None:
    keep(seat, "آب‌ها", "آب")
    seat.until(lambda: shown(seat)["آب‌ها"] == "۱")
    seat.press("Ctrl+Shift+F")
    seat.new_call(subject="آب شرب")
    seat.until(lambda: shown(seat)["آب‌ها"] == "۲")
    assert lists(seat)["آب‌ها"].wanted.text == "آب"


def test_a_list_is_chosen_by_mouse_and_by_keys(seat: Seat) -> None:
    seat.new_call()
    keep(seat, "آب‌ها", "آب")
    seat.press("Ctrl+Shift+F")
    seat.until(lambda: seat.page().model.rowCount() == 2)
    seat.window.go_to("contacts")
    button = next(
        button
        for button in seat.window.findChildren(ListButton)
        if button.accessibleName().startswith("آب‌ها")
    )
    button.click()
    seat.until(lambda: seat.page().model.rowCount() == 1)
    assert seat.window._page() is seat.page()
    assert seat.current().subject == EARLIER
    found = panel(seat)
    found.list.setCurrentRow(0)
    seat.press("Return")
    gone(seat)
    seat.until(lambda: seat.page().question()[1][0].from_day == seat.clock.today())
    assert seat.page().question()[1][0].text == ""


def test_the_days_of_a_list_move_with_today_if_they_are_to(seat: Seat) -> None:
    seat.page()._filters.from_day.set_value(seat.clock.today())
    seat.press("Ctrl+Alt+S")
    assert seat.form().fields["moving"].value() is True
    seat.type("از امروز")
    seat.press("Ctrl+Return")
    seat.until(lambda: "از امروز" in lists(seat))
    from datetime import timedelta

    seat.clock.advance(timedelta(days=2))
    assert lists(seat)["از امروز"].wanted.from_day == seat.clock.today()


def test_a_name_that_is_taken_is_said_beside_the_field(seat: Seat) -> None:
    seat.press("Ctrl+Alt+S")
    seat.press("Ctrl+Return")
    seat.until(seat.problems)
    assert "name" in seat.problems()
    seat.type("امروز")
    seat.press("Ctrl+Return")
    seat.until(lambda: "هست" in seat.problems().get("name", ""))
    assert seat.form().fields["name"].value() == "امروز"


def test_a_list_is_renamed_taken_away_and_brought_back_by_keys(seat: Seat) -> None:
    keep(seat, "آب‌ها", "آب")
    found = panel(seat)
    found.list.setCurrentRow(found.list.count() - 1)
    seat.press("F2")
    seat.press("Ctrl+A")
    seat.type("آب روستاها")
    seat.press("Return")
    seat.until(lambda: "آب روستاها" in lists(seat))
    seat.until(found.list.hasFocus)
    seat.until(lambda: found.list.currentItem().text().startswith("آب روستاها"))
    seat.press("Del")
    seat.until(lambda: "آب روستاها" not in lists(seat))
    seat.until(lambda: "برداشته شد" in found.bar.text)
    seat.press("Ctrl+Z")
    seat.until(lambda: "آب روستاها" in lists(seat))
    seat.press("Esc")
    gone(seat)
    seat.until(lambda: "آب روستاها" in shown(seat))


def test_a_refused_name_leaves_the_old_one(seat: Seat) -> None:
    found = panel(seat)
    found.list.setCurrentRow(1)
    seat.press("F2")
    seat.press("Ctrl+A")
    seat.type("امروز")
    seat.press("Return")
    seat.until(lambda: "هست" in found.bar.text)
    assert found.name.text() == "امروز"
    seat.press("Esc")
    assert found.list.hasFocus()
    assert found.list.item(1).text().startswith("در کارتابل")
    found.close()
    gone(seat)


def test_the_directory_keeps_its_lists_too(seat: Seat) -> None:
    seat.window.go_to("contacts")
    page: Any = seat.page("contacts")
    page._kind.setCurrentIndex(2)
    seat.until(lambda: page.question()[1][0].kind is ContactKind.ORGANISATION)
    seat.press("Ctrl+Alt+S")
    seat.type("دستگاه‌ها")
    seat.press("Ctrl+Return")
    seat.until(lambda: shown(seat).get("دستگاه‌ها") == "۱")
    seat.other.write(add_contact, ContactDraft(kind=ContactKind.ORGANISATION, name="بخشداری"))
    seat.window.tasks.changed.emit(page.kinds)
    seat.until(lambda: shown(seat)["دستگاه‌ها"] == "۲")


def test_another_operator_sees_his_own(opening: Any) -> None:
    seat = opening()
    keep(seat, "آب‌ها", "آب")
    desk = seat.window.findChild(SavedListsDesk)
    assert {row.name for row in desk.lists if row.mine} == {"آب‌ها"}
    assert CallState.TO_BE_TOLD in next(
        row.wanted.states for row in desk.lists if row.name == "در انتظار اعلام نتیجه"
    )


@pytest.fixture
def phones(store: Path, clock: Any) -> str:
    """The phone unit, two strong; the name of one."""
    rights = frozenset({Right.READ_CALLS, Right.LOG_CALLS, Right.READ_CONTACTS})
    with open_office(f"sqlite:///{store}", clock=clock) as office:
        office.sign_in_as()
        for name in ("phone", "phone2"):
            draft = OperatorDraft(name=name, full_name=name, unit="واحد تلفن", rights=rights)
            office.write(add_operator, draft)
    return "phone"


def seen_by(seat: Seat, operator: str) -> dict[str, Audience]:
    seat.other.sign_in_as(operator)
    return {row.name: row.audience for row in seat.other.read(saved_lists)}


def test_who_sits_down_finds_no_list_of_who_left(seat: Seat) -> None:
    seat.until(lambda: len(shown(seat)) == 3)
    desk = seat.window.findChild(SavedListsDesk)
    assert isinstance(desk, SavedListsDesk)
    desk.told.connect(lambda: seat.window.navigation.show_sections([]))
    desk.read()
    seat.until(lambda: not seat.window.navigation.names)
    desk.begin()
    assert desk.lists == ()
    seat.settle()
    assert shown(seat) == {}
    seat.window.navigation.fold(True)  # what was taken away is not shown or hidden any more
    seat.window.navigation.fold(False)


def test_a_list_for_the_unit_is_kept_by_keys(opening: Any, phones: str) -> None:
    seat = opening(phones)
    seat.press("Ctrl+F")
    seat.type("آب")
    seat.until(lambda: seat.page().question()[1][0].text == "آب")
    seat.press("Ctrl+Alt+S")
    offered = seat.form().fields["audience"]
    assert [button.text() for button in offered.buttons()] == ["برای خودم", "برای واحد"]
    seat.type("آب‌ها")
    offered.setFocus()
    seat.press("Left")  # the next one lies to the left
    assert offered.value() is Audience.UNIT
    seat.press("Ctrl+Return")
    seat.until(lambda: "آب‌ها" in shown(seat))
    assert seen_by(seat, "phone2")["آب‌ها"] is Audience.UNIT
    assert "آب‌ها" not in seen_by(seat, "admin")


def test_a_list_is_shown_to_the_unit_in_the_panel(opening: Any, phones: str) -> None:
    seat = opening(phones)
    keep(seat, "آب‌ها", "آب")
    assert "آب‌ها" not in seen_by(seat, "phone2")
    found = panel(seat)
    found.list.setCurrentRow(found.list.count() - 1)
    seat.press("F4")
    seat.until(lambda: "برای واحد" in found.bar.text)
    seat.until(lambda: found.list.currentItem().text().endswith("برای واحد"))
    assert seen_by(seat, "phone2")["آب‌ها"] is Audience.UNIT
    seat.press("F4")
    seat.until(lambda: "برای خودم" in found.bar.text)
    assert "آب‌ها" not in seen_by(seat, "phone2")
    found.list.setCurrentRow(0)  # everybody's, and not his to change
    seat.press("F4")
    seat.until(lambda: "می‌خواهد" in found.bar.text)
    found.close()
    gone(seat)


def test_more_than_is_counted_is_said_in_little_room(seat: Seat) -> None:
    row = lists(seat)["امروز"]
    button = ListButton(seat.window)
    button.show_list(row, MOST_COUNTED)
    assert button.count == "۱٬۰۰۰"
    button.show_list(row, MOST_COUNTED + 1)
    assert "۱٬۰۰۰+" in button.count
    assert "بیش از" in button.accessibleName()
    assert "بیش از" in button.toolTip()


def test_lists_stand_in_their_order_whatever_it_was_before(seat: Seat) -> None:
    desk = seat.window.findChild(SavedListsDesk)
    assert isinstance(desk, SavedListsDesk)
    rows = list(lists(seat).values())
    buttons = ListButtons(seat.window, desk)
    buttons.resize(200, 200)
    buttons.show()

    def seen() -> list[ListButton]:
        found = [one for one in buttons.findChildren(ListButton) if one.isVisible()]
        return sorted(found, key=lambda one: one.y())

    for order in (rows, rows[::-1], rows[1:], rows):
        names = [row.name for row in order]
        while buttons.make_one(order):
            pass
        buttons.show_lists(order, {})
        seat.until(lambda names=names: [one.name for one in seen()] == names)  # type: ignore[misc]  # a default binds the turn's own
        assert [after_tab(one) for one in seen()[:-1]] == seen()[1:]


def after_tab(button: ListButton) -> QWidget:
    """What Tab goes to from a button."""
    following: QWidget | None = button.nextInFocusChain()
    while following is not None and not isinstance(following, ListButton):
        following = following.nextInFocusChain()
    assert following is not None
    return following


def test_nothing_is_left_of_the_lists_of_who_left_while_the_next_sits_down(seat: Seat) -> None:
    seat.until(lambda: len(shown(seat)) == 3)
    desk = seat.window.findChild(SavedListsDesk)
    assert isinstance(desk, SavedListsDesk)
    desk.told.connect(lambda: seat.window.navigation.show_sections([]))
    desk.read()  # its buttons are yet to be shown when the sections go
    seat.until(lambda: not seat.window.navigation.names)
    assert shown(seat) == {}
    seat.settle()
    assert desk.lists == ()
    assert seat.trouble == []
