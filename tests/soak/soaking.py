"""Many desks at once on one store, killed at random: `make soak`.

Afterwards no number is double or missing, no letter is half registered, nothing that was
acknowledged is lost, and `daftar check` finds nothing. Then many want the same times of the
governor's programme, and nothing is booked twice (`soak.bookings`).
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random
from time import monotonic, sleep
from typing import Final

from sqlalchemy import func, select

from app.check import check_store
from app.database import Database
from app.letters import SignerDraft, add_signer
from app.office import open_office
from models.letters import Letter, LetterEnclosure, LetterParty, LetterStep, NumberBlock
from models.office import JournalEntry
from postgresql import any_server, fresh_database
from soak import raw
from soak.bookings import hold_against

ROOT: Final = Path(__file__).parents[2]

#: Of the raw recipe's rate, what the program must reach beside it.
SHARE: Final = 0.3

#: Seconds from one kill to the next; a desk that starts anew takes more than a second of a core.
PAUSE: Final = 6.0

#: What the store promised, and the states a letter may stand in after it.
_STANDS: Final = {
    "registered": {"registered", "annulled"},
    "drafted": {"draft", "for_signature", "signed"},
    "submitted": {"for_signature", "signed"},
    "signed": {"signed"},
    "annulled": {"annulled"},
}


@dataclass(frozen=True)
class Soaked:
    """What came of it.

    Attributes:
        acknowledged: Transactions the store confirmed.
        seconds: Of work, counted from when every desk had begun.
        faults: A sentence for whatever is wrong.
    """

    acknowledged: int
    killed: int
    seconds: float
    faults: tuple[str, ...]

    @property
    def rate(self) -> float:
        """Transactions a second."""
        return self.acknowledged / self.seconds


def soak(url: str, processes: int, seconds: float, seed: int, *, pause: float) -> Soaked:
    """Let desks work on a store that is made first, kill one each `pause` seconds, and prove it."""
    with open_office(url, create=True) as office:
        office.sign_in_as()
        office.write(add_signer, SignerDraft(name="مریم کاویانی", post="مدیرکل"))
    with tempfile.TemporaryDirectory(prefix="daftar-soak-") as folder:
        done = _worked("soak.desk", url, processes, seconds, seed, Path(folder), pause=pause)
        promised = [line.split() for line in _lines(Path(folder))]
        errors = [path.read_text() for path in Path(folder).glob("*.err") if path.stat().st_size]
    faults = [*_faults(url, promised), *(error.strip().splitlines()[-1] for error in errors)]
    return Soaked(len(promised), done[0], done[1], tuple(faults))


def raw_rate(url: str, processes: int, seconds: float, seed: int, *, pause: float) -> float:
    """Transactions a second of the raw recipe: as many processes, killed as often."""
    raw.prepare(url)
    with tempfile.TemporaryDirectory(prefix="daftar-soak-") as folder:
        done = _worked("soak.raw", url, processes, seconds, seed, Path(folder), pause=pause)
        return sum(1 for _line in _lines(Path(folder))) / done[1]


# -- working ---------------------------------------------------------------------------------------


class _Desks:
    """The processes that work."""

    def __init__(self, module: str, url: str, folder: Path) -> None:
        self._module, self._url, self._folder = module, url, folder
        self._places = 0
        self.running: list[subprocess.Popen[bytes]] = []

    def open(self, seed: int) -> None:
        """Let one more begin."""
        path = self._folder / f"{self._places}.acks"
        self._places += 1
        environment = os.environ | {"PYTHONPATH": os.pathsep.join((str(ROOT), str(ROOT / "tests")))}
        command = [sys.executable, "-m", self._module, self._url, str(path), str(seed)]
        with path.with_suffix(".err").open("wb") as errors:
            self.running.append(
                subprocess.Popen(command, env=environment, stderr=errors, cwd=ROOT)  # our own
            )

    def kill(self, place: int) -> None:
        """End one as a power cut would."""
        desk = self.running.pop(place)
        desk.kill()
        desk.wait()

    def have_begun(self) -> bool:
        """Whether each has had something acknowledged."""
        begun = [path for path in self._folder.glob("*.acks") if path.stat().st_size]
        return len(begun) >= self._places

    def close(self) -> None:
        """End them all."""
        while self.running:
            self.kill(0)


def _worked(
    module: str,
    url: str,
    processes: int,
    seconds: float,
    seed: int,
    folder: Path,
    *,
    pause: float,
) -> tuple[int, float]:
    """Let them work; answers with how many were killed, and for how long they worked."""
    random, killed = Random(seed), 0  # no secret
    with closing(_Desks(module, url, folder)) as desks:
        for _place in range(processes):
            desks.open(random.randrange(2**31))
        begin = monotonic()
        while not desks.have_begun() and monotonic() < begin + 60:
            sleep(0.05)
        before = sum(1 for _line in _lines(folder))
        begin = monotonic()
        while monotonic() < begin + seconds:
            sleep(pause * random.uniform(0.4, 1.6))
            desks.kill(random.randrange(processes))
            desks.open(random.randrange(2**31))
            killed += 1
        took = monotonic() - begin
    # What was done before everybody had begun took its time too.
    total = sum(1 for _line in _lines(folder))
    return killed, took * total / max(1, total - before)


def _lines(folder: Path) -> Iterator[str]:
    """Every whole line that was forced to the disk; a kill may have cut the last."""
    for path in sorted(folder.glob("*.acks")):
        yield from path.read_text(encoding="utf-8").split("\n")[:-1]


# -- proving ---------------------------------------------------------------------------------------


def _faults(url: str, promised: list[list[str]]) -> Iterator[str]:
    with closing(Database(url)) as database:
        for fault in check_store(database):
            yield fault.words
        with database.connection() as connection:
            rows = connection.execute(select(Letter.id, Letter.state))
            states = {number: state for number, state in rows}  # noqa: C416  # rows, no pairs

            blocks = set(connection.execute(select(NumberBlock.id)).scalars())
            for word, number in promised:
                if word in ("reserved", "released"):
                    if int(number) not in blocks:
                        yield f"reserved block {number} was acknowledged and is lost"
                elif states.get(int(number)) not in _STANDS[word]:
                    yield f"letter {number} was {word} and is {states.get(int(number))}"
            for words, statement in _HALF.items():
                count = connection.execute(statement).scalar_one()
                if count:
                    yield f"{count} letters {words}"


_KEPT = Letter.id.in_(
    select(LetterStep.letter_id).where(LetterStep.action.in_(("register_letter", "draft_letter")))
)
_SAID = select(JournalEntry.record_id).where(
    JournalEntry.kind == "letter",
    JournalEntry.action.in_(("register_letter", "draft_letter")),
)

#: Statements that count letters of which a part is missing.
_HALF: Final = {
    "are not in the journal": select(func.count()).where(_KEPT, Letter.id.not_in(_SAID)),
    "lost their enclosure": select(func.count()).where(
        _KEPT, Letter.id.not_in(select(LetterEnclosure.letter_id))
    ),
    "lost their receiver": select(func.count()).where(
        Letter.direction == "outgoing", Letter.id.not_in(select(LetterParty.letter_id))
    ),
}


# -- make soak -------------------------------------------------------------------------------------


@contextmanager
def _places() -> Iterator[list[tuple[str, str, str, int]]]:
    """Name, two stores of a kind, and how many desks work on it."""
    with (
        tempfile.TemporaryDirectory(prefix="daftar-soak-") as folder,
        any_server(durable=True) as server,
    ):
        files = [f"sqlite:///{Path(folder) / name}.sqlite" for name in ("ours", "raw")]
        with fresh_database(server) as ours, fresh_database(server) as other:
            yield [("PostgreSQL", ours, other, 20), ("SQLite", files[0], files[1], 5)]


def main() -> int:
    """Soak both stores; arguments are the seconds of each and the seed."""
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 300.0
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else Random().randrange(2**31)
    print(f"seed {seed}")
    is_sound = True
    with _places() as places:
        for name, url, other, processes in places:
            limit = SHARE * raw_rate(other, processes, min(30.0, seconds), seed, pause=PAUSE)
            soaked = soak(url, processes, seconds, seed, pause=PAUSE)
            holds = not soaked.faults and soaked.rate >= limit
            is_sound = is_sound and holds
            print(
                f"{name}: {processes} desks, {soaked.killed} killed, {soaked.acknowledged} "
                f"acknowledged, {soaked.rate:.0f}/s >= {limit:.0f}/s "
                f"({SHARE} x the raw recipe's): {'ok' if holds else 'MISSED'}"
            )
            for fault in soaked.faults[:20]:
                print(f"  {fault}")
    with _places() as places:
        for name, url, _other, _processes in places:
            is_sound = hold_against(name, url, seed) and is_sound
    return 0 if is_sound else 1


if __name__ == "__main__":
    sys.exit(main())
