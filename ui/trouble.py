"""What nobody expected: logged with its traceback, shown once and calmly; the program lives on."""

from __future__ import annotations

import logging
import sys
import threading
from logging.handlers import RotatingFileHandler
from types import TracebackType

from PySide6.QtCore import QObject, QtMsgType, Signal, qInstallMessageHandler
from PySide6.QtWidgets import QMessageBox, QWidget

from app.paths import log_folder

LOG = logging.getLogger("daftar")
SIZE, COPIES = 1_000_000, 3

SENTENCE = (
    "کاری که خواستید انجام نشد، چون در برنامه خطایی پیش آمد. آنچه پیش‌تر ذخیره کرده‌اید سر جایش "
    "است و می‌توانید ادامه دهید. شرح خطا در پرونده گزارش نوشته شد:"
)


def start_log() -> None:
    """Write the log where this user's logs belong; without a place for it, to stderr."""
    if LOG.handlers:
        return
    try:
        log_folder().mkdir(parents=True, exist_ok=True)
        handler: logging.Handler = RotatingFileHandler(
            log_folder() / "daftar.log", maxBytes=SIZE, backupCount=COPIES, encoding="utf-8"
        )
    except OSError:
        handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    LOG.addHandler(handler)
    LOG.setLevel(logging.INFO)


class TroubleDesk(QObject):
    """Takes every unexpected error, from whatever thread, to one calm dialog.

    Signals:
        met: An error, to be shown in the GUI thread.
    """

    met = Signal(object)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._open = False
        self.met.connect(self._show)

    def watch(self) -> None:
        """Take over from Python's and Qt's own last resorts."""
        sys.excepthook = self._python_error
        threading.excepthook = lambda error: self._python_error(
            error.exc_type, error.exc_value, error.exc_traceback
        )
        qInstallMessageHandler(_qt_message)

    def _python_error(
        self,
        kind: type[BaseException],
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if error is None or issubclass(kind, KeyboardInterrupt):
            return
        self.met.emit(error.with_traceback(trace))

    def _show(self, error: BaseException) -> None:
        LOG.error("unexpected", exc_info=error)
        if self._open:
            return
        self._open = True
        box = QMessageBox(self._window)
        box.setWindowTitle("دفتر")
        box.setText(f"{SENTENCE}\n\u2066{log_folder() / 'daftar.log'}\u2069")
        box.addButton("ادامه", QMessageBox.ButtonRole.AcceptRole)
        box.finished.connect(self._closed)
        box.open()

    def _closed(self) -> None:
        self._open = False


def _qt_message(kind: QtMsgType, _context: object, message: str) -> None:
    level = logging.WARNING if kind is QtMsgType.QtWarningMsg else logging.INFO
    if kind in (QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg):
        level = logging.ERROR
    LOG.log(level, "Qt: %s", message)
