"""Distribution groups, on both stores."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app import journal
from app.changes import Kind
from app.check import check_store
from app.contacts import (
    ContactDraft,
    MergeDraft,
    Taken,
    add_contact,
    archive_contact,
    merge_contacts,
    undo_merge,
)
from app.errors import InvalidFields, NotFound, StaleRecord
from app.groups import (
    GroupDraft,
    GroupFilter,
    add_group,
    add_members,
    amend_group,
    archive_group,
    count_groups,
    delete_group,
    group_sheet,
    list_groups,
    restore_group,
)
from app.office import Office


def people(office: Office, *names: str) -> list[int]:
    return [office.write(add_contact, ContactDraft(name=name)).value for name in names]


def made(office: Office, name: str, *members: int) -> int:
    return office.write(add_group, GroupDraft(name=name, contact_ids=members)).value


def members(office: Office, group: int) -> list[int]:
    return list(office.read(group_sheet, group).contact_ids)


def test_members_stand_in_the_order_given(office: Office) -> None:
    a, b, c = people(office, "الف", "ب", "ج")
    group = made(office, "فرمانداران", c, a, c)
    assert members(office, group) == [c, a]
    assert office.write(add_members, group, (b, a)).value == 1
    assert members(office, group) == [c, a, b]
    assert office.write(add_members, group, (b,)).value == 0
    draft = GroupDraft(name="فرمانداران استان", note="ابلاغ", contact_ids=(b, c))
    office.write(amend_group, group, 2, draft)
    assert members(office, group) == [b, c]
    (row,) = office.read(list_groups, GroupFilter())
    assert (row.name, row.note, row.members) == ("فرمانداران استان", "ابلاغ", 2)
    actions = [line.action for line in office.read(journal.history, Kind.GROUP, group)]
    assert actions == ["amend_group", "add_members", "add_group"]
    assert check_store(office.database) == []


def test_who_is_archived_is_not_counted_and_comes_back_to_his_place(office: Office) -> None:
    a, b, c = people(office, "الف", "ب", "ج")
    group = made(office, "شورا", a, b, c)
    office.write(archive_contact, b, 1)
    assert members(office, group) == [a, c]
    assert office.read(list_groups, GroupFilter())[0].members == 2
    # A form that shows two members and saves them does not throw the third out.
    office.write(amend_group, group, 1, GroupDraft(name="شورا", contact_ids=(c, a)))
    from app.contacts import restore_contact

    office.write(restore_contact, b, 2)
    assert set(members(office, group)) == {a, b, c}
    assert check_store(office.database) == []


def test_merged_members_are_one_and_part_again(office: Office) -> None:
    a, b, c = people(office, "الف", "ب", "ج")
    both, only = made(office, "هر دو", a, b, c), made(office, "یکی", b)
    draft = MergeDraft(survivor=Taken(a, 1), others=(Taken(b, 1),))
    office.write(merge_contacts, draft)
    assert (members(office, both), members(office, only)) == ([a, c], [a])
    assert check_store(office.database) == []
    office.write(undo_merge, draft.request_key)
    assert (members(office, both), members(office, only)) == ([a, b, c], [b])


def test_a_group_goes_and_comes_back(office: Office) -> None:
    group = made(office, "شورا", *people(office, "الف"))
    office.write(archive_group, group, 1)
    assert office.read(count_groups, GroupFilter()) == 0
    assert office.read(count_groups, GroupFilter(archived=True)) == 1
    office.write(delete_group, group, 2)
    assert office.read(count_groups, GroupFilter(archived=True)) == 0
    assert office.read(group_sheet, group).deleted
    made(office, "شورا")
    with pytest.raises(InvalidFields, match="هست"):
        office.write(restore_group, group, 3)
    office.write(delete_group, 2, 1)
    office.write(restore_group, group, 3)
    assert [row.members for row in office.read(list_groups, GroupFilter(text="شو"))] == [1]
    assert check_store(office.database) == []


def test_what_cannot_be_taken_is_said(office: Office) -> None:
    (a,) = people(office, "الف")
    group = made(office, "شورا", a)
    refused: list[tuple[type[Exception], str, tuple[Any, ...]]] = [
        (InvalidFields, "نام", (add_group, GroupDraft(name="  "))),
        (InvalidFields, "هست", (add_group, GroupDraft(name="شورا "))),
        (InvalidFields, "۵۰۰", (add_group, GroupDraft(name="x" * 501))),
        (NotFound, "یافت نشد", (add_group, GroupDraft(name="دیگر", contact_ids=(99,)))),
        (NotFound, "گروه", (amend_group, 99, 1, GroupDraft(name="دیگر"))),
        (NotFound, "یافت نشد", (add_members, group, (99,))),
        (NotFound, "گروه", (add_members, 99, (a,))),
        (StaleRecord, "میز", (amend_group, group, 7, GroupDraft(name="دیگر"))),
        (StaleRecord, "میز", (archive_group, group, 7)),
        (NotFound, "گروه", (delete_group, 99, 1)),
    ]
    for error, words, deed in refused:
        with pytest.raises(error, match=words):
            office.write(*deed)
    with pytest.raises(NotFound):
        office.read(group_sheet, 99)
    assert members(office, group) == [a]


def test_the_same_draft_saved_twice_is_one_group(office: Office) -> None:
    draft = GroupDraft(name="شورا")
    first = office.write(add_group, draft).value
    assert office.write(add_group, draft).value == first


@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_members_are_what_was_asked_in_that_order_each_once(office: Office, data: Any) -> None:
    there = people(office, "الف", "ب", "ج", "د")
    lists = st.lists(st.sampled_from(there), max_size=6)
    group = made(office, f"گروه {there[0]}", *(first := data.draw(lists)))
    asked = list(dict.fromkeys(first))
    for number, more in enumerate(data.draw(st.lists(lists, max_size=3))):
        if number % 2:
            version = office.read(group_sheet, group).version
            draft = GroupDraft(name=f"گروه {there[0]}", contact_ids=tuple(more))
            office.write(amend_group, group, version, draft)
            asked = list(dict.fromkeys(more))
        else:
            office.write(add_members, group, more)
            asked = list(dict.fromkeys([*asked, *more]))
        assert members(office, group) == asked
