"""The occasions of a year, each with its case; one key opens the case of one that has none."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, Final

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.access import Right
from app.changes import Kind
from app.hijri import hijri_text
from app.jalali import long_jalali_text, to_jalali
from app.protocol import (
    CaseKind,
    OccasionFilter,
    OccasionRow,
    OccasionView,
    count_occasions,
    list_occasions,
)
from app.text import persian_digits
from ui import theme
from ui.common.fields import SegmentField
from ui.common.lines_pane import LinesPane
from ui.common.next_steps import NextSteps
from ui.common.register_page import RegisterPage
from ui.common.register_table import Column
from ui.protocol.desk_words import joined, shown_number
from ui.protocol.links import CaseOrigin, DeskOf
from ui.protocol.register_columns import OCCASIONS
from ui.protocol.register_filters import RegisterFilters
from ui.protocol.register_texts import EMPTY_OCCASIONS, occasion_words
from ui.shell import Shell

VIEWS: Final = (
    (OccasionView.AHEAD, "پیش رو"),
    (OccasionView.WITHOUT_CASE, "بی‌پرونده"),
    (OccasionView.OWN, "از دفتر"),
    (OccasionView.ALL, "همه سال"),
)
OPEN: Final = "occasion_case"
DESK: Final = "occasion_desk"
NOTHING_CHOSEN: Final = "مناسبتی را از فهرست برگزینید."
NO_CASE: Final = "پرونده‌ای برای آن گشوده نشده است."
HOW: Final = (
    "پرونده چک‌لیستی با روزهای پیش از مناسبت دارد؛ نامه‌های تبریک و تسلیت از میز پرونده، بخش "
    "«هدایا و نامه‌ها»، آماده می‌شود."
)


class OccasionPane(QFrame):
    """Shows one occasion, and what can be done with it."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        theme.set_kind(self, "card")
        self.lines = LinesPane(self)
        self.steps = NextSteps(shell, self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 10, 14)
        layout.addWidget(self.lines, 1)
        layout.addLayout(self.steps)

    def show_occasion(self, row: OccasionRow | None, steps: Sequence[str]) -> None:
        """Show an occasion, or that none is chosen."""
        lines = [("muted", NOTHING_CHOSEN)] if row is None else _lines(row)
        self.lines.show_lines(lines)
        self.steps.show_actions(steps)


def _lines(row: OccasionRow) -> list[tuple[str, str]]:
    whose = "مناسبت تقویم" if row.is_known else "مناسبت دفتر"
    guess = "تخمینی؛ رؤیت ماه آن را جابه‌جا می‌کند" if row.is_estimated else ""
    hijri = f"{hijri_text(row.day)} قمری" if row.key.startswith("lunar") else ""
    found = [
        ("heading", row.title),
        ("", persian_digits(long_jalali_text(row.day))),
        ("muted", persian_digits(joined(whose, hijri, guess))),
        ("label", "پرونده"),
    ]
    if row.case_id is None:
        return [*found, ("", NO_CASE), ("muted", HOW)]
    return [*found, ("strong", joined(shown_number(row.case_number), occasion_words(row)))]


class OccasionsPage(RegisterPage[OccasionRow]):
    """The occasions of a year."""

    name = "occasions"
    title = "مناسبت‌های سال"
    is_long = False
    empty = EMPTY_OCCASIONS
    kinds = frozenset({Kind.AGENDA_OCCASION, Kind.PROTOCOL_CASE, Kind.SETTING})
    keeps: frozenset[Kind] = frozenset()
    common_actions = RegisterPage.common_actions | {"save_list"}

    def __init__(self, shell: Shell) -> None:
        self._pane = OccasionPane(shell)
        super().__init__(shell)
        this = to_jalali(shell.today())[0]
        years = [(year, persian_digits(str(year))) for year in (this - 1, this, this + 1)]
        self.year = SegmentField("year", "سال", years)
        self.year.hide_label()
        self.year.set_value(this)
        theme.keep_width(self.year, 200)
        self._filters = RegisterFilters(
            shell,
            self.name,
            VIEWS,
            OccasionFilter(view=OccasionView.AHEAD),
            "فیلتر: عنوان مناسبت",
            self.filter_later,
            has_days=False,
        )
        self._filters.view.edited.connect(self._forget_days)
        self.filters.addWidget(self.year)
        self.filters.addWidget(self._filters, 1)
        self.year.edited.connect(self._year_chosen)
        self.table.setAccessibleName(self.title)

    def columns(self) -> Sequence[Column[OccasionRow]]:
        """The list's columns."""
        return OCCASIONS

    def detail_widget(self) -> QWidget:
        """The occasion in hand."""
        return self._pane

    def wanted(self) -> OccasionFilter:
        """The filter as it stands."""
        wanted: OccasionFilter = self._filters.wanted()
        return replace(wanted, year=self.year.value())

    def question(self) -> tuple[Callable[..., Sequence[OccasionRow]], tuple[Any, ...]]:
        """The year as filtered."""
        return list_occasions, (self.wanted(),)

    def filter_words(self) -> str:
        """The filter in words."""
        return joined(persian_digits(str(self.year.value())), self._filters.words())

    def show_filter(self, wanted: OccasionFilter) -> None:
        """Filter as a link asks."""
        this = to_jalali(self.shell.today())[0]
        self.year.set_value(wanted.year or this)
        self._filters.show_filter(wanted)
        self.reload(from_top=True)

    def _year_chosen(self) -> None:
        """Of a year that is over nothing lies ahead; of the next one everything does."""
        if self.year.value() != to_jalali(self.shell.today())[0]:
            self._filters.view.set_value(OccasionView.ALL)
        self.filter_later()

    def _forget_days(self) -> None:
        """A view somebody chose is of the whole year."""
        self._filters.show_filter(replace(self._filters.wanted(), days=None))

    def ask_count(self, give: Callable[[int], None]) -> None:
        """Ask how many occasions the filter finds."""
        self.shell.tasks.read(self, count_occasions, self.wanted(), done=give, latest="count")

    def status_words(self) -> str:
        """The status line."""
        return f"{self.how_many()} مناسبت در فهرست"

    def show_detail(self, row: OccasionRow | None) -> None:
        """Show the chosen occasion."""
        steps = [name for name in (DESK, OPEN) if name in self.available()]
        self._pane.show_occasion(row, steps)

    # -- deeds -----------------------------------------------------------------------------

    def available(self) -> frozenset[str]:
        """What can be done with the chosen occasion."""
        found = {"filter", "clear_filter", "reload"}
        row = self.table.current_row()
        if row is None:
            return frozenset(found)
        if row.case_id is not None:
            found.add(DESK)
        elif row.day >= self.shell.today() and self.shell.operator().may(Right.RUN_PROTOCOL):
            found.add(OPEN)
        return frozenset(found)

    def open_current(self) -> None:
        """Enter opens the case of an occasion, or the desk of the one it has."""
        first = next((name for name in (DESK, OPEN) if name in self.available()), None)
        if first is not None:
            self.perform(first)

    def perform(self, action: str) -> None:
        """Do an action."""
        row = self.table.current_row()
        if action in _PAGE_DEEDS:
            _PAGE_DEEDS[action](self)
        elif row is not None and action == OPEN:
            origin = CaseOrigin(CaseKind.OCCASION, occasion=row)
            self.shell.show_section("protocol", origin)
        elif row is not None and action == DESK:
            self.shell.show_section("protocol", DeskOf(row.case_id))

    def remember(self, settings: QSettings) -> None:
        """Write down columns and view."""
        super().remember(settings)
        self._filters.remember(settings)

    def recall(self, settings: QSettings) -> None:
        """Lay columns and view as they were left."""
        super().recall(settings)
        self._filters.recall(settings)


_PAGE_DEEDS: Final[dict[str, Callable[[OccasionsPage], object]]] = {
    "filter": lambda page: page._filters.focus(),  # noqa: SLF001  # its own
    "clear_filter": lambda page: page.show_filter(OccasionFilter(year=page.year.value())),
    "reload": lambda page: page.reload(),
}
