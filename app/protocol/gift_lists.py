"""Every way to ask for gifts; those of a case above the clearance are not there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from typing import Any, Final

from sqlalchemy import ColumnElement, Select, exists, or_, select

from app.access import Right, require
from app.attachments import files_of
from app.changes import Kind
from app.marks import Classification
from app.protocol.deeds import GIFT_TABLES
from app.protocol.register_rows import GiftRow, GiftSheet
from app.protocol.states import GiftDirection
from app.protocol.step_lines import step_lines
from app.protocol.tables import CASES, GIFTS
from app.search.keeping import kept
from app.search.lists import SearchedList
from app.session import OfficeSession
from models.base import alias_of
from models.search import GIFTS as INDEXED

_G: Final = GIFTS.c
#: The case of a gift, beside the one its number is read from.
_OWN: Final = alias_of(CASES, "own_case")
_ROW: Final = tuple(name for name in (field.name for field in fields(GiftRow)) if name in _G)


class GiftView(StrEnum):
    """What the register of gifts can be narrowed to."""

    ALL = "all"
    GIVEN = "given"
    RECEIVED = "received"
    #: Received, and nobody wrote under which number it is kept.
    UNKEPT = "unkept"


@dataclass(frozen=True)
class GiftFilter:
    """What the register of gifts shows; annulled ones only among all.

    Attributes:
        text: What is asked of number, gift, name, body, country, inventory number.
        from_day: First day it was given on; `to_day` the last.
    """

    text: str = ""
    view: GiftView = GiftView.ALL
    from_day: date | None = None
    to_day: date | None = None


def is_seen(session: OfficeSession) -> ColumnElement[bool]:
    """Whether this operator may see a gift at all: its case is within his clearance."""
    clearance = int(session.desk.operator.clearance)
    return or_(
        _G.case_id.is_(None),
        exists().where(_OWN.c.id == _G.case_id, _OWN.c.classification <= clearance),
    )


def asked_gifts(session: OfficeSession) -> Select[Any]:
    """Gifts this operator may see: those of a case above his clearance are not there."""
    return (
        select(
            *(_G[name] for name in _ROW),
            _G.annulled_at,
            CASES.c.number.label("case_number"),
            CASES.c.classification.label("case_classification"),
        )
        .select_from(GIFTS.outerjoin(CASES, CASES.c.id == _G.case_id))
        .where(is_seen(session))
    )


def gift_row(row: Mapping[Any, Any]) -> GiftRow:
    """A line of the register of gifts."""
    return GiftRow(
        **{name: row[name] for name in _ROW}
        | {
            "direction": GiftDirection(row["direction"]),
            "case_number": row["case_number"] or "",
            "classification": Classification(row["case_classification"] or 0),
            "is_annulled": row["annulled_at"] is not None,
        }
    )


def gifts_of_case(session: OfficeSession, case_id: int) -> tuple[GiftRow, ...]:
    """Gifts given and received in a case, in their order."""
    asked = asked_gifts(session).where(_G.case_id == case_id).order_by(_G.given_on, _G.id)
    return tuple(gift_row(row) for row in session.execute(asked).mappings())


_IS_RECEIVED: Final = _G.direction == GiftDirection.RECEIVED.value
_STANDS: Final = _G.annulled_at.is_(None)
_VIEWED: Final[Mapping[GiftView, tuple[ColumnElement[bool], ...]]] = {
    GiftView.ALL: (),
    GiftView.GIVEN: (_STANDS, _G.direction == GiftDirection.GIVEN.value),
    GiftView.RECEIVED: (_STANDS, _IS_RECEIVED),
    GiftView.UNKEPT: (_STANDS, _IS_RECEIVED, _G.inventory_number == ""),
}


def _conditions(session: OfficeSession, wanted: GiftFilter) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = [
        is_seen(session),
        *_VIEWED[wanted.view],
    ]
    if wanted.from_day is not None:
        found.append(_G.given_on >= wanted.from_day)
    if wanted.to_day is not None:
        found.append(_G.given_on <= wanted.to_day)
    return found


@kept
def _list(session: OfficeSession, wanted: GiftFilter) -> SearchedList:
    return SearchedList(
        table=GIFTS,
        indexed=INDEXED,
        visible=[is_seen(session)],
        statement=asked_gifts(session).where(*_conditions(session, wanted)),
        order=(_G.given_on.desc(), _G.id.desc()),
    )


def list_gifts(
    session: OfficeSession,
    wanted: GiftFilter,
    *,
    after: int | None = None,
    offset: int = 0,
    limit: int = 50,
) -> list[GiftRow]:
    """A page of gifts, the newest first.

    Args:
        session: Who asks.
        wanted: The filter.
        after: The gift before the page; None for the first.
        offset: How many are passed over after it.
        limit: How many at most.

    Raises:
        NotAllowed: The operator may not read protocol work.
    """
    require(session.desk.operator, Right.READ_PROTOCOL)
    rows = _list(session, wanted).page(
        session, wanted.text, after=after, offset=offset, limit=limit
    )
    return [gift_row(row) for row in rows]


def count_gifts(session: OfficeSession, wanted: GiftFilter, *, most: int | None = None) -> int:
    """How many gifts a filter finds; with `most`, no more than one above it.

    Raises:
        NotAllowed: The operator may not read protocol work.
    """
    require(session.desk.operator, Right.READ_PROTOCOL)
    return _list(session, wanted).count(session, wanted.text, most)


def gift_place(session: OfficeSession, wanted: GiftFilter, gift_id: int) -> int | None:
    """How many gifts stand before one in its list; None where the filter hides it.

    Raises:
        NotAllowed: The operator may not read protocol work.
    """
    require(session.desk.operator, Right.READ_PROTOCOL)
    return _list(session, wanted).place(session, wanted.text, gift_id)


def gift_sheet(session: OfficeSession, gift_id: int) -> GiftSheet:
    """One gift whole.

    Raises:
        NotAllowed: The operator may not read protocol work.
        NotFound: There is no such gift for him.
    """
    require(session.desk.operator, Right.READ_PROTOCOL)
    GIFT_TABLES.seen(session, gift_id)
    row = session.execute(asked_gifts(session).where(_G.id == gift_id)).mappings().one()
    return GiftSheet(
        row=gift_row(row),
        steps=step_lines(session, GIFT_TABLES, gift_id),
        files=tuple(files_of(session, Kind.GIFT, gift_id)),
    )


def gift_version(session: OfficeSession, gift_id: int) -> int:
    """The version a deed on a gift begins on.

    Raises:
        NotAllowed: The operator may not read protocol work.
        NotFound: There is no such gift for him.
    """
    require(session.desk.operator, Right.READ_PROTOCOL)
    version: int = GIFT_TABLES.seen(session, gift_id)["version"]
    return version
