"""Who may be in the directory twice: a list to go through with Enter."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from PySide6.QtGui import QShowEvent

from app.contacts import LikelyDuplicates, Likeness, find_duplicates
from app.errors import AppError
from app.telephone import isolated_telephone
from app.text import persian_digits
from ui.common.form import FormPanel
from ui.common.labels import text_label
from ui.common.progress_strip import ProgressStrip
from ui.common.two_line_list import TwoLineList
from ui.shell import Shell
from ui.theme import Tone

REASONS: Final = {
    Likeness.IDENTITY: "کد ملی یکی",
    Likeness.PHONE: "شماره یکی",
    Likeness.NAME: "نام یکی",
}
NOTHING: Final = "تکراری در دفتر یافت نشد."


class DuplicatesPanel(FormPanel):
    """Shows likely duplicates; Enter puts them side by side."""

    answers: frozenset[str] = frozenset()

    def __init__(self, shell: Shell, merge: Callable[[tuple[int, ...]], None]) -> None:
        super().__init__("تکراری‌ها")
        self._shell, self._merge = shell, merge
        self.strip = ProgressStrip(self)
        self.list = TwoLineList(self)
        self.list.setAccessibleName("تکراری‌ها")
        self.list.opened.connect(self._open)
        self._words = text_label(" ", self, "muted")
        self.body.addWidget(self._words)
        self.body.addWidget(self.strip)
        self.body.addWidget(self.list, 1)
        merge_button = self.add_button("کنار هم   \u2066Enter\u2069", primary=True)
        merge_button.clicked.connect(lambda: self._open(self.list.current()))
        self.buttons.addStretch(1)
        self.add_button("بستن   \u2066Esc\u2069").clicked.connect(self.close_form)
        self.look()

    def look(self) -> None:
        """Look through the directory."""
        self._is_stale = False
        work = self._shell.tasks.long_work("جستجوی تکراری‌ها")
        self.strip.show_work(work)
        self._shell.tasks.read(
            self,
            find_duplicates,
            progress=work.progress,
            done=self._show,
            failed=self._failed,
            work=work,
        )

    def _show(self, found: tuple[LikelyDuplicates, ...]) -> None:
        self.list.show_lines((one, *_lines(one)) for one in found)
        count = persian_digits(str(len(found)))
        words = f"{count} دسته؛ با Enter کنار هم بگذارید و ادغام کنید." if found else NOTHING
        self._words.setText(words)
        if self.isVisible():
            self.list.setFocus()

    def grow_stale(self) -> None:
        """The directory changed: look again now, or when a person comes back here."""
        self._is_stale = True
        if self.isVisible():
            self.look()

    def showEvent(self, event: QShowEvent) -> None:
        """Look again if the directory changed meanwhile."""
        super().showEvent(event)
        if self._is_stale:
            self.look()

    def _failed(self, error: AppError) -> None:
        self.bar.say(error.message, Tone.WARNING)

    def _open(self, found: Any) -> None:
        if isinstance(found, LikelyDuplicates):
            self._merge(tuple(row.id for row in found.contacts))

    def start(self) -> None:
        """Put the cursor on the list."""
        self.list.setFocus()

    def save(self, after: str = "close") -> None:  # noqa: ARG002  # every key that saves opens
        """Open the current ones."""
        self._open(self.list.current())


def _lines(found: LikelyDuplicates) -> tuple[str, str]:
    names = " = ".join(f"{row.honorific} {row.name}".strip() for row in found.contacts)
    why = "، ".join(REASONS[one] for one in found.why)
    places = dict.fromkeys(row.organisation or row.city for row in found.contacts)
    phones = dict.fromkeys(isolated_telephone(row.phone) for row in found.contacts)
    parts = [why, *(place for place in places if place), *(phone for phone in phones if phone)]
    return names, " · ".join(parts)
