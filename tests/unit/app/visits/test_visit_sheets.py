"""What the papers of visits and public days are filled with, and who may see it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from app.access import Right
from app.changes import Kind
from app.errors import InvalidInput, NotAllowed, NotFound
from app.marks import Classification
from app.office import Office
from app.operators import OperatorDraft, add_operator
from app.public_days import HandOverDraft, end_session, hand_over, mark_absent
from app.public_days.sheets import (
    hand_over_papers,
    orders_paper,
    public_day_paper,
    slips_of_petitions,
    slot_slips,
    statistics_paper,
    usual_period,
)
from app.record_codes import code_text, store_mark
from app.returned_sheets import attach_sheets, sort_out
from app.visits import announce, decide, visit_sheet
from app.visits.sheets import (
    gate_of_day,
    gate_of_public_day,
    gate_of_visits,
    visit_forms,
    visitors_of_days,
)
from call_sheets import LETTERHEAD, MARK
from public_seat import MONDAY, heard, in_session, of_petition
from public_seat import do as of_day
from reports.sheet_codes import codes_in, sheet_files
from reports.visit_form import visit_form
from scans import scanned, stack
from visits_seat import AT_TEN, TOMORROW, do, received, requested

TODAY = TOMORROW - timedelta(days=1)


def sit(office: Office, *rights: Right) -> None:
    draft = OperatorDraft(name="clerk", full_name="نسرین سپهری", rights=frozenset(rights))
    office.write(add_operator, draft)
    office.sign_in_as("clerk")


def test_a_form_knows_his_earlier_visit_and_the_managers_of_its_agency(office: Office) -> None:
    received(office)
    again = received(office)
    (form,) = office.read(visit_forms, [again])
    assert form.earlier.words == "بار دوم"
    assert form.day is None
    _day, (visit, *_) = in_session(office, 1)
    (form,) = office.read(visit_forms, [visit])
    assert form.day is not None
    assert form.day.starts_at.date() == MONDAY


def test_a_days_visitors_and_the_gate_by_their_hour(office: Office) -> None:
    appointed = requested(office)
    do(office, decide, appointed, replace(AT_TEN, override_reason="برای آزمون"))
    came = received(office, visitor_name="مریم حیدری", national_id="", phone="")
    today, tomorrow = office.read(visitors_of_days, TODAY, TOMORROW)
    assert [(one.row.id, one.is_appointed) for one in today.visitors] == [(came, False)]
    assert [(one.row.id, one.at.hour) for one in tomorrow.visitors] == [(appointed, 10)]
    assert [one.visit_id for one in office.read(gate_of_day, TOMORROW).lines] == [appointed]
    slips = office.read(gate_of_visits, [appointed, came])
    assert [one.day for one in slips] == [TODAY, TOMORROW]
    with pytest.raises(InvalidInput):
        office.read(visitors_of_days, TOMORROW, TODAY)


def test_whoever_came_today_and_got_a_time_tomorrow_comes_in_tomorrow(office: Office) -> None:
    visit = received(office)
    assert [one.visit_id for one in office.read(gate_of_day, TODAY).lines] == [visit]
    do(office, announce, visit)
    do(office, decide, visit, replace(AT_TEN, override_reason="برای آزمون"))
    assert not office.read(gate_of_day, TODAY).lines
    assert [one.visit_id for one in office.read(gate_of_day, TOMORROW).lines] == [visit]


def test_what_waits_goes_behind_what_was_handed_over(office: Office) -> None:
    day, visits = in_session(office, 3)
    heard(office, visits[:2])
    of_petition(office, mark_absent, visits[2])
    of_day(office, end_session, day)
    (waiting,) = office.read(hand_over_papers, day, "صورت")
    assert waiting.line is None
    assert [one.petition.id for one in waiting.petitions] == visits[:2]
    of_day(office, hand_over, day, HandOverDraft(receiver="علی رستمی"))
    (handed,) = office.read(hand_over_papers, day, "صورت")
    assert handed.line is not None
    assert [one.orders[0].words for one in handed.petitions] == [
        f"دستور {one}" for one in visits[:2]
    ]
    assert len(office.read(orders_paper, day, "صورت").petitions) == 3
    assert [one.petition.id for one in office.read(slot_slips, day).slips] == visits
    (lost,) = office.read(slips_of_petitions, visits[1:2])
    assert [one.petition.id for one in lost.slips] == visits[1:2]
    assert office.read(statistics_paper, MONDAY, MONDAY).counts.heard == 2


def test_what_is_above_the_clearance_is_on_no_paper(office: Office) -> None:
    secret = received(office, classification=Classification.SECRET)
    day, visits = in_session(office, 2)
    office.write(classify, visits[0])
    sit(office, Right.READ_VISITS)
    with pytest.raises(NotFound):
        office.read(visit_forms, [secret])
    with pytest.raises(NotFound):
        office.read(gate_of_visits, [secret])
    pack = office.read(public_day_paper, day, "برنامه")
    assert [one.visit.id for one in pack.forms] == visits[1:]
    assert pack.day.hidden == 1
    assert [one.visit_id for one in office.read(gate_of_public_day, day).lines] == visits[1:]
    for read in (orders_paper, hand_over_papers):
        assert f"دستور {visits[0]}" not in str(office.read(read, day, "صورت"))
    assert secret not in [
        one.row.id for one in office.read(visitors_of_days, TODAY, TODAY)[0].visitors
    ]


def classify(session: Any, visit_id: int) -> Any:
    """A petition made secret under the desk's feet."""
    from sqlalchemy import update

    from app.changes import changed
    from app.visits.tables import VISITS

    secret = int(Classification.SECRET)
    session.execute(update(VISITS).where(VISITS.c.id == visit_id).values(classification=secret))
    return changed(None, Kind.VISIT)


@pytest.mark.parametrize(
    ("question", "given"),
    [
        (visit_forms, ([1],)),
        (visitors_of_days, (MONDAY, MONDAY)),
        (gate_of_day, (MONDAY,)),
        (gate_of_visits, ([1],)),
        (gate_of_public_day, (1,)),
        (public_day_paper, (1, "برنامه")),
        (slot_slips, (1,)),
        (slips_of_petitions, ([1],)),
        (orders_paper, (1, "صورت")),
        (hand_over_papers, (1, "صورت")),
        (statistics_paper, (MONDAY, MONDAY)),
        (usual_period, ()),
    ],
)
def test_nobody_without_the_right_prints(
    local_office: Office, question: Any, given: tuple[Any, ...]
) -> None:
    sit(local_office, Right.READ_CALLS)
    with pytest.raises(NotAllowed):
        local_office.read(question, *given)


def test_the_scan_of_an_annotated_form_comes_home(local_office: Office, tmp_path: Path) -> None:
    office = local_office
    visit = received(office)
    store = office.read(store_mark)
    paper = visit_form(
        office.read(visit_forms, [visit]),
        letterhead=replace(LETTERHEAD, store=store),
        marks=[MARK],
    )
    scan = tmp_path / "scan.pdf"
    scan.write_bytes(stack(scanned(paper, angle=1.5)))
    codes = codes_in(scan)
    assert codes == (code_text(f"daftar:visit:{visit}", store),)
    office.write(attach_sheets, sheet_files(scan, office.read(sort_out, codes)))
    assert len(office.read(visit_sheet, visit).files) == 1
