"""What is late beside the governor's orders: each register that has such work declares itself.

A register of tomorrow adds one line here; neither the follow-up page nor its report knows any.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from app.access import Right
from app.changes import Kind
from app.marks import Classification
from app.protocol import (
    CaseFilter,
    CaseView,
    TaskFilter,
    TaskView,
    count_case_tasks,
    list_case_tasks,
    list_cases,
    protocol_rules,
    rung_words,
)
from app.protocol.report_clock import rung_of
from app.session import OfficeSession

#: Lines of one register in the report; the register has all of them.
MOST_LINES: Final = 500


@dataclass(frozen=True)
class LateLine:
    """Something that is late.

    Attributes:
        number: Of its record, as printed.
        who: Who owes it; empty where nobody is named.
    """

    kind: Kind
    record_id: int
    number: str
    words: str
    who: str
    due_on: date | None
    late_days: int
    classification: Classification


@dataclass(frozen=True)
class LateSource:
    """A register with work that can be late.

    Attributes:
        title: What such work is called.
        section: Where it is kept, and `wanted` the filter that shows what is late there.
        right: What an operator needs to know of it.
        count: How much is late.
        lines: What, the longest first.
    """

    title: str
    section: str
    wanted: Any
    right: Right
    count: Callable[[OfficeSession], int]
    lines: Callable[[OfficeSession, int], Sequence[LateLine]]


_STEPS: Final = TaskFilter(view=TaskView.LATE)
_REPORTS: Final = CaseFilter(view=CaseView.REPORT_DUE)


def _steps(session: OfficeSession, most: int) -> Sequence[LateLine]:
    return [
        LateLine(
            Kind.PROTOCOL_CASE,
            row.case_id,
            row.case_number,
            f"{row.title} · {row.case_subject}",
            row.responsible,
            row.due_on,
            row.late_days,
            row.classification,
        )
        for row in list_case_tasks(session, _STEPS, limit=most)
    ]


def _reports(session: OfficeSession, most: int) -> Sequence[LateLine]:
    """Reports of trips that reached a rung, with whom that one reaches."""
    today, rules = session.desk.clock.today(), protocol_rules(session)
    return [
        LateLine(
            Kind.PROTOCOL_CASE,
            row.id,
            row.number,
            f"{row.subject} (گفتنی به {rung_words(rung)})",
            row.head,
            row.report_due_on,
            row.report_late_days,
            row.classification,
        )
        for row in list_cases(session, _REPORTS, limit=most)
        for rung in [rung_of(row.state, row.report_due_on, today, rules)]
        if rung
    ]


SOURCES: Final = (
    LateSource(
        "گام‌های تشریفات",
        "protocol_tasks",
        _STEPS,
        Right.READ_PROTOCOL,
        lambda session: count_case_tasks(session, _STEPS),
        _steps,
    ),
    LateSource(
        "گزارش‌های سفر",
        "protocol",
        _REPORTS,
        Right.READ_PROTOCOL,
        lambda session: len(_reports(session, MOST_LINES)),
        _reports,
    ),
)


@dataclass(frozen=True)
class LateBlock:
    """How a register stands, and what is late there."""

    title: str
    lines: tuple[LateLine, ...]
    count: int


def late_counts(session: OfficeSession) -> tuple[tuple[LateSource, int], ...]:
    """How much is late in each register this operator may know of; none where nothing is."""
    counted = [(one, one.count(session)) for one in _seen(session)]
    return tuple((one, count) for one, count in counted if count)


def late_blocks(session: OfficeSession, most: int = MOST_LINES) -> tuple[LateBlock, ...]:
    """What is late in each register this operator may know of, for the report of follow-up."""
    return tuple(
        LateBlock(one.title, tuple(one.lines(session, most)), count)
        for one, count in late_counts(session)
    )


def _seen(session: OfficeSession) -> list[LateSource]:
    return [one for one in SOURCES if session.desk.operator.may(one.right)]
