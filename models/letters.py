"""Letters, whom they go to, what they refer to, and every step of their lives."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from sqlalchemy import ForeignKey, Index, UniqueConstraint, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base
from models.types import identity, instant, key, long, request_key, short, word


class Letter(Base):
    """A letter: come in, going out or internal; one going out has no number until signed."""

    __tablename__ = "letters"

    id: Mapped[identity]
    register_id: Mapped[int] = mapped_column(ForeignKey("letter_registers.id"))
    year: Mapped[int | None]
    serial: Mapped[int | None]
    number: Mapped[word]
    #: The number folded, so that it is found however it is typed.
    number_key: Mapped[key] = mapped_column(index=True)
    #: Its number in the register it was imported from.
    former_number: Mapped[short]
    direction: Mapped[word]
    state: Mapped[word]
    letter_kind: Mapped[word]
    #: Who sent it: a person or office of the directory, the post held, and where.
    sender_id: Mapped[int | None] = mapped_column(ForeignKey("contacts.id"))
    sender_name: Mapped[short]
    sender_post: Mapped[short]
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("contacts.id"))
    organisation: Mapped[short]
    sender_phone: Mapped[short]
    their_number: Mapped[short]
    their_number_key: Mapped[key] = mapped_column(index=True)
    their_date: Mapped[date | None]
    #: By what it came, with that channel's own number, moment and operator (U39).
    channel: Mapped[word]
    channel_number: Mapped[short]
    channel_at: Mapped[instant | None]
    channel_operator: Mapped[short]
    batch: Mapped[short]
    bringer: Mapped[short]
    #: The day that stands on the letter in our register: of registration or signature, or earlier.
    dated: Mapped[date]
    received_at: Mapped[instant | None]
    registered_at: Mapped[instant | None]
    registered_by: Mapped[int | None] = mapped_column(ForeignKey("operators.id"))
    back_dated: Mapped[bool]
    back_dated_reason: Mapped[long]
    subject: Mapped[short]
    summary: Mapped[long]
    keywords: Mapped[short]
    #: Of the letter itself; `classification` is the highest of it and its enclosures (1354, 2).
    own_classification: Mapped[int]
    classification: Mapped[int]
    urgency: Mapped[word]
    on_paper: Mapped[bool]
    #: Who sent it waits for an answer.
    wants_answer: Mapped[bool]
    due_on: Mapped[date | None]
    #: How many of the two warnings were given.
    warned: Mapped[int]
    #: Where the paper lies, with whom or on which shelf, since when.
    paper_place: Mapped[word]
    paper_with: Mapped[short]
    paper_since: Mapped[instant | None]
    #: Of an outgoing letter: its text as JSON (`app.rich_text`), who writes and who signs it.
    body: Mapped[long]
    drafter_id: Mapped[int | None] = mapped_column(ForeignKey("operators.id"))
    signer_id: Mapped[int | None] = mapped_column(ForeignKey("letter_signers.id"))
    #: As they stand below the letter once it is signed.
    signer_name: Mapped[short]
    signer_post: Mapped[short]
    signed_at: Mapped[instant | None]
    #: Who recorded the signature, and whose hand it is: the signer's, or his substitute's.
    signed_by: Mapped[int | None] = mapped_column(ForeignKey("operators.id"))
    hand_id: Mapped[int | None] = mapped_column(ForeignKey("letter_signers.id"))
    with_signature_image: Mapped[bool]
    letterhead_id: Mapped[int | None]
    #: Of the signed or annotated sheet: not needed, missing, attached, or let go with a reason.
    scan: Mapped[word]
    scan_reason: Mapped[long]
    #: How it left the arrears, by which record, and why.
    write_off: Mapped[word]
    write_off_reference: Mapped[short]
    settle_reason: Mapped[long]
    settled_at: Mapped[instant | None]
    settled_by: Mapped[int | None] = mapped_column(ForeignKey("operators.id"))
    #: The newest step that stands, in words.
    last_step: Mapped[short]
    last_step_at: Mapped[instant]
    printed_count: Mapped[int]
    search_key: Mapped[key]
    request_key: Mapped[request_key]
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}
    __table_args__ = (
        UniqueConstraint("register_id", "year", "serial"),
        Index("ix_letters_dated_id", "dated", "id"),
        Index("ix_letters_state_dated_id", "state", "dated", "id"),
        Index("ix_letters_register_id_dated_id", "register_id", "dated", "id"),
        Index("ix_letters_sender_id_dated", "sender_id", "dated"),
        Index("ix_letters_organisation_id_dated", "organisation_id", "dated"),
        Index("ix_letters_due_on_id", "due_on", "id"),
    )


class LetterParty(Base):
    """To whom a letter goes, as receiver or for a copy, and how it was sent to him."""

    __tablename__ = "letter_parties"

    id: Mapped[identity]
    letter_id: Mapped[int] = mapped_column(ForeignKey("letters.id"), index=True)
    place: Mapped[int]
    role: Mapped[word]
    contact_id: Mapped[int | None] = mapped_column(ForeignKey("contacts.id"), index=True)
    name: Mapped[short]
    post: Mapped[short]
    organisation: Mapped[short]
    #: Why he gets a copy.
    reason: Mapped[short]
    channel: Mapped[word]
    channel_number: Mapped[short]
    sent_at: Mapped[instant | None]
    sent_by: Mapped[int | None] = mapped_column(ForeignKey("operators.id"))
    #: Who took it, or the number of the receipt, and when it came back.
    receipt: Mapped[short]
    receipt_at: Mapped[instant | None]
    #: The number it got there.
    their_number: Mapped[short]
    #: When a copy was read here, and by whom.
    read_at: Mapped[instant | None]
    read_by: Mapped[int | None] = mapped_column(ForeignKey("operators.id"))


class LetterEnclosure(Base):
    """What came or goes with a letter."""

    __tablename__ = "letter_enclosures"

    id: Mapped[identity]
    letter_id: Mapped[int] = mapped_column(ForeignKey("letters.id"), index=True)
    place: Mapped[int]
    title: Mapped[short]
    pages: Mapped[int | None]
    classification: Mapped[int]


class LetterLink(Base):
    """That a letter refers to another: in reply to (عطف) or following (پیرو)."""

    __tablename__ = "letter_links"

    id: Mapped[identity]
    letter_id: Mapped[int] = mapped_column(ForeignKey("letters.id"), index=True)
    relation: Mapped[word]
    #: The letter here, if it is here; else only its number as written.
    other_id: Mapped[int | None] = mapped_column(ForeignKey("letters.id"), index=True)
    number: Mapped[short]
    dated: Mapped[date | None]


class LetterStep(Base):
    """One deed on a letter; the newest that stands can be taken back."""

    __tablename__ = "letter_steps"

    id: Mapped[identity]
    letter_id: Mapped[int] = mapped_column(ForeignKey("letters.id"), index=True)
    at: Mapped[instant]
    operator_id: Mapped[int] = mapped_column(ForeignKey("operators.id"))
    action: Mapped[word]
    words: Mapped[long]
    #: An order this deed recorded.
    order_id: Mapped[int | None] = mapped_column(ForeignKey("orders.id"))
    #: What the deed wrote over, as JSON, so that taking it back restores it.
    overwrote: Mapped[long]
    taken_back_at: Mapped[instant | None]
    taken_back_by: Mapped[int | None] = mapped_column(ForeignKey("operators.id"))


class LetterText(Base):
    """An earlier text of an outgoing letter: every version that was saved."""

    __tablename__ = "letter_texts"

    id: Mapped[identity]
    letter_id: Mapped[int] = mapped_column(ForeignKey("letters.id"), index=True)
    edition: Mapped[int]
    at: Mapped[instant]
    operator_id: Mapped[int] = mapped_column(ForeignKey("operators.id"))
    subject: Mapped[short]
    body: Mapped[long]

    __table_args__ = (UniqueConstraint("letter_id", "edition"),)


class LetterRegister(Base):
    """A book of letters with numbers of its own (دفتر اندیکاتور)."""

    __tablename__ = "letter_registers"

    id: Mapped[identity]
    name: Mapped[short]
    #: Which letters it takes; empty for all.
    direction: Mapped[word]
    #: Letters of this classification and above go into it.
    least_class: Mapped[int]
    #: The unit whose book it is, as numbers write it; empty for the office's own.
    unit: Mapped[short]
    template: Mapped[word]
    place: Mapped[int]
    archived_at: Mapped[instant | None]
    request_key: Mapped[request_key]
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}


class NumberBlock(Base):
    """Numbers of a register kept for somebody until a day; what he leaves is annulled."""

    __tablename__ = "number_blocks"

    id: Mapped[identity]
    register_id: Mapped[int] = mapped_column(ForeignKey("letter_registers.id"), index=True)
    year: Mapped[int]
    first: Mapped[int]
    last: Mapped[int]
    for_whom: Mapped[short]
    reason: Mapped[long]
    valid_until: Mapped[date]
    reserved_by: Mapped[int] = mapped_column(ForeignKey("operators.id"))
    reserved_at: Mapped[instant]
    #: When its unused numbers became annulled.
    settled_at: Mapped[instant | None]
    request_key: Mapped[request_key]


class LetterSigner(Base):
    """Who may sign letters, which, from when to when, and who signs in his absence."""

    __tablename__ = "letter_signers"

    id: Mapped[identity]
    contact_id: Mapped[int | None] = mapped_column(ForeignKey("contacts.id"), index=True)
    #: Who he is at the desks, if he sits at one: what he is to sign is then his list.
    operator_id: Mapped[int | None] = mapped_column(ForeignKey("operators.id"))
    #: Empty of the governor's line, whose name the dated setting says.
    name: Mapped[short]
    post: Mapped[short]
    is_governor: Mapped[bool]
    #: Letters above this classification are not his to sign.
    highest_class: Mapped[int]
    #: Kinds of letters he signs, parted by spaces; empty for all.
    letter_kinds: Mapped[short]
    from_day: Mapped[date | None]
    to_day: Mapped[date | None]
    #: Who signs for him while he is away.
    substitute_id: Mapped[int | None] = mapped_column(ForeignKey("letter_signers.id"))
    #: His recorded consent to the use of his signature's picture.
    consent_on: Mapped[date | None]
    consent_reference: Mapped[short]
    consent_withdrawn_on: Mapped[date | None]
    archived_at: Mapped[instant | None]
    request_key: Mapped[request_key]
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}


class LetterTemplate(Base):
    """A text outgoing letters begin with, its fields in braces."""

    __tablename__ = "letter_templates"

    id: Mapped[identity]
    name: Mapped[short]
    letter_kind: Mapped[word]
    subject: Mapped[short]
    body: Mapped[long]
    removed_at: Mapped[instant | None]
    request_key: Mapped[UUID] = mapped_column(Uuid(as_uuid=True), unique=True)
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}
