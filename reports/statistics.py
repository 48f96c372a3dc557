"""statistics: what the public meetings of a period came to, with charts, A4 (U18, Appendix A)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from app.clock import to_tehran
from app.jalali import jalali_text
from app.public_days import PublicDayRow, PublicStatistics, StatisticLine
from app.public_days.sheets import StatisticsPaper
from app.text import isolate, persian_digits
from app.visits.texts import PUBLIC_DAY_STATES
from reports.bars import Bar, chart
from reports.blocks import Block, Cell, gap, heading_line, paragraph, row, signed, text_width
from reports.order_rows import SIGNER
from reports.paper import Form, Heading, Letterhead, PrintMark, printed
from reports.persian.fonts import TypefacePair
from reports.public_day_parts import signatures
from reports.sheet import A4
from reports.table import Table, TableColumn

TITLE: Final = "گزارش عملکرد ملاقات‌های عمومی"
ROOM: Final = text_width(A4)
EMPTY: Final = "در این دوره ملاقات عمومی نبوده است."
LEGEND: Final = "خاکستری: درخواست‌ها؛ سیاه: آنچه دستور باز دارد."
MOST_BARS: Final = 12
SESSIONS: Final = (
    TableColumn("شماره", 1.6),
    TableColumn("تاریخ", 1.5),
    TableColumn("مکان", 3.4),
    TableColumn("درخواست", 1.2),
    TableColumn("شنیده شد", 1.2),
    TableColumn("خبر نگرفته", 1.3),
    TableColumn("وضعیت", 2.4),
)
AGENCIES: Final = (
    TableColumn("دستگاه", 5, strong=True),
    TableColumn("درخواست", 1.4),
    TableColumn("سهم", 1.2),
    TableColumn("شنیده شد", 1.4),
    TableColumn("دستور باز", 1.4),
)
BLANK_SESSIONS: Final = 6
BLANK_AGENCIES: Final = 11
BLANK_ROW: Final = 22.0


def statistics_report(
    paper: StatisticsPaper,
    *,
    letterhead: Letterhead,
    mark: PrintMark,
    typefaces: TypefacePair | None = None,
) -> bytes:
    """Print what the public meetings of a period came to.

    Args:
        paper: The counts and the sessions.
        letterhead: The office's.
        mark: When and by whom it is printed.
        typefaces: A font of the desk's choice; the shipped one otherwise.
    """
    counts = paper.counts
    heading = Heading(
        TITLE,
        (
            ("از", jalali_text(counts.from_day)),
            ("تا", jalali_text(counts.to_day)),
            ("گزارش", jalali_text(to_tehran(mark.printed_at).date())),
        ),
    )
    blocks: list[Block] = [*_totals(counts), gap(6)]
    if paper.sessions:
        blocks += [*_sessions(paper, typefaces), *_charts(counts), *_agencies(counts, typefaces)]
    else:
        blocks += paragraph(EMPTY, ROOM)
    form = Form(heading, tuple(signed(blocks, _signatures(), lines=1)))
    return printed([form], size=A4, letterhead=letterhead, mark=mark, typefaces=typefaces)


def blank_statistics(*, letterhead: Letterhead, mark: PrintMark, copies: int = 1) -> bytes:
    """Print the report empty, to be filled by hand."""
    heading = Heading(TITLE, (("از", ""), ("تا", ""), ("گزارش", "")))
    blocks = (
        *_totals(None),
        heading_line("جلسه‌ها"),
        *Table(SESSIONS, ROOM).empty(BLANK_SESSIONS, BLANK_ROW),
        heading_line("دستگاه‌ها"),
        *Table(AGENCIES, ROOM).empty(BLANK_AGENCIES, BLANK_ROW),
        *_signatures(),
    )
    return printed([Form(heading, blocks)] * copies, size=A4, letterhead=letterhead, mark=mark)


def _totals(counts: PublicStatistics | None) -> list[Block]:
    first = (
        ("جلسه برگزارشده", "days"),
        ("جلسه لغوشده", "cancelled"),
        ("درخواست‌ها", "petitions"),
        ("شنیده شد", "heard"),
    )
    second = (
        ("دستورها", "orders"),
        ("دستور باز", "open_orders"),
        ("منتظر اعلام نتیجه", "to_be_told"),
        ("سهم شنیده‌شده", "share"),
    )
    strong = {"petitions", "open_orders"}
    return [
        row(
            [Cell(label, _count(counts, name), strong=name in strong) for label, name in names],
            ROOM,
            blank=counts is None,
        )
        for names in (first, second)
    ]


def _count(counts: PublicStatistics | None, name: str) -> str:
    if counts is None:
        return ""
    if name == "share":
        return share_words(counts.heard, counts.petitions)
    return persian_digits(str(getattr(counts, name)))


def share_words(part: int, whole: int) -> str:
    """A part of a whole in percent."""
    return persian_digits(f"{round(100 * part / whole)}٪") if whole else "—"


def _sessions(paper: StatisticsPaper, typefaces: TypefacePair | None) -> list[Block]:
    rows = [_session(one) for one in paper.sessions]
    blocks = [heading_line("جلسه‌ها"), *Table(SESSIONS, ROOM, typefaces).whole(rows)]
    if paper.hidden:
        blocks += paragraph(persian_digits(f"و {paper.hidden} جلسه دیگر"), ROOM)
    return [*blocks, gap(8)]


def _session(one: PublicDayRow) -> tuple[str, ...]:
    return (
        isolate(one.number),
        jalali_text(one.starts_at.date()),
        "، ".join(part for part in (one.title, one.place) if part),
        persian_digits(str(one.petitions)),
        persian_digits(str(one.heard)),
        persian_digits(str(one.to_be_told)),
        PUBLIC_DAY_STATES[one.state],
    )


def _charts(counts: PublicStatistics) -> list[Block]:
    parts = (
        ("به تفکیک دستگاه", counts.by_agency),
        ("به تفکیک دسته", counts.by_category),
        ("به تفکیک شهرستان", counts.by_county),
        ("به تفکیک نتیجه", counts.by_outcome),
        ("به تفکیک گونه", counts.by_kind),
        ("به تفکیک رضایت", counts.by_satisfaction),
    )
    blocks: list[Block] = paragraph(LEGEND, ROOM)
    for title, lines in parts:
        if lines:
            blocks += [*chart(title, _bars(lines), ROOM), gap(6)]
    return blocks


def _bars(lines: Sequence[StatisticLine]) -> list[Bar]:
    """A bar a line; the smallest of many are one bar together."""
    bars = [Bar(one.name, one.petitions, one.open_orders) for one in lines[:MOST_BARS]]
    rest = lines[MOST_BARS:]
    if rest:
        open_orders = sum(one.open_orders for one in rest)
        words = persian_digits(f"{len(rest)} مورد دیگر")
        bars.append(Bar(words, sum(one.petitions for one in rest), open_orders))
    return bars


def _agencies(counts: PublicStatistics, typefaces: TypefacePair | None) -> list[Block]:
    rows = [
        (
            one.name,
            persian_digits(str(one.petitions)),
            share_words(one.petitions, counts.petitions),
            persian_digits(str(one.heard)),
            persian_digits(str(one.open_orders)),
        )
        for one in counts.by_agency
    ]
    if not rows:
        return []
    return [heading_line("دستگاه‌ها"), *Table(AGENCIES, ROOM, typefaces).whole(rows)]


def _signatures() -> list[Block]:
    return [gap(8), signatures((("تنظیم‌کننده", ""), (SIGNER, "")), ROOM)]
