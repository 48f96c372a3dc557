"""Cases from the page, by keys: opened, led from step to step, corrected, taken back."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from app.access import Right
from app.changes import Changes, Kind
from app.letters import LetterDraft, register_letter
from app.operators import OperatorDraft, add_operator
from app.order_sources import record_order_on
from app.orders import OrderDraft, OrderKind, orders_of
from app.protocol import (
    CaseAction,
    CaseDraft,
    CaseFilter,
    CaseKind,
    CaseState,
    CaseView,
    ConsularKind,
    PermitRoute,
    amend_case,
    case_sheet,
    checklists,
)
from app.protocol.courses import COURSES
from app.session import OfficeSession
from protocol_desk_seat import ARRIVAL, do, small_case
from protocol_seat import CasesSeat
from scans import PDF
from seat import Seat
from ui.common import ask
from ui.protocol.case_pane import REST_PART
from ui.protocol.what_next import STEP_ACTIONS
from ui.protocol_actions import PROTOCOL_ACTIONS


@pytest.fixture
def desk(seat: Seat) -> CasesSeat:
    """The register of cases, not yet in sight."""
    return CasesSeat(seat)


# -- opening -------------------------------------------------------------------------------


def test_a_case_is_opened_by_keys(desk: CasesSeat) -> None:
    desk.show()
    desk.press("Ctrl+N")
    seat = desk.seat
    # The kind is first, and an arrow chooses another.
    seat.press("Left")
    desk.press("Left")
    assert desk.form().kind.value() is CaseKind.DELEGATION
    seat.write_in("subject", "هیأت بازرگانی هرات")
    seat.write_in("starts_on", "۱۴۰۵/۰۵/۱۸")
    seat.write_in("country", "افغانستان")
    desk.form().people.rows.lines[0].who.setFocus()
    seat.type("کاوه مهرپرور")
    desk.save()
    row = desk.cases()[0]
    sheet = desk.sheet(row.id)
    assert (sheet.kind, sheet.number, sheet.starts_on, sheet.ends_on) == (
        CaseKind.DELEGATION,
        "1405/ت/001",
        ARRIVAL,
        ARRIVAL,
    )
    assert [(one.name, one.role.value) for one in sheet.people] == [("کاوه مهرپرور", "head")]
    template = seat.other.read(checklists, CaseKind.DELEGATION)[0]
    assert 0 < len(sheet.tasks) <= len(template.tasks)
    assert desk.page.table.current_row().id == row.id


def test_what_is_missing_is_said_beside_its_field_and_nothing_is_lost(desk: CasesSeat) -> None:
    desk.show()
    desk.press("Ctrl+N")
    desk.seat.write_in("city", "عشق‌آباد")
    desk.press("Ctrl+Return")
    assert set(desk.seat.problems()) == {"subject", "starts_on", "country"}
    assert desk.form().fields["city"].value() == "عشق‌آباد"


def test_only_what_belongs_to_the_kind_is_asked_and_saved(desk: CasesSeat) -> None:
    desk.show()
    desk.press("Ctrl+N")
    form, seat = desk.form(), desk.seat
    seat.write_in("country", "ترکمنستان")
    form.kind.setFocus()
    form.kind.set_value(CaseKind.CEREMONY)
    form.kind.edited.emit()
    seat.settle()
    assert form.fields["country"].isHidden()
    assert form.fields["flight"].isHidden()
    assert not form.fields["place"].isHidden()
    seat.write_in("subject", "همایش زعفران")
    seat.write_in("starts_on", "۱۴۰۵/۰۵/۱۸")
    desk.save()
    sheet = desk.sheet(desk.cases()[0].id)
    assert (sheet.kind, sheet.country) == (CaseKind.CEREMONY, "")
    assert sheet.checklist == seat.other.read(checklists, CaseKind.CEREMONY)[0].key


def test_a_letter_that_asks_becomes_a_case(desk: CasesSeat) -> None:
    seat = desk.seat
    letter = seat.other.write(
        register_letter,
        LetterDraft(
            subject="سفر هیأت هرات", sender_name="کنسولگری افغانستان", their_number="۱۲/۳۴"
        ),
    ).value
    seat.window.show_record(Kind.LETTER, letter)
    seat.settle()
    desk.act("case_from_letter")
    form = desk.form()
    assert form.fields["subject"].value() == "سفر هیأت هرات"
    assert form.letter.letter_id == letter
    seat.write_in("starts_on", "۱۴۰۵/۰۵/۱۸")
    seat.write_in("country", "افغانستان")
    desk.save()
    sheet = desk.sheet(desk.cases()[0].id)
    assert (sheet.letter_id, sheet.requested_by) == (letter, "کنسولگری افغانستان")


# -- steps ---------------------------------------------------------------------------------


def test_every_step_of_every_course_has_its_action() -> None:
    names = {entry.name for entry in PROTOCOL_ACTIONS} | {"close_call"}
    used = {step.action for course in COURSES.values() for step in course}
    assert set(STEP_ACTIONS.values()) == set(CaseAction) >= used
    assert set(STEP_ACTIONS) <= names


def test_one_key_leads_a_trip_on_and_its_own_words_are_on_the_buttons(desk: CasesSeat) -> None:
    number = small_case(desk.seat.other, CaseKind.FOREIGN_TRIP)
    desk.show()
    desk.stand_on(number)
    desk.press("Ctrl+Shift+End")
    form = desk.form()
    # A day that begins with today stands in it already.
    assert form.fields["examined_on"].value() == desk.seat.clock.today()
    desk.seat.write_in("opinion", "لازم است")
    desk.save()
    sheet = desk.sheet(number)
    assert (sheet.state, sheet.values["opinion"]) == (CaseState.EXAMINED, "لازم است")
    desk.press("Ctrl+Z")
    assert desk.sheet(number).state is CaseState.REQUESTED


def test_what_a_step_misses_is_said_and_the_form_stays(desk: CasesSeat) -> None:
    number = small_case(desk.seat.other, CaseKind.FOREIGN_TRIP)
    today = desk.seat.clock.today()
    desk.take(number, CaseAction.EXAMINE, examined_on=today, opinion="لازم است")
    desk.show()
    desk.stand_on(number)
    desk.act("case_ask_permit")
    form = desk.form()
    form.fields["permit_route"].set_value(PermitRoute.MINISTER.value)
    desk.seat.write_in("permit_asked_number", "۵۵/۱")
    desk.press("Ctrl+Return")
    assert "دستور استاندار" in form.bar.text
    assert desk.form() is form
    assert form.fields["permit_asked_number"].value() == "۵۵/۱"
    assert desk.sheet(number).state is CaseState.EXAMINED


def test_a_step_that_asks_nothing_is_taken_at_once(desk: CasesSeat) -> None:
    number = small_case(desk.seat.other, CaseKind.CONSULAR, consular_kind=ConsularKind.VISA)
    today = desk.seat.clock.today()
    desk.take(number, CaseAction.SEND, consulate="هرات", sent_on=today, sent_number="۱")
    desk.take(number, CaseAction.ANSWER, result="صادر شد", result_date=today)
    desk.show()
    desk.stand_on(number)
    desk.act("close_call")
    # A step of the checklist is open: that is said, and nothing is written.
    assert "مانده است" in desk.page.bar.text
    assert desk.sheet(number).state is CaseState.ANSWERED


def test_a_step_on_what_another_desk_changed_is_taken_when_it_is_said_again(
    desk: CasesSeat,
) -> None:
    number = small_case(desk.seat.other)
    desk.show()
    desk.stand_on(number)
    desk.act("case_refuse")
    desk.seat.write_in("refusal", "برنامه ندارد")
    do(desk.seat.other, _renamed, number)
    desk.press("Ctrl+Return")
    form = desk.form()
    assert form is not None
    assert form.fields["refusal"].value() == "برنامه ندارد"
    desk.save()
    assert desk.sheet(number).state is CaseState.REFUSED


def _renamed(session: OfficeSession, number: int, version: int) -> Changes[int]:
    sheet = case_sheet(session, number)
    draft = CaseDraft(
        kind=sheet.kind, subject="هیأت هرات", country="افغانستان", starts_on=sheet.starts_on
    )
    return amend_case(session, number, version, draft)


def test_a_case_is_corrected_and_keeps_its_people_and_days(desk: CasesSeat) -> None:
    number = small_case(desk.seat.other)
    desk.show()
    desk.stand_on(number)
    desk.press("Ctrl+E")
    assert desk.form().fields["starts_on"].isHidden()
    desk.seat.write_in("subject", "هیأت اتاق بازرگانی هرات")
    desk.save()
    sheet = desk.sheet(number)
    assert (sheet.subject, sheet.starts_on) == ("هیأت اتاق بازرگانی هرات", ARRIVAL)
    assert len(sheet.people) == 2


def test_what_another_desk_corrected_meanwhile_is_taken_over_or_offered(desk: CasesSeat) -> None:
    number = small_case(desk.seat.other)
    desk.show()
    desk.stand_on(number)
    desk.press("Ctrl+E")
    desk.seat.write_in("subject", "هیأت من")
    do(desk.seat.other, _renamed, number)
    desk.press("Ctrl+Return")
    form = desk.form()
    subject = form.fields["subject"]
    assert subject.value() == "هیأت من"
    assert "هیأت هرات" in subject._offer.text()
    # What nobody typed here is theirs: they took the city and its owner away.
    assert (form.fields["city"].value(), form.owner.value()) == ("", "")
    desk.save()
    sheet = desk.sheet(number)
    assert (sheet.subject, sheet.city, sheet.owner) == ("هیأت من", "", "")


def test_the_governors_words_on_a_case_are_recorded_from_it(desk: CasesSeat) -> None:
    number = small_case(desk.seat.other, CaseKind.FOREIGN_TRIP)
    desk.show()
    desk.stand_on(number)
    desk.act("record_note")
    seat = desk.seat
    seat.write_in("words", "موافقم")
    seat.press("Ctrl+Return")
    seat.settle()
    assert len(seat.other.read(orders_of, Kind.PROTOCOL_CASE, number)) == 1
    assert desk.sheet(number).state is CaseState.ORDERED


def test_the_desk_leads_a_case_on_and_shows_where_it_stands(desk: CasesSeat) -> None:
    number = small_case(desk.seat.other)
    desk.show()
    desk.stand_on(number)
    desk.press("Ctrl+Shift+Home")
    there = desk.form()
    desk.press("Alt+End")
    desk.seat.write_in("opinion", "می‌پذیریم")
    desk.save()
    assert desk.form() is there
    assert desk.sheet(number).state is CaseState.ACCEPTED
    desk.seat.until(lambda: there.sheet.state is CaseState.ACCEPTED)
    there.lead_on("move")
    assert desk.form().title.startswith("جابه‌جایی")
    desk.press("Esc")
    desk.press("Esc")
    assert desk.form() is None


def test_a_trip_whose_report_is_there_goes_on_at_its_three_recipients(desk: CasesSeat) -> None:
    number = small_case(desk.seat.other, CaseKind.FOREIGN_TRIP)
    today = desk.seat.clock.today()
    office = desk.seat.other
    draft = OrderDraft(kind=OrderKind.ORAL, words="موافقم")
    office.write(record_order_on, Kind.PROTOCOL_CASE, number, draft)
    now = desk.seat.clock.now()
    for action, values in (
        (CaseAction.EXAMINE, {"examined_on": today, "opinion": "لازم است"}),
        (
            CaseAction.ASK_PERMIT,
            {"permit_route": "minister", "permit_asked_on": today, "permit_asked_number": "۱"},
        ),
        (CaseAction.PERMIT, {"permit_number": "۲", "permit_date": today}),
        (CaseAction.DEPART, {"began_at": now}),
        (CaseAction.RETURN, {"ended_at": now}),
    ):
        desk.take(number, action, **values)
    desk.show()
    desk.stand_on(number)
    desk.act("case_remind_report")
    desk.seat.write_in("words", "تا فردا می‌فرستد")
    desk.save()
    sheet = desk.sheet(number)
    assert (sheet.report_reminders, sheet.conversations[0].words) == (1, "تا فردا می‌فرستد")
    desk.take(number, CaseAction.REPORT, reported_on=today, report="گزارش سفر")
    desk.page.reload()
    desk.seat.settle()
    desk.press("Ctrl+Shift+End")
    assert desk.form().part.name == "dispatch"


# -- what is in sight ----------------------------------------------------------------------


def test_the_registers_of_pavilion_and_consulates_show_their_own(seat: Seat) -> None:
    small_case(seat.other)
    guest = small_case(seat.other, CaseKind.PAVILION, flight="ایران‌ایر ۲۱۴")
    asked = small_case(seat.other, CaseKind.CONSULAR, consular_kind=ConsularKind.VISA)
    for section, number in (("pavilion", guest), ("consular", asked)):
        desk = CasesSeat(seat, section)
        desk.show()
        assert [row.id for _place, row in desk.page.model.loaded()] == [number]
        desk.press("Ctrl+N")
        assert desk.form().kind.value() is desk.page.of_kinds[0]
        desk.press("Esc")


def test_filters_find_by_view_kind_and_text(desk: CasesSeat) -> None:
    number = small_case(desk.seat.other)
    small_case(desk.seat.other, CaseKind.CEREMONY, subject="همایش زعفران")
    desk.show()
    wanted = CaseFilter(view=CaseView.UPCOMING, kinds=(CaseKind.DELEGATION,))
    desk.page.show_filter(wanted)
    desk.seat.settle()
    assert [row.id for _place, row in desk.page.model.loaded()] == [number]
    assert "هیأت خارجی" in desk.page.filter_words()
    desk.press("Ctrl+F")
    desk.seat.type("زعفران")
    desk.seat.until(lambda: not desk.page.model.rowCount())
    desk.press("Ctrl+Shift+F")
    assert desk.page.model.rowCount() == 2


def test_enter_goes_into_the_case_and_then_to_its_desk(desk: CasesSeat) -> None:
    number = small_case(desk.seat.other)
    desk.show()
    desk.stand_on(number)
    desk.press("Return")
    assert desk.page.case_pane.tasks.hasFocus()
    desk.press("Left")
    assert desk.page.case_pane.people.hasFocus()
    desk.press("Return")
    assert desk.form().part.name == "people"
    desk.press("Esc")
    assert desk.form() is None


def test_what_a_step_said_can_be_read(desk: CasesSeat) -> None:
    number = small_case(desk.seat.other, CaseKind.FOREIGN_TRIP)
    today = desk.seat.clock.today()
    desk.take(number, CaseAction.EXAMINE, examined_on=today, opinion="نظر کارشناس همین است")
    desk.show()
    desk.stand_on(number)
    desk.page.case_pane.show_part(REST_PART)
    said = "\n".join(desk.page.case_pane.rest.texts())
    assert "نظر کارشناس همین است" in said
    # Neither digits nor letters of another script stray into it.
    assert not re.search(r"[0-9A-Za-z]", said)


def test_who_may_only_read_is_offered_no_deed(opening: Callable[..., Seat], seat: Seat) -> None:
    number = small_case(seat.other)
    draft = OperatorDraft(
        name="reader", full_name="خواننده", rights=frozenset({Right.READ_PROTOCOL})
    )
    seat.other.write(add_operator, draft)
    reader = opening("reader")
    desk = CasesSeat(reader)
    desk.show()
    desk.stand_on(number)
    assert "case_desk" in desk.page.available()
    assert not {"case_accept", "amend", "take_back", "new"} & desk.page.available()


# -- kept forms ----------------------------------------------------------------------------


def test_forms_are_taken_up_as_they_stood(desk: CasesSeat) -> None:
    number = small_case(desk.seat.other)
    desk.show()
    desk.press("Ctrl+N")
    desk.form().kind.set_value(CaseKind.PAVILION)
    desk.form().kind.edited.emit()
    desk.seat.settle()
    desk.seat.write_in("flight", "ماهان ۱۰۲")
    desk.press("F5")
    desk.press("Shift+F5")
    form = desk.form()
    assert form.kind.value() is CaseKind.PAVILION
    assert form.fields["flight"].value() == "ماهان ۱۰۲"
    assert not form.fields["flight"].isHidden()
    ask.answers.append(1)
    desk.press("Esc")
    desk.stand_on(number)
    desk.act("case_refuse")
    desk.seat.write_in("refusal", "فرصت نیست")
    desk.press("F5")
    desk.press("Shift+F5")
    assert desk.form().fields["refusal"].value() == "فرصت نیست"
    desk.save()
    assert desk.sheet(number).state is CaseState.REFUSED


def test_pictures_of_a_case_can_be_attached(desk: CasesSeat, tmp_path: Path) -> None:
    number = small_case(desk.seat.other)
    desk.show()
    desk.stand_on(number)
    scan = tmp_path / "permit.pdf"
    scan.write_bytes(PDF)
    desk.page.case_pane.show_part(REST_PART)
    desk.page.case_pane.files.attach([scan])
    desk.seat.settle()
    desk.seat.until(lambda: desk.sheet(number).files)
