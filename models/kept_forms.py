"""Forms that are still being filled: parked by a person, or kept against a crash."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base
from models.types import identity, instant, long, short, word


class KeptForm(Base):
    """A form with what is typed in it, word for word, until its record is saved."""

    __tablename__ = "kept_forms"

    id: Mapped[identity]
    #: Made with the form; its record is saved under the same key.
    token: Mapped[UUID] = mapped_column(unique=True)
    operator_id: Mapped[int] = mapped_column(ForeignKey("operators.id"))
    #: The desk that fills it, or the last that did.
    desk: Mapped[word]
    form: Mapped[word]
    #: The record it corrects, and the version it was opened at.
    record_id: Mapped[int | None]
    record_version: Mapped[int | None]
    title: Mapped[short]
    #: The fields as typed, as JSON.
    content: Mapped[long]
    #: As secret as what is typed.
    classification: Mapped[int]
    saved_at: Mapped[instant]
    parked_at: Mapped[instant | None]
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}
    __table_args__ = (Index("ix_kept_forms_operator_id_parked_at", "operator_id", "parked_at"),)
