"""Proofs of the files: each content is what its hash says, and belongs to something."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, select

from app.attachments import Content, damaged_contents
from app.check.faults import Fault, Part
from models.attachments import Attachment, ContentPart
from models.base import table_of

_FILES = table_of(Attachment)
_PARTS = table_of(ContentPart)


def files_are_whole(connection: Connection) -> Iterator[Fault]:
    """Every file, standing or taken off, is byte for byte what came in."""
    rows = connection.execute(select(_FILES.c.sha256, _FILES.c.size).distinct()).all()
    contents = (Content(sha256, size) for sha256, size in rows)
    for damaged in damaged_contents(connection, contents):
        for number, kind, record, name in connection.execute(
            select(_FILES.c.id, _FILES.c.record_kind, _FILES.c.record_id, _FILES.c.name).where(
                _FILES.c.sha256 == damaged.sha256, _FILES.c.size == damaged.size
            )
        ):
            words = f"محتوای پرونده «{name}» (شناسه {number}) آسیب دیده یا نیست."
            yield Fault(Part.FILES, kind, record, words)


def contents_belong(connection: Connection) -> Iterator[Fault]:
    """No content lies in the store without a file."""
    stray = (
        select(_PARTS.c.sha256).where(_PARTS.c.sha256.not_in(select(_FILES.c.sha256))).distinct()
    )
    for (sha256,) in connection.execute(stray):
        yield Fault(Part.FILES, "", None, f"محتوای {sha256[:12]}… از آن هیچ پرونده‌ای نیست.")
