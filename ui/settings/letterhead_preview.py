"""A sample letter on a letterhead that is being edited, made off the GUI thread as one types."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QWidget

from app.letterheads import CopyTo, LetterheadSheet, LetterPaper, LetterSigner, Receiver
from app.rich_text import Document, Paragraph, ParagraphStyle, Run, Table, from_plain
from ui.common.fields import SegmentField
from ui.common.live_paper import LivePaper

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


class LetterheadPreview(LivePaper):
    """The sample's pages, under the choice of which sample."""

    def __init__(self, parent: QWidget) -> None:
        self.which = SegmentField("sample", "نمونه", _SAMPLES)
        super().__init__(parent, "نمونه نامه بر این سربرگ", [self.which])
        self.which.edited.connect(self.ask)
