"""Who comes before whom, and how people sit (feature 73, P6.13)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from app.protocol.rules import ProtocolRules
from app.protocol.states import PersonRole

_ROLES = {role.value: place for place, role in enumerate(PersonRole)}


def precedence(people: Iterable[Mapping[str, Any]], rules: ProtocolRules) -> dict[int, int]:
    """Which place everybody has, 1 first, by the id of his row.

    A seat set by hand is his; the others fill what is left by rank, role and the order written.
    """
    rows = list(people)
    seats = {one["id"]: one["seat"] for one in rows if one["seat"]}
    others = sorted(
        (one for one in rows if not one["seat"]),
        key=lambda one: (
            rules.precedence(one["rank"]),
            _ROLES[one["role"]],
            one["place"],
            one["id"],
        ),
    )
    free = (place for place in range(1, len(rows) + max(seats.values(), default=0) + 1))
    taken = set(seats.values())
    left = (place for place in free if place not in taken)
    return seats | {one["id"]: next(left) for one in others}
