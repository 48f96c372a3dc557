"""A delegation from its notice to its end, by a real keyboard: form, desk, programme, report."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from subprocess import Popen
from time import monotonic

import pytest

from app.check import check_store
from app.jalali import jalali_text
from app.office import Office, open_office
from app.protocol import (
    CaseFilter,
    CaseKind,
    CaseSheet,
    CaseState,
    TaskState,
    case_sheet,
    list_cases,
)
from app.settings import office_calendar
from display import Display
from real_keyboard import LONG_FOR_A_KEY, Keyboard, running_window, until, until_at_rest

SUBJECT = "هیأت بازرگانی هرات"


def working_day_ahead(office: Office) -> date:
    """A working day two weeks from now."""
    calendar = office.read(office_calendar)
    return calendar.add_work_days(office.clock.today() + timedelta(days=14), 1)


class Delegation:
    """The protocol officer at the keyboard, and the case."""

    def __init__(self, keyboard: Keyboard, office: Office) -> None:
        self.keyboard, self.office = keyboard, office

    @property
    def sheet(self) -> CaseSheet | None:
        rows = self.office.read(list_cases, CaseFilter(text=SUBJECT))
        return self.office.read(case_sheet, rows[0].id) if rows else None

    def now(self) -> CaseSheet:
        sheet = self.sheet
        assert sheet is not None
        return sheet

    def press(
        self, keys: str | tuple[str, ...], true: Callable[[CaseSheet], object], otherwise: str
    ) -> None:
        """Press until the store has it so; a page that still reads takes no key."""

        def done() -> bool:
            self.keyboard.press(*((keys,) if isinstance(keys, str) else keys))
            end = monotonic() + LONG_FOR_A_KEY
            while monotonic() < end:
                sheet = self.sheet
                if sheet is not None and true(sheet):
                    return True
            return False

        until(done, otherwise)

    def is_opened(self) -> None:
        day = working_day_ahead(self.office)
        keyboard = self.keyboard
        keyboard.begin("ctrl+shift+F5", "پرونده تازه")
        # The kind is first, and an arrow chooses another.
        keyboard.press("Left", "Left", "Tab")
        keyboard.fill(SUBJECT, "", jalali_text(day), jalali_text(day), "افغانستان", "مهمانسرا")
        self.press("ctrl+Return", lambda sheet: sheet.number, "the case was not opened")
        sheet = self.now()
        assert sheet.kind is CaseKind.DELEGATION
        assert (sheet.country, sheet.place) == ("افغانستان", "مهمانسرا")
        assert sheet.starts_on == day

    def is_ticked(self) -> None:
        """On its desk, steps without a paper are done by Space alone."""
        free = next(place for place, one in enumerate(self.now().tasks) if not one.document)
        before = self.done()
        # The page names the case by its number, the desk by its kind first.
        self.keyboard.until_title("درخواست‌شده")
        self.keyboard.begin("ctrl+shift+Home", "هیأت خارجی")
        way = ("alt+1", "Home", *["Down"] * free, "space")
        self.press(way, lambda _sheet: self.done() > before, "no step was ticked")

    def done(self) -> int:
        return sum(1 for one in self.now().tasks if one.state is TaskState.DONE)

    def has_people_and_programme(self, window: Popen[bytes]) -> None:
        keyboard = self.keyboard
        keyboard.press("alt+2", "Insert")
        keyboard.write("میرزا احمدی")
        self.press("ctrl+Return", lambda sheet: sheet.people, "nobody was written down")
        until_at_rest(window)  # the store has the guest before the desk shows him
        keyboard.press("alt+3", "Insert")
        # When, what kind of entry, what it is.
        keyboard.fill(f"{jalali_text(self.now().starts_on)} ۱۰ تا ۱۱", "")
        keyboard.write("دیدار با استاندار")
        self.press("ctrl+Return", lambda sheet: sheet.entries, "no entry was written down")

    def goes_on(self) -> None:
        self.keyboard.begin("alt+End", "پذیرفتن")
        self.press(
            "ctrl+Return", lambda sheet: sheet.state is CaseState.ACCEPTED, "it was not accepted"
        )
        self.press("alt+End", lambda sheet: sheet.state is CaseState.DRAFTED, "it has no programme")


@pytest.mark.end2end
def test_a_delegation_is_received(display: Display, sqlite_url: str) -> None:
    with open_office(sqlite_url, create=True) as office:
        office.sign_in_as()
        keyboard = Keyboard(display)
        delegation = Delegation(keyboard, office)
        with running_window(display, sqlite_url) as window:
            keyboard.until_title("امروز")
            delegation.is_opened()
            delegation.is_ticked()
            delegation.has_people_and_programme(window)
            delegation.goes_on()
            assert window.poll() is None
        assert check_store(office.database) == []
