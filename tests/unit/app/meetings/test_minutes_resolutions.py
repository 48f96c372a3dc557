"""Resolutions: numbered when decided, orders from then on, never a number twice."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from app.access import Right
from app.changes import Changes, Kind
from app.check.proving import check_store
from app.contacts import ContactDraft, add_contact
from app.errors import InvalidFields, InvalidInput, NotAllowed, NotFound, StaleRecord
from app.marks import Classification
from app.meetings.deciding import decide_item
from app.meetings.deeds import TAKEN_BACK, MeetingDeed, take_meeting_step_back
from app.meetings.drafts import CoResponsible, ItemDecision, ResolutionDraft
from app.meetings.resolutions import amend_resolution, annul_resolution, draft_of, resolve
from app.meetings.states import WRITABLE, ItemState, MeetingState
from app.meetings.tables import ITEMS, MEETINGS, RESOLUTIONS
from app.numbering import list_series
from app.office import Office
from app.operators import OperatorDraft, add_operator
from app.order_sources import record_order_on
from app.orders import (
    AnswerDraft,
    Expected,
    OrderDraft,
    OrderKind,
    OrderState,
    ReferralState,
    Scan,
    SightDraft,
    answer_referral,
    close_order,
    order_sheet,
    orders_of,
    replace_order,
    revoke_order,
    see_result,
    write_off_referral,
)
from app.orders.drafts import WriteOffDraft
from app.orders.states import WriteOff
from app.session import OfficeSession
from app.text import LONG_LIMIT
from desks import ready_desks
from minutes_desks import resolve_many, resolve_one
from minutes_seat import DAY, do, items_of, meeting, row_of, rows, set_row

ROADS, WATER = "اداره کل راه", "شرکت آب"


def typed(**more: Any) -> ResolutionDraft:
    values: dict[str, Any] = {
        "words": "راه روستا آسفالت شود.",
        "responsible": ROADS,
        "due_on": date(2026, 12, 22),
    }
    return ResolutionDraft(**(values | more))


def lines(office: Office, number: int) -> list[dict[str, Any]]:
    return rows(office, RESOLUTIONS, RESOLUTIONS.c.meeting_id == number)


def only(office: Office, number: int) -> dict[str, Any]:
    (line,) = lines(office, number)
    return line


def order_of(office: Office, number: int) -> Any:
    return office.read(order_sheet, only(office, number)["order_id"])


def back(office: Office, number: int) -> None:
    do(office, take_meeting_step_back, number)


def test_a_resolution_is_numbered_and_becomes_an_order(office: Office) -> None:
    number = meeting(office)
    item = items_of(office, number)[0]
    made = do(office, resolve, number, typed(item_id=item))
    line = only(office, number)
    assert line["id"] == made
    assert (line["number"], line["serial"], line["place"]) == ("1405/ص/0001", 1, 1)
    assert rows(office, ITEMS, ITEMS.c.id == item)[0]["state"] == ItemState.DECIDED.value
    order = order_of(office, number)
    assert order.kind is OrderKind.RESOLUTION
    assert order.words == "مصوبه ۱۴۰۵/ص/۰۰۰۱: راه روستا آسفالت شود."
    assert (order.source_kind, order.source_id) == (Kind.MEETING, number)
    assert order.given_on == DAY
    (referral,) = order.referrals
    assert (referral.name, referral.due_on) == (ROADS, date(2026, 12, 22))
    # No sheet of his was written on.
    assert order.scan is Scan.NOT_NEEDED
    (standing,) = office.read(orders_of, Kind.MEETING, number)
    assert standing.id == order.id


def test_who_helps_is_told_and_need_not_answer(office: Office) -> None:
    contact = office.write(add_contact, ContactDraft(name="شرکت برق")).value
    number = meeting(office)
    helpers = (
        CoResponsible(name=WATER),
        CoResponsible(contact_id=contact),
        CoResponsible(name=ROADS),
        CoResponsible(name=WATER),
        CoResponsible(name=" "),
    )
    do(office, resolve, number, typed(co_responsible=helpers))
    line = only(office, number)
    assert draft_of(line).co_responsible == (
        CoResponsible(name=WATER),
        CoResponsible(name="شرکت برق", contact_id=contact),
    )
    expected = [(one.name, one.expected) for one in order_of(office, number).referrals]
    assert expected == [
        (ROADS, Expected.ACTION),
        (WATER, Expected.INFORMATION),
        ("شرکت برق", Expected.INFORMATION),
    ]


def test_a_responsible_of_the_directory_is_named(office: Office) -> None:
    contact = office.write(add_contact, ContactDraft(name="شرکت برق")).value
    number = meeting(office)
    do(office, resolve, number, typed(responsible="", responsible_id=contact))
    assert only(office, number)["responsible"] == "شرکت برق"
    assert order_of(office, number).referrals[0].contact_id == contact


def test_a_responsible_may_follow(office: Office) -> None:
    number = meeting(office)
    made = do(office, resolve, number, ResolutionDraft(words="بررسی شود."))
    assert order_of(office, number).referrals == ()
    do(office, amend_resolution, number, made, typed(words="بررسی شود."))
    assert [one.name for one in order_of(office, number).referrals] == [ROADS]


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"words": " "}, "words"),
        ({"words": "ا" * (LONG_LIMIT + 1)}, "words"),
        ({"due_on": date(2026, 11, 20)}, "due_on"),
        ({"responsible": ""}, "responsible"),
        ({"responsible_id": 999}, "responsible"),
        ({"responsible": "ا" * 5000}, "responsible"),
        ({"their_number": "ا" * 5000}, "their_number"),
        ({"co_responsible": (CoResponsible(contact_id=999),)}, "co_responsible"),
        (
            {"co_responsible": tuple(CoResponsible(name=f"همکار {n}") for n in range(31))},
            "co_responsible",
        ),
    ],
)
def test_what_cannot_be_taken_is_named(office: Office, more: dict[str, Any], field: str) -> None:
    number = meeting(office)
    with pytest.raises(InvalidFields) as told:
        do(office, resolve, number, typed(**more))
    assert [one.field for one in told.value.problems] == [field]
    assert not lines(office, number)
    assert "resolutions" not in {one.series for one in office.read(list_series)}


def test_an_item_of_another_meeting_is_refused(office: Office) -> None:
    number, other = meeting(office), meeting(office)
    with pytest.raises(NotFound):
        do(office, resolve, number, typed(item_id=items_of(office, other)[0]))


def test_the_same_draft_again_finds_its_resolution(office: Office) -> None:
    number = meeting(office)
    draft = typed()
    version = row_of(office, number)["version"]
    made = office.write(resolve, number, version, draft).value
    assert office.write(resolve, number, version, draft).value == made
    assert len(lines(office, number)) == 1


def test_a_stale_desk_is_told(office: Office) -> None:
    number = meeting(office)
    version = row_of(office, number)["version"]
    made = office.write(resolve, number, version, typed()).value
    for deed, arguments in (
        (resolve, (typed(),)),
        (amend_resolution, (made, typed(words="دیگر"))),
        (annul_resolution, (made, "سبب")),
    ):
        with pytest.raises(StaleRecord):
            office.write(deed, number, version, *arguments)
    assert len(lines(office, number)) == 1


def test_only_minutes_that_are_being_written_resolve(office: Office) -> None:
    number = meeting(office)
    made = do(office, resolve, number, typed())
    for state in MeetingState:
        set_row(office, MEETINGS, number, state=state.value)
        if state in WRITABLE:
            do(office, resolve, number, typed(words=state.value))
            continue
        for deed, arguments in (
            (resolve, (typed(),)),
            (amend_resolution, (made, typed(words="دیگر"))),
            (annul_resolution, (made, "سبب")),
        ):
            with pytest.raises(NotAllowed):
                do(office, deed, number, *arguments)


def test_rights_and_clearance_are_asked(office: Office) -> None:
    number = meeting(office)
    secret = meeting(office, classification=int(Classification.SECRET))
    for name, rights in (
        ("holder", {Right.HOLD_MEETINGS, Right.READ_MEETINGS}),
        ("reader", {Right.READ_MEETINGS, Right.RECORD_ORDERS, Right.READ_ORDERS}),
    ):
        office.sign_in_as()
        draft = OperatorDraft(
            name=name,
            full_name=f"همکار {name}",
            rights=frozenset(rights),
            clearance=Classification(0),
        )
        office.write(add_operator, draft)
    office.sign_in_as("reader")
    with pytest.raises(NotAllowed):
        do(office, resolve, number, typed())
    # Whoever writes the minutes resolves: the right to record his orders is another.
    office.sign_in_as("holder")
    made = do(office, resolve, number, typed())
    do(office, amend_resolution, number, made, typed(words="دیگر"))
    do(office, annul_resolution, number, made, "اشتباه بود.")
    for _step in range(3):
        back(office, number)
    with pytest.raises(NotFound):
        do(office, resolve, secret, typed())


def test_an_order_nobody_acted_on_is_amended(office: Office) -> None:
    number = meeting(office)
    made = do(office, resolve, number, typed(co_responsible=(CoResponsible(name=WATER),)))
    first = order_of(office, number)
    later = typed(words="پل ساخته شود.", responsible=WATER, due_on=date(2027, 1, 1))
    assert do(office, amend_resolution, number, made, later) == made
    assert only(office, number)["number"] == "1405/ص/0001"
    order = order_of(office, number)
    assert order.id == first.id
    assert order.words == "مصوبه ۱۴۰۵/ص/۰۰۰۱: پل ساخته شود."
    (referral,) = order.referrals
    assert (referral.name, referral.expected, referral.due_on) == (
        WATER,
        Expected.ACTION,
        date(2027, 1, 1),
    )
    back(office, number)
    order = order_of(office, number)
    assert order.words == first.words
    assert [(one.name, one.expected, one.due_on) for one in order.referrals] == [
        (one.name, one.expected, one.due_on) for one in first.referrals
    ]
    assert only(office, number)["words"] == "راه روستا آسفالت شود."


def test_amended_again_and_again_it_comes_back_step_by_step(office: Office) -> None:
    number = meeting(office)
    made = do(office, resolve, number, typed())
    names = (WATER, "شرکت گاز", ROADS, WATER)
    for name in names:
        do(office, amend_resolution, number, made, typed(words=f"به {name}", responsible=name))
    for name in reversed((ROADS, *names[:-1])):
        back(office, number)
        assert [one.name for one in order_of(office, number).referrals] == [name]
        assert only(office, number)["responsible"] == name
    back(office, number)
    line = only(office, number)
    assert (line["annulled_reason"], line["number"]) == (TAKEN_BACK, "1405/ص/0001")
    assert office.read(order_sheet, line["order_id"]).state is OrderState.WITHDRAWN


def acted(office: Office, number: int) -> int:
    """Let the responsible answer; answers with the order."""
    order = order_of(office, number)
    (first, *_) = order.referrals
    office.write(answer_referral, order.id, order.version, first.id, AnswerDraft(answer="شد."))
    return int(order.id)


def test_an_order_somebody_acted_on_is_replaced(office: Office) -> None:
    number = meeting(office)
    made = do(office, resolve, number, typed())
    before = acted(office, number)
    do(office, amend_resolution, number, made, typed(words="پل ساخته شود."))
    order = order_of(office, number)
    assert order.id != before
    assert (order.follows_id, order.kind) == (before, OrderKind.RESOLUTION)
    assert office.read(order_sheet, before).state is OrderState.REPLACED
    back(office, number)
    assert order_of(office, number).id == before
    assert office.read(order_sheet, before).state is OrderState.OPEN
    assert office.read(order_sheet, before).referrals[0].state is ReferralState.WAITING_FOR_SIGHT
    assert office.read(order_sheet, order.id).state is OrderState.WITHDRAWN


def test_what_is_not_chased_leaves_the_order_alone(office: Office) -> None:
    number = meeting(office)
    made = do(office, resolve, number, typed())
    before = acted(office, number)
    version = row_of(office, number)["version"]
    do(office, amend_resolution, number, made, typed())
    assert row_of(office, number)["version"] == version
    do(office, amend_resolution, number, made, typed(their_number="۱۲"))
    assert only(office, number)["their_number"] == "12"
    assert order_of(office, number).id == before


def test_what_is_taken_back_is_annulled_and_its_order_withdrawn(office: Office) -> None:
    number = meeting(office)
    item = items_of(office, number)[0]
    do(office, resolve, number, typed(item_id=item))
    back(office, number)
    line = only(office, number)
    assert line["annulled_at"] is not None
    assert line["annulled_reason"] == TAKEN_BACK
    assert office.read(order_sheet, line["order_id"]).state is OrderState.WITHDRAWN
    assert rows(office, ITEMS, ITEMS.c.id == item)[0]["state"] == ItemState.OPEN.value
    do(office, resolve, number, typed(item_id=item))
    assert [one["number"] for one in lines(office, number)] == ["1405/ص/0001", "1405/ص/0002"]


def test_what_somebody_acted_on_is_not_taken_back(office: Office) -> None:
    number = meeting(office)
    do(office, resolve, number, typed())
    acted(office, number)
    with pytest.raises(NotAllowed) as told:
        back(office, number)
    assert "مصوبه" in told.value.message
    assert only(office, number)["annulled_at"] is None


def test_a_resolution_is_annulled_with_a_reason(office: Office) -> None:
    number = meeting(office)
    item = items_of(office, number)[0]
    made = do(office, resolve, number, typed(item_id=item))
    with pytest.raises(InvalidInput):
        do(office, annul_resolution, number, made, " ")
    acted(office, number)
    do(office, annul_resolution, number, made, "تکراری بود.")
    line = only(office, number)
    assert line["annulled_reason"] == "تکراری بود."
    assert order_of(office, number).state is OrderState.REVOKED
    assert rows(office, ITEMS, ITEMS.c.id == item)[0]["state"] == ItemState.OPEN.value
    with pytest.raises(NotAllowed):
        do(office, amend_resolution, number, made, typed(words="دیگر"))
    with pytest.raises(NotAllowed):
        do(office, annul_resolution, number, made, "باز هم")
    back(office, number)
    assert only(office, number)["annulled_at"] is None
    assert order_of(office, number).state is OrderState.OPEN
    assert rows(office, ITEMS, ITEMS.c.id == item)[0]["state"] == ItemState.DECIDED.value


def test_an_item_decided_in_words_too_stays_decided(office: Office) -> None:
    number = meeting(office)
    item = items_of(office, number)[0]
    do(office, decide_item, number, item, ItemDecision(decision="موافقت شد."))
    made = do(office, resolve, number, typed(item_id=item))
    do(office, annul_resolution, number, made, "تکراری بود.")
    row = rows(office, ITEMS, ITEMS.c.id == item)[0]
    assert (row["state"], row["decision"]) == (ItemState.DECIDED.value, "موافقت شد.")


def test_a_resolution_moves_to_another_item(office: Office) -> None:
    number = meeting(office)
    first, second = items_of(office, number)
    made = do(office, resolve, number, typed(item_id=first))
    do(office, amend_resolution, number, made, typed(item_id=second))
    states = [row["state"] for row in rows(office, ITEMS, ITEMS.c.meeting_id == number)]
    assert states == [ItemState.OPEN.value, ItemState.DECIDED.value]


def closed(office: Office, number: int) -> None:
    order_id = acted(office, number)
    order = office.read(order_sheet, order_id)
    draft = SightDraft(enough=True, close=True)
    office.write(see_result, order_id, order.version, order.referrals[0].id, draft)


def test_what_was_done_is_seen_by_the_office_and_changes_no_more(office: Office) -> None:
    number = meeting(office)
    made = do(office, resolve, number, typed())
    closed(office, number)
    order = order_of(office, number)
    assert order.state is OrderState.CLOSED
    assert any("دفتر پاسخ" in one.words for one in order.steps)
    with pytest.raises(NotAllowed):
        do(office, amend_resolution, number, made, typed(words="دیگر"))
    with pytest.raises(NotAllowed):
        do(office, annul_resolution, number, made, "دیگر")


def test_results_of_resolutions_lie_in_no_folder(office: Office) -> None:
    number = meeting(office)
    do(office, resolve, number, typed())
    acted(office, number)
    assert order_of(office, number).referrals[0].state is ReferralState.WAITING_FOR_SIGHT
    found = check_store(office.database)
    assert not [one for one in found if one.kind == Kind.FOLDER.value]


def test_with_its_helpers_written_off_an_order_closes(office: Office) -> None:
    number = meeting(office)
    do(office, resolve, number, typed(co_responsible=(CoResponsible(name=WATER),)))
    acted(office, number)
    order = order_of(office, number)
    first, second = order.referrals
    office.write(see_result, order.id, order.version, first.id, SightDraft())
    order = order_of(office, number)
    office.write(
        write_off_referral,
        order.id,
        order.version,
        second.id,
        WriteOffDraft(kind=WriteOff.INFORMED),
    )
    office.write(close_order, order.id, order_of(office, number).version)
    assert order_of(office, number).state is OrderState.CLOSED


def test_resolutions_are_recorded_and_replaced_in_minutes_alone(office: Office) -> None:
    number = meeting(office)
    with pytest.raises(InvalidFields) as told:
        office.write(
            record_order_on,
            Kind.MEETING,
            number,
            OrderDraft(kind=OrderKind.RESOLUTION, words="بی صورتجلسه"),
        )
    assert [one.field for one in told.value.problems] == ["kind"]
    do(office, resolve, number, typed())
    order = order_of(office, number)
    other = OrderDraft(kind=OrderKind.ORAL, words="دیگر")
    with pytest.raises(NotAllowed):
        office.write(replace_order, order.id, order.version, "سبب", other)
    # He may revoke it; what is resolved anew then has an order of its own.
    office.write(revoke_order, order.id, order.version, "استاندار نخواست.")
    do(office, amend_resolution, number, only(office, number)["id"], typed(words="به گونه دیگر"))
    anew = order_of(office, number)
    assert (anew.state, anew.follows_id) == (OrderState.OPEN, order.id)


def test_its_order_is_as_secret_as_the_meeting_and_follows_it(office: Office) -> None:
    number = meeting(office)
    do(office, resolve, number, typed())

    def amended(session: OfficeSession, meeting_id: int, version: int) -> Changes[int]:
        deed = MeetingDeed(session, meeting_id, version)
        deed.set(subject="جلسه ویژه", classification=int(Classification.SECRET))
        return deed.finish("amend_meeting", "ویرایش شد.")

    do(office, amended, number)
    order = order_of(office, number)
    assert (order.source_title, order.classification) == ("جلسه ویژه", Classification.SECRET)
    back(office, number)
    order = order_of(office, number)
    assert (order.source_title, order.classification) == ("جلسه آزمون", Classification.ORDINARY)


def test_numbers_are_gapless_under_several_desks(office: Office, store_url: str) -> None:
    meetings = [meeting(office) for _ in range(3)]
    desks = ready_desks(store_url, resolve_many, [(number, 8) for number in meetings])
    for desk in desks:
        desk.begin()
    assert [desk.end() for desk in desks] == ["done"] * 3
    found = rows(office, RESOLUTIONS)
    assert sorted(row["serial"] for row in found) == list(range(1, 25))
    assert len({row["number"] for row in found}) == 24
    for number in meetings:
        own = [row for row in found if row["meeting_id"] == number]
        assert [row["place"] for row in own] == list(range(1, 9))


def test_of_desks_that_resolve_on_one_reading_one_is_told(office: Office, store_url: str) -> None:
    number = meeting(office)
    version = row_of(office, number)["version"]
    desks = ready_desks(store_url, resolve_one, [(number, version, f"مصوبه {n}") for n in range(3)])
    for desk in desks:
        desk.begin()
    assert sorted(desk.end() for desk in desks) == ["StaleRecord", "StaleRecord", "done"]
    assert [row["serial"] for row in lines(office, number)] == [1]
