"""The folder a scanner writes into: what has arrived whole, and where it goes once it is in.

A file is offered when it did not change between two looks and begins like a paper or picture; one
that is still being written, locked or empty waits. What is in the store is moved aside and never
over another file.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from app.attachments.sources import is_known_kind, shown_name
from app.errors import AppError

#: Where scans go that are in the store.
DONE: Final = "done"

#: More scans than a person looks through; the oldest are offered first.
MOST: Final = 200


class ScanFolderGone(AppError):
    """The folder cannot be read just now: unplugged, renamed, or not allowed."""


@dataclass(frozen=True)
class Scan:
    """A file of the folder as it was found.

    Attributes:
        changed: Nanoseconds; with the size it tells whether somebody still writes.
    """

    path: Path
    size: int
    changed: int

    @property
    def name(self) -> str:
        """Fit to be shown."""
        return shown_name(self.path)


@dataclass(frozen=True)
class Look:
    """What one look at the folder found.

    Attributes:
        ready: Scans that arrived whole, the oldest first.
        found: Every file, for the next look to compare.
    """

    ready: tuple[Scan, ...]
    found: Mapping[Path, Scan]


def look_for_scans(folder: Path, before: Mapping[Path, Scan]) -> Look:
    """Look what lies in the folder.

    Args:
        folder: The desk's scan folder.
        before: What the last look found.

    Raises:
        ScanFolderGone: It cannot be read.
    """
    try:
        found = _found(folder)
    except (OSError, ValueError) as error:
        raise ScanFolderGone("پوشه اسکن در دسترس نیست؛ تا بازگشت آن منتظر می‌مانیم.") from error
    settled = [scan for path, scan in found.items() if before.get(path) == scan and scan.size]
    ready = [scan for scan in settled if _is_whole(scan.path)]
    ready.sort(key=lambda scan: (scan.changed, scan.name))
    return Look(tuple(ready[:MOST]), found)


def _found(folder: Path) -> dict[Path, Scan]:
    found: dict[Path, Scan] = {}
    with os.scandir(folder) as entries:
        for entry in entries:
            # What vanishes between two questions was not there.
            with suppress(FileNotFoundError):
                if entry.is_file() and not entry.name.startswith("."):
                    state = entry.stat()
                    path = Path(entry.path)
                    found[path] = Scan(path, state.st_size, state.st_mtime_ns)
    return found


def _is_whole(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return is_known_kind(file.read(16))
    except OSError:
        return False


def move_to_done(path: Path) -> Path:
    """Move a scan that is in the store aside, over nothing.

    Raises:
        ScanFolderGone: It cannot be moved; it stays where it is.
    """
    done = path.parent / DONE
    try:
        done.mkdir(exist_ok=True)
        target = _free_name(done, path.name)
        # The name is ours, and empty, before the scan takes it.
        path.replace(target)
    except OSError as error:
        raise ScanFolderGone(
            f"«{shown_name(path)}» به جای خود رفت ولی از پوشه اسکن برداشته نشد."
        ) from error
    return target


def put_away(path: Path, left: Sequence[tuple[str, bytes]] = ()) -> tuple[Path, ...]:
    """Move a scan aside, leaving in the folder what of it is not in the store.

    Args:
        path: The scan.
        left: Name and content of each file that stays in the folder for a person: pages nobody
            knows, new letters of a stack. Each appears whole, and before the scan goes.

    Returns:
        Those files.

    Raises:
        ScanFolderGone: It cannot be moved; it stays where it is.
    """
    try:
        files = tuple(leave_file(path.parent, name, content) for name, content in left)
    except OSError as error:
        raise ScanFolderGone(
            f"برگ‌های «{shown_name(path)}» جدا نشد؛ پرونده در پوشه اسکن ماند."
        ) from error
    move_to_done(path)
    return files


def leave_file(folder: Path, name: str, content: bytes) -> Path:
    """Write a file into a folder, over nothing and whole at once; one that is there is left.

    Raises:
        OSError: It cannot be written.
    """
    there = folder / name
    if there.is_file() and there.read_bytes() == content:
        return there
    left = _free_name(folder, name)
    # Written under a name nobody looks at, so that it appears whole.
    hidden = folder / f".{left.name}"
    hidden.write_bytes(content)
    return hidden.replace(left)


def _free_name(folder: Path, name: str) -> Path:
    number = 1
    while True:
        whole = Path(name)
        candidate = folder / (name if number == 1 else f"{whole.stem}-{number}{whole.suffix}")
        try:
            candidate.touch(exist_ok=False)
        except FileExistsError:
            number += 1
        else:
            return candidate
