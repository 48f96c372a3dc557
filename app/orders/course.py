"""A referral's course: delivered, seen, answered, stopped, extended, transferred, returned."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from app.changes import Changes, Kind, changed
from app.errors import InvalidFields, InvalidInput, NotAllowed
from app.jalali import jalali_text
from app.orders.deeds import Deed
from app.orders.drafts import (
    AnswerDraft,
    DeliveryDraft,
    ReferralDraft,
    checked,
    checked_referral,
    moment_problems,
    needed_reason,
)
from app.orders.recording import addressees, referral_row
from app.orders.states import DONE, ReferralState
from app.session import OfficeSession
from app.settings import office_calendar
from app.text import persian_digits
from app.texts import REFERRAL_STATES

#: What is said of a step that needs nothing typed.
_PLAIN_STEPS = {
    ReferralState.SEEN: "«{name}» ارجاع را دید.",
    ReferralState.IN_PROGRESS: "«{name}» دست به کار شد.",
    ReferralState.WAITING_FOR_SIGHT: "پاسخ «{name}» برای رؤیت استاندار آماده شد.",
    ReferralState.OPEN: "ارجاع دوباره به «{name}» فرستاده شد.",
}

#: From where such a step leads; resuming and what he found thin say more.
_PLAINLY_FROM = {
    ReferralState.SEEN: frozenset({ReferralState.OPEN}),
    ReferralState.IN_PROGRESS: frozenset(
        {ReferralState.OPEN, ReferralState.SEEN, ReferralState.ANSWERED}
    ),
    ReferralState.WAITING_FOR_SIGHT: frozenset({ReferralState.ANSWERED}),
    ReferralState.OPEN: frozenset({ReferralState.RETURNED}),
}


def advance_referral(
    session: OfficeSession, order_id: int, version: int, referral_id: int, wanted: ReferralState
) -> Changes[int]:
    """Say that a referral was seen, is worked on, waits for sight, or went out again.

    Raises:
        NotAllowed: Its life has no such step, or the step needs more said.
        NotFound, StaleRecord: As for every deed.
    """
    deed = Deed(session, order_id, version)
    referral = deed.referral(referral_id)
    if wanted not in _PLAIN_STEPS:
        raise InvalidInput("state", f"«{REFERRAL_STATES[wanted]}» گام ساده‌ای نیست.")
    if ReferralState(referral["state"]) not in _PLAINLY_FROM[wanted]:
        state = REFERRAL_STATES[referral["state"]]
        raise NotAllowed(f"ارجاع به «{referral['name']}» «{state}» است و این گام از آنِ آن نیست.")
    deed.move(referral_id, wanted)
    words = _PLAIN_STEPS[wanted].format(name=referral["name"])
    return deed.finish(wanted.value, words, referral_id=referral_id)


def answer_referral(
    session: OfficeSession, order_id: int, version: int, referral_id: int, draft: AnswerDraft
) -> Changes[int]:
    """Write down what an addressee answered; the result then waits for sight (P1.11, U4).

    Raises:
        InvalidFields: Nothing is said, or the day lies ahead or before the order.
        NotAllowed, NotFound, StaleRecord: As for every deed.
    """
    return take_answer(Deed(session, order_id, version), referral_id, draft)


def take_answer(deed: Deed, referral_id: int, draft: AnswerDraft) -> Changes[int]:
    """What `answer_referral` does, on an order that is held."""
    today = deed.session.desk.clock.today()
    day = draft.answered_on or today
    answer = checked(draft, *_answer_problems(draft, day, today, deed.order["given_on"]))
    deed.move(
        referral_id,
        ReferralState.ANSWERED,
        answer=answer.answer,
        answer_reference=answer.reference,
        answered_on=day,
        next_follow_up_on=None,
    )
    if answer.to_sight:
        deed.move(referral_id, ReferralState.WAITING_FOR_SIGHT)
    name = deed.referral(referral_id)["name"]
    return deed.finish("answer", f"پاسخ «{name}» رسید.", referral_id=referral_id)


def _answer_problems(
    draft: AnswerDraft, day: date, today: date, given_on: date
) -> list[InvalidInput]:
    problems: list[InvalidInput] = []
    if not draft.answer.strip():
        problems.append(InvalidInput("answer", "چه پاسخ دادند؟"))
    if day > today:
        problems.append(InvalidInput("answered_on", "تاریخ پاسخ هنوز نرسیده است."))
    elif day < given_on:
        problems.append(InvalidInput("answered_on", "تاریخ پاسخ پیش از تاریخ دستور است."))
    return problems


def deliver(
    session: OfficeSession, order_id: int, version: int, referral_id: int, draft: DeliveryDraft
) -> Changes[int]:
    """Say that the paper or its scan went to the addressee: when, how, who took it (P2.4).

    Raises:
        InvalidFields: The way is missing, or the moment lies ahead or before the order.
        NotAllowed, NotFound, StaleRecord: As for every deed.
    """
    deed = Deed(session, order_id, version)
    referral = deed.referral(referral_id)
    now = session.desk.clock.now()
    problems = [] if draft.way.strip() else [InvalidInput("way", "چگونه فرستاده شد؟")]
    problems += moment_problems("sent_at", draft.sent_at, now, deed.order["given_on"])
    sent = checked(draft, *problems)
    part = "scan" if sent.is_scan else "paper"
    deed.set_referral(
        referral_id,
        **{
            f"{part}_sent_at": sent.sent_at or now,
            f"{part}_way": sent.way,
            f"{part}_receipt": sent.receipt,
        },
    )
    what = "اسکن" if sent.is_scan else "اصل برگ"
    words = f"{what} برای «{referral['name']}» فرستاده شد ({sent.way})."
    return deed.finish("deliver", words, referral_id=referral_id)


def extend_referral(
    session: OfficeSession,
    order_id: int,
    version: int,
    referral_id: int,
    due_on: date | None,
    reason: str,
) -> Changes[int]:
    """Move a deadline; the first one and the reason stay visible.

    Raises:
        InvalidFields: The day or the reason is missing, or the day does not lie later.
        NotAllowed, NotFound, StaleRecord: As for every deed.
    """
    deed = Deed(session, order_id, version)
    referral = deed.referral(referral_id)
    _require_live(referral)
    problems: list[InvalidInput] = []
    before = referral["due_on"]
    if due_on is None:
        problems.append(InvalidInput("due_on", "مهلت تازه را بنویسید."))
    elif due_on < session.desk.clock.today() or (before is not None and due_on <= before):
        problems.append(InvalidInput("due_on", "مهلت تازه باید پس از امروز و مهلت پیشین باشد."))
    try:
        words = needed_reason(reason)
    except InvalidInput as problem:
        words = ""
        problems.append(problem)
    if problems or due_on is None:
        raise InvalidFields(problems)
    deed.set_referral(
        referral_id,
        due_on=due_on,
        first_due_on=referral["first_due_on"] or before,
        extension_reason=words,
        rung=0,
    )
    said = f"مهلت «{referral['name']}» تا {jalali_text(due_on)} تمدید شد: {words}"
    return deed.finish("extend", said, referral_id=referral_id)


def extend_many(
    session: OfficeSession,
    wanted: Sequence[tuple[int, int, int]],
    due_on: date | None,
    reason: str,
) -> Changes[int]:
    """Move the deadlines of several referrals to one day, all or none.

    Args:
        session: The transaction.
        wanted: Order, the version that was read, and referral of each; an order may come twice.
        due_on: The new deadline.
        reason: Why.

    Returns:
        The order of the last of them.

    Raises:
        As for one.
    """
    moved: dict[int, int] = {}
    for order_id, version, referral_id in wanted:
        done = moved.get(order_id, 0)
        extend_referral(session, order_id, version + done, referral_id, due_on, reason)
        moved[order_id] = done + 1
    return changed(wanted[-1][0], Kind.ORDER)


def stop_referral(
    session: OfficeSession, order_id: int, version: int, referral_id: int, reason: str
) -> Changes[int]:
    """Stop the clock of a referral, such as while it waits for another body.

    Raises:
        InvalidInput: The reason is missing.
        NotAllowed, NotFound, StaleRecord: As for every deed.
    """
    deed = Deed(session, order_id, version)
    referral = deed.referral(referral_id)
    words = needed_reason(reason)
    before = referral["state"]
    deed.move(
        referral_id,
        ReferralState.STOPPED,
        stopped_on=session.desk.clock.today(),
        stopped_from=before,
    )
    said = f"پیگیری «{referral['name']}» متوقف شد: {words}"
    return deed.finish("stop", said, referral_id=referral_id)


def resume_referral(
    session: OfficeSession, order_id: int, version: int, referral_id: int
) -> Changes[int]:
    """Start the clock again: the deadline moves by the working days it stood still.

    Raises:
        NotAllowed: It is not stopped.
        NotFound, StaleRecord: As for every deed.
    """
    deed = Deed(session, order_id, version)
    referral = deed.referral(referral_id)
    if referral["state"] != ReferralState.STOPPED.value:
        raise NotAllowed(f"ارجاع به «{referral['name']}» متوقف نیست.")
    stopped_on, due_on = referral["stopped_on"], referral["due_on"]
    values: dict[str, object] = {"stopped_on": None, "stopped_from": ""}
    if due_on is not None and stopped_on is not None:
        calendar = office_calendar(session)
        stood = calendar.work_days_between(stopped_on, session.desk.clock.today())
        if stood > 0:
            values["due_on"] = calendar.add_work_days(due_on, stood)
            values["first_due_on"] = referral["first_due_on"] or due_on
    back = ReferralState(referral["stopped_from"] or ReferralState.OPEN.value)
    deed.move(referral_id, back, **values)
    return deed.finish(
        "resume", f"پیگیری «{referral['name']}» از سر گرفته شد.", referral_id=referral_id
    )


def return_referral(
    session: OfficeSession, order_id: int, version: int, referral_id: int, reason: str
) -> Changes[int]:
    """Say that the addressee sent it back, since it is not his.

    Raises:
        InvalidInput: The reason is missing.
        NotAllowed, NotFound, StaleRecord: As for every deed.
    """
    deed = Deed(session, order_id, version)
    name = deed.referral(referral_id)["name"]
    words = needed_reason(reason)
    deed.move(referral_id, ReferralState.RETURNED)
    return deed.finish("return", f"«{name}» ارجاع را برگرداند: {words}", referral_id=referral_id)


def transfer_referral(
    session: OfficeSession,
    order_id: int,
    version: int,
    referral_id: int,
    draft: ReferralDraft,
    reason: str = "",
) -> Changes[int]:
    """Give a referral to another; the first one ends and names its heir.

    Raises:
        InvalidFields: Nobody is named, or the deadline lies before the order.
        NotAllowed, NotFound, StaleRecord: As for every deed.
    """
    deed = Deed(session, order_id, version)
    referral = deed.referral(referral_id)
    problems: list[InvalidInput] = []
    wanted = checked_referral(draft, deed.order["given_on"], problems)
    if problems:
        raise InvalidFields(problems)
    found = addressees(session, [wanted])
    if len(found) != 1:
        raise InvalidInput("referred_to", "یک گیرنده را نام ببرید.")
    heir = deed.add_referral(referral_row(session.desk, order_id, found[0]))
    deed.move(referral_id, ReferralState.TRANSFERRED, transferred_to_id=heir)
    said = f"ارجاع «{referral['name']}» به «{found[0].name}» سپرده شد"
    words = checked(AnswerDraft(answer=reason)).answer
    said += f": {words}" if words else "."
    return deed.finish("transfer", said, referral_id=referral_id)


def _require_live(referral: dict[str, object]) -> None:
    if ReferralState(str(referral["state"])) in DONE:
        raise InvalidInput("state", persian_digits(f"ارجاع «{referral['name']}» پایان یافته است."))
