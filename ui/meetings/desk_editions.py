"""The editions of locked minutes, and the earlier savings of the texts they were made of."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtWidgets import QComboBox

from app.errors import AppError
from app.meetings.rows import EditionLine, MeetingSheet
from app.meetings.writing import SavedText, TextEdition, editions_of_text, text_at
from ui.common.form import FormPanel
from ui.common.labels import text_label
from ui.common.lines_pane import LinesPane
from ui.common.rich_text_edit import RichTextEdit
from ui.common.two_line_list import TwoLineList
from ui.meetings.desk_words import GENERAL, meeting_name, shown_count, shown_moment
from ui.shell import Shell

TITLE: Final = "ویرایش‌ها"
NONE_LOCKED: Final = "صورتجلسه هنوز نهایی نشده است."
OF_TEXT: Final = "نوشته‌های پیشین یک بند"
#: Pixels: of what was locked at most, of the list and of the text at least.
LOCKED_HEIGHT, LIST_HEIGHT, TEXT_HEIGHT = 104, 90, 120


class MinutesEditions(FormPanel):
    """What was locked when and why opened again; under it each saving of each text."""

    answers: frozenset[str] = frozenset()

    def __init__(self, shell: Shell, sheet: MeetingSheet) -> None:
        super().__init__(f"{TITLE} — {meeting_name(sheet)}")
        self._shell, self._sheet = shell, sheet
        self.locked = locked = LinesPane(self)
        locked.show_lines(_locked(sheet.editions))
        locked.setMaximumHeight(LOCKED_HEIGHT)
        self.item = QComboBox(self)
        self.item.setAccessibleName(OF_TEXT)
        self._items: list[int | None] = [None, *(one.id for one in sheet.items)]
        self.item.addItems([GENERAL, *(one.title for one in sheet.items)])
        self.list = TwoLineList(self)
        self.list.setAccessibleName(OF_TEXT)
        self.text = RichTextEdit(self)
        self.text.setReadOnly(True)
        self.list.setMinimumHeight(LIST_HEIGHT)
        self.text.setMinimumHeight(TEXT_HEIGHT)
        self.text.setAccessibleName("متن این نوشته")
        for widget in (locked, text_label(OF_TEXT, self, "label"), self.item):
            self.body.addWidget(widget)
        self.body.addWidget(self.list, 1)
        self.body.addWidget(self.text, 2)
        self.buttons.addStretch(1)
        self.add_button("بستن   \u2066Esc\u2069").clicked.connect(self.close_form)
        self.item.currentIndexChanged.connect(lambda _row: self._ask())
        self.list.currentRowChanged.connect(lambda _row: self._show())
        self._ask()

    def start(self) -> None:
        """Begin in the choice of the item."""
        self.item.setFocus()

    def save(self, after: str = "stay") -> None:
        """Nothing is typed here."""

    def _item_id(self) -> int | None:
        return self._items[self.item.currentIndex()]

    def _ask(self) -> None:
        tasks, number = self._shell.tasks, self._sheet.id
        tasks.read(self, editions_of_text, number, self._item_id(), done=self._known, latest="list")

    def _known(self, found: Sequence[TextEdition]) -> None:
        self.text.clear()
        self.list.show_lines(
            (one.edition, f"نوشته {shown_count(one.edition)}", f"{shown_moment(one.at)} · {one.by}")
            for one in found
        )

    def _show(self) -> None:
        edition = self.list.current()
        if edition is None:
            return

        def known(saved: SavedText) -> None:
            self.text.show_rich_text(saved.document)

        def failed(error: AppError) -> None:
            self.show_error(error)

        self._shell.tasks.read(
            self,
            text_at,
            self._sheet.id,
            self._item_id(),
            edition,
            done=known,
            failed=failed,
            latest="text",
        )


def _locked(editions: Sequence[EditionLine]) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for one in editions:
        found.append(
            ("strong", f"ویرایش {shown_count(one.edition)} · {shown_moment(one.at)} · {one.by}")
        )
        if one.reopened_at is not None:
            when = f"{shown_moment(one.reopened_at)} · {one.reopened_by}"
            found.append(("muted", f"باز شد: {when} — {one.reopened_reason}"))
    return found or [("muted", NONE_LOCKED)]
