"""A case of 80 steps and 25 members: read whole and a step ticked, against the bare statements."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from figure import RUNS, Figure, seconds

sys.path.insert(0, str(Path(__file__).parents[1]))

from sqlalchemy import select

from app.clock import FixedClock
from app.office import Office, open_office
from app.protocol import (
    CaseDraft,
    CaseKind,
    EntryDraft,
    PersonDraft,
    TaskDone,
    TaskDraft,
    case_sheet,
    finish_task,
    open_case,
    save_entries,
    save_tasks,
)
from app.protocol.deeds import CASE_TABLES
from app.protocol.tables import CASE_STEPS, CASES
from app.session import OfficeSession

STEPS, MEMBERS, ENTRIES = 80, 25, 30
#: A sheet is the rows of its tables, what hangs on it elsewhere, and all that is made of them.
MOST = 12
#: What a person does not feel, in milliseconds.
INSTANT = 50
NOW = datetime(2026, 11, 22, 7, tzinfo=UTC)
STARTS_ON = date(2026, 12, 12)
PARTS = (*CASE_TABLES.parts.values(), CASE_STEPS)


def measure() -> list[Figure]:
    """Reading and ticking, in the office's way and by the bare statements."""
    with TemporaryDirectory() as home:
        url = f"sqlite:///{Path(home) / 'case.sqlite'}"
        with open_office(url, create=True, clock=FixedClock(NOW)) as office:
            office.sign_in_as()
            number = _case(office)
            reading = _calmest(lambda: office.read(case_sheet, number))
            ticking = _ticked(office, number)
            rows = _calmest(lambda: office.read(_rows, number))
    named = f"case of {STEPS} steps and {MEMBERS} members"
    return [
        Figure(f"{named}, read / bare rows", reading / rows, MOST, "x"),
        Figure(f"{named}, read", reading * 1000, INSTANT, "ms"),
        Figure(f"{named}, a step ticked", ticking * 1000, INSTANT, "ms"),
    ]


def _case(office: Office) -> int:
    people = tuple(
        PersonDraft(name=f"عضو {nth}", passport=f"P{nth:06}", rank="expert")
        for nth in range(MEMBERS)
    )
    draft = CaseDraft(
        kind=CaseKind.DELEGATION,
        subject="هیأت بازرگانی",
        country="ترکمنستان",
        starts_on=STARTS_ON,
        ends_on=STARTS_ON + timedelta(days=3),
        people=people,
    )
    number = office.write(open_case, draft).value
    tasks = [TaskDraft(title=f"گام {nth}", days_before=nth % 20) for nth in range(STEPS)]
    office.write(save_tasks, number, _version(office, number), tasks)
    at = datetime(2026, 12, 12, 5, tzinfo=UTC)
    entries = [
        EntryDraft(
            title=f"برنامه {nth}",
            starts_at=at + nth * timedelta(minutes=30),
            ends_at=at + (nth + 1) * timedelta(minutes=30),
        )
        for nth in range(ENTRIES)
    ]
    office.write(save_entries, number, _version(office, number), entries)
    return number


def _version(office: Office, number: int) -> int:
    return office.read(case_sheet, number).version


def _ticked(office: Office, number: int) -> float:
    """One step done after another, each from the version the one before left."""
    shown = office.read(case_sheet, number)
    version, took = shown.version, []
    for one in shown.tasks[: 3 * RUNS]:
        task, read = one.id, version
        took.append(
            seconds(lambda: office.write(finish_task, number, read, task, TaskDone()))  # noqa: B023  # called at once
        )
        version += 1
    return min(took)


def _rows(session: OfficeSession, number: int) -> list[object]:
    """The rows of a case and of all its parts, read and left as they are."""
    asked = [select(CASES).where(CASES.c.id == number)]
    asked += [select(part).where(part.c.case_id == number) for part in PARTS]
    return [session.execute(one).mappings().all() for one in asked]


def _calmest(work: Callable[[], object]) -> float:
    """The machine does other things too: of so many runs the calmest is ours alone."""
    return min(seconds(work) for _ in range(5 * RUNS))
