"""The meeting of a specialised session on a country, called from its case (P6.O4, P7.3)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final
from uuid import UUID

from app.changes import Changes, Kind
from app.errors import NotAllowed
from app.marks import Classification
from app.meetings import InviteeDraft, MeetingDraft, plan_meeting
from app.meetings.states import InviteeRole
from app.protocol.deeds import SESSION, CaseDeed
from app.protocol.states import CaseKind, EntryKind, PersonRole
from app.protocol.tables import ENTRIES, PEOPLE
from app.session import OfficeSession
from app.text import persian_digits

NO_SESSION: Final = "جلسه تنها از نشست تخصصی کشورها برمی‌آید."
HAS_MEETING: Final = "برای این نشست جلسه‌ای برنامه‌ریزی شده است."
NO_ENTRY: Final = "نخست در برنامه پرونده دیداری با ساعت آن بنویسید."

#: As what whoever belongs to the case is invited; the rest as guests.
_ROLES: Final = {
    PersonRole.HEAD.value: InviteeRole.CHAIR,
    PersonRole.HOST.value: InviteeRole.MEMBER,
    PersonRole.MEMBER.value: InviteeRole.MEMBER,
}


def plan_session(session: OfficeSession, case_id: int, version: int, key: UUID) -> Changes[int]:
    """Plan the meeting of a session: at the hour of its first talk, with whoever belongs to it.

    A talk that stands in the governor's programme gives its entry to the meeting. Taking the step
    back calls the meeting off.

    Args:
        session: The transaction.
        case_id: Which case.
        version: As read.
        key: Made once for the deed.

    Returns:
        The meeting.

    Raises:
        NotAllowed: It is no session, has its meeting, no talk yet, or as for every deed.
        NotFound, StaleRecord: As for every deed.
    """
    deed = CaseDeed(session, case_id, version)
    deed.require_running()
    if deed.case_kind is not CaseKind.COUNTRY_SESSION:
        raise NotAllowed(NO_SESSION)
    if deed.record["meeting_id"] is not None:
        raise NotAllowed(HAS_MEETING)
    talks = [
        row
        for row in deed.part(ENTRIES.name).values()
        if row["entry_kind"] == EntryKind.MEETING.value
    ]
    if not talks:
        raise NotAllowed(NO_ENTRY)
    talk = min(talks, key=lambda row: (row["starts_at"], row["id"]))
    planned = plan_meeting(session, _draft(deed, talk, key))
    deed.set(meeting_id=planned.value)
    deed.kinds |= planned.kinds
    done = deed.finish(SESSION, "جلسه این نشست برنامه‌ریزی شد.")
    return Changes(planned.value, done.kinds | {Kind.MEETING})


def _draft(deed: CaseDeed, talk: Mapping[str, Any], key: UUID) -> MeetingDraft:
    case = deed.record
    people = deed.part(PEOPLE.name).values()
    return MeetingDraft(
        event_id=talk["event_id"],
        subject=persian_digits(f"{case['subject']} ({case['country']})"),
        classification=Classification(case["classification"]),
        starts_at=talk["starts_at"],
        ends_at=talk["ends_at"],
        place=talk["location"] or case["place"],
        note=case["purpose"],
        invitees=tuple(
            InviteeDraft(
                role=_ROLES.get(one["role"], InviteeRole.GUEST),
                contact_id=one["contact_id"],
                name=one["name"],
                post=one["post"],
                organisation=one["organisation"],
                phone=one["phone"],
            )
            for one in people
        ),
        request_key=key,
    )
