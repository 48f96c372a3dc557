"""The row of flags of a reception, from the place of honour on, each with its country."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from app.text import persian_count
from reports.blocks import Block, heading_line, kept_together, text_width
from reports.persian import Alignment, Style, TypefacePair, wrapped
from reports.sheet import A4, INK, MILLIMETRE, QUIET, RULE, Sheet

ROOM: Final = text_width(A4)
TITLE: Final = "پرچم‌ها به ترتیب، از جای افتخار (راست)"
#: In one row, and of each of them.
ACROSS: Final = 8
WIDE: Final = ROOM / ACROSS
CLOTH: Final = (13 * MILLIMETRE, 8.5 * MILLIMETRE)
POLE: Final = 15 * MILLIMETRE

_NAME: Final = Style(size=8, leading=1.4, alignment=Alignment.CENTRE)
_NUMBER: Final = Style(size=8, leading=1.4, grey=QUIET, alignment=Alignment.CENTRE)


def flags_row(names: Sequence[str], typefaces: TypefacePair | None = None) -> list[Block]:
    """Flags in rows from the right; nothing where none are named."""
    if not names:
        return []
    starts = range(0, len(names), ACROSS)
    rows = [_row(names[first : first + ACROSS], first, typefaces) for first in starts]
    return kept_together([heading_line(TITLE), *rows])


def _row(names: Sequence[str], first: int, typefaces: TypefacePair | None) -> Block:
    texts = [wrapped(name, WIDE - 6, _NAME, typefaces) for name in names]
    deepest = max(len(lines) for lines in texts)

    def draw(sheet: Sheet, top: float, _height: float) -> None:
        for place, lines in enumerate(texts):
            left = sheet.right - (place + 1) * WIDE
            _flag(sheet, left + (WIDE - CLOTH[0]) / 2, top - 4, first + place + 1)
            sheet.lines(lines, left + 3, top - POLE - 6, WIDE - 6, _NAME)

    return Block(POLE + 8 + max(deepest, 1) * _NAME.line_height, draw)


def _flag(sheet: Sheet, left: float, top: float, number: int) -> None:
    canvas = sheet.canvas
    canvas.setStrokeGray(RULE)
    canvas.setLineWidth(0.6)
    wide, high = CLOTH
    canvas.rect(left, top - high, wide, high)
    canvas.setStrokeGray(INK)
    canvas.setLineWidth(1.2)
    canvas.line(left + wide, top + 1, left + wide, top - POLE)
    sheet.text(persian_count(number), left, top - high / 2 + 6.5, wide, _NUMBER)
