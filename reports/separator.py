"""separator: the sheet that lies between the letters of one stack for the scanner, A4."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from app.record_codes import SEPARATOR
from reports.blocks import Block, gap, text_width
from reports.paper import Form, Heading, Letterhead, PrintMark, draw_code, printed
from reports.persian import Alignment, Style, wrapped
from reports.persian.fonts import TypefacePair
from reports.sheet import A4, MILLIMETRE, VALUE, Sheet

TITLE: Final = "جداکننده"
ROOM: Final = text_width(A4)
#: So large that a feeder at any resolution shows it, askew or upside down.
CODE: Final = 90 * MILLIMETRE
#: White round a code, without which no reader finds it.
QUIET_ZONE: Final = 12 * MILLIMETRE

WORD: Final = Style(size=44, bold=True, alignment=Alignment.CENTRE)
LINE: Final = replace(VALUE, size=12, alignment=Alignment.CENTRE, leading=1.9)
INSTRUCTIONS: Final = (
    "این برگ را پیش از نخستین برگ هر نامه بگذارید و همه دسته را یک‌جا اسکن کنید.",
    "آنچه میان دو برگه جداکننده باشد یک نامه تازه است؛ خود این برگ در پرونده نامه نمی‌ماند.",
    "در اسکن دو رو، پشت سفید این برگ با «آراستن صفحه‌ها» از نامه برداشته می‌شود.",
    "این برگ را نگه دارید؛ همیشه و برای هر دسته به کار می‌آید. روی کد چیزی ننویسید.",
)


def separator_sheets(
    *,
    letterhead: Letterhead,
    mark: PrintMark,
    copies: int = 1,
    typefaces: TypefacePair | None = None,
) -> bytes:
    """Print separator sheets, each like the other.

    Args:
        letterhead: The office's.
        mark: When and by whom they are printed.
        copies: How many.
        typefaces: A font of the desk's choice; the shipped one otherwise.
    """
    blocks = (gap(20), _word(), gap(10), _code(), gap(6), *_instructions())
    form = Form(Heading(f"برگه {TITLE} اسکن", ()), blocks)
    return printed([form] * copies, size=A4, letterhead=letterhead, mark=mark, typefaces=typefaces)


def _word() -> Block:
    def draw(sheet: Sheet, top: float, _height: float) -> None:
        sheet.text(TITLE, sheet.left, top, sheet.room, WORD)

    return Block(WORD.line_height, draw)


def _code() -> Block:
    def draw(sheet: Sheet, top: float, _height: float) -> None:
        left = sheet.left + (sheet.room - CODE) / 2
        draw_code(sheet, SEPARATOR, left, top - QUIET_ZONE - CODE, CODE)

    return Block(CODE + 2 * QUIET_ZONE, draw)


def _instructions() -> list[Block]:
    lines = [line for text in INSTRUCTIONS for line in wrapped(text, ROOM - 60, LINE)]
    return [_line(line) for line in lines]


def _line(words: str) -> Block:
    def draw(sheet: Sheet, top: float, _height: float) -> None:
        sheet.text(words, sheet.left + 30, top, sheet.room - 60, LINE)

    return Block(LINE.line_height, draw)
