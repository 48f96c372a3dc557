"""Reading the text of files while the desk does something else.

It begins when the first rows are there, makes way for whatever is saved, and ends with the window;
what it read is kept page by page, here or at another desk.
"""

from __future__ import annotations

from time import monotonic, sleep
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from app.attachments import WITH_FILES
from app.changes import Kind
from app.errors import AppError

if TYPE_CHECKING:
    from app.office import Office
    from app.progress import Progress
    from ui.main_window import MainWindow

#: After the window is ready; the first minute of a desk is its own.
BEGIN_MILLISECONDS: Final = 3000
#: After files may have come in.
SOON_MILLISECONDS: Final = 1000
#: After the store was away.
LATER_MILLISECONDS: Final = 60_000
#: How soon it is looked whether the desk has saved.
_TURN_SECONDS: Final = 0.05
#: How often those who show how far it is are told.
_TOLD_SECONDS: Final = 2.0

WORDS: Final = "خواندن متن پرونده‌ها"

#: What may bring files, and their text where a person wants it read again.
_BRINGS_FILES: Final = WITH_FILES | {Kind.FILE_TEXT}


class FileReading(QObject):
    """Reads whatever waits, in a worker of its own.

    Signals:
        kept: Something was read and is kept; comes from the worker.

    Attributes:
        is_reading: Whether the worker is at it.
    """

    kept = Signal()

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.is_reading = False
        self._has_more = self._is_telling = False
        self._told_at = 0.0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.look)
        window.tasks.changed.connect(self._changed)
        self.kept.connect(self._tell)

    def begin(self) -> None:
        """Somebody sat down."""
        self._timer.start(BEGIN_MILLISECONDS)

    def _changed(self, kinds: frozenset[Kind]) -> None:
        if self._is_telling or not kinds & _BRINGS_FILES:
            return
        if self.is_reading:
            self._has_more = True
        elif not self._timer.isActive():
            self._timer.start(SOON_MILLISECONDS)

    def look(self) -> None:
        """Read what waits, if anything does."""
        office = self._window.tasks.office
        if self.is_reading or office is None:
            return
        self.is_reading = True
        work = self._window.tasks.long_work(WORDS)
        self._window.tasks.aside(
            self,
            lambda: self._read(office, work.progress),
            done=self._done,
            failed=self._failed,
            watched=work,
        )

    def _read(self, office: Office, progress: Progress) -> int:
        """In the worker."""
        from app.file_texts import look_for_recogniser, read_texts

        def turn() -> None:
            while self._window.tasks.is_writing:
                progress.step(0, 0)
                sleep(_TURN_SECONDS)

        _found, recogniser = look_for_recogniser()
        return read_texts(office, recogniser, progress, turn=turn, kept=self.kept.emit)

    def _tell(self) -> None:
        """Let those who show how far it is show it anew, now and then."""
        if monotonic() - self._told_at >= _TOLD_SECONDS:
            self._announce()

    def _announce(self) -> None:
        self._told_at = monotonic()
        self._is_telling = True
        self._window.tasks.changed.emit(frozenset({Kind.FILE_TEXT}))
        self._is_telling = False

    def _done(self, count: int) -> None:
        self.is_reading = False
        if count:
            self._announce()
        if self._has_more:
            self._has_more = False
            self._timer.start(SOON_MILLISECONDS)

    def _failed(self, _error: AppError) -> None:
        """The top of the window says that the store is away."""
        self.is_reading = False
        self._timer.start(LATER_MILLISECONDS)


def watch(window: MainWindow) -> None:
    """Read at this window's desk from now on."""
    (window.findChild(FileReading) or FileReading(window)).begin()
