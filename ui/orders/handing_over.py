"""The small form that gives the chasing of orders to a colleague."""

from __future__ import annotations

from collections.abc import Mapping

from app.access import Right
from app.changes import Changes, Kind, changed
from app.errors import AppError
from app.operators import OperatorRow, list_operators
from app.orders import hand_order_over
from app.session import OfficeSession
from app.text import persian_digits
from ui.common.fields import ChoiceField
from ui.common.form import FormPanel
from ui.orders.step_form import Saved
from ui.shell import Shell


class OrderHandOverForm(FormPanel):
    """Who chases these orders from now on."""

    def __init__(self, shell: Shell, orders: Mapping[int, int], saved: Saved) -> None:
        """Make the form of orders, each with the version that was read."""
        count = persian_digits(str(len(orders)))
        super().__init__(f"سپردن پیگیری {count} دستور")
        self._shell, self._orders, self._saved = shell, dict(orders), saved
        self._save = self.add_button("ثبت   \u2066Ctrl+Enter\u2069", primary=True)
        self._save.clicked.connect(lambda: self.save("close"))
        self.buttons.addStretch(1)
        self.add_button("انصراف   \u2066Esc\u2069").clicked.connect(self.close_form)
        self._field = ChoiceField("operator_id", "پیگیر تازه", [(0, "—")], needed=True)
        shell.tasks.read(self, list_operators, done=self._offer)

    def _offer(self, rows: list[OperatorRow]) -> None:
        able = [row for row in rows if row.active and Right.FOLLOW_UP_ORDERS in row.rights]
        self._field = ChoiceField(
            "operator_id", "پیگیر تازه", [(row.id, row.full_name) for row in able], needed=True
        )
        self.lay_rows((((self._field, 1),),))
        self.body.addStretch(1)
        self._field.setFocus()

    def start(self) -> None:
        """Begin with the colleagues, once they are here."""
        if self.fields:
            super().start()

    def save(self, after: str = "stay") -> None:  # noqa: ARG002  # it always closes its form
        """Give the orders away, all or none."""
        if self.is_saving or not self.fields:
            return
        self.clear_problems()
        self.is_saving = True
        self._shell.tasks.write(
            self,
            _hand_all_over,
            self._orders,
            self._field.value(),
            done=self._done,
            failed=self._failed,
        )

    def _failed(self, error: AppError) -> None:
        self.show_error(error)

    def _done(self, last: int) -> None:
        self.is_saving = False
        self.is_changed = False
        self._saved(last)
        self.finished.emit()


def _hand_all_over(
    session: OfficeSession, orders: Mapping[int, int], operator_id: int
) -> Changes[int]:
    for order_id, version in orders.items():
        hand_order_over(session, order_id, version, operator_id)
    return changed(next(iter(orders)), Kind.ORDER)
