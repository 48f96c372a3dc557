"""What visits and public days are found by."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from sqlalchemy import Connection, select
from sqlalchemy.orm import Session

from app.text import search_text
from app.visits.tables import MANAGERS

#: Columns a visit is found by any part of.
_HEAD: Final = (
    "number",
    "visitor_name",
    "national_id",
    "phone_number",
    "organisation",
    "subject",
    "agency",
    "category",
    "samad_code",
    "county",
    "companions",
)
#: Columns it is found by the words of.
_BODY: Final = (
    "father_name",
    "address",
    "job",
    "post",
    "problem",
    "documents",
    "expert",
    "expert_opinion",
    "list_number",
    "note",
    "decision_words",
    "host",
    "result",
    "result_number",
    "satisfaction_words",
)


def visit_search_key(visit: Mapping[Any, Any]) -> str:
    """What a visit is found by; whose matter it is, and who spoke to him, it goes to."""
    return search_text(
        [visit[name] for name in _HEAD],
        [visit[name] for name in _BODY],
        senders=(visit["visitor_name"], visit["organisation"]),
        receivers=(visit["agency"], visit["host"]),
        units=(visit["organisation"], visit["agency"]),
    )


def petition_search_key(visit: Mapping[Any, Any], _day: Mapping[Any, Any]) -> str:
    """What a petition is found by, where its public day writes it."""
    return visit_search_key(visit)


def day_search_key(day: Mapping[Any, Any], managers: Iterable[Mapping[Any, Any]]) -> str:
    """What a public day is found by; its managers are whom it goes to."""
    named = sorted(managers, key=_by_place)
    return search_text(
        [day[name] for name in ("number", "title", "place", "reported_number")],
        (
            *(day[name] for name in ("note", "state_reason", "report", "reported_to")),
            *(one[name] for one in named for name in _MANAGER),
        ),
        receivers=(day["reported_to"], *(one["name"] for one in named)),
        units=(one["organisation"] for one in named),
    )


_MANAGER: Final = ("name", "post", "organisation", "substitute")


def _by_place(manager: Mapping[Any, Any]) -> tuple[int, str]:
    """Their order, with or without an id yet."""
    return manager["place"], manager["name"]


def visit_keys(_connection: Connection | Session, rows: Sequence[Mapping[Any, Any]]) -> list[str]:
    """What these visits are found by."""
    return [visit_search_key(row) for row in rows]


def day_keys(connection: Connection | Session, rows: Sequence[Mapping[Any, Any]]) -> list[str]:
    """What these public days are found by, as they and their managers stand."""
    managers: defaultdict[int, list[Mapping[Any, Any]]] = defaultdict(list)
    days = [row["id"] for row in rows]
    asked = select(MANAGERS).where(MANAGERS.c.public_day_id.in_(days))
    for manager in connection.execute(asked).mappings():
        managers[manager["public_day_id"]].append(manager)
    return [day_search_key(row, managers[row["id"]]) for row in rows]
