"""Every way to ask for kept lists: one's own, one's unit's and those for all."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, and_, or_, select

from app.errors import InvalidInput
from app.listing import MOST_COUNTED
from app.saved_lists.audience import Audience
from app.saved_lists.plain import filter_from_plain
from app.saved_lists.sections import SECTIONS
from app.session import OfficeSession
from models.base import table_of
from models.lists import SavedList

_LISTS = table_of(SavedList)


@dataclass(frozen=True)
class SavedListRow:
    """A kept list.

    Attributes:
        section: The register, by its name in the window.
        wanted: Its filter today; None when this version cannot read it.
        audience: Who sees it.
        mine: The operator who asks keeps it.
    """

    id: int
    version: int
    section: str
    name: str
    wanted: Any
    audience: Audience
    mine: bool


def belongs_to(session: OfficeSession) -> ColumnElement[bool]:
    """What of the kept lists is there for this operator, deleted ones too.

    A list of another unit, or another's own, is not; nor is one of a register he may not see.
    """
    operator = session.desk.operator
    sections = [name for name, section in SECTIONS.items() if section.is_seen_by(operator)]
    own = and_(_LISTS.c.unit == "", _LISTS.c.operator_id == operator.id)
    ones_units = and_(_LISTS.c.unit != "", _LISTS.c.unit == operator.unit)
    return and_(_LISTS.c.section.in_(sections), or_(_LISTS.c.shared.is_(True), own, ones_units))


def seen_by(session: OfficeSession) -> ColumnElement[bool]:
    """What this operator sees of the lists that are not deleted."""
    return and_(_LISTS.c.deleted_at.is_(None), belongs_to(session))


def saved_lists(session: OfficeSession) -> list[SavedListRow]:
    """The lists this operator sees: those for all, then his unit's, then his own, oldest first."""
    nearest_last = (_LISTS.c.shared.desc(), (_LISTS.c.unit == "").asc(), _LISTS.c.id)
    rows = session.execute(select(_LISTS).where(seen_by(session)).order_by(*nearest_last))
    return [
        SavedListRow(
            id=row.id,
            version=row.version,
            section=row.section,
            name=row.name,
            wanted=_filter(session, row.section, row.wanted),
            audience=Audience.of(shared=row.shared, unit=row.unit),
            mine=row.operator_id == session.desk.operator.id,
        )
        for row in rows
    ]


def _filter(session: OfficeSession, section: str, wanted: str) -> Any:
    today = session.desk.clock.today()
    try:
        return filter_from_plain(SECTIONS[section].wanted, json.loads(wanted), today)
    except InvalidInput:
        return None


def count_saved_lists(session: OfficeSession, sections: Iterable[str] = ()) -> dict[int, int]:
    """How many records each list finds now, as far as the operator's clearance goes.

    Args:
        session: Where to ask.
        sections: Only the lists of these registers; of all when empty.

    Returns:
        By the list's id, each at most one above `MOST_COUNTED`; what cannot be read is not there.
    """
    asked = frozenset(sections) or frozenset(SECTIONS)
    return {
        row.id: SECTIONS[row.section].count(session, row.wanted, most=MOST_COUNTED)
        for row in saved_lists(session)
        if row.section in asked and row.wanted is not None
    }
