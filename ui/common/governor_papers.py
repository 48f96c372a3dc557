"""What a governor leaves, shown before it is printed, on whatever page it is asked for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QWidget

from app.errors import AppError
from app.orders import governor_hand_over
from ui.common.desk_papers import DeskPaper, preview_paper
from ui.shell import Shell

if TYPE_CHECKING:
    from ui.common.pdf_preview import PdfPreview

TITLE: Final = "صورت دستورات باز در تغییر استاندار"
FILE: Final = "governor-hand-over.pdf"


def preview_governor_hand_over(
    owner: QWidget,
    shell: Shell,
    to_day: date | None,
    *,
    failed: Callable[[AppError], None] | None = None,
    shown: Callable[[PdfPreview], None] | None = None,
) -> None:
    """Show what the governor in office on a day leaves.

    Args:
        owner: The page it is shown over.
        shell: The window.
        to_day: The last day that counts; None for whoever governs today.
        failed: Called with an expected difficulty; without it the window shows it.
        shown: Called with the preview once it is in sight.
    """

    def make(desk: DeskPaper) -> bytes:
        from reports.governor_hand_over import governor_hand_over_paper

        return governor_hand_over_paper(
            desk.office.read(governor_hand_over, to_day),
            letterhead=desk.letterhead,
            mark=desk.mark,
            typefaces=desk.typefaces,
        )

    preview_paper(owner, shell, make, TITLE, FILE, failed=failed, shown=shown)
