"""Sheets of paper: sizes, letterhead, marks of secrecy and urgency, footer, and the flow of blocks.

A form is a list of blocks; the flow lays them on pages, repeats the head on each, and writes
«page x of y» at the foot, because the by-law of 1354 (art. 5) wants class, page and count of pages
on every sheet.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

import segno
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from app.clock import to_tehran
from app.jalali import clock_text, jalali_text
from app.marks import Classification
from app.record_codes import code_text
from app.text import persian_digits
from app.texts import CLASSIFICATIONS
from reports.blocks import Block
from reports.persian import Alignment, Typesetter, wrapped
from reports.persian.fonts import TypefacePair, default_typefaces
from reports.sheet import (
    FOOT,
    INK,
    LABEL,
    MARK,
    MILLIMETRE,
    OFFICE,
    TITLE,
    UNIT,
    VALUE,
    Sheet,
)


@dataclass(frozen=True)
class Letterhead:
    """How the office names itself at the head of a form.

    Attributes:
        emblem: A picture, or None to leave its place to pre-printed paper.
        store: The mark of the store in the small code (`app.record_codes.store_mark`).
    """

    office: str
    unit: str
    emblem: Path | None = None
    store: str = ""


@dataclass(frozen=True)
class PrintMark:
    """When and by whom a paper is printed; `reprint` counts earlier prints."""

    printed_at: datetime
    printed_by: str
    reprint: int = 0


@dataclass(frozen=True)
class Heading:
    """What stands at the head and foot of every page of one record.

    Attributes:
        title: The form's name.
        facts: Label and value pairs at the top left (number, date …).
        classification: Printed at head and foot, or empty when ordinary.
        urgency: Printed at the head, or empty when normal.
        register_number: Repeated in the footer.
        record: Whose paper it is, as `daftar:call:218`; empty on a blank form.
    """

    title: str
    facts: tuple[tuple[str, str], ...]
    classification: str = ""
    urgency: str = ""
    register_number: str = ""
    record: str = ""


@dataclass(frozen=True)
class Form:
    """One record's paper: its heading and its blocks in order.

    Attributes:
        repeated: Stands above the blocks of every page, as the head of a table does.
        size: Of its pages, where it lies among forms of another size.
    """

    heading: Heading
    blocks: tuple[Block, ...]
    repeated: tuple[Block, ...] = ()
    size: tuple[float, float] | None = None


HEAD_HEIGHT: Final = 25 * MILLIMETRE
FOOT_HEIGHT: Final = 15 * MILLIMETRE


def secrecy_mark(classification: Classification) -> str:
    """What stands at head and foot; nothing on ordinary papers."""
    ordinary = classification is Classification.ORDINARY
    return "" if ordinary else CLASSIFICATIONS[classification]


def printed(
    forms: Sequence[Form],
    *,
    size: tuple[float, float],
    letterhead: Letterhead,
    mark: PrintMark | Sequence[PrintMark],
    typefaces: TypefacePair | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> bytes:
    """Lay forms on pages and write one PDF.

    Args:
        forms: Each begins a page.
        size: Of the paper, in points; a form may have its own.
        letterhead: At the head of every page.
        mark: When and by whom; one for all, or one a form.
        typefaces: What to set it in; the shipped ones otherwise.
        progress: Told before each page of a form how many are drawn, and of how many; what it
            raises breaks the work off.
    """
    written = io.BytesIO()
    canvas = Canvas(written, pagesize=size, invariant=1, pageCompression=1)
    canvas.setTitle(forms[0].heading.title if forms else "")
    canvas.setAuthor(letterhead.office)
    setter = Typesetter(canvas, typefaces or default_typefaces())
    marks = [mark] * len(forms) if isinstance(mark, PrintMark) else list(mark)
    for form, form_mark in zip(forms, marks, strict=True):
        sheet = Sheet(canvas, setter, form.size or size)
        canvas.setPageSize(form.size or size)
        repeated = sum(block.height for block in form.repeated)
        room = sheet.height - 2 * sheet.margin - HEAD_HEIGHT - FOOT_HEIGHT - repeated
        pages = paginated(form.blocks, room)
        for number, blocks in enumerate(pages, 1):
            if progress is not None:
                progress(number - 1, len(pages))
            _draw_head(sheet, form.heading, letterhead, first=number == 1)
            _draw_blocks(sheet, [*form.repeated, *blocks])
            _draw_foot(sheet, form.heading, letterhead.store, form_mark, number, len(pages))
            canvas.showPage()
    canvas.save()
    return written.getvalue()


def paginated(
    blocks: Sequence[Block], room: float, first: float | None = None
) -> list[list[Block]]:
    """Lay blocks on pages; what stays with the next never ends a page.

    What stands under something, as rows under a table's head, has it again on each page.

    Args:
        blocks: In order.
        room: Of a page, in points.
        first: Of the first page, where its head takes more.
    """
    other, room = room, room if first is None else first
    pages: list[list[Block]] = [[]]
    rooms = [room]
    used = 0.0
    for number, block in enumerate(blocks):
        needed = block.height
        follower = number
        while blocks[follower].stays_with_next and follower + 1 < len(blocks):
            follower += 1
            needed += blocks[follower].height
        if needed > room:
            # No page holds all that belongs together: it is kept together no further than this.
            needed = block.height
        if pages[-1] and (block.begins_page or used + needed > room):
            above = [block.under] if block.under is not None else []
            pages.append(above)
            used = sum(one.height for one in above)
            room = other
            rooms.append(room)
        pages[-1].append(block)
        used += block.height
    return [_stretched(page, its_room) for page, its_room in zip(pages, rooms, strict=True)]


def _stretched(page: list[Block], room: float) -> list[Block]:
    left = room - sum(block.height for block in page)
    if left <= 0 or not any(block.stretches for block in page):
        return page
    place = next(number for number, block in enumerate(page) if block.stretches)
    return [
        replace(block, height=block.height + left) if number == place else block
        for number, block in enumerate(page)
    ]


def _draw_blocks(sheet: Sheet, blocks: Sequence[Block]) -> None:
    top = sheet.height - sheet.margin - HEAD_HEIGHT
    for block in blocks:
        block.draw(sheet, top, block.height)
        top -= block.height
    if blocks and blocks[-1].under is not None:
        # Rows that go on over the page are closed on each by a rule.
        sheet.rule(sheet.left, top, sheet.room)


def _draw_head(sheet: Sheet, heading: Heading, letterhead: Letterhead, *, first: bool) -> None:
    top = sheet.height - sheet.margin
    third = sheet.room / 3
    right = sheet.right - third
    emblem = 0.0
    if letterhead.emblem is not None:
        emblem = 12 * MILLIMETRE
        picture: Any = ImageReader(str(letterhead.emblem))
        sheet.canvas.drawImage(
            picture, sheet.right - emblem, top - emblem, emblem, emblem, mask="auto"
        )
    sheet.text(letterhead.office, right, top - 8, third - emblem - 2, OFFICE)
    sheet.text(letterhead.unit, right, top - 24, third - emblem - 2, UNIT)
    centre = replace(LABEL, alignment=Alignment.CENTRE, size=8)
    sheet.text("بسمه تعالی", sheet.left, top + 2, sheet.room, centre)
    title = heading.title if first else f"{heading.title} (ادامه)"
    sheet.lines(
        wrapped(title, third + 24, TITLE)[:2],
        sheet.left + third - 12,
        top - 12,
        third + 24,
        replace(TITLE, leading=1.45),
    )
    _draw_facts(sheet, heading.facts, top)
    marks = "  ·  ".join(mark for mark in (heading.classification, heading.urgency) if mark)
    if marks:
        sheet.text(marks, sheet.left, top - 48, sheet.room, MARK)
    sheet.canvas.setStrokeGray(INK)
    sheet.canvas.setLineWidth(0.9)
    bottom = top - HEAD_HEIGHT + 6
    sheet.canvas.line(sheet.left, bottom, sheet.right, bottom)


def _draw_facts(sheet: Sheet, facts: Sequence[tuple[str, str]], top: float) -> None:
    width = sheet.room / 3 - 14
    for number, (label, value) in enumerate(facts):
        line = top - 2 - number * 14.5
        sheet.text(f"{label}:", sheet.left, line, width, replace(LABEL, size=8))
        value_room = width - 34
        if value:
            sheet.text(value, sheet.left, line, value_room, replace(VALUE, size=8.5))
        else:
            sheet.rule(sheet.left, line - 11, value_room, dotted=True)


def _draw_foot(
    sheet: Sheet, heading: Heading, store: str, mark: PrintMark, number: int, pages: int
) -> None:
    bottom = sheet.margin - 4
    code = 11 * MILLIMETRE
    aside = 0.0
    if heading.record:
        draw_code(sheet, code_text(heading.record, store), sheet.left, bottom, code)
        aside = code + 8
    left, width = sheet.left + aside, sheet.room - aside
    moment = to_tehran(mark.printed_at)
    when = f"چاپ {jalali_text(moment.date())} ساعت {clock_text(moment.time())}"
    again = f"چاپ مجدد {mark.reprint} به دست {mark.printed_by}" if mark.reprint else ""
    printed_line = " · ".join(part for part in (when, again) if part)
    page = f"صفحه {number} از {pages}"
    second = f"شماره ثبت {heading.register_number}" if heading.register_number else ""
    sheet.rule(sheet.left, bottom + code + 4, sheet.room)
    written = [line for line in (second, printed_line) if line]
    for place, line in enumerate(written):
        sheet.text(line, left, bottom + code - 12 * place, width, FOOT)
    end = replace(FOOT, alignment=Alignment.END)
    sheet.text(persian_digits(page), left, bottom + code, width, end)
    if heading.classification:
        centre = replace(MARK, size=9)
        # Beside the short number; a long line of who printed it reaches the middle of an A5.
        top = bottom + code + 1 - (0 if second else 12)
        sheet.text(heading.classification, sheet.left, top, sheet.room, centre)


@lru_cache(maxsize=64)
def _code_cells(text: str) -> tuple[bytearray, ...]:
    """The dark and light cells of a code; reckoned once, for it stands on every page of a form."""
    cells: tuple[bytearray, ...] = segno.make(text, micro=False, error="m").matrix
    return cells


def draw_code(sheet: Sheet, text: str, left: float, bottom: float, size: float) -> None:
    """The small code from which a scan finds its record again."""
    matrix = _code_cells(text)
    step = size / len(matrix)
    path = sheet.canvas.beginPath()
    for line, cells in enumerate(matrix):
        start = None
        for place, dark in enumerate((*cells, 0)):
            if dark and start is None:
                start = place
            elif not dark and start is not None:
                y = bottom + size - (line + 1) * step
                path.rect(left + start * step, y, (place - start) * step, step)
                start = None
    sheet.canvas.setFillGray(INK)
    sheet.canvas.drawPath(path, stroke=0, fill=1)
