"""Handing the shift over: to whom, what else he must know, and what stands."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any
from uuid import uuid4

from PySide6.QtWidgets import QVBoxLayout

from app.errors import AppError
from app.kept_forms import FilledForm, FormKind
from app.operators import OperatorRow, list_operators
from app.shifts import (
    HandOverDraft,
    OnDutyNow,
    ShiftState,
    ShiftTime,
    hand_over_shift,
    on_duty_now,
    shift_state,
    shift_times,
)
from ui.common.fields import ChoiceField, LinesField
from ui.common.form import FormPanel
from ui.common.form_keeping import FormKeeper
from ui.common.labels import take_all, text_label
from ui.shell import Shell
from ui.shifts.texts import state_lines

Saved = Callable[[int], None]
NOBODY = "برگزینید"


class HandOverForm(FormPanel):
    """Writes down what stands and to whom it goes."""

    answers: frozenset[str] = frozenset()

    def __init__(
        self,
        shell: Shell,
        operators: Sequence[OperatorRow],
        shifts: Sequence[ShiftTime],
        saved: Saved,
    ) -> None:
        super().__init__("تحویل شیفت به همکار")
        self._shell, self._saved = shell, saved
        self._keeper = FormKeeper(self, shell.tasks, FormKind.SHIFT, uuid4())
        me = shell.operator().id
        takers = [(one.id, one.full_name) for one in operators if one.active and one.id != me]
        names = [(shift.name, f"{shift.name} ({shift.hours})") for shift in shifts]
        self._shift = ChoiceField("shift", "شیفتی که پایان می‌یابد", [("", "—"), *names])
        self.lay_rows(
            (
                (
                    (
                        ChoiceField("to_id", "تحویل‌گیرنده", [(None, NOBODY), *takers], needed=True),
                        1,
                    ),
                    (self._shift, 1),
                ),
                ((LinesField("note", "یادداشت برای شیفت بعد", rows=4), 1),),
            )
        )
        self._lines = QVBoxLayout()
        self._lines.setSpacing(2)
        self.body.addLayout(self._lines)
        self.body.addStretch(1)
        save = self.add_button("تحویل دادن   \u2066Ctrl+Enter\u2069", primary=True)
        save.clicked.connect(lambda: self.save("close"))
        self.buttons.addStretch(1)
        self.add_button("انصراف   \u2066Esc\u2069").clicked.connect(self.close_form)
        self.keep(self._keeper)
        shell.tasks.read(self, on_duty_now, done=self._on_duty)
        self.read_state()

    def read_state(self) -> None:
        """Ask what stands now."""
        self._shell.tasks.read(self, shift_state, done=self._show_state, latest="state")

    def _on_duty(self, now: OnDutyNow) -> None:
        if not self.is_changed and now.shift:
            self._shift.set_value(now.shift)
        self.note.setText(f"کشیک {now.words}" if now.words else "")

    def _show_state(self, state: ShiftState) -> None:
        take_all(self._lines)
        for kind, text in state_lines(state):
            self._lines.addWidget(text_label(text, self, kind))

    def save(self, after: str = "stay") -> None:  # noqa: ARG002  # a hand-over always closes
        """Hand over."""
        if self.is_saving:
            return
        self.clear_problems()
        try:
            draft = HandOverDraft(**self.values(), request_key=self._keeper.token)
        except AppError as error:
            self.show_error(error)
            return
        self.is_saving = True

        def done(number: Any) -> None:
            self.is_saving = self.is_changed = False
            self.finished.emit()
            self._saved(number)

        self.submit(self._shell.tasks, hand_over_shift, draft, done=done, failed=self.show_error)


def open_hand_over_form(
    owner: Any,
    shell: Shell,
    open_form: Callable[[FormPanel], None],
    saved: Saved,
    filled: FilledForm | None = None,
) -> None:
    """Ask who works here and which shifts there are, then open the form, as it was kept if so."""

    def shifts_known(operators: Sequence[OperatorRow], shifts: Sequence[ShiftTime]) -> None:
        form = HandOverForm(shell, operators, shifts, saved)
        if filled is not None:
            form.resume(filled)
        open_form(form)

    def operators_known(operators: Sequence[OperatorRow]) -> None:
        shell.tasks.read(owner, shift_times, done=lambda shifts: shifts_known(operators, shifts))

    shell.tasks.read(owner, list_operators, done=operators_known)
