"""Desks that want the same times at once: afterwards nobody and nothing is booked twice."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from random import Random
from typing import Final

from sqlalchemy import func, select

from app.agenda import ResourceKind
from app.agenda.resources import ResourceDraft, add_resource
from app.contacts import ContactDraft, add_contact
from app.database import Database
from app.office import open_office
from models.agenda import AgendaResource, Event, EventBooking
from soak.booking import PEOPLE

ROOT: Final = Path(__file__).parents[2]

#: What `make soak` does of each kind of store: processes, and tries of each.
LONG: Final = (20, 300)


@dataclass(frozen=True)
class Booked:
    """What came of it.

    Attributes:
        tries: How often a time was wanted.
        kept_waiting: How often others held somebody until the wait was given up.
        faults: A sentence for whatever is wrong.
    """

    tries: int
    planned: int
    moved: int
    refused: int
    kept_waiting: int
    faults: tuple[str, ...]


def book_at_once(url: str, processes: int, tries: int, seed: int) -> Booked:
    """Let desks want times of a store that is made first, and prove what stands in it."""
    _lay(url)
    random = Random(seed)  # no secret
    environment = os.environ | {"PYTHONPATH": os.pathsep.join((str(ROOT), str(ROOT / "tests")))}
    running = [
        subprocess.Popen(
            [sys.executable, "-m", "soak.booking", url, str(random.randrange(2**31)), str(tries)],
            cwd=ROOT,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for _desk in range(processes)
    ]
    try:
        came, faults = _let_loose(running)
    finally:
        for desk in running:
            desk.kill()
    faults += faults_of(url, came["planned"])
    return Booked(
        came.total(),
        came["planned"],
        came["moved"],
        came["refused"],
        came["kept waiting"],
        tuple(faults),
    )


def _let_loose(running: list[subprocess.Popen[str]]) -> tuple[Counter[str], list[str]]:
    """Let every desk begin at the same moment, and hear what came of it."""
    ready = [desk.stdout.readline() for desk in running if desk.stdout is not None]
    for desk in running:
        assert desk.stdin is not None
        desk.stdin.write("\n")
        desk.stdin.flush()
    came: Counter[str] = Counter()
    faults = [] if ready == ["ready\n"] * len(running) else ["a desk did not begin"]
    for desk in running:
        said, _ = desk.communicate()
        if desk.returncode:
            faults.append(f"a desk ended with {desk.returncode}")
        else:
            came.update(json.loads(said))
    return came, faults


def _lay(url: str) -> None:
    """The room and the cars, by the ids the desks know them by, and people."""
    with open_office(url, create=True) as office:
        office.sign_in_as()
        for draft in (
            ResourceDraft(kind=ResourceKind.ROOM, name="اتاق جلسات"),
            ResourceDraft(kind=ResourceKind.VEHICLE, name="خودرو", quantity=3),
        ):
            office.write(add_resource, draft)
        for number in PEOPLE:
            office.write(add_contact, ContactDraft(name=f"شخص {number}"))


def faults_of(url: str, planned: int) -> Iterator[str]:
    """Who or what is booked twice, and what is lost; the program's own arithmetic is not asked."""
    booked: dict[str, list[tuple[datetime, datetime, int, int]]] = defaultdict(list)
    with closing(Database(url)) as database, database.connection() as connection:
        count = connection.execute(select(func.count()).select_from(Event)).scalar_one()
        if count != planned:
            yield f"{planned} entries were acknowledged and {count} are there"
        for row in connection.execute(select(EventBooking).where(EventBooking.holds)):
            assert row.busy_from is not None
            assert row.busy_to is not None
            stretch = row.busy_from, row.busy_to, row.event_id, row.quantity
            booked[row.subject_key].append(stretch)
        quantities = {
            f"r{row.id}": row.quantity for row in connection.execute(select(AgendaResource))
        }
    for key, stretches in booked.items():
        for begins, _ends, entry, _quantity in stretches:
            at_once = [one for one in stretches if one[0] <= begins < one[1]]
            if sum(one[3] for one in at_once) > quantities.get(key, 1):
                yield f"{key} is booked {len(at_once)} times at the beginning of {entry}"


def hold_against(name: str, url: str, seed: int) -> bool:
    """Do it at length, print what came of it, and tell whether it holds."""
    processes, tries = LONG
    booked = book_at_once(url, processes, tries, seed)
    holds = not booked.faults and booked.tries == processes * tries > 20 * booked.kept_waiting
    print(
        f"{name}: {processes} desks, {booked.tries} tries for the same times, "
        f"{booked.planned} planned, {booked.moved} moved, {booked.refused} refused, "
        f"{booked.kept_waiting} kept waiting, "
        f"{len(booked.faults)} double bookings: {'ok' if holds else 'MISSED'}"
    )
    for fault in booked.faults[:20]:
        print(f"  {fault}")
    return holds
