"""What the register of letters shows of each."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from app.jalali import jalali_text
from app.letters import LetterRow
from app.letters.states import IN_ARREARS
from app.moments import deadline_words
from app.text import isolate
from app.texts import (
    CLASSIFICATIONS,
    LETTER_DIRECTIONS,
    LETTER_KINDS,
    LETTER_STAGES,
    LETTER_STATES,
    PAPER_PLACES,
    URGENCIES,
)
from ui.common.register_table import Column
from ui.letters.texts import shown_number, state_tone, state_words


def columns(today: Callable[[], date]) -> tuple[Column[LetterRow], ...]:
    """The columns; deadlines are told from the office's day."""

    def due(row: LetterRow) -> str:
        """A deadline only counts while the letter waits."""
        return deadline_words(row.due_on, today()) if row.state in IN_ARREARS else "—"

    return (
        Column("number", "شماره", lambda row: shown_number(row.number), 112, rank=1),
        Column("dated", "تاریخ", lambda row: _day(row.dated), 88, rank=5),
        Column("who", "فرستنده / گیرنده", _who, 170, rank=2),
        Column("their_number", "شماره فرستنده", _their_number, 112, rank=7),
        Column("subject", "موضوع", lambda row: row.subject, 0, rank=1, least=180),
        Column("state", "وضعیت", state_words, 140, tone=state_tone, rank=1),
        Column("due", "مهلت", due, 84, rank=3),
        Column("urgency", "فوریت", lambda row: URGENCIES[row.urgency], 76, rank=8),
        Column("class", "طبقه‌بندی", lambda row: CLASSIFICATIONS[row.classification], 92, rank=9),
        Column("paper", "جای کاغذ", lambda row: PAPER_PLACES[row.paper_place], 112, rank=9),
        Column(
            "direction",
            "جهت",
            lambda row: LETTER_DIRECTIONS[row.direction],
            68,
            optional=True,
            rank=9,
        ),
        Column("register", "دفتر", lambda row: row.register, 130, optional=True, rank=9),
        Column("kind", "گونه", lambda row: LETTER_KINDS[row.kind], 96, optional=True, rank=9),
        Column(
            "organisation",
            "دستگاه",
            lambda row: row.organisation or "—",
            160,
            optional=True,
            rank=9,
        ),
        Column(
            "their_date",
            "تاریخ فرستنده",
            lambda row: _day(row.their_date),
            96,
            optional=True,
            rank=9,
        ),
        Column(
            "own_state",
            "وضعیت نامه",
            lambda row: LETTER_STATES[row.state],
            130,
            optional=True,
            rank=9,
        ),
        Column(
            "stage",
            "مرحله دستور",
            lambda row: LETTER_STAGES[row.stage] or "—",
            140,
            optional=True,
            rank=9,
        ),
        Column("last", "گام آخر", lambda row: row.last_step, 220, optional=True, rank=9),
    )


def _who(row: LetterRow) -> str:
    """Who it is from or for, with his office where there is room for one name only."""
    parts = dict.fromkeys(part for part in (row.who, row.organisation) if part)
    return "، ".join(parts) or "—"


def _their_number(row: LetterRow) -> str:
    return shown_number(row.their_number)


def _day(day: date | None) -> str:
    return isolate(jalali_text(day)) if day is not None else "—"
