"""A file of a record inside the program: looked at, printed, kept outside as it came in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QPushButton, QWidget

from app.attachments import StoredFile
from app.session import OfficeSession
from reports.scanned import pages_of_picture
from ui.common.pdf_preview import PdfPreview
from ui.theme import Tone

UNREADABLE = "این PDF باز نمی‌شود: آسیب دیده یا گذرواژه دارد. «ذخیره پرونده» اصل آن را می‌دهد."

Shown = tuple[StoredFile, bytes]
#: How the register of a file's record reads it.
Read = Callable[[OfficeSession, int], StoredFile]


def shown_file(session: OfficeSession, read: Read, number: int) -> Shown:
    """A file of a record, and its pages as a PDF.

    Args:
        session: Where to ask.
        read: Reads it; asks the rights.
        number: Of the file.

    Raises:
        InvalidInput: It is no picture any program could read.
    """
    file = read(session, number)
    is_paper = file.media_type == "application/pdf"
    return file, file.content if is_paper else pages_of_picture(file.content)


class FileViewer(PdfPreview):
    """A window with one file; what it saves is the original, byte for byte."""

    def __init__(self, shown: Shown, parent: QWidget) -> None:
        file, pages = shown
        super().__init__(file.name, pages, file.name, parent)
        self.kept = file.content
        if not self.document.pageCount():
            self.bar.say(UNREADABLE, Tone.WARNING)

    def save(self) -> None:
        """Keep the original as a file."""
        ending = Path(self._file_name).suffix
        name, _ = QFileDialog.getSaveFileName(self, "ذخیره", self._file_name, f"*{ending}")
        if name:
            self.save_to(Path(name))

    def print_it(self) -> None:
        """Print, if there is anything to print."""
        if self.document.pageCount():
            super().print_it()

    def offer_removal(self, words: str, remove: Callable[[], None]) -> None:
        """Offer to take the file off its record.

        Args:
            words: On the button.
            remove: Does it.
        """
        key = "Ctrl+Del"
        button = QPushButton(f"{words}   \u2066{key}\u2069", self)
        button.clicked.connect(lambda _on=False: remove())
        QShortcut(QKeySequence(key), self).activated.connect(remove)
        self._head.insertWidget(2, button)

    def offer_arranging(self, arrange: Callable[[], None]) -> None:
        """Offer to put the pages in order, if there are any to be seen; the window then closes.

        Args:
            arrange: Opens them.
        """
        if not self.document.pageCount():
            return

        def act() -> None:
            self.close()
            arrange()

        key = "Ctrl+E"
        button = QPushButton(f"آراستن صفحه‌ها   \u2066{key}\u2069", self)
        button.clicked.connect(lambda _on=False: act())
        QShortcut(QKeySequence(key), self).activated.connect(act)
        self._head.insertWidget(2, button)
