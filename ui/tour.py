"""A tour of the program without a display: the main job through the real window, with pictures.

It stands in for a person: keys go to whatever has the cursor, and each step waits until the window
shows what a person would wait for.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.office import Office
    from ui.main_window import MainWindow
from ui.shell import FIRST_SECTION

SIZES: Final = ((1366, 768), (1920, 1080))
SEED: Final = 1405
PATIENCE_MILLISECONDS: Final = 15_000
LOOK_MILLISECONDS: Final = 15


class TourFailed(Exception):
    """A step did not happen; its text says which."""


def run_tour(output: Path) -> int:
    """Take the tour and leave its pictures and papers in a folder.

    Args:
        output: The folder, made if need be.

    Returns:
        0, or 1 when a step did not happen.
    """
    if sys.platform.startswith("linux") and not (
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    ):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    output.mkdir(parents=True, exist_ok=True)
    from ui.trouble import start_log

    start_log()
    with TemporaryDirectory() as folder:
        try:
            paths = _taken(Path(folder), output)
        except TourFailed as failure:
            sys.stderr.write(f"گشت ناتمام ماند: {failure}\n")
            return 1
    sys.stdout.writelines(f"{path}\n" for path in paths)
    return 0


def _taken(folder: Path, output: Path) -> list[Path]:
    from PySide6.QtCore import QSettings

    from app.demo import fill_store
    from app.office import connect
    from ui import theme
    from ui.application import make_application
    from ui.main_window import MainWindow

    store = f"sqlite:///{folder / 'tour.sqlite'}"
    fill_store(store, "small", SEED, datetime.now(UTC))
    application = make_application(["daftar"])
    theme.dress(application)
    settings = QSettings(str(folder / "desk.ini"), QSettings.Format.IniFormat)
    office = connect(store)
    office.sign_in_as()
    paths = _papers(office, output)
    for width, height in SIZES:
        settings.setValue(FIRST_SECTION, "calls")
        window = MainWindow(settings)
        window.trouble.watch()
        window.resize(width, height)
        window.show()
        window.activateWindow()
        window.begin(connect_again(office))
        guide = Guide(window, output, f"{width}x{height}")
        _walk(guide)
        paths += guide.pictures
        window.close()
    office.close()
    return paths


def connect_again(office: Office) -> Office:
    """The same store and seat through a door of its own, closed with its window."""
    from app.office import connect

    again = connect(office.database.url.render_as_string(hide_password=False))
    again.sign_in(office.operator.id)
    return again


def _papers(office: Office, output: Path) -> list[Path]:
    """Both layouts of the call-note, filled and blank."""
    from app.phone_calls import CallFilter, CallState, list_calls
    from ui.phone_calls.papers import made_blank_note, made_call_notes

    waiting = office.read(list_calls, CallFilter(states=(CallState.TO_BE_TOLD,)), limit=3)
    ids = tuple(row.id for row in waiting)
    made = {
        "call-note-governor.pdf": made_call_notes(office, ids, "governor"),
        "call-note-note.pdf": made_call_notes(office, ids, "note"),
        "call-note-blank.pdf": made_blank_note(office, "governor"),
    }
    paths = []
    for name, pdf in made.items():
        path = output / name
        path.write_bytes(pdf)
        paths.append(path)
    return paths


class Guide:
    """Presses keys, waits, and takes pictures."""

    def __init__(self, window: MainWindow, output: Path, size: str) -> None:
        self.window = window
        self.pictures: list[Path] = []
        self._output, self._size = output, size
        self._trouble: list[BaseException] = []
        self._under_way = self._taken = 0
        window.tasks.trouble.connect(self._trouble.append)
        window.tasks.busy.connect(self._count)

    def _count(self, under_way: int) -> None:
        self._under_way = under_way

    @property
    def quiet(self) -> bool:
        """Whether nothing is being read or written."""
        return self._under_way == 0

    def until(self, reached: Callable[[], object], what: str) -> None:
        """Let the program work until something is so.

        Raises:
            TourFailed: It was not so in time, or an unexpected error came in between.
        """
        from PySide6.QtCore import QElapsedTimer, QEventLoop, QTimer

        clock = QElapsedTimer()
        clock.start()
        while not reached():
            if self._trouble or clock.elapsed() > PATIENCE_MILLISECONDS:
                raise TourFailed(f"{what} {self._trouble or ''}".strip())
            loop = QEventLoop()
            QTimer.singleShot(LOOK_MILLISECONDS, loop.quit)
            loop.exec()

    def title(self, part: str) -> None:
        """Wait until the window's title says something."""
        self.until(lambda: part in self.window.windowTitle(), f"«{part}»")

    def press(self, keys: str) -> None:
        """Press a key where the cursor is."""
        from PySide6.QtGui import QKeySequence
        from PySide6.QtTest import QTest

        combination: Any = QKeySequence(keys)
        QTest.keyClick(self._focused(), combination[0].key(), combination[0].keyboardModifiers())

    def act(self, name: str) -> None:
        """Do an action by its key, as soon as it can be done."""
        action = self.window.action(name)
        self.until(action.isEnabled, action.text())
        action.trigger()

    def write(self, text: str) -> None:
        """Type a text where the cursor is."""
        from PySide6.QtCore import QEvent, Qt
        from PySide6.QtGui import QKeyEvent
        from PySide6.QtWidgets import QApplication

        for letter in text:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter)
                QApplication.sendEvent(self._focused(), event)

    def _focused(self) -> QWidget:
        from PySide6.QtWidgets import QApplication

        return QApplication.focusWidget() or self.window

    def picture(self, name: str, widget: QWidget | None = None) -> None:
        """Keep what is in sight as a picture in each theme."""
        from PySide6.QtWidgets import QApplication

        from ui import theme

        application = QApplication.instance()
        if not isinstance(application, QApplication):
            return
        self._taken += 1
        for colours in (theme.DARK, theme.LIGHT):
            theme.dress(application, theme.POINTS, colours)
            path = self._output / f"{self._size}-{self._taken:02}-{name}-{colours.name}.png"
            (widget or self.window).grab().save(str(path))
            self.pictures.append(path)


def _walk(guide: Guide) -> None:
    """One call from ring to result, and a look at the other pages."""
    guide.title("تماس")
    page = guide.window.pages["calls"]
    guide.until(lambda: page.model.rowCount() > 100, "فهرست تماس‌ها")
    guide.until(lambda: guide.quiet, "جزئیات تماس")
    guide.picture("calls")
    _register(guide, page)
    _lead_through(guide, page)
    guide.window.go_to("contacts")
    contacts = guide.window.pages["contacts"]
    guide.until(lambda: contacts.model.rowCount() > 100, "فهرست اشخاص")
    guide.until(lambda: guide.quiet, "جزئیات شخص")
    guide.picture("contacts")
    guide.window.go_to("settings")
    guide.until(lambda: guide.quiet, "تنظیمات")
    guide.picture("settings")


def _register(guide: Guide, page: Any) -> None:
    guide.act("new_call")
    guide.title("تماس تازه")
    form = page.current_form()
    guide.act("save")
    guide.until(lambda: form.fields["subject"].problem, "جمله خطا کنار موضوع")
    guide.picture("problems")
    form.caller.setFocus()
    guide.write("رضا")
    guide.until(lambda: form.caller.line.suggestions, "پیشنهاد نام‌ها")
    guide.picture("suggestions")
    guide.press("Down")
    guide.press("Return")
    guide.until(lambda: form.caller.contact_id, "برگزیدن تماس‌گیرنده")
    guide.write("لایروبی کانال آب روستا")
    guide.press("Return")
    guide.until(lambda: guide.quiet, "سابقه تماس‌گیرنده")
    guide.write("کانال آب روستا از اردیبهشت لایروبی نشده و سه چاه از مدار خارج است.")
    guide.picture("form")
    guide.act("save_close")
    guide.title("ثبت‌شده")
    guide.picture("registered")


def _lead_through(guide: Guide, page: Any) -> None:
    from PySide6.QtWidgets import QApplication

    guide.act("to_folder")
    guide.title("در کارتابل")

    def previews() -> list[QWidget]:
        widgets = QApplication.topLevelWidgets()
        return [w for w in widgets if type(w).__name__ == "PdfPreview" and w.isVisible()]

    guide.until(previews, "پیش‌نمایش چاپ")
    preview = previews()[0]
    guide.picture("preview", preview)
    preview.close()
    guide.window.activateWindow()
    guide.until(guide.window.isActiveWindow, "بازگشت به پنجره")
    guide.act("record_note")
    guide.title("پی‌نوشت —")
    guide.write("سازمان جهاد کشاورزی ظرف یک هفته اقدام و گزارش کند.")
    form = page.current_form()
    form.fields["referred_to"].setFocus()
    guide.write("سازمان جهاد کشاورزی")
    form.fields["due_on"].setFocus()
    guide.write("+7")
    guide.picture("note")
    guide.act("save_close")
    guide.title("در انتظار اعلام")
    guide.picture("to-be-told")
    guide.act("no_answer")
    guide.until(lambda: page.table.current_row().attempts == 1, "ثبت کوشش")
    guide.title("در انتظار اعلام")
    guide.act("told")
    guide.title("اعلام شد —")
    guide.picture("told")
    guide.act("save_close")
    guide.title("مختومه")
    guide.picture("closed")
