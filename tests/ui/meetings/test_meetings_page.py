"""Meetings from the page, by keys: planned, led from step to step, moved, taken back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from agenda_seat import requested, when
from app.access import Right
from app.changes import Kind
from app.letters import letter_sheet
from app.meetings import (
    MeetingDraft,
    MeetingFilter,
    amend_meeting,
    list_meetings,
)
from app.meetings.states import InviteAnswer, Inviter, MeetingState, Presence
from app.operators import OperatorDraft, add_operator
from app.orders import orders_of
from meetings_seat import (
    COUNCIL,
    MeetingDesk,
    begun,
    council,
    do,
    planned,
    presences,
    standing,
)
from scans import PDF
from seat import Seat
from ui.meeting_recording import NO_ENTRY
from ui.meetings.workbench import REST_PART


@pytest.fixture
def desk(seat: Seat) -> MeetingDesk:
    """The page of meetings, not yet in sight."""
    return MeetingDesk(seat)


# -- planning ------------------------------------------------------------------------------


def test_a_meeting_is_planned_by_keys(desk: MeetingDesk) -> None:
    seat = desk.seat
    desk.show()
    desk.press("Ctrl+N")
    seat.type("هماهنگی نمایشگاه استان")
    seat.write_in("when", "دوشنبه ۹ تا ۱۱")
    seat.write_in("place", "سالن شهید بهشتی")
    seat.write_in("chair", "استاندار")
    invitee = desk.page.current_form().invitees.rows.lines[0]
    invitee.who.setFocus()
    seat.type("حسین مرادی")
    item = desk.page.current_form().items.rows.lines[0]
    item.what.setFocus()
    seat.type("جای غرفه‌ها")
    desk.save()
    row = seat.other.read(list_meetings, MeetingFilter())[0]
    sheet = desk.sheet(row.id)
    assert (sheet.number, sheet.subject, sheet.chair) == (
        "1405/ج/001",
        "هماهنگی نمایشگاه استان",
        "استاندار",
    )
    assert [one.name for one in sheet.invitees] == ["حسین مرادی"]
    assert [one.title for one in sheet.items] == ["جای غرفه‌ها"]
    assert sheet.event_id is None
    assert desk.page.table.current_row().id == row.id


def test_what_is_missing_is_said_beside_its_field_and_nothing_is_lost(desk: MeetingDesk) -> None:
    desk.show()
    desk.press("Ctrl+N")
    desk.seat.write_in("place", "سالن")
    desk.press("Ctrl+Return")
    assert "when" in desk.seat.problems()
    desk.seat.write_in("when", "دوشنبه ۹ تا ۱۱")
    desk.press("Ctrl+Return")
    assert list(desk.seat.problems()) == ["subject"]
    assert desk.page.current_form().fields["place"].value() == "سالن"


def test_a_series_proposes_its_people_and_what_waits(desk: MeetingDesk) -> None:
    number = council(desk.seat.other)
    desk.show()
    desk.press("Ctrl+N")
    form = desk.page.current_form()
    form.fields["place"].line.setFocus()
    desk.seat.type("تالار شهر")
    form.series.setFocus()
    desk.press("Down")
    assert form.series.value() == number
    assert form.fields["subject"].value() == COUNCIL.name
    # What a person typed stays his.
    assert form.fields["place"].value() == "تالار شهر"
    assert [one.name for one in form.invitees.value()] == [one.name for one in COUNCIL.members]
    assert [one.title for one in form.items.value()] == [
        "طرح کمربندی شمالی",
        "کم‌آبی روستاهای گرماب",
    ]
    desk.seat.write_in("when", "دوشنبه ۹ تا ۱۱")
    desk.save()
    made = desk.seat.other.read(list_meetings, MeetingFilter(series_id=number))
    assert [(one.session_number, one.place) for one in made] == [(1, "تالار شهر")]


def test_a_meeting_grows_from_an_entry_of_the_programme(seat: Seat) -> None:
    entry = requested(seat.other, subject="کمیسیون ایمنی", when=when(10))
    desk = MeetingDesk(seat)
    seat.window.show_record(Kind.EVENT, entry)
    seat.settle()
    seat.press("Ctrl+Alt+PgUp")
    seat.settle()
    form = desk.page.current_form()
    assert form.fields["subject"].value() == "کمیسیون ایمنی"
    assert form.when.isHidden()
    desk.save()
    row = seat.other.read(list_meetings, MeetingFilter())[0]
    assert desk.sheet(row.id).event_id == entry
    # Once there is one, the same key leads to it.
    seat.window.show_record(Kind.EVENT, entry)
    seat.settle()
    seat.press("Ctrl+Alt+PgUp")
    seat.settle()
    assert desk.page.current_form() is None
    assert seat.window.page_in_sight() is desk.page
    assert desk.page.table.current_row().id == row.id


def test_the_governors_time_is_taken_with_it_where_it_is_free(desk: MeetingDesk) -> None:
    requested(desk.seat.other, when=when(10))
    desk.show()
    desk.press("Ctrl+N")
    form = desk.page.current_form()
    desk.seat.type("جلسه فوری")
    form.in_programme.set_value(True)
    desk.seat.write_in("when", "۱۴۰۵/۰۹/۰۲ ۱۰ تا ۱۱")
    form.fields["place"].setFocus()
    desk.seat.settle()
    desk.press("Ctrl+Return")
    assert form.clashes.clashes
    desk.seat.write_in("when", "۱۴۰۵/۰۹/۰۲ ۸ تا ۹")
    desk.save()
    row = desk.seat.other.read(list_meetings, MeetingFilter())[0]
    assert desk.sheet(row.id).event_id is not None


# -- steps ---------------------------------------------------------------------------------


def test_one_key_leads_a_meeting_on(desk: MeetingDesk) -> None:
    number = standing(desk)
    desk.press("Ctrl+PgDown")
    letters = [one.letter_id for one in desk.sheet(number).invitees]
    # Who leads the meeting calls it himself.
    assert letters[0] is None
    assert all(letters[1:])
    first = letters[1]
    assert first is not None
    assert desk.seat.other.read(letter_sheet, first).parties[0].name == "حسین مرادی"
    desk.press("Ctrl+Z")
    assert not any(one.letter_id for one in desk.sheet(number).invitees)


def test_a_meeting_begins_ends_and_is_taken_back(desk: MeetingDesk) -> None:
    number = standing(desk)
    desk.its_morning()
    desk.act("meeting_begin")
    desk.act("meeting_all_present")
    assert presences(desk, number) == [Presence.PRESENT] * 4
    desk.act("meeting_end")
    desk.seat.write_in("next_note", "پس از بازدید کمربندی")
    desk.save()
    sheet = desk.sheet(number)
    assert (sheet.state, sheet.next_note) == (MeetingState.ENDED, "پس از بازدید کمربندی")
    desk.act("take_back")
    assert desk.sheet(number).state is MeetingState.IN_SESSION


def test_a_guest_joins_a_running_meeting(desk: MeetingDesk) -> None:
    number = begun(desk)
    desk.press("Ctrl+Shift+PgDown")
    desk.press("Ctrl+Return")
    assert "name" in desk.seat.problems()
    desk.seat.write_in("name", "مهمان ناخوانده")
    desk.save()
    last = desk.sheet(number).invitees[-1]
    assert (last.name, last.presence) == ("مهمان ناخوانده", Presence.PRESENT)


def test_an_outside_secretary_invites_and_owes_the_minutes(desk: MeetingDesk) -> None:
    number = standing(desk, invites=Inviter.OUTSIDE, secretary_body="اتاق بازرگانی")
    desk.act("meeting_outside")
    desk.seat.write_in("asked_on", "۱۴۰۵/۰۵/۰۵")
    desk.seat.write_in("number", "۱۲/۳۴۵")
    desk.press("Ctrl+Return")
    assert "dated" in desk.seat.problems()
    desk.seat.write_in("dated", "۱۴۰۵/۰۵/۰۶")
    desk.save()
    sheet = desk.sheet(number)
    assert (sheet.state, sheet.invitation_number) == (MeetingState.INVITED, "12/345")
    desk.its_morning()
    desk.act("meeting_await_minutes")
    desk.save()
    assert desk.sheet(number).state is MeetingState.MINUTES_AWAITED
    desk.act("meeting_remind")
    assert desk.sheet(number).minutes_reminders == 1


def test_a_meeting_moves_with_a_reason_and_asks_anew(desk: MeetingDesk) -> None:
    number = standing(desk)
    desk.press("Space")
    desk.act("meeting_move")
    desk.seat.write_in("when", "سه‌شنبه ۹ تا ۱۱")
    desk.press("Ctrl+Return")
    assert "reason" in desk.seat.problems()
    desk.seat.write_in("reason", "سفر استاندار")
    desk.save()
    sheet = desk.sheet(number)
    assert sheet.state_reason == "سفر استاندار"
    assert sheet.invitees[0].answer is InviteAnswer.NONE


def test_what_was_called_off_stays_in_sight_to_be_taken_back(desk: MeetingDesk) -> None:
    number = standing(desk)
    desk.act("meeting_cancel")
    desk.seat.write_in("reason", "حد نصاب نیست")
    desk.save()
    assert desk.sheet(number).state is MeetingState.CANCELLED
    assert desk.page.model.rowCount() == 0
    desk.seat.until(lambda: desk.page.sheet is not None)
    desk.act("take_back")
    assert desk.sheet(number).state is MeetingState.PLANNED


# -- two desks, kept forms, rights ---------------------------------------------------------


def test_another_desks_correction_is_offered_and_nothing_typed_is_lost(
    desk: MeetingDesk,
) -> None:
    number = standing(desk)
    desk.act("amend")
    form = desk.page.current_form()
    desk.seat.write_in("subject", "شورای برنامه‌ریزی، فوق‌العاده")
    theirs = MeetingDraft(subject=COUNCIL.name, place="تالار شهر")
    do(desk.seat.other, amend_meeting, number, theirs)
    desk.press("Ctrl+Return")
    assert "تالار شهر" in form.fields["place"]._offer.text()  # what stands on the button
    assert form.fields["subject"].value() == "شورای برنامه‌ریزی، فوق‌العاده"
    desk.save()
    assert desk.sheet(number).subject == "شورای برنامه‌ریزی، فوق‌العاده"


@pytest.mark.parametrize("action", ["amend", "meeting_end", "invitee_presence"])
def test_a_form_that_was_put_aside_opens_as_it_stood(desk: MeetingDesk, action: str) -> None:
    begun(desk)
    name = {"amend": "subject", "meeting_end": "next_note", "invitee_presence": "note"}[action]
    desk.act(action)
    desk.seat.write_in(name, "نیمه‌کاره")
    title = desk.page.current_form().title
    desk.press("F5")
    assert desk.page.current_form() is None
    desk.press("Shift+F5")
    form = desk.page.current_form()
    assert (form.title, form.fields[name].value()) == (title, "نیمه‌کاره")


def test_who_only_reads_meetings_changes_nothing(opening: Callable[..., Seat], seat: Seat) -> None:
    number = planned(seat.other, council(seat.other))
    rights = frozenset({Right.READ_MEETINGS})
    reader = OperatorDraft(name="reader", full_name="خواننده", rights=rights)
    seat.other.write(add_operator, reader)
    desk = MeetingDesk(opening("reader"))
    desk.show()
    desk.press("Return")
    desk.press("Space")
    assert desk.sheet(number).invitees[0].answer is InviteAnswer.NONE
    assert not {"amend", "meeting_move", "meeting_begin"} & desk.page.available()


def test_a_paper_of_a_meeting_is_kept_with_it(desk: MeetingDesk, tmp_path: Path) -> None:
    number = standing(desk)
    paper = tmp_path / "نقشه کمربندی.pdf"
    paper.write_bytes(PDF)
    desk.page.workbench.show_part(REST_PART)
    desk.page.workbench.files.attach([paper])
    desk.seat.until(lambda: desk.sheet(number).files)
    assert desk.sheet(number).files[0].name == paper.name
    desk.seat.until(lambda: desk.seat.window.action("open_file").isEnabled())


def test_the_governors_word_on_a_meeting_is_an_order_on_it(desk: MeetingDesk) -> None:
    number = begun(desk)
    desk.press("F8")
    desk.seat.write_in("words", "گزارش پیشرفت هر ماه نزد من باشد.")
    MeetingDesk(desk.seat, "orders").save()
    orders = desk.seat.other.read(orders_of, Kind.MEETING, number)
    assert [one.words for one in orders] == ["گزارش پیشرفت هر ماه نزد من باشد."]


def test_a_meeting_grows_from_an_entry_chosen_in_the_calendar(seat: Seat) -> None:
    today = seat.clock.today()
    requested(seat.other, subject="کمیسیون ایمنی", when=when(10, day=today))
    agenda = MeetingDesk(seat, "agenda")
    agenda.show()
    seat.press("Ctrl+Alt+PgUp")
    assert agenda.page.bar.text == NO_ENTRY
    hours = agenda.page.time.hours
    seat.until(lambda: agenda.page.entries)
    hours.setFocus()
    hours.choose(next(one for one in agenda.page.entries if one.subject == "کمیسیون ایمنی"))
    seat.settle()
    seat.press("Ctrl+Alt+PgUp")
    seat.settle()
    desk = MeetingDesk(seat)
    assert desk.page.current_form().fields["subject"].value() == "کمیسیون ایمنی"


def test_the_paper_of_the_hour_is_one_key(desk: MeetingDesk) -> None:
    begun(desk)
    desk.press("Ctrl+P")
    desk.seat.until(desk.seat.previews)
    paper = desk.seat.previews()[0]
    assert "حضور و غیاب" in paper.windowTitle()
    assert paper.document.pageCount() == 1
    desk.seat.close_preview(paper)
