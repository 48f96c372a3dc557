"""What the register of visits shows of each; a waiting time is reckoned as it is painted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from app.telephone import isolated_telephone
from app.text import persian_digits
from app.visits import VisitRow, VisitState
from app.visits.states import IN_THE_HOUSE
from app.visits.texts import VISIT_PATHS, VISIT_STATES
from ui.common.register_table import Column
from ui.common.state_tones.visits import VISIT_TONES
from ui.theme import Tone
from ui.visits.texts import (
    shown_moment,
    shown_number,
    waited_minutes,
    waited_words,
)

NOTHING: Final = "—"
#: Before the minutes of one who is with the governor.
INSIDE: Final = "داخل"


@dataclass
class WaitingClock:
    """How long somebody waits just now, and from when on that is too long.

    Attributes:
        now: The office's moment.
        warn_minutes: After so many somebody should see to him.
    """

    now: Callable[[], datetime]
    warn_minutes: int = 30

    def minutes(self, row: VisitRow) -> int | None:
        """How long he waits, or is inside; None of one who does neither."""
        if row.state not in IN_THE_HOUSE:
            return None
        return waited_minutes(row.entered_at or row.at, self.now())

    def words(self, row: VisitRow) -> str:
        """The same for a cell."""
        minutes = self.minutes(row)
        if minutes is None:
            return ""
        return f"{INSIDE} {waited_words(minutes)}" if row.entered_at else waited_words(minutes)

    def tone(self, row: VisitRow) -> Tone:
        """Loud where it is too long."""
        minutes = self.minutes(row)
        if minutes is None:
            return Tone.QUIET
        allowed = (row.minutes if row.entered_at else None) or self.warn_minutes
        if minutes < allowed:
            return Tone.SUCCESS
        return Tone.WARNING if minutes < 2 * allowed else Tone.DANGER


def _people(row: VisitRow) -> str:
    return persian_digits(str(row.group_size)) if row.group_size else NOTHING


def _moment(row: VisitRow) -> str:
    """When he came, when he is awaited, or when he asked."""
    lost = " (ازدست‌رفته)" if row.appointment_lost else ""
    at = row.appointment_at if row.state is VisitState.APPOINTED else None
    return f"{shown_moment(at or row.at)}{lost}"


def columns(clock: WaitingClock) -> tuple[Column[VisitRow], ...]:
    """The columns, waiting times by this clock."""
    return (
        Column("number", "شماره", lambda row: shown_number(row.number), 104, rank=4),
        Column("visitor", "مراجع", lambda row: row.visitor_name, 150, rank=1),
        Column("who", "سمت و دستگاه", lambda row: row.who, 210, optional=True, rank=8),
        Column("subject", "موضوع", lambda row: row.subject, 0, rank=2, least=150),
        Column("waits", "انتظار", clock.words, 172, tone=clock.tone, rank=1),
        Column(
            "state",
            "وضعیت",
            lambda row: VISIT_STATES[row.state],
            160,
            tone=lambda row: VISIT_TONES[row.state],
            rank=1,
        ),
        Column("moment", "آمدن یا وقت", _moment, 140, rank=5),
        Column("phone", "تلفن", lambda row: isolated_telephone(row.phone), 120, rank=8),
        Column("agency", "کار با", lambda row: row.agency or NOTHING, 140, optional=True, rank=9),
        Column("category", "دسته", lambda row: row.category or NOTHING, 110, optional=True, rank=9),
        Column("path", "راه", lambda row: VISIT_PATHS[row.path], 100, optional=True, rank=9),
        Column("people", "شمار", _people, 60, optional=True, rank=9),
        Column("last", "گام آخر", lambda row: row.last_step, 200, optional=True, rank=9),
    )
