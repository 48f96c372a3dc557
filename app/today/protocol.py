"""Protocol work on the page that opens the day: late steps, reports of trips, occasions."""

from __future__ import annotations

from typing import Final

from app.access import Right
from app.changes import Kind
from app.moments import deadline_words
from app.protocol import (
    CaseFilter,
    CaseRow,
    CaseState,
    CaseTaskRow,
    CaseView,
    TaskFilter,
    TaskView,
    count_case_tasks,
    count_cases,
    list_case_tasks,
    list_cases,
    protocol_rules,
    rung_words,
)
from app.protocol.occasions import OccasionFilter, OccasionView, upcoming_occasions
from app.protocol.report_clock import rung_of
from app.session import OfficeSession
from app.text import isolate, persian_digits
from app.today.parts import Card, Line, Listing, Weight

_LATE: Final = TaskFilter(view=TaskView.LATE)
_REPORT_DUE: Final = CaseFilter(view=CaseView.REPORT_DUE)
_STEPS: Final = TaskFilter(view=TaskView.TODAY)
#: So many reports stand before the steps, which are told apart from them.
_MOST_REPORTS: Final = 6


def _occasions(session: OfficeSession) -> int:
    """Occasions ahead for which no case was opened yet."""
    return sum(1 for one in upcoming_occasions(session) if one.case_id is None)


PROTOCOL_CARDS: Final = (
    Card(
        "protocol_steps_late",
        "گام تشریفات دیرکرده",
        Weight.DANGER,
        "protocol_tasks",
        Right.READ_PROTOCOL,
        lambda session: count_case_tasks(session, _LATE),
        _LATE,
    ),
    Card(
        "trip_reports",
        "سفر در انتظار گزارش",
        Weight.WARNING,
        "protocol",
        Right.READ_PROTOCOL,
        lambda session: count_cases(session, _REPORT_DUE),
        _REPORT_DUE,
    ),
    Card(
        "occasions_ahead",
        "مناسبت پیش رو بی پرونده",
        Weight.INFORMATION,
        "occasions",
        Right.READ_PROTOCOL,
        _occasions,
        OccasionFilter(view=OccasionView.WITHOUT_CASE),
    ),
)


def _protocol(session: OfficeSession, most: int) -> list[Line]:
    """Reports that are late, the longest first, then steps late or of today."""
    today, rules = session.desk.clock.today(), protocol_rules(session)
    reports = [
        _report_line(row, rung, deadline_words(row.report_due_on, today))
        for row in list_cases(session, _REPORT_DUE, limit=_MOST_REPORTS)
        for rung in [rung_of(CaseState.RETURNED, row.report_due_on, today, rules)]
        if rung
    ]
    steps = [
        _step_line(row, deadline_words(row.due_on, today))
        for row in list_case_tasks(session, _STEPS, limit=most)
    ]
    return [*reports, *steps][:most]


def _report_line(row: CaseRow, rung: int, due: str) -> Line:
    return Line(
        Kind.PROTOCOL_CASE,
        row.id,
        f"گزارش سفر {isolate(persian_digits(row.number))}: {row.subject}",
        due,
        f"گفتنی به {rung_words(rung)}",
        Weight.DANGER if rung > 1 else Weight.WARNING,
        int(row.classification),
    )


def _step_line(row: CaseTaskRow, due: str) -> Line:
    who = f"{row.responsible}: {row.title}" if row.responsible else row.title
    return Line(
        Kind.PROTOCOL_CASE,
        row.case_id,
        f"{who} · {row.case_subject}",
        due,
        "دیرکرده" if row.late_days else "امروز",
        Weight.DANGER if row.late_days else Weight.WARNING,
        int(row.classification),
    )


PROTOCOL_LIST: Final = Listing(
    "protocol",
    "گام‌های تشریفات و گزارش‌های سفر",
    "گام دیرکرده یا امروزی نیست.",
    "protocol_tasks",
    Right.READ_PROTOCOL,
    _protocol,
    _STEPS,
)
