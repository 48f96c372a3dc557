"""What an order asks, of whom and until when, guessed from its words; a person has the last word.

Pure: whoever asks brings the phrases, the contacts named and the calendar.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from app.contacts import ContactKind, Named
from app.orders.deadlines import deadline_in, due_after
from app.orders.states import Expected
from app.text import ZWNJ, search_key
from app.workdays import Calendar

#: The longest name that is looked for, in words of the text.
LONGEST_NAME: Final = 9

#: A letter or digit with what belongs to it: marks above and below, and the half-space.
_WORD: Final = re.compile(rf"[\w{ZWNJ}\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed]+")

#: Who is meant when a name is of several: a unit before its organisation before a person.
_PREFERRED: Final = (ContactKind.UNIT, ContactKind.ORGANISATION, ContactKind.PERSON)

#: Phrases that ask nothing yield to those that do.
_ASKS_NOTHING: Final = frozenset({Expected.INFORMATION, Expected.FILE})


@dataclass(frozen=True)
class Phrase:
    """A standard phrase of the office's orders.

    Attributes:
        abbreviation: What is typed in its place, or empty.
        deadline_days: Working days after the order, or None.
        contact_id: To whom it goes when the words name nobody, with his name.
        place: In the list, from 1.
    """

    id: int
    abbreviation: str
    words: str
    expected: Expected
    deadline_days: int | None = None
    contact_id: int | None = None
    contact: str = ""
    place: int = 0
    version: int = 1


@dataclass(frozen=True)
class Guess:
    """What was guessed; what could not be is None or empty.

    Attributes:
        due_on: A working day, not before the order's.
        addressees: Id and name of each, in the order of the words.
    """

    expected: Expected | None = None
    due_on: date | None = None
    addressees: tuple[tuple[int, str], ...] = ()


def expanded(words: str, phrases: Sequence[Phrase]) -> str:
    """Put phrases in place of the abbreviations that stand as words of their own.

    Doing it twice changes nothing more: an abbreviation that is also a word of some phrase is left
    alone (the settings refuse such).
    """
    wanted = abbreviations(phrases)

    def full(found: re.Match[str]) -> str:
        return wanted.get(search_key(found.group()), found.group())

    return _WORD.sub(full, words) if wanted else words


def abbreviations(phrases: Sequence[Phrase]) -> dict[str, str]:
    """The words of each phrase by its folded abbreviation; the first of equals counts."""
    used = {word for phrase in phrases for word in words_of(phrase.words)}
    wanted: dict[str, str] = {}
    for phrase in phrases:
        key = search_key(phrase.abbreviation)
        if key and key not in used:
            wanted.setdefault(key, phrase.words)
    return wanted


def words_of(text: str) -> frozenset[str]:
    """The words of a text as abbreviations are compared with them."""
    return frozenset(search_key(found) for found in _WORD.findall(text))


def guess(
    words: str,
    phrases: Sequence[Phrase],
    directory: Sequence[Named],
    calendar: Calendar,
    given_on: date,
) -> Guess:
    """Guess what an order asks.

    Args:
        words: As typed; abbreviations count as their phrases.
        phrases: The office's.
        directory: Contacts the words may name (`app.contacts.contacts_named_in`).
        calendar: The office's.
        given_on: The day of the order.
    """
    whole = expanded(words, phrases)
    phrase = _phrase_in(whole, phrases)
    due_on = deadline_in(whole, calendar, given_on)
    if due_on is None and phrase is not None and phrase.deadline_days is not None:
        due_on = due_after(phrase.deadline_days, calendar, given_on)
    addressees = _addressees(whole, directory)
    if not addressees and phrase is not None and phrase.contact_id is not None:
        addressees = ((phrase.contact_id, phrase.contact),)
    return Guess(phrase.expected if phrase else None, due_on, addressees)


def _phrase_in(words: str, phrases: Sequence[Phrase]) -> Phrase | None:
    """The phrase that asks most of those in the words: the longest that asks something."""
    key = f" {search_key(words)} "
    found = [(search_key(phrase.words), phrase) for phrase in phrases]
    there = [(folded, phrase) for folded, phrase in found if folded and f" {folded} " in key]
    if not there:
        return None
    return max(there, key=lambda one: (one[1].expected not in _ASKS_NOTHING, len(one[0])))[1]


def _addressees(words: str, directory: Sequence[Named]) -> tuple[tuple[int, str], ...]:
    """Who is named, the longest names first where they overlap; names of several name nobody."""
    by_call: dict[str, list[Named]] = {}
    for named in directory:
        for call in named.calls:
            by_call.setdefault(call, []).append(named)
    text = search_key(words).split()
    spans = [
        (first, last, call)
        for first in range(len(text))
        for last in range(first + 1, min(first + LONGEST_NAME, len(text)) + 1)
        if (call := "".join(text[first:last])) in by_call
    ]
    taken: set[int] = set()
    chosen: list[tuple[int, Named]] = []
    for first, last, call in sorted(spans, key=lambda span: (-len(span[2]), span[0])):
        if taken.isdisjoint(range(first, last)):
            taken.update(range(first, last))
            meant = _meant(by_call[call])
            if meant is not None:
                chosen.append((first, meant))
    ordered = [named for _, named in sorted(chosen, key=lambda one: one[0])]
    return tuple(dict.fromkeys((named.id, named.name) for named in ordered))


def _meant(candidates: Sequence[Named]) -> Named | None:
    for kind in _PREFERRED:
        of_kind = [named for named in candidates if named.kind is kind]
        if of_kind:
            return of_kind[0] if len(of_kind) == 1 else None
    return None
