"""hand-over: orders and margin notes of a public day to the inspection office, with receipt, A4."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from app.jalali import clock_text, jalali_text
from app.public_days.sheets import HandOverPaper, OrderedPetition
from app.text import isolate, persian_digits
from reports.blocks import (
    Block,
    Cell,
    gap,
    heading_line,
    kept_together,
    paragraph,
    row,
    signed,
    text_width,
)
from reports.paper import Form, Letterhead, PrintMark, printed
from reports.persian.fonts import TypefacePair
from reports.public_day_orders import order_cells
from reports.public_day_parts import (
    NOTHING,
    blank_heading,
    day_heading,
    day_row,
    hidden_line,
    named_petition,
    signatures,
)
from reports.sheet import A4
from reports.table import Table, TableColumn

TITLE: Final = "صورت تحویل دستورات و هامش‌ها"
ROOM: Final = text_width(A4)
EMPTY: Final = "چیزی برای تحویل نمانده است."
RECEIPT: Final = "رسید"
SAID: Final = "{count} درخواست با دستور یا هامش استاندار به شرح زیر به {office} تحویل شد."
READY: Final = "{count} درخواست با دستور یا هامش استاندار به شرح زیر آماده تحویل به {office} است."
COLUMNS: Final = (
    TableColumn("ردیف", 0.9),
    TableColumn("مراجع", 3),
    TableColumn("موضوع", 3),
    TableColumn("دستور یا هامش", 5, strong=True),
    TableColumn("واحد", 2.4),
    TableColumn("مهلت", 1.5),
)
BLANK_ROWS: Final = 17


def hand_over_sheet(
    papers: Sequence[HandOverPaper],
    *,
    letterhead: Letterhead,
    mark: PrintMark,
    typefaces: TypefacePair | None = None,
) -> bytes:
    """Print hand-overs, each beginning a page.

    Args:
        papers: Of a day, in their order.
        letterhead: The office's.
        mark: When and by whom; each says itself how often it was printed.
        typefaces: A font of the desk's choice; the shipped one otherwise.
    """
    forms = [_form(one, typefaces) for one in papers]
    marks = [replace(mark, reprint=one.reprint) for one in papers]
    return printed(forms, size=A4, letterhead=letterhead, mark=marks, typefaces=typefaces)


def blank_hand_over(*, letterhead: Letterhead, mark: PrintMark, copies: int = 1) -> bytes:
    """Print the list empty, to be filled by hand."""
    table = Table(COLUMNS, ROOM).empty(BLANK_ROWS)
    blocks = (day_row(None, ROOM), gap(6), *table, gap(6), *_receipt(None))
    form = Form(blank_heading(TITLE), blocks)
    return printed([form] * copies, size=A4, letterhead=letterhead, mark=mark)


def _form(paper: HandOverPaper, typefaces: TypefacePair | None) -> Form:
    count = len(paper.petitions)
    line = paper.line
    said = (SAID if line is not None else READY).format(count=count, office=paper.office)
    heading = day_heading(TITLE, paper.day, [one.petition for one in paper.petitions])
    if line is not None and line.place > 1:
        heading = replace(heading, title=persian_digits(f"{TITLE} ({line.place})"))
    blocks: list[Block] = [day_row(paper.day, ROOM), gap(6)]
    if not paper.petitions:
        return Form(heading, (*blocks, *paragraph(EMPTY, ROOM), *hidden_line(paper.day, ROOM)))
    rows = [cells for number, one in enumerate(paper.petitions, 1) for cells in _rows(number, one)]
    blocks += [*paragraph(persian_digits(said), ROOM), gap(4)]
    blocks += Table(COLUMNS, ROOM, typefaces).whole(rows)
    if line is not None and line.note:
        blocks += [heading_line("توضیح"), *paragraph(line.note, ROOM)]
    blocks += hidden_line(paper.day, ROOM)
    return Form(heading, tuple(signed(blocks, [gap(6), *_receipt(paper)], lines=1)))


def _rows(number: int, one: OrderedPetition) -> list[tuple[str, ...]]:
    petition = one.petition
    who = (persian_digits(str(number)), named_petition(petition), petition.subject)
    if not one.orders:
        return [(*who, one.said or NOTHING, "", "")]
    rows: list[tuple[str, ...]] = []
    for place, order in enumerate(one.orders):
        rows.append((*(("", "", "") if place else who), *order_cells(order, petition.manager)))
    return rows


def _receipt(paper: HandOverPaper | None) -> list[Block]:
    """Who handed it over and who received it, and the number of their secretariat."""
    line = paper.line if paper is not None else None
    giver = line.handed_by if line is not None else ""
    taker = paper.person if paper is not None else ""
    if line is not None:
        taker = "، ".join(part for part in (line.receiver, line.receiver_post) if part)
    at = line.handed_at if line is not None else None
    moment = f"{jalali_text(at.date())} {clock_text(at.time())}" if at else ""
    on = jalali_text(line.receipt_on) if line is not None and line.receipt_on else ""
    number = isolate(line.receipt_number) if line is not None else ""
    cells = (
        Cell("زمان تحویل", moment, 2),
        Cell("شماره رسید دبیرخانه گیرنده", number, 2.4),
        Cell("تاریخ رسید", on, 1.4),
    )
    names = (("تحویل‌دهنده، نام و امضا", giver), ("تحویل‌گیرنده، نام، امضا و مهر", taker))
    return kept_together([heading_line(RECEIPT), row(cells, ROOM), signatures(names, ROOM)])
