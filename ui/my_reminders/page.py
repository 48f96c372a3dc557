"""The list of one's reminders: those that wait, what is done, and what one set for others."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QGridLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.changes import Kind
from app.kept_forms import FilledForm
from app.listing import MOST_COUNTED
from app.moments import moment_text
from app.reminder_moments import ReminderState
from app.reminder_sources import SOURCES
from app.reminders import (
    ReminderFilter,
    ReminderRow,
    ReminderView,
    count_reminders,
    list_reminders,
)
from app.text import isolate, persian_digits
from app.texts import REMINDER_STATES
from ui import theme
from ui.common.fields import start_at_right
from ui.common.lines_pane import LinesPane
from ui.common.moment_field import now_at
from ui.common.register_page import RegisterPage
from ui.common.register_table import Column
from ui.common.shortcuts import shortcut_of
from ui.common.way_back import WayBack
from ui.reminders.form import open_kept_form
from ui.reminders.texts import when_words
from ui.shell import Shell
from ui.theme import Tone

VIEWS: Final = {
    ReminderView.WAITING: "همه منتظرها",
    ReminderView.TODAY: "امروز و گذشته",
    ReminderView.DONE: "انجام‌شده و کناررفته",
    ReminderView.FOR_OTHERS: "برای همکاران",
}
NOTHING_CHOSEN: Final = "یادآوری‌ای را از فهرست برگزینید."
OFFERED: Final = (
    "open_call",
    "reminder_done",
    "snooze_reminder",
    "snooze_hour",
    "snooze_tomorrow",
    "remove_reminder",
)


class RemindersPage(RegisterPage[ReminderRow]):
    """My reminders."""

    name = "reminders"
    title = "یادآوری‌های من"
    empty = "یادآوری‌ای نیست. روی سطر هر دفتر Ctrl+Shift+F9 یکی می‌گذارد."
    kinds = frozenset({Kind.REMINDER, Kind.ORDER, Kind.CALL, Kind.SETTING})
    keeps: frozenset[Kind] = frozenset({Kind.REMINDER})
    common_actions = RegisterPage.common_actions | {"save_list"}

    def __init__(self, shell: Shell) -> None:
        self._pane = QFrame()
        self._buttons = QWidget(self._pane)
        self._offers = [(name, shell.action(name)) for name in OFFERED]
        super().__init__(shell)
        self.reminder_way_back = WayBack(self.bar, shell.tasks, shell.refresh_actions)
        self._text = QLineEdit(self)
        start_at_right(self._text)
        self._text.setPlaceholderText("فیلتر: موضوع، شماره یا یادداشت   Ctrl+F")
        self._text.setClearButtonEnabled(True)
        self._view = QComboBox(self)
        for view, words in VIEWS.items():
            self._view.addItem(words, view.value)
        self.filters.addWidget(self._text, 1)
        self.filters.addWidget(self._view)
        self._text.textChanged.connect(self.filter_later)
        self._view.currentIndexChanged.connect(self.filter_later)

    def columns(self) -> Sequence[Column[ReminderRow]]:
        """The list's columns; what is said of days hangs on today."""
        return (
            Column(
                "at",
                "زمان",
                lambda row: when_words(row.at, self.shell.today()),
                140,
                rank=1,
            ),
            Column("state", "وضعیت", self._state, 104, tone=self._tone, rank=2),
            Column("note", "یادداشت", lambda row: row.note or "—", 170, rank=3),
            Column("subject", "موضوع", lambda row: row.subject, 0, rank=1),
            Column("relative", "نسبت به", lambda row: row.relative or "—", 190, rank=5),
            Column("kind", "رکورد", lambda row: SOURCES[row.kind].title, 76, rank=6),
            Column(
                "number",
                "شماره",
                lambda row: isolate(persian_digits(row.number)) or "—",
                100,
                rank=6,
            ),
            Column(
                "operator", "برای", lambda row: "خودم" if row.is_mine else row.operator, 110, rank=4
            ),
        )

    def _is_due(self, row: ReminderRow) -> bool:
        return row.state is ReminderState.WAITING and row.at <= now_at(self.shell)

    def _state(self, row: ReminderRow) -> str:
        if row.state is ReminderState.WAITING and row.put_off_until is not None:
            return "عقب‌افتاده"
        return "وقتش رسیده" if self._is_due(row) else REMINDER_STATES[row.state]

    def _tone(self, row: ReminderRow) -> Tone:
        if row.state is ReminderState.DONE:
            return Tone.SUCCESS
        return Tone.WARNING if self._is_due(row) else Tone.INFORMATION

    def detail_widget(self) -> QWidget:
        """The detail pane."""
        theme.set_kind(self._pane, "card")
        theme.set_kind(self._buttons, "inside")
        self._lines = LinesPane(self._pane)
        layout = QVBoxLayout(self._pane)
        layout.setContentsMargins(16, 14, 10, 14)
        layout.addWidget(self._lines, 1)
        layout.addWidget(self._buttons)
        grid = QGridLayout(self._buttons)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(theme.SPACE[1])
        for number, (name, action) in enumerate(self._offers):
            words = "رفتن به رکورد" if name == "open_call" else action.text()
            button = QPushButton(f"{words}   {shortcut_of(action)}".strip(), self._buttons)
            button.setToolTip(action.toolTip())
            if not number:
                theme.set_kind(button, "primary")
            button.clicked.connect(action.trigger)
            grid.addWidget(button, *divmod(number, 2))
        return self._pane

    def question(self) -> tuple[Callable[..., Sequence[ReminderRow]], tuple[Any, ...]]:
        """The reminders as filtered."""
        return list_reminders, (self._wanted(),)

    def _wanted(self) -> ReminderFilter:
        return ReminderFilter(self._text.text(), ReminderView(self._view.currentData()))

    def show_filter(self, wanted: ReminderFilter) -> None:
        """Filter as a link asks."""
        self._text.setText(wanted.text)
        self._view.setCurrentIndex(self._view.findData(wanted.view.value))
        self.reload(from_top=True)

    def filter_words(self) -> str:
        """The filter in words."""
        text = self._text.text().strip()
        return " · ".join(
            part for part in (f"«{text}»" if text else "", self._view.currentText()) if part
        )

    def ask_count(self, give: Callable[[int], None]) -> None:
        """Ask how many there are."""
        self.shell.tasks.read(
            self, count_reminders, self._wanted(), most=MOST_COUNTED, done=give, latest="count"
        )

    def show_detail(self, row: ReminderRow | None) -> None:
        """Show the chosen reminder whole."""
        self._buttons.setVisible(row is not None and row.state is ReminderState.WAITING)
        self._lines.show_lines(_lines(row) if row is not None else [("muted", NOTHING_CHOSEN)])

    def chosen_reminder(self) -> ReminderRow | None:
        """What the keys of reminders mean here."""
        row = self.table.current_row()
        return row if row is not None and row.state is ReminderState.WAITING else None

    def open_current(self) -> None:
        """Enter goes to the record."""
        row = self.table.current_row()
        if row is not None:
            self.shell.show_record(row.kind, row.record_id)

    def available(self) -> frozenset[str]:
        """What can be done."""
        names = {"filter", "clear_filter", "reload"}
        if self.table.current_row() is not None:
            names.add("open_call")
        if self.reminder_way_back.is_open:
            names.add("take_back")
        return frozenset(names)

    def perform(self, action: str) -> None:
        """Do an action."""
        _DEEDS[action](self)

    def open_kept(self, filled: FilledForm) -> None:
        """Open a form that was kept, as it stood."""
        open_kept_form(self, filled, self._set)

    def _set(self, number: int) -> None:
        self.say("یادآوری گذاشته شد.", Tone.SUCCESS)
        self.reload(keep=number)

    def _focus_filter(self) -> None:
        self._text.setFocus()
        self._text.selectAll()

    def _clear_filter(self) -> None:
        self._text.clear()
        self._view.setCurrentIndex(0)

    def remember(self, settings: QSettings) -> None:
        """Write down columns and the view."""
        super().remember(settings)
        settings.setValue("reminders/view", self._view.currentData())

    def recall(self, settings: QSettings) -> None:
        """Lay columns and the view as they were left."""
        super().recall(settings)
        place = self._view.findData(settings.value("reminders/view"))
        self._view.setCurrentIndex(max(place, 0))


def _whom(row: ReminderRow) -> str:
    return "خودم" if row.is_mine else row.operator


def _lines(row: ReminderRow) -> list[tuple[str, str]]:
    """A reminder as (kind, text) lines."""
    number = f" {isolate(persian_digits(row.number))}" if row.number else ""
    lines = [
        ("heading", isolate(moment_text(row.at))),
        ("muted", REMINDER_STATES[row.state]),
        ("strong", row.note),
        ("", row.subject),
        ("muted", f"{SOURCES[row.kind].title}{number}"),
    ]
    if row.relative:
        lines += [("label", "نسبت به تاریخ رکورد"), ("", row.relative)]
    if row.put_off_until is not None:
        lines += [("label", "عقب افتاده تا"), ("", isolate(moment_text(row.put_off_until)))]
    if row.operator != row.made_by:
        lines += [("label", "برای"), ("", row.operator), ("label", "گذارنده"), ("", row.made_by)]
    return [(kind, text) for kind, text in lines if text]


_DEEDS: Final[dict[str, Callable[[RemindersPage], None]]] = {
    "filter": RemindersPage._focus_filter,  # noqa: SLF001  # the page's own table of deeds
    "clear_filter": RemindersPage._clear_filter,  # noqa: SLF001
    "reload": lambda page: page.reload(),
    "open_call": lambda page: page.open_current(),
    "take_back": lambda page: page.reminder_way_back.go(),
}
