"""The words of reminders on the screen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from app.changes import Kind
from app.moments import near_text
from app.reminders import Due, Reminder, ReminderRow
from app.telephone import isolated_telephone
from app.text import isolate, persian_digits
from app.texts import REMINDER_STATES

#: More names make the line longer than the window.
NAMED: Final = 3


@dataclass(frozen=True)
class InSight:
    """Something due, as the bar shows it.

    Attributes:
        due: What reminds and since when; at another moment it is another reminder.
        record: Where it leads.
        version: Of an own reminder; 0 of a promise.
        name: Where several are named.
        words: Where it stands alone.
    """

    due: Due
    record: tuple[Kind, int]
    version: int
    name: str
    words: str

    @property
    def is_own(self) -> bool:
        """Whether somebody set it, so that it can be ticked off."""
        return self.due.kind is Kind.REMINDER


def promise_in_sight(one: Reminder, today: date) -> InSight:
    """A call promised back."""
    hour = isolate(near_text(one.at, today))
    note = f" — {one.note}" if one.note else ""
    words = f"وعده تماس {hour}: {one.caller_name}، {isolated_telephone(one.phone)}{note}"
    record = (Kind.CALL, one.call_id)
    return InSight(Due(Kind.CALL, one.call_id, one.at), record, 0, one.caller_name, words)


def own_in_sight(row: ReminderRow, today: date) -> InSight:
    """A reminder somebody set."""
    hour = isolate(near_text(row.at, today))
    note = f"{row.note} — " if row.note else ""
    by = "" if row.made_by == row.operator else f" (گذارنده: {row.made_by})"
    words = f"یادآوری {hour}: {note}{row.subject}{by}"
    name = row.note or row.subject
    due = Due(Kind.REMINDER, row.id, row.at)
    return InSight(due, (row.kind, row.record_id), row.version, name, words)


def bar_words(shown: Sequence[InSight]) -> str:
    """What the bar says of all that is due, in one line."""
    if len(shown) == 1:
        return shown[0].words
    own = sum(1 for one in shown if one.is_own)
    counts = ((len(shown) - own, "وعده تماس"), (own, "یادآوری"))
    count = persian_digits(" و ".join(f"{number} {what}" for number, what in counts if number))
    names = "، ".join(one.name for one in shown[:NAMED])
    rest = len(shown) - NAMED
    more = f" و {rest} {'مورد' if own else 'نفر'} دیگر" if rest > 0 else ""
    return f"وقت {count} رسیده است: {names}{persian_digits(more)}"


def when_words(at: datetime, today: date) -> str:
    """A reminder's moment in a list."""
    return isolate(near_text(at, today))


def reminder_lines(rows: Sequence[ReminderRow], today: date) -> list[tuple[str, str]]:
    """What reminds of a record, as (kind, text) lines of its pane; nothing where nothing does."""
    if not rows:
        return []
    return [("label", "یادآوری‌ها"), *(("", _line(row, today)) for row in rows)]


def _line(row: ReminderRow, today: date) -> str:
    state = REMINDER_STATES[row.state]
    if row.put_off_until is not None:
        state = f"تا {when_words(row.put_off_until, today)} عقب افتاده"
    whom = "" if row.is_mine else f"برای {row.operator}"
    parts = (when_words(row.at, today), state, row.note or row.relative, whom)
    return " · ".join(part for part in parts if part)
