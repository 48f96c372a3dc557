"""The name a mapping of columns is remembered by."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox

from ui.common.fields import Field


class MappingField(Field):
    """The name a mapping is remembered by; a known name reads the columns as it says."""

    def __init__(self) -> None:
        self.list = QComboBox()
        self.list.setEditable(True)
        self.list.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        line = self.list.lineEdit()
        if line is not None:
            line.setPlaceholderText("اگر نامی بگذارید، بار دیگر با همان نام خوانده می‌شود")
        super().__init__("mapping", "نام نگاشت ستون‌ها", self.list)

    def value(self) -> str:
        """The name as typed or chosen."""
        return self.list.currentText().strip()

    def show_names(self, names: list[str]) -> None:
        """Offer the names that are remembered."""
        typed = self.list.currentText()
        self.list.clear()
        self.list.addItems(names)
        self.list.setCurrentText(typed)
