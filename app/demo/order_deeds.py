"""What is done to the order of a call until it is closed, through the services and as rows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from app.changes import Kind
from app.demo.folders import FolderRows
from app.demo.stories import Deed, Do
from app.folder import Outcome
from app.orders import (
    AnswerDraft,
    SightDraft,
    TellDraft,
    answer_referral,
    close_order,
    order_sheet,
    orders_of,
    see_result,
    tell_applicant,
    waive_scan,
)
from app.orders import deeds as held
from app.orders.closing import close_held, take_sight, take_telling, waive_scan_of
from app.orders.course import take_answer
from app.orders.sight import result_card
from app.orders.states import ReferralState
from app.session import OfficeSession
from models.folder import FolderSheet
from models.orders import Order, OrderStep, Referral

_WAITING = ReferralState.WAITING_FOR_SIGHT.value

#: Keeps a row for a table until the call's life is written.
Keeping = Callable[[type[Any], dict[str, Any]], int]


def do_to_order(session: OfficeSession, call_id: int, deed: Deed) -> None:
    """Do it through the services."""
    order = orders_of(session, Kind.CALL, call_id)[0]
    if deed.do is Do.WAIVE_SCAN:
        waive_scan(session, order.id, order.version, deed.words)
    elif deed.do is Do.TELL:
        tell_applicant(session, order.id, order.version, TellDraft(words=deed.words))
    elif deed.do is Do.CLOSE_ORDER:
        close_order(session, order.id, order.version)
    else:
        referral = order_sheet(session, order.id).referrals[deed.place].id
        if deed.do is Do.ANSWER:
            draft = AnswerDraft(answer=deed.words)
            answer_referral(session, order.id, order.version, referral, draft)
        else:
            see_result(session, order.id, order.version, referral, SightDraft())


class RowDeed(held.Deed):
    """A deed on an order that is still rows in hand."""

    def __init__(
        self,
        session: OfficeSession,
        rows: list[tuple[type[Any], dict[str, Any]]],
        keep: Keeping,
        folders: FolderRows,
    ) -> None:
        """Hold the order among the rows of a call's life."""
        self.session = session
        self._row = next(row for table, row in rows if table is Order)
        self._referral_rows = {row["id"]: row for table, row in rows if table is Referral}
        self._sheets = [row for table, row in rows if table is FolderSheet]
        self._keep, self._folders = keep, folders
        self.order = dict(self._row)
        self.referrals = {number: dict(row) for number, row in self._referral_rows.items()}
        self.kinds = {Kind.ORDER}
        self.is_taking_back = False
        self._overwrote = {}

    def save(self, last_step: str) -> None:
        """Write the rows in hand, and the sheets of results as they go in and come back."""
        self.order |= self.columns_after(last_step)
        self._row.update(self.order)
        for number, was in self.states_before().items():
            now = self.referrals[number]["state"]
            if now == _WAITING:
                card = result_card(self.order, self.referrals[number])
                self._keep(FolderSheet, self._folders.put_in(card))
            elif was == _WAITING:
                self._folders.came_back(self._sheets[-1], Outcome.SEEN)
        for number, row in self.referrals.items():
            self._referral_rows[number].update(row)

    def leave_step(self, row: Mapping[str, Any]) -> None:
        """Keep the step."""
        self._keep(OrderStep, dict(row))

    def do(self, deed: Deed) -> None:
        """Do it, as the services do."""
        if deed.do is Do.WAIVE_SCAN:
            waive_scan_of(self, deed.words)
        elif deed.do is Do.TELL:
            take_telling(self, TellDraft(words=deed.words))
        elif deed.do is Do.CLOSE_ORDER:
            close_held(self)
        elif deed.do is Do.ANSWER:
            take_answer(self, list(self.referrals)[deed.place], AnswerDraft(answer=deed.words))
        else:
            take_sight(self, list(self.referrals)[deed.place], SightDraft())
