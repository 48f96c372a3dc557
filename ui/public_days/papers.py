"""The papers of public meeting days, shown before they are printed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Final

from app.errors import AppError
from app.jalali import jalali_text
from app.public_days import (
    HandOverLine,
    PetitionLine,
    PublicDaySheet,
    count_public_day_prints,
)
from app.public_days.sheets import (
    HAND_OVER,
    ORDERS,
    PROGRAMME,
    hand_over_name,
    hand_over_papers,
    orders_paper,
    public_day_paper,
    queue_of,
    slot_slips,
    statistics_paper,
    usual_period,
)
from app.text import persian_digits
from app.visits import count_visit_prints
from app.visits.sheets import FORM, visit_forms
from ui.common.desk_papers import DeskPaper, preview_blank, preview_paper
from ui.common.fields import ChoiceField
from ui.common.form import FormPanel
from ui.common.period_paper_form import PeriodPaper, PeriodPaperForm
from ui.shell import Shell
from ui.theme import Tone

if TYPE_CHECKING:
    from ui.common.pdf_preview import PdfPreview
    from ui.main_window import MainWindow
    from ui.public_days.page import PublicDaysPage

FORM_TITLE: Final = "فرم ملاقات عمومی"
PACK_TITLE: Final = "برنامه ملاقات عمومی و فرم‌ها"
SLIPS_TITLE: Final = "برگه‌های نوبت"
ORDERS_TITLE: Final = "صورت دستورات ملاقات عمومی"
HAND_OVER_TITLE: Final = "صورت تحویل به بازرسی"
STATISTICS_TITLE: Final = "چاپ گزارش دوره‌ای"
TO_BE_HANDED: Final = "آنچه مانده و باید تحویل شود"


def papers_of(day: PublicDaySheet, petition: PetitionLine | None) -> frozenset[str]:
    """The papers whoever reads the day may print of it."""
    found = {"print", "print_day_orders", "print_day_hand_over"}
    if queue_of(day):
        found.add("print_slot_slips")
    if petition is not None:
        found.add("print_petition")
    return frozenset(found)


def _show(
    page: PublicDaysPage,
    make: Callable[[DeskPaper], bytes],
    title: str,
    file_name: str,
    printed: Callable[[], None] | None = None,
) -> None:
    preview_paper(
        page,
        page.shell,
        make,
        title,
        file_name,
        printed,
        failed=lambda error: page.say(error.message, Tone.DANGER),
    )


def print_pack(page: PublicDaysPage, day: PublicDaySheet) -> None:
    """Show the programme with every form in turn order."""
    forms: list[int] = []

    def make(desk: DeskPaper) -> bytes:
        from reports.public_day import public_day

        paper = desk.office.read(public_day_paper, day.id, PROGRAMME)
        forms[:] = [one.id for one in paper.queue]
        return public_day(
            paper, letterhead=desk.letterhead, mark=desk.mark, typefaces=desk.typefaces
        )

    def printed() -> None:
        page.shell.tasks.write(page, count_public_day_prints, day.id, PROGRAMME)
        page.shell.tasks.write(page, count_visit_prints, tuple(forms), FORM)

    _show(page, make, PACK_TITLE, "public-day.pdf", printed)


def print_petition(page: PublicDaysPage, petition: PetitionLine) -> None:
    """Show the form of one petition."""

    def make(desk: DeskPaper) -> bytes:
        from reports.visit_form import visit_form

        sheets = desk.office.read(visit_forms, (petition.id,))
        return visit_form(
            sheets,
            letterhead=desk.letterhead,
            marks=[replace(desk.mark, reprint=one.visit.printed_count) for one in sheets],
            typefaces=desk.typefaces,
        )

    def printed() -> None:
        page.shell.tasks.write(page, count_visit_prints, (petition.id,), FORM)

    _show(page, make, FORM_TITLE, "visit-form.pdf", printed)


def print_slips(page: PublicDaysPage, day: PublicDaySheet) -> None:
    """Show what each petitioner is given: when he is to come, and with what."""

    def make(desk: DeskPaper) -> bytes:
        from reports.slot_slips import slot_slips_sheet

        slips = desk.office.read(slot_slips, day.id)
        return slot_slips_sheet([slips], letterhead=desk.letterhead, typefaces=desk.typefaces)

    _show(page, make, SLIPS_TITLE, "slot-slips.pdf")


def print_orders(page: PublicDaysPage, day: PublicDaySheet) -> None:
    """Show what was ordered of each petitioner."""

    def make(desk: DeskPaper) -> bytes:
        from reports.public_day_orders import public_day_orders

        paper = desk.office.read(orders_paper, day.id, ORDERS)
        mark = replace(desk.mark, reprint=paper.reprint)
        return public_day_orders(
            paper, letterhead=desk.letterhead, mark=mark, typefaces=desk.typefaces
        )

    def printed() -> None:
        page.shell.tasks.write(page, count_public_day_prints, day.id, ORDERS)

    _show(page, make, ORDERS_TITLE, "public-day-orders.pdf", printed)


class HandOverPaperForm(FormPanel):
    """Which of a day's hand-overs is printed, the newest unless another is chosen."""

    def __init__(self, page: PublicDaysPage, day: PublicDaySheet) -> None:
        super().__init__(HAND_OVER_TITLE)
        self._page, self._day = page, day
        lines: list[tuple[int, str]] = [(one.id, _named(one)) for one in reversed(day.hand_overs)]
        choices = [*lines, (0, TO_BE_HANDED)]
        self.lay_rows([((ChoiceField("hand_over", "تحویل", choices), 1),)])
        self.body.addStretch(1)
        show = self.add_button("پیش‌نمایش   \u2066Ctrl+Enter\u2069", primary=True)
        show.clicked.connect(lambda _on=False: self.save("close"))
        self.add_button("انصراف   \u2066Esc\u2069").clicked.connect(self.close_form)
        self.buttons.addStretch(1)
        self.fill({"hand_over": choices[0][0]})

    def save(self, after: str = "stay") -> None:
        """Show the paper."""
        chosen = self.values()["hand_over"]
        shown = self._shown if after != "stay" else None
        show_hand_over(self._page, self._day, chosen or None, shown, self.show_error)

    def _shown(self, _preview: PdfPreview) -> None:
        self.is_changed = False
        self.close_form()


def _named(line: HandOverLine) -> str:
    parts = (
        f"تحویل {line.place}",
        jalali_text(line.handed_at.date()),
        line.receiver,
        f"{line.petitions} درخواست",
    )
    return persian_digits("، ".join(part for part in parts if part))


def print_hand_over(page: PublicDaysPage, day: PublicDaySheet) -> None:
    """Show what is to be handed over; once something was, ask which hand-over is meant."""
    if day.hand_overs:
        page.open_form(HandOverPaperForm(page, day))
    else:
        show_hand_over(page, day, None)


def show_hand_over(
    page: PublicDaysPage,
    day: PublicDaySheet,
    hand_over_id: int | None,
    shown: Callable[[PdfPreview], None] | None = None,
    failed: Callable[[AppError], None] | None = None,
) -> None:
    """Show one hand-over, or what waits for the next one."""
    line = next((one for one in day.hand_overs if one.id == hand_over_id), None)

    def make(desk: DeskPaper) -> bytes:
        from reports.hand_over import hand_over_sheet

        papers = desk.office.read(hand_over_papers, day.id, HAND_OVER, hand_over_id)
        return hand_over_sheet(
            papers, letterhead=desk.letterhead, mark=desk.mark, typefaces=desk.typefaces
        )

    def printed() -> None:
        name = hand_over_name(HAND_OVER, line)
        page.shell.tasks.write(page, count_public_day_prints, day.id, name)

    preview_paper(
        page,
        page.shell,
        make,
        HAND_OVER_TITLE,
        "hand-over.pdf",
        printed,
        shown=shown,
        failed=failed or (lambda error: page.say(error.message, Tone.DANGER)),
    )


def ask_statistics(page: PublicDaysPage) -> None:
    """Ask of which period the report is; the months of the rules unless others are typed."""

    def known(days: tuple[date, date]) -> None:
        page.open_form(PeriodPaperForm(page.shell, STATISTICS_TITLE, STATISTICS, days))

    page.shell.tasks.read(page, usual_period, done=known)


def _statistics(desk: DeskPaper, first: date, last: date) -> bytes:
    from reports.statistics import statistics_report

    paper = desk.office.read(statistics_paper, first, last)
    return statistics_report(
        paper, letterhead=desk.letterhead, mark=desk.mark, typefaces=desk.typefaces
    )


def _blank_statistics(desk: DeskPaper) -> bytes:
    from reports.statistics import blank_statistics

    return blank_statistics(letterhead=desk.letterhead, mark=desk.mark)


STATISTICS: Final[Sequence[PeriodPaper]] = (
    PeriodPaper("period", "گزارش عملکرد دوره", "statistics.pdf", _statistics, _blank_statistics),
)


def print_blank_petition(window: MainWindow) -> None:
    """Show the form of a public meeting day empty."""
    _show_blank(window, "visit_form:blank_public_form", FORM_TITLE)


def print_blank_public_day(window: MainWindow) -> None:
    """Show the programme of a public meeting day empty."""
    _show_blank(window, "public_day:blank_public_day", PACK_TITLE)


def print_blank_slot_slips(window: Shell) -> None:
    """Show a sheet of slips empty."""


def print_blank_day_orders(window: MainWindow) -> None:
    """Show the list of orders empty."""
    _show_blank(window, "public_day_orders:blank_public_day_orders", ORDERS_TITLE)


def print_blank_day_hand_over(window: MainWindow) -> None:
    """Show the hand-over empty."""
    _show_blank(window, "hand_over:blank_hand_over", HAND_OVER_TITLE)


def _show_blank(window: MainWindow, maker: str, title: str) -> None:
    file_name = f"{maker.split(':')[0].replace('_', '-')}.pdf"
    preview_blank(window, window, f"reports.{maker}", title, file_name)


_OF_DAY: Final[dict[str, Callable[[PublicDaysPage, PublicDaySheet], None]]] = {
    "print": print_pack,
    "print_slot_slips": print_slips,
    "print_day_orders": print_orders,
    "print_day_hand_over": print_hand_over,
}


def print_paper(page: PublicDaysPage, action: str) -> None:
    """Show a paper of the day in hand, or of the petition the cursor is on, as it stands now."""
    day, petition = page.day, page.workbench.petition()
    if day is None:
        return
    page.workbench.petitions.settle_order()
    if action == "print_petition":
        if petition is not None:
            print_petition(page, petition)
        return
    _OF_DAY[action](page, day)


#: The papers the page is asked for.
DAY_PAPERS: Final[dict[str, Callable[[PublicDaysPage], None]]] = {
    "print_public_statistics": ask_statistics,
    **{
        name: (lambda page, name=name: print_paper(page, name))
        for name in (*_OF_DAY, "print_petition")
    },
}
