"""The office's shifts: their names and hours."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from app.changes import Changes
from app.shifts import ShiftDraft, ShiftTime, save_shift_times, shift_times
from app.shifts.times import MOST_SHIFTS
from app.text import persian_digits
from ui.common.fields import TextField, TimeField
from ui.settings.panel import SettingsPanel


class ShiftsForm(SettingsPanel):
    """Up to four shifts of a day; a row without a name is no shift."""

    title_words = "شیفت‌های کشیک"

    def make_fields(self) -> None:
        """Lay a row of fields a shift."""
        numbers = range(1, MOST_SHIFTS + 1)
        self.lay_rows(
            [
                (
                    (TextField(f"name_{n}", f"شیفت {persian_digits(str(n))}"), 2),
                    (TimeField(f"begins_{n}", "از ساعت"), 1),
                    (TimeField(f"ends_{n}", "تا ساعت"), 1),
                )
                for n in numbers
            ]
        )
        self.note.setText("شیفتی که پیش از آغازش پایان یابد، تا روز بعد است.")

    def reload(self) -> None:
        """Read the shifts, unless something typed would be lost."""
        if not self.is_changed:
            self.shell.tasks.read(self, shift_times, done=self._show, latest="shifts")

    def _show(self, shifts: Sequence[ShiftTime]) -> None:
        values: dict[str, Any] = {}
        for n in range(1, MOST_SHIFTS + 1):
            shift = shifts[n - 1] if n <= len(shifts) else None
            values[f"name_{n}"] = shift.name if shift else ""
            values[f"begins_{n}"] = shift.begins if shift else None
            values[f"ends_{n}"] = shift.ends if shift else None
        self.fill_unchanged(values)

    def deed(self, values: dict[str, Any]) -> tuple[Callable[..., Changes[Any]], tuple[Any, ...]]:
        """Save the shifts."""
        drafts = tuple(
            ShiftDraft(
                name=values[f"name_{n}"], begins=values[f"begins_{n}"], ends=values[f"ends_{n}"]
            )
            for n in range(1, MOST_SHIFTS + 1)
        )
        return save_shift_times, (drafts,)
