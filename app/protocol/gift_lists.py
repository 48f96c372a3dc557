"""Every way to ask for gifts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Any, Final

from sqlalchemy import Select, or_, select

from app.protocol.rows import GiftRow
from app.protocol.states import GiftDirection
from app.protocol.tables import CASES, GIFTS
from app.session import OfficeSession

_G: Final = GIFTS.c
_ROW: Final = tuple(name for name in (field.name for field in fields(GiftRow)) if name in _G)


def asked_gifts(session: OfficeSession) -> Select[Any]:
    """Gifts this operator may see: those of a case above his clearance are not there."""
    clearance = int(session.desk.operator.clearance)
    return (
        select(*(_G[name] for name in _ROW), _G.annulled_at, CASES.c.number.label("case_number"))
        .select_from(GIFTS.outerjoin(CASES, CASES.c.id == _G.case_id))
        .where(or_(_G.case_id.is_(None), CASES.c.classification <= clearance))
    )


def gift_row(row: Mapping[Any, Any]) -> GiftRow:
    """A line of the register of gifts."""
    return GiftRow(
        **{name: row[name] for name in _ROW}
        | {
            "direction": GiftDirection(row["direction"]),
            "case_number": row["case_number"] or "",
            "is_annulled": row["annulled_at"] is not None,
        }
    )


def gifts_of_case(session: OfficeSession, case_id: int) -> tuple[GiftRow, ...]:
    """Gifts given and received in a case, in their order."""
    asked = asked_gifts(session).where(_G.case_id == case_id).order_by(_G.given_on, _G.id)
    return tuple(gift_row(row) for row in session.execute(asked).mappings())
