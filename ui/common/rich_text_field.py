"""The rich-text editor as a field of a form, kept as it is typed."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QSizePolicy

from app.errors import AppError
from app.rich_text import Document, from_json, from_plain
from ui.common.field import Field
from ui.common.rich_text_edit import RichTextEdit
from ui.common.rich_text_toolbar import RichTextToolbar

#: Lines in sight at least; the field takes more room where there is.
FEWEST_LINES = 9


class RichTextField(Field):
    """A text with headings, lists and tables; its value is an `app.rich_text.Document`.

    Attributes:
        text: The editor.
        toolbar: The buttons above it.
    """

    grows = True

    def __init__(self, name: str, label: str, *, needed: bool = False) -> None:
        self.text = RichTextEdit()
        super().__init__(name, label, self.text, needed=needed)
        self.toolbar = RichTextToolbar(self.text, self)
        self.put_above_editor(self.toolbar)
        self.text.setMinimumHeight(FEWEST_LINES * self.text.fontMetrics().lineSpacing() + 26)
        self.text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.text.textChanged.connect(self._typed)

    def _typed(self) -> None:
        """Tell of what a person changed; Qt also tells of headings that are only dressed anew."""
        document = self.text.document()
        if document.isModified():
            document.setModified(False)
            self.show_problem("")
            self.edited.emit()

    def value(self) -> Document:
        """The text as written; `app.rich_text.checked` tidies it when it is saved."""
        return self.text.rich_text()

    def set_value(self, value: Document) -> None:
        """Show a text."""
        self.text.blockSignals(True)  # Qt's own argument
        self.text.show_rich_text(value)
        self.text.blockSignals(False)  # as above
        self.text.state_changed.emit()

    def raw(self) -> dict[str, str]:
        """The text as it is stored, and its first words, by which a kept form is found."""
        return {"name": self.text.first_words(), "text": self.text.rich_json()}

    def set_raw(self, raw: Any) -> None:
        """Show the text again; what this version cannot read is shown as letters, not lost."""
        stored = str(raw.get("text", "")) if isinstance(raw, dict) else str(raw)
        try:
            self.set_value(from_json(stored))
        except AppError:
            self.set_value(from_plain(stored))
