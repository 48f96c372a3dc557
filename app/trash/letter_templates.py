"""The templates of letters that were taken off the office's list."""

from __future__ import annotations

from typing import Any, Final

from sqlalchemy import Integer, Select, cast, literal, null, select

from app.access import Right
from app.changes import Changes, Kind, changed
from app.errors import NotFound
from app.letters import restore_template, template_line
from app.session import OfficeSession
from app.trash.kinds import Removal, TrashKind
from models.letters import LetterTemplate


def _lying(_session: OfficeSession) -> Select[*tuple[Any, ...]]:
    """All of them; who took one off is in the journal alone."""
    return select(
        LetterTemplate.id,
        LetterTemplate.name.label("title"),
        literal(Removal.DELETED.value).label("removal"),
        LetterTemplate.removed_at.label("at"),
        cast(null(), Integer).label("operator_id"),
    ).where(LetterTemplate.removed_at.is_not(None))


def _restore(session: OfficeSession, number: int) -> Changes[str]:
    line = template_line(session, number)
    if not line.removed:
        raise NotFound("این الگو در سطل نیست.")
    return changed("", *restore_template(session, number, line.version).kinds)


LETTER_TEMPLATES: Final = TrashKind(
    Kind.LETTER_TEMPLATE, "الگوی نامه", Right.CHANGE_SETTINGS, _lying, _restore, opens=False
)
