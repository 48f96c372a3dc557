"""public-day-orders: what he ordered of each petitioner of a day, to whom and until when, A4."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from app.jalali import jalali_text
from app.orders import OrderLine
from app.public_days import PetitionLine
from app.public_days.sheets import OrderedPetition, OrdersPaper
from app.text import persian_digits
from app.visits import VisitState
from reports.blocks import Block, Cell, gap, heading_line, paragraph, row, signed, text_width
from reports.order_rows import SIGNER
from reports.paper import Form, Letterhead, PrintMark, printed
from reports.persian.fonts import TypefacePair
from reports.public_day_parts import (
    blank_heading,
    day_heading,
    day_row,
    hidden_line,
    named_petition,
    outcome_words,
    signatures,
    turn_words,
)
from reports.sheet import A4
from reports.table import Table, TableColumn

TITLE: Final = "صورت دستورات ملاقات عمومی"
ROOM: Final = text_width(A4)
EMPTY: Final = "در این روز دستوری داده نشده است."
COLUMNS: Final = (
    TableColumn("نوبت", 0.7),
    TableColumn("مراجع و موضوع", 3.6),
    TableColumn("دستور", 5.4, strong=True),
    TableColumn("واحد", 2.6),
    TableColumn("مهلت", 1.5),
)
ABSENT: Final = "غایب و مانده"
#: Of these nothing was ordered, and nothing could be.
NOT_HEARD: Final = (VisitState.ABSENT, VisitState.POSTPONED)
BLANK_ROWS: Final = 17


def public_day_orders(
    paper: OrdersPaper,
    *,
    letterhead: Letterhead,
    mark: PrintMark,
    typefaces: TypefacePair | None = None,
) -> bytes:
    """Print what was ordered on a day, in turn order.

    Args:
        paper: The day with its petitions and orders.
        letterhead: The office's.
        mark: When and by whom, and how often before.
        typefaces: A font of the desk's choice; the shipped one otherwise.
    """
    day = paper.day
    heard = [one for one in paper.petitions if one.petition.state not in NOT_HEARD]
    left = [one.petition for one in paper.petitions if one.petition.state in NOT_HEARD]
    heading = day_heading(TITLE, day, [one.petition for one in paper.petitions])
    blocks: list[Block] = [day_row(day, ROOM), _totals(heard, left), gap(6)]
    rows = [cells for one in heard for cells in order_rows(one)]
    table = Table(COLUMNS, ROOM, typefaces)
    blocks += table.whole(rows) if rows else paragraph(EMPTY, ROOM)
    if left:
        names = [f"{named_petition(one)}: {outcome_words(one)}" for one in left]
        blocks += [heading_line(ABSENT), *paragraph("، ".join(names), ROOM)]
    blocks += hidden_line(day, ROOM)
    form = Form(heading, tuple(signed(blocks, _signatures(), lines=1)))
    return printed([form], size=A4, letterhead=letterhead, mark=mark, typefaces=typefaces)


def blank_public_day_orders(*, letterhead: Letterhead, mark: PrintMark, copies: int = 1) -> bytes:
    """Print the list empty, to be filled in the session."""
    table = Table(COLUMNS, ROOM).empty(BLANK_ROWS, 29)
    blocks = (day_row(None, ROOM), gap(6), *table, *_signatures())
    form = Form(blank_heading(TITLE), blocks)
    return printed([form] * copies, size=A4, letterhead=letterhead, mark=mark)


def _totals(heard: Sequence[OrderedPetition], left: Sequence[PetitionLine]) -> Block:
    ordered = sum(1 for one in heard if one.orders)
    answered = sum(1 for one in heard if not one.orders and one.said)
    counts = (
        ("مراجعان", len(heard) + len(left)),
        ("دستورها", sum(len(one.orders) for one in heard)),
        ("با دستور", ordered),
        ("پاسخ بی دستور", answered),
        (ABSENT, len(left)),
    )
    return row([Cell(label, persian_digits(str(count))) for label, count in counts], ROOM)


def order_rows(one: OrderedPetition) -> list[tuple[str, ...]]:
    """The lines of a petition: one for each order, or what was said instead of one."""
    petition = one.petition
    who = f"{named_petition(petition)}\n{petition.subject}"
    if not one.orders:
        said = one.said or outcome_words(petition)
        return [(turn_words(petition), who, said, "", "")]
    rows: list[tuple[str, ...]] = []
    for number, order in enumerate(one.orders):
        first = not number
        rows.append(
            (
                turn_words(petition) if first else "",
                who if first else "",
                *order_cells(order, petition.manager),
            )
        )
    return rows


def order_cells(order: OrderLine, manager: str = "") -> tuple[str, str, str]:
    """An order's words, unit and deadline."""
    due = jalali_text(order.due_on) if order.due_on else ""
    return order.words, order.referred_to or manager, due


def _signatures() -> list[Block]:
    return [gap(8), signatures((("تنظیم‌کننده", ""), (SIGNER, "")), ROOM)]
