"""Agreements, gifts and occasions as their registers show them, and a deed on any record."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from app.attachments import FileLine
from app.marks import Classification
from app.protocol.states import (
    AgreementKind,
    AgreementState,
    CaseState,
    GiftDirection,
)


@dataclass(frozen=True, kw_only=True)
class CaseStepLine:
    """A deed on a record of protocol work, taken back or not."""

    at: datetime
    by: str
    words: str
    taken_back: bool


@dataclass(frozen=True, kw_only=True)
class GiftRow:
    """A gift; as a line of the register and of its case, as secret as that."""

    id: int
    version: int
    number: str
    direction: GiftDirection
    item: str
    quantity: int
    value: int | None
    given_on: date
    case_id: int | None
    case_number: str
    contact_id: int | None
    name: str
    organisation: str
    country: str
    kept_where: str
    inventory_number: str
    note: str
    classification: Classification
    is_annulled: bool
    annulled_reason: str
    last_step: str

    @property
    def lacks_inventory(self) -> bool:
        """Whether it was received and nobody wrote under which number it is kept."""
        is_received = self.direction is GiftDirection.RECEIVED
        return is_received and not self.is_annulled and not self.inventory_number


@dataclass(frozen=True, kw_only=True)
class AgreementRow:
    """An agreement; `days_left` counts calendar days to its expiry, None without a term."""

    id: int
    version: int
    number: str
    kind: AgreementKind
    state: AgreementState
    title: str
    classification: Classification
    country: str
    other_party_id: int | None
    other_party: str
    our_signer: str
    their_signer: str
    signed_on: date
    expires_on: date | None
    days_left: int | None
    notice_days: int
    responsible_id: int | None
    responsible: str
    case_id: int | None
    case_number: str
    subject: str
    progress: str
    ended_on: date | None
    ended_reason: str
    last_step: str


@dataclass(frozen=True, kw_only=True)
class AgreementSheet:
    """An agreement whole."""

    row: AgreementRow
    steps: tuple[CaseStepLine, ...]
    files: tuple[FileLine, ...]

    @property
    def id(self) -> int:
        """Of the agreement."""
        return self.row.id

    @property
    def version(self) -> int:
        """As read."""
        return self.row.version

    @property
    def classification(self) -> Classification:
        """How secret it is."""
        return self.row.classification

    @property
    def last_step(self) -> str:
        """What was done to it last."""
        return self.row.last_step


@dataclass(frozen=True, kw_only=True)
class GiftSheet:
    """A gift whole."""

    row: GiftRow
    steps: tuple[CaseStepLine, ...]
    files: tuple[FileLine, ...]

    @property
    def id(self) -> int:
        """Of the gift."""
        return self.row.id

    @property
    def version(self) -> int:
        """As read."""
        return self.row.version

    @property
    def classification(self) -> Classification:
        """How secret it is."""
        return self.row.classification

    @property
    def last_step(self) -> str:
        """What was done to it last."""
        return self.row.last_step


@dataclass(frozen=True, kw_only=True)
class OccasionRow:
    """An occasion of a year, and the case that was opened for it.

    Attributes:
        key: As `CaseDraft.occasion` takes it.
        is_known: It comes with the program.
        is_estimated: Of the moon's calendar, in a month nobody saw yet.
        late: Steps of its case past their day.
    """

    key: str
    day: date
    title: str
    is_known: bool
    is_estimated: bool
    case_id: int | None
    case_number: str
    case_state: CaseState | None
    late: int

    @property
    def id(self) -> int:
        """Of the line in the list of a year."""
        calendar, _, rest = self.key.partition("-")
        place = {"solar": 0, "lunar": 1}.get(calendar)
        return self.day.toordinal() % 100_000 * 10_000 + (int(rest) + 2 if place is None else place)
