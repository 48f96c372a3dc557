"""The people at the desks: who may be added, what they may be given, and who may sit down."""

from __future__ import annotations

from typing import Any

import pytest

from app import journal
from app.access import Right
from app.changes import Kind
from app.errors import AppError, InvalidFields, NotAllowed, NotFound
from app.marks import Classification
from app.office import Office
from app.operators import (
    ADMINISTRATOR,
    OperatorDraft,
    OperatorRow,
    add_operator,
    list_operators,
    set_operator_active,
    set_operator_rights,
    signed_in,
)

DRAFT = OperatorDraft(
    name="sara",
    full_name="  سارا   كاظمي ",
    unit="واحد تلفن",
    rights=frozenset({Right.READ_CALLS, Right.LOG_CALLS}),
    clearance=Classification.CONFIDENTIAL,
)


def row_of(office: Office, number: int) -> OperatorRow:
    return next(row for row in office.read(list_operators) if row.id == number)


def test_a_new_store_has_one_who_may_everything(office: Office) -> None:
    (row,) = office.operators()
    assert (row.name, row.active) == (ADMINISTRATOR, True)
    assert row.rights == frozenset(Right)
    assert row.clearance is Classification.TOP_SECRET


def test_an_operator_is_kept_as_given(office: Office) -> None:
    done = office.write(add_operator, DRAFT)
    assert done.kinds == {Kind.OPERATOR}
    assert row_of(office, done.value) == OperatorRow(
        id=done.value,
        name="sara",
        full_name="سارا کاظمی",
        unit="واحد تلفن",
        rights=DRAFT.rights,
        clearance=Classification.CONFIDENTIAL,
        active=True,
    )
    operator = office.sign_in(done.value)
    assert operator is office.operator
    assert operator.may(Right.LOG_CALLS)
    assert not operator.may(Right.RECORD_ORDERS)


@pytest.mark.parametrize(
    ("change", "fields"),
    [
        ({"name": ""}, ["name"]),
        ({"name": "two words"}, ["name"]),
        ({"name": "x" * 41}, ["name"]),
        ({"name": "\u202e\u200f"}, ["name"]),
        ({"name": ADMINISTRATOR}, ["name"]),
        ({"full_name": " \t "}, ["full_name"]),
        ({"name": "", "full_name": ""}, ["name", "full_name"]),
    ],
)
def test_a_bad_name_is_refused_beside_its_field(
    office: Office, change: dict[str, Any], fields: list[str]
) -> None:
    with pytest.raises(InvalidFields) as problem:
        office.write(add_operator, OperatorDraft(**{**vars(DRAFT), **change}))
    assert [p.field for p in problem.value.problems] == fields
    assert len(office.operators()) == 1


@pytest.mark.parametrize("field", ["full_name", "unit"])
def test_a_name_over_the_limit_is_refused(local_office: Office, field: str) -> None:
    with pytest.raises(AppError):
        local_office.write(add_operator, OperatorDraft(**{**vars(DRAFT), field: "ا" * 501}))


def test_nobody_gives_a_clearance_above_his_own(office: Office) -> None:
    lower = OperatorDraft(
        name="boss", full_name="رئیس", rights=frozenset(Right), clearance=Classification.SECRET
    )
    office.sign_in(office.write(add_operator, lower).value)
    top = OperatorDraft(name="x", full_name="x", clearance=Classification.TOP_SECRET)
    with pytest.raises(NotAllowed):
        office.write(add_operator, top)
    same = OperatorDraft(name="x", full_name="x", clearance=Classification.SECRET)
    number = office.write(add_operator, same).value
    with pytest.raises(NotAllowed):
        office.write(set_operator_rights, number, frozenset(), Classification.TOP_SECRET)
    with pytest.raises(NotAllowed):
        office.write(
            set_operator_rights, office.operator.id, frozenset(Right), Classification.TOP_SECRET
        )
    assert row_of(office, number).clearance is Classification.SECRET


def test_nobody_gives_a_right_he_has_not(office: Office) -> None:
    manager = OperatorDraft(
        name="manager", full_name="م", rights=frozenset({Right.MANAGE_OPERATORS})
    )
    office.sign_in(office.write(add_operator, manager).value)
    everything = OperatorDraft(name="x", full_name="x", rights=frozenset(Right))
    with pytest.raises(NotAllowed):
        office.write(add_operator, everything)


def test_nobody_widens_his_own_rights(office: Office) -> None:
    rights = frozenset({Right.MANAGE_OPERATORS})
    manager = OperatorDraft(name="manager", full_name="م", rights=rights)
    number = office.write(add_operator, manager).value
    office.sign_in(number)
    with pytest.raises(NotAllowed):
        office.write(set_operator_rights, number, frozenset(Right), Classification.ORDINARY)


def test_rights_are_changed_with_a_trace(office: Office) -> None:
    number = office.write(add_operator, DRAFT).value
    office.write(
        set_operator_rights, number, frozenset({Right.READ_CALLS}), Classification.ORDINARY
    )
    row = row_of(office, number)
    assert (row.rights, row.clearance) == (frozenset({Right.READ_CALLS}), Classification.ORDINARY)
    actions = [line.action for line in office.read(journal.history, Kind.OPERATOR, number)]
    assert actions == ["change_rights", "add_operator"]


def test_who_left_cannot_sit_down_but_keeps_his_name(office: Office) -> None:
    number = office.write(add_operator, DRAFT).value
    before = row_of(office, number)
    office.write(set_operator_active, number, active=False)
    assert [row.name for row in office.operators()] == [ADMINISTRATOR]
    assert row_of(office, number).full_name == "سارا کاظمی"
    with pytest.raises(NotFound):
        office.sign_in(number)
    with pytest.raises(NotFound):
        office.sign_in_as("sara")
    with pytest.raises(NotAllowed):
        office.take_seat(row_of(office, number))
    office.write(set_operator_active, number, active=True)
    assert row_of(office, number) == before
    assert office.sign_in_as("sara").id == number


def test_the_last_administrator_cannot_leave(office: Office) -> None:
    own = office.operator.id
    with pytest.raises(NotAllowed):
        office.write(set_operator_active, own, active=False)
    with pytest.raises(NotAllowed):
        office.write(
            set_operator_rights,
            own,
            frozenset(Right) - {Right.MANAGE_OPERATORS},
            Classification.TOP_SECRET,
        )
    assert row_of(office, own).rights == frozenset(Right)


def test_an_operator_nobody_knows_is_not_found(office: Office) -> None:
    with pytest.raises(NotFound):
        office.sign_in(99)
    with pytest.raises(NotFound):
        office.sign_in_as("nobody")
    with pytest.raises(NotFound):
        office.write(set_operator_active, 99, active=False)
    with pytest.raises(NotFound):
        office.write(set_operator_rights, 99, frozenset(), Classification.ORDINARY)


def test_a_row_taken_from_the_list_is_the_person_at_the_desk(office: Office) -> None:
    row = row_of(office, office.write(add_operator, DRAFT).value)
    operator = signed_in(row)
    assert (operator.id, operator.name, operator.rights, operator.clearance) == (
        row.id,
        row.name,
        row.rights,
        row.clearance,
    )
