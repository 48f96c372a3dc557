"""The filter rows of the registers of protocol work and of its steps, which remember themselves."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from enum import StrEnum
from typing import Any, Final

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QLineEdit, QWidget

from app.protocol import CaseFilter, CaseView, TaskFilter, TaskView
from app.protocol.states import TRIPS, CaseKind
from app.protocol.texts import CASE_KINDS, CASE_STATES
from ui import theme
from ui.common.fields import ChoiceField, DateField, SegmentField, start_at_right
from ui.common.flow import FlowRow
from ui.shell import Shell

VIEWS: Final[tuple[tuple[CaseView, str], ...]] = (
    (CaseView.OPEN, "در جریان"),
    (CaseView.UPCOMING, "پیش رو"),
    (CaseView.LATE, "دیرکرده"),
    (CaseView.REPORT_DUE, "منتظر گزارش"),
    (CaseView.ALL, "همه"),
)
TASK_VIEWS: Final = (
    (TaskView.WEEK, "این هفته"),
    (TaskView.TODAY, "تا امروز"),
    (TaskView.LATE, "دیرکرده"),
    (TaskView.OPEN, "همه"),
)
#: Pixels of one view.
VIEW_WIDTH: Final = 88
EVERY_KIND: Final = "همه نوع‌ها"
KINDS: Final[tuple[tuple[CaseKind | None, str], ...]] = (
    (None, EVERY_KIND),
    *((one, CASE_KINDS[one.value]) for one in CaseKind),
)


class _Filters(QWidget):
    """Views and text beside each other."""

    def __init__(self, views: Sequence[tuple[StrEnum, str]], hint: str, setting: str) -> None:
        super().__init__()
        self._views, self._setting = dict(views), f"filters/{setting}/view"
        self.view = SegmentField("view", "نما", views)
        self.view.hide_label()
        for button, (_view, words) in zip(self.view.buttons(), views, strict=True):
            button.setAccessibleName(f"نما: {words}")
        self.kind = ChoiceField("kind", "نوع", KINDS)
        self.kind.hide_label()
        self.text = QLineEdit(self)
        start_at_right(self.text)
        self.text.setPlaceholderText(hint)
        self.text.setClearButtonEnabled(True)
        self.text.setMinimumWidth(170)
        self.row = FlowRow(self, spacing=theme.SPACE[1])
        theme.keep_width(self.view, VIEW_WIDTH * len(views))
        self.row.addWidget(self.view)
        theme.keep_width(self.kind, 150)
        self.row.addWidget(self.kind)
        self.row.addWidget(self.text, 1)

    def follow(self, changed: Callable[[], None]) -> None:
        """Say when something was changed."""
        for field in (self.view, self.kind):
            field.edited.connect(changed)
        self.text.textChanged.connect(changed)

    def said(self) -> list[str]:
        """What is in sight and the text, in words."""
        text = self.text.text().strip()
        return [self._views[self.view.value()], f"«{text}»" if text else ""]

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


class CaseFilters(_Filters):
    """What is in sight of cases; what a link asked besides stays until it is cleared."""

    def __init__(
        self, shell: Shell, name: str, kinds: tuple[CaseKind, ...], changed: Callable[[], None]
    ) -> None:
        """Make the row; `kinds` are those of the register, none of the one that has all."""
        may_report = not kinds or bool(TRIPS & set(kinds))
        views = [one for one in VIEWS if may_report or one[0] is not CaseView.REPORT_DUE]
        hint = "فیلتر: شماره، موضوع، کشور، نام   Ctrl+F"
        super().__init__(views, hint, name)
        self._kinds = kinds
        #: What a link or a kept list asked for besides what has a field here.
        self._held = CaseFilter(kinds=kinds)
        self.kind.setVisible(not kinds)
        self.from_day = DateField("from_day", "", shell.today)
        self.to_day = DateField("to_day", "", shell.today)
        for day, words in ((self.from_day, "از تاریخ"), (self.to_day, "تا تاریخ")):
            day.line.setPlaceholderText(words)
            day.line.setAccessibleName(words)
            day.hide_label()
            theme.keep_width(day, 112)
            day.edited.connect(changed)
            self.row.addWidget(day)
        self.kind.edited.connect(self._kind_chosen)
        self.follow(changed)

    def _kind_chosen(self) -> None:
        kind = self.kind.value()
        self._held = replace(self._held, kinds=() if kind is None else (kind,))

    def wanted(self) -> CaseFilter:
        """The filter as it stands; a day that cannot be read yet is left out."""
        return replace(
            self._held,
            text=self.text.text(),
            view=self.view.value(),
            from_day=_day_of(self.from_day),
            to_day=_day_of(self.to_day),
        )

    def words(self) -> str:
        """The filter as it stands, in words."""
        found = self.said()
        if not self._kinds:
            found += [CASE_KINDS[kind] for kind in self._held.kinds]
        for field, preposition in ((self.from_day, "از"), (self.to_day, "تا")):
            found.append(f"{preposition} {field.raw()}" if field.raw() else "")
        found += [CASE_STATES[state] for state in self._held.states]
        found.append("یک نفر" if self._held.person_id is not None else "")
        return " · ".join(part for part in found if part)

    def show_filter(self, wanted: CaseFilter) -> None:
        """Stand as a filter was kept, or as a link asks."""
        held = replace(wanted, kinds=self._kinds or wanted.kinds)
        self._held = held
        self.kind.set_value(held.kinds[0] if len(held.kinds) == 1 else None)
        views: Any = self._views
        self.view.set_value(wanted.view if wanted.view in views else CaseView.OPEN)
        self.text.setText(wanted.text)
        self.from_day.set_value(wanted.from_day)
        self.to_day.set_value(wanted.to_day)


class TaskFilters(_Filters):
    """What is in sight of the steps of all cases."""

    def __init__(self, changed: Callable[[], None]) -> None:
        super().__init__(TASK_VIEWS, "فیلتر: گام، مسئول، پرونده   Ctrl+F", "protocol_tasks")
        self._kinds: tuple[CaseKind, ...] = ()
        self.kind.edited.connect(self._kind_chosen)
        self.follow(changed)

    def _kind_chosen(self) -> None:
        kind = self.kind.value()
        self._kinds = () if kind is None else (kind,)

    def wanted(self) -> TaskFilter:
        """The filter as it stands."""
        return TaskFilter(text=self.text.text(), view=self.view.value(), kinds=self._kinds)

    def words(self) -> str:
        """The filter as it stands, in words."""
        kinds = [CASE_KINDS[kind] for kind in self._kinds]
        return " · ".join(part for part in (*self.said(), *kinds) if part)

    def show_filter(self, wanted: TaskFilter) -> None:
        """Stand as a filter was kept, or as a link asks."""
        self._kinds = wanted.kinds
        self.kind.set_value(wanted.kinds[0] if len(wanted.kinds) == 1 else None)
        self.view.set_value(wanted.view)
        self.text.setText(wanted.text)


def _day_of(field: DateField) -> date | None:
    try:
        return field.value()
    except ValueError:
        return None
