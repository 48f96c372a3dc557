"""Who goes straight through: kept by the office, found while the form is filled."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.contacts import ContactDraft, add_contact
from app.errors import InvalidFields, NotAllowed, NotFound
from app.office import Office
from app.phone_calls import (
    DirectDraft,
    DirectKind,
    Ringing,
    SpokeWith,
    add_direct_rule,
    direct_rule_for,
    list_direct_rules,
    remove_direct_rule,
    restore_direct_rule,
)

POST = DirectDraft(kind=DirectKind.POST, words="فرماندار")
SUBJECT = DirectDraft(kind=DirectKind.SUBJECT, words="زلزله", spoke_with=SpokeWith.DIRECTOR_GENERAL)


@pytest.mark.parametrize(
    ("draft", "ringing"),
    [
        (POST, Ringing(post="فرماندار قوچان")),
        (POST, Ringing(post="سرپرست و فرماندار")),
        (SUBJECT, Ringing(subject="خسارت زلزله در روستا")),
        (DirectDraft(words="علي كاظمي"), Ringing(name="علی کاظمی")),
    ],
)
def test_a_rule_finds_its_caller(office: Office, draft: DirectDraft, ringing: Ringing) -> None:
    number = office.write(add_direct_rule, draft).value
    found = office.read(direct_rule_for, ringing)
    assert found is not None
    assert (found.id, found.spoke_with) == (number, draft.spoke_with)


@pytest.mark.parametrize(
    ("draft", "ringing"),
    [
        (POST, Ringing(post="معاون فرمانداری")),
        (POST, Ringing(name="فرماندار")),
        (SUBJECT, Ringing(subject="وام")),
        (SUBJECT, Ringing()),
        (DirectDraft(words="علی کاظمی"), Ringing(name="علی کاظمی‌نژاد")),
    ],
)
def test_a_rule_lets_nobody_else_through(
    office: Office, draft: DirectDraft, ringing: Ringing
) -> None:
    office.write(add_direct_rule, draft)
    assert office.read(direct_rule_for, ringing) is None


def test_a_person_of_the_directory_is_known_by_his_record(office: Office) -> None:
    one = office.write(add_contact, ContactDraft(name="رضا احمدی")).value
    namesake = office.write(add_contact, ContactDraft(name="رضا احمدی")).value
    office.write(add_direct_rule, DirectDraft(contact_id=one))
    assert office.read(direct_rule_for, Ringing(contact_id=one, name="رضا احمدی")) is not None
    assert office.read(direct_rule_for, Ringing(contact_id=namesake, name="رضا احمدی")) is None


def test_a_rule_taken_off_comes_back(office: Office) -> None:
    number = office.write(add_direct_rule, POST).value
    assert office.write(add_direct_rule, POST).value == number
    office.write(remove_direct_rule, number)
    assert office.read(list_direct_rules) == []
    with pytest.raises(NotFound):
        office.write(remove_direct_rule, number)
    office.write(restore_direct_rule, number)
    assert [line.words for line in office.read(list_direct_rules)] == ["فرماندار"]


@pytest.mark.parametrize(
    "draft",
    [
        DirectDraft(words=" \u200c"),
        DirectDraft(words="ا" * 501),
        DirectDraft(contact_id=99),
        replace(POST, note="ا" * 501),
    ],
)
def test_what_cannot_be_taken_is_refused(local_office: Office, draft: DirectDraft) -> None:
    with pytest.raises(InvalidFields):
        local_office.write(add_direct_rule, draft)
    assert local_office.read(list_direct_rules) == []


def test_the_same_rule_stands_once(local_office: Office) -> None:
    local_office.write(add_direct_rule, POST)
    again = DirectDraft(kind=DirectKind.POST, words="فرماندار")
    with pytest.raises(InvalidFields):
        local_office.write(add_direct_rule, again)


def test_only_who_may_change_settings_keeps_the_list(office: Office, clerk: int) -> None:
    assert clerk
    office.sign_in_as("clerk")
    with pytest.raises(NotAllowed):
        office.write(add_direct_rule, POST)
    assert office.read(direct_rule_for, Ringing(post="فرماندار")) is None
