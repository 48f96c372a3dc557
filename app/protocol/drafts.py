"""What is typed of cases and their parts, of agreements and gifts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID, uuid4

from app.marks import Classification
from app.protocol.states import (
    AgreementKind,
    CaseKind,
    ConsularKind,
    ConversationChannel,
    ConversationDirection,
    DispatchChannel,
    EntryKind,
    GiftDirection,
    PersonRole,
    Recipient,
    Seating,
    SecondLanguage,
    TaskAnchor,
    TaskCondition,
    Visa,
)


@dataclass(frozen=True, kw_only=True)
class CaseDraft:
    """A case as typed.

    Attributes:
        checklist: Key of the template to copy (`ChecklistLine.key`); empty for the shipped one of
            its kind. Once copied the case's steps are its own.
        starts_on: Departure or arrival; `ends_on` the day of the return or departure, the same day
            where not said.
        rank: Key of a rank of the office's order of precedence; empty where nobody says.
        people: The head, members and guests known already; None leaves them as they are.
        occasion: Key of an occasion of the year plan, as `solar-9-16`.
        request_key: Made once by a form, so that a repeated save finds its own record.
    """

    kind: CaseKind = CaseKind.FOREIGN_TRIP
    checklist: str = ""
    subject: str = ""
    second_subject: str = ""
    second_language: SecondLanguage = SecondLanguage.NONE
    classification: Classification = Classification.ORDINARY
    starts_on: date | None = None
    ends_on: date | None = None
    country: str = ""
    city: str = ""
    place: str = ""
    purpose: str = ""
    body_id: int | None = None
    body: str = ""
    rank: str = ""
    with_governor: bool = False
    host: str = ""
    owner_id: int | None = None
    owner: str = ""
    note: str = ""
    requested_by: str = ""
    request_number: str = ""
    request_date: date | None = None
    letter_id: int | None = None
    flight: str = ""
    flight_at: datetime | None = None
    consular_kind: ConsularKind = ConsularKind.UNSAID
    consulate: str = ""
    occasion: str = ""
    people: tuple[PersonDraft, ...] | None = None
    request_key: UUID = field(default_factory=uuid4)


@dataclass(frozen=True, kw_only=True)
class ChecklistTaskDraft:
    """A step of a template.

    Attributes:
        key: Its own within the template; made where it is empty.
        stage: Steps of one stage go side by side.
        days_before: Working days before the anchor; negative after it.
        condition: What the case must be; `condition_value` names the rank or the route.
    """

    key: str = ""
    stage: int = 1
    title: str = ""
    anchor: TaskAnchor = TaskAnchor.START
    days_before: int = 0
    responsible: str = ""
    document: str = ""
    condition: TaskCondition = TaskCondition.ALWAYS
    condition_value: str = ""


@dataclass(frozen=True, kw_only=True)
class ChecklistDraft:
    """A template as typed.

    Attributes:
        shipped: Key of the one that came with the program and that it stands in place of.
    """

    name: str = ""
    kind: CaseKind = CaseKind.CEREMONY
    shipped: str = ""
    note: str = ""
    tasks: tuple[ChecklistTaskDraft, ...] = ()
    request_key: UUID = field(default_factory=uuid4)


@dataclass(frozen=True, kw_only=True)
class TaskDraft:
    """A step of one case as typed.

    Attributes:
        id: Of the line it was before; None of a new one.
        due_on: A day set by hand, which stays when the case moves; None to reckon it.
    """

    id: int | None = None
    stage: int = 1
    title: str = ""
    anchor: TaskAnchor = TaskAnchor.START
    days_before: int = 0
    due_on: date | None = None
    responsible_id: int | None = None
    responsible: str = ""
    document: str = ""
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class TaskDone:
    """How a step was done.

    Attributes:
        done_on: Today when not said.
        document_number: By which the paper it needs is there.
    """

    done_on: date | None = None
    document_number: str = ""
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class PersonDraft:
    """Who travels, comes, accompanies or receives.

    Attributes:
        id: Of the line he was before; None of a new one.
        seat: 1 is the place of honour; 0 lets precedence say.
        allowance: In rials.
    """

    id: int | None = None
    role: PersonRole = PersonRole.MEMBER
    rank: str = ""
    contact_id: int | None = None
    name: str = ""
    second_name: str = ""
    post: str = ""
    organisation: str = ""
    phone: str = ""
    nationality: str = ""
    language: str = ""
    diet: str = ""
    passport: str = ""
    passport_until: date | None = None
    visa: Visa = Visa.UNSAID
    visa_until: date | None = None
    ticket: str = ""
    arrives_at: datetime | None = None
    arrives_by: str = ""
    leaves_at: datetime | None = None
    leaves_by: str = ""
    lodging: str = ""
    room: str = ""
    vehicle_id: int | None = None
    seat: int = 0
    allowance: int | None = None
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class VehicleDraft:
    """A car of the case."""

    id: int | None = None
    title: str = ""
    plate: str = ""
    driver: str = ""
    phone: str = ""
    seats: int = 4
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class EntryDraft:
    """An entry of the case's programme; both moments aware, the end not before the start."""

    id: int | None = None
    kind: EntryKind = EntryKind.MEETING
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    title: str = ""
    second_title: str = ""
    location: str = ""
    second_location: str = ""
    origin: str = ""
    carrier: str = ""
    host: str = ""
    vehicles: str = ""
    who: str = ""
    note: str = ""
    with_governor: bool = False


@dataclass(frozen=True, kw_only=True)
class CostDraft:
    """A line of costs, in rials."""

    id: int | None = None
    title: str = ""
    planned: int | None = None
    spent: int | None = None
    source: str = ""
    document: str = ""
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class ConversationDraft:
    """A line of the contact log (P6.14).

    Attributes:
        at: When; now where it is not said.
    """

    at: datetime | None = None
    channel: ConversationChannel = ConversationChannel.PHONE
    direction: ConversationDirection = ConversationDirection.OURS
    contact_id: int | None = None
    name: str = ""
    organisation: str = ""
    phone: str = ""
    words: str = ""


@dataclass(frozen=True, kw_only=True)
class CaseDispatchDraft:
    """The report going to one recipient; a receipt may be known at once.

    Attributes:
        sent_on: Today where it is not said.
    """

    recipient: Recipient = Recipient.MINISTER
    channel: DispatchChannel = DispatchChannel.GOVERNMENT_NETWORK
    number: str = ""
    sent_on: date | None = None
    receipt: str = ""
    received_on: date | None = None
    note: str = ""


#: What a step of the course fills, by column of the case.
StepValue = str | date | datetime | None


@dataclass(frozen=True, kw_only=True)
class CaseStepDraft:
    """What a step of the course asks (`courses.StepField`), by the field's name."""

    values: Mapping[str, StepValue] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class SeatingDraft:
    """How people sit, with the seats changed by hand, and the flags from the place of honour on.

    Attributes:
        seats: By the id of a person; one not named keeps his.
    """

    seating: Seating = Seating.FACING
    seats: Mapping[int, int] = field(default_factory=dict)
    flags: str = ""


@dataclass(frozen=True, kw_only=True)
class AgreementDraft:
    """An agreement as typed."""

    kind: AgreementKind = AgreementKind.MEMORANDUM
    title: str = ""
    classification: Classification = Classification.ORDINARY
    country: str = ""
    other_party_id: int | None = None
    other_party: str = ""
    our_signer: str = ""
    their_signer: str = ""
    signed_on: date | None = None
    expires_on: date | None = None
    notice_days: int = 60
    responsible_id: int | None = None
    responsible: str = ""
    case_id: int | None = None
    subject: str = ""
    progress: str = ""
    request_key: UUID = field(default_factory=uuid4)


@dataclass(frozen=True, kw_only=True)
class GiftDraft:
    """A gift as typed; its value is estimated, in rials."""

    direction: GiftDirection = GiftDirection.GIVEN
    item: str = ""
    quantity: int = 1
    value: int | None = None
    given_on: date | None = None
    case_id: int | None = None
    contact_id: int | None = None
    name: str = ""
    organisation: str = ""
    country: str = ""
    kept_where: str = ""
    inventory_number: str = ""
    note: str = ""
    request_key: UUID = field(default_factory=uuid4)
