"""Desks that move a case and its entry at the same moment, each a process of its own."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from app.access import Right
from app.agenda import EventSheet, When, cancel_event, event_sheet, move_event
from app.check import check_store
from app.errors import NotAllowed, NotFound
from app.marks import Classification
from app.office import Office
from app.operators import OperatorDraft, add_operator
from app.protocol import (
    CaseKind,
    EntryDraft,
    SeatingDraft,
    entries_into_programme,
    move_case,
    preview_case_move,
    remind_report,
    save_entries,
    save_seating,
    trip_in_programme,
    trip_into_programme,
)
from app.protocol.drafts import ConversationDraft
from desks import ready_desks
from protocol_office import END, START, do, opened, sheet

DESKS = 4
DAY = timedelta(days=1)
NINE = datetime(START.year, START.month, START.day, 5, 30, tzinfo=UTC)


def in_programme(office: Office, **more: Any) -> int:
    """A delegation with one entry in the governor's programme."""
    number = opened(office, CaseKind.DELEGATION, **more)
    entry = EntryDraft(title="گفت‌وگو", starts_at=NINE, ends_at=NINE + timedelta(hours=1))
    do(office, save_entries, number, (entry,))
    do(office, entries_into_programme, number, [sheet(office, number).entries[0].id])
    return number


def event_of(office: Office, number: int) -> EventSheet:
    event_id = sheet(office, number).entries[0].event_id
    assert event_id is not None
    return office.read(event_sheet, event_id)


def move_either(office: Office, number: int, desk: int) -> None:
    """Move a case with its entry, or the entry in the programme, while others move it elsewhere."""
    if desk % 2:
        entry = sheet(office, number).entries[0].id
        by = (desk + 1) * DAY
        do(office, move_case, number, START + by, END + by, "پرواز", [entry])
        return
    event = event_of(office, number)
    starts_at = NINE + timedelta(hours=desk + 1)
    when = When(starts_at=starts_at, ends_at=starts_at + timedelta(hours=1))
    office.write(move_event, event.id, event.version, when, "سفر")


def test_whoever_moves_it_from_either_side_it_stays_with_its_entry(
    office: Office, store_url: str
) -> None:
    number = in_programme(office)
    desks = ready_desks(store_url, move_either, [(number, desk) for desk in range(DESKS)])
    for desk in desks:
        desk.begin()
    found = Counter(desk.end() for desk in desks)
    assert found["done"] >= 1
    # Who waited for another in a circle is told to save again.
    assert set(found) <= {"done", "StaleRecord", "StoreUnavailable"}
    line, event = sheet(office, number).entries[0], event_of(office, number)
    assert (line.starts_at, line.ends_at) == (event.starts_at, event.ends_at)
    assert not check_store(office.database)


def clerk(office: Office, *rights: Right, clearance: Classification = Classification.SECRET) -> str:
    """An operator with these rights alone."""
    name = "desk-" + "-".join(sorted(right.value for right in rights))
    draft = OperatorDraft(
        name=name, full_name="نسرین سپهری", rights=frozenset(rights), clearance=clearance
    )
    office.write(add_operator, draft)
    return name


def refused(office: Office, deed: Any, *arguments: Any) -> str:
    """The name of the error a deed is refused with."""
    try:
        office.write(deed, *arguments)
    except (NotAllowed, NotFound) as error:
        return type(error).__name__
    return ""


def test_whoever_only_reads_protocol_work_moves_and_seats_nothing(office: Office) -> None:
    number = in_programme(office)
    version, entry = sheet(office, number).version, sheet(office, number).entries[0].id
    office.sign_in_as(clerk(office, Right.READ_PROTOCOL, Right.READ_AGENDA))
    assert office.read(preview_case_move, number, START + DAY, END + DAY).entries
    for deed, more in (
        (move_case, (START + DAY, END + DAY, "سبب")),
        (entries_into_programme, ([entry],)),
        (trip_into_programme, ()),
        (save_seating, (SeatingDraft(),)),
        (remind_report, (ConversationDraft(name="کاوه", words="گفت"),)),
    ):
        assert refused(office, deed, number, version, *more) == "NotAllowed"


def test_a_secret_case_is_not_there_for_others(office: Office) -> None:
    number = opened(office, classification=Classification.SECRET)
    do(office, trip_into_programme, number)
    version = sheet(office, number).version
    low = Classification.ORDINARY
    office.sign_in_as(clerk(office, Right.READ_PROTOCOL, Right.RUN_PROTOCOL, clearance=low))
    assert refused(office, move_case, number, version, START + DAY, END, "سبب") == "NotFound"
    with pytest.raises(NotFound):
        office.read(preview_case_move, number, START, END)
    with pytest.raises(NotFound):
        office.read(trip_in_programme, number)


def test_a_case_follows_whoever_plans_the_programme_without_a_right_of_its_own(
    office: Office,
) -> None:
    number = in_programme(office)
    event = event_of(office, number)
    low = clerk(office, Right.READ_AGENDA, Right.PLAN_AGENDA, clearance=Classification.ORDINARY)
    office.sign_in_as(low)
    office.write(cancel_event, event.id, event.version, "نشد")
    office.sign_in_as()
    # Whoever plans the programme needs no right of protocol work for what follows from it.
    assert sheet(office, number).entries[0].event_id is None
