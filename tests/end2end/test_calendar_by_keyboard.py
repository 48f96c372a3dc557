"""The calendar by a real keyboard alone: every view, dates and hours as typed, moving and Esc."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from app.agenda import EventFilter, EventSheet, event_sheet, list_events
from app.check import check_store
from app.clock import to_tehran
from app.jalali import MONTHS, from_jalali, jalali_text, to_jalali
from app.office import Office, open_office
from app.settings import office_calendar
from display import Display
from real_keyboard import Keyboard, running_window, until


def a_free_day(office: Office) -> date:
    """A working day of the second month from now, and the day after it one too."""
    calendar = office.read(office_calendar)
    year, month, _day = to_jalali(office.clock.today())
    ahead = month + 1
    day = from_jalali(year + ahead // 12, ahead % 12 + 1, 8)
    while calendar.day_off(day) or calendar.day_off(day + timedelta(days=1)):
        day += timedelta(days=1)
    return day


def newest(office: Office) -> EventSheet | None:
    rows = office.read(list_events, EventFilter())
    return office.read(event_sheet, rows[0].id) if rows else None


def stands_at(office: Office, day: date, hour: int) -> bool:
    sheet = newest(office)
    if sheet is None or sheet.starts_at is None:
        return False
    start = to_tehran(sheet.starts_at)
    return (start.date(), start.hour) == (day, hour)


@pytest.mark.end2end
def test_an_entry_is_planned_and_moved_in_the_calendar(display: Display, sqlite_url: str) -> None:
    with open_office(sqlite_url, create=True) as office:
        office.sign_in_as()
        keyboard, day = Keyboard(display), a_free_day(office)
        with running_window(display, sqlite_url) as window:
            keyboard.until_title("امروز")
            keyboard.begin("ctrl+F6", "تقویم برنامه‌ها")
            _year, month, _day = to_jalali(office.clock.today())
            for view in ("ctrl+alt+8", "ctrl+alt+9", "ctrl+alt+6", "ctrl+alt+7"):
                keyboard.press(view, "Next")
                keyboard.until_title(MONTHS[month % 12])
                keyboard.press("Home")
                keyboard.until_title(MONTHS[month - 1])
            keyboard.press("ctrl+g")
            keyboard.write(jalali_text(day))
            keyboard.press("Return", "ctrl+alt+6", "ctrl+plus", "ctrl+minus")
            keyboard.write("9 تا 10")
            keyboard.begin("Return", "برنامه تازه")
            keyboard.write("شورای معاونان")
            keyboard.press("ctrl+Return")
            until(lambda: stands_at(office, day, 9), "the entry was not written")
            keyboard.until_title("تقویم برنامه‌ها")
            keyboard.press("ctrl+Down", "Escape")
            keyboard.write("11")
            keyboard.begin("Return", "جابه‌جایی")
            assert stands_at(office, day, 9), "Esc let go of what was dragged"
            keyboard.write("به درخواست معاون")
            keyboard.press("ctrl+Return")
            until(lambda: stands_at(office, day, 11), "the entry was not moved")
            keyboard.until_title("تقویم برنامه‌ها")
            assert window.poll() is None
        assert check_store(office.database) == []
