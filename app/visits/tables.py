"""The tables of visits and public days, and what a visit is found by."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from app.text import search_key
from models.base import table_of
from models.visits import (
    PublicDay,
    PublicDayManager,
    PublicDayStep,
    PublicHandOver,
    Visit,
    VisitAttempt,
    VisitStep,
)

VISITS: Final = table_of(Visit)
ATTEMPTS: Final = table_of(VisitAttempt)
VISIT_STEPS: Final = table_of(VisitStep)
PUBLIC_DAYS: Final = table_of(PublicDay)
MANAGERS: Final = table_of(PublicDayManager)
HAND_OVERS: Final = table_of(PublicHandOver)
PUBLIC_DAY_STEPS: Final = table_of(PublicDayStep)

#: Columns a visit is found by.
_FOUND_BY: Final = (
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


def visit_search_key(visit: Mapping[str, Any]) -> str:
    """What a visit is found by."""
    return search_key(" ".join(visit[name] for name in _FOUND_BY if visit[name]))
