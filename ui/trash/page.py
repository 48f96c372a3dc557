"""The trash: whatever was archived, deleted or merged, whatever its kind, and the way back.

It knows no kind of record; those plug in at `app.trash.kinds`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

from PySide6.QtWidgets import QComboBox, QFrame, QLineEdit, QVBoxLayout, QWidget

from app.changes import Kind
from app.errors import AppError
from app.jalali import clock_text, jalali_text
from app.listing import MOST_COUNTED
from app.text import isolate
from app.trash import (
    Removal,
    TrashFilter,
    TrashRow,
    count_trash,
    list_trash,
    restore_from_trash,
    trash_kinds,
)
from ui import theme
from ui.common.fields import start_at_right
from ui.common.lines_pane import LinesPane
from ui.common.register_page import RegisterPage
from ui.common.register_table import Column
from ui.shell import Shell
from ui.theme import Tone

REMOVALS: Final = {
    Removal.DELETED: "حذف‌شده",
    Removal.ARCHIVED: "بایگانی‌شده",
    Removal.MERGED: "ادغام‌شده",
}
_TONES: Final = {
    Removal.DELETED: Tone.DANGER,
    Removal.ARCHIVED: Tone.INFORMATION,
    Removal.MERGED: Tone.WARNING,
}
#: The kinds a page of the window can stand on.
OPENED: Final = frozenset(kind.kind for kind in trash_kinds() if kind.opens)
WAY: Final = "Enter آن را به جای خود برمی‌گرداند."


def _day(row: TrashRow) -> str:
    return isolate(jalali_text(row.at.date()))


def _hour(row: TrashRow) -> str:
    return isolate(clock_text(row.at.time()))


COLUMNS: Final[tuple[Column[TrashRow], ...]] = (
    Column("title", "نام", lambda row: row.title, 0),
    Column("kind", "گونه", lambda row: row.words, 130, rank=2),
    Column(
        "removal",
        "چگونه رفت",
        lambda row: REMOVALS[row.removal],
        120,
        tone=lambda row: _TONES[row.removal],
    ),
    Column("day", "تاریخ", _day, 100, rank=1),
    Column("hour", "ساعت", _hour, 60, rank=3),
    Column("by", "به دست", lambda row: row.by or "—", 150, rank=2),
)


class TrashPage(RegisterPage[TrashRow]):
    """Everything that can be brought back, what went last first."""

    name = "trash"
    title = "بایگانی و سطل"
    empty = "چیزی در بایگانی و سطل نیست."
    kinds = frozenset(kind.kind for kind in trash_kinds())
    keeps: frozenset[Kind] = frozenset()
    top_actions = ("archive",)

    def __init__(self, shell: Shell) -> None:
        self._row: TrashRow | None = None
        self._pane = QFrame()
        super().__init__(shell)
        self._text = QLineEdit(self)
        start_at_right(self._text)
        self._text.setPlaceholderText("فیلتر: نام   Ctrl+F")
        self._text.setClearButtonEnabled(True)
        known = [(kind.words, kind.kind) for kind in trash_kinds()]
        self._kinds: list[tuple[str, Kind | None]] = [("همه گونه‌ها", None), *known]
        self._kind = _choices(self, [words for words, _kind in self._kinds])
        ways = [(words, removal) for removal, words in REMOVALS.items()]
        self._ways: list[tuple[str, Removal | None]] = [("هرگونه رفته", None), *ways]
        self._way = _choices(self, [words for words, _removal in self._ways])
        self.filters.addWidget(self._text, 1)
        self.filters.addWidget(self._kind)
        self.filters.addWidget(self._way)
        self._text.textChanged.connect(self.filter_later)
        self._kind.currentIndexChanged.connect(self.filter_later)
        self._way.currentIndexChanged.connect(self.filter_later)

    def columns(self) -> Sequence[Column[TrashRow]]:
        """The list's columns."""
        return COLUMNS

    def detail_widget(self) -> QWidget:
        """What the chosen thing is, and how it comes back."""
        theme.set_kind(self._pane, "card")
        self._lines = LinesPane(self._pane)
        layout = QVBoxLayout(self._pane)
        layout.setContentsMargins(16, 14, 10, 14)
        layout.addWidget(self._lines)
        return self._pane

    def _wanted(self) -> TrashFilter:
        return TrashFilter(
            self._text.text(),
            self._kinds[self._kind.currentIndex()][1],
            self._ways[self._way.currentIndex()][1],
        )

    @staticmethod
    def row_key(row: TrashRow) -> tuple[Kind, int]:
        """Ids are of their kind alone."""
        return row.kind, row.id

    def question(self) -> tuple[Callable[..., Sequence[TrashRow]], tuple[Any, ...]]:
        """The trash as filtered."""
        return list_trash, (self._wanted(),)

    def filter_words(self) -> str:
        """The filter in words."""
        text = self._text.text().strip()
        parts = [f"«{text}»" if text else ""]
        parts += [box.currentText() for box in (self._kind, self._way) if box.currentIndex()]
        return " · ".join(part for part in parts if part)

    def ask_count(self, give: Callable[[int], None]) -> None:
        """Ask how much lies there."""
        self.shell.tasks.read(
            self, count_trash, self._wanted(), most=MOST_COUNTED, done=give, latest="count"
        )

    def show_detail(self, row: TrashRow | None) -> None:
        """Show the chosen thing."""
        self._row = row
        if row is None:
            self._lines.show_lines([("muted", self.empty)])
            return
        when = f"{REMOVALS[row.removal]} در {_day(row)} ساعت {_hour(row)}"
        by = f" به دست {row.by}" if row.by else ""
        lines = [("heading", row.title), ("muted", row.words), ("", when + by), ("muted", WAY)]
        self._lines.show_lines(lines)

    def available(self) -> frozenset[str]:
        """What can be done."""
        always = {"filter", "clear_filter", "reload"}
        if self._row is not None:
            always.add("archive")
        return frozenset(always)

    def open_current(self) -> None:
        """Enter brings the chosen thing back."""
        row = self._row
        if row is None:
            return
        self._row = None
        self.shell.refresh_actions()

        def done(remainder: str) -> None:
            tone = Tone.WARNING if remainder else Tone.SUCCESS
            self.bar.say(
                f"«{row.title}» بازگردانده شد. {remainder}".strip(),
                tone,
                action="نمایش" if row.kind in OPENED else "",
                act=lambda: self.shell.show_record(row.kind, row.id),
            )

        def failed(error: AppError) -> None:
            self.say(error.message, Tone.DANGER)
            self.reload()

        self.shell.tasks.write(self, restore_from_trash, row.kind, row.id, done=done, failed=failed)

    def perform(self, action: str) -> None:
        """Do an action."""
        if action == "archive":
            self.open_current()
        elif action == "filter":
            self._text.setFocus()
            self._text.selectAll()
        elif action == "clear_filter":
            self._text.clear()
            self._kind.setCurrentIndex(0)
            self._way.setCurrentIndex(0)
        elif action == "reload":
            self.reload()


def _choices(parent: QWidget, words: Sequence[str]) -> QComboBox:
    box = QComboBox(parent)
    box.addItems(words)
    box.setMinimumWidth(140)
    return box
