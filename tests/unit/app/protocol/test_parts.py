"""The parts of a case: people with their papers, cars, programme, costs, the log."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from app.clock import FixedClock
from app.contacts import ContactDraft, PositionDraft, add_contact
from app.errors import InvalidFields, NotAllowed
from app.office import Office
from app.protocol import (
    CaseAction,
    CaseDispatchDraft,
    CaseFilter,
    CaseKind,
    CaseView,
    ConversationDraft,
    CostDraft,
    EntryDraft,
    PersonDraft,
    PersonRole,
    Recipient,
    VehicleDraft,
    case_place,
    count_cases,
    list_cases,
    record_conversation,
    record_dispatch,
    save_costs,
    save_entries,
    save_people,
    save_vehicles,
    take_case_step_back,
)
from app.protocol.people import months_after
from protocol_office import (
    END,
    START,
    TRAVELLERS,
    do,
    opened,
    order,
    programme,
    send_report,
    sheet,
    take,
)


def _as_typed(office: Office, number: int) -> list[PersonDraft]:
    names = set(PersonDraft.__dataclass_fields__)
    return [
        PersonDraft(**{name: getattr(one, name) for name in names})
        for one in sheet(office, number).people
    ]


def test_people_keep_their_lines_and_lose_a_car_that_goes(office: Office) -> None:
    number = opened(office, CaseKind.DELEGATION)
    car_typed = VehicleDraft(title="تویوتا", plate="۱۲ ب ۳۴۵", driver="نوری")
    do(office, save_vehicles, number, [car_typed])
    car = sheet(office, number).vehicles[0]
    people = _as_typed(office, number)
    do(office, save_people, number, [replace(people[0], vehicle_id=car.id), people[1]])
    now = sheet(office, number)
    assert now.vehicles[0].passengers == ("کاوه مهرپرور",)
    assert [one.id for one in now.people] == [one.id for one in people]
    do(office, save_vehicles, number, [])
    # Its id may be another car's by now.
    elsewhere = opened(office, CaseKind.DELEGATION)
    do(office, save_vehicles, elsewhere, [car_typed])
    assert sheet(office, number).people[0].vehicle_id is None
    office.write(take_case_step_back, number, sheet(office, number).version)
    back = sheet(office, number)
    assert back.vehicles[0].passengers == ("کاوه مهرپرور",)
    with pytest.raises(InvalidFields):
        do(office, save_people, number, [PersonDraft(name="x", vehicle_id=car.id + 99)])


@pytest.mark.parametrize(
    "wrong",
    [
        (
            PersonDraft(name="الف", role=PersonRole.HEAD),
            PersonDraft(name="ب", role=PersonRole.HEAD),
        ),
        (PersonDraft(name="الف", seat=3), PersonDraft(name="ب", seat=3)),
        (PersonDraft(name="الف", rank="nobody"),),
        (PersonDraft(post="مدیر"),),
        (PersonDraft(name="الف", allowance=-1),),
        (
            PersonDraft(
                name="الف",
                arrives_at=datetime(2026, 12, 13, tzinfo=UTC),
                leaves_at=datetime(2026, 12, 12, tzinfo=UTC),
            ),
        ),
        (PersonDraft(name="ن" * 501),),
    ],
)
def test_wrong_people_are_refused(local_office: Office, wrong: tuple[PersonDraft, ...]) -> None:
    number = opened(local_office, CaseKind.DELEGATION)
    with pytest.raises(InvalidFields) as caught:
        do(local_office, save_people, number, wrong)
    assert {one.field for one in caught.value.problems} == {"people"}


def test_whoever_is_in_the_directory_is_named_by_it(office: Office) -> None:
    draft = ContactDraft(name="فرید کیانی", positions=(PositionDraft(title="سفیر"),))
    contact = office.write(add_contact, draft).value
    number = opened(office, people=(PersonDraft(contact_id=contact),))
    line = sheet(office, number).people[0]
    assert (line.contact_id, line.post) == (contact, "سفیر")
    assert "کیانی" in line.name
    found = office.read(list_cases, CaseFilter(person_id=contact))
    assert [one.id for one in found] == [number]
    assert [one.id for one in office.read(list_cases, CaseFilter(text="كياني"))] == [number]


def test_passports_too_short_and_visas_refused_are_warned_of(office: Office) -> None:
    short = replace(TRAVELLERS[0], passport_until=months_after(END, 6) - timedelta(days=1))
    enough = replace(TRAVELLERS[1], passport_until=months_after(END, 6))
    none = PersonDraft(name="بی‌گذرنامه")
    number = opened(office, people=(short, enough, none))
    said = [one.warnings for one in sheet(office, number).people]
    assert [len(one) for one in said] == [1, 0, 1]
    assert "۶ ماه" in said[0][0]


def test_months_are_reckoned_to_the_last_day_of_short_ones() -> None:
    assert months_after(date(2026, 8, 31), 6) == date(2027, 2, 28)
    assert months_after(date(2026, 12, 31), 2) == date(2027, 2, 28)
    assert months_after(date(2026, 11, 15), 2) == date(2027, 1, 15)


def test_the_pavilion_warns_of_a_rank_and_holds_nobody_up(office: Office) -> None:
    low = opened(office, CaseKind.PAVILION, rank="expert")
    assert "کارشناس" in sheet(office, low).warnings[0]
    take(office, low, CaseAction.ACCEPT)
    high = opened(office, CaseKind.PAVILION, rank="minister")
    assert sheet(office, high).warnings == ()


def test_a_programme_is_in_the_order_of_its_hours(office: Office) -> None:
    number = opened(office, CaseKind.DELEGATION)
    programme(office, number)
    first, second = sheet(office, number).entries
    hour = timedelta(hours=1)
    drafts = [
        EntryDraft(id=second.id, title=second.title, starts_at=second.starts_at - 3 * hour),
        EntryDraft(
            id=first.id, title=first.title, starts_at=first.starts_at, ends_at=first.ends_at
        ),
        EntryDraft(title="شام", starts_at=first.starts_at + 9 * hour),
    ]
    do(office, save_entries, number, drafts)
    assert [one.title for one in sheet(office, number).entries] == [
        second.title,
        first.title,
        "شام",
    ]
    backwards = replace(drafts[0], ends_at=first.starts_at - 5 * hour)
    with pytest.raises(InvalidFields):
        do(office, save_entries, number, [backwards])
    with pytest.raises(InvalidFields):
        do(office, save_entries, number, [EntryDraft(title="بی‌ساعت")])


def test_costs_above_what_was_reckoned_are_warned_of(office: Office) -> None:
    number = opened(office, CaseKind.CEREMONY)
    big = 9_000_000_000_000
    do(office, save_costs, number, [CostDraft(title="سالن", planned=big, spent=big + 1500)])
    assert any("۱٬۵۰۰ ریال" in one for one in sheet(office, number).warnings)
    for amount in (-1, 10**16):
        with pytest.raises(InvalidFields):
            do(office, save_costs, number, [CostDraft(title="سالن", planned=amount)])


def test_the_log_says_what_was_agreed_with_whom(office: Office) -> None:
    number = opened(office, CaseKind.DELEGATION)
    draft = ConversationDraft(name="خانم سعادت", organisation="سفارت", words="ورود ساعت ۹ است")
    do(office, record_conversation, number, draft)
    line = sheet(office, number).conversations[0]
    assert (line.name, line.words) == ("خانم سعادت", "ورود ساعت ۹ است")
    assert line.by
    for wrong in (replace(draft, words=" "), replace(draft, name="", organisation="")):
        with pytest.raises(InvalidFields):
            do(office, record_conversation, number, wrong)


def _returned(office: Office, clock: FixedClock) -> int:
    number = opened(office)
    order(office, number)
    today: Any = clock.today()
    take(office, number, CaseAction.EXAMINE, examined_on=today, opinion="خوب")
    asked = {"permit_route": "minister", "permit_asked_on": today, "permit_asked_number": "۱"}
    take(office, number, CaseAction.ASK_PERMIT, **asked)
    assert "ارسال به وزیر کشور با ذکر فوریت و مرزی بودن استان" in {
        one.title for one in sheet(office, number).tasks
    }
    take(office, number, CaseAction.PERMIT, permit_number="۲", permit_date=today)
    clock.set(datetime(END.year, END.month, END.day, 12, tzinfo=UTC))
    take(office, number, CaseAction.DEPART, began_at=clock.now() - timedelta(days=3))
    take(office, number, CaseAction.RETURN, ended_at=clock.now())
    return number


def test_the_report_clock_runs_from_the_return_and_the_next_trip_shows_it(
    office: Office, clock: FixedClock
) -> None:
    number = _returned(office, clock)
    first = sheet(office, number)
    assert first.report_due_on is not None
    assert first.report_due_on > END
    following = opened(office, starts_on=END + timedelta(30), ends_on=END + timedelta(32))
    people = sheet(office, following).people
    assert [one.missing_report for one in people] == [first.number, first.number]
    assert first.number.translate(str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")) in " ".join(
        sheet(office, following).warnings
    )
    clock.advance(timedelta(days=40))
    late = office.read(list_cases, CaseFilter(view=CaseView.REPORT_DUE))[0]
    assert late.report_late_days == (clock.today() - first.report_due_on).days > 0
    assert sheet(office, number).report_rung == 3
    assert office.read(count_cases, CaseFilter(view=CaseView.REPORT_DUE)) == 1
    take(office, number, CaseAction.REPORT, reported_on=clock.today(), report="گزارش")
    assert sheet(office, following).people[0].missing_report == ""


def test_a_report_goes_to_each_recipient_once_and_its_receipt_is_added(
    office: Office, clock: FixedClock
) -> None:
    number = _returned(office, clock)
    with pytest.raises(NotAllowed):
        send_report(office, number, Recipient.MINISTER)
    take(office, number, CaseAction.REPORT, reported_on=clock.today(), report="گزارش")
    with pytest.raises(InvalidFields):
        do(office, record_dispatch, number, CaseDispatchDraft(recipient=Recipient.MINISTER))
    send_report(office, number, Recipient.MINISTER)
    send_report(office, number, Recipient.MINISTER, receipt="۷۷")
    first = sheet(office, number).dispatches[0]
    assert (first.recipient, first.receipt) == (Recipient.MINISTER, "۷۷")
    early = CaseDispatchDraft(
        recipient=Recipient.MINISTER, number="۱", received_on=clock.today() - timedelta(days=1)
    )
    with pytest.raises(InvalidFields):
        do(office, record_dispatch, number, early)
    with pytest.raises(NotAllowed):
        send_report(office, opened(office, CaseKind.CEREMONY), Recipient.MINISTER)


def test_cases_are_found_and_stand_where_the_list_says(office: Office) -> None:
    starts = [START + timedelta(days=place) for place in range(3)]
    numbers = [
        opened(office, CaseKind.CEREMONY, subject=f"همایش روز {day.day}", starts_on=day)
        for day in starts
    ]
    newest_first = CaseFilter()
    found = [one.id for one in office.read(list_cases, newest_first)]
    assert found == numbers[::-1]
    assert [office.read(case_place, newest_first, one) for one in found] == [0, 1, 2]
    ahead = CaseFilter(view=CaseView.UPCOMING, kinds=(CaseKind.CEREMONY,))
    assert [office.read(case_place, ahead, one) for one in numbers] == [0, 1, 2]
    assert office.read(case_place, CaseFilter(text="همايش ۱۳"), numbers[0]) is None
    row = office.read(list_cases, CaseFilter(text="همایش 13"))[0]
    assert (row.head, row.done, row.late) == ("کاوه مهرپرور", 0, 0)
    assert row.next_task == sheet(office, row.id).tasks[0].title
