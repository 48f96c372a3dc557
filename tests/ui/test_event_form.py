"""The form of an entry by keys: a request, a plan, what stands in the way, and bad input."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from typing import Any

import pytest
from PySide6.QtWidgets import QLabel

from agenda_seat import at, do, requested, when
from app.access import Right
from app.agenda import (
    AttendeeDraft,
    AttendeeRole,
    EventFilter,
    EventKind,
    EventSheet,
    EventState,
    Origin,
    RequestChannel,
    ResourceUse,
    Scope,
    SeriesDraft,
    amend_event,
    event_draft,
    event_sheet,
    list_events,
    repeat_event,
)
from app.agenda.resources import ResourceDraft, add_resource
from app.agenda.states import ResourceKind
from app.changes import Kind
from app.jalali import jalali_text
from app.letters import LetterDraft, register_letter
from app.operators import OperatorDraft, add_operator
from seat import CALLER, Seat
from ui.agenda.form import EventForm
from ui.common.clash_panel import MAY_NOT
from ui.common.fields import DateField

#: 19 Mordad 1405, a working day some weeks after the seat's own.
MONDAY = date(2026, 8, 10)
TYPED = "۱۹ مرداد"


@pytest.fixture
def events(seat: Seat) -> Seat:
    """The seat with the list of entries in sight."""
    seat.show_section("events")
    seat.settle()
    return seat


def form(seat: Seat, section: str = "events") -> Any:
    found = seat.page(section).current_form()
    assert isinstance(found, EventForm)
    return found


def opened(seat: Seat) -> Any:
    """The form of a new request, by its key."""
    seat.press("Shift+F7")
    seat.settle()
    return form(seat)


def fill_in(seat: Seat, name: str, text: str, *, section: str = "events") -> None:
    """Type into a field as it has the cursor."""
    field = form(seat, section).fields[name]
    field.setFocus()
    if isinstance(field, DateField):
        field.line.selectAll()
    seat.type(text)


def newest(seat: Seat) -> EventSheet:
    seat.settle()
    number = max(row.id for row in seat.other.read(list_events, EventFilter()))
    return seat.other.read(event_sheet, number)


def count(seat: Seat) -> int:
    return len(seat.other.read(list_events, EventFilter()))


def test_a_request_by_letter_is_written_down_by_keys(events: Seat) -> None:
    seat = events
    opened(seat)
    assert form(seat).title == "فرم ضرورت برگزاری جلسه"
    seat.type("کمیسیون ایمنی راه‌ها")
    form(seat).fields["requester_name"].setFocus()
    seat.take_suggestion("احمدی‌نیا")
    fill_in(seat, "letter_number", "۱۲۳/۴۵")
    fill_in(seat, "necessity", "تصمیم درباره محور حادثه‌خیز")
    fill_in(seat, "minutes_wanted", "۹۰")
    fill_in(seat, "attendees", "مدیرکل راه")
    seat.press("Ctrl+Return")
    seat.until(lambda: seat.page("events").current_form() is None)
    sheet = newest(seat)
    assert sheet.state is EventState.REQUESTED
    assert (sheet.origin, sheet.channel) == (Origin.AGENCY, RequestChannel.LETTER)
    assert (sheet.requester_name, sheet.requester_post) == (CALLER, "دهیار")
    assert sheet.requester_id is not None
    assert sheet.letter_number == "123/45"
    assert sheet.minutes_wanted == 90
    assert [one.name for one in sheet.attendees] == ["مدیرکل راه"]
    assert seat.page("events").sheet is None or seat.page("events").sheet.id == sheet.id
    assert "ثبت شد" in seat.page("events").bar.text


def test_only_what_belongs_to_its_kind_is_asked(events: Seat) -> None:
    opened(events)
    fields = form(events).fields

    def shown() -> set[str]:
        return {name for name, field in fields.items() if not field.isHidden()}

    assert {"necessity", "legal_basis", "requester_name", "press_needs", "invites"} <= shown()
    fields["kind"].buttons()[list(EventKind).index(EventKind.BLOCKED)].click()
    assert shown() == {
        "kind",
        "subject",
        "day",
        "when",
        "tentative",
        "place",
        "with_governor",
        "preparation",
        "travel_before",
        "travel_after",
        "uses",
        "classification",
        "notes",
    }
    fields["kind"].buttons()[list(EventKind).index(EventKind.SITE_VISIT)].click()
    assert form(events).title == "درخواست بازدید"
    assert fields["necessity"].editor.accessibleName() == "چرا بازدید استاندار لازم است"
    fields["with_governor"].box.click()
    assert "stand_in_name" in shown()


def test_what_was_typed_and_is_out_of_sight_is_not_saved(events: Seat) -> None:
    opened(events)
    events.type("وقت بسته")
    fill_in(events, "necessity", "هیچ")
    fields = form(events).fields
    fields["kind"].buttons()[list(EventKind).index(EventKind.BLOCKED)].click()
    events.press("Ctrl+Return")
    events.until(lambda: events.page("events").current_form() is None)
    sheet = newest(events)
    assert (sheet.kind, sheet.necessity) == (EventKind.BLOCKED, "")
    assert sheet.channel is RequestChannel.OWN


@pytest.mark.parametrize(
    ("name", "typed", "sentence"),
    [
        ("subject", "", "موضوع برنامه را بنویسید."),
        ("when", "۲۵ تا ۲۶", "زمان را چنین بنویسید"),
        ("when", "۱۰ تا ۱۰", "پایان باید پس از آغاز باشد."),
        ("day", "۳۵ مهر", "مهر ۱۴۰۵ تا روز ۳۰ دارد"),
        ("minutes_wanted", "زیاد", "عدد"),
        ("letter_date", "۱۴۰۶/۰۱/۰۱", "این تاریخ هنوز نرسیده است."),
        ("letter_number", "", "شماره نامه درخواست را بنویسید"),
        ("travel_before", "۹۹۹۹", "تا یک شبانه‌روز"),
    ],
)
def test_bad_input_is_said_beside_its_field_and_nothing_is_lost(
    events: Seat, name: str, typed: str, sentence: str
) -> None:
    opened(events)
    said = {"subject": "جلسه", "letter_number": "۱۲", "when": f"{TYPED} ۸ تا ۸:۳۰"}
    said |= {name: typed}
    for field, text in said.items():
        fill_in(events, field, text)
    form(events).fields["notes"].setFocus()
    events.press("Ctrl+Return")
    events.until(lambda: form(events).fields[name].problem)
    assert sentence in form(events).fields[name].problem
    assert count(events) == 0
    for field, text in said.items():
        if field != "when" or name == "when":
            assert form(events).fields[field].raw() in (text, {"name": text, "letter": None})


def test_a_time_typed_in_one_line_goes_into_its_day(events: Seat) -> None:
    opened(events)
    events.type("جلسه")
    fill_in(events, "when", f"{TYPED} ۱۰ تا ۱۱:۳۰")
    assert "دوشنبه ۱۹ مرداد ۱۴۰۵" in form(events).fields["when"].note
    form(events).fields["place"].setFocus()
    assert form(events).fields["day"].raw() == jalali_text(MONDAY)
    assert form(events).fields["when"].raw() == "۱۰:۰۰ تا ۱۱:۳۰"


def test_a_clash_is_said_while_typing_and_a_way_out_is_taken_by_key(events: Seat) -> None:
    hall = events.other.write(
        add_resource, ResourceDraft(kind=ResourceKind.ROOM, name="سالن رجایی")
    ).value
    requested(
        events.other,
        subject="شورای اداری",
        when=when(10, 60, day=MONDAY),
        uses=(ResourceUse(resource_id=hall),),
    )
    opened(events)
    events.type("کمیسیون ایمنی")
    fill_in(events, "letter_number", "۱۲")
    fill_in(events, "when", f"{TYPED} ۱۰:۳۰ تا ۱۱")
    panel = form(events).clashes
    events.until(lambda: panel.ways)
    assert "شورای اداری" in panel.clashes[0].words
    labels = [one.text() for one in panel._bar.findChildren(type(form(events)._title))]
    assert any("شورای اداری" in text for text in labels)
    wanted = panel.ways[0]
    events.press("Alt+1")
    events.until(lambda: not panel.clashes)
    assert form(events).fields["when"].value().starts_at == wanted.starts_at
    events.press("Ctrl+Return")
    events.until(lambda: events.page("events").current_form() is None)
    sheet = newest(events)
    assert sheet.state is EventState.SCHEDULED
    assert sheet.starts_at == wanted.starts_at
    assert sheet.overridden == ""


def test_a_room_is_chosen_and_its_clash_named(events: Seat) -> None:
    hall = events.other.write(
        add_resource, ResourceDraft(kind=ResourceKind.ROOM, name="سالن رجایی")
    ).value
    requested(
        events.other,
        subject="جلسه معاونان",
        with_governor=False,
        when=when(10, 60, day=MONDAY),
        uses=(ResourceUse(resource_id=hall),),
    )
    opened(events)
    events.type("جلسه")
    fill_in(events, "letter_number", "۱۲")
    fill_in(events, "when", f"{TYPED} ۱۰ تا ۱۱")
    panel = form(events).clashes
    events.settle()
    box = form(events).fields["uses"].rows.lines[0].resource
    events.until(lambda: box.list.count() == 2)
    box.setFocus()
    events.press("Down")
    box._picked()
    events.until(lambda: panel.clashes)
    assert "سالن رجایی" in panel.clashes[0].words
    assert box.value() == hall


def test_whoever_has_the_right_goes_over_a_clash_with_a_reason(events: Seat) -> None:
    requested(events.other, subject="شورای اداری", when=when(10, 60, day=MONDAY))
    opened(events)
    events.type("دیدار فوری")
    fill_in(events, "letter_number", "۱۲")
    fill_in(events, "when", f"{TYPED} ۱۰ تا ۱۱")
    events.press("Ctrl+Return")
    override = form(events).fields["override_reason"]
    events.until(lambda: not override.isHidden())
    assert count(events) == 1, "nothing was written"
    assert override.editor.hasFocus()
    events.type("دستور استاندار")
    events.press("Ctrl+Return")
    events.until(lambda: events.page("events").current_form() is None)
    sheet = newest(events)
    assert sheet.override_reason == "دستور استاندار"
    assert "شورای اداری" in sheet.overridden
    events.settle()
    page = events.page("events")
    events.until(lambda: "دستور استاندار" in page.detail.lines.texts())


def test_whoever_has_no_right_is_told_to_take_another_time(opening: Any) -> None:
    first = opening()
    rights = frozenset(Right) - {Right.OVERRIDE_CLASHES, Right.MANAGE_OPERATORS}
    first.other.write(add_operator, OperatorDraft(name="planner", full_name="متصدی", rights=rights))
    requested(first.other, subject="شورای اداری", when=when(10, 60, day=MONDAY))
    seat = opening("planner")
    seat.show_section("events")
    seat.settle()
    opened(seat)
    seat.type("دیدار")
    fill_in(seat, "letter_number", "۱۲")
    fill_in(seat, "when", f"{TYPED} ۱۰ تا ۱۱")
    seat.press("Ctrl+Return")
    panel = form(seat).clashes
    seat.until(lambda: panel.clashes)
    seat.settle()
    assert form(seat).fields["override_reason"].isHidden()
    said = " ".join(one.text() for one in panel.findChildren(QLabel))
    assert MAY_NOT in said, "it stays when the question is asked anew"
    assert count(seat) == 1
    assert form(seat).fields["subject"].raw() == "دیدار"


def test_a_tentative_hold_warns_and_does_not_block(events: Seat) -> None:
    requested(events.other, subject="شاید", when=when(10, 60, day=MONDAY), tentative=True)
    opened(events)
    events.type("جلسه")
    fill_in(events, "letter_number", "۱۲")
    fill_in(events, "when", f"{TYPED} ۱۰ تا ۱۱")
    panel = form(events).clashes
    events.until(lambda: panel.clashes)
    assert not panel.ways
    events.press("Ctrl+Return")
    events.until(lambda: events.page("events").current_form() is None)
    assert newest(events).state is EventState.SCHEDULED


def test_the_calendar_opens_the_same_form_for_a_new_entry(seat: Seat) -> None:
    seat.show_section("agenda")
    seat.settle()
    seat.press("F6")
    seat.settle()
    seat.type("جلسه هفتگی")
    form(seat, "agenda").fields["when"].line.clear()
    fill_in(seat, "when", f"{TYPED} ۸ تا ۸:۳۰", section="agenda")
    seat.press("Ctrl+Return")
    seat.until(lambda: seat.page("agenda").current_form() is None)
    sheet = newest(seat)
    assert (sheet.subject, sheet.state) == ("جلسه هفتگی", EventState.SCHEDULED)
    assert sheet.starts_at == at(8, day=MONDAY)
    assert sheet.origin is Origin.OFFICE


def test_f6_pressed_before_the_calendar_was_read_opens_an_empty_form(events: Seat) -> None:
    events.press("F6")
    events.until(lambda: events.page("agenda").current_form() is not None)
    assert form(events, "agenda").fields["subject"].editor.hasFocus()


def test_a_fixed_entry_is_corrected_without_its_time(events: Seat) -> None:
    number = requested(
        events.other,
        subject="شورای اداری",
        when=when(10, 60, day=MONDAY),
        attendees=(AttendeeDraft(name="رضا احمدی", phone="09151112233"),),
    )
    _stand(events, number)
    events.press("Ctrl+E")
    events.until(lambda: events.page("events").current_form() is not None)
    assert form(events).fields["when"].isHidden()
    assert form(events).note.text() == "زمان قطعی با «جابه‌جایی» عوض می‌شود."
    form(events).fields["subject"].line.clear()
    fill_in(events, "subject", "شورای اداری استان")
    events.press("Ctrl+Return")
    events.until(lambda: events.page("events").current_form() is None)
    sheet = events.other.read(event_sheet, number)
    assert sheet.subject == "شورای اداری استان"
    assert sheet.starts_at == at(10, day=MONDAY)
    assert [one.phone for one in sheet.attendees] == ["09151112233"]


def test_another_desks_words_are_offered_beside_the_field(events: Seat) -> None:
    number = requested(events.other, subject="جلسه", necessity="نخست")
    _stand(events, number)
    events.press("Ctrl+E")
    events.until(lambda: events.page("events").current_form() is not None)
    fill_in(events, "necessity", " و بیشتر")
    draft = events.other.read(event_draft, number)
    do(events.other, amend_event, number, replace(draft, necessity="آن میز", place="سالن"))
    events.settle()
    events.press("Ctrl+Return")
    field = form(events).fields["necessity"]
    events.until(lambda: not field._offer.isHidden())
    assert "آن میز" in field._offer.text()
    assert "بیشتر" in field.raw(), "nothing typed is lost"
    assert not form(events).fields["place"]._offer.isHidden()
    events.press("Ctrl+Return")
    events.until(lambda: events.page("events").current_form() is None)
    assert "بیشتر" in events.other.read(event_sheet, number).necessity


def test_a_correction_of_a_series_names_what_it_reaches(events: Seat) -> None:
    number = requested(events.other, subject="شورا", when=when(8, 30, day=MONDAY))
    do(events.other, repeat_event, number, SeriesDraft(count=3))
    _stand(events, number)
    events.press("Ctrl+E")
    events.until(lambda: events.page("events").current_form() is not None)
    form(events).fields["scope"].buttons()[list(Scope).index(Scope.ALL)].click()
    events.until(lambda: len(form(events).reach.seen) == 3)
    fill_in(events, "place", "سالن اندیشه")
    events.press("Ctrl+Return")
    events.until(lambda: events.page("events").current_form() is None)
    rows = events.other.read(list_events, EventFilter())
    assert [row.place for row in rows] == ["سالن اندیشه"] * 3


def test_a_request_is_filled_from_the_letter_that_asks(seat: Seat) -> None:
    letter = seat.other.write(
        register_letter,
        LetterDraft(
            sender_name="رضا احمدی",
            organisation="اداره کل راه",
            their_number="77/8",
            subject="درخواست جلسه ایمنی",
        ),
    ).value
    seat.show_section("letters")
    seat.settle()
    seat.page("letters").show_kept(letter)
    seat.settle()
    seat.press("Ctrl+F7")
    seat.until(lambda: "events" in seat.window.pages)
    seat.until(lambda: seat.page("events").current_form() is not None)
    fields = form(seat).fields
    assert fields["subject"].raw() == "درخواست جلسه ایمنی"
    assert fields["organisation"].value() == "اداره کل راه"
    seat.press("Ctrl+Return")
    seat.until(lambda: seat.page("events").current_form() is None)
    sheet = newest(seat)
    assert [(one.kind, one.record_id) for one in sheet.links] == [(Kind.LETTER, letter)]
    assert sheet.letter_number == "77/8"
    seat.show_section("letters")
    seat.settle()
    seat.press("Alt+F7")
    page = seat.page("events")
    seat.until(lambda: page.isVisible() and page.sheet is not None and page.sheet.id == sheet.id)


def test_a_request_from_a_call_keeps_its_link_when_it_is_put_aside(seat: Seat) -> None:
    seat.show_section("calls")
    seat.settle()
    seat.press("Ctrl+F7")
    seat.until(lambda: "events" in seat.window.pages)
    seat.until(lambda: seat.page("events").current_form() is not None)
    assert form(seat).fields["requester_name"].value() == CALLER
    form(seat).fields["place"].setFocus()
    seat.type("سالن")
    seat.press("F5")
    seat.until(lambda: seat.page("events").current_form() is None)
    seat.settle()
    seat.press("Shift+F5")
    seat.until(lambda: seat.page("events").current_form() is not None)
    seat.press("Ctrl+Return")
    seat.until(lambda: seat.page("events").current_form() is None)
    sheet = newest(seat)
    assert [one.kind for one in sheet.links] == [Kind.CALL]
    assert (sheet.channel, sheet.place) == (RequestChannel.PHONE, "سالن")


def test_the_calendar_goes_on_with_the_next_entry(seat: Seat) -> None:
    seat.show_section("agenda")
    seat.settle()
    seat.press("F6")
    seat.settle()
    seat.type("وقت بسته")
    form(seat, "agenda").fields["when"].line.clear()
    seat.press("Ctrl+Shift+Return")
    seat.until(lambda: count(seat) == 1)
    seat.settle()
    assert form(seat, "agenda").fields["subject"].raw() == ""


def _is_another(seat: Seat, before: Any) -> bool:
    return seat.page("agenda").current_form() not in (None, before)


def test_the_calendar_saves_and_goes_on_writing_in_the_same_entry(seat: Seat) -> None:
    seat.show_section("agenda")
    seat.settle()
    seat.press("F6")
    seat.settle()
    seat.type("جلسه هفتگی")
    form(seat, "agenda").fields["when"].line.clear()
    fill_in(seat, "when", f"{TYPED} ۸ تا ۸:۳۰", section="agenda")
    for place in ("سالن شورا", "سالن رجایی"):
        before = form(seat, "agenda")
        seat.press("Ctrl+S")
        seat.until(partial(_is_another, seat, before))
        assert form(seat, "agenda").fields["subject"].raw() == "جلسه هفتگی"
        form(seat, "agenda").fields["place"].set_value("")
        fill_in(seat, "place", place, section="agenda")
    seat.press("Ctrl+Return")
    seat.until(lambda: seat.page("agenda").current_form() is None)
    assert (count(seat), newest(seat).place) == (1, "سالن رجایی")


def test_a_form_that_was_put_aside_is_taken_up_as_it_stood(events: Seat) -> None:
    opened(events)
    events.type("نیمه‌کاره")
    fill_in(events, "when", f"{TYPED} ۱۰ تا ۱۱")
    fill_in(events, "attendees", "مهمان")
    events.press("F5")
    events.until(lambda: events.page("events").current_form() is None)
    events.settle()
    events.press("Shift+F5")
    events.until(lambda: events.page("events").current_form() is not None)
    again = form(events)
    assert again.fields["subject"].raw() == "نیمه‌کاره"
    assert again.fields["when"].value().starts_at == at(10, day=MONDAY)
    assert again.fields["attendees"].value() == (
        AttendeeDraft(name="مهمان", role=AttendeeRole.REQUIRED),
    )


def test_whole_days_have_a_last_day(events: Seat) -> None:
    opened(events)
    events.type("سفر حج")
    form(events).fields["kind"].buttons()[list(EventKind).index(EventKind.PERSONAL)].click()
    fill_in(events, "when", f"{TYPED} تمام روز")
    fill_in(events, "to_day", "۲۱ مرداد")
    events.press("Ctrl+Return")
    events.until(lambda: events.page("events").current_form() is None)
    sheet = newest(events)
    assert sheet.all_day
    assert sheet.starts_at is not None
    assert sheet.ends_at == sheet.starts_at + timedelta(days=3)


def _stand(seat: Seat, number: int) -> None:
    """Stand on an entry of the list, once it is here whole."""
    page = seat.page("events")
    seat.settle()
    page.show_kept(number)
    seat.until(lambda: page.sheet is not None and page.sheet.id == number)
    seat.settle()
