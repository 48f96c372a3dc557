"""What questions about calls are answered with: frozen values, no table's object."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from app.attachments import FileLine
from app.marks import Classification, Urgency
from app.orders import OrderLine
from app.phone_calls.states import (
    AttemptOutcome,
    CallChannel,
    CallDirection,
    CallOutcome,
    CallPath,
    CallState,
    SpokeWith,
)


@dataclass(frozen=True)
class CallRow:
    """A line of the register of calls.

    Attributes:
        number: As printed, e.g. «1405/ت/218», digits Latin; shown through `persian_digits`.
        called_at: Tehran time, aware.
        attempts: How often telling the result was tried (attempts taken back not counted).
        last_attempt: What came of the latest of them.
    """

    id: int
    number: str
    called_at: datetime
    channel: CallChannel
    direction: CallDirection
    outcome: CallOutcome
    path: CallPath
    state: CallState
    caller_name: str
    caller_post: str
    organisation: str
    phone: str
    subject: str
    urgency: Urgency
    classification: Classification
    attempts: int
    last_attempt: AttemptOutcome | None


@dataclass(frozen=True)
class NoteLine:
    """The governor's note as it stands on a call, with its referral."""

    order_id: int
    words: str
    noted_on: date
    written_by: str
    referred_to: str
    due_on: date | None


@dataclass(frozen=True)
class AttemptLine:
    """One attempt to tell the caller, as logged."""

    at: datetime
    by: str
    outcome: AttemptOutcome
    words: str


@dataclass(frozen=True)
class StepLine:
    """One step of the call's life, for the person who asks how it came here.

    Attributes:
        is_plan: The state stayed: a call-back was planned, moved or settled, pages were arranged.
        is_first: It came with the registration, which is never taken back.
    """

    at: datetime
    by: str
    state: CallState
    reason: str
    taken_back: bool
    is_plan: bool = False
    is_first: bool = False


@dataclass(frozen=True)
class CallBackPlan:
    """When a call shall be tried again.

    Attributes:
        at: Tehran time, aware.
        promised_by: Who promised it and is reminded; empty when it only follows an attempt.
        note: What was promised.
    """

    at: datetime
    promised_by: str
    note: str


@dataclass(frozen=True)
class EarlierCall:
    """A line of a caller's history: what was asked and what came of it (U12)."""

    id: int
    number: str
    called_at: datetime
    subject: str
    state: CallState
    outcome: CallOutcome
    note: str


@dataclass(frozen=True)
class CallSheet:
    """One call whole: what the detail pane, the paper and `daftar show` are made of.

    Attributes:
        version: Goes back with every change; another desk's save in between is found by it.
        connected_at: When a call placed for the governor was put through.
        taken_by: Full name of the operator who registered it.
        registered_at: Tehran time, aware.
        back_dated: Registered later than the day of the call.
        governor: Who governed on that day, as papers name him; empty when it is not known.
        governor_acts: He was acting governor (سرپرست).
        plan: When it shall be tried again, if it shall.
        files: What is attached to it.
        orders: What he ordered on it, newest first; the note is the newest of them.
    """

    id: int
    version: int
    number: str
    state: CallState
    channel: CallChannel
    direction: CallDirection
    outcome: CallOutcome
    path: CallPath
    caller_id: int | None
    caller_name: str
    caller_post: str
    organisation: str
    phone: str
    national_id: str
    called_at: datetime
    connected_at: datetime | None
    ended_at: datetime | None
    subject: str
    request: str
    urgency: Urgency
    classification: Classification
    spoke_with: SpokeWith | None
    result: str
    pages: int | None
    sender_number: str
    receipt: str
    passed_by: str
    received_by: str
    read_back: bool
    taken_by: str
    registered_at: datetime
    back_dated: bool
    printed_count: int
    note: NoteLine | None
    attempts: tuple[AttemptLine, ...]
    steps: tuple[StepLine, ...]
    earlier: tuple[EarlierCall, ...]
    governor: str = ""
    governor_acts: bool = False
    plan: CallBackPlan | None = None
    former_number: str = ""
    files: tuple[FileLine, ...] = ()
    orders: tuple[OrderLine, ...] = ()

    @property
    def may_go_back(self) -> bool:
        """Whether a deed stands besides the registration."""
        return any(not step.is_first and not step.taken_back for step in self.steps)
