"""The filter row of the page of resolutions, which remembers its view."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Final

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QLineEdit, QWidget

from app.meetings.following import ResolutionFilter, ResolutionView
from ui import theme
from ui.common.fields import DateField, SegmentField, start_at_right
from ui.common.flow import FlowRow
from ui.shell import Shell

VIEWS: Final = (
    (ResolutionView.OPEN, "باز"),
    (ResolutionView.LATE, "دیرکرده"),
    (ResolutionView.DONE, "انجام‌شده"),
    (ResolutionView.ALL, "همه"),
)
VIEWS_WIDTH: Final = 330
SETTING: Final = "filters/resolutions/view"


class ResolutionFilters(QWidget):
    """How far they are, text, days of their meetings, and the agency chosen beside the list.

    Attributes:
        agency: Whose resolutions alone are listed; empty for those of all.
    """

    def __init__(self, shell: Shell, changed: Callable[[], None]) -> None:
        super().__init__()
        self.agency = ""
        self.view = SegmentField("view", "نما", VIEWS)
        self.view.hide_label()
        for button, (_view, words) in zip(self.view.buttons(), VIEWS, strict=True):
            button.setAccessibleName(f"نما: {words}")
        self.text = QLineEdit(self)
        start_at_right(self.text)
        self.text.setPlaceholderText("فیلتر: شماره، متن، مسئول   Ctrl+F")
        self.text.setClearButtonEnabled(True)
        self.from_day = DateField("from_day", "", shell.today)
        self.to_day = DateField("to_day", "", shell.today)
        layout = FlowRow(self, spacing=theme.SPACE[1])
        theme.keep_width(self.view, VIEWS_WIDTH)
        layout.addWidget(self.view)
        self.text.setMinimumWidth(170)
        layout.addWidget(self.text, 1)
        for day, hint in ((self.from_day, "جلسه از"), (self.to_day, "جلسه تا")):
            day.line.setPlaceholderText(hint)
            day.line.setAccessibleName(hint)
            day.hide_label()
            theme.keep_width(day, 112)
            day.edited.connect(changed)
            layout.addWidget(day)
        self.view.edited.connect(changed)
        self.text.textChanged.connect(changed)

    def wanted(self) -> ResolutionFilter:
        """The filter as it stands; a day that cannot be read yet is left out."""
        return ResolutionFilter(
            text=self.text.text(),
            view=self.view.value(),
            from_day=_day_of(self.from_day),
            to_day=_day_of(self.to_day),
            agency=self.agency,
        )

    def without_agency(self) -> ResolutionFilter:
        """The same for all agencies, which stand beside the list."""
        return replace(self.wanted(), agency="")

    def choose_agency(self, agency: str) -> None:
        """List one agency's alone, or all."""
        self.agency = agency

    def words(self) -> str:
        """The filter as it stands, in words."""
        text = self.text.text().strip()
        said = [dict(VIEWS)[self.view.value()], self.agency, f"«{text}»" if text else ""]
        for field, preposition in ((self.from_day, "از"), (self.to_day, "تا")):
            said.append(f"{preposition} {field.raw()}" if field.raw() else "")
        return " · ".join(part for part in said if part)

    def show_filter(self, wanted: ResolutionFilter) -> None:
        """Stand as a link asks."""
        self.view.set_value(wanted.view)
        self.text.setText(wanted.text)
        self.from_day.set_value(wanted.from_day)
        self.to_day.set_value(wanted.to_day)
        self.agency = wanted.agency

    def clear(self) -> None:
        """Show all."""
        self.show_filter(ResolutionFilter(view=ResolutionView.ALL))

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
