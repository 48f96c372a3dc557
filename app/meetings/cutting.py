"""Received minutes cut into resolutions: where each begins, who does it, until when (U24).

A proposal for a person's eyes: what it finds stands beside the text, to be taken, mended or left.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from app.access import Right, require
from app.changes import Changes, Kind
from app.clock import to_tehran
from app.contacts import contacts_named_in
from app.errors import NotAllowed
from app.meetings.cut_lines import BULLET, Line, lines_to_cut
from app.meetings.deeds import seen_meeting
from app.meetings.drafts import ResolutionDraft
from app.meetings.receiving import NOT_RECEIVED
from app.meetings.resolutions import resolve
from app.meetings.states import MeetingState
from app.orders.deadlines import deadline_in
from app.orders.guessing import guess
from app.session import OfficeSession
from app.settings import office_calendar
from app.text import search_key

#: Words by which minutes resolve.
_RESOLVES: Final = tuple(
    search_key(words)
    for words in (
        "مقرر شد",
        "مقرر گردید",
        "مقرر است",
        "مصوب شد",
        "مصوب گردید",
        "تصویب شد",
        "موظف شد",
        "موظف گردید",
        "مکلف شد",
        "مکلف گردید",
        "تصمیم گرفته شد",
    )
)
#: From here on stands what is no resolution.
_ENDS: Final = tuple(search_key(words) for words in ("حاضران", "امضا", "رونوشت", "غایبان"))
#: More of one text is no minutes any more.
MOST_CUTS: Final = 300


@dataclass(frozen=True)
class Cut:
    """A piece of received minutes that seems to resolve something.

    Attributes:
        number: As the minutes number it; empty where they do not.
        words: Of the piece, without its number; of a row, the cell that resolves.
        start: Where it begins in the text, and `end` behind it.
        resolves: It says so («مقرر شد», the heading of its column); otherwise it is only a
            numbered point.
        responsible_id: Who of the directory is named in it; None with the name a table gives.
        due_on: Until when, if it says so.
    """

    number: str
    words: str
    start: int
    end: int
    resolves: bool
    responsible_id: int | None = None
    responsible: str = ""
    due_on: date | None = None


def pieces(text: str) -> list[Cut]:
    """Cut a text where its points begin; a line that begins none belongs to the one before.

    Where nothing is numbered, each line that resolves something is a piece.
    """
    return [_cut(line) for line in _to_cut(text)]


def _to_cut(text: str) -> list[Line]:
    lines = list(lines_to_cut(text))
    numbered = any(line.number for line in lines)
    return (_points(lines) if numbered else _resolving(lines))[:MOST_CUTS]


def _points(lines: Sequence[Line]) -> list[Line]:
    found: list[Line] = []
    for line in lines:
        if _ends_here(line.words):
            break
        if line.number and line.words:
            found.append(line)
        elif line.words and found:
            last = found.pop()
            found.append(replace(last, words=f"{last.words}\n{line.words}", end=line.end))
    return found


def _resolving(lines: Sequence[Line]) -> list[Line]:
    return [line for line in lines if line.words and _resolves(line.words)]


def _cut(line: Line) -> Cut:
    number = "" if line.number == BULLET else line.number
    resolves = line.in_table or _resolves(line.words)
    return Cut(number, line.words, line.start, line.end, resolves, responsible=line.responsible)


def _resolves(words: str) -> bool:
    key = search_key(words)
    return any(one in key for one in _RESOLVES)


def _ends_here(words: str) -> bool:
    key = search_key(words).rstrip(":")
    return any(key == one or key.startswith(f"{one} ") for one in _ENDS) and len(key) < 40


def cuts(session: OfficeSession, text: str, held_on: date | None = None) -> list[Cut]:
    """The pieces of a text, each with whom of the directory it names and until when.

    Args:
        session: Who asks.
        text: Of the minutes.
        held_on: The day of the meeting, from which deadlines are reckoned; today when not said.

    Raises:
        NotAllowed: The operator may not hold meetings.
    """
    require(session.desk.operator, Right.HOLD_MEETINGS)
    day = held_on or session.desk.clock.today()
    return [_guessed(session, line, day) for line in _to_cut(text)]


def proposed_cuts(session: OfficeSession, meeting_id: int) -> list[ResolutionDraft]:
    """The resolutions the received minutes of a meeting seem to hold.

    What says that it resolves something; where nothing does, every numbered point.

    Raises:
        NotAllowed: The operator may not hold meetings.
        NotFound: There is no such meeting for him.
    """
    meeting = seen_meeting(session, meeting_id)
    held_on = to_tehran(meeting["starts_at"]).date()
    found = cuts(session, meeting["received_text"], held_on)
    resolving = [one for one in found if one.resolves] or found
    return [
        ResolutionDraft(
            their_number=one.number,
            words=one.words,
            responsible_id=one.responsible_id,
            responsible=one.responsible,
            due_on=one.due_on,
        )
        for one in resolving
    ]


def cut_resolution(
    session: OfficeSession, meeting_id: int, version: int, draft: ResolutionDraft
) -> Changes[int]:
    """Resolve what was cut from received minutes; as `resolve`, where such are being cut.

    Raises:
        NotAllowed: No received minutes are being cut, or as for resolving.
        InvalidFields, NotFound, StaleRecord: As for resolving.
    """
    state = MeetingState(seen_meeting(session, meeting_id)["state"])
    if state is not MeetingState.MINUTES_RECEIVED:
        raise NotAllowed(NOT_RECEIVED)
    return resolve(session, meeting_id, version, draft)


def cut_many(
    session: OfficeSession, meeting_id: int, version: int, drafts: Sequence[ResolutionDraft]
) -> Changes[int]:
    """Resolve all that was cut from received minutes, each a step of its own.

    Returns:
        How many.

    Raises:
        NotAllowed, InvalidFields, NotFound, StaleRecord: As for one; nothing is resolved then.
    """
    kinds: frozenset[Kind] = frozenset()
    for draft in drafts:
        done = cut_resolution(session, meeting_id, version, draft)
        kinds |= done.kinds
        version = seen_meeting(session, meeting_id)["version"]
    return Changes(len(drafts), kinds)


def _guessed(session: OfficeSession, line: Line, held_on: date) -> Cut:
    """A piece with whom it names and until when; what a table says of them counts first."""
    who = line.responsible or line.words
    until = f"تا {line.due_words}" if line.due_words else line.words
    directory = (
        contacts_named_in(session, who) if session.desk.operator.may(Right.READ_CONTACTS) else ()
    )
    calendar = office_calendar(session)
    named = guess(who, (), directory, calendar, held_on).addressees
    responsible_id, responsible = named[0] if named else (None, line.responsible)
    return replace(
        _cut(line),
        responsible_id=responsible_id,
        responsible=responsible,
        due_on=deadline_in(until, calendar, held_on),
    )
