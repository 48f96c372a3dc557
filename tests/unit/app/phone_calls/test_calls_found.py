"""Calls found by who called, what was asked and what came of it, from any row of the list."""

from __future__ import annotations

from dataclasses import replace
from datetime import time, timedelta
from uuid import uuid4

import pytest

from app.check.search import search_tables_agree
from app.check.search_keys import records_are_found
from app.clock import FixedClock
from app.marks import Urgency
from app.office import Office
from app.phone_calls import (
    WAITING_TO_BE_PLACED,
    CallDirection,
    CallDraft,
    CallFilter,
    CallPath,
    SpokeWith,
    call_place,
    call_sheet,
    count_calls,
    finish_direct_call,
    list_calls,
    log_call,
    take_back,
)
from app.search.everything import search_everything
from app.search_sources import SOURCES

CALL = CallDraft(
    path=CallPath.DIRECT,
    spoke_with=SpokeWith.GOVERNOR,
    caller_name="رضا احمدی",
    caller_post="دهیار",
    organisation="دهیاری آبگرم",
    phone="0915 123 4567",
    subject="راه روستا",
    request="آسفالت تا پل و چراغ میدان",
)
ASKED = CallDraft(direction=CallDirection.OUTGOING, path=CallPath.PLACED, caller_name="وزیر راه")


def logged(office: Office, draft: CallDraft = CALL, **fields: object) -> int:
    made = replace(draft, request_key=uuid4(), **fields)  # type: ignore[arg-type]  # any field
    return office.write(log_call, made).value


def found(office: Office, text: str) -> list[int]:
    ids = [row.id for row in office.read(list_calls, CallFilter(text=text))]
    assert office.read(count_calls, CallFilter(text=text)) == len(ids)
    return ids


def proved(office: Office) -> None:
    with office.database.connection() as connection:
        assert [*records_are_found(connection), *search_tables_agree(connection)] == []


@pytest.mark.parametrize(
    "typed",
    [
        "چراغ",
        "میدان احمدي",
        "از:احمدی",
        "از:دهیار چراغ",
        "واحد:آبگرم",
        "09151234567",
        "۰۹۱۵ ۱۲۳ ۴۵",
        "234567",
        "«چراغ میدان»",
        "تاریخ:امروز آسفالت",
    ],
)
def test_a_call_is_found_by_whatever_was_written_of_it(office: Office, typed: str) -> None:
    call = logged(office)
    logged(office, ASKED, subject="آزادراه")
    assert found(office, typed) == [call]


def test_whom_we_call_is_no_sender(office: Office) -> None:
    call = logged(office, ASKED, subject="آزادراه")
    assert (found(office, "به:وزیر"), found(office, "از:وزیر")) == ([call], [])


def test_a_result_is_found_when_it_is_written_and_not_once_it_is_taken_back(
    office: Office, clock: FixedClock
) -> None:
    call = logged(office)
    clock.advance(timedelta(minutes=5))
    office.write(finish_direct_call, call, 1, time(12, 10), "قول بازدید داده شد")
    assert found(office, "بازدید") == [call]
    proved(office)
    office.write(take_back, call, office.read(call_sheet, call).version)
    assert found(office, "بازدید") == []
    proved(office)


def test_every_list_is_read_from_any_of_its_calls(office: Office, clock: FixedClock) -> None:
    urgencies = (Urgency.NORMAL, Urgency.IMMEDIATE, Urgency.NORMAL, Urgency.URGENT)
    for urgency in urgencies:
        logged(office, ASKED, subject="آزادراه", urgency=urgency)
        logged(office)
        clock.advance(timedelta(minutes=1))
    asked = (
        CallFilter(),
        CallFilter(text="راه"),
        CallFilter(text="آزاد"),
        CallFilter(states=WAITING_TO_BE_PLACED),
        CallFilter(states=WAITING_TO_BE_PLACED, text="آزاد"),
    )
    for wanted in asked:
        whole = [row.id for row in office.read(list_calls, wanted)]
        assert len(whole) >= len(urgencies)
        for place, number in enumerate(whole):
            assert office.read(call_place, wanted, number) == place
            rows = office.read(list_calls, wanted, after=number, offset=-1, limit=3)
            assert [row.id for row in rows] == whole[place : place + 3]
        assert office.read(count_calls, wanted, most=2) == 3


def test_the_box_shows_who_called_and_when(office: Office) -> None:
    call = logged(office)
    (group,) = office.read(search_everything, "چراغ", SOURCES).groups
    (line,) = group.lines
    assert (line.id, line.number, line.title) == (call, "1405/ت/1", "راه روستا")
    assert (line.who, line.state) == ("رضا احمدی · دهیاری آبگرم", "وصل شد")
    assert "چراغ" in line.context
