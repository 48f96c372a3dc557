"""How far the open orders of an invented office have come: each state there is, by the services."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from itertools import cycle
from random import Random
from typing import Any, Final

from app.access import SignedIn
from app.changes import Kind
from app.clock import to_tehran
from app.demo.affairs import AFFAIRS, ANSWERS, SCAN_WAIVED, TOLD
from app.demo.calls import DIRECTOR
from app.demo.folders import send_yesterdays_folder
from app.demo.playing import sit_down
from app.operators import ADMINISTRATOR
from app.orders import (
    AnswerDraft,
    DeliveryDraft,
    FollowUpDraft,
    OrderFilter,
    OrderSheet,
    ReferralDraft,
    ReferralState,
    Scan,
    SightDraft,
    TellDraft,
    advance_referral,
    answer_referral,
    deliver,
    extend_referral,
    follow_up,
    list_follow_ups,
    order_sheet,
    return_referral,
    see_result,
    stop_referral,
    tell_applicant,
    transfer_referral,
    waive_scan,
)
from app.session import OfficeSession

#: Lines of follow-up that are gone through, and how long ago the last of it was done.
_LINES: Final = 150
_AGO: Final = timedelta(hours=2)
#: An order this fresh waits yet.
_FRESH: Final = timedelta(hours=3)

#: The orders on these are led on here; those on other records go on with their records.
_LED: Final = (Kind.CALL, Kind.LETTER)

#: A deed with what it needs besides order, version and referral.
_Doing = tuple[Callable[..., Any], tuple[Any, ...]]


def _sent(_random: Random) -> _Doing:
    return deliver, (DeliveryDraft(way="نامه‌رسان", receipt="دبیرخانه گیرنده"),)


def _seen(_random: Random) -> _Doing:
    return advance_referral, (ReferralState.SEEN,)


def _begun(_random: Random) -> _Doing:
    return advance_referral, (ReferralState.IN_PROGRESS,)


def _asked(_random: Random) -> _Doing:
    return follow_up, (FollowUpDraft(answer="در دست بررسی است؛ تا پایان هفته می‌نویسند."),)


def _answered(random: Random) -> _Doing:
    return answer_referral, (AnswerDraft(answer=random.choice(ANSWERS), to_sight=False),)


def _to_sight(random: Random) -> _Doing:
    return answer_referral, (AnswerDraft(answer=random.choice(ANSWERS)),)


def _sighted(_random: Random) -> _Doing:
    return see_result, (SightDraft(),)


def _stopped(_random: Random) -> _Doing:
    return stop_referral, ("در انتظار نظر وزارتخانه است.",)


def _returned(_random: Random) -> _Doing:
    return return_referral, ("در حوزه کار این واحد نیست.",)


def _transferred(random: Random) -> _Doing:
    heir = ReferralDraft(name=random.choice(AFFAIRS).unit)
    return transfer_referral, (heir, "به واحد مسئول سپرده شد.")


#: What was done with one line after the other; an empty course still waits.
_COURSES: Final[tuple[tuple[Callable[[Random], _Doing], ...], ...]] = (
    (),
    (_sent, _seen),
    (_sent, _seen, _begun),
    (_sent, _seen, _to_sight, _sighted),
    (_sent, _asked),
    (_sent, _seen, _begun, _to_sight),
    (),
    (_sent, _seen, _to_sight, _sighted),
    (_sent, _seen, _answered),
    (_sent, _seen, _begun, _asked),
    (_stopped,),
    (_sent, _to_sight, _sighted),
    (_returned,),
    (_sent, _transferred),
    (_sent,),
)


def lead_orders(
    session: OfficeSession, operators: Mapping[str, SignedIn], random: Random, now: datetime
) -> None:
    """Let the office go on with its open orders, as it would have by `now`."""
    chief = operators.get(DIRECTOR, operators[ADMINISTRATOR])
    sit_down(session, chief, now - _AGO)
    send_yesterdays_folder(session)
    for kind in _LED:
        _lead(session, kind, random, now)


def _lead(session: OfficeSession, kind: Kind, random: Random, now: datetime) -> None:
    """Go on with the orders on records of one kind."""
    courses = cycle(_COURSES)
    for row in list_follow_ups(session, OrderFilter(source_kind=kind), limit=_LINES):
        if row.referral_id is None or row.last_step_at > to_tehran(now - _FRESH):
            continue
        course = next(courses)
        order = order_sheet(session, row.order_id)
        if course and kind is Kind.LETTER and order.scan is Scan.MISSING:
            waive_scan(session, order.id, order.version, SCAN_WAIVED)
        for make in course:
            operation, more = make(random)
            version = order_sheet(session, row.order_id).version
            operation(session, row.order_id, version, row.referral_id, *more)
        if _sighted in course:
            _end(session, order_sheet(session, row.order_id), random)
        elif _begun in course and row.referral_id % 3 == 0:
            _extend(session, order_sheet(session, row.order_id), row.referral_id, now)


def _end(session: OfficeSession, sheet: OrderSheet, random: Random) -> None:
    """Whoever asked is told once every result was seen, which closes the order."""
    if any(one.state is not ReferralState.CLOSED for one in sheet.referrals):
        return
    if random.random() < 0.3:
        return
    version = sheet.version
    if sheet.scan is Scan.MISSING:
        waive_scan(session, sheet.id, version, SCAN_WAIVED)
        version += 1
    if sheet.applicant and sheet.told_at is None:
        tell_applicant(session, sheet.id, version, TellDraft(words=random.choice(TOLD)))


def _extend(session: OfficeSession, sheet: OrderSheet, referral_id: int, now: datetime) -> None:
    """An addressee who is at work gets a later deadline."""
    today = to_tehran(now).date()
    due = max(one.due_on or today for one in sheet.referrals if one.id == referral_id)
    later = max(due, today) + timedelta(days=5)
    extend_referral(session, sheet.id, sheet.version, referral_id, later, "بارندگی راه را بست.")
