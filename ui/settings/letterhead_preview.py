"""A sample letter on a letterhead that is being edited, made off the GUI thread as one types."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.letterheads import CopyTo, LetterheadSheet, LetterPaper, LetterSigner, Receiver
from app.rich_text import Document, Paragraph, ParagraphStyle, Run, Table, from_plain
from ui import theme
from ui.common.fields import SegmentField
from ui.common.labels import text_label

#: Milliseconds after the last key until the sample is made anew.
PAUSE: Final = 350
LEAST_WIDTH: Final = 300

SHORT, LONG = "short", "long"
_SAMPLES: Final = ((SHORT, "یک برگ"), (LONG, "چند برگ، محرمانه"))

_SENTENCE: Final = (
    "پیرو نامه شماره ۱۴۰۵/ص/۱۱۰۴ مورخ ۱۴۰۵/۰۸/۱۲، به استحضار می‌رساند این متن تنها نمونه‌ای است تا "
    "جای هر بخش نامه بر کاغذ دیده شود؛ سطر نخست هر بند از حاشیه راست فاصله دارد و سطرهای دیگر "
    "از لبه متن آغاز می‌شوند. خواهشمند است دستور فرمایید نتیجه به این دفتر اعلام شود."
)


def sample_letter(which: str, day: date) -> LetterPaper:
    """An invented letter: short, or of several pages and confidential.

    Args:
        which: `SHORT` or `LONG`.
        day: Its date.
    """
    is_long = which == LONG
    return LetterPaper(
        receivers=(Receiver("جناب آقای نام و نام خانوادگی", "مدیرکل محترم دستگاه گیرنده"),),
        body=_long_text() if is_long else from_plain(f"{_SENTENCE}\n{_SENTENCE}"),
        signer=LetterSigner("نام امضاکننده", "سمت امضاکننده"),
        number="1405/ص/1218",
        written_on=day,
        enclosures="دارد",
        classification="محرمانه" if is_long else "",
        urgency="فوری" if is_long else "",
        sender="دفتر استاندار",
        subject="نمونه نامه",
        copies=(
            CopyTo("فرماندار محترم", "جهت اطلاع و پیگیری"),
            CopyTo("دفتر فنی", "جهت اطلاع"),
        ),
        record="daftar:letterhead:1",
    )


def _long_text() -> Document:
    def cell(words: str) -> tuple[Paragraph, ...]:
        return (Paragraph((Run(words),)),)

    head = tuple(cell(words) for words in ("ردیف", "شرح", "مهلت"))
    rows = tuple(
        (cell(str(number)), cell("اقدامی که باید انجام گیرد"), cell("پایان آذر"))
        for number in range(1, 31)
    )
    return Document(
        (
            *from_plain(_SENTENCE).blocks,
            Paragraph((Run("اقدامات"),), style=ParagraphStyle.HEADING),
            Table((head, *rows), has_header=True, shares=(1, 6, 2)),
            *from_plain(f"{_SENTENCE}\n{_SENTENCE}").blocks,
        )
    )


def sample_pdf(
    letterhead: LetterheadSheet, which: str, day: date, printed_by: str, font: str
) -> bytes:
    """The sample on a letterhead, in the desk's font; called off the GUI thread."""
    from app.clock import SystemClock
    from reports.letter import letters_pdf
    from reports.paper import PrintMark
    from reports.persian import chosen_typefaces

    return letters_pdf(
        [sample_letter(which, day)],
        letterhead=letterhead,
        marks=[PrintMark(SystemClock().now(), printed_by)],
        typefaces=chosen_typefaces(Path(font)) if font else None,
    )


class LetterheadPreview(QWidget):
    """The sample's pages; the last good ones stay while what is typed cannot be printed.

    Signals:
        wanted: The sample is to be made, of what is typed now.
    """

    wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setMinimumWidth(theme.scaled(LEAST_WIDTH))
        self.which = SegmentField("sample", "نمونه", _SAMPLES)
        self.which.edited.connect(self.ask)
        self.words = text_label("", self, "muted")
        self.words.hide()
        self.document = QPdfDocument(self)
        self._buffer: QBuffer | None = None
        self.view = QPdfView(self)
        self.view.setAccessibleName("نمونه نامه بر این سربرگ")
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
        layout.addWidget(self.which)
        layout.addWidget(self.words)
        layout.addWidget(self.view, 1)

    def ask(self) -> None:
        """Something changed: make the sample once nothing more is typed for a moment."""
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
