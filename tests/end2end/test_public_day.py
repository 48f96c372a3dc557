"""A public day of a messy list of sixty, from the file that came to the last petitioner told."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from openpyxl import load_workbook

from app.changes import Kind
from app.check import check_store
from app.clock import FixedClock, from_tehran
from app.exchange import DAY_EXPORTS, import_plan, plan_import
from app.office import Office, open_office
from app.public_days import (
    HandOverDraft,
    ManagerDraft,
    PublicDayState,
    ReportDraft,
    accept_rest,
    await_results,
    begin_session,
    close_list,
    close_public_day,
    end_session,
    hand_over,
    hear,
    invite_managers,
    mark_absent,
    next_petition,
    open_list,
    present_list,
    proposed_managers,
    proposed_report,
    public_statistics,
    report_public_day,
    save_managers,
)
from app.visits import TellDraft, VisitState, close_visit, tell_visitor
from petition_lists import messy
from public_seat import MONDAY, do, go_to, of_petition, planned, row_of, said, sheet, state_of
from spreadsheets import source

NOW = from_tehran(date(2026, 11, 22), time(10))
#: Of 62 rows; the others repeat one of them or are refused.
LISTED = 53


@pytest.fixture
def office(made: None, store_url: str) -> Iterator[Office]:
    with open_office(store_url, clock=FixedClock(NOW)) as office:
        office.sign_in_as()
        yield office


def brought_in(office: Office, kind: Kind, path: Path, day: int) -> Any:
    """A file proved and written: nothing of it is lost, whatever it says."""
    plan = office.read(plan_import, kind, source(office, kind, path), owner_id=day)
    rows = {one.row for one in plan.repeated} | {one.row for one in plan.refusals}
    assert plan.of == len(plan.taken) + len(plan.amended) + len(rows)
    assert all(one.reason for one in plan.repeated)
    assert all(one.reason for one in plan.refusals)
    office.write(import_plan, plan)
    return plan


def test_sixty_petitioners_from_their_list_to_what_they_were_told(
    office: Office, tmp_path: Path
) -> None:
    day = planned(office, ends_at=from_tehran(MONDAY, time(14)))
    do(office, open_list, day)
    plan = brought_in(office, Kind.VISIT, messy(tmp_path), day)
    assert plan.of == 62
    for deed in (close_list, present_list, accept_rest):
        do(office, deed, day)
    visits = [one.id for one in sheet(office, day).petitions]
    assert len(visits) == LISTED
    managers = [
        ManagerDraft(name="مدیرعامل", organisation=one.organisation)
        for one in office.read(proposed_managers, day)
    ]
    do(office, save_managers, day, managers)
    assert len(do(office, invite_managers, day, uuid4())) == 1

    go_to(office, from_tehran(MONDAY, time(9)))
    do(office, begin_session, day)
    heard: list[int] = []
    turn = office.read(next_petition, day)
    while turn is not None:
        if len(heard) == LISTED - 1:
            of_petition(office, mark_absent, turn)
        else:
            of_petition(office, hear, turn, said(f"دستور {turn}"))
            heard.append(turn)
        turn = office.read(next_petition, day, turn)
    do(office, end_session, day)
    do(office, hand_over, day, HandOverDraft(receiver="خانم رضایی"))
    do(office, await_results, day)

    _results_come_back(office, day, tmp_path / "orders.xlsx", heard)
    words = office.read(proposed_report, day)
    do(office, report_public_day, day, ReportDraft(words=words, reported_to="معاون", number="۵"))
    for visit in heard:
        of_petition(office, tell_visitor, visit, TellDraft(words="نتیجه گفته شد"))
    of_petition(office, close_visit, visits[-1], "نیامد و تماس نگرفت.")
    do(office, close_public_day, day)
    assert sheet(office, day).state is PublicDayState.CLOSED
    numbers = office.read(public_statistics, MONDAY, MONDAY)
    assert (numbers.petitions, numbers.heard, numbers.orders) == (LISTED, LISTED - 1, LISTED - 1)
    assert check_store(office.database) == []


def _results_come_back(office: Office, day: int, path: Path, heard: list[int]) -> None:
    """The sheet of orders goes out, and comes back with a result in every line."""
    content, count = office.read(DAY_EXPORTS[Kind.PUBLIC_DAY], day)
    assert count == len(heard)
    path.write_bytes(content)
    book = load_workbook(path)
    page = book.active
    assert page is not None
    place = [cell.value for cell in page[1]].index("نتیجه") + 1
    for line in range(2, count + 2):
        page.cell(line, place, f"انجام شد {line}")
    book.save(path)
    book.close()
    plan = brought_in(office, Kind.PUBLIC_DAY, path, day)
    assert plan.refusals == ()
    assert {state_of(office, one) for one in heard} == {VisitState.RESULT_IN}
    assert row_of(office, heard[0])["result"] == "انجام شد 2"
