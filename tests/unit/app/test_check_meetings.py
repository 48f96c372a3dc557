"""Damages of meetings and their minutes, each planted into a sound store and found."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import Connection, create_engine

from app.check import Fault, Part
from app.check.meetings import meeting_keys_agree, meeting_numbers_are_gapless, meetings_agree
from app.check.minutes import minutes_agree, minutes_can_be_read
from app.check.proving import PROOFS as EVERY
from app.demo import Scale, fill_store

NOW = datetime(2026, 11, 23, 9, 40, tzinfo=UTC)
LITTLE = Scale(contacts=60, calls=1, orders=0, days=7, meetings=10)

PROOFS = (
    meeting_numbers_are_gapless,
    meetings_agree,
    minutes_agree,
    minutes_can_be_read,
    meeting_keys_agree,
)

M, G = "meeting", "meeting_series"
S, L, N = Part.STATES, Part.LINKS, Part.NUMBERS
#: A meeting whose minutes are locked, and one of another series.
LOCKED = "(SELECT max(meeting_id) FROM minutes_editions)"
OF_GROUP = "(SELECT max(id) FROM meetings WHERE series_id = 2)"


def _meetings(what: str, where: str) -> str:
    return f"UPDATE meetings SET {what} WHERE {where}"


#: What is done to a sound store, what kind of record the damage is found at, in which part, and a
#: piece of its words.
DAMAGES = [
    # What a meeting's state asks.
    (_meetings("ends_at = starts_at", "state = 'planned'"), M, S, "زمان درستی"),
    (_meetings("began_at = NULL", "state = 'in_session'"), M, S, "ساعت آغاز"),
    (_meetings("ended_at = starts_at", "state = 'in_session'"), M, S, "ساعت پایان"),
    (_meetings("ended_at = requested", "1"), M, S, "ساعت پایان"),
]
