"""What was brought in from other programs, and how their columns are read."""

from __future__ import annotations

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base
from models.types import digest, identity, instant, long, short, word


class ImportMapping(Base):
    """Which column of a spreadsheet is which field, remembered by name and by its header."""

    __tablename__ = "import_mappings"

    id: Mapped[identity]
    kind: Mapped[word]
    name: Mapped[short]
    #: Of the header it was made for.
    signature: Mapped[digest]
    #: Pairs of a header and its field, in order, as JSON.
    columns: Mapped[long]
    saved_at: Mapped[instant]

    __table_args__ = (
        UniqueConstraint("kind", "name"),
        Index("ix_import_mappings_kind_signature", "kind", "signature"),
    )


class Import(Base):
    """One file that was brought in, so that it can be taken back whole."""

    __tablename__ = "imports"

    id: Mapped[identity]
    kind: Mapped[word]
    #: The file's name.
    source: Mapped[short]
    at: Mapped[instant]
    operator_id: Mapped[int] = mapped_column(ForeignKey("operators.id"))
    added: Mapped[int]
    amended: Mapped[int]
    refused: Mapped[int]
    #: Ids of the records that were added, as JSON.
    record_ids: Mapped[long]
    taken_back_at: Mapped[instant | None]
