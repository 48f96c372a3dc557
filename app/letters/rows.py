"""What questions about letters are answered with: frozen values, no table's object."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from app.attachments import FileLine
from app.letters.states import (
    LetterChannel,
    LetterDirection,
    LetterKind,
    LetterState,
    LetterWriteOff,
    PaperPlace,
    PartyRole,
    Relation,
    Stage,
)
from app.marks import Classification, Urgency
from app.orders import OrderLine, Scan


class LetterRow(NamedTuple):
    """A line of the register.

    A tuple and not a dataclass, as of lines that are made fifty at a time with every keystroke: a
    frozen dataclass with as many fields takes eight times as long to make.

    Attributes:
        number: Digits Latin; empty until an outgoing letter is signed.
        who: Who sent it; of a letter of ours, its first receiver.
        stage: How far the orders on it have come.
        written_here: It is a letter of ours, which begins as a draft and is signed.
    """

    id: int
    version: int
    number: str
    register: str
    direction: LetterDirection
    state: LetterState
    stage: Stage
    kind: LetterKind
    dated: date
    who: str
    organisation: str
    their_number: str
    their_date: date | None
    subject: str
    urgency: Urgency
    classification: Classification
    due_on: date | None
    paper_place: PaperPlace
    last_step: str
    back_dated: bool
    written_here: bool


@dataclass(frozen=True)
class PartyLine:
    """To whom a letter goes, and how it went."""

    id: int
    role: PartyRole
    contact_id: int | None
    name: str
    post: str
    organisation: str
    reason: str
    channel: LetterChannel | None
    channel_number: str
    sent_at: datetime | None
    sent_by: str
    receipt: str
    receipt_at: datetime | None
    their_number: str
    read_at: datetime | None
    read_by: str

    @property
    def words(self) -> str:
        """As a line of a list names him."""
        return " · ".join(part for part in (self.name, self.post, self.organisation) if part)


@dataclass(frozen=True)
class EnclosureLine:
    """Something enclosed."""

    title: str
    pages: int | None
    classification: Classification


@dataclass(frozen=True)
class LinkLine:
    """A reference to another letter, or from one.

    Attributes:
        other_id: Of the letter, if it is in our books and this operator may see it.
        backwards: The other letter refers to this one.
    """

    relation: Relation
    other_id: int | None
    number: str
    dated: date | None
    subject: str = ""
    backwards: bool = False


@dataclass(frozen=True)
class LetterStepLine:
    """One step of a letter's life, in words."""

    at: datetime
    by: str
    action: str
    words: str
    taken_back: bool


@dataclass(frozen=True)
class TextLine:
    """An earlier text of a letter of ours."""

    edition: int
    at: datetime
    by: str
    subject: str
    body: str


@dataclass(frozen=True)
class SameLetter:
    """A letter that may be the same one, registered before."""

    id: int
    number: str
    dated: date
    subject: str
    sender: str


@dataclass(frozen=True)
class EarlierLetter:
    """A line of a sender's history: what he wrote and where it stands (U12)."""

    id: int
    number: str
    dated: date
    subject: str
    state: LetterState


@dataclass(frozen=True)
class LetterSheet:
    """One letter whole: what the detail pane, the papers and `daftar show` are made of.

    Attributes:
        undone: What keeps it from being written off, a sentence each.
        body: Of a letter of ours, as JSON (`app.rich_text`).
        drafter: Who wrote it.
        signed_by: Who recorded the signature.
        hand_id: Whose hand it is: the signer's, or his substitute's.
        governor: Who governed on its day, as papers name him.
    """

    id: int
    version: int
    number: str
    year: int | None
    serial: int | None
    former_number: str
    register_id: int
    register: str
    direction: LetterDirection
    state: LetterState
    stage: Stage
    kind: LetterKind
    sender_id: int | None
    sender_name: str
    sender_post: str
    organisation_id: int | None
    organisation: str
    sender_phone: str
    their_number: str
    their_date: date | None
    channel: LetterChannel
    channel_number: str
    channel_at: datetime | None
    channel_operator: str
    batch: str
    bringer: str
    dated: date
    received_at: datetime | None
    registered_at: datetime | None
    registered_by: str
    back_dated: bool
    back_dated_reason: str
    subject: str
    summary: str
    keywords: str
    own_classification: Classification
    classification: Classification
    urgency: Urgency
    on_paper: bool
    wants_answer: bool
    due_on: date | None
    warned: int
    paper_place: PaperPlace
    paper_with: str
    paper_since: datetime | None
    body: str
    drafter: str
    signer_id: int | None
    signer_name: str
    signer_post: str
    signed_at: datetime | None
    signed_by: str
    hand_id: int | None
    with_signature_image: bool
    letterhead_id: int | None
    scan: Scan
    scan_reason: str
    write_off: LetterWriteOff | None
    write_off_reference: str
    settle_reason: str
    settled_at: datetime | None
    settled_by: str
    printed_count: int
    last_step: str
    enclosures: tuple[EnclosureLine, ...]
    parties: tuple[PartyLine, ...]
    links: tuple[LinkLine, ...]
    orders: tuple[OrderLine, ...]
    files: tuple[FileLine, ...]
    steps: tuple[LetterStepLine, ...]
    undone: tuple[str, ...]
    governor: str
    governor_acts: bool

    @property
    def written_here(self) -> bool:
        """Whether it is a letter of ours, which begins as a draft and is signed."""
        return self.direction is LetterDirection.OUTGOING or bool(self.drafter)

    @property
    def receivers(self) -> tuple[PartyLine, ...]:
        """To whom it goes."""
        return tuple(one for one in self.parties if one.role is PartyRole.RECEIVER)

    @property
    def copies(self) -> tuple[PartyLine, ...]:
        """Who gets a copy."""
        return tuple(one for one in self.parties if one.role is PartyRole.COPY)

    @property
    def sender(self) -> str:
        """Who sent it, as lists name him."""
        who = self.sender_name or self.sender_post
        return " · ".join(part for part in (who, self.organisation) if part)
