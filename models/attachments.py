"""Files that belong to records, what is in them, kept by its hash, and the text read in it."""

from __future__ import annotations

from sqlalchemy import ForeignKey, Index, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base
from models.types import digest, identity, instant, key, long, short, word


class Attachment(Base):
    """A file on a record, until somebody takes it off; its row and its content stay."""

    __tablename__ = "attachments"

    id: Mapped[identity]
    #: Kind and id of the record (`app.changes.Kind`).
    record_kind: Mapped[word]
    record_id: Mapped[int]
    name: Mapped[short]
    media_type: Mapped[word]
    #: Names its content; the same content is kept once.
    sha256: Mapped[digest] = mapped_column(index=True)
    #: In bytes.
    size: Mapped[int]
    added_by: Mapped[int] = mapped_column(ForeignKey("operators.id"))
    added_at: Mapped[instant]
    removed_at: Mapped[instant | None]

    __table_args__ = (Index("ix_attachments_record_kind_record_id", "record_kind", "record_id"),)


class ContentPart(Base):
    """A part of a content: a file of 200 MB never lies in memory whole while it is written."""

    __tablename__ = "content_parts"

    id: Mapped[identity]
    sha256: Mapped[digest]
    #: From 0 without a gap.
    place: Mapped[int]
    bytes: Mapped[bytes] = mapped_column(LargeBinary)

    __table_args__ = (UniqueConstraint("sha256", "place"),)


class ContentText(Base):
    """How far the text of a content was read, so that it can be found by it."""

    __tablename__ = "content_texts"

    sha256: Mapped[digest] = mapped_column(primary_key=True)
    #: In hand, read, without a text, waiting for what reads scans, … (`app.file_texts.states`).
    state: Mapped[word] = mapped_column(index=True)
    #: How: its own text, or recognised in the picture.
    way: Mapped[word]
    pages: Mapped[int]
    #: Pages read so far: reading goes on after them.
    read_pages: Mapped[int]
    #: Of them, those that are pictures nobody could read here.
    unseen_pages: Mapped[int]
    #: When something was read of it last; a desk that has it in hand says so by this.
    read_at: Mapped[instant]
    #: Why it could not be read, in words.
    trouble: Mapped[short]


class TextPiece(Base):
    """Some pages of a content's text, few enough to be searched as one."""

    __tablename__ = "text_pieces"

    id: Mapped[identity]
    sha256: Mapped[digest]
    #: From 0 without a gap.
    place: Mapped[int]
    first_page: Mapped[int]
    last_page: Mapped[int]
    text: Mapped[long]
    search_key: Mapped[key]

    __table_args__ = (UniqueConstraint("sha256", "place"),)
