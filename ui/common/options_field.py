"""Some of a few words, each with a box to tick, as a form on paper has them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtWidgets import QCheckBox, QWidget

from ui import theme
from ui.common.field import Field
from ui.common.flow import FlowRow

#: Between the words that are ticked.
BETWEEN: Final = "، "


class OptionsField(Field):
    """Boxes beside each other; its value is the ticked words in their order."""

    def __init__(self, name: str, label: str, options: Sequence[str]) -> None:
        row = QWidget()
        super().__init__(name, label, row)
        flow = FlowRow(row, spacing=theme.SPACE[2])
        self.boxes = [QCheckBox(words, row) for words in options]
        for box in self.boxes:
            flow.addWidget(box)
            box.clicked.connect(lambda _on: self.edited.emit())
        self.setFocusProxy(self.boxes[0])

    def value(self) -> str:
        """The ticked words."""
        return BETWEEN.join(box.text() for box in self.boxes if box.isChecked())

    def set_value(self, value: str) -> None:
        """Tick the words a value names; a box for what is not among them is not made."""
        named = {one.strip() for one in value.split(BETWEEN.strip())}
        for box in self.boxes:
            box.setChecked(box.text() in named)

    def raw(self) -> str:
        """The ticked words."""
        return self.value()

    def set_raw(self, raw: Any) -> None:
        """Tick them again."""
        self.set_value(str(raw))
