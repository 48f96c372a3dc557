"""The office's calendar as the clash check reads it is the one every other page reads."""

from __future__ import annotations

from datetime import date

from app.agenda.surroundings import rules_and_calendar
from app.office import Office
from app.settings import office_calendar, set_weekend


def test_weekends_are_in_their_order_whenever_they_were_written(office: Office) -> None:
    for from_day, pattern in ((date(2026, 6, 1), "wwwwwoo"), (date(2020, 1, 1), "wwwwhho")):
        office.write(set_weekend, from_day, pattern)
    _rules, calendar = office.read(rules_and_calendar)
    assert calendar.weekends == office.read(office_calendar).weekends
    assert list(calendar.weekends) == sorted(calendar.weekends, key=lambda one: one[0])
