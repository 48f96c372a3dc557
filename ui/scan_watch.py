"""Watching the folder this desk's scanner writes into, without ever making the window wait."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, QTimer

from app.access import Right
from app.errors import AppError
from app.text import persian_digits
from ui.reading_turns import import_whole
from ui.shell import SCAN_FOLDER
from ui.theme import Tone

if TYPE_CHECKING:
    from app.attachments import Look, Scan
    from app.sheet_groups import SheetGroup
    from ui.main_window import MainWindow

#: Network folders tell nobody when something arrives: the folder is looked at instead.
LOOK_MILLISECONDS: Final = 3000

NO_FOLDER: Final = "پوشه اسکن این میز تعیین نشده است؛ «مدیریت» ← «این میز» را ببینید."
NOTHING: Final = "اسکن تازه‌ای نرسیده است."


class ScanWatch(QObject):
    """Knows what arrived, shows how many, and says once when the folder is away."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.ready: tuple[Scan, ...] = ()
        #: Whose the pages of each scan are, as far as their codes were read.
        self.sorted: dict[Scan, tuple[SheetGroup, ...]] = {}
        self._is_reading = False
        self._found: dict[Path, Scan] = {}
        self._is_away = False
        self.dialog: Any = None
        window.top.scans.clicked.connect(self.open)
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MILLISECONDS)
        self._timer.timeout.connect(self.look)

    @property
    def folder(self) -> Path | None:
        """The desk's scan folder, if it has one."""
        text = str(self._window.settings.value(SCAN_FOLDER) or "")
        return Path(text) if text else None

    def begin(self) -> None:
        """Somebody sat down; what he may know of scans is his own."""
        self.sorted.clear()
        self._timer.start()
        self.look()

    def look(self) -> None:
        """Look into the folder, in a worker."""
        folder = self.folder
        if folder is None:
            self._show(())
            return
        before = dict(self._found)

        def looked() -> Look:
            from app.attachments import look_for_scans

            return look_for_scans(folder, before)

        self._window.tasks.run(self, looked, done=self._known, failed=self._failed, latest="scans")

    def _known(self, look: Look) -> None:
        self._is_away = False
        self._found = dict(look.found)
        self._show(look.ready)

    def _failed(self, error: AppError) -> None:
        self._show(())
        if not self._is_away:
            self._is_away = True
            self._window.say(error.message, Tone.WARNING)

    def _show(self, ready: tuple[Scan, ...]) -> None:
        self.ready = ready
        self.sorted = {scan: groups for scan, groups in self.sorted.items() if scan in ready}
        self._say_how_many()
        self._read_codes()

    def _say_how_many(self) -> None:
        groups = [group for found in self.sorted.values() for group in found]
        pages = sum(len(group.pages) for group in groups)
        known = sum(len(group.pages) for group in groups if group.record is not None)
        letters = sum(1 for group in groups if group.letter)
        recognised = f" · {known} برگ از {pages} شناخته" if known else ""
        recognised += f" · {letters} نامه تازه" if letters else ""
        words = persian_digits(f"{len(self.ready)} اسکن رسیده{recognised}   ")
        self._window.top.show_scans(words + "\u2066Ctrl+Shift+I\u2069" if self.ready else "")

    def _read_codes(self) -> None:
        """Read the codes of one scan after another, in a worker."""
        office = self._window.tasks.office
        scan = next((scan for scan in self.ready if scan not in self.sorted), None)
        if self._is_reading or scan is None or office is None:
            return
        takers = {Right.LOG_CALLS, Right.REGISTER_LETTERS, Right.FOLLOW_UP_ORDERS}
        if not takers & office.operator.rights:
            return
        self._is_reading = True
        # Read here: no class of Qt's may be made outside the window's thread.
        sorted_scans = import_whole("ui.common.known_sheets").sorted_scans

        def read() -> tuple[SheetGroup, ...]:
            found = sorted_scans(office, [scan.path])
            groups: tuple[SheetGroup, ...] = found[0][1]
            return groups

        def known(groups: tuple[SheetGroup, ...]) -> None:
            self._is_reading = False
            if scan in self.ready:
                self.sorted[scan] = groups
            self._say_how_many()
            self._read_codes()

        self._window.tasks.run(self, read, done=known, failed=lambda _error: known(()))

    def open(self) -> None:
        """Show what arrived, for the record in sight."""
        if self.folder is None:
            self._window.say(NO_FOLDER, Tone.INFORMATION)
        elif not self.ready:
            self._window.say(NOTHING, Tone.INFORMATION)
        else:
            # By name: reading pictures is slow to load, and most desks never scan.
            scans = import_module("ui.common.scans")
            self.dialog = scans.open_scans(self._window, self.ready, self.sorted)


def _of(window: MainWindow) -> ScanWatch:
    return window.findChild(ScanWatch) or ScanWatch(window)


def watch(window: MainWindow) -> None:
    """Begin to watch this desk's scan folder."""
    _of(window).begin()


def take_scans(window: MainWindow) -> None:
    """Show the scans that arrived."""
    _of(window).open()
