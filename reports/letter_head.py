"""What stands around a letter's text: letterhead, date and number, marks of secrecy, foot."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from reportlab.lib.utils import ImageReader

from app.jalali import jalali_text
from app.letterheads import FactOrder, Layout, LetterheadSheet, LetterPaper, Paper
from app.record_codes import code_text
from app.text import persian_digits
from reports.paper import PrintMark, draw_code
from reports.persian import Alignment, Style
from reports.sheet import FOOT, INK, MILLIMETRE, Sheet

DRAFT_WORD: Final = "پیش‌نویس"
NO_ENCLOSURES: Final = "ندارد"

CENTRED: Final = Alignment.CENTRE
MARK: Final = Style(size=11, bold=True, leading=1.5, alignment=CENTRED)
COUNT: Final = Style(size=8, leading=1.5, alignment=CENTRED)
DRAFT: Final = Style(size=86, bold=True, grey=0.91, alignment=CENTRED)
#: Before a number with a hyphen, whose parts would change places after Persian letters.
LEFT_TO_RIGHT_MARK: Final = "\u200e"
_HYPHENED: Final = re.compile(r"\d+(?:[-–]\d+)+")
#: Degrees the word of a draft is turned by.
SLOPE: Final = 42
#: The least type a value too long for its room is set in.
SMALLEST: Final = 5.5
CODE: Final = 11 * MILLIMETRE
#: From the lower edge to the small code.
CODE_BOTTOM: Final = 5 * MILLIMETRE


@dataclass(frozen=True)
class Surroundings:
    """What the head and foot of every page of one letter are made of.

    Attributes:
        store: The mark of the store in the small code.
    """

    letter: LetterPaper
    letterhead: LetterheadSheet
    mark: PrintMark
    store: str = ""

    def draw(self, sheet: Sheet, page: int, pages: int) -> None:
        """Draw all that stands on a page but the text."""
        if not self.letter.number:
            _draw_draft(sheet)
        if page == 1:
            _draw_letterhead(sheet, self.letterhead)
            _draw_facts(sheet, self.letterhead.layout, self.letter)
        else:
            _draw_other_head(sheet, self.letterhead.layout, self.letter)
        self._draw_marks(sheet, page, pages)
        self._draw_foot(sheet, page, pages)

    def _draw_marks(self, sheet: Sheet, page: int, pages: int) -> None:
        """Draft, class and urgency at the head; what is secret carries its pages' count too."""
        layout, letter = self.letterhead.layout, self.letter
        draft = "" if letter.number else DRAFT_WORD
        marks = (draft, letter.classification, letter.urgency)
        words = "  ·  ".join(word for word in marks if word)
        if not words:
            return
        height = MARK.line_height + (COUNT.line_height if letter.classification else 0)
        top = 8.0 * MILLIMETRE
        if page == 1:
            under = layout.centre_top * MILLIMETRE + layout.centre_size * 1.6
            top = min(under, layout.title_top * MILLIMETRE - height)
        y = sheet.height - top
        width = sheet.width / 3
        left = (sheet.width - width) / 2
        sheet.text(words, left, y, width, MARK)
        if letter.classification:
            sheet.text(_count(page, pages), left, y - MARK.line_height, width, COUNT)

    def _draw_foot(self, sheet: Sheet, page: int, pages: int) -> None:
        layout, letter = self.letterhead.layout, self.letter
        aside = 0.0
        if letter.record:
            text = code_text(letter.record, self.store)
            draw_code(sheet, text, sheet.left, CODE_BOTTOM, CODE)
            aside = CODE + 2 * MILLIMETRE
        top = layout.bottom * MILLIMETRE - 1.5 * MILLIMETRE
        parts = [letter.classification, _count(page, pages) if _counts(letter, pages) else ""]
        words = "  ·  ".join(part for part in parts if part)
        if words:
            sheet.text(words, sheet.left, top, sheet.room, replace(COUNT, bold=True))
        if self.mark.reprint:
            again = f"چاپ مجدد {self.mark.reprint} به دست {self.mark.printed_by}"
            sheet.text(again, sheet.left + sheet.room * 0.6, top, sheet.room * 0.4, FOOT)
        if page == 1 and layout.paper is Paper.WHITE:
            _draw_foot_lines(sheet, layout, aside)


def _counts(letter: LetterPaper, pages: int) -> bool:
    return pages > 1 or bool(letter.classification)


def _count(page: int, pages: int) -> str:
    return persian_digits(f"صفحه {page} از {pages}")


def draw_blank(sheet: Sheet, letterhead: LetterheadSheet) -> None:
    """Draw a letterhead alone, for what is written by hand."""
    _draw_letterhead(sheet, letterhead)
    layout = letterhead.layout
    _draw_rows(sheet, layout, [(label, "") for label in _labels(layout)], layout.facts_top)
    if layout.paper is Paper.WHITE:
        _draw_foot_lines(sheet, layout, 0)


def _draw_letterhead(sheet: Sheet, letterhead: LetterheadSheet) -> None:
    layout = letterhead.layout
    if layout.paper is not Paper.ALL_PRINTED:
        style = Style(size=layout.centre_size, bold=True, leading=1.5, alignment=CENTRED)
        top = sheet.height - layout.centre_top * MILLIMETRE
        sheet.text(layout.centre_line, 0, top, sheet.width, style)
    if layout.paper is not Paper.WHITE:
        return
    if letterhead.emblem is not None:
        draw_picture(
            sheet,
            letterhead.emblem.content,
            sheet.width - (layout.emblem_right + layout.emblem_width) * MILLIMETRE,
            sheet.height - (layout.emblem_top + layout.emblem_height) * MILLIMETRE,
            layout.emblem_width * MILLIMETRE,
            layout.emblem_height * MILLIMETRE,
        )
    width = layout.lines_width * MILLIMETRE
    left = sheet.width - layout.lines_right * MILLIMETRE - width
    y = sheet.height - layout.lines_top * MILLIMETRE
    for line in layout.lines:
        style = Style(size=line.size, bold=line.bold, leading=1.5, alignment=CENTRED)
        sheet.text(line.text, left, y, width, fitting(sheet, line.text, width, style))
        y -= style.line_height if line.text else 0


def draw_picture(
    sheet: Sheet, content: bytes, left: float, bottom: float, width: float, height: float
) -> None:
    """Draw a picture into a box, its shape kept, in its middle."""
    picture: Any = ImageReader(io.BytesIO(content))
    sheet.canvas.drawImage(
        picture, left, bottom, width, height, mask="auto", preserveAspectRatio=True, anchor="c"
    )


def _labels(layout: Layout) -> tuple[str, ...]:
    if layout.facts_order is FactOrder.DATE_FIRST:
        return ("تاریخ", "شماره", "پیوست")
    return ("شماره", "تاریخ", "پیوست")


def _draw_facts(sheet: Sheet, layout: Layout, letter: LetterPaper) -> None:
    values = {
        "تاریخ": jalali_text(letter.written_on) if letter.written_on else "",
        "شماره": letter.number,
        "پیوست": letter.enclosures or NO_ENCLOSURES,
    }
    rows = [(label, values[label]) for label in _labels(layout)]
    _draw_rows(sheet, layout, rows, layout.facts_top)


def _draw_other_head(sheet: Sheet, layout: Layout, letter: LetterPaper) -> None:
    """The number, and the date, of the letter that goes on; paper of other pages is white."""
    rows = [("شماره", letter.number)] if letter.number else []
    if letter.written_on:
        rows.append(("تاریخ", jalali_text(letter.written_on)))
    step = min(layout.facts_step, 5.5)
    top = max(4.0, min(layout.facts_top, layout.other_top - 2 - step * len(rows)))
    white = replace(layout, facts_step=step, paper=Paper.WHITE)
    _draw_rows(sheet, white, rows, top)


def _draw_rows(sheet: Sheet, layout: Layout, rows: Sequence[tuple[str, str]], top: float) -> None:
    """Labels at the right of their block, values after them; printed paper has the labels."""
    style = Style(size=layout.facts_size, leading=1.5)
    label_style = replace(style, bold=True)
    left = layout.facts_left * MILLIMETRE
    width = layout.facts_width * MILLIMETRE
    aside = max((sheet.set.width(f"{label}: ", label_style) for label, _ in rows), default=0) + 3
    for place, (label, value) in enumerate(rows):
        y = sheet.height - (top + place * layout.facts_step) * MILLIMETRE
        if layout.paper is not Paper.ALL_PRINTED:
            sheet.text(f"{label}:", left, y, width, label_style)
        room = width - aside
        sheet.text(value, left, y, room, fitting(sheet, value, room, style))


def fitting(sheet: Sheet, text: str, room: float, style: Style) -> Style:
    """The style, in as much smaller type on the same base line as a text too long needs."""
    wide = sheet.set.width(text, style)
    if wide <= room:
        return style
    size = max(SMALLEST, style.size * room / wide)
    return replace(style, size=size, leading=style.line_height / size)


def _draw_foot_lines(sheet: Sheet, layout: Layout, aside: float) -> None:
    lines = [line for line in layout.foot_lines if line]
    if not lines:
        return
    style = Style(size=layout.foot_size, leading=1.5, alignment=CENTRED)
    y = layout.foot_bottom * MILLIMETRE + style.line_height * len(lines)
    left, room = sheet.left + aside, sheet.room - 2 * aside
    sheet.canvas.setStrokeGray(INK)
    sheet.canvas.setLineWidth(0.4)
    sheet.canvas.line(left, y + 2, left + room, y + 2)
    for line in lines:
        words = _HYPHENED.sub(f"{LEFT_TO_RIGHT_MARK}\\g<0>", line)
        sheet.text(words, left, y, room, fitting(sheet, words, room, style))
        y -= style.line_height


def _draw_draft(sheet: Sheet) -> None:
    """Say across the page that it is no letter yet."""
    canvas = sheet.canvas
    style = replace(DRAFT, size=DRAFT.size * sheet.width / (210 * MILLIMETRE))
    canvas.saveState()
    canvas.translate(sheet.width / 2, sheet.height / 2)
    canvas.rotate(SLOPE)
    sheet.set.line(DRAFT_WORD, -sheet.width, -style.size / 3, 2 * sheet.width, style)
    canvas.restoreState()
