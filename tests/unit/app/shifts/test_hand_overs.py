"""A shift handed over: what stood, who took it, and what whom may see of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from app import journal
from app.access import Right
from app.changes import Kind
from app.check import check_store
from app.clock import FixedClock
from app.errors import InvalidFields, NotAllowed, NotFound, StaleRecord
from app.kept_forms import FilledForm, FormKind, keep_form, park_form
from app.marks import Classification
from app.office import Office
from app.operators import OperatorDraft, add_operator, set_operator_active
from app.phone_calls import (
    AttemptDraft,
    AttemptOutcome,
    CallBackDraft,
    CallDirection,
    CallDraft,
    CallPath,
    NoteDraft,
    SpokeWith,
    close_call,
    log_attempt,
    log_call,
    plan_call_back,
    put_in_folder,
    record_note,
)
from app.shifts import (
    HandOverDraft,
    MatterGroup,
    count_hand_over_print,
    count_hand_overs,
    hand_over_sheet,
    hand_over_shift,
    list_hand_overs,
    matters,
    receive_shift,
    shift_state,
    waiting_hand_overs,
)

RIGHTS = frozenset({Right.READ_CALLS, Right.LOG_CALLS})


def worker(office: Office, name: str = "b", **more: Any) -> int:
    draft = OperatorDraft(name=name, full_name=f"آقای {name}", **{"rights": RIGHTS, **more})
    return office.write(add_operator, draft).value


def logged(office: Office, who: str, **more: Any) -> int:
    draft = CallDraft(
        caller_name=who,
        phone="09151234567",
        **{"subject": "آب", "request": "شرح", "request_key": uuid4(), **more},
    )
    return office.write(log_call, draft).value


@pytest.fixture
def day(office: Office) -> dict[str, int]:
    """One call of every group, and one that is done with."""
    direct = {"path": CallPath.DIRECT, "request": "", "spoke_with": SpokeWith.GOVERNOR}
    placed = {"path": CallPath.PLACED, "direction": CallDirection.OUTGOING}
    calls = {
        "recorded": logged(office, "ثبت"),
        "folder": logged(office, "کارتابل"),
        "told": logged(office, "گفتنی"),
        "promised": logged(office, "وعده"),
        "connected": logged(office, "وصل", **direct),
        "place": logged(office, "برقراری", **placed),
        "closed": logged(office, "بسته"),
    }
    office.write(put_in_folder, calls["folder"], 1)
    office.write(put_in_folder, calls["told"], 1)
    office.write(record_note, calls["told"], 2, NoteDraft(words="شود"))
    office.write(log_attempt, calls["told"], 3, AttemptDraft(outcome=AttemptOutcome.BUSY))
    at = office.clock.now() + timedelta(hours=5)
    office.write(plan_call_back, calls["promised"], 1, CallBackDraft(at=at, note="ساعت چهار"))
    office.write(close_call, calls["closed"], 1, "سبب")
    return calls


def test_everything_under_way_is_in_its_group(office: Office, day: dict[str, int]) -> None:
    state = office.read(shift_state)
    found = {group: [matter.call_id for matter in state.of(group)] for group in MatterGroup}
    assert found == {
        MatterGroup.PROMISED: [day["promised"]],
        MatterGroup.CONNECTED: [day["connected"]],
        MatterGroup.TO_PLACE: [day["place"]],
        MatterGroup.TO_BE_TOLD: [day["told"]],
        MatterGroup.RECORDED: [day["recorded"]],
        MatterGroup.IN_FOLDER: [day["folder"]],
        MatterGroup.PARKED: [],
    }
    words = {matter.call_id: matter.words for matter in state.matters}
    assert words[day["promised"]] == "۱۵:۳۰: ساعت چهار"
    assert words[day["told"]] == "اشغال بود (1 بار)"
    assert state.counted == {"تماس وارده": 6, "تماس صادره": 1}


def test_what_was_handed_over_stays_as_it_stood(
    office: Office, clock: FixedClock, day: dict[str, int]
) -> None:
    draft = HandOverDraft(to_id=worker(office), shift="صبح", note="کلید در کشو است.")
    number = office.write(hand_over_shift, draft).value
    assert office.write(hand_over_shift, draft).value == number
    clock.advance(timedelta(hours=1))
    office.write(close_call, day["recorded"], 1, "سبب")
    sheet = office.read(hand_over_sheet, number)
    assert (sheet.row.from_name, sheet.row.to_name) == ("مدیر سامانه", "آقای b")
    assert (sheet.row.shift, sheet.row.note) == ("صبح", "کلید در کشو است.")
    assert [matter.call_id for matter in sheet.state.of(MatterGroup.RECORDED)] == [day["recorded"]]
    assert office.read(count_hand_overs) == 1
    assert check_store(office.database) == []


def test_it_is_taken_at_the_taker_s_own_desk(office: Office, clock: FixedClock) -> None:
    taker = worker(office)
    number = office.write(hand_over_shift, HandOverDraft(to_id=taker)).value
    with pytest.raises(NotAllowed):
        office.write(receive_shift, number, 1)
    office.sign_in(taker)
    assert office.read(waiting_hand_overs) == 1
    clock.advance(timedelta(minutes=5))
    office.write(receive_shift, number, 1)
    row = office.read(list_hand_overs)[0]
    assert row.received_at == clock.now()
    assert office.read(waiting_hand_overs) == 0
    with pytest.raises(NotAllowed):
        office.write(receive_shift, number, 2)
    actions = [one.action for one in office.read(journal.history, Kind.HAND_OVER, number)]
    assert actions == ["receive_shift", "hand_over_shift"]


def test_two_desks_do_not_take_it_twice(office: Office) -> None:
    taker = worker(office)
    number = office.write(hand_over_shift, HandOverDraft(to_id=taker)).value
    office.sign_in(taker)
    with pytest.raises(StaleRecord):
        office.write(receive_shift, number, 7)


def test_what_is_above_the_clearance_is_not_handed_to_him(office: Office) -> None:
    secret = logged(office, "راز", classification=Classification.SECRET)
    ordinary = logged(office, "عادی")
    taker = worker(office)
    number = office.write(hand_over_shift, HandOverDraft(to_id=taker)).value
    seen = office.read(hand_over_sheet, number)
    assert [matter.call_id for matter in seen.state.matters] == [secret, ordinary]
    assert list(seen.state.counted.values()) == [2]
    office.sign_in(taker)
    his = office.read(hand_over_sheet, number)
    assert [matter.call_id for matter in his.state.matters] == [ordinary]
    assert list(his.state.counted.values()) == [1]


@pytest.mark.parametrize("who", ["nobody", "himself", "gone", "unknown"])
def test_who_cannot_take_it_is_said_beside_the_field(office: Office, who: str) -> None:
    gone = worker(office)
    office.write(set_operator_active, gone, active=False)
    to_id = {"nobody": None, "himself": office.operator.id, "gone": gone, "unknown": 99}[who]
    with pytest.raises(InvalidFields) as refusal:
        office.write(hand_over_shift, HandOverDraft(to_id=to_id))
    assert [problem.field for problem in refusal.value.problems] == ["to_id"]
    assert office.read(count_hand_overs) == 0


@pytest.mark.parametrize(("name", "length"), [("note", 20_001), ("shift", 501)])
def test_long_texts_are_refused_not_cut(office: Office, name: str, length: int) -> None:
    draft = HandOverDraft(to_id=worker(office), **{name: "ا" * length})  # type: ignore[arg-type]  # one of two texts
    with pytest.raises(InvalidFields) as refusal:
        office.write(hand_over_shift, draft)
    assert [problem.field for problem in refusal.value.problems] == [name]


def test_prints_are_counted_and_the_newest_stands_first(office: Office, clock: FixedClock) -> None:
    taker = worker(office)
    first = office.write(hand_over_shift, HandOverDraft(to_id=taker)).value
    clock.advance(timedelta(hours=7))
    second = office.write(hand_over_shift, HandOverDraft(to_id=taker)).value
    assert [row.id for row in office.read(list_hand_overs)] == [second, first]
    office.write(count_hand_over_print, first)
    assert office.read(hand_over_sheet, first).printed_count == 1
    for deed in (
        lambda: office.read(hand_over_sheet, 99),
        lambda: office.write(receive_shift, 99, 1),
    ):
        with pytest.raises(NotFound):
            deed()


def test_a_long_group_is_counted_whole(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(5):
        logged(office, f"نفر {number}")
    monkeypatch.setattr(matters, "MOST", 3)
    number = office.write(hand_over_shift, HandOverDraft(to_id=worker(office))).value
    for state in (office.read(shift_state), office.read(hand_over_sheet, number).state):
        listed = [matter.who for matter in state.of(MatterGroup.RECORDED)]
        assert listed == ["نفر 0", "نفر 1", "نفر 2"]
        assert state.count_of(MatterGroup.RECORDED) == 5


def test_forms_put_aside_are_handed_over_with_their_owner(
    office: Office, clock: FixedClock
) -> None:
    parked = FilledForm(
        token=uuid4(), desk="d", kind=FormKind.CALL, title="تماس تازه · شهردار", content={}
    )
    office.write(park_form, parked)
    secret = replace(parked, token=uuid4(), classification=Classification.SECRET)
    office.write(park_form, secret)
    office.write(keep_form, replace(parked, token=uuid4()))
    clock.advance(timedelta(minutes=10))
    taker = worker(office)
    number = office.write(hand_over_shift, HandOverDraft(to_id=taker)).value
    assert len(office.read(shift_state).of(MatterGroup.PARKED)) == 2
    office.sign_in(taker)
    (matter,) = office.read(hand_over_sheet, number).state.of(MatterGroup.PARKED)
    assert (matter.subject, matter.who) == ("تماس تازه · شهردار", "مدیر سامانه")
    assert (matter.call_id, matter.words) == (None, "از ۱۰:۳۰")
