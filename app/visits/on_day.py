"""Where a petition may stand while its public day stands where it does."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from sqlalchemy import select

from app.errors import NotAllowed
from app.session import OfficeSession
from app.text import persian_digits
from app.visits.states import VisitState
from app.visits.tables import PUBLIC_DAYS
from app.visits.texts import PUBLIC_DAY_STATES, VISIT_STATES

#: What a deed of a public day is called among the steps of a petition it wrote.
DAY_STEP: Final = "public_day"

OF_DAY: Final = "این گام را ملاقات عمومی گذاشته است؛ همان‌جا پس گرفته می‌شود."

_S: Final = VisitState
#: The states of a day in the order of its life; one called off stands beside them.
_LIFE: Final = tuple(state for state in PUBLIC_DAY_STATES if state != "cancelled")
_CANCELLED: Final = "cancelled"

#: From which state of the day to which a petition may stand there.
_RANGES: Final[Mapping[VisitState, tuple[str, str]]] = {
    _S.COLLECTED: ("planned", "closed"),
    _S.LISTED: ("list_closed", "list_closed"),
    _S.PRESENTED: ("presented", "in_session"),
    _S.ACCEPTED: ("presented", "in_session"),
    _S.ANSWERED: ("presented", "reported"),
    _S.REFUSED: ("presented", "reported"),
    _S.HEARD: ("in_session", "reported"),
    _S.ABSENT: ("in_session", "reported"),
    _S.POSTPONED: ("in_session", "closed"),
    _S.HANDED_OVER: ("handed_over", "reported"),
    _S.RESULT_IN: ("handed_over", "reported"),
    _S.TOLD: ("presented", "closed"),
    _S.CLOSED: ("presented", "closed"),
    _S.WITHDRAWN: ("planned", "closed"),
}
#: What stays with a day that was called off: whatever was answered before.
_STAYS: Final = frozenset({_S.ANSWERED, _S.REFUSED, _S.TOLD, _S.CLOSED, _S.WITHDRAWN})


def may_stand(petition: VisitState, day: str) -> bool:
    """Whether a petition may stand so while its day stands so."""
    if day == _CANCELLED:
        return petition in _STAYS
    if petition not in _RANGES:
        return False
    first, last = _RANGES[petition]
    return _LIFE.index(first) <= _LIFE.index(day) <= _LIFE.index(last)


def require_stands(petition: Mapping[str, Any], day: Mapping[str, Any]) -> None:
    """Refuse a way back that would leave a petition where nothing leads on from.

    Raises:
        NotAllowed: The sentence says where both would stand.
    """
    state = VisitState(petition["state"])
    if not may_stand(state, day["state"]):
        raise NotAllowed(
            persian_digits(
                f"ملاقات عمومی {day['number']} در وضعیت «{PUBLIC_DAY_STATES[day['state']]}» است و "
                f"درخواست {petition['number']} نمی‌تواند به «{VISIT_STATES[state]}» برگردد."
            )
        )


def day_of(session: OfficeSession, petition: Mapping[str, Any]) -> Mapping[Any, Any] | None:
    """The day a visit is for, held so that it is not led on until the transaction is over."""
    if petition["public_day_id"] is None:
        return None
    day = PUBLIC_DAYS.c
    return (
        session.execute(
            select(day.id, day.number, day.state)
            .where(day.id == petition["public_day_id"])
            .with_for_update(read=True)
        )
        .mappings()
        .one()
    )
