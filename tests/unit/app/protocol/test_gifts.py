"""Gifts: numbered, corrected, annulled; as secret as the case they were given in."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from app import journal
from app.access import Right
from app.changes import Kind
from app.contacts import ContactDraft, ContactKind, PositionDraft, add_contact
from app.errors import InvalidFields, NotAllowed, NotFound
from app.marks import Classification
from app.office import Office
from app.operators import OperatorDraft, add_operator
from app.protocol import (
    CaseKind,
    GiftDirection,
    GiftDraft,
    GiftFilter,
    GiftView,
    amend_gift,
    annul_gift,
    attach_gift_files,
    count_gifts,
    gift_place,
    gift_sheet,
    gift_version,
    list_gifts,
    record_gift,
    take_gift_step_back,
)
from protocol_office import opened, sheet

TODAY = date(2026, 11, 22)


def draft(**more: Any) -> GiftDraft:
    values: dict[str, Any] = {"item": "قالیچه ترکمن", "name": "آقای بردی‌اف", "given_on": TODAY}
    return GiftDraft(**(values | more))


def new(office: Office, **more: Any) -> int:
    return office.write(record_gift, draft(**more)).value


def row(office: Office, number: int) -> Any:
    return office.read(gift_sheet, number).row


def do(office: Office, deed: Any, number: int, *more: Any) -> Any:
    return office.write(deed, number, office.read(gift_version, number), *more).value


def test_a_gift_is_numbered_once_and_warns_until_it_has_an_inventory_number(
    office: Office,
) -> None:
    typed = draft(direction=GiftDirection.RECEIVED, value=120_000_000)
    number = office.write(record_gift, typed).value
    assert office.write(record_gift, typed).value == number
    assert row(office, number).number == "1405/ه/001"
    assert row(office, number).lacks_inventory
    assert office.read(count_gifts, GiftFilter(view=GiftView.UNKEPT)) == 1
    kept = draft(
        direction=GiftDirection.RECEIVED,
        value=120_000_000,
        kept_where="موزه استانداری",
        inventory_number="۴۵۱۲",
    )
    do(office, amend_gift, number, kept)
    now = row(office, number)
    assert (now.lacks_inventory, now.inventory_number) == (False, "4512")
    assert now.last_step == "جای نگهداری و شماره اموال نوشته شد: ۴۵۱۲"
    found = office.read(list_gifts, GiftFilter(text="قاليچه ۴۵۱۲"))
    assert [one.id for one in found] == [number]


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"item": " "}, "item"),
        ({"name": ""}, "name"),
        ({"contact_id": 999}, "name"),
        ({"given_on": TODAY + timedelta(days=1)}, "given_on"),
        ({"quantity": 0}, "quantity"),
        ({"quantity": 100_001}, "quantity"),
        ({"value": -1}, "value"),
        ({"value": 10**15 + 1}, "value"),
        ({"note": "ا" * 501}, "note"),
    ],
)
def test_what_cannot_be_taken_is_said_beside_its_field(
    local_office: Office, more: dict[str, Any], field: str
) -> None:
    with pytest.raises(InvalidFields) as error:
        new(local_office, **more)
    assert [one.field for one in error.value.problems] == [field]
    assert row(local_office, new(local_office)).number == "1405/ه/001"


def test_whom_the_directory_knows_is_named_with_his_body(office: Office) -> None:
    body = ContactDraft(kind=ContactKind.ORGANISATION, name="کنسولگری")
    post = PositionDraft(title="سرکنسول", organisation_id=office.write(add_contact, body).value)
    person = office.write(add_contact, ContactDraft(name="نورا", positions=(post,))).value
    made = row(office, new(office, name="", contact_id=person, given_on=None))
    assert (made.name, made.organisation, made.given_on) == ("نورا", "کنسولگری", TODAY)


def test_annulled_keeps_its_number_and_comes_back(office: Office) -> None:
    number = new(office, direction=GiftDirection.RECEIVED)
    with pytest.raises(InvalidFields):
        do(office, annul_gift, number, " ")
    do(office, annul_gift, number, "دو بار ثبت شد")
    gone = row(office, number)
    assert (gone.is_annulled, gone.lacks_inventory) == (True, False)
    for view in (GiftView.RECEIVED, GiftView.UNKEPT):
        assert office.read(count_gifts, GiftFilter(view=view)) == 0
    assert office.read(count_gifts, GiftFilter()) == 1
    for deed in ((amend_gift, draft()), (annul_gift, "باز")):
        with pytest.raises(NotAllowed, match="باطل"):
            do(office, deed[0], number, *deed[1:])
    do(office, take_gift_step_back, number)
    assert not row(office, number).is_annulled
    with pytest.raises(NotAllowed, match="شماره گرفته"):
        do(office, take_gift_step_back, number)


def test_each_view_and_the_place_of_a_line(office: Office) -> None:
    given = new(office, given_on=TODAY - timedelta(days=3))
    received = new(office, direction=GiftDirection.RECEIVED, inventory_number="1")
    unkept = new(office, direction=GiftDirection.RECEIVED)
    wanted = {
        GiftView.ALL: [unkept, received, given],
        GiftView.GIVEN: [given],
        GiftView.RECEIVED: [unkept, received],
        GiftView.UNKEPT: [unkept],
    }
    for view, numbers in wanted.items():
        asked = GiftFilter(view=view)
        assert [one.id for one in office.read(list_gifts, asked)] == numbers
        assert office.read(count_gifts, asked) == len(numbers)
        for place, number in enumerate(numbers):
            assert office.read(gift_place, asked, number) == place
    assert office.read(gift_place, GiftFilter(view=GiftView.GIVEN), unkept) is None
    days = GiftFilter(from_day=TODAY, to_day=TODAY)
    assert office.read(count_gifts, days) == 2


def test_a_gift_is_as_secret_as_its_case(office: Office) -> None:
    case = opened(office, CaseKind.DELEGATION, classification=Classification.SECRET)
    number = new(office, case_id=case)
    do(office, amend_gift, number, draft(case_id=case, note="در سالن"))
    assert [one.id for one in sheet(office, case).gifts] == [number]
    rights = frozenset({Right.READ_PROTOCOL, Right.RUN_PROTOCOL})
    reader = OperatorDraft(
        name="reader", full_name="خواننده", rights=rights, clearance=Classification.ORDINARY
    )
    office.write(add_operator, reader)
    office.sign_in_as("reader")
    with pytest.raises(NotFound):
        office.read(gift_sheet, number)
    with pytest.raises(NotFound):
        office.write(annul_gift, number, 2, "نباید")
    with pytest.raises(NotFound):
        new(office, case_id=case)
    assert office.read(count_gifts, GiftFilter()) == 0
    assert office.read(journal.history, Kind.GIFT, number) == []


def test_its_photograph_is_kept_with_it(office: Office, tmp_path: Path) -> None:
    number = new(office)
    paper = tmp_path / "عکس.png"
    paper.write_bytes(b"\x89PNG\r\n\x1a\n gift")
    office.write(attach_gift_files, number, [paper])
    (file,) = office.read(gift_sheet, number).files
    assert file.name == "عکس.png"
