"""The calendar with 20,000 entries in the store: moving a week and painting it."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from tempfile import TemporaryDirectory
from typing import Any, Final
from uuid import uuid4

from figure import HOMES, KEPT, ROOT, Figure
from sqlalchemy import insert

from app.agenda.states import EventKind
from app.clock import from_tehran
from app.jalali import from_jalali, parse_time
from app.office import open_office
from models.agenda import Event, EventBooking
from models.base import table_of

#: The machine does other things too: of so many runs the calmest is ours alone.
RUNS: Final = 3
ENTRIES: Final = 20_000
#: Three years of working days.
FIRST: Final = from_jalali(1404, 1, 8)
DAYS: Final = 1050
SUBJECTS: Final = ("شورای معاونان", "کارگروه سازگاری با کم‌آبی", "ستاد تسهیل و رفع موانع تولید")


def measure() -> list[Figure]:
    """A week moved to and painted, and a full week painted anew."""
    runs = [_painted(programme_store()) for _ in range(RUNS)]
    moved, painted = (min(run[name] for run in runs) for name in ("moved", "painted"))
    return [
        Figure("a week moved and painted, 20,000 entries", moved, 50, "ms"),
        Figure("a week of 60 entries painted", painted, 25, "ms"),
    ]


def _painted(url: str) -> dict[str, float]:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    with TemporaryDirectory() as home:
        environment |= dict.fromkeys(HOMES, home)
        done = subprocess.run(
            [sys.executable, "tests/bench/child_painted_week.py", url],
            cwd=ROOT,
            env=environment,
            capture_output=True,
            text=True,
            check=True,
            timeout=120,
        )
    lines = (line.split("\t") for line in done.stdout.splitlines())
    return {name: float(value) for name, value in lines}


def programme_store() -> str:
    """The address of a store with 20,000 entries, made once."""
    path = KEPT / "programme.sqlite"
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists():
        half_made = KEPT / "half-made-programme.sqlite"
        half_made.unlink(missing_ok=True)
        with open_office(f"sqlite:///{half_made}", create=True) as office:
            operator = office.sign_in_as().id
            with office.database.connection(writing=True) as writing:
                events = [_event(number, operator) for number in range(1, ENTRIES + 1)]
                writing.execute(insert(table_of(Event)), events)
                writing.execute(insert(table_of(EventBooking)), [_booking(one) for one in events])
        half_made.rename(path)
    return f"sqlite:///{path}"


def _event(number: int, operator: int) -> dict[str, Any]:
    day = FIRST + timedelta(days=number * DAYS // ENTRIES)
    start = from_tehran(day, parse_time(f"{7 + number % 11}:{number % 4 * 15:02}"))
    values: dict[str, Any] = {
        column.name: "" for column in table_of(Event).columns if not column.nullable
    }
    values |= dict.fromkeys(("travel_before", "travel_after", "preparation"), 0)
    values |= dict.fromkeys(("moved_count", "printed_count", "classification"), 0)
    return values | {
        "id": number,
        "year": 1404,
        "serial": number,
        "number": f"1404/ب/{number}",
        "event_kind": list(EventKind)[number % len(EventKind)].value,
        "state": "tentative" if number % 9 == 0 else "scheduled",
        "subject": f"{SUBJECTS[number % len(SUBJECTS)]} {number}",
        "place": "اتاق جلسات استاندار",
        "origin": "office",
        "channel": "own",
        "invites": "nobody",
        "requested_at": datetime(2025, 3, 1, tzinfo=UTC),
        "requested_by": operator,
        "starts_at": start,
        "ends_at": start + timedelta(minutes=45),
        "all_day": False,
        "with_governor": True,
        "special": number % 7 == 0,
        "detached": False,
        "last_step_at": datetime(2025, 3, 1, tzinfo=UTC),
        "request_key": uuid4(),
        "version": 1,
    }


def _booking(event: dict[str, Any]) -> dict[str, Any]:
    return {
        "event_id": event["id"],
        "resource_id": 1,
        "contact_id": None,
        "subject_key": "r1",
        "quantity": 1,
        "busy_from": event["starts_at"],
        "busy_to": event["ends_at"],
        "starts_at": event["starts_at"],
        "ends_at": event["ends_at"],
        "tentative": event["state"] == "tentative",
        "holds": True,
    }
