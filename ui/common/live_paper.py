"""The pages of a paper beside what is typed, made anew off the GUI thread as one types."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import theme
from ui.common.labels import text_label

#: Milliseconds after the last key until the paper is made anew.
PAUSE: Final = 350
LEAST_WIDTH: Final = 300


class LivePaper(QWidget):
    """A paper's pages; the last good ones stay while what is typed cannot be printed.

    Signals:
        wanted: The paper is to be made, of what is typed now.
    """

    wanted = Signal()

    def __init__(self, parent: QWidget, name: str, above: Sequence[QWidget] = ()) -> None:
        """Make it.

        Args:
            parent: In what it lies.
            name: As those who hear the screen know it.
            above: What stands over the pages.
        """
        super().__init__(parent)
        self.setMinimumWidth(theme.scaled(LEAST_WIDTH))
        self.words = text_label("", self, "muted")
        self.words.hide()
        self.document = QPdfDocument(self)
        self._buffer: QBuffer | None = None
        self.view = QPdfView(self)
        self.view.setAccessibleName(name)
        self.view.setPageMode(QPdfView.PageMode.MultiPage)
        self.view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self.view.setDocument(self.document)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self.wanted)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.SPACE[1])
        for widget in above:
            layout.addWidget(widget)
        layout.addWidget(self.words)
        layout.addWidget(self.view, 1)

    def ask(self) -> None:
        """Something changed: make the paper once nothing more is typed for a moment."""
        if self.isVisible():
            self._pause.start()

    def showEvent(self, event: QShowEvent) -> None:
        """What was changed out of sight is made when it comes into sight."""
        super().showEvent(event)
        self.ask()

    def stay(self, why: str) -> None:
        """Keep the pages in sight, and say why they are not of what is typed."""
        self.words.setText(why)
        self.words.show()

    def show_pdf(self, pdf: bytes) -> None:
        """Show pages, at the place that was in sight."""
        bar = self.view.verticalScrollBar()
        place = bar.value() / max(1, bar.maximum())
        buffer = QBuffer(self)
        buffer.setData(QByteArray(pdf))
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self.document.load(buffer)
        if self._buffer is not None:
            self._buffer.deleteLater()
        self._buffer = buffer
        bar.setValue(round(place * bar.maximum()))
        self.words.hide()
