"""What every field of a form is: a label, an editor, and the sentence beneath."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from ui import theme


class Field(QWidget):
    """A label, an editor, and the sentence that says what is wrong.

    Signals:
        edited: A person changed it.

    Attributes:
        name: The draft's field it stands for.
        grows: It takes what height the other fields of its form leave.
    """

    edited = Signal()
    grows = False

    def __init__(self, name: str, label: str, editor: QWidget, *, needed: bool = False) -> None:
        super().__init__()
        self.name = name
        self.editor = editor
        self._needed = needed
        self._label = QLabel(self)
        theme.set_kind(self._label, "label")
        self._label.setBuddy(editor)
        self.rename(label)
        self._problem = QLabel(self)
        theme.set_kind(self._problem, "problem")
        self._problem.setWordWrap(True)
        self._problem.setTextFormat(Qt.TextFormat.PlainText)
        self._problem.hide()
        self._column = layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(3)
        layout.addWidget(self._label)
        layout.addWidget(editor)
        layout.addWidget(self._problem)
        self._note = QLabel(self)
        theme.set_kind(self._note, "muted")
        self._note.setWordWrap(True)
        self._note.setTextFormat(Qt.TextFormat.PlainText)
        self._note.hide()
        layout.addWidget(self._note)
        self.setFocusProxy(editor)
        self._offer = QPushButton(self)
        theme.set_kind(self._offer, "quiet")
        self._offered: Any = None
        self._offer.clicked.connect(self._accept_offer)
        self._offer.hide()
        layout.addWidget(self._offer, 0, Qt.AlignmentFlag.AlignLeading)

    def rename(self, label: str) -> None:
        """Call the field something else, for those who see it and those who hear it."""
        self._label.setText(f"{label} *" if self._needed else label)
        self.editor.setAccessibleName(label)

    def mark_needed(self, *, needed: bool) -> None:
        """Say whether the form can do without it."""
        self._needed = needed
        self.rename(self.editor.accessibleName())

    def put_above_editor(self, widget: QWidget) -> None:
        """Lay a widget between the label and the editor, which takes what room there is."""
        self._column.insertWidget(1, widget)
        self._column.setStretchFactor(self.editor, 1)

    def hide_label(self) -> None:
        """Leave the label to the hint inside, as in a filter row."""
        self._label.hide()

    def offer(self, value: Any, words: str) -> None:
        """Offer another desk's value; one press takes it in place of what is typed."""
        self._offer.setText(f"میز دیگر: «{words or 'خالی'}» — همین را بگذار")
        self._offered = value
        self._offer.show()

    def _accept_offer(self) -> None:
        self.set_value(self._offered)
        self._offer.hide()
        self.edited.emit()
        self.setFocus()

    def withdraw_offer(self) -> None:
        """Forget another desk's value."""
        self._offer.hide()

    @property
    def note(self) -> str:
        """What is said of the value, or nothing."""
        return "" if self._note.isHidden() else self._note.text()

    def show_note(self, sentence: str) -> None:
        """Say where the value comes from, or with an empty sentence nothing."""
        self._note.setText(sentence)
        self._note.setVisible(bool(sentence))

    @property
    def problem(self) -> str:
        """The sentence under the field, or nothing."""
        return "" if self._problem.isHidden() else self._problem.text()

    def show_problem(self, sentence: str) -> None:
        """Say what is wrong, or with an empty sentence that nothing is."""
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))
        wrong = "true" if sentence else "false"
        if (self.editor.property("wrong") or "false") == wrong:
            return
        self.editor.setProperty("wrong", wrong)
        self.editor.style().unpolish(self.editor)
        self.editor.style().polish(self.editor)

    def value(self) -> Any:
        """What the field holds.

        Raises:
            ValueError: It cannot be read; the sentence is Persian.
        """
        raise NotImplementedError  # pragma: no cover - every field has its own

    def set_value(self, value: Any) -> None:
        """Show a value, without telling anybody that it was edited."""
        raise NotImplementedError  # pragma: no cover - every field has its own

    def raw(self) -> Any:
        """What stands in the field, word for word and fit for JSON, readable or not."""
        raise NotImplementedError  # pragma: no cover - every field has its own

    def set_raw(self, raw: Any) -> None:
        """Show again what stood in the field; what this version does not know is passed over."""
        raise NotImplementedError  # pragma: no cover - every field has its own
