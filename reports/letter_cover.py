"""letter-cover: the sheet laid on a record that goes in to him, with instructions to tick, A5.

It is of any record orders stand on; what it shows of it is declared in `app.order_sources`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest
from typing import Final

from app.jalali import jalali_text
from app.marks import Urgency
from app.order_sources import CoverPaper
from app.orders import CoverFrame
from app.texts import URGENCIES
from reports.blocks import (
    Block,
    Cell,
    gap,
    heading_line,
    kept_together,
    row,
    ruled_space,
    text_width,
)
from reports.paper import Form, Heading, Letterhead, PrintMark, printed, secrecy_mark
from reports.persian import Style, wrapped
from reports.persian.fonts import TypefacePair
from reports.sheet import A5, INK, Sheet
from reports.table import Table, TableColumn

TITLE: Final = "برگ ارجاع (هامش‌نامه)"
ROOM: Final = text_width(A5)
INSTRUCTION: Final = Style(size=8.5, leading=1.6)
TICK: Final = 7.0
#: Lines for his pen, at least; the page gives what else it has.
PEN_LINES: Final = 3
GRID: Final = (TableColumn("ارجاع به", 4), TableColumn("مهلت", 2), TableColumn("امضا و تاریخ", 3))
GRID_ROWS: Final = 3
GRID_HEIGHT: Final = 20.0
NOTE: Final = "دستور استاندار"
ACTING_NOTE: Final = "دستور سرپرست استانداری"


def letter_cover(
    papers: Sequence[CoverPaper],
    frame: CoverFrame,
    *,
    letterhead: Letterhead,
    mark: PrintMark,
    typefaces: TypefacePair | None = None,
) -> bytes:
    """Print the covers of records, each on its own sheet.

    Args:
        papers: The covers; each says itself how often it was printed before.
        frame: The instructions to tick, and whose pen they wait for.
        letterhead: The office's.
        mark: When and by whom they are printed.
        typefaces: A font of the desk's choice; the shipped one otherwise.
    """
    forms = [_form(paper, frame, typefaces) for paper in papers]
    marks = [replace(mark, reprint=paper.printed_count) for paper in papers]
    return printed(forms, size=A5, letterhead=letterhead, mark=marks, typefaces=typefaces)


def blank_letter_cover(
    frame: CoverFrame, *, letterhead: Letterhead, mark: PrintMark, copies: int = 1
) -> bytes:
    """Print the cover of no record, to be filled by hand."""
    heading = Heading(TITLE, (("شماره", ""), ("تاریخ", "")))
    cells = (Cell("از", share=3), Cell("سند", share=2), Cell("پیوست"))
    blocks = (
        row(cells, ROOM, blank=True),
        row((Cell("موضوع"),), ROOM, blank=True),
        *_to_be_written(frame, None),
    )
    return printed([Form(heading, blocks)] * copies, size=A5, letterhead=letterhead, mark=mark)


def _form(paper: CoverPaper, frame: CoverFrame, typefaces: TypefacePair | None) -> Form:
    record = paper.record
    normal = record.urgency is Urgency.NORMAL
    heading = Heading(
        title=TITLE,
        facts=(
            ("شماره", record.number),
            ("تاریخ", jalali_text(record.on) if record.on else ""),
        ),
        classification=secrecy_mark(record.classification),
        urgency="" if normal else URGENCIES[record.urgency],
        register_number=record.number,
        record=f"daftar:{record.kind.value}:{record.id}",
    )
    cells = [Cell("از", record.from_whom, 3, strong=True), Cell("سند", paper.title)]
    if record.enclosures:
        cells.append(Cell("پیوست", record.enclosures))
    blocks = (
        row(cells, ROOM),
        row((Cell("موضوع", record.subject, strong=True),), ROOM),
        *_to_be_written(frame, typefaces),
    )
    return Form(heading, blocks)


def _to_be_written(frame: CoverFrame, typefaces: TypefacePair | None) -> list[Block]:
    """What he and the office fill by hand: ticks, words, signature, and to whom it goes."""
    title = ACTING_NOTE if frame.governor_acts else NOTE
    signature = row((Cell("تاریخ و ساعت", share=2), Cell("امضا", frame.governor, 3)), ROOM)
    pen = ruled_space(PEN_LINES, stretches=True)
    grid = Table(GRID, ROOM, typefaces).empty(GRID_ROWS, GRID_HEIGHT)
    return [
        gap(3),
        heading_line(title),
        *_ticks(frame.instructions, typefaces),
        *kept_together([pen, signature]),
        gap(4),
        *kept_together([heading_line("ارجاع"), *grid]),
    ]


def _ticks(instructions: Sequence[str], typefaces: TypefacePair | None) -> list[Block]:
    """Two columns of boxes; the office's order goes down the first, then the second."""
    half = (len(instructions) + 1) // 2
    pairs = zip_longest(instructions[:half], instructions[half:])
    return [_tick_row([one for one in pair if one], typefaces) for pair in pairs]


def _tick_row(instructions: Sequence[str], typefaces: TypefacePair | None) -> Block:
    wide = (ROOM - 10) / 2
    text_room = wide - TICK - 6
    texts = [wrapped(words, text_room, INSTRUCTION, typefaces) for words in instructions]
    height = max(len(lines) for lines in texts) * INSTRUCTION.line_height + 1.5

    def draw(sheet: Sheet, top: float, _height: float) -> None:
        for place, lines in enumerate(texts):
            right = sheet.right - place * (wide + 10)
            sheet.canvas.setStrokeGray(INK)
            sheet.canvas.setLineWidth(0.6)
            sheet.canvas.rect(right - TICK, top - TICK - 3.2, TICK, TICK)
            sheet.lines(lines, right - TICK - 6 - text_room, top, text_room, INSTRUCTION)

    return Block(height, draw)
