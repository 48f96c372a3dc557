"""Contents in the store: each kept once, under the hash that names it, and proved when it is read.

They lie in a table of the store itself, on both kinds of store: a file comes in with the deed that
attaches it or not at all, and a backup, a restore or an upgrade cannot leave one behind.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO, Final

from sqlalchemy import Connection, func, insert, select
from sqlalchemy.orm import Session

from app.attachments.sources import BLOCK, Source
from app.errors import StoreDamaged
from models.attachments import ContentPart
from models.base import table_of

_PARTS: Final = table_of(ContentPart)

#: Any number; on a server, whoever keeps a content holds the lock of this one until it is saved.
_KEEPING: Final = 0x44465446

DAMAGED: Final = "محتوای این پرونده در دفتر آسیب دیده است؛ آن را از پشتیبان بازگردانید."


@dataclass(frozen=True)
class Content:
    """What names a content, and what it must be."""

    sha256: str
    size: int


def put_content(session: Session, source: Source) -> None:
    """Keep a content, unless it is kept already; what is there is never overwritten."""
    if session.get_bind().dialect.name == "postgresql":
        # Two desks may attach the same file at the same moment; it is kept once.
        session.execute(select(func.pg_advisory_xact_lock(_KEEPING)))
    there = select(_PARTS.c.id).where(_PARTS.c.sha256 == source.sha256).limit(1)
    if session.execute(there).first() is not None:
        return
    for place, block in enumerate(_blocks(source.content)):
        session.execute(insert(_PARTS).values(sha256=source.sha256, place=place, bytes=block))


def _blocks(content: IO[bytes]) -> Iterator[bytes]:
    while block := content.read(BLOCK):
        yield block


def open_content(asked: Session | Connection, content: Content) -> Iterator[bytes]:
    """The parts of a content; at the end it is proved to be what its hash says.

    Raises:
        StoreDamaged: It is not, or something of it is missing.
    """
    digest, size = hashlib.sha256(), 0
    place = 0
    while True:
        # Part by part: no answer of 200 MB is ever gathered by a driver.
        part = asked.execute(
            select(_PARTS.c.bytes).where(_PARTS.c.sha256 == content.sha256, _PARTS.c.place == place)
        ).scalar()
        if part is None:
            break
        digest.update(part)
        size += len(part)
        place += 1
        yield part
    if (size, digest.hexdigest()) != (content.size, content.sha256):
        raise StoreDamaged(DAMAGED)


def damaged_contents(connection: Connection, contents: Iterator[Content]) -> Iterator[Content]:
    """Those that are not what their hash says, or not there."""
    for content in contents:
        try:
            for _part in open_content(connection, content):
                pass
        except StoreDamaged:
            yield content
