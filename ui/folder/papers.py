"""The list of a folder, shown before it is printed."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from app.folder import SheetRow, count_folder_prints, folder_paper
from ui.common.desk_papers import DeskPaper, preview_blank, preview_paper
from ui.common.register_page import RegisterPage

TITLE: Final = "فهرست کارتابل استاندار"
FILE: Final = "folder-list.pdf"


def preview_folder_list(page: RegisterPage[SheetRow]) -> None:
    """Show the list of the chosen sheet's folder, of the newest without one; a print is counted."""
    row = page.table.current_row()
    wanted = row.folder_id if row is not None else None
    shown: list[int] = []

    def make(desk: DeskPaper) -> bytes:
        from reports.folder_list import folder_list

        paper = desk.office.read(folder_paper, wanted)
        shown[:] = [paper.folder.id]
        return folder_list(
            paper,
            letterhead=desk.letterhead,
            mark=replace(desk.mark, reprint=paper.printed_count),
            typefaces=desk.typefaces,
        )

    def printed() -> None:
        page.shell.tasks.write(page, count_folder_prints, shown[0])

    preview_paper(page, page.shell, make, TITLE, FILE, printed)


def preview_empty_list(page: RegisterPage[SheetRow]) -> None:
    """Show the list empty."""
    preview_blank(page, page.shell, "reports.folder_list:blank_folder_list", TITLE, FILE)
