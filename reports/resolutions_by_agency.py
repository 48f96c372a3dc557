"""resolutions: what each agency owes of what meetings resolved, with totals and bars, A4 (P1.7)."""

from __future__ import annotations

from typing import Final

from app.jalali import jalali_text
from app.meetings.sheets import AgenciesPaper
from app.text import persian_digits
from reports.bars import Bar, chart
from reports.blocks import Block, Cell, gap, heading_line, paragraph, row
from reports.meeting_parts import ROOM
from reports.paper import Form, Heading, Letterhead, PrintMark, printed, secrecy_mark
from reports.persian.fonts import TypefacePair
from reports.sheet import A4
from reports.table import Table, TableColumn

TITLE: Final = "مصوبات دستگاه‌ها"
NOBODY: Final = "بی مسئول"
EMPTY: Final = "مصوبه‌ای با این خواسته نیست."
COLUMNS: Final = (
    TableColumn("ردیف", 0.8),
    TableColumn("شماره", 2),
    TableColumn("جلسه", 2.1),
    TableColumn("مصوبه", 5.2),
    TableColumn("همکار", 2),
    TableColumn("مهلت", 1.75),
    TableColumn("وضعیت", 2.8),
)
#: Agencies in the chart; the rest stands in the tables.
CHARTED: Final = 14


def resolutions_by_agency(
    paper: AgenciesPaper,
    *,
    letterhead: Letterhead,
    mark: PrintMark,
    typefaces: TypefacePair | None = None,
) -> bytes:
    """Print what each agency owes, those with most that is late first.

    Args:
        paper: The resolutions by agency.
        letterhead: The office's.
        mark: When and by whom it is printed.
        typefaces: A font of the desk's choice; the shipped one otherwise.
    """
    lines = [line for one in paper.agencies for line in one.lines]
    heading = Heading(
        title=TITLE,
        facts=(
            ("تاریخ", jalali_text(paper.on)),
            ("جلسات", _period(paper)),
            ("مصوبات", persian_digits(str(len(lines)))),
        ),
        classification=secrecy_mark(paper.classification),
    )
    form = Form(heading, tuple(_blocks(paper, typefaces)))
    return printed([form], size=A4, letterhead=letterhead, mark=mark, typefaces=typefaces)


def _period(paper: AgenciesPaper) -> str:
    parts = (("از", paper.from_day), ("تا", paper.to_day))
    return " ".join(f"{word} {jalali_text(day)}" for word, day in parts if day) or "همه"


def _blocks(paper: AgenciesPaper, typefaces: TypefacePair | None) -> list[Block]:
    if not paper.agencies:
        return paragraph(EMPTY, ROOM)
    late = sum(one.late for one in paper.agencies)
    runs = sum(one.open for one in paper.agencies)
    done = sum(one.done for one in paper.agencies)
    counts = (
        ("دستگاه", len(paper.agencies)),
        ("باز", runs),
        ("مهلت‌گذشته", late),
        ("انجام‌شده", done),
    )
    blocks: list[Block] = [
        row([Cell(label, persian_digits(str(count))) for label, count in counts], ROOM),
        gap(4),
    ]
    bars = [Bar(one.agency or NOBODY, len(one.lines), one.late) for one in paper.agencies[:CHARTED]]
    blocks += chart("مصوبات هر دستگاه / از آن میان مهلت‌گذشته", bars, ROOM)
    table = Table(COLUMNS, ROOM, typefaces)
    for one in paper.agencies:
        count = persian_digits(f"{one.agency or NOBODY} ({len(one.lines)})")
        rows = [
            (
                persian_digits(str(place)),
                persian_digits(line.number),
                f"{persian_digits(line.meeting_number)} ({jalali_text(line.meeting_on)})",
                line.words,
                "، ".join(line.co_responsible),
                jalali_text(line.due_on) if line.due_on else "—",
                line.state_words,
            )
            for place, line in enumerate(one.lines, 1)
        ]
        blocks += [gap(4), heading_line(count), *table.whole(rows)]
    return blocks
