"""Moving a case moves exactly its open steps and the entries that were confirmed."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any

import pytest

from app.agenda import (
    Clashing,
    EventDraft,
    EventKind,
    EventState,
    When,
    event_sheet,
    postpone_event,
    request_event,
)
from app.errors import InvalidFields, InvalidInput, NotAllowed, NotFound
from app.office import Office
from app.protocol import (
    CaseAction,
    CaseKind,
    CaseSheet,
    EntryDraft,
    EntryLine,
    TaskAnchor,
    TaskDraft,
    TaskState,
    dismiss_task,
    finish_tasks,
    save_entries,
    save_tasks,
)
from app.protocol.deeds import take_case_step_back
from app.protocol.in_programme import entries_into_programme, trip_in_programme, trip_into_programme
from app.protocol.moving import TRIP_ENTRY, move_case, preview_case_move
from protocol_office import END, START, do, opened, order, sheet, take

NINE = datetime(START.year, START.month, START.day, 5, 30, tzinfo=UTC)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
TWO = 2 * DAY


def delegation(office: Office, count: int = 3) -> int:
    """A delegation with an entry an hour apart, the first of them in the governor's programme."""
    number = opened(office, CaseKind.DELEGATION)
    entries = [
        EntryDraft(
            title=f"برنامه {nth}",
            starts_at=NINE + 2 * nth * HOUR,
            ends_at=NINE + (2 * nth + 1) * HOUR,
            with_governor=not nth,
        )
        for nth in range(count)
    ]
    do(office, save_entries, number, entries)
    first = sheet(office, number).entries[0]
    do(office, entries_into_programme, number, [first.id])
    return number


def entry(office: Office, number: int, nth: int = 0) -> EntryLine:
    return next(one for one in sheet(office, number).entries if one.title == f"برنامه {nth}")


def event_starts(office: Office, number: int) -> datetime | None:
    event_id = entry(office, number).event_id
    assert event_id is not None
    return office.read(event_sheet, event_id).starts_at


def content(shown: CaseSheet) -> CaseSheet:
    """A case without what every deed writes, or its taking back leaves."""
    return replace(shown, version=0, last_step="", steps=())


def test_two_days_move_the_open_steps_and_the_confirmed_entries_alone(office: Office) -> None:
    number = delegation(office)
    before = sheet(office, number)
    done, not_needed = before.tasks[0], before.tasks[1]
    do(office, finish_tasks, number, [done.id])
    do(office, dismiss_task, number, not_needed.id, "لازم نیست")
    before = sheet(office, number)
    preview = office.read(preview_case_move, number, START + TWO, END + TWO)
    goes = [entry(office, number, nth).id for nth in (0, 2)]
    do(office, move_case, number, START + TWO, END + TWO, "پرواز دیرتر است", goes)
    after = sheet(office, number)
    assert (after.starts_on, after.ends_on) == (START + TWO, END + TWO)
    moved = {one.task_id: one.after for one in preview.tasks}
    assert moved
    assert not moved.keys() & {done.id, not_needed.id}
    for was, now in zip(before.tasks, after.tasks, strict=True):
        assert now == replace(was, due_on=moved.get(was.id, was.due_on))
    there = {one.id: one for one in after.entries}
    for line in before.entries:
        later = TWO if line.id in goes else timedelta()
        now_line = there[line.id]
        assert now_line.starts_at == line.starts_at + later
        assert now_line.ends_at == line.ends_at + later
    assert event_starts(office, number) == entry(office, number).starts_at
    assert after.people == before.people
    do(office, take_case_step_back, number)
    assert content(sheet(office, number)) == content(before)
    assert event_starts(office, number) == before.entries[0].starts_at


def test_a_step_counts_working_days_from_the_new_day(office: Office) -> None:
    number = opened(office, CaseKind.DELEGATION)
    tasks = [
        TaskDraft(title="به آغاز", anchor=TaskAnchor.START, days_before=3),
        TaskDraft(title="به پایان", anchor=TaskAnchor.END, days_before=-2),
        TaskDraft(title="به گشودن", anchor=TaskAnchor.OPENED, days_before=-1),
        TaskDraft(title="روز خود", due_on=START - DAY),
    ]
    do(office, save_tasks, number, tasks)
    # Thursday and Friday are off, and so is the thirteenth of Rajab, 23 December.
    # The end alone moves: whatever hangs on the beginning stays.
    preview = office.read(preview_case_move, number, START, END + TWO)
    assert [one.title for one in preview.tasks] == ["به پایان"]
    assert preview.entries == ()
    preview = office.read(preview_case_move, number, START + 7 * DAY, END + 7 * DAY)
    assert {one.title: one.after for one in preview.tasks} == {
        "به آغاز": date(2026, 12, 14),
        "به پایان": date(2026, 12, 27),
    }


def test_the_preview_says_what_is_in_the_way(office: Office) -> None:
    number = delegation(office)
    when = When(starts_at=NINE + TWO, ends_at=NINE + TWO + HOUR)
    draft = EventDraft(kind=EventKind.MEETING, subject="شورای تأمین", when=when)
    office.write(request_event, draft)
    preview = office.read(preview_case_move, number, START + TWO, END + TWO)
    clashing, free, _last = preview.entries
    assert "شورای تأمین" in clashing.clashes[0]
    assert not free.clashes
    assert not clashing.is_fixed
    goes = [one.entry_id for one in preview.entries]
    before = sheet(office, number)
    with pytest.raises(Clashing) as caught:
        do(office, move_case, number, START + TWO, END + TWO, "دیرتر", goes)
    assert caught.value.clashes[0].words.startswith("«برنامه 0»: ")
    assert sheet(office, number) == before
    do(office, move_case, number, START + TWO, END + TWO, "دیرتر", goes, "هیأت همین روز هست")
    assert event_starts(office, number) == NINE + TWO


def test_entries_of_one_case_are_not_in_each_others_way(office: Office) -> None:
    number = opened(office, CaseKind.DELEGATION)
    lines = [
        EntryDraft(
            title=f"برنامه {nth}",
            starts_at=NINE + nth * DAY,
            ends_at=NINE + nth * DAY + HOUR,
            with_governor=True,
        )
        for nth in range(3)
    ]
    do(office, save_entries, number, lines)
    ids = [one.id for one in sheet(office, number).entries]
    do(office, entries_into_programme, number, ids)
    for days in (1, -1):
        starts_on = sheet(office, number).starts_on + days * DAY
        preview = office.read(preview_case_move, number, starts_on, starts_on + 3 * DAY)
        assert [one.clashes for one in preview.entries] == [(), (), ()]
        do(office, move_case, number, starts_on, starts_on + 3 * DAY, "پرواز", ids)
    assert [one.starts_at for one in sheet(office, number).entries] == [
        one.starts_at for one in lines
    ]


def test_an_entry_that_was_put_off_has_its_time_again(office: Office) -> None:
    number = delegation(office)
    event_id = entry(office, number).event_id
    assert event_id is not None
    version = office.read(event_sheet, event_id).version
    office.write(postpone_event, event_id, version, "بیماری")
    goes = [entry(office, number).id]
    do(office, move_case, number, START + TWO, END + TWO, "دیرتر", goes)
    event = office.read(event_sheet, event_id)
    assert (event.state, event.starts_at) == (EventState.SCHEDULED, NINE + TWO)


def test_the_days_of_a_trip_go_along_when_confirmed(office: Office) -> None:
    number = opened(office, with_governor=True)
    do(office, trip_into_programme, number)
    preview = office.read(preview_case_move, number, START + DAY, END + DAY)
    assert [one.entry_id for one in preview.entries] == [TRIP_ENTRY]
    do(office, move_case, number, START + DAY, END + DAY, "ویزا", [TRIP_ENTRY])
    trip = office.read(trip_in_programme, number)
    assert trip is not None
    assert (trip.starts_on, trip.ends_on) == (START + DAY, END + DAY)
    do(office, move_case, number, START, END, "بلیت")
    trip = office.read(trip_in_programme, number)
    assert trip is not None
    assert trip.is_astray


@pytest.mark.parametrize(
    ("days", "reason", "field"),
    [
        ((START, START - DAY), "سبب", "ends_on"),
        ((START, START + 400 * DAY), "سبب", "ends_on"),
        ((START + DAY, END), "", "reason"),
    ],
)
def test_bad_days_and_no_reason(
    office: Office, days: tuple[date, date], reason: str, field: str
) -> None:
    number = opened(office, CaseKind.CEREMONY)
    with pytest.raises((InvalidFields, InvalidInput)) as caught:
        do(office, move_case, number, *days, reason)
    error: Any = caught.value
    found = [one.field for one in getattr(error, "problems", [error])]
    assert found == [field]


def test_what_does_not_move(office: Office) -> None:
    number = opened(office, CaseKind.PAVILION)
    version = sheet(office, number).version
    do(office, move_case, number, START, END, "هیچ")
    assert sheet(office, number).version == version
    with pytest.raises(NotFound):
        do(office, move_case, number, START + DAY, END, "سبب", [TRIP_ENTRY])
    with pytest.raises(NotFound):
        do(office, move_case, number, START + DAY, END + DAY, "سبب", [999])
    take(office, number, CaseAction.CANCEL, state_reason="نیامد")
    with pytest.raises(NotAllowed, match="لغو شد"):
        do(office, move_case, number, START + DAY, END + DAY, "سبب")


def test_a_trip_moves_until_it_begins(office: Office) -> None:
    number = opened(office)
    order(office, number)
    do(office, move_case, number, START + DAY, END + DAY, "بلیت")
    assert sheet(office, number).starts_on == START + DAY


@pytest.mark.parametrize("seed", range(4))
def test_a_move_does_what_its_preview_says_and_its_way_back_undoes_it(
    office: Office, seed: int
) -> None:
    random = Random(seed)
    number = delegation(office, 6)
    tasks = sheet(office, number).tasks
    for one in random.sample(tasks, 4):
        if random.random() < 0.5:
            do(office, finish_tasks, number, [one.id])
        else:
            do(office, dismiss_task, number, one.id, "لازم نیست")
    for turn in range(6):
        before = sheet(office, number)
        starts_on = START + random.randint(-10, 20) * DAY
        ends_on = starts_on + random.randint(0, 6) * DAY
        preview = office.read(preview_case_move, number, starts_on, ends_on)
        goes = [one for one in preview.entries if random.random() < 0.6]
        ids = [one.entry_id for one in goes]
        do(office, move_case, number, starts_on, ends_on, "پرواز", ids, "باید بشود")
        after = sheet(office, number)
        if (before.starts_on, before.ends_on) == (starts_on, ends_on):
            assert after == before
            continue
        due = {one.task_id: one.after for one in preview.tasks}
        assert after.tasks == tuple(
            replace(one, due_on=due.get(one.id, one.due_on), late_days=now.late_days)
            for one, now in zip(before.tasks, after.tasks, strict=True)
        )
        assert {one.id for one in after.tasks if one.due_on != due.get(one.id, one.due_on)} == set()
        assert all(one.state is TaskState.OPEN for one in after.tasks if one.id in due)
        at = {one.entry_id: one.after for one in goes}
        was = {one.id: one.starts_at for one in before.entries}
        for line in after.entries:
            assert line.starts_at == at.get(line.id, was[line.id])
        assert event_starts(office, number) == entry(office, number).starts_at
        if turn % 2:
            do(office, take_case_step_back, number)
            assert content(sheet(office, number)) == content(before)
