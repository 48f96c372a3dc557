"""Planning through the programme, moving, calling off; nobody who asked to be heard is lost."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time, timedelta
from typing import Any
from uuid import uuid4

import pytest

from app.agenda import Clashing, EventKind, EventState, event_sheet
from app.changes import Kind
from app.clock import FixedClock, from_tehran
from app.errors import InvalidFields, InvalidInput, NotAllowed
from app.office import Office, open_office
from app.public_days import (
    ManagerAnswer,
    ManagerDraft,
    PublicDayDraft,
    PublicDayState,
    amend_public_day,
    cancel_public_day,
    carry_over,
    close_list,
    end_session,
    follow_programme,
    hear,
    mark_absent,
    move_public_day,
    open_list,
    plan_public_day,
    put_off,
    record_manager_answer,
    reopen_list,
    reorder,
    save_managers,
    waiting_petitions,
)
from app.visits.course import withdraw
from app.visits.drafts import VisitDraft
from app.visits.receiving import receive_visit
from app.visits.states import VisitPath, VisitState
from app.visits.taking_back import take_visit_step_back
from public_seat import (
    LATER,
    MONDAY,
    do,
    in_session,
    of_petition,
    petition,
    planned,
    row_of,
    said,
    sheet,
    state_of,
)

NOW = from_tehran(date(2026, 11, 22), time(10))


@pytest.fixture
def office(made: None, store_url: str) -> Iterator[Office]:
    with open_office(store_url, clock=FixedClock(NOW)) as office:
        office.sign_in_as()
        yield office


def test_a_day_is_an_entry_of_the_programme_and_finds_itself_again(office: Office) -> None:
    key = uuid4()
    day = planned(office, request_key=key)
    assert planned(office, request_key=key) == day
    whole = sheet(office, day)
    entry = office.read(event_sheet, whole.event_id)
    assert (entry.kind, entry.state) == (EventKind.PUBLIC_MEETING, EventState.SCHEDULED)
    assert (entry.starts_at, entry.place) == (whole.starts_at, "سالن اجتماعات")
    assert [(one.kind, one.record_id) for one in entry.links] == [(Kind.PUBLIC_DAY, day)]
    assert whole.number == "1405/ع/01"
    assert whole.title == "ملاقات عمومی استاندار"


def test_a_day_that_clashes_is_not_planned_without_a_reason(office: Office) -> None:
    planned(office)
    with pytest.raises(Clashing):
        planned(office, override_reason="")
    assert sheet(office, planned(office, LATER)).number == "1405/ع/02"


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"ends_at": from_tehran(MONDAY, time(8))}, "ends_at"),
        ({"ends_at": from_tehran(LATER, time(12))}, "ends_at"),
        ({"minutes_each": 0}, "minutes_each"),
        ({"minutes_each": 241}, "minutes_each"),
        ({"list_until": LATER}, "list_until"),
        ({"title": "ن" * 501}, "title"),
        ({"note": "ن" * 20_001}, "note"),
    ],
)
def test_bad_input_is_said_beside_its_field(
    shared_office: Office, more: dict[str, Any], field: str
) -> None:
    draft = PublicDayDraft(
        **{"starts_at": from_tehran(MONDAY, time(9)), "ends_at": from_tehran(MONDAY, time(12))}
        | more
    )
    with pytest.raises(InvalidFields) as told:
        shared_office.write(plan_public_day, draft)
    assert [one.field for one in told.value.problems] == [field]


def test_moving_takes_the_petitioners_and_their_times_along(office: Office) -> None:
    day = planned(office)
    first, second = (petition(office, day, number) for number in (1, 2))
    do(office, open_list, day)
    do(office, close_list, day)
    times = [from_tehran(MONDAY, time(hour)) for hour in (10, 12)]
    with pytest.raises(InvalidInput):
        do(office, move_public_day, day, *times, "")
    do(office, move_public_day, day, *times, "سفر", "لازم است")
    whole = sheet(office, day)
    assert [one.slot_at for one in whole.petitions] == [
        times[0],
        times[0] + timedelta(minutes=5),
    ]
    assert office.read(event_sheet, whole.event_id).starts_at == times[0]
    do(office, amend_public_day, day, PublicDayDraft(starts_at=NOW, ends_at=NOW, minutes_each=10))
    assert row_of(office, second)["slot_at"] == times[0] + timedelta(minutes=10)
    assert row_of(office, first)["turn"] == 1
    # Nothing is to be followed while both say the same.
    assert do(office, follow_programme, day) == day


def test_of_a_day_called_off_everybody_waits_for_the_next(office: Office) -> None:
    day = planned(office)
    visits = [petition(office, day, number) for number in range(1, 4)]
    do(office, open_list, day)
    do(office, close_list, day)
    with pytest.raises(InvalidInput):
        do(office, cancel_public_day, day, "")
    with pytest.raises(InvalidInput):
        do(office, cancel_public_day, day, "سفر", day)
    do(office, cancel_public_day, day, "سفر")
    assert office.read(waiting_petitions) == 3
    draft = VisitDraft(path=VisitPath.PUBLIC, visitor_name="رضا", subject="آب", is_present=False)
    late = office.write(receive_visit, draft).value
    following = planned(office, LATER)
    do(office, open_list, following)
    assert office.read(waiting_petitions) == 0
    assert [one.id for one in sheet(office, following).petitions] == [*visits, late]
    assert {state_of(office, one) for one in visits} == {VisitState.COLLECTED}
    assert sheet(office, day).state is PublicDayState.CANCELLED


def test_a_day_that_began_is_neither_moved_nor_called_off(office: Office) -> None:
    day, _visits = in_session(office, 2)
    times = [from_tehran(LATER, time(hour)) for hour in (9, 12)]
    with pytest.raises(NotAllowed, match="جابه‌جا نمی‌شود"):
        do(office, move_public_day, day, *times, "سفر")
    with pytest.raises(NotAllowed):
        do(office, cancel_public_day, day, "سفر")


def test_whoever_was_put_off_goes_on_with_all_he_brought(office: Office) -> None:
    day, (one, other, third) = in_session(office, 3)
    of_petition(office, put_off, one, "وقت نماند")
    of_petition(office, mark_absent, other)
    of_petition(office, put_off, other, "نیامد؛ دوباره دعوت شود")
    of_petition(office, hear, third, said("رسیدگی شود"))
    do(office, end_session, day)
    later = planned(office, LATER)
    carried = do(office, carry_over, day, later)
    assert len(carried) == 2
    for before, after in zip((one, other), carried, strict=True):
        old, new = row_of(office, before), row_of(office, after)
        kept = ("visitor_name", "phone_number", "agency", "problem", "subject", "county", "channel")
        assert [old[name] for name in kept] == [new[name] for name in kept]
        assert new["carried_from_id"] == before
    lines = {line.id: line.carried_to_id for line in sheet(office, day).petitions}
    assert lines == {one: carried[0], other: carried[1], third: None}
    with pytest.raises(NotAllowed, match="نمانده است"):
        do(office, carry_over, day, later)
    do(office, open_list, later)
    do(office, close_list, later)
    with pytest.raises(InvalidInput, match="نمی‌پذیرد"):
        do(office, carry_over, day, later)


def test_an_order_of_petitions_must_name_each_once(office: Office) -> None:
    day = planned(office)
    one, other = (petition(office, day, number) for number in (1, 2))
    for wanted in ([one], [one, one], [one, other, other], [one, 999]):
        with pytest.raises(InvalidFields):
            do(office, reorder, day, wanted)
    do(office, reorder, day, [other, one])
    do(office, open_list, day)
    do(office, close_list, day)
    assert [line.id for line in sheet(office, day).petitions] == [other, one]


def test_a_closed_list_takes_nobody(office: Office) -> None:
    day = planned(office)
    with pytest.raises(NotAllowed):
        do(office, close_list, day)
    do(office, open_list, day)
    with pytest.raises(NotAllowed, match="هنوز درخواستی"):
        do(office, close_list, day)
    petition(office, day, 1)
    do(office, close_list, day)
    with pytest.raises(NotAllowed, match="نمی‌پذیرد"):
        petition(office, day, 2)


def test_managers_of_a_day_that_moves_are_asked_anew(office: Office) -> None:
    day = planned(office)
    petition(office, day, 1)
    do(office, save_managers, day, [ManagerDraft(organisation="بنیاد مسکن")])
    (manager,) = sheet(office, day).managers
    do(office, record_manager_answer, day, manager.id, ManagerAnswer.SUBSTITUTE, "جانشین")
    times = [from_tehran(MONDAY, time(hour)) for hour in (10, 12)]
    do(office, move_public_day, day, *times, "سفر", "لازم است")
    (manager,) = sheet(office, day).managers
    assert (manager.answer, manager.substitute, manager.told_at) == (ManagerAnswer.NONE, "", None)


def test_a_turn_given_up_is_another_s_once_the_list_closes_anew(office: Office) -> None:
    day = planned(office)
    first, second = (petition(office, day, number) for number in (1, 2))
    do(office, open_list, day)
    do(office, close_list, day)
    of_petition(office, withdraw, first, "نخواست")
    # Until then he may come back to it.
    of_petition(office, take_visit_step_back, first)
    of_petition(office, withdraw, first, "نخواست")
    do(office, reopen_list, day)
    do(office, close_list, day)
    assert {one.id: one.turn for one in sheet(office, day).petitions} == {first: None, second: 1}
    with pytest.raises(NotAllowed, match="همان‌جا پس گرفته می‌شود"):
        of_petition(office, take_visit_step_back, first)
    late = row_of(office, second)
    do(office, reopen_list, day)
    third = petition(office, day, 3)
    do(office, reorder, day, [third, second])
    do(office, close_list, day)
    assert [one.id for one in sheet(office, day).petitions] == [third, second, first]
    assert row_of(office, second)["turn"] == late["turn"] + 1
