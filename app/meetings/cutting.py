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
from app.clock import to_tehran
from app.contacts import contacts_named_in
from app.meetings.deeds import seen_meeting
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


def cuts(session: OfficeSession, meeting_id: int, text: str) -> list[Cut]:
    """The pieces of a text, each with whom of the directory it names and until when.

    Raises:
        NotAllowed: The operator may not hold meetings.
        NotFound: There is no such meeting for him.
    """
    require(session.desk.operator, Right.HOLD_MEETINGS)
    meeting = seen_meeting(session, meeting_id)
    held_on = to_tehran(meeting["starts_at"]).date()
    return [_guessed(session, one, held_on) for one in pieces(text)]


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
