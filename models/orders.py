"""The governor's orders and the referrals that carry them out."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base
from models.types import identity, instant, long, short, word


class Order(Base):
    """What the governor ordered, in his own words, and on which record."""

    __tablename__ = "orders"

    id: Mapped[identity]
    #: Kind and id of the record it was written on (`app.changes.Kind`).
    source_kind: Mapped[word]
    source_id: Mapped[int]
    #: پی‌نوشت، هامش or oral (`app.orders.OrderKind`).
    kind: Mapped[word]
    words: Mapped[long]
    given_on: Mapped[date]
    classification: Mapped[int]
    written_by: Mapped[int] = mapped_column(ForeignKey("operators.id"))
    written_at: Mapped[instant]
    revoked_at: Mapped[instant | None]
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}
    __table_args__ = (Index("ix_orders_source_kind_source_id", "source_kind", "source_id"),)


class Referral(Base):
    """To whom an order was referred and until when."""

    __tablename__ = "referrals"

    id: Mapped[identity]
    order_id: Mapped[int] = mapped_column(ForeignKey("orders.id"), index=True)
    contact_id: Mapped[int | None] = mapped_column(ForeignKey("contacts.id"), index=True)
    name: Mapped[short]
    due_on: Mapped[date | None]
