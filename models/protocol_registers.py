"""Beside the cases of protocol work: checklist templates, form layouts, agreements, gifts."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base
from models.types import identity, instant, key, long, request_key, rials, short, word


class Checklist(Base):
    """A template of steps that cases of protocol work copy, the office's own or a changed one."""

    __tablename__ = "checklists"

    id: Mapped[identity]
    name: Mapped[short]
    #: Of which cases (P6.1 to P6.14, P7.3, P7.5).
    case_kind: Mapped[word]
    #: Key of the one it stands in place of, which came with the program; empty of the office's own.
    shipped: Mapped[word]
    note: Mapped[long]
    #: Its steps in order, as JSON (`app.protocol.checklists`).
    tasks: Mapped[long]
    archived_at: Mapped[instant | None]
    request_key: Mapped[request_key]
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}


class FormLayout(Base):
    """What a ministry's form asks, where the office wrote it anew in place of the shipped one."""

    __tablename__ = "form_layouts"

    id: Mapped[identity]
    #: Of the form: `trip-form-a`, `trip-five-3`.
    name: Mapped[word] = mapped_column(unique=True)
    #: In the format of `app.protocol.layouts`.
    text: Mapped[long]
    saved_at: Mapped[instant]
    saved_by: Mapped[int] = mapped_column(ForeignKey("operators.id"))
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}


class Agreement(Base):
    """An agreement or memorandum of understanding, until it expires or ends (P6.I5)."""

    __tablename__ = "agreements"

    id: Mapped[identity]
    year: Mapped[int]
    serial: Mapped[int]
    number: Mapped[word]
    number_key: Mapped[key] = mapped_column(index=True)
    agreement_kind: Mapped[word]
    title: Mapped[short]
    classification: Mapped[int]
    country: Mapped[short]
    #: With whom, and who signed on both sides.
    other_party_id: Mapped[int | None] = mapped_column(ForeignKey("contacts.id"), index=True)
    other_party: Mapped[short]
    our_signer: Mapped[short]
    their_signer: Mapped[short]
    signed_on: Mapped[date]
    #: None of one without a term.
    expires_on: Mapped[date | None]
    #: How many days before that the office wants to know.
    notice_days: Mapped[int]
    #: Who sees to it.
    responsible_id: Mapped[int | None] = mapped_column(ForeignKey("contacts.id"), index=True)
    responsible: Mapped[short]
    case_id: Mapped[int | None] = mapped_column(ForeignKey("protocol_cases.id"), index=True)
    subject: Mapped[long]
    progress: Mapped[long]
    ended_on: Mapped[date | None]
    ended_reason: Mapped[long]
    last_step: Mapped[short]
    last_step_at: Mapped[instant]
    search_key: Mapped[key]
    request_key: Mapped[request_key]
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}
    __table_args__ = (
        UniqueConstraint("year", "serial"),
        Index("ix_agreements_expires_on", "expires_on"),
        Index("ix_agreements_signed_on_id", "signed_on", "id"),
    )


class AgreementStep(Base):
    """One deed on an agreement; the newest that stands can be taken back."""

    __tablename__ = "agreement_steps"

    id: Mapped[identity]
    agreement_id: Mapped[int] = mapped_column(ForeignKey("agreements.id"), index=True)
    at: Mapped[instant]
    operator_id: Mapped[int] = mapped_column(ForeignKey("operators.id"))
    action: Mapped[word]
    words: Mapped[long]
    order_id: Mapped[int | None] = mapped_column(ForeignKey("orders.id"))
    overwrote: Mapped[long]
    taken_back_at: Mapped[instant | None]
    taken_back_by: Mapped[int | None] = mapped_column(ForeignKey("operators.id"))


class Gift(Base):
    """A gift that was given or received, with or without a case (P6.9, P6.13)."""

    __tablename__ = "gifts"

    id: Mapped[identity]
    year: Mapped[int]
    serial: Mapped[int]
    number: Mapped[word]
    number_key: Mapped[key] = mapped_column(index=True)
    direction: Mapped[word]
    item: Mapped[short]
    quantity: Mapped[int]
    #: Estimated, in rials.
    value: Mapped[rials | None]
    given_on: Mapped[date]
    case_id: Mapped[int | None] = mapped_column(ForeignKey("protocol_cases.id"), index=True)
    contact_id: Mapped[int | None] = mapped_column(ForeignKey("contacts.id"), index=True)
    #: To whom, or from whom.
    name: Mapped[short]
    organisation: Mapped[short]
    country: Mapped[short]
    #: Where a received one is kept, or to whom it was handed on, with its inventory number.
    kept_where: Mapped[short]
    inventory_number: Mapped[short]
    note: Mapped[short]
    #: What was recorded by mistake; its number stays.
    annulled_at: Mapped[instant | None]
    annulled_reason: Mapped[long]
    last_step: Mapped[short]
    last_step_at: Mapped[instant]
    search_key: Mapped[key]
    request_key: Mapped[request_key]
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}
    __table_args__ = (
        UniqueConstraint("year", "serial"),
        Index("ix_gifts_given_on_id", "given_on", "id"),
    )


class GiftStep(Base):
    """One deed on a gift; the newest that stands can be taken back."""

    __tablename__ = "gift_steps"

    id: Mapped[identity]
    gift_id: Mapped[int] = mapped_column(ForeignKey("gifts.id"), index=True)
    at: Mapped[instant]
    operator_id: Mapped[int] = mapped_column(ForeignKey("operators.id"))
    action: Mapped[word]
    words: Mapped[long]
    order_id: Mapped[int | None] = mapped_column(ForeignKey("orders.id"))
    overwrote: Mapped[long]
    taken_back_at: Mapped[instant | None]
    taken_back_by: Mapped[int | None] = mapped_column(ForeignKey("operators.id"))
