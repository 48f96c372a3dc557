"""A person before the registers of protocol work."""

from __future__ import annotations

from typing import Any

from app.protocol import (
    CaseAction,
    CaseFilter,
    CaseRow,
    CaseSheet,
    CaseStepDraft,
    case_sheet,
    list_cases,
    take_case_step,
)
from protocol_desk_seat import do
from seat import Seat


class CasesSeat:
    """A seat with a register of cases in sight."""

    def __init__(self, seat: Seat, section: str = "protocol") -> None:
        self.seat, self.section = seat, section

    def show(self) -> None:
        """Bring the page to sight and wait for it."""
        self.seat.show_section(self.section)
        self.seat.settle()

    @property
    def page(self) -> Any:
        """The page."""
        return self.seat.page(self.section)

    def stand_on(self, number: int) -> None:
        """Stand on a case, and wait until it is read."""
        self.page.show_kept(number)
        self.seat.until(lambda: self.page.sheet is not None and self.page.sheet.id == number)
        self.seat.settle()

    def press(self, keys: str) -> None:
        """Press once, when nothing is under way."""
        self.seat.press(keys)
        self.seat.settle()

    def act(self, action: str) -> None:
        """Do an action as soon as it means something, as its key or the menu does."""
        found = self.seat.window.action(action)
        self.seat.until(found.isEnabled)
        found.trigger()
        self.seat.settle()

    def form(self) -> Any:
        """The form in sight."""
        return self.page.current_form()

    def save(self) -> None:
        """Save the form in sight; it must go."""
        form = self.form()
        self.press("Ctrl+Return")
        assert self.form() is not form, (self.seat.problems(), form.bar.text)
        self.seat.settle()

    def sheet(self, number: int) -> CaseSheet:
        """A case as the services have it."""
        return self.seat.other.read(case_sheet, number)

    def cases(self, **wanted: Any) -> list[CaseRow]:
        """The register as the services have it."""
        return self.seat.other.read(list_cases, CaseFilter(**wanted))

    def take(self, number: int, action: CaseAction, **values: Any) -> None:
        """Another desk takes a step of a case."""
        do(self.seat.other, take_case_step, number, action, CaseStepDraft(values=values))
