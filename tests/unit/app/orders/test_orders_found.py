"""Orders found by their words, whom they went to and what was answered, from any line."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from app.check.search import search_tables_agree
from app.check.search_keys import records_are_found
from app.office import Office
from app.orders import (
    AnswerDraft,
    FollowUpOrder,
    FollowUpView,
    OrderDraft,
    OrderFilter,
    OrderKind,
    ReferralDraft,
    SourceCard,
    answer_referral,
    count_follow_ups,
    list_follow_ups,
    order_sheet,
    record_order,
    refer_order,
    revoke_order,
    take_order_step_back,
    totals_by_unit,
)
from app.search.everything import search_everything
from app.search_sources import SOURCES

DAY = date(2026, 11, 22)

Ordered = Callable[..., int]


def found(office: Office, text: str, view: FollowUpView = FollowUpView.OPEN) -> list[int]:
    wanted = OrderFilter(text=text, view=view)
    rows = office.read(list_follow_ups, wanted)
    assert office.read(count_follow_ups, wanted) == len(rows)
    return [row.order_id for row in rows]


def proved(office: Office) -> None:
    with office.database.connection() as connection:
        assert [*records_are_found(connection), *search_tables_agree(connection)] == []


def test_an_answer_is_found_until_it_is_taken_back(office: Office, ordered: Ordered) -> None:
    order = ordered("دفتر فنی", applicant="رضا احمدی")
    ordered("دفتر حقوقی")
    (referral,) = office.read(order_sheet, order).referrals
    answer = AnswerDraft(answer="اعتبار تخصیص یافت")
    office.write(answer_referral, order, 1, referral.id, answer)
    for typed in ("تخصیص", "به:فنی", "واحد:فنی", "از:احمدی", "تاریخ:امروز تخصیص", "حمدی"):
        assert found(office, typed) == [order], typed
    proved(office)
    office.write(take_order_step_back, order, office.read(order_sheet, order).version)
    assert found(office, "تخصیص") == []
    proved(office)


def test_whom_an_order_went_to_by_mistake_it_is_not_found_by(
    office: Office, ordered: Ordered
) -> None:
    order = ordered("دفتر فنی")
    office.write(refer_order, order, 1, [ReferralDraft(name="امور مالی")])
    assert set(found(office, "مالی")) == {order}
    office.write(take_order_step_back, order, office.read(order_sheet, order).version)
    assert found(office, "مالی") == []
    proved(office)


def test_orders_that_do_not_run_any_more_are_found_among_all(
    office: Office, ordered: Ordered
) -> None:
    first, second = ordered("دفتر فنی"), ordered("دفتر فنی")
    office.write(revoke_order, first, 1, "دیگر لازم نیست")
    assert found(office, "فنی") == [second]
    assert found(office, "فنی", FollowUpView.SETTLED) == [first]
    assert found(office, "فنی", FollowUpView.ALL) == [second, first]
    assert found(office, "لازم", FollowUpView.ALL) == [first]
    (group,) = office.read(search_everything, "فنی", SOURCES).groups
    assert [(line.id, line.state, line.who) for line in group.lines] == [
        (second, "در جریان", "دفتر فنی"),
        (first, "لغو شد", "دفتر فنی"),
    ]
    assert group.source.wanted("فنی") == OrderFilter(text="فنی", view=FollowUpView.ALL)


def test_every_order_of_lines_is_read_from_any_of_them(office: Office, ordered: Ordered) -> None:
    ordered("دفتر فنی", "دفتر حقوقی", due_on=DAY + timedelta(days=3))
    ordered("دفتر فنی", "امور مالی")
    ordered()
    ordered("راه", due_on=DAY + timedelta(days=1))
    asked = [OrderFilter(order=order) for order in FollowUpOrder]
    asked += [OrderFilter(view=FollowUpView.ALL), OrderFilter(text="بررسی")]
    asked += [OrderFilter(text="بررسی", view=FollowUpView.ALL)]
    for wanted in asked:
        whole = [(row.order_id, row.referral_id) for row in office.read(list_follow_ups, wanted)]
        assert len(whole) == 6, wanted
        for place, line in enumerate(whole):
            for offset, limit in ((0, 2), (1, 3), (-1, 1), (-2, 4)):
                rows = office.read(list_follow_ups, wanted, after=line, offset=offset, limit=limit)
                begin = place + 1 + offset
                part = whole[max(0, begin) : max(0, begin + limit)]
                assert [(row.order_id, row.referral_id) for row in rows] == part, wanted
        assert office.read(count_follow_ups, wanted, most=4) == 5


def test_what_is_searched_narrows_the_totals_too(office: Office, ordered: Ordered) -> None:
    ordered("دفتر فنی", "دفتر حقوقی")
    ordered("دفتر فنی")
    draft = OrderDraft(kind=OrderKind.ORAL, words="سیل‌بند ساخته شود.")
    office.write(record_order, SourceCard(title="سیل"), draft)
    totals = office.read(totals_by_unit, OrderFilter(text="حقوقی"))
    assert [(one.name, one.open) for one in totals] == [("دفتر حقوقی", 1), ("دفتر فنی", 1)]
    assert office.read(totals_by_unit, OrderFilter(text="نیست")) == []
    assert len(found(office, "سیلبند")) == len(found(office, "سیل بند")) == 1
