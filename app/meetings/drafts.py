"""What is typed of series, meetings, agenda, answers, presence, resolutions and dispatches."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID, uuid4

from app.marks import Classification
from app.meetings.states import (
    DispatchPart,
    InviteAnswer,
    InviteChannel,
    InviteeRole,
    Inviter,
    ItemKind,
    ItemState,
    MinutesKind,
    Presence,
)


@dataclass(frozen=True, kw_only=True)
class InviteeDraft:
    """Who is a standing member, or is invited.

    Attributes:
        id: Of the line it was before; None of a new one.
        rank: 1 sits first; 0 where nobody says.
        contact_id: A person or office of the directory.
        group_id: A distribution group in place of one; each member becomes an invitee.
    """

    id: int | None = None
    role: InviteeRole = InviteeRole.MEMBER
    rank: int = 0
    contact_id: int | None = None
    group_id: int | None = None
    name: str = ""
    post: str = ""
    organisation: str = ""
    phone: str = ""
    channel: InviteChannel = InviteChannel.LETTER

    @property
    def is_empty(self) -> bool:
        """Whether nobody is named."""
        named = (self.name, self.post, self.organisation)
        return (
            self.contact_id is None
            and self.group_id is None
            and not any(part.strip() for part in named)
        )


@dataclass(frozen=True, kw_only=True)
class TopicDraft:
    """A topic for the backlog of a series."""

    id: int | None = None
    title: str = ""
    presenter: str = ""
    minutes: int | None = None
    papers: str = ""
    origin: str = ""


@dataclass(frozen=True, kw_only=True)
class SeriesDraft:
    """A series as typed; its members come and go with it.

    Attributes:
        request_key: Made once by a form, so that a repeated save finds its own record.
    """

    name: str = ""
    purpose: str = ""
    classification: Classification = Classification.ORDINARY
    invites: Inviter = Inviter.OFFICE
    chair_id: int | None = None
    chair: str = ""
    chair_post: str = ""
    secretary_id: int | None = None
    secretary: str = ""
    secretary_post: str = ""
    secretary_body: str = ""
    place: str = ""
    minutes_kind: MinutesKind = MinutesKind.SUMMARY
    members: tuple[InviteeDraft, ...] = ()
    request_key: UUID = field(default_factory=uuid4)


@dataclass(frozen=True, kw_only=True)
class ItemDraft:
    """An item of the agenda as typed.

    Attributes:
        id: Of the item it was before; None of a new one.
        minutes: How long it shall take.
        topic_id: The topic of the series it is taken from.
    """

    id: int | None = None
    kind: ItemKind = ItemKind.ORDINARY
    title: str = ""
    presenter: str = ""
    minutes: int | None = None
    papers: str = ""
    origin: str = ""
    topic_id: int | None = None


@dataclass(frozen=True, kw_only=True)
class MeetingDraft:
    """A meeting as typed.

    Attributes:
        series_id: The series it belongs to; its members are invited unless others are named.
        event_id: The entry of the programme it grows from, whose time and place are its own then.
        starts_at: Aware, as `ends_at` is; needed where there is no entry.
        in_programme: Also take the governor's time for it, clash-checked.
        override_reason: Why it may stand in the programme although something clashes.
        items: The agenda; with None it is proposed: approval of the last minutes, what is carried.
        invitees: None for the members of its series, or whom its entry names.
    """

    series_id: int | None = None
    event_id: int | None = None
    subject: str = ""
    classification: Classification = Classification.ORDINARY
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    in_programme: bool = False
    override_reason: str = ""
    place: str = ""
    chair_id: int | None = None
    chair: str = ""
    chair_post: str = ""
    secretary_id: int | None = None
    secretary: str = ""
    secretary_post: str = ""
    secretary_body: str = ""
    secretary_phone: str = ""
    invites: Inviter = Inviter.OFFICE
    minutes_kind: MinutesKind = MinutesKind.SUMMARY
    invitation_words: str = ""
    note: str = ""
    items: tuple[ItemDraft, ...] | None = None
    invitees: tuple[InviteeDraft, ...] | None = None
    request_key: UUID = field(default_factory=uuid4)


@dataclass(frozen=True, kw_only=True)
class OutsideInvitationDraft:
    """How far an outside secretary's invitation is (U22); what is None is not yet."""

    asked_on: date | None = None
    draft_seen_on: date | None = None
    number: str = ""
    dated: date | None = None
    copy_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class AnswerDraft:
    """What an invitee answered, and who comes in his place."""

    answer: InviteAnswer = InviteAnswer.ACKNOWLEDGED
    substitute: str = ""
    substitute_post: str = ""
    introduction: str = ""
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class PresenceDraft:
    """Whether an invitee was there.

    Attributes:
        came_at: Aware; None of whoever was there from the beginning, so `left_at` of the end.
    """

    presence: Presence = Presence.PRESENT
    substitute: str = ""
    substitute_post: str = ""
    introduction: str = ""
    came_at: datetime | None = None
    left_at: datetime | None = None
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class CoResponsible:
    """Who helps with a resolution."""

    name: str = ""
    contact_id: int | None = None


@dataclass(frozen=True, kw_only=True)
class ResolutionDraft:
    """A resolution as typed or cut from received minutes.

    Attributes:
        item_id: The item it decides; None of received minutes without an agenda here.
        their_number: As numbered in an outside secretary's minutes.
        responsible_id: Of the directory; a name alone will do.
        due_on: Until when.
        request_key: Made once by a form.
    """

    item_id: int | None = None
    their_number: str = ""
    words: str = ""
    responsible_id: int | None = None
    responsible: str = ""
    co_responsible: tuple[CoResponsible, ...] = ()
    due_on: date | None = None
    request_key: UUID = field(default_factory=uuid4)


@dataclass(frozen=True, kw_only=True)
class ItemDecision:
    """What became of an item, with the words of the decision where it needs any."""

    state: ItemState = ItemState.DECIDED
    decision: str = ""


@dataclass(frozen=True, kw_only=True)
class ReceivedMinutesDraft:
    """Minutes an outside secretary sent (U24).

    Attributes:
        text: As pasted, or as read off the scan; resolutions are cut from it.
    """

    number: str = ""
    dated: date | None = None
    received_on: date | None = None
    text: str = ""


@dataclass(frozen=True, kw_only=True)
class DispatchDraft:
    """To whom minutes or an extract went (P1.7)."""

    part: DispatchPart = DispatchPart.MINUTES
    contact_id: int | None = None
    name: str = ""
    organisation: str = ""
    channel: InviteChannel = InviteChannel.LETTER
    number: str = ""
    receipt: str = ""
    received_on: date | None = None
    note: str = ""
