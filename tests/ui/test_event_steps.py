"""Every step of an entry by keys: review, times, ringing up, minutes, visits, staff, series."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from PySide6.QtWidgets import QLabel

from agenda_seat import at, do, requested, state_of, when
from app.agenda import (
    Answer,
    AttendeeDraft,
    AttendeeRole,
    DayOffRule,
    EventFilter,
    EventKind,
    EventRow,
    EventState,
    EventView,
    Inviter,
    Opinion,
    Origin,
    ReviewDraft,
    Scope,
    SeriesDraft,
    SeriesRule,
    StopDraft,
    WayKind,
    WayOut,
    answer_review,
    ask_review,
    event_held,
    event_sheet,
    list_events,
    record_answer,
    repeat_event,
    restore_occurrence,
    save_stops,
    series_sheet,
    sign_up,
    skip_occurrence,
)
from app.agenda.spans import whole_days
from app.agenda.states import PLANNED
from seat import CALLER, NOW, Seat
from ui.actions import ACTIONS
from ui.agenda.list_deeds import EVENT_DEEDS
from ui.agenda.opening_forms import FORMS
from ui.agenda.what_next import STEPS

MONDAY = date(2026, 8, 10)
PEOPLE = (
    AttendeeDraft(name="رضا احمدی", phone="09151112233"),
    AttendeeDraft(name="سعید کریمی", phone="09153334455"),
    AttendeeDraft(name="مریم رضوی"),
)


@pytest.fixture
def events(seat: Seat) -> Seat:
    """The seat with the list of entries in sight."""
    seat.show_section("events")
    seat.settle()
    return seat


def page(seat: Seat) -> Any:
    return seat.page("events")


def form(seat: Seat) -> Any:
    seat.until(lambda: page(seat).current_form() is not None)
    seat.settle()
    return page(seat).current_form()


def stand(seat: Seat, number: int) -> None:
    """Stand on an entry, once it is here as the store has it."""
    seat.settle()
    page(seat).show_kept(number)
    seat.settle()
    version = seat.other.read(event_sheet, number).version
    seat.until(
        lambda: (
            page(seat).sheet is not None
            and page(seat).sheet.id == number
            and page(seat).sheet.version == version
        )
    )


def begin(seat: Seat, number: int, action: str) -> Any:
    """Open the form of a step, by its key where it has one."""
    stand(seat, number)
    assert action in page(seat).available(), action
    key = next(one.shortcut for one in ACTIONS if one.name == action)
    if key:
        seat.press(key)
    else:
        seat.window.action(action).trigger()
    return form(seat)


def save(seat: Seat) -> None:
    seat.press("Ctrl+Return")
    seat.until(lambda: page(seat).current_form() is None)
    seat.settle()


def sheet(seat: Seat, number: int) -> Any:
    seat.settle()
    return seat.other.read(event_sheet, number)


def in_order(seat: Seat) -> list[EventRow]:
    """Entries by their time."""
    return seat.other.read(list_events, EventFilter(view=EventView.IN_PROGRAMME))


def words_in(widget: Any) -> str:
    return "\n".join(one.text() for one in widget.findChildren(QLabel))


def test_every_step_has_an_action_and_every_action_a_deed() -> None:
    offered = {name for steps in STEPS.values() for name in steps}
    known = {one.name for one in ACTIONS}
    assert offered <= known
    assert offered <= set(EVENT_DEEDS) | set(FORMS)


def test_a_request_is_reviewed_and_the_answer_leads_on(events: Seat) -> None:
    number = requested(events.other, subject="کمیسیون")
    begin(events, number, "event_review")
    events.press("Ctrl+Return")
    events.until(lambda: form(events).fields["reviewer"].problem)
    events.take_suggestion("احمدی‌نیا")
    save(events)
    assert sheet(events, number).state is EventState.IN_REVIEW
    assert sheet(events, number).reviews[0].reviewer == CALLER
    answer = begin(events, number, "event_answer")
    answer.fields["opinion"].buttons()[1].click()
    events.press("Ctrl+Return")
    events.until(lambda: answer.fields["words"].problem)
    answer.fields["words"].setFocus()
    events.type("در کمیسیون دیگری بررسی شده است")
    save(events)
    told = sheet(events, number)
    assert told.reviews[0].opinion is Opinion.NOT_SUITABLE
    assert told.state is EventState.REQUESTED


def test_a_request_is_sent_back_completed_rejected_and_taken_up(events: Seat) -> None:
    number = requested(events.other, subject="کمیسیون")
    begin(events, number, "event_ask_completion")
    events.press("Ctrl+Return")
    events.until(lambda: form(events).fields["reason"].problem)
    events.type("دستور جلسه")
    save(events)
    assert state_of(events.other, number) is EventState.NEEDS_COMPLETION
    stand(events, number)
    events.press("Ctrl+Shift+U")
    events.until(lambda: state_of(events.other, number) is EventState.REQUESTED)
    begin(events, number, "event_reject")
    events.type("تکراری است")
    save(events)
    assert sheet(events, number).state_reason == "تکراری است"
    assert state_of(events.other, number) is EventState.REJECTED


def test_a_superiors_request_cannot_be_refused(events: Seat) -> None:
    number = requested(events.other, subject="دیدار وزیر", origin=Origin.SUPERIOR)
    stand(events, number)
    assert "event_reject" not in page(events).available()
    assert "event_schedule" in page(events).available()


def test_a_time_is_given_past_a_clash(events: Seat) -> None:
    requested(events.other, subject="شورای اداری", when=when(10, day=MONDAY))
    number = requested(events.other, subject="کمیسیون", minutes_wanted=45, proposed="صبح دوشنبه")
    schedule = begin(events, number, "event_schedule")
    assert "صبح دوشنبه" in words_in(schedule)
    events.press("Ctrl+Return")
    events.until(lambda: "روز و ساعت را بنویسید" in schedule.fields["when"].problem)
    events.type("۱۹ مرداد ۱۰")
    events.until(lambda: schedule.clashes.ways)
    assert "شورای اداری" in words_in(schedule.clashes)
    wanted = schedule.clashes.ways[0]
    assert wanted.ends_at - wanted.starts_at == timedelta(minutes=45)
    events.press("Alt+1")
    events.until(lambda: not schedule.clashes.clashes)
    save(events)
    told = sheet(events, number)
    assert (told.state, told.starts_at) == (EventState.TENTATIVE, wanted.starts_at)


def test_a_hold_that_clashes_by_now_is_fixed_with_a_reason(events: Seat) -> None:
    number = requested(events.other, subject="شاید", when=when(10, day=MONDAY), tentative=True)
    requested(events.other, subject="شورای اداری", when=when(10, day=MONDAY))
    stand(events, number)
    events.press("Alt+M")
    fixing = form(events)
    events.until(lambda: not fixing.fields["override_reason"].isHidden())
    assert "شورای اداری" in words_in(fixing.clashes)
    fixing.fields["override_reason"].setFocus()
    events.type("دستور استاندار")
    save(events)
    told = sheet(events, number)
    assert (told.state, told.override_reason) == (EventState.SCHEDULED, "دستور استاندار")


def test_what_hangs_on_an_entry_is_said_before_it_is_cancelled(events: Seat) -> None:
    number = requested(
        events.other, subject="شورا", when=when(9, day=MONDAY), press_needs=frozenset({"photo"})
    )
    begin(events, number, "event_cancel")
    events.until(lambda: "از روابط عمومی عکس خواسته شده است." in words_in(form(events)))
    events.type("سفر استاندار")
    save(events)
    told = sheet(events, number)
    assert (told.state, told.state_reason) == (EventState.CANCELLED, "سفر استاندار")
    assert told.moves[-1].reason == "سفر استاندار"


def test_an_entry_is_postponed_and_moved_with_their_reasons(events: Seat) -> None:
    number = requested(events.other, subject="شورا", when=when(9, day=MONDAY))
    begin(events, number, "event_move")
    page(events).current_form().fields["when"].set_value(when(11, 30, day=MONDAY))
    events.type("به درخواست فرماندار")
    save(events)
    assert sheet(events, number).starts_at == at(11, day=MONDAY)
    begin(events, number, "event_postpone")
    events.type("بیماری")
    save(events)
    told = sheet(events, number)
    assert told.state is EventState.POSTPONED
    assert [one.reason for one in told.moves] == ["به درخواست فرماندار", "بیماری"]


def test_a_trip_of_days_stays_so_long_when_its_first_day_is_typed(events: Seat) -> None:
    trip = whole_days(MONDAY, 2)
    number = requested(events.other, subject="سفر", when=trip, kind=EventKind.TRIP)
    begin(events, number, "event_move")
    field = page(events).current_form().fields["when"]
    assert field.raw() == "۱۴۰۵/۰۵/۱۹ تمام روز به مدت ۲ روز"
    field.line.setText(field.raw().replace("۱۹", "۲۶"))
    events.type("به درخواست میزبان")
    save(events)
    moved = whole_days(MONDAY + timedelta(days=7), 2)
    told = sheet(events, number)
    assert (told.starts_at, told.ends_at, told.all_day) == (moved.starts_at, moved.ends_at, True)


def test_a_way_out_of_a_trip_is_of_whole_days_too(events: Seat) -> None:
    trip = whole_days(MONDAY, 2)
    number = requested(events.other, subject="سفر", when=trip, kind=EventKind.TRIP)
    begin(events, number, "event_move")
    later = whole_days(MONDAY + timedelta(days=7), 2)
    moving = page(events).current_form()
    moving.clashes.taken.emit(WayOut(WayKind.FREE, later.starts_at, later.ends_at, "هفته بعد"))
    assert moving.fields["when"].value() == later


def test_invitations_of_an_outside_secretary_need_number_and_day(events: Seat) -> None:
    number = requested(
        events.other,
        subject="شورا",
        when=when(9, day=MONDAY),
        invites=Inviter.OUTSIDE,
        secretary="اداره کل راه",
    )
    sent = begin(events, number, "event_invitations")
    assert "اداره کل راه" in words_in(sent)
    events.press("Ctrl+Return")
    events.until(lambda: sent.fields["number"].problem and sent.fields["dated"].problem)
    events.type("۴۵/۶")
    sent.fields["dated"].setFocus()
    events.type("امروز")
    save(events)
    told = sheet(events, number)
    assert (told.state, told.invitation_number) == (EventState.INVITED, "45/6")


def test_invitees_are_rung_up_with_one_key_each(events: Seat) -> None:
    number = requested(
        events.other, subject="شورا", special=True, when=when(9, day=MONDAY), attendees=PEOPLE
    )
    ring = begin(events, number, "event_ring")
    assert ring.list.hasFocus()
    assert "۰۹۱۵" in ring.number.text()
    assert ring.note.text() == "۳ از ۳ نفر مانده"
    events.press("1")
    events.until(lambda: ring.note.text() == "۲ از ۳ نفر مانده")
    events.until(lambda: ring.list.currentRow() == 1)
    events.press("2")
    assert ring.substitute.problem, "a substitute has a name"
    events.type("معاون فرماندار")
    events.press("Return")
    events.until(lambda: ring.note.text() == "۱ از ۳ نفر مانده")
    events.until(lambda: ring.list.hasFocus() and ring.list.currentRow() == 2)
    assert ring.number.text() == "شماره ندارد"
    events.type("۴")
    events.until(lambda: ring.invitees[2].answer is Answer.NO_ANSWER)
    events.settle()
    save(events)
    told = {one.name: one for one in sheet(events, number).attendees}
    assert told["رضا احمدی"].answer is Answer.TOLD
    assert told["رضا احمدی"].told_by
    assert told["سعید کریمی"].answer is Answer.SUBSTITUTE
    assert told["سعید کریمی"].substitute == "معاون فرماندار"
    assert told["مریم رضوی"].answer is Answer.NO_ANSWER


def test_an_answer_given_at_two_desks_is_told_and_given_anew(events: Seat) -> None:
    number = requested(
        events.other, subject="شورا", special=True, when=when(9, day=MONDAY), attendees=PEOPLE
    )
    ring = begin(events, number, "event_ring")
    first = sheet(events, number).attendees[0].id
    do(events.other, record_answer, number, first, Answer.DECLINED)
    events.press("1")
    events.until(lambda: ring.bar.text)
    events.until(lambda: ring.invitees[0].answer is Answer.DECLINED)
    events.settle()
    events.press("1")
    events.until(lambda: ring.invitees[0].answer is Answer.TOLD)
    assert sheet(events, number).attendees[0].answer is Answer.TOLD


def test_from_held_to_closed(events: Seat) -> None:
    number = requested(events.other, subject="شورا", when=when(9, day=MONDAY))
    stand(events, number)
    held = begin(events, number, "event_held")
    events.press("Ctrl+Return")
    events.until(lambda: held.bar.text or held.fields["with_governor"].problem)
    assert state_of(events.other, number) is EventState.SCHEDULED, "its time has not come"
    events.clock.set(at(12, day=MONDAY))
    held.fields["minutes_from"].setFocus()
    events.type("اداره کل راه")
    save(events)
    assert state_of(events.other, number) is EventState.MINUTES_AWAITED
    begin(events, number, "event_minutes")
    save(events)
    assert state_of(events.other, number) is EventState.MINUTES_RECEIVED
    stand(events, number)
    events.window.action("event_follow_up").trigger()
    events.until(lambda: state_of(events.other, number) is EventState.FOLLOW_UP)
    report = begin(events, number, "event_report")
    events.press("Ctrl+Return")
    events.until(lambda: report.fields["report"].problem)
    events.type("سه مصوبه داشت")
    report.fields["governor_words"].setFocus()
    events.type("پیگیری شود")
    save(events)
    told = sheet(events, number)
    assert (told.report, told.governor_words) == ("سه مصوبه داشت", "پیگیری شود")
    stand(events, number)
    events.press("Ctrl+M")
    events.until(lambda: state_of(events.other, number) is EventState.CLOSED)


def test_a_visit_has_its_route_and_its_promises(events: Seat) -> None:
    number = requested(
        events.other, subject="بازدید", kind=EventKind.SITE_VISIT, when=when(9, day=MONDAY)
    )
    route = begin(events, number, "event_stops")
    events.type("مدرسه")
    first = route.fields["stops"].rows.lines[0]
    first.arrives.setFocus()
    events.type("۲۵")
    events.press("Ctrl+Return")
    events.until(lambda: route.fields["stops"].problem or first.arrives.problem)
    first.arrives.line.clear()
    first.arrives.setFocus()
    events.type("۹:۳۰")
    save(events)
    stops = sheet(events, number).stops
    assert [(one.title, one.arrives_at.hour) for one in stops] == [("مدرسه", 9)]
    promise = begin(events, number, "event_promise")
    events.type("یک کلاس ساخته شود")
    box = promise.fields["stop"].list
    box.setCurrentIndex(box.findText("مدرسه"))
    promise.fields["referred_to"].setFocus()
    events.type("معاونت عمرانی")
    save(events)
    told = sheet(events, number)
    assert [one.words for one in told.orders] == ["یک کلاس ساخته شود"]
    assert told.promises[0].stop_id == stops[0].id
    report = begin(events, number, "event_write_report")
    events.type("خوب بود")
    save(events)
    assert report is not None
    assert sheet(events, number).report == "خوب بود"


def test_a_kept_route_keeps_its_stops(events: Seat) -> None:
    number = requested(
        events.other, subject="بازدید", kind=EventKind.SITE_VISIT, when=when(9, day=MONDAY)
    )
    do(events.other, save_stops, number, [StopDraft(title="مدرسه")])
    before = sheet(events, number).stops[0].id
    begin(events, number, "event_stops")
    events.type("دبستان ")
    events.press("F5")
    events.until(lambda: page(events).current_form() is None)
    events.settle()
    events.press("Shift+F5")
    form(events)
    save(events)
    told = sheet(events, number).stops
    assert [one.id for one in told] == [before]
    assert "دبستان" in told[0].title


def test_staff_sign_up_and_some_are_chosen(events: Seat) -> None:
    number = requested(
        events.other, subject="دیدار", kind=EventKind.STAFF_MEETING, when=when(9, day=MONDAY)
    )
    begin(events, number, "event_sign_up")
    events.press("Ctrl+Return")
    events.until(lambda: form(events).fields["name"].problem)
    events.type("علی قاسمی")
    form(events).fields["wish"].setFocus()
    events.type("تبدیل وضعیت")
    save(events)
    do(events.other, sign_up, number, AttendeeDraft(name="زهرا نوری"))
    chosen = begin(events, number, "event_choose")
    events.press("Space")
    assert chosen.fields["chosen"].value()
    save(events)
    roles = {one.name: one.role for one in sheet(events, number).attendees}
    assert roles == {"علی قاسمی": AttendeeRole.CHOSEN, "زهرا نوری": AttendeeRole.SIGNED_UP}


def test_an_entry_repeats_and_days_off_are_asked(events: Seat) -> None:
    number = requested(events.other, subject="شورا", when=when(8, 30, day=date(2026, 8, 5)))
    repeat = begin(events, number, "event_repeat")
    events.press("Ctrl+Return")
    events.until(lambda: "بگویید تا کی" in repeat.fields["last_day"].problem)
    off = repeat.fields["day_off_rule"].list
    off.setCurrentIndex(list(DayOffRule).index(DayOffRule.ASK))
    repeat.fields["count"].setFocus()
    events.type("۳")
    events.until(lambda: len(repeat.days.days) == 3)
    asked = [place for place, one in enumerate(repeat.days.days) if one.is_asked]
    assert asked == [1], "21 Mordad is a day off"
    assert "۱ روز که باید گفته شود" in repeat.days.head.text()
    events.press("Ctrl+Return")
    events.until(lambda: "تعطیل" in repeat.fields["day_off_rule"].problem)
    repeat.days.list.setFocus()
    repeat.days.list.setCurrentRow(1)
    events.press("2")
    events.until(lambda: repeat.days.days[1].moved_from is not None)
    save(events)
    series = sheet(events, number).series_id
    assert series is not None
    found = events.other.read(series_sheet, series).occurrences
    days = [one.starts_at.date() for one in found if one.starts_at is not None]
    assert days == [date(2026, 8, 5), date(2026, 8, 15), date(2026, 8, 19)]


def test_monthly_rules_ask_only_what_they_need(events: Seat) -> None:
    number = requested(events.other, subject="شورا", when=when(8, 30, day=MONDAY))
    repeat = begin(events, number, "event_repeat")
    for place, hidden in ((0, {"week", "month_day"}), (1, {"week", "weekday"}), (2, {"month_day"})):
        repeat.fields["rule"].buttons()[place].click()
        found = {n for n in ("week", "weekday", "month_day") if repeat.fields[n].isHidden()}
        assert found == hidden, list(SeriesRule)[place]
    assert repeat.fields["week"].value() == 3, "19 Mordad is its third Monday"


def test_a_series_is_cancelled_as_far_as_is_shown(events: Seat) -> None:
    number = requested(events.other, subject="شورا", when=when(8, 30, day=MONDAY))
    do(events.other, repeat_event, number, SeriesDraft(count=4))
    rows = in_order(events)
    cancel = begin(events, rows[1].id, "event_cancel")
    events.until(lambda: len(cancel.reach.seen) == 1)
    cancel.fields["scope"].buttons()[list(Scope).index(Scope.FOLLOWING)].click()
    events.until(lambda: len(cancel.reach.seen) == 3)
    assert "به این نوبت‌ها می‌رسد: (۳)" in words_in(cancel.reach)
    cancel.fields["reason"].setFocus()
    events.type("تعطیل شد")
    save(events)
    states = [state_of(events.other, row.id) for row in rows]
    assert states[0] in PLANNED
    assert states[1:] == [EventState.CANCELLED] * 3


def test_a_deed_on_a_series_touches_nothing_that_was_not_shown(events: Seat) -> None:
    number = requested(events.other, subject="شورا", when=when(8, 30, day=MONDAY))
    do(events.other, repeat_event, number, SeriesDraft(count=3))
    rows = in_order(events)
    do(events.other, skip_occurrence, rows[2].id, "سفر")
    cancel = begin(events, number, "event_cancel")
    cancel.fields["scope"].buttons()[list(Scope).index(Scope.ALL)].click()
    events.until(lambda: len(cancel.reach.seen) == 2)
    series = sheet(events, number).series_id
    assert series is not None
    day = events.other.read(series_sheet, series).skipped[0][0]
    events.other.write(restore_occurrence, series, day)
    events.settle()
    cancel.fields["reason"].setFocus()
    events.type("تعطیل شد")
    events.press("Ctrl+Return")
    events.until(lambda: cancel.bar.text)
    assert all(row.state in PLANNED for row in in_order(events))
    assert cancel.fields["reason"].raw() == "تعطیل شد"
    events.until(lambda: len(cancel.reach.seen) == 3)
    save(events)
    assert not any(row.state in PLANNED for row in in_order(events))


def test_a_series_is_moved_with_its_days_in_sight(events: Seat) -> None:
    number = requested(events.other, subject="شورا", when=when(8, 30, day=MONDAY))
    do(events.other, repeat_event, number, SeriesDraft(count=3))
    move = begin(events, number, "event_move")
    move.fields["scope"].buttons()[list(Scope).index(Scope.ALL)].click()
    events.until(lambda: len(move.reach.seen) == 3)
    move.fields["when"].setFocus()
    move.fields["when"].line.selectAll()
    events.type("۹ تا ۹:۳۰")
    events.until(lambda: len(move.days.days) == 3)
    move.fields["reason"].setFocus()
    events.type("به درخواست معاون")
    save(events)
    rows = events.other.read(list_events, EventFilter())
    assert {row.starts_at.hour for row in rows if row.starts_at is not None} == {9}


def test_a_way_out_moves_one_occurrence_alone(events: Seat) -> None:
    number = requested(events.other, subject="شورا", when=when(8, 30, day=MONDAY))
    do(events.other, repeat_event, number, SeriesDraft(count=3))
    requested(events.other, subject="سفر", when=when(10, 60, day=MONDAY + timedelta(days=7)))
    move = begin(events, number, "event_move")
    move.fields["scope"].buttons()[list(Scope).index(Scope.ALL)].click()
    move.fields["when"].line.selectAll()
    events.type("۱۰ تا ۱۰:۳۰")
    events.until(lambda: move.ways)
    assert "۱ نوبت با تداخل" in move.days.head.text()
    assert move.ways[0].kind is WayKind.ONLY_THIS
    move.take(move.ways[0])
    events.until(lambda: move.reach.seen == (number,))
    move.fields["reason"].setFocus()
    events.type("به درخواست معاون")
    save(events)
    rows = [row for row in in_order(events) if row.subject == "شورا"]
    assert sorted(row.starts_at.hour for row in rows if row.starts_at) == [8, 8, 10]


def test_an_occurrence_is_skipped_and_added_back(events: Seat) -> None:
    number = requested(events.other, subject="شورا", when=when(8, 30, day=MONDAY))
    do(events.other, repeat_event, number, SeriesDraft(count=3))
    rows = in_order(events)
    begin(events, rows[1].id, "event_skip")
    events.type("سفر")
    save(events)
    assert state_of(events.other, rows[1].id) is EventState.CANCELLED
    begin(events, number, "event_restore")
    save(events)
    planned = [r for r in events.other.read(list_events, EventFilter()) if r.state in PLANNED]
    assert len(planned) == 3


def test_a_stale_step_says_that_another_desk_was_first(events: Seat) -> None:
    number = requested(events.other, subject="کمیسیون")
    begin(events, number, "event_reject")
    do(events.other, ask_review, number, ReviewDraft(reviewer="معاون"))
    events.settle()
    events.type("نه")
    events.press("Ctrl+Return")
    events.until(lambda: form(events).bar.text)
    assert "میز دیگری" in form(events).bar.text
    assert form(events).fields["reason"].raw() == "نه"


def test_a_step_put_aside_is_taken_up(events: Seat) -> None:
    number = requested(events.other, subject="کمیسیون")
    begin(events, number, "event_schedule")
    events.type("۱۹ مرداد ۱۰")
    events.press("F5")
    events.until(lambda: page(events).current_form() is None)
    events.settle()
    events.press("Shift+F5")
    schedule = form(events)
    assert schedule.fields["when"].value().starts_at == at(10, day=MONDAY)
    save(events)
    assert sheet(events, number).starts_at == at(10, day=MONDAY)


def test_the_answers_key_waits_for_a_question(events: Seat) -> None:
    number = requested(events.other, subject="کمیسیون")
    do(events.other, ask_review, number, ReviewDraft(reviewer="معاون", due_on=NOW.date()))
    stand(events, number)
    assert "event_answer" in page(events).available()
    review = sheet(events, number).reviews[0].id
    do(events.other, answer_review, number, review, ReviewDraft(opinion=Opinion.SUITABLE))
    stand(events, number)
    assert "event_answer" not in page(events).available()
    events.clock.set(at(12, day=MONDAY))
    planned = requested(events.other, subject="شد", when=when(14, 15, day=MONDAY))
    events.clock.set(at(15, day=MONDAY))
    do(events.other, event_held, planned, with_governor=True)
    stand(events, planned)
    assert "event_report" in page(events).available()
