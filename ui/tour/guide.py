"""Who walks through the window on a tour: presses keys, waits, keeps pictures and papers."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QElapsedTimer, QEvent, QEventLoop, Qt, QTimer
from PySide6.QtGui import QImage, QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from ui.common.pdf_preview import PdfPreview
from ui.common.register_page import RegisterPage
from ui.main_window import MainWindow

PATIENCE_MILLISECONDS: Final = 15_000
LOOK_MILLISECONDS: Final = 15

#: Of a picture: how hard it is pressed together; harder takes far longer and saves little.
_QUICKLY: Final = 85
#: Whatever is darker is letters, not paper.
BLACK: Final = 100


class TourFailed(Exception):
    """A step did not happen; its text says which."""


class Guide:
    """Presses keys, waits, and takes pictures."""

    def __init__(self, window: MainWindow, output: Path, size: str, theme: str) -> None:
        self.window = window
        self.pictures: list[Path] = []
        self.papers: list[Path] = []
        self._output, self._size, self._theme = output, size, theme
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
        combination: Any = QKeySequence(keys)
        QTest.keyClick(self.focused(), combination[0].key(), combination[0].keyboardModifiers())

    def act(self, name: str) -> None:
        """Do an action by its key, as soon as it can be done."""
        action = self.window.action(name)
        self.until(action.isEnabled, action.text())
        action.trigger()

    def write(self, text: str) -> None:
        """Type a text where the cursor is."""
        for letter in text:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter)
                QApplication.sendEvent(self.focused(), event)

    def focused(self) -> QWidget:
        """What has the cursor."""
        return QApplication.focusWidget() or self.window

    def picture(self, name: str, widget: QWidget | None = None) -> None:
        """Keep what is in sight as a picture, once it lies as it will lie."""
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        self._taken += 1
        path = self._output / f"{self._size}-{self._taken:02}-{name}-{self._theme}.png"
        (widget or self.window).grab().save(str(path), "PNG", _QUICKLY)
        self.pictures.append(path)

    def preview(self, name: str, file: str) -> None:
        """Keep the paper that is shown, as a picture and as the file it would print, and close it.

        Args:
            name: Of the picture.
            file: Of the paper.
        """
        self.until(_previews, f"پیش‌نمایش چاپ {name}")
        preview = _previews()[0]
        self.until(lambda: _is_drawn(preview), f"صفحه نخست {name}")
        self.picture(name, preview)
        path = self._output / file
        path.write_bytes(preview.pdf)
        self.papers.append(path)
        preview.close()
        self.window.activateWindow()
        self.until(self.window.isActiveWindow, "بازگشت به پنجره")

    def see(self, section: str) -> RegisterPage[Any]:
        """Go to a page and wait until its list is there."""
        self.window.go_to(section)
        page: RegisterPage[Any] = self.window.pages[section]
        self.until(lambda: page.model.rowCount() and self.quiet, f"فهرست {page.title}")
        return page


def _previews() -> list[PdfPreview]:
    widgets = QApplication.topLevelWidgets()
    return [one for one in widgets if isinstance(one, PdfPreview) and one.isVisible()]


def _is_drawn(preview: PdfPreview) -> bool:
    """Whether something black stands on the page: Qt draws it by and by."""
    seen = preview.view.grab().toImage()
    width, height = seen.width(), seen.height()
    # Lines of a picture are filled up to fours; what fills them is no page.
    middle = seen.copy(width // 4, height // 10, width // 8 * 4, height * 8 // 10)
    # Held by a name: the bits of a picture nobody holds are anybody's memory.
    grey = middle.convertToFormat(QImage.Format.Format_Grayscale8)
    return min(bytes(grey.constBits())) < BLACK
