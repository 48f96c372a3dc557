"""A step right after another at this desk, and a step on what another desk changed meanwhile."""

from __future__ import annotations

from app.agenda import (
    EventDraft,
    EventState,
    ReviewDraft,
    ask_review,
    event_sheet,
    request_event,
)
from app.changes import Kind
from seat import Seat


def entry(seat: Seat) -> int:
    return seat.other.write(request_event, EventDraft(subject="کارگروه آب")).value


def test_a_step_written_here_takes_no_key_until_it_is_read_again(seat: Seat) -> None:
    number = entry(seat)
    seat.window.show_record(Kind.EVENT, number)
    page = seat.page("events")
    seat.until(lambda: page.sheet is not None and page.sheet.id == number)
    page.stepped(number)
    assert page.sheet is None
    assert not seat.window.action("event_schedule").isEnabled()
    seat.until(lambda: page.sheet is not None)
    assert seat.window.action("event_schedule").isEnabled()


def test_a_step_is_taken_on_what_another_desk_made_of_its_entry(seat: Seat) -> None:
    number = entry(seat)
    seat.window.show_record(Kind.EVENT, number)
    page = seat.page("events")
    seat.until(lambda: page.sheet is not None and page.sheet.id == number)
    seat.window.action("event_schedule").trigger()
    form = page.current_form()
    assert form is not None
    form.fields["when"].line.setText("شنبه ۱۰ تا ۱۱")
    version = seat.other.read(event_sheet, number).version
    seat.other.write(ask_review, number, version, ReviewDraft(reviewer="معاون عمرانی"))
    form.save("close")
    seat.until(lambda: "میز دیگری" in form.bar.text)
    assert "شنبه ۱۰ تا ۱۱" in form.fields["when"].line.text()
    assert "معاون عمرانی" in form.bar.text
    form.save("close")
    seat.until(lambda: seat.other.read(event_sheet, number).starts_at is not None)
    assert seat.other.read(event_sheet, number).state in (
        EventState.TENTATIVE,
        EventState.SCHEDULED,
    )
