"""Orders among all that can be found: those that run, and those that do not any more."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any, Final

from sqlalchemy import select

from app.access import Right
from app.changes import Kind
from app.marks import Classification
from app.orders.deeds import ORDERS, REFERRALS
from app.orders.filters import FollowUpView, OrderFilter, visible_orders
from app.orders.keys import order_keys
from app.orders.states import OrderState, ReferralState
from app.search.findable import Findable, FoundLine
from app.search.lists import keys_by, of_ids
from app.session import OfficeSession
from app.texts import ORDER_STATES
from models.search import ORDERS as INDEXED

_SHOWN: Final = (
    "id",
    "source_number",
    "source_title",
    "words",
    "given_on",
    "state",
    "classification",
)
_ASKED: Final = of_ids(select(*(ORDERS.c[name] for name in _SHOWN)), ORDERS.c.id)
_REFERRED: Final = of_ids(
    select(REFERRALS.c.order_id, REFERRALS.c.name, REFERRALS.c.answer)
    .where(REFERRALS.c.state != ReferralState.WITHDRAWN.value)
    .order_by(REFERRALS.c.id),
    REFERRALS.c.order_id,
)


def _lines(session: OfficeSession, ids: Sequence[int]) -> Mapping[int, FoundLine]:
    referred: defaultdict[int, list[Any]] = defaultdict(list)
    for row in session.ask(_REFERRED, {"ids": ids}):
        referred[row.order_id].append(row)
    orders = session.ask(_ASKED, {"ids": ids})
    return {row.id: _line(row, referred[row.id]) for row in orders}


def _line(row: Any, referrals: Sequence[Any]) -> FoundLine:
    longer = (row.source_title, *(one.answer for one in referrals))
    return FoundLine(
        kind=Kind.ORDER,
        id=row.id,
        number=row.source_number,
        title=" ".join(row.words.split()),
        who="، ".join(one.name for one in referrals),
        day=row.given_on,
        state=ORDER_STATES[row.state],
        standing=OrderState(row.state),
        classification=Classification(row.classification),
        context="\n".join(part for part in longer if part),
    )


FINDABLE: Final = Findable(
    kind=Kind.ORDER,
    title="دستورات",
    right=Right.READ_ORDERS,
    section="orders",
    wanted=lambda text: OrderFilter(text=text, view=FollowUpView.ALL),
    indexed=INDEXED,
    table=ORDERS,
    visible=visible_orders,
    lines=_lines,
    keys=keys_by(ORDERS, order_keys),
)
