"""The life of an order: every step goes on, is refused in words, or is taken back whole."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.check import check_store
from app.clock import FixedClock
from app.contacts import ContactDraft, add_contact
from app.errors import AppError, InvalidFields, InvalidInput, NotAllowed, StaleRecord
from app.groups import GroupDraft, add_group
from app.office import Office
from app.orders import (
    AnswerDraft,
    DeliveryDraft,
    Expected,
    FollowUpDraft,
    OrderDraft,
    OrderKind,
    OrderSheet,
    OrderState,
    ReferralDraft,
    ReferralState,
    SightDraft,
    SourceCard,
    TellDraft,
    Telling,
    WriteOff,
    WriteOffDraft,
    advance_referral,
    answer_referral,
    close_order,
    deliver,
    extend_many,
    extend_referral,
    follow_up,
    order_sheet,
    record_order,
    remind_many,
    replace_order,
    resume_referral,
    revoke_order,
    see_result,
    stop_referral,
    take_order_step_back,
    tell_applicant,
    waive_scan,
    write_off_referral,
)
from order_life import ON_ORDER, ON_REFERRAL, Life

DAY = date(2026, 11, 22)
S = ReferralState


def sheet(office: Office, order: int) -> OrderSheet:
    return office.read(order_sheet, order)


def do(office: Office, operation: Callable[..., Any], order: int, *values: Any) -> Any:
    """A deed on an order as it stands now."""
    return office.write(operation, order, sheet(office, order).version, *values)


def test_two_units_answer_the_governor_sees_the_caller_is_told(
    office: Office, ordered: Callable[..., int]
) -> None:
    order = ordered("راه", "آب", applicant="رضا احمدی", due_on=DAY + timedelta(days=7))
    road, water = (one.id for one in sheet(office, order).referrals)
    assert sheet(office, order).telling is Telling.AWAITING_RESULT
    do(office, deliver, order, road, DeliveryDraft(way="نامه‌رسان", receipt="خانم نوری"))
    do(office, advance_referral, order, road, S.SEEN)
    do(office, advance_referral, order, road, S.IN_PROGRESS)
    do(office, answer_referral, order, road, AnswerDraft(answer="انجام شد", reference="12/3"))
    with pytest.raises(NotAllowed, match="آب"):
        do(office, close_order, order)
    with pytest.raises(NotAllowed, match="آب"):
        do(office, tell_applicant, order, TellDraft(words="تمام"))
    do(office, answer_referral, order, water, AnswerDraft(answer="شدنی است"))
    do(office, see_result, order, road, SightDraft())
    do(office, see_result, order, water, SightDraft())
    found = sheet(office, order)
    assert [one.state for one in found.referrals] == [S.CLOSED, S.CLOSED]
    assert found.referrals[0].write_off_reference == "12/3"
    assert found.telling is Telling.TO_BE_TOLD
    with pytest.raises(NotAllowed, match="رضا احمدی"):
        do(office, close_order, order)
    do(office, tell_applicant, order, TellDraft(words="انجام شد"))
    assert sheet(office, order).state is OrderState.CLOSED
    assert check_store(office.database) == []


def test_a_result_the_governor_finds_thin_goes_back_with_a_new_order(
    office: Office, ordered: Callable[..., int]
) -> None:
    order = ordered("راه")
    (road,) = (one.id for one in sheet(office, order).referrals)
    do(office, answer_referral, order, road, AnswerDraft(answer="نشد"))
    thin = SightDraft(enough=False, words="خودم بازدید می‌کنم.", reason="کافی نیست")
    do(office, see_result, order, road, thin)
    found = sheet(office, order)
    assert found.referrals[0].state is S.IN_PROGRESS
    (born,) = found.born_ids
    assert sheet(office, born).words == "خودم بازدید می‌کنم."
    do(office, take_order_step_back, order)
    assert sheet(office, order).referrals[0].state is S.WAITING_FOR_SIGHT
    assert sheet(office, order).born_ids == ()
    assert sheet(office, born).state is OrderState.WITHDRAWN


def test_what_came_of_a_deed_and_went_on_keeps_the_deed(
    office: Office, ordered: Callable[..., int]
) -> None:
    order = ordered("راه")
    (road,) = (one.id for one in sheet(office, order).referrals)
    do(office, answer_referral, order, road, AnswerDraft(answer="شد"))
    do(office, see_result, order, road, SightDraft(words="گزارش شود."))
    (born,) = sheet(office, order).born_ids
    do(office, waive_scan, born, "روی همان برگ است")
    with pytest.raises(NotAllowed):
        do(office, take_order_step_back, order)
    assert sheet(office, order).referrals[0].state is S.CLOSED


def test_the_clock_stands_still_while_stopped(
    office: Office, ordered: Callable[..., int], clock: FixedClock
) -> None:
    due = DAY + timedelta(days=9)
    order = ordered("راه", due_on=due)
    (road,) = (one.id for one in sheet(office, order).referrals)
    do(office, stop_referral, order, road, "در انتظار استعلام")
    clock.advance(timedelta(days=7))
    do(office, resume_referral, order, road)
    (referral,) = sheet(office, order).referrals
    assert referral.state is S.OPEN
    assert referral.first_due_on == due
    assert referral.due_on is not None
    # A week has five working days here.
    assert referral.due_on == due + timedelta(days=7)


def test_an_extension_keeps_the_first_deadline_and_the_reason(
    office: Office, ordered: Callable[..., int]
) -> None:
    due = DAY + timedelta(days=2)
    order = ordered("راه", due_on=due)
    (road,) = (one.id for one in sheet(office, order).referrals)
    for bad in (None, due, DAY - timedelta(days=1)):
        with pytest.raises(InvalidFields):
            do(office, extend_referral, order, road, bad, "سبب")
    with pytest.raises(InvalidFields):
        do(office, extend_referral, order, road, due + timedelta(days=3), " ")
    do(office, extend_referral, order, road, due + timedelta(days=3), "بارندگی")
    do(office, extend_referral, order, road, due + timedelta(days=5), "باز هم")
    (referral,) = sheet(office, order).referrals
    assert (referral.due_on, referral.first_due_on) == (due + timedelta(days=5), due)
    assert referral.extension_reason == "باز هم"


def test_a_group_is_referred_to_each_of_its_members_once(office: Office) -> None:
    people = [
        office.write(add_contact, ContactDraft(name=name)).value for name in ("آب", "برق", "گاز")
    ]
    group = office.write(add_group, GroupDraft(name="خدمات", contact_ids=tuple(people[:2]))).value
    draft = OrderDraft(
        kind=OrderKind.ORAL,
        words="رسیدگی شود",
        referrals=(ReferralDraft(contact_id=people[0]), ReferralDraft(group_id=group)),
    )
    order = office.write(record_order, SourceCard(), draft).value
    named = [(one.name, one.group_name) for one in sheet(office, order).referrals]
    assert named == [("آب", ""), ("برق", "خدمات")]


def test_what_needs_no_answer_is_written_off_when_sent(
    office: Office, ordered: Callable[..., int]
) -> None:
    draft = OrderDraft(
        kind=OrderKind.ORAL,
        words="جهت اطلاع",
        referrals=(ReferralDraft(name="آب", expected=Expected.INFORMATION),),
    )
    order = office.write(record_order, SourceCard(), draft).value
    (water,) = (one.id for one in sheet(office, order).referrals)
    do(office, write_off_referral, order, water, WriteOffDraft(kind=WriteOff.INFORMED))
    do(office, close_order, order)
    assert sheet(office, order).state is OrderState.CLOSED
    other = ordered("راه")
    (road,) = (one.id for one in sheet(office, other).referrals)
    with pytest.raises(InvalidFields):
        do(office, write_off_referral, other, road, WriteOffDraft(kind=WriteOff.INFORMED))
    with pytest.raises(InvalidFields):
        do(office, write_off_referral, other, road, WriteOffDraft(kind=WriteOff.MOOT))
    with pytest.raises(InvalidFields):
        do(office, write_off_referral, other, road, WriteOffDraft(kind=WriteOff.ANSWERED))


def test_a_revoked_and_a_replaced_order_end_with_their_referrals(
    office: Office, ordered: Callable[..., int]
) -> None:
    order = ordered("راه", "آب")
    with pytest.raises(InvalidInput):
        do(office, revoke_order, order, "  ")
    do(office, revoke_order, order, "پشیمان شد")
    found = sheet(office, order)
    assert found.state is OrderState.REVOKED
    assert {one.write_off for one in found.referrals} == {WriteOff.REVOKED}
    do(office, take_order_step_back, order)
    new = OrderDraft(kind=OrderKind.ORAL, words="صبر شود")
    born = do(office, replace_order, order, "نظرش برگشت", new).value
    assert sheet(office, order).state is OrderState.REPLACED
    assert sheet(office, born).follows_id == order
    do(office, take_order_step_back, order)
    assert sheet(office, order).state is OrderState.OPEN
    assert sheet(office, born).state is OrderState.WITHDRAWN
    assert {one.state for one in sheet(office, order).referrals} == {S.OPEN}
    assert check_store(office.database) == []


def test_the_same_draft_is_one_order(office: Office) -> None:
    from uuid import uuid4

    draft = OrderDraft(kind=OrderKind.ORAL, words="یک بار", request_key=uuid4())
    first = office.write(record_order, SourceCard(), draft).value
    assert office.write(record_order, SourceCard(), draft).value == first


def test_of_two_desks_the_second_is_told(office: Office, ordered: Callable[..., int]) -> None:
    order = ordered("راه")
    (road,) = (one.id for one in sheet(office, order).referrals)
    version = sheet(office, order).version
    office.write(advance_referral, order, version, road, S.SEEN)
    with pytest.raises(StaleRecord):
        office.write(follow_up, order, version, road, FollowUpDraft())


def test_several_are_reminded_at_once_all_or_none(
    office: Office, ordered: Callable[..., int]
) -> None:
    order = ordered("راه", "آب")
    found = sheet(office, order)
    both = [(order, found.version, one.id) for one in found.referrals]
    office.write(remind_many, both[:1])
    assert [one.rung for one in sheet(office, order).referrals] == [1, 0]
    found = sheet(office, order)
    office.write(remind_many, [(order, found.version, one.id) for one in found.referrals])
    assert [one.rung for one in sheet(office, order).referrals] == [2, 1]
    found = sheet(office, order)
    both = [(order, found.version, one.id) for one in found.referrals]
    for day, why, field in ((DAY, "", "reason"), (None, "سیل", "due_on")):
        with pytest.raises(InvalidFields) as refused:
            office.write(extend_many, both, day, why)
        assert [one.field for one in refused.value.problems] == [field]
    office.write(extend_many, both, DAY, "سیل")
    after = sheet(office, order).referrals
    assert [(one.due_on, one.rung) for one in after] == [(DAY, 0), (DAY, 0)]
    office.write(remind_many, [(order, found.version + 2, one.id) for one in after])
    found = sheet(office, order)
    wrong = [*((order, found.version, one.id) for one in found.referrals), (order, 1, 99)]
    with pytest.raises(AppError):
        office.write(remind_many, wrong)
    assert [one.rung for one in sheet(office, order).referrals] == [1, 1]


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.lists(
        st.tuples(st.sampled_from([*ON_REFERRAL, *ON_ORDER, "back"]), st.integers(0, 5)),
        max_size=14,
    )
)
def test_no_illegal_state_by_any_path(
    office: Office, ordered: Callable[..., int], path: list[tuple[str, int]]
) -> None:
    order = ordered("راه", "آب", applicant="رضا")
    life = Life((("open", ""),) * 2)
    for deed, anywhere in path:
        ids = [one.id for one in sheet(office, order).referrals]
        place = anywhere % len(ids)
        operation, values = (ON_ORDER | ON_REFERRAL)[deed]
        which = () if deed in ON_ORDER else (ids[place],)
        wanted = life.after(deed, place)
        if wanted is None:
            with pytest.raises(NotAllowed):
                do(office, operation, order, *which, *values)
        else:
            do(office, operation, order, *which, *values)
            life = wanted
        found = sheet(office, order)
        assert [one.state.value for one in found.referrals] == [now for now, _ in life.referrals]
        assert (found.state.value, found.told_at is not None) == (life.state, life.told)
