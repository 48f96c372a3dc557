"""What the registers of agreements, gifts and occasions show of each."""

from __future__ import annotations

from typing import Final

from app.jalali import weekday_name
from app.protocol import AgreementRow, GiftRow, OccasionRow
from app.protocol.texts import AGREEMENT_KINDS, GIFT_DIRECTIONS
from app.texts import CLASSIFICATIONS
from ui.common.register_table import Column
from ui.common.state_tones.protocol import AGREEMENT_TONES
from ui.protocol.desk_words import NOTHING, shown_count, shown_day, shown_number
from ui.protocol.register_texts import (
    agreement_words,
    gift_tone,
    gift_words,
    left_words,
    occasion_tone,
    occasion_words,
    sum_words,
)

AGREEMENTS: Final[tuple[Column[AgreementRow], ...]] = (
    Column("number", "شماره", lambda row: shown_number(row.number), 108, rank=2),
    Column("title", "عنوان", lambda row: row.title, 0, rank=1, least=160),
    Column("other", "طرف", lambda row: row.other_party, 150, rank=2),
    Column(
        "state",
        "وضعیت",
        agreement_words,
        104,
        tone=lambda row: AGREEMENT_TONES[row.state],
        rank=1,
    ),
    Column("expires", "پایان اعتبار", lambda row: shown_day(row.expires_on) or NOTHING, 96, rank=2),
    Column("left", "مانده", left_words, 104, rank=3),
    Column("kind", "نوع", lambda row: AGREEMENT_KINDS[row.kind], 118, rank=4),
    Column("country", "کشور", lambda row: row.country or NOTHING, 96, rank=4),
    Column("signed", "امضا", lambda row: shown_day(row.signed_on), 94, rank=5),
    Column("responsible", "مسئول اجرا", lambda row: row.responsible or NOTHING, 140, rank=6),
    Column(
        "case", "پرونده", lambda row: shown_number(row.case_number) or NOTHING, 100, optional=True,
        rank=7,
    ),
    Column(
        "classification",
        "طبقه‌بندی",
        lambda row: CLASSIFICATIONS[row.classification],
        90,
        optional=True,
        rank=8,
    ),
    Column("last", "گام آخر", lambda row: row.last_step, 200, optional=True, rank=9),
)  # fmt: skip

GIFTS: Final[tuple[Column[GiftRow], ...]] = (
    Column("number", "شماره", lambda row: shown_number(row.number), 100, rank=2),
    Column("given_on", "تاریخ", lambda row: shown_day(row.given_on), 94, rank=1),
    Column("item", "هدیه", lambda row: row.item, 0, rank=1, least=140),
    Column("state", "وضعیت", gift_words, 116, tone=gift_tone, rank=1),
    Column("name", "به که / از که", lambda row: row.name or row.organisation, 160, rank=2),
    Column("direction", "سو", lambda row: GIFT_DIRECTIONS[row.direction], 80, rank=5),
    Column("country", "کشور", lambda row: row.country or NOTHING, 92, rank=5),
    Column("quantity", "شمار", lambda row: shown_count(row.quantity), 56, rank=6),
    Column("value", "ارزش (ریال)", lambda row: sum_words(row.value), 120, rank=4),
    Column(
        "inventory",
        "شماره اموال",
        lambda row: shown_number(row.inventory_number) or NOTHING,
        100,
        rank=3,
    ),
    Column("kept", "جای نگهداری", lambda row: row.kept_where or NOTHING, 130, rank=6),
    Column("case", "پرونده", lambda row: shown_number(row.case_number) or NOTHING, 100, rank=7),
    Column("last", "گام آخر", lambda row: row.last_step, 200, optional=True, rank=9),
)


def _title(row: OccasionRow) -> str:
    return f"{row.title} (تخمینی)" if row.is_estimated else row.title


OCCASIONS: Final[tuple[Column[OccasionRow], ...]] = (
    Column("day", "روز", lambda row: shown_day(row.day), 96, rank=1),
    Column("weekday", "", lambda row: weekday_name(row.day), 84, rank=3),
    Column("title", "مناسبت", _title, 0, rank=1, least=180),
    Column(
        "own", "از", lambda row: "تقویم" if row.is_known else "دفتر", 72, rank=4,
    ),
    Column("state", "وضعیت پرونده", occasion_words, 140, tone=occasion_tone, rank=1),
    Column("case", "پرونده", lambda row: shown_number(row.case_number) or NOTHING, 110, rank=2),
)  # fmt: skip
