"""Interim: what a day is beside its entries."""

from __future__ import annotations

from datetime import date, timedelta

from app.agenda.rows import DayInfo
from app.hijri import hijri_text
from app.jalali import gregorian_text
from app.session import OfficeSession
from app.settings import office_calendar


def day_infos(session: OfficeSession, from_day: date, to_day: date) -> list[DayInfo]:
    """What days are."""
    calendar = office_calendar(session)
    infos = []
    for number in range((to_day - from_day).days + 1):
        day = from_day + timedelta(days=number)
        off = calendar.day_off(day)
        infos.append(
            DayInfo(
                day,
                hijri_text(day, calendar.corrections),
                gregorian_text(day),
                off.name if off else "",
                off.estimated if off else False,
                (),
                None,
                None,
                None,
                None,
                False,
            )
        )
    return infos
