"""The ministry's forms of the trip in hand, shown before they are printed; and the forms empty."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from app.changes import Changes, changed
from app.protocol.forms import CaseFormSheet, blank_form, case_form, count_form_print
from app.protocol.layouts import FIVE, MINISTRY_FORMS
from app.session import OfficeSession
from ui.common.desk_papers import DeskPaper
from ui.protocol.papers import case_in_hand, show_paper
from ui.shell import Shell

if TYPE_CHECKING:
    from ui.main_window import MainWindow

FORM_A: Final = "trip-form-a"
FORM_B: Final = "trip-form-b"
THE_FIVE: Final = tuple(name for name in MINISTRY_FORMS if name.startswith(FIVE))
BLANK: Final = "فرم‌های سفر، خالی"


def print_trip_form_a(window: MainWindow) -> None:
    """Show the request of the trip in hand."""
    _show(window, (FORM_A,), MINISTRY_FORMS[FORM_A])


def print_trip_form_b(window: MainWindow) -> None:
    """Show its report."""
    _show(window, (FORM_B,), MINISTRY_FORMS[FORM_B])


def print_trip_five(window: MainWindow) -> None:
    """Show the five forms of the supervising board."""
    _show(window, THE_FIVE, "فرم‌های پنجگانه")


def print_blank_trip_forms(window: MainWindow) -> None:
    """Show all of them empty, to be filled by hand."""
    show_blank_forms(window, window, tuple(MINISTRY_FORMS), BLANK)


def _show(window: MainWindow, names: Sequence[str], title: str) -> None:
    page, sheet = case_in_hand(window)
    if sheet is not None:
        show_ministry_forms(window, page, sheet.id, names, title)


def show_ministry_forms(
    shell: Shell, page: Any, case_id: int, names: Sequence[str], title: str
) -> None:
    """Show forms of a trip; what goes to the printer is counted."""

    def make(desk: DeskPaper) -> bytes:
        return filled_page(desk, [desk.office.read(case_form, case_id, name) for name in names])

    def printed() -> None:
        shell.tasks.write(page, _count, case_id, tuple(names))

    show_paper(shell, page, make, title, f"{names[0]}.pdf", printed)


def _count(session: OfficeSession, case_id: int, names: Sequence[str]) -> Changes[int]:
    made = [count_form_print(session, case_id, name) for name in names]
    return changed(case_id, *(kind for one in made for kind in one.kinds))


def show_blank_forms(shell: Shell, page: Any, names: Sequence[str], title: str) -> None:
    """Show forms empty."""

    def make(desk: DeskPaper) -> bytes:
        from reports.ministry_form import blank_ministry_forms

        return blank_ministry_forms(
            [desk.office.read(blank_form, name) for name in names],
            letterhead=desk.letterhead,
            mark=desk.mark,
            typefaces=desk.typefaces,
        )

    show_paper(shell, page, make, title, f"{names[0]}.pdf")


def filled_page(desk: DeskPaper, forms: Sequence[CaseFormSheet]) -> bytes:
    """The pages of forms as this desk prints them; called off the GUI thread."""
    from reports.ministry_form import ministry_forms

    return ministry_forms(
        forms, letterhead=desk.letterhead, mark=desk.mark, typefaces=desk.typefaces
    )
