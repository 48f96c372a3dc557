"""Which desk this is among those that share a store, and which of them still live."""

from __future__ import annotations

import socket
from hashlib import sha256
from pathlib import Path
from threading import Lock
from typing import Final
from uuid import uuid4

from PySide6.QtCore import QLockFile

from app.paths import desks_folder

_HOST: Final = sha256(socket.gethostname().encode()).hexdigest()[:8]

#: This run of the program: its computer and a number nobody else has.
DESK: Final = f"{_HOST}-{uuid4().hex[:24]}"

#: Who looks holds each dead desk's lock for a moment; a second look must not take that for life.
_looking = Lock()

_held: dict[str, QLockFile] = {}


def live() -> None:
    """Show the other desks of this computer that this one lives, until it ends in any way."""
    if DESK in _held:
        return
    folder = desks_folder()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        # Without a sign of life the worst is that an open form is offered at a second desk.
        return
    lock = QLockFile(str(folder / f"{DESK}.lock"))
    lock.setStaleLockTime(0)
    if lock.tryLock(0):
        _held[DESK] = lock


def living_desks() -> frozenset[str]:
    """The desks of this computer that live, this one among them; dead ones are cleared away."""
    with _looking:
        return frozenset({DESK, *(path.stem for path in _locks() if _is_alive(path))})


def _locks() -> list[Path]:
    try:
        return list(desks_folder().glob("*.lock"))
    except OSError:
        return []


def _is_alive(path: Path) -> bool:
    if path.stem in _held:
        return True
    lock = QLockFile(str(path))
    lock.setStaleLockTime(0)
    if lock.tryLock(0):
        # Its holder is dead; letting go takes the file away.
        lock.unlock()
        return False
    return True


def is_of_this_computer(desk: str) -> bool:
    """Whether a desk is, or was, on this computer."""
    return desk.startswith(_HOST)
