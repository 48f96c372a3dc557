"""morning-list: what the day holds for one operator, with boxes to tick, A4."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from app.clock import to_tehran
from app.jalali import clock_text, jalali_text, weekday_name
from app.marks import Classification
from app.text import persian_count, persian_digits
from app.today import PRINTED, Card, Line, Listing, Today
from reports.blocks import Block, Cell, gap, heading_line, paragraph, row, ruled_space, text_width
from reports.paper import Form, Heading, Letterhead, PrintMark, printed, secrecy_mark
from reports.persian.fonts import TypefacePair
from reports.sheet import A4, Sheet
from reports.table import TableColumn
from reports.ticked_rows import QUIET, STRONG, ticked_row
from reports.ticked_rows import Line as Text

TITLE: Final = "فهرست بامداد"
NUMBERS: Final = "شمارهای روز"
NOTES: Final = "یادداشت"
FOR_WHOM: Final = "برای"
ROOM: Final = text_width(A4)
#: Numbers beside each other.
ACROSS: Final = 3
NOTE_LINES: Final = 4

COLUMNS: Final = (
    TableColumn("ردیف", 0.7),
    TableColumn("شرح", 7.6),
    TableColumn("زمان", 2.3),
    TableColumn("وضعیت", 2.2),
    TableColumn("انجام", 1.5),
)
TICKS: Final = ("شد",)


def morning_list(
    today: Today,
    *,
    letterhead: Letterhead,
    mark: PrintMark,
    typefaces: TypefacePair | None = None,
) -> bytes:
    """Print the day as one operator sees it.

    Args:
        today: As `app.today` has it; a list with more lines than `PRINTED` is cut, and says so.
        letterhead: The office's.
        mark: When and by whom it is printed.
        typefaces: A font of the desk's choice; the shipped one otherwise.
    """
    moment = to_tehran(mark.printed_at)
    secrecy = [line.classification for _, lines in today.lists for line in lines]
    highest = Classification(max(secrecy, default=0))
    heading = Heading(
        title=TITLE,
        facts=(
            ("روز", weekday_name(moment.date())),
            ("تاریخ", jalali_text(moment.date())),
            ("ساعت", clock_text(moment.time())),
        ),
        classification=secrecy_mark(highest),
    )
    said = f"{FOR_WHOM}: {mark.printed_by}"
    blocks = paragraph(f"{said} · {today.on_duty}" if today.on_duty else said, ROOM)
    blocks += _numbers(today.counts)
    for listing, lines in today.lists:
        if lines:
            blocks += _listed(listing, lines, typefaces)
    # What there is nothing of stands in a line, not each under a head of its own.
    nothing = [listing.empty for listing, lines in today.lists if not lines]
    if nothing:
        blocks += [gap(4), *paragraph(" ".join(nothing), ROOM)]
    blocks += [heading_line(NOTES), ruled_space(NOTE_LINES)]
    form = Form(heading, tuple(blocks))
    return printed([form], size=A4, letterhead=letterhead, mark=mark, typefaces=typefaces)


def _numbers(counts: Sequence[tuple[Card, int]]) -> list[Block]:
    cells = [Cell(card.title, persian_count(count)) for card, count in counts]
    lines = [cells[first : first + ACROSS] for first in range(0, len(cells), ACROSS)]
    if not lines:
        return []
    lines[-1] += [Cell("")] * (ACROSS - len(lines[-1]))
    return [heading_line(NUMBERS), *(row(tuple(line), ROOM) for line in lines)]


def _listed(listing: Listing, lines: Sequence[Line], typefaces: TypefacePair | None) -> list[Block]:
    blocks = [gap(4), heading_line(listing.title), _rule()]
    for number, line in enumerate(lines[:PRINTED], 1):
        cells = [
            [Text(persian_digits(str(number)), STRONG)],
            [Text(line.text)],
            [Text(line.aside)],
            [Text(line.chip, QUIET)],
        ]
        blocks.append(ticked_row(cells, COLUMNS, ROOM, TICKS, typefaces))
    if len(lines) > PRINTED:
        blocks += paragraph(f"بیش از این‌ها؛ همه در «{listing.title}» در دفتر است.", ROOM)
    return blocks


def _rule() -> Block:
    """The edge over the first row."""

    def draw(sheet: Sheet, top: float, _height: float) -> None:
        sheet.rule(sheet.left, top - 2, ROOM)

    return Block(2, draw, stays_with_next=True)
