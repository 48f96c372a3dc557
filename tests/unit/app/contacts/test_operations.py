"""Every way to change the directory, on both stores."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import journal
from app.changes import Kind
from app.check import check_store
from app.contacts import (
    ContactDraft,
    ContactFilter,
    ContactKind,
    ContactSheet,
    PhoneDraft,
    PositionDraft,
    add_contact,
    amend_contact,
    archive_contact,
    contact_sheet,
    list_contacts,
    restore_contact,
    suggest_contacts,
)
from app.contacts.operations import SHORTEST_NUMBER_PIECE, number_ends
from app.errors import AppError, InvalidFields, NotFound, StaleRecord
from app.office import Office

PERSON = ContactDraft(name="رضا احمدی")


def added(office: Office, draft: ContactDraft) -> int:
    return office.write(add_contact, draft).value


def organisation(office: Office, name: str = "اداره کل راه") -> int:
    return added(office, ContactDraft(name=name, kind=ContactKind.ORGANISATION))


def sheet(office: Office, number: int) -> ContactSheet:
    return office.read(contact_sheet, number)


def test_a_whole_contact_is_kept_as_typed(office: Office) -> None:
    road = organisation(office)
    unit = added(office, ContactDraft(name="دفتر فنی", kind=ContactKind.UNIT, parent_id=road))
    draft = ContactDraft(
        honorific="جناب آقای",
        name="رضا احمدی",
        identity_number="0013542419",
        city="مشهد",
        address="خیابان یک\nپلاک ۲",
        note="یادداشت",
        aliases=("احمدی راه", "رضا"),
        phones=(
            PhoneDraft(number="09151234567", label="همراه"),
            PhoneDraft(number="38402020 داخلی 12", label="دفتر"),
        ),
        positions=(
            PositionDraft(title="معاون", organisation_id=road, from_day=date(2020, 1, 1)),
            PositionDraft(title="رئیس", organisation_id=unit, to_day=date(2019, 1, 1)),
        ),
    )
    done = office.write(add_contact, draft)
    assert done.kinds == {Kind.CONTACT}
    found = sheet(office, done.value)
    for name in ("kind", "honorific", "name", "identity_number", "city", "address", "note"):
        assert getattr(found, name) == getattr(draft, name), name
    assert found.aliases == draft.aliases
    assert [(p.label, p.number, p.extension, p.shown) for p in found.phones] == [
        ("همراه", "+989151234567", "", "0915 123 4567"),
        ("دفتر", "+985138402020", "12", "051 3840 2020 داخلی 12"),
    ]
    assert [(p.title, p.organisation, p.from_day, p.to_day) for p in found.positions] == [
        ("معاون", "اداره کل راه", date(2020, 1, 1), None),
        ("رئیس", "دفتر فنی", None, date(2019, 1, 1)),
    ]
    assert (found.version, found.archived) == (1, False)
    assert sheet(office, unit).parent == "اداره کل راه"
    assert check_store(office.database) == []


def test_the_same_draft_saved_twice_is_one_contact(office: Office) -> None:
    first = added(office, PERSON)
    again = office.write(add_contact, PERSON)
    assert (again.value, again.kinds) == (first, frozenset())
    assert len(office.read(list_contacts, ContactFilter())) == 1


def test_an_amended_contact_is_found_by_its_new_words_only(office: Office) -> None:
    number = added(
        office, replace(PERSON, aliases=("حاجی",), phones=(PhoneDraft(number="09151234567"),))
    )
    wanted = ContactDraft(name="کاظم پوریا", phones=(PhoneDraft(number="09159876543"),))
    office.write(amend_contact, number, 1, wanted)
    for old in ("رضا", "احمدی", "حاجی", "1234567"):
        assert office.read(suggest_contacts, old) == [], old
    for new in ("کاظم", "پوریا", "9876543"):
        assert [row.id for row in office.read(suggest_contacts, new)] == [number], new
    assert sheet(office, number).aliases == ()
    assert sheet(office, number).version == 2
    assert check_store(office.database) == []


def test_two_desks_on_one_contact(office: Office) -> None:
    number = added(office, PERSON)
    office.write(amend_contact, number, 1, replace(PERSON, city="مشهد"))
    deeds: list[tuple[Any, ...]] = [
        (amend_contact, number, 1, replace(PERSON, city="قوچان")),
        (archive_contact, number, 1),
        (restore_contact, number, 1),
    ]
    for deed in deeds:
        with pytest.raises(StaleRecord):
            office.write(*deed)
    assert sheet(office, number).city == "مشهد"
    assert not sheet(office, number).archived


def test_a_contact_nobody_knows_is_not_found(office: Office) -> None:
    deeds: list[tuple[Any, ...]] = [
        (amend_contact, 99, 1, PERSON),
        (archive_contact, 99, 1),
        (restore_contact, 99, 1),
    ]
    for deed in deeds:
        with pytest.raises(NotFound):
            office.write(*deed)
    with pytest.raises(NotFound):
        office.read(contact_sheet, 99)


def test_who_is_archived_is_out_of_the_lists_and_can_come_back(office: Office) -> None:
    number = added(office, PERSON)
    office.write(archive_contact, number, 1)
    assert office.read(list_contacts, ContactFilter()) == []
    assert office.read(suggest_contacts, "احمدی") == []
    archive = office.read(list_contacts, ContactFilter(archived=True))
    assert [(row.id, row.archived) for row in archive] == [(number, True)]
    assert sheet(office, number).archived
    office.write(restore_contact, number, 2)
    assert [row.id for row in office.read(suggest_contacts, "احمدی")] == [number]
    actions = [line.action for line in office.read(journal.history, Kind.CONTACT, number)]
    assert actions == ["restore_contact", "archive_contact", "add_contact"]


@pytest.mark.parametrize(
    ("kind", "identity"),
    [(ContactKind.PERSON, "0013542419"), (ContactKind.ORGANISATION, "14005893875")],
)
def test_nobody_stands_in_the_directory_twice(
    office: Office, kind: ContactKind, identity: str
) -> None:
    draft = ContactDraft(name="نخست", kind=kind, identity_number=identity)
    first = added(office, draft)
    twin = ContactDraft(name="دوم", kind=kind, identity_number=identity)
    with pytest.raises(InvalidFields) as problem:
        office.write(add_contact, twin)
    assert [p.field for p in problem.value.problems] == ["identity_number"]
    assert "نخست" in problem.value.message
    other = added(office, ContactDraft(name="دوم", kind=kind))
    with pytest.raises(InvalidFields):
        office.write(amend_contact, other, 1, twin)
    office.write(amend_contact, first, 1, replace(draft, city="مشهد"))
    office.write(archive_contact, first, 2)
    office.write(amend_contact, other, 1, twin)


def test_nobody_comes_back_beside_his_own_id(office: Office) -> None:
    draft = replace(PERSON, identity_number="0013542419")
    first = added(office, draft)
    office.write(archive_contact, first, 1)
    added(office, ContactDraft(name="دوباره", identity_number="0013542419"))
    with pytest.raises(InvalidFields):
        office.write(restore_contact, first, 2)


def test_a_unit_belongs_and_a_post_is_held_where_there_is_somewhere(office: Office) -> None:
    person = added(office, PERSON)
    for link in (99, person):
        unit = ContactDraft(name="واحد", kind=ContactKind.UNIT, parent_id=link)
        with pytest.raises(InvalidFields) as problem:
            office.write(add_contact, unit)
        assert [p.field for p in problem.value.problems] == ["parent_id"]
        post = PositionDraft(title="مدیر", organisation_id=link)
        with pytest.raises(InvalidFields) as problem:
            office.write(add_contact, ContactDraft(name="کس", positions=(post,)))
        assert [p.field for p in problem.value.problems] == ["positions"]
    unit_of_road = ContactDraft(name="واحد", kind=ContactKind.UNIT, parent_id=organisation(office))
    number = added(office, unit_of_road)
    with pytest.raises(InvalidFields):
        office.write(amend_contact, number, 1, replace(unit_of_road, parent_id=number))


def test_no_unit_belongs_to_its_own_unit(office: Office) -> None:
    road = organisation(office)
    unit = added(office, ContactDraft(name="واحد", kind=ContactKind.UNIT, parent_id=road))
    circle = ContactDraft(name="راه", kind=ContactKind.UNIT, parent_id=unit)
    with pytest.raises(InvalidFields):
        office.write(amend_contact, road, 1, circle)


def test_an_organisation_with_units_does_not_become_a_person(office: Office) -> None:
    road = organisation(office)
    added(office, ContactDraft(name="واحد", kind=ContactKind.UNIT, parent_id=road))
    with pytest.raises(InvalidFields):
        office.write(amend_contact, road, 1, ContactDraft(name="راه", kind=ContactKind.PERSON))


def test_a_refused_contact_leaves_nothing(office: Office) -> None:
    with pytest.raises(AppError):
        office.write(add_contact, replace(PERSON, phones=(PhoneDraft(number="abc"),)))
    number = added(office, PERSON)
    with pytest.raises(AppError):
        office.write(amend_contact, number, 1, replace(PERSON, name="", city="مشهد"))
    assert (sheet(office, number).city, sheet(office, number).version) == ("", 1)


def test_a_request_for_an_id_no_store_can_hold_is_refused(local_office: Office) -> None:
    unit = ContactDraft(name="واحد", kind=ContactKind.UNIT, parent_id=10**12)
    with pytest.raises(InvalidFields):
        local_office.write(add_contact, unit)


@given(st.text("0123456789+- ", max_size=20))
def test_any_part_of_a_number_begins_one_of_its_ends(number: str) -> None:
    digits = "".join(filter(str.isdigit, number))
    ends = number_ends(number)
    pieces = {
        digits[start:end]
        for start in range(len(digits))
        for end in range(start + SHORTEST_NUMBER_PIECE, len(digits) + 1)
    }
    assert all(any(end.startswith(piece) for end in ends) for piece in pieces)
    assert all(digits.endswith(end) and len(end) >= SHORTEST_NUMBER_PIECE for end in ends)
