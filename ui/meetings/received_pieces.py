"""The pieces of received minutes that read as resolutions, to be cut or put aside."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtWidgets import QWidget

from app.meetings.drafts import ResolutionDraft
from ui.meetings.desk_lists import DeskList
from ui.meetings.desk_words import NOTHING, shown_day, shown_number

ASIDE: Final = "کنار گذاشته"


class PieceList(DeskList):
    """Proposed resolutions; Space puts one aside or brings it back."""

    says = (" ",)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("مصوبه‌هایی که برنامه در متن یافت", parent)
        self._pieces: list[ResolutionDraft] = []
        self._aside: set[str] = set()
        self.keyed.connect(lambda _key: self._turn())

    def show_pieces(self, pieces: Sequence[ResolutionDraft]) -> None:
        """Show what is proposed; what was put aside stays so."""
        self._pieces = list(pieces)
        self._show()

    def _show(self) -> None:
        self.show_lines((one, *self._lines(one)) for one in self._pieces)

    def _lines(self, one: ResolutionDraft) -> tuple[str, str]:
        number = f"{shown_number(one.their_number)}. " if one.their_number else ""
        parts = (
            ASIDE if one.words in self._aside else "",
            one.responsible or NOTHING,
            f"تا {shown_day(one.due_on)}" if one.due_on is not None else "",
        )
        return f"{number}{one.words}", " · ".join(part for part in parts if part)

    def _turn(self) -> None:
        one = self.current()
        if one is not None:
            self._aside ^= {one.words}
            self._show()

    def wanted(self) -> list[ResolutionDraft]:
        """Those not put aside."""
        return [one for one in self._pieces if one.words not in self._aside]
