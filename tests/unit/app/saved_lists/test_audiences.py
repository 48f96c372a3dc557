"""For whom a list is kept, on both stores: its keeper, his unit, everybody."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from app.access import Right
from app.errors import InvalidInput, NotAllowed, NotFound, StaleRecord
from app.journal import history
from app.office import Office
from app.operators import OperatorDraft, add_operator
from app.phone_calls import CallFilter
from app.saved_lists import (
    Audience,
    SavedListDraft,
    audiences_for,
    count_saved_lists,
    delete_list,
    keep_for,
    rename_list,
    restore_list,
    save_list,
    saved_lists,
)
from app.trash import TrashFilter, list_trash

PHONES, REGISTRY = "واحد تلفن", "دبیرخانه"


@pytest.fixture
def desks(office: Office) -> dict[str, int]:
    """Operators of two units, and one of none."""
    rights = frozenset({Right.READ_CALLS, Right.LOG_CALLS, Right.READ_CONTACTS})
    return {
        name: office.write(
            add_operator, OperatorDraft(name=name, full_name=name, unit=unit, rights=rights)
        ).value
        for name, unit in (("a", PHONES), ("b", PHONES), ("c", REGISTRY), ("d", ""))
    }


def keep(office: Office, name: str, audience: Audience) -> int:
    draft = SavedListDraft(section="calls", name=name, wanted=CallFilter(), audience=audience)
    return office.write(save_list, draft).value


def names(office: Office) -> list[str]:
    return [row.name for row in office.read(saved_lists)][3:]


def seen(office: Office, desks: dict[str, int]) -> dict[str, list[str]]:
    found = {}
    for name, number in desks.items():
        office.sign_in(number)
        found[name] = names(office)
    return found


def test_a_units_list_is_there_for_the_unit_alone(office: Office, desks: dict[str, int]) -> None:
    office.sign_in(desks["a"])
    keep(office, "از آن خودم", Audience.SELF)
    unit = keep(office, "واحد", Audience.UNIT)
    # Its keeper's own come last.
    assert seen(office, desks) == {"a": ["واحد", "از آن خودم"], "b": ["واحد"], "c": [], "d": []}
    office.sign_in(desks["b"])
    assert unit in office.read(count_saved_lists)
    (row,) = (row for row in office.read(saved_lists) if row.id == unit)
    assert (row.audience, row.mine) == (Audience.UNIT, False)
    office.sign_in(desks["c"])
    assert unit not in office.read(count_saved_lists)


def test_a_list_of_another_unit_does_not_exist(office: Office, desks: dict[str, int]) -> None:
    office.sign_in(desks["a"])
    number = keep(office, "واحد", Audience.UNIT)
    office.sign_in(desks["c"])
    keep(office, "واحد", Audience.UNIT)  # a name of another unit is free
    # Even with every right.
    office.operator = replace(office.operator, rights=frozenset(Right))
    deeds: tuple[Callable[[], object], ...] = (
        lambda: office.write(rename_list, number, 1, "دیگر"),
        lambda: office.write(delete_list, number, 1),
        lambda: office.write(keep_for, number, 1, Audience.ALL),
        lambda: office.write(restore_list, number),
    )
    for deed in deeds:
        with pytest.raises(NotFound):
            deed()
    office.sign_in(desks["a"])
    office.write(delete_list, number, 1)
    assert [row.id for row in office.read(list_trash, TrashFilter())] == [number]
    office.sign_in(desks["c"])
    assert office.read(list_trash, TrashFilter()) == []


def test_in_the_unit_its_keeper_changes_it_or_who_may_change_settings(
    office: Office, desks: dict[str, int]
) -> None:
    office.sign_in(desks["a"])
    number = keep(office, "واحد", Audience.UNIT)
    office.write(rename_list, number, 1, "واحد ما")
    office.sign_in(desks["b"])
    with pytest.raises(NotAllowed, match=PHONES):
        office.write(rename_list, number, 2, "نام دیگر")
    with pytest.raises(NotAllowed):
        office.write(keep_for, number, 2, Audience.ALL)
    office.operator = replace(
        office.operator, rights=office.operator.rights | {Right.CHANGE_SETTINGS}
    )
    office.write(rename_list, number, 2, "نام دیگر")
    with pytest.raises(NotAllowed):  # it would vanish from its keeper's sight
        office.write(keep_for, number, 3, Audience.SELF)
    office.write(keep_for, number, 3, Audience.ALL)
    assert seen(office, desks) == {desk: ["نام دیگر"] for desk in desks}


def test_a_list_is_shown_to_the_unit_and_taken_back(office: Office, desks: dict[str, int]) -> None:
    office.sign_in(desks["a"])
    number = keep(office, "آب", Audience.SELF)
    office.write(keep_for, number, 1, Audience.UNIT)
    assert seen(office, desks)["b"] == ["آب"]
    office.sign_in(desks["a"])
    with pytest.raises(StaleRecord):
        office.write(keep_for, number, 1, Audience.SELF)
    with pytest.raises(NotAllowed):
        office.write(keep_for, number, 2, Audience.ALL)
    assert office.write(keep_for, number, 2, Audience.UNIT).kinds == frozenset()
    office.write(keep_for, number, 2, Audience.SELF)
    assert seen(office, desks)["b"] == []


def test_the_journal_says_for_whom(office: Office, desks: dict[str, int]) -> None:
    office.sign_in(desks["a"])
    number = keep(office, "آب", Audience.UNIT)
    office.write(keep_for, number, 1, Audience.SELF)
    office.sign_in_as()
    from app.changes import Kind

    told = [entry.words for entry in office.read(history, Kind.SAVED_LIST, number)]
    assert any(f"برای «{PHONES}»" in words for words in told)
    assert any("برای خود کاربر" in words for words in told)


def test_who_has_no_unit_keeps_none_for_one(office: Office, desks: dict[str, int]) -> None:
    office.sign_in(desks["d"])
    assert audiences_for(office.operator) == (Audience.SELF,)
    with pytest.raises(InvalidInput) as refusal:
        keep(office, "واحد", Audience.UNIT)
    assert refusal.value.field == "audience"
    own = keep(office, "آب", Audience.SELF)
    with pytest.raises(InvalidInput):
        office.write(keep_for, own, 1, Audience.UNIT)


def test_what_one_is_offered_is_what_one_may(office: Office, desks: dict[str, int]) -> None:
    office.sign_in(desks["a"])
    assert audiences_for(office.operator) == (Audience.SELF, Audience.UNIT)
    office.sign_in_as()
    assert Audience.ALL in audiences_for(office.operator)
