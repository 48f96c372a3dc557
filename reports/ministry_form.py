"""trip-form-a, trip-form-b, trip-five: forms whose layout is data, filled from a trip or blank, A4.

What stands on them says `app.protocol.layout_reading`; here it only gets its place (P6.F1, P6.F2).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from app.jalali import jalali_text
from app.protocol.forms import CaseFormSheet
from app.protocol.layout_format import (
    FilledBox,
    FilledHeading,
    FilledPart,
    FilledRow,
    FilledSheet,
    FilledSignatures,
    FilledTable,
    FilledText,
    FilledTicks,
    GapPart,
)
from reports.blocks import (
    Block,
    Cell,
    gap,
    heading_line,
    paragraph,
    row,
    signed,
    text_width,
)
from reports.paper import Form, Heading, Letterhead, PrintMark, printed, secrecy_mark
from reports.persian import Alignment, Style, wrapped
from reports.persian.fonts import TypefacePair
from reports.sheet import A4, LABEL, MILLIMETRE, STRONG, VALUE, Sheet
from reports.signature_grid import signature_grid
from reports.table import Table, TableColumn
from reports.ticked_rows import TICK, draw_box

ROOM: Final = text_width(A4)
#: Points of a row of a table that is written in by hand, and of a line in a box.
ROW_HEIGHT: Final = 19.0
LINE_HEIGHT: Final = 7.5 * MILLIMETRE
ASIDE: Final = 6.0
#: A longer text flows over pages, without the frame of its box.
MOST_FRAMED: Final = 24
#: Boxes to tick stand in columns, so many at most.
MOST_ACROSS: Final = 5
SUBTITLE: Final = Style(size=9, alignment=Alignment.CENTRE, grey=0.25)
OPTION: Final = replace(VALUE, size=9)
SAMPLE: Final = "نمونه"


def ministry_forms(
    forms: Sequence[CaseFormSheet],
    *,
    letterhead: Letterhead,
    mark: PrintMark,
    typefaces: TypefacePair | None = None,
) -> bytes:
    """Print forms of trips, each sheet beginning a page.

    Args:
        forms: As filled.
        letterhead: The office's.
        mark: When and by whom they are printed.
        typefaces: A font of the desk's choice; the shipped one otherwise.
    """
    pages, marks = [], []
    for form in forms:
        for sheet in form.sheets:
            facts = [("شماره", form.number), ("تاریخ", jalali_text(form.day))]
            heading = Heading(
                title=sheet.title,
                facts=(*facts, ("مسافر", sheet.who)) if sheet.who else tuple(facts),
                classification=secrecy_mark(form.classification),
                register_number=form.number,
                record=f"daftar:protocol_case:{form.case_id}",
            )
            pages.append(Form(heading, tuple(_blocks(sheet, typefaces))))
            marks.append(replace(mark, reprint=form.printed))
    return printed(pages, size=A4, letterhead=letterhead, mark=marks, typefaces=typefaces)


def blank_ministry_forms(
    sheets: Sequence[FilledSheet],
    *,
    letterhead: Letterhead,
    mark: PrintMark,
    typefaces: TypefacePair | None = None,
) -> bytes:
    """Print forms without a case: empty, or filled with a sample while their layout is written.

    Args:
        sheets: The forms.
        letterhead: The office's.
        mark: When and by whom they are printed.
        typefaces: A font of the desk's choice; the shipped one otherwise.
    """
    pages = []
    for sheet in sheets:
        facts = (("شماره", "" if sheet.is_blank else SAMPLE), ("تاریخ", ""))
        pages.append(Form(Heading(sheet.title, facts), tuple(_blocks(sheet, typefaces))))
    return printed(pages, size=A4, letterhead=letterhead, mark=mark, typefaces=typefaces)


def _blocks(sheet: FilledSheet, typefaces: TypefacePair | None) -> list[Block]:
    blocks: list[Block] = []
    if sheet.subtitle:
        blocks += [*paragraph(sheet.subtitle, ROOM, SUBTITLE), gap(4)]
    for part in sheet.parts:
        if isinstance(part, FilledSignatures):
            grid = signature_grid([(one.label, one.value) for one in part.places])
            blocks = [*signed(blocks, [gap(5), *grid], 1)]
        else:
            blocks += _of_part(part, typefaces, is_blank=sheet.is_blank)
    return blocks or [gap(0)]


def _of_part(part: FilledPart, typefaces: TypefacePair | None, *, is_blank: bool) -> list[Block]:
    blocks: list[Block] = []
    match part:
        case FilledHeading(text) if text:
            blocks = [heading_line(text)]
        case FilledText(text):
            blocks = [gap(3), *paragraph(text, ROOM)]
        case FilledRow(cells):
            laid = [Cell(one.label, one.value, one.share) for one in cells]
            blocks = [row(laid, ROOM, blank=is_blank)]
        case FilledBox():
            blocks = _box(part)
        case FilledTicks():
            blocks = [_ticks(part)]
        case FilledTable():
            blocks = [*_table(part, typefaces), gap(3)]
        case GapPart(new_page):
            blocks = [replace(gap(0), begins_page=True) if new_page else gap(8)]
    return blocks


def _table(part: FilledTable, typefaces: TypefacePair | None) -> list[Block]:
    columns = [TableColumn(one.label, one.share) for one in part.columns]
    table = Table(columns, ROOM, typefaces)
    left = max(0, part.least - len(part.rows))
    return table.above([*table.rows(part.rows), *table.empty(left, ROW_HEIGHT)[1:]])


def _box(part: FilledBox) -> list[Block]:
    """A framed text with its name, or as many dotted lines; a long text without its frame."""
    label = wrapped(part.label, ROOM - 2 * ASIDE, LABEL)
    above = 2.0 + len(label) * LABEL.line_height
    lines = wrapped(part.text, ROOM - 2 * ASIDE, VALUE) if part.text else []
    if len(lines) > MOST_FRAMED:
        return [heading_line(part.label), *paragraph(part.text, ROOM)]
    height = above + max(len(lines) * VALUE.line_height, part.lines * VALUE.line_height) + 4
    if not lines:
        height = above + part.lines * LINE_HEIGHT + 3

    def draw(sheet: Sheet, top: float, height: float) -> None:
        sheet.box(sheet.left, top - height, ROOM, height)
        sheet.lines(label, sheet.left + ASIDE, top - 1.5, ROOM - 2 * ASIDE, LABEL)
        sheet.lines(lines, sheet.left + ASIDE, top - above, ROOM - 2 * ASIDE, VALUE)
        for number in range(1, 1 if lines else part.lines + 1):
            y = top - above - number * LINE_HEIGHT + 2
            sheet.rule(sheet.left + ASIDE, y, ROOM - 2 * ASIDE, dotted=True)

    return [Block(height, draw)]


def _ticks(part: FilledTicks) -> Block:
    """A framed row of boxes under what they are of, in columns that hold each of them in a line."""
    label = wrapped(part.label, ROOM - 2 * ASIDE, LABEL)
    above = 2.0 + len(label) * LABEL.line_height
    across = _across(part.options)
    wide = (ROOM - 2 * ASIDE) / across
    room = wide - TICK - 14
    texts = [wrapped(one, room, OPTION) for one in part.options]
    grid = [range(first, min(first + across, len(texts))) for first in range(0, len(texts), across)]
    deep = [max(len(texts[place]) for place in line) * OPTION.line_height for line in grid]

    def draw(sheet: Sheet, top: float, height: float) -> None:
        sheet.box(sheet.left, top - height, ROOM, height)
        sheet.lines(label, sheet.left + ASIDE, top - 1.5, ROOM - 2 * ASIDE, LABEL)
        down = top - above
        for line, depth in zip(grid, deep, strict=True):
            for column, place in enumerate(line):
                right = sheet.left + ROOM - ASIDE - column * wide
                is_ticked = part.options[place] in part.ticked
                draw_box(sheet, right - TICK, down - TICK - 4, is_ticked=is_ticked)
                style = replace(STRONG, size=9) if is_ticked else OPTION
                sheet.lines(texts[place], right - TICK - 5 - room, down, room, style)
            down -= depth

    return Block(above + sum(deep) + 4, draw)


def _across(options: Sequence[str]) -> int:
    """How many columns hold every option in one line, evenly filled; one where none does."""
    for across in range(min(MOST_ACROSS, len(options)), 1, -1):
        room = (ROOM - 2 * ASIDE) / across - TICK - 14
        if all(len(wrapped(one, room, STRONG)) == 1 for one in options):
            lines = -(-len(options) // across)
            return -(-len(options) // lines)
    return 1
