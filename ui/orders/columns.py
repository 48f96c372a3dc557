"""What the follow-up page shows of each line."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from app.moments import deadline_words
from app.orders import RUNGS, FollowUpRow
from app.text import persian_digits
from app.texts import EXPECTED, ORDER_KINDS, SCANS
from ui.common.register_table import Column
from ui.orders.texts import (
    TELLINGS,
    first_line,
    shown_day,
    source_words,
    state_tone,
    state_words,
)


def columns(today: Callable[[], date]) -> tuple[Column[FollowUpRow], ...]:
    """The columns; deadlines are told from the office's day."""
    return (
        Column("words", "دستور", lambda row: first_line(row.words), 0, rank=2, least=260),
        Column("name", "گیرنده", lambda row: row.name or "—", 184, rank=3),
        Column("due", "مهلت", lambda row: deadline_words(row.due_on, today()), 84, rank=1),
        Column("state", "وضعیت", state_words, 168, tone=state_tone, rank=1),
        Column("source", "سند", source_words, 136, rank=6),
        Column("applicant", "متقاضی", lambda row: row.applicant or "—", 128, rank=7),
        Column("given", "تاریخ دستور", lambda row: shown_day(row.given_on), 92, rank=8),
        Column(
            "asked",
            "پیگیری",
            lambda row: persian_digits(str(row.follow_ups)) if row.follow_ups else "—",
            64,
            optional=True,
            rank=9,
        ),
        Column(
            "rung",
            "آخرین پله",
            lambda row: RUNGS[row.rung - 1] if row.rung else "—",
            110,
            optional=True,
            rank=9,
        ),
        Column("owner", "پیگیر", lambda row: row.owner, 120, optional=True, rank=9),
        Column(
            "expected",
            "خواسته",
            lambda row: EXPECTED[row.expected] if row.expected else "—",
            120,
            optional=True,
            rank=9,
        ),
        Column("kind", "گونه", lambda row: ORDER_KINDS[row.kind], 90, optional=True, rank=9),
        Column("scan", "اسکن", lambda row: SCANS[row.scan], 120, optional=True, rank=9),
        Column(
            "telling",
            "اعلام نتیجه",
            lambda row: TELLINGS[row.telling] or "—",
            190,
            optional=True,
            rank=9,
        ),
        Column(
            "next",
            "نوبت بعد",
            lambda row: shown_day(row.next_follow_up_on),
            92,
            optional=True,
            rank=9,
        ),
        Column("last", "گام آخر", lambda row: row.last_step, 220, optional=True, rank=9),
    )
