"""What a governor leaves, on both stores: whose orders, how many of what, and nothing above one."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from app.access import Right
from app.changes import Kind
from app.clock import FixedClock
from app.errors import NotAllowed, NotFound
from app.folder import list_folders, send_in
from app.marks import Classification
from app.office import Office
from app.operators import OperatorDraft, add_operator
from app.orders import (
    AnswerDraft,
    OrderDraft,
    OrderKind,
    ReferralDraft,
    SightDraft,
    SourceCard,
    answer_referral,
    close_order,
    governor_hand_over,
    governor_periods,
    order_sheet,
    record_order,
    revoke_order,
    see_result,
    stop_referral,
)
from app.phone_calls import CallDraft, log_call, put_in_folder, record_order_on_call
from app.settings import GovernorLine, appoint_governor

#: Today, as the office's clock stands.
TODAY = date(2026, 11, 22)
FIRST = GovernorLine(date(2026, 1, 1), "جناب آقای", "نخست", "استاندار", acting=False)
SECOND = GovernorLine(date(2026, 10, 1), "", "دوم", "سرپرست استانداری", acting=True)


@pytest.fixture
def governed(office: Office) -> Office:
    """An office whose governor changed."""
    office.write(appoint_governor, FIRST)
    office.write(appoint_governor, SECOND)
    return office


def given(office: Office, day: date, *names: str, **more: object) -> int:
    due = more.pop("due_on", None)
    draft = OrderDraft(
        kind=OrderKind.ORAL,
        words="بررسی شود.",
        given_on=day,
        referrals=tuple(ReferralDraft(name=name, due_on=due) for name in names),  # type: ignore[arg-type]  # a day
        **more,  # type: ignore[arg-type]  # its fields
    )
    return office.write(record_order, SourceCard(), draft).value


def days_ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def test_periods_follow_each_other_and_the_last_is_open(governed: Office) -> None:
    periods = governed.read(governor_periods)
    assert [(one.governor.name, one.last_day) for one in periods] == [
        ("دوم", None),
        ("نخست", date(2026, 9, 30)),
    ]


def test_an_order_is_of_the_governor_of_its_day(governed: Office) -> None:
    given(governed, date(2026, 9, 30), "راه")
    given(governed, SECOND.from_day, "راه")
    given(governed, TODAY)
    left = governed.read(governor_hand_over)
    assert (left.period.governor, left.period.last_day) == (SECOND, None)
    assert (left.totals.given, left.totals.open, left.totals.earlier) == (2, 2, 1)
    assert sorted(row.given_on for row in left.rows) == [SECOND.from_day, TODAY]
    before = governed.read(governor_hand_over, date(2026, 9, 30))
    assert before.period.governor == FIRST
    assert (before.totals.open, before.totals.earlier) == (1, 0)
    # A day within his time cuts what was given after it.
    assert governed.read(governor_hand_over, date(2026, 9, 29)).totals.given == 0


def test_ages_are_banded_and_the_late_ones_counted(governed: Office) -> None:
    for days in (53, 91, 92, 182, 183, 325):
        given(governed, days_ago(days), "راه", due_on=days_ago(days) + timedelta(days=60))
    left = governed.read(governor_hand_over, date(2026, 9, 30))
    assert [(one.to_days, one.open, one.overdue) for one in left.by_age] == [
        (30, 0, 0),
        (91, 2, 1),
        (182, 2, 2),
        (365, 2, 2),
        (None, 0, 0),
    ]


def test_every_kind_of_source_and_unit_is_counted(governed: Office) -> None:
    call = governed.write(log_call, CallDraft(caller_name="رضا", subject="آب", request="شرح")).value
    governed.write(
        record_order_on_call, call, OrderDraft(words="شود", referrals=(ReferralDraft(name="آب"),))
    )
    given(governed, TODAY, "آب", "برق")
    given(governed, TODAY)
    left = governed.read(governor_hand_over)
    assert [(one.kind, one.open) for one in left.by_source] == [(None, 2), (Kind.CALL, 1)]
    assert [(one.name, one.open) for one in left.by_unit] == [("آب", 2), ("برق", 1)]
    assert left.totals.unreferred == 1
    assert [row.order_id for row in left.scan_missing] == [
        row.order_id for row in left.rows if row.source_kind is Kind.CALL
    ]


def test_what_is_settled_stopped_seen_and_untold_is_told_apart(governed: Office) -> None:
    closed, revoked = given(governed, TODAY), given(governed, TODAY)
    governed.write(close_order, closed, 1)
    governed.write(revoke_order, revoked, 1, "پشیمان شد")
    stopped = given(governed, TODAY, "راه")
    (road,) = governed.read(order_sheet, stopped).referrals
    governed.write(stop_referral, stopped, 1, road.id, "استعلام")
    untold = given(governed, TODAY, "آب", applicant="رضا احمدی")
    (water,) = governed.read(order_sheet, untold).referrals
    governed.write(answer_referral, untold, 1, water.id, AnswerDraft(answer="وصل شد"))
    waiting = governed.read(governor_hand_over).totals
    assert (waiting.waiting_for_sight, waiting.not_told) == (1, 0)
    governed.write(see_result, untold, 2, water.id, SightDraft())
    left = governed.read(governor_hand_over)
    totals = left.totals
    assert (totals.given, totals.settled, totals.open) == (4, 2, 2)
    assert (totals.stopped, totals.waiting_for_sight, totals.not_told) == (1, 0, 1)
    assert [row.applicant for row in left.not_told] == ["رضا احمدی"]


def test_what_went_in_to_him_is_his(governed: Office, clock: FixedClock) -> None:
    call = governed.write(log_call, CallDraft(caller_name="رضا", subject="آب", request="شرح")).value
    governed.write(put_in_folder, call, 1)
    assert governed.read(governor_hand_over).with_him == ()
    (folder,) = governed.read(list_folders)
    governed.write(send_in, folder.id, folder.version)
    assert [one.record_id for one in governed.read(governor_hand_over).with_him] == [call]
    assert governed.read(governor_hand_over, date(2026, 9, 30)).with_him == ()
    next_one = GovernorLine(TODAY + timedelta(days=1), "", "سوم", "استاندار", acting=False)
    governed.write(appoint_governor, next_one)
    clock.advance(timedelta(days=2))
    assert governed.read(governor_hand_over).with_him == ()
    assert len(governed.read(governor_hand_over, TODAY).with_him) == 1


def test_what_is_above_ones_clearance_is_neither_listed_nor_counted(
    governed: Office, clerk: int
) -> None:
    given(governed, TODAY, "راه", classification=Classification.SECRET, applicant="رضا")
    given(governed, TODAY, "راه")
    assert governed.read(governor_hand_over).classification is Classification.SECRET
    governed.sign_in(clerk)
    left = governed.read(governor_hand_over)
    assert left.classification is Classification.ORDINARY
    assert (left.totals.given, left.totals.open, len(left.rows)) == (1, 1, 1)
    assert [(one.open) for one in left.by_unit] == [1]
    assert sum(one.open for one in left.by_age) == sum(one.open for one in left.by_source) == 1


def test_nobody_governed_then_and_who_may_not_read_orders(office: Office) -> None:
    with pytest.raises(NotFound, match="استانداری در دفتر ثبت نیست"):
        office.read(governor_hand_over)
    office.write(appoint_governor, FIRST)
    with pytest.raises(NotFound):
        office.read(governor_hand_over, date(2025, 12, 31))
    blind = OperatorDraft(name="blind", full_name="بی حق", rights=frozenset({Right.READ_CALLS}))
    office.sign_in(office.write(add_operator, blind).value)
    with pytest.raises(NotAllowed):
        office.read(governor_hand_over)
