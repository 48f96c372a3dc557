"""Who did what, in words, each entry chained to the one before by its hash.

The chain is one for the whole store, from the first migration. Entries are collected while a
transaction works and chained at its end: the lock of a number is always taken before the lock of
the chain, so two desks cannot wait for each other.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import bindparam, func, insert, select, update
from sqlalchemy.orm import Session

from app.access import Right, require
from app.changes import Kind
from app.marks import Classification
from app.session import Entry, OfficeSession
from models.base import table_of
from models.office import JournalEntry, JournalHead

#: The hash before the first entry.
ORIGIN = "0" * 64

_HEAD_ID = 1
_ENTRIES = table_of(JournalEntry)
_HEAD = table_of(JournalHead)

# Every transaction asks these, so they are built once.
_HOLD_HEAD = select(_HEAD.c.sequence, _HEAD.c.hash).where(_HEAD.c.id == _HEAD_ID).with_for_update()
_MOVE_HEAD = update(_HEAD).where(_HEAD.c.id == _HEAD_ID)
_APPEND = insert(_ENTRIES)

# Every desk waits for the head: over a network one question less shortens the wait of all.
_APPEND_AND_MOVE = _APPEND.add_cte(
    _MOVE_HEAD.values(sequence=bindparam("head_sequence"), hash=bindparam("head_hash")).cte("moved")
)


@dataclass(frozen=True)
class JournalLine:
    """An entry as a person reads it."""

    at: datetime
    operator_name: str
    action: str
    words: str


def note(
    session: OfficeSession,
    kind: Kind,
    record_id: int | None,
    action: str,
    words: str,
    *,
    details: Mapping[str, object] | None = None,
    classification: int = Classification.ORDINARY,
) -> None:
    """Say in the journal what this transaction does.

    Args:
        session: The transaction.
        kind: Of the record.
        record_id: Of the record, if it has one.
        action: A stable English word for programs.
        words: The deed in a Persian sentence.
        details: Fields with what they were and became.
        classification: Of the record; a trace is as secret as what it tells of.
    """
    desk = session.desk
    session.pending.append(
        Entry(
            at=desk.clock.now(),
            operator_id=desk.operator.id or None,
            operator_name=desk.operator.full_name,
            kind=kind,
            record_id=record_id,
            action=action,
            words=words,
            details=details or {},
            classification=int(classification),
        )
    )


def times(session: Session, kind: Kind, record_id: int, action: str) -> int:
    """How often something was done to a record; whoever asks has asked his rights on it."""
    return session.execute(
        select(func.count())
        .select_from(_ENTRIES)
        .where(
            _ENTRIES.c.record_id == record_id,
            _ENTRIES.c.kind == kind.value,
            _ENTRIES.c.action == action,
        )
    ).scalar_one()


def differences(before: Mapping[str, object], after: Mapping[str, object]) -> dict[str, object]:
    """Name the fields that changed, each with what it was and what it became."""
    return {
        name: {"from": _plain(before[name]), "to": _plain(value)}
        for name, value in after.items()
        if before[name] != value
    }


def _plain(value: object) -> object:
    return value if isinstance(value, str | int | bool | None) else str(value)


def chain(session: OfficeSession, entries: Sequence[Entry]) -> None:
    """Append `entries` to the chain, under the lock of its head."""
    if not entries:
        return
    head = session.ask(_HOLD_HEAD).one()
    sequence, previous = head.sequence, head.hash
    rows: list[dict[str, object]] = []
    for entry in entries:
        sequence += 1
        row = _row(sequence, previous, entry)
        rows.append(row)
        previous = str(row["hash"])
    if len(rows) == 1 and session.is_shared:
        moved = {"head_sequence": sequence, "head_hash": previous}
        session.ask(_APPEND_AND_MOVE, rows[0] | moved)
        return
    session.ask(_APPEND, rows)
    session.ask(_MOVE_HEAD, {"sequence": sequence, "hash": previous})


def start_chain(connection_or_session: Session) -> None:
    """Write the head of an empty chain into a new store."""
    connection_or_session.execute(insert(_HEAD).values(id=_HEAD_ID, sequence=0, hash=ORIGIN))


def _row(sequence: int, previous: str, entry: Entry) -> dict[str, object]:
    row: dict[str, object] = {
        "sequence": sequence,
        "at": entry.at,
        "operator_id": entry.operator_id,
        "operator_name": entry.operator_name,
        "kind": entry.kind.value,
        "record_id": entry.record_id,
        "action": entry.action,
        "words": entry.words,
        "details": json.dumps(dict(entry.details), ensure_ascii=False, sort_keys=True),
        "classification": entry.classification,
        "previous_hash": previous,
    }
    return row | {"hash": link(row)}


def link(row: Mapping[str, object]) -> str:
    """The hash of an entry, over everything in it and the hash before it."""
    fields = {name: _canonical(row[name]) for name in row if name != "hash"}
    text = json.dumps(fields, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _canonical(value: object) -> object:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    return value


def broken_links(rows: Iterable[Mapping[str, object]], head: tuple[int, str]) -> list[str]:
    """Prove the chain: say where an entry was changed, taken out, or cut off the end.

    Args:
        rows: Every entry in order of its sequence.
        head: Sequence and hash the chain should end with.
    """
    faults: list[str] = []
    expected, previous = 1, ORIGIN
    for row in rows:
        sequence = int(str(row["sequence"]))
        if sequence != expected:
            faults.append(f"سطرهای {expected} تا {sequence - 1} دفتر رویدادها نیست.")
        elif row["previous_hash"] != previous:
            faults.append(f"سطر {sequence} دفتر رویدادها به سطر پیش از خود پیوسته نیست.")
        if link(row) != row["hash"]:
            faults.append(f"سطر {sequence} دفتر رویدادها دست‌کاری شده است.")
        expected, previous = sequence + 1, str(row["hash"])
    if (expected - 1, previous) != head:
        faults.append("پایان دفتر رویدادها بریده یا جابه‌جا شده است.")
    return faults


#: What an operator needs to read the trace of a record of each kind.
_READING: dict[Kind, Right] = {
    Kind.CALL: Right.READ_CALLS,
    Kind.ORDER: Right.READ_ORDERS,
    Kind.FOLDER: Right.READ_ORDERS,
    Kind.LETTER: Right.READ_LETTERS,
    Kind.LETTER_REGISTER: Right.READ_LETTERS,
    Kind.SIGNER: Right.READ_LETTERS,
    Kind.LETTER_TEMPLATE: Right.READ_LETTERS,
    Kind.CONTACT: Right.READ_CONTACTS,
    Kind.GROUP: Right.READ_CONTACTS,
    Kind.OPERATOR: Right.MANAGE_OPERATORS,
    Kind.SETTING: Right.CHANGE_SETTINGS,
    Kind.DUTY: Right.READ_CALLS,
    Kind.HAND_OVER: Right.READ_CALLS,
    Kind.KEPT_FORM: Right.LOG_CALLS,
    Kind.SAVED_LIST: Right.CHANGE_SETTINGS,
    Kind.REMINDER: Right.MANAGE_OPERATORS,
    Kind.LETTERHEAD: Right.CHANGE_SETTINGS,
    Kind.EVENT: Right.READ_AGENDA,
    Kind.AGENDA_RESOURCE: Right.READ_AGENDA,
    Kind.AGENDA_OCCASION: Right.READ_AGENDA,
    Kind.VISIT: Right.READ_VISITS,
    Kind.PUBLIC_DAY: Right.READ_VISITS,
    Kind.MEETING: Right.READ_MEETINGS,
    Kind.MEETING_SERIES: Right.READ_MEETINGS,
    Kind.AGREEMENT: Right.READ_PROTOCOL,
    Kind.GIFT: Right.READ_PROTOCOL,
    Kind.PROTOCOL_CASE: Right.READ_PROTOCOL,
}


def history(
    session: OfficeSession, kind: Kind, record_id: int, *, limit: int = 200
) -> list[JournalLine]:
    """The trace of one record, newest first, as far as the operator's clearance goes.

    What became secret is hidden whole: its early lines tell of the same record.

    Raises:
        NotAllowed: The operator may not read records of this kind.
    """
    operator = session.desk.operator
    require(operator, _READING[kind])
    rows = session.execute(
        select(
            _ENTRIES.c.at,
            _ENTRIES.c.operator_name,
            _ENTRIES.c.action,
            _ENTRIES.c.words,
            _ENTRIES.c.classification,
        )
        .where(_ENTRIES.c.record_id == record_id, _ENTRIES.c.kind == kind.value)
        .order_by(_ENTRIES.c.sequence.desc())
        .limit(limit)
    ).all()
    if rows and rows[0].classification > operator.clearance:
        return []
    return [
        JournalLine(row.at, row.operator_name, row.action, row.words)
        for row in rows
        if row.classification <= operator.clearance
    ]
