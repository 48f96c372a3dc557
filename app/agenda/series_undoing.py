"""Taking a series back that was just made: the entry stands alone again, the others are withdrawn.

Each occurrence has a number, and a number once given is cancelled, not undone.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any, Final

from sqlalchemy import select

from app.agenda.deeds import REPEATED, EventDeed
from app.agenda.scheduling import cancel_event
from app.agenda.series_rows import occurrence_rows
from app.agenda.tables import STEPS
from app.errors import NotAllowed
from app.session import OfficeSession
from app.text import persian_digits

_WHY: Final = "تکرار پس گرفته شد."
_SOME: Final = "نوبت‌هایی که از دسترسی شما بیرون است"


def withdraw_series(deed: EventDeed, series_id: int) -> None:
    """Withdraw every occurrence of a series but its first, which leaves it.

    Args:
        deed: That takes the step of its first entry back.
        series_id: The series it was the first of.

    Raises:
        NotAllowed: Some have gone further; the sentence names them.
    """
    session = deed.session
    rows = [row for row in occurrence_rows(session, series_id) if row["id"] != deed.id]
    gone = _gone_further(session, [row["id"] for row in rows])
    further = [row for row in rows if row["id"] in gone]
    if further:
        names = _named(session, further)
        words = f"این نوبت‌ها پس از ساخته شدن گام‌هایی دارد؛ نخست آن‌ها را پس بگیرید: {names}."
        raise NotAllowed(persian_digits(words))
    for row in rows:
        cancel_event(session, row["id"], row["version"], _WHY)


def _gone_further(session: OfficeSession, ids: Collection[int]) -> set[int]:
    """Those something was done to since they were written, files put on them among it."""
    rows = session.execute(
        select(STEPS.c.event_id).where(
            STEPS.c.event_id.in_(list(ids)),
            STEPS.c.taken_back_at.is_(None),
            STEPS.c.action != REPEATED,
        )
    )
    return set(rows.scalars())


def _named(session: OfficeSession, rows: Collection[Mapping[str, Any]]) -> str:
    clearance = session.desk.operator.clearance
    seen = [row["number"] for row in rows if row["classification"] <= clearance]
    return "، ".join([*seen, _SOME] if len(seen) < len(rows) else seen)
