"""governor-hand-over: the open orders a governor leaves, by source, age and unit, A4."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import groupby
from typing import Final

from app.clock import to_tehran
from app.jalali import clock_text, jalali_text
from app.order_sources import source_title
from app.orders import FollowUpRow, GovernorHandOver
from app.orders.governor_hand_over import MOST_LINES, PeriodTotals
from app.text import persian_digits
from app.texts import PURPOSES
from reports.bars import Bar, chart
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
from reports.follow_up import unit_blocks
from reports.order_rows import COLUMNS, NOBODY, SIGNER, source_words
from reports.paper import Form, Heading, Letterhead, PrintMark, printed, secrecy_mark
from reports.persian.fonts import TypefacePair
from reports.sheet import A4
from reports.table import Table, TableColumn

TITLE: Final = "صورت دستورات باز در تغییر استاندار"
EMPTY: Final = "از این دوره دستور بازی نمانده است."
ROOM: Final = text_width(A4)
MOST_BARS: Final = 12
BLANK_ROWS: Final = 18
#: Letters of an order's words where they only name it; whole they stand under its unit.
NAMING_LETTERS: Final = 160

AGES: Final = ("تا یک ماه", "یک تا سه ماه", "سه تا شش ماه", "شش ماه تا یک سال", "بیش از یک سال")
WITH_HIM: Final = (
    TableColumn("شماره", 2),
    TableColumn("موضوع", 5),
    TableColumn("از", 3),
    TableColumn("برای چه", 1.6),
    TableColumn("کارتابل", 1.6),
    TableColumn("فرستاده شد", 1.7),
)
UNTOLD: Final = (
    TableColumn("متقاضی", 2.6),
    TableColumn("دستور", 6),
    TableColumn("سند", 2.2),
    TableColumn("تاریخ", 1.6),
)
UNSCANNED: Final = (
    TableColumn("دستور", 6),
    TableColumn("سند", 2.2),
    TableColumn("تاریخ", 1.6),
    TableColumn("پیگیری‌کننده", 2.6),
)


def governor_hand_over_paper(
    left: GovernorHandOver,
    *,
    letterhead: Letterhead,
    mark: PrintMark,
    typefaces: TypefacePair | None = None,
) -> bytes:
    """Print what a governor leaves.

    Args:
        left: His period and its open orders.
        letterhead: The office's.
        mark: When and by whom it is printed.
        typefaces: A font of the desk's choice; the shipped one otherwise.
    """
    moment = to_tehran(mark.printed_at)
    today = moment.date()
    heading = Heading(
        TITLE,
        (("تاریخ", jalali_text(today)), ("ساعت", clock_text(moment.time()))),
        classification=secrecy_mark(left.classification),
    )
    blocks: list[Block] = [_period(left), *_totals(left.totals, len(left.with_him)), gap(6)]
    if left.totals.open:
        blocks += [*_charts(left), *_orders(left, today, typefaces)]
    else:
        blocks += paragraph(EMPTY, ROOM)
    blocks += _remains(left, typefaces)
    form = Form(heading, tuple(signed(blocks, _signatures(), lines=1)))
    return printed([form], size=A4, letterhead=letterhead, mark=mark, typefaces=typefaces)


def blank_governor_hand_over(*, letterhead: Letterhead, mark: PrintMark, copies: int = 1) -> bytes:
    """Print the report empty, to be filled by hand."""
    heading = Heading(TITLE, (("تاریخ", ""), ("ساعت", "")))
    who = (Cell("استاندار", share=3), Cell("سمت", share=2), Cell("از"), Cell("تا"))
    counts = (Cell("دستور باز"), Cell("سررسید گذشته"), Cell("متقاضی بی‌خبر"), Cell("اسکن ندارد"))
    blocks = (
        row(who, ROOM, blank=True),
        row(counts, ROOM, blank=True),
        gap(6),
        *Table(COLUMNS, ROOM).empty(BLANK_ROWS),
        *_signatures(),
    )
    return printed([Form(heading, blocks)] * copies, size=A4, letterhead=letterhead, mark=mark)


def _period(left: GovernorHandOver) -> Block:
    governor, last = left.period.governor, left.period.last_day
    acting = " (سرپرست)" if governor.acting and "سرپرست" not in governor.title else ""
    name = f"{governor.honorific} {governor.name}".strip()
    return row(
        (
            Cell("استاندار", name, 3, strong=True),
            Cell("سمت", f"{governor.title}{acting}", 3),
            Cell("از", jalali_text(governor.from_day), 1.5),
            Cell("تا", jalali_text(last) if last else "در حال خدمت", 1.5),
        ),
        ROOM,
    )


def _totals(totals: PeriodTotals, with_him: int) -> list[Block]:
    first = (
        ("دستورهای این دوره", totals.given),
        ("پایان‌یافته", totals.settled),
        ("باز", totals.open),
        ("سررسید گذشته", totals.overdue),
        ("بازمانده از دوره‌های پیش", totals.earlier),
    )
    second = (
        (NOBODY, totals.unreferred),
        ("در انتظار رؤیت", totals.waiting_for_sight),
        ("متوقف", totals.stopped),
        ("متقاضی بی‌خبر", totals.not_told),
        ("اسکن ندارد", totals.scan_missing),
        ("نزد او در کارتابل", with_him),
    )
    strong = {"باز", "سررسید گذشته"}
    return [
        row([Cell(label, str(count), strong=label in strong) for label, count in counts], ROOM)
        for counts in (first, second)
    ]


def _charts(left: GovernorHandOver) -> list[Block]:
    sources = [Bar(source_title(one.kind), one.open, one.overdue) for one in left.by_source]
    ages = [Bar(words, one.open, one.overdue) for words, one in zip(AGES, left.by_age, strict=True)]
    units = [Bar(one.name, one.open, one.overdue) for one in left.by_unit]
    rest = units[MOST_BARS:]
    units = units[:MOST_BARS]
    if rest:
        words = persian_digits(f"{len(rest)} گیرنده دیگر")
        units.append(Bar(words, sum(one.count for one in rest), sum(one.late for one in rest)))
    if left.totals.unreferred:
        units.append(Bar(NOBODY, left.totals.unreferred))
    return [
        *chart("به تفکیک سند: باز (خاکستری) و سررسید گذشته (سیاه)", sources, ROOM),
        gap(4),
        *chart("به تفکیک کهنگی", ages, ROOM),
        gap(4),
        *chart("به تفکیک گیرنده (ارجاع‌های باز)", units, ROOM),
        gap(8),
    ]


def _orders(left: GovernorHandOver, today: date, typefaces: TypefacePair | None) -> list[Block]:
    blocks: list[Block] = []
    for name, group in groupby(left.rows, lambda one: one.name or NOBODY):
        blocks += unit_blocks(name, list(group), today, typefaces)
    if len(left.rows) >= MOST_LINES:
        words = f"تنها {MOST_LINES} سطر نخست آمده است؛ شمارش‌ها از همه دستورهاست."
        blocks += paragraph(persian_digits(words), ROOM)
    return blocks


def _remains(left: GovernorHandOver, typefaces: TypefacePair | None) -> list[Block]:
    """What is with him, who was not told, and which sheets were not scanned."""
    sheets = [
        (
            sheet.number,
            sheet.title,
            sheet.from_whom,
            PURPOSES[sheet.purpose.value],
            sheet.folder_number,
            jalali_text(sheet.folder_sent_at.date()) if sheet.folder_sent_at else "",
        )
        for sheet in left.with_him
    ]
    untold = [
        (one.applicant, _named(one), source_words(one), jalali_text(one.given_on))
        for one in left.not_told
    ]
    unscanned = [
        (_named(one), source_words(one), jalali_text(one.given_on), one.owner)
        for one in left.scan_missing
    ]
    return [
        *_part("نزد او در کارتابل", WITH_HIM, sheets, typefaces),
        *_part("نتیجه رسیده و متقاضی بی‌خبر است", UNTOLD, untold, typefaces),
        *_part("برگ دستور اسکن نشده است", UNSCANNED, unscanned, typefaces),
    ]


def _named(one: FollowUpRow) -> str:
    words = " ".join(one.words.split())
    return words if len(words) <= NAMING_LETTERS else f"{words[:NAMING_LETTERS].rstrip()} …"


def _part(
    title: str,
    columns: Sequence[TableColumn],
    rows: Sequence[Sequence[str]],
    typefaces: TypefacePair | None,
) -> list[Block]:
    if not rows:
        return []
    heading = heading_line(persian_digits(f"{title} — {len(rows)}"))
    return [heading, *Table(columns, ROOM, typefaces).whole(rows), gap(6)]


def _signatures() -> list[Block]:
    cells = (Cell("تحویل‌دهنده", SIGNER), Cell("استاندار پیشین"), Cell("استاندار تازه"))
    framed = row(cells, ROOM)
    return kept_together([gap(8), Block(framed.height + 34, framed.draw)])
