"""Every way to ask for gifts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from typing import Any, Final

from sqlalchemy import ColumnElement, Select, and_, func, or_, select

from app.access import Right, require
from app.attachments import files_of
from app.changes import Kind
from app.errors import NotFound
from app.protocol.deeds import GIFT_TABLES
from app.protocol.rows import GiftRow, GiftSheet
from app.protocol.states import GiftDirection
from app.protocol.step_lines import step_lines
from app.protocol.tables import CASES, GIFTS
from app.session import OfficeSession
from app.text import latin_digits, search_key, search_phrases, tidy

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


class GiftView(StrEnum):
    """What the register of gifts can be narrowed to."""

    ALL = "all"
    GIVEN = "given"
    RECEIVED = "received"
    #: Received, and nobody wrote under which number it is kept.
    UNKEPT = "unkept"


@dataclass(frozen=True)
class GiftFilter:
    """What the register of gifts shows.

    Attributes:
        text: Parts of number, gift, name, body, country or inventory number; all must be found.
    """

    text: str = ""
    view: GiftView = GiftView.ALL
    from_day: date | None = None
    to_day: date | None = None


def _conditions(wanted: GiftFilter) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = [
        or_(*(_G.search_key.contains(form, autoescape=True) for form in forms))
        for forms in search_phrases(wanted.text)
    ]
    if wanted.view in (GiftView.GIVEN, GiftView.RECEIVED):
        found.append(_G.direction == wanted.view.value)
    elif wanted.view is GiftView.UNKEPT:
        found += [
            _G.direction == GiftDirection.RECEIVED.value,
            _G.inventory_number == "",
            _G.annulled_at.is_(None),
        ]
    if wanted.from_day is not None:
        found.append(_G.given_on >= wanted.from_day)
    if wanted.to_day is not None:
        found.append(_G.given_on <= wanted.to_day)
    return found


def list_gifts(
    session: OfficeSession, wanted: GiftFilter, *, offset: int = 0, limit: int = 50
) -> list[GiftRow]:
    """A page of gifts, the newest first.

    Raises:
        NotAllowed: The operator may not read protocol work.
    """
    require(session.desk.operator, Right.READ_PROTOCOL)
    asked = asked_gifts(session).where(*_conditions(wanted))
    asked = asked.order_by(_G.given_on.desc(), _G.id.desc()).offset(offset).limit(limit)
    return [gift_row(row) for row in session.execute(asked).mappings()]


def count_gifts(session: OfficeSession, wanted: GiftFilter) -> int:
    """How many gifts a filter finds.

    Raises:
        NotAllowed: The operator may not read protocol work.
    """
    require(session.desk.operator, Right.READ_PROTOCOL)
    asked = asked_gifts(session).where(*_conditions(wanted)).subquery()
    count: int = session.execute(select(func.count()).select_from(asked)).scalar_one()
    return count


def gift_place(session: OfficeSession, wanted: GiftFilter, gift_id: int) -> int | None:
    """How many gifts stand before one in its list; None where the filter hides it.

    Raises:
        NotAllowed: The operator may not read protocol work.
    """
    require(session.desk.operator, Right.READ_PROTOCOL)
    asked = asked_gifts(session).where(*_conditions(wanted))
    row = session.execute(asked.where(_G.id == gift_id)).mappings().first()
    if row is None:
        return None
    before = or_(
        _G.given_on > row["given_on"], and_(_G.given_on == row["given_on"], _G.id > gift_id)
    )
    found = asked.where(before).subquery()
    count: int = session.execute(select(func.count()).select_from(found)).scalar_one()
    return count


def gift_sheet(session: OfficeSession, gift_id: int) -> GiftSheet:
    """One gift whole.

    Raises:
        NotAllowed: The operator may not read protocol work.
        NotFound: There is no such gift for him.
    """
    require(session.desk.operator, Right.READ_PROTOCOL)
    row = session.execute(asked_gifts(session).where(_G.id == gift_id)).mappings().first()
    if row is None:
        raise NotFound(GIFT_TABLES.missing)
    return GiftSheet(
        row=gift_row(row),
        steps=step_lines(session, GIFT_TABLES, gift_id),
        files=files_of(session, Kind.GIFT, gift_id),
    )


def gift_of_number(session: OfficeSession, number: str) -> int | None:
    """The newest gift of this number as it is printed, if this operator may see it.

    Raises:
        NotAllowed: The operator may not read protocol work.
    """
    require(session.desk.operator, Right.READ_PROTOCOL)
    asked = asked_gifts(session).where(_G.number_key == search_key(latin_digits(tidy(number))))
    row = session.execute(asked.order_by(_G.id.desc()).limit(1)).mappings().first()
    return None if row is None else row["id"]
