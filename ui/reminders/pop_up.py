"""The desktop's own pop-up and a tray icon, where the desktop has a tray; no server is needed.

While the window is before the eyes the bar is enough: nothing is shown twice.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QStyle, QSystemTrayIcon

from ui.shell import POP_UP

if TYPE_CHECKING:
    from app.changes import Kind
    from ui.main_window import MainWindow

TITLE: Final = "دفتر"
STAYS_MILLISECONDS: Final = 15_000


class DesktopPopUp(QObject):
    """Tells of what is due while another program is in front."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._tray: QSystemTrayIcon | None = None
        self._record: tuple[Kind, int] | None = None
        #: What the pop-up said last.
        self.text = ""

    @property
    def is_wanted(self) -> bool:
        """Whether this desk wants pop-ups; it does unless it says otherwise."""
        return bool(self._window.settings.value(POP_UP, True, type=bool))

    def tell(self, text: str, record: tuple[Kind, int]) -> None:
        """Pop up, unless the window is in front, there is no tray, or nobody wants it."""
        if not self.is_wanted or not QSystemTrayIcon.isSystemTrayAvailable():
            self.put_away()
            return
        if not self._window.isActiveWindow():
            self.show(text, record)

    def show(self, text: str, record: tuple[Kind, int]) -> None:
        """Pop up; a click leads to the record."""
        self._record, self.text = record, text
        tray = self._icon()
        tray.setToolTip(text)
        tray.show()
        tray.showMessage(TITLE, text, QSystemTrayIcon.MessageIcon.Information, STAYS_MILLISECONDS)

    def go(self) -> None:
        """Raise the window at the record that was told of last."""
        window = self._window
        state = window.windowState() & ~Qt.WindowState.WindowMinimized
        window.setWindowState(state | Qt.WindowState.WindowActive)
        window.show()
        window.raise_()
        window.activateWindow()
        if self._record is not None and window.office is not None:
            record, self._record = self._record, None
            window.show_record(*record)

    def _icon(self) -> QSystemTrayIcon:
        if self._tray is None:
            icon = self._window.windowIcon()
            if icon.isNull():
                style = QApplication.style()
                icon = style.standardIcon(QStyle.StandardPixmap.SP_MessageBoxInformation)
            self._tray = QSystemTrayIcon(icon, self)
            self._tray.messageClicked.connect(self.go)
            self._tray.activated.connect(lambda _reason: self.go())
        return self._tray

    def put_away(self) -> None:
        """Leave nothing of what was told on the desktop."""
        self._record, self.text = None, ""
        if self._tray is not None:
            self._tray.setToolTip("")
            self._tray.hide()
