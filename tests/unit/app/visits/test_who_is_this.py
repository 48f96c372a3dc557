"""A visitor's earlier matters are found however he is known: «بار سوم»."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from app.access import Right
from app.changes import Kind
from app.clock import FixedClock
from app.contacts import ContactDraft, MergeDraft, Taken, add_contact, contact_sheet, merge_contacts
from app.letters import LetterDraft, register_letter
from app.marks import Classification
from app.office import Office
from app.operators import OperatorDraft, add_operator
from app.order_sources import record_order_on
from app.orders import OrderDraft
from app.phone_calls import CallDraft, log_call
from app.visits import EarlierSheet, earlier_of, matter_history, ordinal, record_order_on_visit
from letters_seat import INCOMING
from visits_seat import received, seen

NATIONAL_ID = "0499370899"


def called(office: Office, **fields: Any) -> int:
    draft = CallDraft(caller_name="حسن رستگار", subject="وام", request="شرح")
    return office.write(log_call, replace(draft, request_key=uuid4(), **fields)).value


def asked(office: Office, **known: Any) -> EarlierSheet:
    return office.read(earlier_of, **known)


def test_a_third_time_is_said(office: Office, clock: FixedClock) -> None:
    first = seen(office)
    office.write(record_order_on_visit, first, OrderDraft(words="تانکر فرستاده شود."))
    clock.advance(timedelta(days=1))
    call = called(office, national_id=NATIONAL_ID)
    clock.advance(timedelta(days=1))
    third = received(office)
    sheet = office.read(matter_history, third)
    assert (sheet.words, sheet.visits, sheet.calls, sheet.sure) == ("بار سوم", 1, 1, 2)
    assert [(line.kind, line.id) for line in sheet.lines] == [
        (Kind.CALL, call),
        (Kind.VISIT, first),
    ]
    assert sheet.lines[1].outcome == "تانکر فرستاده شود."
    assert (sheet.lines[1].state, sheet.lines[1].is_sure) == ("ملاقات شد", True)


@pytest.mark.parametrize(
    ("known", "is_sure"),
    [
        ({"national_id": "۰۴۹۹۳۷۰۸۹۹"}, True),
        ({"phone": "09151234567"}, True),
        ({"phone": "+98 915 123 4567"}, True),
        ({"name": "حسن رستگار"}, False),
        ({"name": "آقاي حسن رستگار"}, False),
        ({"name": "حسن‌رستگار"}, False),
    ],
)
def test_however_he_is_known(local_office: Office, known: dict[str, str], is_sure: bool) -> None:
    visit = received(local_office)
    sheet = asked(local_office, **known)
    assert [(line.kind, line.id, line.is_sure) for line in sheet.lines] == [
        (Kind.VISIT, visit, is_sure)
    ]


@pytest.mark.parametrize(
    "known",
    [
        {},
        {"name": "حسن"},
        {"name": "حسن رستگاری"},
        {"name": "رستگار حسن"},
        {"phone": "0915123"},
        {"phone": "09151234568"},
        {"national_id": "0499370898"},
        # Another man of the same name.
        {"name": "حسن رستگار", "national_id": "0013542419"},
    ],
)
def test_nobody_else_is_taken_for_him(local_office: Office, known: dict[str, str]) -> None:
    received(local_office)
    assert asked(local_office, **known).times == 0


def test_by_the_directory(office: Office) -> None:
    person = office.write(add_contact, ContactDraft(name="بهمن سپیدار")).value
    visit = received(office, visitor_id=person, visitor_name="بهمن", national_id="", phone="")
    call = called(office, caller_id=person, caller_name="سپیدار")
    letter = office.write(
        register_letter, replace(INCOMING, sender_id=person, request_key=uuid4())
    ).value
    sheet = asked(office, contact_id=person)
    assert {(line.kind, line.id) for line in sheet.lines} == {
        (Kind.VISIT, visit),
        (Kind.CALL, call),
        (Kind.LETTER, letter),
    }
    assert (sheet.words, sheet.sure) == ("بار چهارم", 3)


def test_merged_he_is_one_person(office: Office) -> None:
    one, other = (
        office.write(add_contact, ContactDraft(name=name)).value
        for name in ("بهمن سپیدار", "بهمن سپیداری")
    )
    visit = received(office, visitor_id=other, national_id="", phone="")
    taken = [Taken(number, office.read(contact_sheet, number).version) for number in (one, other)]
    merged = MergeDraft(survivor=taken[0], others=(taken[1],))
    office.write(merge_contacts, merged)
    # Whoever still knows the one that is gone finds the same.
    for known in (one, other):
        assert [line.id for line in asked(office, contact_id=known).lines] == [visit]


def test_letters_and_orders_without_paper(office: Office) -> None:
    draft: LetterDraft = replace(
        INCOMING, sender_name="حسن رستگار", sender_phone="0915-1234567", request_key=uuid4()
    )
    letter = office.write(register_letter, draft).value
    said = OrderDraft(words="پیگیری شود", applicant="حسن رستگار", applicant_phone="0915 123 4567")
    order = office.write(record_order_on, None, None, said).value
    visit = seen(office)
    # What was ordered on a visit is told with that.
    office.write(record_order_on_visit, visit, OrderDraft(words="تانکر فرستاده شود."))
    for known in ({"phone": "09151234567"}, {"name": "حسن رستگار"}):
        sheet = asked(office, **known)
        assert (sheet.letters, sheet.orders, sheet.visits) == (1, 1, 1)
        assert {(line.kind, line.id) for line in sheet.lines} == {
            (Kind.LETTER, letter),
            (Kind.ORDER, order),
            (Kind.VISIT, visit),
        }


def test_what_is_above_the_clearance_never_was(office: Office) -> None:
    received(office, classification=Classification.SECRET)
    called(office, national_id=NATIONAL_ID)
    assert asked(office, national_id=NATIONAL_ID).times == 2
    desk = OperatorDraft(
        name="desk",
        full_name="زهرا پذیرا",
        rights=frozenset({Right.READ_VISITS}),
        clearance=Classification.ORDINARY,
    )
    office.write(add_operator, desk)
    office.sign_in_as("desk")
    # Calls he may not read, and the visit is above him.
    assert asked(office, national_id=NATIONAL_ID) == EarlierSheet()


def test_ordinals() -> None:
    assert [ordinal(one) for one in (1, 2, 3, 10, 11)] == ["نخست", "دوم", "سوم", "دهم", "۱۱م"]
