"""The printed morning list."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.today import PRINTED, today_sheet
from ui.common.desk_papers import DeskPaper, preview_paper
from ui.desk import DESK
from ui.shell import Shell


def made_morning_list(desk: DeskPaper) -> bytes:
    """The PDF of the day as whoever sits here sees it."""
    from reports.morning_list import morning_list

    return morning_list(
        desk.office.read(today_sheet, DESK, PRINTED + 1),
        letterhead=desk.letterhead,
        mark=desk.mark,
        typefaces=desk.typefaces,
    )


def preview_morning_list(owner: QWidget, shell: Shell) -> None:
    """Show the list before it is printed."""
    preview_paper(owner, shell, made_morning_list, "فهرست بامداد", "morning-list.pdf")
