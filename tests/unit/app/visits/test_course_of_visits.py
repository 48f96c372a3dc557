"""A daily visitor's course, and each step of it taken back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from app.clock import FixedClock
from app.errors import InvalidFields, InvalidInput, NotAllowed
from app.office import Office
from app.visits import (
    Decision,
    DecisionDraft,
    NextStep,
    VisitState,
    announce,
    arrive,
    close_visit,
    decide,
    enter,
    leave,
    no_show,
    take_visit_step_back,
    visits_of_day,
    waiting_room,
    withdraw,
)
from visits_seat import do, petition, received, refused, requested, seen, sheet_of, state_of


def test_a_walk_in_from_the_door_to_the_door(office: Office, clock: FixedClock) -> None:
    visit = received(office, companions="دو برادرش", group_size=3)
    (row,) = office.read(waiting_room)
    assert (row.next_step, row.minutes, row.group_size) == (NextStep.ANNOUNCE, 0, 3)
    clock.advance(timedelta(minutes=31))
    (row,) = office.read(waiting_room)
    assert (row.minutes, row.is_late) == (31, True)
    do(office, announce, visit)
    assert office.read(waiting_room)[0].next_step is NextStep.DECIDE
    do(office, decide, visit, DecisionDraft(minutes=10))
    (row,) = office.read(waiting_room)
    assert (row.next_step, row.allowed_minutes) == (NextStep.ENTER, 10)
    do(office, enter, visit)
    clock.advance(timedelta(minutes=9))
    (row,) = office.read(waiting_room)
    assert (row.next_step, row.minutes, row.is_late) == (NextStep.LEAVE, 9, False)
    clock.advance(timedelta(minutes=2))
    assert office.read(waiting_room)[0].is_late
    do(office, leave, visit)
    sheet = sheet_of(office, visit)
    assert sheet.state is VisitState.OUT
    assert sheet.left_at is not None
    assert sheet.entered_at is not None
    assert sheet.left_at - sheet.entered_at == timedelta(minutes=11)
    assert not office.read(waiting_room)
    today = clock.today()
    assert [row.id for row in office.read(visits_of_day, today)] == [visit]


def test_the_room_shows_who_is_inside_first_then_by_their_hour(
    office: Office, clock: FixedClock
) -> None:
    first = received(office)
    clock.advance(timedelta(minutes=5))
    second = received(office, visitor_name="مریم ندیمی")
    clock.advance(timedelta(minutes=5))
    third = received(office, visitor_name="رضا شریف")
    assert [row.id for row in office.read(waiting_room)] == [first, second, third]
    do(office, announce, third)
    do(office, decide, second, DecisionDraft())
    assert [row.id for row in office.read(waiting_room)] == [second, third, first]
    do(office, enter, second)
    assert office.read(waiting_room)[0].id == second


def test_nobody_goes_in_without_leave(office: Office) -> None:
    visit = received(office)
    assert "نمی‌تواند" in refused(NotAllowed, office, enter, visit)
    do(office, announce, visit)
    assert "نمی‌تواند" in refused(NotAllowed, office, enter, visit)
    assert "نمی‌تواند" in refused(NotAllowed, office, announce, visit)


def test_referred_or_declined_with_words(office: Office) -> None:
    visit = received(office)
    declined = DecisionDraft(decision=Decision.DECLINE)
    assert refused(InvalidFields, office, decide, visit, declined) == "words"
    referred = DecisionDraft(decision=Decision.REFER)
    assert refused(InvalidFields, office, decide, visit, referred) == "host"
    at_time = DecisionDraft(decision=Decision.AT_TIME)
    assert refused(InvalidInput, office, decide, visit, at_time) == "starts_at"
    of_petitions = DecisionDraft(decision=Decision.ACCEPT)
    assert refused(InvalidInput, office, decide, visit, of_petitions) == "decision"
    long = DecisionDraft(minutes=1000)
    assert refused(InvalidFields, office, decide, visit, long) == "minutes"
    do(office, decide, visit, DecisionDraft(decision=Decision.REFER, host="معاون عمرانی"))
    sheet = sheet_of(office, visit)
    assert (sheet.state, sheet.host, sheet.decision) == (
        VisitState.REFERRED,
        "معاون عمرانی",
        Decision.REFER,
    )
    do(office, take_visit_step_back, visit)
    sheet = sheet_of(office, visit)
    assert (sheet.state, sheet.host, sheet.decision) == (VisitState.PRESENT, "", None)


def test_who_was_not_there_may_come_again(office: Office) -> None:
    visit = received(office)
    do(office, announce, visit)
    do(office, decide, visit, DecisionDraft())
    do(office, no_show, visit, "رفت نماز")
    assert state_of(office, visit) is VisitState.NO_SHOW
    do(office, arrive, visit)
    sheet = sheet_of(office, visit)
    assert (sheet.state, sheet.decision, sheet.announced_at) == (VisitState.PRESENT, None, None)


def test_withdrawing_needs_its_reason(office: Office) -> None:
    visit = requested(office)
    assert refused(InvalidInput, office, withdraw, visit, " ") == "reason"
    do(office, withdraw, visit, "مشکل حل شد")
    assert state_of(office, visit) is VisitState.WITHDRAWN
    assert "نمی‌تواند" in refused(NotAllowed, office, arrive, visit)
    do(office, take_visit_step_back, visit)
    assert state_of(office, visit) is VisitState.REQUESTED


def test_closing_names_what_is_missing(office: Office) -> None:
    visit = seen(office)
    assert sheet_of(office, visit).gaps == ("نتیجه هنوز به ملاقات‌کننده گفته نشده است.",)
    assert refused(InvalidInput, office, close_visit, visit) == "reason"
    do(office, close_visit, visit, "شماره‌ای ندارد")
    assert state_of(office, visit) is VisitState.CLOSED
    assert not sheet_of(office, visit).gaps


@pytest.mark.parametrize("deed", [announce, arrive, enter, leave, no_show])
def test_petitions_go_by_their_day(local_office: Office, deed: Callable[..., Any]) -> None:
    visit = petition(local_office)
    assert "ملاقات عمومی" in refused(NotAllowed, local_office, deed, visit)
    assert "ملاقات عمومی" in refused(NotAllowed, local_office, decide, visit, DecisionDraft())


def test_every_step_goes_back_and_its_trace_stays(office: Office) -> None:
    visit = received(office)
    stood = [sheet_of(office, visit)]
    for deed, more in (
        (announce, ()),
        (decide, (DecisionDraft(),)),
        (enter, ()),
        (leave, ()),
        (close_visit, ("بس است",)),
    ):
        do(office, deed, visit, *more)
        stood.append(sheet_of(office, visit))
    for before in reversed(stood[:-1]):
        do(office, take_visit_step_back, visit)
        now = sheet_of(office, visit)
        for name in ("state", "announced_at", "decision", "entered_at", "left_at", "last_step"):
            assert getattr(now, name) == getattr(before, name)
    assert "برگشت‌پذیر نیست" in refused(NotAllowed, office, take_visit_step_back, visit)
    assert sum(step.taken_back for step in sheet_of(office, visit).steps) == 5
