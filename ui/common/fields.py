"""The labelled fields forms are made of: text, lines, date, hour, choice.

Each converts at the door: what a person types becomes a value, and what cannot be taken gets its
sentence beneath the field.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, time
from typing import Any, Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFocusEvent, QTextOption
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QGridLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from app.jalali import clock_text, jalali_text, parse_date, parse_time
from ui import theme
from ui.common.field import Field

__all__ = [
    "CheckField",
    "ChoiceField",
    "DateField",
    "Field",
    "LinesField",
    "SegmentField",
    "TextField",
    "TimeField",
    "Today",
    "start_at_right",
]

Today = Callable[[], date]
#: A text of several lines gives way to this many where a form is short of room.
FEWEST_LINES: Final = 3


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

    def raw(self) -> str:
        """The text as typed."""
        return self.line.text()

    def set_raw(self, raw: Any) -> None:
        """Show the text again."""
        self.line.setText(str(raw))


class LinesField(Field):
    """A text of several lines; Enter makes a line, Tab moves on."""

    def __init__(
        self,
        name: str,
        label: str,
        *,
        needed: bool = False,
        rows: int = 4,
        editor: QPlainTextEdit | None = None,
    ) -> None:
        self.text = editor or QPlainTextEdit()
        self._rows = rows
        super().__init__(name, label, self.text, needed=needed)
        option = QTextOption()
        option.setTextDirection(Qt.LayoutDirection.RightToLeft)
        option.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
        self.text.document().setDefaultTextOption(option)
        self.text.setTabChangesFocus(True)
        self._fit()
        self.text.textChanged.connect(self._typed)
        self._quiet = False

    def _fit(self) -> None:
        line = self.text.fontMetrics().lineSpacing()
        self.text.setMinimumHeight(line * min(self._rows, FEWEST_LINES) + 26)
        self.text.setMaximumHeight(line * self._rows + 26)

    def changeEvent(self, event: QEvent) -> None:
        """As high as its lines are in this desk's type."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._fit()

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

    def raw(self) -> str:
        """The text as typed."""
        return self.text.toPlainText()

    def set_raw(self, raw: Any) -> None:
        """Show the text again."""
        self.set_value(str(raw))


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
        #: Words to choose once they are offered.
        self._awaited = ""
        self.list.addItems([words for _, words in choices])
        self.list.activated.connect(self._picked)

    def _picked(self) -> None:
        self.show_problem("")
        self.edited.emit()

    def show_choices(self, choices: Sequence[tuple[Any, str]]) -> None:
        """Offer others, as when they have just been read; the chosen one stays if it is there."""
        chosen = self._values[self.list.currentIndex()] if self._values else None
        self._values = [value for value, _ in choices]
        self.list.clear()
        self.list.addItems([words for _, words in choices])
        if self._awaited:
            ChoiceField.set_raw(self, self._awaited)
        elif chosen in self._values:
            self.set_value(chosen)

    def value(self) -> Any:
        """The chosen value; None when there is nothing to choose."""
        place = self.list.currentIndex()
        return self._values[place] if place >= 0 else None

    def set_value(self, value: Any) -> None:
        """Choose a value."""
        self.list.setCurrentIndex(self._values.index(value))

    def set_choices(self, choices: Sequence[tuple[Any, str]]) -> None:
        """Offer other values; the one that was chosen stays chosen if it is among them."""
        before = self._values[self.list.currentIndex()] if self._values else None
        self._values = [value for value, _ in choices]
        self.list.clear()
        self.list.addItems([words for _, words in choices])
        if before in self._values:
            self.set_value(before)

    def raw(self) -> str:
        """The words of the chosen value."""
        return self.list.currentText()

    def set_raw(self, raw: Any) -> None:
        """Choose the value of these words, as soon as they are offered."""
        place = self.list.findText(str(raw))
        self._awaited = "" if place >= 0 else str(raw)
        if place >= 0:
            self.list.setCurrentIndex(place)


class SegmentField(Field):
    """One of a few values, all in sight; the arrow keys move between them."""

    def __init__(
        self, name: str, label: str, choices: Sequence[tuple[Any, str]], *, across: int = 0
    ) -> None:
        """Make the field of (value, words) pairs, `across` of them in a line; else all in one."""
        box = QWidget()
        super().__init__(name, label, box)
        self._values = [value for value, _ in choices]
        self._group = QButtonGroup(self)
        layout = QGridLayout(box)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.SPACE[0])
        for number, (_, words) in enumerate(choices):
            button = QPushButton(words, box)
            button.setCheckable(True)
            theme.set_kind(button, "segment")
            button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            self._group.addButton(button, number)
            line, place = divmod(number, across or len(choices))
            layout.addWidget(button, line, place)
            layout.setColumnStretch(place, 1)
        self._group.button(0).setChecked(True)
        self._group.idClicked.connect(lambda _number: self.edited.emit())
        self.setFocusProxy(self._group.button(0))
        self._group.idToggled.connect(self._follow)

    def _follow(self, number: int, on: bool) -> None:  # noqa: FBT001  # as Qt says it
        """Who comes here stands on what is chosen."""
        if on:
            self.setFocusProxy(self._group.button(number))

    def offer_only(self, values: Sequence[Any]) -> None:
        """Show only these; when the chosen one is not among them, the first is chosen."""
        for number, value in enumerate(self._values):
            self._group.button(number).setVisible(value in values)
        if self.value() not in values:
            self.set_value(values[0])

    def buttons(self) -> list[QAbstractButton]:
        """Its buttons, in the order of the values."""
        return [self._group.button(number) for number in range(len(self._values))]

    def value(self) -> Any:
        """The chosen value."""
        return self._values[self._group.checkedId()]

    def set_value(self, value: Any) -> None:
        """Choose a value."""
        self._group.button(self._values.index(value)).setChecked(True)

    def raw(self) -> str:
        """The words of the chosen value."""
        button = self._group.checkedButton()
        return button.text() if button is not None else ""

    def set_raw(self, raw: Any) -> None:
        """Choose the value of these words."""
        for button in self._group.buttons():
            if button.text() == raw:
                button.setChecked(True)


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

    def raw(self) -> bool:
        """Whether it is ticked."""
        return self.box.isChecked()

    def set_raw(self, raw: Any) -> None:
        """Tick it again or not."""
        self.box.setChecked(raw is True)


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

    def day_or_today(self) -> date:
        """The day in the field, or today while it cannot be read."""
        return self._month_start()

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
