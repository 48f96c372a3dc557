"""The live session by keys alone: one petitioner a screen, forth and back, nothing typed lost."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from functools import partial
from pathlib import Path
from textwrap import dedent
from time import perf_counter
from typing import Any

import pytest
from PySide6.QtWidgets import QPushButton

from app.kept_forms import kept_forms
from app.public_days import (
    ManagerDraft,
    accept_rest,
    begin_session,
    close_list,
    open_list,
    present_list,
    proposed_managers,
    save_managers,
    session_sheet,
)
from app.visits import VisitState
from public_desk import PublicDesk, its_morning, planned_with
from public_seat import do, row_of, state_of
from seat import Seat

ROOT = Path(__file__).parents[2]
_V = VisitState
LED = (open_list, close_list, present_list, accept_rest)
#: Besides the order's own words.
MOST_KEYS = 15


@pytest.fixture
def desk(seat: Seat) -> PublicDesk:
    """The desk that holds public days."""
    return PublicDesk(seat)


def in_session(desk: PublicDesk, count: int, *, managers: bool = False) -> tuple[int, list[int]]:
    """A day in session, its screen open at the first petitioner."""
    seat = desk.seat
    day, visits = planned_with(seat, count, *LED)
    if managers:
        name_managers(desk, day)
    its_morning(seat)
    do(seat.other, begin_session, day)
    desk.show()
    desk.act("session_open")
    seat.until(lambda: desk.page.current_form() is not None)
    seat.settle()
    return day, visits


def name_managers(desk: PublicDesk, day: int) -> None:
    """Name the manager of each agency of the list."""
    found = desk.seat.other.read(proposed_managers, day)
    drafts = [
        ManagerDraft(name=f"مدیر {one.organisation}", organisation=one.organisation)
        for one in found
    ]
    do(desk.seat.other, save_managers, day, drafts)


def screen(desk: PublicDesk) -> Any:
    """The session's screen."""
    return desk.page.current_form()


def test_fifty_petitioners_take_one_key_each_besides_their_words(desk: PublicDesk) -> None:
    seat = desk.seat
    day, visits = in_session(desk, 50)
    for number, visit in enumerate(visits):
        assert screen(desk).sheet.petition.id == visit
        desk.pressed = 0
        seat.type(f"دستور {number}")
        desk.press("Ctrl+Return")
        assert desk.pressed <= MOST_KEYS
        assert desk.pressed == 1
    petitions = desk.sheet(day).petitions
    assert [one.order_words for one in petitions] == [f"دستور {n}" for n in range(50)]
    assert {one.state for one in petitions} == {_V.HEARD}


def test_manager_and_deadline_stand_there_before_anything_is_typed(desk: PublicDesk) -> None:
    seat = desk.seat
    day, visits = in_session(desk, 2, managers=True)
    form = screen(desk)
    agency = form.sheet.petition.agency
    assert form.typed.manager.raw() == f"مدیر {agency}"
    assert form.typed.due_on.value() is not None
    seat.type("تا پایان ماه رسیدگی شود.")
    desk.press("Ctrl+Return")
    petition = desk.sheet(day).petitions[0]
    assert petition.manager == f"مدیر {agency}"
    assert petition.has_open_order
    assert row_of(seat.other, visits[0])["manager_id"] == petition.manager_id


def test_absent_and_put_off_are_one_key_each(desk: PublicDesk) -> None:
    seat = desk.seat
    _day, visits = in_session(desk, 3)
    desk.press("Alt+End")
    assert state_of(seat.other, visits[0]) is _V.ABSENT
    desk.press("Alt+Down")
    assert state_of(seat.other, visits[1]) is _V.POSTPONED
    assert screen(desk).sheet.petition.id == visits[2]
    desk.press("PgUp")
    desk.press("PgUp")
    assert screen(desk).sheet.petition.id == visits[0]
    seat.type("دیر آمد و شنیده شد.")
    desk.press("Ctrl+Return")
    assert state_of(seat.other, visits[0]) is _V.HEARD


def test_what_is_half_typed_waits_while_another_is_seen(desk: PublicDesk) -> None:
    seat = desk.seat
    _day, visits = in_session(desk, 2)
    seat.type("نیمه‌کاره")
    desk.press("PgDown")
    assert screen(desk).sheet.petition.id == visits[1]
    assert screen(desk).words.value() == ""
    desk.press("PgUp")
    assert screen(desk).words.value() == "نیمه‌کاره"
    desk.press("Ctrl+Return")
    assert state_of(seat.other, visits[0]) is _V.HEARD


SESSION = dedent(
    """
    import sys
    from datetime import datetime
    from PySide6.QtCore import QSettings, QTimer
    from app.clock import FixedClock
    from app.office import connect
    from ui.application import make_application
    from ui.main_window import MainWindow

    application = make_application(["daftar"])
    window = MainWindow(QSettings(sys.argv[2], QSettings.Format.IniFormat))
    window.show()
    office = connect(sys.argv[1], clock=FixedClock(datetime.fromisoformat(sys.argv[3])))
    office.sign_in_as()
    window.begin(office)
    window.go_to("public_days")
    letters = list("اداره کل راه تا پایان ماه رسیدگی کند")

    def type_one():
        form = window.form_in_sight()
        if form is None:
            window.action("session_open").trigger()
            return
        form.words.text.insertPlainText(letters.pop(0))
        if not letters:
            timer.stop()
            print("typed", flush=True)

    timer = QTimer()
    timer.timeout.connect(type_one)
    timer.start(20)
    application.exec()
    """
)


def test_a_killed_session_loses_no_order(desk: PublicDesk, tmp_path: Path) -> None:
    """kill -9 while an order is typed: the one before is saved, this one is taken up again."""
    seat = desk.seat
    _day, visits = in_session(desk, 3)
    seat.type("دستور نخست")
    desk.press("Ctrl+Return")
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    url, now = f"sqlite:///{seat.store}", seat.clock.now().isoformat()
    arguments = [sys.executable, "-c", SESSION, url, str(tmp_path / "other.ini"), now]
    with subprocess.Popen(arguments, env=environment, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        assert child.stdout.readline().strip() == "typed"
        seat.until(lambda: any("رسیدگی کند" in line.title for line in waiting(seat)))
        child.send_signal(signal.SIGKILL)
        assert child.wait(timeout=10) == -signal.SIGKILL
    assert state_of(seat.other, visits[0]) is _V.HEARD
    desk.press("Esc")
    seat.until(lambda: desk.page.current_form() is None)
    desk.press("Shift+F5")
    seat.until(lambda: desk.page.current_form() is not None)
    assert screen(desk).sheet.petition.id == visits[1]
    assert screen(desk).words.value() == "اداره کل راه تا پایان ماه رسیدگی کند"
    desk.press("Ctrl+Return")
    assert state_of(seat.other, visits[1]) is _V.HEARD
    assert waiting(seat) == []


def waiting(seat: Seat) -> list[Any]:
    """What another desk of the same operator could take up."""
    return list(seat.other.read(kept_forms, "another desk"))


def test_a_heard_petition_is_only_read_and_its_order_taken_back(desk: PublicDesk) -> None:
    seat = desk.seat
    _day, visits = in_session(desk, 2)
    seat.type("دستور نخست")
    desk.press("Ctrl+Return")
    desk.press("PgUp")
    assert not screen(desk).words.text.isEnabled()
    desk.press("Ctrl+Z")
    assert state_of(seat.other, visits[0]) is _V.ACCEPTED
    assert screen(desk).words.text.isEnabled()
    seat.type("دستور دیگر")
    desk.press("Ctrl+Return")
    desk.press("Esc")
    desk.page.workbench.petitions.stand_on_row(visits[0])
    desk.page.workbench.enter()
    desk.act("take_back")
    assert state_of(seat.other, visits[0]) is _V.ACCEPTED


def test_nothing_said_is_refused_beside_the_words(desk: PublicDesk) -> None:
    in_session(desk, 1)
    desk.press("Ctrl+Return")
    assert "words" in desk.seat.problems()


def is_another(desk: PublicDesk, before: int) -> bool:
    """Whether another petitioner stands on the screen."""
    shown: int = screen(desk).sheet.petition.id
    return shown != before


def test_a_session_of_two_hundred_goes_on_at_once(desk: PublicDesk) -> None:
    seat = desk.seat
    in_session(desk, 200)
    times = []
    for number in range(5):
        before = screen(desk).sheet.petition.id
        seat.type(f"دستور {number}")
        begun = perf_counter()
        seat.press("Ctrl+Return")
        seat.until(partial(is_another, desk, before))
        times.append(perf_counter() - begun)
        seat.settle()
    assert min(times) < 0.5, times


def test_addressee_and_deadline_follow_the_words_until_somebody_types_there(
    desk: PublicDesk,
) -> None:
    seat = desk.seat
    day, _visits = in_session(desk, 2)
    seat.type("معاونت عمرانی ظرف ۵ روز بررسی کند.")
    desk.press("Ctrl+Return")
    first = desk.sheet(day).petitions[0]
    (order,) = seat.other.read(session_sheet, first.id).orders
    assert "معاونت عمرانی" in order.referred_to
    assert screen(desk).typed.addressee.value() == ""
    desk.press("Tab")
    seat.type("فرمانداری")
    screen(desk).words.setFocus()
    seat.type("معاونت عمرانی رسیدگی کند.")
    screen(desk).words.text.guess()
    seat.settle()
    assert screen(desk).typed.addressee.value() == "فرمانداری"


def test_what_a_fast_hand_types_while_the_last_is_saved_is_the_next_ones(desk: PublicDesk) -> None:
    seat = desk.seat
    day, visits = in_session(desk, 2)
    seat.type("دستور یک")
    seat.press("Ctrl+Return")
    seat.type("دستور دو")
    seat.settle()
    seat.until(partial(is_another, desk, visits[0]))
    assert desk.sheet(day).petitions[0].order_words == "دستور یک"
    assert screen(desk).words.value() == "دستور دو"
    assert screen(desk).is_changed


def test_nobody_is_absent_while_his_order_is_typed(desk: PublicDesk) -> None:
    seat = desk.seat
    _day, visits = in_session(desk, 2)
    seat.type("دستور یک")
    desk.press("Alt+End")
    assert "words" in seat.problems()
    assert state_of(seat.other, visits[0]) is _V.ACCEPTED
    assert screen(desk).words.value() == "دستور یک"


def test_the_buttons_do_what_their_keys_do(desk: PublicDesk) -> None:
    _day, visits = in_session(desk, 2)
    buttons = {
        button.text().split("   ")[0]: button for button in screen(desk).findChildren(QPushButton)
    }
    buttons["درخواست‌کننده بعد"].click()
    desk.seat.settle()
    assert screen(desk).sheet.petition.id == visits[1]
    buttons["غایب بود"].click()
    desk.seat.settle()
    assert state_of(desk.seat.other, visits[1]) is _V.ABSENT
