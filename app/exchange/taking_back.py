"""Taking an import back whole, as long as nothing hangs on what it added.

Contacts go to the archive and calls are annulled, for a number once given is never given again;
either way the trace stays. What an import added to contacts that were there already stays too.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import ColumnElement, insert, select, update

from app import journal
from app.access import require
from app.changes import Changes, Kind, changed
from app.clock import to_tehran
from app.errors import NotAllowed, NotFound
from app.exchange.event_writing import cancel_imported
from app.exchange.letter_writing import annul_imported
from app.exchange.mappings import RIGHTS
from app.exchange.visit_writing import withdraw_imported
from app.phone_calls import CallState
from app.phone_calls.steps import Step, deed_rows
from app.progress import Progress
from app.session import OfficeSession
from app.text import persian_digits
from models.base import Base, table_of
from models.calls import Call, CallStep
from models.contacts import Contact, ContactAlias, ContactPhone, ContactWord
from models.exchange import Import

_AT_ONCE: Final = 500

_IMPORTS = table_of(Import)
_CONTACTS = table_of(Contact)
_CALLS = table_of(Call)

_LINKED: Final = (
    "چیزی به این پرونده بسته است ({}) و یک‌جا پس گرفته نمی‌شود؛ آن‌ها را یک‌به‌یک بایگانی کنید."
)
_CHANGED: Final = (
    "{} تا از آنچه وارد شد پس از آن تغییر کرده است و یک‌جا پس گرفته نمی‌شود؛ آن‌ها را یک‌به‌یک "
    "بایگانی یا باطل کنید."
)
#: What belongs to a contact and does not hang on it.
_OWN: Final = {table_of(one).name for one in (ContactAlias, ContactPhone, ContactWord)}


@dataclass(frozen=True)
class ImportLine:
    """A file that was brought in and can be taken back.

    Attributes:
        at: Tehran time, aware.
    """

    id: int
    source: str
    at: datetime
    added: int


def last_import(session: OfficeSession, kind: Kind) -> ImportLine | None:
    """The latest import of a kind that added something and still stands."""
    require(session.desk.operator, RIGHTS[kind])
    row = session.execute(
        select(_IMPORTS.c.id, _IMPORTS.c.source, _IMPORTS.c.at, _IMPORTS.c.added)
        .where(
            _IMPORTS.c.kind == kind.value, _IMPORTS.c.taken_back_at.is_(None), _IMPORTS.c.added > 0
        )
        .order_by(_IMPORTS.c.id.desc())
        .limit(1)
    ).first()
    return None if row is None else ImportLine(row.id, row.source, to_tehran(row.at), row.added)


def take_import_back(
    session: OfficeSession, kind: Kind, import_id: int, progress: Progress | None = None
) -> Changes[int]:
    """Archive, annul, cancel or withdraw every record an import added, as its kind ends.

    Returns:
        How many there were.

    Raises:
        NotFound: There is no such import.
        NotAllowed: The operator may not, it is taken back already, or something hangs on it.
        Cancelled: By `progress`; nothing was taken back.
    """
    require(session.desk.operator, RIGHTS[kind])
    row = session.execute(
        select(_IMPORTS).where(_IMPORTS.c.id == import_id, _IMPORTS.c.kind == kind.value)
    ).first()
    if row is None:
        raise NotFound("این ورود یافت نشد.")
    if row.taken_back_at is not None:
        raise NotAllowed("این پرونده پیش‌تر پس گرفته شده است.")
    ids: list[int] = json.loads(row.record_ids)
    take = _TAKES[kind]
    take(session, ids, row.source, progress or Progress())
    session.execute(
        update(_IMPORTS)
        .where(_IMPORTS.c.id == import_id)
        .values(taken_back_at=session.desk.clock.now())
    )
    words = persian_digits(f"ورود پرونده «{row.source}» با {len(ids)} رکورد پس گرفته شد.")
    journal.note(session, kind, None, "take_import_back", words, details={"import": import_id})
    return changed(len(ids), kind)


def _parts(ids: Sequence[int]) -> Iterator[Sequence[int]]:
    for start in range(0, len(ids), _AT_ONCE):
        yield ids[start : start + _AT_ONCE]


def _touch(
    session: OfficeSession,
    ids: Sequence[int],
    values: dict[str, Any],
    progress: Progress,
    table: Any,
    still: ColumnElement[bool],
) -> None:
    """Change records nobody touched since; all of them, or the transaction is refused."""
    done = 0
    for part in progress.through("پس گرفتن", list(_parts(ids))):
        touched = session.execute(
            update(table)
            .where(table.c.id.in_(part), table.c.version == 1, still)
            .values(**values, version=2)
            .returning(table.c.id)
        ).all()
        done += len(touched)
    if done < len(ids):
        raise NotAllowed(persian_digits(_CHANGED.format(len(ids) - done)))


def _archive_contacts(
    session: OfficeSession, ids: Sequence[int], source: str, progress: Progress
) -> None:
    for part in _parts(ids):
        for name in _hanging(session, part, set(ids)):
            raise NotAllowed(_LINKED.format(_TABLE_WORDS.get(name, "رکوردی دیگر")))
    desk = session.desk
    values = {"archived_at": desk.clock.now(), "archived_by": desk.operator.id or None}
    _touch(session, ids, values, progress, _CONTACTS, _CONTACTS.c.archived_at.is_(None))
    names = {
        number: name
        for part in _parts(ids)
        for number, name in session.execute(
            select(_CONTACTS.c.id, _CONTACTS.c.name).where(_CONTACTS.c.id.in_(part))
        )
    }
    for number, name in names.items():
        words = f"«{name}» با پس گرفتن پرونده «{source}» بایگانی شد."
        journal.note(session, Kind.CONTACT, number, "archive_contact", words)


_TABLE_WORDS: Final = {
    "calls": "تماس",
    "orders": "دستور",
    "referrals": "ارجاع",
    "positions": "سمت",
    "contacts": "واحد",
}


def _hanging(session: OfficeSession, ids: Sequence[int], own: set[int]) -> Iterator[str]:
    """Tables with a record, none of this import's own, that names one of these contacts."""
    for table in Base.metadata.sorted_tables:
        for column in table.columns:
            names = {key.column.table.name for key in column.foreign_keys}
            if _CONTACTS.name not in names or table.name in _OWN:
                continue
            holder = {"positions": "person_id", "contacts": "id"}.get(table.name)
            if holder == column.name:
                continue
            asked = select(table.c[holder] if holder else column).where(column.in_(ids))
            found = set(session.execute(asked).scalars())
            if found - (own if holder else set()):
                yield table.name


def _annul_calls(
    session: OfficeSession, ids: Sequence[int], source: str, progress: Progress
) -> None:
    closed, annulled = CallState.CLOSED, CallState.ANNULLED
    values = {"state": annulled.value}
    _touch(session, ids, values, progress, _CALLS, _CALLS.c.state == closed.value)
    reason = f"ورود پرونده «{source}» پس گرفته شد."
    step = Step(closed, annulled, reason)
    for part in _parts(ids):
        rows = [row for number in part for row in deed_rows(session.desk, number, 2, (step,))]
        session.execute(insert(table_of(CallStep)), rows)
        for number, text, classification in session.execute(
            select(_CALLS.c.id, _CALLS.c.number, _CALLS.c.classification).where(
                _CALLS.c.id.in_(part)
            )
        ):
            words = f"تماس {text} باطل شد: {reason}"
            journal.note(
                session, Kind.CALL, number, "annul_call", words, classification=classification
            )


_TAKES: Final[Mapping[Kind, Callable[[OfficeSession, Sequence[int], str, Progress], None]]] = {
    Kind.CONTACT: _archive_contacts,
    Kind.CALL: _annul_calls,
    Kind.LETTER: annul_imported,
    Kind.EVENT: cancel_imported,
    Kind.VISIT: withdraw_imported,
}
