"""Proofs that every record is found by what stands on it, folded as this version folds."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Final

from sqlalchemy import Connection, Table, select

from app.agenda.keys import event_keys
from app.agenda.tables import EVENTS
from app.changes import Kind
from app.check.faults import AT_ONCE, Fault, Part
from app.folder.keys import sheet_keys
from app.folder.operations import SHEETS
from app.groups.keys import group_keys
from app.letters.deeds import LETTERS
from app.letters.keys import letter_keys
from app.meetings.keys import meeting_keys, resolution_keys, series_keys
from app.meetings.tables import MEETINGS, RESOLUTIONS, SERIES
from app.orders.deeds import ORDERS
from app.orders.keys import order_keys
from app.phone_calls.keys import call_keys
from app.phone_calls.operations import CALLS
from app.protocol.keys import agreement_keys, case_keys, gift_keys, task_keys
from app.protocol.tables import AGREEMENTS, CASES, GIFTS, TASKS
from app.reminder_keys import reminder_keys
from app.reminder_moments import REMINDERS
from app.text import search_key
from app.visits.keys import day_keys, visit_keys
from app.visits.tables import PUBLIC_DAYS, VISITS
from models.base import table_of
from models.groups import DistributionGroup

_GROUPS: Final = table_of(DistributionGroup)

Row = Mapping[Any, Any]
#: What rows are found by, as they and all that belongs to them stand.
KeysOf = Callable[[Connection, Sequence[Row]], Sequence[str]]

#: Registers: the kind that is named, their table, their keys, their words, whose record it is.
_REGISTERS: Final[tuple[tuple[Kind, Table, KeysOf, str, str], ...]] = (
    (Kind.LETTER, LETTERS, letter_keys, "نامه", "id"),
    (Kind.CALL, CALLS, call_keys, "تماس", "id"),
    (Kind.ORDER, ORDERS, order_keys, "دستور", "id"),
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
    (Kind.FOLDER, SHEETS, sheet_keys, "برگ کارتابل", "folder_id"),
    (Kind.REMINDER, REMINDERS, reminder_keys, "یادآوری", "id"),
    (Kind.GROUP, _GROUPS, group_keys, "گروه", "id"),
)

#: Numbers that are looked up by themselves: what they are folded into, and the number.
_NUMBERS: Final = (("number_key", "number"), ("their_number_key", "their_number"))


def records_are_found(connection: Connection) -> Iterator[Fault]:
    """Every record of every register is found by what it says, and by its number."""
    for kind, table, keys_of, named, owner in _REGISTERS:
        for row in _misfolded(connection, table, keys_of):
            number = row.get("number") or row["id"]
            words = f"کلید جستجوی {named} {number} با نوشته‌های آن نمی‌خواند."
            yield Fault(Part.SEARCH, kind.value, row[owner], words)


def _misfolded(connection: Connection, table: Table, keys_of: KeysOf) -> Iterator[Row]:
    """The rows whose keys are not what their writers would write, part by part."""
    last = 0
    while rows := _rows_after(connection, table, last):
        for row, key in zip(rows, keys_of(connection, rows), strict=True):
            if row["search_key"] != key or any(
                row[folded] != search_key(row[number])
                for folded, number in _NUMBERS
                if folded in row
            ):
                yield row
        last = rows[-1]["id"]


def _rows_after(connection: Connection, table: Table, last: int) -> Sequence[Row]:
    asked = select(table).where(table.c.id > last).order_by(table.c.id).limit(AT_ONCE)
    return connection.execute(asked).mappings().all()
