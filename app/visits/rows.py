"""Visits as they are shown: frozen, in Tehran time, as far as the operator may see them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from app.agenda import EventState
from app.attachments import FileLine
from app.marks import Classification
from app.orders import OrderLine
from app.visits.states import (
    Channel,
    Decision,
    Mode,
    PetitionKind,
    Satisfaction,
    SpecialStatus,
    TellChannel,
    TellOutcome,
    VisitPath,
    VisitState,
)


class NextStep(StrEnum):
    """What one key does with whoever is in the waiting room."""

    ANNOUNCE = "announce"
    DECIDE = "decide"
    ENTER = "enter"
    LEAVE = "leave"


@dataclass(frozen=True, kw_only=True)
class VisitRow:
    """A line of the list.

    Attributes:
        number: As printed, digits Latin.
        who: The visitor with post and organisation.
        phone: As shown, Latin digits.
        at: When he came, else when he was written down; Tehran time, as every moment here.
        entered_at: When he went in, while he is inside.
        appointment_at: The time the programme holds for him.
        appointment_lost: That time was cancelled or put off, or is past without him.
    """

    id: int
    version: int
    number: str
    path: VisitPath
    state: VisitState
    visitor_name: str
    who: str
    phone: str
    subject: str
    category: str
    agency: str
    county: str
    special_status: SpecialStatus
    group_size: int | None
    classification: Classification
    at: datetime
    entered_at: datetime | None
    appointment_at: datetime | None
    appointment_lost: bool
    event_id: int | None
    host: str
    minutes: int | None
    public_day_id: int | None
    turn: int | None
    slot_at: datetime | None
    decision: Decision | None
    attempts: int
    last_attempt: TellOutcome | None
    last_step: str
    last_step_at: datetime


@dataclass(frozen=True, kw_only=True)
class WaitingRow:
    """Somebody in the waiting room, or with the governor.

    Attributes:
        since: When he came.
        minutes: How long he waits, or how long he is inside.
        is_late: He waits longer than the office wants.
        allowed_minutes: How long the governor gave him.
        appointment_at: The time the programme holds for him.
        next_step: What is done next.
    """

    id: int
    version: int
    number: str
    state: VisitState
    visitor_name: str
    who: str
    companions: str
    group_size: int | None
    special_status: SpecialStatus
    subject: str
    documents: str
    classification: Classification
    since: datetime
    minutes: int
    is_late: bool
    allowed_minutes: int | None
    mode: Mode | None
    host: str
    appointment_at: datetime | None
    next_step: NextStep


@dataclass(frozen=True)
class VisitStepLine:
    """A deed on a visit, as its history shows it."""

    at: datetime
    by: str
    action: str
    words: str
    taken_back: bool
    is_first: bool


@dataclass(frozen=True)
class VisitAttemptLine:
    """An attempt to tell him."""

    at: datetime
    by: str
    channel: TellChannel
    outcome: TellOutcome
    words: str


@dataclass(frozen=True)
class AppointmentLine:
    """The entry of the programme that holds a visitor's time.

    Attributes:
        touched: What happened to it in the programme since and nobody looked at.
    """

    event_id: int
    number: str
    state: EventState
    starts_at: datetime | None
    ends_at: datetime | None
    place: str
    overridden: str
    touched: str


@dataclass(frozen=True, kw_only=True)
class VisitSheet:
    """One visit whole; moments in Tehran time.

    Attributes:
        gaps: What is still to be done before it can be closed, in sentences.
        in_folder: Its form lies in the governor's folder.
        public_day: Number of its public day.
        manager: Who spoke to it in the session.
        governor: Who governed that day, as papers name him.
    """

    id: int
    version: int
    number: str
    path: VisitPath
    state: VisitState
    visitor_id: int | None
    visitor_name: str
    father_name: str
    national_id: str
    phone: str
    phone_number: str
    address: str
    county: str
    job: str
    post: str
    organisation_id: int | None
    organisation: str
    special_status: SpecialStatus
    companions: str
    group_size: int | None
    channel: Channel
    petition_kind: PetitionKind
    subject: str
    problem: str
    category: str
    agency_id: int | None
    agency: str
    documents: str
    expert: str
    expert_opinion: str
    samad_code: str
    list_number: str
    note: str
    classification: Classification
    arrived_at: datetime | None
    announced_at: datetime | None
    decision: Decision | None
    decided_at: datetime | None
    decision_words: str
    mode: Mode | None
    minutes: int | None
    host_id: int | None
    host: str
    event_id: int | None
    entered_at: datetime | None
    left_at: datetime | None
    public_day_id: int | None
    turn: int | None
    slot_at: datetime | None
    manager_id: int | None
    carried_from_id: int | None
    hand_over_id: int | None
    result: str
    result_number: str
    result_on: date | None
    attempts: int
    last_attempt: TellOutcome | None
    told_at: datetime | None
    satisfaction: Satisfaction | None
    satisfaction_words: str
    operator_id: int
    registered_at: datetime
    last_step: str
    last_step_at: datetime
    printed_count: int
    taken_by: str
    public_day: str = ""
    manager: str = ""
    governor: str = ""
    governor_acts: bool = False
    appointment: AppointmentLine | None = None
    in_folder: bool = False
    gaps: tuple[str, ...] = ()
    steps: tuple[VisitStepLine, ...] = ()
    tellings: tuple[VisitAttemptLine, ...] = ()
    orders: tuple[OrderLine, ...] = ()
    files: tuple[FileLine, ...] = ()

    @property
    def may_go_back(self) -> bool:
        """Whether a deed stands besides its reception."""
        return any(not step.is_first and not step.taken_back for step in self.steps)
