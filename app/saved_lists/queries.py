"""Every way to ask for kept lists: one's own and those kept for all, of registers one may see."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, and_, or_, select

from app.errors import InvalidInput
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
        shared: Everybody sees it.
        mine: The operator who asks keeps it.
    """

    id: int
    version: int
    section: str
    name: str
    wanted: Any
    shared: bool
    mine: bool


def seen_by(session: OfficeSession) -> ColumnElement[bool]:
    """What this operator sees of the lists that are not deleted."""
    operator = session.desk.operator
    sections = [name for name, section in SECTIONS.items() if operator.may(section.right)]
    return and_(
        _LISTS.c.deleted_at.is_(None),
        _LISTS.c.section.in_(sections),
        or_(_LISTS.c.shared.is_(True), _LISTS.c.operator_id == operator.id),
    )


def saved_lists(session: OfficeSession) -> list[SavedListRow]:
    """The lists this operator sees, those for all first, each in the order they were kept."""
    rows = session.execute(
        select(_LISTS).where(seen_by(session)).order_by(_LISTS.c.shared.desc(), _LISTS.c.id)
    )
    return [
        SavedListRow(
            id=row.id,
            version=row.version,
            section=row.section,
            name=row.name,
            wanted=_filter(session, row.section, row.wanted),
            shared=row.shared,
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
        By the list's id; one that cannot be read is not there.
    """
    asked = frozenset(sections) or frozenset(SECTIONS)
    return {
        row.id: SECTIONS[row.section].count(session, row.wanted)
        for row in saved_lists(session)
        if row.section in asked and row.wanted is not None
    }
