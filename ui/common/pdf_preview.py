"""A paper before it is printed: look, turn pages, print, or keep as a file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QSize, Qt, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QKeySequence,
    QPageLayout,
    QPageSize,
    QPainter,
    QShortcut,
)
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.text import persian_digits
from ui import theme
from ui.common.message_bar import MessageBar
from ui.theme import Tone

STEP = 1.2


class PdfPreview(QWidget):
    """A window with one PDF.

    Signals:
        printed: It went to a printer.
    """

    printed = Signal()

    def __init__(self, title: str, pdf: bytes, file_name: str, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        theme.set_kind(self, "page")
        self.pdf, self._file_name = pdf, file_name
        #: What is saved; of a picture, the file itself and not its pages.
        self.kept = pdf
        self._buffer = QBuffer(self)
        self._buffer.setData(QByteArray(pdf))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self.document = QPdfDocument(self)
        self.document.load(self._buffer)
        self.view = QPdfView(self)
        self.view.setDocument(self.document)
        self.view.setPageMode(QPdfView.PageMode.MultiPage)
        self.view.setZoomMode(QPdfView.ZoomMode.FitInView)
        self.bar = MessageBar(self)
        self._lay_out()
        self.resize(QSize(720, 860).boundedTo(self.screen().availableSize() - QSize(40, 60)))

    def _lay_out(self) -> None:
        self._head = head = QHBoxLayout()
        pages = self.document.pageCount()
        count = QLabel(persian_digits(f"{pages} صفحه"), self)
        theme.set_kind(count, "muted")
        head.addWidget(count)
        head.addStretch(1)
        for text, kind, act in (
            ("ذخیره پرونده   Ctrl+S", "", self.save),
            ("بستن   Esc", "", self.close),
            ("چاپ   Enter", "primary", self.print_it),
        ):
            button = QPushButton(text, self)
            if kind:
                theme.set_kind(button, kind)
            button.clicked.connect(lambda _checked=False, act=act: act())
            head.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 12, 14, 12)
        layout.addLayout(head)
        layout.addWidget(self.bar)
        layout.addWidget(self.view, 1)

    def offer(self, words: str, key: str, act: Callable[[], None]) -> None:
        """Offer one more thing to do with the paper, by a button and a key, once.

        Args:
            words: Of the button.
            key: E.g. `Ctrl+Shift+P`.
            act: Does it; tells of it by `bar`.
        """
        button = QPushButton(f"{words}   \u2066{key}\u2069", self)
        shortcut = QShortcut(QKeySequence(key), self)

        def once() -> None:
            button.setEnabled(False)
            shortcut.setEnabled(False)
            act()

        button.clicked.connect(lambda _on=False: once())
        shortcut.activated.connect(once)
        self._head.insertWidget(2, button)

    def print_it(self) -> None:
        """Ask for a printer and print."""
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        points = self.document.pagePointSize(0)
        across = points.width() > points.height()
        size = QPageSize(
            points.transposed() if across else points,
            QPageSize.Unit.Point,
            "",
            QPageSize.SizeMatchPolicy.FuzzyMatch,
        )
        way = QPageLayout.Orientation.Landscape if across else QPageLayout.Orientation.Portrait
        printer.setPageLayout(QPageLayout(size, way, QMarginsF(0, 0, 0, 0)))
        printer.setFullPage(True)
        dialog = QPrintDialog(printer, self)
        dialog.setWindowTitle("چاپ")
        if dialog.exec() == QPrintDialog.DialogCode.Accepted:
            self.print_on(printer)

    def print_on(self, printer: QPrinter) -> None:
        """Draw every page on a printer at its own resolution."""
        painter = QPainter()
        if not painter.begin(printer):
            self.bar.say("چاپگر آماده نیست. آن را روشن و بررسی کنید.", Tone.DANGER)
            return
        sheet = printer.pageRect(QPrinter.Unit.DevicePixel).toRect()
        for page in range(self.document.pageCount()):
            if page:
                printer.newPage()
            painter.drawImage(sheet, self.document.render(page, sheet.size()))
        painter.end()
        self.bar.say("به چاپگر فرستاده شد.", Tone.SUCCESS)
        self.printed.emit()

    def save(self) -> None:
        """Keep the PDF as a file."""
        name, _ = QFileDialog.getSaveFileName(self, "ذخیره", self._file_name, "PDF (*.pdf)")
        if name:
            self.save_to(Path(name))

    def save_to(self, path: Path) -> None:
        """Write the PDF; a place that cannot be written is said in words."""
        try:
            path.write_bytes(self.kept)
        except OSError:
            self.bar.say("پرونده نوشته نشد؛ جا و اجازه نوشتن را بررسی کنید.", Tone.DANGER)
        else:
            self.bar.say("ذخیره شد.", Tone.SUCCESS)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter prints, Escape closes, plus and minus come nearer and go."""
        control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.print_it()
        elif event.key() == Qt.Key.Key_Escape:
            self.close()
        elif event.key() == Qt.Key.Key_S and control:
            self.save()
        elif event.key() in (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus):
            self._zoom(1 / STEP if event.key() == Qt.Key.Key_Minus else STEP)
        else:
            super().keyPressEvent(event)

    def _zoom(self, by: float) -> None:
        self.view.setZoomMode(QPdfView.ZoomMode.Custom)
        self.view.setZoomFactor(max(0.3, min(4.0, self.view.zoomFactor() * by)))
