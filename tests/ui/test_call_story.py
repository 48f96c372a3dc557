"""A call from ring to result, by key events alone, seen in the window and in the services."""

from __future__ import annotations

from seat import CALLER, EARLIER, UNIT, Seat

from app.phone_calls import AttemptOutcome, CallState


def test_whole_story(seat: Seat) -> None:
    seat.press("F2")
    form = seat.form()
    seat.take_suggestion("احمدی‌ن")
    assert form.fields["caller_name"].value() == CALLER
