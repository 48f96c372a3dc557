"""What the lists of public days, of petitions and of managers show of each."""

from __future__ import annotations

from typing import Final

from app.public_days import ManagerLine, PetitionLine, PublicDayRow
from app.telephone import isolated_telephone
from app.texts import LETTER_STATES
from app.visits.texts import (
    PETITION_KINDS,
    PUBLIC_DAY_STATES,
    SATISFACTIONS,
    SPECIAL_STATUSES,
    VISIT_STATES,
)
from ui.common.register_table import Column
from ui.common.state_tones.public_days import PUBLIC_DAY_TONES
from ui.public_days.texts import (
    ANSWER_TONES,
    ANSWERS,
    NOTHING,
    PETITION_TONES,
    PRESENCE,
    PRESENCE_TONES,
    short_day,
    shown_count,
    shown_hour,
    shown_hours,
    shown_number,
)
from ui.theme import Tone


def _heard(row: PublicDayRow) -> str:
    return f"{shown_count(row.heard)} از {shown_count(row.petitions)}"


DAYS: Final[tuple[Column[PublicDayRow], ...]] = (
    Column("day", "روز", lambda row: short_day(row.starts_at), 96, rank=1),
    Column(
        "state",
        "وضعیت",
        lambda row: PUBLIC_DAY_STATES[row.state],
        140,
        tone=lambda row: PUBLIC_DAY_TONES[row.state],
        rank=1,
    ),
    Column("petitions", "درخواست", lambda row: shown_count(row.petitions), 74, rank=2),
    Column("number", "شماره", lambda row: shown_number(row.number), 96, rank=5),
    Column("hours", "ساعت", lambda row: shown_hours(row.starts_at, row.ends_at), 110, rank=6),
    Column("place", "جا", lambda row: row.place or NOTHING, 0, rank=7, least=140),
    Column("heard", "شنیده", _heard, 90, optional=True, rank=8),
    Column(
        "to_be_told",
        "ناآگاه از نتیجه",
        lambda row: shown_count(row.to_be_told),
        110,
        optional=True,
        rank=8,
    ),
    Column("last", "گام آخر", lambda row: row.last_step, 200, optional=True, rank=9),
)


def _turn(row: PetitionLine) -> str:
    return shown_count(row.turn) if row.turn is not None else NOTHING


def _said(row: PetitionLine) -> str:
    """What came of it last: the result, the order, or what was answered."""
    return row.result or row.order_words or row.decision_words or NOTHING


PETITIONS: Final[tuple[Column[PetitionLine], ...]] = (
    Column("turn", "نوبت", _turn, 52, rank=1),
    Column("visitor", "درخواست‌کننده", lambda row: row.visitor_name, 150, rank=1),
    Column("subject", "موضوع", lambda row: row.subject, 0, rank=2, least=150),
    Column(
        "state",
        "وضعیت",
        lambda row: VISIT_STATES[row.state],
        150,
        tone=lambda row: PETITION_TONES.get(row.state, Tone.QUIET),
        rank=1,
    ),
    Column("agency", "دستگاه", lambda row: row.agency or NOTHING, 140, rank=3),
    Column("slot", "ساعت", lambda row: shown_hour(row.slot_at) or NOTHING, 62, rank=4),
    Column("said", "دستور یا نتیجه", _said, 200, rank=5),
    Column("number", "شماره", lambda row: shown_number(row.number), 104, optional=True, rank=8),
    Column(
        "kind", "گونه", lambda row: PETITION_KINDS[row.petition_kind], 90, optional=True, rank=8
    ),
    Column(
        "special",
        "وضعیت ویژه",
        lambda row: SPECIAL_STATUSES[row.special_status],
        110,
        optional=True,
        rank=8,
    ),
    Column("category", "دسته", lambda row: row.category or NOTHING, 110, optional=True, rank=8),
    Column("county", "شهرستان", lambda row: row.county or NOTHING, 100, optional=True, rank=8),
    Column("phone", "تلفن", lambda row: isolated_telephone(row.phone), 120, optional=True, rank=8),
    Column("manager", "مدیر", lambda row: row.manager or NOTHING, 130, optional=True, rank=8),
    Column(
        "satisfaction",
        "رضایت",
        lambda row: SATISFACTIONS[row.satisfaction] if row.satisfaction else NOTHING,
        100,
        optional=True,
        rank=8,
    ),
    Column("last", "گام آخر", lambda row: row.last_step, 200, optional=True, rank=9),
)


def _invited(row: ManagerLine) -> str:
    if row.letter_id is None:
        return "بی دعوتنامه"
    number = shown_number(row.letter_number) if row.letter_number else ""
    return number or LETTER_STATES[row.letter_state]


MANAGERS: Final[tuple[Column[ManagerLine], ...]] = (
    Column("name", "مدیر", lambda row: row.name or NOTHING, 150, rank=1),
    Column("organisation", "دستگاه", lambda row: row.organisation or NOTHING, 0, rank=1, least=140),
    Column("problems", "درخواست", lambda row: shown_count(row.problems), 76, rank=2),
    Column("letter", "دعوتنامه", _invited, 130, rank=3),
    Column(
        "answer",
        "پاسخ",
        lambda row: ANSWERS[row.answer],
        130,
        tone=lambda row: ANSWER_TONES[row.answer],
        rank=2,
    ),
    Column(
        "present",
        "در جلسه",
        lambda row: PRESENCE[row.present],
        84,
        tone=lambda row: PRESENCE_TONES[row.present],
        rank=2,
    ),
    Column("post", "سمت", lambda row: row.post or NOTHING, 130, rank=5),
    Column("phone", "تلفن", lambda row: isolated_telephone(row.phone) or NOTHING, 120, rank=6),
    Column(
        "substitute", "جانشین", lambda row: row.substitute or NOTHING, 130, optional=True, rank=7
    ),
)
