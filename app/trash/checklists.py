"""The office's checklist templates of protocol work that were put away."""

from __future__ import annotations

from typing import Any, Final

from sqlalchemy import Integer, Select, cast, literal, null, select

from app.access import Right
from app.changes import Changes, Kind, changed
from app.errors import NotFound
from app.protocol import archive_checklist, checklist
from app.session import OfficeSession
from app.trash.kinds import Removal, TrashKind
from models.protocol_registers import Checklist


def _lying(_session: OfficeSession) -> Select[*tuple[Any, ...]]:
    """All of them; who put one away is in the journal alone."""
    return select(
        Checklist.id,
        Checklist.name.label("title"),
        literal(Removal.ARCHIVED.value).label("removal"),
        Checklist.archived_at.label("at"),
        cast(null(), Integer).label("operator_id"),
    ).where(Checklist.archived_at.is_not(None))


def _restore(session: OfficeSession, number: int) -> Changes[str]:
    line = checklist(session, str(number))
    if not line.is_archived:
        raise NotFound("این الگو بایگانی نشده است.")
    return changed("", *archive_checklist(session, number, line.version, archived=False).kinds)


CHECKLISTS: Final = TrashKind(
    Kind.CHECKLIST, "الگوی گام‌های تشریفات", Right.CHANGE_SETTINGS, _lying, _restore, opens=False
)
