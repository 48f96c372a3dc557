"""The paper of a hand-over, as it stood or as it stands now."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from app.shifts import count_hand_over_print, hand_over_sheet, on_duty_now, shift_state
from ui.common.desk_papers import DeskPaper, preview_paper
from ui.shell import Shell

TITLE = "تحویل شیفت"
FILE = "shift-hand-over.pdf"


def preview_hand_over(owner: QWidget, shell: Shell, number: int) -> None:
    """Show a hand-over as it stood; what goes to the printer is counted."""

    def make(desk: DeskPaper) -> bytes:
        from reports.shift_hand_over import shift_hand_over

        sheet = desk.office.read(hand_over_sheet, number)
        return shift_hand_over(
            [sheet],
            letterhead=desk.letterhead,
            marks=[replace(desk.mark, reprint=sheet.printed_count)],
            typefaces=desk.typefaces,
        )

    def printed() -> None:
        shell.tasks.write(owner, count_hand_over_print, number)

    preview_paper(owner, shell, make, TITLE, FILE, printed)


def preview_as_it_stands(owner: QWidget, shell: Shell) -> None:
    """Show what stands now, before it is handed to anybody."""

    def make(desk: DeskPaper) -> bytes:
        from reports.shift_hand_over import shift_as_it_stands

        return shift_as_it_stands(
            desk.office.read(shift_state),
            giver=desk.office.operator.full_name,
            on_duty=desk.office.read(on_duty_now).words,
            letterhead=desk.letterhead,
            mark=desk.mark,
            typefaces=desk.typefaces,
        )

    preview_paper(owner, shell, make, TITLE, FILE)
