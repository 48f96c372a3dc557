"""What the lists of cases, of their steps and of their parts show."""

from __future__ import annotations

from typing import Final

from app.protocol import CaseRow, CaseState, EntryLine, PersonLine, TaskLine
from app.protocol.texts import CASE_KINDS, CASE_STATES, ENTRY_KINDS, PERSON_ROLES
from app.texts import CLASSIFICATIONS
from ui.common.register_table import Column
from ui.protocol.desk_words import (
    NOTHING,
    case_tone,
    late_words,
    shown_count,
    shown_day,
    shown_hour,
    shown_moment,
    shown_number,
    task_tone,
    task_words,
)
from ui.theme import Tone


def _state_tone(row: CaseRow) -> Tone:
    return Tone.DANGER if row.late or row.report_late_days else case_tone(row.state)


def _progress(row: CaseRow) -> str:
    return f"{shown_count(row.done)} از {shown_count(row.tasks)}" if row.tasks else NOTHING


def _next(row: CaseRow) -> str:
    if row.report_late_days:
        return f"گزارش سفر: {late_words(row.report_late_days)}"
    owner = f" ({row.next_owner})" if row.next_owner else ""
    return f"{row.next_task}{owner}" if row.next_task else NOTHING


def _where(row: CaseRow) -> str:
    return "، ".join(part for part in (row.country, row.city, row.place) if part) or NOTHING


CASES: Final[tuple[Column[CaseRow], ...]] = (
    Column("day", "آغاز", lambda row: shown_day(row.starts_on), 90, rank=1),
    Column("subject", "موضوع", lambda row: row.subject, 0, rank=1, least=120),
    Column(
        "state",
        "وضعیت",
        lambda row: CASE_STATES[row.state],
        130,
        tone=_state_tone,
        rank=1,
    ),
    Column("kind", "نوع", lambda row: CASE_KINDS[row.kind], 130, rank=2),
    Column("progress", "گام‌ها", _progress, 80, rank=3),
    Column(
        "late",
        "دیرکرد",
        lambda row: shown_count(row.late) if row.late else NOTHING,
        64,
        tone=lambda row: Tone.DANGER if row.late else Tone.QUIET,
        rank=3,
    ),
    Column("next", "گام بعدی", _next, 190, rank=4),
    Column("head", "رئیس یا میهمان", lambda row: row.head or NOTHING, 130, rank=5),
    Column("where", "کجا", _where, 140, rank=6),
    Column("number", "شماره", lambda row: shown_number(row.number), 100, rank=5),
    Column("ends", "پایان", lambda row: shown_day(row.ends_on), 90, rank=7),
    Column("owner", "مسئول", lambda row: row.owner or NOTHING, 120, optional=True, rank=8),
    Column("body", "دستگاه", lambda row: row.body or NOTHING, 130, optional=True, rank=8),
    Column(
        "report",
        "موعد گزارش",
        lambda row: (
            (shown_day(row.report_due_on) if row.state is CaseState.RETURNED else "") or NOTHING
        ),
        100,
        optional=True,
        rank=8,
    ),
    Column(
        "classification",
        "طبقه‌بندی",
        lambda row: CLASSIFICATIONS[row.classification],
        90,
        optional=True,
        rank=9,
    ),
    Column("last", "گام آخر", lambda row: row.last_step, 200, optional=True, rank=9),
)

TASKS: Final[tuple[Column[TaskLine], ...]] = (
    Column("stage", "مرحله", lambda row: shown_count(row.stage), 56, rank=2),
    Column("title", "گام", lambda row: row.title, 0, rank=1, least=160),
    Column("due", "تا", lambda row: shown_day(row.due_on) or NOTHING, 92, rank=1),
    Column("state", "وضعیت", task_words, 124, tone=task_tone, rank=1),
    Column("responsible", "با", lambda row: row.responsible or NOTHING, 130, rank=3),
    Column("document", "سند", lambda row: row.document or NOTHING, 120, rank=4),
    Column("number", "شماره سند", lambda row: shown_number(row.document_number), 96, rank=5),
)

PEOPLE: Final[tuple[Column[PersonLine], ...]] = (
    Column("order", "", lambda row: shown_count(row.order), 40, rank=1),
    Column("name", "نام", lambda row: row.name or row.organisation, 0, rank=1, least=120),
    Column("role", "نقش", lambda row: PERSON_ROLES[row.role], 92, rank=2),
    Column("rank", "مقام", lambda row: row.rank_name or NOTHING, 120, rank=3),
    Column("post", "سمت", lambda row: row.post or NOTHING, 130, rank=4),
    Column(
        "papers",
        "مدارک",
        lambda row: "ناتمام" if row.warnings or row.missing_report else "کامل",
        80,
        tone=lambda row: Tone.WARNING if row.warnings or row.missing_report else Tone.QUIET,
        rank=3,
    ),
    Column("arrives", "ورود", lambda row: shown_moment(row.arrives_at) or NOTHING, 140, rank=6),
)


def _when(row: EntryLine) -> str:
    return f"{shown_hour(row.starts_at)} تا {shown_hour(row.ends_at)}"


ENTRIES: Final[tuple[Column[EntryLine], ...]] = (
    Column("day", "روز", lambda row: shown_day(row.starts_at.date()), 92, rank=1),
    Column("hours", "ساعت", _when, 116, rank=1),
    Column("title", "برنامه", lambda row: row.title, 0, rank=1, least=140),
    Column("kind", "نوع", lambda row: ENTRY_KINDS[row.kind], 84, rank=3),
    Column("place", "جا", lambda row: row.location or NOTHING, 120, rank=4),
    Column(
        "event",
        "در تقویم",
        lambda row: shown_number(row.event_number) or NOTHING,
        100,
        rank=2,
    ),
)
