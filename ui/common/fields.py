"""The labelled fields forms are made of: text, lines, date, hour, choice.

Each converts at the door: what a person types becomes a value, and what cannot be taken gets its
sentence beneath the field.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, time
from typing import Any, Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QTextOption
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app.jalali import clock_text, jalali_text, parse_date, parse_time
from ui import theme

Today = Callable[[], date]


class Field(QWidget):
    """A label, an editor, and the sentence that says what is wrong.

    Signals:
        edited: A person changed it.

    Attributes:
        name: The draft's field it stands for.
    """

    edited = Signal()

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
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(3)
        layout.addWidget(self._label)
        layout.addWidget(editor)
        layout.addWidget(self._problem)
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


class TextField(Field):
    """One line of text."""

    def __init__(
        self, name: str, label: str, *, needed: bool = False, digits: bool = False, hint: str = ""
    ) -> None:
        """Make the field; `digits` says that it holds numbers or codes."""
        self.line = QLineEdit()
        self.line.setPlaceholderText(hint)
        super().__init__(name, label, self.line, needed=needed)
        if digits:
            _run_left_to_right(self.line)
        else:
            start_at_right(self.line)
        self.line.textEdited.connect(self._typed)

    def _typed(self) -> None:
        self.show_problem("")
        self.edited.emit()

    def value(self) -> str:
        """The text as typed."""
        return self.line.text()

    def set_value(self, value: str) -> None:
        """Show a text from its beginning."""
        self.line.setText(value)
        self.line.setCursorPosition(0)


class LinesField(Field):
    """A text of several lines; Enter makes a line, Tab moves on."""

    def __init__(self, name: str, label: str, *, needed: bool = False, rows: int = 4) -> None:
        self.text = QPlainTextEdit()
        super().__init__(name, label, self.text, needed=needed)
        option = QTextOption()
        option.setTextDirection(Qt.LayoutDirection.RightToLeft)
        option.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
        self.text.document().setDefaultTextOption(option)
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(self.text.fontMetrics().lineSpacing() * rows + 26)
        self.text.textChanged.connect(self._typed)
        self._quiet = False

    def _typed(self) -> None:
        if not self._quiet:
            self.show_problem("")
            self.edited.emit()

    def value(self) -> str:
        """The text as typed."""
        return self.text.toPlainText()

    def set_value(self, value: str) -> None:
        """Show a text."""
        self._quiet = True
        self.text.setPlainText(value)
        self._quiet = False


class TimeField(TextField):
    """An hour of the day; what is typed is read when the field is left."""

    def __init__(self, name: str, label: str, *, needed: bool = False) -> None:
        super().__init__(name, label, needed=needed, digits=True)
        self.line.editingFinished.connect(self._settle)

    def _settle(self) -> None:
        try:
            self.set_value(self.value())
        except ValueError as error:
            self.show_problem(str(error))

    def value(self) -> time | None:  # type: ignore[override]  # a field of its own kind of value
        """The hour, or None when nothing is typed."""
        text = self.line.text().strip()
        return parse_time(text) if text else None

    def set_value(self, value: time | None) -> None:  # type: ignore[override]  # as above
        """Show an hour."""
        self.line.setText(clock_text(value) if value else "")


class ChoiceField(Field):
    """One of a few named values, in a list that opens."""

    def __init__(
        self, name: str, label: str, choices: Sequence[tuple[Any, str]], *, needed: bool = False
    ) -> None:
        """Make the field of (value, words) pairs."""
        self.list = QComboBox()
        super().__init__(name, label, self.list, needed=needed)
        self._values = [value for value, _ in choices]
        self.list.addItems([words for _, words in choices])
        self.list.activated.connect(self._picked)

    def _picked(self) -> None:
        self.show_problem("")
        self.edited.emit()

    def value(self) -> Any:
        """The chosen value."""
        return self._values[self.list.currentIndex()]

    def set_value(self, value: Any) -> None:
        """Choose a value."""
        self.list.setCurrentIndex(self._values.index(value))


class SegmentField(Field):
    """One of a few values, all in sight; the arrow keys move between them."""

    def __init__(self, name: str, label: str, choices: Sequence[tuple[Any, str]]) -> None:
        """Make the field of (value, words) pairs."""
        box = QWidget()
        super().__init__(name, label, box)
        self._values = [value for value, _ in choices]
        self._group = QButtonGroup(self)
        layout = QHBoxLayout(box)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.SPACE[0])
        for number, (_, words) in enumerate(choices):
            button = QPushButton(words, box)
            button.setCheckable(True)
            theme.set_kind(button, "segment")
            button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            self._group.addButton(button, number)
            layout.addWidget(button, 1)
        self._group.button(0).setChecked(True)
        self._group.idClicked.connect(lambda _number: self.edited.emit())
        self.setFocusProxy(self._group.button(0))

    def offer_only(self, values: Sequence[Any]) -> None:
        """Show only these; when the chosen one is not among them, the first is chosen."""
        for number, value in enumerate(self._values):
            self._group.button(number).setVisible(value in values)
        if self.value() not in values:
            self.set_value(values[0])

    def value(self) -> Any:
        """The chosen value."""
        return self._values[self._group.checkedId()]

    def set_value(self, value: Any) -> None:
        """Choose a value."""
        self._group.button(self._values.index(value)).setChecked(True)


class CheckField(Field):
    """Yes or no."""

    def __init__(self, name: str, label: str) -> None:
        self.box = QCheckBox(label)
        super().__init__(name, "", self.box)
        self._label.hide()
        self.box.clicked.connect(lambda _on: self.edited.emit())

    def value(self) -> bool:
        """Whether it is ticked."""
        return self.box.isChecked()

    def set_value(self, value: bool) -> None:  # noqa: FBT001  # the value is the argument
        """Tick it or not."""
        self.box.setChecked(value)


def start_at_right(line: QLineEdit) -> None:
    """Text begins at the right also when it begins with a digit, or has not begun."""
    line.setAlignment(
        Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
    )


def _run_left_to_right(line: QLineEdit) -> None:
    """Numbers and codes run left to right and lie at the start, the right."""
    line.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    line.setAlignment(
        Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
    )


class _ReadsOnLeaving(QObject):
    """Reads a date field when the cursor leaves it, whatever way it leaves."""

    def __init__(self, field: DateField) -> None:
        super().__init__(field)
        self._field = field

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FocusOut and isinstance(event, QFocusEvent):
            self._field.settle()
        return super().eventFilter(watched, event)


EMPTY_DATE: Final = ""


class DateField(TextField):
    """A day, typed in any of the ways people type it, or picked from a Jalali month."""

    def __init__(self, name: str, label: str, today: Today, *, needed: bool = False) -> None:
        super().__init__(name, label, needed=needed, digits=True)
        from ui.common.jalali_month import attach_month

        self._today = today
        self.line.installEventFilter(_ReadsOnLeaving(self))
        attach_month(self.line, self._month_start, self._pick)

    def _month_start(self) -> date:
        try:
            return self.value() or self._today()
        except ValueError:
            return self._today()

    def _pick(self, day: date) -> None:
        self.set_value(day)
        self.show_problem("")
        self.edited.emit()

    def settle(self) -> None:
        """Show what was typed as the date it means, or say why it is none."""
        try:
            self.set_value(self.value())
        except ValueError as error:
            self.show_problem(str(error))

    def value(self) -> date | None:  # type: ignore[override]  # a field of its own kind of value
        """The day, or None when nothing is typed."""
        text = self.line.text().strip()
        return parse_date(text, self._today()) if text else None

    def set_value(self, value: date | None) -> None:  # type: ignore[override]  # as above
        """Show a day."""
        self.line.setText(jalali_text(value) if value else EMPTY_DATE)
