"""What went out by a channel in some days: the list whoever carries it has signed (P1.12, U39)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, Final

from sqlalchemy import select

from app.access import Right, require
from app.clock import from_tehran, to_tehran
from app.letters.deeds import LETTERS, PARTIES
from app.letters.states import LetterChannel, PartyRole
from app.marks import Classification
from app.session import OfficeSession

#: More lines are a register, not a list somebody signs.
MOST: Final = 2000


@dataclass(frozen=True)
class DispatchFilter:
    """Which dispatches are asked for.

    Attributes:
        channel: By what they went; None for every channel, those of one together.
        from_day: The first day, in Tehran; today when not said.
    """

    channel: LetterChannel | None = None
    from_day: date | None = None
    to_day: date | None = None


@dataclass(frozen=True)
class DispatchLine:
    """A letter as it went to one of its parties."""

    letter_id: int
    number: str
    dated: date
    subject: str
    classification: Classification
    role: PartyRole
    receiver: str
    channel: LetterChannel
    channel_number: str
    sent_at: datetime
    receipt: str


def list_dispatches(session: OfficeSession, wanted: DispatchFilter) -> list[DispatchLine]:
    """What went out in these days, channel by channel and in the order it went.

    Raises:
        NotAllowed: The operator may not read letters.
    """
    require(session.desk.operator, Right.READ_LETTERS)
    statement = (
        select(PARTIES, LETTERS.c.number, LETTERS.c.dated, LETTERS.c.subject)
        .add_columns(LETTERS.c.classification.label("secrecy"))
        .join(LETTERS, LETTERS.c.id == PARTIES.c.letter_id)
        .where(*_within(session, wanted))
        .order_by(PARTIES.c.channel, PARTIES.c.sent_at, PARTIES.c.id)
        .limit(MOST)
    )
    return [_line(row) for row in session.execute(statement).mappings()]


def _within(session: OfficeSession, wanted: DispatchFilter) -> list[Any]:
    first = wanted.from_day or wanted.to_day or session.desk.clock.today()
    last = wanted.to_day or session.desk.clock.today()
    conditions = [
        PARTIES.c.sent_at >= from_tehran(first, time()),
        PARTIES.c.sent_at < from_tehran(last + timedelta(days=1), time()),
        LETTERS.c.classification <= int(session.desk.operator.clearance),
    ]
    if wanted.channel is not None:
        conditions.append(PARTIES.c.channel == wanted.channel.value)
    return conditions


def _line(row: Any) -> DispatchLine:
    names = (row["name"], row["post"], row["organisation"])
    return DispatchLine(
        letter_id=row["letter_id"],
        number=row["number"],
        dated=row["dated"],
        subject=row["subject"],
        classification=Classification(row["secrecy"]),
        role=PartyRole(row["role"]),
        receiver="، ".join(dict.fromkeys(name for name in names if name)),
        channel=LetterChannel(row["channel"]),
        channel_number=row["channel_number"],
        sent_at=to_tehran(row["sent_at"]),
        receipt=row["receipt"],
    )
