"""The day's log and the evening's folder, on both stores."""

from __future__ import annotations

from datetime import time, timedelta

import pytest

from app.clock import FixedClock, to_tehran
from app.errors import InvalidInput, NotAllowed, NotFound, StaleRecord
from app.marks import Classification
from app.office import Office
from app.phone_calls import (
    CallDraft,
    CallOutcome,
    CallState,
    call_sheet,
    close_call,
    day_logs,
    log_call,
    put_all_in_folder,
    take_back,
    waiting_sheets,
)
from app.phone_calls.day_log import MOST_DAYS


def log(office: Office, subject: str, **more: object) -> int:
    draft = CallDraft(caller_name="رضا احمدی", subject=subject, request="شرح", **more)  # type: ignore[arg-type]  # fields by name
    return office.write(log_call, draft).value


def test_a_day_holds_its_calls_in_the_order_they_came(office: Office, clock: FixedClock) -> None:
    today = to_tehran(clock.now()).date()
    log(office, "دوم", called_at=time(9))
    log(office, "اول", called_at=time(8))
    log(office, "دیروز", called_on=today - timedelta(days=1), called_at=time(23, 59))
    yesterday, day = office.read(day_logs, today - timedelta(days=1), today)
    assert [line.call.subject for line in day.lines] == ["اول", "دوم"]
    assert [line.call.subject for line in yesterday.lines] == ["دیروز"]
    assert {line.taken_by for line in day.lines} == {office.operator.full_name}


def test_a_day_without_calls_is_there_too(office: Office, clock: FixedClock) -> None:
    today = clock.today()
    assert [len(day.lines) for day in office.read(day_logs, today, today)] == [0]


def test_days_the_wrong_way_round_or_too_many_are_refused(
    office: Office, clock: FixedClock
) -> None:
    today = clock.today()
    for to_day in (today - timedelta(days=1), today + timedelta(days=MOST_DAYS)):
        with pytest.raises(InvalidInput) as refusal:
            office.read(day_logs, today, to_day)
        assert refusal.value.field == "to_day"


def test_what_is_above_the_clearance_is_not_in_the_log(office: Office, clerk: int) -> None:
    log(office, "عادی")
    log(office, "محرمانه", classification=Classification.CONFIDENTIAL)
    today = office.clock.today()
    office.sign_in(clerk)
    (day,) = office.read(day_logs, today, today)
    assert [line.call.subject for line in day.lines] == ["عادی"]


def test_what_waits_is_every_form_not_yet_in_the_folder(office: Office) -> None:
    first, second = log(office, "یک"), log(office, "دو")
    log(office, "بی‌پاسخ", outcome=CallOutcome.MISSED)
    closed = log(office, "بسته")
    office.write(close_call, closed, 1, "تکراری بود.")
    sheets = office.read(waiting_sheets)
    assert [sheet.id for sheet in sheets] == [first, second]


def test_all_go_in_at_once_and_come_back_one_by_one(office: Office) -> None:
    first, second = log(office, "یک"), log(office, "دو")
    sheets = office.read(waiting_sheets)
    done = office.write(put_all_in_folder, [(sheet.id, sheet.version) for sheet in sheets])
    assert done.value == 2
    with pytest.raises(NotFound):
        office.read(waiting_sheets)
    office.write(take_back, second, office.read(call_sheet, second).version)
    assert office.read(call_sheet, second).state is CallState.RECORDED
    assert office.read(call_sheet, first).state is CallState.IN_FOLDER


def test_one_changed_after_printing_stops_all_and_is_named(office: Office) -> None:
    first, second = log(office, "یک"), log(office, "دو")
    sheets = office.read(waiting_sheets)
    office.write(close_call, second, 1, "پس از چاپ.")
    with pytest.raises(StaleRecord) as refusal:
        office.write(put_all_in_folder, [(sheet.id, sheet.version) for sheet in sheets])
    assert "۲" in refusal.value.message
    assert office.read(call_sheet, first).state is CallState.RECORDED


def test_the_folder_needs_the_right_and_hides_the_secret(office: Office, clerk: int) -> None:
    log(office, "محرمانه", classification=Classification.CONFIDENTIAL)
    secret = office.read(waiting_sheets)[0]
    office.sign_in(clerk)
    with pytest.raises(NotFound):
        office.read(waiting_sheets)
    with pytest.raises((NotFound, NotAllowed)):
        office.write(put_all_in_folder, [(secret.id, secret.version)])
