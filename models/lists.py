"""Lists people keep: a filter of a register under a name."""

from __future__ import annotations

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base
from models.types import identity, instant, long, request_key, short, word


class SavedList(Base):
    """A filter under a name, in the navigation below its register."""

    __tablename__ = "saved_lists"

    id: Mapped[identity]
    #: The register, by its name in the window.
    section: Mapped[word]
    name: Mapped[short]
    #: The filter as JSON: only what differs from the whole register, days by their distance from
    #: today where they move with it.
    wanted: Mapped[long]
    #: Whose it is; none for those the program comes with.
    operator_id: Mapped[int | None] = mapped_column(ForeignKey("operators.id"))
    #: Seen by everybody who may see the register.
    shared: Mapped[bool]
    #: Seen by everybody of this unit; empty where it is its keeper's alone, or everybody's.
    unit: Mapped[short]
    deleted_at: Mapped[instant | None]
    request_key: Mapped[request_key]
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}
    __table_args__ = (Index("ix_saved_lists_operator_id", "operator_id"),)
