"""The frame of the small forms by which an order goes on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final
from uuid import uuid4

from app.changes import Changes
from app.errors import AppError
from app.kept_forms import FormKind
from app.orders import FollowUpRow
from app.text import isolate, persian_digits
from ui.common.form import FieldRow, FormPanel
from ui.common.form_keeping import FormKeeper
from ui.common.labels import text_label
from ui.orders.texts import source_words
from ui.shell import Shell

#: From the form's values: the operation and its arguments, whole.
Deed = Callable[[dict[str, Any]], tuple[Callable[..., Changes[Any]], tuple[Any, ...]]]
#: Called with the order's id when it is saved.
Saved = Callable[[int], None]

#: How much of an order's words stands over a form.
MOST_WORDS: Final = 400


class OrderStepForm(FormPanel):
    """One deed on one order or on one of its referrals."""

    def __init__(
        self,
        shell: Shell,
        row: FollowUpRow,
        title: str,
        rows: Sequence[FieldRow],
        deed: Deed,
        saved: Saved,
        *,
        step: str,
    ) -> None:
        """Make the form.

        Args:
            shell: The window.
            row: The line it is of.
            title: What is done.
            rows: Its fields.
            deed: What its values mean.
            saved: Called when it is saved.
            step: The action that opens it, so that a kept form is opened again.
        """
        super().__init__(f"{title} — {row.name}" if row.name else title)
        self._shell, self._row, self._deed, self._saved = shell, row, deed, saved
        words = row.words if len(row.words) <= MOST_WORDS else f"{row.words[:MOST_WORDS]}…"
        asked = f" · {row.applicant}" if row.applicant else ""
        self.body.addWidget(text_label(words, self, "strong"))
        self.body.addWidget(text_label(f"{source_words(row)}{asked}", self, "muted"))
        self.lay_rows(rows)
        self.body.addStretch(1)
        save = self.add_button("ثبت   \u2066Ctrl+Enter\u2069", primary=True)
        save.clicked.connect(lambda: self.save("close"))
        self.buttons.addStretch(1)
        self.add_button("انصراف   \u2066Esc\u2069").clicked.connect(self.close_form)
        self.keep(
            FormKeeper(
                self,
                shell.tasks,
                FormKind.ORDER_STEP,
                uuid4(),
                record=(row.order_id, row.version),
                more={"step": step, "line": row.id},
            )
        )

    def classification(self) -> int:
        """As secret as its order."""
        return int(self._row.classification)

    def summary(self) -> str:
        """What the form is found by."""
        return f"{super().summary()} · {isolate(persian_digits(self._row.source_number))}"

    def save(self, after: str = "stay") -> None:  # noqa: ARG002  # a step always closes its form
        """Take the step."""
        if self.is_saving:
            return
        self.clear_problems()
        try:
            operation, arguments = self._deed(self.values())
        except AppError as error:
            self.show_error(error)
            return
        self.is_saving = True
        self.submit(
            self._shell.tasks,
            operation,
            *arguments,
            done=lambda _value: self._done(),
            failed=self.show_error,
        )

    def _done(self) -> None:
        self.is_saving = False
        self.is_changed = False
        self._saved(self._row.order_id)
        self.finished.emit()
