"""The filter row of the registers of agreements, gifts and occasions, which remembers itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from enum import StrEnum
from typing import Any, Final

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QLineEdit, QWidget

from ui import theme
from ui.common.fields import DateField, SegmentField, start_at_right
from ui.common.flow import FlowRow
from ui.shell import Shell

#: Pixels of one view.
VIEW_WIDTH: Final = 110


class RegisterFilters(QWidget):
    """What is in sight, text and days; what a link asked besides stays until it is cleared."""

    def __init__(
        self,
        shell: Shell,
        name: str,
        views: Sequence[tuple[StrEnum, str]],
        blank: Any,
        hint: str,
        changed: Callable[[], None],
        *,
        has_days: bool = True,
    ) -> None:
        """Make the row.

        Args:
            shell: The window.
            name: Of the register, by which the view is remembered.
            views: What can be in sight, in words.
            blank: A filter that asks for nothing.
            hint: What the text finds.
            changed: Called when something was changed.
            has_days: Whether days narrow the register.
        """
        super().__init__()
        self._views, self._setting, self._held = dict(views), f"filters/{name}/view", blank
        self.view = SegmentField("view", "نما", views)
        self.view.hide_label()
        for button, (_view, words) in zip(self.view.buttons(), views, strict=True):
            button.setAccessibleName(f"نما: {words}")
        self.text = QLineEdit(self)
        start_at_right(self.text)
        self.text.setPlaceholderText(f"{hint}   Ctrl+F")
        self.text.setAccessibleName("فیلتر")
        self.text.setClearButtonEnabled(True)
        self.text.setMinimumWidth(170)
        theme.keep_width(self.view, VIEW_WIDTH * len(views))
        self.row = FlowRow(self, spacing=theme.SPACE[1])
        self.row.addWidget(self.view)
        self.row.addWidget(self.text, 1)
        self.days: tuple[DateField, ...] = ()
        if has_days:
            self.days = (
                DateField("from_day", "", shell.today),
                DateField("to_day", "", shell.today),
            )
        for day, words in zip(self.days, ("از تاریخ", "تا تاریخ"), strict=False):
            day.line.setPlaceholderText(words)
            day.line.setAccessibleName(words)
            day.hide_label()
            theme.keep_width(day, 112)
            day.edited.connect(changed)
            self.row.addWidget(day)
        self.view.edited.connect(changed)
        self.text.textChanged.connect(changed)

    def wanted(self) -> Any:
        """The filter as it stands; a day that cannot be read yet is left out."""
        names = ("from_day", "to_day")
        days = {name: _day_of(day) for name, day in zip(names, self.days, strict=False)}
        return replace(self._held, text=self.text.text(), view=self.view.value(), **days)

    def words(self) -> str:
        """The filter as it stands, in words."""
        text = self.text.text().strip()
        said = [self._views[self.view.value()], f"«{text}»" if text else ""]
        for field, preposition in zip(self.days, ("از", "تا"), strict=False):
            said.append(f"{preposition} {field.raw()}" if field.raw() else "")
        return " · ".join(part for part in said if part)

    def show_filter(self, wanted: Any) -> None:
        """Stand as a filter was kept, or as a link asks."""
        self._held = wanted
        self.view.set_value(wanted.view)
        self.text.setText(wanted.text)
        for name, field in zip(("from_day", "to_day"), self.days, strict=False):
            field.set_value(getattr(wanted, name))

    def focus(self) -> None:
        """Put the cursor into the text."""
        self.text.setFocus()
        self.text.selectAll()

    def remember(self, settings: QSettings) -> None:
        """Write the view down; text and days are of the moment."""
        settings.setValue(self._setting, self.view.value().value)

    def recall(self, settings: QSettings) -> None:
        """Set the view as it was left."""
        named = {one.value: one for one in self._views}
        first = next(iter(self._views))
        self.view.set_value(named.get(str(settings.value(self._setting) or ""), first))


def _day_of(field: DateField) -> date | None:
    try:
        return field.value()
    except ValueError:
        return None
