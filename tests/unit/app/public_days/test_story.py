"""A whole public day, from its plan to the last petitioner told, on both stores."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time
from uuid import uuid4

import pytest

from app.agenda import EventState, event_sheet
from app.changes import Kind
from app.clock import FixedClock, from_tehran
from app.errors import InvalidFields, InvalidInput, NotAllowed
from app.letters import LetterKind, LetterState, letter_sheet
from app.office import Office, open_office
from app.orders import OrderDraft, orders_of
from app.public_days import (
    HandOverDraft,
    ManagerAnswer,
    ManagerDraft,
    PublicDayFilter,
    PublicDayState,
    ReportDraft,
    accept_rest,
    await_results,
    begin_session,
    carry_over,
    close_list,
    close_public_day,
    count_public_days,
    decide_petition,
    end_session,
    hand_over,
    hear,
    invite_managers,
    list_public_days,
    mark_absent,
    mark_present,
    next_petition,
    open_list,
    present_list,
    proposed_managers,
    proposed_report,
    public_statistics,
    put_off,
    record_manager_answer,
    record_receipt,
    reorder,
    report_public_day,
    result_in,
    save_managers,
    session_sheet,
)
from app.visits.drafts import ResultDraft, TellDraft
from app.visits.states import Decision, VisitState
from app.visits.telling import tell_visitor
from public_seat import (
    LATER,
    MONDAY,
    do,
    go_to,
    of_petition,
    petition,
    planned,
    row_of,
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


def test_a_day_goes_from_its_plan_to_its_end(office: Office) -> None:
    day = planned(office)
    assert office.read(event_sheet, sheet(office, day).event_id).state is EventState.SCHEDULED
    do(office, open_list, day)
    visits = [petition(office, day, number) for number in range(1, 13)]
    do(office, close_list, day)
    lines = sheet(office, day).petitions
    assert [one.id for one in lines] == visits
    assert [one.turn for one in lines] == list(range(1, 13))
    assert lines[11].slot_at == from_tehran(MONDAY, time(9, 55))

    # The last goes first, and the times go along.
    wanted = [visits[-1], *visits[:-1]]
    do(office, reorder, day, wanted)
    assert [one.id for one in sheet(office, day).petitions] == wanted
    assert sheet(office, day).petitions[0].slot_at == from_tehran(MONDAY, time(9))

    do(office, present_list, day)
    answer = OrderDraft(words="اداره کل راه پاسخ دهد", request_key=uuid4())
    of_petition(office, decide_petition, wanted[0], Decision.ANSWER, "نامه‌ای بفرستید", answer)
    with pytest.raises(InvalidInput):
        of_petition(office, decide_petition, wanted[1], Decision.REFUSE)
    of_petition(office, decide_petition, wanted[1], Decision.REFUSE, "در صلاحیت دادگاه است")
    do(office, accept_rest, day)

    proposed = office.read(proposed_managers, day)
    assert sum(one.problems for one in proposed) == 7
    managers = [
        ManagerDraft(name=f"مدیر {one.organisation}", organisation=one.organisation)
        for one in proposed
    ]
    do(office, save_managers, day, managers)
    letters = do(office, invite_managers, day, uuid4())
    assert len(letters) == 3
    letter = office.read(letter_sheet, letters[0])
    assert (letter.kind, letter.state) == (LetterKind.INVITATION, LetterState.DRAFT)
    first, second, _third = sheet(office, day).managers
    do(office, record_manager_answer, day, first.id, ManagerAnswer.TOLD)
    with pytest.raises(InvalidFields):
        do(office, record_manager_answer, day, second.id, ManagerAnswer.SUBSTITUTE)
    do(office, record_manager_answer, day, second.id, ManagerAnswer.SUBSTITUTE, "جانشین")

    with pytest.raises(NotAllowed, match="روزش نرسیده"):
        do(office, begin_session, day)
    go_to(office, from_tehran(MONDAY, time(9, 2)))
    do(office, begin_session, day)
    do(office, mark_present, day, first.id, True)
    turn = office.read(next_petition, day)
    heard: list[int] = []
    while turn is not None and len(heard) < 8:
        screen = office.read(session_sheet, turn)
        assert screen.petition.state is VisitState.ACCEPTED
        who = screen.agency_manager_id
        of_petition(office, hear, turn, said(f"دستور برای {turn}", manager_id=who))
        heard.append(turn)
        turn = office.read(next_petition, day, turn)
    assert heard == wanted[2:10]
    (order,) = office.read(orders_of, Kind.VISIT, heard[0])
    manager = row_of(office, heard[0])["manager_id"]
    named = {one.id: one.name for one in sheet(office, day).managers}
    assert [one.name for one in order.referrals] == ([named[manager]] if manager else [])

    assert turn is not None
    with pytest.raises(NotAllowed, match="۲ درخواست هنوز"):
        do(office, end_session, day)
    of_petition(office, mark_absent, turn)
    last = office.read(next_petition, day, turn)
    assert last == wanted[11]
    of_petition(office, put_off, last, "وقت نماند")
    assert office.read(next_petition, day, last) is None
    do(office, end_session, day)
    assert office.read(event_sheet, sheet(office, day).event_id).state is EventState.HELD

    handed = do(
        office, hand_over, day, HandOverDraft(receiver="خانم رضایی", receiver_post="کارشناس")
    )
    assert {state_of(office, one) for one in (*heard, wanted[0])} == {VisitState.HANDED_OVER}
    with pytest.raises(NotAllowed, match="نمانده"):
        do(office, hand_over, day, HandOverDraft(receiver="خانم رضایی"))
    do(office, record_receipt, day, handed, "۱۲۳/۴")
    (line,) = sheet(office, day).hand_overs
    assert (line.receipt_number, line.petitions) == ("123/4", 9)
    do(office, await_results, day)

    for one in heard[:5]:
        of_petition(office, result_in, one, ResultDraft(words="انجام شد", number="۷۷"))
    assert row_of(office, heard[0])["result_number"] == "77"
    do(
        office,
        report_public_day,
        day,
        ReportDraft(words=office.read(proposed_report, day), reported_to="معاون", number="۵"),
    )
    with pytest.raises(NotAllowed, match="به ۱۰ تن نتیجه گفته نشده است"):
        do(office, close_public_day, day)
    for one in (*heard, wanted[0], wanted[1]):
        of_petition(office, tell_visitor, one, TellDraft(words="گفته شد"))
    with pytest.raises(NotAllowed, match="به روز دیگری برده نشده"):
        do(office, close_public_day, day)
    next_day = planned(office, LATER)
    (carried,) = do(office, carry_over, day, next_day)
    assert row_of(office, carried)["carried_from_id"] == last
    assert state_of(office, carried) is VisitState.COLLECTED
    do(office, close_public_day, day)
    whole = sheet(office, day)
    assert whole.state is PublicDayState.CLOSED
    assert whole.gaps == ()
    # Whoever was told while his order still runs is closed with that.
    running = {one.id for one in whole.petitions if one.has_open_order}
    assert {one.id for one in whole.petitions if one.state is VisitState.TOLD} == running
    assert set(whole.counts) == {VisitState.CLOSED, VisitState.TOLD}

    numbers = office.read(public_statistics, MONDAY, MONDAY)
    assert (numbers.days, numbers.petitions, numbers.heard, numbers.orders) == (1, 12, 8, 9)
    assert sum(one.petitions for one in numbers.by_agency) == 12
    (row,) = office.read(list_public_days, PublicDayFilter(text=whole.number))
    assert (row.id, row.petitions, row.heard) == (day, 12, 8)
    assert office.read(count_public_days, PublicDayFilter(takes_petitioners=True)) == 1
