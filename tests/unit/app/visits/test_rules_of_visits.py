"""The office's rules for visits: kept, proved, said in the journal."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from app.access import Right
from app.changes import Kind
from app.errors import InvalidFields, NotAllowed
from app.office import Office
from app.operators import OperatorDraft, add_operator
from app.visits import VisitRules, save_visit_rules, visit_number_example, visit_rules
from visits_seat import received, sheet_of


def test_kept_as_typed(office: Office) -> None:
    assert office.read(visit_rules) == VisitRules()
    wanted = replace(
        VisitRules(),
        number="م/{yy}/{serial}",
        categories=("آب", " راه ", "آب", ""),
        waiting_warn=45,
        gate_text="بلامانع است.",
    )
    assert office.write(save_visit_rules, wanted).kinds == {Kind.SETTING}
    kept = office.read(visit_rules)
    assert kept == replace(wanted, categories=("آب", "راه"))
    assert not office.write(save_visit_rules, kept).kinds
    assert sheet_of(office, received(office)).number == "م/05/1"


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"number": "{year}"}, "number"),
        ({"public_day_number": "{serial}"}, "public_day_number"),
        ({"usual_minutes": 0}, "usual_minutes"),
        ({"waiting_warn": 601}, "waiting_warn"),
        ({"minutes_each": 61}, "minutes_each"),
        ({"report_months": 13}, "report_months"),
        ({"inspection_office": "د" * 501}, "inspection_office"),
        ({"categories": tuple(str(one) for one in range(61))}, "categories"),
        ({"categories": ("د" * 501,)}, "categories"),
    ],
)
def test_bad_rules_are_said_beside_their_field(
    local_office: Office, fields: dict[str, Any], field: str
) -> None:
    with pytest.raises(InvalidFields) as told:
        local_office.write(save_visit_rules, replace(VisitRules(), **fields))
    assert [one.field for one in told.value.problems] == [field]
    assert local_office.read(visit_rules) == VisitRules()


def test_only_who_may_change_settings(local_office: Office) -> None:
    draft = OperatorDraft(
        name="desk", full_name="زهرا پذیرا", rights=frozenset({Right.RECEIVE_VISITS})
    )
    local_office.write(add_operator, draft)
    local_office.sign_in_as("desk")
    with pytest.raises(NotAllowed):
        local_office.write(save_visit_rules, VisitRules(minutes_each=7))


def test_an_example_of_a_number() -> None:
    assert visit_number_example("{year}/م/{serial:04}", date(2026, 11, 22)) == "1405/م/0001"
    assert visit_number_example("{x}", date(2026, 11, 22)) == ""
