"""Earlier trips whose report is missing, of whoever travels again (U35)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from sqlalchemy import and_, or_, select

from app.protocol.states import OURS, TRIPS, CaseState
from app.protocol.tables import CASES, PEOPLE
from app.session import OfficeSession

_C: Final = CASES.c
_P: Final = PEOPLE.c
_OURS: Final = frozenset(role.value for role in OURS)


def missing_reports(
    session: OfficeSession, case: Mapping[str, Any], people: Iterable[Mapping[str, Any]]
) -> dict[int, str]:
    """Of whoever travelled before and owes the report of it: the number of the newest such trip.

    A line of the directory is known by its id. A name without one is everybody of that name.

    Args:
        session: The transaction.
        case: The trip he is to go on; only trips before it count.
        people: Rows of its people: id, role, contact_id and name.

    Returns:
        By the id of the row.
    """
    asked = {one["id"]: one for one in people if one["role"] not in _OURS}
    numbers = {one["contact_id"] for one in asked.values()} - {None}
    names = {one["name"] for one in asked.values()} - {""}
    if not numbers and not names:
        return {}
    rows = session.execute(
        select(_P.contact_id, _P.name, _C.number)
        .join(CASES, _C.id == _P.case_id)
        .where(
            *_owing(session),
            _C.id != case["id"],
            _C.starts_on <= case["starts_on"],
            _P.role.not_in(sorted(_OURS)),
            or_(_P.contact_id.in_(sorted(numbers)), _P.name.in_(sorted(names))),
        )
        .order_by(_C.ends_on, _C.id)
    ).all()
    found: dict[int, str] = {}
    for number, one in asked.items():
        for contact_id, name, trip in rows:
            if _is_same(one, contact_id, name):
                found[number] = trip
    return found


def _owing(session: OfficeSession) -> list[Any]:
    """Trips that ended and brought no report; one nobody wrote down as ended among them."""
    today = session.desk.clock.today()
    return [
        _C.classification <= int(session.desk.operator.clearance),
        _C.case_kind.in_(sorted(kind.value for kind in TRIPS)),
        or_(
            _C.state == CaseState.RETURNED.value,
            and_(_C.state == CaseState.UNDER_WAY.value, _C.ends_on < today),
        ),
    ]


def _is_same(one: Mapping[str, Any], contact_id: int | None, name: str) -> bool:
    if one["contact_id"] is not None and contact_id is not None:
        return bool(one["contact_id"] == contact_id)
    return bool(one["name"]) and one["name"] == name
