"""What a meeting resolves: numbered when it is decided, and chased as an order from then on.

A number once given is never given again: what was resolved by mistake is annulled, and so is what
is taken back. The order says what the resolution says: amended while nobody acted on it, replaced
by another when somebody did.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any, Final

from sqlalchemy import select

from app.access import Right, require
from app.changes import Changes, changed
from app.clock import to_tehran
from app.errors import NotAllowed
from app.meetings.cards import card_of_meeting
from app.meetings.deeds import MeetingDeed
from app.meetings.drafts import ResolutionDraft
from app.meetings.items import set_item_state, settle_after_annulment
from app.meetings.proving import checked_resolution, helpers_of, helpers_text
from app.meetings.rules import meeting_rules
from app.meetings.states import WRITABLE, ItemState
from app.meetings.tables import ITEMS, RESOLUTIONS
from app.numbering import RESOLUTIONS as NUMBERS
from app.numbering import take_number
from app.orders import (
    Expected,
    OrderDraft,
    OrderKind,
    OrderState,
    ReferralDraft,
    record_order,
    replace_order,
    revoke_order,
)
from app.orders.deeds import ORDERS, seen_order
from app.orders.drafts import needed_reason
from app.orders.rewording import is_untouched, reword_order
from app.session import OfficeSession
from app.text import persian_digits, search_key

RESOLVED: Final = "resolve"
NOT_NOW: Final = "در این وضعیت مصوبه نمی‌گیرد؛ صورتجلسه آن در دست نوشتن نیست."
IS_ANNULLED: Final = "مصوبه {number} لغو شده است."
IS_SETTLED: Final = "کار مصوبه {number} به پایان رسیده است و دیگر تغییر نمی‌کند."
AMENDED: Final = "مصوبه در صورتجلسه اصلاح شد."

#: What its order says too.
_CHASED: Final = ("words", "responsible_id", "responsible", "co_responsible", "due_on")


def resolve(
    session: OfficeSession, meeting_id: int, version: int, draft: ResolutionDraft
) -> Changes[int]:
    """Resolve something: numbered, its item decided, its order recorded and referred.

    Saving the same draft again finds its resolution.

    Args:
        session: The transaction.
        meeting_id: Of which meeting.
        version: As read.
        draft: As typed; a responsible may follow, but not later than the minutes are locked.

    Returns:
        The resolution's id.

    Raises:
        InvalidFields: Something typed cannot be taken.
        NotAllowed: The minutes are not being written, or as for every deed.
        NotFound, StaleRecord: As for every deed.
    """
    require(session.desk.operator, Right.HOLD_MEETINGS)
    made = _made_before(session, draft)
    if made is not None:
        return changed(made)
    deed = MeetingDeed(session, meeting_id, version)
    row = add_resolution(deed, draft)
    words = f"مصوبه {row['number']}: {_first_line(row['words'])}"
    done = deed.finish(RESOLVED, words, order_id=row["order_id"])
    return Changes(row["id"], done.kinds)


def add_resolution(deed: MeetingDeed, draft: ResolutionDraft) -> dict[str, Any]:
    """Resolve something as part of a deed; the row has its id when that is finished.

    Raises:
        InvalidFields: Something typed cannot be taken.
        NotAllowed: The minutes are not being written.
        NotFound: The item is none of this meeting's.
    """
    deed.require(*WRITABLE, refusal=NOT_NOW)
    session, desk = deed.session, deed.session.desk
    day = _day_of(deed)
    checked = checked_resolution(session, draft, day)
    if checked.item_id is not None:
        set_item_state(deed, deed.row(ITEMS.name, checked.item_id), ItemState.DECIDED)
    number = take_number(
        session, NUMBERS, meeting_rules(session).resolution_number, desk.clock.today()
    )
    order = _order(checked, number.text, day)
    card = replace(card_of_meeting(deed.record), on=day)
    order_id = record_order(session, card, order, right=None).value
    deed.recorded_order(order_id, right=None)
    places = [row["place"] for row in deed.part(RESOLUTIONS.name).values()]
    return deed.add_row(
        RESOLUTIONS.name,
        **_columns(checked),
        place=max(places, default=0) + 1,
        year=number.year,
        serial=number.serial,
        number=number.text,
        number_key=search_key(number.text),
        order_id=order_id,
        decided_at=desk.clock.now(),
        decided_by=desk.operator.id,
        annulled_at=None,
        annulled_reason="",
    )


def _made_before(session: OfficeSession, draft: ResolutionDraft) -> int | None:
    """The resolution this draft was saved as."""
    order = session.execute(
        select(ORDERS.c.id).where(ORDERS.c.request_key == draft.request_key)
    ).scalar()
    while order is not None:
        made: int | None = session.execute(
            select(RESOLUTIONS.c.id).where(RESOLUTIONS.c.order_id == order)
        ).scalar()
        if made is not None:
            return made
        # Another order took its place since.
        order = session.execute(select(ORDERS.c.id).where(ORDERS.c.follows_id == order)).scalar()
    return None


def amend_resolution(
    session: OfficeSession,
    meeting_id: int,
    version: int,
    resolution_id: int,
    draft: ResolutionDraft,
) -> Changes[int]:
    """Write a resolution anew; its order follows: amended while nobody acted on it, else replaced.

    Returns:
        The resolution's id.

    Raises:
        InvalidFields: Something typed cannot be taken.
        NotAllowed: The minutes are not being written, it is annulled, or what it asked is done.
        NotFound, StaleRecord: As for every deed.
    """
    deed = MeetingDeed(session, meeting_id, version)
    deed.require(*WRITABLE, refusal=NOT_NOW)
    row = _standing(deed, resolution_id)
    checked = checked_resolution(session, draft, _day_of(deed))
    columns = _columns(checked)
    different = {name: value for name, value in columns.items() if row[name] != value}
    if not different:
        return changed(resolution_id)
    if different.get("item_id") is not None:
        set_item_state(deed, deed.row(ITEMS.name, checked.item_id or 0), ItemState.DECIDED)
    order_id = row["order_id"]
    if different.keys() & set(_CHASED):
        order_id = _follow(deed, row, checked)
    left = row["item_id"]
    deed.set_row(RESOLUTIONS.name, resolution_id, **different, order_id=order_id)
    if "item_id" in different and left is not None:
        settle_after_annulment(deed, left)
    words = f"مصوبه {row['number']} اصلاح شد: {_first_line(row['words'])}"
    done = deed.finish("amend_resolution", words, order_id=order_id)
    return Changes(resolution_id, done.kinds)


def annul_resolution(
    session: OfficeSession, meeting_id: int, version: int, resolution_id: int, reason: str
) -> Changes[int]:
    """Annul a resolution: its number stays its own, its order is revoked.

    Returns:
        The resolution's id.

    Raises:
        InvalidInput: The reason is missing.
        NotAllowed: The minutes are not being written, it is annulled, or what it asked is done.
        NotFound, StaleRecord: As for every deed.
    """
    deed = MeetingDeed(session, meeting_id, version)
    deed.require(*WRITABLE, refusal=NOT_NOW)
    row = _standing(deed, resolution_id)
    why = needed_reason(reason)
    order = seen_order(session, row["order_id"]) if row["order_id"] is not None else None
    if order is not None and order["state"] == OrderState.OPEN.value:
        revoke_order(session, order["id"], order["version"], why, right=None)
        deed.changed_order(order["id"])
    now = session.desk.clock.now()
    deed.set_row(RESOLUTIONS.name, resolution_id, annulled_at=now, annulled_reason=why)
    if row["item_id"] is not None:
        settle_after_annulment(deed, row["item_id"])
    words = f"مصوبه {row['number']} لغو شد: {why}"
    done = deed.finish("annul_resolution", words, order_id=row["order_id"])
    return Changes(resolution_id, done.kinds)


def _standing(deed: MeetingDeed, resolution_id: int) -> dict[str, Any]:
    """A resolution that can still be changed.

    Raises:
        NotAllowed: It is annulled, or what it asked is done.
        NotFound: It is none of this meeting's.
    """
    row = deed.row(RESOLUTIONS.name, resolution_id)
    if row["annulled_at"] is not None:
        raise NotAllowed(persian_digits(IS_ANNULLED.format(number=row["number"])))
    if row["order_id"] is not None:
        state = seen_order(deed.session, row["order_id"])["state"]
        if state == OrderState.CLOSED.value:
            raise NotAllowed(persian_digits(IS_SETTLED.format(number=row["number"])))
    return row


def _follow(deed: MeetingDeed, row: Mapping[str, Any], checked: ResolutionDraft) -> int:
    """Let the order of a resolution say what that says now; answers with the order it has then."""
    session, order_id = deed.session, row["order_id"]
    given_on = seen_order(session, order_id)["given_on"]
    draft = replace(_order(checked, row["number"], given_on), request_key=None)
    if is_untouched(session, order_id):
        reword_order(session, order_id, draft)
        deed.changed_order(order_id)
        return int(order_id)
    order = seen_order(session, order_id)
    if order["state"] != OrderState.OPEN.value:
        # He took it back elsewhere, and it is resolved anew.
        card = replace(card_of_meeting(deed.record), on=given_on)
        later = replace(draft, follows_id=order_id)
        made = record_order(session, card, later, right=None).value
        deed.recorded_order(made, right=None)
        return made
    made = replace_order(session, order_id, order["version"], AMENDED, draft, right=None).value
    deed.changed_order(order_id)
    return made


def _day_of(deed: MeetingDeed) -> date:
    """The day its resolutions are of: the meeting's own, but none that lies ahead."""
    began = deed.record["began_at"] or deed.record["starts_at"]
    return min(to_tehran(began).date(), deed.session.desk.clock.today())


def _columns(draft: ResolutionDraft) -> dict[str, Any]:
    return {
        "item_id": draft.item_id,
        "their_number": draft.their_number,
        "words": draft.words,
        "responsible_id": draft.responsible_id,
        "responsible": draft.responsible,
        "co_responsible": helpers_text(draft.co_responsible),
        "due_on": draft.due_on,
    }


def draft_of(row: Mapping[str, Any]) -> ResolutionDraft:
    """A resolution as it would be typed, to be amended."""
    return ResolutionDraft(
        item_id=row["item_id"],
        their_number=row["their_number"],
        words=row["words"],
        responsible_id=row["responsible_id"],
        responsible=row["responsible"],
        co_responsible=helpers_of(row["co_responsible"]),
        due_on=row["due_on"],
    )


def _order(draft: ResolutionDraft, number: str, on: date) -> OrderDraft:
    """The order that chases a resolution; whoever helps is told, and need not answer."""
    referrals = [
        ReferralDraft(contact_id=draft.responsible_id, name=draft.responsible, due_on=draft.due_on),
        *(
            ReferralDraft(contact_id=one.contact_id, name=one.name, expected=Expected.INFORMATION)
            for one in draft.co_responsible
        ),
    ]
    return OrderDraft(
        kind=OrderKind.RESOLUTION,
        words=persian_digits(f"مصوبه {number}: ") + draft.words,
        given_on=on,
        referrals=tuple(referrals),
        request_key=draft.request_key,
    )


def _first_line(words: str) -> str:
    return words.splitlines()[0][:120]
