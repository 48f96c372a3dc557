"""gate-slip: who may come in to see the governor, and when, for the guards, A5 or A4."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from app.jalali import clock_text, jalali_text, long_jalali_text
from app.text import isolate, persian_digits
from app.visits.sheets import GateLine, GateSheet
from reports.blocks import Block, Cell, gap, paragraph, row, signed, text_width
from reports.order_rows import SIGNER
from reports.paper import Form, Heading, Letterhead, PrintMark, printed, secrecy_mark
from reports.persian.fonts import TypefacePair
from reports.public_day_parts import signatures
from reports.register_list import most_secret
from reports.sheet import A4, A5
from reports.table import Table, TableColumn

TITLE: Final = "برگ ورود ملاقات‌کنندگان"
EMPTY: Final = "برای این روز ملاقات‌کننده‌ای در برنامه نیست."
GUARDS: Final = "نگهبانی محترم ساختمان استانداری"
NO_HOUR: Final = "—"
COLUMNS: Final = (
    TableColumn("ردیف", 1.1),
    TableColumn("ساعت", 1.1, strong=True),
    TableColumn("نام", 4.6, strong=True),
    TableColumn("کد ملی", 2),
    TableColumn("همراهان", 2.8),
    TableColumn("ورود", 1),
)
SIZES: Final = {"a5": (A5, 7), "a4": (A4, 18)}


def gate_slip(
    sheets: Sequence[GateSheet],
    *,
    letterhead: Letterhead,
    mark: PrintMark,
    layout: str = "a5",
    typefaces: TypefacePair | None = None,
) -> bytes:
    """Print who may come in, each day beginning a page.

    Args:
        sheets: The days.
        letterhead: The office's.
        mark: When and by whom it is printed.
        layout: The size of the paper.
        typefaces: A font of the desk's choice; the shipped one otherwise.
    """
    size, _ = SIZES[layout]
    room = text_width(size)
    forms = [_form(one, room, typefaces) for one in sheets]
    return printed(forms, size=size, letterhead=letterhead, mark=mark, typefaces=typefaces)


def blank_gate_slip(
    *, letterhead: Letterhead, mark: PrintMark, layout: str = "a5", copies: int = 1
) -> bytes:
    """Print the slip empty, to be filled by hand."""
    size, rows = SIZES[layout]
    room = text_width(size)
    heading = Heading(TITLE, (("تاریخ", ""), ("شمار", "")))
    blocks = (
        row((Cell("روز", share=2), Cell("به", share=2)), room, blank=True),
        gap(4),
        *Table(COLUMNS, room).empty(rows),
        *_signature(room),
    )
    return printed([Form(heading, blocks)] * copies, size=size, letterhead=letterhead, mark=mark)


def _form(sheet: GateSheet, room: float, typefaces: TypefacePair | None) -> Form:
    count = persian_digits(f"{len(sheet.lines)}")
    heading = Heading(
        TITLE,
        (("تاریخ", jalali_text(sheet.day)), ("شمار", count)),
        classification=secrecy_mark(most_secret(sheet.lines)),
    )
    day = Cell("روز", long_jalali_text(sheet.day), 2, strong=True)
    blocks: list[Block] = [row((day, Cell("به", GUARDS, 2)), room), gap(4)]
    if not sheet.lines:
        return Form(heading, (*blocks, *paragraph(EMPTY, room)))
    rows = [_line(number, one) for number, one in enumerate(sheet.lines, 1)]
    blocks += Table(COLUMNS, room, typefaces).whole(rows)
    blocks += [gap(4), *paragraph(sheet.text, room)] if sheet.text else []
    return Form(heading, tuple(signed(blocks, _signature(room), lines=1)))


def _line(number: int, one: GateLine) -> tuple[str, ...]:
    name = f"{one.name}، فرزند {one.father_name}" if one.father_name else one.name
    with_host = f"{name}\nنزد {one.host}" if one.host else name
    return (
        persian_digits(str(number)),
        clock_text(one.at.time()) if one.at is not None else NO_HOUR,
        with_host,
        isolate(one.national_id),
        _companions(one),
        "",
    )


def _companions(one: GateLine) -> str:
    size = persian_digits(f"گروه {one.group_size} نفره") if one.group_size else ""
    return "\n".join(part for part in (size, one.companions) if part)


def _signature(room: float) -> list[Block]:
    return [gap(6), signatures((("دستور ورود", SIGNER), ("نگهبان", "")), room)]
