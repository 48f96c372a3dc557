"""The office's rules for the programme: hours, prayer, gap, lead time, public day (U21)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time

from app.session import OfficeSession


@dataclass(frozen=True, kw_only=True)
class AgendaRules:
    """What an entry with the governor must keep to; each can be overridden with a reason.

    Attributes:
        number: Format of an entry's number (`app.numbering`).
        half_day_to: Until when a half day is worked.
        gap: Minutes that shall lie between two entries of the governor's, their roads counted.
        lead_days: Working days a request shall come before (C8); fewer warn, and never block.
        public_weekday: Of the public meeting day, Saturday is 0; None where there is none.
        public_every: Every how many weeks, counted from `public_first`, a day it is held on.
        day_from: Where the calendar's day begins on screen, and `day_to` where it ends.
        minutes_due_days: Working days after a meeting its minutes are due.
    """

    number: str = "{year}/ب/{serial}"
    work_from: time = time(7, 30)
    work_to: time = time(14, 30)
    half_day_to: time = time(13, 0)
    ramadan_from: time = time(9, 0)
    ramadan_to: time = time(14, 0)
    prayer_from: time = time(12, 15)
    prayer_to: time = time(12, 45)
    gap: int = 10
    lead_days: int = 3
    public_weekday: int | None = 2
    public_every: int = 2
    public_first: date | None = None
    public_from: time = time(9, 0)
    public_to: time = time(12, 0)
    day_from: time = time(7, 0)
    day_to: time = time(20, 0)
    minutes_due_days: int = 5


def agenda_rules(_session: OfficeSession) -> AgendaRules:
    """The office's rules for the programme; what was never set has its default."""
    return AgendaRules()
