"""The part of a form that is a time: its day, its hours as they are typed, its last day."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from PySide6.QtCore import QObject

from app.agenda import WayOut, When
from app.agenda.spans import USUAL_MINUTES, whole_days
from app.clock import to_tehran
from ui.common.fields import DateField, Today
from ui.common.number_field import NumberField
from ui.common.span_field import SpanField, when_words

ROADS: Final = ("preparation", "travel_before", "travel_after")
_ROAD_LABELS: Final = ("آمادگی (دقیقه)", "راه رفت (دقیقه)", "راه برگشت (دقیقه)")


class TimePart(QObject):
    """A day, a span, of whole days the last of them, and the roads before and after.

    Attributes:
        day: The day; one typed with the hours goes into it.
        span: The hours.
        to_day: The last day, of whole days.
        roads: Minutes of preparation and of the roads.
    """

    def __init__(
        self, today: Today, owner: QObject, minutes: Callable[[], int | None] = lambda: None
    ) -> None:
        """Make the fields; `minutes` says how long is wanted where no end is typed."""
        super().__init__(owner)
        self.day = DateField("day", "روز", today)
        self.to_day = DateField("to_day", "تا روز", today)
        self.span = SpanField(
            "when",
            "زمان",
            self.day.day_or_today,
            today,
            optional=True,
            dated=False,
            minutes=lambda: minutes() or USUAL_MINUTES,
        )
        self.roads = tuple(
            NumberField(name, label, least=0)
            for name, label in zip(ROADS, _ROAD_LABELS, strict=True)
        )
        self.span.line.editingFinished.connect(self._settle)
        for field in (self.day, self.span, self.to_day):
            field.edited.connect(self.show_meaning)

    def typed(self) -> When | None:
        """The time as it is typed, its days and roads with it; None where there is none.

        Raises:
            ValueError: A field of it cannot be read.
        """
        when = self.span.value()
        if when is None:
            return None
        last: date | None = self.to_day.value() if when.all_day else None
        if last is not None:
            first = to_tehran(when.starts_at).date()
            when = whole_days(first, max((last - first).days + 1, 1))
        preparation, before, after = (road.value() or 0 for road in self.roads)
        return replace(when, preparation=preparation, travel_before=before, travel_after=after)

    @property
    def is_of_days(self) -> bool:
        """Whether what is typed is of whole days."""
        try:
            when = self.span.value()
        except ValueError:
            return False
        return when is not None and when.all_day

    def show(self, when: When | None) -> None:
        """Show a time."""
        first = to_tehran(when.starts_at).date() if when is not None else None
        last = None
        if when is not None and first is not None and when.all_day:
            end = to_tehran(when.ends_at).date() - timedelta(days=1)
            last = end if end > first else None
        self.day.set_value(first)
        self.to_day.set_value(last)
        self.span.set_value(when)
        for road in self.roads:
            road.set_value((getattr(when, road.name) or None) if when is not None else None)
        self.show_meaning()

    def show_meaning(self) -> None:
        """Say which day and hours what is typed stands for."""
        try:
            when = self.typed()
        except ValueError:
            when = None
        self.span.show_note(when_words(when) if when is not None else "")

    def _settle(self) -> None:
        """A day typed with the hours goes to its own field."""
        try:
            when = self.span.value()
        except ValueError as error:
            self.span.show_problem(str(error))
            return
        if when is not None:
            self.day.set_value(to_tehran(when.starts_at).date())
            self.span.set_value(when)
            self.show_meaning()

    def take(self, way: WayOut) -> None:
        """Take a way out, the roads as they are."""
        of_days = self.is_of_days
        self.day.set_value(to_tehran(way.starts_at).date())
        self.span.set_value(When(starts_at=way.starts_at, ends_at=way.ends_at, all_day=of_days))
        last = to_tehran(way.ends_at).date() - timedelta(days=1)
        self.to_day.set_value(last if of_days and self.to_day.raw() else None)
        self.span.show_problem("")
        self.show_meaning()
        self.span.setFocus()
