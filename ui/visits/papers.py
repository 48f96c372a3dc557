"""The papers of visits, shown before they are printed: forms, programme, and who comes in."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from app.agenda import weeks_of
from app.visits import count_visit_prints
from app.visits.sheets import FORM, gate_of_day, visit_days, visit_forms, visitors_of_days
from ui.common.desk_papers import DeskPaper, preview_blank, preview_paper
from ui.common.period_paper_form import PeriodPaper, PeriodPaperForm
from ui.theme import Tone

if TYPE_CHECKING:
    from ui.main_window import MainWindow
    from ui.visits.page import VisitsPage

FORM_TITLE: Final = "فرم ملاقات"
PROGRAMME_TITLE: Final = "چاپ برنامه ملاقات"
GATE_TITLE: Final = "چاپ برگ ورود"


def print_forms(page: VisitsPage) -> None:
    """Show the forms of the chosen visits; what goes to the printer is counted."""
    ids = _chosen(page)
    if not ids:
        return

    def make(desk: DeskPaper) -> bytes:
        from dataclasses import replace

        from reports.visit_form import visit_form

        sheets = desk.office.read(visit_forms, ids)
        return visit_form(
            sheets,
            letterhead=desk.letterhead,
            marks=[replace(desk.mark, reprint=one.visit.printed_count) for one in sheets],
            typefaces=desk.typefaces,
        )

    preview_paper(
        page,
        page.shell,
        make,
        FORM_TITLE,
        "visit-form.pdf",
        lambda: page.shell.tasks.write(page, count_visit_prints, ids, FORM),
        failed=lambda error: page.say(error.message, Tone.DANGER),
    )


def _chosen(page: VisitsPage) -> tuple[int, ...]:
    """The selected visits; the one in the pane when it left the list by its step."""
    shown = page.sheet
    ids = tuple(row.id for row in page.table.selected_rows())
    if shown is None or shown.id in ids:
        return ids
    return (shown.id,)


def ask_programme(page: VisitsPage) -> None:
    """Ask which days or weeks of visitors are printed."""
    today = page.shell.today()
    page.open_form(PeriodPaperForm(page.shell, PROGRAMME_TITLE, PROGRAMMES, (today, today)))


def ask_gate(page: VisitsPage) -> None:
    """Ask of which days the guards are told who comes."""
    today = page.shell.today()
    page.open_form(PeriodPaperForm(page.shell, GATE_TITLE, GATES, (today, today)))


def print_blank_form(window: MainWindow) -> None:
    """Show the form of a visit empty."""
    maker = "reports.visit_form:blank_visit_form"
    preview_blank(window, window, maker, FORM_TITLE, "visit-form.pdf")


def _programme(desk: DeskPaper, first: date, last: date, *, weeks: bool) -> bytes:
    from reports.visit_programme import visit_programme

    if weeks:
        spans = weeks_of(first, last)
        first, last = spans[0][0], spans[-1][1]
    days = desk.office.read(visitors_of_days, first, last)
    return visit_programme(
        days, letterhead=desk.letterhead, mark=desk.mark, typefaces=desk.typefaces
    )


def _blank_programme(desk: DeskPaper) -> bytes:
    from reports.visit_programme import blank_visit_programme

    return blank_visit_programme(letterhead=desk.letterhead, mark=desk.mark)


def _gate(desk: DeskPaper, first: date, last: date, *, layout: str) -> bytes:
    from reports.gate_slip import gate_slip

    sheets = [desk.office.read(gate_of_day, day) for day in visit_days(first, last)]
    return gate_slip(
        sheets,
        letterhead=desk.letterhead,
        mark=desk.mark,
        layout=layout,
        typefaces=desk.typefaces,
    )


def _blank_gate(desk: DeskPaper, *, layout: str) -> bytes:
    from reports.gate_slip import blank_gate_slip

    return blank_gate_slip(letterhead=desk.letterhead, mark=desk.mark, layout=layout)


PROGRAMMES: Final = tuple(
    PeriodPaper(
        name, words, "visit-programme.pdf", partial(_programme, weeks=weeks), _blank_programme
    )
    for name, words, weeks in (
        ("days", "برنامه ملاقات این روزها", False),
        ("weeks", "برنامه ملاقات همه هفته", True),
    )
)
GATES: Final = tuple(
    PeriodPaper(
        layout,
        words,
        "gate-slip.pdf",
        partial(_gate, layout=layout),
        partial(_blank_gate, layout=layout),
    )
    for layout, words in (("a5", "برگ ورود، A5"), ("a4", "برگ ورود، A4"))
)
#: The papers the page is asked for.
VISIT_PAPERS: Final[dict[str, Any]] = {
    "print": print_forms,
    "print_visit_programme": ask_programme,
    "print_gate_slip": ask_gate,
}
