"""Proof of the office's phrases: none is typed like another, and each can be read."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, select

from app.changes import Kind
from app.check.faults import Fault, Part
from app.orders import Expected
from app.text import search_key
from models.phrases import OrderPhrase

_EXPECTED = frozenset(Expected)


def phrases_agree(connection: Connection) -> Iterator[Fault]:
    """No abbreviation means two phrases, and every phrase asks something there is."""
    seen: dict[str, str] = {}
    rows = connection.execute(
        select(OrderPhrase.id, OrderPhrase.abbreviation, OrderPhrase.words, OrderPhrase.expected)
        .where(OrderPhrase.removed_at.is_(None))
        .order_by(OrderPhrase.id)
    )
    for number, abbreviation, words, expected in rows:
        if expected not in _EXPECTED:
            yield _fault(number, f"خواسته عبارت «{words}» شناخته نیست.")
        key = search_key(abbreviation)
        if key and key in seen:
            yield _fault(number, f"«{abbreviation}» کوته‌نوشت «{seen[key]}» و «{words}» است.")
        seen.setdefault(key, words)


def _fault(number: int, words: str) -> Fault:
    return Fault(Part.PHRASES, Kind.SETTING.value, number, words)
