"""What is typed of an entry: the request, its time, who should be there; tidied and proved."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time
from uuid import UUID, uuid4

from app.agenda.states import (
    AttendeeRole,
    EventKind,
    Inviter,
    Opinion,
    Origin,
    RequestChannel,
)
from app.changes import Kind
from app.marks import Classification


@dataclass(frozen=True, kw_only=True)
class AttendeeDraft:
    """Who should be there.

    Attributes:
        id: Of a line that is there already, so that his answer stays with him.
        contact_id: A person of the directory; his time is then booked and held against clashes.
        wish: Of whoever signed up for a staff meeting: what he wants to raise.
    """

    id: int | None = None
    role: AttendeeRole = AttendeeRole.REQUIRED
    contact_id: int | None = None
    group_id: int | None = None
    name: str = ""
    post: str = ""
    organisation: str = ""
    phone: str = ""
    wish: str = ""


@dataclass(frozen=True, kw_only=True)
class ResourceUse:
    """A room, vehicle or deputy an entry needs; of vehicles, how many."""

    resource_id: int
    quantity: int = 1


@dataclass(frozen=True, kw_only=True)
class LinkedRecord:
    """A record the entry hangs together with."""

    kind: Kind
    id: int
    relation: str = ""


@dataclass(frozen=True, kw_only=True)
class When:
    """A time an entry shall have.

    Attributes:
        starts_at: Aware; of a whole day, its midnight in Tehran.
        ends_at: Aware, after the start; a touching end does not clash.
        travel_before: Minutes on the road before, and `travel_after` behind it.
        preparation: Minutes of preparation before the road.
    """

    starts_at: datetime
    ends_at: datetime
    all_day: bool = False
    travel_before: int = 0
    travel_after: int = 0
    preparation: int = 0


@dataclass(frozen=True, kw_only=True)
class EventDraft:
    """An entry as typed: a request, or what the office plans itself.

    Attributes:
        when: Its time; None of a request that has none yet.
        tentative: With a time: a hold that warns and does not block, instead of a fixed one.
        minutes_wanted: How long the requester asks for.
        letter_id: The letter that asks, if it is in our registers (a link is kept both ways).
        override_reason: Why it may stand although something clashes; needs the right to.
        request_key: Made once by a form, so that a repeated save finds its own record.
    """

    kind: EventKind = EventKind.MEETING
    subject: str = ""
    notes: str = ""
    classification: Classification = Classification.ORDINARY
    origin: Origin = Origin.OFFICE
    requester_id: int | None = None
    requester_name: str = ""
    requester_post: str = ""
    organisation_id: int | None = None
    organisation: str = ""
    requester_phone: str = ""
    channel: RequestChannel = RequestChannel.OWN
    letter_number: str = ""
    letter_date: date | None = None
    necessity: str = ""
    legal_basis: str = ""
    proposed: str = ""
    documents: str = ""
    minutes_wanted: int | None = None
    when: When | None = None
    tentative: bool = False
    place: str = ""
    with_governor: bool = True
    stand_in_id: int | None = None
    stand_in_name: str = ""
    special: bool = False
    invites: Inviter = Inviter.NOBODY
    secretary: str = ""
    press_needs: frozenset[str] = frozenset()
    press_note: str = ""
    attendees: tuple[AttendeeDraft, ...] = ()
    uses: tuple[ResourceUse, ...] = ()
    links: tuple[LinkedRecord, ...] = ()
    override_reason: str = ""
    request_key: UUID = field(default_factory=uuid4)


@dataclass(frozen=True, kw_only=True)
class ReviewDraft:
    """Whom to ask, or what he said.

    Attributes:
        answered_on: The day he said it; today when not said.
    """

    reviewer_id: int | None = None
    reviewer: str = ""
    due_on: date | None = None
    opinion: Opinion = Opinion.ASKED
    words: str = ""
    rule_cited: str = ""
    answered_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class StopDraft:
    """A stop on the route of a site visit."""

    id: int | None = None
    title: str = ""
    where: str = ""
    host: str = ""
    arrives_at: time | None = None
    leaves_at: time | None = None
    note: str = ""
