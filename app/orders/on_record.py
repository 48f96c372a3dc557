"""What the records that orders stand on do to them and ask of them."""

from __future__ import annotations

from sqlalchemy import ColumnElement, bindparam, case, exists, func, select, update

from app.changes import Kind
from app.errors import NotAllowed
from app.orders.deeds import ORDERS, REFERRALS, referrals_of
from app.orders.keys import order_search_key
from app.orders.recording import SourceCard
from app.orders.reminded import order_reminders_follow
from app.orders.rows import Awaited
from app.orders.states import LIVE, NEEDS_NO_ANSWER, OrderState, ReferralState
from app.session import OfficeSession
from app.text import persian_digits

_ON_RECORD = (
    ORDERS.c.source_kind == bindparam("of_kind"),
    ORDERS.c.source_id == bindparam("of_record"),
)
_ORDERS_ON = select(ORDERS).where(*_ON_RECORD)
_COUNT_OPEN = (
    select(func.count())
    .select_from(ORDERS)
    .where(*_ON_RECORD, ORDERS.c.state == OrderState.OPEN.value)
)

_ANSWERED = (ReferralState.ANSWERED, ReferralState.WAITING_FOR_SIGHT)
_UNANSWERED = tuple(state for state in LIVE if state not in _ANSWERED)


def follow_source(session: OfficeSession, card: SourceCard) -> None:
    """Let the orders on a record say what the record says now; its journal entry tells why."""
    says = {
        "source_number": card.number,
        "source_title": card.title,
        "applicant": card.applicant,
        "applicant_phone": card.applicant_phone,
        "classification": int(card.classification),
    }
    record = {"of_kind": card.kind or "", "of_record": card.id}
    for row in session.ask(_ORDERS_ON, record).mappings().all():
        order = dict(row)
        if all(order[name] == value for name, value in says.items()):
            continue
        order |= says
        referrals = referrals_of(session, order["id"])
        key = order_search_key(order, referrals)
        session.execute(
            update(ORDERS)
            .where(ORDERS.c.id == order["id"])
            .values(**says, search_key=key, version=order["version"] + 1)
        )
        order_reminders_follow(session, order, referrals)


def count_open_orders(session: OfficeSession, kind: Kind, record_id: int) -> int:
    """How many orders on a record still run; whoever asks has asked his own rights."""
    record = {"of_kind": kind.value, "of_record": record_id}
    count: int = session.ask(_COUNT_OPEN, record).scalar_one()
    return count


def require_no_open_orders(session: OfficeSession, kind: Kind, record_id: int) -> None:
    """Refuse to let a record go on which an order still runs.

    Raises:
        NotAllowed: The sentence says how many.
    """
    count = count_open_orders(session, kind, record_id)
    if count:
        raise NotAllowed(
            persian_digits(f"{count} دستور بر این برگ هنوز در جریان است؛ نخست آن را مختومه کنید.")
        )


def awaited(
    session: OfficeSession, kind: Kind, record_id: ColumnElement[int]
) -> ColumnElement[str]:
    """What the running orders on a record wait for, as a column beside the record's own.

    Whoever tells its applicant now tells too early. What was sent for information is no answer.

    Args:
        session: Who asks; orders above his clearance do not exist.
        kind: Of the record.
        record_id: Its id, in the question this column is put into.

    Returns:
        A value of `Awaited`.
    """

    def one_in(states: tuple[ReferralState, ...]) -> ColumnElement[bool]:
        return exists().where(
            ORDERS.c.source_kind == kind.value,
            ORDERS.c.source_id == record_id,
            ORDERS.c.state == OrderState.OPEN.value,
            ORDERS.c.classification <= int(session.desk.operator.clearance),
            REFERRALS.c.order_id == ORDERS.c.id,
            REFERRALS.c.state.in_([state.value for state in states]),
            REFERRALS.c.expected.not_in([one.value for one in NEEDS_NO_ANSWER]),
        )

    return case(
        (one_in(_UNANSWERED), Awaited.ANSWER.value),
        (one_in(_ANSWERED), Awaited.SIGHT.value),
        else_=Awaited.NOTHING.value,
    )
