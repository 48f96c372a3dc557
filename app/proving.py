"""Whether what several questions read of a record is of one version."""

from __future__ import annotations

from sqlalchemy import Table, select

from app.database import STALE
from app.errors import StaleRecord
from app.session import OfficeSession


def prove_version(session: OfficeSession, table: Table, number: int, version: int) -> None:
    """See that nobody has finished a deed on a record since it was read.

    A desk of a shared store reads the record, then its parts and steps: between two questions
    another may do something, and what was read is of no version then.

    Args:
        session: The transaction.
        table: Of the record, with `version`.
        number: The record's id.
        version: As it was read first.

    Raises:
        StaleRecord: Another desk did something since.
    """
    asked = session.execute(select(table.c.version).where(table.c.id == number))
    if asked.scalar() != version:
        raise StaleRecord(STALE)
