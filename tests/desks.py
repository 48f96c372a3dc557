"""Desks on one store, each a process of its own, standing ready until all may begin.

They are forked from a process that has read the program already: what is tried is what they do to
the store at once, not how long Python takes to read its modules.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerProcess
from typing import Any, Final

from app.errors import AppError
from app.office import open_office

#: What a desk does once it may; its office comes first.
Deed = Callable[..., None]

_FORKS: Final = get_context("forkserver")
_FORKS.set_forkserver_preload(
    [
        "app.office",
        "app.contacts",
        "app.phone_calls",
        "app.agenda",
        "app.visits",
        "app.public_days",
        "app.meetings",
        "app.protocol",
    ]
)

#: Seconds after which a desk that says nothing hangs.
PATIENCE: Final = 120


@dataclass
class Desk:
    """A running desk, and the line it speaks on."""

    process: ForkServerProcess
    line: Connection

    def begin(self) -> None:
        """Let it begin."""
        self.line.send("begin")

    def told(self) -> str:
        """The next it says: `ready`, `done`, or the name of the error it was told."""
        assert self.line.poll(PATIENCE), "a desk hangs"
        return str(self.line.recv())

    def end(self) -> str:
        """What came of its deed, once its process is over."""
        said = self.told()
        self.process.join(PATIENCE)
        assert self.process.exitcode == 0
        return said

    def kill(self) -> None:
        """End it in the middle of things, as a power cut does."""
        self.process.kill()
        self.process.join()


def ready_desks(url: str, deed: Deed, of_each: Sequence[tuple[Any, ...]]) -> list[Desk]:
    """Start a desk for each of these arguments and wait until all stand ready.

    Args:
        url: Of the store.
        deed: A function of a module, for the other processes to find.
        of_each: What each desk's deed is given besides its office.
    """
    desks = []
    for arguments in of_each:
        here, there = _FORKS.Pipe()
        process = _FORKS.Process(target=_sit, args=(url, there, deed, arguments))
        process.start()
        there.close()
        desks.append(Desk(process, here))
    for desk in desks:
        assert desk.told() == "ready"
    return desks


def at_once(url: str, deed: Deed, count: int) -> Counter[str]:
    """Let so many desks do the same at the same moment, and count what they were told."""
    desks = ready_desks(url, deed, [(number,) for number in range(count)])
    for desk in desks:
        desk.begin()
    return Counter(desk.end() for desk in desks)


def _sit(url: str, line: Connection, deed: Deed, arguments: tuple[Any, ...]) -> None:
    with open_office(url) as office:
        office.sign_in_as()
        line.send("ready")
        line.recv()
        try:
            deed(office, *arguments)
            line.send("done")
        except AppError as error:
            line.send(type(error).__name__)
        except Exception as error:  # noqa: BLE001  # an error nobody can be shown
            line.send(f"raw {type(error).__name__}")
