"""Resolutions as lists and minutes show them: with how far their orders are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final

from sqlalchemy import ColumnElement, Select, exists, select

from app.clock import to_tehran
from app.jalali import jalali_text
from app.meetings.proving import helpers_of
from app.meetings.rows import ResolutionLine
from app.meetings.states import ResolutionState
from app.meetings.tables import MEETINGS, RESOLUTIONS
from app.orders.deeds import ORDERS, REFERRALS
from app.orders.states import LIVE, NEEDS_NO_ANSWER, OrderState, ReferralState
from app.search.lists import of_ids
from app.session import OfficeSession
from app.text import persian_digits
from app.texts import ORDER_STATES, REFERRAL_STATES

_S: Final = ReferralState
_ANSWERED: Final = frozenset({_S.ANSWERED, _S.WAITING_FOR_SIGHT, _S.CLOSED})
_UNTOUCHED: Final = frozenset({_S.OPEN, _S.SEEN})
_GONE: Final = frozenset({_S.WITHDRAWN, _S.TRANSFERRED})
_NO_ANSWER: Final = frozenset(one.value for one in NEEDS_NO_ANSWER)

_COUNTING: Final = of_ids(
    select(REFERRALS)
    .where(REFERRALS.c.state.not_in([one.value for one in _GONE]))
    .order_by(REFERRALS.c.id),
    REFERRALS.c.order_id,
)

ANNULLED: Final = "لغو شد"
NOBODY: Final = "مسئول ندارد"

#: A resolution that stands, whose order runs or that has none yet; joined as `resolved` does.
IS_OPEN: Final = RESOLUTIONS.c.annulled_at.is_(None) & (
    ORDERS.c.id.is_(None) | (ORDERS.c.state == OrderState.OPEN.value)
)

#: It stands, and its order was carried out.
IS_DONE: Final = RESOLUTIONS.c.annulled_at.is_(None) & (ORDERS.c.state == OrderState.CLOSED.value)


def is_late(today: date) -> ColumnElement[bool]:
    """A resolution that runs after its deadline, as `ResolutionLine.late_days` counts it.

    The deadline is the earliest of whoever owes an answer, as it was extended; its own where
    none of them has one. What all have answered is not late any more.
    """
    column = REFERRALS.c
    owed = exists().where(
        column.order_id == ORDERS.c.id,
        column.state.not_in([one.value for one in _GONE]),
        column.expected.not_in(_NO_ANSWER),
    )
    waited_for = owed.where(column.state.not_in([one.value for one in _ANSWERED]))
    dated = owed.where(
        column.state.in_([one.value for one in LIVE if one not in _ANSWERED]),
        column.due_on.is_not(None),
    )
    its_own = ~dated & (RESOLUTIONS.c.due_on < today) & (waited_for | ~owed)
    return IS_OPEN & (dated.where(column.due_on < today) | its_own)


def resolved() -> Select[Any]:
    """Resolutions with their meeting and order, for any question about them."""
    return (
        select(
            RESOLUTIONS,
            MEETINGS.c.number.label("meeting_number"),
            MEETINGS.c.starts_at,
            MEETINGS.c.began_at,
            ORDERS.c.state.label("order_state"),
            ORDERS.c.settle_reason,
        )
        .join(MEETINGS, MEETINGS.c.id == RESOLUTIONS.c.meeting_id)
        .outerjoin(ORDERS, ORDERS.c.id == RESOLUTIONS.c.order_id)
    )


def resolution_lines(
    session: OfficeSession, *conditions: ColumnElement[bool]
) -> list[ResolutionLine]:
    """The resolutions within this operator's clearance under some conditions, the earliest first.

    Whoever asks has asked his own rights.
    """
    asked = (
        resolved()
        .where(MEETINGS.c.classification <= int(session.desk.operator.clearance), *conditions)
        .order_by(RESOLUTIONS.c.year, RESOLUTIONS.c.serial)
    )
    return lines_of(session, [dict(row) for row in session.execute(asked).mappings()])


def lines_of(session: OfficeSession, rows: Sequence[Mapping[Any, Any]]) -> list[ResolutionLine]:
    """Rows of `resolved` as lines, each with where its order stands."""
    orders = [row["order_id"] for row in rows if row["order_id"] is not None]
    referrals = _referrals(session, orders)
    today = session.desk.clock.today()
    return [_line(row, referrals.get(row["order_id"], []), today) for row in rows]


def _referrals(session: OfficeSession, orders: Sequence[int]) -> dict[int, list[dict[str, Any]]]:
    """What was referred of these orders and counts, by order."""
    found: dict[int, list[dict[str, Any]]] = {}
    if orders:
        for row in session.ask(_COUNTING, {"ids": orders}).mappings():
            found.setdefault(row["order_id"], []).append(dict(row))
    return found


def _line(
    row: Mapping[str, Any], referrals: Sequence[Mapping[str, Any]], today: date
) -> ResolutionLine:
    owed = [one for one in referrals if one["expected"] not in _NO_ANSWER]
    state = state_of(row, owed)
    late = _late_days(row, owed, state, today)
    return ResolutionLine(
        id=row["id"],
        meeting_id=row["meeting_id"],
        meeting_number=row["meeting_number"],
        meeting_on=to_tehran(row["began_at"] or row["starts_at"]).date(),
        item_id=row["item_id"],
        place=row["place"],
        number=row["number"],
        their_number=row["their_number"],
        words=row["words"],
        responsible_id=row["responsible_id"],
        responsible=row["responsible"],
        co_responsible=tuple(one.name for one in helpers_of(row["co_responsible"])),
        due_on=row["due_on"],
        order_id=row["order_id"],
        state=state,
        state_words=persian_digits(_words(row, owed, state, late)),
        late_days=late,
        annulled_reason=row["annulled_reason"],
        is_annulled=row["annulled_at"] is not None,
    )


def state_of(row: Mapping[str, Any], owed: Sequence[Mapping[str, Any]]) -> ResolutionState:
    """How far a resolution is, by its order and the referrals that owe an answer."""
    order = row["order_state"]
    if row["annulled_at"] is not None:
        return ResolutionState.DROPPED
    if order == OrderState.CLOSED.value:
        return ResolutionState.DONE
    if order is not None and order != OrderState.OPEN.value:
        return ResolutionState.DROPPED
    states = {_S(one["state"]) for one in owed}
    if states and states <= _ANSWERED:
        return ResolutionState.REPORTED
    if states - _UNTOUCHED:
        return ResolutionState.IN_ACTION
    return ResolutionState.OPEN


def _late_days(
    row: Mapping[str, Any],
    owed: Sequence[Mapping[str, Any]],
    state: ResolutionState,
    today: date,
) -> int:
    """Days after its deadline, as it was extended; what was answered is not late any more."""
    if state not in (ResolutionState.OPEN, ResolutionState.IN_ACTION):
        return 0
    live = {one.value for one in LIVE} - {one.value for one in _ANSWERED}
    dues = [one["due_on"] for one in owed if one["due_on"] and one["state"] in live]
    due = min(dues, default=row["due_on"])
    return max(0, (today - due).days) if due is not None else 0


def _words(
    row: Mapping[str, Any],
    owed: Sequence[Mapping[str, Any]],
    state: ResolutionState,
    late: int,
) -> str:
    """How a resolution stands, in words."""
    if row["annulled_at"] is not None:
        return f"{ANNULLED}: {row['annulled_reason']}"
    if state is ResolutionState.DROPPED:
        reason = f": {row['settle_reason']}" if row["settle_reason"] else ""
        return f"{ORDER_STATES[row['order_state']]}{reason}"
    if not owed:
        return ORDER_STATES[OrderState.CLOSED] if state is ResolutionState.DONE else NOBODY
    parts = [_said(one) for one in owed]
    if late:
        parts.append(f"{late} روز گذشته")
    return " · ".join(parts)


def _said(referral: Mapping[str, Any]) -> str:
    """Where one of those it was referred to stands, with what he answered."""
    if referral["answer"]:
        return f"{referral['name']}: {referral['answer'].splitlines()[0]}"
    words = f"{referral['name']}: {REFERRAL_STATES[referral['state']]}"
    if referral["first_due_on"] is not None and referral["due_on"] is not None:
        words += f"، مهلت تا {jalali_text(referral['due_on'])} تمدید شد"
    return words
