"""A call's life through the services, on both stores."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app import journal
from app.access import Right
from app.changes import Kind
from app.check import check_store
from app.clock import FixedClock
from app.contacts import ContactFilter, list_contacts, suggest_contacts
from app.errors import (
    AppError,
    InvalidFields,
    InvalidInput,
    NotAllowed,
    NotFound,
    StaleRecord,
)
from app.marks import Classification
from app.office import Office
from app.phone_calls import (
    AttemptDraft,
    AttemptOutcome,
    CallDraft,
    CallFilter,
    CallOutcome,
    CallPath,
    CallSheet,
    CallState,
    NoteDraft,
    SpokeWith,
    amend_call,
    annul_call,
    call_counts,
    call_sheet,
    close_call,
    count_calls,
    earlier_calls,
    finish_direct_call,
    list_calls,
    log_attempt,
    log_call,
    put_in_folder,
    record_note,
    take_back,
)

FORM = CallDraft(
    caller_name="رضا احمدی",
    phone="۰۹۱۵ ۱۲۳ ۴۵۶۷",
    subject="لایروبی کانال",
    request="کانال آب لایروبی نشده است.",
)


def logged(office: Office, draft: CallDraft | None = None) -> CallSheet:
    # Every draft of its own key: the same draft twice is the same call.
    fresh = CallDraft(**{**vars_of(draft or FORM), "request_key": CallDraft().request_key})
    return office.read(call_sheet, office.write(log_call, fresh).value)


def vars_of(draft: CallDraft) -> dict[str, Any]:
    return {name: getattr(draft, name) for name in CallDraft.__dataclass_fields__}


def again(office: Office, sheet: CallSheet) -> CallSheet:
    return office.read(call_sheet, sheet.id)


def noted(office: Office, sheet: CallSheet) -> CallSheet:
    office.write(put_in_folder, sheet.id, sheet.version)
    sheet = again(office, sheet)
    office.write(record_note, sheet.id, sheet.version, NoteDraft(words="اقدام شود."))
    return again(office, sheet)


def test_a_form_call_from_ring_to_result(office: Office, clock: FixedClock) -> None:
    sheet = logged(office)
    assert (sheet.number, sheet.state) == ("1405/ت/1", CallState.RECORDED)
    office.write(put_in_folder, sheet.id, sheet.version)
    sheet = again(office, sheet)
    clock.advance(timedelta(hours=3))
    note = NoteDraft(words="بررسی شود.", referred_to="دفتر فنی", due_on=date(2026, 12, 1))
    office.write(record_note, sheet.id, sheet.version, note)
    sheet = again(office, sheet)
    assert sheet.state is CallState.TO_BE_TOLD
    assert sheet.note is not None
    assert (sheet.note.words, sheet.note.referred_to) == ("بررسی شود.", "دفتر فنی")
    waiting = office.read(list_calls, CallFilter(states=(CallState.TO_BE_TOLD,)))
    assert [row.id for row in waiting] == [sheet.id]
    office.write(
        log_attempt, sheet.id, sheet.version, AttemptDraft(outcome=AttemptOutcome.NO_ANSWER)
    )
    sheet = again(office, sheet)
    assert sheet.state is CallState.TO_BE_TOLD
    told = AttemptDraft(outcome=AttemptOutcome.TOLD, words="گفته شد.", close=True)
    office.write(log_attempt, sheet.id, sheet.version, told)
    sheet = again(office, sheet)
    assert sheet.state is CallState.CLOSED
    assert [attempt.outcome for attempt in sheet.attempts] == [
        AttemptOutcome.NO_ANSWER,
        AttemptOutcome.TOLD,
    ]
    assert [step.state for step in sheet.steps] == [
        CallState.RECORDED,
        CallState.IN_FOLDER,
        CallState.NOTED,
        CallState.TO_BE_TOLD,
        CallState.TO_BE_TOLD,
        CallState.TOLD,
        CallState.CLOSED,
    ]
    assert check_store(office.database) == []


def test_told_to_a_relative_is_not_told(office: Office) -> None:
    sheet = noted(office, logged(office))
    relative = AttemptDraft(outcome=AttemptOutcome.TOLD_TO_RELATIVE, words="به برادرش")
    office.write(log_attempt, sheet.id, sheet.version, replace(relative, close=True))
    sheet = again(office, sheet)
    assert sheet.state is CallState.TO_BE_TOLD
    with pytest.raises(InvalidInput) as problem:
        office.write(close_call, sheet.id, sheet.version)
    assert problem.value.field == "reason"
    office.write(close_call, sheet.id, sheet.version, "متقاضی درگذشته است.")
    assert again(office, sheet).state is CallState.CLOSED


@pytest.mark.parametrize("outcome", [AttemptOutcome.TOLD, AttemptOutcome.TOLD_TO_RELATIVE])
def test_what_was_told_must_be_written(office: Office, outcome: AttemptOutcome) -> None:
    sheet = noted(office, logged(office))
    with pytest.raises(InvalidInput):
        office.write(log_attempt, sheet.id, sheet.version, AttemptDraft(outcome=outcome))
    assert again(office, sheet).attempts == ()


def test_a_direct_call_with_its_result_is_closed_at_once(office: Office) -> None:
    direct = replace(
        FORM,
        path=CallPath.DIRECT,
        request="",
        spoke_with=SpokeWith.GOVERNOR,
        called_at=time(9, 0),
        ended_at=time(9, 7),
        result="هماهنگ شد.",
    )
    sheet = logged(office, direct)
    assert sheet.state is CallState.CLOSED
    assert sheet.ended_at is not None
    assert sheet.ended_at.time() == time(9, 7)


def test_a_direct_call_is_finished_later(office: Office) -> None:
    direct = replace(FORM, path=CallPath.DIRECT, spoke_with=SpokeWith.DIRECTOR_GENERAL)
    sheet = logged(office, replace(direct, called_at=time(9, 0)))
    assert sheet.state is CallState.CONNECTED
    with pytest.raises(InvalidInput) as problem:
        office.write(finish_direct_call, sheet.id, sheet.version, time(8, 0), "انجام شد.")
    assert problem.value.field == "ended_at"
    office.write(finish_direct_call, sheet.id, sheet.version, time(9, 20), "انجام شد.")
    assert again(office, sheet).state is CallState.CLOSED


@pytest.mark.parametrize(
    "outcome", [CallOutcome.MISSED, CallOutcome.REDIRECTED, CallOutcome.ABANDONED]
)
def test_calls_nobody_took_have_a_number_and_are_closed(
    office: Office, outcome: CallOutcome
) -> None:
    sheet = logged(office, CallDraft(phone="09151234567", outcome=outcome, result="روابط عمومی"))
    assert (sheet.state, sheet.number) == (CallState.CLOSED, "1405/ت/1")


def test_every_deed_can_be_taken_back(office: Office) -> None:
    sheet = noted(office, logged(office))
    told = AttemptDraft(outcome=AttemptOutcome.TOLD, words="گفته شد.", close=True)
    office.write(log_attempt, sheet.id, sheet.version, told)
    states = []
    for _ in range(3):
        sheet = again(office, sheet)
        office.write(take_back, sheet.id, sheet.version)
        sheet = again(office, sheet)
        states.append(sheet.state)
    assert states == [CallState.TO_BE_TOLD, CallState.IN_FOLDER, CallState.RECORDED]
    assert sheet.note is None
    assert sheet.attempts == ()
    assert sum(step.taken_back for step in sheet.steps) == 5
    with pytest.raises(NotAllowed):
        office.write(take_back, sheet.id, sheet.version)
    assert check_store(office.database) == []


def test_an_annulled_number_is_never_given_again(office: Office) -> None:
    sheet = logged(office)
    with pytest.raises(InvalidInput):
        office.write(annul_call, sheet.id, sheet.version, "  ")
    office.write(annul_call, sheet.id, sheet.version, "دو بار ثبت شده بود.")
    assert again(office, sheet).state is CallState.ANNULLED
    assert logged(office).number == "1405/ت/2"


def test_the_same_draft_saved_twice_is_one_call(office: Office) -> None:
    first = office.write(log_call, FORM).value
    assert office.write(log_call, FORM).value == first
    assert office.read(count_calls, CallFilter()) == 1


def test_a_refused_call_takes_no_number(office: Office) -> None:
    with pytest.raises(InvalidFields) as problem:
        office.write(log_call, replace(FORM, subject="", request=" ", national_id="123"))
    assert [p.field for p in problem.value.problems] == ["subject", "request", "national_id"]
    assert logged(office).number == "1405/ت/1"


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"caller_name": ""}, "caller_name"),
        ({"phone": "داخلی"}, "phone"),
        ({"called_on": date(2026, 11, 24)}, "called_on"),
        ({"called_at": time(23, 0)}, "called_at"),
        ({"called_at": time(9), "ended_at": time(8)}, "ended_at"),
        ({"request": "ا" * 20_001}, "request"),
        ({"subject": "ا" * 501}, "subject"),
        ({"path": CallPath.DIRECT}, "spoke_with"),
        ({"outcome": CallOutcome.REDIRECTED}, "result"),
        ({"outcome": CallOutcome.MISSED, "caller_name": "", "phone": ""}, "caller_name"),
    ],
)
def test_bad_input_names_its_field(office: Office, change: dict[str, Any], field: str) -> None:
    with pytest.raises(InvalidFields) as problem:
        office.write(log_call, CallDraft(**{**vars_of(FORM), **change}))
    assert field in [p.field for p in problem.value.problems]
    assert office.read(count_calls, CallFilter()) == 0


def test_a_past_day_takes_todays_number_and_is_marked(office: Office) -> None:
    sheet = logged(office, replace(FORM, called_on=date(2026, 3, 1), called_at=time(9)))
    assert (sheet.number, sheet.back_dated) == ("1405/ت/1", True)


def test_at_nowruz_the_series_begins_anew(office: Office, clock: FixedClock) -> None:
    assert logged(office).number == "1405/ت/1"
    clock.advance(timedelta(days=150))
    assert logged(office).number == "1406/ت/1"


def test_two_desks_on_one_call(office: Office) -> None:
    sheet = logged(office)
    office.write(amend_call, sheet.id, sheet.version, replace(FORM, subject="موضوع دیگر"))
    with pytest.raises(StaleRecord):
        office.write(amend_call, sheet.id, sheet.version, replace(FORM, subject="سوم"))
    assert again(office, sheet).subject == "موضوع دیگر"


def test_an_amendment_says_what_it_was_and_became(office: Office) -> None:
    sheet = logged(office)
    office.write(amend_call, sheet.id, sheet.version, replace(FORM, subject="موضوع دیگر"))
    lines = office.read(journal.history, Kind.CALL, sheet.id)
    assert [line.action for line in lines] == ["amend_call", "log_call"]


def test_what_is_above_the_clearance_is_not_there(office: Office, clerk: int) -> None:
    secret = logged(office, replace(FORM, classification=Classification.SECRET, subject="راز"))
    noted(office, secret)
    office.sign_in(clerk)
    assert office.read(list_calls, CallFilter(text="راز")) == []
    assert office.read(count_calls, CallFilter()) == 0
    assert office.read(call_counts).today == 0
    assert office.read(earlier_calls, contact_id=None, phone_number="+989151234567") == []
    assert office.read(journal.history, Kind.CALL, secret.id) == []
    with pytest.raises(NotFound):
        office.read(call_sheet, secret.id)
    with pytest.raises(NotFound):
        office.write(put_in_folder, secret.id, secret.version)
    with pytest.raises(NotAllowed):
        office.write(log_call, replace(FORM, classification=Classification.CONFIDENTIAL))


def test_rights_are_asked(office: Office, clerk: int) -> None:
    sheet = logged(office)
    office.write(put_in_folder, sheet.id, sheet.version)
    sheet = again(office, sheet)
    office.sign_in(clerk)
    assert not office.operator.may(Right.RECORD_ORDERS)
    with pytest.raises(NotAllowed):
        office.write(record_note, sheet.id, sheet.version, NoteDraft(words="اقدام شود."))


def test_a_new_caller_enters_the_directory_with_the_call(office: Office) -> None:
    sheet = logged(office, replace(FORM, add_caller=True, national_id="0013542419"))
    assert sheet.caller_id is not None
    assert [row.id for row in office.read(suggest_contacts, "احمدی")] == [sheet.caller_id]
    assert [row.id for row in office.read(suggest_contacts, "1234567")] == [sheet.caller_id]


def test_a_refused_call_leaves_no_contact(office: Office) -> None:
    with pytest.raises(AppError):
        office.write(log_call, replace(FORM, add_caller=True, subject=""))
    assert office.read(list_contacts, ContactFilter()) == []


def test_the_callers_history_goes_by_contact_and_by_number(office: Office) -> None:
    first = noted(office, logged(office, replace(FORM, add_caller=True)))
    stranger = logged(office, replace(FORM, caller_name="کس دیگر"))
    by_contact = office.read(earlier_calls, contact_id=first.caller_id)
    by_number = office.read(earlier_calls, contact_id=None, phone_number="+989151234567")
    assert [call.id for call in by_contact] == [first.id]
    assert {call.id for call in by_number} == {first.id, stranger.id}
    assert by_contact[0].note == "اقدام شود."


def test_filters(office: Office, clock: FixedClock) -> None:
    old = logged(office, replace(FORM, subject="راه روستا"))
    clock.advance(timedelta(days=2))
    new = logged(office, replace(FORM, caller_name="كاظم كاظمي", subject="آب"))
    ids = {
        "all": CallFilter(),
        "folded": CallFilter(text="کاظمی"),
        "number": CallFilter(text="۱۴۰۵/ت/۱"),
        "two words": CallFilter(text="احمدی روستا"),
        "from": CallFilter(from_day=date(2026, 11, 23)),
        "to": CallFilter(to_day=date(2026, 11, 22)),
        "none": CallFilter(states=(CallState.CLOSED,)),
        "open": CallFilter(open_only=True),
    }
    found = {name: [row.id for row in office.read(list_calls, f)] for name, f in ids.items()}
    assert found == {
        "all": [new.id, old.id],
        "folded": [new.id],
        "number": [old.id],
        "two words": [old.id],
        "from": [new.id],
        "to": [old.id],
        "none": [],
        "open": [new.id, old.id],
    }
    for wanted in ids.values():
        assert office.read(count_calls, wanted) == len(office.read(list_calls, wanted))


DEEDS = st.lists(
    st.sampled_from(
        ["folder", "note", "told", "relative", "no_answer", "busy", "close", "annul", "back"]
    ),
    max_size=12,
)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(deeds=DEEDS)
def test_whatever_is_tried_the_record_stays_sound(local_office: Office, deeds: list[str]) -> None:
    """Any deeds in any order: refused ones change nothing, and state and steps always agree."""
    office = local_office
    sheet = logged(office)
    attempt = {
        "told": AttemptDraft(outcome=AttemptOutcome.TOLD, words="گفته شد"),
        "relative": AttemptDraft(outcome=AttemptOutcome.TOLD_TO_RELATIVE, words="به پسرش"),
        "no_answer": AttemptDraft(outcome=AttemptOutcome.NO_ANSWER),
        "busy": AttemptDraft(outcome=AttemptOutcome.BUSY),
    }
    for deed in deeds:
        before = again(office, sheet)
        key = (before.id, before.version)
        try:
            if deed == "folder":
                office.write(put_in_folder, *key)
            elif deed == "note":
                office.write(record_note, *key, NoteDraft(words="اقدام شود."))
            elif deed in attempt:
                office.write(log_attempt, *key, attempt[deed])
            elif deed == "close":
                office.write(close_call, *key, "سبب")
            elif deed == "annul":
                office.write(annul_call, *key, "سبب")
            else:
                office.write(take_back, *key)
        except AppError:
            assert again(office, sheet) == before
    after = again(office, sheet)
    standing = [step.state for step in after.steps if not step.taken_back]
    assert after.state is standing[-1]
    told = [a for a in after.attempts if a.outcome is AttemptOutcome.TOLD]
    if after.state is CallState.TOLD:
        assert told
    assert check_store(office.database) == []


def test_half_spaces_and_register_numbers_are_found_however_typed(office: Office) -> None:
    sheet = logged(office, replace(FORM, subject="کمیسیون می‌شود", caller_name="علی‌نژاد"))
    logged(office, replace(FORM, subject="دیگر"))
    for typed in ("می شود", "میشود", "می‌شود", "علی نژاد", "۱۴۰۵/ت/۱", "1405/ت/1"):
        found = office.read(list_calls, CallFilter(text=typed))
        assert [row.id for row in found] == [sheet.id], typed
