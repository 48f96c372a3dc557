"""Writing thousands of rows in one transaction: ids given beforehand, tables one after another."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from sqlalchemy import func, insert, select, text

from app import journal
from app.changes import Kind
from app.errors import StaleRecord
from app.exchange.mappings import remember_mapping
from app.exchange.rows import Plan
from app.progress import Progress
from app.session import OfficeSession
from app.text import SHORT_LIMIT, persian_digits
from models.base import Base, table_of
from models.exchange import Import
from models.search import INDEXED

#: Rows of one statement; between two of them a person may cancel.
AT_ONCE: Final = 2_000

#: An import of so many rows makes a store another one to a server's planner.
MANY: Final = 500

Rows = list[tuple[type[Base], list[dict[str, Any]]]]


@dataclass(frozen=True)
class ImportResult:
    """What was written.

    Attributes:
        import_id: By which it can be taken back.
        on_the_way: Organisations that rows only named.
    """

    import_id: int
    added: int
    amended: int
    on_the_way: int
    repeated: int
    refused: int


def reserved_ids(session: OfficeSession, table: type[Base], count: int) -> list[int]:
    """Ids nobody else will use, for rows that name each other.

    On PostgreSQL from the table's own sequence, because other desks insert at the same time; on
    SQLite this transaction is the only one that writes.
    """
    if not count:
        return []
    name = table_of(table).name
    if session.get_bind().dialect.name == "postgresql":
        taken = text(
            "SELECT nextval(pg_get_serial_sequence(:name, 'id')) FROM generate_series(1, :count)"
        )
        return sorted(session.execute(taken, {"name": name, "count": count}).scalars())
    column = table_of(table).c.id
    last = session.execute(select(func.coalesce(func.max(column), 0))).scalar_one()
    return list(range(last + 1, last + 1 + count))


def refuse_second_time(
    session: OfficeSession, table: type[Base], request_keys: Sequence[UUID]
) -> None:
    """A plan is written once, however often a person presses the key.

    Raises:
        StaleRecord: It is written already.
    """
    column = table_of(table).c.request_key
    known = select(column).where(column == request_keys[0]) if request_keys else None
    if known is not None and session.execute(known).first() is not None:
        raise StaleRecord("این پرونده همین حالا وارد شده است.")


def write_rows(session: OfficeSession, rows: Rows, progress: Progress) -> None:
    """Insert rows table by table, in the order their foreign keys ask for.

    Raises:
        Cancelled: By `progress`; the transaction must then end without a commit.
    """
    total = sum(len(of_table) for _table, of_table in rows)
    progress.begin("نوشتن در دفتر")
    done = 0
    for table, of_table in rows:
        for start in range(0, len(of_table), AT_ONCE):
            progress.step(done, total)
            part = of_table[start : start + AT_ONCE]
            session.execute(insert(table_of(table)), part)
            done += len(part)
    _count_for_planner(session, rows)
    progress.step(total, total)


def _count_for_planner(session: OfficeSession, rows: Rows) -> None:
    """Let a server know what its tables hold now, and the tables they are searched by.

    It looks by itself within a minute or two of the commit; to prove a store that was filled with
    a year's letters took a hundred times as long until then. A table somebody else is looking
    after is left to him: an import waits for no statistics.
    """
    written = {table_of(table).name for table, of_table in rows if of_table}
    count = sum(len(of_table) for _table, of_table in rows)
    if count >= MANY and session.get_bind().dialect.name == "postgresql":
        searched = {one.index for one in INDEXED if one.table in written}
        session.execute(text(f"ANALYZE (SKIP_LOCKED) {', '.join(sorted(written | searched))}"))


def write_down(
    session: OfficeSession,
    plan: Plan[Any],
    record_ids: Sequence[int],
    mapping_name: str,
    extra: Mapping[str, int],
    *,
    written: int = 0,
) -> int:
    """Remember an import: that it was, what it added, and how its columns were read.

    Args:
        session: The transaction.
        plan: What was written.
        record_ids: The records it added, which taking it back takes away.
        mapping_name: Under which its columns are remembered.
        extra: Of the journal's line.
        written: What it wrote of records that were there, and taking it back leaves.

    Returns:
        Its id.
    """
    if plan.source.header:
        remember_mapping(session, plan.kind, plan.source.header, plan.source.mapping, mapping_name)
    number = session.execute(
        insert(table_of(Import))
        .values(
            kind=plan.kind.value,
            source=plan.source.name[:SHORT_LIMIT],
            at=session.desk.clock.now(),
            operator_id=session.desk.operator.id,
            added=len(record_ids),
            amended=len(plan.amended),
            refused=plan.refused_rows,
            record_ids=json.dumps(list(record_ids)),
            taken_back_at=None,
        )
        .returning(table_of(Import).c.id)
    ).scalar_one()
    counts = (
        f"{len(record_ids) + written} افزوده، {len(plan.amended)} تکمیل و {plan.refused_rows} رد شد"
    )
    journal.note(
        session,
        plan.kind,
        None,
        "import",
        persian_digits(f"پرونده «{plan.source.name}» وارد شد: {counts}."),
        details={"import": number, **extra},
    )
    return int(number)


def kinds_of(plan: Plan[Any]) -> tuple[Kind, ...]:
    """What pages must read again."""
    return (plan.kind,) if plan.taken or plan.amended else ()
