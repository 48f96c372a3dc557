"""The governor's orders: kept verbatim, as secret as their record, taken back but never erased."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from app.access import Right
from app.changes import Changes, Kind, changed
from app.check import check_store
from app.clock import FixedClock
from app.contacts import ContactDraft, ContactKind, add_contact
from app.errors import NotAllowed, NotFound
from app.marks import Classification
from app.office import Office
from app.operators import OperatorDraft, add_operator
from app.orders import (
    OrderDraft,
    OrderFilter,
    OrderKind,
    OrderSheet,
    OrderState,
    Scan,
    list_follow_ups,
    order_sheet,
    orders_of,
    record_order,
    source_scanned,
)
from app.phone_calls import (
    CallDraft,
    NoteDraft,
    amend_call,
    call_card,
    call_sheet,
    log_call,
    put_in_folder,
    record_note,
    take_back,
)
from app.session import OfficeSession

DAY = date(2026, 11, 22)
NOTE = NoteDraft(words="بررسی شود.\nنتیجه اعلام گردد.", referred_to="دفتر فنی")


def call(office: Office, subject: str = "آب", secrecy: int = 0) -> int:
    draft = CallDraft(
        caller_name="رضا احمدی",
        subject=subject,
        request="شرح",
        classification=Classification(secrecy),
    )
    number = office.write(log_call, draft).value
    office.write(put_in_folder, number, 1)
    return number


def noted(office: Office, number: int, note: NoteDraft = NOTE) -> Changes[int]:
    version = office.read(call_sheet, number).version
    return office.write(record_note, number, version, note)


def row(office: Office, number: int) -> OrderSheet:
    return office.read(order_sheet, number)


def test_an_order_is_kept_verbatim_with_its_referral(office: Office) -> None:
    unit = office.write(
        add_contact, ContactDraft(name="اداره آب", kind=ContactKind.ORGANISATION)
    ).value
    number = call(office)
    due = DAY + timedelta(days=9)
    done = noted(
        office,
        number,
        NoteDraft(
            words=NOTE.words, noted_on=DAY, referred_to_id=unit, referred_to="اداره آب", due_on=due
        ),
    )
    assert done.kinds == {Kind.CALL, Kind.ORDER, Kind.FOLDER}
    found = row(office, done.value)
    assert (found.kind, found.state) == (OrderKind.NOTE, OrderState.OPEN)
    assert (found.source_id, found.source_number) == (number, "1405/ت/1")
    assert (found.words, found.given_on) == (NOTE.words, DAY)
    (referral,) = found.referrals
    assert (referral.contact_id, referral.name, referral.due_on) == (unit, "اداره آب", due)
    assert found.written_by == "مدیر سامانه"
    (line,) = office.read(orders_of, Kind.CALL, number)
    assert (line.id, line.words, line.referred_to) == (done.value, NOTE.words, "اداره آب")


def test_an_order_nobody_else_carries_out_has_no_referral(office: Office) -> None:
    found = row(office, noted(office, call(office), NoteDraft(words="ملاحظه شد.")).value)
    assert found.referrals == ()


def test_a_referral_to_a_chosen_contact_is_not_lost(office: Office) -> None:
    unit = office.write(
        add_contact, ContactDraft(name="اداره آب", kind=ContactKind.ORGANISATION)
    ).value
    order = noted(office, call(office), NoteDraft(words="شود", referred_to_id=unit)).value
    assert row(office, order).referrals[0].contact_id == unit


def test_an_order_taken_back_stays_as_a_trace(office: Office) -> None:
    number = call(office)
    first = noted(office, number).value
    office.write(take_back, number, office.read(call_sheet, number).version)
    assert row(office, first).state is OrderState.WITHDRAWN
    assert office.read(orders_of, Kind.CALL, number) == []
    second = noted(office, number, NoteDraft(words="متن درست")).value
    assert [line.id for line in office.read(orders_of, Kind.CALL, number)] == [second]
    assert row(office, second).state is OrderState.OPEN
    assert check_store(office.database) == []


def test_an_order_follows_its_records_secrecy(office: Office, clerk: int) -> None:
    number = call(office)
    order = noted(office, number).value
    sheet = office.read(call_sheet, number)
    secret = CallDraft(
        caller_name="رضا احمدی",
        subject="آب",
        request="شرح",
        classification=Classification.SECRET,
        called_on=sheet.called_at.date(),
        called_at=sheet.called_at.time(),
    )
    office.write(amend_call, number, sheet.version, secret)
    assert row(office, order).classification is Classification.SECRET
    office.sign_in(clerk)
    assert office.read(list_follow_ups, OrderFilter()) == []
    assert office.read(orders_of, Kind.CALL, number) == []
    with pytest.raises(NotFound):
        office.read(order_sheet, order)


def test_an_order_on_a_secret_is_not_there_below_its_clearance(office: Office, clerk: int) -> None:
    order = noted(office, call(office, secrecy=3)).value
    seen = noted(office, call(office, "راه")).value
    office.sign_in(clerk)
    assert [found.order_id for found in office.read(list_follow_ups, OrderFilter())] == [seen]
    with pytest.raises(NotFound):
        office.read(order_sheet, order)


def test_a_scan_on_a_call_reaches_an_order_more_secret_than_the_call(
    office: Office, clerk: int
) -> None:
    number = call(office)
    draft = OrderDraft(
        kind=OrderKind.MARGINAL, words="محرمانه بررسی شود.", classification=Classification.SECRET
    )
    order = office.write(record_order, office.read(call_card, number), draft).value
    office.sign_in(clerk)

    def scan(session: OfficeSession) -> Changes[None]:
        source_scanned(session, Kind.CALL, number)
        return changed(None, Kind.ORDER)

    office.write(scan)
    with pytest.raises(NotFound):
        office.read(order_sheet, order)
    office.sign_in_as()
    assert row(office, order).scan is Scan.ATTACHED


def test_who_may_not_record_orders_cannot_take_one_back(office: Office, clerk: int) -> None:
    number = call(office)
    noted(office, number)
    version = office.read(call_sheet, number).version
    office.sign_in(clerk)
    with pytest.raises(NotAllowed):
        office.write(take_back, number, version)
    assert len(office.read(orders_of, Kind.CALL, number)) == 1


def test_who_records_orders_may_be_without_the_right_to_log_calls(office: Office) -> None:
    number = call(office)
    rights = frozenset({Right.READ_CALLS, Right.READ_ORDERS, Right.RECORD_ORDERS})
    secretary = OperatorDraft(name="s", full_name="منشی", rights=rights)
    office.sign_in(office.write(add_operator, secretary).value)
    order = noted(office, number).value
    assert row(office, order).written_by == "منشی"


def test_an_order_nobody_knows_is_not_found(office: Office) -> None:
    with pytest.raises(NotFound):
        office.read(order_sheet, 99)


def test_filters(office: Office, clock: FixedClock) -> None:
    water, road = call(office), call(office, "راه")
    first = noted(office, water).value
    clock.advance(timedelta(days=3))
    second = noted(
        office, road, NoteDraft(words="مي‌شود بررسي كرد", referred_to="راه و شهرسازی")
    ).value
    after = DAY + timedelta(days=1)
    cases = {
        "all, oldest first": (OrderFilter(), [first, second]),
        "words": (OrderFilter(text="اعلام بررسی"), [first]),
        "folded": (OrderFilter(text="میشود"), [second]),
        "referral": (OrderFilter(text="شهرسازی"), [second]),
        "number": (OrderFilter(text="۱۴۰۵/ت/۱"), [first]),
        "nothing": (OrderFilter(text="نیست"), []),
        "from": (OrderFilter(from_day=after), [second]),
        "to": (OrderFilter(to_day=after), [first]),
        "both": (OrderFilter(from_day=DAY, to_day=DAY), [first]),
        "open": (OrderFilter(state=OrderState.OPEN), [first, second]),
        "revoked": (OrderFilter(state=OrderState.REVOKED), []),
    }
    found = {
        name: [order.order_id for order in office.read(list_follow_ups, wanted)]
        for name, (wanted, _) in cases.items()
    }
    assert found == {name: ids for name, (_, ids) in cases.items()}
