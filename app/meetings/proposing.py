"""What a meeting takes over from its entry in the programme and from its series."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from sqlalchemy import select

from app.access import Right, require
from app.agenda import (
    EventState,
)
from app.agenda import Inviter as EntryInviter
from app.agenda.deeds import parts_of, seen_event
from app.agenda.states import HOLDING, AttendeeRole
from app.clock import to_tehran
from app.errors import NotAllowed
from app.marks import Classification
from app.meetings.agenda_items import proposed_items
from app.meetings.deeds import (
    seen_series,
)
from app.meetings.drafts import InviteeDraft, MeetingDraft
from app.meetings.states import (
    InviteChannel,
    InviteeRole,
    Inviter,
    MinutesKind,
)
from app.meetings.tables import (
    MEETINGS,
    MEMBERS,
)
from app.session import OfficeSession

ENTRY_HAS_MEETING: Final = "برای این برنامه جلسه‌ای ثبت شده است."
NOT_STANDING: Final = "این برنامه زمانی ندارد یا لغو شده است و جلسه‌ای از آن برنمی‌آید."

#: What a meeting takes over from its series where nothing else was typed.
_OF_SERIES: Final = (
    "chair_id",
    "chair",
    "chair_post",
    "secretary_id",
    "secretary",
    "secretary_post",
    "secretary_body",
    "place",
)
#: As what those an entry of the programme names are invited; the rest as guests.
_ROLES: Final = {
    AttendeeRole.REQUIRED.value: InviteeRole.MEMBER,
    AttendeeRole.SECRETARY.value: InviteeRole.SECRETARY,
}
#: Whoever of an entry is no invitee of its meeting.
_NOT_INVITED: Final = frozenset({AttendeeRole.PRESS.value, AttendeeRole.SIGNED_UP.value})


def meeting_proposal(
    session: OfficeSession, *, series_id: int | None = None, event_id: int | None = None
) -> MeetingDraft:
    """What the form of a new meeting begins with.

    Args:
        session: Who asks.
        series_id: Of which series; its chair, place, members and what waits are proposed.
        event_id: From which entry; its subject, time, place and people are proposed.

    Raises:
        NotAllowed: The operator may not hold meetings, or none can grow from the entry.
        NotFound: There is no such series or entry for him.
    """
    require(session.desk.operator, Right.HOLD_MEETINGS)
    draft = MeetingDraft(series_id=series_id, event_id=event_id)
    if event_id is not None:
        draft = _of_entry(session, draft, standing_entry(session, event_id))
    if series_id is not None:
        draft = _of_series(session, draft, seen_series(session, series_id))
    return replace(draft, items=proposed_items(session, series_id))


def _of_entry(
    session: OfficeSession, draft: MeetingDraft, entry: Mapping[str, Any]
) -> MeetingDraft:
    people = [
        row
        for row in parts_of(session, "event_attendees", entry["id"]).values()
        if row["role"] not in _NOT_INVITED
    ]
    outside = entry["invites"] == EntryInviter.OUTSIDE.value
    return replace(
        draft,
        subject=entry["subject"],
        classification=Classification(entry["classification"]),
        starts_at=to_tehran(entry["starts_at"]),
        ends_at=to_tehran(entry["ends_at"]),
        place=entry["place"],
        invites=Inviter.OUTSIDE if outside else Inviter.OFFICE,
        secretary_body=entry["secretary"],
        invitees=tuple(
            InviteeDraft(
                role=_ROLES.get(row["role"], InviteeRole.GUEST),
                contact_id=row["contact_id"],
                name=row["name"],
                post=row["post"],
                organisation=row["organisation"],
                phone=row["phone"],
            )
            for row in people
        ),
    )


def _of_series(
    session: OfficeSession, draft: MeetingDraft, series: Mapping[str, Any]
) -> MeetingDraft:
    from_series = {name: series[name] for name in _OF_SERIES if not getattr(draft, name)}
    members = MEMBERS.c
    rows = session.execute(
        select(MEMBERS).where(members.series_id == series["id"]).order_by(members.place, members.id)
    ).mappings()
    return replace(
        draft,
        **from_series,
        subject=draft.subject or series["name"],
        classification=Classification(max(int(draft.classification), series["classification"])),
        invites=Inviter(series["invites"]),
        minutes_kind=MinutesKind(series["minutes_kind"]),
        invitees=tuple(
            InviteeDraft(
                role=InviteeRole(row["role"]),
                rank=row["rank"],
                contact_id=row["contact_id"],
                name=row["name"],
                post=row["post"],
                organisation=row["organisation"],
                phone=row["phone"],
                channel=InviteChannel(row["channel"]),
            )
            for row in rows
        )
        or draft.invitees,
    )


def completed(session: OfficeSession, draft: MeetingDraft) -> MeetingDraft:
    """The meeting as typed, with what it takes over from its entry and its series."""
    full = draft
    if draft.event_id is not None:
        entry = standing_entry(session, draft.event_id)
        full = replace(full, starts_at=entry["starts_at"], ends_at=entry["ends_at"])
        full = replace(full, subject=full.subject or entry["subject"])
        full = replace(full, place=full.place or entry["place"])
    proposal = None
    is_alone = draft.series_id is None and draft.event_id is None
    if draft.items is None or draft.invitees is None or not is_alone:
        proposal = meeting_proposal(session, series_id=draft.series_id, event_id=draft.event_id)
        taken = {name: getattr(proposal, name) for name in _OF_SERIES if not getattr(full, name)}
        full = replace(full, **taken, subject=full.subject or proposal.subject)
        if draft.invitees is None:
            full = replace(full, invitees=proposal.invitees or ())
        if draft.items is None:
            full = replace(full, items=proposal.items or ())
        least = max(int(full.classification), int(proposal.classification))
        full = replace(full, classification=Classification(least))
    return full


def standing_entry(session: OfficeSession, event_id: int) -> dict[str, Any]:
    """An entry a meeting can grow from.

    Raises:
        NotAllowed: It has no time or was cancelled, or has its meeting already.
        NotFound: There is no such entry for this operator.
    """
    entry = seen_event(session, event_id)
    if entry["starts_at"] is None or EventState(entry["state"]) not in HOLDING:
        raise NotAllowed(NOT_STANDING)
    taken = session.execute(select(MEETINGS.c.id).where(MEETINGS.c.event_id == event_id)).first()
    if taken is not None:
        raise NotAllowed(ENTRY_HAS_MEETING)
    return entry
