"""Minutes an outside secretary sends: received, and what they say kept to be cut (P1.7, U24)."""

from __future__ import annotations

from typing import Final

from app.changes import Changes, changed
from app.clock import to_tehran
from app.errors import InvalidFields, InvalidInput
from app.jalali import jalali_text
from app.limits import checked_length
from app.meetings.cut_lines import with_cells
from app.meetings.deeds import MeetingDeed
from app.meetings.drafts import ReceivedMinutesDraft
from app.meetings.entry import entry_has_minutes
from app.meetings.states import MeetingState
from app.session import OfficeSession
from app.text import SHORT_LIMIT, latin_digits, tidy

#: Of a text that was pasted or read off a scan: more is a book.
TEXT_LIMIT: Final = 400_000

NOT_YET: Final = "این تاریخ هنوز نرسیده است."
TOO_EARLY: Final = "صورتجلسه پیش از جلسه نوشته نمی‌شود."
BEFORE_DATED: Final = "صورتجلسه پیش از تاریخ خود نمی‌رسد."
NOT_RECEIVED: Final = "صورتجلسه‌ای از بیرون ندارد که در دست برش باشد."


def minutes_received(
    session: OfficeSession, meeting_id: int, version: int, draft: ReceivedMinutesDraft
) -> Changes[int]:
    """Say that the minutes came, with their own number and day, and what they say.

    Raises:
        InvalidFields: A day cannot be, or something typed is too long.
        NotAllowed: No minutes are awaited, or as for every deed.
        NotFound, StaleRecord: As for every deed.
    """
    deed = MeetingDeed(session, meeting_id, version)
    problems: list[InvalidInput] = []
    number = checked_length("number", tidy(draft.number), SHORT_LIMIT, problems)
    pasted = tidy(with_cells(draft.text), multiline=True)
    text = checked_length("text", pasted, TEXT_LIMIT, problems)
    today = session.desk.clock.today()
    held_on = to_tehran(deed.record["starts_at"]).date()
    day = draft.received_on or today
    if draft.dated is not None and draft.dated > today:
        problems.append(InvalidInput("dated", NOT_YET))
    elif draft.dated is not None and draft.dated < held_on:
        problems.append(InvalidInput("dated", TOO_EARLY))
    if day > today:
        problems.append(InvalidInput("received_on", NOT_YET))
    elif day < (draft.dated or held_on):
        problems.append(InvalidInput("received_on", BEFORE_DATED))
    if problems:
        raise InvalidFields(problems)
    deed.move(
        MeetingState.MINUTES_RECEIVED,
        minutes_number=latin_digits(number),
        minutes_date=draft.dated,
        minutes_received_on=day,
        received_text=text,
    )
    entry_has_minutes(deed, day)
    named = f"صورتجلسه {number}" if number else "صورتجلسه"
    return deed.finish("minutes_received", f"{named} در {jalali_text(day)} رسید.")


def save_received_text(
    session: OfficeSession, meeting_id: int, version: int, text: str
) -> Changes[int]:
    """Write anew what received minutes say, pasted or read off their scan.

    Raises:
        InvalidInput: It is too long.
        NotAllowed: There are no received minutes being cut, or as for every deed.
        NotFound, StaleRecord: As for every deed.
    """
    deed = MeetingDeed(session, meeting_id, version)
    deed.require(MeetingState.MINUTES_RECEIVED, refusal=NOT_RECEIVED)
    words = _checked(text)
    if words == deed.record["received_text"]:
        return changed(meeting_id)
    deed.set(received_text=words)
    return deed.finish("save_received_text", "متن صورتجلسه رسیده نوشته شد.")


def _checked(text: str) -> str:
    problems: list[InvalidInput] = []
    words = checked_length("text", tidy(with_cells(text), multiline=True), TEXT_LIMIT, problems)
    if problems:
        raise problems[0]
    return words
