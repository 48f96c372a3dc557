"""To whom an order goes and until when, typed in every form that asks it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from app.changes import Kind
from app.contacts import ContactDraft, ContactKind, add_contact
from app.folder import FolderFilter, FolderPlace, list_sheets
from app.groups import GroupDraft, add_group
from app.marks import Classification
from app.orders import OrderFilter, OrderSheet, list_follow_ups, order_sheet, orders_of
from app.phone_calls import CallDraft, log_call, put_in_folder
from app.settings import office_calendar
from seat import Seat

GROUP = "فرمانداری‌های شرق"
MEMBERS = ("فرمانداری تایباد", "فرمانداری خواف", "فرمانداری زاوه")


def make_group(seat: Seat) -> None:
    members = [
        seat.other.write(add_contact, ContactDraft(kind=ContactKind.ORGANISATION, name=name)).value
        for name in MEMBERS
    ]
    seat.other.write(add_group, GroupDraft(name=GROUP, contact_ids=tuple(members)))


def spoken_order(seat: Seat, words: str = "آمادگی اعلام شود") -> Any:
    """The form of an order without paper, its words typed."""
    seat.press("Ctrl+F8")
    seat.settle()
    seat.press("Ctrl+N")
    seat.settle()
    seat.type(words)
    return seat.form()


def newest(seat: Seat) -> OrderSheet:
    rows = seat.other.read(list_follow_ups, OrderFilter())
    return seat.other.read(order_sheet, max(row.order_id for row in rows))


def work_days(seat: Seat, count: int) -> Any:
    calendar = seat.other.read(office_calendar)
    return calendar.add_work_days(seat.clock.today(), count)


def test_an_order_goes_to_each_of_a_group_by_a_deadline_in_working_days(seat: Seat) -> None:
    make_group(seat)
    spoken_order(seat)
    seat.go("referred_to")
    seat.take_suggestion("شرق")
    seat.go("due_on")
    seat.type("۵ روز کاری")
    seat.press("Ctrl+Return")
    seat.settle()
    found = newest(seat).referrals
    assert {one.name for one in found} == set(MEMBERS)
    assert {one.group_name for one in found} == {GROUP}
    assert {one.due_on for one in found} == {work_days(seat, 5)}


def test_a_group_that_is_typed_over_is_meant_no_more(seat: Seat) -> None:
    make_group(seat)
    spoken_order(seat)
    seat.go("referred_to")
    seat.take_suggestion("شرق")
    seat.write_in("referred_to", "دفتر فنی")
    seat.press("Ctrl+Return")
    seat.settle()
    assert [one.name for one in newest(seat).referrals] == ["دفتر فنی"]


def test_the_note_of_a_call_goes_to_a_group(seat: Seat) -> None:
    make_group(seat)
    call = seat.new_call().id
    seat.put_in_folder()
    seat.press("F8")
    seat.settle()
    seat.type("بررسی شود")
    seat.go("referred_to")
    seat.take_suggestion("شرق")
    seat.go("due_on")
    seat.type("10")
    seat.press("Ctrl+Return")
    seat.settle()
    (line,) = seat.other.read(orders_of, Kind.CALL, call)
    found = seat.other.read(order_sheet, line.id).referrals
    assert {(one.name, one.due_on) for one in found} == {
        (name, work_days(seat, 10)) for name in MEMBERS
    }


def test_a_sheet_of_the_folder_goes_to_a_group(seat: Seat) -> None:
    make_group(seat)
    draft = CallDraft(caller_name="رضا", subject="سیل", request="شرح")
    call = seat.other.write(log_call, draft).value
    seat.other.write(put_in_folder, call, 1)
    seat.press("Alt+F8")
    seat.settle()
    seat.press("F8")
    seat.settle()
    seat.type("آماده باشند")
    seat.press("Tab")
    seat.take_suggestion("شرق")
    seat.press("Return")
    seat.until(lambda: seat.other.read(list_sheets, FolderFilter(place=FolderPlace.BACK)))
    seat.settle()
    (line,) = seat.other.read(orders_of, Kind.CALL, call)
    found = seat.other.read(order_sheet, line.id).referrals
    assert {one.name for one in found} == set(MEMBERS)


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("due_on_2", "دیروز", "پیش از تاریخ دستور"),
        ("due_on_2", "سی و سوم", "روز کاری"),
        ("due_on_2", "۳۱ بهمن", "بهمن"),
        ("referred_to_3", "ب" * 1001, "نویسه"),
        ("given_on", "+2", "نرسیده"),
    ],
)
def test_what_is_wrong_is_said_beside_its_own_line(
    seat: Seat, field: str, typed: str, said: str
) -> None:
    form = spoken_order(seat)
    seat.write_in("referred_to", "راه")
    seat.write_in("referred_to_2", "آب")
    seat.write_in(field, typed)
    seat.press("Ctrl+Return")
    seat.settle()
    assert form is seat.form()
    assert list(seat.problems()) == [field]
    assert said in seat.problems()[field]
    assert form.fields["referred_to_2"].value() == "آب"


def test_a_deadline_of_nobody_is_said_beside_its_line(seat: Seat) -> None:
    spoken_order(seat)
    seat.write_in("due_on_2", "+3")
    seat.press("Ctrl+Return")
    seat.settle()
    assert list(seat.problems()) == ["referred_to_2"]


def test_a_spoken_order_is_as_secret_as_it_says(seat: Seat) -> None:
    spoken_order(seat)
    seat.go("classification").set_value(Classification.CONFIDENTIAL)
    seat.press("Ctrl+Return")
    seat.settle()
    assert newest(seat).classification is Classification.CONFIDENTIAL


def test_working_days_count_from_the_day_of_the_order(seat: Seat) -> None:
    spoken_order(seat)
    seat.write_in("given_on", "-7")
    seat.write_in("referred_to", "راه")
    seat.write_in("due_on", "2")
    seat.press("Ctrl+Return")
    seat.settle()
    calendar = seat.other.read(office_calendar)
    given = seat.clock.today() - timedelta(days=7)
    assert newest(seat).referrals[0].due_on == calendar.add_work_days(given, 2)
