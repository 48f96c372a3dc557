"""The page of resolutions: those of all meetings, beside them the agencies and one whole."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QWidget

from app.changes import Kind
from app.listing import MOST_COUNTED
from app.meetings.following import (
    ResolutionFilter,
    count_resolutions,
    list_resolutions,
    resolutions_by_agency,
)
from app.meetings.rows import ResolutionLine
from ui.common.register_page import RegisterPage
from ui.common.register_table import Column
from ui.common.state_tones.meetings import RESOLUTION_TONES
from ui.meetings.desk_words import (
    ANNULLED,
    NOTHING,
    RESOLUTION_STATES,
    shown_count,
    shown_day,
    shown_number,
)
from ui.meetings.resolutions_filters import ResolutionFilters
from ui.meetings.resolutions_pane import ResolutionsPane
from ui.shell import Shell
from ui.theme import Tone

EMPTY: Final = (
    "مصوبه‌ای در این فهرست نیست. مصوبه در میز صورتجلسه نوشته می‌شود، یا از صورتجلسه رسیده بریده."
)


def _late(row: ResolutionLine) -> str:
    return shown_count(row.late_days) if row.late_days else NOTHING


def _tone(row: ResolutionLine) -> Tone:
    if row.is_annulled:
        return Tone.QUIET
    return Tone.DANGER if row.late_days else RESOLUTION_TONES[row.state]


COLUMNS: Final[tuple[Column[ResolutionLine], ...]] = (
    Column("number", "شماره", lambda row: shown_number(row.number), 112, rank=1),
    Column("words", "مصوبه", lambda row: row.words, 0, rank=1, least=220),
    Column("responsible", "مسئول پیگیری", lambda row: row.responsible or NOTHING, 170, rank=2),
    Column("due", "مهلت", lambda row: shown_day(row.due_on) or NOTHING, 96, rank=3),
    Column(
        "state",
        "وضعیت",
        lambda row: ANNULLED if row.is_annulled else RESOLUTION_STATES[row.state],
        120,
        tone=_tone,
        rank=2,
    ),
    Column("late", "روز دیرکرد", _late, 84, rank=4),
    Column("meeting", "جلسه", lambda row: shown_number(row.meeting_number), 112, rank=5),
    Column("on", "روز جلسه", lambda row: shown_day(row.meeting_on), 96, rank=6),
    Column(
        "helpers",
        "همکار",
        lambda row: "، ".join(row.co_responsible) or NOTHING,
        150,
        optional=True,
        rank=7,
    ),
    Column(
        "theirs",
        "شماره آنها",
        lambda row: shown_number(row.their_number) or NOTHING,
        96,
        optional=True,
        rank=8,
    ),
    Column("stands", "تا کجا", lambda row: row.state_words, 220, optional=True, rank=9),
)


class ResolutionsPage(RegisterPage[ResolutionLine]):
    """Resolutions by agency."""

    name = "resolutions"
    title = "مصوبات"
    empty = EMPTY
    kinds = frozenset({Kind.MEETING, Kind.ORDER, Kind.SETTING})
    keeps = frozenset()
    top_actions = ("print",)
    common_actions = RegisterPage.common_actions | {"save_list"}

    def __init__(self, shell: Shell) -> None:
        self._pane = ResolutionsPane()
        super().__init__(shell)
        self._filters = ResolutionFilters(shell, self._filter_changed)
        self.filters.addWidget(self._filters, 1)
        self.table.setAccessibleName("مصوبات")
        self._pane.agencies.opened.connect(self._choose_agency)

    def columns(self) -> Sequence[Column[ResolutionLine]]:
        """The page's columns."""
        return COLUMNS

    def detail_widget(self) -> QWidget:
        """The agencies, and the chosen resolution."""
        return self._pane

    def question(self) -> tuple[Callable[..., Sequence[ResolutionLine]], tuple[Any, ...]]:
        """The list as filtered."""
        return list_resolutions, (self._filters.wanted(),)

    def filter_words(self) -> str:
        """The filter in words."""
        return self._filters.words()

    def show_filter(self, wanted: ResolutionFilter) -> None:
        """Filter as a kept list does."""
        self._filters.show_filter(wanted)
        self.reload(from_top=True)

    def _filter_changed(self) -> None:
        self.filter_later()

    def ask_count(self, give: Callable[[int], None]) -> None:
        """Ask how many the filter finds, and how many each agency has."""
        wanted = self._filters.wanted()
        self.shell.tasks.read(
            self, count_resolutions, wanted, most=MOST_COUNTED, done=give, latest="count"
        )
        every = self._filters.without_agency()
        self.shell.tasks.read(
            self, resolutions_by_agency, every, done=self._pane.show_agencies, latest="agencies"
        )

    def status_words(self) -> str:
        """The status line."""
        return f"{self.how_many()} مصوبه در فهرست"

    def _choose_agency(self, name: str) -> None:
        """Show the resolutions of one agency; of the chosen one again, those of all."""
        self._filters.choose_agency("" if name == self._filters.agency else name)
        self._pane.choose(self._filters.agency)
        self.reload(from_top=True)

    def show_detail(self, row: ResolutionLine | None) -> None:
        """Show the chosen resolution."""
        self._pane.show_resolution(row)

    def available(self) -> frozenset[str]:
        """What can be done with the resolution in hand."""
        found = {"filter", "clear_filter", "reload", "print"}
        if self.table.current_row() is not None:
            found.add("resolution_meeting")
        return frozenset(found)

    def open_current(self) -> None:
        """Enter goes to the order that chases it."""
        row: ResolutionLine | None = self.table.current_row()
        if row is not None and row.order_id is not None:
            self.shell.show_record(Kind.ORDER, row.order_id)

    def perform(self, action: str) -> None:
        """Do an action."""
        row: ResolutionLine | None = self.table.current_row()
        if action == "filter":
            self._filters.text.setFocus()
            self._filters.text.selectAll()
        elif action == "clear_filter":
            self._filters.clear()
            self._pane.choose("")
            self.reload(from_top=True)
        elif action == "reload":
            self.reload()
        elif action == "print":
            self.shell.action("print_resolutions").trigger()
        elif action == "resolution_meeting" and row is not None:
            self.shell.show_record(Kind.MEETING, row.meeting_id)

    def remember(self, settings: QSettings) -> None:
        """Write down columns and filters."""
        super().remember(settings)
        self._filters.remember(settings)

    def recall(self, settings: QSettings) -> None:
        """Lay columns and filters as they were left."""
        super().recall(settings)
        self._filters.recall(settings)
