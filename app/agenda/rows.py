"""What questions about the programme are answered with: frozen values, no table's object."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time

from app.agenda.states import (
    Answer,
    AttendeeRole,
    EventKind,
    EventState,
    Inviter,
    Move,
    Opinion,
    Origin,
    RequestChannel,
    ResourceKind,
)
from app.attachments import FileLine
from app.changes import Kind
from app.marks import Classification
from app.orders import OrderLine


@dataclass(frozen=True)
class EventRow:
    """A line of the list of entries and requests.

    Attributes:
        number: Digits Latin.
        who: Who asks: the person, else his organisation.
        is_hidden: Above the clearance of whoever asks: only its time is told, as «مشغول».
        touched: What happened beneath it, or to it beneath the record that asks, to be looked at.
    """

    id: int
    version: int
    number: str
    kind: EventKind
    state: EventState
    subject: str
    who: str
    starts_at: datetime | None
    ends_at: datetime | None
    all_day: bool
    place: str
    classification: Classification
    origin: Origin
    requested_at: datetime
    last_step: str
    is_overridden: bool
    is_hidden: bool
    touched: str = ""


@dataclass(frozen=True)
class CalendarEntry:
    """An entry as the calendar paints it, once for each column it stands in.

    Attributes:
        subjects: Whom and what it books, as subject keys («r1», «c345»).
        busy_from: With the road and preparation before it; `busy_to` with the road behind.
        clashes: Ids of entries in sight it clashes with, whatever was overridden.
        is_hidden: Only the time may be told, and in which columns it is taken; the subject is
            «مشغول», roads and clashes are not told.
    """

    id: int
    version: int
    number: str
    kind: EventKind
    state: EventState
    subject: str
    place: str
    who: str
    starts_at: datetime
    ends_at: datetime
    all_day: bool
    busy_from: datetime
    busy_to: datetime
    tentative: bool
    classification: Classification
    subjects: tuple[str, ...]
    clashes: tuple[int, ...]
    is_overridden: bool
    is_hidden: bool
    is_series: bool
    is_special: bool
    with_governor: bool


@dataclass(frozen=True)
class DayInfo:
    """What a day is beside its entries.

    Attributes:
        hijri: As it is read, estimates marked; `gregorian` likewise.
        day_off: Why it is off, or empty.
        estimated: The day off hangs on a Hijri month not yet sighted.
        occasions: Occasions that are no day off.
        work_from: The office's hours on that day (Ramadan's in Ramadan), Tehran; None when off.
    """

    day: date
    hijri: str
    gregorian: str
    day_off: str
    estimated: bool
    occasions: tuple[str, ...]
    work_from: time | None
    work_to: time | None
    prayer_from: time | None
    prayer_to: time | None
    is_public_day: bool


@dataclass(frozen=True)
class ResourceLine:
    """Something bookable; `subject_key` is what bookings and columns know it by."""

    id: int
    version: int
    kind: ResourceKind
    name: str
    contact_id: int | None
    quantity: int
    seats: int | None
    note: str
    is_archived: bool

    @property
    def subject_key(self) -> str:
        """What bookings call it: a deputy is the person of the directory he is."""
        return f"c{self.contact_id}" if self.contact_id is not None else f"r{self.id}"


@dataclass(frozen=True)
class AttendeeLine:
    """Who should be there, and what he said."""

    id: int
    role: AttendeeRole
    contact_id: int | None
    name: str
    post: str
    organisation: str
    phone: str
    wish: str
    answer: Answer
    substitute: str
    told_at: datetime | None
    told_by: str
    note: str


@dataclass(frozen=True)
class ReviewLine:
    """What a deputy was asked and said."""

    id: int
    reviewer: str
    asked_at: datetime
    due_on: date | None
    opinion: Opinion
    words: str
    rule_cited: str
    answered_on: date | None


@dataclass(frozen=True)
class MoveLine:
    """A time that was lost, and why."""

    at: datetime
    by: str
    move: Move
    reason: str
    from_start: datetime | None
    to_start: datetime | None
    from_end: datetime | None = None


@dataclass(frozen=True)
class UseLine:
    """A resource the entry needs."""

    resource_id: int
    kind: ResourceKind
    name: str
    quantity: int


@dataclass(frozen=True)
class LinkLine:
    """A record the entry hangs together with.

    Attributes:
        touched: What happened to the entry since, that whoever keeps the record must look at.
    """

    kind: Kind
    record_id: int
    title: str
    relation: str
    touched: str


@dataclass(frozen=True)
class StopLine:
    """A stop of a site visit."""

    id: int
    title: str
    where: str
    host: str
    arrives_at: time | None
    leaves_at: time | None
    note: str


@dataclass(frozen=True)
class PromiseLine:
    """A promise made on the spot, kept as an order on the entry."""

    order_id: int
    stop_id: int | None


@dataclass(frozen=True)
class EventStepLine:
    """A deed on an entry, as its history shows it."""

    at: datetime
    by: str
    action: str
    words: str
    taken_back: bool


@dataclass(frozen=True)
class EventSheet:
    """An entry whole.

    Attributes:
        in_folder: Its form lies in the governor's folder or before him.
        touched_words: What happened to a record it hangs on, to be looked at.
        can_take_back: The newest step, in words, or empty.
        orders: Orders that stand on it; promises of a site visit are among them.
    """

    id: int
    version: int
    number: str
    kind: EventKind
    state: EventState
    subject: str
    notes: str
    classification: Classification
    origin: Origin
    requester_id: int | None
    requester_name: str
    requester_post: str
    organisation_id: int | None
    organisation: str
    requester_phone: str
    channel: RequestChannel
    letter_number: str
    letter_date: date | None
    necessity: str
    legal_basis: str
    proposed: str
    documents: str
    minutes_wanted: int | None
    requested_at: datetime
    requested_by: str
    starts_at: datetime | None
    ends_at: datetime | None
    all_day: bool
    place: str
    travel_before: int
    travel_after: int
    preparation: int
    with_governor: bool
    stand_in_id: int | None
    stand_in_name: str
    special: bool
    invites: Inviter
    secretary: str
    invitation_number: str
    invitation_date: date | None
    press_needs: frozenset[str]
    press_note: str
    override_reason: str
    overridden: str
    overridden_by: str
    state_reason: str
    moved_count: int
    touched_words: str
    minutes_from: str
    minutes_due_on: date | None
    minutes_received_on: date | None
    report: str
    reported_at: datetime | None
    governor_words: str
    series_id: int | None
    series_day: date | None
    detached: bool
    last_step: str
    printed_count: int
    can_take_back: str
    attendees: tuple[AttendeeLine, ...]
    uses: tuple[UseLine, ...]
    reviews: tuple[ReviewLine, ...]
    moves: tuple[MoveLine, ...]
    links: tuple[LinkLine, ...]
    stops: tuple[StopLine, ...]
    orders: tuple[OrderLine, ...]
    files: tuple[FileLine, ...]
    steps: tuple[EventStepLine, ...]
    in_folder: bool = False
    promises: tuple[PromiseLine, ...] = ()
