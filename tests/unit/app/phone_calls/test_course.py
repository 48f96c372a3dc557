"""From every state, every deed: what the life-cycle has is done, all else changes nothing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import time
from typing import Any

import pytest

from app.check import check_store
from app.errors import AppError, InvalidInput, NotAllowed, NotFound, StaleRecord
from app.office import Office
from app.phone_calls import (
    AttemptDraft,
    AttemptOutcome,
    CallDraft,
    CallFilter,
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
    count_print,
    finish_direct_call,
    list_calls,
    log_attempt,
    log_call,
    put_in_folder,
    record_note,
    take_back,
)
from app.phone_calls.states import TRANSITIONS, require_transition
from app.texts import CALL_STATES

TOLD = AttemptDraft(outcome=AttemptOutcome.TOLD, words="گفته شد")

#: What brings a form call one state further.
DEEDS: dict[str, tuple[Any, ...]] = {
    "folder": (put_in_folder,),
    "note": (record_note, NoteDraft(words="شود")),
    "told": (log_attempt, TOLD),
    "busy": (log_attempt, AttemptDraft(outcome=AttemptOutcome.BUSY)),
    "close": (close_call,),
    "close with reason": (close_call, "سبب"),
    "annul": (annul_call, "سبب"),
    "finish": (finish_direct_call, time(10, 25), "شد"),
    "back": (take_back,),
}

#: How a call comes into each state a person can leave it in.
WAYS: dict[str, tuple[str, ...]] = {
    "recorded": (),
    "in_folder": ("folder",),
    "to_be_told": ("folder", "note"),
    "told": ("folder", "note", "told"),
    "closed": ("folder", "note", "told", "close"),
    "closed untold": ("close with reason",),
    "annulled": ("annul",),
    "connected": (),
    "closed direct": ("finish",),
}

S = CallState
#: Where each deed leads from there; every pair that is not here is refused.
LEADS: dict[tuple[str, str], CallState] = {
    ("recorded", "folder"): S.IN_FOLDER,
    ("recorded", "close with reason"): S.CLOSED,
    ("recorded", "annul"): S.ANNULLED,
    ("in_folder", "note"): S.TO_BE_TOLD,
    ("in_folder", "close with reason"): S.CLOSED,
    ("in_folder", "back"): S.RECORDED,
    ("to_be_told", "told"): S.TOLD,
    ("to_be_told", "busy"): S.TO_BE_TOLD,
    ("to_be_told", "close with reason"): S.CLOSED,
    ("to_be_told", "back"): S.IN_FOLDER,
    ("told", "close"): S.CLOSED,
    ("told", "close with reason"): S.CLOSED,
    ("told", "back"): S.TO_BE_TOLD,
    ("closed", "back"): S.TOLD,
    ("closed untold", "annul"): S.ANNULLED,
    ("closed untold", "back"): S.RECORDED,
    ("annulled", "back"): S.RECORDED,
    ("connected", "finish"): S.CLOSED,
    ("connected", "close"): S.CLOSED,
    ("connected", "close with reason"): S.CLOSED,
    ("connected", "annul"): S.ANNULLED,
    ("closed direct", "annul"): S.ANNULLED,
    ("closed direct", "back"): S.CONNECTED,
}


def form() -> CallDraft:
    return CallDraft(caller_name="رضا", subject="آب", request="شرح", called_at=time(10, 20))


def direct() -> CallDraft:
    return CallDraft(
        caller_name="رضا",
        subject="آب",
        path=CallPath.DIRECT,
        spoke_with=SpokeWith.GOVERNOR,
        called_at=time(10, 20),
    )


def do(office: Office, sheet: CallSheet, deed: str) -> CallSheet:
    operation, *rest = DEEDS[deed]
    office.write(operation, sheet.id, sheet.version, *rest)
    return office.read(call_sheet, sheet.id)


def brought_to(office: Office, way: str) -> CallSheet:
    draft = direct() if way in {"connected", "closed direct"} else form()
    sheet = office.read(call_sheet, office.write(log_call, draft).value)
    for deed in WAYS[way]:
        sheet = do(office, sheet, deed)
    return sheet


@pytest.mark.parametrize("deed", DEEDS)
@pytest.mark.parametrize("way", WAYS)
def test_the_life_of_a_call(local_office: Office, way: str, deed: str) -> None:
    before = brought_to(local_office, way)
    wanted = LEADS.get((way, deed))
    if wanted is None:
        with pytest.raises(AppError):
            do(local_office, before, deed)
        assert local_office.read(call_sheet, before.id) == before
    else:
        assert do(local_office, before, deed).state is wanted
    assert check_store(local_office.database) == []


@pytest.mark.parametrize("way", [way for way, deed in LEADS if deed == "back"])
def test_what_is_taken_back_can_be_done_again(office: Office, way: str) -> None:
    sheet = do(office, brought_to(office, way), "back")
    assert do(office, sheet, WAYS[way][-1]).state is brought_to(office, way).state
    assert check_store(office.database) == []


@pytest.mark.parametrize("deed", [deed for deed in DEEDS if deed != "back"])
def test_a_deed_on_what_another_desk_changed_is_stale(office: Office, deed: str) -> None:
    sheet = brought_to(office, "recorded")
    do(office, sheet, "folder")
    with pytest.raises(StaleRecord):
        do(office, sheet, deed)


def test_a_call_nobody_knows_is_not_found(office: Office) -> None:
    for operation, *rest in DEEDS.values():
        with pytest.raises(NotFound):
            office.write(operation, 99, 1, *rest)
    with pytest.raises(NotFound):
        office.read(call_sheet, 99)
    with pytest.raises(NotFound):
        office.write(count_print, (99,))


def test_the_table_of_transitions_is_the_one_that_is_lived() -> None:
    assert set(TRANSITIONS) == set(CallState)
    assert not any(state in wanted for state, wanted in TRANSITIONS.items())
    for state, allowed in TRANSITIONS.items():
        for wanted in CallState:
            if wanted in allowed:
                require_transition(state, wanted)
                continue
            with pytest.raises(NotAllowed) as refusal:
                require_transition(state, wanted)
            assert CALL_STATES[state] in refusal.value.message
            assert CALL_STATES[wanted] in refusal.value.message


def _too_early(office: Office, sheet: CallSheet) -> None:
    office.write(finish_direct_call, sheet.id, sheet.version, time(10, 19), "شد")


def _without_result(office: Office, sheet: CallSheet) -> None:
    office.write(finish_direct_call, sheet.id, sheet.version, time(10, 30), " ")


@pytest.mark.parametrize(
    ("finish", "field"), [(_too_early, "ended_at"), (_without_result, "result")]
)
def test_a_direct_call_is_finished_with_its_end_and_result(
    office: Office, finish: Callable[[Office, CallSheet], None], field: str
) -> None:
    sheet = brought_to(office, "connected")
    with pytest.raises(InvalidInput) as problem:
        finish(office, sheet)
    assert problem.value.field == field


def test_a_finished_call_taken_back_is_finished_anew(office: Office) -> None:
    sheet = brought_to(office, "closed direct")
    assert (sheet.result, sheet.ended_at is not None) == ("شد", True)
    sheet = do(office, sheet, "back")
    assert sheet.state is CallState.CONNECTED


def test_what_a_finish_wrote_is_taken_back_with_it(office: Office) -> None:
    sheet = do(office, brought_to(office, "closed direct"), "back")
    assert (sheet.result, sheet.ended_at) == ("", None)


# Correcting, counting prints, counting the day


def test_a_path_or_outcome_is_not_changed_after_the_fact(office: Office) -> None:
    sheet = brought_to(office, "recorded")
    with pytest.raises(NotAllowed):
        office.write(amend_call, sheet.id, sheet.version, direct())
    assert office.read(call_sheet, sheet.id) == sheet


def test_an_annulled_call_is_not_amended(office: Office) -> None:
    sheet = brought_to(office, "annulled")
    with pytest.raises(NotAllowed):
        office.write(amend_call, sheet.id, sheet.version, form())


def test_amending_nothing_touches_nothing(office: Office) -> None:
    sheet = brought_to(office, "in_folder")
    assert office.write(amend_call, sheet.id, sheet.version, form()).kinds == frozenset()
    assert office.read(call_sheet, sheet.id) == sheet


def test_an_amended_call_keeps_number_and_state_and_is_found_anew(office: Office) -> None:
    sheet = brought_to(office, "in_folder")
    wanted = CallDraft(
        caller_name="کاظم پوریا", subject="جاده", request="شرح", called_at=time(10, 20)
    )
    office.write(amend_call, sheet.id, sheet.version, wanted)
    after = office.read(call_sheet, sheet.id)
    assert (after.number, after.state, after.caller_name) == (
        sheet.number,
        CallState.IN_FOLDER,
        "کاظم پوریا",
    )
    assert office.read(list_calls, CallFilter(text="رضا")) == []
    assert len(office.read(list_calls, CallFilter(text="پوریا جاده"))) == 1
    assert check_store(office.database) == []


def test_prints_are_counted_and_disturb_no_open_form(office: Office) -> None:
    one, two = brought_to(office, "recorded"), brought_to(office, "recorded")
    office.write(count_print, (one.id,))
    assert office.write(count_print, (one.id, two.id)).value == {one.id: 1, two.id: 0}
    assert office.read(call_sheet, one.id).printed_count == 2
    do(office, one, "folder")


def test_a_print_of_several_is_counted_for_all_or_none(office: Office) -> None:
    sheet = brought_to(office, "recorded")
    with pytest.raises(NotFound):
        office.write(count_print, (sheet.id, 99))
    assert office.read(call_sheet, sheet.id).printed_count == 0


def test_the_day_is_counted_and_who_waits_longest_comes_first(office: Office) -> None:
    first, second = brought_to(office, "to_be_told"), brought_to(office, "to_be_told")
    brought_to(office, "in_folder")
    brought_to(office, "annulled")
    counts = office.read(call_counts)
    assert (counts.today, counts.to_be_told, counts.in_folder) == (4, 2, 1)
    waiting = office.read(list_calls, CallFilter(states=(CallState.TO_BE_TOLD,)))
    assert [row.id for row in waiting] == [first.id, second.id]
    assert len(office.read(list_calls, CallFilter(open_only=True))) == 3


@pytest.mark.parametrize("typed", ["%", "_", "\\", "'", "*", "\x00"])
def test_signs_of_a_store_are_no_wildcards(office: Office, typed: str) -> None:
    brought_to(office, "recorded")
    assert len(office.read(list_calls, CallFilter(text="رضا" + typed))) == 1
    assert office.read(list_calls, CallFilter(text=f"ر{typed}ا")) == []
