"""Who is on duty on which shift, and what one shift handed over to the next."""

from __future__ import annotations

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base
from models.types import day, identity, instant, long, request_key, short, word


class DutyTurn(Base):
    """A person on duty on one shift of one day."""

    __tablename__ = "duty_turns"

    id: Mapped[identity]
    day: Mapped[day]
    #: The shift's name as it was when the turn was set; the office may rename its shifts.
    shift: Mapped[word]
    operator_id: Mapped[int] = mapped_column(ForeignKey("operators.id"))

    __table_args__ = (UniqueConstraint("day", "shift", "operator_id"),)


class ShiftHandOver(Base):
    """What one operator left to the next at the end of his shift."""

    __tablename__ = "shift_hand_overs"

    id: Mapped[identity]
    from_id: Mapped[int] = mapped_column(ForeignKey("operators.id"))
    to_id: Mapped[int] = mapped_column(ForeignKey("operators.id"))
    at: Mapped[instant]
    shift: Mapped[short]
    note: Mapped[long]
    #: What was listed and counted at that moment, as JSON, each row with its classification.
    listed: Mapped[long]
    received_at: Mapped[instant | None]
    printed_count: Mapped[int]
    request_key: Mapped[request_key]
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}
    __table_args__ = (Index("ix_shift_hand_overs_at_id", "at", "id"),)
