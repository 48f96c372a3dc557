"""Which words of a question a server's index looks up, and which only sift what the others found.

And whether it is to be asked at all: the server takes a beginning it has no figures of for two in a
hundred rows, and goes along all of them for a word nobody wrote.

For the beginning of a word PostgreSQL's index gathers every row with any word that begins so,
before it gives the first: «ا» beside a name takes half a second among a million letters. Words so
common are better looked at in the few rows that the rarest finds. How common they are, the
server's own statistics say; they are asked once in a while.

Nor does the server know which common words stand together. For two that never do it goes along all
rows for the first fifty; so such words are looked for among the newest rows first, and only if
those do not fill a page, in all of them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from time import monotonic
from typing import Final
from weakref import WeakKeyDictionary

import sqlalchemy as sa
from sqlalchemy import Engine

from app.search.asking import Phrase, Question, Term
from app.session import OfficeSession
from app.text import LAST_CHARACTER
from models.search import Indexed

#: In fewer rows gathering takes no time.
FEWEST_ROWS: Final = 3_000
#: Looking at a row takes as long as gathering so many.
ROWS_GATHERED: Final = 20
#: Fewer are soon gathered and sorted, however the server thinks of it,
SOON_SORTED: Final = 5_000
#: unless one of so many rows is among them: a page of those is met sooner along the newest.
SOON_MET: Final = 0.01
#: So many rows are soon looked at one by one.
NEWEST_ROWS: Final = 20_000
#: Gathering twice all rows takes as long as going along them.
WORTH_GATHERING: Final = 2.0
#: Statistics are of what was there some time ago anyway.
SECONDS_KNOWN: Final = 600.0


@dataclass(frozen=True)
class _Commonness:
    """How common the words of a search table are.

    Attributes:
        words: The commonest ones, in the order of code points.
        sums: The shares of rows that have them, added up before each and after the last.
        least: The share of a word that is not among them, at most.
        rows: Of the table; fewer than `FEWEST_ROWS` do not matter.
        newest: Above this place lie the newest `NEWEST_ROWS`, or all there are.
        asked_at: When the server was asked.
    """

    words: Sequence[str]
    sums: Sequence[float]
    least: float
    rows: float
    newest: int
    asked_at: float

    def share(self, word: str, *, is_open: bool) -> float:
        """The share of rows with a word, or with each word of a beginning, added up."""
        end = word + (LAST_CHARACTER if is_open else "\0")
        first, last = bisect_left(self.words, word), bisect_left(self.words, end)
        return max(self.sums[last] - self.sums[first], self.least)


_KNOWN: Final[WeakKeyDictionary[Engine, dict[str, _Commonness]]] = WeakKeyDictionary()

_ASKED: Final = sa.text(
    "SELECT c.reltuples, s.most_common_elems::text::text[] AS words,"
    " s.most_common_elem_freqs AS shares"
    " FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace"
    " JOIN pg_stats AS s ON s.schemaname = n.nspname AND s.tablename = c.relname"
    " WHERE c.oid = to_regclass(:name) AND s.attname = 'words'"
)


@dataclass(frozen=True)
class Parted:
    """How a server is asked a question.

    Attributes:
        looked_up: What its index looks up.
        sifting: What the rows that are found are sifted by, if anything.
        is_rare: What is looked up is so rare that it is gathered and sorted.
        newest: The rows above this place are looked through first: they may well be enough. None
            where what is looked up is rare, or the table very small.
        is_gathered: Where they are not enough, gathering and sorting is sooner done than going
            along all rows.
    """

    looked_up: Question
    sifting: Question | None = None
    is_rare: bool = False
    newest: int | None = None
    is_gathered: bool = False


def parted(session: OfficeSession, indexed: Indexed, question: Question) -> Parted:
    """Part a question in what the index of a search table looks up, and what is left to sift by.

    Args:
        session: Of a store on a server.
        indexed: How the register that is asked is indexed.
        question: With terms.
    """
    known = _commonness(session, indexed.index)
    if known.rows < FEWEST_ROWS:
        return Parted(question)
    rarest = min(question.terms, key=lambda term: _found(known, term))
    share = _found(known, rarest)
    most = share * ROWS_GATHERED
    sifting = [one for one in question.terms if one != rarest and _gathered(known, one) > most]
    looked_up = [one for one in question.terms if one not in sifting]
    is_rare = share < SOON_MET and share * known.rows < SOON_SORTED
    newest = None if is_rare else known.newest
    cost = sum(max(_found(known, one), _gathered(known, one)) for one in looked_up)
    return Parted(
        replace(question, terms=tuple(looked_up)),
        replace(question, terms=tuple(sifting)) if sifting else None,
        is_rare=is_rare,
        newest=newest,
        is_gathered=newest is not None and cost < WORTH_GATHERING,
    )


def _found(known: _Commonness, term: Term) -> float:
    """The share of rows that have a term, at most."""
    return sum(
        min(
            known.share(word, is_open=is_open) for phrase in way for word, is_open in _words(phrase)
        )
        for way in term.ways
    )


def _gathered(known: _Commonness, term: Term) -> float:
    """The share of rows that are gathered for a term; whole words are skipped through."""
    return sum(
        known.share(word, is_open=True)
        for way in term.ways
        for phrase in way
        for word, is_open in _words(phrase)
        if is_open
    )


def _words(phrase: Phrase) -> list[tuple[str, bool]]:
    last = len(phrase.words) - 1
    return [(word, phrase.is_open and at == last) for at, word in enumerate(phrase.words)]


def _commonness(session: OfficeSession, index: str) -> _Commonness:
    tables = _KNOWN.setdefault(session.connection().engine, {})
    known = tables.get(index)
    if known is None or monotonic() - known.asked_at > SECONDS_KNOWN:
        known = tables[index] = _asked(session, index)
    return known


def _asked(session: OfficeSession, index: str) -> _Commonness:
    row = session.execute(_ASKED, {"name": index}).one_or_none()
    if row is None or row.words is None:
        return _Commonness((), (0.0,), 0.0, rows=0.0, newest=0, asked_at=monotonic())
    # Two more than words: the least and the highest share.
    common = sorted(zip(row.words, row.shares, strict=False))
    return _Commonness(
        words=[word for word, _share in common],
        sums=[0.0, *accumulate(share for _word, share in common)],
        least=min(row.shares) / 2,
        rows=row.reltuples,
        newest=newest_place(session, index),
        asked_at=monotonic(),
    )


def newest_place(session: OfficeSession, index: str, *, below: int | None = None) -> int:
    """The place above which the newest `NEWEST_ROWS` of a search table lie, or all there are.

    Args:
        session: Of a store on a server.
        index: The search table.
        below: Only rows below this place count.
    """
    place = sa.column("place", sa.BigInteger())
    places = sa.select(place).select_from(sa.table(index)).order_by(place.desc())
    if below is not None:
        places = places.where(place < below)
    return session.execute(places.offset(NEWEST_ROWS).limit(1)).scalar() or 0
