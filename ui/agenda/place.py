"""Where the calendar stands: which view, which day, whose columns; pure, remembered by a desk."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from app.agenda.rows import ResourceLine
from app.agenda.states import ResourceKind
from app.agenda.texts import RESOURCE_KINDS
from ui.agenda import words
from ui.agenda.board import Column
from ui.agenda.month_layout import days_of, months_on

WEEK: Final = 7


class View(StrEnum):
    """How the calendar is seen."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    COLUMNS = "columns"


VIEWS: Final = {
    View.DAY: "روز",
    View.WEEK: "هفته",
    View.MONTH: "ماه",
    View.COLUMNS: "ستون‌ها",
}

#: Whose time roads and preparation take; rooms stay where they are.
_TRAVELLING: Final = frozenset({ResourceKind.GOVERNOR, ResourceKind.DEPUTY, ResourceKind.VEHICLE})


@dataclass(frozen=True)
class Place:
    """Where the calendar stands."""

    view: View
    day: date

    def days(self) -> tuple[date, ...]:
        """The days in sight."""
        if self.view is View.MONTH:
            return days_of(self.day)
        if self.view is View.WEEK:
            first = words.week_of(self.day)
            return tuple(first + timedelta(days=number) for number in range(WEEK))
        return (self.day,)

    def moved(self, unit: str, by: int, today: date) -> Place:
        """The place so many days, weeks or months on, or today."""
        if unit == "today":
            return replace(self, day=today)
        if unit == "months":
            return replace(self, day=months_on(self.day, by))
        days = by * WEEK if unit == "weeks" else by
        return replace(self, day=self.day + timedelta(days=days))

    def turned(self, by: int, today: date) -> Place:
        """The place a whole view on: a day, a week or a month."""
        unit = {View.WEEK: "weeks", View.MONTH: "months"}.get(self.view, "days")
        return self.moved(unit, by, today)

    def heading(self) -> str:
        """What is in sight, in words."""
        if self.view is View.MONTH:
            return words.month_heading(self.day)
        if self.view is View.WEEK:
            days = self.days()
            return words.days_heading(days[0], days[-1])
        # The day itself stands large over its hours.
        return words.month_heading(self.day)

    def columns(
        self, resources: Sequence[ResourceLine], chosen: Sequence[str]
    ) -> tuple[Column, ...]:
        """The columns of the hours; those side by side in the order of the resources."""
        if self.view is not View.COLUMNS:
            return tuple(Column(day) for day in self.days())
        there = [one for one in resources if one.subject_key in chosen] or list(resources)
        if not there:
            return (Column(self.day),)
        return tuple(_column(self.day, one) for one in there)


def _column(day: date, one: ResourceLine) -> Column:
    kind = RESOURCE_KINDS[one.kind]
    return Column(day, one.subject_key, one.name, kind, one.kind in _TRAVELLING, one.id)


def usual_columns(resources: Sequence[ResourceLine], most: int = 6) -> tuple[str, ...]:
    """Whose columns are seen until somebody chooses: the first of them."""
    return tuple(one.subject_key for one in resources[:most])
