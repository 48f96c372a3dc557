"""A request's review by the deputy concerned, its completion, and its rejection (P1.2)."""

from __future__ import annotations

from typing import Final

from app.agenda.deeds import EventDeed
from app.agenda.drafts import ReviewDraft
from app.agenda.linking import mark_touched
from app.agenda.people import held
from app.agenda.proving import words_of
from app.agenda.states import EventState, Opinion, Origin
from app.agenda.tables import REVIEWS
from app.agenda.texts import OPINIONS
from app.agenda.timing import NO_TIME
from app.changes import Changes
from app.clock import to_tehran
from app.errors import InvalidFields, InvalidInput, NotAllowed
from app.session import OfficeSession
from app.text import SHORT_LIMIT

NO_REVIEW: Final = "این نظرخواهی از آن برنامه نیست."
#: A superior's request can be moved, not refused.
NOT_REFUSED: Final = "درخواست مقام بالاتر رد نمی‌شود؛ می‌توانید زمان آن را جابه‌جا کنید."

_NEEDS_WORDS: Final = {
    Opinion.NOT_SUITABLE: "سبب نامناسب بودن را بنویسید.",
    Opinion.NEEDS_COMPLETION: "بنویسید چه چیزی باید تکمیل شود.",
}


def ask_review(
    session: OfficeSession, event_id: int, version: int, draft: ReviewDraft
) -> Changes[int]:
    """Ask a deputy whether a request is suitable; several may be asked, a hold stays a hold.

    Raises:
        InvalidFields: Nobody is named, he was asked already, or the day is past.
        NotAllowed, NotFound, StaleRecord: As for every deed.
    """
    deed = EventDeed(session, event_id, version)
    number, name = held(session, draft.reviewer_id, "reviewer_id")
    name = words_of(draft.reviewer, "reviewer", limit=SHORT_LIMIT) or name
    desk = session.desk
    if not name:
        raise InvalidFields([InvalidInput("reviewer", "نظر چه کسی پرسیده می‌شود؟")])
    if any(_waits_for(row, number, name) for row in deed.part(REVIEWS.name).values()):
        raise InvalidFields([InvalidInput("reviewer", f"نظر «{name}» پرسیده شده است.")])
    if draft.due_on is not None and draft.due_on < desk.clock.today():
        raise InvalidFields([InvalidInput("due_on", "این تاریخ گذشته است.")])
    if deed.state not in (EventState.IN_REVIEW, EventState.TENTATIVE):
        deed.move(EventState.IN_REVIEW, state_reason="")
    deed.add_row(
        REVIEWS.name,
        reviewer_id=number,
        reviewer=name,
        asked_at=desk.clock.now(),
        asked_by=desk.operator.id,
        due_on=draft.due_on,
        opinion=Opinion.ASKED.value,
        words="",
        rule_cited="",
        answered_on=None,
        answered_by=None,
    )
    return deed.finish("ask_review", f"نظر «{name}» پرسیده شد.")


def _waits_for(row: dict[str, object], number: int | None, name: str) -> bool:
    if row["opinion"] != Opinion.ASKED.value:
        return False
    return row["reviewer"] == name if number is None else row["reviewer_id"] == number


def answer_review(
    session: OfficeSession, event_id: int, version: int, review_id: int, draft: ReviewDraft
) -> Changes[int]:
    """Write down what a deputy said of a request; its review is over when all have answered.

    Raises:
        InvalidFields: His opinion or his reason is missing, or the day cannot be.
        NotAllowed: The request is not under review any more.
        NotFound, StaleRecord: As for every deed.
    """
    deed = EventDeed(session, event_id, version)
    review = deed.row(REVIEWS.name, review_id, NO_REVIEW)
    if review["opinion"] != Opinion.ASKED.value:
        raise NotAllowed(f"نظر «{review['reviewer']}» ثبت شده است؛ نخست آن گام را پس بگیرید.")
    today = session.desk.clock.today()
    words = words_of(draft.words, "words", needed=_NEEDS_WORDS.get(draft.opinion, ""))
    answered = draft.answered_on or today
    problems: list[InvalidInput] = []
    if draft.opinion is Opinion.ASKED:
        problems.append(InvalidInput("opinion", "نظر او را برگزینید."))
    if answered > today:
        problems.append(InvalidInput("answered_on", "این تاریخ هنوز نرسیده است."))
    if answered < to_tehran(review["asked_at"]).date():
        problems.append(InvalidInput("answered_on", "این تاریخ پیش از پرسیدن نظر است."))
    if problems:
        raise InvalidFields(problems)
    deed.set_row(
        REVIEWS.name,
        review_id,
        opinion=draft.opinion.value,
        words=words,
        rule_cited=words_of(draft.rule_cited, "rule_cited", limit=SHORT_LIMIT),
        answered_on=answered,
        answered_by=session.desk.operator.id,
    )
    _go_on(deed, draft.opinion, words)
    said = f"نظر «{review['reviewer']}»: {OPINIONS[draft.opinion]}"
    return deed.finish("answer_review", f"{said}: {words}" if words else f"{said}.")


def _go_on(deed: EventDeed, opinion: Opinion, words: str) -> None:
    """Where a review leads: to be completed, or on to its time once nobody is waited for."""
    if deed.state is not EventState.IN_REVIEW:
        return
    waits = any(row["opinion"] == Opinion.ASKED.value for row in deed.part(REVIEWS.name).values())
    if opinion is Opinion.NEEDS_COMPLETION:
        deed.move(EventState.NEEDS_COMPLETION, state_reason=words)
    elif not waits:
        deed.move(EventState.REQUESTED)


def reject_event(session: OfficeSession, event_id: int, version: int, reason: str) -> Changes[int]:
    """Reject a request with its reason; a superior's can be moved, not refused.

    Raises:
        InvalidInput: The reason is missing.
        NotAllowed: A superior asks, or as for every deed.
        NotFound, StaleRecord: As for every deed.
    """
    deed = EventDeed(session, event_id, version)
    if deed.event["origin"] == Origin.SUPERIOR.value:
        raise NotAllowed(NOT_REFUSED)
    words = words_of(reason, "reason", needed="سبب رد درخواست را بنویسید.")
    if deed.state is EventState.TENTATIVE:
        mark_touched(deed, f"رد شد: {words}")
    deed.move(EventState.REJECTED, state_reason=words)
    return deed.finish("reject_event", f"درخواست رد شد: {words}")


def ask_completion(
    session: OfficeSession, event_id: int, version: int, reason: str
) -> Changes[int]:
    """Send a request back to be completed, saying what is missing.

    Raises:
        InvalidInput: What is missing is not said.
        NotAllowed, NotFound, StaleRecord: As for every deed.
    """
    deed = EventDeed(session, event_id, version)
    words = words_of(reason, "reason", needed=_NEEDS_WORDS[Opinion.NEEDS_COMPLETION])
    deed.move(EventState.NEEDS_COMPLETION, state_reason=words)
    return deed.finish("ask_completion", f"برای تکمیل برگردانده شد: {words}")


def completed_event(session: OfficeSession, event_id: int, version: int) -> Changes[int]:
    """Say that a request came back complete, or that a rejected one is taken up again.

    Raises:
        NotAllowed, NotFound, StaleRecord: As for every deed.
    """
    deed = EventDeed(session, event_id, version)
    if deed.state not in (EventState.NEEDS_COMPLETION, EventState.REJECTED):
        raise NotAllowed(f"{deed.named} در انتظار تکمیل نیست.")
    was_rejected = deed.state is EventState.REJECTED
    # A hold that was rejected gave its time away; it begins without one.
    deed.move(EventState.REQUESTED, state_reason="", **NO_TIME)
    words = "درخواست ردشده دوباره به جریان افتاد." if was_rejected else "درخواست تکمیل شد."
    return deed.finish("completed_event", words)
