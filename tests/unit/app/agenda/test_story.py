"""A request by letter goes its whole way, through the services, on PostgreSQL (issue 6)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from agenda_seat import TOMORROW, do, requested, when
from app.agenda import (
    Answer,
    AttendeeDraft,
    EventState,
    Inviter,
    LinkedRecord,
    Move,
    Opinion,
    RequestChannel,
    ReviewDraft,
    answer_review,
    ask_review,
    close_event,
    event_held,
    event_sheet,
    events_of_record,
    fix_event,
    invitations_out,
    minutes_received,
    move_event,
    record_answer,
    report_event,
    schedule_event,
    touched_seen,
    what_hangs_on,
)
from app.changes import Kind
from app.clock import FixedClock
from app.letters import register_letter
from app.office import Office, open_office
from letters_seat import INCOMING


@pytest.fixture
def shared(made: None, postgresql_url: str, clock: FixedClock) -> Iterator[Office]:
    with open_office(postgresql_url, clock=clock) as opened:
        opened.sign_in_as()
        yield opened


@pytest.mark.postgresql
def test_a_request_by_letter_to_its_end(shared: Office, clock: FixedClock) -> None:
    office = shared
    letter = office.write(register_letter, INCOMING).value
    event = requested(
        office,
        channel=RequestChannel.LETTER,
        links=(LinkedRecord(kind=Kind.LETTER, id=letter),),
        special=True,
        invites=Inviter.OUTSIDE,
        secretary="دبیرخانه شورا",
        attendees=(AttendeeDraft(name="مریم کاویانی"), AttendeeDraft(name="علی صالحی")),
    )
    sheet = office.read(event_sheet, event)
    assert (sheet.number, sheet.state) == ("1405/ب/1", EventState.REQUESTED)
    assert sheet.letter_number == "123/45"
    assert [one.id for one in office.read(events_of_record, Kind.LETTER, letter)] == [event]

    do(office, ask_review, event, ReviewDraft(reviewer="معاون عمرانی", due_on=TOMORROW))
    review = office.read(event_sheet, event).reviews[0].id
    said = ReviewDraft(opinion=Opinion.SUITABLE, words="لازم است", rule_cited="ماده ۴")
    do(office, answer_review, event, review, said)
    do(office, schedule_event, event, when(10), tentative=True, place="سالن شهدا")
    do(office, move_event, event, when(13))
    do(office, fix_event, event)
    do(office, invitations_out, event, "۸۱۲", date(2026, 11, 22))
    for one, answer in zip(
        office.read(event_sheet, event).attendees, (Answer.TOLD, Answer.SUBSTITUTE), strict=True
    ):
        do(office, record_answer, event, one.id, answer, "سارا نوری")
    hanging = office.read(what_hangs_on, event)
    assert hanging[0] == "دعوتنامه ۸۱۲ فرستاده شده است."
    assert any("۲ نفر" in one for one in hanging)
    assert any("نامه" in one and "راه روستای آبگرم" in one for one in hanging)
    sheet = office.read(event_sheet, event)
    assert sheet.state is EventState.INVITED
    assert [(one.answer, one.substitute) for one in sheet.attendees] == [
        (Answer.TOLD, ""),
        (Answer.SUBSTITUTE, "سارا نوری"),
    ]
    assert [one.move for one in sheet.moves] == [Move.MOVED]
    assert sheet.links[0].touched
    do(office, touched_seen, event)

    clock.set(clock.now() + timedelta(days=2))
    do(office, event_held, event, with_governor=True, minutes_from="دبیرخانه شورا")
    sheet = office.read(event_sheet, event)
    assert sheet.state is EventState.MINUTES_AWAITED
    assert sheet.minutes_due_on is not None
    assert sheet.minutes_due_on > TOMORROW
    do(office, minutes_received, event, clock.today())
    do(office, report_event, event, "مصوبات خوانده شد.", "پیگیری شود.")
    do(office, close_event, event)
    sheet = office.read(event_sheet, event)
    assert sheet.state is EventState.CLOSED
    assert sheet.governor_words == "پیگیری شود."
    assert [one.action for one in sheet.steps] == [
        "request_event",
        "ask_review",
        "answer_review",
        "schedule_event",
        "move_event",
        "fix_event",
        "invitations_out",
        "record_answer",
        "record_answer",
        "touched_seen",
        "event_held",
        "minutes_received",
        "report_event",
        "close_event",
    ]
