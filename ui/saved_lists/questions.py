"""Kept questions: shown in the box while nothing is typed there, and kept from it by a key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.errors import AppError
from app.saved_lists import SEARCH, AskedEverywhere, SavedListDraft, save_list
from app.saved_lists.operations import LONGEST_NAME
from app.text import persian_digits, tidy
from ui import reading_ahead
from ui.saved_lists.desk import SavedListsDesk
from ui.saved_lists.panel import ListsPanel
from ui.search.box import SearchBox
from ui.search.rows import KeptQuestion
from ui.theme import Tone

if TYPE_CHECKING:
    from ui.main_window import MainWindow

ALREADY_KEPT = "این پرسش نگه داشته شده است."


class KeptQuestions(QObject):
    """Goes between the kept lists of the desk and the search box."""

    def __init__(self, desk: SavedListsDesk, box: SearchBox) -> None:
        super().__init__(box)
        self._desk, self._box = desk, box
        desk.told.connect(self._show)
        desk.asked.connect(box.ask)
        box.to_keep.connect(self._keep)

    def _kept(self) -> list[tuple[int, KeptQuestion]]:
        counts = self._desk.counts
        return [
            (row.id, KeptQuestion(row.name, row.wanted.text, counts.get(row.id)))
            for row in self._desk.lists
            if row.section == SEARCH and row.wanted is not None
        ]

    def _show(self) -> None:
        self._box.show_kept([question for _number, question in self._kept()])

    def _keep(self, text: str) -> None:
        """Keep a question for oneself, then let it be called otherwise or be shown to others."""
        asked = tidy(text)
        for number, question in self._kept():
            if question.text == asked:
                self._open(number).bar.say(ALREADY_KEPT, Tone.INFORMATION)
                return
        names = {question.name for _number, question in self._kept()}
        draft = SavedListDraft(
            section=SEARCH, name=_free_name(asked, names), wanted=AskedEverywhere(asked)
        )
        self._desk.window.tasks.write(
            self,
            save_list,
            draft,
            done=lambda number: self._open(number).name_now(),
            failed=self._refused,
        )

    def _open(self, number: int) -> ListsPanel:
        panel = ListsPanel(self._desk, self._desk.window)
        panel.stand_on(number)
        panel.open()
        return panel

    def _refused(self, error: AppError) -> None:
        self._open(0).bar.say(error.message, Tone.DANGER)


def _free_name(text: str, taken: set[str]) -> str:
    """A question as a name, cut where it is long and numbered where it is taken."""
    name = text if len(text) <= LONGEST_NAME else f"{text[: LONGEST_NAME - 1].rstrip()}…"
    number = 1
    while name in taken:
        number += 1
        ending = f" {persian_digits(str(number))}"
        name = text[: LONGEST_NAME - len(ending)].rstrip() + ending
    return name


def join(window: MainWindow) -> None:
    """Let the search box know the kept questions of whoever sits at the desk."""
    reading_ahead.join_now(window, SearchBox.__module__)
    desk, box = window.findChild(SavedListsDesk), window.findChild(SearchBox)
    if desk is not None and box is not None and box.findChild(KeptQuestions) is None:
        KeptQuestions(desk, box)
