"""Proofs of what belongs to cases of protocol work: steps, people, programme, papers, templates."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Final

from sqlalchemy import Connection, exists, func, or_, select

from app.agenda.tables import EVENTS, LINKS, STEPS
from app.changes import Kind
from app.check.courses import GIVES_TIME, state_values
from app.check.faults import Fault, Part
from app.check.protocol import Found, case_faults, differ
from app.protocol.drafts import ChecklistTaskDraft
from app.protocol.states import OVER, CaseKind, PersonRole, TaskAnchor, TaskCondition, TaskState
from app.protocol.tables import (
    CASES,
    CHECKLISTS,
    DISPATCHES,
    ENTRIES,
    FORMS,
    PEOPLE,
    TASKS,
    VEHICLES,
)

_T: Final = TASKS.c
_P: Final = PEOPLE.c
_E: Final = ENTRIES.c
_IS_DONE: Final = _T.state == TaskState.DONE.value
_IS_HEAD: Final = _P.role == PersonRole.HEAD.value

_OF_PARTS: Final[tuple[Found, ...]] = (
    (
        select(_T.case_id).where(
            or_(
                differ(_IS_DONE, _T.done_on.is_not(None)),
                differ(_IS_DONE, _T.done_by.is_not(None)),
            )
        ),
        Part.STATES,
        "روز یا انجام‌دهنده گامی از پرونده تشریفات {} با وضعیت آن نمی‌خواند.",
    ),
    (
        select(_T.case_id).where(_T.state == TaskState.NOT_NEEDED.value, _T.note == ""),
        Part.STATES,
        "گامی از پرونده تشریفات {} بی سبب لازم نبوده است.",
    ),
    (
        select(_T.case_id).where(_T.due_on.is_(None)),
        Part.STATES,
        "گامی از پرونده تشریفات {} موعد ندارد.",
    ),
    (
        select(_T.case_id)
        .where(_T.origin != "")
        .group_by(_T.case_id, _T.origin)
        .having(func.count() > 1),
        Part.LINKS,
        "گامی از الگو دو بار در پرونده تشریفات {} آمده است.",
    ),
    (
        select(_P.case_id)
        .join(VEHICLES, VEHICLES.c.id == _P.vehicle_id)
        .where(VEHICLES.c.case_id != _P.case_id),
        Part.LINKS,
        "کسی از پرونده تشریفات {} در خودروی پرونده دیگری است.",
    ),
    (
        select(_P.case_id).where(_IS_HEAD).group_by(_P.case_id).having(func.count() > 1),
        Part.LINKS,
        "پرونده تشریفات {} دو رئیس هیأت دارد.",
    ),
    (
        select(_P.case_id)
        .where(_P.seat > 0)
        .group_by(_P.case_id, _P.seat)
        .having(func.count() > 1),
        Part.LINKS,
        "یک جای نشستن در پرونده تشریفات {} به دو نفر داده شده است.",
    ),
    (
        select(_P.case_id).where(_P.leaves_at < _P.arrives_at),
        Part.STATES,
        "کسی از پرونده تشریفات {} پیش از آمدن رفته است.",
    ),
    (
        select(_E.case_id).where(_E.ends_at < _E.starts_at),
        Part.STATES,
        "برنامه‌ای از پرونده تشریفات {} پیش از آغاز پایان می‌یابد.",
    ),
    (
        select(_E.case_id)
        .join(EVENTS, EVENTS.c.id == _E.event_id)
        .join(CASES, CASES.c.id == _E.case_id)
        .where(
            CASES.c.state.not_in(state_values(OVER)),
            or_(EVENTS.c.starts_at != _E.starts_at, EVENTS.c.ends_at != _E.ends_at),
            ~exists().where(STEPS.c.event_id == EVENTS.c.id, STEPS.c.action.in_(GIVES_TIME)),
        ),
        Part.LINKS,
        "زمان برنامه‌ای از پرونده تشریفات {} با تقویم یکی نیست.",
    ),
    (
        select(_E.case_id).where(
            _E.event_id.is_not(None),
            ~exists().where(
                LINKS.c.event_id == _E.event_id,
                LINKS.c.record_kind == Kind.PROTOCOL_CASE.value,
                LINKS.c.record_id == _E.case_id,
            ),
        ),
        Part.LINKS,
        "برنامه‌ای از پرونده تشریفات {} در تقویم به آن پیوند ندارد.",
    ),
    (
        select(LINKS.c.record_id).where(
            LINKS.c.record_kind == Kind.PROTOCOL_CASE.value,
            ~exists().where(CASES.c.id == LINKS.c.record_id),
        ),
        Part.LINKS,
        "برنامه‌ای در تقویم به پرونده تشریفات {} پیوند دارد و آن پرونده نیست.",
    ),
    (
        select(DISPATCHES.c.case_id).where(
            or_(
                DISPATCHES.c.number == "",
                DISPATCHES.c.received_on < DISPATCHES.c.sent_on,
            )
        ),
        Part.STATES,
        "فرستادن گزارش سفر {} شماره یا روز درستی ندارد.",
    ),
)


def case_parts_agree(connection: Connection) -> Iterator[Fault]:
    """Steps, people, programme and papers of every case are whole, and of that case."""
    yield from case_faults(connection, _OF_PARTS)
    for case_id, name, answers in connection.execute(
        select(FORMS.c.case_id, FORMS.c.name, FORMS.c.answers)
    ):
        if not _is_mapping(answers):
            words = f"پاسخ‌های فرم «{name}» در پرونده تشریفات {case_id} خوانده نمی‌شود."
            yield Fault(Part.STATES, Kind.PROTOCOL_CASE.value, case_id, words)


def _is_mapping(answers: str) -> bool:
    try:
        read = json.loads(answers)
    except ValueError:
        return False
    return isinstance(read, dict) and all(isinstance(one, str) for one in read.values())


def checklists_can_be_read(connection: Connection) -> Iterator[Fault]:
    """Every template of the office can be copied, and each shipped one was changed once."""
    rows = connection.execute(
        select(CHECKLISTS.c.id, CHECKLISTS.c.case_kind, CHECKLISTS.c.shipped, CHECKLISTS.c.tasks)
        .order_by(CHECKLISTS.c.id)
    )  # fmt: skip
    seen: set[str] = set()
    for number, kind, shipped, tasks in rows:
        if not _is_known(kind) or not _are_tasks(tasks):
            words = f"الگوی گام‌های {number} خوانده نمی‌شود."
            yield Fault(Part.TEMPLATES, Kind.CHECKLIST.value, number, words)
        if shipped and shipped in seen:
            words = f"الگوی گام‌های {number} دومین تغییر یک الگوی همراه برنامه است."
            yield Fault(Part.TEMPLATES, Kind.CHECKLIST.value, number, words)
        seen.add(shipped)


def _is_known(kind: str) -> bool:
    return kind in set(CaseKind)


def _are_tasks(text: str) -> bool:
    try:
        read: Any = json.loads(text)
        for one in read:
            task = ChecklistTaskDraft(**one)
            TaskAnchor(task.anchor)
            TaskCondition(task.condition)
    except (ValueError, TypeError):
        return False
    return bool(read)
