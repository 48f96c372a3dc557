"""Cases of all nine kinds from their checklist to their end; a trip and its report; two desks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from datetime import timedelta
from typing import Any, Final

import pytest

from app.agenda import event_sheet
from app.check import check_store
from app.clock import FixedClock
from app.contacts import ContactDraft, add_contact
from app.errors import NotAllowed
from app.office import Office, open_office
from app.protocol import (
    CaseAction,
    CaseKind,
    CaseState,
    PersonDraft,
    Recipient,
    TaskDone,
    TaskDraft,
    TaskLine,
    TaskState,
    checklist,
    finish_task,
    save_people,
    save_tasks,
    take_case_step_back,
)
from app.protocol.in_programme import entries_into_programme
from app.protocol.moving import move_case, preview_case_move
from desks import ready_desks
from protocol_stories import (
    STARTS,
    TODAY,
    all_sent,
    do,
    go_to,
    head,
    led_to,
    on,
    open_many,
    opened,
    ordered,
    programme,
    sent,
    sheet,
    step,
    tick_along,
    tick_one,
    ticked,
)

_A = CaseAction
#: The steps of each course, as a case of it takes them one after the other.
CEREMONY: Final = (_A.DRAFT, _A.APPROVE, _A.HOLD, _A.REPORT, _A.CLOSE)
GUEST: Final = (_A.ACCEPT, _A.DRAFT, _A.APPROVE, _A.ARRIVE, _A.SEE_OFF, _A.REPORT, _A.CLOSE)
TRIP: Final = (
    _A.EXAMINE,
    _A.ASK_PERMIT,
    _A.PERMIT,
    _A.PREPARED,
    _A.DEPART,
    _A.RETURN,
    _A.REPORT,
    _A.SUM_UP,
    _A.PUBLISH,
    _A.CLOSE,
)
COURSES: Final = {
    CaseKind.FOREIGN_TRIP: TRIP,
    CaseKind.OUTBOUND_DELEGATION: TRIP,
    CaseKind.DELEGATION: GUEST,
    CaseKind.DOMESTIC_GUEST: GUEST,
    CaseKind.CEREMONY: CEREMONY,
    CaseKind.COUNTRY_SESSION: CEREMONY,
    CaseKind.PAVILION: (_A.ACCEPT, _A.SEND, _A.HOLD, _A.CLOSE),
    CaseKind.CONSULAR: (_A.SEND, _A.ANSWER, _A.CLOSE),
    CaseKind.OCCASION: (_A.HOLD, _A.CLOSE),
}


@pytest.fixture
def office(made: None, store_url: str) -> Iterator[Office]:
    with open_office(store_url, clock=FixedClock(on(TODAY))) as office:
        office.sign_in_as()
        yield office


@pytest.mark.parametrize("kind", list(CaseKind))
def test_every_kind_runs_from_its_checklist_to_its_end(office: Office, kind: CaseKind) -> None:
    case = opened(office, kind)
    begun = sheet(office, case)
    template = office.read(checklist, begun.checklist)
    keys = {one.title for one in template.tasks}
    assert {one.title for one in begun.tasks} <= keys
    always = {one.title for one in template.tasks if not one.condition}
    assert always <= {one.title for one in begun.tasks}
    assert all(one.due_on and one.due_on >= TODAY for one in begun.tasks)
    taken = led_to(office, case, CaseState.CLOSED)
    assert tuple(taken) == COURSES[kind]
    over = sheet(office, case)
    assert {one.state for one in over.tasks} == {TaskState.DONE}
    assert (over.gaps, over.warnings) == ((), ())
    # All of it can be taken back, step by step, and stands as it began.
    while len([one for one in over.steps if not one.taken_back]) > 1:
        do(office, take_case_step_back, case)
        over = sheet(office, case)
    go_to(office, TODAY)
    over = sheet(office, case)
    assert (over.state, over.tasks) == (begun.state, begun.tasks)
    assert over.people == begun.people
    assert check_store(office.database) == []


@pytest.mark.parametrize("is_ordered_first", [True, False])
def test_order_and_examination_come_in_either_sequence(
    office: Office, *, is_ordered_first: bool
) -> None:
    case = opened(office, CaseKind.FOREIGN_TRIP)
    with pytest.raises(NotAllowed):
        step(office, case, _A.ASK_PERMIT)
    if is_ordered_first:
        ordered(office, case)
        assert sheet(office, case).state is CaseState.ORDERED
        step(office, case, _A.EXAMINE)
    else:
        step(office, case, _A.EXAMINE)
        with pytest.raises(NotAllowed, match="دستور استاندار"):
            step(office, case, _A.ASK_PERMIT)
        ordered(office, case)
    assert sheet(office, case).state is CaseState.EXAMINED
    step(office, case, _A.ASK_PERMIT, permit_route="minister")
    titles = {one.title for one in sheet(office, case).tasks}
    assert "ارسال به وزیر کشور با ذکر فوریت و مرزی بودن استان" in titles
    assert "ارسال به ستاد هماهنگی روابط اقتصادی خارجی" not in titles
    assert check_store(office.database) == []


@pytest.mark.parametrize("lacking", list(Recipient))
def test_a_trip_is_not_closed_while_one_of_three_lacks_its_report(
    office: Office, lacking: Recipient
) -> None:
    case = opened(office, CaseKind.FOREIGN_TRIP)
    led_to(office, case, CaseState.REPORTED)
    for recipient in set(Recipient) - {lacking}:
        sent(office, case, recipient, "رسید")
    assert sheet(office, case).state is CaseState.REPORTED
    for action in (_A.SUM_UP, _A.CLOSE):
        with pytest.raises(NotAllowed):
            step(office, case, action)
    sent(office, case, lacking)
    led_to(office, case, CaseState.PUBLISHED)
    ticked(office, case)
    name = {"minister": "وزیر کشور", "presidency": "ریاست جمهوری", "foreign_ministry": "خارجه"}
    with pytest.raises(NotAllowed, match=name[lacking.value]):
        step(office, case, _A.CLOSE)
    assert any(name[lacking.value] in gap for gap in sheet(office, case).gaps)
    sent(office, case, lacking, "رسید")
    step(office, case, _A.CLOSE)
    assert sheet(office, case).state is CaseState.CLOSED
    assert check_store(office.database) == []


def test_the_next_trip_of_a_person_shows_that_his_last_report_is_missing(office: Office) -> None:
    traveller = office.write(add_contact, ContactDraft(name="کاوه سرمدی")).value
    people = (head(traveller), PersonDraft(name="مترجم", passport="R7"))
    first = opened(office, CaseKind.FOREIGN_TRIP, people=people)
    led_to(office, first, CaseState.RETURNED)
    due = sheet(office, first).report_due_on
    assert due is not None
    assert due > sheet(office, first).ends_on
    go_to(office, due + timedelta(days=6))
    late = sheet(office, first)
    assert (late.report_late_days, late.report_rung) == (6, 2)
    following = opened(
        office,
        CaseKind.OUTBOUND_DELEGATION,
        people=(PersonDraft(name="دیگری", passport="R8"),),
        starts_on=due + timedelta(days=60),
        ends_on=due + timedelta(days=61),
    )
    assert sheet(office, following).warnings == ()
    do(office, save_people, following, people)
    (missing,) = (one.missing_report for one in sheet(office, following).people[:1])
    assert missing == late.number
    assert any("گزارش سفر پیشین" in words for words in sheet(office, following).warnings)
    step(office, first, _A.REPORT)
    all_sent(office, first)
    assert all(not one.missing_report for one in sheet(office, following).people)


def test_moving_the_arrival_by_two_days_moves_exactly_what_was_said(office: Office) -> None:
    case = opened(office, CaseKind.DELEGATION)
    programme(office, case)
    entries = [one.id for one in sheet(office, case).entries]
    do(office, entries_into_programme, case, entries)
    tasks = sheet(office, case).tasks
    do(office, finish_task, case, tasks[-1].id, TaskDone())
    pinned = TaskDraft(id=tasks[-2].id, title=tasks[-2].title, due_on=STARTS)
    kept = [TaskDraft(**_typed(one)) for one in tasks if one.id != pinned.id]
    do(office, save_tasks, case, [*kept, pinned])
    before = sheet(office, case)
    days = [one + timedelta(days=2) for one in (before.starts_on, before.ends_on)]
    preview = office.read(preview_case_move, case, *days)
    told = {one.task_id: one.after for one in preview.tasks}
    assert pinned.id not in told
    assert tasks[-1].id not in told
    assert [one.entry_id for one in preview.entries] == entries
    do(office, move_case, case, *days, "پرواز دو روز دیر شد.", [entries[0]])
    moved = sheet(office, case)
    assert [moved.starts_on, moved.ends_on] == days
    for was, now in zip(before.tasks, moved.tasks, strict=True):
        assert now.due_on == told.get(was.id, was.due_on)
    assert any(one.due_on != told.get(one.id, one.due_on) for one in before.tasks)
    shifts = [
        now.starts_at - was.starts_at
        for was, now in zip(
            sorted(before.entries, key=lambda one: one.id),
            sorted(moved.entries, key=lambda one: one.id),
            strict=True,
        )
    ]
    assert shifts == [timedelta(days=2), timedelta()]
    for one in moved.entries:
        event = office.read(event_sheet, one.event_id or 0)
        assert (event.starts_at, event.ends_at) == (one.starts_at, one.ends_at)
    assert check_store(office.database) == []
    do(office, take_case_step_back, case)
    back = sheet(office, case)
    assert (back.tasks, back.entries) == (before.tasks, before.entries)
    assert check_store(office.database) == []


def _typed(line: TaskLine) -> dict[str, Any]:
    """A step as its form would hand it over again."""
    names = {one.name for one in fields(TaskDraft)} - {"due_on"}
    return {name: getattr(line, name) for name in names}


def test_two_desks_tick_one_checklist(office: Office, store_url: str) -> None:
    case = opened(office, CaseKind.DELEGATION)
    version = sheet(office, case).version
    tasks = tuple(one.id for one in sheet(office, case).tasks)
    # Both read the same case and tick the same step: one of them is told so.
    desks = ready_desks(store_url, tick_one, [(case, version, tasks[0])] * 2)
    for desk in desks:
        desk.begin()
    assert sorted(desk.end() for desk in desks) == ["StaleRecord", "done"]
    # Each ticks its own half at the same time; nothing is lost.
    halves = [(case, tasks[1::2]), (case, tasks[2::2])]
    desks = ready_desks(store_url, tick_along, halves)
    for desk in desks:
        desk.begin()
    assert [desk.end() for desk in desks] == ["done", "done"]
    over = sheet(office, case)
    assert {one.state for one in over.tasks} == {TaskState.DONE}
    assert over.version == version + len(tasks)
    assert check_store(office.database) == []


def test_two_desks_open_cases_at_once_with_numbers_of_their_own(
    office: Office, store_url: str
) -> None:
    first = opened(office, CaseKind.CEREMONY)
    desks = ready_desks(store_url, open_many, [(6, "یک"), (6, "دو")])
    for desk in desks:
        desk.begin()
    assert [desk.end() for desk in desks] == ["done", "done"]
    assert sheet(office, first).number.endswith("001")
    assert check_store(office.database) == []
