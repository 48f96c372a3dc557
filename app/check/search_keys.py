"""Proofs that every record is found by what stands on it, folded as this version folds."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Final

from sqlalchemy import Connection, Table, select

from app.agenda.keys import event_keys
from app.agenda.tables import EVENTS
from app.changes import Kind
from app.check.faults import AT_ONCE, Fault, Part
from app.meetings.keys import meeting_keys, resolution_keys, series_keys
from app.meetings.tables import MEETINGS, RESOLUTIONS, SERIES
from app.protocol.keys import agreement_keys, case_keys, gift_keys, task_keys
from app.protocol.tables import AGREEMENTS, CASES, GIFTS, TASKS
from app.text import search_key
from app.visits.keys import day_keys, visit_keys
from app.visits.tables import PUBLIC_DAYS, VISITS

Row = Mapping[Any, Any]
#: What rows are found by, as they and all that belongs to them stand.
KeysOf = Callable[[Connection, Sequence[Row]], Sequence[str]]

#: Registers: the kind that is named, their table, their keys, their words, whose record it is.
_REGISTERS: Final[tuple[tuple[Kind, Table, KeysOf, str, str], ...]] = (
    (Kind.EVENT, EVENTS, event_keys, "برنامه", "id"),
    (Kind.VISIT, VISITS, visit_keys, "ملاقات", "id"),
    (Kind.PUBLIC_DAY, PUBLIC_DAYS, day_keys, "ملاقات عمومی", "id"),
    (Kind.MEETING, MEETINGS, meeting_keys, "جلسه", "id"),
    (Kind.MEETING_SERIES, SERIES, series_keys, "سلسله جلسات", "id"),
    (Kind.MEETING, RESOLUTIONS, resolution_keys, "مصوبه", "meeting_id"),
    (Kind.PROTOCOL_CASE, CASES, case_keys, "پرونده تشریفات", "id"),
    (Kind.PROTOCOL_CASE, TASKS, task_keys, "گام", "case_id"),
    (Kind.AGREEMENT, AGREEMENTS, agreement_keys, "توافق", "id"),
    (Kind.GIFT, GIFTS, gift_keys, "هدیه", "id"),
)


def records_are_found(connection: Connection) -> Iterator[Fault]:
    """Every record of the programme, of visits, meetings and protocol is found by what it says."""
    for kind, table, keys_of, named, owner in _REGISTERS:
        for row in _misfolded(connection, table, keys_of):
            words = f"کلید جستجوی {named} {row['id']} با نوشته‌های آن نمی‌خواند."
            yield Fault(Part.SEARCH, kind.value, row[owner], words)


def _misfolded(connection: Connection, table: Table, keys_of: KeysOf) -> Iterator[Row]:
    """The rows whose keys are not what their writers would write, part by part."""
    last = 0
    while rows := _rows_after(connection, table, last):
        for row, key in zip(rows, keys_of(connection, rows), strict=True):
            is_wrong_number = "number" in row and row["number_key"] != search_key(row["number"])
            if is_wrong_number or row["search_key"] != key:
                yield row
        last = rows[-1]["id"]


def _rows_after(connection: Connection, table: Table, last: int) -> Sequence[Row]:
    asked = select(table).where(table.c.id > last).order_by(table.c.id).limit(AT_ONCE)
    return connection.execute(asked).mappings().all()
