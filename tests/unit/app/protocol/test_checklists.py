"""Templates and the steps a case copies: reckoned, done, changed for one case, never forgotten."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import InvalidFields, NotAllowed, StaleRecord
from app.office import Office
from app.protocol import (
    CaseKind,
    ChecklistDraft,
    ChecklistTaskDraft,
    TaskAnchor,
    TaskCondition,
    TaskDone,
    TaskDraft,
    TaskFilter,
    TaskState,
    TaskView,
    archive_checklist,
    checklist,
    checklists,
    count_case_tasks,
    dismiss_task,
    finish_task,
    list_case_tasks,
    reopen_task,
    restore_shipped,
    save_checklist,
    save_tasks,
)
from app.protocol.reckoning import reckoned
from app.protocol.rules import FIRST_RANKS
from app.protocol.shipped import shipped_checklists
from app.protocol.texts import CONDITIONS
from app.workdays import Calendar
from protocol_office import END, START, do, opened, sheet

_DRAFT = ChecklistDraft(
    name="افتتاح طرح",
    kind=CaseKind.CEREMONY,
    tasks=(
        ChecklistTaskDraft(title="تعیین محل", days_before=5),
        ChecklistTaskDraft(title="نوار افتتاح", stage=2, days_before=1, document="فاکتور"),
        ChecklistTaskDraft(title="  "),
    ),
)


def test_each_kind_comes_with_a_checklist_whose_words_are_known() -> None:
    lines = shipped_checklists()
    assert [one.kind for one in lines] == [
        one for one in CaseKind if one in {x.kind for x in lines}
    ]
    assert {one.kind for one in lines} == set(CaseKind)
    ranks = {one.key for one in FIRST_RANKS}
    for line in lines:
        keys = [one.key for one in line.tasks]
        assert len(keys) == len(set(keys)), line.key
        for one in line.tasks:
            assert one.title
            assert one.responsible
            assert one.condition.value in CONDITIONS
            assert one.condition is not TaskCondition.RANK or one.condition_value in ranks


def test_a_case_copies_the_steps_that_apply_and_keeps_its_own(office: Office) -> None:
    office.write(save_checklist, "", 0, _DRAFT)
    key = office.read(checklists, CaseKind.CEREMONY)[-1].key
    number = opened(office, CaseKind.CEREMONY, checklist=key)
    first, second = sheet(office, number).tasks
    assert (first.title, first.stage, first.waits) == ("تعیین محل", 1, False)
    assert (second.document, second.waits) == ("فاکتور", True)
    line = office.read(checklist, key)
    office.write(save_checklist, key, line.version, replace(_DRAFT, tasks=_DRAFT.tasks[:1]))
    assert len(sheet(office, number).tasks) == 2
    assert len(office.read(checklist, key).tasks) == 1


def test_a_shipped_template_is_changed_and_comes_back(office: Office) -> None:
    line = office.read(checklists, CaseKind.PAVILION)[0]
    draft = ChecklistDraft(name=line.name, kind=line.kind, tasks=line.tasks[:2])
    key = office.write(save_checklist, line.key, 0, draft).value
    with pytest.raises(StaleRecord):
        office.write(save_checklist, line.key, 0, replace(draft, request_key=uuid4()))
    mine = office.read(checklists, CaseKind.PAVILION)
    assert [(one.key, len(one.tasks)) for one in mine] == [(key, 2)]
    office.write(restore_shipped, int(key), mine[0].version)
    assert len(office.read(checklist, key).tasks) == len(line.tasks)
    office.write(archive_checklist, int(key), office.read(checklist, key).version)
    assert office.read(checklists, CaseKind.PAVILION) == []
    # A case still copies it: it is the only one of its kind.
    assert len(sheet(office, opened(office, CaseKind.PAVILION)).tasks) >= len(line.tasks) - 1


def test_what_is_wrong_of_a_template_is_said(office: Office) -> None:
    wrong = ChecklistTaskDraft(title="x", condition=TaskCondition.RANK, condition_value="nobody")
    with pytest.raises(InvalidFields) as caught:
        office.write(save_checklist, "", 0, ChecklistDraft(tasks=(wrong,)))
    assert {one.field for one in caught.value.problems} == {"name", "tasks"}
    with pytest.raises(InvalidFields):
        opened(office, CaseKind.PAVILION, checklist="shipped:ceremony")


def test_a_step_is_done_opened_again_and_not_needed(office: Office) -> None:
    number = opened(office, CaseKind.CEREMONY)
    step = sheet(office, number).tasks[0]
    do(office, finish_task, number, step.id, TaskDone(document_number="۱۴", note="تلفنی"))
    done = sheet(office, number).tasks[0]
    assert (done.state, done.document_number, done.done_on) == (
        TaskState.DONE,
        "۱۴",
        office.clock.today(),
    )
    assert done.done_by
    with pytest.raises(NotAllowed):
        do(office, finish_task, number, step.id, TaskDone())
    do(office, reopen_task, number, step.id)
    assert sheet(office, number).tasks[0].state is TaskState.OPEN
    with pytest.raises(InvalidFields):
        do(office, dismiss_task, number, step.id, " ")
    do(office, dismiss_task, number, step.id, "در سالن خودمان است")
    assert sheet(office, number).tasks[0].note == "در سالن خودمان است"
    tomorrow = office.clock.today() + timedelta(days=1)
    with pytest.raises(InvalidFields):
        do(
            office,
            finish_task,
            number,
            sheet(office, number).tasks[1].id,
            TaskDone(done_on=tomorrow),
        )


def _drafts(office: Office, number: int) -> list[TaskDraft]:
    return [
        TaskDraft(
            id=one.id,
            stage=one.stage,
            title=one.title,
            anchor=one.anchor,
            days_before=one.days_before,
            due_on=one.due_on if one.is_pinned else None,
            responsible=one.responsible,
            document=one.document,
        )
        for one in sheet(office, number).tasks
    ]


def test_the_list_of_one_case_is_changed_and_what_was_done_stays(office: Office) -> None:
    number = opened(office, CaseKind.PAVILION)
    drafts = _drafts(office, number)
    before = sheet(office, number).version
    do(office, save_tasks, number, drafts)
    assert sheet(office, number).version == before, "nothing changed"
    pinned = replace(drafts[0], due_on=date(2026, 12, 1))
    own = TaskDraft(title="هماهنگی با میزبان", stage=1, days_before=2)
    do(office, save_tasks, number, [pinned, *drafts[2:], own])
    tasks = {one.title: one for one in sheet(office, number).tasks}
    assert tasks[drafts[0].title].is_pinned
    assert drafts[1].title not in tasks
    assert tasks["هماهنگی با میزبان"].due_on is not None
    do(office, finish_task, number, tasks["هماهنگی با میزبان"].id, TaskDone())
    with pytest.raises(NotAllowed):
        do(office, save_tasks, number, drafts[2:])


def test_steps_of_all_cases_are_listed_by_their_day(office: Office) -> None:
    first = opened(office, CaseKind.CONSULAR)
    second = opened(office, CaseKind.CEREMONY, starts_on=office.clock.today(), ends_on=END)
    found = office.read(list_case_tasks, TaskFilter(), limit=500)
    assert {one.case_id for one in found} == {first, second}
    assert [one.due_on for one in found] == sorted(one.due_on for one in found if one.due_on)
    assert office.read(count_case_tasks, TaskFilter()) == len(found)
    due = office.read(list_case_tasks, TaskFilter(view=TaskView.TODAY), limit=500)
    assert due == [one for one in found if one.due_on == office.clock.today()]
    only = office.read(list_case_tasks, TaskFilter(text="رزرو سالن"), limit=500)
    assert [one.title for one in only] == ["رزرو سالن"]
    kinds = TaskFilter(kinds=(CaseKind.CONSULAR,))
    assert {one.case_id for one in office.read(list_case_tasks, kinds)} == {first}
    assert office.read(count_case_tasks, TaskFilter(view=TaskView.LATE)) == 0


_DAYS = st.dates(date(2024, 3, 20), date(2029, 3, 20))


@given(start=_DAYS, length=st.integers(0, 60), before=st.integers(-60, 90), opened_on=_DAYS)
def test_a_day_is_so_many_working_days_from_its_anchor_and_never_before_the_case(
    start: date, length: int, before: int, opened_on: date
) -> None:
    calendar = Calendar()
    case = {"starts_on": start, "ends_on": start + timedelta(length), "opened_on": opened_on}
    for anchor, day in zip(TaskAnchor, (start, start + timedelta(length), opened_on), strict=True):
        due = reckoned(calendar, case, anchor, before)
        assert due >= opened_on
        if due > opened_on and before:
            assert calendar.is_work_day(due)
            between = sorted((due, day))
            days = (between[0] + timedelta(n) for n in range((between[1] - between[0]).days + 1))
            worked = sum(1 for one in days if one != day and calendar.is_work_day(one))
            assert worked == abs(before)
        if before == 0:
            assert due == max(day, opened_on)


def test_the_invented_case_is_of_working_days() -> None:
    assert Calendar().is_work_day(START)
