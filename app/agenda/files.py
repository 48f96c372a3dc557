"""The files of an entry: the necessity form, invitations, minutes, pictures of a visit."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from app.access import Right, require
from app.agenda.deeds import EventDeed, seen_event
from app.attachments import KeptFiles
from app.changes import Kind
from app.session import OfficeSession


def _begun(session: OfficeSession, event_id: int) -> EventDeed:
    return EventDeed(session, event_id, seen_event(session, event_id)["version"])


def _named(event: Mapping[str, Any]) -> str:
    return f"برنامه {event['number']}"


_FILES: Final = KeptFiles(
    kind=Kind.EVENT,
    title="برنامه",
    reads=Right.READ_AGENDA,
    writes=Right.PLAN_AGENDA,
    seen=seen_event,
    named=_named,
    begin=_begun,
)

attach_event_files = _FILES.attach
attach_event_sources = _FILES.attach_sources
event_file = _FILES.file
detach_event_file = _FILES.detach
arrange_event_file = _FILES.arrange


def event_code_owner(session: OfficeSession, event_id: int) -> tuple[str, str]:
    """Number and subject of the entry a paper's code names.

    Raises:
        NotAllowed: The operator may not read the programme.
        NotFound: There is no such entry for him.
    """
    require(session.desk.operator, Right.READ_AGENDA)
    event = seen_event(session, event_id)
    return str(event["number"]), str(event["subject"])
