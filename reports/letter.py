"""The letter: on the office's letterhead, its text flowing over continuation pages.

Every measure comes from the letterhead (`app.letterheads.Layout`), in millimetres from the edges of
the paper, so that a letter lies alike on white paper and on paper with the letterhead printed.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from reportlab.pdfgen.canvas import Canvas

from app.letterheads import PAGE_SIZES, Layout, LetterheadSheet, LetterPaper, Page, shipped_layout
from app.letters import LetterPrint
from app.rich_text import Document, Table
from reports.blocks import Block
from reports.letter_head import Surroundings, draw_blank
from reports.letter_parts import copy_blocks, salutation_block, signature_block, title_block
from reports.paper import PrintMark, paginated
from reports.persian import TypefacePair, Typesetter, default_typefaces
from reports.rich_text import TextSetting, rich_blocks
from reports.sheet import MILLIMETRE, Sheet

#: A letter of fewer lines goes on A5 (circular of 1349).
LINES_FOR_A4: Final = 5

#: Lines of the text that go with the signature to another page.
LINES_WITH_SIGNATURE: Final = 2


def letters_pdf(
    letters: Sequence[LetterPaper],
    *,
    letterhead: LetterheadSheet,
    marks: Sequence[PrintMark],
    store: str = "",
    with_copies: bool = True,
    typefaces: TypefacePair | None = None,
) -> bytes:
    """Letters, each from a page of its own.

    Args:
        letters: What is printed.
        letterhead: On what.
        marks: When and by whom each is printed.
        store: The mark of the store in the small codes.
        with_copies: With the list of copies, as for the archive; without it as for the receiver.
        typefaces: What to set it in; the shipped ones otherwise.
    """
    return _written(
        [(letter, letterhead, mark) for letter, mark in zip(letters, marks, strict=True)],
        store=store,
        with_copies=with_copies,
        typefaces=typefaces,
    )


def print_letters(
    prints: Sequence[LetterPrint],
    *,
    mark: PrintMark,
    store: str = "",
    with_copies: bool = True,
    typefaces: TypefacePair | None = None,
) -> bytes:
    """Letters of the register, each on its own letterhead, in one PDF.

    Args:
        prints: What is printed; each says itself how often it was printed before.
        mark: When and by whom.
        store: The mark of the store in the small codes.
        with_copies: With the list of copies, as for the archive; without it as for the receiver.
        typefaces: What to set it in; the shipped ones otherwise.
    """
    return _written(
        [
            (sheet, one.letterhead, replace(mark, reprint=one.printed_count))
            for one in prints
            for sheet in one.sheets(with_copies=with_copies)
        ],
        store=store,
        with_copies=with_copies,
        typefaces=typefaces,
    )


def _written(
    sheets: Sequence[tuple[LetterPaper, LetterheadSheet, PrintMark]],
    *,
    store: str,
    with_copies: bool,
    typefaces: TypefacePair | None,
) -> bytes:
    """Letters in one PDF, each on pages of its own letterhead's size."""
    pair = typefaces or default_typefaces()
    title = next((letter.subject or letter.number for letter, _head, _mark in sheets), "")
    written, canvas = _opened(sheets[0][1] if sheets else None, title)
    typesetter = Typesetter(canvas, pair)
    for letter, letterhead, mark in sheets:
        sheet = _sheet(canvas, typesetter, letterhead)
        layout = letterhead.layout
        first, other = _rooms(letterhead)
        around = Surroundings(letter, letterhead, mark, store)
        blocks = letter_blocks(letter, layout, sheet.room, other, pair, with_copies=with_copies)
        pages = paginated(blocks, other, first)
        for number, page in enumerate(pages, 1):
            around.draw(sheet, number, len(pages))
            head = layout.title_top if number == 1 else layout.other_top
            top = sheet.height - head * MILLIMETRE
            for block in page:
                block.draw(sheet, top, block.height)
                top -= block.height
            canvas.showPage()
    canvas.save()
    return written.getvalue()


def blank_letterhead(
    *, letterhead: LetterheadSheet, copies: int = 1, typefaces: TypefacePair | None = None
) -> bytes:
    """Sheets with the letterhead and nothing else, for what is written by hand."""
    pair = typefaces or default_typefaces()
    written, canvas = _opened(letterhead, letterhead.name)
    sheet = _sheet(canvas, Typesetter(canvas, pair), letterhead)
    for _ in range(copies):
        draw_blank(sheet, letterhead)
        canvas.showPage()
    canvas.save()
    return written.getvalue()


def proposed_page(body: Document) -> Page:
    """A5 for a text of under five lines of an A4 letter, A4 otherwise and for every table."""
    if any(isinstance(block, Table) for block in body.blocks):
        return Page.A4
    layout = shipped_layout(Page.A4)
    width = (PAGE_SIZES[Page.A4][0] - layout.left - layout.right) * MILLIMETRE
    lines = rich_blocks(body, width, _setting(layout, 0, default_typefaces()))
    return Page.A4 if len(lines) >= LINES_FOR_A4 else Page.A5


def letter_blocks(
    letter: LetterPaper,
    layout: Layout,
    width: float,
    room: float,
    pair: TypefacePair,
    *,
    with_copies: bool = True,
) -> list[Block]:
    """Everything of a letter that flows, from the titles to the copies.

    Args:
        letter: What is printed.
        layout: Sizes and order.
        width: Of the text, in points.
        room: Of a whole page, in points.
        pair: The typefaces.
        with_copies: With the list of copies.
    """
    body = rich_blocks(letter.body, width, _setting(layout, room, pair))
    # A signature never stands alone: the last lines of the text go with it.
    alone = max(0, len(body) - LINES_WITH_SIGNATURE)
    signed = [replace(block, stays_with_next=True) for block in body[alone:]]
    copies = letter.copies if with_copies else ()
    return [
        title_block(letter, layout, width, pair),
        salutation_block(letter, layout),
        *body[:alone],
        *signed,
        signature_block(letter, layout, width, pair),
        *copy_blocks(copies, letter.drafter if with_copies else "", layout, width, pair),
    ]


def _setting(layout: Layout, room: float, pair: TypefacePair) -> TextSetting:
    return TextSetting(
        size=layout.text_size,
        first_indent=(layout.first_right - layout.right) * MILLIMETRE,
        tallest_row=room * 0.8,
        typefaces=pair,
    )


def _rooms(letterhead: LetterheadSheet) -> tuple[float, float]:
    """The height of the text on the first page and on the others, in points."""
    layout = letterhead.layout
    height = PAGE_SIZES[letterhead.page][1] - layout.bottom
    return (height - layout.title_top) * MILLIMETRE, (height - layout.other_top) * MILLIMETRE


def _opened(letterhead: LetterheadSheet | None, title: str) -> tuple[io.BytesIO, Canvas]:
    """A PDF begun."""
    written = io.BytesIO()
    canvas = Canvas(written, invariant=1, pageCompression=1)
    canvas.setTitle(title)
    lines = letterhead.layout.lines if letterhead is not None else ()
    canvas.setAuthor(lines[0].text if lines else "")
    return written, canvas


def _sheet(canvas: Canvas, typesetter: Typesetter, letterhead: LetterheadSheet) -> Sheet:
    """A page of a letterhead's size, with its margins."""
    width, height = PAGE_SIZES[letterhead.page]
    size = (width * MILLIMETRE, height * MILLIMETRE)
    canvas.setPageSize(size)
    layout = letterhead.layout
    sheet = Sheet(canvas, typesetter, size)
    sheet.left = layout.left * MILLIMETRE
    sheet.right = sheet.width - layout.right * MILLIMETRE
    sheet.room = sheet.right - sheet.left
    return sheet
