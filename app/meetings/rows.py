"""What is read of meetings and series: lines of lists, a meeting whole, resolutions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from app.attachments import FileLine
from app.changes import Kind
from app.marks import Classification
from app.meetings.states import (
    DispatchPart,
    InviteAnswer,
    InviteChannel,
    InviteeRole,
    Inviter,
    ItemKind,
    ItemState,
    MeetingState,
    MinutesKind,
    Presence,
    ResolutionState,
)
from app.rich_text import Document


@dataclass(frozen=True, kw_only=True)
class MeetingRow:
    """A line of the list of meetings.

    Attributes:
        number: As printed, digits Latin.
        session_number: Which of its series; None of one that stands alone.
        starts_at: Tehran time, aware, as every moment here.
        undecided: Items nobody has decided yet.
        resolutions: How many were resolved; `open_resolutions` of them are not done.
        minutes_late: Minutes are due and not there.
    """

    id: int
    version: int
    number: str
    state: MeetingState
    subject: str
    series: str
    session_number: int | None
    classification: Classification
    starts_at: datetime
    ends_at: datetime
    place: str
    chair: str
    invites: Inviter
    undecided: int
    resolutions: int
    open_resolutions: int
    minutes_due_on: date | None
    minutes_late: bool
    last_step: str


@dataclass(frozen=True, kw_only=True)
class InviteeLine:
    """An invitee, or a standing member, whose answer and presence are empty.

    Attributes:
        letter_number: Of his invitation; empty while it is a draft.
        is_absent: The meeting is over and nobody saw him.
        late_minutes: How much after the beginning he came; 0 of whoever was there in time.
        early_minutes: How much before the end he left.
    """

    id: int
    place: int
    role: InviteeRole
    rank: int
    contact_id: int | None
    name: str
    post: str
    organisation: str
    phone: str
    channel: InviteChannel
    letter_id: int | None = None
    letter_number: str = ""
    letter_state: str = ""
    answer: InviteAnswer = InviteAnswer.NONE
    answered_at: datetime | None = None
    substitute: str = ""
    substitute_post: str = ""
    introduction: str = ""
    presence: Presence = Presence.UNSAID
    is_absent: bool = False
    came_at: datetime | None = None
    left_at: datetime | None = None
    late_minutes: int = 0
    early_minutes: int = 0
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class ItemLine:
    """An item of the agenda with what was said and decided.

    Attributes:
        edition: How often its discussion was saved.
    """

    id: int
    place: int
    kind: ItemKind
    title: str
    presenter: str
    minutes: int | None
    papers: str
    origin: str
    topic_id: int | None
    state: ItemState
    decision: str
    decided_at: datetime | None
    discussion: Document
    edition: int


@dataclass(frozen=True, kw_only=True)
class ResolutionLine:
    """A resolution with how far its order is.

    Attributes:
        number: As printed, digits Latin; of an annulled one too, whose `annulled_reason` says why.
        meeting_number: Of the meeting that resolved it, and its day.
        co_responsible: Names.
        state_words: How it stands, in words: to whom it went, what was answered, how late.
        late_days: Calendar days after its deadline; 0 in time or done.
    """

    id: int
    meeting_id: int
    meeting_number: str
    meeting_on: date
    item_id: int | None
    place: int
    number: str
    their_number: str
    words: str
    responsible_id: int | None
    responsible: str
    co_responsible: tuple[str, ...]
    due_on: date | None
    order_id: int | None
    state: ResolutionState
    state_words: str
    late_days: int
    annulled_reason: str = ""
    is_annulled: bool = False


@dataclass(frozen=True, kw_only=True)
class CarriedLine:
    """An open resolution of an earlier meeting, with what this one said of it.

    Attributes:
        stood: How it stood when these minutes were locked; as it stands now until then.
    """

    id: int
    place: int
    resolution: ResolutionLine
    stood: str
    note: str


@dataclass(frozen=True, kw_only=True)
class EditionLine:
    """Locked minutes, and why they were opened again."""

    edition: int
    at: datetime
    by: str
    reopened_at: datetime | None
    reopened_by: str
    reopened_reason: str


@dataclass(frozen=True, kw_only=True)
class DispatchLine:
    """To whom minutes or an extract went."""

    id: int
    part: DispatchPart
    edition: int
    contact_id: int | None
    name: str
    organisation: str
    channel: InviteChannel
    number: str
    sent_at: datetime
    sent_by: str
    receipt: str
    received_on: date | None
    note: str


@dataclass(frozen=True, kw_only=True)
class StepLine:
    """A deed on a meeting or a series, taken back or not."""

    at: datetime
    by: str
    words: str
    taken_back: bool


@dataclass(frozen=True, kw_only=True)
class MeetingSheet:
    """A meeting whole.

    Attributes:
        event_number: Of its entry in the programme; empty without one.
        discussion: What was said besides the items; `discussion_edition` counts its savings.
        carried: Open resolutions of earlier meetings of its series.
        gaps: What is missing before its next step, in sentences: items undecided, resolutions
            without a responsible, orders not answered.
        is_latest: It is the newest of its series that has minutes; only such may be reopened.
    """

    id: int
    version: int
    number: str
    state: MeetingState
    subject: str
    classification: Classification
    series_id: int | None
    series: str
    session_number: int | None
    event_id: int | None
    event_number: str
    starts_at: datetime
    ends_at: datetime
    place: str
    chair_id: int | None
    chair: str
    chair_post: str
    secretary_id: int | None
    secretary: str
    secretary_post: str
    secretary_body: str
    secretary_phone: str
    invites: Inviter
    note: str
    invitation_asked_on: date | None
    invitation_draft_seen_on: date | None
    invitation_number: str
    invitation_date: date | None
    invitation_copy_on: date | None
    invitation_words: str
    began_at: datetime | None
    ended_at: datetime | None
    minutes_kind: MinutesKind
    discussion: Document
    discussion_edition: int
    next_at: datetime | None
    next_note: str
    minutes_due_on: date | None
    minutes_reminded_on: date | None
    minutes_reminders: int
    minutes_received_on: date | None
    minutes_number: str
    minutes_date: date | None
    received_text: str
    edition: int
    finalised_at: datetime | None
    reopened_reason: str
    report: str
    reported_at: datetime | None
    governor_words: str
    state_reason: str
    last_step: str
    printed_count: int
    invitees: tuple[InviteeLine, ...]
    items: tuple[ItemLine, ...]
    resolutions: tuple[ResolutionLine, ...]
    carried: tuple[CarriedLine, ...]
    editions: tuple[EditionLine, ...]
    dispatches: tuple[DispatchLine, ...]
    steps: tuple[StepLine, ...]
    files: tuple[FileLine, ...]
    gaps: tuple[str, ...]
    is_latest: bool

    @property
    def record(self) -> tuple[Kind, int, int]:
        """The meeting, as deeds name it."""
        return Kind.MEETING, self.id, self.version


@dataclass(frozen=True, kw_only=True)
class SeriesRow:
    """A line of the list of series.

    Attributes:
        meetings: How many were planned; `last_on` is the day of the newest that was held.
        open_resolutions: Of all its meetings.
    """

    id: int
    version: int
    name: str
    chair: str
    secretary: str
    invites: Inviter
    members: int
    topics: int
    meetings: int
    last_on: date | None
    open_resolutions: int
    is_archived: bool


@dataclass(frozen=True, kw_only=True)
class TopicLine:
    """A topic of the backlog, and the number of the meeting that took it, if one did."""

    id: int
    place: int
    title: str
    presenter: str
    minutes: int | None
    papers: str
    origin: str
    meeting_id: int | None
    meeting_number: str


@dataclass(frozen=True, kw_only=True)
class SeriesSheet:
    """A series whole, with its members, backlog, meetings and what they left open."""

    id: int
    version: int
    name: str
    purpose: str
    classification: Classification
    invites: Inviter
    chair_id: int | None
    chair: str
    chair_post: str
    secretary_id: int | None
    secretary: str
    secretary_post: str
    secretary_body: str
    place: str
    minutes_kind: MinutesKind
    is_archived: bool
    members: tuple[InviteeLine, ...]
    topics: tuple[TopicLine, ...]
    meetings: tuple[MeetingRow, ...]
    open_resolutions: tuple[ResolutionLine, ...]
    steps: tuple[StepLine, ...]
