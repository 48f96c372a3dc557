"""The live session: one petitioner after the other, each heard, absent or put off (P2.19)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from app.agenda import EventState, event_held
from app.agenda.deeds import seen_event
from app.agenda.proving import words_of
from app.changes import Changes
from app.clock import to_tehran
from app.errors import InvalidInput, NotAllowed
from app.orders import OrderDraft, ReferralDraft
from app.public_days.deeds import PublicDayDeed
from app.public_days.drafts import HearingDraft
from app.public_days.listing import names_of
from app.public_days.petitions import PetitionDeed, done_before, manager_of
from app.public_days.states import PublicDayState
from app.session import OfficeSession
from app.text import persian_digits
from app.visits.states import Mode, VisitState

_D: Final = PublicDayState
_V: Final = VisitState

#: Petitions of which the session has not said yet what came of them.
UNDECIDED: Final = (_V.PRESENTED, _V.ACCEPTED)

NOT_IN_SESSION: Final = "در حال برگزاری نیست."
NOT_YET: Final = "روزش نرسیده است؛ اگر زودتر برگزار می‌شود نخست آن را جابه‌جا کنید."
NOTHING_SAID: Final = "دستور استاندار را بنویسید، یا در یادداشت آنچه گذشت."
WHY_PUT_OFF: Final = "سبب ماندن به نوبت بعد را بنویسید."

#: Entries of the programme that can be held now.
_TO_BE_HELD: Final = frozenset({EventState.SCHEDULED, EventState.INVITED})


def begin_session(session: OfficeSession, day_id: int, version: int) -> Changes[int]:
    """Say that the session began.

    Raises:
        NotAllowed: Its day has not come, or as for every deed.
        NotFound, StaleRecord: As for every deed.
    """
    deed = PublicDayDeed(session, day_id, version)
    deed.move(_D.IN_SESSION, began_at=session.desk.clock.now())
    if to_tehran(deed.record["starts_at"]).date() > session.desk.clock.today():
        raise NotAllowed(persian_digits(f"{deed.named} {NOT_YET}"))
    return deed.finish("begin_session", "جلسه آغاز شد.")


def hear(session: OfficeSession, visit_id: int, version: int, draft: HearingDraft) -> Changes[int]:
    """Say that a petitioner was heard, and what the governor ordered, word by word.

    The order goes to the manager who spoke to it, unless it names others. Saving the same draft
    again finds what it did.

    Raises:
        InvalidInput: Neither an order nor a word of what came of it.
        InvalidFields: As for recording an order.
        NotAllowed: The day is not in session, or as for every deed.
        NotFound, StaleRecord: As for every deed.
    """
    before = done_before(session, visit_id, draft.order)
    if before is not None:
        return before
    deed = PetitionDeed(session, visit_id, version)
    deed.require_day(_D.IN_SESSION, refusal=NOT_IN_SESSION)
    if deed.state is _V.ABSENT:
        # He came late: why he was not there is no answer to him.
        deed.set(decision_words="")
    deed.move(_V.HEARD)
    manager = manager_of(deed, draft.manager_id) if draft.manager_id is not None else None
    order_id = deed.order(_to_manager(draft.order, manager))
    note = words_of(draft.note, "note")
    if order_id is None and not note:
        raise InvalidInput("words", NOTHING_SAID)
    deed.set(
        manager_id=draft.manager_id,
        mode=Mode.FACE_TO_FACE.value,
        entered_at=deed.record["entered_at"] or session.desk.clock.now(),
        left_at=session.desk.clock.now(),
    )
    if note:
        deed.set(note="\n".join(part for part in (deed.record["note"], note) if part))
    words = draft.order.words.strip().splitlines()[0][:120] if order_id and draft.order else note
    return deed.finish("hear_petition", f"شنیده شد: {words}", order_id=order_id)


def _to_manager(order: OrderDraft | None, manager: Mapping[str, Any] | None) -> OrderDraft | None:
    """The order, sent to the manager where it names nobody; a deadline alone is his."""
    if order is None or manager is None:
        return order
    his = ReferralDraft(
        contact_id=manager["contact_id"] or manager["organisation_id"],
        name=manager["name"] or manager["organisation"],
    )
    if not order.referrals:
        return replace(order, referrals=(his,))
    referrals = (
        replace(his, expected=one.expected, due_on=one.due_on) if one.is_empty else one
        for one in order.referrals
    )
    return replace(order, referrals=tuple(referrals))


def mark_absent(
    session: OfficeSession, visit_id: int, version: int, reason: str = ""
) -> Changes[int]:
    """Say that a petitioner was called and was not there; he may still come later.

    Raises:
        NotAllowed: The day is not in session, or as for every deed.
        NotFound, StaleRecord: As for every deed.
    """
    deed = PetitionDeed(session, visit_id, version)
    deed.require_day(_D.IN_SESSION, refusal=NOT_IN_SESSION)
    deed.move(_V.ABSENT)
    why = words_of(reason, "reason")
    deed.set(decision_words=why or deed.record["decision_words"])
    return deed.finish("mark_absent", f"غایب بود: {why}" if why else "غایب بود.")


def put_off(session: OfficeSession, visit_id: int, version: int, reason: str) -> Changes[int]:
    """Leave a petition for a later day; `carry_over` puts it there.

    Raises:
        InvalidInput: The reason is missing.
        NotAllowed: The day is not in session, or as for every deed.
        NotFound, StaleRecord: As for every deed.
    """
    deed = PetitionDeed(session, visit_id, version)
    deed.require_day(_D.IN_SESSION, _D.ENDED, refusal=NOT_IN_SESSION)
    deed.move(_V.POSTPONED)
    why = words_of(reason, "reason", needed=WHY_PUT_OFF)
    deed.set(decision_words=why)
    return deed.finish("put_off", f"به نوبت بعد ماند: {why}")


def end_session(session: OfficeSession, day_id: int, version: int) -> Changes[int]:
    """Say that the session is over; its entry in the programme was held.

    Raises:
        NotAllowed: Somebody is still undecided (they are named), or as for every deed.
        NotFound, StaleRecord: As for every deed.
    """
    deed = PublicDayDeed(session, day_id, version)
    deed.move(_D.ENDED, ended_at=session.desk.clock.now())
    left = deed.petitions(*UNDECIDED)
    if left:
        named = names_of(deed, *UNDECIDED)
        raise NotAllowed(
            persian_digits(f"{len(left)} درخواست هنوز شنیده، غایب یا مانده نشده است: {named}")
        )
    _held(deed)
    heard, absent, later = (
        len(deed.petitions(state)) for state in (_V.HEARD, _V.ABSENT, _V.POSTPONED)
    )
    words = f"جلسه پایان یافت: {heard} شنیده شد، {absent} غایب، {later} به نوبت بعد ماند."
    return deed.finish("end_session", words)


def _held(deed: PublicDayDeed) -> None:
    """Say in the programme that the day was held, unless it says something else already."""
    event_id = deed.record["event_id"]
    entry = seen_event(deed.session, event_id)
    has_begun = entry["starts_at"] is not None and (
        entry["starts_at"] <= deed.session.desk.clock.now()
    )
    if EventState(entry["state"]) in _TO_BE_HELD and has_begun:
        version = entry["version"]
        event_held(deed.session, event_id, version, with_governor=True, right=None)
        deed.changed_event(event_id)
