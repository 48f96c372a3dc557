"""The inspection office's list brought in: nothing is lost, and every refusal is explained."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from app.changes import Kind
from app.check import check_store
from app.clock import FixedClock, from_tehran
from app.errors import InvalidInput, NotAllowed, StaleRecord
from app.exchange import (
    DAY_EXPORTS,
    Plan,
    Repeats,
    import_plan,
    last_import,
    plan_import,
    take_import_back,
)
from app.office import Office, open_office
from app.public_days import HandOverDraft, close_list, end_session, hand_over, open_list
from app.visits.states import Channel, PetitionKind, SpecialStatus, VisitState
from app.visits.steps import IMPORTED
from app.visits.whole import visit_sheet
from petition_lists import messy
from public_seat import do, heard, in_session, petition, planned, row_of, sheet
from spreadsheets import NATIONAL_ID, OTHER_ID, saved, source

NOW = from_tehran(date(2026, 11, 22), time(10))


@pytest.fixture
def office(made: None, store_url: str) -> Iterator[Office]:
    with open_office(store_url, clock=FixedClock(NOW)) as office:
        office.sign_in_as()
        yield office


def proved(
    office: Office, kind: Kind, path: Path, day: int | None, repeats: Repeats = Repeats.SKIP
) -> Plan[Any]:
    return office.read(plan_import, kind, source(office, kind, path), repeats, owner_id=day)


def test_a_list_of_sixty_ends_with_nothing_lost(office: Office, tmp_path: Path) -> None:
    day = planned(office)
    do(office, open_list, day)
    there = petition(office, day, 1, visitor_name="علی کریمی ۷", phone="09150000007", problem="راه")
    plan = proved(office, Kind.VISIT, messy(tmp_path), day)
    said_of = dict.fromkeys(one.row for one in plan.refusals)
    assert sorted(said_of) == [12, 22, 32, 57, 62, 63, 64]
    assert {(one.row, one.field) for one in plan.refusals} >= {
        (12, "national_id"),
        (22, "visitor_name"),
        (32, "phone"),
        (57, "petition_kind"),
        (62, "subject"),
        (63, ""),
        (64, "visitor_name"),
    }
    assert all(one.reason and (one.title or one.row == 63) for one in plan.refusals)
    assert [(one.row, "سطر ۷" in one.reason) for one in plan.repeated] == [
        (9, False),
        (42, True),
        (52, True),
    ]
    assert "آنجا: «راه»؛ اینجا: «مشکل آب روستای 7»" in plan.repeated[0].reason
    assert "وام مسکن" in plan.repeated[2].reason
    # Every row is taken, repeated or refused; also the numbered line nobody filled in.
    assert plan.of == 62
    assert len(plan.taken) + len(plan.repeated) + plan.refused_rows == plan.of

    result = office.write(import_plan, plan).value
    assert result.added == len(plan.taken) == 52
    lines = sheet(office, day).petitions
    assert len(lines) == 53
    whole = office.read(visit_sheet, next(one.id for one in lines if one.list_number == "5"))
    assert (whole.visitor_name, whole.national_id) == ("علی کریمی 5", NATIONAL_ID)
    assert whole.special_status is SpecialStatus.VETERAN
    assert whole.petition_kind is PetitionKind.COMPLAINT
    assert (whole.channel, whole.agency) == (Channel.INSPECTION, "شرکت آب و فاضلاب")
    assert (whole.phone, whole.problem) == ("0915 000 0005", "مشکل آب روستای 5")
    assert [step.action for step in whole.steps] == [IMPORTED]
    assert check_store(office.database) == []
    with pytest.raises(StaleRecord):
        office.write(import_plan, plan)

    # The same file again adds nothing; what one person brings besides is taken if he says so.
    again = proved(office, Kind.VISIT, tmp_path / "list.xlsx", day)
    assert (again.taken, len(again.repeated)) == ((), 55)
    besides = proved(office, Kind.VISIT, tmp_path / "list.xlsx", day, Repeats.ADD)
    assert [one.row for one in besides.taken] == [9, 52]

    # The file goes back whole, and what stood there before stays.
    last = office.read(last_import, Kind.VISIT)
    assert last is not None
    office.write(take_import_back, Kind.VISIT, last.id)
    left = [one.id for one in sheet(office, day).petitions if one.state is VisitState.COLLECTED]
    assert left == [there]
    assert check_store(office.database) == []
    assert len(proved(office, Kind.VISIT, tmp_path / "list.xlsx", day).taken) == 52


def test_a_closed_list_takes_nobody(office: Office, tmp_path: Path) -> None:
    day = planned(office)
    path = saved(tmp_path / "list.xlsx", [("نام", "موضوع"), ("علی", "آب")])
    with pytest.raises(InvalidInput):
        proved(office, Kind.VISIT, path, None)
    do(office, open_list, day)
    plan = proved(office, Kind.VISIT, path, day)
    late = petition(office, day, 1)
    # Somebody was written down since: the person looks again.
    with pytest.raises(StaleRecord, match="دوباره"):
        office.write(import_plan, plan)
    assert [one.id for one in sheet(office, day).petitions] == [late]
    plan = proved(office, Kind.VISIT, path, day)
    do(office, close_list, day)
    with pytest.raises(NotAllowed, match="نمی‌پذیرد"):
        office.write(import_plan, plan)
    with pytest.raises(NotAllowed, match="نمی‌پذیرد"):
        proved(office, Kind.VISIT, path, day)


def test_what_went_on_is_not_taken_back(office: Office, tmp_path: Path) -> None:
    day = planned(office)
    do(office, open_list, day)
    path = saved(tmp_path / "list.xlsx", [("نام", "موضوع"), ("علی", "آب"), ("رضا", "راه")])
    result = office.write(import_plan, proved(office, Kind.VISIT, path, day)).value
    do(office, close_list, day)
    with pytest.raises(NotAllowed, match="۲ تا"):
        office.write(take_import_back, Kind.VISIT, result.import_id)


def test_a_row_completes_the_petition_that_is_there(office: Office, tmp_path: Path) -> None:
    day = planned(office)
    there = petition(office, day, 1, national_id=OTHER_ID, phone="", problem="آب")
    rows = [
        ("نام", "کد ملی", "تلفن", "شرح", "کد سماد"),
        ("دیگری", OTHER_ID, "09151112233", "آب", 77),
    ]
    path = saved(tmp_path / "list.xlsx", rows)
    assert len(proved(office, Kind.VISIT, path, day).repeated) == 1
    plan = proved(office, Kind.VISIT, path, day, Repeats.UPDATE)
    assert office.write(import_plan, plan).value.amended == 1
    whole = row_of(office, there)
    assert (whole["visitor_name"], whole["phone"]) == ("درخواست‌کننده 001", "0915 111 2233")
    assert whole["samad_code"] == "77"
    assert check_store(office.database) == []


def test_a_row_that_says_less_is_known_again(office: Office, tmp_path: Path) -> None:
    day = planned(office)
    petition(office, day, 1, visitor_name="علی", national_id=OTHER_ID, problem="آب")
    head = ("نام", "کد ملی", "تلفن", "شرح")
    rows = [
        head,
        ("علي", "", "09150000001", "راه"),  # His name and telephone.
        ("علي", "", "", "آب"),  # His name and matter.
        ("علي", "", "", "برق"),  # A namesake.
        ("علي", NATIONAL_ID, "09150000001", "آب"),  # His son, at the same telephone.
    ]
    plan = proved(office, Kind.VISIT, saved(tmp_path / "list.xlsx", rows), day)
    assert [one.row for one in plan.repeated] == [2, 3]
    assert [one.row for one in plan.taken] == [4, 5]


def test_results_come_back_on_the_sheet_that_went_out(office: Office, tmp_path: Path) -> None:
    day, visits = in_session(office, 6)
    heard(office, visits)
    do(office, end_session, day)
    do(office, hand_over, day, HandOverDraft(receiver="دفتر بازرسی"))
    content, count = office.read(DAY_EXPORTS[Kind.PUBLIC_DAY], day)
    assert count == 6
    path = tmp_path / "orders.xlsx"
    path.write_bytes(content)
    book = load_workbook(path)
    page = book.active
    assert page is not None
    head = [cell.value for cell in page[1]]
    words, number, name = (head.index(title) + 1 for title in ("نتیجه", "شماره ملاقات", "نام"))
    assert page.cell(2, head.index("متن دستور") + 1).value == f"دستور {visits[0]}"
    for line, told in ((2, "انجام شد"), (3, "در دست اقدام"), (4, "انجام شد"), (5, "رد شد")):
        page.cell(line, words, told)
    page.cell(4, name, "کس دیگر")
    page.cell(5, number, "1405/م/999")
    page.append([None] * len(head))
    page.cell(8, number, row_of(office, visits[0])["number"])
    page.cell(8, words, "دوباره")
    book.save(path)
    book.close()

    plan = proved(office, Kind.PUBLIC_DAY, path, day)
    assert {one.row: one.field for one in plan.refusals} == {
        4: "visitor_name",
        5: "visit_number",
        6: "words",
        7: "words",
        8: "",
    }
    assert office.write(import_plan, plan).value.added == 2
    first = row_of(office, visits[0])
    assert (first["state"], first["result"]) == (VisitState.RESULT_IN.value, "انجام شد")
    assert check_store(office.database) == []

    # The same again says nothing new; another result is shown beside the one that stands.
    rows = [("کد سماد", "ردیف", "نتیجه"), ("", 1, "انجام شد"), ("", "۲", "انجام نشد")]
    later = saved(tmp_path / "later.xlsx", rows)
    again = proved(office, Kind.PUBLIC_DAY, later, day)
    assert [one.reason for one in again.repeated] == [
        "همین نتیجه ثبت است.",
        "آنجا: «در دست اقدام»؛ اینجا: «انجام نشد».",
    ]
    office.write(import_plan, proved(office, Kind.PUBLIC_DAY, later, day, Repeats.UPDATE))
    assert row_of(office, visits[1])["result"] == "انجام نشد"
