"""Moving a case from the window: what goes along is in sight, and exactly that goes."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt

from agenda_seat import requested
from app.agenda import When, event_sheet
from app.protocol import (
    CaseKind,
    entries_into_programme,
    finish_task,
    save_entries,
)
from app.protocol.drafts import TaskDone
from protocol_desk_seat import ARRIVAL, at, do, programme, small_case
from protocol_seat import CasesSeat
from seat import Seat


@pytest.fixture
def desk(seat: Seat) -> CasesSeat:
    """The register of cases, not yet in sight."""
    return CasesSeat(seat)


def _opened(desk: CasesSeat, number: int) -> None:
    desk.show()
    desk.stand_on(number)
    desk.act("case_move")


def test_two_days_later_open_steps_and_chosen_entries_go(desk: CasesSeat) -> None:
    number = small_case(desk.seat.other)
    do(desk.seat.other, save_entries, number, programme()[:3])
    before = desk.sheet(number)
    done = before.tasks[0]
    do(desk.seat.other, finish_task, number, done.id, TaskDone())
    _opened(desk, number)
    form = desk.form()
    desk.seat.write_in("starts_on", "۱۴۰۵/۰۵/۲۰")
    desk.seat.settle()
    # The end goes as far, and both lists say what goes along.
    assert form.ends.value() == before.ends_on + timedelta(days=2)
    assert form.entries.list.count() == 3
    assert form._tasks.texts()
    form.entries.list.setFocus()
    form.entries.list.setCurrentRow(0)
    desk.seat.press("Space")
    assert form.entries.list.item(0).checkState() is Qt.CheckState.Unchecked
    desk.seat.write_in("reason", "تغییر پرواز")
    desk.save()
    after = desk.sheet(number)
    assert after.starts_on == ARRIVAL + timedelta(days=2)
    days = [
        (there.starts_at - here.starts_at).days
        for here, there in zip(before.entries, after.entries, strict=True)
    ]
    assert sorted(days) == [0, 2, 2]
    kept = next(one for one in after.tasks if one.id == done.id)
    assert kept.due_on == done.due_on
    desk.press("Ctrl+Z")
    assert desk.sheet(number).starts_on == ARRIVAL
    assert [one.starts_at for one in desk.sheet(number).entries] == [
        one.starts_at for one in before.entries
    ]


def test_what_is_in_the_way_is_said_before_and_only_goes_when_it_is_chosen(
    desk: CasesSeat,
) -> None:
    office = desk.seat.other
    number = small_case(office)
    do(office, save_entries, number, programme()[2:3])
    entry = desk.sheet(number).entries[0]
    do(office, entries_into_programme, number, (entry.id,))
    there = When(starts_at=at(2, 10), ends_at=at(2, 11))
    requested(office, subject="شورای اداری", when=there)
    _opened(desk, number)
    form = desk.form()
    desk.seat.write_in("starts_on", "۱۴۰۵/۰۵/۲۰")
    desk.seat.settle()
    item = form.entries.list.item(0)
    assert "تداخل" in item.text()
    assert item.checkState() is Qt.CheckState.Unchecked
    item.setCheckState(Qt.CheckState.Checked)
    desk.seat.write_in("reason", "تغییر پرواز")
    desk.press("Ctrl+Return")
    assert desk.form() is form
    assert not form.override.isHidden()
    assert desk.sheet(number).starts_on == ARRIVAL
    desk.seat.write_in("override_reason", "شورا عقب می‌افتد")
    desk.save()
    event = desk.sheet(number).entries[0].event_id
    assert event is not None
    assert office.read(event_sheet, event).starts_at == there.starts_at


def test_a_reason_and_days_are_needed(desk: CasesSeat) -> None:
    _opened(desk, small_case(desk.seat.other, CaseKind.FOREIGN_TRIP))
    desk.seat.write_in("starts_on", "۱۴۰۵/۰۵/۲۰")
    desk.press("Ctrl+Return")
    assert list(desk.seat.problems()) == ["reason"]
    desk.seat.write_in("ends_on", "۱۴۰۵/۰۵/۱۹")
    desk.seat.write_in("reason", "تغییر پرواز")
    desk.press("Ctrl+Return")
    assert list(desk.seat.problems()) == ["ends_on"]
