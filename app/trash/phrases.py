"""The phrases of orders that were taken off the office's list."""

from __future__ import annotations

from typing import Any, Final

from sqlalchemy import Integer, Select, cast, literal, null, select

from app.access import Right
from app.changes import Changes, Kind, changed
from app.orders import restore_phrase
from app.session import OfficeSession
from app.trash.kinds import Removal, TrashKind
from models.phrases import OrderPhrase


def _lying(_session: OfficeSession) -> Select[*tuple[Any, ...]]:
    """All of them; who took one off is in the journal alone."""
    return select(
        OrderPhrase.id,
        OrderPhrase.words.label("title"),
        literal(Removal.DELETED.value).label("removal"),
        OrderPhrase.removed_at.label("at"),
        cast(null(), Integer).label("operator_id"),
    ).where(OrderPhrase.removed_at.is_not(None))


def _restore(session: OfficeSession, number: int) -> Changes[str]:
    return changed("", *restore_phrase(session, number).kinds)


PHRASES: Final = TrashKind(
    Kind.SETTING, "عبارت دستور", Right.CHANGE_SETTINGS, _lying, _restore, opens=False
)
