"""What is booked of a thing from now on, looked at before there are fewer of it, or none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from sqlalchemy import update

from app.agenda.bookings import EVENTS, lock_subjects, taken
from app.agenda.busy import Busy, overfull, overlap
from app.agenda.texts import BUSY, EVENT_KINDS
from app.agenda.wording import span_text
from app.changes import Kind
from app.errors import NeedsConfirmation
from app.session import OfficeSession
from app.text import SHORT_LIMIT, persian_digits

#: What a person is asked for before bookings ahead lose what they were given.
DESPITE_BOOKINGS: Final = "bookings_ahead"
#: So many are named; the rest is counted.
MOST_NAMED: Final = 3
#: Nothing is planned later.
_FAR: Final = timedelta(days=366 * 10)


@dataclass(frozen=True)
class Loss:
    """That there will be fewer of a thing.

    Attributes:
        number: Of its line.
        name: What it is called.
        left: How many there will be; 0 where it is not booked any more.
    """

    number: int
    name: str
    left: int

    @property
    def words(self) -> str:
        """What happened, for whoever looks at what it touched."""
        if not self.left:
            return f"«{self.name}» از فهرست رزرو برداشته شد."
        return persian_digits(f"از «{self.name}» تنها {self.left} تا ماند.")


def settle_bookings_ahead(session: OfficeSession, loss: Loss, *, despite: bool) -> set[Kind]:
    """Ask before bookings ahead lose what they were given; once answered, mark their entries.

    The thing is held until the transaction ends, so that nobody books it meanwhile.

    Returns:
        What was marked: entries, or nothing.

    Raises:
        NeedsConfirmation: Some would; the sentence names them, and `despite` was not said.
    """
    lock_subjects(session, [f"r{loss.number}"])
    hurt = _hurt(session, loss)
    if not hurt:
        return set()
    if not despite:
        raise NeedsConfirmation(DESPITE_BOOKINGS, _question(session, loss, hurt))
    session.execute(
        update(EVENTS)
        .where(EVENTS.c.id.in_([one.entry_id for one in hurt]))
        .values(touched_words=loss.words[:SHORT_LIMIT])
    )
    return {Kind.EVENT}


def _hurt(session: OfficeSession, loss: Loss) -> list[Busy]:
    """Who has what will not be there, the earliest first; holds not yet fixed among them."""
    now, key = session.desk.clock.now(), f"r{loss.number}"
    booked = taken(session, [key], (now, now + _FAR))[key]
    booked.sort(key=lambda one: (one.starts_at, one.entry_id))
    if not loss.left:
        return booked
    short = [span for span in overfull(booked, loss.left) if span[1] > now]
    return [
        one for one in booked if any(overlap((one.busy_from, one.busy_to), span) for span in short)
    ]


def _question(session: OfficeSession, loss: Loss, hurt: Sequence[Busy]) -> str:
    clearance = session.desk.operator.clearance
    named = [_named(one, clearance) for one in hurt[:MOST_NAMED]]
    more = len(hurt) - MOST_NAMED
    named += [f"{more} برنامه دیگر"] if more > 0 else []
    found = " و ".join(["، ".join(named[:-1]), named[-1]]) if len(named) > 1 else named[0]
    of_it = "آن را گرفته است" if not loss.left else "با هم بیش از آن می‌خواهد"
    words = f"{len(hurt)} برنامه پیش رو {of_it}: {found}."
    if loss.left:
        words = f"از «{loss.name}» {loss.left} تا می‌ماند و {words}"
    them = "این برنامه نشان می‌خورد تا چاره‌ای برای آن"
    if len(hurt) > 1:
        them = "این برنامه‌ها نشان می‌خورند تا چاره‌ای برایشان"
    return persian_digits(f"{words} {them} بیندیشید.")


def _named(busy: Busy, clearance: int) -> str:
    subject = busy.subject or EVENT_KINDS[busy.kind]
    if busy.classification > clearance:
        subject = BUSY
    return f"«{subject}» ({span_text(busy, date.min)})"
