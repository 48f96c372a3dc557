"""What is typed of a visit: who comes with what matter, what was decided, what he was told."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID, uuid4

from app.marks import Classification
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
)


@dataclass(frozen=True, kw_only=True)
class VisitDraft:
    """A visitor and his matter as typed: at the front desk, by telephone, or for a public day.

    Attributes:
        is_present: He stands in the waiting room; otherwise it is a request for a visit.
        arrived_at: When he came, if not just now; aware.
        public_day_id: The public day a petition is for; it must still take petitioners.
        list_number: Its line in the inspection office's list.
        carried_from_id: The petition of an earlier day this one goes on with.
        request_key: Made once by a form, so that a repeated save finds its own record.
    """

    path: VisitPath = VisitPath.DAILY
    visitor_id: int | None = None
    visitor_name: str = ""
    father_name: str = ""
    national_id: str = ""
    phone: str = ""
    address: str = ""
    county: str = ""
    job: str = ""
    post: str = ""
    organisation_id: int | None = None
    organisation: str = ""
    special_status: SpecialStatus = SpecialStatus.NONE
    companions: str = ""
    group_size: int | None = None
    channel: Channel = Channel.IN_PERSON
    petition_kind: PetitionKind = PetitionKind.REQUEST
    subject: str = ""
    problem: str = ""
    category: str = ""
    agency_id: int | None = None
    agency: str = ""
    documents: str = ""
    expert: str = ""
    expert_opinion: str = ""
    samad_code: str = ""
    list_number: str = ""
    note: str = ""
    classification: Classification = Classification.ORDINARY
    is_present: bool = True
    arrived_at: datetime | None = None
    public_day_id: int | None = None
    carried_from_id: int | None = None
    request_key: UUID = field(default_factory=uuid4)


@dataclass(frozen=True, kw_only=True)
class DecisionDraft:
    """What the governor decided of a visitor announced to him (P2.13).

    Attributes:
        starts_at: Of an appointment; aware. It becomes an entry of the programme, clash-checked.
        host_id: Of whom sees him instead of the governor, with `host` as his name.
        override_reason: Why the appointment may stand although something clashes.
    """

    decision: Decision = Decision.NOW
    mode: Mode = Mode.FACE_TO_FACE
    minutes: int | None = None
    starts_at: datetime | None = None
    host_id: int | None = None
    host: str = ""
    place: str = ""
    words: str = ""
    override_reason: str = ""


@dataclass(frozen=True, kw_only=True)
class TellDraft:
    """An attempt to tell a visitor what came of his visit (P2.15)."""

    channel: TellChannel = TellChannel.PHONE
    outcome: TellOutcome = TellOutcome.TOLD
    words: str = ""
    satisfaction: Satisfaction | None = None
    satisfaction_words: str = ""


@dataclass(frozen=True, kw_only=True)
class ResultDraft:
    """What the inspection office reports of a petition handed over to it (P2.20)."""

    words: str = ""
    number: str = ""
    on: date | None = None
