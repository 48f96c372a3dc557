"""A series: its occurrences are entries; moved, amended and cancelled by scope, on both stores."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import select

from agenda_seat import do, requested, version_of, when
from app.agenda import (
    AttendeeDraft,
    AttendeeRole,
    EventSheet,
    EventState,
    cancel_event,
    event_held,
    event_sheet,
    move_event,
    take_event_step_back,
)
from app.agenda.clashes import Clashing, ClashRule, WayKind
from app.agenda.recurring import DayAnswer, DayOffRule, Fate, SeriesRule
from app.agenda.series import preview_series, repeat_event, request_series
from app.agenda.series_amending import amend_series, cancel_series
from app.agenda.series_days import restore_occurrence, skip_occurrence
from app.agenda.series_moving import move_series, preview_move, series_ways_out
from app.agenda.series_rows import (
    Scope,
    SeriesDraft,
    SeriesSheet,
    occurrence_rows,
)
from app.agenda.series_scope import series_scope, series_sheet
from app.agenda.sheets import event_draft
from app.agenda.tables import EVENTS
from app.clock import FixedClock, to_tehran
from app.errors import InvalidFields, InvalidInput, NotAllowed, NotFound, StaleRecord
from app.jalali import from_jalali
from app.office import Office, open_office
from app.session import OfficeSession

#: Tuesday; the tests' clock stands on Sunday 1405/09/01.
FIRST = from_jalali(1405, 9, 10)
WEEK = timedelta(days=7)

WEEKLY = SeriesDraft(count=4)


def planned(office: Office, day: date = FIRST, hour: int = 10, **fields: Any) -> int:
    return requested(office, when=when(hour, 60, day), **fields)


def repeated(
    office: Office, draft: SeriesDraft = WEEKLY, day: date = FIRST, **fields: Any
) -> tuple[int, list[int]]:
    """A series and its occurrences in order."""
    event = planned(office, day, **fields)
    series = do(office, repeat_event, event, replace(draft, request_key=uuid4()))
    return series, occurrences(office, series)


def occurrences(office: Office, series: int) -> list[int]:
    return [row["id"] for row in office.read(occurrence_rows, series)]


def sheet(office: Office, event: int) -> EventSheet:
    return office.read(event_sheet, event)


def series_of(office: Office, event: int) -> SeriesSheet:
    number = sheet(office, event).series_id
    assert number is not None
    return office.read(series_sheet, number)


def stands(office: Office, event: int) -> tuple[date, int, int]:
    """Day, hour and length of an entry."""
    found = sheet(office, event)
    assert found.starts_at is not None
    assert found.ends_at is not None
    start = to_tehran(found.starts_at)
    return start.date(), start.hour, (found.ends_at - found.starts_at).seconds // 60


def planned_spans(session: OfficeSession) -> list[tuple[datetime, datetime]]:
    """From when to when entries stand, in their order."""
    rows = session.execute(
        select(EVENTS.c.starts_at, EVENTS.c.ends_at)
        .where(EVENTS.c.state == "scheduled")
        .order_by(EVENTS.c.starts_at)
    )
    return [(starts, ends) for starts, ends in rows]


# -- making ------------------------------------------------------------------------------------


def test_every_occurrence_is_an_entry_with_its_own_number(office: Office) -> None:
    attendees = (AttendeeDraft(role=AttendeeRole.HOST, name="رضا نیک‌پور"),)
    series, events = repeated(office, subject="شورای معاونان", attendees=attendees)
    assert [stands(office, one) for one in events] == [
        (FIRST + place * WEEK, 10, 60) for place in range(4)
    ]
    sheets = [sheet(office, one) for one in events]
    assert len({one.number for one in sheets}) == 4
    assert {one.subject for one in sheets} == {"شورای معاونان"}
    assert {one.state for one in sheets} == {EventState.SCHEDULED}
    assert [one.attendees[0].name for one in sheets] == ["رضا نیک‌پور"] * 4
    assert [one.series_day for one in sheets] == [FIRST + place * WEEK for place in range(4)]
    assert not any(one.detached for one in sheets)
    found = office.read(series_sheet, series)
    assert found.words == "هر هفته، سه‌شنبه، از ۱۴۰۵/۰۹/۱۰ تا ۱۴۰۵/۱۰/۰۱"


def test_saving_again_finds_the_same_series(office: Office) -> None:
    event = planned(office)
    draft = replace(WEEKLY, request_key=uuid4())
    first = do(office, repeat_event, event, draft)
    assert office.write(repeat_event, event, 1, draft).value == first
    assert len(occurrences(office, first)) == 4


def test_a_new_entry_and_its_series_at_one_go(office: Office) -> None:
    event = planned(office)
    draft = office.read(event_draft, event)
    office.write(cancel_event, event, version_of(office, event), "آزمون")
    draft = replace(draft, request_key=uuid4())
    series = office.write(request_series, draft, replace(WEEKLY, request_key=uuid4())).value
    assert len(occurrences(office, series)) == 4


def test_the_preview_says_what_making_does(office: Office) -> None:
    monthly = SeriesDraft(rule=SeriesRule.MONTHLY_DAY, month_day=31, count=8)
    event = planned(office, from_jalali(1405, 9, 30))
    previews = office.read(preview_series, event, monthly)
    assert [one.day for one in previews if one.day] != []
    series = do(office, repeat_event, event, monthly)
    made = [stands(office, one)[0] for one in occurrences(office, series)]
    assert made == [one.day for one in previews if one.day is not None]
    dropped = {one.meant: one.why for one in previews if one.is_dropped}
    assert dict(office.read(series_sheet, series).skipped) == dropped


def test_nowruz_is_dropped_moved_or_asked(office: Office) -> None:
    """The second of these Sundays is Nowruz, after which Saturday the 7th is worked again."""
    first = from_jalali(1405, 12, 23)
    event = planned(office, first)
    holiday, after = first + WEEK, first + 2 * WEEK

    def fates(rule: DayOffRule) -> list[tuple[Fate, date | None]]:
        draft = SeriesDraft(count=3, day_off_rule=rule)
        return [(one.fate, one.day) for one in office.read(preview_series, event, draft)]

    assert fates(DayOffRule.DROP) == [
        (Fate.KEPT, first),
        (Fate.DROPPED, None),
        (Fate.KEPT, after),
    ]
    assert fates(DayOffRule.NEXT)[1] == (Fate.MOVED, from_jalali(1406, 1, 7))
    assert fates(DayOffRule.ASK)[1] == (Fate.ASKED, None)
    asks = SeriesDraft(count=3, day_off_rule=DayOffRule.ASK)
    with pytest.raises(InvalidFields) as raised:
        do(office, repeat_event, event, asks)
    assert raised.value.problems[0].field == "answers"
    assert "۱ فروردین" in raised.value.message
    series = do(office, repeat_event, event, asks, {holiday: DayAnswer.NEXT})
    assert [stands(office, one)[0] for one in occurrences(office, series)] == [
        first,
        from_jalali(1406, 1, 7),
        after,
    ]


@pytest.mark.parametrize(
    ("draft", "field"),
    [
        (SeriesDraft(), "last_day"),
        (SeriesDraft(count=1), "count"),
        (SeriesDraft(count=105), "count"),
        (SeriesDraft(rule=SeriesRule.MONTHLY_DAY, interval=12, count=20), "count"),
        (SeriesDraft(last_day=FIRST), "last_day"),
        (SeriesDraft(last_day=FIRST + 200 * WEEK), "last_day"),
        (SeriesDraft(count=3, interval=0), "interval"),
        (SeriesDraft(count=3, skipped={FIRST + WEEK: "س" * 600}), "skipped"),
    ],
)
def test_bad_input_is_refused_beside_its_field(
    office: Office, draft: SeriesDraft, field: str
) -> None:
    event = planned(office)
    with pytest.raises(InvalidFields) as raised:
        do(office, repeat_event, event, draft)
    assert [one.field for one in raised.value.problems] == [field]


def test_what_has_no_time_or_repeats_already_does_not_repeat(office: Office) -> None:
    waiting = requested(office)
    with pytest.raises(NotAllowed):
        do(office, repeat_event, waiting, WEEKLY)
    _series, events = repeated(office)
    with pytest.raises(NotAllowed):
        do(office, repeat_event, events[1], replace(WEEKLY, request_key=uuid4()))


def test_a_clash_names_its_days_and_nothing_is_written(office: Office) -> None:
    planned(office, FIRST + WEEK, subject="سفر")
    planned(office, FIRST + 2 * WEEK, hour=11, subject="مراسم")
    event = planned(office)
    previews = office.read(preview_series, event, WEEKLY)
    hurt = [one.meant for one in previews if any(clash.blocks for clash in one.clashes)]
    assert FIRST + WEEK in hurt
    with pytest.raises(Clashing) as raised:
        do(office, repeat_event, event, replace(WEEKLY, request_key=uuid4()))
    assert "۱۴۰۵/۰۹/۱۷" in raised.value.message
    assert "سفر" in raised.value.message
    assert sheet(office, event).series_id is None
    answers = dict.fromkeys(hurt, DayAnswer.DROP)
    series = do(office, repeat_event, event, replace(WEEKLY, request_key=uuid4()), answers)
    assert len(occurrences(office, series)) == 4 - len(hurt)


def test_a_reason_goes_over_a_clash_and_stays_visible(office: Office) -> None:
    planned(office, FIRST + WEEK, subject="سفر")
    event = planned(office)
    series = do(
        office,
        repeat_event,
        event,
        replace(WEEKLY, request_key=uuid4()),
        override_reason="به دستور استاندار",
    )
    reasons = [sheet(office, one).override_reason for one in occurrences(office, series)]
    assert reasons == ["", "به دستور استاندار", "", ""]


# -- scope -------------------------------------------------------------------------------------


def test_the_scope_names_what_is_touched_and_what_is_left_alone(
    office: Office, clock: FixedClock
) -> None:
    _series, events = repeated(office, replace(WEEKLY, count=6))
    do(office, cancel_event, events[3], "سفر")
    do(office, move_event, events[4], when(11, 30, FIRST + 4 * WEEK), "درخواست سازمان")
    clock.set(when(15, 60, FIRST).starts_at)
    do(office, event_held, events[0], with_governor=True)

    def told(scope: Scope, event: int) -> dict[int, str]:
        return {one.id: one.left_alone for one in office.read(series_scope, event, scope)}

    assert told(Scope.THIS, events[2]) == {events[2]: ""}
    assert told(Scope.FOLLOWING, events[2]) == {
        events[2]: "",
        events[3]: "لغو شد",
        events[4]: "جداگانه تغییر کرده است",
        events[5]: "",
    }
    everything = told(Scope.ALL, events[2])
    assert everything[events[0]] == "برگزار شد"
    assert [one for one in events if not everything[one]] == [events[1], events[2], events[5]]
    clock.set(when(15, 60, FIRST + WEEK).starts_at)
    assert told(Scope.ALL, events[2])[events[1]] == "زمان آن گذشته است"
    with_detached = office.read(series_scope, events[2], Scope.ALL, with_detached=True)
    assert [one.id for one in with_detached if not one.left_alone] == [
        events[2],
        events[4],
        events[5],
    ]


def test_whoever_stands_on_a_settled_one_moves_and_amends_nothing(office: Office) -> None:
    _series, events = repeated(office)
    do(office, cancel_event, events[1], "سفر")
    with pytest.raises(NotAllowed, match="لغو شد"):
        do(office, move_series, events[1], Scope.FOLLOWING, when(8, 60, FIRST), reason="سبب")
    draft = office.read(event_draft, events[1])
    with pytest.raises(NotAllowed, match="لغو شد"):
        do(office, amend_series, events[1], Scope.ALL, replace(draft, place="سالن"))
    assert stands(office, events[2]) == (FIRST + 2 * WEEK, 10, 60)


def test_only_what_was_shown_is_touched(office: Office) -> None:
    _series, events = repeated(office)
    with pytest.raises(StaleRecord):
        do(office, cancel_series, events[0], Scope.ALL, "سفر", seen=events[:3])
    do(office, cancel_series, events[0], Scope.ALL, "سفر", seen=events)


# -- moving ------------------------------------------------------------------------------------


def test_this_one_alone_goes_and_is_kept_apart(office: Office) -> None:
    _series, events = repeated(office)
    goes_to = FIRST + WEEK + timedelta(days=1)
    do(office, move_series, events[1], Scope.THIS, when(8, 30, goes_to), reason="سفر")
    assert stands(office, events[1]) == (goes_to, 8, 30)
    assert stands(office, events[2]) == (FIRST + 2 * WEEK, 10, 60)
    found = sheet(office, events[1])
    assert found.detached
    assert found.series_day == FIRST + WEEK


def test_this_and_following_part_the_series(office: Office) -> None:
    series, events = repeated(office)
    goes_to = FIRST + 2 * WEEK - timedelta(days=2)
    touched = do(
        office, move_series, events[2], Scope.FOLLOWING, when(9, 90, goes_to), reason="درخواست"
    )
    assert list(touched) == events[2:]
    assert [stands(office, one) for one in events] == [
        (FIRST, 10, 60),
        (FIRST + WEEK, 10, 60),
        (goes_to, 9, 90),
        (goes_to + WEEK, 9, 90),
    ]
    before, after = series_of(office, events[0]), series_of(office, events[2])
    assert before.id == series
    assert after.id != series
    assert before.recurrence.last_day == FIRST + 2 * WEEK - timedelta(days=1)
    assert (after.recurrence.first_day, after.recurrence.weekday) == (goes_to, 1)
    assert [one.series_day for one in after.occurrences] == [goes_to, goes_to + WEEK]
    assert not any(sheet(office, one).detached for one in events)
    moves = sheet(office, events[3]).moves
    assert [one.reason for one in moves] == ["درخواست"]


def test_all_go_a_week_later_without_running_into_each_other(office: Office) -> None:
    series, events = repeated(office)
    previews = office.read(preview_move, events[0], Scope.ALL, when(10, 60, FIRST + WEEK))
    assert not [clash for one in previews for clash in one.clashes if clash.blocks]
    do(office, move_series, events[0], Scope.ALL, when(10, 60, FIRST + WEEK), reason="سفر")
    assert [stands(office, one)[0] for one in events] == [
        FIRST + place * WEEK for place in range(1, 5)
    ]
    do(office, move_series, events[3], Scope.ALL, when(10, 60, FIRST + 3 * WEEK), reason="سفر")
    assert [stands(office, one)[0] for one in events] == [
        FIRST + place * WEEK for place in range(4)
    ]
    found = office.read(series_sheet, series)
    assert found.recurrence.first_day == FIRST


def test_other_hours_leave_each_on_its_day(office: Office) -> None:
    first = from_jalali(1405, 12, 22)
    draft = SeriesDraft(count=3, day_off_rule=DayOffRule.NEXT)
    _series, events = repeated(office, draft, first)
    days = [stands(office, one)[0] for one in events]
    do(office, move_series, events[0], Scope.ALL, when(8, 30, first), reason="رمضان")
    assert [stands(office, one) for one in events] == [(day, 8, 30) for day in days]
    assert series_of(office, events[0]).recurrence.last_day == first + 2 * WEEK


def test_a_move_onto_a_day_off_follows_the_rule(office: Office) -> None:
    """On a Sunday the third would fall on the 1st of Farvardin, which is Nowruz."""
    first = from_jalali(1405, 12, 15)
    _series, events = repeated(office, SeriesDraft(count=4), first + timedelta(days=0))
    skipped = series_of(office, events[0]).skipped
    assert [day for day, _why in skipped] == [from_jalali(1405, 12, 29)]
    to_sunday = first + timedelta(days=1)
    do(office, move_series, events[0], Scope.ALL, when(10, 60, to_sunday), reason="درخواست")
    found = series_of(office, events[0])
    # What was skipped follows the rule to Sunday 1 Farvardin.
    assert [day for day, _why in found.skipped] == [from_jalali(1406, 1, 1)]
    assert [stands(office, one)[0] for one in events] == [
        to_sunday,
        to_sunday + WEEK,
        to_sunday + 3 * WEEK,
    ]


def test_a_move_that_drops_one_cancels_it_and_says_why(office: Office) -> None:
    """From Saturday to Friday: the others fall on a day off."""
    _series, events = repeated(office)
    friday = FIRST + timedelta(days=3)
    do(
        office,
        move_series,
        events[0],
        Scope.ALL,
        when(10, 60, friday),
        reason="درخواست",
        override_reason="به دستور استاندار",
    )
    assert stands(office, events[0])[0] == friday
    gone = sheet(office, events[1])
    assert gone.state is EventState.CANCELLED
    assert "جمعه" in gone.state_reason
    assert len(series_of(office, events[0]).skipped) == 3


def test_a_move_by_month_keeps_the_weekday_of_the_month(office: Office) -> None:
    second_tuesday = from_jalali(1405, 10, 8)
    draft = SeriesDraft(rule=SeriesRule.MONTHLY_WEEKDAY, count=3)
    _series, events = repeated(office, draft, second_tuesday)
    assert [stands(office, one)[0] for one in events] == [
        second_tuesday,
        from_jalali(1405, 11, 13),
        from_jalali(1405, 12, 11),
    ]
    third_monday = from_jalali(1405, 10, 21)
    do(office, move_series, events[0], Scope.ALL, when(10, 60, third_monday), reason="سفر")
    assert [stands(office, one)[0] for one in events] == [
        third_monday,
        from_jalali(1405, 11, 19),
        from_jalali(1405, 12, 17),
    ]


def test_only_this_is_a_way_out_of_a_clash(office: Office) -> None:
    _series, events = repeated(office)
    planned(office, FIRST + WEEK, hour=8, subject="سفر")
    there = when(8, 60, FIRST)
    with pytest.raises(Clashing) as raised:
        do(office, move_series, events[0], Scope.ALL, there, reason="درخواست")
    assert "۱۴۰۵/۰۹/۱۷" in raised.value.message
    assert [stands(office, one)[1] for one in events] == [10] * 4
    ways = office.read(series_ways_out, events[0], Scope.ALL, there)
    assert (ways[0].kind, ways[0].starts_at) == (WayKind.ONLY_THIS, there.starts_at)
    do(office, move_series, events[0], Scope.THIS, there, reason="درخواست")
    assert [stands(office, one)[1] for one in events] == [8, 10, 10, 10]


def test_a_preview_of_a_move_names_the_clash(office: Office) -> None:
    _series, events = repeated(office)
    planned(office, FIRST + WEEK, hour=8, subject="سفر")
    previews = office.read(preview_move, events[0], Scope.ALL, when(8, 60, FIRST))
    hurt = [
        one.event_id
        for one in previews
        if any(clash.rule is ClashRule.ENTRY for clash in one.clashes)
    ]
    assert hurt == [events[1]]


def test_a_fixed_one_needs_a_reason_to_move(office: Office) -> None:
    _series, events = repeated(office)
    with pytest.raises(InvalidInput) as raised:
        do(office, move_series, events[0], Scope.ALL, when(8, 60, FIRST))
    assert raised.value.field == "reason"
    assert stands(office, events[3]) == (FIRST + 3 * WEEK, 10, 60)


# -- amending and cancelling -------------------------------------------------------------------


def test_what_is_changed_is_changed_in_all_and_their_own_stays(office: Office) -> None:
    people = (
        AttendeeDraft(name="رضا نیک‌پور"),
        AttendeeDraft(name="سعید رحیمی"),
    )
    _series, events = repeated(office, subject="شورای معاونان", attendees=people)
    own = office.read(event_draft, events[1])
    do(office, amend_series, events[1], Scope.THIS, replace(own, notes="گزارش آب"))
    assert sheet(office, events[1]).detached
    first = office.read(event_draft, events[0])
    more = replace(
        first,
        subject="شورای معاونان و مدیران",
        attendees=(*first.attendees[:1], AttendeeDraft(name="مینا کریمی")),
    )
    do(office, amend_series, events[0], Scope.ALL, more, with_detached=True)
    for one in events:
        found = sheet(office, one)
        assert found.subject == "شورای معاونان و مدیران"
        assert [line.name for line in found.attendees] == ["رضا نیک‌پور", "مینا کریمی"]
    assert sheet(office, events[1]).notes == "گزارش آب"
    assert [stands(office, one)[0] for one in events] == [
        FIRST + place * WEEK for place in range(4)
    ]


@pytest.mark.parametrize("scope", [Scope.FOLLOWING, Scope.ALL])
def test_what_was_amended_together_still_goes_together(office: Office, scope: Scope) -> None:
    _series, events = repeated(office)
    draft = office.read(event_draft, events[1])
    do(office, amend_series, events[1], scope, replace(draft, place="سالن غدیر"))
    assert not any(sheet(office, one).detached for one in events)
    touched = do(office, move_series, events[1], scope, when(8, 60, FIRST + WEEK), reason="سفر")
    assert touched == tuple(events[1:] if scope is Scope.FOLLOWING else events)


def test_whoever_changes_nothing_sets_none_apart(office: Office) -> None:
    _series, events = repeated(office)
    draft = office.read(event_draft, events[1])
    do(office, amend_series, events[1], Scope.THIS, draft)
    do(office, move_series, events[1], Scope.THIS, when(10, 60, FIRST + WEEK), reason="سفر")
    assert not sheet(office, events[1]).detached


def test_amending_the_following_parts_the_series(office: Office) -> None:
    series, events = repeated(office)
    draft = office.read(event_draft, events[2])
    do(office, amend_series, events[2], Scope.FOLLOWING, replace(draft, place="سالن غدیر"))
    assert [sheet(office, one).place for one in events] == ["", "", "سالن غدیر", "سالن غدیر"]
    assert occurrences(office, series) == events[:2]
    assert series_of(office, events[3]).recurrence.first_day == FIRST + 2 * WEEK


def test_a_time_is_not_amended_but_moved(office: Office) -> None:
    _series, events = repeated(office)
    draft = office.read(event_draft, events[0])
    later = replace(draft, when=when(8, 60, FIRST))
    with pytest.raises(InvalidFields) as raised:
        do(office, amend_series, events[0], Scope.ALL, later)
    assert raised.value.problems[0].field == "when"


def test_cancelling_the_following_ends_the_series(office: Office) -> None:
    _series, events = repeated(office)
    do(office, cancel_series, events[2], Scope.FOLLOWING, "پایان دوره")
    assert [sheet(office, one).state for one in events] == [
        EventState.SCHEDULED,
        EventState.SCHEDULED,
        EventState.CANCELLED,
        EventState.CANCELLED,
    ]
    assert series_of(office, events[0]).recurrence.last_day < FIRST + 2 * WEEK
    with pytest.raises(InvalidInput):
        do(office, cancel_series, events[0], Scope.ALL, "")
    assert sheet(office, events[0]).state is EventState.SCHEDULED


# -- single days -------------------------------------------------------------------------------


def test_one_is_skipped_with_a_reason_and_comes_back(office: Office) -> None:
    series, events = repeated(office, subject="شورای معاونان")
    do(office, skip_occurrence, events[1], "سفر استاندار")
    day = FIRST + WEEK
    assert office.read(series_sheet, series).skipped == ((day, "سفر استاندار"),)
    assert sheet(office, events[1]).state is EventState.CANCELLED
    back = office.write(restore_occurrence, series, day).value
    assert back not in events
    assert stands(office, back) == (day, 10, 60)
    found = sheet(office, back)
    assert (found.subject, found.series_id, found.series_day) == ("شورای معاونان", series, day)
    assert office.read(series_sheet, series).skipped == ()
    with pytest.raises(NotFound, match="نوبتی ندارد"):
        office.write(restore_occurrence, series, day)


def test_a_skip_that_is_taken_back_is_no_skip(office: Office) -> None:
    series, events = repeated(office)
    do(office, skip_occurrence, events[1], "سفر استاندار")
    do(office, take_event_step_back, events[1])
    assert sheet(office, events[1]).state is EventState.SCHEDULED
    assert office.read(series_sheet, series).skipped == ()
    with pytest.raises(NotFound):
        office.write(restore_occurrence, series, FIRST + WEEK)
    do(office, skip_occurrence, events[1], "بیماری")
    assert office.read(series_sheet, series).skipped == ((FIRST + WEEK, "بیماری"),)
    do(office, move_series, events[0], Scope.ALL, when(10, 60, FIRST + WEEK), reason="سفر")
    assert office.read(series_sheet, series).skipped == ((FIRST + 2 * WEEK, "بیماری"),)


def test_what_came_back_is_held_against_clashes(office: Office) -> None:
    series, events = repeated(office)
    do(office, skip_occurrence, events[1], "سفر استاندار")
    planned(office, FIRST + WEEK, subject="مراسم")
    with pytest.raises(Clashing):
        office.write(restore_occurrence, series, FIRST + WEEK)
    assert len(office.read(series_sheet, series).skipped) == 1
    office.write(restore_occurrence, series, FIRST + WEEK, override_reason="به دستور استاندار")


def test_no_two_occurrences_ever_take_the_same_time(office: Office) -> None:
    """After every deed on a series its entries are free of each other."""
    _series, events = repeated(office, replace(WEEKLY, count=8))
    do(office, move_series, events[3], Scope.FOLLOWING, when(9, 60, FIRST + 3 * WEEK), reason="الف")
    do(office, move_series, events[5], Scope.ALL, when(9, 45, FIRST + 6 * WEEK), reason="ب")
    do(office, skip_occurrence, events[1], "ج")

    spans = office.read(planned_spans)
    assert len(spans) == 7
    for (_start, end), (start, _end) in pairwise(spans):
        assert end <= start


def test_whoever_may_not_plan_makes_no_series(office: Office, clerk: int) -> None:
    event = planned(office)
    _series, events = repeated(office, day=FIRST + timedelta(days=1))
    version = version_of(office, event)
    office.sign_in_as("clerk")
    with pytest.raises(NotAllowed):
        office.write(repeat_event, event, version, replace(WEEKLY, request_key=uuid4()))
    with pytest.raises(NotAllowed):
        office.write(cancel_series, events[0], 2, Scope.ALL, "سفر")


@pytest.mark.postgresql
def test_two_desks_want_the_same_days_at_once(
    made: None, postgresql_url: str, clock: FixedClock
) -> None:
    """Both repeat over the same hours: one has them all, the other is told of every day."""
    assert made is None
    with (
        open_office(postgresql_url, clock=clock) as one,
        open_office(postgresql_url, clock=clock) as other,
    ):
        one.sign_in_as()
        other.sign_in_as()
        # The first of each stands on a day of its own; from then on both want Tuesdays at ten.
        events = (planned(one, FIRST - timedelta(days=3)), planned(one, FIRST - timedelta(days=2)))
        draft = SeriesDraft(count=12, weekday=3)
        with ThreadPoolExecutor(2) as desks:
            answers = [
                desks.submit(do, desk, repeat_event, event, replace(draft, request_key=uuid4()))
                for desk, event in zip((one, other), events, strict=True)
            ]
        refused = [answer.exception() for answer in answers if answer.exception()]
        assert [type(error) for error in refused] == [Clashing]
        spans = one.read(planned_spans)
        made_whole = next(answer.result() for answer in answers if not answer.exception())
        # The other's entry stands as it was.
        assert len(spans) == len(occurrences(one, made_whole)) + 1
    for (_start, end), (start, _end) in pairwise(spans):
        assert end <= start
