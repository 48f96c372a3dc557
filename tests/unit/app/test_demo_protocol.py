"""The protocol work of an invented office: nine kinds at their stages, years before, all sound."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, Final

import pytest
from sqlalchemy import func, select

from app.clock import FixedClock
from app.demo import SCALES, Scale, fill_store
from app.demo.protocol_tales import PLAYED, tales
from app.office import open_office
from app.protocol import (
    CaseAction,
    CaseFilter,
    CaseKind,
    CaseStepDraft,
    CaseView,
    TaskDone,
    TaskState,
    case_sheet,
    count_cases,
    finish_task,
    list_cases,
    take_case_step,
    take_case_step_back,
)
from invented import faults, rows
from models.office import SeriesYear
from models.protocol import (
    CaseConversation,
    CaseCost,
    CaseDispatch,
    CaseEntry,
    CaseForm,
    CaseLetter,
    CasePerson,
    CaseTask,
    CaseVehicle,
    ProtocolCase,
)
from models.protocol_registers import Checklist

#: Copies of a store that is made once; how one is made is told in test_demo and test_schema.
pytestmark = pytest.mark.usefixtures("made")

NOW = datetime(2026, 11, 23, 9, 40, tzinfo=UTC)
#: All of these are played one by one, the others lie in the years before.
SOME: Final = Scale(contacts=60, calls=1, orders=0, days=900, events=20, protocol=40)
#: Where cases stand that are under way, waiting, or over.
STATES: Final = {
    "approved",
    "arrived",
    "asked",
    "cancelled",
    "closed",
    "drafted",
    "ordered",
    "permit_asked",
    "planned",
    "refused",
    "returned",
    "sent",
}


def only(url: str, statement: Any) -> list[Any]:
    return [row[0] for row in rows(url, statement)]


def test_cases_of_every_kind_are_there_and_go_on(store_url: str) -> None:
    assert fill_store(store_url, SOME, 1, NOW).protocol == 40
    kinds = select(ProtocolCase.case_kind).distinct()
    for state in ("closed", None):
        where = [ProtocolCase.state == state] if state else [ProtocolCase.state != "closed"]
        assert set(only(store_url, kinds.where(*where))) == {kind.value for kind in CaseKind}
    assert set(only(store_url, select(ProtocolCase.state).distinct())) == STATES
    for statement in (
        select(CaseTask.id).where(CaseTask.state == "open", CaseTask.due_on < NOW.date()),
        select(CaseTask.id).where(CaseTask.state == "not_needed"),
        select(CaseTask.id).where(CaseTask.document_number != ""),
        select(CaseEntry.id).where(CaseEntry.event_id.is_not(None)),
        select(CaseEntry.id).where(CaseEntry.second_title != ""),
        select(CasePerson.id).where(CasePerson.contact_id.is_not(None)),
        select(CaseVehicle.id),
        select(CaseCost.id),
        select(CaseConversation.id),
        select(CaseDispatch.id).where(CaseDispatch.receipt == ""),
        select(ProtocolCase.id).where(ProtocolCase.report_reminders == 1),
        select(ProtocolCase.id).where(ProtocolCase.permit_route == "minister"),
        select(ProtocolCase.id).where(ProtocolCase.occasion != ""),
        select(CaseLetter.id),
        select(CaseForm.id),
        select(Checklist.id).where(Checklist.shipped == ""),
    ):
        assert rows(store_url, statement), str(statement)
    opened = only(store_url, select(ProtocolCase.opened_on).order_by(ProtocolCase.id))
    assert opened == sorted(opened)
    years = select(ProtocolCase.year, func.count()).group_by(ProtocolCase.year)
    counters = select(SeriesYear.year, SeriesYear.last).where(SeriesYear.series == "protocol_cases")
    assert sorted(rows(store_url, counters)) == sorted(rows(store_url, years))
    assert len(rows(store_url, years)) > 2
    assert faults(store_url) == []
    _they_go_on(store_url)
    assert faults(store_url) == []


def _they_go_on(store_url: str) -> None:
    with open_office(store_url, clock=FixedClock(NOW)) as office:
        office.sign_in_as()
        views = (CaseView.REPORT_DUE, CaseView.LATE, CaseView.OPEN)
        due, late, running = (office.read(count_cases, CaseFilter(view=one)) for one in views)
        assert due == 1
        assert running > late >= 4
        (waiting,) = office.read(list_cases, CaseFilter(view=CaseView.REPORT_DUE))
        assert waiting.report_late_days > 0
        # Whoever's report is missing goes on the next trip, and that is said.
        ahead = office.read(list_cases, CaseFilter(view=CaseView.UPCOMING))
        sheets = [office.read(case_sheet, one.id) for one in ahead]
        missing = [one.missing_report for sheet in sheets for one in sheet.people]
        assert waiting.number in missing
        guest = next(one for one in sheets if one.state == "approved" and one.kind == "delegation")
        assert guest.head is not None
        assert guest.head.second_name == "Myrat Annayev"
        task = next(one for one in guest.tasks if one.state is TaskState.OPEN)
        office.write(finish_task, guest.id, guest.version, task.id, TaskDone())
        office.write(take_case_step_back, guest.id, guest.version + 1)
        draft = CaseStepDraft(values={"state_reason": "به وقت دیگر افتاد."})
        office.write(take_case_step, guest.id, guest.version + 2, CaseAction.CANCEL, draft)


@pytest.mark.parametrize(
    ("now", "count"),
    [
        (datetime(2026, 3, 20, 21, 35, tzinfo=UTC), 22),
        (datetime(2026, 11, 27, 3, 0, tzinfo=UTC), 9),
    ],
    ids=["the last of the year", "a Friday before dawn"],
)
def test_they_can_be_invented_on_any_day(sqlite_url: str, now: datetime, count: int) -> None:
    scale = Scale(contacts=60, calls=1, orders=0, days=5, protocol=count)
    assert fill_store(sqlite_url, scale, 3, now).protocol == count
    assert max(only(sqlite_url, select(ProtocolCase.last_step_at))) <= now
    assert faults(sqlite_url) == []


def test_offices_have_as_many_cases_as_their_scale_says() -> None:
    people = [(number, "کسی") for number in range(1, 5)]
    assert len(tales(people, 99)) == PLAYED == SCALES["small"].protocol
    assert {tale.draft.kind for tale in tales(people, 9)} == set(CaseKind)
    assert SCALES["office"].protocol < SCALES["large"].protocol
