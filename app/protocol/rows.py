"""What is read of protocol work: lines of lists, a case whole, agreements, gifts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from app.attachments import FileLine
from app.changes import Kind
from app.marks import Classification
from app.protocol.drafts import ChecklistTaskDraft
from app.protocol.register_rows import AgreementRow, CaseStepLine, GiftRow
from app.protocol.states import (
    CaseKind,
    CaseState,
    ConsularKind,
    ConversationChannel,
    ConversationDirection,
    DispatchChannel,
    EntryKind,
    LetterPurpose,
    PermitRoute,
    PersonRole,
    Recipient,
    Seating,
    SecondLanguage,
    TaskAnchor,
    TaskState,
    Visa,
)


@dataclass(frozen=True, kw_only=True)
class CaseRow:
    """A line of the list of cases.

    Attributes:
        number: As printed, digits Latin.
        head: Of the delegation, the first traveller, the guest; empty without people.
        tasks: How many steps apply; `done` of them are done, `late` past their day.
        next_task: What is to be done next, and `next_owner` by whom, `next_on` until when.
        report_late_days: Calendar days after a trip's report was due; 0 in time.
        flight: Of a pavilion, as `consulate` and `result` are of consular affairs.
    """

    id: int
    version: int
    number: str
    kind: CaseKind
    state: CaseState
    subject: str
    classification: Classification
    starts_on: date
    ends_on: date
    country: str
    city: str
    place: str
    body: str
    head: str
    rank: str
    owner: str
    host: str
    requested_by: str
    request_number: str
    request_date: date | None
    flight: str
    flight_at: datetime | None
    consular_kind: ConsularKind
    consulate: str
    sent_number: str
    result: str
    tasks: int
    done: int
    late: int
    next_task: str
    next_owner: str
    next_on: date | None
    report_due_on: date | None
    report_late_days: int
    last_step: str


@dataclass(frozen=True, kw_only=True)
class TaskLine:
    """A step of a case.

    Attributes:
        waits: Steps of an earlier stage are still open.
        late_days: Calendar days after its day; 0 in time or done.
        done_by: Name of the operator.
    """

    id: int
    place: int
    stage: int
    title: str
    anchor: TaskAnchor
    days_before: int
    due_on: date | None
    is_pinned: bool
    responsible_id: int | None
    responsible: str
    document: str
    document_number: str
    state: TaskState
    done_on: date | None
    done_by: str
    note: str
    waits: bool
    late_days: int


@dataclass(frozen=True, kw_only=True)
class CaseTaskRow:
    """A step of any case, as lists of steps show it."""

    id: int
    case_id: int
    case_version: int
    case_number: str
    case_kind: CaseKind
    case_subject: str
    starts_on: date
    title: str
    responsible_id: int | None
    responsible: str
    document: str
    due_on: date | None
    late_days: int
    waits: bool
    classification: Classification = Classification.ORDINARY


@dataclass(frozen=True, kw_only=True)
class PersonLine:
    """Who belongs to a case.

    Attributes:
        order: His place by precedence, 1 first; by seat where that is set by hand.
        warnings: What is missing or too short of his papers, in sentences.
        missing_report: Number of an earlier trip of his whose report is missing (U35).
    """

    id: int
    place: int
    order: int
    role: PersonRole
    rank: str
    rank_name: str
    contact_id: int | None
    name: str
    second_name: str
    post: str
    organisation: str
    phone: str
    nationality: str
    language: str
    diet: str
    passport: str
    passport_until: date | None
    visa: Visa
    visa_until: date | None
    ticket: str
    arrives_at: datetime | None
    arrives_by: str
    leaves_at: datetime | None
    leaves_by: str
    lodging: str
    room: str
    vehicle_id: int | None
    vehicle: str
    seat: int
    allowance: int | None
    note: str
    warnings: tuple[str, ...] = ()
    missing_report: str = ""


@dataclass(frozen=True, kw_only=True)
class VehicleLine:
    """A car of a case with whoever rides in it, by precedence."""

    id: int
    place: int
    title: str
    plate: str
    driver: str
    phone: str
    seats: int
    note: str
    passengers: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class EntryLine:
    """An entry of a case's programme.

    Attributes:
        event_number: Of its entry in the governor's programme; empty without one.
        event_words: How that one stands, in words.
    """

    id: int
    place: int
    kind: EntryKind
    starts_at: datetime
    ends_at: datetime
    title: str
    second_title: str
    location: str
    second_location: str
    origin: str
    carrier: str
    host: str
    vehicles: str
    who: str
    note: str
    with_governor: bool
    event_id: int | None
    event_number: str
    event_words: str


@dataclass(frozen=True, kw_only=True)
class CostLine:
    """A line of costs, in rials."""

    id: int
    place: int
    title: str
    planned: int | None
    spent: int | None
    source: str
    document: str
    note: str


@dataclass(frozen=True, kw_only=True)
class ConversationLine:
    """A line of the contact log."""

    id: int
    at: datetime
    by: str
    channel: ConversationChannel
    direction: ConversationDirection
    contact_id: int | None
    name: str
    organisation: str
    phone: str
    words: str


@dataclass(frozen=True, kw_only=True)
class CaseDispatchLine:
    """The report at one recipient; `sent_on` is None of one that lacks it."""

    recipient: Recipient
    id: int | None
    channel: DispatchChannel | None
    number: str
    sent_on: date | None
    receipt: str
    received_on: date | None
    note: str


@dataclass(frozen=True, kw_only=True)
class CaseLetterLine:
    """A letter begun for a case; its number is empty while it is a draft."""

    id: int
    letter_id: int
    purpose: LetterPurpose
    number: str
    receiver: str
    state_words: str


@dataclass(frozen=True, kw_only=True)
class ChecklistLine:
    """A template as it can be copied and edited.

    Attributes:
        key: What a case remembers it by: `shipped:ceremony`, or the id of the office's own.
        id: None of a shipped one nobody changed.
        shipped: Key of the one that came with the program; empty of the office's own.
    """

    key: str
    id: int | None
    version: int
    name: str
    kind: CaseKind
    shipped: str
    note: str
    tasks: tuple[ChecklistTaskDraft, ...]
    is_archived: bool


@dataclass(frozen=True, kw_only=True)
class CaseSheet:
    """A case whole.

    Attributes:
        values: Of the columns the steps of its course fill (`courses.StepField`), by name.
        gaps: What is missing before its next step, in sentences.
        warnings: What is amiss but holds nothing up: rank for the pavilion, passports, reports of
            earlier trips, costs above what was reckoned.
        forms: Answers typed into the ministry's forms, by form and field.
        meeting_number: Of the meeting held in it.
        in_folder: Its request lies in the governor's folder.
    """

    id: int
    version: int
    number: str
    kind: CaseKind
    state: CaseState
    subject: str
    second_subject: str
    second_language: SecondLanguage
    classification: Classification
    checklist: str
    starts_on: date
    ends_on: date
    country: str
    city: str
    place: str
    purpose: str
    body_id: int | None
    body: str
    rank: str
    rank_name: str
    with_governor: bool
    host: str
    owner_id: int | None
    owner: str
    note: str
    requested_by: str
    request_number: str
    request_date: date | None
    letter_id: int | None
    letter_number: str
    ordered_on: date | None
    order_words: str
    permit_route: PermitRoute
    report_due_on: date | None
    report_reminded_on: date | None
    report_reminders: int
    report_late_days: int
    report_rung: int
    flight: str
    flight_at: datetime | None
    consular_kind: ConsularKind
    consulate: str
    occasion: str
    meeting_id: int | None
    meeting_number: str
    seating: Seating
    flags: str
    state_reason: str
    last_step: str
    printed_count: int
    values: Mapping[str, str | date | datetime | None]
    tasks: tuple[TaskLine, ...]
    vehicles: tuple[VehicleLine, ...]
    people: tuple[PersonLine, ...]
    entries: tuple[EntryLine, ...]
    costs: tuple[CostLine, ...]
    conversations: tuple[ConversationLine, ...]
    dispatches: tuple[CaseDispatchLine, ...]
    forms: Mapping[str, Mapping[str, str]]
    letters: tuple[CaseLetterLine, ...]
    gifts: tuple[GiftRow, ...]
    agreements: tuple[AgreementRow, ...]
    steps: tuple[CaseStepLine, ...]
    files: tuple[FileLine, ...]
    gaps: tuple[str, ...]
    warnings: tuple[str, ...]
    in_folder: bool = False

    @property
    def record(self) -> tuple[Kind, int, int]:
        """The case, as deeds name it."""
        return Kind.PROTOCOL_CASE, self.id, self.version

    @property
    def head(self) -> PersonLine | None:
        """The head, or who comes first."""
        return min(self.people, key=lambda one: one.order, default=None)
