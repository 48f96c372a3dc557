"""The papers of visits, shown before they are printed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QWidget

from app.errors import AppError
from app.visits import count_visit_prints
from app.visits.sheets import FORM, gate_of_day, visit_days, visit_forms, visitors_of_days
from ui.common.desk_papers import DeskPaper, preview_blank, preview_paper
from ui.common.period_paper import Maker, PeriodPaperForm
from ui.shell import Shell
from ui.theme import Tone

if TYPE_CHECKING:
    from ui.main_window import MainWindow

VISIT_FORM: Final = "فرم ملاقات"
PROGRAMME: Final = "برنامه ملاقات‌ها"
GATE: Final = "برگ ورود ملاقات‌کنندگان"


def print_forms(shell: Shell, page: QWidget, ids: tuple[int, ...]) -> None:
    """Show the forms of these visits; what goes to the printer is counted."""

    def make(desk: DeskPaper) -> bytes:
        from reports.visit_form import visit_form

        sheets = desk.office.read(visit_forms, ids)
        return visit_form(
            sheets,
            letterhead=desk.letterhead,
            marks=[replace(desk.mark, reprint=one.visit.printed_count) for one in sheets],
            typefaces=desk.typefaces,
        )

    def printed() -> None:
        shell.tasks.write(page, count_visit_prints, ids, FORM)

    def failed(error: AppError) -> None:
        shell.say(error.message, Tone.DANGER)

    preview_paper(page, shell, make, VISIT_FORM, "visit-form.pdf", printed, failed=failed)


def print_visit_programme(window: MainWindow) -> None:
    """Ask of which days the visitors are printed with the decisions."""

    def make(desk: DeskPaper, first: date | None, last: date | None) -> bytes:
        from reports.visit_programme import visit_programme

        days = desk.office.read(visitors_of_days, *_days(window, first, last))
        return visit_programme(
            days, letterhead=desk.letterhead, mark=desk.mark, typefaces=desk.typefaces
        )

    _ask(window, PROGRAMME, "visit-programme.pdf", make)


def print_gate_slip(window: MainWindow) -> None:
    """Ask of which days the guards are told who may come in."""

    def make(desk: DeskPaper, first: date | None, last: date | None) -> bytes:
        from reports.gate_slip import gate_slip

        days = visit_days(*_days(window, first, last))
        sheets = [desk.office.read(gate_of_day, day) for day in days]
        return gate_slip(
            sheets, letterhead=desk.letterhead, mark=desk.mark, typefaces=desk.typefaces
        )

    _ask(window, GATE, "gate-slip.pdf", make)


def _days(window: MainWindow, first: date | None, last: date | None) -> tuple[date, date]:
    begins = first or last or window.today()
    return begins, last or begins


def _ask(window: MainWindow, title: str, file_name: str, make: Maker) -> None:
    window.go_to("visits")
    page = window.page_in_sight()
    page.open_form(PeriodPaperForm(window, title, file_name, make, day=window.today()))


def print_blank_visit_form(window: MainWindow) -> None:
    """Show the form of a daily visit empty."""
    maker = "reports.visit_form:blank_visit_form"
    preview_blank(window, window, maker, VISIT_FORM, "visit-form.pdf")


def print_blank_public_form(window: MainWindow) -> None:
    """Show the form of a public day's petitioner empty."""
    maker = "reports.visit_form:blank_public_form"
    preview_blank(window, window, maker, VISIT_FORM, "public-visit-form.pdf")
