"""How an order ends: results seen, referrals written off, the applicant told, nothing undone.

Nothing leaves the arrears without a write-off; who ordered sees the result before it closes (U4);
an order born of a person's request closes only when he was told, or with a reason (U5).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.access import Right
from app.changes import Changes
from app.errors import InvalidFields, InvalidInput, NotAllowed
from app.operators import operator_of
from app.orders.deeds import Deed
from app.orders.drafts import (
    OrderDraft,
    SightDraft,
    TellDraft,
    WriteOffDraft,
    checked,
    needed_reason,
)
from app.orders.recording import card_of, record_order
from app.orders.states import (
    DONE,
    NEEDS_NO_ANSWER,
    NOT_HIS,
    WITHOUT_ANSWER,
    Expected,
    OrderKind,
    OrderState,
    ReferralState,
    Scan,
)
from app.session import OfficeSession
from app.texts import REFERRAL_STATES, WRITE_OFFS


def undone(order: Mapping[str, Any], referrals: Mapping[int, Mapping[str, Any]]) -> tuple[str, ...]:
    """What keeps an order from being closed, each thing in a sentence that names it."""
    sentences = [
        f"ارجاع به «{row['name']}» در وضعیت «{REFERRAL_STATES[row['state']]}» است."
        for row in referrals.values()
        if ReferralState(row["state"]) not in DONE
    ]
    if order["scan"] == Scan.MISSING.value:
        sentences.append("اسکن برگی که دستور بر آن نوشته شده پیوست نشده است.")
    if order["applicant"] and order["told_at"] is None and not order["untold_reason"]:
        sentences.append(f"نتیجه هنوز به متقاضی («{order['applicant']}») گفته نشده است.")
    return tuple(sentences)


def close_order(session: OfficeSession, order_id: int, version: int) -> Changes[int]:
    """Close an order with which nothing is left to do.

    Raises:
        NotAllowed: Something is undone; the sentences name each thing.
        NotFound, StaleRecord: As for every deed.
    """
    return close_held(Deed(session, order_id, version))


def close_held(deed: Deed) -> Changes[int]:
    """What `close_order` does, on an order that is held."""
    left = undone(deed.order, deed.referrals)
    if left:
        raise NotAllowed("دستور مختومه نمی‌شود: " + " ".join(left))
    _close(deed)
    return deed.finish("close", "دستور مختومه شد.")


def _close(deed: Deed) -> None:
    deed.set_order(state=OrderState.CLOSED.value, settled_at=deed.session.desk.clock.now())


def _close_if_done(deed: Deed, words: str, *, wanted: bool) -> str:
    """Close with the last thing that was left; answers with the deed's words."""
    if wanted and not undone(deed.order, deed.referrals):
        _close(deed)
        return f"{words} دستور مختومه شد."
    return words


def see_result(
    session: OfficeSession, order_id: int, version: int, referral_id: int, draft: SightDraft
) -> Changes[int]:
    """Say that the governor saw a result: it settles the referral, or the addressee goes on.

    What he wrote on it is a new order on the same record (P1.8, P1.11).

    Raises:
        InvalidFields: Something typed cannot be taken.
        NotAllowed: The result does not wait for sight.
        NotFound, StaleRecord: As for every deed.
    """
    deed = Deed(session, order_id, version, right=Right.RECORD_ORDERS)
    return take_sight(deed, referral_id, draft)


def take_sight(deed: Deed, referral_id: int, draft: SightDraft) -> Changes[int]:
    """What `see_result` does, on an order that is held."""
    referral = deed.referral(referral_id)
    name = referral["name"]
    if referral["state"] != ReferralState.WAITING_FOR_SIGHT.value:
        raise NotAllowed(f"پاسخی از «{name}» در انتظار رؤیت نیست.")
    seen = checked(draft)
    if not seen.enough:
        reason = needed_reason(seen.reason or seen.words)
        deed.move(referral_id, ReferralState.IN_PROGRESS)
        words = f"{_who(deed)} پاسخ «{name}» را دید و کافی ندانست: {reason}"
    else:
        _write_off(deed, referral_id, seen.write_off)
        words = f"{_who(deed)} پاسخ «{name}» را دید."
    born = None
    if seen.words:
        new = OrderDraft(
            kind=OrderKind.NOTE, words=seen.words, referrals=seen.referrals, follows_id=deed.id
        )
        born = record_order(deed.session, card_of(deed.order), new).value
        words += " دستور تازه‌ای داد."
    words = _close_if_done(deed, words, wanted=seen.enough and seen.close)
    return deed.finish("see_result", words, referral_id=referral_id, born_id=born)


def _who(deed: Deed) -> str:
    """Who sees the result: the governor of what he ordered."""
    return "دفتر" if deed.order["kind"] in NOT_HIS else "استاندار"


def write_off_referral(
    session: OfficeSession, order_id: int, version: int, referral_id: int, draft: WriteOffDraft
) -> Changes[int]:
    """Write a referral off that has no answer to be seen: kind, day, person, reference, reason.

    Raises:
        InvalidFields: The reason is missing, or the kind is not one for this referral.
        NotAllowed: An answer waits to be seen, or the referral is done with.
        NotFound, StaleRecord: As for every deed.
    """
    deed = Deed(session, order_id, version)
    referral = deed.referral(referral_id)
    if ReferralState(referral["state"]) in _ANSWERED:
        raise NotAllowed(f"پاسخ «{referral['name']}» رسیده است و باید به رؤیت استاندار برسد.")
    plain = NEEDS_NO_ANSWER.get(Expected(referral["expected"]))
    problems: list[InvalidInput] = []
    if draft.kind not in WITHOUT_ANSWER and draft.kind is not plain:
        sentence = f"«{WRITE_OFFS[draft.kind]}» از آن این ارجاع نیست."
        problems.append(InvalidInput("kind", sentence))
    elif draft.kind in WITHOUT_ANSWER and not draft.reason.strip():
        problems.append(InvalidInput("reason", "سبب را بنویسید."))
    if problems:
        raise InvalidFields(problems)
    _write_off(deed, referral_id, draft)
    words = f"ارجاع به «{referral['name']}» مختومه شد: {WRITE_OFFS[draft.kind]}."
    return deed.finish("write_off", words, referral_id=referral_id)


#: What was answered is written off by being seen.
_ANSWERED = frozenset({ReferralState.ANSWERED, ReferralState.WAITING_FOR_SIGHT})


def _write_off(deed: Deed, referral_id: int, draft: WriteOffDraft) -> None:
    desk = deed.session.desk
    today = desk.clock.today()
    day = draft.on or today
    problems: list[InvalidInput] = []
    if day > today:
        problems.append(InvalidInput("on", "تاریخ مختومه کردن هنوز نرسیده است."))
    elif day < deed.order["given_on"]:
        problems.append(InvalidInput("on", "تاریخ مختومه کردن پیش از تاریخ دستور است."))
    ending = checked(draft, *problems)
    deed.move(
        referral_id,
        ReferralState.CLOSED,
        write_off=ending.kind.value,
        written_off_on=day,
        written_off_by=ending.person or desk.operator.full_name,
        write_off_reference=ending.reference or deed.referral(referral_id)["answer_reference"],
        write_off_reason=ending.reason,
        stopped_on=None,
        stopped_from="",
        next_follow_up_on=None,
    )


def tell_applicant(
    session: OfficeSession, order_id: int, version: int, draft: TellDraft
) -> Changes[int]:
    """Write down that the applicant was told the result, or why he will not be (U5).

    Raises:
        InvalidFields: Neither words nor a reason are given.
        NotAllowed: Nobody asked, he was told, or results are still awaited.
        NotFound, StaleRecord: As for every deed.
    """
    return take_telling(Deed(session, order_id, version), draft)


def take_telling(deed: Deed, draft: TellDraft) -> Changes[int]:
    """What `tell_applicant` does, on an order that is held."""
    _require_tellable(deed, draft)
    missing = [] if draft.words.strip() or draft.reason.strip() else [_NOTHING_SAID]
    told = checked(draft, *missing)
    if told.reason:
        deed.set_order(untold_reason=told.reason)
        words = f"به متقاضی گفته نمی‌شود: {told.reason}"
    else:
        _set_told(deed, told)
        words = f"نتیجه به «{deed.order['applicant']}» گفته شد."
    words = _close_if_done(deed, words, wanted=told.close)
    return deed.finish("tell_applicant", words)


_NOTHING_SAID = InvalidInput("words", "آنچه گفته شد را بنویسید، یا سبب نگفتن را.")


def _require_tellable(deed: Deed, draft: TellDraft) -> None:
    if not deed.order["applicant"]:
        raise NotAllowed("این دستور از درخواست کسی نیست و کسی در انتظار نتیجه آن نیست.")
    if deed.order["told_at"] is not None:
        raise NotAllowed("نتیجه پیش از این به متقاضی گفته شده است.")
    waiting = [
        row["name"] for row in deed.referrals.values() if ReferralState(row["state"]) not in DONE
    ]
    if waiting and not draft.reason.strip():
        raise NotAllowed(f"نتیجه هنوز از «{'» و «'.join(waiting)}» نرسیده است.")


def _set_told(deed: Deed, draft: TellDraft) -> None:
    desk = deed.session.desk
    deed.set_order(
        told_at=desk.clock.now(),
        told_by=desk.operator.id,
        told_way=draft.way.value,
        told_words=draft.words,
        untold_reason="",
    )


def waive_scan(session: OfficeSession, order_id: int, version: int, reason: str) -> Changes[int]:
    """Let an order go without the scan of its sheet, for a reason (U3).

    Raises:
        InvalidInput: The reason is missing.
        NotAllowed: No scan is missing.
        NotFound, StaleRecord: As for every deed.
    """
    return waive_scan_of(Deed(session, order_id, version), reason)


def waive_scan_of(deed: Deed, reason: str) -> Changes[int]:
    """What `waive_scan` does, on an order that is held."""
    if deed.order["scan"] != Scan.MISSING.value:
        raise NotAllowed("اسکنی کم نیست.")
    words = needed_reason(reason)
    deed.set_order(scan=Scan.WAIVED.value, scan_reason=words)
    return deed.finish("waive_scan", f"بی اسکن پذیرفته شد: {words}")


def hand_order_over(
    session: OfficeSession, order_id: int, version: int, operator_id: int
) -> Changes[int]:
    """Give the chasing of an order to a colleague.

    Raises:
        InvalidInput: There is no such colleague, or he may not chase orders.
        NotAllowed, NotFound, StaleRecord: As for every deed.
    """
    deed = Deed(session, order_id, version)
    heir = operator_of(session, operator_id)
    if heir is None or not heir.may(Right.FOLLOW_UP_ORDERS):
        raise InvalidInput("operator_id", "همکاری را برگزینید که اجازه پیگیری دارد.")
    if heir.clearance < deed.order["classification"]:
        raise InvalidInput("operator_id", "سطح دسترسی این همکار به این دستور نمی‌رسد.")
    deed.set_order(owner_id=operator_id)
    return deed.finish("hand_over", f"پیگیری به «{heir.full_name}» سپرده شد.")
