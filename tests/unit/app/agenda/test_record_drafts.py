"""A request as a letter or a call asks for it; reviews that are late; a number as it is typed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from agenda_seat import do, requested
from app.access import Right
from app.agenda import (
    EventFilter,
    EventView,
    LinkedRecord,
    Opinion,
    Origin,
    RequestChannel,
    ReviewDraft,
    answer_review,
    ask_review,
    event_sheet,
    list_events,
    request_event,
)
from app.agenda.record_drafts import draft_from_record
from app.agenda.rules import event_number_example
from app.changes import Kind
from app.clock import FixedClock
from app.errors import InvalidInput, NotAllowed, NotFound
from app.letters import LetterDraft, register_letter
from app.marks import Classification
from app.office import Office, open_office
from app.operators import OperatorDraft, add_operator
from app.phone_calls import CallDraft, log_call
from seat import NOW

LETTER = LetterDraft(
    sender_name="رضا احمدی",
    sender_post="مدیرکل",
    organisation="اداره کل راه",
    their_number="77/8",
    subject="درخواست جلسه ایمنی",
    summary="محور حادثه‌خیز",
    classification=Classification.CONFIDENTIAL,
)


@pytest.fixture
def clock() -> FixedClock:
    """The office's clock; it stands until it is moved."""
    return FixedClock(NOW)


@pytest.fixture
def office(store_url: str, clock: FixedClock) -> Iterator[Office]:
    """An office of its own on either store."""
    with open_office(store_url, clock=clock, create=True) as opened:
        opened.sign_in_as()
        yield opened


def test_a_letter_fills_a_request_and_is_linked(office: Office) -> None:
    letter = office.write(register_letter, LETTER).value
    draft = office.read(draft_from_record, Kind.LETTER, letter)
    assert draft.links == (LinkedRecord(kind=Kind.LETTER, id=letter),)
    assert (draft.subject, draft.necessity) == ("درخواست جلسه ایمنی", "محور حادثه‌خیز")
    assert (draft.origin, draft.channel) == (Origin.AGENCY, RequestChannel.LETTER)
    assert (draft.requester_name, draft.organisation) == ("رضا احمدی", "اداره کل راه")
    assert draft.letter_number == "77/8"
    assert draft.classification is Classification.CONFIDENTIAL
    number = office.write(request_event, draft).value
    assert office.read(event_sheet, number).links[0].record_id == letter


def test_a_call_fills_a_request(office: Office) -> None:
    call = office.write(
        log_call,
        CallDraft(caller_name="دهیار", phone="09151112233", subject="آب", request="قطع است"),
    ).value
    draft = office.read(draft_from_record, Kind.CALL, call)
    assert (draft.requester_name, draft.requester_phone) == ("دهیار", "0915 111 2233")
    assert (draft.channel, draft.necessity) == (RequestChannel.PHONE, "قطع است")


def test_no_request_comes_from_what_may_not_be_seen(office: Office) -> None:
    letter = office.write(register_letter, LETTER).value
    with pytest.raises(NotFound):
        office.read(draft_from_record, Kind.LETTER, letter + 1000)
    with pytest.raises(InvalidInput):
        office.read(draft_from_record, Kind.CONTACT, 1)
    planner = OperatorDraft(
        name="p",
        full_name="متصدی",
        rights=frozenset({Right.PLAN_AGENDA, Right.READ_AGENDA, Right.READ_LETTERS}),
    )
    reader = OperatorDraft(
        name="r", full_name="خواننده", rights=frozenset({Right.READ_AGENDA, Right.READ_LETTERS})
    )
    for operator in (planner, reader):
        office.write(add_operator, operator)
    office.sign_in_as("p")
    with pytest.raises(NotFound):
        office.read(draft_from_record, Kind.LETTER, letter)
    office.sign_in_as("r")
    with pytest.raises(NotAllowed):
        office.read(draft_from_record, Kind.LETTER, letter)


def test_a_review_is_late_after_its_day_until_it_is_answered(
    office: Office, clock: FixedClock
) -> None:
    wanted = EventFilter(view=EventView.REVIEW_LATE)
    number = requested(office)
    do(office, ask_review, number, ReviewDraft(reviewer="معاون", due_on=NOW.date()))
    assert office.read(list_events, wanted) == []
    clock.advance(timedelta(days=1))
    assert [row.id for row in office.read(list_events, wanted)] == [number]
    review = office.read(event_sheet, number).reviews[0].id
    do(office, answer_review, number, review, ReviewDraft(opinion=Opinion.SUITABLE))
    assert office.read(list_events, wanted) == []


@pytest.mark.parametrize(
    ("template", "expected"),
    [("{year}/ب/{serial}", "1405/ب/1"), ("{yy}-{serial:04}", "05-0001"), ("{year}", "")],
)
def test_a_number_is_shown_while_its_format_is_typed(template: str, expected: str) -> None:
    assert event_number_example(template, date(2026, 7, 29)) == expected
