"""Whose report of an earlier trip is missing (U35)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import or_, select

from app.protocol.states import CaseState
from app.protocol.tables import CASES, PEOPLE
from app.session import OfficeSession


def missing_reports(
    session: OfficeSession, case: Mapping[str, Any], people: Iterable[Mapping[str, Any]]
) -> dict[int, str]:
    """Numbers of earlier trips whose report was not handed in, by the id of whoever travelled.

    A person is known by his line of the directory, or else by name and body as they are written.

    Args:
        session: The transaction.
        case: The trip he is to go on; only trips before it count.
        people: Rows of its travellers.
    """
    travellers = list(people)
    contacts = {one["contact_id"] for one in travellers if one["contact_id"] is not None}
    keys = {one["search_key"] for one in travellers if one["search_key"]}
    asked = (
        select(PEOPLE.c.contact_id, PEOPLE.c.search_key, CASES.c.number)
        .join(CASES, CASES.c.id == PEOPLE.c.case_id)
        .where(
            CASES.c.id != case["id"],
            CASES.c.state == CaseState.RETURNED.value,
            CASES.c.starts_on <= case["starts_on"],
            CASES.c.classification <= int(session.desk.operator.clearance),
            or_(PEOPLE.c.contact_id.in_(contacts), PEOPLE.c.search_key.in_(keys)),
        )
        .order_by(CASES.c.starts_on, CASES.c.id)
    )
    found = session.execute(asked).all()
    by_contact = {row.contact_id: row.number for row in found if row.contact_id is not None}
    by_key = {row.search_key: row.number for row in found}
    named = {}
    for one in travellers:
        number = by_contact.get(one["contact_id"]) or by_key.get(one["search_key"])
        if number:
            named[one["id"]] = number
    return named
