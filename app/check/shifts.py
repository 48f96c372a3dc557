"""Proofs of the shifts: what was handed over can be read, and by whom it was taken makes sense."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, select

from app.changes import Kind
from app.check.faults import Fault, Part, streamed
from app.marks import Classification
from app.shifts.hand_overs import state_of
from models.duty import ShiftHandOver


def hand_overs_agree(connection: Connection) -> Iterator[Fault]:
    """Every hand-over goes to another, is taken after it was given, and can be read."""
    statement = select(
        ShiftHandOver.id,
        ShiftHandOver.from_id,
        ShiftHandOver.to_id,
        ShiftHandOver.at,
        ShiftHandOver.received_at,
        ShiftHandOver.listed,
    )
    for row in streamed(connection, statement):
        early = row.received_at is not None and row.received_at < row.at
        if row.from_id == row.to_id or early:
            words = f"تحویل شیفت {row.id} با دهنده، گیرنده یا ساعت آن نمی‌خواند."
            yield Fault(Part.STATES, Kind.HAND_OVER.value, row.id, words)
        if not _can_be_read(row.listed):
            words = f"آنچه در تحویل شیفت {row.id} نوشته شده بود خوانده نمی‌شود."
            yield Fault(Part.INTEGRITY, Kind.HAND_OVER.value, row.id, words)


def _can_be_read(listed: str) -> bool:
    try:
        state_of(listed, Classification.TOP_SECRET)
    except (ValueError, KeyError, TypeError):
        return False
    return True
