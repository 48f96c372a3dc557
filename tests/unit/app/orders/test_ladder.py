"""The ladder: thresholds agree with counting working days, and views with both."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.clock import FixedClock
from app.errors import InvalidFields, InvalidInput
from app.office import Office
from app.orders import (
    DeliveryDraft,
    FollowUpDraft,
    FollowUpView,
    Ladder,
    OrderFilter,
    ReferralSheet,
    count_follow_ups,
    deliver,
    follow_up,
    ladder,
    list_follow_ups,
    order_sheet,
    set_ladder,
    take_order_step_back,
    totals_by_unit,
)
from app.orders.ladder import rung_of, thresholds
from app.workdays import Calendar

DAY = date(2026, 11, 22)
CALENDAR = Calendar()


@given(
    st.dates(date(2024, 1, 1), date(2027, 12, 31)),
    st.integers(-30, 60),
    st.lists(st.integers(1, 30), min_size=4, max_size=4, unique=True),
)
def test_a_rung_is_reached_after_its_working_days(today: date, late: int, days: list[int]) -> None:
    steps = Ladder(tuple(sorted(days)))
    due_on = today - timedelta(days=late)
    passed = CALENDAR.work_days_between(due_on, today)
    expected = sum(1 for one in steps.days if passed >= one)
    assert rung_of(due_on, thresholds(steps, CALENDAR, today)) == expected


def test_the_ladder_rises(office: Office) -> None:
    for bad in ((1, 1, 2, 3), (0, 2, 3, 4), (1, 2, 3), (5, 4, 6, 7), (1, 2, 3, 900)):
        with pytest.raises((InvalidInput, InvalidFields)):
            office.write(set_ladder, Ladder(bad))
    with pytest.raises(InvalidFields) as refused:
        office.write(set_ladder, Ladder((0, 5, 5, 900)))
    assert [one.field for one in refused.value.problems] == ["rung_1", "rung_3", "rung_4"]
    office.write(set_ladder, Ladder((2, 5, 9, 20)))
    assert office.read(ladder) == Ladder((2, 5, 9, 20))


def test_an_overdue_referral_climbs_and_is_listed_until_it_was_reminded(
    office: Office, ordered: Callable[..., int], clock: FixedClock
) -> None:
    order = ordered("راه", due_on=DAY)
    ordered("آب", due_on=DAY + timedelta(days=60))

    def listed(view: FollowUpView) -> list[str]:
        wanted = OrderFilter(view=view)
        rows = office.read(list_follow_ups, wanted)
        assert office.read(count_follow_ups, wanted) == len(rows)
        return [row.name for row in rows]

    assert listed(FollowUpView.TODAY) == ["راه"]
    assert listed(FollowUpView.OVERDUE) == []
    clock.advance(timedelta(days=2))
    assert listed(FollowUpView.OVERDUE) == ["راه"]
    assert listed(FollowUpView.TO_REMIND) == ["راه"]
    found = office.read(order_sheet, order)
    (road,) = found.referrals
    assert road.due_rung == 1
    office.write(follow_up, order, found.version, road.id, FollowUpDraft(rung=1))
    assert listed(FollowUpView.TO_REMIND) == []
    assert listed(FollowUpView.OVERDUE) == ["راه"]
    office.write(take_order_step_back, order, office.read(order_sheet, order).version)
    assert listed(FollowUpView.TO_REMIND) == ["راه"]
    clock.advance(timedelta(days=30))
    assert office.read(order_sheet, order).referrals[0].due_rung == 4
    (late, early) = office.read(totals_by_unit)
    assert {(one.name, one.overdue) for one in (late, early)} == {("راه", 1), ("آب", 0)}


def test_what_was_asked_or_sent_earlier_carries_its_own_moment(
    office: Office, ordered: Callable[..., int], clock: FixedClock
) -> None:
    order = ordered("راه", due_on=DAY + timedelta(days=9))
    given = clock.now()
    clock.advance(timedelta(days=2))
    hour_ago = clock.now() - timedelta(hours=1)

    def do(operation: Callable[..., Any], draft: Any) -> ReferralSheet:
        found = office.read(order_sheet, order)
        office.write(operation, order, found.version, found.referrals[0].id, draft)
        return office.read(order_sheet, order).referrals[0]

    do(follow_up, FollowUpDraft(whom="نوری"))
    asked = do(follow_up, FollowUpDraft(whom="کریمی", at=hour_ago)).follow_ups
    assert [(one.whom, one.at) for one in asked] == [("کریمی", hour_ago), ("نوری", clock.now())]
    sent = do(deliver, DeliveryDraft(way="پست", sent_at=hour_ago)).paper
    assert sent is not None
    assert sent.at == hour_ago
    sent = do(deliver, DeliveryDraft(way="پست", is_scan=True)).scan
    assert sent is not None
    assert sent.at == clock.now()
    for at in (clock.now() + timedelta(minutes=1), given - timedelta(days=1)):
        with pytest.raises(InvalidFields) as refused:
            do(deliver, DeliveryDraft(sent_at=at))
        assert [one.field for one in refused.value.problems] == ["way", "sent_at"]
        with pytest.raises(InvalidFields) as refused:
            do(follow_up, FollowUpDraft(at=at))
        assert [one.field for one in refused.value.problems] == ["at"]
