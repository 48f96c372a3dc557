"""Two desks take the same step of a record back: who is late hears that, not that he may not.

He read the record before the other desk was done and its steps after, so that only the first step
was left to him, which is never taken back.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import Engine, event

import agenda_seat
import visits_seat
from app.agenda import cancel_event, take_event_step_back
from app.changes import Changes
from app.errors import StaleRecord
from app.letters import (
    PaperPlace,
    move_paper,
    register_letter,
    take_letter_step_back,
)
from app.office import Office, open_office
from app.orders import (
    OrderDraft,
    OrderKind,
    ReferralDraft,
    ReferralState,
    SourceCard,
    advance_referral,
    order_sheet,
    record_order,
    take_order_step_back,
)
from app.phone_calls import CallDraft, log_call, put_in_folder, take_back
from app.visits import announce, take_visit_step_back
from letters_seat import INCOMING

#: Makes a record and takes one step; answers its id.
Made = Callable[[Office], int]
TakeBack = Callable[..., Changes[int]]


def call(office: Office) -> int:
    number = office.write(log_call, CallDraft(caller_name="رضا", subject="آب", request="شرح")).value
    office.write(put_in_folder, number, 1)
    return number


def letter(office: Office) -> int:
    number = office.write(register_letter, INCOMING).value
    office.write(move_paper, number, 1, PaperPlace.SHELF, "زونکن ۳")
    return number


def entry(office: Office) -> int:
    number = agenda_seat.requested(office)
    agenda_seat.do(office, cancel_event, number, "سبب")
    return number


def order(office: Office) -> int:
    referrals = (ReferralDraft(name="راه"),)
    draft = OrderDraft(
        kind=OrderKind.ORAL, words="بررسی شود.", applicant="رضا", referrals=referrals
    )
    number = office.write(record_order, SourceCard(), draft).value
    first = office.read(order_sheet, number).referrals[0].id
    office.write(advance_referral, number, 1, first, ReferralState.SEEN)
    return number


def visit(office: Office) -> int:
    number = visits_seat.received(office)
    visits_seat.do(office, announce, number)
    return number


REGISTERS = {
    "call": (call, take_back, "call_steps"),
    "letter": (letter, take_letter_step_back, "letter_steps"),
    "entry": (entry, take_event_step_back, "event_steps"),
    "order": (order, take_order_step_back, "order_steps"),
    "visit": (visit, take_visit_step_back, "visit_steps"),
}


@pytest.mark.postgresql
@pytest.mark.parametrize(("made", "taken_back", "steps"), REGISTERS.values(), ids=REGISTERS)
def test_a_step_taken_back_between_two_questions_makes_the_record_stale(
    postgresql_url: str, made: Made, taken_back: TakeBack, steps: str
) -> None:
    with open_office(postgresql_url, create=True) as office, open_office(postgresql_url) as other:
        office.sign_in_as()
        other.sign_in_as()
        number = made(office)
        late: list[str] = []

        def be_faster(*said: Any) -> None:
            if f"FROM {steps}" in said[2] and not late:
                late.append(said[2])
                other.write(taken_back, number, 2)

        event.listen(Engine, "before_cursor_execute", be_faster)
        try:
            with pytest.raises(StaleRecord):
                office.write(taken_back, number, 2)
        finally:
            event.remove(Engine, "before_cursor_execute", be_faster)
        assert late
