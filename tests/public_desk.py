"""A person who holds a public day before the window."""

from __future__ import annotations

from datetime import time
from typing import Any

from app.clock import from_tehran
from app.public_days import PublicDaySheet
from app.text import persian_digits
from public_seat import MONDAY, do, petition, planned, sheet
from seat import Seat


class PublicDesk:
    """A seat with the page of public days in sight, and its keys counted."""

    def __init__(self, seat: Seat) -> None:
        self.seat, self.pressed = seat, 0

    def show(self) -> None:
        """Bring the page to sight and wait for it."""
        self.seat.show_section("public_days")
        self.seat.settle()

    @property
    def page(self) -> Any:
        """The page."""
        return self.seat.page("public_days")

    def press(self, keys: str) -> None:
        """Press once, when nothing is under way."""
        self.seat.press(keys)
        self.pressed += 1
        self.seat.settle()

    def act(self, action: str) -> None:
        """Do an action as soon as it means something: by its key, or from the menu."""
        found = self.seat.window.action(action)
        self.seat.until(found.isEnabled)
        found.trigger()
        self.seat.settle()

    def save(self) -> None:
        """Save the form in sight; it must go."""
        form = self.page.current_form()
        self.press("Ctrl+Return")
        self.seat.until(lambda: self.page.current_form() is not form)
        self.seat.settle()

    def sheet(self, day: int) -> PublicDaySheet:
        """The day as the services have it."""
        return sheet(self.seat.other, day)


def planned_with(seat: Seat, count: int, *deeds: Any) -> tuple[int, list[int]]:
    """A day with so many petitions, led so far."""
    day = planned(seat.other)
    visits = [petition(seat.other, day, one) for one in range(1, count + 1)]
    for deed in deeds:
        do(seat.other, deed, day)
    return day, visits


def its_morning(seat: Seat) -> None:
    """Let the day have come."""
    seat.clock.set(from_tehran(MONDAY, time(9)))


def said_count(count: int) -> str:
    """A count as the screen shows it."""
    return persian_digits(str(count))
