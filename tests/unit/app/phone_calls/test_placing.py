"""Calls the governor asked for: by priority, tried, put through, handed over, all taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import time, timedelta
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis.strategies import lists, sampled_from

from app.check import check_store
from app.clock import FixedClock
from app.errors import AppError, InvalidInput, NotAllowed
from app.marks import Urgency
from app.office import Office
from app.phone_calls import (
    WAITING_TO_BE_PLACED,
    AttemptDraft,
    AttemptOutcome,
    CallDirection,
    CallDraft,
    CallFilter,
    CallPath,
    CallState,
    SpokeWith,
    amend_call,
    call_counts,
    call_sheet,
    close_call,
    finish_direct_call,
    hand_over,
    list_calls,
    log_attempt,
    log_call,
    log_placing,
    take_back,
)

ASKED = CallDraft(
    direction=CallDirection.OUTGOING,
    path=CallPath.PLACED,
    caller_name="وزیر راه",
    subject="آزادراه",
)
NO_ANSWER = AttemptDraft(outcome=AttemptOutcome.NO_ANSWER)
ABSENT = AttemptDraft(outcome=AttemptOutcome.ABSENT, words="در جلسه هیئت دولت")
CONNECTED = AttemptDraft(outcome=AttemptOutcome.CONNECTED)


def placed(office: Office) -> int:
    return office.write(log_call, replace(ASKED, request_key=uuid4())).value


def state(office: Office, number: int) -> CallState:
    return office.read(call_sheet, number).state


def step(office: Office, number: int, deed: object, *arguments: object) -> None:
    office.write(deed, number, office.read(call_sheet, number).version, *arguments)  # type: ignore[arg-type]  # deeds of several shapes


def test_it_is_tried_until_somebody_answers(office: Office, clock: FixedClock) -> None:
    number = placed(office)
    assert state(office, number) is CallState.TO_PLACE
    step(office, number, log_placing, NO_ANSWER)
    step(office, number, log_placing, ABSENT)
    clock.advance(timedelta(days=1))
    step(office, number, log_placing, CONNECTED)
    sheet = office.read(call_sheet, number)
    assert [attempt.outcome for attempt in sheet.attempts] == [
        AttemptOutcome.NO_ANSWER,
        AttemptOutcome.ABSENT,
        AttemptOutcome.CONNECTED,
    ]
    assert sheet.state is CallState.CONNECTED
    assert sheet.spoke_with is SpokeWith.GOVERNOR
    assert sheet.connected_at == clock.now()
    # The talk ends on the day it was put through, not on the day it was asked for.
    step(office, number, finish_direct_call, time(10, 45), "قول پیگیری داد.")
    sheet = office.read(call_sheet, number)
    assert sheet.state is CallState.CLOSED
    assert sheet.ended_at is not None
    assert sheet.ended_at.date() == clock.today()
    # A correction of what was asked leaves what came of it alone.
    step(office, number, amend_call, replace(ASKED, subject="آزادراه حرم تا حرم"))
    sheet = office.read(call_sheet, number)
    assert (sheet.subject, sheet.result) == ("آزادراه حرم تا حرم", "قول پیگیری داد.")
    assert check_store(office.database) == []


def test_it_is_handed_to_the_director_general(office: Office) -> None:
    number = placed(office)
    step(office, number, hand_over, "استاندار در سفر است.")
    assert state(office, number) is CallState.HANDED_OVER
    with pytest.raises(InvalidInput):
        step(office, number, close_call)
    step(office, number, log_placing, CONNECTED)
    assert office.read(call_sheet, number).spoke_with is SpokeWith.DIRECTOR_GENERAL
    step(office, number, take_back)
    sheet = office.read(call_sheet, number)
    assert (sheet.state, sheet.spoke_with, sheet.connected_at) == (
        CallState.HANDED_OVER,
        None,
        None,
    )
    assert sheet.attempts == ()
    step(office, number, take_back)
    assert state(office, number) is CallState.TO_PLACE
    with pytest.raises(NotAllowed):
        step(office, number, take_back)


def test_the_list_begins_with_the_most_urgent_then_the_longest_waiting(
    office: Office, clock: FixedClock
) -> None:
    for name, urgency in (
        ("سه", Urgency.NORMAL),
        ("یک", Urgency.IMMEDIATE),
        ("چهار", Urgency.NORMAL),
        ("دو", Urgency.URGENT),
    ):
        office.write(
            log_call,
            replace(ASKED, caller_name=name, urgency=urgency, request_key=uuid4()),
        )
        clock.advance(timedelta(minutes=1))
    rows = office.read(list_calls, CallFilter(states=WAITING_TO_BE_PLACED))
    assert [row.caller_name for row in rows] == ["یک", "دو", "سه", "چهار"]
    assert office.read(call_counts).to_place == 4


def test_telling_and_placing_have_outcomes_of_their_own(office: Office) -> None:
    number = placed(office)
    with pytest.raises(InvalidInput):
        step(office, number, log_placing, AttemptDraft(outcome=AttemptOutcome.TOLD))
    with pytest.raises(NotAllowed):
        step(office, number, log_attempt, NO_ANSWER)
    call = CallDraft(caller_name="بهمن", subject="راه", request="شرح")
    with pytest.raises(NotAllowed):
        step(office, office.write(log_call, call).value, log_placing, CONNECTED)


DEEDS = {
    "no answer": (log_placing, NO_ANSWER),
    "absent": (log_placing, ABSENT),
    "connected": (log_placing, CONNECTED),
    "hand over": (hand_over, ""),
    "finish": (finish_direct_call, time(10, 30), "شد"),
    "close": (close_call, "نیازی نبود"),
    "back": (take_back,),
}


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(lists(sampled_from(sorted(DEEDS)), max_size=9))
def test_whatever_is_tried_the_record_stays_sound(local_office: Office, names: list[str]) -> None:
    number = placed(local_office)
    for name in names:
        before = local_office.read(call_sheet, number)
        try:
            step(local_office, number, *DEEDS[name])
        except AppError:
            assert local_office.read(call_sheet, number) == before
    assert check_store(local_office.database) == []
