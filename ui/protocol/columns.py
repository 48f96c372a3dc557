"""What the registers of protocol work show of each case, and the list of steps of each step."""

from __future__ import annotations

from typing import Final

from app.protocol.rows import CaseRow, CaseTaskRow
from app.protocol.texts import CASE_KINDS, CASE_STATES, CONSULAR_KINDS
from app.texts import CLASSIFICATIONS
from ui.common.register_table import Column
from ui.common.state_tones.protocol import CASE_TONES
from ui.protocol.desk_words import (
    NOTHING,
    late_words,
    shown_day,
    shown_moment,
    shown_number,
)
from ui.protocol.texts import late_of, late_tone, next_of, progress_words
from ui.theme import Tone


def _column_of_state(width: int, rank: int) -> Column[CaseRow]:
    return Column(
        "state",
        "وضعیت",
        lambda row: CASE_STATES[row.state],
        width,
        tone=lambda row: CASE_TONES[row.state],
        rank=rank,
    )


_NUMBER: Final[Column[CaseRow]] = Column(
    "number", "شماره", lambda row: shown_number(row.number), 96, rank=4
)
_DAY: Final[Column[CaseRow]] = Column(
    "day", "روز", lambda row: shown_day(row.starts_on), 90, rank=1
)
_LATE: Final[Column[CaseRow]] = Column("late", "دیرکرد", late_of, 100, tone=late_tone, rank=3)
_CLASSIFICATION: Final[Column[CaseRow]] = Column(
    "classification",
    "طبقه‌بندی",
    lambda row: CLASSIFICATIONS[row.classification],
    90,
    optional=True,
    rank=9,
)
_OWNER: Final[Column[CaseRow]] = Column(
    "owner", "مسئول پرونده", lambda row: row.owner or NOTHING, 130, rank=6
)
_LAST: Final[Column[CaseRow]] = Column(
    "last", "گام آخر", lambda row: row.last_step, 200, optional=True, rank=9
)

CASES: Final[tuple[Column[CaseRow], ...]] = (
    _DAY,
    Column("subject", "موضوع", lambda row: row.subject, 0, rank=1, least=120),
    _column_of_state(140, 1),
    Column("kind", "نوع", lambda row: CASE_KINDS[row.kind], 118, rank=2),
    _LATE,
    Column("done", "گام‌ها", progress_words, 74, rank=5),
    _NUMBER,
    Column("head", "رئیس یا میهمان", lambda row: row.head or NOTHING, 130, rank=6),
    Column("next", "گام بعدی", next_of, 210, rank=7),
    Column("next_owner", "با که", lambda row: row.next_owner or NOTHING, 120, rank=8),
    Column("country", "کشور", lambda row: row.country or NOTHING, 90, rank=8),
    Column("ends", "تا روز", lambda row: shown_day(row.ends_on), 90, optional=True, rank=8),
    Column("body", "دستگاه", lambda row: row.body or NOTHING, 140, optional=True, rank=8),
    Column(
        "report_due",
        "موعد گزارش",
        lambda row: shown_day(row.report_due_on) or NOTHING,
        96,
        optional=True,
        rank=8,
    ),
    _OWNER,
    _CLASSIFICATION,
    _LAST,
)

PAVILION: Final[tuple[Column[CaseRow], ...]] = (
    Column(
        "flight_at",
        "پرواز در",
        lambda row: shown_moment(row.flight_at) or shown_day(row.starts_on),
        134,
        rank=1,
    ),
    Column("head", "میهمان", lambda row: row.head or row.subject, 0, rank=1, least=100),
    _column_of_state(116, 1),
    Column("flight", "پرواز", lambda row: row.flight or NOTHING, 120, rank=2),
    Column("host", "میزبان", lambda row: row.host or NOTHING, 120, rank=4),
    Column("requested_by", "درخواست از", lambda row: row.requested_by or NOTHING, 150, rank=5),
    Column(
        "request_number",
        "شماره درخواست",
        lambda row: shown_number(row.request_number) or NOTHING,
        110,
        rank=6,
    ),
    Column(
        "sent_number",
        "نامه به فرودگاه",
        lambda row: shown_number(row.sent_number) or NOTHING,
        110,
        rank=7,
    ),
    _LATE,
    _NUMBER,
    Column("subject", "موضوع", lambda row: row.subject, 160, optional=True, rank=8),
    _OWNER,
    _CLASSIFICATION,
    _LAST,
)

CONSULAR: Final[tuple[Column[CaseRow], ...]] = (
    Column("day", "تا روز", lambda row: shown_day(row.starts_on), 90, rank=1),
    Column("head", "برای", lambda row: row.head or row.subject, 0, rank=1, least=100),
    _column_of_state(116, 1),
    Column("consular_kind", "نوع", lambda row: CONSULAR_KINDS[row.consular_kind], 100, rank=2),
    Column("consulate", "سفارت یا کنسولگری", lambda row: row.consulate or NOTHING, 160, rank=3),
    Column(
        "sent_number",
        "شماره ارسال",
        lambda row: shown_number(row.sent_number) or NOTHING,
        110,
        rank=5,
    ),
    Column("result", "نتیجه", lambda row: row.result or NOTHING, 180, rank=4),
    Column("requested_by", "درخواست از", lambda row: row.requested_by or NOTHING, 150, rank=6),
    _LATE,
    _NUMBER,
    Column("subject", "موضوع", lambda row: row.subject, 160, optional=True, rank=8),
    _OWNER,
    _CLASSIFICATION,
    _LAST,
)


def _stands(row: CaseTaskRow) -> str:
    if row.late_days:
        return late_words(row.late_days)
    return "در نوبت" if row.waits else "مانده"


def _stands_tone(row: CaseTaskRow) -> Tone:
    if row.late_days:
        return Tone.DANGER
    return Tone.QUIET if row.waits else Tone.INFORMATION


TASKS: Final[tuple[Column[CaseTaskRow], ...]] = (
    Column("due", "موعد", lambda row: shown_day(row.due_on) or NOTHING, 90, rank=1),
    Column("title", "گام", lambda row: row.title, 0, rank=1, least=200),
    Column("state", "وضعیت", _stands, 120, tone=_stands_tone, rank=1),
    Column("subject", "پرونده", lambda row: row.case_subject, 190, rank=2),
    Column("kind", "نوع", lambda row: CASE_KINDS[row.case_kind], 112, rank=5),
    Column("responsible", "مسئول", lambda row: row.responsible or NOTHING, 140, rank=3),
    Column("document", "سند", lambda row: row.document or NOTHING, 140, rank=4),
    Column("starts", "آغاز پرونده", lambda row: shown_day(row.starts_on), 90, rank=6),
    Column("number", "شماره پرونده", lambda row: shown_number(row.case_number), 104, rank=7),
)
