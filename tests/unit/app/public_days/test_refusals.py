"""What is refused, each with its sentence beside its field, and nothing written."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time, timedelta
from typing import Any
from uuid import uuid4

import pytest

from app.changes import Kind
from app.clock import FixedClock, from_tehran
from app.errors import AppError, InvalidFields, InvalidInput, NotAllowed, NotFound
from app.office import Office, open_office
from app.orders import Expected, OrderDraft, ReferralDraft, orders_of
from app.public_days import (
    HandOverDraft,
    HearingDraft,
    ManagerAnswer,
    ManagerDraft,
    PublicDayState,
    ReportDraft,
    accept_rest,
    await_results,
    begin_session,
    close_public_day,
    decide_petition,
    end_session,
    hand_over,
    hear,
    invite_managers,
    mark_absent,
    proposed_report,
    public_statistics,
    put_off,
    record_receipt,
    report_public_day,
    result_in,
    save_managers,
)
from app.visits.drafts import ResultDraft
from app.visits.states import Decision, VisitState
from public_rows import rows_of
from public_seat import (
    LATER,
    MONDAY,
    do,
    heard,
    in_session,
    of_petition,
    planned,
    said,
    sheet,
    state_of,
)

NOW = from_tehran(date(2026, 11, 22), time(10))
TOMORROW = LATER + timedelta(days=60)


@pytest.fixture
def office(made: None, store_url: str) -> Iterator[Office]:
    with open_office(store_url, clock=FixedClock(NOW)) as office:
        office.sign_in_as()
        yield office


def fields_of(error: AppError) -> list[str]:
    """Beside which fields its sentences stand."""
    problems = error.problems if isinstance(error, InvalidFields) else [error]
    return [one.field for one in problems if isinstance(one, InvalidInput)]


def test_a_hearing_says_something(office: Office) -> None:
    day, (one, other) = in_session(office, 2)
    for draft in (HearingDraft(), HearingDraft(order=OrderDraft(words="  "))):
        with pytest.raises(InvalidInput) as told:
            of_petition(office, hear, one, draft)
        assert told.value.field == "words"
    with pytest.raises(InvalidFields):
        of_petition(office, hear, one, said("ن" * 20_001))
    with pytest.raises(NotFound):
        of_petition(office, hear, one, said("دستور", manager_id=7))
    with pytest.raises(InvalidInput):
        of_petition(office, put_off, one, "")
    assert state_of(office, one) is VisitState.ACCEPTED
    of_petition(office, hear, one, HearingDraft(note="خود مراجعه می‌کند"))
    of_petition(office, mark_absent, other, "خبر داد")
    with pytest.raises(NotAllowed):
        of_petition(office, mark_absent, one)
    # Whoever came late is heard all the same.
    of_petition(office, hear, other, said("دستور"))
    do(office, end_session, day)
    with pytest.raises(NotAllowed, match="در حال برگزاری نیست"):
        of_petition(office, mark_absent, other)


def test_a_deadline_alone_is_the_managers(office: Office) -> None:
    day, (visit, other) = in_session(office, 2)
    do(office, save_managers, day, [ManagerDraft(organisation="بنیاد مسکن")])
    manager = sheet(office, day).managers[0].id
    due = ReferralDraft(expected=Expected.OPINION, due_on=LATER)
    draft = HearingDraft(order=OrderDraft(words="گزارش دهد", referrals=(due,)), manager_id=manager)
    of_petition(office, hear, visit, draft)
    ((line,),) = [one.referrals for one in office.read(orders_of, Kind.VISIT, visit)]
    assert (line.name, line.due_on) == ("بنیاد مسکن", LATER)
    elsewhere = ReferralDraft(name="اداره کل راه")
    order = OrderDraft(words="اقدام کند", referrals=(elsewhere,))
    of_petition(office, hear, other, HearingDraft(order=order, manager_id=manager))
    ((line,),) = [one.referrals for one in office.read(orders_of, Kind.VISIT, other)]
    assert line.name == "اداره کل راه"
    with pytest.raises(InvalidFields, match="سخن گفته"):
        do(office, save_managers, day, [])


@pytest.mark.parametrize(
    ("drafts", "field"),
    [
        ([ManagerDraft(name=" ")], "managers"),
        ([ManagerDraft(name="رضا"), ManagerDraft(name="رضا")], "managers"),
        ([ManagerDraft(name="رضا", answer=ManagerAnswer.SUBSTITUTE)], "substitute"),
        ([ManagerDraft(name="ن" * 501)], "managers"),
        ([ManagerDraft(name=str(one)) for one in range(201)], "managers"),
    ],
)
def test_managers_are_proved(shared_office: Office, drafts: list[ManagerDraft], field: str) -> None:
    day = planned(shared_office)
    with pytest.raises(InvalidFields) as told:
        do(shared_office, save_managers, day, drafts)
    assert fields_of(told.value) == [field]
    assert sheet(shared_office, day).managers == ()


def test_after_the_session_each_field_is_proved(office: Office) -> None:
    day, (one, other) = in_session(office, 2)
    heard(office, (one, other))
    with pytest.raises(NotAllowed, match="تحویل نمی‌دهد"):
        do(office, hand_over, day, HandOverDraft(receiver="رضایی"))
    do(office, end_session, day)
    late = {"receiver": "رضایی", "receipt_on": TOMORROW}
    before = rows_of(office, day, [one, other])
    refused: tuple[tuple[Any, tuple[Any, ...], list[str]], ...] = (
        (hand_over, (HandOverDraft(),), ["receiver"]),
        (hand_over, (HandOverDraft(**late),), ["receipt_on"]),  # type: ignore[arg-type]
        (report_public_day, (ReportDraft(),), ["words", "reported_to"]),
        (report_public_day, (ReportDraft(words="م", reported_to="م", on=TOMORROW),), ["on"]),
    )
    for deed, given, fields in refused:
        with pytest.raises(AppError) as told:
            do(office, deed, day, *given)
        assert fields_of(told.value) == fields
    with pytest.raises(NotAllowed, match="۲ درخواست هنوز تحویل نشده"):
        do(office, report_public_day, day, ReportDraft(words="م", reported_to="م"))
    with pytest.raises(NotAllowed):
        of_petition(office, result_in, one, ResultDraft(words="انجام شد"))
    assert rows_of(office, day, [one, other]) == before
    handed = do(office, hand_over, day, HandOverDraft(receiver="رضایی"))
    for draft, field in (
        (ResultDraft(), "words"),
        (ResultDraft(words="انجام شد", on=TOMORROW), "on"),
    ):
        with pytest.raises(InvalidFields) as wrong:
            of_petition(office, result_in, one, draft)
        assert fields_of(wrong.value) == [field]
    with pytest.raises(InvalidInput):
        do(office, record_receipt, day, handed, " ")
    with pytest.raises(NotFound):
        do(office, record_receipt, day, 99, "۱۲")
    with pytest.raises(InvalidFields):
        do(office, await_results, day, MONDAY - timedelta(days=1))
    of_petition(office, result_in, one, ResultDraft(words="انجام شد"))
    of_petition(office, result_in, one, ResultDraft(words="انجام نشد"))
    assert "انجام نشد" in {line.result for line in sheet(office, day).petitions}


def test_a_day_nobody_was_heard_on_is_reported_without_a_hand_over(office: Office) -> None:
    day, visits = in_session(office, 2)
    for visit in visits:
        of_petition(office, mark_absent, visit)
    do(office, end_session, day)
    with pytest.raises(NotAllowed, match="نمانده"):
        do(office, hand_over, day, HandOverDraft(receiver="رضایی"))
    words = office.read(proposed_report, day)
    assert "غایب: ۲" in words
    do(office, report_public_day, day, ReportDraft(words=words, reported_to="معاون"))
    do(office, close_public_day, day)
    assert sheet(office, day).counts == {VisitState.CLOSED: 2}


def test_a_decision_needs_its_words(office: Office) -> None:
    day, (one, other) = in_session(office, 2)
    with pytest.raises(NotAllowed):
        do(office, accept_rest, day)
    for decision in (Decision.ANSWER, Decision.REFUSE):
        with pytest.raises(InvalidInput) as told:
            of_petition(office, decide_petition, one, decision)
        assert told.value.field == "words"
    with pytest.raises(InvalidInput) as told:
        of_petition(office, decide_petition, one, Decision.NOW)
    assert told.value.field == "decision"
    of_petition(office, decide_petition, one, Decision.ANSWER, "نامه بنویسید")
    with pytest.raises(NotAllowed):
        of_petition(office, decide_petition, one, Decision.ACCEPT)
    assert state_of(office, other) is VisitState.ACCEPTED


def test_nobody_is_invited_before_the_forms_were_seen(office: Office) -> None:
    day = planned(office)
    do(office, save_managers, day, [ManagerDraft(name="رضا")])
    with pytest.raises(NotAllowed, match="دعوت نمی‌کند"):
        do(office, invite_managers, day, uuid4())
    with pytest.raises(NotAllowed):
        do(office, begin_session, day)
    assert sheet(office, day).state is PublicDayState.PLANNED


def test_statistics_count_every_petition_once(office: Office) -> None:
    day, visits = in_session(office, 9)
    heard(office, visits[:5])
    for visit in visits[5:]:
        of_petition(office, mark_absent, visit)
    found = office.read(public_statistics, MONDAY, MONDAY)
    assert (found.petitions, found.heard, found.orders, found.open_orders) == (9, 5, 5, 5)
    parts = (
        found.by_agency,
        found.by_category,
        found.by_county,
        found.by_outcome,
        found.by_kind,
        found.by_satisfaction,
    )
    for part in parts:
        assert sum(one.petitions for one in part) == 9
        assert sum(one.heard for one in part) == 5
    assert {one.name: one.petitions for one in found.by_agency} == {
        "اداره کل راه": 2,
        "شرکت آب و فاضلاب": 3,
        "بنیاد مسکن": 2,
        "نانوشته": 2,
    }
    assert office.read(public_statistics, LATER, LATER).petitions == 0
    assert office.read(public_statistics, MONDAY, LATER).days == 1
    assert day
