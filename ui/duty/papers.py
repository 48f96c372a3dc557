"""The printed roster of the days in sight."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QWidget

from app.shifts import duty_roster
from ui.common.desk_papers import DeskPaper, preview_paper
from ui.shell import Shell


def preview_roster(owner: QWidget, shell: Shell, first: date, last: date) -> None:
    """Show the roster before it is printed."""

    def make(desk: DeskPaper) -> bytes:
        from reports.duty_roster import duty_roster_paper

        return duty_roster_paper(
            desk.office.read(duty_roster, first, last),
            letterhead=desk.letterhead,
            mark=desk.mark,
            typefaces=desk.typefaces,
        )

    preview_paper(owner, shell, make, "برنامه کشیک", "duty-roster.pdf")
