"""What the register of calls shows of each."""

from __future__ import annotations

from typing import Final

from app.phone_calls import CallRow
from app.telephone import isolated_telephone
from app.texts import URGENCIES
from ui.common.register_table import Column
from ui.phone_calls.kind_words import way_words
from ui.phone_calls.texts import (
    shown_day,
    shown_hour,
    shown_moment,
    shown_number,
    state_tone,
    state_words,
)

COLUMNS: Final[tuple[Column[CallRow], ...]] = (
    Column("number", "شماره", lambda row: shown_number(row.number), 100),
    Column("kind", "نوع", lambda row: way_words((row.channel, row.direction)), 106, rank=5),
    Column("moment", "زمان", shown_moment, 98, rank=4),
    Column("caller", "طرف تماس", lambda row: row.caller_name or "—", 120, rank=1),
    Column("organisation", "دستگاه", lambda row: row.organisation or "—", 150, rank=7),
    Column("subject", "موضوع", lambda row: row.subject or "—", 0, rank=3),
    Column("state", "وضعیت", state_words, 150, tone=state_tone, rank=2),
    Column("day", "تاریخ", shown_day, 92, optional=True, rank=9),
    Column("hour", "ساعت", shown_hour, 56, optional=True, rank=9),
    Column("phone", "تلفن", lambda row: isolated_telephone(row.phone), 130, optional=True, rank=8),
    Column("post", "سمت", lambda row: row.caller_post, 140, optional=True, rank=9),
    Column("urgency", "فوریت", lambda row: URGENCIES[row.urgency], 80, optional=True, rank=8),
)
