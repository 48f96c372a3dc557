"""A deed on a record that also does something beside it, and the way back of both.

What it did on the entry of the programme, in the letter register or with an order is kept with its
step; taking the step back takes that back too, as long as nobody went on from there.
"""

from __future__ import annotations

from typing import Any, ClassVar, Final

from app.access import Right
from app.agenda.deeds import FIRST_STEPS, seen_event
from app.agenda.scheduling import cancel_event
from app.agenda.states import EventState
from app.agenda.taking_back import steps_that_count, take_event_step_back
from app.changes import Kind
from app.errors import NotAllowed, NotFound
from app.letters import LetterState, letter_sheet, withdraw_draft
from app.orders.deeds import seen_order, standing_steps
from app.orders.taking_back import take_order_step_back, withdraw_order
from app.record_deed import RecordDeed

#: Under these names what was done beside the record is kept with its step.
_EVENT: Final = "events"
_LETTERS: Final = "letters"
_ORDERS: Final = "orders"
_ORDER_STEPS: Final = "order_steps"
#: Whether taking an order's recording back asks for the right to record orders.
_RIGHT: Final = "right"


class BesideDeed(RecordDeed):
    """One deed on one record, with what it does of the programme, of letters and of orders.

    Attributes:
        event_gone_on: Why it is not taken back where its entry went on in the programme.
        event_given_up: Why an entry it began is called off.
        order_gone_on: Why not where its order was worked on since.
        letter_given_up: Why a draft it began is withdrawn.
    """

    event_gone_on: ClassVar[str] = ""
    event_given_up: ClassVar[str] = ""
    order_gone_on: ClassVar[str] = ""
    letter_given_up: ClassVar[str] = ""

    def changed_event(self, number: int) -> None:
        """Remember that the deed changed its entry in the programme, or began it.

        What it changed is taken back with it; what it began has its number and is called off.
        """
        newest = steps_that_count(self.session, number)[-1]
        self._overwrote[_EVENT, number] = {"step": newest["id"]}
        self.kinds.add(Kind.EVENT)

    def began_letter(self, number: int) -> None:
        """Remember that the deed began a letter, to be given up when it is taken back."""
        self._overwrote[_LETTERS, number] = {}
        self.kinds.add(Kind.LETTER)

    def recorded_order(self, number: int, *, right: Right | None = Right.RECORD_ORDERS) -> None:
        """Remember that the deed recorded an order, to be withdrawn when it is taken back.

        Args:
            number: Which.
            right: What withdrawing it needs; None where the deed itself asks.
        """
        self._overwrote[_ORDERS, number] = {_RIGHT: right}
        self.kinds.add(Kind.ORDER)

    def changed_order(self, number: int) -> None:
        """Remember that the deed did something to an order, to be taken back with it."""
        newest = standing_steps(self.session, number)[-1]
        self._overwrote[_ORDER_STEPS, number] = {"step": newest["id"]}
        self.kinds.add(Kind.ORDER)

    def _restore(self, table: str, number: int, values: dict[str, Any]) -> None:
        if table == _EVENT:
            self._take_event_back(number, values["step"])
        elif table == _LETTERS:
            self._give_letter_up(number)
        elif table == _ORDERS:
            asked = values.get(_RIGHT, Right.RECORD_ORDERS)
            right = Right(asked) if asked is not None else None
            withdraw_order(self.session, number, self.order_gone_on, right=right)
            self.kinds.add(Kind.ORDER)
        elif table == _ORDER_STEPS:
            self._take_order_step_back(number, values["step"])
        else:
            super()._restore(table, number, values)

    def _take_event_back(self, event_id: int, step_id: int) -> None:
        steps, event = steps_that_count(self.session, event_id), seen_event(self.session, event_id)
        action = next((one["action"] for one in steps if one["id"] == step_id), "")
        if action in FIRST_STEPS and event["state"] == EventState.CANCELLED.value:
            return
        if steps[-1]["id"] != step_id:
            raise NotAllowed(self.event_gone_on)
        there = (self.session, event_id, event["version"])
        if action in FIRST_STEPS:
            done = cancel_event(*there, self.event_given_up, right=None)
        else:
            done = take_event_step_back(*there, right=None)
        self.kinds |= done.kinds

    def _take_order_step_back(self, order_id: int, step_id: int) -> None:
        if standing_steps(self.session, order_id)[-1]["id"] != step_id:
            raise NotAllowed(self.order_gone_on)
        version = seen_order(self.session, order_id)["version"]
        done = take_order_step_back(self.session, order_id, version, right=None)
        self.kinds |= done.kinds

    def _give_letter_up(self, letter_id: int) -> None:
        """Give a draft up that a step began; one given up already stays so."""
        try:
            letter = letter_sheet(self.session, letter_id)
        except NotFound:
            return
        if letter.state is not LetterState.WITHDRAWN:
            withdraw_draft(self.session, letter_id, letter.version, self.letter_given_up)
            self.kinds.add(Kind.LETTER)
