"""What questions about orders are answered with: frozen values, no table's object."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum

from app.attachments import FileLine
from app.changes import Kind
from app.marks import Classification
from app.orders.states import (
    Expected,
    FollowUpWay,
    OrderKind,
    OrderState,
    ReferralState,
    Scan,
    TellingWay,
    WriteOff,
)


class Telling(StrEnum):
    """Whether the applicant knows the result."""

    NOBODY_ASKED = "nobody_asked"
    AWAITING_RESULT = "awaiting_result"
    TO_BE_TOLD = "to_be_told"
    TOLD = "told"
    WAIVED = "waived"


class Awaited(StrEnum):
    """What the orders on a record still wait for: an answer, or only his eyes."""

    NOTHING = ""
    ANSWER = "answer"
    SIGHT = "sight"


@dataclass(frozen=True)
class ReferralLine:
    """Where a referral stands, in a line on its record."""

    name: str
    state: ReferralState
    due_on: date | None


@dataclass(frozen=True)
class OrderLine:
    """A standing order of a record, with its referrals."""

    id: int
    kind: OrderKind
    words: str
    given_on: date
    written_by: str
    written_at: datetime
    referred_to: str
    due_on: date | None
    state: OrderState
    version: int
    referrals: tuple[ReferralLine, ...] = ()


@dataclass(frozen=True)
class FollowUpRow:
    """A line of the follow-up page: a referral with its order, or an order without any.

    Attributes:
        id: Of the line: the referral's id, or the order's with a minus.
        version: Of the order; every deed needs it.
        source_kind: None when he said it without any paper.
        name: To whom; empty without a referral.
        state: Of the referral; None without one.
        rung: The highest rung it was reminded on.
        due_rung: The rung its deadline has reached today; above `rung` somebody must remind.
        next_follow_up_on: When somebody wanted to ask again.
        last_step_at: Tehran time, aware.
    """

    id: int
    order_id: int
    referral_id: int | None
    version: int
    kind: OrderKind
    order_state: OrderState
    source_kind: Kind | None
    source_id: int | None
    source_number: str
    source_title: str
    applicant: str
    words: str
    given_on: date
    classification: Classification
    scan: Scan
    telling: Telling
    owner: str
    owner_id: int
    contact_id: int | None
    name: str
    expected: Expected | None
    due_on: date | None
    first_due_on: date | None
    state: ReferralState | None
    follow_ups: int
    rung: int
    due_rung: int
    next_follow_up_on: date | None
    last_step: str
    last_step_at: datetime

    @property
    def record(self) -> tuple[Kind, int, int]:
        """The order, and the referral of this line as a part of it."""
        return Kind.ORDER, self.order_id, self.referral_id or 0


@dataclass(frozen=True)
class FollowUpLine:
    """One time an addressee was asked."""

    id: int
    at: datetime
    by: str
    way: FollowUpWay
    whom: str
    answer: str
    next_on: date | None
    rung: int


@dataclass(frozen=True)
class Delivery:
    """The paper or the scan as it went to an addressee."""

    at: datetime
    way: str
    receipt: str


@dataclass(frozen=True)
class ReferralSheet:
    """A referral whole."""

    id: int
    contact_id: int | None
    name: str
    group_name: str
    expected: Expected
    due_on: date | None
    first_due_on: date | None
    extension_reason: str
    state: ReferralState
    state_since: datetime
    stopped_on: date | None
    paper: Delivery | None
    scan: Delivery | None
    answer: str
    answer_reference: str
    answered_on: date | None
    write_off: WriteOff | None
    written_off_on: date | None
    written_off_by: str
    write_off_reference: str
    write_off_reason: str
    transferred_to_id: int | None
    rung: int
    due_rung: int
    next_follow_up_on: date | None
    follow_ups: tuple[FollowUpLine, ...]


@dataclass(frozen=True)
class OrderStepLine:
    """One step of an order's life, in words."""

    at: datetime
    by: str
    words: str
    taken_back: bool


@dataclass(frozen=True)
class OrderSheet:
    """One order whole: what the detail pane, the papers and `daftar show` are made of.

    Attributes:
        undone: What keeps it from being closed, a sentence each.
        governor: Who governed on the day it was given, as papers name him.
        governor_acts: He was acting governor.
        follows_id: The order it came of.
        born_ids: Orders that came of it.
    """

    id: int
    version: int
    kind: OrderKind
    state: OrderState
    source_kind: Kind | None
    source_id: int | None
    source_number: str
    source_title: str
    applicant: str
    applicant_phone: str
    words: str
    given_on: date
    given_at: time | None
    classification: Classification
    written_by: str
    written_at: datetime
    owner: str
    owner_id: int
    settle_reason: str
    settled_at: datetime | None
    follows_id: int | None
    born_ids: tuple[int, ...]
    scan: Scan
    scan_reason: str
    telling: Telling
    told_at: datetime | None
    told_by: str
    told_way: TellingWay | None
    told_words: str
    untold_reason: str
    printed_count: int
    last_step: str
    referrals: tuple[ReferralSheet, ...]
    steps: tuple[OrderStepLine, ...]
    files: tuple[FileLine, ...]
    undone: tuple[str, ...]
    governor: str
    governor_acts: bool
