"""A day of the phone and fax unit, by a real keyboard: sixty items, two lines, one crash, the end.

What it proves is that nothing is lost and nothing waits for a mouse: the store has every item
once, under numbers without a gap, and the evening's papers come.
"""

from __future__ import annotations

import signal
from pathlib import Path

import pytest

from app.access import Right
from app.check import check_store
from app.kept_forms import kept_forms
from app.marks import Classification
from app.office import Office, open_office
from app.operators import OperatorDraft, add_operator
from app.phone_calls import (
    CallChannel,
    CallDirection,
    CallFilter,
    CallOutcome,
    CallPath,
    CallState,
    count_calls,
    list_calls,
)
from app.shifts import list_hand_overs
from display import Display
from real_keyboard import Keyboard, running_window, until

#: How many of each kind the day has; with the parked and the crashed ones they are sixty.
CALLS, OUTGOING, FAXES, TELEPHONOGRAMS, PLACED, MISSED = 22, 10, 10, 5, 5, 5


def logged(office: Office) -> int:
    return office.read(count_calls, CallFilter())


class Day:
    """The operator of the unit at his keyboard."""

    def __init__(self, keyboard: Keyboard, office: Office) -> None:
        self.keyboard, self.office = keyboard, office

    def save(self, keys: str = "ctrl+Return") -> None:
        """Register what is filled; the next begins when the store has it and its form is gone."""
        before, title = logged(self.office), self.keyboard.title()
        self.keyboard.press(keys)
        until(lambda: logged(self.office) == before + 1, "an item was not registered")
        until(lambda: self.keyboard.title() != title, "its form stays open")

    def begin(self, keys: str, title: str) -> None:
        self.keyboard.press(keys)
        self.keyboard.until_title(title)

    def calls(self) -> None:
        for _ in range(CALLS):
            self.begin("F2", "تماس تازه")
            self.keyboard.fill("رضا", "", "", "", "راه")
            self.keyboard.write("راه بسته")
            self.save()

    def outgoing(self) -> None:
        for _ in range(OUTGOING):
            self.begin("ctrl+F2", "تماس صادره تازه")
            self.keyboard.fill("دبیر", "", "", "", "جلسه")
            self.keyboard.write("یادآوری شد")
            self.save()

    def faxes(self) -> None:
        for _ in range(FAXES):
            self.begin("shift+F2", "نمابر وارده تازه")
            self.keyboard.fill("وزارت", "", "", "", "بخشنامه", "12/3")
            self.keyboard.write("2")
            self.save()

    def telephonograms(self) -> None:
        for _ in range(TELEPHONOGRAMS):
            self.begin("ctrl+shift+t", "تلفنگرام وارده تازه")
            self.keyboard.fill("بخشدار", "", "", "", "جلسه", "7")
            self.keyboard.write("جلسه فردا برپاست")
            self.keyboard.press("Tab")
            self.keyboard.write("احمدی")
            self.save()

    def placed(self) -> None:
        for _ in range(PLACED):
            self.begin("ctrl+shift+F2", "تماس تازه برای استاندار")
            self.keyboard.fill("وزیر", "", "", "", "آزادراه")
            self.save()

    def missed(self) -> None:
        for _ in range(MISSED):
            self.begin("F2", "تماس تازه")
            self.keyboard.write("ناشناس")
            self.save("alt+1")

    def park(self, subject: str) -> None:
        """Half a form, and the other line rings."""
        self.begin("F2", "تماس تازه")
        self.keyboard.fill("پروین", "", "", "", subject)
        self.keyboard.press("F5")
        until(lambda: subject in self.parked(), "a form was not parked")

    def parked(self) -> str:
        """The titles of the forms somebody put aside."""
        lines = self.office.read(kept_forms, "another desk")
        return " ".join(line.title for line in lines if line.is_parked)

    def waiting(self) -> str:
        """The titles of the forms that can be taken up."""
        return " ".join(line.title for line in self.office.read(kept_forms, "another desk"))

    def take_up(self) -> None:
        """Take a parked form up, once the form before it is gone from the screen."""
        until(lambda: "تازه" not in self.keyboard.title(), "the saved form stays")
        self.keyboard.press("shift+F5")

    def finish(self) -> None:
        """What is still missing in a form that was taken up."""
        self.keyboard.until_title("تماس تازه")
        for _ in range(5):
            self.keyboard.press("Return")
        self.keyboard.write("پیگیری کار")
        self.save()


@pytest.mark.end2end
@pytest.mark.timeout(300)
def test_a_whole_day_by_keyboard(display: Display, sqlite_url: str, tmp_path: Path) -> None:
    with open_office(sqlite_url, create=True) as office:
        office.sign_in_as()
        keyboard = Keyboard(display)
        day = Day(keyboard, office)
        with running_window(display, sqlite_url) as window:
            keyboard.until_title("امروز")
            day.calls()
            day.outgoing()
            day.park("یک")
            day.park("دو")
            day.faxes()
            # Two wait: the newest stands first in the list, and one more key opens it.
            day.take_up()
            keyboard.until_title("فرم‌های نگه‌داشته")
            keyboard.press("Return")
            day.finish()
            day.telephonograms()
            day.take_up()
            day.finish()
            # The desk loses its power in the middle of a call.
            day.begin("F2", "تماس تازه")
            keyboard.fill("پروین", "", "", "", "سه")
            until(lambda: "سه" in day.waiting(), "what was typed was not kept")
            window.send_signal(signal.SIGKILL)
            window.wait(20)
        # A colleague comes for the evening; he is hired before the desk is started again.
        _hire(office)
        with running_window(display, sqlite_url) as window:
            _sign_in(keyboard)
            day.take_up()
            day.finish()
            day.placed()
            day.missed()
            _hand_over(keyboard, office)
            _evening(keyboard)
            assert window.poll() is None
        _assert_whole(office)


def _hire(office: Office) -> None:
    rights = frozenset({Right.READ_CALLS, Right.LOG_CALLS})
    draft = OperatorDraft(
        name="zahra", full_name="زهرا نوری", rights=rights, clearance=Classification.ORDINARY
    )
    office.write(add_operator, draft)


def _sign_in(keyboard: Keyboard) -> None:
    """Whoever was cut off sits down again; his is the last name of the list."""

    keyboard.until_title("چه کسی")
    keyboard.press("End", "Return")
    keyboard.until_title("امروز")


def _hand_over(keyboard: Keyboard, office: Office) -> None:
    keyboard.press("F7")
    keyboard.until_title("به همکار")
    keyboard.press("Down", "Tab", "Tab")
    keyboard.write("دو تماس برای استاندار مانده")
    keyboard.press("ctrl+Return")
    until(lambda: bool(office.read(list_hand_overs)), "the shift was not handed over")


def _evening(keyboard: Keyboard) -> None:
    """Every form that waits for the folder, and the day's book."""
    keyboard.press("ctrl+3")
    keyboard.until_title("تماس")
    keyboard.press("ctrl+alt+f")
    keyboard.until_title("برگ")
    keyboard.press("Escape")
    keyboard.until_title("تماس")
    keyboard.press("ctrl+alt+d")
    keyboard.until_title("دفتر تماس")
    keyboard.press("ctrl+Return")
    until(lambda: "دفتر تماس" in keyboard.title(), "the day's book did not come")
    keyboard.press("Escape")


def _assert_whole(office: Office) -> None:
    rows = office.read(list_calls, CallFilter(), limit=100)
    assert len(rows) == 60
    serials = sorted(int(row.number.rsplit("/", 1)[1]) for row in rows)
    assert serials == list(range(1, 61))

    def count(**wanted: object) -> int:
        return sum(
            all(getattr(row, name) == value for name, value in wanted.items()) for row in rows
        )

    assert count(channel=CallChannel.FAX) == FAXES
    assert count(channel=CallChannel.TELEPHONOGRAM) == TELEPHONOGRAMS
    assert count(path=CallPath.PLACED, state=CallState.TO_PLACE) == PLACED
    assert count(outcome=CallOutcome.MISSED) == MISSED
    assert count(direction=CallDirection.OUTGOING, path=CallPath.RECORD) == OUTGOING
    subjects = [row.subject for row in rows]
    assert all(subjects.count(parked) == 1 for parked in ("یک", "دو", "سه"))
    assert office.read(kept_forms, "another desk") == []
    assert check_store(office.database) == []
