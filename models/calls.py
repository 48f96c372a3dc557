"""Calls, faxes and telephonograms, the steps of their lives, and attempts to reach somebody."""

from __future__ import annotations

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base
from models.types import identity, instant, key, long, request_key, short, word


class Call(Base):
    """A registered call, fax or telephonogram."""

    __tablename__ = "calls"

    id: Mapped[identity]
    series: Mapped[word]
    year: Mapped[int]
    serial: Mapped[int]
    number: Mapped[word] = mapped_column(index=True)
    #: The number folded, so that it is found however it is typed.
    number_key: Mapped[key] = mapped_column(index=True)
    #: Its number in the register it was imported from.
    former_number: Mapped[short]
    direction: Mapped[word]
    #: Telephone, fax or telephonogram; all share the series.
    channel: Mapped[word]
    outcome: Mapped[word]
    path: Mapped[word]
    state: Mapped[word]
    caller_id: Mapped[int | None] = mapped_column(ForeignKey("contacts.id"))
    caller_name: Mapped[short]
    caller_post: Mapped[short]
    organisation: Mapped[short]
    #: As shown, in Latin digits.
    phone: Mapped[short]
    #: As dialled; calls of the same number belong together even without a contact.
    phone_number: Mapped[word]
    national_id: Mapped[word]
    called_at: Mapped[instant]
    #: When a call to be placed for the governor was put through.
    connected_at: Mapped[instant | None]
    ended_at: Mapped[instant | None]
    #: Of a fax.
    pages: Mapped[int | None]
    #: The sender's own number of a fax or telephonogram.
    sender_number: Mapped[short]
    #: What the machine said of a fax sent.
    receipt: Mapped[short]
    #: Who read a telephonogram out, and who wrote it down.
    passed_by: Mapped[short]
    received_by: Mapped[short]
    read_back: Mapped[bool]
    subject: Mapped[short]
    request: Mapped[long]
    urgency: Mapped[word]
    classification: Mapped[int]
    spoke_with: Mapped[word | None]
    result: Mapped[long]
    operator_id: Mapped[int] = mapped_column(ForeignKey("operators.id"))
    registered_at: Mapped[instant]
    back_dated: Mapped[bool]
    printed_count: Mapped[int]
    #: Attempts to tell the caller, and what came of the last; here so that lists need no count.
    attempts: Mapped[int]
    last_attempt: Mapped[word | None]
    #: When it shall be tried again; who promised that, if somebody did, and what he promised.
    next_try_at: Mapped[instant | None] = mapped_column(index=True)
    next_try_by: Mapped[int | None] = mapped_column(ForeignKey("operators.id"))
    next_try_note: Mapped[long | None]
    search_key: Mapped[key]
    request_key: Mapped[request_key]
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}
    __table_args__ = (
        UniqueConstraint("series", "year", "serial"),
        Index("ix_calls_called_at_id", "called_at", "id"),
        Index("ix_calls_state_called_at_id", "state", "called_at", "id"),
        Index("ix_calls_caller_id_called_at", "caller_id", "called_at"),
        Index("ix_calls_phone_number_called_at", "phone_number", "called_at"),
    )


class CallAttempt(Base):
    """One attempt to reach somebody: to tell the caller, or to place a call for the governor."""

    __tablename__ = "call_attempts"

    id: Mapped[identity]
    call_id: Mapped[int] = mapped_column(ForeignKey("calls.id"), index=True)
    at: Mapped[instant]
    operator_id: Mapped[int] = mapped_column(ForeignKey("operators.id"))
    outcome: Mapped[word]
    words: Mapped[long]
    taken_back_at: Mapped[instant | None]


class CallStep(Base):
    """One step of a call's life; steps of one deed are taken back together."""

    __tablename__ = "call_steps"

    id: Mapped[identity]
    call_id: Mapped[int] = mapped_column(ForeignKey("calls.id"), index=True)
    #: Numbered from 1 in each call; several steps of one deed share it.
    deed: Mapped[int]
    at: Mapped[instant]
    operator_id: Mapped[int] = mapped_column(ForeignKey("operators.id"))
    from_state: Mapped[word | None]
    to_state: Mapped[word]
    reason: Mapped[long]
    order_id: Mapped[int | None] = mapped_column(ForeignKey("orders.id"))
    attempt_id: Mapped[int | None] = mapped_column(ForeignKey("call_attempts.id"))
    #: What this step wrote over in the call, as JSON, so that taking it back restores it.
    overwrote: Mapped[long]
    taken_back_at: Mapped[instant | None]
    taken_back_by: Mapped[int | None] = mapped_column(ForeignKey("operators.id"))


class DirectRule(Base):
    """Who goes straight through: a person, whoever holds a post, or a subject."""

    __tablename__ = "direct_rules"

    id: Mapped[identity]
    kind: Mapped[word]
    contact_id: Mapped[int | None] = mapped_column(ForeignKey("contacts.id"), index=True)
    #: The person's name, the post, or the words of the subject.
    words: Mapped[short]
    #: The same, folded for comparing.
    search_key: Mapped[key]
    #: To whom such a call is put through.
    spoke_with: Mapped[word]
    note: Mapped[short]
    removed_at: Mapped[instant | None]
    request_key: Mapped[request_key]
