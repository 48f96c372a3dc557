"""arrears: letters that wait past their deadline or since earlier years, by unit and age, A4."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from app.clock import to_tehran
from app.jalali import clock_text, jalali_text
from app.letters import ArrearLine, ArrearsOnDay, UnitArrears
from app.letters.arrears import AGE_BANDS, MOST_LINES
from app.text import persian_digits
from app.texts import CLASSIFICATIONS, LETTER_STATES
from reports.bars import Bar, chart
from reports.blocks import Block, Cell, gap, heading_line, paragraph, row, text_width
from reports.paper import Form, Heading, Letterhead, PrintMark, printed, secrecy_mark
from reports.persian.fonts import TypefacePair
from reports.sheet import A4
from reports.table import Table, TableColumn

TITLE: Final = "گزارش معوق‌ها"
EMPTY: Final = "نامه معوقی نیست: نه مهلتی گذشته و نه از سال‌های پیش نامه‌ای باز مانده است."
UNREFERRED: Final = "ارجاع‌نشده"
TO_SETTLE: Final = "پایان‌یافته نزد واحدها، مختومه‌نشده"
CHART: Final = "معوق (خاکستری) و مهلت‌گذشته (سیاه) هر واحد"
NOTE: Final = "نامه‌ای که نزد چند واحد است زیر هر یک آمده و در جمع یک بار شمرده شده است."
CUT: Final = f"تنها {MOST_LINES} سطر نخست آمده است؛ شمارش‌ها از همه نامه‌هاست."
ROOM: Final = text_width(A4)
#: Bars of the chart; the units beyond stand in the table.
MOST_BARS: Final = 12
BLANK_ROWS: Final = 20

#: The bands of age in working days.
BANDS: Final = (
    f"تا {AGE_BANDS[0]} روز",
    *(f"{low + 1} تا {high}" for low, high in pairwise(AGE_BANDS)),
    f"بیش از {AGE_BANDS[-1]}",
)
BY_AGE: Final = (
    TableColumn("واحد", 4),
    *(TableColumn(persian_digits(words), 1.3) for words in BANDS),
    TableColumn("مهلت‌گذشته", 1.3),
    TableColumn("همه", 1, strong=True),
)
COLUMNS: Final = (
    TableColumn("شماره", 1.5),
    TableColumn("تاریخ", 1.4),
    TableColumn("فرستنده", 2.8),
    TableColumn("موضوع", 4),
    TableColumn("وضعیت", 1.4),
    TableColumn("مهلت", 1.4),
    TableColumn("سن (روز کاری)", 1.1),
    TableColumn("دیرکرد (روز کاری)", 1.2),
)


def arrears_report(
    found: ArrearsOnDay,
    *,
    letterhead: Letterhead,
    mark: PrintMark,
    typefaces: TypefacePair | None = None,
) -> bytes:
    """Print the arrears: totals, by unit and age, a chart, and each unit's letters.

    Args:
        found: The arrears on a day.
        letterhead: The office's.
        mark: When and by whom it is printed.
        typefaces: A font of the desk's choice; the shipped one otherwise.
    """
    moment = to_tehran(mark.printed_at)
    facts = (("تا تاریخ", jalali_text(found.day)), ("ساعت", clock_text(moment.time())))
    heading = Heading(TITLE, facts, classification=secrecy_mark(found.classification))
    blocks = _report(found, typefaces) if found.count else [gap(8), *paragraph(EMPTY, ROOM)]
    form = Form(heading, tuple(blocks))
    return printed([form], size=A4, letterhead=letterhead, mark=mark, typefaces=typefaces)


def blank_arrears(*, letterhead: Letterhead, mark: PrintMark, copies: int = 1) -> bytes:
    """Print the report empty, a sheet for each unit, to be filled by hand."""
    heading = Heading(TITLE, (("تا تاریخ", ""), ("ساعت", "")))
    cells = (Cell("واحد", share=3), Cell("همه"), Cell("مهلت‌گذشته"), Cell("از سال‌های پیش"))
    blocks = (row(cells, ROOM, blank=True), gap(8), *Table(COLUMNS, ROOM).empty(BLANK_ROWS))
    return printed([Form(heading, blocks)] * copies, size=A4, letterhead=letterhead, mark=mark)


def _report(found: ArrearsOnDay, typefaces: TypefacePair | None) -> list[Block]:
    bars = [Bar(_name(unit), unit.count, unit.late) for unit in found.units[:MOST_BARS]]
    blocks = [
        _totals(found),
        gap(6),
        heading_line("واحد و سن به روز کاری"),
        *Table(BY_AGE, ROOM, typefaces).whole(_by_age(found)),
        gap(6),
        *chart(CHART, bars, ROOM),
        gap(8),
    ]
    if sum(unit.count for unit in found.units) > found.count:
        blocks += paragraph(NOTE, ROOM)
    for unit in found.units:
        blocks += _unit(unit, typefaces)
    if found.is_cut:
        blocks += paragraph(persian_digits(CUT), ROOM)
    return blocks


def _totals(found: ArrearsOnDay) -> Block:
    return row(
        (
            Cell("نامه معوق", str(found.count), strong=True),
            Cell("مهلت‌گذشته", str(found.late), strong=True),
            Cell("از سال‌های پیش", str(found.old)),
            Cell(UNREFERRED, str(found.unreferred)),
            Cell("کهنه‌ترین نامه", jalali_text(found.oldest) if found.oldest else "", 1.6),
        ),
        ROOM,
    )


def _by_age(found: ArrearsOnDay) -> list[tuple[str, ...]]:
    rows = [(_name(one), one.by_age, one.late, one.count) for one in found.units]
    rows.append(("همه نامه‌ها", found.by_age, found.late, found.count))
    return [
        (name, *(_count(one) for one in ages), _count(late), _count(count))
        for name, ages, late, count in rows
    ]


def _count(number: int) -> str:
    return persian_digits(str(number)) if number else "—"


def _name(unit: UnitArrears) -> str:
    return unit.name or (TO_SETTLE if unit.was_referred else UNREFERRED)


def _unit(unit: UnitArrears, typefaces: TypefacePair | None) -> list[Block]:
    if not unit.lines:
        return []
    title = persian_digits(f"{_name(unit)} — {unit.count} نامه، {unit.late} مهلت‌گذشته")
    table = Table(COLUMNS, ROOM, typefaces)
    return [heading_line(title), *table.whole(_cells(unit.lines)), gap(6)]


def _cells(lines: Sequence[ArrearLine]) -> list[tuple[str, ...]]:
    return [
        (
            line.number,
            jalali_text(line.dated),
            line.sender,
            f"{line.subject} ({CLASSIFICATIONS[line.classification]})"
            if line.classification
            else line.subject,
            LETTER_STATES[line.state],
            jalali_text(line.due_on) if line.due_on else "ندارد",
            persian_digits(str(line.age)),
            _count(line.late),
        )
        for line in lines
    ]
