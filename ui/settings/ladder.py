"""How many working days after its deadline a referral is reminded, rung by rung."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from app.changes import Changes
from app.errors import InvalidFields, InvalidInput
from app.orders import RUNGS, Ladder, ladder, set_ladder
from ui.common.number_field import NumberField
from ui.settings.panel import SettingsPanel

_FIELDS: Final = {f"rung_{place}": name for place, name in enumerate(RUNGS, start=1)}


class LadderForm(SettingsPanel):
    """The ladder overdue referrals climb; the first rung is the earliest."""

    title_words = "پله‌های پیگیری"

    def make_fields(self) -> None:
        """Lay a field a rung."""
        self.lay_rows(
            [
                tuple((NumberField(name, words, needed=True), 1) for name, words in pair)
                for pair in (list(_FIELDS.items())[:2], list(_FIELDS.items())[2:])
            ]
        )
        self.note.setText(
            "هر پله چند روز کاری پس از مهلت فرا می‌رسد. دستوری که به پله‌ای رسید و هنوز یادآوری "
            "نشده است، در «نوبت یادآوری» دیده می‌شود."
        )

    def reload(self) -> None:
        """Read the ladder, unless something typed would be lost."""
        if not self.is_changed:
            self.shell.tasks.read(self, ladder, done=self._show, latest="ladder")

    def _show(self, steps: Ladder) -> None:
        self.fill_unchanged(dict(zip(_FIELDS, steps.days, strict=True)))

    def deed(self, values: dict[str, Any]) -> tuple[Callable[..., Changes[Any]], tuple[Any, ...]]:
        """Save the ladder."""
        empty = [name for name in _FIELDS if values[name] is None]
        if empty:
            raise InvalidFields([InvalidInput(name, "شمار روزها را بنویسید.") for name in empty])
        return set_ladder, (Ladder(tuple(values[name] for name in _FIELDS)),)
