"""One operator at two desks: what both put off at once is put off, and nobody meets a fault."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest

from app.changes import Kind
from app.office import Office, open_office
from app.phone_calls import CallDraft, log_call
from app.reminders import Due, ReminderDraft, ReminderFilter, list_reminders, put_off, set_reminder


@pytest.fixture
def desks(office: Office, store_url: str) -> Iterator[tuple[Office, Office]]:
    with open_office(store_url) as other:
        other.sign_in_as()
        yield office, other


def test_both_put_the_same_off(desks: tuple[Office, Office]) -> None:
    office, other = desks
    call = office.write(log_call, CallDraft(caller_name="ا", subject="راه", request="پ")).value
    at = max(desk.clock.now() for desk in desks) + timedelta(hours=1)
    number = office.write(set_reminder, ReminderDraft(kind=Kind.CALL, record_id=call, at=at)).value
    (row,) = office.read(list_reminders, ReminderFilter())
    due, ready = Due(Kind.REMINDER, number, row.at), Barrier(2, timeout=10)

    def off(desk: Office) -> None:
        for minutes in range(1, 9):
            ready.wait()
            desk.write(put_off, [due], at + timedelta(minutes=minutes))

    with ThreadPoolExecutor(2) as both:
        for one in [both.submit(off, desk) for desk in (office, other)]:
            one.result()
    (row,) = office.read(list_reminders, ReminderFilter())
    assert row.put_off_until == at + timedelta(minutes=8)
