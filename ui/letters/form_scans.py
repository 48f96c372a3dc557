"""The scans of a letter that is being registered: taken before its number, attached with it.

Until then each stays in its folder, so that a crash, or a form that is closed, loses nothing. A
scan another letter has already is said at once, while there is time to stop.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from app.attachments import StoredFile, move_to_done, taken_in
from app.errors import AppError
from app.letters import SameLetter, letters_with_file
from app.office import Office
from app.text import isolate, persian_digits
from reports.scanned import pages_of_picture
from ui import theme
from ui.common.form import FormPanel
from ui.common.record_files import FILTER, LAST_FOLDER
from ui.letters.texts import shown_number
from ui.shell import SCAN_FOLDER, Shell
from ui.theme import Tone

SEE_KEY: Final = "Ctrl+Shift+O"
CHOOSE_KEY: Final = "Ctrl+Shift+A"
LEAVE_KEY: Final = "Ctrl+Shift+Del"
HELD: Final = "با ثبت نامه پیوست می‌شود؛ تا آن زمان در پوشه خود می‌ماند."

#: Scans by their paths, each with the letters that have it already.
Known = dict[Path, list[SameLetter]]


class FormScans(QFrame):
    """A line of a form with the scans it holds; out of sight while there are none.

    Attributes:
        title: What scans are attached to here, for the panel of scans that arrived.
        paths: What will be attached.
    """

    title = "نامه این فرم"

    def __init__(self, shell: Shell, form: FormPanel) -> None:
        super().__init__(form)
        self._shell, self._form = shell, form
        self.paths: tuple[Path, ...] = ()
        self._viewer: Any = None
        self.line = QLabel(self)
        self.line.setWordWrap(True)
        self.line.setToolTip(HELD)
        self.warning = QLabel(self)
        self.warning.setWordWrap(True)
        self.warning.setTextFormat(Qt.TextFormat.PlainText)
        theme.set_tone(self.warning, Tone.WARNING)
        head = QHBoxLayout()
        head.addWidget(self.line, 1)
        for words, key, act in (
            ("دیدن", SEE_KEY, self.see),
            ("برداشتن از فرم", LEAVE_KEY, partial(self.take, ())),
        ):
            button = QPushButton(f"{words}   \u2066{key}\u2069", self)
            theme.set_kind(button, "quiet")
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(lambda _on=False, act=act: act())
            head.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 4)
        layout.setSpacing(2)
        layout.addLayout(head)
        layout.addWidget(self.warning)
        for key, act in (
            (SEE_KEY, self.see),
            (LEAVE_KEY, partial(self.take, ())),
            (CHOOSE_KEY, self.choose),
        ):
            shortcut = QShortcut(QKeySequence(key), form)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)
        self.hide()

    @property
    def takes_files(self) -> bool:
        """Whether the form is in sight and can take scans."""
        return self._form.isVisible() and not self._form.is_saving

    def attach_scans(self, paths: Sequence[Path], _attached: Callable[[Path], None]) -> None:
        """Hold scans that arrived; they leave their folder when the letter has its number."""
        self.take((*self.paths, *paths))

    def choose(self) -> None:
        """Ask for files and hold them."""
        folder = str(self._shell.settings.value(LAST_FOLDER) or "")
        names, _ = QFileDialog.getOpenFileNames(self, "اسکن نامه", folder, FILTER)
        if names:
            self._shell.settings.setValue(LAST_FOLDER, str(Path(names[0]).parent))
            self.take((*self.paths, *map(Path, names)))

    def take(self, paths: Sequence[Path], waiting: int = 0) -> None:
        """Hold these scans and no others; say whose they are already.

        Args:
            paths: Of the desk.
            waiting: How many letters wait after this one.
        """
        self.paths = tuple(dict.fromkeys(paths))
        self.warning.hide()
        self.setVisible(bool(self.paths))
        names = "، ".join(isolate(path.name) for path in self.paths)
        more = persian_digits(f" · {waiting} نامه دیگر در پی این") if waiting else ""
        self.line.setText(f"اسکن: {names}{more}")
        if self._form.keeper is not None:
            self._form.keeper.touch()
        office = self._shell.tasks.office
        if self.paths and office is not None:
            held = self.paths
            self._shell.tasks.run(
                self,
                lambda: known_scans(office, held),
                done=self._known,
                failed=self._failed,
                latest="scans",
            )

    def _known(self, known: Known) -> None:
        gone = [path for path in self.paths if path not in known]
        said = [f"«{isolate(path.name)}» دیگر در جای خود نیست و پیوست نمی‌شود." for path in gone]
        if gone:
            self.paths = tuple(path for path in self.paths if path in known)
        for path, letters in known.items():
            if letters:
                there = "، ".join(f"{shown_number(one.number)} ({one.subject})" for one in letters)
                said.append(f"همین اسکن «{isolate(path.name)}» به نامه {there} پیوست است.")
        self.warning.setText("\n".join(said))
        self.warning.setVisible(bool(said))

    def _failed(self, error: AppError) -> None:
        self.warning.setText(error.message)
        self.warning.show()

    def see(self) -> None:
        """Show the first scan in a window of its own."""
        if not self.paths:
            return
        path = self.paths[0]

        def shown(file: Any) -> None:
            from ui.common.file_viewer import FileViewer

            self._viewer = FileViewer(file, self.window())
            self._viewer.show()
            self._viewer.activateWindow()

        self._shell.tasks.run(
            self, lambda: _shown(path), done=shown, failed=self._failed, latest="see"
        )

    # -- keeping the form ------------------------------------------------------------------

    def raw(self) -> list[str]:
        """Where the scans lie, as a kept form writes it down."""
        return [str(path) for path in self.paths]

    def set_raw(self, names: Sequence[str]) -> None:
        """Hold again what a kept form held; what is gone since is said."""
        self.take([Path(name) for name in names])

    def registered(self) -> None:
        """The scans are in the store: those of the scanner's folder move out of the way."""
        folder = str(self._shell.settings.value(SCAN_FOLDER) or "")
        for path in self.paths:
            if folder and path.parent == Path(folder):
                # The form is gone by then: whose answer it is, is the window's.
                self._shell.tasks.run(
                    self._shell.tasks, partial(move_to_done, path), done=lambda _path: None
                )


def known_scans(office: Office, paths: Sequence[Path]) -> Known:
    """Which letters have each scan already; those that are gone are not there; in a worker.

    Raises:
        InvalidInput: One cannot come in.
    """
    known: Known = {}
    for path in paths:
        if path.is_file():
            with taken_in(path) as source:
                known[path] = office.read(letters_with_file, source.sha256)
    return known


def _shown(path: Path) -> tuple[StoredFile, bytes]:
    with taken_in(path) as source:
        content = source.content.read()
        file = StoredFile(0, 0, source.name, source.media_type, content)
    is_paper = file.media_type == "application/pdf"
    return file, content if is_paper else pages_of_picture(content)
