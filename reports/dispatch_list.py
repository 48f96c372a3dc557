"""dispatch-list: what went by a channel, with room to sign for each sheet, A4."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Final

from app.clock import to_tehran
from app.jalali import clock_text, jalali_text
from app.letters import DispatchLine, LetterChannel, PartyRole
from app.text import persian_digits
from app.texts import LETTER_CHANNELS
from reports.blocks import gap, paragraph, text_width
from reports.paper import Form, Heading, Letterhead, PrintMark, printed, secrecy_mark
from reports.persian.fonts import TypefacePair
from reports.register_list import most_secret
from reports.sheet import A4
from reports.table import Table, TableColumn

TITLE: Final = "فهرست ارسال نامه‌ها"
EMPTY: Final = "در این روزها نامه‌ای فرستاده نشده است."
ROOM: Final = text_width(A4)
COLUMNS: Final = (
    TableColumn("ردیف", 0.7),
    TableColumn("شماره نامه", 1.9, strong=True),
    TableColumn("تاریخ", 1.4),
    TableColumn("گیرنده", 3.6),
    TableColumn("شماره ارسال", 1.8),
    TableColumn("زمان", 1.5),
    TableColumn("تحویل‌گیرنده، امضا", 2.9),
)
BLANK_ROWS: Final = 20


def dispatch_list(
    lines: Sequence[DispatchLine],
    *,
    letterhead: Letterhead,
    mark: PrintMark,
    days: str = "",
    typefaces: TypefacePair | None = None,
) -> bytes:
    """Print what went out, each channel from a page of its own.

    Args:
        lines: Those of one channel together.
        letterhead: The office's.
        mark: When and by whom it is printed.
        days: Of which days, in words.
        typefaces: A font of the desk's choice; the shipped one otherwise.
    """
    forms = [
        _form(channel, list(group), mark, days, typefaces)
        for channel, group in groupby(lines, lambda one: one.channel)
    ]
    if not forms:
        heading = Heading(TITLE, _facts(mark, days))
        forms = [Form(heading, (gap(8), *paragraph(EMPTY, ROOM)))]
    return printed(forms, size=A4, letterhead=letterhead, mark=mark, typefaces=typefaces)


def blank_dispatch_list(*, letterhead: Letterhead, mark: PrintMark, copies: int = 1) -> bytes:
    """Print the list empty, to be filled by hand."""
    heading = Heading(TITLE, (("روز", ""), ("شمار", "")))
    form = Form(heading, tuple(Table(COLUMNS, ROOM).empty(BLANK_ROWS)))
    return printed([form] * copies, size=A4, letterhead=letterhead, mark=mark)


def _form(
    channel: LetterChannel,
    lines: Sequence[DispatchLine],
    mark: PrintMark,
    days: str,
    typefaces: TypefacePair | None,
) -> Form:
    heading = Heading(
        f"{TITLE}: {LETTER_CHANNELS[channel]}",
        (*_facts(mark, days), ("شمار", persian_digits(f"{len(lines)} برگ"))),
        classification=secrecy_mark(most_secret(lines)),
    )
    cells = [_cells(number, one) for number, one in enumerate(lines, 1)]
    table = Table(COLUMNS, ROOM, typefaces)
    return Form(heading, tuple(table.rows(cells)), repeated=(table.head(),))


def _facts(mark: PrintMark, days: str) -> tuple[tuple[str, str], ...]:
    return (("روز", days or jalali_text(to_tehran(mark.printed_at).date())),)


def _cells(number: int, one: DispatchLine) -> tuple[str, ...]:
    copy = " (رونوشت)" if one.role is PartyRole.COPY else ""
    return (
        persian_digits(str(number)),
        one.number,
        jalali_text(one.dated),
        f"{one.receiver}{copy}",
        one.channel_number or "—",
        f"{jalali_text(one.sent_at.date())} {clock_text(one.sent_at.time())}",
        # What is not receipted yet is left to the pen, with room for it.
        one.receipt or "\n",
    )
