"""The forms before the governor: whom he hears, whom he answers without that (P2.17)."""

from __future__ import annotations

from typing import Any, Final

from app.access import Right, require
from app.agenda.proving import words_of
from app.changes import Changes
from app.errors import InvalidInput, NotAllowed
from app.orders import OrderDraft
from app.public_days.deeds import PublicDayDeed
from app.public_days.petitions import PetitionDeed, done_before
from app.public_days.states import PublicDayState
from app.session import OfficeSession
from app.visits.states import Decision, Mode, VisitState

_D: Final = PublicDayState

#: While a petition is decided.
DECIDED_IN: Final = (_D.PRESENTED, _D.INVITED, _D.IN_SESSION)
NOT_NOW: Final = "در این وضعیت درباره درخواست‌ها تصمیم نمی‌گیرد."

_STATES: Final = {
    Decision.ACCEPT: VisitState.ACCEPTED,
    Decision.ANSWER: VisitState.ANSWERED,
    Decision.REFUSE: VisitState.REFUSED,
}
_SAID: Final = {
    Decision.ACCEPT: "برای جلسه پذیرفته شد",
    Decision.ANSWER: "بی جلسه پاسخ گرفت",
    Decision.REFUSE: "رد شد",
}
NO_DECISION: Final = "پذیرفتن، پاسخ بی جلسه یا رد را برگزینید."
WHY_REFUSED: Final = "سبب رد را بنویسید، تا به او گفته شود."
WHAT_ANSWERED: Final = "پاسخ یا دستور استاندار را بنویسید."


def present_list(session: OfficeSession, day_id: int, version: int) -> Changes[int]:
    """Say that the filled forms came to the governor's sight.

    Raises:
        NotAllowed, NotFound, StaleRecord: As for every deed.
    """
    deed = PublicDayDeed(session, day_id, version)
    deed.move(_D.PRESENTED)
    rows = deed.petitions(VisitState.LISTED)
    for row in rows:
        deed.set_petition(row, state=VisitState.PRESENTED.value)
    return deed.finish("present_list", f"{len(rows)} فرم به رؤیت استاندار رسید.")


def decide_petition(
    session: OfficeSession,
    visit_id: int,
    version: int,
    decision: Decision,
    words: str = "",
    order: OrderDraft | None = None,
) -> Changes[int]:
    """Say what the governor decided of a petition before him.

    Args:
        session: The transaction.
        visit_id: Which.
        version: As read.
        decision: Heard in the session, answered without it, or refused.
        words: What he answered, or why it is refused.
        order: What he wrote on the form, where it is answered without a session.

    Raises:
        InvalidInput: Words are missing, or it is no decision on a petition.
        InvalidFields: As for recording an order.
        NotAllowed, NotFound, StaleRecord: As for every deed.
    """
    require(session.desk.operator, Right.HOLD_PUBLIC_DAYS)
    before = done_before(session, visit_id, order)
    if before is not None:
        return before
    if decision not in _STATES:
        raise InvalidInput("decision", NO_DECISION)
    deed = PetitionDeed(session, visit_id, version)
    deed.require_day(*DECIDED_IN, refusal=NOT_NOW)
    deed.move(_STATES[decision])
    said = words_of(words, "words", needed=WHY_REFUSED if decision is Decision.REFUSE else "")
    given = deed.order(order if decision is Decision.ANSWER else None)
    if decision is Decision.ANSWER and given is None and not said:
        raise InvalidInput("words", WHAT_ANSWERED)
    mode = {"mode": Mode.IN_WRITING.value} if decision is Decision.ANSWER else {}
    deed.set(**_decided(deed.session, decision, said), **mode)
    more = f": {said}" if said else "."
    return deed.finish("decide_petition", f"{_SAID[decision]}{more}", order_id=given)


def _decided(session: OfficeSession, decision: Decision, words: str) -> dict[str, Any]:
    return {
        "decision": decision.value,
        "decided_at": session.desk.clock.now(),
        "decision_words": words,
    }


def accept_rest(session: OfficeSession, day_id: int, version: int) -> Changes[int]:
    """Accept for the session whatever petitions were not decided otherwise.

    Raises:
        NotAllowed: None is left, or as for every deed.
        NotFound, StaleRecord: As for every deed.
    """
    deed = PublicDayDeed(session, day_id, version)
    deed.require(*DECIDED_IN, refusal=NOT_NOW)
    rows = deed.petitions(VisitState.PRESENTED)
    if not rows:
        raise NotAllowed("درخواستی که تصمیمی نداشته باشد نمانده است.")
    decided = _decided(session, Decision.ACCEPT, "")
    for row in rows:
        deed.set_petition(row, state=VisitState.ACCEPTED.value, **decided)
    return deed.finish("accept_rest", f"{len(rows)} درخواست برای جلسه پذیرفته شد.")
