"""Proof of the kept lists: of a register there is, their filter readable, seen by somebody."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date

from sqlalchemy import Connection, and_, or_, select

from app.changes import Kind
from app.check.faults import Fault, Part
from app.errors import InvalidInput
from app.saved_lists import SECTIONS, filter_from_plain
from models.lists import SavedList

#: Any day does for reading: what moves moves with it.
_DAY = date(2026, 3, 21)


def lists_can_be_read(connection: Connection) -> Iterator[Fault]:
    """No list that stands in somebody's navigation opens onto nothing."""
    rows = connection.execute(
        select(SavedList.id, SavedList.section, SavedList.name, SavedList.wanted)
        .where(SavedList.deleted_at.is_(None))
        .order_by(SavedList.id)
    )
    for number, section, name, wanted in rows:
        if not _can_be_read(section, wanted):
            words = f"نمای «{name}» خوانده نمی‌شود."
            yield Fault(Part.LISTS, Kind.SAVED_LIST.value, number, words)


def lists_are_seen(connection: Connection) -> Iterator[Fault]:
    """A list is its keeper's, its unit's or everybody's: one of the three, and never nobody's."""
    rows = connection.execute(
        select(SavedList.id, SavedList.name)
        .where(
            or_(
                and_(SavedList.shared.is_(True), SavedList.unit != ""),
                and_(
                    SavedList.shared.is_(False),
                    SavedList.unit == "",
                    SavedList.operator_id.is_(None),
                ),
            )
        )
        .order_by(SavedList.id)
    )
    for number, name in rows:
        words = f"پیدا نیست نمای «{name}» برای چه کسانی است."
        yield Fault(Part.LISTS, Kind.SAVED_LIST.value, number, words)


def _can_be_read(section: str, wanted: str) -> bool:
    if section not in SECTIONS:
        return False
    try:
        filter_from_plain(SECTIONS[section].wanted, json.loads(wanted), _DAY)
    except (InvalidInput, ValueError, AttributeError):
        return False
    return True
