"""The day as one operator sees it, in one question."""

from __future__ import annotations

from app.access import Right
from app.kept_forms import kept_forms
from app.session import OfficeSession
from app.shifts import on_duty_now
from app.today.cards import CARDS, STAND
from app.today.lists import LISTS
from app.today.parts import SHOWN, Today


def today_sheet(session: OfficeSession, desk: str = "", most: int = SHOWN) -> Today:
    """How the day stands, in one question.

    Args:
        session: Where to ask.
        desk: Whose forms under way are not called parked.
        most: Lines of each list.
    """
    session.info.pop(STAND, None)
    operator = session.desk.operator
    calls = operator.may(Right.READ_CALLS)
    return Today(
        tuple((card, card.count(session)) for card in CARDS if operator.may(card.right)),
        tuple((one, tuple(one.lines(session, most))) for one in LISTS if operator.may(one.right)),
        on_duty_now(session).words if calls else "",
        sum(1 for line in kept_forms(session, desk) if line.is_parked),
    )
