"""The frame of the small forms by which an order goes on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

from app.changes import Changes
from app.kept_forms import FormKind
from app.orders import FollowUpRow, OrderFilter, list_follow_ups
from app.text import isolate, persian_digits
from ui.common.form import FieldRow
from ui.common.record_step_form import RecordStepForm
from ui.orders.texts import source_words
from ui.shell import Shell

#: From the form's values: the operation and what follows the order's id and version.
Deed = Callable[[dict[str, Any]], tuple[Callable[..., Changes[Any]], tuple[Any, ...]]]
#: Called with the order's id when it is saved.
Saved = Callable[[int], None]

#: How much of an order's words stands over a form.
MOST_WORDS: Final = 400


class OrderStepForm(RecordStepForm):
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
        super().__init__(
            shell,
            row,
            f"{title} — {row.name}" if row.name else title,
            rows,
            lambda values, _key: deed(values),
            saved,
            kind=FormKind.ORDER_STEP,
            content={"step": step, "line": row.id},
        )

    def heads(self) -> tuple[tuple[str, str], ...]:
        """The order's words, on what it stands, and for whom."""
        row: FollowUpRow = self._sheet
        words = row.words if len(row.words) <= MOST_WORDS else f"{row.words[:MOST_WORDS]}…"
        asked = f" · {row.applicant}" if row.applicant else ""
        return (words, "strong"), (f"{source_words(row)}{asked}", "muted")

    def record_of(self, sheet: FollowUpRow) -> tuple[int, int]:
        """Id and version of the order the line is of."""
        return sheet.order_id, sheet.version

    def question(self) -> tuple[Callable[..., Any], tuple[Any, ...]]:
        """Every line of the order."""
        return list_follow_ups, (OrderFilter(order_id=self._sheet.order_id),)

    def found(self, answer: Sequence[FollowUpRow]) -> FollowUpRow | None:
        """The same line; where it went into others, one of its order."""
        same = (row for row in answer if row.id == self._sheet.id)
        return next(same, answer[0] if answer else None)

    def summary(self) -> str:
        """What the form is found by."""
        return f"{super().summary()} · {isolate(persian_digits(self._sheet.source_number))}"

    def _done(self) -> None:
        """The page lets go of the line before it comes into sight, so that its title waits too."""
        self.is_saving = self.is_changed = False
        self._saved(self._sheet.order_id)
        self.finished.emit()
