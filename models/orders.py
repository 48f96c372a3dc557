"""The governor's orders, the referrals that carry them out, and every step of both."""

from __future__ import annotations

from datetime import date, time
from uuid import UUID

from sqlalchemy import ForeignKey, Index, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base
from models.types import identity, instant, key, long, short, word


class Order(Base):
    """What the governor ordered, in his own words, and on which record."""

    __tablename__ = "orders"

    id: Mapped[identity]
    #: Kind and id of the record it was written on (`app.changes.Kind`); none when he said it
    #: without any paper.
    source_kind: Mapped[word | None]
    source_id: Mapped[int | None]
    #: The record as the lists show it; whoever keeps the record keeps these true.
    source_number: Mapped[short]
    source_title: Mapped[short]
    #: Who asked, and waits to be told; empty when nobody did.
    applicant: Mapped[short]
    applicant_phone: Mapped[short]
    #: پی‌نوشت، هامش or oral (`app.orders.OrderKind`).
    kind: Mapped[word]
    words: Mapped[long]
    given_on: Mapped[date]
    given_at: Mapped[time | None]
    classification: Mapped[int]
    written_by: Mapped[int] = mapped_column(ForeignKey("operators.id"))
    written_at: Mapped[instant]
    #: Who chases it.
    owner_id: Mapped[int] = mapped_column(ForeignKey("operators.id"), index=True)
    state: Mapped[word]
    #: Why it was revoked, replaced, or closed with something undone.
    settle_reason: Mapped[long]
    settled_at: Mapped[instant | None]
    #: The order it came of: the one it replaces, or the one whose result he saw.
    follows_id: Mapped[int | None] = mapped_column(ForeignKey("orders.id"), index=True)
    #: When its recording was taken back.
    withdrawn_at: Mapped[instant | None]
    #: Of the annotated sheet: not needed, missing, attached, or let go with a reason.
    scan: Mapped[word]
    scan_reason: Mapped[long]
    #: When, how and with which words the applicant was told; or why he was not.
    told_at: Mapped[instant | None]
    told_by: Mapped[int | None] = mapped_column(ForeignKey("operators.id"))
    told_way: Mapped[word]
    told_words: Mapped[long]
    untold_reason: Mapped[long]
    #: Referrals that are not done with; here so that lists need no count.
    live_referrals: Mapped[int]
    #: The newest step that stands, in words.
    last_step: Mapped[short]
    last_step_at: Mapped[instant]
    printed_count: Mapped[int]
    search_key: Mapped[key]
    request_key: Mapped[UUID | None] = mapped_column(Uuid(as_uuid=True), unique=True)
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}
    __table_args__ = (
        Index("ix_orders_source_kind_source_id", "source_kind", "source_id"),
        Index("ix_orders_state_given_on_id", "state", "given_on", "id"),
        Index("ix_orders_given_on_id", "given_on", "id"),
    )


class Referral(Base):
    """To whom an order was referred, until when, and how far it has come."""

    __tablename__ = "referrals"

    id: Mapped[identity]
    order_id: Mapped[int] = mapped_column(ForeignKey("orders.id"), index=True)
    contact_id: Mapped[int | None] = mapped_column(ForeignKey("contacts.id"), index=True)
    name: Mapped[short]
    #: The distribution group through which it came to this addressee.
    group_name: Mapped[short]
    #: What is expected (`app.orders.Expected`).
    expected: Mapped[word]
    due_on: Mapped[date | None]
    #: The first deadline, once it was extended, and why.
    first_due_on: Mapped[date | None]
    extension_reason: Mapped[long]
    state: Mapped[word]
    state_since: Mapped[instant]
    #: While the clock stands still: since when, and where it stood.
    stopped_on: Mapped[date | None]
    stopped_from: Mapped[word]
    paper_sent_at: Mapped[instant | None]
    paper_way: Mapped[short]
    paper_receipt: Mapped[short]
    scan_sent_at: Mapped[instant | None]
    scan_way: Mapped[short]
    scan_receipt: Mapped[short]
    answer: Mapped[long]
    answer_reference: Mapped[short]
    answered_on: Mapped[date | None]
    #: How it left the arrears: kind, day, person, the record that answers it, and why.
    write_off: Mapped[word]
    written_off_on: Mapped[date | None]
    written_off_by: Mapped[short]
    write_off_reference: Mapped[short]
    write_off_reason: Mapped[long]
    transferred_to_id: Mapped[int | None] = mapped_column(ForeignKey("referrals.id"))
    follow_ups: Mapped[int]
    #: The highest rung of the ladder it was reminded on; 0 before the first.
    rung: Mapped[int]
    next_follow_up_on: Mapped[date | None]

    __table_args__ = (
        Index("ix_referrals_state_due_on_id", "state", "due_on", "id"),
        Index("ix_referrals_contact_id_state", "contact_id", "state"),
    )


class FollowUp(Base):
    """One time somebody was asked how far a referral has come (P2.7)."""

    __tablename__ = "follow_ups"

    id: Mapped[identity]
    referral_id: Mapped[int] = mapped_column(ForeignKey("referrals.id"), index=True)
    at: Mapped[instant]
    operator_id: Mapped[int] = mapped_column(ForeignKey("operators.id"))
    way: Mapped[word]
    whom: Mapped[short]
    answer: Mapped[long]
    next_on: Mapped[date | None]
    rung: Mapped[int]
    taken_back_at: Mapped[instant | None]


class OrderStep(Base):
    """One deed on an order or its referrals; the newest that stands can be taken back."""

    __tablename__ = "order_steps"

    id: Mapped[identity]
    order_id: Mapped[int] = mapped_column(ForeignKey("orders.id"), index=True)
    at: Mapped[instant]
    operator_id: Mapped[int] = mapped_column(ForeignKey("operators.id"))
    action: Mapped[word]
    words: Mapped[long]
    referral_id: Mapped[int | None] = mapped_column(ForeignKey("referrals.id"))
    follow_up_id: Mapped[int | None] = mapped_column(ForeignKey("follow_ups.id"))
    #: An order this deed gave birth to.
    born_id: Mapped[int | None] = mapped_column(ForeignKey("orders.id"))
    #: What the deed wrote over, as JSON, so that taking it back restores it.
    overwrote: Mapped[long]
    taken_back_at: Mapped[instant | None]
    taken_back_by: Mapped[int | None] = mapped_column(ForeignKey("operators.id"))
