"""Beside the list of resolutions: how many each agency has, and the chosen one whole."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from app.meetings.following import AgencyResolutions
from app.meetings.rows import ResolutionLine
from ui import theme
from ui.common.lines_pane import LinesPane
from ui.common.two_line_list import TwoLineList
from ui.meetings.desk_words import (
    ANNULLED,
    LATE,
    NOTHING,
    RESOLUTION_STATES,
    shown_count,
    shown_day,
    shown_number,
)

AGENCIES: Final = "دستگاه‌ها، دیرکرده‌ها نخست"
CHOSEN: Final = "● "
NOBODY: Final = "بی مسئول"
Lines = list[tuple[str, str]]


class ResolutionsPane(QFrame):
    """Agencies over the resolution the list stands on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_kind(self, "card")
        title = QLabel(AGENCIES, self)
        theme.set_kind(title, "label")
        self.agencies = TwoLineList(self)
        self.agencies.setAccessibleName(AGENCIES)
        self.lines = LinesPane(self)
        self._found: Sequence[AgencyResolutions] = ()
        self._chosen = ""
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 12, 10, 12)
        layout.setSpacing(theme.SPACE[1])
        layout.addWidget(title)
        layout.addWidget(self.agencies, 3)
        layout.addWidget(self.lines, 4)

    def show_agencies(self, found: Sequence[AgencyResolutions]) -> None:
        """Show how many each agency has."""
        self._found = found
        self.agencies.show_lines((one.agency, *self._lines(one)) for one in found)

    def choose(self, agency: str) -> None:
        """Mark the agency whose resolutions alone are listed."""
        self._chosen = agency
        self.show_agencies(self._found)

    def _lines(self, one: AgencyResolutions) -> tuple[str, str]:
        mark = CHOSEN if one.agency and one.agency == self._chosen else ""
        parts = (
            f"{shown_count(one.late)} دیرکرده" if one.late else "",
            f"{shown_count(one.open)} باز" if one.open else "",
            f"{shown_count(one.done)} انجام‌شده" if one.done else "",
        )
        return f"{mark}{one.agency or NOBODY}", " · ".join(part for part in parts if part)

    def show_resolution(self, row: ResolutionLine | None) -> None:
        """Show a resolution whole, or nothing."""
        self.lines.show_lines(_whole(row) if row is not None else [])


def _whole(row: ResolutionLine) -> Lines:
    stands = ANNULLED if row.is_annulled else RESOLUTION_STATES[row.state]
    late = LATE.format(days=shown_count(row.late_days)) if row.late_days else ""
    found: Lines = [
        ("muted", f"{shown_number(row.number)} · {stands}{f' · {late}' if late else ''}"),
        ("strong", row.words),
        ("label", "مسئول پیگیری"),
        ("", row.responsible or NOTHING),
    ]
    on = f"{shown_number(row.meeting_number)} · {shown_day(row.meeting_on)}"
    for title, text in (
        ("با همکاری", "، ".join(row.co_responsible)),
        ("مهلت", shown_day(row.due_on)),
        ("تا کجا", row.state_words),
        ("جلسه", on),
        ("شماره آنها", shown_number(row.their_number)),
        ("سبب باطل شدن", row.annulled_reason),
    ):
        if text:
            found += [("label", title), ("", text)]
    return found
