"""Every step of a public day is taken back whole, unless what it wrote went further since."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, time
from typing import Any
from uuid import uuid4

import pytest

from app.agenda import EventState, When, event_sheet, event_version, move_event
from app.changes import Kind
from app.clock import FixedClock, from_tehran
from app.errors import NotAllowed, StaleRecord
from app.letters import LetterState, letter_sheet, letter_version, withdraw_draft
from app.office import Office, open_office
from app.orders import orders_of
from app.public_days import (
    HandOverDraft,
    ManagerAnswer,
    ManagerDraft,
    PublicDayState,
    ReportDraft,
    accept_rest,
    await_results,
    begin_session,
    cancel_public_day,
    carry_over,
    close_list,
    close_public_day,
    decide_petition,
    end_session,
    hand_over,
    hear,
    invite_managers,
    mark_absent,
    mark_present,
    move_public_day,
    open_list,
    present_list,
    put_off,
    record_manager_answer,
    record_receipt,
    reopen_list,
    reorder,
    report_public_day,
    save_managers,
    take_public_day_step_back,
)
from app.visits.drafts import TellDraft
from app.visits.states import Decision, VisitState
from app.visits.taking_back import take_visit_step_back
from app.visits.telling import tell_visitor
from public_rows import rows_of
from public_seat import (
    LATER,
    MONDAY,
    do,
    go_to,
    heard,
    in_session,
    of_petition,
    petition,
    planned,
    said,
    sheet,
    state_of,
)

NOW = from_tehran(date(2026, 11, 22), time(10))


@pytest.fixture
def office(made: None, store_url: str) -> Iterator[Office]:
    with open_office(store_url, clock=FixedClock(NOW)) as office:
        office.sign_in_as()
        yield office


def back_and_again(
    office: Office, day: int, visits: list[int], deed: Callable[..., Any], *given: Any
) -> Any:
    """Do a deed, take it back, find every row as it was, and do it anew."""
    before = rows_of(office, day, visits)
    do(office, deed, day, *given)
    assert rows_of(office, day, visits) != before, deed.__name__
    do(office, take_public_day_step_back, day)
    assert rows_of(office, day, visits) == before, deed.__name__
    return do(office, deed, day, *given)


def test_every_step_of_a_day_is_taken_back_and_done_anew(office: Office) -> None:
    day = planned(office)
    visits: list[int] = []
    back_and_again(office, day, visits, open_list)
    visits = [petition(office, day, number) for number in range(1, 7)]

    def again(deed: Callable[..., Any], *given: Any) -> Any:
        return back_and_again(office, day, visits, deed, *given)

    again(close_list)
    again(reopen_list)
    do(office, close_list, day)
    again(reorder, visits[::-1])
    again(
        move_public_day, *(from_tehran(MONDAY, time(hour)) for hour in (10, 13)), "سفر", "لازم است"
    )
    again(present_list)
    again(accept_rest)
    agencies = ("اداره کل راه", "بنیاد مسکن")
    again(save_managers, [ManagerDraft(organisation=one) for one in agencies])
    first, second = sheet(office, day).managers
    again(invite_managers, uuid4())
    again(record_manager_answer, first.id, ManagerAnswer.TOLD)
    go_to(office, from_tehran(MONDAY, time(10)))
    again(begin_session)
    again(mark_present, first.id, True)
    again(
        save_managers,
        [
            ManagerDraft(id=first.id, organisation=agencies[0]),
            ManagerDraft(id=second.id, organisation=agencies[1], post="مدیرعامل"),
        ],
    )
    for visit in visits[:4]:
        of_petition(office, hear, visit, said("دستور", manager_id=second.id))
    of_petition(office, mark_absent, visits[4])
    of_petition(office, put_off, visits[5], "وقت نماند")
    again(end_session)
    handed = again(hand_over, HandOverDraft(receiver="رضایی"))
    again(record_receipt, handed, "۱۲")
    again(await_results)
    again(report_public_day, ReportDraft(words="گزارش", reported_to="معاون"))
    for visit in visits[:4]:
        of_petition(office, tell_visitor, visit, TellDraft(words="گفته شد"))
    later = planned(office, LATER)
    again(carry_over, later)
    counts = sheet(office, later).counts
    assert counts == {VisitState.COLLECTED: 1, VisitState.WITHDRAWN: 1}
    again(close_public_day)
    do(office, take_public_day_step_back, day)
    assert sheet(office, day).state is PublicDayState.REPORTED


def test_planning_is_not_taken_back(office: Office) -> None:
    day = planned(office)
    assert sheet(office, day).can_take_back == ""
    with pytest.raises(NotAllowed, match="شماره گرفته"):
        do(office, take_public_day_step_back, day)


def test_a_step_stays_where_a_petition_went_further(office: Office) -> None:
    day, visits = in_session(office, 3)
    do(office, take_public_day_step_back, day)
    of_petition(office, decide_petition, visits[0], Decision.REFUSE, "سبب")
    with pytest.raises(NotAllowed, match="درخواست‌کننده ۰۰۱"):
        do(office, take_public_day_step_back, day)
    of_petition(office, take_visit_step_back, visits[0])
    do(office, take_public_day_step_back, day)
    assert [state_of(office, one) for one in visits] == [VisitState.PRESENTED] * 3


def test_a_petition_does_not_take_back_what_its_day_did(office: Office) -> None:
    _day, visits = in_session(office, 2)
    with pytest.raises(NotAllowed, match="همان‌جا پس گرفته می‌شود"):
        of_petition(office, take_visit_step_back, visits[0])


def test_a_hearing_stays_once_the_session_ended_and_ends_with_it_open(office: Office) -> None:
    day, visits = in_session(office, 2)
    heard(office, visits)
    with pytest.raises(NotAllowed, match="نمی‌تواند به"):
        do(office, take_public_day_step_back, day)
    do(office, end_session, day)
    with pytest.raises(NotAllowed, match="پایان یافت"):
        of_petition(office, take_visit_step_back, visits[1])
    do(office, take_public_day_step_back, day)
    of_petition(office, take_visit_step_back, visits[1])
    assert state_of(office, visits[1]) is VisitState.ACCEPTED
    assert office.read(orders_of, Kind.VISIT, visits[1]) == []


def test_whoever_read_a_petition_before_its_day_moved_is_told_so(office: Office) -> None:
    day = planned(office)
    visit = petition(office, day, 1)
    version = sheet(office, day).petitions[0].version
    do(office, open_list, day)
    do(office, close_list, day)
    with pytest.raises(StaleRecord):
        office.write(take_visit_step_back, visit, version)
    do(office, take_public_day_step_back, day)
    assert sheet(office, day).petitions[0].version > version


def test_an_entry_that_went_further_holds_the_day(office: Office) -> None:
    day = planned(office)
    times = [from_tehran(MONDAY, time(hour)) for hour in (10, 12)]
    do(office, move_public_day, day, *times, "سفر", "لازم است")
    event = sheet(office, day).event_id
    when = When(starts_at=times[0], ends_at=from_tehran(MONDAY, time(13)))
    version = office.read(event_version, event)
    office.write(move_event, event, version, when, "جا نشد", "لازم است")
    assert any("تقویم" in one for one in sheet(office, day).gaps)
    with pytest.raises(NotAllowed, match="در تقویم تغییر کرده"):
        do(office, take_public_day_step_back, day)


def test_cancelling_is_taken_back_with_its_entry_and_its_petitioners(office: Office) -> None:
    day, other = planned(office), planned(office, LATER)
    visits = [petition(office, day, one) for one in (1, 2)]
    before = rows_of(office, day, visits)
    do(office, cancel_public_day, day, "سفر", other)
    assert office.read(event_sheet, sheet(office, day).event_id).state is EventState.CANCELLED
    assert [one.id for one in sheet(office, other).petitions] == visits
    do(office, take_public_day_step_back, day)
    assert rows_of(office, day, visits) == before

    do(office, cancel_public_day, day, "سفر", other)
    do(office, open_list, other)
    do(office, close_list, other)
    with pytest.raises(NotAllowed, match="گام‌های دیگری دارد"):
        do(office, take_public_day_step_back, day)


def test_letters_begun_are_given_up_and_signed_ones_hold(office: Office) -> None:
    day = planned(office)
    petition(office, day, 1)
    for deed in (open_list, close_list, present_list):
        do(office, deed, day)
    do(office, save_managers, day, [ManagerDraft(organisation="شرکت آب و فاضلاب")])
    (letter,) = do(office, invite_managers, day, uuid4())
    assert office.read(letter_sheet, letter).parties[0].organisation == "شرکت آب و فاضلاب"
    do(office, take_public_day_step_back, day)
    assert office.read(letter_sheet, letter).state is LetterState.WITHDRAWN
    assert sheet(office, day).state is PublicDayState.PRESENTED

    # Given up in the register itself, it invites nobody any more: he is invited anew.
    (given_up,) = do(office, invite_managers, day, uuid4())
    office.write(withdraw_draft, given_up, office.read(letter_version, given_up))
    (anew,) = do(office, invite_managers, day, uuid4())
    assert sheet(office, day).managers[0].letter_id == anew
    with pytest.raises(NotAllowed, match="همه مدیران"):
        do(office, invite_managers, day, uuid4())
