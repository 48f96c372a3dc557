"""What is read of public days: lines of a list, a day whole, one petitioner a screen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from app.attachments import FileLine
from app.changes import Kind
from app.marks import Classification
from app.orders import OrderLine, Phrase
from app.public_days.states import ManagerAnswer, PublicDayState
from app.visits.earlier import EarlierSheet
from app.visits.states import (
    Decision,
    PetitionKind,
    Satisfaction,
    SpecialStatus,
    VisitState,
)


@dataclass(frozen=True)
class PublicDayRow:
    """A line of the list of public days.

    Attributes:
        number: As printed, digits Latin.
        starts_at: Tehran time, aware; so is `ends_at`.
        petitions: How many stand on its list; `heard` of them were heard.
        to_be_told: How many still have to hear what came of theirs.
    """

    id: int
    version: int
    number: str
    state: PublicDayState
    title: str
    place: str
    starts_at: datetime
    ends_at: datetime
    petitions: int
    heard: int
    to_be_told: int
    managers: int
    last_step: str

    @property
    def record(self) -> tuple[Kind, int, int]:
        """The day."""
        return Kind.PUBLIC_DAY, self.id, 0


@dataclass(frozen=True)
class ManagerLine:
    """A manager of a day.

    Attributes:
        letter_number: Of his invitation; empty while it is a draft.
        letter_state: Where his invitation stands, as the letter register says it.
        problems: How many petitions concern his agency.
        present: None until the session.
    """

    id: int
    place: int
    contact_id: int | None
    name: str
    post: str
    organisation_id: int | None
    organisation: str
    phone: str
    letter_id: int | None
    letter_number: str
    letter_state: str
    answer: ManagerAnswer
    substitute: str
    told_at: datetime | None
    present: bool | None
    problems: int


@dataclass(frozen=True)
class PetitionLine:
    """A petition of a day, in turn order.

    Attributes:
        slot_at: When its turn comes, Tehran time.
        manager: Who spoke to it.
        order_words: The governor's order, the newest; empty without any.
        has_open_order: An order on it still runs.
        carried_to_id: The petition of a later day that goes on with it.
    """

    id: int
    version: int
    number: str
    state: VisitState
    turn: int | None
    slot_at: datetime | None
    visitor_id: int | None
    visitor_name: str
    national_id: str
    phone: str
    county: str
    special_status: SpecialStatus
    petition_kind: PetitionKind
    subject: str
    category: str
    agency_id: int | None
    agency: str
    list_number: str
    classification: Classification
    decision: Decision | None
    decision_words: str
    manager_id: int | None
    manager: str
    hand_over_id: int | None
    result: str
    result_number: str
    result_on: date | None
    satisfaction: Satisfaction | None
    carried_from_id: int | None
    carried_to_id: int | None
    order_words: str
    has_open_order: bool
    last_step: str

    @property
    def record(self) -> tuple[Kind, int, int]:
        """The petition."""
        return Kind.VISIT, self.id, 0


@dataclass(frozen=True)
class HandOverLine:
    """One hand-over to the inspection office.

    Attributes:
        petitions: How many were handed over with it.
    """

    id: int
    place: int
    handed_at: datetime
    handed_by: str
    receiver: str
    receiver_post: str
    receipt_number: str
    receipt_on: date | None
    note: str
    petitions: int


@dataclass(frozen=True)
class DayStepLine:
    """One step of a day; one that was taken back says when."""

    id: int
    at: datetime
    by: str
    action: str
    words: str
    taken_back_at: datetime | None


@dataclass(frozen=True)
class PublicDaySheet:
    """A public day whole.

    Attributes:
        counts: How many petitions stand in each state; states without any are left out.
        hidden: How many petitions lie above the clearance of whoever asks.
        can_take_back: What taking back would undo; empty when nothing can be.
        gaps: What is still missing, a sentence each.
    """

    id: int
    version: int
    number: str
    state: PublicDayState
    title: str
    place: str
    note: str
    starts_at: datetime
    ends_at: datetime
    minutes_each: int
    list_until: date | None
    event_id: int
    event_number: str
    state_reason: str
    moved_count: int
    began_at: datetime | None
    ended_at: datetime | None
    results_due_on: date | None
    report: str
    reported_to: str
    reported_number: str
    reported_on: date | None
    registered_at: datetime
    registered_by: str
    printed_count: int
    last_step: str
    last_step_at: datetime
    can_take_back: str
    counts: dict[VisitState, int]
    hidden: int
    managers: tuple[ManagerLine, ...]
    petitions: tuple[PetitionLine, ...]
    hand_overs: tuple[HandOverLine, ...]
    steps: tuple[DayStepLine, ...]
    gaps: tuple[str, ...]

    @property
    def record(self) -> tuple[Kind, int, int]:
        """The day."""
        return Kind.PUBLIC_DAY, self.id, 0


@dataclass(frozen=True)
class SessionSheet:
    """One petitioner before the governor: one screen.

    Attributes:
        place: His place among those of the day, from 1, and `total` of how many.
        left: How many still wait for their turn.
        next_id: Whoever comes after him; None behind the last.
        previous_id: Whoever came before him.
        agency_manager_id: The manager of the day whose agency it concerns.
        earlier: What he came with before, so that the governor sees that it is the third time.
        phrases: The office's standard phrases of orders.
    """

    petition: PetitionLine
    father_name: str
    job: str
    address: str
    companions: str
    group_size: int | None
    problem: str
    documents: str
    expert: str
    expert_opinion: str
    samad_code: str
    note: str
    day_id: int
    day_number: str
    day_state: PublicDayState
    place: int
    total: int
    left: int
    next_id: int | None
    previous_id: int | None
    managers: tuple[ManagerLine, ...]
    agency_manager_id: int | None
    orders: tuple[OrderLine, ...]
    earlier: EarlierSheet
    phrases: tuple[Phrase, ...]
    files: tuple[FileLine, ...]
