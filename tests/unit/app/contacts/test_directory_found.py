"""People and offices found in the one box and in the directory's own field."""

from __future__ import annotations

import pytest

from app.access import Right
from app.contacts import (
    ContactDraft,
    ContactFilter,
    ContactKind,
    PhoneDraft,
    PositionDraft,
    add_contact,
    archive_contact,
    contact_place,
    count_contacts,
    list_contacts,
)
from app.office import Office
from app.operators import OperatorDraft, add_operator
from app.search.everything import count_everything, search_everything, search_kind
from app.search_sources import SOURCES

(DIRECTORY,) = (one for one in SOURCES if one.section == "contacts")


@pytest.fixture
def person(office: Office) -> int:
    road = office.write(
        add_contact, ContactDraft(name="اداره کل راه", kind=ContactKind.ORGANISATION)
    ).value
    draft = ContactDraft(
        name="علی‌رضا کاظمی‌نژاد",
        honorific="دکتر",
        identity_number="0013542419",
        phones=(PhoneDraft(number="0915 123 4567"),),
        positions=(PositionDraft(title="معاون عمرانی", organisation_id=road),),
    )
    return office.write(add_contact, draft).value


@pytest.mark.parametrize(
    "typed",
    [
        "کاظمی معاون",
        "علي رضا",
        "«معاون عمرانی»",
        "0915 123 4567",
        "+98 915 123 45 67",
        "0098 915 123 4567",
        "۱۲۳۴۵۶",
        "3542419",
        "نوع:اشخاص کاظمی",
        "طبقه:عادی کاظمی",
    ],
)
def test_somebody_is_found_by_name_post_and_number(office: Office, person: int, typed: str) -> None:
    (group,) = office.read(search_everything, typed, SOURCES).groups
    (line,) = group.lines
    assert (line.id, line.title, line.who) == (
        person,
        "دکتر علی‌رضا کاظمی‌نژاد",
        "معاون عمرانی · اداره کل راه",
    )
    assert [row.id for row in office.read(list_contacts, ContactFilter(text=typed))] == [person]
    assert office.read(count_everything, typed, SOURCES, 10)[DIRECTORY.title] == 1


@pytest.mark.parametrize(
    "typed", ["تاریخ:امروز کاظمی", "طبقه:سری کاظمی", "از:کاظمی", "کاظمی نیست", "«معاون عمران»"]
)
def test_nobody_has_days_secrets_or_senders(office: Office, person: int, typed: str) -> None:
    assert person
    assert office.read(search_everything, typed, SOURCES).groups == ()
    assert office.read(count_contacts, ContactFilter(text=typed)) == 0


def test_the_archive_and_strangers_to_the_directory_find_nobody(
    office: Office, person: int
) -> None:
    reader = OperatorDraft(
        name="reader", full_name="نسرین سپهری", rights=frozenset({Right.READ_LETTERS})
    )
    number = office.write(add_operator, reader).value
    office.write(archive_contact, person, 1)
    assert office.read(search_everything, "کاظمی", SOURCES).groups == ()
    office.sign_in(number)
    assert office.read(search_everything, "راه", SOURCES).groups == ()


def test_the_directory_is_read_from_any_of_its_rows(office: Office) -> None:
    names = ["آبتین", "بهار", "بهاره", "پریسا", "هاله"]
    for name in reversed(names):
        office.write(add_contact, ContactDraft(name=name))
    for wanted, whole in ((ContactFilter(), names), (ContactFilter(text="بها"), names[1:3])):
        rows = office.read(list_contacts, wanted)
        assert [row.name for row in rows] == whole
        for place, row in enumerate(rows):
            asked = office.read(list_contacts, wanted, after=row.id, offset=-1, limit=2)
            assert [one.name for one in asked] == whole[place : place + 2]
            assert office.read(contact_place, wanted, row.id) == (row.id, place)
        assert office.read(count_contacts, wanted, most=1) == 2
    lines = office.read(search_kind, DIRECTORY, "بها", limit=1)
    assert [line.title for line in lines] == ["بهار"]
    more = office.read(search_kind, DIRECTORY, "بها", after=lines[0].id)
    assert [line.title for line in more] == ["بهاره"]
