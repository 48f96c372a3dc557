"""What it costs a letter's registering that the store keeps its search tables, on both stores.

The same letters are registered, turn by turn, in two copies of a store with 10,000 letters: one as
it is, the other without the search tables and their triggers.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path
from random import Random
from statistics import median
from tempfile import TemporaryDirectory

from figure import Figure, seconds
from store import letters_store, shared_copy

sys.path.insert(0, str(Path(__file__).parents[1]))

from app.letters import LetterDraft, LetterFilter, list_letters, register_letter
from app.office import Office, open_office
from models.search import drop_search
from postgresql import any_server, fresh_database

LETTERS = 10_000
#: Registered in each copy.
REGISTERED = 300
#: Whose words the new letters have.
WORDS_OF = 500
#: Times what registering takes without search: of what a person at the counter waits for, a third
#: at most goes to what is found later.
MOST = 1.5


def measure() -> list[Figure]:
    """What the middle letter takes with search, over what it takes without."""
    local = letters_store(LETTERS)
    with _files(local) as both:
        figures = _compared(both, "SQLite")
    with any_server(durable=True) as address, ExitStack() as kept:
        both = [kept.enter_context(fresh_database(address)) for _ in range(2)]
        for url in both:
            shared_copy(local, url)
        return figures + _compared(both, "PostgreSQL")


@contextmanager
def _files(local: str) -> Iterator[list[str]]:
    with TemporaryDirectory() as folder:
        paths = [Path(folder) / f"{name}.sqlite" for name in ("with", "without")]
        for path in paths:
            shutil.copy(local.removeprefix("sqlite:///"), path)
        yield [f"sqlite:///{path}" for path in paths]


def _compared(both: Sequence[str], store: str) -> list[Figure]:
    searched, bare = both
    with open_office(searched) as keeping, open_office(bare) as free:
        keeping.sign_in_as()
        free.sign_in_as()
        with free.database.connection(writing=True) as connection:
            drop_search(connection)
        drafts = _drafts(keeping)
        times: dict[Office, list[float]] = {keeping: [], free: []}
        for number, draft in enumerate(drafts):
            # Who comes first has colder memory: each does by turns.
            for office in (keeping, free) if number % 2 else (free, keeping):
                times[office].append(seconds(partial(office.write, register_letter, draft)))
        ours, theirs = times[keeping][1:], times[free][1:]
    name = f"letter registered with search / without, {store}"
    # Of the slowest the disk alone is to blame, which other programs use too.
    return [Figure(name, median(ours) / median(theirs), MOST, "x")]


def _drafts(office: Office) -> list[LetterDraft]:
    """Letters with the words of those there are, mixed anew."""
    listed = office.read(list_letters, LetterFilter(), limit=WORDS_OF)
    rows = [row for row in listed if row.who and row.subject]
    chance = Random(11)

    def one() -> LetterDraft:
        subject, more, sender = (chance.choice(rows) for _ in range(3))
        return LetterDraft(
            sender_name=sender.who,
            subject=f"{subject.subject} و {more.subject}"[:200],
            their_number=str(chance.randrange(100_000)),
        )

    return [one() for _ in range(REGISTERED + 1)]
