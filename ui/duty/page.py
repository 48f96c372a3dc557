"""The duty page: a week or a month, who is on which shift, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Any, Final

from PySide6.QtCore import QSettings, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from app.access import Right
from app.changes import Kind
from app.jalali import from_jalali, long_jalali_text, month_length, month_name, to_jalali
from app.operators import OperatorRow, list_operators
from app.shifts import (
    Roster,
    copy_week,
    duty_roster,
    put_on_duty,
    take_off_duty,
    week_of,
)
from app.text import persian_digits
from ui import theme
from ui.common.flow import FlowRow
from ui.common.form import FormPanel
from ui.common.labels import text_label
from ui.common.message_bar import MessageBar
from ui.common.shortcuts import shortcut_of
from ui.duty.grid import BEFORE_SHIFTS, RosterGrid, RosterModel, legend_of
from ui.duty.papers import preview_roster
from ui.shell import Shell
from ui.theme import Tone

WEEK: Final = timedelta(days=7)
TOP_ACTIONS: Final = (
    "earlier_days",
    "this_week",
    "later_days",
    "week_or_month",
    "print",
    "copy_week",
)
HINT: Final = "کلید شماره هر نفر او را در خانه می‌گذارد یا برمی‌دارد؛ Enter همه نام‌ها، Del خالی."


class DutyPage(QWidget):
    """The duty roster."""

    filled = Signal()
    kinds = frozenset({Kind.DUTY, Kind.OPERATOR, Kind.SETTING})
    title = "برنامه کشیک"

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self.shell = shell
        theme.set_kind(self, "page")
        self.bar = MessageBar(self)
        self.model = RosterModel(self)
        self.grid = RosterGrid(self.model, self)
        self.clashes = text_label("", self, "problem")
        self._period = text_label("", self, "title")
        self._legend = text_label("", self, "muted")
        self._workers: list[OperatorRow] = []
        self._first = week_of(shell.today())
        self._is_month = False
        self._lay_out()
        self.grid.toggled.connect(self._toggle)
        self.grid.emptied.connect(self._empty)

    def _lay_out(self) -> None:
        buttons = FlowRow(spacing=theme.SPACE[1])
        for name in TOP_ACTIONS:
            if name == TOP_ACTIONS[-2]:
                buttons.addStretch(1)
            buttons.addWidget(self._button(name, primary=name == "copy_week"))
        card = QFrame(self)
        theme.set_kind(card, "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(6, 6, 6, 6)
        inside.addWidget(self.grid)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 16, 22, 10)
        layout.setSpacing(10)
        layout.addWidget(self._period)
        layout.addLayout(buttons)
        layout.addWidget(self.bar)
        layout.addWidget(card, 1)
        layout.addWidget(self.clashes)
        layout.addWidget(self._legend)

    def _button(self, name: str, *, primary: bool) -> QPushButton:
        action = self.shell.action(name)
        button = QPushButton(f"{action.text()}   {shortcut_of(action)}".strip(), self)
        if primary:
            theme.set_kind(button, "primary")
        button.setEnabled(action.isEnabled())
        action.enabledChanged.connect(button.setEnabled)
        button.clicked.connect(action.trigger)
        return button

    # -- the days in sight -----------------------------------------------------------------

    @property
    def last(self) -> date:
        """The last day in sight."""
        if not self._is_month:
            return self._first + WEEK - timedelta(days=1)
        year, month, _ = to_jalali(self._first)
        return from_jalali(year, month, month_length(year, month))

    def _show_period(self) -> None:
        if self._is_month:
            year, month, _ = to_jalali(self._first)
            words = f"کشیک {month_name(month)} {year}"
        else:
            words = f"کشیک {long_jalali_text(self._first)} تا {long_jalali_text(self.last)}"
        self._period.setText("\u200f" + persian_digits(words))

    def _move(self, by: int) -> None:
        if not self._is_month:
            self._first += by * WEEK
        else:
            year, month, _ = to_jalali(self._first)
            count = year * 12 + month - 1 + by
            self._first = from_jalali(count // 12, count % 12 + 1, 1)
        self.reload()

    def _go_to_today(self) -> None:
        self._first = self._begin_of(self.shell.today())
        self.reload()

    def _begin_of(self, day: date) -> date:
        if not self._is_month:
            return week_of(day)
        year, month, _ = to_jalali(day)
        return from_jalali(year, month, 1)

    def _change_view(self) -> None:
        index = self.grid.currentIndex()
        days = self.model.roster.days
        day = days[index.row()].day if index.isValid() and days else self.shell.today()
        self._is_month = not self._is_month
        self._first = self._begin_of(day)
        self.reload()

    # -- reading ---------------------------------------------------------------------------

    def reload(self, keep: int | None = None) -> None:  # noqa: ARG002  # as every page's
        """Read the days in sight and who works here."""
        self._show_period()
        tasks = self.shell.tasks
        tasks.read(self, list_operators, done=self._workers_known, latest="workers")
        tasks.read(self, duty_roster, self._first, self.last, done=self._show, latest="roster")

    def _workers_known(self, operators: Sequence[OperatorRow]) -> None:
        self._workers = [one for one in operators if one.active]
        names = [one.full_name for one in self._workers]
        self.grid.workers = tuple(names)
        self._legend.setText(f"\u200f{legend_of(names)}\n{HINT}")

    def _show(self, roster: Roster) -> None:
        if self.model.show_roster(roster, self.shell.today()):
            self.grid.lay_columns()
            days = [one.day for one in roster.days]
            today = self.shell.today()
            row = days.index(today) if today in days else 0
            self.grid.setCurrentIndex(self.model.index(row, BEFORE_SHIFTS))
        self.clashes.setText("\n".join(f"\u200f{clash}" for clash in roster.clashes[:4]))
        self.clashes.setVisible(bool(roster.clashes))
        self.filled.emit()

    def changed(self, kinds: frozenset[Kind]) -> None:
        """Something was written; read again if it is shown here."""
        if kinds & self.kinds:
            self.reload()

    # -- filling ---------------------------------------------------------------------------

    def _may(self) -> bool:
        if self.shell.operator().may(Right.PLAN_DUTY):
            return True
        self.say("اجازه «تنظیم کشیک» ندارید.", Tone.WARNING)
        return False

    def _toggle(self, place: int) -> None:
        held = self.model.people_at(self.grid.currentIndex())
        if held is None or place >= len(self._workers) or not self._may():
            return
        day, shift, people = held
        number = self._workers[place].id
        there = any(one.operator_id == number for one in people)
        deed = take_off_duty if there else put_on_duty
        self.shell.tasks.write(self, deed, day, shift, number, failed=self._refused)

    def _empty(self) -> None:
        held = self.model.people_at(self.grid.currentIndex())
        if held is None or not self._may():
            return
        day, shift, people = held
        for one in people:
            self.shell.tasks.write(
                self, take_off_duty, day, shift, one.operator_id, failed=self._refused
            )

    def _copy(self) -> None:
        index = self.grid.currentIndex()
        days = self.model.roster.days
        day = days[index.row()].day if index.isValid() and days else self._first

        def done(count: int) -> None:
            number = persian_digits(str(count))
            self.say(f"{number} کشیک از هفته پیش رونوشت شد.", Tone.SUCCESS)

        self.shell.tasks.write(self, copy_week, day, done=done, failed=self._refused)

    def _refused(self, error: Any) -> None:
        self.say(error.message, Tone.DANGER)
        self.reload()

    # -- as every page ---------------------------------------------------------------------

    def available(self) -> frozenset[str]:
        """What can be done."""
        found = {"reload", "print", "earlier_days", "later_days", "this_week", "week_or_month"}
        if self.shell.operator().may(Right.PLAN_DUTY):
            found.add("copy_week")
        return frozenset(found)

    def perform(self, action: str) -> None:
        """Do an action."""
        _DEEDS[action](self)

    def current_form(self) -> FormPanel | None:
        """The roster is filled in the grid itself."""
        return None

    def caption(self) -> str:
        """The days in sight."""
        return self._period.text().strip("\u200f") or self.title

    def table_or_self(self) -> QWidget:
        """What gets the cursor."""
        return self.grid

    def may_close(self) -> bool:
        """Everything is saved as it is set."""
        return True

    def say(self, text: str, tone: Tone) -> None:
        """Show a message over the grid."""
        self.bar.say(text, tone)

    def remember(self, settings: QSettings) -> None:
        """Write down whether a week or a month was in sight."""
        settings.setValue("duty/month", int(self._is_month))

    def recall(self, settings: QSettings) -> None:
        """Show a week or a month as it was left."""
        self._is_month = bool(int(str(settings.value("duty/month", 0))))
        self._first = self._begin_of(self.shell.today())


_DEEDS: Final[dict[str, Callable[[DutyPage], None]]] = {
    "reload": lambda page: page.reload(),
    "print": lambda page: preview_roster(page, page.shell, page._first, page.last),  # noqa: SLF001  # the page's own table of deeds
    "earlier_days": lambda page: page._move(-1),  # noqa: SLF001
    "later_days": lambda page: page._move(1),  # noqa: SLF001
    "this_week": DutyPage._go_to_today,  # noqa: SLF001
    "week_or_month": DutyPage._change_view,  # noqa: SLF001
    "copy_week": DutyPage._copy,  # noqa: SLF001
}
