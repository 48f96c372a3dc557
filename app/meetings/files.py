"""The files of a meeting: papers of its agenda, the scan of its signed minutes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from app.access import Right, require
from app.attachments import KeptFiles
from app.changes import Kind
from app.meetings.deeds import MeetingDeed, seen_meeting
from app.session import OfficeSession


def _begun(session: OfficeSession, meeting_id: int) -> MeetingDeed:
    return MeetingDeed(session, meeting_id, seen_meeting(session, meeting_id)["version"])


def _named(meeting: Mapping[str, Any]) -> str:
    return f"جلسه {meeting['number']}"


_FILES: Final = KeptFiles(
    kind=Kind.MEETING,
    title="جلسه",
    reads=Right.READ_MEETINGS,
    writes=Right.HOLD_MEETINGS,
    seen=seen_meeting,
    named=_named,
    begin=_begun,
)

attach_meeting_files = _FILES.attach
attach_meeting_sources = _FILES.attach_sources
meeting_file = _FILES.file
detach_meeting_file = _FILES.detach
arrange_meeting_file = _FILES.arrange


def meeting_code_owner(session: OfficeSession, meeting_id: int) -> tuple[str, str]:
    """Number and title of the meeting a paper's code names.

    Raises:
        NotAllowed: The operator may not read meetings.
        NotFound: There is no such meeting for him.
    """
    require(session.desk.operator, Right.READ_MEETINGS)
    meeting = seen_meeting(session, meeting_id)
    return str(meeting["number"]), str(meeting["subject"])
