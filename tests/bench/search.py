"""How soon a letter is found while it is typed, on both stores: 100,000 of them, or a million.

What the register asks is asked again of the bare driver in the same run: the very statements, with
the very parameters.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from random import Random
from statistics import median

import scrolling
import starting
from driver import ask_raw, raw_store
from figure import Figure, percentile, seconds
from store import MILLION, letters_store, shared_copy

sys.path.insert(0, str(Path(__file__).parents[1]))

from sqlalchemy import func, select

from app.database import Database
from app.letters import LetterFilter, list_letters
from app.office import Office, open_office
from app.search.everything import search_everything
from app.search_sources import SOURCES
from app.text import search_words
from asked import questions_asked
from models.base import table_of
from models.letters import Letter
from postgresql import any_server, fresh_database

LETTERS = 100_000
FEW_LETTERS = 10_000
PAGE = 50
#: Letters somebody looks for, each by its own words.
WANTED = 60
#: Of so many times a question is asked the calmest is ours alone; the machine does other things.
RUNS = 3
#: Beside the driver tenths of a millisecond count, of ours and of its own.
RUNS_BESIDE_DRIVER = 10
P95 = 0.95
#: A million letters may change no ratio to the raw driver by more.
GROWTH = 2.0
#: A word whose inner part is long enough to be looked for.
LONG_WORD = 5
#: So much, in milliseconds, may go beyond the raw driver where that takes hardly any time.
BESIDE = 0.2

_LETTERS = table_of(Letter)


@dataclass(frozen=True)
class Limits:
    """What a person may wait for at most, in milliseconds.

    Attributes:
        typed: A keystroke in the box, or in the register's field.
        number: A letter by its number.
        part: Part of a word of a subject.
    """

    name: str
    typed: float
    number: float
    part: float


SQLITE = Limits("SQLite", typed=15, number=1, part=25)
POSTGRESQL = Limits("PostgreSQL", typed=50, number=2, part=100)


@dataclass(frozen=True)
class Asked:
    """What is typed by people who look for letters they remember.

    Attributes:
        two_words: Of a subject, a sender or an office.
        typed: The same, keystroke by keystroke.
        numbers: Whole ones.
        parts: Words without their first and last letter.
        deep: A letter near the end of the register.
    """

    two_words: Sequence[str]
    typed: Sequence[str]
    numbers: Sequence[str]
    parts: Sequence[str]
    deep: int


def measure() -> list[Figure]:
    """All figures among 100,000 letters."""
    _ratios, figures = _measured(LETTERS)
    return figures


def measure_million() -> list[Figure]:
    """Among a million, what may have grown since 10,000, and the window with all of them open."""
    ratios, figures = _measured(MILLION)
    few, _figures = _measured(FEW_LETTERS)
    grown = max(max(ratios[name] / few[name], few[name] / ratios[name]) for name in ratios)
    url = letters_store(MILLION)
    return [
        *figures,
        Figure("ratios to raw, 10,000 to a million letters", grown, GROWTH, "x"),
        *scrolling.pauses(url, "letters", "a million letters"),
        starting.first_rows("first rows with a million letters / reference", url),
    ]


def _measured(count: int) -> tuple[dict[str, float], list[Figure]]:
    local = letters_store(count)
    ratios: dict[str, float] = {}
    figures = _of_store(local, count, SQLITE, ratios)
    with any_server() as address, fresh_database(address) as shared:
        shared_copy(local, shared)
        figures += _of_store(shared, count, POSTGRESQL, ratios)
    return ratios, figures


def _of_store(url: str, count: int, limits: Limits, ratios: dict[str, float]) -> list[Figure]:
    asked = _asked(url)
    place = f"{count:,} letters, {limits.name}"
    with open_office(url) as office:
        office.sign_in_as()
        register = partial(_register, office)
        register(asked.two_words[0])
        ours, raw = _against_driver(url, register, asked.two_words)
        ratios[limits.name] = ours / raw
        return [
            Figure(f"two words / raw driver, {place}", ours / raw, max(1.5, 1 + BESIDE / raw), "x"),
            _p95(f"register by keystroke, p95, {place}", register, asked.typed, limits.typed),
            _p95(
                f"box by keystroke, p95, {place}", partial(_box, office), asked.typed, limits.typed
            ),
            _p95(f"number, p95, {place}", register, asked.numbers, limits.number),
            _p95(f"part of a word, p95, {place}", register, asked.parts, limits.part),
            Figure(f"page far down / first, {place}", _depth(office, asked.deep), 1.5, "x"),
        ]


def _register(office: Office, text: str) -> None:
    office.read(list_letters, LetterFilter(text=text), limit=PAGE)


def _box(office: Office, text: str) -> None:
    office.read(search_everything, text, SOURCES)


def _p95(name: str, ask: Callable[[str], None], texts: Sequence[str], limit: float) -> Figure:
    times = [_calmest(partial(ask, text)) for text in texts]
    return Figure(name, percentile(times, P95), limit, "ms")


def _calmest(ask: Callable[[], object], runs: int = RUNS) -> float:
    return min(seconds(ask) for _ in range(runs)) * 1000


def _against_driver(
    url: str, ask: Callable[[str], None], texts: Sequence[str]
) -> tuple[float, float]:
    """What a question takes here and what its statements take the driver, in milliseconds."""
    ours, theirs = [], []
    with closing(raw_store(url)) as raw:
        for text in texts:
            with questions_asked() as asked:
                ask(text)
            ours.append(_calmest(partial(ask, text), RUNS_BESIDE_DRIVER))
            theirs.append(_calmest(partial(ask_raw, raw, asked), RUNS_BESIDE_DRIVER))
    return median(ours), median(theirs)


def _depth(office: Office, deep: int) -> float:
    """A page near the end of the register against its first."""
    first = _calmest(partial(office.read, list_letters, LetterFilter(), limit=PAGE))
    last = _calmest(partial(office.read, list_letters, LetterFilter(), after=deep, limit=PAGE))
    return last / first


def _asked(url: str) -> Asked:
    """The words of letters here and there in the register, as somebody remembers them."""
    chance = Random(10)  # the same questions every time
    with closing(Database(url)) as database, database.connection() as connection:
        (last,) = connection.execute(select(func.max(_LETTERS.c.id))).one()
        found = select(
            _LETTERS.c.number, _LETTERS.c.subject, _LETTERS.c.sender_name, _LETTERS.c.organisation
        ).where(_LETTERS.c.id.in_(sorted(chance.sample(range(1, last + 1), WANTED))))
        letters = connection.execute(found).all()
        oldest = select(_LETTERS.c.id).order_by(_LETTERS.c.dated, _LETTERS.c.id)
        deep = connection.execute(oldest.offset(2 * PAGE).limit(1)).scalar_one()
    pairs = []
    for _number, *texts in letters:
        words = [word for word in search_words(" ".join(texts)) if len(word) > 1]
        pairs.append(chance.sample(words, 2))
    parts = [word[1:-1] for pair in pairs for word in pair if len(word) > LONG_WORD]
    return Asked(
        two_words=[" ".join(pair) for pair in pairs],
        typed=[
            typed
            for first, second in pairs
            for typed in (
                *(first[:end] for end in range(1, len(first) + 1)),
                *(f"{first} {second[:end]}" for end in range(1, len(second) + 1)),
            )
        ],
        numbers=[row.number for row in letters if row.number],
        parts=parts,
        deep=deep,
    )
