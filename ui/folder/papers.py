"""The list of a folder, shown before it is printed."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from PySide6.QtWidgets import QWidget

from app.folder import count_folder_prints, folder_paper
from ui.common.desk_papers import DeskPaper, preview_paper
from ui.shell import Shell

TITLE: Final = "فهرست کارتابل استاندار"
FILE: Final = "folder-list.pdf"


def preview_folder_list(owner: QWidget, shell: Shell, folder_id: int | None) -> None:
    """Show the list of a folder; what goes to the printer is counted."""

    def make(desk: DeskPaper) -> bytes:
        from reports.folder_list import folder_list

        paper = desk.office.read(folder_paper, folder_id)
        return folder_list(
            paper,
            letterhead=desk.letterhead,
            mark=replace(desk.mark, reprint=paper.printed_count),
            typefaces=desk.typefaces,
        )

    def printed() -> None:
        if folder_id is not None:
            shell.tasks.write(owner, count_folder_prints, folder_id)

    preview_paper(owner, shell, make, TITLE, FILE, printed)
