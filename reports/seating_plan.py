"""seating-plan: who sits where by the order of precedence, drawn, with the flags, A4 (P6.9)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from app.protocol.rows import CaseSheet
from app.protocol.seating import ROW_SEATS, SeatSide, seat_words, seats_of
from app.protocol.sheets import CasePaper
from app.protocol.states import Seating
from app.protocol.texts import SEATINGS
from app.text import persian_count
from reports.blocks import Block, Cell, gap, heading_line, row
from reports.flags import flags_row
from reports.paper import Form, Letterhead, PrintMark, printed
from reports.persian.fonts import TypefacePair
from reports.protocol_parts import ROOM, blank_case_heading, case_heading, days_text, where_text
from reports.seating_shapes import Chair, chair_of, drawn
from reports.sheet import A4
from reports.table import Table, TableColumn

TITLE: Final = "نقشه جلوس"
#: The layout that is the case's own; the others are named as the seatings are.
OF_CASE: Final = "case"
NOBODY: Final = "کسی در این پرونده نیست."
COLUMNS: Final = (
    TableColumn("ترتیب", 0.8),
    TableColumn("نام", 2.6, strong=True),
    TableColumn("سمت", 2.9),
    TableColumn("دستگاه", 2.3),
    TableColumn("مقام", 1.8),
    TableColumn("جا", 3.4),
)
#: Of a plan that is filled by hand: seats on each side, down each arm, round the table.
BLANK_SIDE: Final = 4
BLANK_ARM: Final = 6
BLANK_ROUND: Final = 8
BLANK_FLAGS: Final = 2


def seating_plans(
    papers: Sequence[CasePaper],
    *,
    letterhead: Letterhead,
    mark: PrintMark,
    layout: str = OF_CASE,
    typefaces: TypefacePair | None = None,
) -> bytes:
    """Print how the people of cases sit, each beginning a page.

    Args:
        papers: The cases.
        letterhead: The office's.
        mark: When and by whom it is printed.
        layout: As the case says, or another seating for once.
        typefaces: A font of the desk's choice; the shipped one otherwise.
    """
    forms = [_form(one.case, _seating(one.case, layout), typefaces) for one in papers]
    marks = [replace(mark, reprint=one.reprint) for one in papers]
    return printed(forms, size=A4, letterhead=letterhead, mark=marks, typefaces=typefaces)


def blank_seating_plan(
    *, letterhead: Letterhead, mark: PrintMark, copies: int = 1, layout: str = OF_CASE
) -> bytes:
    """Print a table with empty seats, to be filled by hand."""
    seating = Seating.FACING if layout == OF_CASE else Seating(layout)
    cells = (Cell("روز", share=3), Cell("کجا", share=3), Cell("چیدمان", SEATINGS[seating], 2))
    blocks = (
        row((Cell("موضوع"),), ROOM, blank=True),
        row(cells, ROOM),
        gap(8),
        *drawn(seating, _empty_chairs(seating)),
        *flags_row([""] * BLANK_FLAGS),
    )
    form = Form(blank_case_heading(TITLE), blocks)
    return printed([form] * copies, size=A4, letterhead=letterhead, mark=mark)


def _seating(case: CaseSheet, layout: str) -> Seating:
    return case.seating if layout == OF_CASE else Seating(layout)


def _form(case: CaseSheet, seating: Seating, typefaces: TypefacePair | None) -> Form:
    seats = seats_of(case.people, seating)
    about = (
        Cell("موضوع", case.subject, 4, strong=True),
        Cell("روز", days_text(case), 3),
        Cell("کجا", where_text(case), 3),
    )
    blocks: list[Block] = [row(about, ROOM), gap(8)]
    if seats:
        blocks += drawn(seating, [chair_of(one) for one in seats], typefaces)
    else:
        blocks += [heading_line(NOBODY)]
    blocks += flags_row(case.flags.splitlines(), typefaces)
    if seats:
        rows = [
            (
                persian_count(one.person.order),
                one.person.name or one.person.organisation,
                one.person.post,
                one.person.organisation if one.person.name else "",
                one.person.rank_name,
                seat_words(one),
            )
            for one in sorted(seats, key=lambda one: one.person.order)
        ]
        blocks += [gap(4), heading_line("به ترتیب تشریفات")]
        blocks += Table(COLUMNS, ROOM, typefaces).whole(rows)
    third = ("چیدمان", SEATINGS[seating])
    return Form(case_heading(case, TITLE, third), tuple(blocks))


def _empty_chairs(seating: Seating) -> list[Chair]:
    if seating is Seating.FACING:
        places = range(-BLANK_SIDE, BLANK_SIDE + 1)
        return [Chair(side, at) for side in (SeatSide.GUESTS, SeatSide.OURS) for at in places]
    if seating is Seating.ROUND:
        return [Chair(SeatSide.CIRCLE, at) for at in range(-BLANK_ROUND + 1, BLANK_ROUND + 1)]
    if seating is Seating.ROWS:
        half = ROW_SEATS // 2
        places = range(1 - half, half + 1)
        return [Chair(SeatSide.ROW, at, number) for number in range(1, 6) for at in places]
    arms = (SeatSide.RIGHT, SeatSide.LEFT)
    beside = [Chair(side, at) for side in arms for at in range(1, BLANK_ARM + 1)]
    return [Chair(SeatSide.HEAD, 0), *beside]
