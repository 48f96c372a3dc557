"""A deadline: a day, or working days from the order's day, «۵ روز کاری»."""

from __future__ import annotations

from datetime import date

from app.orders import read_deadline
from ui.common import jalali_month
from ui.common.fields import DateField, Today


class DeadlineField(DateField):
    """A day typed as in every field of days, or as a time from the day of the order."""

    def __init__(
        self,
        name: str,
        label: str,
        today: Today,
        *,
        given_on: Today | None = None,
        needed: bool = False,
    ) -> None:
        """Make the field.

        Args:
            name: Of the field.
            label: Over it.
            today: The office's day.
            given_on: The day of the order, from which working days count; today by default.
            needed: It may not stay empty.
        """
        self._given_on = given_on or today
        super().__init__(name, label, today, needed=needed)

    def value(self) -> date | None:  # type: ignore[override]  # as the day field's
        """The day, or None when nothing is typed."""
        text = self.line.text().strip()
        if not text:
            return None
        return read_deadline(text, jalali_month.calendar, self._given_on(), self._today())
