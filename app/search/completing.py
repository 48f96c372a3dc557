"""What a question may go on with while it is typed: filters, and what they may be filled with.

What the operator may not know of is not offered: names without the right to the directory,
classifications above his clearance, registers he may not read.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, Protocol

from app.search.asking import CLASS, DAYS, FILTERS, FROM, KIND, TO, UNIT, Question
from app.search.everything import asked_sources
from app.search.findable import Source
from app.search.period_offers import offered_periods
from app.search.periods import is_half, period_days, read_period
from app.session import OfficeSession
from app.text import search_key
from app.texts import CLASSIFICATIONS

MOST_OFFERED: Final = 8
#: Letters of a name from which on the directory is asked.
_SHORTEST_NAME: Final = 2
#: Words of a name that is typed without quotes.
_LONGEST_NAME: Final = 5

#: What each filter is for.
ABOUT: Final = {
    FROM: "فرستنده یا کسی که تماس گرفته",
    TO: "گیرنده",
    UNIT: "واحد یا دستگاهی که به آن مربوط است",
    DAYS: "روز، هفته، ماه یا سال: هفته گذشته",
    CLASS: "طبقه‌بندی: محرمانه",
    KIND: "تنها از یک دفتر: نامه‌ها",
}


@dataclass(frozen=True)
class KnownName:
    """A name the directory offers, with what tells it from others."""

    name: str
    about: str


class AskNames(Protocol):
    """Asks the directory."""

    def __call__(
        self, session: OfficeSession, typed: str, most: int, *, offices_only: bool
    ) -> Sequence[KnownName]:
        """Names that have words beginning as typed, as far as the operator may know of them."""


@dataclass(frozen=True)
class Completion:
    """One way to go on.

    Attributes:
        replaces: From where to where it takes the place of what was typed.
        text: What stands there then.
        shown: What the list says.
        about: What it means.
    """

    replaces: tuple[int, int]
    text: str
    shown: str
    about: str

    def put_into(self, typed: str) -> tuple[str, int]:
        """The question with this in it, and where the cursor stands then."""
        start, end = self.replaces
        rest = typed[end:]
        if self.text.endswith(" "):
            rest = rest.removeprefix(" ")
        return f"{typed[:start]}{self.text}{rest}", start + len(self.text)


@dataclass(frozen=True)
class _Piece:
    """Something of a question up to the cursor.

    Attributes:
        filter: The name of a filter with its colon; else empty.
        is_quoted: Whether it is in quotes, and `is_closed` whether they were closed.
    """

    text: str
    start: int
    filter: str = ""
    is_quoted: bool = False
    is_closed: bool = False


_NAMES: Final = {search_key(name): name for name in FILTERS}
_PIECES: Final = re.compile(
    r"(?P<name>[^\s:：«»“”\"„]+)\s?[:：]\s?"
    r"|[«“\"„](?P<quoted>[^»”\"“]*)(?P<closing>[»”\"“])?"
    r"|(?P<plain>[^\s«»“”\"„]+)"
)
_WORD_REST: Final = re.compile(r"[^\s«»“”\"„:：]*[»”\"]?")


def complete(
    session: OfficeSession,
    typed: str,
    cursor: int,
    *,
    sources: Sequence[Source],
    ask_names: AskNames,
) -> tuple[Completion, ...]:
    """What a question may go on with, the likeliest first.

    Args:
        session: Where to ask.
        typed: The question as it stands.
        cursor: Where in it is being typed.
        sources: The registers.
        ask_names: Of the directory; asked only when the operator may read it.
    """
    left = typed[:cursor]
    pieces = _pieces(left)
    if left[-1:].isspace() and (not pieces or not pieces[-1].filter):
        pieces.append(_Piece("", cursor))
    if not pieces:
        return ()
    end = cursor + len(_word_rest(typed, cursor))
    at = max((n for n, piece in enumerate(pieces) if piece.filter), default=None)
    if at is None:
        return _names(pieces[-1], end) + _bare_period(session, pieces, end)
    value = _value(left, pieces, at)
    if value is None:
        return _names(pieces[-1], end)
    asked = _Asked(session, value.text, (value.start, end), sources, ask_names)
    name = pieces[at].filter
    found = _VALUES[name](asked)
    if at + 2 >= len(pieces) or (found and name == DAYS):
        return found
    # From the second word on it may be a word of the question, or another filter.
    return found + tuple(one for one in _names(pieces[-1], end) if one.shown != f"{name}:")


def _word_rest(typed: str, cursor: int) -> str:
    found = _WORD_REST.match(typed, cursor)
    return "" if found is None else found.group()


def _pieces(left: str) -> list[_Piece]:
    pieces = []
    for found in _PIECES.finditer(left):
        name = found["name"]
        if name is not None and search_key(name) in _NAMES:
            pieces.append(_Piece("", found.start(), filter=_NAMES[search_key(name)]))
        elif found["quoted"] is not None:
            closed = found["closing"] is not None
            piece = _Piece(found["quoted"], found.start(), is_quoted=True, is_closed=closed)
            pieces.append(piece)
        else:
            pieces.append(_Piece(found.group(), found.start()))
    return pieces


def _value(left: str, pieces: Sequence[_Piece], at: int) -> _Piece | None:
    """What is typed of a filter's value up to the cursor; None where that is behind it."""
    value = pieces[at + 1 :]
    if not value:
        return _Piece("", len(left))
    is_long = pieces[at].filter != DAYS and len(value) > _LONGEST_NAME + 1
    if is_long or any(piece.is_closed for piece in value):
        return None
    start = value[0].start
    return _Piece(left[start:].lstrip('«“"„'), start)


@dataclass(frozen=True)
class _Asked:
    session: OfficeSession
    value: str
    replaces: tuple[int, int]
    sources: Sequence[Source]
    ask_names: AskNames

    def offer(self, shown: str, about: str, *, quoted: bool) -> Completion:
        """A value, in quotes where its words belong together."""
        text = f"«{shown}» " if quoted else f"{shown} "
        return Completion(self.replaces, text, shown, about)

    def begins(self, text: str) -> bool:
        """Whether a value begins as typed."""
        return _squeezed(text).startswith(_squeezed(self.value))


def _squeezed(text: str) -> str:
    return search_key(text).replace(" ", "")


def _days(asked: _Asked) -> tuple[Completion, ...]:
    today = asked.session.desk.clock.today()
    said = asked.value.split()
    if asked.value[-1:].isspace() and read_period(asked.value, today) and not is_half(said[-1]):
        # It is said whole; what comes is a word of the question, or nothing.
        return ()
    return tuple(
        asked.offer(period.words, period_days(period), quoted=False)
        for period in offered_periods(asked.value, today, MOST_OFFERED)
    )


def _classes(asked: _Asked) -> tuple[Completion, ...]:
    clearance = asked.session.desk.operator.clearance
    return tuple(
        asked.offer(name, "", quoted=" " in name)
        for level, name in CLASSIFICATIONS.items()
        if level <= clearance and asked.begins(name)
    )


def _kinds(asked: _Asked) -> tuple[Completion, ...]:
    return tuple(
        asked.offer(source.title, "", quoted=" " in source.title)
        for source in asked_sources(asked.session, Question(), asked.sources)
        if asked.begins(source.title)
    )


def _people(asked: _Asked) -> tuple[Completion, ...]:
    return _known(asked, offices_only=False)


def _offices(asked: _Asked) -> tuple[Completion, ...]:
    return _known(asked, offices_only=True)


def _known(asked: _Asked, *, offices_only: bool) -> tuple[Completion, ...]:
    if len(_squeezed(asked.value)) < _SHORTEST_NAME:
        return ()
    names = asked.ask_names(asked.session, asked.value, MOST_OFFERED, offices_only=offices_only)
    return tuple(
        asked.offer(re.sub(r"[«»“”\"„]", "", one.name), one.about, quoted=True) for one in names
    )


_VALUES: Final[dict[str, Callable[[_Asked], tuple[Completion, ...]]]] = {
    FROM: _people,
    TO: _people,
    UNIT: _offices,
    DAYS: _days,
    CLASS: _classes,
    KIND: _kinds,
}


def _names(piece: _Piece, end: int) -> tuple[Completion, ...]:
    """Filters whose name begins as the word at the cursor."""
    key = search_key(piece.text)
    if not key or piece.is_quoted or piece.filter:
        return ()
    return tuple(
        Completion((piece.start, end), f"{name}:", f"{name}:", ABOUT[name])
        for folded, name in _NAMES.items()
        if folded.startswith(key)
    )


def _bare_period(
    session: OfficeSession, pieces: Sequence[_Piece], end: int
) -> tuple[Completion, ...]:
    """Days that were said without «تاریخ:» before them."""
    today = session.desk.clock.today()
    plain = [piece for piece in pieces if piece.text]
    for at, piece in enumerate(plain):
        behind = plain[at:]
        words = [one.text for one in behind]
        if any(one.is_quoted or one.filter for one in behind) or len(words) < 2:
            continue
        period = read_period(" ".join(words), today)
        if period is not None:
            text = f"{DAYS}:{period.words} "
            return (Completion((piece.start, end), text, text.strip(), period_days(period)),)
    return ()
