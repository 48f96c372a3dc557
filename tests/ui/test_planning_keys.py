"""How many keys a meeting takes to be planned through the window, beyond the words themselves."""

from __future__ import annotations

from datetime import date

from agenda_seat import at
from app.agenda import AttendeeRole, EventFilter, ResourceKind, event_sheet, list_events
from app.agenda.resources import ResourceDraft, add_resource
from seat import CALLER, NAMESAKE, Seat

#: 19 Mordad 1405, a working day some weeks after the seat's own.
MONDAY = date(2026, 8, 10)


def test_a_meeting_is_planned_with_at_most_thirty_two_keys_beyond_the_texts(seat: Seat) -> None:
    """Day and hours, a hall and a car, two who come and one who may, without a pointer."""
    hall = ResourceDraft(kind=ResourceKind.ROOM, name="سالن شورا")
    cars = ResourceDraft(kind=ResourceKind.VEHICLE, name="پژو", quantity=2)
    booked = [seat.other.write(add_resource, one).value for one in (hall, cars)]
    pressed: list[str] = []

    def press(*keys: str) -> None:
        for one in keys:
            pressed.append(one)
            seat.press(one)

    def take(typed: str) -> None:
        line = seat.focused()
        seat.type(typed)
        seat.until(lambda: line.suggestions)  # type: ignore[attr-defined]  # a line that suggests
        press("Down", "Return")
        seat.settle()

    seat.show_section("agenda")
    seat.settle()
    press("F6")
    seat.until(lambda: seat.page("agenda").current_form() is not None)
    seat.settle()
    seat.type("شورای اداری")
    # The day is not typed by itself: it may stand before the hours.
    press("Return", "Return")
    seat.type("۱۹ مرداد ۱۰ تا ۱۱:۳۰")
    press("Return", "Return", "Return", "Return", "Return", "Return", "Return")
    press("Down", "Return", "Return", "Down", "Down", "Return")
    seat.type("۲")
    press("Return", "Return", "Return")
    take("احمدی‌نیا")
    press("Return", "Return", "Return", "Return")
    take("مریم")
    press("Return", "Return", "Down", "Ctrl+Return")
    seat.until(lambda: seat.page("agenda").current_form() is None)
    seat.settle()
    (row,) = seat.other.read(list_events, EventFilter())
    sheet = seat.other.read(event_sheet, row.id)
    assert (sheet.subject, sheet.place) == ("شورای اداری", "سالن شورا")
    assert (sheet.starts_at, sheet.ends_at) == (at(10, day=MONDAY), at(11, 30, day=MONDAY))
    assert [(one.resource_id, one.quantity) for one in sheet.uses] == [
        *zip(booked, (1, 2), strict=True)
    ]
    assert [(one.name, one.role) for one in sheet.attendees] == [
        (CALLER, AttendeeRole.REQUIRED),
        (NAMESAKE, AttendeeRole.OPTIONAL),
    ]
    assert len(pressed) <= 32, f"{len(pressed)} keys: {' '.join(pressed)}"
