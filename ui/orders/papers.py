"""The papers of orders, shown before they are printed."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from PySide6.QtWidgets import QWidget

from app.follow_up_sources import late_blocks
from app.orders import (
    FollowUpOrder,
    FollowUpRow,
    FollowUpView,
    OrderFilter,
    count_order_prints,
    list_follow_ups,
    order_sheets,
)
from ui.common.desk_papers import DeskPaper, preview_blank, preview_paper
from ui.common.register_page import RegisterPage
from ui.shell import Shell

#: More lines are a register, not a report.
MOST: Final = 5000

SLIP: Final = "برگ دستور"
SLIP_FILE: Final = "order-slip.pdf"
REPORT: Final = "گزارش پیگیری دستورات"
REPORT_FILE: Final = "follow-up.pdf"


def preview_slips(page: RegisterPage[FollowUpRow]) -> None:
    """Show the slips of the selected orders; what goes to the printer is counted."""
    ids = tuple(dict.fromkeys(row.order_id for row in page.table.selected_rows()))

    def make(desk: DeskPaper) -> bytes:
        from reports.order_slip import order_slip

        sheets = desk.office.read(order_sheets, ids)
        marks = [replace(desk.mark, reprint=sheet.printed_count) for sheet in sheets]
        return order_slip(sheets, letterhead=desk.letterhead, marks=marks, typefaces=desk.typefaces)

    def printed() -> None:
        page.shell.tasks.write(page, count_order_prints, ids)

    preview_paper(page, page.shell, make, SLIP, SLIP_FILE, printed)


def preview_follow_up(owner: QWidget, shell: Shell, wanted: OrderFilter, words: str) -> None:
    """Show the report of follow-up as filtered, unit by unit."""

    def make(desk: DeskPaper) -> bytes:
        from reports.follow_up import follow_up_report

        by_unit = replace(wanted, order=FollowUpOrder.UNIT)
        rows = desk.office.read(list_follow_ups, by_unit, limit=MOST)
        return follow_up_report(
            rows,
            letterhead=desk.letterhead,
            mark=desk.mark,
            filtered=words,
            late=desk.office.read(late_blocks),
            typefaces=desk.typefaces,
        )

    preview_paper(owner, shell, make, REPORT, REPORT_FILE)


def preview_reminders(page: RegisterPage[FollowUpRow]) -> None:
    """Show a letter to each unit of the selected lines about all it has overdue."""
    names = {row.name for row in page.table.selected_rows()}

    def make(desk: DeskPaper) -> bytes:
        from reports.reminder_letter import reminder_letters

        overdue = OrderFilter(view=FollowUpView.OVERDUE, order=FollowUpOrder.UNIT)
        rows = desk.office.read(list_follow_ups, overdue, limit=MOST)
        return reminder_letters(
            [row for row in rows if row.name in names],
            letterhead=desk.letterhead,
            mark=desk.mark,
            typefaces=desk.typefaces,
        )

    preview_paper(page, page.shell, make, "نامه پیگیری", "reminder-letter.pdf")


def preview_empty_slip(page: RegisterPage[FollowUpRow]) -> None:
    """Show the slip empty."""
    preview_blank(page, page.shell, "reports.order_slip:blank_order_slip", SLIP, SLIP_FILE)


def preview_empty_follow_up(page: RegisterPage[FollowUpRow]) -> None:
    """Show the report of follow-up empty."""
    preview_blank(page, page.shell, "reports.follow_up:blank_follow_up", REPORT, REPORT_FILE)
