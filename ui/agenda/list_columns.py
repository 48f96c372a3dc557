"""What the list of entries and requests shows of each."""

from __future__ import annotations

from typing import Final

from app.agenda import EventRow
from app.agenda.texts import EVENT_KINDS, EVENT_ORIGINS, EVENT_STATES
from app.jalali import jalali_text
from app.text import isolate
from app.texts import CLASSIFICATIONS
from ui.agenda.event_texts import shown_day, shown_hours, shown_number
from ui.agenda.words import OVERRIDDEN
from ui.common.register_table import Column
from ui.common.state_tones.events import EVENT_TONES

COLUMNS: Final[tuple[Column[EventRow], ...]] = (
    Column("number", "شماره", lambda row: shown_number(row.number), 96, rank=1),
    Column("kind", "گونه", lambda row: EVENT_KINDS[row.kind], 96, rank=4),
    Column("subject", "موضوع", lambda row: row.subject, 0, rank=1, least=180),
    Column("who", "درخواست‌کننده", lambda row: row.who or "—", 160, rank=3),
    Column("day", "روز", shown_day, 88, rank=1),
    Column("hours", "ساعت", shown_hours, 118, rank=2),
    Column("place", "مکان", lambda row: row.place or "—", 120, rank=5),
    Column(
        "state",
        "وضعیت",
        lambda row: EVENT_STATES[row.state],
        150,
        tone=lambda row: EVENT_TONES[row.state],
        rank=1,
    ),
    Column(
        "requested",
        "درخواست",
        lambda row: isolate(jalali_text(row.requested_at.date())),
        88,
        rank=6,
    ),
    Column("class", "طبقه‌بندی", lambda row: CLASSIFICATIONS[row.classification], 92, rank=8),
    Column(
        "origin",
        "از کجا",
        lambda row: EVENT_ORIGINS[row.origin],
        104,
        optional=True,
        rank=9,
    ),
    Column(
        "overridden",
        "تداخل",
        lambda row: OVERRIDDEN if row.is_overridden else "—",
        116,
        optional=True,
        rank=9,
    ),
    Column(
        "touched",
        "باید دیده شود",
        lambda row: row.touched or "—",
        200,
        optional=True,
        rank=9,
    ),
    Column("last", "گام آخر", lambda row: row.last_step, 220, optional=True, rank=9),
)
