"""follow-up: what every unit owes, with totals and a chart, A4."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import groupby
from typing import Final

from app.clock import to_tehran
from app.follow_up_sources import LateBlock
from app.jalali import clock_text, jalali_text
from app.moments import deadline_words
from app.orders import FollowUpRow, ReferralState
from app.text import persian_digits
from reports.bars import Bar, chart
from reports.blocks import Block, Cell, gap, heading_line, paragraph, row, text_width
from reports.order_rows import COLUMNS, NOBODY, is_late, order_cells
from reports.paper import Form, Heading, Letterhead, PrintMark, printed, secrecy_mark
from reports.persian.fonts import TypefacePair
from reports.register_list import most_secret
from reports.sheet import A4
from reports.table import Table, TableColumn

TITLE: Final = "گزارش پیگیری دستورات"
EMPTY: Final = "دستوری در جریان نیست."
CHART: Final = "در جریان (خاکستری) و سررسید گذشته (سیاه) هر گیرنده"
ROOM: Final = text_width(A4)
#: Bars of the chart; the other units are summed up in the totals.
MOST_BARS: Final = 12
BLANK_ROWS: Final = 22
#: Of what is late beside the orders.
LATE_COLUMNS: Final = (
    TableColumn("شماره", 2),
    TableColumn("کار", 7),
    TableColumn("با چه کسی", 3),
    TableColumn("موعد", 1.7),
    TableColumn("دیرکرد", 1.4),
)


def follow_up_report(
    rows: Sequence[FollowUpRow],
    *,
    letterhead: Letterhead,
    mark: PrintMark,
    filtered: str = "",
    late: Sequence[LateBlock] = (),
    typefaces: TypefacePair | None = None,
) -> bytes:
    """Print what is to be followed up, unit by unit, and what is late beside the orders.

    Args:
        rows: The lines, those of one unit together.
        letterhead: The office's.
        mark: When and by whom it is printed.
        filtered: What the lines are filtered by, in words.
        late: What other registers have that is late, as `app.follow_up_sources` says it.
        typefaces: A font of the desk's choice; the shipped one otherwise.
    """
    moment = to_tehran(mark.printed_at)
    today = moment.date()
    facts = (("تاریخ", jalali_text(today)), ("ساعت", clock_text(moment.time())))
    lines = [one for block in late for one in block.lines]
    heading = Heading(TITLE, facts, classification=secrecy_mark(most_secret([*rows, *lines])))
    blocks: list[Block] = paragraph(f"فهرست: {filtered}", ROOM) if filtered else []
    if rows:
        blocks += _report(rows, today, typefaces)
    else:
        blocks += [gap(8), *paragraph(EMPTY, ROOM)]
    for one in late:
        blocks += late_blocks(one, today, typefaces)
    form = Form(heading, tuple(blocks))
    return printed([form], size=A4, letterhead=letterhead, mark=mark, typefaces=typefaces)


def blank_follow_up(*, letterhead: Letterhead, mark: PrintMark, copies: int = 1) -> bytes:
    """Print the report empty, a sheet for each unit, to be filled by hand."""
    heading = Heading(TITLE, (("تاریخ", ""), ("ساعت", "")))
    cells = (Cell("گیرنده", share=3), Cell("همه"), Cell("سررسید گذشته"), Cell("متوقف"))
    blocks = (row(cells, ROOM, blank=True), gap(8), *Table(COLUMNS, ROOM).empty(BLANK_ROWS))
    return printed([Form(heading, blocks)] * copies, size=A4, letterhead=letterhead, mark=mark)


def _report(
    rows: Sequence[FollowUpRow], today: date, typefaces: TypefacePair | None
) -> list[Block]:
    units = [(name, list(group)) for name, group in groupby(rows, lambda one: one.name or NOBODY)]
    longest = sorted(units, key=lambda unit: -len(unit[1]))[:MOST_BARS]
    bars = [Bar(name, len(group), _late(group, today)) for name, group in longest]
    blocks = [_totals(rows, len(units), today), gap(6), *chart(CHART, bars, ROOM), gap(8)]
    for name, group in units:
        blocks += unit_blocks(name, group, today, typefaces)
    return blocks


def unit_blocks(
    name: str, rows: Sequence[FollowUpRow], today: date, typefaces: TypefacePair | None
) -> list[Block]:
    """The lines of one unit under its name, with the table's head on every page."""
    owes = f"{name} — {len(rows)} دستور، {_late(rows, today)} سررسید گذشته"
    cells = [order_cells(one, today) for one in rows]
    table = Table(COLUMNS, ROOM, typefaces)
    return [heading_line(persian_digits(owes)), *table.whole(cells), gap(6)]


def late_blocks(late: LateBlock, today: date, typefaces: TypefacePair | None) -> list[Block]:
    """What another register has that is late; what does not fit is counted."""
    cells = [
        (
            persian_digits(one.number),
            one.words,
            one.who,
            deadline_words(one.due_on, today),
            persian_digits(f"{one.late_days} روز"),
        )
        for one in late.lines
    ]
    heading = heading_line(persian_digits(f"{late.title} — {late.count} سررسید گذشته"))
    more = late.count - len(late.lines)
    left = paragraph(persian_digits(f"و {more} کار دیگر."), ROOM) if more > 0 else []
    return [gap(4), heading, *Table(LATE_COLUMNS, ROOM, typefaces).whole(cells), *left]


def _late(rows: Sequence[FollowUpRow], today: date) -> int:
    return sum(1 for one in rows if is_late(one, today))


def _totals(rows: Sequence[FollowUpRow], units: int, today: date) -> Block:
    sight = sum(1 for one in rows if one.state is ReferralState.WAITING_FOR_SIGHT)
    stopped = sum(1 for one in rows if one.state is ReferralState.STOPPED)
    oldest = min(one.given_on for one in rows)
    return row(
        (
            Cell("همه", str(len(rows)), strong=True),
            Cell("سررسید گذشته", str(_late(rows, today)), strong=True),
            Cell("در انتظار رؤیت", str(sight)),
            Cell("متوقف", str(stopped)),
            Cell("گیرندگان", str(units)),
            Cell("کهنه‌ترین دستور", jalali_text(oldest), 2),
        ),
        ROOM,
    )
