"""Importing past calls: closed history under today's numbers, the old number kept and found."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

import pytest

from app.changes import Kind
from app.check import check_store
from app.clock import FixedClock
from app.contacts import ContactDraft, PhoneDraft, add_contact
from app.errors import NotAllowed
from app.exchange import Plan, import_plan
from app.marks import Classification
from app.numbering import CALLS, list_series
from app.office import Office
from app.phone_calls import (
    CallChannel,
    CallDirection,
    CallDraft,
    CallFilter,
    CallOutcome,
    CallPath,
    CallSheet,
    CallState,
    SpokeWith,
    amend_call,
    call_counts,
    call_sheet,
    list_calls,
    log_call,
)
from app.progress import Cancelled, Progress
from spreadsheets import NATIONAL_ID, planned, saved

HEAD = ("شماره", "تاریخ", "ساعت", "تماس‌گیرنده", "تلفن", "موضوع", "شرح", "نتیجه")
ROW = ("87/ب", "1402/5/9", "9:15", "رضا احمدي", 9151112233, "آب", "آب قطع است.", "وصل شد")


def brought_in(office: Office, path: Path, rows: list[tuple[Any, ...]]) -> Plan[Any]:
    plan = planned(office, Kind.CALL, saved(path / "calls.xlsx", rows))
    office.write(import_plan, plan)
    assert check_store(office.database) == []
    return plan


def sheets(office: Office) -> list[CallSheet]:
    rows = office.read(list_calls, CallFilter(), limit=100)
    return [office.read(call_sheet, row.id) for row in rows]


def test_a_past_call_is_closed_history_under_todays_number(office: Office, tmp_path: Path) -> None:
    office.write(log_call, CallDraft(caller_name="مریم", subject="امروز", request="شرح"))
    plan = brought_in(office, tmp_path, [HEAD, ROW])
    assert plan.refusals == ()
    sheet = sheets(office)[-1]
    assert sheet.number == "1405/ت/2"
    assert sheet.former_number == "87/ب"
    assert sheet.back_dated
    assert sheet.state is CallState.CLOSED
    assert [step.state for step in sheet.steps] == [CallState.RECORDED, CallState.CLOSED]
    assert sheet.called_at.astimezone(UTC) == datetime(2023, 7, 31, 5, 45, tzinfo=UTC)
    assert (sheet.caller_name, sheet.phone, sheet.result) == (
        "رضا احمدی",
        "0915 111 2233",
        "وصل شد",
    )
    (found,) = office.read(list_calls, CallFilter(text="۸۷/ب"))
    assert found.id == sheet.id


def test_the_past_waits_for_nobody(office: Office, tmp_path: Path) -> None:
    before = office.read(call_counts)
    brought_in(office, tmp_path, [HEAD, ROW])
    assert office.read(call_counts) == before


def test_correcting_it_keeps_its_old_number(office: Office, tmp_path: Path) -> None:
    brought_in(office, tmp_path, [HEAD, ROW])
    (sheet,) = sheets(office)
    draft = CallDraft(
        caller_name="رضا احمدی",
        subject="آب شرب",
        request="شرح",
        called_on=date(2023, 7, 31),
        called_at=time(9, 15),
    )
    office.write(amend_call, sheet.id, sheet.version, draft)
    (amended,) = sheets(office)
    assert (amended.former_number, amended.result) == ("87/ب", "وصل شد")
    assert office.read(list_calls, CallFilter(text="87/ب"))
    assert check_store(office.database) == []


def test_what_an_old_register_leaves_unsaid_is_completed(office: Office, tmp_path: Path) -> None:
    long = "درخواست رسیدگی به وضع راه روستایی که پس از بارش برف بسته شده و سه روستا در محاصره است"
    rows = [
        ("تاریخ و ساعت", "نام", "موضوع", "شرح", "جهت", "گونه", "شمار صفحه", "وصل به"),
        ("1402/5/9 10:42", "رضا", "وام", "", "", "", "", ""),
        ("1402/5/10", "مریم", "", long, "صادره", "", "", ""),
        ("1402/5/11", "فرمانداری", "گزارش", "", "وارده", "فکس", 3, ""),
        ("1402/5/12", "علی", "راه", "", "", "", "", "مدیر کل"),
    ]
    assert brought_in(office, tmp_path, rows).refusals == ()
    direct, fax, out, phone = sheets(office)
    assert (direct.path, direct.spoke_with) == (CallPath.DIRECT, SpokeWith.DIRECTOR_GENERAL)
    assert direct.state is CallState.CLOSED
    assert (phone.request, phone.called_at.time()) == ("وام", time(10, 42))
    assert out.subject.endswith(" …")
    assert long.startswith(out.subject.removesuffix(" …"))
    assert (out.direction, out.path) == (CallDirection.OUTGOING, CallPath.RECORD)
    assert out.called_at.time() == time(0)
    assert (fax.channel, fax.pages, fax.state) == (CallChannel.FAX, 3, CallState.CLOSED)


@pytest.mark.parametrize(
    ("column", "value", "field"),
    [
        (1, "", "called_on"),
        (1, "شنبه", "called_on"),
        (1, "1406/1/1", "called_on"),
        (2, "25:00", "called_at"),
        (3, "", "caller_name"),
        (4, "12", "phone"),
        (4, "=A1", "phone"),
    ],
)
def test_a_row_the_form_would_refuse_is_refused(
    office: Office, tmp_path: Path, column: int, value: str, field: str
) -> None:
    row = (*ROW[:column], value, *ROW[column + 1 :])
    plan = brought_in(office, tmp_path, [HEAD, row])
    assert [(one.row, one.field) for one in plan.refusals] == [(2, field)]
    assert sheets(office) == []


def test_choices_are_read_by_their_words_and_nothing_else(office: Office, tmp_path: Path) -> None:
    rows = [
        (*HEAD, "سرانجام زنگ", "طبقه‌بندی", "وضعیت"),
        (*ROW, "بی‌پاسخ ماند", "محرمانه", "مختومه"),
        (*ROW, "شاید", "پنهان", ""),
        (*ROW, "", "", "باطل"),
    ]
    plan = brought_in(office, tmp_path, rows)
    assert [(one.row, one.field) for one in plan.refusals] == [
        (3, "outcome"),
        (3, "classification"),
        (4, "state"),
    ]
    (sheet,) = sheets(office)
    assert sheet.outcome is CallOutcome.MISSED
    assert sheet.classification is Classification.CONFIDENTIAL


def test_the_same_file_twice_adds_nothing(office: Office, tmp_path: Path) -> None:
    rows = [HEAD, ROW, ROW, ("88", *ROW[1:])]
    first = brought_in(office, tmp_path, rows)
    assert [one.reason for one in first.repeated] == ["همان سطر ۲ است."]
    again = brought_in(office, tmp_path, rows)
    assert (len(again.taken), len(again.repeated)) == (0, 3)
    assert len(sheets(office)) == 2


def test_a_caller_the_directory_plainly_has_is_linked(office: Office, tmp_path: Path) -> None:
    known = ContactDraft(name="رضا احمدی", phones=(PhoneDraft(number="09151112233"),))
    by_phone = office.write(add_contact, known).value
    by_id = office.write(add_contact, ContactDraft(name="مریم", identity_number=NATIONAL_ID)).value
    rows = [
        (*HEAD, "کد ملی"),
        (*ROW, ""),
        ("88", *ROW[1:3], "م. احمدی", "", *ROW[5:], int(NATIONAL_ID)),
        ("89", *ROW[1:3], "رضا احمدی", "", *ROW[5:], ""),
    ]
    brought_in(office, tmp_path, rows)
    callers = {sheet.former_number: sheet.caller_id for sheet in sheets(office)}
    assert callers == {"87/ب": by_phone, "88": by_id, "89": None}


def test_a_cancelled_import_takes_no_number(office: Office, tmp_path: Path) -> None:
    plan = planned(office, Kind.CALL, saved(tmp_path / "a.xlsx", [HEAD, ROW]))
    progress = Progress(lambda done, _of, stage: progress.cancel() if "نوشتن" in stage else None)
    with pytest.raises(Cancelled):
        office.write(import_plan, plan, progress)
    assert sheets(office) == []
    assert office.read(list_series) == []


def test_numbers_go_on_without_a_gap(office: Office, clock: FixedClock, tmp_path: Path) -> None:
    rows = [HEAD, *((f"{place}", *ROW[1:]) for place in range(20))]
    brought_in(office, tmp_path, rows)
    office.write(log_call, CallDraft(caller_name="مریم", subject="امروز", request="شرح"))
    (line,) = office.read(list_series)
    assert (line.series, line.last) == (CALLS, 21)


def test_nobody_brings_in_what_he_could_not_see(office: Office, clerk: int, tmp_path: Path) -> None:
    office.sign_in(clerk)
    plan = brought_in(office, tmp_path, [(*HEAD, "طبقه‌بندی"), (*ROW, "سری")])
    assert [one.field for one in plan.refusals] == ["classification"]
    office.sign_in_as()
    assert sheets(office) == []


def test_nobody_without_the_right_imports(office: Office, tmp_path: Path) -> None:
    plan = planned(office, Kind.CALL, saved(tmp_path / "a.xlsx", [HEAD, ROW]))
    from app.access import Right
    from app.operators import OperatorDraft, add_operator

    draft = OperatorDraft(name="x", full_name="x", rights=frozenset({Right.READ_CALLS}))
    office.sign_in(office.write(add_operator, draft).value)
    with pytest.raises(NotAllowed):
        office.write(import_plan, plan)
