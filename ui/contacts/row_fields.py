"""Fields of several like rows: telephones and posts; an empty row waits at the end."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.contacts import ContactKind, PhoneDraft, PositionDraft
from ui.common.contact_edit import ContactField
from ui.common.fields import DateField, Field, TextField, Today
from ui.common.tasks import Tasks

Value = TypeVar("Value")


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


class PhoneLine(FieldLine[PhoneDraft]):
    """A number with its label."""

    def __init__(self) -> None:
        self.number = TextField("number", "", digits=True, hint="شماره، داخلی")
        self.label = TextField("label", "", hint="برچسب: دفتر، همراه …")
        super().__init__([(self.number, 3), (self.label, 2)])

    def value(self) -> PhoneDraft:
        """The number as typed."""
        return PhoneDraft(number=self.number.value(), label=self.label.value())

    def set_value(self, value: PhoneDraft) -> None:
        """Show a number."""
        self.number.set_value(value.number)
        self.label.set_value(value.label)


class PositionLine(FieldLine[PositionDraft]):
    """A post, where it is, and from when to when it is held."""

    def __init__(self, tasks: Tasks, today: Today) -> None:
        self.title = TextField("title", "", hint="سمت")
        kinds = (ContactKind.ORGANISATION, ContactKind.UNIT)
        self.place = ContactField("place", "", tasks, kinds=kinds, hint="دستگاه")
        self.from_day = DateField("from_day", "", today)
        self.to_day = DateField("to_day", "", today)
        self.from_day.line.setPlaceholderText("از")
        self.to_day.line.setPlaceholderText("تا")
        super().__init__([(self.title, 3), (self.place, 3), (self.from_day, 2), (self.to_day, 2)])

    def value(self) -> PositionDraft:
        """The post as typed.

        Raises:
            ValueError: A day cannot be read, or the place is not of the directory.
        """
        if self.place.value().strip() and self.place.contact_id is None:
            message = f"«{self.place.value()}» در دفتر نیست؛ آن را برگزینید یا نخست بیفزایید."
            raise ValueError(message)
        return PositionDraft(
            title=self.title.value(),
            organisation_id=self.place.contact_id,
            from_day=self.from_day.value(),
            to_day=self.to_day.value(),
        )

    def set_value(self, value: tuple[PositionDraft, str]) -> None:  # type: ignore[override]
        """Show a post; the name of its place comes with it."""
        position, place = value
        self.title.set_value(position.title)
        self.place.set_contact(position.organisation_id, place)
        self.from_day.set_value(position.from_day)
        self.to_day.set_value(position.to_day)


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
        for field in line.fields:
            field.edited.connect(self._typed)
            if self.watch is not None:
                field.editor.installEventFilter(self.watch)
        self.setFocusProxy(self.lines[0].fields[0])
        return line

    def _typed(self) -> None:
        if not self.lines[-1].is_empty():
            self.add_line()
        self.edited.emit()

    def clear(self) -> None:
        """Leave one empty row."""
        for line in self.lines:
            self._layout.removeWidget(line)
            line.deleteLater()
        self.lines.clear()
        self.add_line()


class RowsField(Field):
    """A labelled field of rows."""

    def __init__(
        self, name: str, label: str, make: Callable[[], FieldLine[Any]], watch: QObject
    ) -> None:
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
