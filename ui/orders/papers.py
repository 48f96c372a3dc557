"""The papers of orders, shown before they are printed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from app.orders import (
    FollowUpOrder,
    FollowUpRow,
    FollowUpView,
    OrderFilter,
    count_order_prints,
    list_follow_ups,
    order_sheets,
)
from ui.common.desk_papers import DeskPaper, preview_paper
from ui.shell import Shell

#: More lines are a register, not a report.
MOST = 5000


def preview_slips(owner: QWidget, shell: Shell, ids: tuple[int, ...]) -> None:
    """Show the slips of orders; what goes to the printer is counted."""

    def make(desk: DeskPaper) -> bytes:
        from reports.order_slip import order_slip

        sheets = desk.office.read(order_sheets, ids)
        marks = [replace(desk.mark, reprint=sheet.printed_count) for sheet in sheets]
        return order_slip(sheets, letterhead=desk.letterhead, marks=marks, typefaces=desk.typefaces)

    def printed() -> None:
        shell.tasks.write(owner, count_order_prints, ids)

    preview_paper(owner, shell, make, "برگ دستور", "order-slip.pdf", printed)


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
            typefaces=desk.typefaces,
        )

    preview_paper(owner, shell, make, "گزارش پیگیری دستورات", "follow-up.pdf")


def preview_reminders(owner: QWidget, shell: Shell, chosen: Sequence[FollowUpRow]) -> None:
    """Show a letter to each unit of the chosen lines about all it has overdue."""
    names = {row.name for row in chosen}

    def make(desk: DeskPaper) -> bytes:
        from reports.follow_up import reminder_letters

        overdue = OrderFilter(view=FollowUpView.OVERDUE, order=FollowUpOrder.UNIT)
        rows = desk.office.read(list_follow_ups, overdue, limit=MOST)
        return reminder_letters(
            [row for row in rows if row.name in names],
            letterhead=desk.letterhead,
            mark=desk.mark,
            typefaces=desk.typefaces,
        )

    preview_paper(owner, shell, make, "نامه پیگیری", "reminder-letter.pdf")
