"""The programme out to other calendars and in from them: on both stores."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from agenda_seat import do, requested, version_of, when
from app.access import Right
from app.agenda import (
    AttendeeDraft,
    AttendeeRole,
    EventDraft,
    EventFilter,
    EventKind,
    EventSheet,
    EventState,
    cancel_event,
    event_held,
    event_sheet,
    list_events,
    move_event,
)
from app.agenda.calendar_files import calendar_items, export_calendar
from app.agenda.calendar_items import CalendarItem, CalendarStatus
from app.agenda.calendar_reading import read_calendar
from app.agenda.calendar_text import calendar_bytes
from app.agenda.sheets import event_draft
from app.changes import Kind
from app.clock import FixedClock, from_tehran, to_tehran
from app.errors import InvalidInput, NotAllowed, StaleRecord
from app.exchange import Plan, import_plan, last_import, plan_import, take_import_back
from app.exchange.events import PlannedEvent, calendar_source
from app.exchange.report import refused_workbook
from app.marks import Classification
from app.office import Office, open_office
from app.operators import OperatorDraft, add_operator

DAY = date(2026, 12, 1)
#: Of the tests' clock.
TODAY = date(2026, 11, 22)
NOW = datetime(2026, 11, 22, 7, 0, tzinfo=UTC)

ITEM = CalendarItem(
    uid="a1@example.org",
    subject="شورای برنامه‌ریزی",
    starts_at=from_tehran(DAY, time(9)),
    ends_at=from_tehran(DAY, time(10)),
)


def item(hour: int = 9, minutes: int = 60, day: date = DAY, **fields: object) -> CalendarItem:
    start = from_tehran(day, time(hour))
    timed = {"starts_at": start, "ends_at": start + timedelta(minutes=minutes)}
    return replace(ITEM, **(timed | fields))  # type: ignore[arg-type]


def plan_of(office: Office, *items: CalendarItem, reason: str = "") -> Plan[PlannedEvent]:
    return plan_content(office, calendar_bytes(items, NOW), reason)


def plan_content(office: Office, content: bytes, reason: str = "") -> Plan[PlannedEvent]:
    source = calendar_source(content, "برنامه.ics", TODAY)
    return office.read(plan_import, Kind.EVENT, source, override_reason=reason)


def brought_in(office: Office, *items: CalendarItem) -> int:
    """Bring events in whole; the import's id."""
    plan = plan_of(office, *items)
    assert plan.lines() == []
    return office.write(import_plan, plan).value.import_id


def entries(office: Office) -> list[EventSheet]:
    rows = office.read(list_events, EventFilter())
    sheets = [office.read(event_sheet, row.id) for row in rows]
    return sorted(sheets, key=lambda one: (one.starts_at or NOW, one.id))


def out(office: Office, *, with_confidential: bool = False) -> list[CalendarItem]:
    content, count = office.read(
        export_calendar,
        date(2026, 11, 1),
        date(2027, 3, 1),
        with_confidential=with_confidential,
    )
    found = [one.item for one in read_calendar(content, "x.ics", TODAY)] if count else []
    assert len(found) == count
    return [one for one in found if one is not None]


# -- out ---------------------------------------------------------------------------------------


def test_what_goes_out_says_how_it_stands(office: Office) -> None:
    attendees = (
        AttendeeDraft(role=AttendeeRole.SECRETARY, name="رضا نیک‌پور"),
        AttendeeDraft(role=AttendeeRole.SIGNED_UP, name="سعید رحیمی", wish="وام"),
    )
    fixed = requested(
        office, when=when(9, 60, DAY), place="سالن غدیر", notes="دستور:\nآب", attendees=attendees
    )
    requested(office, when=when(11, 60, DAY), tentative=True)
    gone = requested(office, when=when(10, 30, DAY + timedelta(days=1)))
    do(office, cancel_event, gone, "سفر")
    requested(office)
    found = out(office)
    assert [one.status for one in found] == [
        CalendarStatus.CONFIRMED,
        CalendarStatus.TENTATIVE,
        CalendarStatus.CANCELLED,
    ]
    first = found[0]
    assert (first.place, first.notes, first.organiser) == ("سالن غدیر", "دستور:\nآب", "رضا احمدی")
    assert [(one.name, one.role) for one in first.attendees] == [
        ("رضا نیک‌پور", AttendeeRole.SECRETARY)
    ]
    assert first.uid.endswith("@daftar")
    do(office, move_event, fixed, when(8, 60, DAY), "درخواست")
    assert (
        next(one for one in out(office) if one.uid == first.uid).starts_at
        == when(8, 60, DAY).starts_at
    )


def test_only_the_days_asked_for_go_out(office: Office) -> None:
    requested(office, when=when(9, 60, DAY))
    requested(office, when=when(9, 60, DAY + timedelta(days=7)))
    found = office.read(calendar_items, DAY, DAY)
    assert [to_tehran(one.starts_at).date() for one in found] == [DAY]
    assert office.read(calendar_items, DAY + timedelta(days=1), DAY + timedelta(days=6)) == []
    with pytest.raises(InvalidInput) as raised:
        office.read(calendar_items, DAY, DAY - timedelta(days=1))
    assert raised.value.field == "to_day"


def test_confidential_entries_go_out_when_asked_and_hidden_ones_never(office: Office) -> None:
    requested(office, when=when(9, 60, DAY), subject="آشکار")
    requested(
        office,
        when=when(11, 60, DAY),
        subject="محرمانه",
        classification=Classification.CONFIDENTIAL,
    )
    requested(
        office,
        when=when(9, 60, DAY + timedelta(days=1)),
        subject="سری",
        classification=Classification.SECRET,
    )
    assert [one.subject for one in out(office)] == ["آشکار"]
    everything = out(office, with_confidential=True)
    assert [one.subject for one in everything] == ["آشکار", "محرمانه", "سری"]
    assert everything[2].classification is Classification.SECRET
    draft = OperatorDraft(
        name="planner",
        full_name="نسرین سپهری",
        rights=frozenset({Right.READ_AGENDA}),
        clearance=Classification.CONFIDENTIAL,
    )
    office.write(add_operator, draft)
    office.sign_in_as("planner")
    assert [one.subject for one in out(office, with_confidential=True)] == ["آشکار", "محرمانه"]
    content, _count = office.read(export_calendar, DAY, DAY + timedelta(days=1))
    assert "سری" not in content.decode()


def test_whoever_may_not_see_the_programme_takes_nothing_out(office: Office, clerk: int) -> None:
    assert clerk
    office.sign_in_as("clerk")
    with pytest.raises(NotAllowed):
        office.read(export_calendar, DAY, DAY)


# -- in ----------------------------------------------------------------------------------------


def test_an_event_becomes_an_entry_like_any_other(office: Office) -> None:
    brought_in(office, item(place="سالن غدیر", notes="دستور:\nآب", organiser="سازمان برنامه"))
    (found,) = entries(office)
    assert found.state is EventState.SCHEDULED
    assert (found.subject, found.place, found.notes) == (
        "شورای برنامه‌ریزی",
        "سالن غدیر",
        "دستور:\nآب",
    )
    assert found.requester_name == "سازمان برنامه"
    assert found.number
    assert [one.uid for one in out(office)] == ["a1@example.org"]


def test_the_same_uid_updates_instead_of_doubling(office: Office) -> None:
    brought_in(office, item())
    again = plan_of(office, item())
    assert (len(again.taken), len(again.amended), len(again.repeated)) == (0, 0, 1)
    changed = item(8, 90, subject="شورای برنامه‌ریزی و توسعه", place="تالار")
    plan = plan_of(office, changed)
    assert (len(plan.taken), len(plan.amended)) == (0, 1)
    result = office.write(import_plan, plan).value
    assert (result.added, result.amended) == (0, 1)
    (found,) = entries(office)
    assert (found.subject, found.place) == ("شورای برنامه‌ریزی و توسعه", "تالار")
    assert (found.starts_at, found.ends_at) == (changed.starts_at, changed.ends_at)
    assert "برنامه.ics" in found.moves[0].reason


def test_what_the_entry_has_of_its_own_stays_when_it_is_updated(office: Office) -> None:
    brought_in(office, item())
    (found,) = entries(office)
    later = replace(when(9, 60, DAY), travel_before=30, travel_after=15)
    do(office, move_event, found.id, later, "راه")
    office.write(import_plan, plan_of(office, item(10)))
    (found,) = entries(office)
    assert (found.starts_at, found.travel_before) == (item(10).starts_at, 30)


def test_a_tentative_one_is_fixed_and_a_cancelled_one_is_cancelled(office: Office) -> None:
    brought_in(office, item(status=CalendarStatus.TENTATIVE))
    assert entries(office)[0].state is EventState.TENTATIVE
    office.write(import_plan, plan_of(office, item()))
    assert entries(office)[0].state is EventState.SCHEDULED
    assert len(plan_of(office, item(status=CalendarStatus.TENTATIVE)).repeated) == 1
    office.write(import_plan, plan_of(office, item(status=CalendarStatus.CANCELLED)))
    assert entries(office)[0].state is EventState.CANCELLED
    assert len(plan_of(office, item(status=CalendarStatus.CANCELLED)).repeated) == 1
    unknown = plan_of(office, item(uid="b", status=CalendarStatus.CANCELLED))
    assert "اینجا نیست" in unknown.repeated[0].reason


def test_our_own_entry_comes_home_changed(office: Office) -> None:
    event = requested(office, when=when(9, 60, DAY))
    (went,) = out(office)
    moved = replace(went, starts_at=went.starts_at - timedelta(hours=1))
    office.write(import_plan, plan_of(office, moved))
    assert office.read(event_sheet, event).starts_at == moved.starts_at
    assert len(entries(office)) == 1


PEOPLE = (
    AttendeeDraft(post="مدیرکل راه"),
    AttendeeDraft(name='رضا "نیک‌پور"'),
    AttendeeDraft(name="مینا کریمی", role=AttendeeRole.SIGNED_UP),
)


def staff_meeting(office: Office) -> tuple[int, EventDraft]:
    """An entry that has much no other calendar knows of."""
    event = requested(
        office,
        when=when(9, 60, DAY),
        kind=EventKind.STAFF_MEETING,
        requester_name='دفتر "نما"',
        classification=Classification.SECRET,
        attendees=PEOPLE,
    )
    return event, office.read(event_draft, event)


def test_our_own_file_that_nobody_changed_says_what_is_here(office: Office) -> None:
    staff_meeting(office)
    plan = plan_of(office, *out(office, with_confidential=True))
    assert (len(plan.repeated), plan.amended, plan.lines()) == (1, (), [])


@pytest.mark.parametrize("dropped", [(), ("X-DAFTAR", "CATEGORIES", "ATTENDEE", "ORGANIZER")])
def test_what_another_calendar_drops_of_ours_stays(office: Office, dropped: tuple[str]) -> None:
    event, before = staff_meeting(office)
    (went,) = out(office, with_confidential=True)
    hour = timedelta(hours=1)
    moved = replace(went, starts_at=went.starts_at - hour, ends_at=went.ends_at - hour)
    lines = calendar_bytes([moved], NOW).replace(b"\r\n ", b"").decode().splitlines()
    kept = [line for line in lines if not line.startswith(dropped)]
    office.write(import_plan, plan_content(office, "\r\n".join(kept).encode()))
    after = office.read(event_draft, event)
    assert after.when is not None
    assert after.when.starts_at == moved.starts_at
    assert after == replace(before, when=after.when)


def test_a_series_that_goes_to_other_hours_there_is_not_doubled(office: Office) -> None:
    def weekly(hour: int) -> bytes:
        lines = [
            "BEGIN:VCALENDAR",
            "BEGIN:VEVENT",
            "UID:w@example.org",
            "SUMMARY:شورای معاونان",
            f"DTSTART;TZID=Asia/Tehran:20261201T{hour:02}0000",
            "DURATION:PT1H",
            "RRULE:FREQ=WEEKLY;COUNT=3",
            "END:VEVENT",
            "END:VCALENDAR",
        ]
        return "\r\n".join(lines).encode()

    office.write(import_plan, plan_content(office, weekly(8)))
    plan = plan_content(office, weekly(13))
    assert (len(plan.taken), len(plan.amended)) == (0, 3)
    office.write(import_plan, plan)
    hours = [to_tehran(one.starts_at).hour for one in entries(office) if one.starts_at]
    assert hours == [13, 13, 13]


def test_a_file_makes_more_secret_and_never_less(office: Office) -> None:
    brought_in(office, item(classification=Classification.CONFIDENTIAL))
    office.write(import_plan, plan_of(office, item(10)))
    assert entries(office)[0].classification is Classification.CONFIDENTIAL
    office.write(import_plan, plan_of(office, item(10, classification=Classification.SECRET)))
    assert entries(office)[0].classification is Classification.SECRET


def test_what_was_held_is_not_changed_from_outside(office: Office, clock: FixedClock) -> None:
    brought_in(office, item())
    clock.set(ITEM.ends_at)
    (found,) = entries(office)
    do(office, event_held, found.id, with_governor=True)
    plan = plan_of(office, item(8))
    assert len(plan.amended) == 0
    assert "برگزار شد" in plan.lines()[0]


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"uid": "b", "subject": "س" * 600}, "موضوع"),
        ({"uid": "b", "ends_at": ITEM.ends_at + timedelta(days=90)}, "پایان"),
    ],
)
def test_a_refused_event_is_explained(office: Office, fields: dict[str, Any], words: str) -> None:
    plan = plan_of(office, item(), item(11, **fields))
    assert len(plan.taken) == 1
    assert all(line.startswith("رویداد ۲: ") for line in plan.lines())
    assert words in plan.lines()[0]
    assert refused_workbook(plan).startswith(b"PK")


def test_clashes_are_refused_in_words_unless_a_reason_goes_over_them(office: Office) -> None:
    requested(office, when=when(9, 60, DAY), subject="مراسم")
    held_up = item()
    night = item(21, uid="b@example.org")
    first, second = (
        item(11, 30, uid="c@example.org"),
        item(11, 30, uid="d@example.org"),
    )
    plan = plan_of(office, held_up, night, first, second)
    assert [one.item for one in plan.taken] == [first]
    said = " ".join(plan.lines())
    assert "مراسم" in said
    assert "ساعت کار" in said
    assert "رویداد ۳ همین پرونده" in said
    over = plan_of(office, held_up, night, first, second, reason="از تقویم استاندار")
    assert over.lines() == []
    office.write(import_plan, over)
    reasons = {one.subject: one.override_reason for one in entries(office)}
    assert reasons["شورای برنامه‌ریزی"] == "از تقویم استاندار"


@pytest.mark.parametrize("first", [True, False])
@pytest.mark.parametrize("fate", [{"status": CalendarStatus.CANCELLED}, {"hour": 11}])
def test_what_leaves_its_time_makes_room_in_the_same_file(
    office: Office, fate: dict[str, Any], first: bool
) -> None:
    brought_in(office, item())
    both = [item(**fate), item(uid="b", subject="دیدار")]
    plan = plan_of(office, *(both if first else reversed(both)))
    assert plan.lines() == []
    office.write(import_plan, plan)
    assert [one.subject for one in entries(office) if one.starts_at == ITEM.starts_at][
        -1
    ] == "دیدار"


def test_what_is_moved_onto_another_of_its_file_is_refused(office: Office) -> None:
    brought_in(office, item(), item(11, uid="b"))
    plan = plan_of(office, item(13), item(13, uid="b"))
    assert (len(plan.amended), len(plan.lines())) == (1, 1)
    assert "همین پرونده" in plan.lines()[0]


def test_what_takes_no_time_of_the_governor_does_not_clash_with_him(office: Office) -> None:
    requested(office, when=when(9, 60, DAY), subject="مراسم")
    brought_in(office, item(takes_time=False))
    assert {one.with_governor for one in entries(office)} == {True, False}


def test_a_plan_is_written_once(office: Office) -> None:
    plan = plan_of(office, item())
    office.write(import_plan, plan)
    with pytest.raises(StaleRecord):
        office.write(import_plan, plan)


def test_an_entry_changed_since_the_proof_is_not_written_over(office: Office) -> None:
    brought_in(office, item())
    plan = plan_of(office, item(8))
    (found,) = entries(office)
    do(office, move_event, found.id, when(11, 30, DAY), "درخواست")
    with pytest.raises(StaleRecord):
        office.write(import_plan, plan)


def test_what_was_taken_in_is_taken_back_and_can_come_again(office: Office) -> None:
    number = brought_in(office, item(), item(11, uid="b@example.org"))
    last = office.read(last_import, Kind.EVENT)
    assert last is not None
    assert (last.id, last.added, last.source) == (number, 2, "برنامه.ics")
    assert office.write(take_import_back, Kind.EVENT, number).value == 2
    assert {one.state for one in entries(office)} == {EventState.CANCELLED}
    with pytest.raises(NotAllowed):
        office.write(take_import_back, Kind.EVENT, number)
    brought_in(office, item(), item(11, uid="b@example.org"))
    assert len(entries(office)) == 4


def test_what_was_changed_since_is_not_taken_back(office: Office) -> None:
    number = brought_in(office, item(), item(11, uid="b@example.org"))
    do(office, move_event, entries(office)[0].id, when(8, 30, DAY), "درخواست")
    with pytest.raises(NotAllowed, match="۱ تا"):
        office.write(take_import_back, Kind.EVENT, number)
    assert {one.state for one in entries(office)} == {EventState.SCHEDULED}


def test_nobody_plans_by_a_file_who_may_not_plan(office: Office, clerk: int) -> None:
    assert clerk
    office.sign_in_as("clerk")
    with pytest.raises(NotAllowed):
        plan_of(office, item())


def test_nobody_marks_by_a_file_higher_than_he_sees(office: Office) -> None:
    draft = OperatorDraft(
        name="planner",
        full_name="نسرین سپهری",
        rights=frozenset({Right.READ_AGENDA, Right.PLAN_AGENDA}),
        clearance=Classification.ORDINARY,
    )
    office.write(add_operator, draft)
    secret = requested(
        office, when=when(9, 60, DAY), subject="سری", classification=Classification.SECRET
    )
    (went,) = out(office, with_confidential=True)
    office.sign_in_as("planner")
    plan = plan_of(office, item(11, classification=Classification.SECRET), went)
    assert len(plan.taken) == len(plan.amended) == 0
    assert plan.refused_rows == 2
    assert secret


# -- there and back ----------------------------------------------------------------------------


@pytest.fixture
def another(made_file: Path, tmp_path: Path, clock: FixedClock) -> Iterator[Office]:
    """An office that has nothing yet."""
    path = tmp_path / "another.sqlite"
    path.write_bytes(made_file.read_bytes())
    with open_office(f"sqlite:///{path}", clock=clock) as opened:
        opened.sign_in_as()
        yield opened


def test_there_and_back_is_the_same(office: Office, another: Office) -> None:
    attendees = (AttendeeDraft(role=AttendeeRole.HOST, name="رضا نیک‌پور"),)
    requested(office, when=when(9, 60, DAY), place="سالن", notes="آب", attendees=attendees)
    requested(office, when=when(11, 60, DAY), tentative=True)
    whole = replace(when(0, 24 * 60, DAY + timedelta(days=2)), all_day=True)
    requested(office, when=whole, with_governor=False, subject="نمایشگاه")
    requested(
        office,
        when=when(9, 60, DAY + timedelta(days=1)),
        classification=Classification.HIGHLY_CONFIDENTIAL,
        request_key=uuid4(),
    )
    went = out(office, with_confidential=True)
    assert len(went) == 4
    plan = plan_of(another, *went)
    assert plan.lines() == []
    another.write(import_plan, plan)
    assert out(another, with_confidential=True) == went
    again = plan_of(another, *went)
    assert len(again.repeated) == 4
    # And home again: nothing has changed.
    assert len(plan_of(office, *out(another, with_confidential=True)).repeated) == 4
    assert version_of(office, 1) == 1
