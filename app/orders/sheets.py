"""One order whole, for the detail pane, the papers and `daftar show`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import select, update

from app import journal
from app.access import Right, require
from app.attachments import files_of
from app.changes import Changes, Kind, changed
from app.clock import to_tehran
from app.marks import Classification
from app.orders.closing import undone
from app.orders.deeds import FOLLOW_UPS, ORDERS, STEPS, referrals_of, seen_order
from app.orders.ladder import ladder, thresholds
from app.orders.queries import due_rung, telling_of
from app.orders.rows import (
    Delivery,
    FollowUpLine,
    OrderSheet,
    OrderStepLine,
    ReferralSheet,
)
from app.orders.states import (
    Expected,
    FollowUpWay,
    OrderKind,
    OrderState,
    ReferralState,
    Scan,
    TellingWay,
    WriteOff,
)
from app.session import OfficeSession
from app.settings import governor_on, office_calendar
from models.base import table_of
from models.operators import Operator

_OPERATORS = table_of(Operator)


class _Columns:
    """A row's columns as attributes."""

    def __init__(self, row: Mapping[str, Any]) -> None:
        self.__dict__.update(row)


def order_sheet(session: OfficeSession, order_id: int) -> OrderSheet:
    """One order whole.

    Raises:
        NotFound: There is no such order for this operator.
    """
    require(session.desk.operator, Right.READ_ORDERS)
    order = seen_order(session, order_id)
    referrals = referrals_of(session, order_id)
    today = session.desk.clock.today()
    limits = thresholds(ladder(session), office_calendar(session), today)
    asked = _follow_ups(session, tuple(referrals))
    names = _names(session, {order["written_by"], order["owner_id"], order["told_by"] or 0})
    governor = governor_on(session, order["given_on"])
    born = session.execute(
        select(ORDERS.c.id)
        .where(
            ORDERS.c.follows_id == order_id,
            ORDERS.c.state != OrderState.WITHDRAWN.value,
            ORDERS.c.classification <= int(session.desk.operator.clearance),
        )
        .order_by(ORDERS.c.id)
    ).scalars()
    return OrderSheet(
        id=order["id"],
        version=order["version"],
        kind=OrderKind(order["kind"]),
        state=OrderState(order["state"]),
        source_kind=Kind(order["source_kind"]) if order["source_kind"] else None,
        source_id=order["source_id"],
        source_number=order["source_number"],
        source_title=order["source_title"],
        applicant=order["applicant"],
        applicant_phone=order["applicant_phone"],
        words=order["words"],
        given_on=order["given_on"],
        given_at=order["given_at"],
        classification=Classification(order["classification"]),
        written_by=names[order["written_by"]],
        written_at=to_tehran(order["written_at"]),
        owner=names[order["owner_id"]],
        owner_id=order["owner_id"],
        settle_reason=order["settle_reason"],
        settled_at=to_tehran(order["settled_at"]) if order["settled_at"] else None,
        follows_id=order["follows_id"],
        born_ids=tuple(born),
        scan=Scan(order["scan"]),
        scan_reason=order["scan_reason"],
        telling=telling_of(_Columns(order)),
        told_at=to_tehran(order["told_at"]) if order["told_at"] else None,
        told_by=names.get(order["told_by"] or 0, ""),
        told_way=TellingWay(order["told_way"]) if order["told_way"] else None,
        told_words=order["told_words"],
        untold_reason=order["untold_reason"],
        printed_count=order["printed_count"],
        last_step=order["last_step"],
        referrals=tuple(
            _referral(row, asked.get(number, ()), limits) for number, row in referrals.items()
        ),
        steps=_steps(session, order_id),
        files=files_of(session, Kind.ORDER, order_id),
        undone=undone(order, referrals) if order["state"] == OrderState.OPEN.value else (),
        governor=f"{governor.honorific} {governor.name}".strip() if governor else "",
        governor_acts=governor.acting if governor else False,
    )


def order_sheets(session: OfficeSession, ids: Sequence[int]) -> list[OrderSheet]:
    """Several orders whole, in the order asked.

    Raises:
        NotFound: One of them is not there for this operator.
    """
    return [order_sheet(session, order_id) for order_id in ids]


def count_order_prints(session: OfficeSession, ids: tuple[int, ...]) -> Changes[int]:
    """Count that these orders' slips are printed, so that a reprint can say so.

    Returns:
        How many.
    """
    require(session.desk.operator, Right.READ_ORDERS)
    for order_id in ids:
        order = seen_order(session, order_id)
        session.execute(
            update(ORDERS)
            .where(ORDERS.c.id == order_id)
            .values(printed_count=ORDERS.c.printed_count + 1)
        )
        journal.note(
            session,
            Kind.ORDER,
            order_id,
            "print_order",
            "برگ دستور چاپ شد.",
            classification=order["classification"],
        )
    return changed(len(ids), Kind.ORDER)


def _names(session: OfficeSession, ids: set[int]) -> dict[int, str]:
    rows = session.execute(
        select(_OPERATORS.c.id, _OPERATORS.c.full_name).where(_OPERATORS.c.id.in_(ids))
    )
    return {number: name for number, name in rows}  # noqa: C416  # rows, no pairs


def _delivery(row: Mapping[str, Any], part: str) -> Delivery | None:
    at = row[f"{part}_sent_at"]
    if at is None:
        return None
    return Delivery(to_tehran(at), row[f"{part}_way"], row[f"{part}_receipt"])


def _referral(
    row: Mapping[str, Any], asked: Sequence[FollowUpLine], limits: Sequence[date]
) -> ReferralSheet:
    return ReferralSheet(
        id=row["id"],
        contact_id=row["contact_id"],
        name=row["name"],
        group_name=row["group_name"],
        expected=Expected(row["expected"]),
        due_on=row["due_on"],
        first_due_on=row["first_due_on"],
        extension_reason=row["extension_reason"],
        state=ReferralState(row["state"]),
        state_since=to_tehran(row["state_since"]),
        stopped_on=row["stopped_on"],
        paper=_delivery(row, "paper"),
        scan=_delivery(row, "scan"),
        answer=row["answer"],
        answer_reference=row["answer_reference"],
        answered_on=row["answered_on"],
        write_off=WriteOff(row["write_off"]) if row["write_off"] else None,
        written_off_on=row["written_off_on"],
        written_off_by=row["written_off_by"],
        write_off_reference=row["write_off_reference"],
        write_off_reason=row["write_off_reason"],
        transferred_to_id=row["transferred_to_id"],
        rung=row["rung"],
        due_rung=due_rung(row["state"], row["due_on"], limits),
        next_follow_up_on=row["next_follow_up_on"],
        follow_ups=tuple(asked),
    )


def _follow_ups(session: OfficeSession, ids: Sequence[int]) -> dict[int, list[FollowUpLine]]:
    found: dict[int, list[FollowUpLine]] = {}
    rows = session.execute(
        select(FOLLOW_UPS, _OPERATORS.c.full_name)
        .join(_OPERATORS, _OPERATORS.c.id == FOLLOW_UPS.c.operator_id)
        .where(FOLLOW_UPS.c.referral_id.in_(ids), FOLLOW_UPS.c.taken_back_at.is_(None))
        .order_by(FOLLOW_UPS.c.at, FOLLOW_UPS.c.id)
    )
    for row in rows:
        found.setdefault(row.referral_id, []).append(
            FollowUpLine(
                id=row.id,
                at=to_tehran(row.at),
                by=row.full_name,
                way=FollowUpWay(row.way),
                whom=row.whom,
                answer=row.answer,
                next_on=row.next_on,
                rung=row.rung,
            )
        )
    return found


def _steps(session: OfficeSession, order_id: int) -> tuple[OrderStepLine, ...]:
    rows = session.execute(
        select(STEPS.c.at, _OPERATORS.c.full_name, STEPS.c.words, STEPS.c.taken_back_at)
        .join(_OPERATORS, _OPERATORS.c.id == STEPS.c.operator_id)
        .where(STEPS.c.order_id == order_id)
        .order_by(STEPS.c.id)
    )
    return tuple(
        OrderStepLine(to_tehran(at), by, words, back is not None) for at, by, words, back in rows
    )
