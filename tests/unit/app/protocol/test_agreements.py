"""Agreements: numbered, corrected, renewed, ended, reminded of; nobody sees above his clearance."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import journal
from app.access import Right
from app.changes import Kind
from app.clock import FixedClock
from app.contacts import ContactDraft, ContactKind, add_contact
from app.errors import InvalidFields, NotAllowed, NotFound, StaleRecord
from app.marks import Classification
from app.office import Office
from app.operators import OperatorDraft, add_operator
from app.protocol import (
    AgreementDraft,
    AgreementFilter,
    AgreementKind,
    AgreementState,
    AgreementView,
    CaseKind,
    agreement_place,
    agreement_sheet,
    agreement_version,
    amend_agreement,
    attach_agreement_files,
    count_agreements,
    detach_agreement_file,
    end_agreement,
    list_agreements,
    record_agreement,
    renew_agreement,
    take_agreement_step_back,
)
from app.protocol.agreement_lists import agreement_state
from app.reminder_moments import Lead, LeadUnit
from app.reminder_sources import seen_parts
from app.reminders import ReminderDraft, ReminderFilter, list_reminders, set_reminder
from app.today import today_sheet
from desks import at_once
from protocol_office import opened, sheet

TODAY = date(2026, 11, 22)
DRAFT = AgreementDraft(
    title="همکاری مرزی و گردشگری",
    country="ترکمنستان",
    other_party="استانداری بالکان",
    signed_on=date(2025, 5, 1),
    expires_on=date(2027, 5, 1),
    responsible="مدیرکل امور بین‌الملل",
)


def recorded(office: Office, **more: Any) -> int:
    return office.write(record_agreement, replace(DRAFT, **more)).value


def as_it_stands(office: Office, number: int) -> Any:
    return office.read(agreement_sheet, number).row


def do(office: Office, deed: Any, number: int, *more: Any) -> Any:
    return office.write(deed, number, office.read(agreement_version, number), *more).value


def fresh(**more: Any) -> AgreementDraft:
    values = {name: getattr(DRAFT, name) for name in DRAFT.__dataclass_fields__}
    del values["request_key"]
    return AgreementDraft(**(values | more))


def new(office: Office, **more: Any) -> int:
    return office.write(record_agreement, fresh(**more)).value


def test_an_agreement_is_numbered_once_and_found_by_what_it_says(office: Office) -> None:
    number = recorded(office)
    assert recorded(office) == number  # the same draft again
    other = new(office, title="خواهرخواندگی", country="ارمنستان", other_party="شهرداری ایروان")
    row = as_it_stands(office, number)
    assert (row.number, as_it_stands(office, other).number) == ("1405/تف/001", "1405/تف/002")
    assert (row.state, row.days_left) == (AgreementState.IN_FORCE, 160)
    found = office.read(list_agreements, AgreementFilter(text="بالکان گردشگري"))
    assert [one.id for one in found] == [number]
    assert office.read(count_agreements, AgreementFilter(country="ارمن")) == 1
    line = office.read(journal.history, Kind.AGREEMENT, number)[0]
    assert "۱۴۰۵/تف/۰۰۱" in line.words


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"title": " "}, "title"),
        ({"title": "ا" * 501}, "title"),
        ({"other_party": ""}, "other_party"),
        ({"other_party_id": 999}, "other_party"),
        ({"responsible_id": 999}, "responsible"),
        ({"signed_on": None}, "signed_on"),
        ({"signed_on": TODAY + timedelta(days=1)}, "signed_on"),
        ({"expires_on": DRAFT.signed_on}, "expires_on"),
        ({"notice_days": -1}, "notice_days"),
        ({"notice_days": 1001}, "notice_days"),
    ],
)
def test_what_cannot_be_taken_is_said_beside_its_field(
    local_office: Office, more: dict[str, Any], field: str
) -> None:
    with pytest.raises(InvalidFields) as error:
        new(local_office, **more)
    assert [one.field for one in error.value.problems] == [field]
    # No number was used up.
    assert as_it_stands(local_office, recorded(local_office)).number == "1405/تف/001"


def test_all_that_is_wrong_is_said_at_once(local_office: Office) -> None:
    with pytest.raises(InvalidFields) as error:
        new(local_office, title="", other_party="", signed_on=None, notice_days=-1)
    fields = [one.field for one in error.value.problems]
    assert fields == ["title", "other_party", "signed_on", "notice_days"]


def test_who_stands_in_the_directory_keeps_his_name(office: Office) -> None:
    body = ContactDraft(kind=ContactKind.ORGANISATION, name="کنسولگری ترکمنستان")
    party = office.write(add_contact, body).value
    row = as_it_stands(office, new(office, other_party="", other_party_id=party))
    assert (row.other_party, row.other_party_id) == ("کنسولگری ترکمنستان", party)


def test_renewed_ended_and_taken_back(office: Office, clock: FixedClock) -> None:
    number = recorded(office)
    for day in (None, DRAFT.expires_on, date(2026, 1, 1)):
        with pytest.raises(InvalidFields) as error:
            do(office, renew_agreement, number, day, "")
        assert error.value.problems[0].field == "expires_on"
    do(office, renew_agreement, number, date(2029, 5, 1), "نامه ۱۲/۳۴")
    row = as_it_stands(office, number)
    assert (row.expires_on, row.last_step) == (
        date(2029, 5, 1),
        "تا ۱۴۰۸/۰۲/۱۲ تمدید شد: نامه ۱۲/۳۴",
    )
    wrong = ((TODAY + timedelta(days=1), "چون"), (date(2025, 1, 1), "چون"), (TODAY, " "))
    for day, reason in wrong:
        with pytest.raises(InvalidFields):
            do(office, end_agreement, number, day, reason)
    do(office, end_agreement, number, None, "به پایان رسید")
    ended = as_it_stands(office, number)
    assert (ended.state, ended.ended_on) == (AgreementState.ENDED, TODAY)
    for deed in (
        (amend_agreement, fresh(title="دیگر")),
        (renew_agreement, date(2031, 1, 1), ""),
        (end_agreement, TODAY, "باز"),
    ):
        with pytest.raises(NotAllowed):
            do(office, deed[0], number, *deed[1:])
    do(office, take_agreement_step_back, number)
    do(office, take_agreement_step_back, number)
    assert as_it_stands(office, number).expires_on == DRAFT.expires_on
    with pytest.raises(NotAllowed, match="شماره گرفته"):
        do(office, take_agreement_step_back, number)
    steps = office.read(agreement_sheet, number).steps
    assert [one.taken_back for one in steps] == [False, True, True]


def test_corrected_and_not_twice(office: Office) -> None:
    number = recorded(office)
    version = office.read(agreement_version, number)
    do(office, amend_agreement, number, fresh())
    assert office.read(agreement_version, number) == version  # nothing differs
    do(office, amend_agreement, number, fresh(progress="نیمی از بندها انجام شد"))
    assert as_it_stands(office, number).last_step == "پیشرفت اجرا نوشته شد."
    with pytest.raises(StaleRecord):
        office.write(amend_agreement, number, version, fresh(title="دیر رسید"))


def test_each_view_finds_its_own_and_knows_the_place_of_a_line(office: Office) -> None:
    late = new(office, title="گذشته", expires_on=date(2026, 11, 1))
    soon = new(office, title="نزدیک", expires_on=date(2026, 12, 1), notice_days=30)
    sooner = new(office, title="نزدیک‌تر", expires_on=TODAY, notice_days=0)
    far = new(office, title="دور", expires_on=date(2026, 12, 1), notice_days=5)
    free = new(office, title="بی‌مدت", expires_on=None)
    over = new(office, title="پایان‌یافته", expires_on=date(2026, 12, 1))
    do(office, end_agreement, over, TODAY, "انجام شد")
    wanted = {
        AgreementView.ALL: {late, soon, sooner, far, free, over},
        AgreementView.IN_FORCE: {soon, sooner, far, free},
        AgreementView.EXPIRING: {soon, sooner},
        AgreementView.EXPIRED: {late},
    }
    for view, numbers in wanted.items():
        asked = AgreementFilter(view=view)
        rows = office.read(list_agreements, asked)
        assert {one.id for one in rows} == numbers
        assert office.read(count_agreements, asked) == len(numbers)
        for place, one in enumerate(rows):
            assert office.read(agreement_place, asked, one.id) == place
    assert office.read(agreement_place, AgreementFilter(view=AgreementView.EXPIRED), soon) is None
    ahead = office.read(list_agreements, AgreementFilter(view=AgreementView.EXPIRING))
    assert [one.id for one in ahead] == [sooner, soon]
    kinds = AgreementFilter(kinds=(AgreementKind.CONTRACT,))
    assert office.read(count_agreements, kinds) == 0


@given(
    expires=st.none() | st.integers(-400, 400),
    notice=st.integers(0, 300),
    ended=st.booleans(),
)
def test_how_it_stands_follows_from_its_days_alone(
    expires: int | None, notice: int, ended: bool
) -> None:
    expires_on = None if expires is None else TODAY + timedelta(days=expires)
    record = {
        "expires_on": expires_on,
        "notice_days": notice,
        "ended_on": TODAY if ended else None,
    }
    state = agreement_state(record, TODAY)
    if ended:
        assert state is AgreementState.ENDED
    elif expires is None or expires > notice:
        assert state is AgreementState.IN_FORCE
    else:
        assert state is (AgreementState.EXPIRED if expires < 0 else AgreementState.EXPIRING)


def test_a_reminder_follows_its_term(office: Office) -> None:
    number = recorded(office)
    draft = ReminderDraft(
        kind=Kind.AGREEMENT,
        record_id=number,
        note="تمدید",
        anchor="notice",
        lead=Lead(LeadUnit.DAYS),
    )
    office.write(set_reminder, draft)
    before = office.read(list_reminders, ReminderFilter())[0]
    do(office, renew_agreement, number, date(2028, 5, 1), "")
    after = office.read(list_reminders, ReminderFilter())[0]
    assert (after.at - before.at).days == 365
    assert office.read(seen_parts, Kind.AGREEMENT, number)[0].anchors["expiry"].on == date(
        2028, 5, 1
    )
    do(office, end_agreement, number, TODAY, "پایان")
    assert office.read(seen_parts, Kind.AGREEMENT, number)[0].is_settled


def test_its_case_shows_it_but_no_secret_case_is_named(office: Office, clerk: int) -> None:
    case = opened(office, CaseKind.DELEGATION, classification=Classification.SECRET)
    number = new(office, case_id=case)
    assert [one.id for one in sheet(office, case).agreements] == [number]
    reader = OperatorDraft(
        name="reader",
        full_name="خواننده",
        rights=frozenset({Right.READ_PROTOCOL, Right.RUN_PROTOCOL}),
        clearance=Classification.ORDINARY,
    )
    office.write(add_operator, reader)
    secret = new(office, title="محرمانه", classification=Classification.SECRET)
    office.sign_in_as("reader")
    assert as_it_stands(office, number).case_number == ""
    # Its case stays, though he may not see it.
    do(office, amend_agreement, number, fresh(case_id=case, progress="پیش رفت"))
    with pytest.raises(NotFound):
        new(office, case_id=case)
    with pytest.raises(NotFound):
        office.read(agreement_sheet, secret)
    assert office.read(count_agreements, AgreementFilter()) == 1
    with pytest.raises(NotAllowed):
        new(office, classification=Classification.SECRET)
    office.sign_in_as("clerk")
    for question in (list_agreements, count_agreements):
        with pytest.raises(NotAllowed):
            office.read(question, AgreementFilter())
    with pytest.raises(NotAllowed):
        new(office)


def test_its_signed_text_is_kept_with_it(office: Office, tmp_path: Path) -> None:
    number = recorded(office)
    paper = tmp_path / "متن.pdf"
    paper.write_bytes(b"%PDF-1.4 signed")
    office.write(attach_agreement_files, number, [paper])
    (file,) = office.read(agreement_sheet, number).files
    assert file.name == "متن.pdf"
    do(office, renew_agreement, number, date(2029, 5, 1), "")
    do(office, take_agreement_step_back, number)
    assert len(office.read(agreement_sheet, number).files) == 1
    office.write(detach_agreement_file, file.id)
    assert office.read(agreement_sheet, number).files == ()


def test_today_counts_what_expires_and_lists_what_is_over_first(office: Office) -> None:
    soon = new(office, title="نزدیک", expires_on=date(2026, 12, 1), notice_days=30)
    over = new(office, title="گذشته", expires_on=date(2026, 11, 1))
    new(office, title="دور", expires_on=date(2029, 1, 1))
    today = office.read(today_sheet)
    counts = {card.name: (card, count) for card, count in today.counts}
    card, count = counts["agreements_expiring"]
    assert (count, card.wanted.view) == (1, AgreementView.EXPIRING)
    lines = {one.name: lines for one, lines in today.lists}["agreements"]
    assert [(one.kind, one.record_id) for one in lines] == [
        (Kind.AGREEMENT, over),
        (Kind.AGREEMENT, soon),
    ]


def _record(office: Office, number: int) -> None:
    # By the clock of this machine, which no test sets.
    day = date(2024, 1, 1)
    office.write(record_agreement, fresh(title=f"میز {number}", signed_on=day))


def test_desks_that_record_at_once_share_no_number(office: Office, store_url: str) -> None:
    assert at_once(store_url, _record, 3) == {"done": 3}
    rows = office.read(list_agreements, AgreementFilter())
    assert sorted(one.number.rpartition("/")[2] for one in rows) == ["001", "002", "003"]
