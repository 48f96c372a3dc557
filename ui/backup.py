"""Backups from the window: made while the desks work on, watched, and proved (menu «دفتر»)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from app.access import Right
from app.clock import to_tehran
from app.errors import AppError
from app.jalali import jalali_text
from app.text import isolate, latin_digits, persian_digits
from ui.common.progress_strip import ProgressStrip
from ui.theme import Tone

if TYPE_CHECKING:
    from app.backup import BackupMade, LastBackup, Manifest
    from app.office import Office
    from ui.main_window import MainWindow

#: The desk's setting that remembers where backups go.
FOLDER: Final = "backup/folder"
SUFFIX: Final = ".daftar"
FILES: Final = "پشتیبان دفتر (*.daftar)"


class BackupDesk(QObject):
    """Makes and inspects backups for one window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.strip = ProgressStrip(window)
        window.add_bar(self.strip)

    def make(self, target: Path) -> None:
        """Make a backup of the open store, off the GUI thread."""
        from app.backup import make_backup

        office = self._office()
        work = self._window.tasks.long_work("پشتیبان‌گیری")
        self.strip.show_work(work)

        def made() -> BackupMade:
            now = office.clock.now()
            return make_backup(office.database, target, now, progress=work.progress, overwrite=True)

        self._window.tasks.run(self, made, done=self._made, failed=self._failed, watched=work)

    def _made(self, made: BackupMade) -> None:
        from app.backup import note_backup

        self._window.tasks.write(self, note_backup, made.path.name, made.size)
        size = max(1, made.size // 1024)
        proved = "آزمایشی بازگردانده شد" if made.tried else "تا پایان خوانده شد"
        words = persian_digits(f"پشتیبان {size} کیلوبایتی ساخته و {proved}: ")
        self._window.say(f"{words}{isolate(made.path.name)}", Tone.SUCCESS)

    def inspect(self, path: Path) -> None:
        """Read a backup to its end and say what is in it."""
        from app.backup import read_backup

        work = self._window.tasks.long_work("بازبینی پشتیبان")
        self.strip.show_work(work)

        def read() -> Manifest:
            return read_backup(path, work.progress)

        self._window.tasks.run(self, read, done=self._read, failed=self._failed, watched=work)

    def _read(self, manifest: Manifest) -> None:
        day = isolate(jalali_text(to_tehran(manifest.made_at).date()))
        rows = persian_digits(str(manifest.rows))
        self._window.say(f"پشتیبان {day} سالم است و {rows} سطر دارد.", Tone.SUCCESS)

    def _failed(self, error: AppError) -> None:
        self._window.say(error.message, Tone.DANGER)

    def _office(self) -> Office:
        office = self._window.office
        if office is None:
            message = "the office is not open yet"
            raise RuntimeError(message)
        return office

    def remind(self) -> None:
        """Say quietly when the last backup is too old, to whoever can make one."""
        from app.backup import last_backup

        def known(last: LastBackup) -> None:
            if last.is_too_old and last.made_at is not None:
                day = isolate(jalali_text(to_tehran(last.made_at).date()))
                words = f"آخرین پشتیبان دفتر از {day} است."
                self._window.offer(words, "پشتیبان‌گیری", lambda: make(self._window))

        if self._window.operator().may(Right.CHANGE_SETTINGS):
            self._window.tasks.read(self, last_backup, done=known)

    def proposed_name(self) -> str:
        """A name that says the day and the hour."""
        day = latin_digits(jalali_text(self._window.today())).replace("/", "-")
        hour = to_tehran(self._office().clock.now()).strftime("%H%M")
        return f"daftar-{day}-{hour}{SUFFIX}"


def _desk(window: MainWindow) -> BackupDesk:
    return window.findChild(BackupDesk) or BackupDesk(window)


def make(window: MainWindow) -> None:
    """Ask where to, and make a backup there."""
    desk = _desk(window)
    folder = Path(str(window.settings.value(FOLDER) or Path.home()))
    start = str(folder / desk.proposed_name())
    name, _kind = QFileDialog.getSaveFileName(window, "پشتیبان‌گیری", start, FILES)
    if name:
        target = Path(name) if Path(name).suffix else Path(name).with_suffix(SUFFIX)
        window.settings.setValue(FOLDER, str(target.parent))
        desk.make(target)


def inspect(window: MainWindow) -> None:
    """Ask for a backup and prove it."""
    folder = str(window.settings.value(FOLDER) or Path.home())
    name, _kind = QFileDialog.getOpenFileName(window, "بازبینی پشتیبان", folder, FILES)
    if name:
        _desk(window).inspect(Path(name))


def watch(window: MainWindow) -> None:
    """Remind whoever sat down, if it is his to back up."""
    _desk(window).remind()
