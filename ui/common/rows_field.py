"""A field of several like rows below each other; an empty row waits at the end."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, Generic, TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.common.fields import Field

Value = TypeVar("Value")


_STEPS: Final = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


def _focused() -> QWidget:
    return QApplication.focusWidget() or QWidget()


class FieldLine(QWidget, Generic[Value]):
    """One row of a field of rows."""

    def __init__(self, fields: list[tuple[Field, int]]) -> None:
        super().__init__()
        self.fields = [field for field, _ in fields]
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        for field, share in fields:
            field.hide_label()
            layout.addWidget(field, share)

    def is_empty(self) -> bool:
        """Whether nothing is typed in it."""
        return not any(_text_of(field).strip() for field in self.fields)

    def value(self) -> Value:
        """What the row holds."""
        raise NotImplementedError  # pragma: no cover - every kind of row has its own

    def set_value(self, value: Value) -> None:
        """Show what the row holds."""
        raise NotImplementedError  # pragma: no cover - every kind of row has its own


def _text_of(field: Field) -> str:
    line = field.editor
    return line.text() if isinstance(line, QLineEdit) else ""


class LinesOf(QWidget):
    """Rows below each other.

    Signals:
        edited: One of them changed.
    """

    edited = Signal()

    def __init__(self, make: Callable[[], FieldLine[Any]], watch: QObject | None = None) -> None:
        super().__init__()
        self._make = make
        self.watch = watch
        self.lines: list[FieldLine[Any]] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(6)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.add_line()

    def add_line(self) -> FieldLine[Any]:
        """Add an empty row at the end."""
        line = self._make()
        self.lines.append(line)
        self._layout.addWidget(line)
        # At once, and not when Qt has time: the keyboard goes on while the row is made.
        line.show()
        for field in line.fields:
            field.edited.connect(self._typed)
            if self.watch is not None:
                field.editor.installEventFilter(self.watch)
        self.setFocusProxy(self.lines[0].fields[0])
        if len(self.lines) > 1:
            self._follow(self.lines[-2], line)
        return line

    @staticmethod
    def _follow(before: FieldLine[Any], line: FieldLine[Any]) -> None:
        """Let the keyboard go from one row to the next, not from the last field of the form."""
        last = before.fields[-1].editor
        for field in line.fields:
            QWidget.setTabOrder(last, field.editor)
            last = field.editor

    def _typed(self) -> None:
        if not self.lines[-1].is_empty():
            self.add_line()
        self.edited.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt with an arrow moves the row of the cursor up or down among those typed in."""
        step = _STEPS.get(Qt.Key(event.key()), 0)
        if step and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._move(step)
        else:
            super().keyPressEvent(event)

    def _move(self, step: int) -> None:
        places = [place for place, line in enumerate(self.lines) if not line.is_empty()]
        place = next((at for at in places if self.lines[at].isAncestorOf(_focused())), None)
        if place is None or place + step not in places:
            return
        here, there = self.lines[place], self.lines[place + step]
        mine = [field.raw() for field in here.fields]
        theirs = [field.raw() for field in there.fields]
        column = next((at for at, one in enumerate(here.fields) if one.editor.hasFocus()), 0)
        for line, texts in ((here, theirs), (there, mine)):
            for field, text in zip(line.fields, texts, strict=True):
                field.set_raw(text)
        there.fields[column].setFocus()
        self.edited.emit()

    def clear(self) -> None:
        """Leave one empty row, which the keyboard comes to where it came to the others."""
        gone, self.lines = self.lines, []
        self._follow(gone[-1], self.add_line())
        for line in gone:
            self._layout.removeWidget(line)
            line.deleteLater()


class RowsField(Field):
    """A labelled field of rows."""

    def __init__(
        self,
        name: str,
        label: str,
        make: Callable[[], FieldLine[Any]],
        watch: QObject | None = None,
    ) -> None:
        """Make the field; `watch` hears the keys of rows that come later, if it is known yet."""
        self.rows = LinesOf(make, watch)
        super().__init__(name, label, self.rows)
        self.rows.edited.connect(self._typed)

    def _typed(self) -> None:
        self.show_problem("")
        self.edited.emit()

    def value(self) -> tuple[Any, ...]:
        """The rows in which something is typed."""
        return tuple(line.value() for line in self.rows.lines if not line.is_empty())

    def set_value(self, value: Any) -> None:
        """Show rows."""
        self.rows.clear()
        for held in value:
            self.rows.lines[-1].set_value(held)
            self.rows.add_line()

    def raw(self) -> list[list[Any]]:
        """The rows in which something is typed, each field as it stands."""
        return [
            [field.raw() for field in line.fields]
            for line in self.rows.lines
            if not line.is_empty()
        ]

    def set_raw(self, raw: Any) -> None:
        """Show the rows again."""
        self.rows.clear()
        for held in raw if isinstance(raw, list) else []:
            for field, text in zip(self.rows.lines[-1].fields, held, strict=False):
                field.set_raw(text)
            self.rows.add_line()
