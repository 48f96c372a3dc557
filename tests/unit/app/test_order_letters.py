"""Reminders and results as drafts in the letter register, in reply to the letters they came of."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest

from app.changes import Kind
from app.clock import FixedClock
from app.errors import NotAllowed
from app.letters import (
    LetterKind,
    LetterState,
    Relation,
    body_document,
    letter_sheet,
    refer_letter,
    register_letter,
)
from app.office import Office
from app.order_letters import draft_notices, draft_reminders
from app.orders import (
    AnswerDraft,
    OrderDraft,
    OrderKind,
    ReferralDraft,
    SightDraft,
    answer_referral,
    order_sheet,
    orders_of,
    see_result,
)
from app.rich_text import Table, plain_text
from letters_seat import INCOMING

UNIT = "معاونت عمرانی"


def referred(office: Office) -> tuple[int, int]:
    """A letter that came in and the order on it, referred to a unit."""
    letter = office.write(register_letter, INCOMING).value
    draft = OrderDraft(
        kind=OrderKind.OFFICE,
        words="بررسی شود",
        given_on=office.clock.today(),
        referrals=(ReferralDraft(name=UNIT, due_on=office.clock.today() + timedelta(days=3)),),
    )
    office.write(refer_letter, letter, 1, draft)
    (order,) = office.read(orders_of, Kind.LETTER, letter)
    return letter, order.id


def test_a_reminder_becomes_a_draft_that_follows_the_letter(
    office: Office, clock: FixedClock
) -> None:
    letter, _order = referred(office)
    with pytest.raises(NotAllowed, match="سررسید"):
        office.write(draft_reminders, [UNIT], uuid4())
    clock.advance(timedelta(days=12))
    key = uuid4()
    (number,) = office.write(draft_reminders, [UNIT, "کسی دیگر"], key).value
    sheet = office.read(letter_sheet, number)
    assert (sheet.state, sheet.kind, sheet.number) == (
        LetterState.DRAFT,
        LetterKind.REMINDER,
        "",
    )
    assert [one.name for one in sheet.receivers] == [UNIT]
    assert [(one.relation, one.other_id) for one in sheet.links] == [(Relation.FOLLOWING, letter)]
    body = body_document(sheet.body)
    (table,) = (block for block in body.blocks if isinstance(block, Table))
    assert table.has_header
    assert "بررسی شود" in plain_text(body)
    assert office.write(draft_reminders, [UNIT], key).value == [number]


def test_a_result_becomes_a_draft_to_whoever_asked(office: Office) -> None:
    letter, order = referred(office)
    with pytest.raises(NotAllowed, match="نرسیده"):
        office.write(draft_notices, [order], uuid4())
    (one,) = office.read(order_sheet, order).referrals
    version = office.read(order_sheet, order).version
    office.write(answer_referral, order, version, one.id, AnswerDraft(answer="راه آسفالت شد"))
    _seen(office, order)
    (number,) = office.write(draft_notices, [order], uuid4()).value
    sheet = office.read(letter_sheet, number)
    assert sheet.kind is LetterKind.NOTICE
    assert sheet.receivers[0].name == INCOMING.sender_name
    assert [(line.relation, line.other_id) for line in sheet.links] == [
        (Relation.IN_REPLY_TO, letter)
    ]
    words = plain_text(body_document(sheet.body))
    assert "راه آسفالت شد" in words
    assert "بررسی شود" not in words


def _seen(office: Office, order: int) -> None:
    sheet = office.read(order_sheet, order)
    (one,) = sheet.referrals
    office.write(see_result, order, sheet.version, one.id, SightDraft())
