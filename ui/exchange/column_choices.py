"""The columns of a file, each with the field it is read as and its first values."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QWidget

from app.changes import Kind
from app.exchange import FIELDS, Table
from app.exchange.cells import Broken, Cell, is_empty, text_of
from app.exchange.fields import JOINT
from app.text import persian_digits
from ui import theme
from ui.common.labels import RIGHT_TO_LEFT_MARK

#: First values shown of each column, their letters, and the rows they are looked for in.
SAMPLES, LETTERS, LOOKED_AT = 3, 60, 500

IGNORED = "— خوانده نمی‌شود —"


class ColumnChoices(QWidget):
    """A line for each column: its header, the field in a list that opens, its first values.

    Signals:
        edited: A person chose another field.
    """

    edited = Signal()

    def __init__(self, kind: Kind, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fields = FIELDS.get(kind, ())
        self.lists: list[QComboBox] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(5)
        self._grid.setColumnStretch(2, 1)

    def show_table(self, table: Table, mapping: Sequence[str]) -> None:
        """Show a file's columns in place of those before."""
        while self._grid.count():
            item = self._grid.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                widget.deleteLater()
        self.lists = []
        for place, words in enumerate(("سرستون پرونده", "خوانده شود به نام", "نخستین مقدارها")):
            self._grid.addWidget(_label(words, self, "label"), 0, place)
        for place, header in enumerate(table.header):
            name = header or f"ستون {persian_digits(str(place + 1))}"
            self._grid.addWidget(_label(name.replace(JOINT, " ‹ "), self, "strong"), place + 1, 0)
            chosen = self._list(name)
            self._grid.addWidget(chosen, place + 1, 1)
            filled = (line.cells[place] for line in table.lines[:LOOKED_AT])
            samples = list(islice((cell for cell in filled if not is_empty(cell)), SAMPLES))
            values = _label(_shown(samples), self, "muted")
            self._grid.addWidget(values, place + 1, 2)
            self.lists.append(chosen)
        self.show_mapping(mapping)

    def _list(self, name: str) -> QComboBox:
        chosen = QComboBox(self)
        chosen.setAccessibleName(name)
        chosen.addItem(IGNORED, "")
        for field in self._fields:
            chosen.addItem(field.title, field.name)
        chosen.setMinimumWidth(190)
        chosen.activated.connect(self._chosen)
        # A wheel that scrolls the form must not change what a column is.
        chosen.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        chosen.installEventFilter(self)
        return chosen

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The wheel belongs to the form."""
        if event.type() is QEvent.Type.Wheel:
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def show_mapping(self, mapping: Sequence[str]) -> None:
        """Choose the field of each column."""
        for chosen, field in zip(self.lists, mapping, strict=True):
            chosen.setCurrentIndex(max(chosen.findData(field), 0))

    def mapping(self) -> tuple[str, ...]:
        """The field of each column, empty where none is chosen."""
        return tuple(str(chosen.currentData() or "") for chosen in self.lists)

    def _chosen(self) -> None:
        """A field that only one column can be leaves the column it was chosen for before."""
        sender = self.sender()
        one_only = {field.name for field in self._fields if not field.many}
        for chosen in self.lists:
            if chosen is not sender and isinstance(sender, QComboBox):
                field = chosen.currentData()
                if field in one_only and field == sender.currentData():
                    chosen.setCurrentIndex(0)
        self.edited.emit()


def _shown(cells: Sequence[Cell]) -> str:
    texts = [cell.reason if isinstance(cell, Broken) else text_of(cell) for cell in cells]
    line = " · ".join(" ".join(persian_digits(text).split()) for text in texts)
    return line if len(line) <= LETTERS else line[: LETTERS - 1] + "…"


def _label(text: str, parent: QWidget, kind: str) -> QLabel:
    label = QLabel(RIGHT_TO_LEFT_MARK + text, parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setAlignment(
        Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
    )
    label.setWordWrap(kind != "label")
    theme.set_kind(label, kind)
    return label
