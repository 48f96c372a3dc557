"""Where the records of a register stand: their table, their steps, the parts they have."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Table, select

from app.access import require_clearance
from app.changes import Kind
from app.errors import NotFound
from app.session import OfficeSession

#: What a row of a part is found by, of the row and of its record.
PartKey = Callable[[Mapping[str, Any], Mapping[str, Any]], str]


@dataclass(frozen=True)
class DeedTables:
    """Where the records of a register stand.

    Attributes:
        kind: Of the records, as journal and attachments know it.
        record: Their table, with `version`, `classification` where it is secret, `last_step`.
        steps: The table of their steps.
        owner: The column of steps and parts that names the record.
        parts: Tables of rows that belong to a record; a part is named before those that name its
            rows.
        missing: What a person reads when there is no such record for him.
        first_steps: What a record begins with and what is never taken back.
        not_undone: Why it is not.
        missing_part: What a person reads when a row of a part is none of this record's.
        part_keys: Parts whose rows are found by themselves: by what, of the row and its record.
        told_parts: The record's columns these rows are found by too.
    """

    kind: Kind
    record: Table
    steps: Table
    owner: str
    parts: Mapping[str, Table] = field(default_factory=dict)
    missing: str = ""
    first_steps: frozenset[str] = frozenset()
    not_undone: str = ""
    missing_part: str = "این سطر از آن رکورد نیست."
    part_keys: Mapping[str, PartKey] = field(default_factory=dict)
    told_parts: frozenset[str] = frozenset()

    def seen(self, session: OfficeSession, record_id: int) -> dict[str, Any]:
        """A record's columns, if this operator may see it.

        Raises:
            NotFound: There is no such record for him.
        """
        record = self.record
        row = session.execute(select(record).where(record.c.id == record_id)).mappings().first()
        if row is None:
            raise NotFound(self.missing)
        require_clearance(session.desk.operator, row.get("classification", 0), self.missing)
        return dict(row)

    def rows(self, session: OfficeSession, table: str, record_id: int) -> dict[int, dict[str, Any]]:
        """The rows of a part of a record by id, in their order."""
        part = self.parts[table]
        order = (part.c.place, part.c.id) if "place" in part.c else (part.c.id,)
        rows = session.execute(select(part).where(part.c[self.owner] == record_id).order_by(*order))
        return {row["id"]: dict(row) for row in rows.mappings()}

    def standing_steps(self, session: OfficeSession, record_id: int) -> list[dict[str, Any]]:
        """The steps of a record that were not taken back, oldest first."""
        steps = self.steps
        rows = session.execute(
            select(steps)
            .where(steps.c[self.owner] == record_id, steps.c.taken_back_at.is_(None))
            .order_by(steps.c.id)
        ).mappings()
        return [dict(row) for row in rows]

    def key_columns(
        self, table: str, row: Mapping[str, Any], record: Mapping[str, Any]
    ) -> dict[str, str]:
        """The columns a row of a part is found by, as row and record stand; of many none."""
        key_of = self.part_keys.get(table)
        return {"search_key": key_of(row, record)} if key_of is not None else {}

    def step_row(
        self,
        session: OfficeSession,
        record_id: int,
        action: str,
        words: str,
        *,
        order_id: int | None = None,
    ) -> dict[str, Any]:
        """The columns of a step taken at this desk now."""
        return {
            self.owner: record_id,
            "at": session.desk.clock.now(),
            "operator_id": session.desk.operator.id,
            "action": action,
            "words": words,
            "order_id": order_id,
            "overwrote": "[]",
            "taken_back_at": None,
            "taken_back_by": None,
        }
