"""What every desk of the office shares: its names and numbers, its governors, its calendar."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import text

from app.changes import Kind
from app.clock import FixedClock
from app.errors import AppError, InvalidFields, InvalidInput, NotAllowed
from app.hijri import month_start
from app.numbering import CALLS, list_series
from app.office import Office
from app.phone_calls import CallDraft, call_sheet, log_call
from app.settings import (
    GovernorLine,
    OfficeSettings,
    appoint_governor,
    close_day,
    close_year,
    closures,
    correct_hijri_month,
    governor_on,
    governors,
    office_calendar,
    office_settings,
    reopen_day,
    save_office_settings,
    set_weekend,
)

FORM = CallDraft(caller_name="رضا احمدی", subject="آب", request="شرح")
SUNDAY = date(2026, 11, 22)


def journal_lines(office: Office) -> list[str]:
    with office.database.connection() as connection:
        rows = connection.execute(text("SELECT action FROM journal ORDER BY sequence"))
        return [row[0] for row in rows]


def test_a_new_office_has_usable_settings(office: Office) -> None:
    assert office.read(office_settings) == OfficeSettings()


def test_settings_are_kept_tidied_and_told(office: Office) -> None:
    wanted = OfficeSettings(province=" كرمان ", area_code="۰۳۴", call_number="{yy}/{serial:۰۴}")
    assert office.write(save_office_settings, wanted).kinds == {Kind.SETTING}
    kept = office.read(office_settings)
    assert (kept.province, kept.area_code, kept.call_number) == ("کرمان", "034", "{yy}/{serial:04}")
    assert kept.unit == OfficeSettings().unit
    assert journal_lines(office)[-1] == "change_settings"


def test_saving_the_same_again_touches_nothing(office: Office) -> None:
    wanted = OfficeSettings(province="کرمان")
    office.write(save_office_settings, wanted)
    before = journal_lines(office)
    assert office.write(save_office_settings, wanted).kinds == frozenset()
    assert journal_lines(office) == before


@pytest.mark.parametrize(
    ("change", "fields"),
    [
        ({"province": " "}, ["province"]),
        ({"office": "\u202e"}, ["office"]),
        ({"unit": "ا" * 501}, ["unit"]),
        ({"area_code": "51"}, ["area_code"]),
        ({"area_code": "۰۵a"}, ["area_code"]),
        ({"area_code": ""}, ["area_code", "area_code"]),
        ({"call_number": "{year}"}, ["call_number"]),
        ({"call_number": "{serial}"}, ["call_number"]),
        ({"call_number": "{year}/{serial}/{}"}, ["call_number"]),
        ({"province": "", "area_code": "1"}, ["province", "area_code"]),
    ],
)
def test_bad_settings_are_refused_beside_their_fields(
    local_office: Office, change: dict[str, Any], fields: list[str]
) -> None:
    with pytest.raises(InvalidFields) as problem:
        local_office.write(save_office_settings, replace(OfficeSettings(), **change))
    assert [p.field for p in problem.value.problems] == fields
    assert local_office.read(office_settings) == OfficeSettings()


def test_a_setting_this_version_does_not_know_is_passed_over(office: Office) -> None:
    office.write(save_office_settings, OfficeSettings(province="کرمان"))
    with office.database.connection(writing=True) as connection:
        stored = connection.execute(text("SELECT value FROM settings")).scalar_one()
        value = json.dumps(json.loads(stored) | {"of_tomorrow": 1})
        connection.execute(text("UPDATE settings SET value = :value"), {"value": value})
    assert office.read(office_settings).province == "کرمان"


def test_a_new_area_code_dials_new_calls(office: Office) -> None:
    office.write(save_office_settings, OfficeSettings(area_code="034"))
    call = office.write(log_call, replace(FORM, phone="38402020")).value
    assert office.read(call_sheet, call).phone == "034 3840 2020"


# Who governs

FIRST = GovernorLine(date(2020, 3, 20), "جناب آقای", "الف", "استاندار", acting=False)
ACTING = GovernorLine(date(2024, 9, 1), "", "ب", "سرپرست استانداری", acting=True)


def test_papers_name_who_governed_on_their_day(office: Office) -> None:
    office.write(appoint_governor, ACTING)
    office.write(appoint_governor, FIRST)
    assert office.read(governors) == [ACTING, FIRST]
    on = {day: office.read(governor_on, day) for day in (date(2020, 3, 19), FIRST.from_day)}
    assert on == {date(2020, 3, 19): None, FIRST.from_day: FIRST}
    assert office.read(governor_on, date(2024, 8, 31)) == FIRST
    assert office.read(governor_on, ACTING.from_day) == ACTING
    sheet = office.read(call_sheet, office.write(log_call, FORM).value)
    assert (sheet.governor, sheet.governor_acts) == ("ب", True)


def test_a_day_has_one_governor(office: Office) -> None:
    office.write(appoint_governor, FIRST)
    office.write(appoint_governor, replace(FIRST, name="  كاظمي "))
    assert [line.name for line in office.read(governors)] == ["کاظمی"]


@pytest.mark.parametrize(("change", "field"), [({"name": " "}, "name"), ({"title": ""}, "title")])
def test_a_governor_needs_name_and_title(
    local_office: Office, change: dict[str, Any], field: str
) -> None:
    with pytest.raises(InvalidFields) as problem:
        local_office.write(appoint_governor, replace(FIRST, **change))
    assert [p.field for p in problem.value.problems] == [field]
    assert local_office.read(governors) == []


# The calendar


def test_a_new_weekend_begins_on_its_day_and_leaves_the_past(office: Office) -> None:
    thursday, saturday = date(2026, 11, 26), date(2026, 11, 28)
    begin = date(2026, 12, 1)
    office.write(set_weekend, begin, "owwwwwo")
    calendar = office.read(office_calendar)
    weeks = timedelta(days=14)
    assert [calendar.is_work_day(day) for day in (thursday, saturday)] == [False, True]
    assert [calendar.is_work_day(day + weeks) for day in (thursday, saturday)] == [True, False]


def test_the_same_day_again_replaces_the_weekend(office: Office) -> None:
    office.write(set_weekend, SUNDAY, "owwwwwo")
    office.write(set_weekend, SUNDAY, "wwwwwho")
    assert office.read(office_calendar).is_work_day(date(2026, 11, 26))
    assert len(office.read(office_calendar).weekends) == 1


@pytest.mark.parametrize("pattern", ["", "ooooooo", "wwwwww", "wwwwwwww", "wwwwwwx", "WWWWWOO"])
def test_a_week_without_work_is_refused(local_office: Office, pattern: str) -> None:
    with pytest.raises(InvalidInput) as problem:
        local_office.write(set_weekend, SUNDAY, pattern)
    assert problem.value.field == "pattern"


def test_a_closed_day_is_off_until_it_is_opened(office: Office) -> None:
    office.write(close_day, SUNDAY, " سرماي هوا ", "۱۲/۳۴")
    assert office.read(closures) == [(SUNDAY, "سرمای هوا", "۱۲/۳۴")]
    off = office.read(office_calendar).day_off(SUNDAY)
    assert off is not None
    assert off.name == "سرمای هوا"
    office.write(close_day, SUNDAY, "آلودگی", "")
    assert office.read(closures) == [(SUNDAY, "آلودگی", "")]
    office.write(reopen_day, SUNDAY)
    assert office.read(closures) == []
    assert office.read(office_calendar).is_work_day(SUNDAY)


def test_a_day_is_not_closed_without_a_reason(local_office: Office) -> None:
    with pytest.raises(InvalidInput) as problem:
        local_office.write(close_day, SUNDAY, " \u200c ", "۱۲")
    assert problem.value.field == "reason"
    assert local_office.read(closures) == []


def test_a_sighted_month_moves_its_days(office: Office) -> None:
    start = month_start(1448, 10)
    office.write(correct_hijri_month, 1448, 10, start + timedelta(days=1))
    calendar = office.read(office_calendar)
    assert calendar.corrections == {(1448, 10): start + timedelta(days=1)}
    eid = calendar.day_off(start + timedelta(days=1))
    assert eid is not None
    assert eid.name == "عید فطر"
    office.write(correct_hijri_month, 1448, 10, start - timedelta(days=1))
    assert office.read(office_calendar).corrections == {(1448, 10): start - timedelta(days=1)}


@pytest.mark.parametrize(
    ("year", "month", "shift", "field"),
    [
        (1448, 13, 0, "month"),
        (1448, 0, 0, "month"),
        (1299, 1, 0, "month"),
        (1448, 6, 3, "first_day"),
    ],
)
def test_a_month_nobody_could_have_sighted_is_refused(
    local_office: Office, year: int, month: int, shift: int, field: str
) -> None:
    day = month_start(1448, 6) + timedelta(days=shift)
    with pytest.raises(InvalidInput) as problem:
        local_office.write(correct_hijri_month, year, month, day)
    assert problem.value.field == field


LONG = "ا" * 501
OVER_THE_LIMIT: dict[str, Callable[[Office], object]] = {
    "governor's name": lambda o: o.write(appoint_governor, replace(FIRST, name=LONG)),
    "governor's title": lambda o: o.write(appoint_governor, replace(FIRST, title=LONG)),
    "honorific": lambda o: o.write(appoint_governor, replace(FIRST, honorific=LONG)),
    "closure's reason": lambda o: o.write(close_day, SUNDAY, LONG, ""),
    "circular's number": lambda o: o.write(close_day, SUNDAY, "سرما", LONG),
}


@pytest.mark.parametrize("name", OVER_THE_LIMIT)
def test_a_text_over_the_limit_is_refused_in_words(local_office: Office, name: str) -> None:
    with pytest.raises(AppError):
        OVER_THE_LIMIT[name](local_office)


# Closing a year


def test_only_a_year_gone_by_is_closed_and_once(office: Office, clock: FixedClock) -> None:
    office.write(log_call, FORM)
    for year in (1405, 1406):
        with pytest.raises(NotAllowed):
            office.write(close_year, CALLS, year)
    clock.advance(timedelta(days=150))
    for series, year in ((CALLS, 1404), ("other", 1405)):
        with pytest.raises(NotAllowed):
            office.write(close_year, series, year)
    office.write(close_year, CALLS, 1405)
    (line,) = office.read(list_series)
    assert (line.year, line.last, line.closed_at) == (1405, 1, clock.now())
    with pytest.raises(NotAllowed):
        office.write(close_year, CALLS, 1405)
