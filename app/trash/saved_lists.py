"""What lies in the trash of the kept lists."""

from __future__ import annotations

from typing import Any, Final

from sqlalchemy import Select, literal, select

from app.access import Right
from app.changes import Changes, Kind, changed
from app.saved_lists import restore_list
from app.saved_lists.queries import belongs_to
from app.session import OfficeSession
from app.trash.kinds import Removal, TrashKind
from models.lists import SavedList


def _lying(session: OfficeSession) -> Select[*tuple[Any, ...]]:
    """The operator's own, his unit's and everybody's, of registers he may see."""
    return select(
        SavedList.id,
        SavedList.name.label("title"),
        literal(Removal.DELETED.value).label("removal"),
        SavedList.deleted_at.label("at"),
        SavedList.operator_id,
    ).where(
        SavedList.deleted_at.is_not(None),
        belongs_to(session),
    )


def _restore(session: OfficeSession, number: int) -> Changes[str]:
    return changed("", *restore_list(session, number).kinds)


SAVED_LISTS: Final = TrashKind(
    Kind.SAVED_LIST, "نمای نگه‌داشته", Right.READ_CONTACTS, _lying, _restore, opens=False
)
