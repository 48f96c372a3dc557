"""What an applicant is told by letter, on both stores: results the governor saw, and no more."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from app import journal
from app.access import Right
from app.changes import Kind
from app.check import check_store
from app.errors import NotAllowed, NotFound
from app.marks import Classification
from app.office import Office
from app.operators import OperatorDraft, add_operator
from app.orders import (
    AnswerDraft,
    Expected,
    OrderDraft,
    OrderKind,
    ReferralDraft,
    SightDraft,
    SourceCard,
    TellDraft,
    WriteOff,
    WriteOffDraft,
    answer_referral,
    order_sheet,
    record_order,
    revoke_order,
    see_result,
    tell_applicant,
    write_off_referral,
)
from app.phone_calls import CallDraft, log_call, record_order_on_call
from app.result_notices import (
    ResultNotice,
    count_notice_prints,
    notice_orders_of,
    result_notices,
)

TODAY = date(2026, 11, 22)


def call(office: Office, **changes: Any) -> int:
    fields = {"caller_name": "رضا احمدی", "subject": "آب روستا", "request": "شرح", **changes}
    return office.write(log_call, CallDraft(**fields)).value


def ordered(office: Office, call_id: int | None, *referrals: ReferralDraft, **more: Any) -> int:
    draft = OrderDraft(words="محرمانه میان ما: بررسی شود.", referrals=referrals, **more)
    if call_id is not None:
        return office.write(record_order_on_call, call_id, draft).value
    return office.write(record_order, SourceCard(), draft).value


def to(name: str, expected: Expected = Expected.ACTION) -> ReferralDraft:
    return ReferralDraft(name=name, expected=expected)


def step(office: Office, order: int, place: int, operation: Any, draft: Any) -> None:
    sheet = office.read(order_sheet, order)
    office.write(operation, order, sheet.version, sheet.referrals[place].id, draft)


def answered(office: Office, order: int, place: int = 0, answer: str = "آب وصل شد.") -> None:
    draft = AnswerDraft(answer=answer, reference="1405/ص/12", answered_on=TODAY)
    step(office, order, place, answer_referral, draft)
    step(office, order, place, see_result, SightDraft(close=False))


def one(office: Office, *orders: int) -> ResultNotice:
    (notice,) = office.read(result_notices, orders)
    return notice


def refused(office: Office, *orders: int) -> str:
    with pytest.raises(NotAllowed) as caught:
        office.read(result_notices, orders)
    return caught.value.message


def test_it_says_what_was_asked_when_and_what_was_done(office: Office) -> None:
    number = call(office)
    order = ordered(office, number, to("آب و فاضلاب"))
    answered(office, order)
    notice = one(office, order)
    assert (notice.applicant, notice.source, notice.source_title) == (
        "رضا احمدی",
        "تماس",
        "آب روستا",
    )
    assert notice.source_number.endswith("/1")
    assert notice.asked_on == TODAY
    (line,) = notice.results
    assert (line.who, line.answer) == ("آب و فاضلاب", "آب وصل شد.")
    assert (line.reference, line.on) == ("1405/ص/12", TODAY)


def test_what_is_missing_is_named(office: Office) -> None:
    order = ordered(office, call(office), to("آب"), to("برق"))
    assert "«آب» و «برق»" in refused(office, order)
    step(office, order, 0, answer_referral, AnswerDraft(answer="شد"))
    said = refused(office, order)
    assert "از «برق» نرسیده" in said
    assert "پاسخ «آب» را هنوز ندیده" in said
    bare = ordered(office, call(office))
    assert "پاسخی" in refused(office, bare)
    nobody = ordered(office, None, to("آب"), kind=OrderKind.ORAL)
    assert "کسی" in refused(office, nobody)
    office.write(revoke_order, order, office.read(order_sheet, order).version, "نشد")
    assert "لغو شد" in refused(office, order)
    # Of several, the one that is short is named by its words.
    assert "محرمانه میان ما" in refused(office, bare, nobody)


def test_who_will_not_be_told_gets_no_letter(office: Office) -> None:
    order = ordered(office, call(office), to("آب"))
    answered(office, order)
    version = office.read(order_sheet, order).version
    office.write(tell_applicant, order, version, TellDraft(reason="درگذشت", close=False))
    assert "درگذشت" in refused(office, order)


def test_he_may_know_answers_but_no_inner_reasons(office: Office) -> None:
    inner = [to(name, Expected.INFORMATION) for name in ("بازرسی", "حراست")]
    order = ordered(office, call(office), to("آب"), to("برق"), *inner)
    answered(office, order)
    moot = WriteOffDraft(kind=WriteOff.UNATTAINABLE, reason="اعتبار را جای دیگر بردند")
    step(office, order, 1, write_off_referral, moot)
    step(office, order, 2, write_off_referral, WriteOffDraft(kind=WriteOff.INFORMED))
    answered(office, order, 3, "ما هم شکایتی از او داریم.")
    results = one(office, order).results
    assert [(line.who, line.answer) for line in results] == [
        ("آب", "آب وصل شد."),
        ("برق", "شدنی نبود."),
    ]


def test_orders_on_one_record_share_a_letter(office: Office) -> None:
    number, other = call(office), call(office, caller_name="مینا")
    first, second = ordered(office, number, to("آب")), ordered(office, number, to("برق"))
    third = ordered(office, other, to("گاز"))
    for order in (first, second, third):
        answered(office, order)
    notices = office.read(result_notices, (second, third, first, second))
    assert [notice.order_ids for notice in notices] == [(second, first), (third,)]
    assert [line.who for line in notices[0].results] == ["برق", "آب"]
    assert office.read(notice_orders_of, Kind.CALL, number) == (first, second)
    with pytest.raises(NotFound, match="دستوری نیست"):
        office.read(notice_orders_of, Kind.CALL, call(office))
    with pytest.raises(NotFound):
        office.read(notice_orders_of, Kind.CALL, 999)


def test_prints_are_counted_and_tell_nobody(office: Office) -> None:
    order = ordered(office, call(office), to("آب"))
    answered(office, order)
    assert one(office, order).printed_count == 0
    office.write(count_notice_prints, (order,))
    assert one(office, order).printed_count == 1
    assert office.read(order_sheet, order).told_at is None
    assert office.read(journal.times, Kind.CALL, order, "print_result_notice") == 0
    assert check_store(office.database) == []


def test_a_secret_one_is_not_there_below_its_clearance(office: Office, clerk: int) -> None:
    number = call(office, classification=Classification.SECRET)
    order = ordered(office, number, to("آب"))
    answered(office, order)
    assert one(office, order).classification is Classification.SECRET
    office.sign_in(clerk)
    for ask in (
        lambda: office.read(result_notices, (order,)),
        lambda: office.write(count_notice_prints, (order,)),
        lambda: office.read(notice_orders_of, Kind.CALL, number),
    ):
        with pytest.raises(NotFound):
            ask()


def test_who_may_not_open_the_call_prints_without_its_day(office: Office) -> None:
    order = ordered(office, call(office), to("آب"))
    answered(office, order)
    draft = OperatorDraft(name="orders", full_name="پیگیر", rights=frozenset({Right.READ_ORDERS}))
    office.sign_in(office.write(add_operator, draft).value)
    notice = one(office, order)
    assert notice.asked_on is None
    assert notice.source_title == "آب روستا"
