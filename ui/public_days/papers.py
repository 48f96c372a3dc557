"""The papers of public meeting days, shown before they are printed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtWidgets import QWidget

from app.errors import AppError
from app.public_days import PublicDaySheet, count_public_day_prints
from app.public_days.sheets import (
    HAND_OVER,
    ORDERS,
    PROGRAMME,
    hand_over_papers,
    orders_paper,
    public_day_paper,
    slot_slips,
    statistics_paper,
    usual_period,
)
from app.visits import count_visit_prints
from app.visits.sheets import FORM, gate_of_public_day
from ui.common.desk_papers import DeskPaper, preview_paper
from ui.common.period_paper import PeriodPaperForm
from ui.shell import Shell
from ui.theme import Tone

if TYPE_CHECKING:
    from ui.main_window import MainWindow

NO_DAY: Final = "روز ملاقات عمومی برگزیده نیست."
STATISTICS: Final = "گزارش ملاقات‌های عمومی"
USUAL: Final = "خالی: دوره‌ای که در تنظیمات ملاقات است."


@dataclass(frozen=True)
class DayPaperKind:
    """A paper of one day.

    Attributes:
        make: Makes it of the day with this id.
        counted: What the journal calls it; what is counted of nothing keeps it empty.
        with_forms: Whether the petitioners' forms go with it and are counted too.
    """

    title: str
    file_name: str
    make: Callable[[DeskPaper, int], bytes]
    counted: str = ""
    with_forms: bool = False


def _pack(desk: DeskPaper, day_id: int) -> bytes:
    from reports.public_day import public_day

    paper = desk.office.read(public_day_paper, day_id, PROGRAMME)
    return public_day(paper, letterhead=desk.letterhead, mark=desk.mark, typefaces=desk.typefaces)


def _slips(desk: DeskPaper, day_id: int) -> bytes:
    from reports.slot_slips import slot_slips_sheet

    sheets = [desk.office.read(slot_slips, day_id)]
    return slot_slips_sheet(
        sheets, letterhead=desk.letterhead, mark=desk.mark, typefaces=desk.typefaces
    )


def _orders(desk: DeskPaper, day_id: int) -> bytes:
    from reports.public_day_orders import public_day_orders

    paper = desk.office.read(orders_paper, day_id, ORDERS)
    mark = replace(desk.mark, reprint=paper.reprint)
    return public_day_orders(paper, letterhead=desk.letterhead, mark=mark, typefaces=desk.typefaces)


def _hand_overs(desk: DeskPaper, day_id: int) -> bytes:
    from reports.hand_over import hand_over_sheet

    papers = desk.office.read(hand_over_papers, day_id, HAND_OVER)
    return hand_over_sheet(
        papers, letterhead=desk.letterhead, mark=desk.mark, typefaces=desk.typefaces
    )


def _gate(desk: DeskPaper, day_id: int) -> bytes:
    from reports.gate_slip import gate_slip

    sheets = [desk.office.read(gate_of_public_day, day_id)]
    return gate_slip(sheets, letterhead=desk.letterhead, mark=desk.mark, typefaces=desk.typefaces)


PACK: Final = DayPaperKind(
    "برنامه ملاقات عمومی و فرم‌ها", "public-day.pdf", _pack, PROGRAMME, with_forms=True
)
SLIPS: Final = DayPaperKind("برگه‌های نوبت", "slot-slips.pdf", _slips)
ORDER_LIST: Final = DayPaperKind(
    "صورت دستورات ملاقات عمومی", "public-day-orders.pdf", _orders, ORDERS
)
HAND_OVERS: Final = DayPaperKind(
    "صورت تحویل دستورات و هامش‌ها", "hand-over.pdf", _hand_overs, HAND_OVER
)
GATE: Final = DayPaperKind("برگ ورود مراجعان", "gate-slip.pdf", _gate)


def print_public_day(window: MainWindow) -> None:
    """Show the programme of the day in hand with the forms in turn order."""
    _show(window, PACK)


def print_slot_slips(window: MainWindow) -> None:
    """Show the slips of the day's petitioners, to be cut."""
    _show(window, SLIPS)


def print_day_orders(window: MainWindow) -> None:
    """Show what was ordered on the day."""
    _show(window, ORDER_LIST)


def print_hand_over(window: MainWindow) -> None:
    """Show what is handed over to the inspection office, with room for the receipt."""
    _show(window, HAND_OVERS)


def print_day_gate(window: MainWindow) -> None:
    """Show the guards who may come in that day."""
    _show(window, GATE)


def _show(window: MainWindow, paper: DayPaperKind) -> None:
    window.go_to("public_days")
    page: Any = window.page_in_sight()
    if page.day is None:
        window.say(NO_DAY, Tone.INFORMATION)
        return
    show_day_paper(window, page, page.day, paper)


def show_day_paper(shell: Shell, page: QWidget, day: PublicDaySheet, paper: DayPaperKind) -> None:
    """Show a paper of a day; what goes to the printer is counted."""
    visits = tuple(one.id for one in day.petitions if one.turn is not None)

    def printed() -> None:
        shell.tasks.write(page, count_public_day_prints, day.id, paper.counted)
        if paper.with_forms and visits:
            shell.tasks.write(page, count_visit_prints, visits, FORM)

    def failed(error: AppError) -> None:
        shell.say(error.message, Tone.DANGER)

    preview_paper(
        page,
        shell,
        lambda desk: paper.make(desk, day.id),
        paper.title,
        paper.file_name,
        printed if paper.counted else None,
        failed=failed,
    )


def print_public_statistics(window: MainWindow) -> None:
    """Ask which period the report of public days is about."""

    def make(desk: DeskPaper, first: date | None, last: date | None) -> bytes:
        from reports.statistics import statistics_report

        usual_first, usual_last = desk.office.read(usual_period)
        paper = desk.office.read(statistics_paper, first or usual_first, last or usual_last)
        return statistics_report(
            paper, letterhead=desk.letterhead, mark=desk.mark, typefaces=desk.typefaces
        )

    window.go_to("public_days")
    page = window.page_in_sight()
    form = PeriodPaperForm(window, STATISTICS, "statistics.pdf", make, day=None, note=USUAL)
    page.open_form(form)
