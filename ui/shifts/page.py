"""The hand-over page: earlier hand-overs, each as it stood, and the one to be made now."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from app.access import Right
from app.changes import Kind
from app.kept_forms import FilledForm
from app.listing import MOST_COUNTED
from app.moments import moment_text
from app.shifts import (
    HandOverRow,
    HandOverSheet,
    count_hand_overs,
    hand_over_sheet,
    list_hand_overs,
    receive_shift,
)
from app.text import isolate
from ui import theme
from ui.common.chip import Chip
from ui.common.labels import text_label
from ui.common.register_page import RegisterPage
from ui.common.register_table import Column
from ui.common.shortcuts import shortcut_of
from ui.shell import Shell
from ui.shifts.form import HandOverForm, open_hand_over_form
from ui.shifts.papers import preview_as_it_stands, preview_hand_over
from ui.shifts.texts import (
    EMPTY,
    NOTHING_CHOSEN,
    received_tone,
    received_words,
    shown_day,
    shown_hour,
    state_lines,
)
from ui.theme import Tone

COLUMNS: Final[tuple[Column[HandOverRow], ...]] = (
    Column("day", "تاریخ", shown_day, 96, rank=1),
    Column("hour", "ساعت", shown_hour, 60, rank=3),
    Column("shift", "شیفت", lambda row: row.shift or "—", 70, rank=6),
    Column("giver", "تحویل‌دهنده", lambda row: row.from_name, 130, rank=2),
    Column("taker", "تحویل‌گیرنده", lambda row: row.to_name, 130, rank=2),
    Column("received", "وضعیت", received_words, 150, tone=received_tone, rank=2),
    Column("note", "یادداشت", lambda row: row.note.replace("\n", " "), 0, rank=5),
)


class HandOverDetail(QFrame):
    """One hand-over as it stood."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        theme.set_kind(self, "card")
        self._title = text_label("", self, "heading")
        self._chip = Chip(self)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._chip)
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        buttons = QHBoxLayout()
        for place, name in enumerate(("receive_shift", "print")):
            buttons.addWidget(self._button(name, primary=not place))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 10, 14)
        layout.addLayout(head)
        layout.addWidget(self._scroll, 1)
        layout.addLayout(buttons)
        self.show_nothing()

    def _button(self, name: str, *, primary: bool) -> QPushButton:
        action = self._shell.action(name)
        button = QPushButton(f"{action.text()}   {shortcut_of(action)}".strip(), self)
        if primary:
            theme.set_kind(button, "primary")
        button.setEnabled(action.isEnabled())
        action.enabledChanged.connect(button.setEnabled)
        button.clicked.connect(action.trigger)
        return button

    def show_nothing(self) -> None:
        """No hand-over is chosen."""
        self._title.clear()
        self._chip.hide()
        self._show_lines([("muted", NOTHING_CHOSEN)])

    def show_sheet(self, sheet: HandOverSheet) -> None:
        """Show a hand-over."""
        row = sheet.row
        self._title.setText(f"\u200f{row.from_name} به {row.to_name}")
        self._chip.show_state(received_words(row), received_tone(row))
        self._chip.show()
        lines = [("muted", isolate(moment_text(row.at)) + (f" · {row.shift}" if row.shift else ""))]
        if row.note:
            lines += [("label", "یادداشت تحویل‌دهنده"), ("strong", row.note)]
        self._show_lines([*lines, *state_lines(sheet.state)])

    def _show_lines(self, lines: Sequence[tuple[str, str]]) -> None:
        inside = QWidget()
        theme.set_kind(inside, "inside")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 4, 8, 4)
        column.setSpacing(3)
        for kind, text in lines:
            if kind == "label":
                column.addSpacing(10)
            column.addWidget(text_label(text, inside, kind, selectable=True))
        column.addStretch(1)
        self._scroll.setWidget(inside)


class ShiftsPage(RegisterPage[HandOverRow]):
    """Shifts handed over."""

    name = "shifts"
    title = "تحویل شیفت"
    empty = EMPTY
    kinds = frozenset({Kind.HAND_OVER, Kind.OPERATOR})
    top_actions = ("print", "hand_over_shift")

    def __init__(self, shell: Shell) -> None:
        self._detail = HandOverDetail(shell)
        self._sheet: HandOverSheet | None = None
        super().__init__(shell)

    def columns(self) -> Sequence[Column[HandOverRow]]:
        """The list's columns."""
        return COLUMNS

    def detail_widget(self) -> QWidget:
        """The hand-over as it stood."""
        return self._detail

    def question(self) -> tuple[Callable[..., Sequence[HandOverRow]], tuple[Any, ...]]:
        """Every hand-over."""
        return list_hand_overs, ()

    def ask_count(self, give: Callable[[int], None]) -> None:
        """Ask how many there are."""
        self.shell.tasks.read(self, count_hand_overs, most=MOST_COUNTED, done=give, latest="count")

    def changed(self, kinds: frozenset[Kind]) -> None:
        """Something was written; an open form shows what stands anew."""
        super().changed(kinds)
        form = self.current_form()
        if Kind.CALL in kinds and isinstance(form, HandOverForm):
            form.read_state()

    def show_detail(self, row: HandOverRow | None) -> None:
        """Ask for the chosen hand-over whole."""
        self._sheet = None
        if row is None:
            self._detail.show_nothing()
            return

        def arrived(sheet: HandOverSheet) -> None:
            current = self.table.current_row()
            if current is not None and current.id == sheet.row.id:
                self._sheet = sheet
                self._detail.show_sheet(sheet)
                self.shell.refresh_actions()

        self.details.read(hand_over_sheet, row.id, done=arrived)

    def available(self) -> frozenset[str]:
        """What can be done with the chosen hand-over."""
        operator = self.shell.operator()
        found = {"reload"}
        if operator.may(Right.LOG_CALLS):
            found.add("new")
        if self._sheet is not None or self.current_form() is not None:
            found.add("print")
        if self._sheet is not None and operator.may(Right.LOG_CALLS):
            row = self._sheet.row
            if row.to_id == operator.id and row.received_at is None:
                found.add("receive_shift")
        return frozenset(found)

    def open_current(self) -> None:
        """Enter takes the shift, where it was handed to this operator."""
        if self.shell.action("receive_shift").isEnabled():
            self._receive()

    def perform(self, action: str) -> None:
        """Do an action."""
        if action in ("hand_over_shift", "new"):
            if not isinstance(self.current_form(), HandOverForm):
                open_hand_over_form(self, self.shell, self.open_form, self._saved)
        elif action == "receive_shift":
            self._receive()
        elif action == "print":
            self._print()
        elif action == "reload":
            self.reload()

    def open_kept(self, filled: FilledForm) -> None:
        """Open a hand-over that was kept half-filled."""
        open_hand_over_form(self, self.shell, self.open_form, self._saved, filled)

    def _saved(self, number: int) -> None:
        self.reload(keep=number)
        self.say("شیفت تحویل داده شد؛ تحویل‌گیرنده باید در میز خود آن را بپذیرد.", Tone.SUCCESS)

    def _receive(self) -> None:
        if self._sheet is None:
            return
        row, self._sheet = self._sheet.row, None
        self.shell.refresh_actions()
        self.shell.tasks.write(
            self,
            receive_shift,
            row.id,
            row.version,
            done=lambda _value: self.say(f"شیفت از {row.from_name} تحویل گرفته شد.", Tone.SUCCESS),
            failed=self._refused,
        )

    def _refused(self, error: Any) -> None:
        self.say(error.message, Tone.DANGER)
        self.reload()

    def _print(self) -> None:
        if self.current_form() is not None:
            preview_as_it_stands(self, self.shell)
        elif self._sheet is not None:
            preview_hand_over(self, self.shell, self._sheet.row.id)
