"""car-list: the cars of a case in their order, each with driver and whoever rides in it, A4."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from app.protocol.rows import CaseSheet
from app.protocol.sheets import CasePaper
from app.protocol.states import OURS
from app.telephone import isolated_telephone
from app.text import persian_count, persian_digits
from reports.blocks import Block, gap, heading_line, paragraph
from reports.paper import Form, Letterhead, PrintMark, printed
from reports.persian.fonts import TypefacePair
from reports.protocol_parts import (
    ROOM,
    about_case,
    blank_about,
    blank_case_heading,
    case_heading,
    person_text,
)
from reports.sheet import A4
from reports.table import Table, TableColumn

TITLE: Final = "فهرست خودروها و سرنشینان"
COLUMNS: Final = (
    TableColumn("ترتیب", 0.8),
    TableColumn("خودرو", 2, strong=True),
    TableColumn("شماره پلاک", 1.7),
    TableColumn("راننده", 1.8),
    TableColumn("تلفن", 1.6),
    TableColumn("سرنشینان به ترتیب", 4.4),
    TableColumn("یادداشت", 1.9),
)
WRITTEN_ROW: Final = 34.0
BLANK_ROWS: Final = 16
WITHOUT: Final = "بی‌خودرو"


def car_lists(
    papers: Sequence[CasePaper],
    *,
    letterhead: Letterhead,
    mark: PrintMark,
    typefaces: TypefacePair | None = None,
) -> bytes:
    """Print the cars of cases, each beginning a page.

    Args:
        papers: The cases.
        letterhead: The office's.
        mark: When and by whom it is printed.
        typefaces: A font of the desk's choice; the shipped one otherwise.
    """
    forms = [_form(one.case, typefaces) for one in papers]
    marks = [replace(mark, reprint=one.reprint) for one in papers]
    return printed(forms, size=A4, letterhead=letterhead, mark=marks, typefaces=typefaces)


def blank_car_list(*, letterhead: Letterhead, mark: PrintMark, copies: int = 1) -> bytes:
    """Print the list empty."""
    blocks = (*blank_about(), gap(4), *Table(COLUMNS, ROOM).empty(BLANK_ROWS, WRITTEN_ROW))
    form = Form(blank_case_heading(TITLE), blocks)
    return printed([form] * copies, size=A4, letterhead=letterhead, mark=mark)


def _form(case: CaseSheet, typefaces: TypefacePair | None) -> Form:
    table = Table(COLUMNS, ROOM, typefaces)
    rows = [
        (
            persian_count(place),
            one.title,
            persian_digits(one.plate),
            one.driver,
            isolated_telephone(persian_digits(one.phone)),
            "\n".join(one.passengers),
            _seats(one.note, one.seats, len(one.passengers)),
        )
        for place, one in enumerate(case.vehicles, 1)
    ]
    written = [replace(one, height=max(one.height, WRITTEN_ROW)) for one in table.rows(rows)]
    blocks: list[Block] = [*about_case(case), gap(4), *table.above(written)]
    by_order = sorted(case.people, key=lambda one: one.order)
    left = [one for one in by_order if one.vehicle_id is None and one.role not in OURS]
    if left:
        words = "؛ ".join(person_text(one) for one in left)
        blocks += [heading_line(WITHOUT), *paragraph(words, ROOM)]
    count = ("خودرو", persian_count(len(case.vehicles)))
    return Form(case_heading(case, TITLE, count), tuple(blocks))


def _seats(note: str, seats: int, riders: int) -> str:
    over = f"{persian_count(riders)} نفر برای {persian_count(seats)} جا" if riders > seats else ""
    return "؛ ".join(part for part in (note, over) if part)
