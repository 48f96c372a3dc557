"""gift-list: gifts given and received, what they are worth and where they are kept, A4 across."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from app.clock import to_tehran
from app.jalali import jalali_text
from app.protocol.register_rows import GiftRow
from app.protocol.states import GiftDirection
from app.text import persian_count, persian_digits
from reports.blocks import Block, gap, heading_line, paragraph, text_width
from reports.paper import Form, Heading, Letterhead, PrintMark, printed
from reports.persian.fonts import TypefacePair
from reports.protocol_parts import rials_text
from reports.sheet import A4_ACROSS, LABEL
from reports.table import Table, TableColumn

TITLE: Final = "فهرست هدایا"
EMPTY: Final = "هدیه‌ای در این فهرست نیست."
ROOM: Final = text_width(A4_ACROSS)
TITLES: Final = {
    GiftDirection.RECEIVED: ("هدایای گرفته‌شده", "از"),
    GiftDirection.GIVEN: ("هدایای داده‌شده", "به"),
}
#: Of a received gift nobody wrote an inventory number of.
UNKEPT: Final = "شماره اموال ندارد"
BLANK_ROWS: Final = 14
WRITTEN_ROW: Final = 25.0


def gift_list(
    rows: Sequence[GiftRow],
    *,
    letterhead: Letterhead,
    mark: PrintMark,
    filtered: str = "",
    typefaces: TypefacePair | None = None,
) -> bytes:
    """Print gifts, those received apart from those given, each with its sum.

    Args:
        rows: The gifts, in their order; annulled ones say why and count for nothing.
        letterhead: The office's.
        mark: When and by whom it is printed.
        filtered: What they are narrowed to, in words.
        typefaces: A font of the desk's choice; the shipped one otherwise.
    """
    today = to_tehran(mark.printed_at).date()
    facts = (("تاریخ", jalali_text(today)), ("شمار", persian_count(len(rows))))
    blocks: list[Block] = paragraph(f"فهرست: {filtered}", ROOM, LABEL) if filtered else []
    if not rows:
        blocks += [gap(8), *paragraph(EMPTY, ROOM)]
    for direction, (title, _word) in TITLES.items():
        here = [one for one in rows if one.direction is direction]
        if here:
            table = Table(_columns(direction), ROOM, typefaces)
            cells = [_cells(number, one) for number, one in enumerate(here, 1)]
            blocks += [gap(3), heading_line(title), *table.whole([*cells, _sum(here)])]
    form = Form(Heading(TITLE, facts), tuple(blocks))
    return printed([form], size=A4_ACROSS, letterhead=letterhead, mark=mark, typefaces=typefaces)


def blank_gift_list(*, letterhead: Letterhead, mark: PrintMark, copies: int = 1) -> bytes:
    """Print the list of received gifts empty."""
    table = Table(_columns(GiftDirection.RECEIVED), ROOM)
    blocks = (heading_line(TITLES[GiftDirection.RECEIVED][0]),)
    heading = Heading(TITLE, (("تاریخ", ""), ("شمار", "")))
    form = Form(heading, (*blocks, *table.empty(BLANK_ROWS, WRITTEN_ROW)))
    return printed([form] * copies, size=A4_ACROSS, letterhead=letterhead, mark=mark)


def _columns(direction: GiftDirection) -> tuple[TableColumn, ...]:
    _title, word = TITLES[direction]
    return (
        TableColumn("ردیف", 0.95),
        TableColumn("شماره", 1.7),
        TableColumn("تاریخ", 1.6),
        TableColumn("هدیه", 4, strong=True),
        TableColumn("تعداد", 1),
        TableColumn("ارزش (ریال)", 2.2),
        TableColumn(word, 3),
        TableColumn("دستگاه و کشور", 3),
        TableColumn("پرونده", 1.7),
        TableColumn("نگهداری و شماره اموال", 3.2),
        TableColumn("یادداشت", 2.4),
    )


def _cells(number: int, one: GiftRow) -> tuple[str, ...]:
    return (
        persian_count(number),
        persian_digits(one.number),
        jalali_text(one.given_on),
        one.item,
        persian_count(one.quantity),
        rials_text(one.value),
        one.name,
        "، ".join(part for part in (one.organisation, one.country) if part),
        persian_digits(one.case_number),
        _kept(one),
        f"باطل شد: {one.annulled_reason}" if one.is_annulled else one.note,
    )


def _kept(one: GiftRow) -> str:
    number = persian_digits(one.inventory_number)
    if not number and one.direction is GiftDirection.RECEIVED and not one.is_annulled:
        number = UNKEPT
    return "، ".join(part for part in (one.kept_where, number) if part)


def _sum(rows: Sequence[GiftRow]) -> tuple[str, ...]:
    """How many pieces and what they are worth together, so far as that is known."""
    standing = [one for one in rows if not one.is_annulled]
    known = [one.value for one in standing if one.value is not None]
    unknown = len(standing) - len(known)
    note = f"{persian_count(unknown)} هدیه بی ارزش برآوردی" if unknown else ""
    pieces = persian_count(sum(one.quantity for one in standing))
    worth = rials_text(sum(known)) if known else ""
    return ("", "", "", "جمع", pieces, worth, note, "", "", "", "")
