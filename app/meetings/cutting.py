"""Received minutes cut into resolutions: where each begins, who does it, until when (U24).

A proposal for a person's eyes: what it finds stands beside the text, to be taken, mended or left.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from app.access import Right, require
from app.changes import Changes, Kind
from app.clock import to_tehran
from app.contacts import contacts_named_in
from app.errors import NotAllowed
from app.meetings.deeds import seen_meeting
from app.meetings.drafts import ResolutionDraft
from app.meetings.receiving import NOT_RECEIVED
from app.meetings.resolutions import resolve
from app.meetings.states import MeetingState
from app.orders.guessing import guess
from app.session import OfficeSession
from app.settings import office_calendar
from app.text import latin_digits, search_key

#: A line that begins a numbered point: «۱- …», «۲) …», «بند ۳: …», «مصوبه ۴ – …».
_NUMBERED: Final = re.compile(
    r"^\s*(?:(?:بند|مصوبه|ماده)\s*)?(?P<number>[0-9۰-۹٠-٩]{1,3}(?:[-/.][0-9۰-۹٠-٩]{1,3})?)"
    r"\s*(?:[-–—_.):：]|(?<=\d)\s)\s*(?P<words>\S.*)$"
)
_BULLET: Final = re.compile(r"^\s*[•●▪◦*–—-]\s+(?P<words>\S.*)$")
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
        words: Of the piece, without its number.
        start: Where it begins in the text, and `end` behind it.
        resolves: It says so («مقرر شد»); otherwise it is only a numbered point.
        responsible_id: Who is named in it, if one alone is.
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
    lines = list(_lines(text))
    points = [(number, words, start, end) for number, words, start, end in lines if number]
    found = _points(lines) if points else _resolving(lines)
    return found[:MOST_CUTS]


#: A line: its number («•» of a bullet, empty of none), its words, where it begins and ends.
_Line = tuple[str, str, int, int]


def _lines(text: str) -> Iterator[_Line]:
    start = 0
    for line in text.splitlines(keepends=True):
        body = line.rstrip("\r\n")
        end = start + len(body)
        numbered, bullet = _NUMBERED.match(body), _BULLET.match(body)
        if numbered is not None:
            yield latin_digits(numbered["number"]), numbered["words"].strip(), start, end
        elif bullet is not None:
            yield "•", bullet["words"].strip(), start, end
        else:
            yield "", body.strip(), start, end
        start += len(line)


def _points(lines: Sequence[_Line]) -> list[Cut]:
    found: list[Cut] = []
    for number, words, start, end in lines:
        if _ends_here(words):
            break
        if number:
            found.append(_cut(number, words, start, end))
        elif words and found:
            last = found.pop()
            whole = f"{last.words}\n{words}"
            found.append(_cut(last.number, whole, last.start, end))
    return found


def _resolving(lines: Sequence[_Line]) -> list[Cut]:
    return [
        _cut("", words, start, end)
        for _number, words, start, end in lines
        if words and _resolves(words)
    ]


def _cut(number: str, words: str, start: int, end: int) -> Cut:
    return Cut("" if number == "•" else number, words, start, end, _resolves(words))


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
    return [_guessed(session, one, day) for one in pieces(text)]


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


def _guessed(session: OfficeSession, cut: Cut, held_on: date) -> Cut:
    directory = (
        contacts_named_in(session, cut.words)
        if session.desk.operator.may(Right.READ_CONTACTS)
        else ()
    )
    found = guess(cut.words, (), directory, office_calendar(session), held_on)
    who = found.addressees[0] if found.addressees else (None, "")
    return Cut(
        cut.number,
        cut.words,
        cut.start,
        cut.end,
        cut.resolves,
        who[0],
        who[1],
        found.due_on,
    )
