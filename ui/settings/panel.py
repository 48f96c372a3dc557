"""What every settings tab is: a form, and under it what stands now."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.changes import Changes
from app.errors import AppError
from ui import theme
from ui.common.form import FormPanel
from ui.common.labels import take_all, text_label
from ui.shell import Shell

#: A line of what stands: its text, and words and deed of a button beside it.
Standing = tuple[str, str, Callable[[], None] | None]
#: So many buttons stand beside one line.
MOST_BESIDE = 2


class SettingsPanel(FormPanel):
    """A settings form.

    Signals:
        saved: A sentence to show.
        offered: A sentence, words and deed of the one thing to do about it.
    """

    saved = Signal(str)
    offered = Signal(str, str, object)
    answers: frozenset[str] = frozenset()
    title_words = ""
    save_words = "ذخیره"
    saved_words = "ذخیره شد."

    def __init__(self, shell: Shell) -> None:
        super().__init__(self.title_words)
        self.shell = shell
        self.make_fields()
        self._standing = QVBoxLayout()
        self._standing.setSpacing(4)
        self.body.addSpacing(12)
        self.body.addLayout(self._standing)
        self.body.addStretch(1)
        self.save_button = self.add_button(f"{self.save_words}   \u2066Ctrl+S\u2069", primary=True)
        self.save_button.clicked.connect(lambda: self.save("stay"))
        self.buttons.addStretch(1)

    def make_fields(self) -> None:
        """Lay the form's fields."""
        raise NotImplementedError  # pragma: no cover - every tab has its own

    def reload(self) -> None:
        """Read what stands now."""
        raise NotImplementedError  # pragma: no cover - every tab has its own

    def fill_unchanged(self, values: dict[str, Any]) -> None:
        """Show what was read, unless somebody has typed since it was asked for."""
        if not self.is_changed:
            self.fill(values)

    def deed(self, values: dict[str, Any]) -> tuple[Callable[..., Changes[Any]], tuple[Any, ...]]:
        """The operation that saves these values, and its arguments."""
        raise NotImplementedError  # pragma: no cover - every tab has its own

    def after_save(self) -> None:
        """What follows a save; most tabs read anew by the change itself."""

    def save(self, after: str = "stay") -> None:  # noqa: ARG002  # a settings tab always stays
        """Save what is typed."""
        if self.is_saving:
            return
        self.clear_problems()
        try:
            operation, arguments = self.deed(self.values())
        except AppError as error:
            self.show_error(error)
            return
        self.is_saving = True
        self.shell.tasks.write(
            self, operation, *arguments, done=lambda _value: self._done(), failed=self.show_error
        )

    def _done(self) -> None:
        self.is_saving = self.is_changed = False
        self.after_save()
        self.saved.emit(self.saved_words)

    def close_form(self) -> bool:
        """A tab is not taken away: leaving it gives back what stood."""
        if self.may_close():
            self.is_changed = False
            self.clear_problems()
            self.reload()
            return True
        return False

    def show_standing(self, heading: str, lines: Sequence[Standing]) -> None:
        """Show what stands now, under the form."""
        take_all(self._standing)
        if lines:
            self._standing.addWidget(text_label(heading, self, "strong"))
        row, buttons = None, 0
        for text, words, act in lines:
            # What else can be done about a line stands beside it while there is room.
            if row is None or text or buttons == MOST_BESIDE:
                row, buttons = self._line(text), 0
            if act is not None:
                row.addWidget(self._button(words, act))
                buttons += 1

    def _line(self, text: str) -> QHBoxLayout:
        line = QWidget(self)
        layout = QHBoxLayout(line)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(text_label(text, line), 1, Qt.AlignmentFlag.AlignVCenter)
        self._standing.addWidget(line)
        return layout

    def _button(self, words: str, act: Callable[[], None]) -> QPushButton:
        button = QPushButton(words, self)
        theme.set_kind(button, "quiet")
        button.clicked.connect(lambda _checked=False: act())
        return button

    def do(self, operation: Callable[..., Changes[Any]], *arguments: Any) -> None:
        """Do something a standing line offers; what is refused is said in the form."""
        self.shell.tasks.write(self, operation, *arguments, failed=self.show_error)
