"""Every step taken back leaves the entry as it was before it, row by row, and its trace."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import time, timedelta
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from agenda_rows import a_thing, rows_of
from agenda_seat import TOMORROW, do, last_words, refused, requested, state_of, version_of, when
from app.access import Right
from app.agenda import (
    Answer,
    AttendeeDraft,
    EventKind,
    EventState,
    Inviter,
    LinkedRecord,
    Opinion,
    ResourceUse,
    ReviewDraft,
    StopDraft,
    amend_event,
    answer_review,
    ask_completion,
    ask_review,
    attach_event_files,
    cancel_event,
    choose_signed_up,
    close_event,
    completed_event,
    event_draft,
    event_held,
    event_sheet,
    fix_event,
    follow_up_event,
    invitations_out,
    link_record,
    minutes_received,
    move_event,
    postpone_event,
    record_answer,
    record_promise,
    reject_event,
    report_event,
    save_stops,
    schedule_event,
    sign_up,
    take_event_step_back,
    touched_seen,
    unlink_record,
    write_report,
)
from app.changes import Kind
from app.clock import FixedClock
from app.errors import NotAllowed
from app.marks import Classification
from app.office import Office
from app.operators import OperatorDraft, add_operator
from app.order_sources import record_order_on
from app.orders import OrderDraft, OrderState, ReferralDraft, order_sheet, refer_order

Deed = Callable[[Office, int], Any]


def _with(deed: Any, *given: Any, **named: Any) -> Deed:
    return lambda office, event: do(office, deed, event, *given, **named)


def _amended(office: Office, event: int) -> Any:
    draft = office.read(event_draft, event)
    people = (replace(draft.attendees[1], post="مدیر"), AttendeeDraft(name="تازه"))
    more = replace(draft, subject="دیگر", notes="یادداشت", attendees=people, with_governor=False)
    return do(office, amend_event, event, more)


def _other_things(office: Office, event: int) -> Any:
    room = ResourceUse(resource_id=a_thing(office, "room"))
    cars = ResourceUse(resource_id=a_thing(office, "vehicle", 3), quantity=2)
    draft = office.read(event_draft, event)
    return do(office, amend_event, event, replace(draft, uses=(room, cars)))


def _no_things(office: Office, event: int) -> Any:
    return do(office, amend_event, event, replace(office.read(event_draft, event), uses=()))


def _first(office: Office, event: int) -> int:
    return office.read(event_sheet, event).attendees[0].id


def _answered(office: Office, event: int) -> Any:
    review = office.read(event_sheet, event).reviews[0].id
    draft = ReviewDraft(opinion=Opinion.NEEDS_COMPLETION, words="ناقص", rule_cited="۳")
    return do(office, answer_review, event, review, draft)


def _told(office: Office, event: int) -> Any:
    return do(office, record_answer, event, _first(office, event), Answer.SUBSTITUTE, "مینا", "ب")


def _linked(office: Office, event: int) -> Any:
    other = requested(office, subject="بازدید پل")
    return do(office, link_record, event, LinkedRecord(kind=Kind.EVENT, id=other))


def _unlinked(office: Office, event: int) -> Any:
    (link,) = office.read(event_sheet, event).links
    record = LinkedRecord(kind=link.kind, id=link.record_id)
    return do(office, unlink_record, event, record)


def _routed(office: Office, event: int) -> Any:
    stops = [StopDraft(title="پل", arrives_at=time(8), leaves_at=time(9)), StopDraft(title="ده")]
    return do(office, save_stops, event, stops)


def _routed_anew(office: Office, event: int) -> Any:
    second = office.read(event_sheet, event).stops[1]
    stops = [StopDraft(title="نو"), StopDraft(id=second.id, title="روستا", note="آب")]
    return do(office, save_stops, event, stops)


def _promised(office: Office, event: int) -> Any:
    stops = office.read(event_sheet, event).stops
    promise = OrderDraft(words="آسفالت", referrals=(ReferralDraft(name="راه"),))
    return do(office, record_promise, event, stops[0].id if stops else None, promise)


def _ordered(office: Office, event: int) -> Any:
    return office.write(record_order_on, Kind.EVENT, event, OrderDraft(words="اقدام شود"))


def _over(office: Office, _event: int) -> None:
    assert isinstance(office.clock, FixedClock)
    office.clock.set(office.clock.now() + timedelta(days=3))


PEOPLE = (AttendeeDraft(name="علی"), AttendeeDraft(name="سارا"))
STAFF = {"kind": EventKind.STAFF_MEETING, "when": when(10)}
VISIT = {"kind": EventKind.SITE_VISIT, "when": when(10)}
HELD = (_over, _with(event_held, with_governor=False, minutes_from="دبیر"))

#: How an entry begins, what was done before, and the deed that is taken back.
STEPS: dict[str, tuple[dict[str, Any], tuple[Deed, ...], Deed]] = {
    "amend": ({"attendees": PEOPLE, "when": when(10)}, (_told,), _amended),
    "things": ({"when": when(10)}, (), _other_things),
    "no_things": ({"when": when(10)}, (_other_things,), _no_things),
    "no_things_yet": ({}, (_other_things,), _no_things),
    "amend_to_plan": (
        {},
        (),
        lambda office, event: do(
            office, amend_event, event, replace(office.read(event_draft, event), when=when(8))
        ),
    ),
    "ask_review": ({}, (), _with(ask_review, ReviewDraft(reviewer="معاون", due_on=TOMORROW))),
    "answer_review": ({}, (_with(ask_review, ReviewDraft(reviewer="معاون")),), _answered),
    "ask_completion": ({}, (), _with(ask_completion, "ناقص")),
    "completed": ({}, (_with(ask_completion, "ناقص"),), _with(completed_event)),
    "reject": ({}, (), _with(reject_event, "سبب")),
    "schedule": ({}, (), _with(schedule_event, when(10, travel_before=15), place="سالن")),
    "fix": ({"when": when(10), "tentative": True}, (), _with(fix_event)),
    "move": (
        {"when": when(10), "attendees": PEOPLE},
        (_told, _linked),
        _with(move_event, when(8), "س"),
    ),
    "postpone": ({"when": when(10), "attendees": PEOPLE}, (_told,), _with(postpone_event, "سبب")),
    "cancel": ({"when": when(10), "attendees": PEOPLE}, (_linked,), _with(cancel_event, "سبب")),
    "invitations": (
        {"when": when(10), "invites": Inviter.OFFICE},
        (),
        _with(invitations_out, "۱۲"),
    ),
    "told": ({"when": when(10), "attendees": PEOPLE}, (), _told),
    "told_again": (
        {"when": when(10), "attendees": PEOPLE},
        (_told,),
        lambda office, event: do(office, record_answer, event, _first(office, event), Answer.NONE),
    ),
    "sign_up": (STAFF, (), _with(sign_up, AttendeeDraft(name="علی", wish="اضافه‌کار"))),
    "choose": (
        STAFF,
        (_with(sign_up, AttendeeDraft(name="علی")),),
        lambda office, event: do(office, choose_signed_up, event, [_first(office, event)]),
    ),
    "held": ({"when": when(10)}, (_over,), HELD[1]),
    "minutes": ({"when": when(10)}, HELD, _with(minutes_received)),
    "follow_up": ({"when": when(10)}, (*HELD, _with(minutes_received)), _with(follow_up_event)),
    "report": (
        {"when": when(10)},
        (*HELD, _with(minutes_received)),
        _with(report_event, "گزارش", "خوب است"),
    ),
    "close": (
        {"when": when(10)},
        (_over, _with(event_held, with_governor=True)),
        _with(close_event),
    ),
    "link": ({}, (), _linked),
    "unlink": ({}, (_linked,), _unlinked),
    "touched_seen": (
        {"when": when(10), "attendees": PEOPLE},
        (_told, _linked, _with(move_event, when(8), "سبب")),
        _with(touched_seen),
    ),
    "stops": (VISIT, (), _routed),
    "stops_anew": (VISIT, (_routed,), _routed_anew),
    "promise": (VISIT, (_routed,), _promised),
    "write_report": (VISIT, (_with(write_report, "یک"),), _with(write_report, "دو")),
    "order": ({}, (), _ordered),
}


@pytest.mark.parametrize("name", STEPS)
def test_a_step_taken_back_leaves_every_row_as_it_was(office: Office, name: str) -> None:
    fields, earlier, deed = STEPS[name]
    event = requested(office, **fields)
    for one in earlier:
        one(office, event)
    before, version = rows_of(office, event), version_of(office, event)
    deed(office, event)
    after, steps = rows_of(office, event), office.read(event_sheet, event).steps
    assert after != before
    assert office.read(event_sheet, event).can_take_back == steps[-1].words
    do(office, take_event_step_back, event)
    assert rows_of(office, event) == before
    assert version_of(office, event) == version + 2
    trace = office.read(event_sheet, event).steps[-1]
    assert (trace.words, trace.taken_back) == (steps[-1].words, True)
    assert last_words(office, event).startswith("گام آخر برنامه ۱۴۰۵/ب/۱ پس گرفته شد: ")
    # And on it goes: the same deed can be done again.
    deed(office, event)
    assert {row["state"] for row in rows_of(office, event)["events"]} == {
        row["state"] for row in after["events"]
    }


def test_all_steps_of_a_life_go_back_one_by_one(office: Office) -> None:
    event = requested(office, attendees=PEOPLE, invites=Inviter.OFFICE)
    before = [rows_of(office, event)]
    deeds: tuple[Deed, ...] = (
        _with(ask_review, ReviewDraft(reviewer="معاون")),
        _answered,
        _with(completed_event),
        _with(schedule_event, when(10), tentative=True),
        _amended,
        _with(fix_event),
        _with(invitations_out, "۱"),
        _told,
        _amended_people,
        _with(move_event, when(8), "سبب"),
        _with(postpone_event, "سبب"),
        _with(schedule_event, when(13)),
        _over_and_held,
        _with(minutes_received),
        _with(report_event, "گزارش"),
        _with(close_event),
    )
    for deed in deeds:
        deed(office, event)
        before.append(rows_of(office, event))
    for rows in reversed(before[:-1]):
        do(office, take_event_step_back, event)
        assert rows_of(office, event) == rows
    assert state_of(office, event) is EventState.REQUESTED
    words = refused(NotAllowed, office, take_event_step_back, event)
    assert words.startswith("درخواست برنامه برگشت‌پذیر نیست")


def _amended_people(office: Office, event: int) -> Any:
    draft = office.read(event_draft, event)
    return do(office, amend_event, event, replace(draft, attendees=(AttendeeDraft(name="تنها"),)))


def _over_and_held(office: Office, event: int) -> Any:
    _over(office, event)
    return do(office, event_held, event, with_governor=True, minutes_from="دبیر")


def test_a_row_whose_id_was_taken_comes_back_under_another(local_office: Office) -> None:
    """SQLite gives the id of a removed last row to the next that comes, of whichever entry."""
    office = local_office
    event = requested(office, attendees=PEOPLE, when=when(10))
    last = office.read(event_sheet, event).attendees[1].id
    do(office, record_answer, event, last, Answer.TOLD)
    draft = office.read(event_draft, event)
    do(office, amend_event, event, replace(draft, attendees=draft.attendees[:1]))
    other = requested(office, attendees=(AttendeeDraft(name="دیگری"),))
    assert office.read(event_sheet, other).attendees[0].id == last
    do(office, take_event_step_back, event)
    people = office.read(event_sheet, event).attendees
    assert [(one.name, one.answer) for one in people] == [
        ("علی", Answer.NONE),
        ("سارا", Answer.TOLD),
    ]
    do(office, take_event_step_back, event)
    assert office.read(event_sheet, event).attendees[1].answer is Answer.NONE
    assert office.read(event_sheet, other).attendees[0].name == "دیگری"


def test_what_touched_another_entry_is_taken_from_it(office: Office) -> None:
    other = requested(office, subject="بازدید")
    event = requested(office, when=when(10), links=(LinkedRecord(kind=Kind.EVENT, id=other),))
    do(office, move_event, event, when(8), "سبب")
    assert office.read(event_sheet, other).touched_words
    do(office, take_event_step_back, event)
    assert office.read(event_sheet, other).touched_words == ""


def test_an_order_goes_with_its_step_unless_it_has_gone_on(office: Office) -> None:
    event = requested(office)
    order = _ordered(office, event).value
    do(office, take_event_step_back, event)
    assert office.read(event_sheet, event).orders == ()
    assert office.read(order_sheet, order).state is OrderState.WITHDRAWN
    order = _ordered(office, event).value
    office.write(refer_order, order, 1, [ReferralDraft(name="راه")])
    assert "گام‌هایی" in refused(NotAllowed, office, take_event_step_back, event)


def test_files_are_passed_over(office: Office, tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    Image.new("RGB", (8, 8)).save(path)
    event = requested(office)
    do(office, ask_completion, event, "ناقص")
    office.write(attach_event_files, event, [path])
    do(office, take_event_step_back, event)
    sheet = office.read(event_sheet, event)
    assert (sheet.state, len(sheet.files)) == (EventState.REQUESTED, 1)


def test_taking_back_needs_the_right_to_plan(local_office: Office) -> None:
    event = requested(local_office)
    do(local_office, ask_completion, event, "ناقص")
    draft = OperatorDraft(
        name="reader",
        full_name="خواننده",
        rights=frozenset({Right.READ_AGENDA}),
        clearance=Classification.TOP_SECRET,
    )
    local_office.sign_in(local_office.write(add_operator, draft).value)
    with pytest.raises(NotAllowed):
        do(local_office, take_event_step_back, event)
