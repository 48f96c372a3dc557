"""What somebody asked to be reminded of, and what he put off when it was due."""

from __future__ import annotations

from datetime import date, time
from uuid import UUID

from sqlalchemy import ForeignKey, Index, UniqueConstraint, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base
from models.types import identity, instant, key, short, word


class Reminder(Base):
    """A reminder of one operator on a record, at a moment or so long before a date of it."""

    __tablename__ = "reminders"

    id: Mapped[identity]
    #: Whom it reminds, and who set it.
    operator_id: Mapped[int] = mapped_column(ForeignKey("operators.id"))
    made_by: Mapped[int] = mapped_column(ForeignKey("operators.id"))
    made_at: Mapped[instant]
    #: Kind and id of the record, and of a part of it; 0 when it is the whole.
    kind: Mapped[word]
    record_id: Mapped[int]
    part_id: Mapped[int]
    #: The record as lists show it; whoever keeps the record keeps these true.
    number: Mapped[short]
    title: Mapped[short]
    classification: Mapped[int]
    note: Mapped[short]
    search_key: Mapped[key]
    #: The date of the record it is relative to; empty when its moment was typed.
    anchor: Mapped[word]
    #: How long before the anchor, and at what hour (`app.reminder_moments.Lead`).
    lead_unit: Mapped[word]
    lead_count: Mapped[int]
    hour: Mapped[time | None]
    #: Where the anchor stood when the moment was reckoned.
    anchor_on: Mapped[date | None]
    anchor_at: Mapped[instant | None]
    due_at: Mapped[instant]
    #: `app.reminder_moments.ReminderState`.
    state: Mapped[word]
    state_since: Mapped[instant]
    request_key: Mapped[UUID | None] = mapped_column(Uuid(as_uuid=True), unique=True)
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}
    __table_args__ = (
        Index("ix_reminders_operator_id_state_due_at", "operator_id", "state", "due_at"),
        Index("ix_reminders_kind_record_id", "kind", "record_id"),
        Index("ix_reminders_state_anchor", "state", "anchor"),
    )


class Snooze(Base):
    """What one operator put off: a reminder or a promise, as long as its moment is the same."""

    __tablename__ = "snoozes"

    id: Mapped[identity]
    operator_id: Mapped[int] = mapped_column(ForeignKey("operators.id"))
    #: `reminder`, or the kind of the record that reminds by itself, as a call promised back.
    kind: Mapped[word]
    record_id: Mapped[int]
    #: The moment it was due at; at another moment it is due anew.
    due_at: Mapped[instant]
    until: Mapped[instant]

    __table_args__ = (UniqueConstraint("operator_id", "kind", "record_id"),)
