"""What is asked of an invented governor and waits: requests in every state, their reviews."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Final

from sqlalchemy import select

from app.agenda import (
    EventDraft,
    EventKind,
    LinkedRecord,
    Opinion,
    Origin,
    RequestChannel,
    ReviewDraft,
    answer_review,
    ask_completion,
    ask_review,
    event_sheet,
    reject_event,
)
from app.changes import Kind
from app.clock import to_tehran
from app.demo.programme_desk import Desk
from app.demo.programme_words import DEPUTIES, REQUESTS, Request
from app.marks import Classification
from models.base import table_of
from models.letters import Letter

_LETTERS: Final = table_of(Letter)


def ask_for_time(desk: Desk) -> None:
    """Let them all be asked, and each go as far as its place in the list says."""
    letter = _letter(desk)
    for place, asked in enumerate(REQUESTS):
        begun = desk.now - timedelta(days=6, hours=3) + timedelta(minutes=17 * place)
        desk.at(begun)
        number = desk.request(_draft(asked, place, letter))
        _reviewed(desk, number, place, begun + timedelta(hours=5))


def _letter(desk: Desk) -> int | None:
    """An incoming letter everybody may see, that asks for his time."""
    return desk.session.execute(
        select(_LETTERS.c.id)
        .where(
            _LETTERS.c.direction == "incoming",
            _LETTERS.c.classification == int(Classification.ORDINARY),
        )
        .order_by(_LETTERS.c.id.desc())
        .limit(1)
    ).scalar()


def _draft(asked: Request, place: int, letter: int | None) -> EventDraft:
    by_letter = place == 0 and letter is not None
    is_superior = "وزیر" in asked.asker
    is_person = asked.kind is EventKind.AUDIENCE and asked.asker.count(" ") == 1
    origin = Origin.SUPERIOR if is_superior else Origin.AGENCY
    if "فرمانداری" in asked.asker:
        origin = Origin.COUNTY
    return EventDraft(
        kind=asked.kind,
        subject=asked.subject,
        origin=Origin.PERSON if is_person else origin,
        requester_name=asked.asker if is_person else "",
        organisation="" if is_person else asked.asker,
        channel=RequestChannel.LETTER if by_letter else RequestChannel.PHONE,
        links=(LinkedRecord(kind=Kind.LETTER, id=letter),) if by_letter and letter else (),
        necessity=asked.necessity,
        legal_basis=asked.basis,
        proposed="هفته آینده، پیش از ظهر",
        minutes_wanted=30 + 30 * (place % 3),
        press_needs=frozenset({"reporter", "film"} if asked.kind is EventKind.INTERVIEW else ()),
    )


def _reviewed(desk: Desk, number: int, place: int, at: datetime) -> None:
    """What became of each request, by its place in the list."""
    today = to_tehran(desk.now).date()
    if place in (0, 1, 4, 5, 6):
        desk.at(at)
        late = to_tehran(at).date() + timedelta(days=3)
        due = late if place == 0 else today + timedelta(days=1)
        desk.do(ask_review, number, _asked(desk, place, due))
    if place == 6:
        desk.do(ask_review, number, _asked(desk, place + 1, today + timedelta(days=2)))
    answers = {
        1: ReviewDraft(opinion=Opinion.SUITABLE, rule_cited="ماده ۱۱"),
        5: ReviewDraft(opinion=Opinion.NEEDS_COMPLETION, words="صورتجلسه شورا پیوست شود."),
        6: ReviewDraft(opinion=Opinion.NOT_SUITABLE, words="نخست نماینده استاندار برود."),
    }
    desk.at(at + timedelta(days=1))
    if place in answers:
        review = event_sheet(desk.session, number).reviews[0]
        desk.do(answer_review, number, review.id, answers[place])
    elif place == 3:
        desk.do(ask_completion, number, "شمار دانش‌آموزان و زمان پیشنهادی را بنویسید.")
    elif place == 8:
        desk.do(reject_event, number, "در صلاحیت شرکت توزیع برق است.")


def _asked(desk: Desk, place: int, due: date) -> ReviewDraft:
    number = place % len(desk.booked.contacts)
    contact = desk.booked.contacts[number]
    return ReviewDraft(reviewer_id=contact, reviewer=DEPUTIES[number], due_on=due)
