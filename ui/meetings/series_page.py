"""The page of series of meetings: councils and working groups, with what waits for their next."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from app.access import Right
from app.changes import Kind
from app.kept_forms import FilledForm
from app.listing import MOST_COUNTED
from app.meetings import (
    SeriesFilter,
    SeriesRow,
    SeriesSheet,
    count_series,
    list_series,
    series_sheet,
    take_series_step_back,
)
from app.meetings.rows import MeetingRow, ResolutionLine
from app.meetings.series import archive_series, reorder_topics, unarchive_series
from ui.common.fields import start_at_right
from ui.common.register_table import Column
from ui.common.whole_page import WholePage
from ui.common.whole_pane import WholePane
from ui.meetings.columns import SERIES
from ui.meetings.kept import open_kept_series
from ui.meetings.meeting_form import Origin
from ui.meetings.series_form import MeetingSeriesForm
from ui.meetings.series_pane import SeriesPane
from ui.meetings.series_steps import SERIES_FORMS
from ui.meetings.texts import DONE, EMPTY_SERIES
from ui.meetings.what_next import of_series
from ui.shell import Shell
from ui.theme import Tone

#: Buttons at the foot of a series.
OFFERED: Final = ("series_plan", "topic_new")


class MeetingSeriesPage(WholePage[SeriesRow]):
    """The register of series."""

    name = "meeting_series"
    title = "سلسله جلسات"
    empty = EMPTY_SERIES
    kinds = frozenset({Kind.MEETING_SERIES, Kind.MEETING, Kind.ORDER})
    keeps = frozenset({Kind.MEETING_SERIES})
    common_actions = WholePage.common_actions | {"save_list"}
    top_actions = ("new_meeting_series",)
    whole = staticmethod(series_sheet)

    def __init__(self, shell: Shell) -> None:
        self.series_pane = SeriesPane(shell)
        super().__init__(shell)
        self.text = QLineEdit(self)
        start_at_right(self.text)
        self.text.setPlaceholderText("فیلتر: نام، رئیس، دبیر   Ctrl+F")
        self.text.setClearButtonEnabled(True)
        self.text.textChanged.connect(self.filter_later)
        self.archived = QCheckBox("بایگانی‌شده‌ها هم", self)
        self.archived.toggled.connect(self.filter_later)
        self.filters.addWidget(self.text, 1)
        self.filters.addWidget(self.archived)
        self.table.setAccessibleName("سلسله جلسات")
        self.series_pane.chosen.connect(shell.refresh_actions)
        self.series_pane.opened.connect(self._open_part)
        self.series_pane.left.connect(self.table.setFocus)
        self.series_pane.ordered.connect(self._put_in_order)

    def columns(self) -> Sequence[Column[SeriesRow]]:
        """The register's columns."""
        return SERIES

    def detail_widget(self) -> QWidget:
        """The series in hand."""
        return self.series_pane

    def pane(self) -> WholePane:
        """Where it is shown."""
        return self.series_pane

    def question(self) -> tuple[Callable[..., Sequence[SeriesRow]], tuple[Any, ...]]:
        """The register as filtered."""
        return list_series, (self._wanted(),)

    def _wanted(self) -> SeriesFilter:
        return SeriesFilter(self.text.text(), self.archived.isChecked())

    def show_filter(self, wanted: Any) -> None:
        """Filter as something found elsewhere asks."""
        if isinstance(wanted, SeriesFilter):
            self.text.setText(wanted.text)
            self.archived.setChecked(wanted.archived)

    def filter_words(self) -> str:
        """The filter in words."""
        text = self.text.text().strip()
        parts = [f"«{text}»" if text else ""]
        parts.append(self.archived.text() if self.archived.isChecked() else "")
        return " · ".join(part for part in parts if part)

    def ask_count(self, give: Callable[[int], None]) -> None:
        """Ask how many series the filter finds."""
        self.shell.tasks.read(
            self, count_series, self._wanted(), most=MOST_COUNTED, done=give, latest="count"
        )

    def status_words(self) -> str:
        """The status line."""
        return f"{self.how_many()} سلسله در فهرست"

    def show_kept(self, number: int) -> None:
        """Show a series another page named, also one that was put away."""
        self._held = number
        self.reload(keep=number)

    def show_whole(self, sheet: Any | None) -> None:
        """Show the chosen series."""
        if not isinstance(sheet, SeriesSheet):
            self.series_pane.show_nothing()
            return
        there = of_series(sheet, self.shell.operator())
        self.series_pane.show_series(sheet, [name for name in OFFERED if name in there])

    def available(self) -> frozenset[str]:
        """What can be done with the series and the topic in hand."""
        operator = self.shell.operator()
        found = {"filter", "clear_filter", "reload"}
        if operator.may(Right.HOLD_MEETINGS):
            found.add("new")
        sheet: SeriesSheet | None = self.sheet
        if sheet is None or self.current_form() is not None:
            return frozenset(found)
        found |= of_series(sheet, operator)
        topic = self.series_pane.topic()
        if topic is not None and topic.meeting_id is None and "topic_new" in found:
            found.add("topic_drop")
        return frozenset(found)

    def open_current(self) -> None:
        """Enter on a series goes into it."""
        if self.sheet is not None:
            self.series_pane.enter()

    def _open_part(self) -> None:
        """Enter on a line goes where it is kept; a topic that waits is corrected."""
        row: Any = self.series_pane.line(self.series_pane.part)
        if isinstance(row, MeetingRow):
            self.shell.show_record(Kind.MEETING, row.id)
        elif isinstance(row, ResolutionLine):
            self.shell.show_record(Kind.MEETING, row.meeting_id)
        else:
            self.amend()

    def perform(self, action: str) -> None:
        """Do an action."""
        if action in _PAGE_DEEDS:
            _PAGE_DEEDS[action](self)
            return
        self.series_pane.topics.settle_order()
        sheet: SeriesSheet | None = self.sheet
        if sheet is None:
            return
        topic = self.series_pane.topic()
        if action == "topic_drop" and topic is not None:
            self.open_form(SERIES_FORMS[action](self.shell, sheet, topic, self.stepped))
        elif action == "topic_new":
            self.open_form(SERIES_FORMS[action](self.shell, sheet, None, self.stepped))
        elif action == "series_plan":
            self.shell.show_section("meetings", Origin(series_id=sheet.id))
        elif action == "archive":
            operation = unarchive_series if sheet.is_archived else archive_series
            said = "unarchived" if sheet.is_archived else "archived"
            self.take_step(operation, sheet, said=DONE[said])
        elif action == "take_back":
            self.take_step(take_series_step_back, sheet, said=DONE["taken_back"])

    def amend(self) -> None:
        """Correct the topic the cursor is on, or the series."""
        sheet: SeriesSheet | None = self.sheet
        if sheet is None or "amend" not in of_series(sheet, self.shell.operator()):
            return
        topic = self.series_pane.topic() if self.series_pane.is_entered() else None
        if topic is not None and topic.meeting_id is None:
            self.open_form(SERIES_FORMS["topic_amend"](self.shell, sheet, topic, self.stepped))
        else:
            self.open_form(MeetingSeriesForm(self.shell, self.series_saved, sheet))

    def new_series(self) -> None:
        """Open the form of a new series."""
        self.open_form(MeetingSeriesForm(self.shell, self.series_saved))

    def series_saved(self, number: int) -> None:
        """A series was begun or corrected."""
        is_new = self.sheet is None or self.sheet.id != number
        self.hold(number)
        self.reload(keep=number)
        self.say(DONE["series" if is_new else "step"], Tone.SUCCESS)

    def stepped(self) -> None:
        """A step was saved by its form."""
        self.hold(self.series_pane.shown_id)
        self.say(DONE["step"], Tone.SUCCESS)

    def _put_in_order(self, numbers: list[int]) -> None:
        sheet: SeriesSheet | None = self.sheet
        if sheet is not None:
            self.take_step(reorder_topics, sheet, numbers, said=DONE["order"])

    def open_kept(self, filled: FilledForm) -> None:
        """Open a form that was kept, as it stood."""
        open_kept_series(self, filled)

    def focus_filter(self) -> None:
        """Put the cursor into the filter."""
        self.text.setFocus()
        self.text.selectAll()

    def clear_filter(self) -> None:
        """Show all series, those put away as well."""
        self.text.clear()
        self.archived.setChecked(True)

    def remember(self, settings: QSettings) -> None:
        """Write down how the columns lie."""
        super().remember(settings)
        self.series_pane.remember(settings)

    def recall(self, settings: QSettings) -> None:
        """Lay the columns as they were left."""
        super().recall(settings)
        self.series_pane.recall(settings)


_PAGE_DEEDS: Final[dict[str, Callable[[MeetingSeriesPage], object]]] = {
    "new": MeetingSeriesPage.new_series,
    "new_meeting_series": MeetingSeriesPage.new_series,
    "amend": MeetingSeriesPage.amend,
    "filter": MeetingSeriesPage.focus_filter,
    "clear_filter": MeetingSeriesPage.clear_filter,
    "reload": lambda page: page.reload(),
}
