"""Deeds on one case one after the other, each on the version the one before it left.

A hand that ticks ten steps does not wait for the store between them: what it says is shown at
once, waits here in its order, and is written on the case as it is then. Where another desk was
first, the case is read anew and the deed is done on what it is now.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject

from app.changes import Changes
from app.errors import AppError, StaleRecord
from app.protocol import case_sheet
from app.protocol.rows import CaseSheet
from ui.shell import Shell
from ui.theme import Tone

if TYPE_CHECKING:
    from ui.protocol.desk import CaseDesk

#: So often a deed is tried on a case other desks keep changing.
MOST_TRIES: Final = 8

Prepared = tuple[Callable[..., Changes[Any]], tuple[Any, ...]]
#: From the case as it stands when it is its turn: the operation, and what follows id and version;
#: None where nothing is left to do.
Prepare = Callable[[CaseSheet], Prepared | None]


@dataclass
class _Deed:
    prepare: Prepare
    said: str
    failed: Callable[[AppError], None] | None
    tries: int = 0


class DeskDeeds(QObject):
    """Does them."""

    def __init__(self, desk: CaseDesk, shell: Shell) -> None:
        super().__init__(desk)
        self._desk, self._tasks = desk, shell.tasks
        self._waiting: deque[_Deed] = deque()
        self._under_way: _Deed | None = None

    @property
    def is_busy(self) -> bool:
        """Whether something is being written or waits for it."""
        return self._under_way is not None or bool(self._waiting)

    def do(
        self,
        prepare: Prepare,
        said: str = "",
        failed: Callable[[AppError], None] | None = None,
    ) -> None:
        """Do a deed when it is its turn.

        Args:
            prepare: What it is, asked then.
            said: What is said when it is done.
            failed: Told of an error in place of the desk's bar.
        """
        self._waiting.append(_Deed(prepare, said, failed))
        self._go_on()

    def _go_on(self) -> None:
        while self._under_way is None and self._waiting:
            deed = self._waiting.popleft()
            prepared = deed.prepare(self._desk.sheet)
            if prepared is not None:
                self._write(deed, prepared)

    def _write(self, deed: _Deed, prepared: Prepared) -> None:
        operation, arguments = prepared
        self._under_way, sheet = deed, self._desk.sheet

        def refused(error: AppError) -> None:
            self._refused(deed, error)

        self._tasks.write(
            self,
            operation,
            sheet.id,
            sheet.version,
            *arguments,
            done=lambda _value: self._read(deed.said, Tone.SUCCESS),
            failed=refused,
        )

    def _refused(self, deed: _Deed, error: AppError) -> None:
        deed.tries += 1
        if isinstance(error, StaleRecord) and deed.tries < MOST_TRIES:
            self._waiting.appendleft(deed)
            self._read("", Tone.WARNING)
            return
        if deed.failed is not None:
            deed.failed(error)
            self._read("", Tone.DANGER)
        else:
            self._read(error.message, Tone.DANGER)

    def _read(self, words: str, tone: Tone) -> None:
        """Show the case as it stands now, say something, and go on with what waits."""

        def known(sheet: CaseSheet) -> None:
            self._under_way = None
            self._desk.show_case(sheet)
            if words:
                self._desk.bar.say(words, tone)
            self._go_on()

        def lost(error: AppError) -> None:
            self._under_way = None
            self._waiting.clear()
            self._desk.bar.say(error.message, Tone.DANGER)

        self._tasks.read(self, case_sheet, self._desk.sheet.id, done=known, failed=lost)
