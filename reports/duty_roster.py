"""duty-roster: who is on duty on which day and shift (کشیک), A4."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from app.jalali import jalali_text, weekday_name
from app.shifts import OnDuty, Roster, RosterDay
from reports.blocks import Block, Cell, gap, heading_line, paragraph, row, text_width
from reports.paper import Form, Heading, Letterhead, PrintMark, printed
from reports.persian.fonts import TypefacePair
from reports.sheet import A4
from reports.table import Table, TableColumn

TITLE: Final = "برنامه کشیک"
ROOM: Final = text_width(A4)
BLANK_DAYS: Final = 31


def duty_roster_paper(
    roster: Roster,
    *,
    letterhead: Letterhead,
    mark: PrintMark,
    typefaces: TypefacePair | None = None,
) -> bytes:
    """Print some days of the roster; what clashes is said under it.

    Args:
        roster: The days.
        letterhead: The office's.
        mark: When and by whom it is printed.
        typefaces: A font of the desk's choice; the shipped one otherwise.
    """
    first, last = roster.days[0].day, roster.days[-1].day
    heading = Heading(TITLE, (("از", jalali_text(first)), ("تا", jalali_text(last))))
    names = [shift.name for shift in roster.shifts]
    table = _table(roster, typefaces)
    rows = table.rows([_cells(day, names) for day in roster.days])
    form = Form(
        heading, (*rows, *_clashes(roster.clashes), gap(8), _signature()), repeated=(table.head(),)
    )
    return printed([form], size=A4, letterhead=letterhead, mark=mark, typefaces=typefaces)


def blank_duty_roster(
    roster: Roster, *, letterhead: Letterhead, mark: PrintMark, copies: int = 1
) -> bytes:
    """Print the office's shifts with empty days, to be filled by hand."""
    heading = Heading(TITLE, (("از", ""), ("تا", "")))
    table = _table(roster, None)
    empty = ["" for _ in range(len(roster.shifts) + 3)]
    rows = table.rows([empty] * BLANK_DAYS)
    form = Form(heading, (*rows, gap(8), _signature()), repeated=(table.head(),))
    return printed([form] * copies, size=A4, letterhead=letterhead, mark=mark)


def _table(roster: Roster, typefaces: TypefacePair | None) -> Table:
    shifts = (TableColumn(f"{one.name} ({one.hours})", 3, strong=True) for one in roster.shifts)
    columns = (
        TableColumn("روز", 1.2),
        TableColumn("تاریخ", 1.6),
        *shifts,
        TableColumn("مناسبت", 2),
    )
    return Table(columns, ROOM, typefaces)


def _cells(day: RosterDay, names: Sequence[str]) -> list[str]:
    off = _off_words(day.day, day)
    shares = [_people(day.turns.get(name, ())) for name in names]
    return [weekday_name(day.day), jalali_text(day.day), *shares, off]


def _people(people: Sequence[OnDuty]) -> str:
    return "، ".join(one.name for one in people)


def _off_words(day: date, held: RosterDay) -> str:
    """Why the day is off; the weekday itself says it of a weekend."""
    if held.off is None:
        return ""
    return "تعطیل" if held.off.name == weekday_name(day) else f"تعطیل: {held.off.name}"


def _clashes(clashes: Sequence[str]) -> list[Block]:
    if not clashes:
        return []
    return [
        heading_line("آنچه باید درست شود"),
        *(block for sentence in clashes for block in paragraph(f"• {sentence}", ROOM)),
    ]


def _signature() -> Block:
    return row((Cell("تنظیم‌کننده"), Cell("تأییدکننده"), Cell("تاریخ")), ROOM, blank=True)
