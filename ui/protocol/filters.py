"""The filter row of the pages of cases, which remembers itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Final

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QLineEdit, QWidget

from app.protocol import CaseFilter, CaseKind, CaseView
from app.protocol.texts import CASE_KINDS, CASE_STATES
from ui import theme
from ui.common.fields import ChoiceField, DateField, SegmentField, start_at_right
from ui.common.flow import FlowRow
from ui.shell import Shell

VIEWS: Final = (
    (CaseView.OPEN, "در جریان"),
    (CaseView.UPCOMING, "پیش رو"),
    (CaseView.LATE, "دیرکرده"),
    (CaseView.REPORT_DUE, "منتظر گزارش"),
    (CaseView.ALL, "همه"),
)
VIEWS_WIDTH: Final = 440
ALL_KINDS: Final = "همه نوع‌ها"


class CaseFilters(QWidget):
    """What is in sight, kind, text and days; what a link asked besides stays until cleared."""

    def __init__(
        self, shell: Shell, changed: Callable[[], None], kinds: frozenset[CaseKind]
    ) -> None:
        """Make the row.

        Args:
            shell: The window.
            changed: Called when the filter is another.
            kinds: Of which cases the page is; of more than one a person chooses.
        """
        super().__init__()
        #: What a link or a kept list asked for besides what has a field here.
        self._held = CaseFilter()
        self._kinds = kinds
        self._setting = f"filters/protocol/{'-'.join(sorted(kinds)) if len(kinds) < 9 else ''}view"
        self.view = SegmentField("view", "نما", VIEWS)
        self.view.hide_label()
        for button, (_view, words) in zip(self.view.buttons(), VIEWS, strict=True):
            button.setAccessibleName(f"نما: {words}")
        named = [(one, CASE_KINDS[one.value]) for one in CaseKind if one in kinds]
        self.kind = ChoiceField("kind", "نوع پرونده", [(None, ALL_KINDS), *named])
        self.kind.hide_label()
        self.kind.setVisible(len(kinds) > 1)
        self.text = QLineEdit(self)
        start_at_right(self.text)
        self.text.setPlaceholderText("فیلتر: شماره، موضوع، کشور، نام   Ctrl+F")
        self.text.setClearButtonEnabled(True)
        self.from_day = DateField("from_day", "", shell.today)
        self.to_day = DateField("to_day", "", shell.today)
        self._lay(changed)

    def _lay(self, changed: Callable[[], None]) -> None:
        layout = FlowRow(self, spacing=theme.SPACE[1])
        theme.keep_width(self.view, VIEWS_WIDTH)
        theme.keep_width(self.kind, 170)
        layout.addWidget(self.view)
        if len(self._kinds) > 1:
            layout.addWidget(self.kind)
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
        self.kind.edited.connect(changed)
        self.text.textChanged.connect(changed)

    def wanted(self) -> CaseFilter:
        """The filter as it stands; a day that cannot be read yet is left out."""
        chosen = self.kind.value()
        whole = tuple(sorted(self._kinds)) if len(self._kinds) < len(CaseKind) else ()
        return replace(
            self._held,
            text=self.text.text(),
            view=self.view.value(),
            kinds=(chosen,) if chosen is not None else whole,
            from_day=_day_of(self.from_day),
            to_day=_day_of(self.to_day),
        )

    def words(self) -> str:
        """The filter as it stands, in words."""
        text, kind = self.text.text().strip(), self.kind.value()
        said = [
            dict(VIEWS)[self.view.value()],
            CASE_KINDS[kind] if kind is not None else "",
            f"«{text}»" if text else "",
        ]
        for field, preposition in ((self.from_day, "از"), (self.to_day, "تا")):
            said.append(f"{preposition} {field.raw()}" if field.raw() else "")
        said.append("یک نفر" if self._held.person_id is not None else "")
        said += [CASE_STATES[state] for state in self._held.states]
        return " · ".join(part for part in said if part)

    def show_filter(self, wanted: CaseFilter) -> None:
        """Stand as a filter was kept, or as a link asks."""
        self._held = wanted
        self.view.set_value(wanted.view)
        self.kind.set_value(wanted.kinds[0] if len(wanted.kinds) == 1 else None)
        self.text.setText(wanted.text)
        self.from_day.set_value(wanted.from_day)
        self.to_day.set_value(wanted.to_day)

    def remember(self, settings: QSettings) -> None:
        """Write the view down; text and days are of the moment."""
        settings.setValue(self._setting, self.view.value().value)

    def recall(self, settings: QSettings) -> None:
        """Set the view as it was left."""
        named = {one.value: one for one, _words in VIEWS}
        self.view.set_value(named.get(str(settings.value(self._setting) or ""), VIEWS[0][0]))


def _day_of(field: DateField) -> date | None:
    try:
        return field.value()
    except ValueError:
        return None
