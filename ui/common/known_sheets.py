"""Scanned sheets whose codes are known, put on their records in workers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from app.attachments import AttachedFiles
from app.errors import AppError, InvalidInput
from app.sheet_groups import SheetFile, SheetGroup, new_letters
from app.text import isolate, persian_digits
from ui.common.tasks import Tasks
from ui.theme import Tone

if TYPE_CHECKING:
    from app.office import Office
    from app.progress import Progress

#: A scan with whose its pages are; nothing for one that cannot be read.
SortedScan = tuple[Path, tuple[SheetGroup, ...]]

#: Records named in a question; more are counted.
MOST_NAMED: Final = 3


def sorted_scans(
    office: Office, paths: Sequence[Path], progress: Progress | None = None
) -> list[SortedScan]:
    """Read the codes of scans and say whose their pages are; called off the GUI thread.

    Raises:
        Cancelled: By `progress`.
    """
    from app.returned_sheets import sort_out  # knows every register, for whoever scans
    from reports.sheet_codes import codes_in

    found: list[SortedScan] = []
    for path in paths:
        groups: tuple[SheetGroup, ...] = ()
        # What cannot be read is said when it is attached.
        with suppress(InvalidInput):
            groups = office.read(sort_out, codes_in(path, progress))
        found.append((path, groups))
    return found


def counted(groups: Sequence[SheetGroup]) -> tuple[int, int]:
    """How many pages there are, and of how many the record is known."""
    pages = sum(len(group.pages) for group in groups)
    return pages, sum(len(group.pages) for group in groups if group.record is not None)


def proposal(groups: Sequence[SheetGroup]) -> str:
    """What is known of the pages, in words."""
    pages, known = counted(groups)
    letters = new_letters(groups)
    parts = [f"{known} برگ از آن رکوردهای شناخته‌شده"] if known or not letters else []
    parts += [f"{letters} نامه تازه میان برگه‌های جداکننده"] if letters else []
    return persian_digits(f"{pages} برگ: {'، '.join(parts)}")


def numbers_of(groups: Sequence[SheetGroup]) -> str:
    """The records of groups by their numbers, some and how many more."""
    numbers = dict.fromkeys(group.record.number for group in groups if group.record is not None)
    shown = "، ".join(isolate(persian_digits(number)) for number in list(numbers)[:MOST_NAMED])
    more = len(numbers) - MOST_NAMED
    return persian_digits(f"{shown} و {more} رکورد دیگر") if more > 0 else shown


def left_over(path: Path, groups: Sequence[SheetGroup]) -> list[tuple[str, bytes]]:
    """What of a scan is of no record here, as name and content of files; made in a worker.

    Raises:
        InvalidInput: The scan is gone or cannot be read.
    """
    from reports.sheet_codes import letter_parts, pages_apart

    left = letter_parts(path, groups)
    stray = [one for one in groups if one.record is None and not one.letter]
    rest = sorted(page for group in stray for page in group.pages)
    if rest:
        content, ending = pages_apart(path, rest)
        left.append((f"{path.stem} بی‌کد{ending}", content))
    return left


class KnownSheets(QObject):
    """Puts the known pages of scans on their records, and tells once what became of them."""

    def __init__(
        self,
        owner: QObject,
        tasks: Tasks,
        say: Callable[[str, Tone], None],
        attached: Callable[[Path, Sequence[tuple[str, bytes]]], object] | None = None,
    ) -> None:
        """Make it.

        Args:
            owner: Its answers are dropped when it no longer lives.
            tasks: Of the window.
            say: Shows a sentence.
            attached: Called in a worker with each scan whose known pages are in the store, with the
                files to leave of it: the pages nobody knows, and each new letter of a stack.
        """
        super().__init__(owner)
        self._tasks, self._say, self._attached = tasks, say, attached
        self._waiting: list[SortedScan] = []
        self._pages = 0
        self._records: set[tuple[str, int]] = set()
        self._said: list[str] = []

    def attach(self, scans: Sequence[SortedScan]) -> None:
        """Attach what is known of these scans."""
        self._waiting = list(scans)
        self._next()

    def _next(self) -> None:
        if not self._waiting:
            self._tell()
            return
        path, groups = self._waiting.pop(0)

        def made() -> list[SheetFile]:
            from reports.sheet_codes import sheet_files

            return sheet_files(path, groups)

        def write(files: list[SheetFile]) -> None:
            from app.returned_sheets import attach_sheets  # as above

            self._tasks.write(
                self,
                attach_sheets,
                files,
                done=lambda done: self._written(path, groups, done),
                failed=self._failed,
            )

        self._tasks.run(self, made, done=write, failed=self._failed)

    def _written(self, path: Path, groups: Sequence[SheetGroup], done: AttachedFiles) -> None:
        self._said += [*done.refused, *done.noticed]
        if done.added:
            self._pages += counted(groups)[1]
            self._records |= {
                (group.record.kind, group.record.id) for group in groups if group.record is not None
            }
        attached = self._attached
        if done.refused or attached is None:
            self._next()
            return

        def put_away() -> None:
            attached(path, left_over(path, groups))

        self._tasks.run(self, put_away, done=lambda _none: self._next(), failed=self._failed)

    def _failed(self, error: AppError) -> None:
        self._said.append(error.message)
        self._next()

    def _tell(self) -> None:
        records = len(self._records)
        first = persian_digits(f"{self._pages} برگ به {records} رکورد پیوست شد.")
        words = [first] if self._pages else []
        self._say(" ".join([*words, *self._said]), Tone.WARNING if self._said else Tone.SUCCESS)
        self.deleteLater()
