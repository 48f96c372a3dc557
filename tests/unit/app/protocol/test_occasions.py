"""The occasions of a year, those of the moon among them, each with its case."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from app.access import Right
from app.agenda.occasions import OccasionCalendar, OccasionDraft, add_occasion
from app.errors import InvalidFields, InvalidInput, NotAllowed
from app.jalali import to_jalali
from app.marks import Classification
from app.office import Office
from app.operators import OperatorDraft, add_operator
from app.protocol import (
    CaseAction,
    CaseKind,
    CaseState,
    OccasionRow,
    case_proposal,
    occasion_year,
    open_case,
    upcoming_occasions,
)
from app.protocol.occasions import OccasionFilter, list_occasions
from protocol_office import opened, sheet, take

TODAY = date(2026, 11, 22)


def named(rows: list[OccasionRow], title: str) -> OccasionRow:
    return next(one for one in rows if title in one.title)


def test_a_year_has_all_of_them_by_day(office: Office) -> None:
    rows = office.read(occasion_year, 1405)
    assert [one.day for one in rows] == sorted(one.day for one in rows)
    assert {to_jalali(one.day)[0] for one in rows} == {1405}
    assert len({(one.key, one.day) for one in rows}) == len(rows)
    assert all(one.is_known and one.case_id is None for one in rows)
    student = named(rows, "دانشجو")
    assert (student.key, student.day) == ("solar-9-16", date(2026, 12, 7))
    assert any(one.key.startswith("lunar-") for one in rows)
    for year in (1, 9000):
        with pytest.raises(InvalidInput):
            office.read(occasion_year, year)


def test_the_offices_own_stand_beside_those_everybody_knows(office: Office) -> None:
    own = OccasionDraft(calendar=OccasionCalendar.SOLAR, month=9, day=16, title="روز استان")
    number = office.write(add_occasion, own).value
    once = OccasionDraft(calendar=OccasionCalendar.SOLAR, year=1404, month=9, day=17, title="یک‌بار")
    office.write(add_occasion, once)
    rows = office.read(occasion_year, 1405)
    assert named(rows, "روز استان").key == f"own-{number}"
    assert not any(one.title == "یک‌بار" for one in rows)
    assert any(one.title == "یک‌بار" for one in office.read(occasion_year, 1404))


@pytest.mark.parametrize(
    "text", ["جشنواره ها", "جشنوارهها تاریخ: ۱۶ آذر ۱۴۰۵", "«استان»", "خانه جشن"]
)
def test_what_is_written_in_one_word_or_in_two_is_found(office: Office, text: str) -> None:
    title = "روز جشنواره ها در کتاب‌خانه های استان"
    own = OccasionDraft(calendar=OccasionCalendar.SOLAR, month=9, day=16, title=title)
    office.write(add_occasion, own)
    found = office.read(list_occasions, OccasionFilter(year=1405, text=text))
    assert [row.title for row in found] == [title]


def test_one_key_opens_its_case_and_no_second_one(office: Office) -> None:
    student = named(office.read(occasion_year, 1405), "دانشجو")
    draft = office.read(case_proposal, CaseKind.OCCASION, occasion=student)
    assert (draft.subject, draft.starts_on) == (student.title, student.day)
    case = office.write(open_case, draft).value
    now = named(office.read(occasion_year, 1405), "دانشجو")
    assert (now.case_id, now.case_number) == (case, sheet(office, case).number)
    assert now.case_state is CaseState.PLANNED
    # Next year's has none yet.
    assert named(office.read(occasion_year, 1406), "دانشجو").case_id is None
    again = office.read(case_proposal, CaseKind.OCCASION, occasion=student)
    with pytest.raises(InvalidFields):
        office.write(open_case, again)
    take(office, case, CaseAction.CANCEL, state_reason="برگزار نمی‌شود")
    assert named(office.read(occasion_year, 1405), "دانشجو").case_id is None


def test_a_case_the_moon_moved_by_a_day_is_still_its_occasions(office: Office) -> None:
    rows = office.read(occasion_year, 1405)
    lunar = next(one for one in rows if one.key.startswith("lunar-") and one.day > TODAY)
    day = lunar.day + timedelta(days=1)
    case = opened(office, CaseKind.OCCASION, occasion=lunar.key, starts_on=day, ends_on=day)
    found = next(one for one in office.read(occasion_year, 1405) if one.key == lunar.key)
    assert found.case_id == case


def test_those_of_the_next_days_begin_today(office: Office, clerk: int) -> None:
    rows = office.read(upcoming_occasions)
    assert all(TODAY <= one.day <= TODAY + timedelta(days=14) for one in rows)
    assert office.read(upcoming_occasions, 0) == [one for one in rows if one.day == TODAY]
    year = [one for one in office.read(occasion_year, 1405) if one.day >= TODAY]
    assert office.read(upcoming_occasions, 60) == [
        one for one in year if one.day <= TODAY + timedelta(days=60)
    ]
    office.sign_in_as("clerk")
    with pytest.raises(NotAllowed):
        office.read(occasion_year, 1405)


def test_a_secret_case_is_not_betrayed(office: Office) -> None:
    student = named(office.read(occasion_year, 1405), "دانشجو")
    day = student.day
    opened(
        office,
        CaseKind.OCCASION,
        occasion=student.key,
        starts_on=day,
        ends_on=day,
        classification=Classification.SECRET,
    )
    reader = OperatorDraft(
        name="reader",
        full_name="خواننده",
        rights=frozenset({Right.READ_PROTOCOL}),
        clearance=Classification.ORDINARY,
    )
    office.write(add_operator, reader)
    office.sign_in_as("reader")
    assert named(office.read(occasion_year, 1405), "دانشجو").case_id is None
