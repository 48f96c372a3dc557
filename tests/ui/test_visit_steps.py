"""A visitor's other ways by keys: a time, another, a refusal; orders, telling, closing, keeping."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from app.access import Right
from app.agenda import EventDraft, EventKind, When, event_sheet, request_event
from app.kept_forms import FormKind
from app.visits import (
    Decision,
    DecisionDraft,
    Satisfaction,
    TellChannel,
    TellOutcome,
    VisitDraft,
    VisitFilter,
    VisitSheet,
    VisitState,
    VisitView,
    amend_visit,
    announce,
    decide,
    list_visits,
    receive_visit,
    visit_sheet,
    visit_version,
)
from seat import NOW, UNIT, Seat
from ui.actions import ACTIONS
from ui.visits.deeds import VISIT_DEEDS
from ui.visits.step_forms import FORMS
from ui.visits.what_next import FIRST, LEADS, LIKELY

_S = VisitState
KEYS = {one.name: one.shortcut for one in ACTIONS}


def received(seat: Seat, **fields: Any) -> int:
    """Take a visitor in at another desk."""
    given = {"visitor_name": "علی کریمی", "subject": "آب شرب روستا"} | fields
    return seat.other.write(receive_visit, VisitDraft(**given)).value


def do(seat: Seat, deed: Any, visit: int, *arguments: Any) -> None:
    """Take a step at another desk."""
    seat.other.write(deed, visit, seat.other.read(visit_version, visit), *arguments)


def announced(seat: Seat, **fields: Any) -> int:
    """A visitor the governor was told of."""
    visit = received(seat, **fields)
    do(seat, announce, visit)
    return visit


def stand_on(seat: Seat, visit: int) -> Any:
    """Go to a visit in the window, whatever list it is in."""
    page: Any = seat.page("visits") if "visits" in seat.window.pages else None
    if page is None:
        seat.show_section("visits")
        seat.settle()
        page = seat.page("visits")
    page.show_kept(visit)
    seat.settle()
    seat.until(lambda: page.sheet is not None and page.sheet.id == visit)
    page.table.setFocus()
    return page


def press(seat: Seat, action: str) -> None:
    """Press an action's key as soon as it can be done."""
    seat.until(seat.window.action(action).isEnabled)
    seat.press(KEYS[action])
    seat.settle()


def save(seat: Seat) -> None:
    """Save the form in sight."""
    seat.press("Ctrl+Return")
    seat.settle()


def sheet(seat: Seat, visit: int) -> VisitSheet:
    """A visit whole, as the services have it."""
    return seat.other.read(visit_sheet, visit)


def test_every_step_offered_has_its_deed_or_form() -> None:
    offered = {*LEADS, *LIKELY, *(name for names in FIRST.values() for name in names)}
    offered |= {"letter_to_folder", "sheet_seen", "sheet_sent_back", "take_back", "amend"}
    assert offered <= {*VISIT_DEEDS, *FORMS}
    assert {*VISIT_DEEDS, *FORMS} <= set(KEYS)


def test_a_time_becomes_an_entry_of_the_programme(seat: Seat) -> None:
    visit = announced(seat)
    stand_on(seat, visit)
    press(seat, "visit_at_time")
    seat.type("شنبه ۱۱ تا ۱۱:۲۰")
    save(seat)
    found = sheet(seat, visit)
    assert (found.state, found.minutes) == (_S.APPOINTED, 20)
    assert found.event_id is not None
    entry = seat.other.read(event_sheet, found.event_id)
    assert entry.kind is EventKind.AUDIENCE
    press(seat, "visit_in_calendar")
    assert seat.window._page() is seat.page("events")


def test_what_stands_in_the_way_is_said_with_ways_out(seat: Seat) -> None:
    start = NOW + timedelta(days=3)
    when = When(starts_at=start, ends_at=start + timedelta(hours=1))
    draft = EventDraft(kind=EventKind.MEETING, subject="شورای برنامه‌ریزی", when=when)
    seat.other.write(request_event, draft)
    visit = announced(seat)
    stand_on(seat, visit)
    press(seat, "visit_at_time")
    seat.type("شنبه ۱۰:۳۰ تا ۱۰:۴۵")
    form: Any = seat.form()
    seat.until(lambda: any(one.blocks for one in form.clashes.clashes) and form.clashes.ways)
    save(seat)
    assert sheet(seat, visit).state is _S.ANNOUNCED
    assert form.clashes.override.isVisible()
    form.fields["when"].setFocus()
    seat.press("Alt+1")
    seat.until(lambda: not any(one.blocks for one in form.clashes.clashes))
    save(seat)
    assert sheet(seat, visit).state is _S.APPOINTED


@pytest.mark.parametrize(
    ("action", "field", "sentence"),
    [
        ("visit_decline", "words", "چرا"),
        ("visit_refer", "host", ""),
        ("visit_at_time", "when", "روز و ساعت"),
    ],
)
def test_a_decision_without_what_it_needs_says_so_beside_the_field(
    seat: Seat, action: str, field: str, sentence: str
) -> None:
    visit = announced(seat)
    stand_on(seat, visit)
    press(seat, action)
    save(seat)
    assert sentence in seat.problems()[field]
    assert sheet(seat, visit).state is _S.ANNOUNCED


def test_another_sees_him_and_it_is_taken_back(seat: Seat) -> None:
    visit = announced(seat)
    stand_on(seat, visit)
    press(seat, "visit_refer")
    seat.take_suggestion(UNIT[:6])
    save(seat)
    found = sheet(seat, visit)
    assert (found.state, found.host) == (_S.REFERRED, UNIT)
    assert found.host_id is not None
    press(seat, "take_back")
    assert (sheet(seat, visit).state, sheet(seat, visit).host) == (_S.ANNOUNCED, "")


def test_a_refusal_keeps_its_words_for_whoever_tells_him(seat: Seat) -> None:
    visit = announced(seat)
    stand_on(seat, visit)
    press(seat, "visit_decline")
    seat.type("کار در شهرداری است.")
    save(seat)
    assert sheet(seat, visit).decision is Decision.DECLINE
    press(seat, "told")
    assert seat.form().fields["words"].value() == "کار در شهرداری است."
    save(seat)
    assert sheet(seat, visit).state is _S.TOLD


@pytest.mark.parametrize(
    ("action", "typed", "state"),
    [
        ("visit_at_time", "شنبه ۱۱ تا ۱۱:۲۰", _S.APPOINTED),
        ("visit_decline", "کار در شهرداری است.", _S.DECLINED),
        ("visit_refer", "معاون سیاسی", _S.REFERRED),
        ("visit_withdraw", "خودش نخواست.", _S.WITHDRAWN),
        ("record_note", "رسیدگی شود.", _S.ANNOUNCED),
    ],
)
def test_what_was_typed_is_taken_back_by_one_key(
    seat: Seat, action: str, typed: str, state: VisitState
) -> None:
    visit = announced(seat)
    before = sheet(seat, visit)
    stand_on(seat, visit)
    press(seat, action)
    seat.type(typed)
    save(seat)
    taken = sheet(seat, visit)
    assert taken.state is state
    assert (taken.state, len(taken.orders)) != (before.state, 0)
    press(seat, "take_back")
    after = sheet(seat, visit)
    assert (after.state, after.orders, after.appointment) == (_S.ANNOUNCED, (), None)
    assert after.steps[-1].taken_back


def test_what_he_was_told_is_taken_back_by_one_key(seat: Seat) -> None:
    visit = announced(seat)
    do(seat, decide, visit, DecisionDraft(decision=Decision.DECLINE, words="کار در شهرداری است."))
    stand_on(seat, visit)
    press(seat, "told")
    save(seat)
    assert sheet(seat, visit).told_at is not None
    press(seat, "take_back")
    assert (sheet(seat, visit).state, sheet(seat, visit).tellings) == (_S.DECLINED, ())


def test_his_form_goes_before_the_governor_and_comes_back(seat: Seat) -> None:
    visit = announced(seat)
    stand_on(seat, visit)
    press(seat, "letter_to_folder")
    assert sheet(seat, visit).in_folder
    press(seat, "sheet_seen")
    assert not sheet(seat, visit).in_folder
    press(seat, "take_back")
    assert sheet(seat, visit).in_folder
    press(seat, "record_note")
    seat.type("رسیدگی شود.")
    save(seat)
    found = sheet(seat, visit)
    assert (found.in_folder, [one.words for one in found.orders]) == (False, ["رسیدگی شود."])


def test_the_pane_says_which_time_he_comes(seat: Seat) -> None:
    phone = "۰۹۱۵۳۳۳۴۴۵۵"
    received(seat, subject="وام مسکن", phone=phone)
    received(seat, subject="اشتغال فرزند", phone=phone)
    page = stand_on(seat, received(seat, phone=phone))
    seat.until(lambda: any("بار سوم" in text for text in page.detail.lines.texts()))
    assert any("وام مسکن" in text for text in page.detail.lines.texts())


def test_a_decision_may_be_turned_in_its_form(seat: Seat) -> None:
    visit = announced(seat)
    stand_on(seat, visit)
    press(seat, "visit_decline")
    form = seat.form()
    form.fields["decision"].set_value(Decision.NOW)
    form.fields["decision"].edited.emit()
    assert not form.fields["when"].isVisible()
    assert form.fields["minutes"].isVisible()
    seat.write_in("minutes", "۱۰")
    save(seat)
    assert (sheet(seat, visit).state, sheet(seat, visit).minutes) == (_S.AGREED, 10)


def test_nobody_is_closed_who_was_not_told_but_with_a_reason(seat: Seat) -> None:
    visit = announced(seat)
    do(seat, decide, visit, DecisionDraft(decision=Decision.DECLINE, words="کار در شهرداری است."))
    stand_on(seat, visit)
    press(seat, "close_call")
    assert sheet(seat, visit).state is _S.DECLINED
    assert "گفته نشده" in seat.problems()["reason"]
    seat.type("نشانی و تلفنی از او نیست.")
    save(seat)
    assert sheet(seat, visit).state is _S.CLOSED


def test_attempts_are_one_key_and_satisfaction_comes_later(seat: Seat) -> None:
    visit = announced(seat, phone="۰۹۱۵۳۳۳۴۴۵۵")
    do(seat, decide, visit, DecisionDraft(decision=Decision.DECLINE, words="کار در شهرداری است."))
    page = stand_on(seat, visit)
    press(seat, "no_answer")
    found = sheet(seat, visit)
    assert (found.attempts, found.last_attempt) == (1, TellOutcome.NO_ANSWER)
    press(seat, "told")
    seat.form().fields["channel"].set_value(TellChannel.LETTER)
    save(seat)
    press(seat, "visit_satisfaction")
    seat.form().fields["satisfaction"].set_value(Satisfaction.PARTLY)
    save(seat)
    assert sheet(seat, visit).satisfaction is Satisfaction.PARTLY
    assert any("تا اندازه‌ای" in text for text in page.detail.lines.texts())
    press(seat, "close_call")
    assert sheet(seat, visit).state is _S.CLOSED


def test_a_half_typed_form_is_found_again(seat: Seat) -> None:
    seat.press("F4")
    seat.type("زهرا محمدی")
    seat.write_in("subject", "وام مسکن")
    seat.press("Alt+4")
    seat.press("F5")
    seat.settle()
    seat.press("Shift+F5")
    seat.until(lambda: seat.page("visits").current_form() is not None)
    form = seat.form()
    assert form.fields["subject"].value() == "وام مسکن"
    assert form.fields["is_present"].value() is False
    keeper = form.keeper
    assert keeper is not None
    assert keeper._kind is FormKind.VISIT
    save(seat)
    assert seat.other.read(list_visits, VisitFilter())[0].state is _S.REQUESTED


def test_a_half_typed_step_is_found_again(seat: Seat) -> None:
    visit = announced(seat)
    stand_on(seat, visit)
    press(seat, "visit_decline")
    seat.type("کار در شهرداری است.")
    seat.press("F5")
    seat.settle()
    seat.press("Shift+F5")
    seat.until(lambda: seat.page("visits").current_form() is not None)
    assert seat.form().fields["words"].value() == "کار در شهرداری است."
    save(seat)
    assert sheet(seat, visit).state is _S.DECLINED


def test_a_correction_that_corrects_nothing_leaves_no_step(seat: Seat) -> None:
    seat.clock.advance(timedelta(seconds=17))
    visit = received(seat)
    before = sheet(seat, visit)
    stand_on(seat, visit)
    press(seat, "amend")
    save(seat)
    assert sheet(seat, visit) == before
    press(seat, "amend")
    seat.write_in("arrived_at", "۹:۴۰")
    save(seat)
    came = sheet(seat, visit).arrived_at
    assert came is not None
    assert (came.hour, came.minute) == (9, 40)


def test_another_desk_was_faster(seat: Seat) -> None:
    visit = received(seat)
    stand_on(seat, visit)
    press(seat, "amend")
    seat.write_in("problem", "سه روز است آب ندارند.")
    draft = VisitDraft(visitor_name="علی کریمی", subject="لوله‌کشی روستا")
    do(seat, amend_visit, visit, draft)
    save(seat)
    form = seat.form()
    assert form.fields["problem"].value() == "سه روز است آب ندارند."
    seat.until(form.bar.isVisible)
    form.fields["subject"]._offer.click()
    save(seat)
    found = sheet(seat, visit)
    assert (found.subject, found.problem) == ("لوله‌کشی روستا", "سه روز است آب ندارند.")


def test_the_views_are_one_key_each(seat: Seat) -> None:
    here, told = received(seat), announced(seat, visitor_name="حسن رضایی")
    do(seat, decide, told, DecisionDraft(decision=Decision.DECLINE, words="کار در شهرداری است."))
    seat.press("Alt+Shift+F4")
    seat.settle()
    page: Any = seat.page("visits")
    seat.until(lambda: [row.id for _n, row in page.model.loaded()] == [told])
    seat.press("Ctrl+F4")
    seat.until(lambda: [row.id for _n, row in page.model.loaded()] == [here])
    assert "اتاق انتظار" in page.filter_words()
    assert page.question()[1][0].view is VisitView.WAITING_ROOM
    assert "۱ نفر در اتاق انتظار" in page.status.text()


def test_who_may_only_read_is_offered_nothing_to_do(seat: Seat) -> None:
    visit = received(seat)
    page = stand_on(seat, visit)
    steps = page.available()
    assert {"visit_announce", "amend", "new"} <= steps
    operator = seat.window.operator()
    reader = type(operator)(
        **{name: getattr(operator, name) for name in operator.__dataclass_fields__}
        | {"rights": frozenset({Right.READ_VISITS})}
    )
    from ui.visits.what_next import steps_of

    assert steps_of(page.sheet, reader) <= {"open_file", "visit_in_calendar"}
