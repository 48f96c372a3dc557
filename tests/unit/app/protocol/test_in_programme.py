"""Entries of a case and the governor's programme go together, whichever of them is moved."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from app.agenda import (
    Clashing,
    EventDraft,
    EventKind,
    EventSheet,
    EventState,
    When,
    amend_event,
    cancel_event,
    event_draft,
    event_sheet,
    events_of_record,
    move_event,
    request_event,
    take_event_step_back,
)
from app.changes import Kind
from app.check import check_store
from app.clock import FixedClock
from app.errors import InvalidFields, NotAllowed
from app.marks import Classification
from app.office import Office
from app.order_sources import record_order_on
from app.orders import OrderDraft
from app.protocol import (
    CaseAction,
    CaseDraft,
    CaseKind,
    EntryDraft,
    EntryLine,
    amend_case,
    save_entries,
)
from app.protocol.deeds import take_case_step_back
from app.protocol.in_programme import (
    TripInProgramme,
    entries_into_programme,
    trip_in_programme,
    trip_into_programme,
)
from protocol_office import END, START, do, opened, sheet, take

#: Nine o'clock of the first day in Tehran.
NINE = datetime(START.year, START.month, START.day, 5, 30, tzinfo=UTC)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


def delegation(office: Office, **more: Any) -> int:
    """A delegation with a talk and a visit, both with the governor, two hours apart."""
    number = opened(office, CaseKind.DELEGATION, **more)
    entries = (
        EntryDraft(title="گفت‌وگو", starts_at=NINE, ends_at=NINE + HOUR, with_governor=True),
        EntryDraft(
            title="ناهار", starts_at=NINE + 2 * HOUR, ends_at=NINE + 3 * HOUR, with_governor=True
        ),
        EntryDraft(title="موزه", starts_at=NINE + 4 * HOUR, ends_at=NINE + 5 * HOUR),
    )
    do(office, save_entries, number, entries)
    return number


def entries(office: Office, number: int) -> dict[str, EntryLine]:
    return {one.title: one for one in sheet(office, number).entries}


def put_in(office: Office, number: int, *titles: str, override: str = "") -> None:
    there = entries(office, number)
    do(office, entries_into_programme, number, [there[title].id for title in titles], override)


def event_of(office: Office, number: int, title: str = "گفت‌وگو") -> EventSheet:
    event_id = entries(office, number)[title].event_id
    assert event_id is not None
    return office.read(event_sheet, event_id)


def in_calendar(office: Office, deed: Any, event: EventSheet, *more: Any) -> None:
    version = office.read(event_sheet, event.id).version
    office.write(deed, event.id, version, *more)


def later(event: EventSheet, by: timedelta, longer: timedelta = timedelta()) -> When:
    """The time of an entry so much later."""
    assert event.starts_at is not None
    assert event.ends_at is not None
    return When(starts_at=event.starts_at + by, ends_at=event.ends_at + by + longer)


def busy(office: Office, starts_at: datetime) -> int:
    """Something of the governor's at a time."""
    when = When(starts_at=starts_at, ends_at=starts_at + HOUR)
    draft = EventDraft(kind=EventKind.MEETING, subject="شورای تأمین", when=when)
    return office.write(request_event, draft).value


def test_entries_go_in_and_both_sides_know(office: Office) -> None:
    number = delegation(office)
    put_in(office, number, "گفت‌وگو", "ناهار")
    event = event_of(office, number)
    assert event.state is EventState.SCHEDULED
    assert event.with_governor
    assert event.subject == "گفت‌وگو (پرونده نمونه)"
    assert len(office.read(events_of_record, Kind.PROTOCOL_CASE, number)) == 2
    assert entries(office, number)["موزه"].event_id is None
    assert sheet(office, number).last_step == "۲ برنامه به تقویم استاندار رفت."


def test_a_clash_writes_nothing_and_says_of_which_entry(office: Office) -> None:
    number = delegation(office)
    busy(office, NINE + 2 * HOUR)
    with pytest.raises(Clashing) as caught:
        put_in(office, number, "گفت‌وگو", "ناهار")
    assert caught.value.clashes[0].words.startswith("«ناهار»: ")
    assert caught.value.may_override
    assert {one.event_id for one in sheet(office, number).entries} == {None}
    assert office.read(events_of_record, Kind.PROTOCOL_CASE, number) == []
    put_in(office, number, "گفت‌وگو", "ناهار", override="هیأت تنها همین روز هست")
    assert event_of(office, number, "ناهار").state is EventState.SCHEDULED


def test_none_goes_in_twice_or_without_an_end(office: Office) -> None:
    number = delegation(office)
    put_in(office, number, "گفت‌وگو")
    with pytest.raises(NotAllowed, match="«گفت‌وگو» در تقویم است"):
        put_in(office, number, "گفت‌وگو")
    with pytest.raises(InvalidFields):
        do(office, entries_into_programme, number, [])
    other = opened(office, CaseKind.CEREMONY)
    do(office, save_entries, other, (EntryDraft(title="سرود", starts_at=NINE, ends_at=NINE),))
    with pytest.raises(InvalidFields) as caught:
        put_in(office, other, "سرود")
    assert [one.field for one in caught.value.problems] == ["entries"]


def test_taking_back_calls_off_what_went_in(office: Office) -> None:
    number = delegation(office)
    put_in(office, number, "گفت‌وگو", "ناهار")
    events = [event_of(office, number, title) for title in ("گفت‌وگو", "ناهار")]
    do(office, take_case_step_back, number)
    assert {one.event_id for one in sheet(office, number).entries} == {None}
    for event in events:
        assert office.read(event_sheet, event.id).state is EventState.CANCELLED
    put_in(office, number, "گفت‌وگو")
    assert event_of(office, number).id not in {one.id for one in events}


def test_what_went_on_in_the_programme_is_not_called_off(office: Office) -> None:
    number = delegation(office)
    put_in(office, number, "موزه")
    event = event_of(office, number, "موزه")
    when = later(event, HOUR)
    in_calendar(office, move_event, event, when, "دیر شد")
    with pytest.raises(NotAllowed, match="در تقویم پس بگیرید"):
        do(office, take_case_step_back, number)
    in_calendar(office, take_event_step_back, event)
    do(office, take_case_step_back, number)
    assert office.read(event_sheet, event.id).state is EventState.CANCELLED


def test_an_entry_goes_where_the_programme_moves_it_and_back(office: Office) -> None:
    number = delegation(office)
    put_in(office, number, "گفت‌وگو", "ناهار")
    before, steps = entries(office, number), len(sheet(office, number).steps)
    event = event_of(office, number)
    when = later(event, DAY, longer=HOUR)
    in_calendar(office, move_event, event, when, "سفر وزیر")
    after = entries(office, number)
    assert after["گفت‌وگو"].starts_at == before["گفت‌وگو"].starts_at + DAY
    assert after["گفت‌وگو"].ends_at == before["گفت‌وگو"].ends_at + DAY + HOUR
    assert after["ناهار"] == before["ناهار"]
    assert sheet(office, number).last_step.startswith("به پیروی از تقویم «گفت‌وگو» از ")
    in_calendar(office, take_event_step_back, event)
    assert entries(office, number) == before
    assert len(sheet(office, number).steps) == steps + 1


def test_an_entry_called_off_there_stays_without_one_and_comes_back(office: Office) -> None:
    number = delegation(office)
    put_in(office, number, "گفت‌وگو")
    before, event = entries(office, number), event_of(office, number)
    in_calendar(office, cancel_event, event, "هیأت نیامد")
    assert entries(office, number)["گفت‌وگو"].event_id is None
    assert sheet(office, number).last_step.endswith("از تقویم رفت: هیأت نیامد")
    in_calendar(office, take_event_step_back, event)
    assert entries(office, number) == before
    in_calendar(office, cancel_event, event, "هیأت نیامد")
    put_in(office, number, "گفت‌وگو")
    assert event_of(office, number).id != event.id


def test_a_case_given_up_leaves_the_programme_and_returns_with_it(office: Office) -> None:
    number = delegation(office)
    put_in(office, number, "گفت‌وگو")
    event = event_of(office, number)
    take(office, number, CaseAction.CANCEL, state_reason="سفر به هم خورد")
    assert office.read(event_sheet, event.id).state is EventState.CANCELLED
    do(office, take_case_step_back, number)
    assert office.read(event_sheet, event.id).state is EventState.SCHEDULED
    assert event_of(office, number).id == event.id


def there(office: Office, number: int) -> TripInProgramme:
    found = office.read(trip_in_programme, number)
    assert found is not None
    return found


def test_a_trip_goes_in_by_whole_days(office: Office) -> None:
    number = opened(office, with_governor=True)
    do(office, trip_into_programme, number)
    trip = there(office, number)
    assert (trip.starts_on, trip.ends_on, trip.is_astray) == (START, END, False)
    event = office.read(event_sheet, trip.event_id)
    assert event.kind is EventKind.TRIP
    assert event.all_day
    assert [one.name for one in event.attendees] == ["کاوه مهرپرور", "مینا آذرنوش"]
    with pytest.raises(NotAllowed, match="در تقویم است"):
        do(office, trip_into_programme, number)
    with pytest.raises(Clashing):
        busy(office, NINE)
    do(office, take_case_step_back, number)
    assert office.read(trip_in_programme, number) is None


def test_only_trips_go_in_by_days(office: Office) -> None:
    number = opened(office, CaseKind.DELEGATION)
    with pytest.raises(NotAllowed, match="سفر"):
        do(office, trip_into_programme, number)


def test_a_trip_moved_in_the_programme_says_so(office: Office) -> None:
    number = opened(office)
    do(office, trip_into_programme, number)
    event = office.read(event_sheet, there(office, number).event_id)
    when = replace(later(event, DAY), all_day=True)
    in_calendar(office, move_event, event, when, "پرواز لغو شد")
    assert there(office, number).is_astray
    assert any("روزهای سفر در تقویم" in one for one in sheet(office, number).warnings)
    assert sheet(office, number).starts_on == START


def test_a_delegation_that_was_seen_off_is_over_in_the_programme_too(
    office: Office, clock: FixedClock
) -> None:
    number = delegation(office)
    put_in(office, number, "گفت‌وگو", "ناهار", "موزه")
    talk, meal, museum = (
        event_of(office, number, title).id for title in ("گفت‌وگو", "ناهار", "موزه")
    )
    record = OrderDraft(words="پیگیری شود")
    office.write(record_order_on, Kind.EVENT, meal, record)
    today = office.clock.today()
    take(office, number, CaseAction.ACCEPT)
    take(office, number, CaseAction.DRAFT)
    take(office, number, CaseAction.APPROVE, approved_on=today, approved_by="استاندار")
    clock.set(NINE + 4 * HOUR)
    take(office, number, CaseAction.ARRIVE, began_at=NINE - HOUR)
    take(office, number, CaseAction.SEE_OFF, ended_at=NINE + 4 * HOUR)
    states = [office.read(event_sheet, one).state for one in (talk, meal, museum)]
    assert states == [EventState.CLOSED, EventState.HELD, EventState.SCHEDULED]
    assert not check_store(office.database)
    do(office, take_case_step_back, number)
    again = [office.read(event_sheet, one).state for one in (talk, meal, museum)]
    assert again == [EventState.SCHEDULED] * 3
    assert not check_store(office.database)


def test_the_programme_is_as_secret_as_the_case_and_calls_it_so(office: Office) -> None:
    number = delegation(office)
    put_in(office, number, "گفت‌وگو", "ناهار")
    talk, meal = (event_of(office, number, title).id for title in ("گفت‌وگو", "ناهار"))
    named = replace(office.read(event_draft, meal), subject="ناهار کاری")
    office.write(amend_event, meal, office.read(event_sheet, meal).version, named)
    draft = CaseDraft(
        kind=CaseKind.DELEGATION,
        subject="هیأت محرمانه",
        country="افغانستان",
        classification=Classification.SECRET,
    )
    do(office, amend_case, number, draft)
    found = [office.read(event_sheet, one) for one in (talk, meal)]
    assert [one.classification for one in found] == [Classification.SECRET] * 2
    assert [one.subject for one in found] == ["گفت‌وگو (هیأت محرمانه)", "ناهار کاری"]
    do(office, take_case_step_back, number)
    again = office.read(event_sheet, talk)
    assert (again.subject, again.classification) == (
        "گفت‌وگو (پرونده نمونه)",
        Classification.ORDINARY,
    )
