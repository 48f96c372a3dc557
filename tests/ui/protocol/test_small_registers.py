"""The registers of agreements, gifts and occasions, worked by keys."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from app.access import Right
from app.changes import Kind
from app.operators import OperatorDraft, add_operator
from app.protocol import (
    AgreementDraft,
    AgreementState,
    AgreementView,
    CaseKind,
    CaseState,
    GiftDirection,
    GiftDraft,
    GiftView,
    OccasionView,
    agreement_sheet,
    amend_agreement,
    case_sheet,
    gift_sheet,
    record_agreement,
    record_gift,
)
from protocol_desk_seat import small_case
from seat import Seat
from ui.protocol.agreement_form import AgreementForm
from ui.protocol.case_field import NOT_CHOSEN
from ui.protocol.case_form import CaseForm
from ui.protocol.desk import CaseDesk
from ui.protocol.gift_form import GiftRecordForm
from ui.protocol.register_texts import DONE

TODAY = date(2026, 7, 29)
AGREEMENT = AgreementDraft(
    title="همکاری گردشگری",
    country="ارمنستان",
    other_party="شهرداری ایروان",
    signed_on=date(2024, 1, 1),
    expires_on=TODAY + timedelta(days=30),
)


def act(seat: Seat, name: str) -> None:
    """Do an action from the menu as soon as it means something."""
    found = seat.window.action(name)
    seat.until(found.isEnabled)
    found.trigger()
    seat.settle()


def open_page(seat: Seat, name: str) -> Any:
    """Go to a register and wait for its first row whole."""
    seat.show_section(name)
    seat.settle()
    return seat.page(name)


def state_of(page: Any) -> AgreementState:
    """How the agreement in hand stands."""
    state: AgreementState = page.sheet.row.state
    return state


def type_into(seat: Seat, form: Any, name: str, text: str) -> None:
    """Type into a field of a form."""
    form.fields[name].setFocus()
    seat.type(text)


def test_an_agreement_is_recorded_with_keys_alone(seat: Seat) -> None:
    page = open_page(seat, "agreements")
    seat.press("Ctrl+N")
    form: Any = page.current_form()
    assert isinstance(form, AgreementForm)
    seat.press("Ctrl+Return")
    seat.settle()
    assert form.fields["title"].problem
    type_into(seat, form, "title", "تفاهم‌نامه")
    type_into(seat, form, "other_party", "استانداری هرات")
    type_into(seat, form, "signed_on", "۱۴۰۴/۲/۱")
    type_into(seat, form, "expires_on", "۱۴۰۴/۱/۱")
    seat.press("Ctrl+Return")
    seat.settle()
    assert "پس از تاریخ امضا" in form.fields["expires_on"].problem
    form.fields["expires_on"].setFocus()
    day: Any = form.fields["expires_on"]
    day.line.selectAll()
    seat.type("۱۴۰۸/۱/۱")
    seat.press("Ctrl+Return")
    seat.settle()
    assert page.current_form() is None
    assert page.bar.text == DONE["saved"]
    row = seat.other.read(agreement_sheet, page.sheet.id).row
    assert (row.title, row.other_party, row.notice_days) == ("تفاهم‌نامه", "استانداری هرات", 60)


def test_what_expires_is_renewed_ended_and_taken_back(seat: Seat) -> None:
    number = seat.other.write(record_agreement, AGREEMENT).value
    page = open_page(seat, "agreements")
    assert state_of(page) is AgreementState.EXPIRING
    act(seat, "agreement_renew")
    seat.type("۱۴۱۰/۱/۱")
    seat.press("Ctrl+Return")
    seat.settle()
    assert state_of(page) is AgreementState.IN_FORCE
    act(seat, "agreement_end")
    form = page.current_form()
    type_into(seat, form, "reason", "تعهدات انجام شد")
    seat.press("Ctrl+Return")
    seat.settle()
    # It left the list in sight, and can still be taken back.
    assert page.model.rowCount() == 0
    assert state_of(page) is AgreementState.ENDED
    seat.press("Ctrl+Z")
    seat.settle()
    assert seat.other.read(agreement_sheet, number).row.state is AgreementState.IN_FORCE
    assert page.bar.text == DONE["taken_back"]


def test_another_desks_words_go_into_fields_nobody_touched(seat: Seat) -> None:
    number = seat.other.write(record_agreement, AGREEMENT).value
    page = open_page(seat, "agreements")
    seat.press("Ctrl+E")
    form = page.current_form()
    type_into(seat, form, "progress", "نیمی انجام شد")
    theirs = {name: getattr(AGREEMENT, name) for name in AGREEMENT.__dataclass_fields__}
    del theirs["request_key"]
    draft = AgreementDraft(**(theirs | {"country": "گرجستان"}))
    seat.other.write(amend_agreement, number, 1, draft)
    seat.press("Ctrl+Return")
    seat.settle()
    assert form.fields["country"].value() == "گرجستان"
    assert form.fields["progress"].value() == "نیمی انجام شد"
    seat.press("Ctrl+Return")
    seat.settle()
    row = seat.other.read(agreement_sheet, number).row
    assert (row.country, row.progress) == ("گرجستان", "نیمی انجام شد")


def test_its_case_is_found_as_one_types_and_gone_to_by_a_key(seat: Seat) -> None:
    case = small_case(seat.other)
    number = seat.other.write(record_agreement, AGREEMENT).value
    page = open_page(seat, "agreements")
    seat.press("Ctrl+E")
    form = page.current_form()
    type_into(seat, form, "case_id", "هرات")
    seat.press("Ctrl+Return")
    seat.settle()
    assert form.fields["case_id"].problem == NOT_CHOSEN
    form.fields["case_id"].setFocus()
    form.fields["case_id"].line.selectAll()
    seat.type("بازرگانی")
    seat.until(lambda: form.fields["case_id"].line.suggestions)
    seat.press("Down")
    seat.press("Return")
    assert form.fields["case_id"].case_id == case
    seat.press("Ctrl+Return")
    seat.settle()
    assert seat.other.read(agreement_sheet, number).row.case_id == case
    act(seat, "register_case")
    seat.settle()
    assert seat.window.page_in_sight().name == "protocol"
    assert seat.window.page_in_sight().sheet.id == case


@pytest.mark.parametrize(
    ("action", "name", "words"),
    [("agreement_end", "reason", "فسخ"), ("new", "title", "تازه"), ("amend", "progress", "نیمی")],
)
def test_a_kept_form_comes_back_as_it_stood(seat: Seat, action: str, name: str, words: str) -> None:
    seat.other.write(record_agreement, AGREEMENT)
    page = open_page(seat, "agreements")
    act(seat, action)
    type_into(seat, page.current_form(), name, words)
    seat.press("F5")
    seat.settle()
    assert page.current_form() is None
    seat.show_section("gifts")
    seat.settle()
    seat.press("Shift+F5")
    seat.settle()
    assert seat.window.page_in_sight() is page
    assert page.current_form().fields[name].value() == words


def test_a_received_gift_wants_an_inventory_number(seat: Seat) -> None:
    page = open_page(seat, "gifts")
    seat.press("Ctrl+N")
    form = page.current_form()
    assert isinstance(form, GiftRecordForm)
    assert form.fields["inventory_number"].isHidden()
    form.direction.setFocus()
    form.direction.set_value(GiftDirection.RECEIVED)
    form.direction.edited.emit()
    assert not form.fields["inventory_number"].isHidden()
    type_into(seat, form, "item", "گلدان")
    type_into(seat, form, "name", "سفیر")
    type_into(seat, form, "value", "۲۵۰٬۰۰۰٬۰۰۰")
    seat.press("Ctrl+Return")
    seat.settle()
    row = seat.other.read(gift_sheet, page.sheet.id).row
    assert (row.value, row.given_on, row.lacks_inventory) == (250_000_000, TODAY, True)
    assert "شماره اموال ندارد" in "\n".join(page.detail.lines.texts())
    page._filters.view.set_value(GiftView.UNKEPT)
    page._filters.view.edited.emit()
    seat.until(lambda: not page._filter_timer.isActive())
    seat.settle()
    assert page.model.rowCount() == 1
    seat.press("Ctrl+E")
    type_into(seat, page.current_form(), "inventory_number", "۴۵۱۲")
    seat.press("Ctrl+Return")
    seat.settle()
    assert not seat.other.read(gift_sheet, row.id).row.lacks_inventory


def test_a_gift_recorded_by_mistake_is_annulled(seat: Seat) -> None:
    number = seat.other.write(record_gift, GiftDraft(item="کتاب", name="مهمان")).value
    page = open_page(seat, "gifts")
    seat.window.action("annul").trigger()
    type_into(seat, page.current_form(), "reason", "دو بار")
    seat.press("Ctrl+Return")
    seat.settle()
    assert seat.other.read(gift_sheet, number).row.is_annulled
    assert "amend" not in page.available()
    seat.press("Ctrl+Z")
    seat.settle()
    assert not seat.other.read(gift_sheet, number).row.is_annulled


def test_files_dropped_on_a_gift_are_kept(seat: Seat, tmp_path: Path) -> None:
    number = seat.other.write(record_gift, GiftDraft(item="کتاب", name="مهمان")).value
    page = open_page(seat, "gifts")
    paper = tmp_path / "عکس.png"
    paper.write_bytes(b"\x89PNG\r\n\x1a\n gift")
    page.detail.files.attach([paper])
    seat.settle()
    assert [one.name for one in seat.other.read(gift_sheet, number).files] == ["عکس.png"]
    assert "open_file" in page.available()


def test_one_key_opens_the_case_of_an_occasion(seat: Seat) -> None:
    page = open_page(seat, "occasions")
    assert page.model.rowCount() > 20
    row = page.table.current_row()
    assert row.day >= TODAY
    seat.press("Return")
    seat.settle()
    cases = seat.window.page_in_sight()
    assert cases.name == "protocol"
    form = cases.current_form()
    assert isinstance(form, CaseForm)
    seat.press("Ctrl+Return")
    seat.settle()
    case = seat.other.read(case_sheet, cases.sheet.id)
    assert (case.kind, case.subject, case.starts_on) == (CaseKind.OCCASION, row.title, row.day)
    assert (case.state, case.occasion) == (CaseState.PLANNED, row.key)
    assert case.tasks
    page = open_page(seat, "occasions")
    assert page.table.current_row().case_id == case.id
    seat.press("Return")
    seat.settle()
    assert isinstance(seat.window.page_in_sight().current_form(), CaseDesk)


def test_another_year_is_shown_whole(seat: Seat) -> None:
    page = open_page(seat, "occasions")
    page.year.set_value(1406)
    page.year.edited.emit()
    seat.until(lambda: not page._filter_timer.isActive())
    seat.settle()
    assert page.wanted().view is OccasionView.ALL
    assert page.model.rowCount() > 50
    assert "۱۴۰۶" in page.filter_words()


def test_whoever_only_reads_is_offered_nothing(opening: Any, seat: Seat) -> None:
    seat.other.write(record_agreement, replace(AGREEMENT, title="خواندنی"))
    rights = frozenset({Right.READ_PROTOCOL, Right.READ_CALLS})
    seat.other.write(add_operator, OperatorDraft(name="reader", full_name="خواننده", rights=rights))
    reader = opening("reader")
    page = open_page(reader, "agreements")
    assert page.sheet is not None
    assert page.available() == {"filter", "clear_filter", "reload", "print"}
    occasions = open_page(reader, "occasions")
    assert "occasion_case" not in occasions.available()


def test_a_link_of_the_day_narrows_the_register(seat: Seat) -> None:
    number = seat.other.write(record_agreement, AGREEMENT).value
    seat.other.write(record_agreement, replace(AGREEMENT_LATER, title="دور"))
    seat.show_section("today")
    seat.settle()
    seat.window.show_record(Kind.AGREEMENT, number)
    seat.settle()
    page = seat.window.page_in_sight()
    assert (page.name, page.sheet.id) == ("agreements", number)
    wanted = page._filters.wanted()
    seat.window.show_section("agreements", replace(wanted, view=AgreementView.EXPIRING))
    seat.settle()
    assert page.model.rowCount() == 1


AGREEMENT_LATER = AgreementDraft(
    title="دور", other_party="هرات", signed_on=date(2024, 1, 1), expires_on=date(2030, 1, 1)
)


@pytest.mark.parametrize("name", ["agreements", "gifts", "occasions"])
def test_an_empty_register_says_what_to_do(seat: Seat, name: str) -> None:
    page = open_page(seat, name)
    assert page.empty
    assert page.title
