"""The letterheads that lie in the archive."""

from __future__ import annotations

from typing import Any, Final

from sqlalchemy import Select, literal, select

from app.access import Right
from app.changes import Changes, Kind, changed
from app.letterheads import restore_letterhead
from app.session import OfficeSession
from app.trash.kinds import Removal, TrashKind
from models.letterheads import Letterhead


def _lying(_session: OfficeSession) -> Select[*tuple[Any, ...]]:
    return select(
        Letterhead.id,
        Letterhead.name.label("title"),
        literal(Removal.ARCHIVED.value).label("removal"),
        Letterhead.archived_at.label("at"),
        Letterhead.archived_by.label("operator_id"),
    ).where(Letterhead.archived_at.is_not(None))


def _restore(session: OfficeSession, number: int) -> Changes[str]:
    return changed("", *restore_letterhead(session, number).kinds)


LETTERHEADS: Final = TrashKind(
    Kind.LETTERHEAD, "سربرگ نامه", Right.CHANGE_SETTINGS, _lying, _restore, opens=False
)
