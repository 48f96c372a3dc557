"""The filter row of the page of public days, which remembers itself."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Final

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QLineEdit, QWidget

from app.public_days import PublicDayFilter, PublicDayView
from ui import theme
from ui.common.fields import DateField, SegmentField, start_at_right
from ui.common.flow import FlowRow
from ui.shell import Shell

VIEWS: Final = (
    (PublicDayView.AHEAD, "در جریان"),
    (PublicDayView.TO_BE_TOLD, "ناآگاه از نتیجه"),
    (PublicDayView.RESULTS_LATE, "نتیجه دیرکرده"),
    (PublicDayView.ALL, "همه"),
)
VIEWS_WIDTH: Final = 420
SETTING: Final = "filters/public_days/view"


class PublicDayFilters(QWidget):
    """What is in sight, text and days."""

    def __init__(self, shell: Shell, changed: Callable[[], None]) -> None:
        super().__init__()
        self.view = SegmentField("view", "نما", VIEWS)
        self.view.hide_label()
        for button, (_view, words) in zip(self.view.buttons(), VIEWS, strict=True):
            button.setAccessibleName(f"نما: {words}")
        self.text = QLineEdit(self)
        start_at_right(self.text)
        self.text.setPlaceholderText("فیلتر: شماره، عنوان، جا   Ctrl+F")
        self.text.setClearButtonEnabled(True)
        self.from_day = DateField("from_day", "", shell.today)
        self.to_day = DateField("to_day", "", shell.today)
        layout = FlowRow(self, spacing=theme.SPACE[1])
        theme.keep_width(self.view, VIEWS_WIDTH)
        layout.addWidget(self.view)
        self.text.setMinimumWidth(170)
        layout.addWidget(self.text, 1)
        for day, hint in ((self.from_day, "از تاریخ"), (self.to_day, "تا تاریخ")):
            day.line.setPlaceholderText(hint)
            day.line.setAccessibleName(hint)
            day.hide_label()
            theme.keep_width(day, 112)
            day.edited.connect(changed)
            layout.addWidget(day)
        self.view.edited.connect(changed)
        self.text.textChanged.connect(changed)

    def wanted(self) -> PublicDayFilter:
        """The filter as it stands; a day that cannot be read yet is left out."""
        return PublicDayFilter(
            text=self.text.text(),
            view=self.view.value(),
            from_day=_day_of(self.from_day),
            to_day=_day_of(self.to_day),
        )

    def words(self) -> str:
        """The filter as it stands, in words."""
        text = self.text.text().strip()
        said = [dict(VIEWS)[self.view.value()], f"«{text}»" if text else ""]
        for field, preposition in ((self.from_day, "از"), (self.to_day, "تا")):
            said.append(f"{preposition} {field.raw()}" if field.raw() else "")
        return " · ".join(part for part in said if part)

    def show_filter(self, wanted: PublicDayFilter) -> None:
        """Stand as a filter was kept."""
        self.view.set_value(wanted.view)
        self.text.setText(wanted.text)
        self.from_day.set_value(wanted.from_day)
        self.to_day.set_value(wanted.to_day)

    def remember(self, settings: QSettings) -> None:
        """Write the view down; text and days are of the moment."""
        settings.setValue(SETTING, self.view.value().value)

    def recall(self, settings: QSettings) -> None:
        """Set the view as it was left."""
        named = {one.value: one for one, _words in VIEWS}
        self.view.set_value(named.get(str(settings.value(SETTING) or ""), VIEWS[0][0]))


def _day_of(field: DateField) -> date | None:
    try:
        return field.value()
    except ValueError:
        return None
