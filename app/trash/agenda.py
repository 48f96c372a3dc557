"""The rooms, vehicles and deputies that are not booked any more."""

from __future__ import annotations

from typing import Any, Final

from sqlalchemy import Integer, Select, cast, literal, null, select

from app.access import Right
from app.agenda.resources import archive_resource, resource_line
from app.changes import Changes, Kind, changed
from app.session import OfficeSession
from app.trash.kinds import Removal, TrashKind
from models.agenda import AgendaResource


def _lying(_session: OfficeSession) -> Select[*tuple[Any, ...]]:
    """All of them; who took one off is in the journal alone."""
    return select(
        AgendaResource.id,
        AgendaResource.name.label("title"),
        literal(Removal.ARCHIVED.value).label("removal"),
        AgendaResource.archived_at.label("at"),
        cast(null(), Integer).label("operator_id"),
    ).where(AgendaResource.archived_at.is_not(None))


def _restore(session: OfficeSession, number: int) -> Changes[str]:
    version = resource_line(session, number).version
    return changed("", *archive_resource(session, number, version, archived=False).kinds)


RESOURCES: Final = TrashKind(
    Kind.AGENDA_RESOURCE,
    "اتاق، خودرو یا معاون",
    Right.CHANGE_SETTINGS,
    _lying,
    _restore,
    opens=False,
)
