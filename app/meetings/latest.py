"""Which minutes of a series are the latest: no others are opened again."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from sqlalchemy import and_, or_, select

from app.errors import NotAllowed
from app.meetings.states import LOCKED
from app.meetings.tables import MEETINGS
from app.session import OfficeSession
from app.text import persian_digits

NOT_LATEST: Final = (
    "صورتجلسه جلسه {later} پس از آن نهایی شده است؛ فقط آخرین صورتجلسه هر سلسله باز می‌شود."
)


def later_locked(session: OfficeSession, meeting: Mapping[str, Any]) -> str | None:
    """The number of a later meeting of the same series whose minutes are locked."""
    if meeting["series_id"] is None:
        return None
    later = or_(
        MEETINGS.c.starts_at > meeting["starts_at"],
        and_(MEETINGS.c.starts_at == meeting["starts_at"], MEETINGS.c.id > meeting["id"]),
    )
    found: str | None = session.execute(
        select(MEETINGS.c.number)
        .where(
            MEETINGS.c.series_id == meeting["series_id"],
            MEETINGS.c.state.in_(sorted(LOCKED)),
            later,
        )
        .order_by(MEETINGS.c.starts_at, MEETINGS.c.id)
        .limit(1)
    ).scalar()
    return found


def require_latest(session: OfficeSession, meeting: Mapping[str, Any]) -> None:
    """Refuse to open minutes after which others of their series were locked.

    Raises:
        NotAllowed: The sentence names them.
    """
    later = later_locked(session, meeting)
    if later is not None:
        raise NotAllowed(persian_digits(NOT_LATEST.format(later=later)))
