"""Labels of Persian text, whatever character they begin with."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLayout, QWidget

from ui import theme

#: Begins every label, so that a text that opens with a digit or a Latin word still runs from the
#: right.
RIGHT_TO_LEFT_MARK = "\u200f"


def text_label(text: str, parent: QWidget, kind: str = "", *, selectable: bool = False) -> QLabel:
    """A wrapping label at the start, the right, in plain text.

    Args:
        text: What it says.
        parent: Where it stands.
        kind: How the theme dresses it.
        selectable: Whether its text can be copied.
    """
    label = QLabel(RIGHT_TO_LEFT_MARK + text if text else "", parent)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
    if selectable:
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    if kind:
        theme.set_kind(label, kind)
    return label


def take_all(layout: QLayout) -> None:
    """Empty a layout of its widgets."""
    while layout.count():
        item = layout.takeAt(0)
        widget = item.widget() if item else None
        if widget is not None:
            widget.hide()
            widget.deleteLater()
