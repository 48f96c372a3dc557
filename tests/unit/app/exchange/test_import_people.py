"""A delegation's own list brought into its case: one step, and every refusal is explained."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from app.changes import Kind
from app.check import check_store
from app.clock import FixedClock, to_tehran
from app.errors import InvalidInput, NotAllowed, StaleRecord
from app.exchange import EXPORTS, Repeats, export_people, import_plan, last_import, plan_import
from app.exchange.case_people import PeoplePlan
from app.office import Office, open_office
from app.operators import OperatorDraft, add_operator
from app.protocol import (
    CaseAction,
    CaseKind,
    PersonDraft,
    PersonRole,
    VehicleDraft,
    Visa,
    save_people,
    save_vehicles,
    take_case_step_back,
)
from app.protocol.people import MOST_PEOPLE
from protocol_stories import TODAY, do, on, opened, sheet, step
from spreadsheets import saved, source

HEADER: list[Any] = [
    "ردیف", "نقش", "نام", "Name in passport", "مقام", "سمت", "تابعیت", "رژیم غذایی",
    "شماره گذرنامه", "اعتبار گذرنامه", "ویزا", "زمان ورود", "هتل", "اتاق", "خودرو", "فوق‌العاده",
]  # fmt: skip
HEAD: list[Any] = [
    1, "سرپرست", "میرات آنایف", "Myrat Annayev", "استاندار", "والي", "ترکمنستان", "گیاهی",
    "a0912345", "1410/2/3", "دارد", "1405/7/20 9:30", "خورشید", 101, "ون", "1,200,000",
]  # fmt: skip


@pytest.fixture
def office(made: None, store_url: str) -> Iterator[Office]:
    with open_office(store_url, clock=FixedClock(on(TODAY))) as office:
        office.sign_in_as()
        yield office


@pytest.fixture
def case(office: Office) -> int:
    case = opened(office, CaseKind.DELEGATION, people=())
    do(office, save_vehicles, case, [VehicleDraft(title="ون", plate="۱۲ ن ۳۴۵")])
    return case


def proved(
    office: Office, path: Path, case: int | None, repeats: Repeats = Repeats.SKIP
) -> PeoplePlan:
    listed = source(office, Kind.PROTOCOL_CASE, path)
    plan = office.read(plan_import, Kind.PROTOCOL_CASE, listed, repeats, owner_id=case)
    assert isinstance(plan, PeoplePlan)
    return plan


def line(name: str, *more: Any) -> list[Any]:
    return [None, None, name, *more]


def said(plan: PeoplePlan) -> dict[int, str]:
    return {one.row: one.reason for one in plan.refusals}


def test_a_list_comes_in_as_one_step_and_goes_back_whole(
    office: Office, case: int, tmp_path: Path
) -> None:
    rows: list[list[Any]] = [
        HEADER,
        HEAD,
        line("Serdar Hojayev"),
        [None] * 16,
        line("مترجم", "", "کارشناس"),
    ]
    plan = proved(office, saved(tmp_path / "list.xlsx", rows), case)
    assert (plan.of, len(plan.taken), plan.refusals) == (3, 3, ())
    before = sheet(office, case)
    result = office.write(import_plan, plan).value
    assert (result.added, result.amended, result.refused) == (3, 0, 0)
    people = sheet(office, case).people
    head = people[0]
    assert (head.role, head.name, head.second_name) == (
        PersonRole.HEAD,
        "میرات آنایف",
        "Myrat Annayev",
    )
    assert (head.rank, head.post, head.diet) == ("governor", "والی", "گیاهی")
    assert (head.passport, head.passport_until) == ("A0912345", date(2031, 4, 23))
    assert (head.visa, head.room, head.allowance) == (Visa.ISSUED, "101", 1_200_000)
    assert head.arrives_at is not None
    arrives = to_tehran(head.arrives_at)
    assert (arrives.hour, arrives.minute) == (9, 30)
    assert head.vehicle == "ون"
    assert [one.name for one in people[1:]] == ["Serdar Hojayev", "مترجم"]
    assert sheet(office, case).version == before.version + 1
    assert office.read(last_import, Kind.PROTOCOL_CASE) is None
    do(office, take_case_step_back, case)
    assert sheet(office, case).people == ()
    assert check_store(office.database) == []


def test_what_cannot_be_taken_is_said_of_each_row(
    office: Office, case: int, tmp_path: Path
) -> None:
    wrong: list[list[Any]] = [
        HEADER,
        HEAD,
        [None, "رئیس هیأت", "دیگری"],
        [None, "پادشاه", "سومی"],
        line("چهارمی", "", "خان"),
        line("پنجمی", *[""] * 6, "1405/13/1"),
        line("ششمی", *[""] * 8, "1405/7/20"),
        line("هفتمی", *[""] * 11, "تراکتور"),
        line("هشتمی", *[""] * 12, "زیاد"),
        [9, "عضو", None],
        line("آ" * 600),
    ]
    plan = proved(office, saved(tmp_path / "list.xlsx", wrong), case)
    assert [one.draft.name for one in plan.taken] == ["میرات آنایف"]
    found = said(plan)
    assert list(found) == [3, 4, 5, 6, 7, 8, 9, 10, 11]
    for row, piece in (
        (3, "یک رئیس"),
        (4, "پادشاه"),
        (5, "ترتیب تشریفات"),
        (7, "ساعت"),
        (8, "در پرونده نیست"),
        (9, "ریال"),
        (10, "نام"),
    ):
        assert piece in found[row], found[row]


def test_who_is_there_already_is_passed_over_or_completed(
    office: Office, case: int, tmp_path: Path
) -> None:
    there = [
        PersonDraft(name="میرات آنایف", passport="A0912345", note="پزشک همراه", seat=2),
        PersonDraft(name="سردار", passport="B1"),
    ]
    do(office, save_people, case, there)
    rows: list[list[Any]] = [
        HEADER,
        HEAD,
        # The same name, and another passport: another man.
        line("سردار", *[""] * 5, "C2"),
        line("سردار", *[""] * 5, "C2"),
    ]
    path = saved(tmp_path / "list.xlsx", rows)
    plan = proved(office, path, case)
    assert [one.row for one in plan.repeated] == [2, 4]
    assert [one.draft.passport for one in plan.taken] == ["C2"]
    plan = proved(office, path, case, Repeats.UPDATE)
    (amended,) = plan.amended
    assert (amended.draft.post, amended.draft.note) == ("والی", "پزشک همراه")
    office.write(import_plan, plan)
    people = sheet(office, case).people
    assert [one.passport for one in people] == ["A0912345", "B1", "C2"]
    # His own line, his seat and what the case knew of him stay.
    assert (people[0].seat, people[0].diet, people[0].note) == (2, "گیاهی", "پزشک همراه")
    assert people[0].role is PersonRole.MEMBER


def test_a_plan_is_written_once_and_only_where_it_was_proved(
    office: Office, case: int, tmp_path: Path
) -> None:
    path = saved(tmp_path / "list.xlsx", [HEADER, HEAD])
    with pytest.raises(InvalidInput, match="کدام پرونده"):
        proved(office, path, None)
    plan = proved(office, path, case)
    office.write(import_plan, plan)
    with pytest.raises(StaleRecord):
        office.write(import_plan, plan)
    step(office, case, CaseAction.REFUSE)
    with pytest.raises(NotAllowed, match="موافقت نشد"):
        proved(office, path, case)
    reader = OperatorDraft(name="reader", full_name="خواننده", unit="تشریفات")
    office.write(add_operator, reader)
    office.sign_in_as("reader")
    with pytest.raises(NotAllowed):
        proved(office, path, case)


def test_what_is_written_out_comes_in_again(office: Office, case: int, tmp_path: Path) -> None:
    office.write(import_plan, proved(office, saved(tmp_path / "list.xlsx", [HEADER, HEAD]), case))
    content, count = office.read(export_people, case)
    path = tmp_path / "people.xlsx"
    path.write_bytes(content)
    assert count == 1
    other = opened(office, CaseKind.DELEGATION, people=())
    do(office, save_vehicles, other, [VehicleDraft(title="ون")])
    plan = proved(office, path, other)
    assert plan.refusals == ()
    office.write(import_plan, plan)
    (back,), (own,) = sheet(office, other).people, sheet(office, case).people
    for name in ("role", "rank", "name", "passport", "passport_until", "visa", "arrives_at"):
        assert getattr(back, name) == getattr(own, name)


def test_cases_are_written_out_with_how_far_they_are(office: Office, tmp_path: Path) -> None:
    opened(office, CaseKind.FOREIGN_TRIP, subject="نمایشگاه")
    content, count = office.read(EXPORTS[Kind.PROTOCOL_CASE, "xlsx"])
    path = tmp_path / "cases.xlsx"
    path.write_bytes(content)
    page = load_workbook(path).active
    assert page is not None
    head, row = page.iter_rows(values_only=True)
    cells = dict(zip(head, row, strict=True))
    assert count == 1
    assert (cells["موضوع"], cells["سرپرست یا میهمان"]) == ("نمایشگاه", "کاوه سرمدی")
    assert (cells["وضعیت"], cells["انجام‌شده"]) == ("درخواست‌شده", 0)
    for kind in (Kind.AGREEMENT, Kind.GIFT):
        assert office.read(EXPORTS[kind, "xlsx"])[1] == 0


def test_what_a_row_completes_is_proved_as_a_whole(
    office: Office, case: int, tmp_path: Path
) -> None:
    starts = on(TODAY)
    there = PersonDraft(name="سردار", arrives_at=starts)
    crowd = [PersonDraft(name=f"نفر {number}") for number in range(MOST_PEOPLE - 2)]
    do(office, save_people, case, [there, *crowd])
    rows: list[list[Any]] = [["نام", "زمان رفتن"], ["سردار", "1405/1/2 10:00"], ["یکی"], ["دیگری"]]
    plan = proved(office, saved(tmp_path / "list.xlsx", rows), case, Repeats.UPDATE)
    assert [one.draft.name for one in plan.taken] == ["یکی"]
    found = said(plan)
    assert "پیش از آمدن" in found[2]
    assert "۴۰۰" in found[4]
    office.write(import_plan, plan)
    assert len(sheet(office, case).people) == MOST_PEOPLE
