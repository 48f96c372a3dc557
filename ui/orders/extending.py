"""The small form that moves the deadlines of several referrals at once."""

from __future__ import annotations

from collections.abc import Sequence

from app.orders import FollowUpRow, extend_many
from app.text import persian_digits
from ui.common.deadline_field import DeadlineField
from ui.common.fields import LinesField
from ui.common.form import FormPanel
from ui.common.labels import text_label
from ui.orders.step_form import Saved
from ui.shell import Shell


class ExtendManyForm(FormPanel):
    """Until when the deadlines of the chosen lines are moved, and why."""

    def __init__(self, shell: Shell, rows: Sequence[FollowUpRow], saved: Saved) -> None:
        """Make the form of lines that have a referral each."""
        count = persian_digits(str(len(rows)))
        super().__init__(f"تمدید مهلت {count} ارجاع")
        self._shell, self._saved = shell, saved
        self._wanted = [(row.order_id, row.version, row.referral_id) for row in rows]
        names = "، ".join(dict.fromkeys(row.name for row in rows))
        self.body.addWidget(text_label(names, self, "muted"))
        due_on = DeadlineField("due_on", "مهلت تازه", shell.today, needed=True)
        reason = LinesField("reason", "سبب تمدید", needed=True, rows=3)
        self.lay_rows((((due_on, 1),), ((reason, 1),)))
        self.body.addStretch(1)
        save = self.add_button("ثبت   \u2066Ctrl+Enter\u2069", primary=True)
        save.clicked.connect(lambda: self.save("close"))
        self.buttons.addStretch(1)
        self.add_button("انصراف   \u2066Esc\u2069").clicked.connect(self.close_form)

    def save(self, after: str = "stay") -> None:  # noqa: ARG002  # it always closes its form
        """Move the deadlines, all or none."""
        values = self.begin_saving()
        if values is None:
            return
        self._shell.tasks.write(
            self,
            extend_many,
            self._wanted,
            values["due_on"],
            values["reason"],
            done=self._done,
            failed=self.show_error,
        )

    def _done(self, last: int) -> None:
        self.is_saving = False
        self.is_changed = False
        self._saved(last)
        self.finished.emit()
