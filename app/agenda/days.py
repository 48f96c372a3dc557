"""What each day is beside its entries: three calendars, days off, occasions, hours (U20)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from app.access import Right, require
from app.agenda.occasions import Occasions, occasions
from app.agenda.office_days import OfficeDay, office_day
from app.agenda.rows import DayInfo
from app.agenda.surroundings import rules_and_calendar
from app.errors import InvalidInput
from app.hijri import hijri_text
from app.jalali import gregorian_text
from app.session import OfficeSession
from app.workdays import Calendar

#: A year and what of the months at its ends a view shows.
MOST_DAYS: Final = 400


def day_infos(session: OfficeSession, from_day: date, to_day: date) -> list[DayInfo]:
    """What the days from a day to a day are, both among them.

    Raises:
        NotAllowed: The operator may not see the programme.
        InvalidInput: They are the wrong way round, or too many.
    """
    require(session.desk.operator, Right.READ_AGENDA)
    count = checked_count(from_day, to_day)
    rules, calendar = rules_and_calendar(session)
    noted = Occasions(occasions(session, with_known=True), calendar.corrections)
    days = (from_day + timedelta(days=number) for number in range(count))
    return [_info(office_day(day, rules, calendar), calendar, noted) for day in days]


def checked_count(from_day: date, to_day: date) -> int:
    """How many days there are from a day to a day.

    Raises:
        InvalidInput: They are the wrong way round, or too many.
    """
    count = (to_day - from_day).days + 1
    if count < 1:
        raise InvalidInput("--to", "پایان پیش از آغاز است.")
    if count > MOST_DAYS:
        raise InvalidInput("--to", "تقویم تا یک سال با هم نشان داده می‌شود.")
    return count


def _info(day: OfficeDay, calendar: Calendar, noted: Occasions) -> DayInfo:
    hours = (None, None) if day.work is None else day.work
    prayer = (None, None) if day.prayer is None else day.prayer
    return DayInfo(
        day=day.day,
        hijri=hijri_text(day.day, calendar.corrections),
        gregorian=gregorian_text(day.day),
        day_off="" if day.off is None else day.off.name,
        estimated=day.off is not None and day.off.estimated,
        occasions=noted.on(day.day),
        work_from=hours[0],
        work_to=hours[1],
        prayer_from=prayer[0],
        prayer_to=prayer[1],
        is_public_day=day.public is not None,
    )
