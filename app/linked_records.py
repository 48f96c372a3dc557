"""With what an entry of the programme can hang together: each kind of record in one line.

It knows tables and no register, so that a register may ask the programme and be linked to it. A
register of tomorrow (visits, minutes, cases) adds one line here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Table, select

from app.access import Right
from app.changes import Kind
from app.errors import InvalidInput, NotFound
from app.session import OfficeSession
from app.text import persian_digits
from models.agenda import Event
from models.base import table_of
from models.calls import Call
from models.letters import Letter
from models.meetings import Meeting
from models.orders import Order
from models.protocol import ProtocolCase
from models.visits import PublicDay, Visit


@dataclass(frozen=True)
class LinkedKind:
    """A kind of record an entry hangs together with.

    Attributes:
        title: What such a record is called.
        right: What an operator needs to know of it.
        table: Where it is kept.
        number: The column of its number, and `subject` of what it is about.
    """

    title: str
    right: Right
    table: Table
    number: str = "number"
    subject: str = "subject"


LINKED: Final[Mapping[Kind, LinkedKind]] = {
    Kind.LETTER: LinkedKind("نامه", Right.READ_LETTERS, table_of(Letter)),
    Kind.CALL: LinkedKind("تماس", Right.READ_CALLS, table_of(Call)),
    Kind.ORDER: LinkedKind("دستور", Right.READ_ORDERS, table_of(Order), "source_number", "words"),
    Kind.EVENT: LinkedKind("برنامه", Right.READ_AGENDA, table_of(Event)),
    Kind.PUBLIC_DAY: LinkedKind(
        "ملاقات عمومی", Right.READ_VISITS, table_of(PublicDay), subject="title"
    ),
    Kind.MEETING: LinkedKind("جلسه", Right.READ_MEETINGS, table_of(Meeting)),
    Kind.VISIT: LinkedKind("ملاقات", Right.READ_VISITS, table_of(Visit)),
    Kind.PROTOCOL_CASE: LinkedKind("پرونده تشریفات", Right.READ_PROTOCOL, table_of(ProtocolCase)),
}

MISSING: Final = "این رکورد در دفتر یافت نشد."
NOT_LINKED: Final = "برنامه به چنین رکوردی پیوند نمی‌خورد."

#: A record by its kind and id.
RecordName = tuple[Kind, int]


def linked_titles(session: OfficeSession, records: Iterable[RecordName]) -> dict[RecordName, str]:
    """What records are called, of those this operator may know; the others are left out."""
    asked: dict[Kind, list[int]] = {}
    for kind, number in records:
        asked.setdefault(kind, []).append(number)
    titles: dict[RecordName, str] = {}
    for kind, numbers in asked.items():
        linked = LINKED.get(kind)
        if linked is not None and session.desk.operator.may(linked.right):
            titles |= {
                (kind, row["id"]): _title(linked, row) for row in _rows(session, linked, numbers)
            }
    return titles


def _rows(
    session: OfficeSession, linked: LinkedKind, numbers: list[int]
) -> list[Mapping[Any, Any]]:
    column = linked.table.c
    rows = session.execute(
        select(
            column.id,
            column[linked.number].label("number"),
            column[linked.subject].label("subject"),
        ).where(
            column.id.in_(numbers),
            # Of a public day everybody may know.
            *(
                [column.classification <= int(session.desk.operator.clearance)]
                if "classification" in column
                else []
            ),
        )
    )
    return list(rows.mappings())


def _title(linked: LinkedKind, row: Mapping[Any, Any]) -> str:
    subject = row["subject"].splitlines()[0] if row["subject"] else ""
    named = f"{linked.title} {row['number']}".strip()
    return persian_digits(f"{named}: {subject}" if subject else named)


def require_linked(session: OfficeSession, kind: Kind, record_id: int) -> str:
    """A record's title, if an entry may be linked to it.

    Raises:
        InvalidInput: No entry hangs together with records of this kind.
        NotFound: There is no such record for this operator.
    """
    if kind not in LINKED:
        raise InvalidInput("links", NOT_LINKED)
    titles = linked_titles(session, [(kind, record_id)])
    if not titles:
        raise NotFound(MISSING)
    return titles[kind, record_id]
