"""The papers of protocol work, shown before they are printed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final, TypeVar

from app.errors import AppError
from app.protocol.agreement_lists import AgreementFilter
from app.protocol.gift_lists import GiftFilter
from app.protocol.rows import CaseSheet
from app.protocol.sheets import (
    BADGES,
    CARS,
    CHECKLIST,
    PROGRAMME,
    SEATING,
    SUMMARY,
    agreements_paper,
    case_paper,
    count_case_prints,
    gifts_paper,
)
from app.protocol.states import CaseState
from ui.common.desk_papers import DeskPaper, preview_blank, preview_paper
from ui.shell import Shell
from ui.theme import Tone

if TYPE_CHECKING:
    from ui.main_window import MainWindow

NO_CASE: Final = "پرونده‌ای برگزیده نیست."
_S: Final = CaseState
#: From here on what was done is what is read of a case.
DONE: Final = frozenset(
    {
        _S.RETURNED,
        _S.REPORTED,
        _S.SENT,
        _S.SUMMED_UP,
        _S.PUBLISHED,
        _S.DEPARTED,
        _S.HELD,
        _S.CLOSED,
    }
)

Wanted = TypeVar("Wanted")


@dataclass(frozen=True)
class CasePaperKind:
    """A paper of one case.

    Attributes:
        counted: What the journal calls it.
        maker: Module and function that makes it, imported off the GUI thread.
        blank: The function of the same module that makes it empty.
    """

    title: str
    file_name: str
    counted: str
    maker: str
    blank: str


CHECKLIST_PAPER: Final = CasePaperKind(
    "چک‌لیست تشریفات",
    "protocol-checklist.pdf",
    CHECKLIST,
    "reports.protocol_checklist:protocol_checklists",
    "blank_checklist",
)
PROGRAMME_PAPER: Final = CasePaperKind(
    "برنامه هیأت یا سفر",
    "delegation-programme.pdf",
    PROGRAMME,
    "reports.delegation_programme:delegation_programmes",
    "blank_programme",
)
SEATING_PAPER: Final = CasePaperKind(
    "نقشه جلوس",
    "seating-plan.pdf",
    SEATING,
    "reports.seating_plan:seating_plans",
    "blank_seating_plan",
)
BADGES_PAPER: Final = CasePaperKind(
    "کارت‌های شناسایی", "badges.pdf", BADGES, "reports.badges:badges_sheet", "blank_badges"
)
CARS_PAPER: Final = CasePaperKind(
    "فهرست خودروها و سرنشینان",
    "car-list.pdf",
    CARS,
    "reports.car_list:car_lists",
    "blank_car_list",
)
SUMMARY_PAPER: Final = CasePaperKind(
    "خلاصه و دستاوردهای سفر",
    "trip-summary.pdf",
    SUMMARY,
    "reports.trip_summary:trip_summaries",
    "blank_trip_summary",
)


def paper_of(sheet: CaseSheet) -> str:
    """The paper of the hour: the checklist, then the programme, then what came of it."""
    if sheet.state in DONE:
        return "print_trip_summary"
    return "print_case_programme" if sheet.entries else "print_checklist"


def print_checklist(window: MainWindow) -> None:
    """Show the checklist of the case in hand."""
    _show(window, CHECKLIST_PAPER)


def print_case_programme(window: MainWindow) -> None:
    """Show its programme minute by minute."""
    _show(window, PROGRAMME_PAPER)


def print_seating_plan(window: MainWindow) -> None:
    """Show how its people sit."""
    _show(window, SEATING_PAPER)


def print_badges(window: MainWindow) -> None:
    """Show the badges of its people."""
    _show(window, BADGES_PAPER)


def print_car_list(window: MainWindow) -> None:
    """Show its cars and who rides in them."""
    _show(window, CARS_PAPER)


def print_trip_summary(window: MainWindow) -> None:
    """Show what it was and brought."""
    _show(window, SUMMARY_PAPER)


def print_agreements(window: MainWindow) -> None:
    """Show the list of agreements, as their page is filtered where it is in sight."""
    page, wanted = _asked(window, AgreementFilter())
    said = _filter_words(page, wanted)

    def make(desk: DeskPaper) -> bytes:
        from reports.agreement_list import agreement_list

        return agreement_list(
            desk.office.read(agreements_paper, wanted),
            letterhead=desk.letterhead,
            mark=desk.mark,
            filtered=said,
            typefaces=desk.typefaces,
        )

    show_paper(window, page, make, "فهرست توافق‌ها", "agreement-list.pdf")


def print_gifts(window: MainWindow) -> None:
    """Show the list of gifts, as their page is filtered where it is in sight."""
    page, wanted = _asked(window, GiftFilter())
    said = _filter_words(page, wanted)

    def make(desk: DeskPaper) -> bytes:
        from reports.gift_list import gift_list

        return gift_list(
            desk.office.read(gifts_paper, wanted),
            letterhead=desk.letterhead,
            mark=desk.mark,
            filtered=said,
            typefaces=desk.typefaces,
        )

    show_paper(window, page, make, "فهرست هدایا", "gift-list.pdf")


def print_blank_checklist(window: MainWindow) -> None:
    """Show the checklist empty."""
    _show_blank(window, CHECKLIST_PAPER)


def print_blank_programme(window: MainWindow) -> None:
    """Show the programme of a day empty."""
    _show_blank(window, PROGRAMME_PAPER)


def print_blank_seating(window: MainWindow) -> None:
    """Show a table with empty seats."""
    _show_blank(window, SEATING_PAPER)


def print_blank_badges(window: MainWindow) -> None:
    """Show a sheet of empty badges."""
    _show_blank(window, BADGES_PAPER)


def print_blank_cars(window: MainWindow) -> None:
    """Show the list of cars empty."""
    _show_blank(window, CARS_PAPER)


def print_blank_summary(window: MainWindow) -> None:
    """Show the summary empty."""
    _show_blank(window, SUMMARY_PAPER)


def print_blank_agreements(window: MainWindow) -> None:
    """Show the list of agreements empty."""
    maker = "reports.agreement_list:blank_agreement_list"
    preview_blank(window, window, maker, "فهرست توافق‌ها", "agreement-list.pdf")


def print_blank_gifts(window: MainWindow) -> None:
    """Show the list of gifts empty."""
    maker = "reports.gift_list:blank_gift_list"
    preview_blank(window, window, maker, "فهرست هدایا", "gift-list.pdf")


def case_in_hand(window: MainWindow) -> tuple[Any, CaseSheet | None]:
    """The case of the page in sight, or of the page of cases; says so where there is none."""
    page: Any = window.page_in_sight()
    if not isinstance(getattr(page, "sheet", None), CaseSheet):
        window.go_to("protocol")
        page = window.page_in_sight()
    sheet = page.sheet
    if not isinstance(sheet, CaseSheet):
        window.say(NO_CASE, Tone.INFORMATION)
        return page, None
    return page, sheet


def _show(window: MainWindow, paper: CasePaperKind) -> None:
    page, sheet = case_in_hand(window)
    if sheet is not None:
        show_case_paper(window, page, sheet.id, paper)


def show_case_paper(shell: Shell, page: Any, case_id: int, paper: CasePaperKind) -> None:
    """Show a paper of a case; what goes to the printer is counted."""

    def make(desk: DeskPaper) -> bytes:
        module, function = paper.maker.split(":")
        pdf: bytes = getattr(import_module(module), function)(
            [desk.office.read(case_paper, case_id, paper.counted)],
            letterhead=desk.letterhead,
            mark=desk.mark,
            typefaces=desk.typefaces,
        )
        return pdf

    def printed() -> None:
        shell.tasks.write(page, count_case_prints, (case_id,), paper.counted)

    show_paper(shell, page, make, paper.title, paper.file_name, printed)


def _show_blank(window: MainWindow, paper: CasePaperKind) -> None:
    module = paper.maker.partition(":")[0]
    preview_blank(window, window, f"{module}:{paper.blank}", paper.title, paper.file_name)


def _asked(window: MainWindow, usual: Wanted) -> tuple[Any, Wanted]:
    """The page in sight and what it asks; all there is where it is another register's."""
    page: Any = window.page_in_sight()
    question = getattr(page, "question", None)
    asked = question()[1] if question is not None else ()
    return page, next((one for one in asked if type(one) is type(usual)), usual)


def _filter_words(page: Any, wanted: object) -> str:
    """What the list is narrowed to; nothing where it is whole."""
    return "" if wanted == type(wanted)() else str(page.filter_words())


def show_paper(
    shell: Shell,
    page: Any,
    make: Callable[[DeskPaper], bytes],
    title: str,
    file_name: str,
    printed: Callable[[], None] | None = None,
) -> None:
    """Show a paper; what keeps it from being made is said in the window."""

    def failed(error: AppError) -> None:
        shell.say(error.message, Tone.DANGER)

    preview_paper(page, shell, make, title, file_name, printed, failed=failed)
