"""The tables of visits and public days."""

from __future__ import annotations

from typing import Final

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
