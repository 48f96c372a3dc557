"""What stands around a case: seats, reports asked for, files, Today, follow-up, the directory."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, Final

import pytest

from app.access import Right
from app.changes import Kind
from app.clock import FixedClock
from app.contacts import (
    ContactDraft,
    MergeDraft,
    Taken,
    add_contact,
    contact_sheet,
    delete_contact,
    merge_contacts,
)
from app.errors import InvalidFields, NotAllowed
from app.follow_up_sources import late_blocks, late_counts
from app.journal import history
from app.marks import Classification
from app.office import Office
from app.operators import OperatorDraft, add_operator
from app.order_sources import record_order_on
from app.orders import OrderDraft, order_sheet
from app.protocol import (
    CaseAction,
    CaseFilter,
    CaseKind,
    ConversationDraft,
    PersonDraft,
    PersonRole,
    Seating,
    SeatingDraft,
    TaskDraft,
    case_proposal,
    list_cases,
    move_case,
    open_case,
    remind_report,
    save_people,
    save_seating,
    save_tasks,
    take_case_step_back,
)
from app.protocol.files import attach_case_files, case_file, detach_case_file
from app.protocol.occasions import upcoming_occasions
from app.record_codes import code_text, store_mark
from app.reminder_moments import Lead, LeadUnit
from app.reminders import ReminderDraft, ReminderFilter, list_reminders, set_reminder
from app.returned_sheets import attach_sheets, sort_out
from app.sheet_groups import SheetFile
from app.today import today_sheet
from protocol_office import END, START, do, opened, order, sheet, take

DAY = timedelta(days=1)
LATER: Final[dict[str, Any]] = {"starts_on": END + 30 * DAY, "ends_on": END + 33 * DAY}
PDF = b"%PDF-1.4\n%%EOF\n"
ASKED = ConversationDraft(name="کاوه مهرپرور", words="گزارش را این هفته می‌فرستد.")


def on(clock: FixedClock, day: date) -> None:
    """Noon of a day in Tehran."""
    clock.set(datetime(day.year, day.month, day.day, 8, 30, tzinfo=UTC))


@pytest.fixture
def returned(office: Office, clock: FixedClock) -> Callable[..., int]:
    """A trip that came back; its report is due ten working days later."""

    def make(**more: Any) -> int:
        number = opened(office, **more)
        order(office, number)
        start = office.clock.now()
        today = office.clock.today()
        take(office, number, CaseAction.EXAMINE, examined_on=today, opinion="ضرورت دارد")
        take(
            office,
            number,
            CaseAction.ASK_PERMIT,
            permit_route="headquarters",
            permit_asked_on=today,
            permit_asked_number="۷/۱",
        )
        take(office, number, CaseAction.PERMIT, permit_number="م/۱", permit_date=today)
        on(clock, END)
        now = office.clock.now()
        take(office, number, CaseAction.DEPART, began_at=now - 2 * DAY)
        take(office, number, CaseAction.RETURN, ended_at=now - timedelta(hours=1))
        assert start < now
        return number

    return make


# -- seats ------------------------------------------------------------------------------------


def test_two_change_their_seats_and_back(office: Office) -> None:
    number = opened(office, CaseKind.DELEGATION)
    first, second = sorted(sheet(office, number).people, key=lambda one: one.order)
    seats = {first.id: 2, second.id: 1}
    draft = SeatingDraft(seating=Seating.HEAD, seats=seats, flags="ایران\nافغانستان")
    do(office, save_seating, number, draft)
    after = sheet(office, number)
    assert {one.id: one.order for one in after.people} == seats
    assert (after.seating, after.flags) == (Seating.HEAD, "ایران\nافغانستان")
    version = after.version
    do(office, save_seating, number, draft)
    assert sheet(office, number).version == version
    do(office, take_case_step_back, number)
    before = sheet(office, number)
    assert {one.id: one.order for one in before.people} == {first.id: 1, second.id: 2}
    assert before.seating is Seating.FACING


def test_no_seat_is_given_twice(office: Office) -> None:
    number = opened(office, CaseKind.DELEGATION)
    first, second = sheet(office, number).people
    for seats in ({first.id: 1, second.id: 1}, {first.id: -1}, {first.id: 401}):
        with pytest.raises(InvalidFields) as caught:
            do(office, save_seating, number, SeatingDraft(seats=seats))
        assert [one.field for one in caught.value.problems] == ["seats"]


# -- the report of a trip ---------------------------------------------------------------------


def test_whoever_owes_a_report_is_reminded_and_counted(
    office: Office, clock: FixedClock, returned: Callable[..., int]
) -> None:
    number = returned()
    for times in (1, 2):
        do(office, remind_report, number, ASKED)
        shown = sheet(office, number)
        assert shown.report_reminders == times
        assert shown.report_reminded_on == office.clock.today()
        assert len(shown.conversations) == times
    assert shown.last_step == "گزارش سفر از کاوه مهرپرور خواسته شد (بار ۲)."
    do(office, take_case_step_back, number)
    assert sheet(office, number).report_reminders == 1
    with pytest.raises(InvalidFields):
        do(office, remind_report, number, ConversationDraft(name="کاوه"))
    take(office, number, CaseAction.REPORT, reported_on=office.clock.today(), report="شد.")
    with pytest.raises(NotAllowed, match="منتظر گزارش"):
        do(office, remind_report, number, ASKED)


def test_the_next_trip_says_that_the_report_of_the_last_one_is_missing(
    office: Office, clock: FixedClock, returned: Callable[..., int]
) -> None:
    first = returned()
    people = (
        PersonDraft(role=PersonRole.HEAD, name="کاوه مهرپرور"),
        PersonDraft(name="کسی دیگر"),
        PersonDraft(role=PersonRole.HOST, name="مینا آذرنوش"),
    )
    second = opened(office, people=people, **LATER)
    owed = {one.name: one.missing_report for one in sheet(office, second).people}
    assert owed == {
        "کاوه مهرپرور": sheet(office, first).number,
        "کسی دیگر": "",
        "مینا آذرنوش": "",
    }
    assert any("گزارش سفر پیشین" in words for words in sheet(office, second).warnings)
    take(office, first, CaseAction.REPORT, reported_on=office.clock.today(), report="شد.")
    assert not any(one.missing_report for one in sheet(office, second).people)


def test_nobody_owes_for_a_trip_he_was_only_host_of_or_that_came_later(
    office: Office, clock: FixedClock, returned: Callable[..., int]
) -> None:
    host = PersonDraft(role=PersonRole.HOST, name="مینا آذرنوش")
    returned(people=(PersonDraft(name="کاوه مهرپرور"), host))
    people = (PersonDraft(name="کاوه مهرپرور"), PersonDraft(name="مینا آذرنوش"))
    later = opened(office, people=people, **LATER)
    owing = [one.name for one in sheet(office, later).people if one.missing_report]
    assert owing == ["کاوه مهرپرور"]
    days: dict[str, Any] = {"starts_on": START - DAY, "ends_on": START - DAY}
    earlier = opened(office, CaseKind.OUTBOUND_DELEGATION, people=people, **days)
    assert not any(one.missing_report for one in sheet(office, earlier).people)


def test_a_trip_nobody_wrote_down_as_ended_owes_its_report_too(
    office: Office, clock: FixedClock, returned: Callable[..., int]
) -> None:
    first = returned()
    do(office, take_case_step_back, first)
    second = opened(office, **LATER)
    assert not any(one.missing_report for one in sheet(office, second).people)
    on(clock, END + DAY)
    assert all(one.missing_report for one in sheet(office, second).people)


def test_one_of_the_same_name_in_the_directory_is_another(
    office: Office, clock: FixedClock, returned: Callable[..., int]
) -> None:
    one, other = (
        office.write(add_contact, ContactDraft(name="کاوه مهرپرور", city=city)).value
        for city in ("ارگ", "بم")
    )
    first = returned(people=(PersonDraft(contact_id=one), PersonDraft(name="بی‌شماره")))
    people = (PersonDraft(contact_id=one), PersonDraft(contact_id=other))
    second = opened(office, people=people, **LATER)
    owed = {line.contact_id: line.missing_report for line in sheet(office, second).people}
    assert owed == {one: sheet(office, first).number, other: ""}


# -- Today and follow-up ----------------------------------------------------------------------


def test_late_steps_and_reports_stand_in_today_and_follow_up(
    office: Office, clock: FixedClock, returned: Callable[..., int]
) -> None:
    number = returned()
    do(office, save_tasks, number, [TaskDraft(title="تسویه", due_on=END - DAY)])
    due_on = sheet(office, number).report_due_on
    assert due_on is not None
    today = office.read(today_sheet)
    counts = {card.name: count for card, count in today.counts}
    assert (counts["protocol_steps_late"], counts["trip_reports"]) == (1, 1)
    (line,) = {one.name: lines for one, lines in today.lists}["protocol"]
    assert (line.text, line.aside, line.chip) == ("تسویه · پرونده نمونه", "دیروز", "دیرکرده")
    on(clock, due_on + 6 * DAY)
    first, step = {one.name: lines for one, lines in office.read(today_sheet).lists}["protocol"]
    assert first.chip == "گفتنی به رئیس دفتر"
    assert step.record_id == number
    steps, reports = office.read(late_blocks)
    assert (steps.title, steps.count) == ("گام‌های تشریفات", 1)
    assert [one.late_days for one in steps.lines] == [(due_on + 6 * DAY - END + DAY).days]
    assert [(one.late_days, one.who) for one in reports.lines] == [(6, "کاوه مهرپرور")]
    counted = [(one.section, count) for one, count in office.read(late_counts)]
    assert counted == [("protocol_tasks", 1), ("protocol", 1)]


def test_whoever_may_not_read_protocol_work_sees_nothing_of_it(
    office: Office, clock: FixedClock
) -> None:
    number = opened(office, CaseKind.CEREMONY, classification=Classification.SECRET)
    do(office, save_tasks, number, [TaskDraft(title="کارت دعوت", due_on=START - 30 * DAY)])
    assert office.read(late_blocks)
    for rights in ({Right.READ_ORDERS}, {Right.READ_ORDERS, Right.READ_PROTOCOL}):
        name = f"desk-{len(rights)}"
        draft = OperatorDraft(
            name=name,
            full_name="نسرین سپهری",
            rights=frozenset(rights),
            clearance=Classification.ORDINARY,
        )
        office.sign_in_as()
        office.write(add_operator, draft)
        office.sign_in_as(name)
        assert office.read(late_blocks) == ()
        names = {one.name: lines for one, lines in office.read(today_sheet).lists}
        assert not names.get("protocol")


def test_an_occasion_without_a_case_is_counted(office: Office) -> None:
    def without_case() -> int:
        counts = {card.name: count for card, count in office.read(today_sheet).counts}
        return counts["occasions_ahead"]

    before = without_case()
    ahead = next(one for one in office.read(upcoming_occasions) if one.case_id is None)
    draft = office.read(case_proposal, CaseKind.OCCASION, occasion=ahead)
    office.write(open_case, draft)
    assert without_case() == before - 1


# -- reminders, files, orders, the directory -----------------------------------------------------


def test_reminders_follow_the_days_of_a_case(office: Office) -> None:
    number = opened(office)
    lead = Lead(LeadUnit.DAYS, 3)
    draft = ReminderDraft(kind=Kind.PROTOCOL_CASE, record_id=number, anchor="start", lead=lead)
    office.write(set_reminder, draft)

    def due() -> list[date]:
        return [one.at.date() for one in office.read(list_reminders, ReminderFilter())]

    (before,) = due()
    do(office, move_case, number, START + 7 * DAY, END + 7 * DAY, "پرواز")
    assert due() == [before + 7 * DAY]
    take(office, number, CaseAction.CANCEL, state_reason="نشد")
    assert due() == []


def test_files_stand_on_a_case_and_scans_come_home(office: Office, tmp_path: Path) -> None:
    number = opened(office)
    path = tmp_path / "مجوز.pdf"
    path.write_bytes(PDF)
    office.write(attach_case_files, number, [path])
    (line,) = sheet(office, number).files
    assert office.read(case_file, line.id).content == PDF
    office.write(detach_case_file, line.id)
    assert sheet(office, number).files == ()
    given = written_order(office, number)
    assert office.read(order_sheet, given).scan.value == "missing"
    code = code_text(f"daftar:{Kind.PROTOCOL_CASE.value}:{number}", office.read(store_mark))
    (group,) = office.read(sort_out, [code])
    assert group.record is not None
    assert (group.record.kind, group.record.number) == (
        Kind.PROTOCOL_CASE,
        sheet(office, number).number,
    )
    file = SheetFile(Kind.PROTOCOL_CASE, number, name="فرم الف.pdf", content=PDF)
    assert office.write(attach_sheets, [file]).value.refused == ()
    assert [one.name for one in sheet(office, number).files] == ["فرم الف.pdf"]
    assert office.read(order_sheet, given).scan.value != "missing"


def written_order(office: Office, number: int) -> int:
    """What he wrote on its request, whose scan is awaited."""
    draft = OrderDraft(words="اقدام شود")
    return office.write(record_order_on, Kind.PROTOCOL_CASE, number, draft).value


def test_a_case_follows_its_people_and_body_through_a_merge(office: Office) -> None:
    kept, merged = (
        office.write(add_contact, ContactDraft(name=name)).value
        for name in ("اتاق بازرگانی", "اتاق بازرگانی استان")
    )
    number = opened(office, people=(PersonDraft(contact_id=merged),))
    other = opened(office, CaseKind.CEREMONY, body_id=merged)
    sides = [
        Taken(contact, office.read(contact_sheet, contact).version) for contact in (kept, merged)
    ]
    office.write(merge_contacts, MergeDraft(survivor=sides[0], others=(sides[1],)))
    assert sheet(office, number).people[0].contact_id == kept
    found = office.read(list_cases, CaseFilter(person_id=kept))
    assert {one.id for one in found} == {number, other}
    version = office.read(contact_sheet, kept).version
    with pytest.raises(NotAllowed, match="پرونده تشریفات"):
        office.write(delete_contact, kept, version)


def test_the_journal_of_a_case_is_read_by_whoever_may_read_cases(office: Office) -> None:
    number = opened(office)
    do(office, save_people, number, (PersonDraft(name="تنها"),))
    actions = [one.action for one in office.read(history, Kind.PROTOCOL_CASE, number)]
    assert actions == ["save_people", "open_case"]
