"""The checklist of a case, its cars, and what a trip was and brought."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import pytest

from app.clock import FixedClock
from app.marks import Classification
from app.office import Office, open_office
from app.protocol import (
    CaseKind,
    CostDraft,
    PersonDraft,
    TaskState,
    VehicleDraft,
    dismiss_task,
    finish_tasks,
    save_costs,
    save_people,
    save_vehicles,
)
from app.protocol.sheets import CHECKLIST, CasePaper, case_paper, count_case_prints
from call_sheets import LETTERHEAD, MARK
from printed_pages import pages_of
from printed_words import printed_words, share_given_back, text_of
from protocol_office import do, opened, programme, sheet
from reports.car_list import blank_car_list, car_lists
from reports.protocol_checklist import TITLE, blank_checklist, protocol_checklists
from reports.trip_summary import blank_trip_summary, trip_summaries

NOW = datetime(2026, 11, 22, 7, 0, tzinfo=UTC)


@pytest.fixture
def office(made: None, sqlite_url: str) -> Iterator[Office]:
    with open_office(sqlite_url, clock=FixedClock(NOW)) as opened_office:
        opened_office.sign_in_as()
        yield opened_office


def _paper(office: Office, number: int) -> CasePaper:
    return office.read(case_paper, number, CHECKLIST)


def test_the_checklist_says_every_step_who_until_when_and_whether_it_is_done(
    office: Office,
) -> None:
    number = opened(office, CaseKind.DELEGATION, rank="minister", with_governor=True)
    first, second = sheet(office, number).tasks[:2]
    do(office, finish_tasks, number, [first.id])
    do(office, dismiss_task, number, second.id, "استاندار خود دعوت کرده است")
    pdf = protocol_checklists([_paper(office, number)], letterhead=LETTERHEAD, mark=MARK)
    pages = pages_of(pdf)
    assert len(pages) == 2
    text = " ".join(pages)
    tasks = sheet(office, number).tasks
    wanted = " ".join(one.title for one in tasks if one.state is not TaskState.NOT_NEEDED)
    assert share_given_back(wanted, text) >= 0.98
    assert "استاندار خود دعوت کرده است" in text
    for words in printed_words(pdf):
        assert all(word.left >= 10 and word.right <= 200 for word in words)


def test_a_reprint_and_secrecy_are_said(office: Office) -> None:
    number = opened(office, CaseKind.CEREMONY, classification=Classification.CONFIDENTIAL)
    office.write(count_case_prints, [number], CHECKLIST)
    paper = _paper(office, number)
    assert paper.reprint == 1
    text = text_of(protocol_checklists([paper], letterhead=LETTERHEAD, mark=MARK))
    assert "محرمانه" in text
    assert "چاپ مجدد" in text


def test_cars_name_their_riders_by_precedence_and_whoever_has_none(office: Office) -> None:
    number = opened(office, CaseKind.DELEGATION)
    car = VehicleDraft(title="ون", plate="۱۲ ب ۳۴۵", driver="نوری", seats=1)
    do(office, save_vehicles, number, [car])
    mine = sheet(office, number).vehicles[0].id
    people = (
        PersonDraft(name="مهرانه کشاورز", rank="expert", vehicle_id=mine),
        PersonDraft(name="والی", rank="governor", vehicle_id=mine),
        PersonDraft(name="شهلا جاماند"),
    )
    do(office, save_people, number, people)
    text = text_of(car_lists([_paper(office, number)], letterhead=LETTERHEAD, mark=MARK))
    assert text.index("والی") < text.index("مهرانه کشاورز")
    assert "۲ نفر برای ۱ جا" in text
    assert "بی‌خودرو" in text
    assert "شهلا جاماند" in text


def test_a_summary_tells_programme_costs_and_who_has_the_report(office: Office) -> None:
    number = opened(office, purpose="گسترش ترانزیت")
    programme(office, number)
    costs = [CostDraft(title="بلیت", planned=9_000_000_000, spent=8_500_000_000)]
    do(office, save_costs, number, costs)
    text = text_of(trip_summaries([_paper(office, number)], letterhead=LETTERHEAD, mark=MARK))
    for part in ("گسترش ترانزیت", "دیدار با استاندار", "نهاد ریاست جمهوری", "بلیت", "جمع"):
        assert part in text, part
    assert not set(text) & set("0123456789")


def test_a_summary_of_a_delegation_asks_for_no_permit(office: Office) -> None:
    trip, guests = opened(office), opened(office, CaseKind.DELEGATION)
    texts = [
        text_of(trip_summaries([_paper(office, number)], letterhead=LETTERHEAD, mark=MARK))
        for number in (trip, guests)
    ]
    assert ["شماره مجوز" in text for text in texts] == [True, False]
    assert ["دستاوردهای سفر" in text for text in texts] == [True, False]


@pytest.mark.parametrize("blank", [blank_checklist, blank_car_list, blank_trip_summary])
def test_each_prints_empty_too(blank: Callable[..., bytes]) -> None:
    pages = pages_of(blank(letterhead=LETTERHEAD, mark=MARK, copies=2))
    assert len(pages) == 2
    assert blank is not blank_checklist or TITLE in pages[0]
