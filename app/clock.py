"""What the time is: instants in UTC inside, Tehran's clock on the wall."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo

TEHRAN = ZoneInfo("Asia/Tehran")


class Clock(Protocol):
    """Whoever knows the time."""

    def now(self) -> datetime:
        """This moment, aware, in UTC."""

    def today(self) -> date:
        """The day in Tehran (Gregorian)."""


class SystemClock:
    """The computer's clock."""

    def now(self) -> datetime:
        """This moment, aware, in UTC."""
        return datetime.now(UTC)

    def today(self) -> date:
        """The day in Tehran (Gregorian)."""
        return to_tehran(self.now()).date()


class FixedClock:
    """A clock that stands until it is moved: for demo data and tests."""

    def __init__(self, moment: datetime) -> None:
        """Stand at `moment`, which must be aware."""
        self._moment = moment.astimezone(UTC)

    def now(self) -> datetime:
        """The moment it stands at."""
        return self._moment

    def today(self) -> date:
        """Its day in Tehran (Gregorian)."""
        return to_tehran(self._moment).date()

    def set(self, moment: datetime) -> None:
        """Stand at another moment."""
        self._moment = moment.astimezone(UTC)

    def advance(self, by: timedelta) -> None:
        """Let time pass."""
        self._moment += by


def to_tehran(moment: datetime) -> datetime:
    """An instant on Tehran's clock; summer hours before 1401 included."""
    return moment.astimezone(TEHRAN)


def from_tehran(day: date, hour: time) -> datetime:
    """The instant of an hour on Tehran's clock, in UTC."""
    return datetime.combine(day, hour, TEHRAN).astimezone(UTC)
