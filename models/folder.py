"""The governor's folder: what goes in to him, under one running number, and what came of it."""

from __future__ import annotations

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base
from models.types import identity, instant, key, short, word


class Folder(Base):
    """One round of the folder; the newest that was not sent in is being prepared."""

    __tablename__ = "folders"

    id: Mapped[identity]
    series: Mapped[word]
    year: Mapped[int]
    serial: Mapped[int]
    number: Mapped[word]
    begun_at: Mapped[instant]
    begun_by: Mapped[int] = mapped_column(ForeignKey("operators.id"))
    sent_at: Mapped[instant | None] = mapped_column(index=True)
    sent_by: Mapped[int | None] = mapped_column(ForeignKey("operators.id"))
    printed_count: Mapped[int]
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}
    __table_args__ = (UniqueConstraint("series", "year", "serial"),)


class FolderSheet(Base):
    """A sheet of any kind in a folder."""

    __tablename__ = "folder_sheets"

    id: Mapped[identity]
    folder_id: Mapped[int] = mapped_column(ForeignKey("folders.id"), index=True)
    #: Kind and id of the record, and of a part of it; 0 when it is the whole.
    kind: Mapped[word]
    record_id: Mapped[int]
    part_id: Mapped[int]
    #: What it goes in for (`app.folder.Purpose`).
    purpose: Mapped[word]
    #: The record as the folder's list shows it.
    number: Mapped[short]
    title: Mapped[short]
    from_whom: Mapped[short]
    search_key: Mapped[key]
    classification: Mapped[int]
    put_in_at: Mapped[instant]
    put_in_by: Mapped[int] = mapped_column(ForeignKey("operators.id"))
    #: What he did with it (`app.folder.Outcome`); empty while it is with him.
    outcome: Mapped[word]
    outcome_at: Mapped[instant | None]
    outcome_by: Mapped[int | None] = mapped_column(ForeignKey("operators.id"))
    order_id: Mapped[int | None] = mapped_column(ForeignKey("orders.id"))
    taken_out_at: Mapped[instant | None]

    __table_args__ = (
        Index("ix_folder_sheets_kind_record_id_part_id", "kind", "record_id", "part_id"),
        Index("ix_folder_sheets_outcome_taken_out_at", "outcome", "taken_out_at"),
    )
