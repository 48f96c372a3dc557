"""day-programme: the governor's day, with what changed since its last edition, A5 or A4 (P1.6)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from app.agenda import DayInfo, DayProgramme, ProgrammeEntry
from app.jalali import MONTHS, to_jalali, weekday_name
from app.text import persian_digits
from reports.blocks import Block, gap, heading_line, paragraph, ruled_space, text_width
from reports.paper import Form, Heading, Letterhead, PrintMark, printed, secrecy_mark
from reports.persian import Alignment, Style, wrapped
from reports.persian.fonts import TypefacePair
from reports.programme_rows import (
    PUBLIC,
    QUIET,
    Line,
    bar,
    highest,
    hour_lines,
    off_words,
    people_lines,
    place_lines,
    programme_row,
    remark_lines,
    subject_lines,
)
from reports.sheet import A4, A5, Sheet
from reports.sheet import QUIET as QUIET_GREY
from reports.table import Table, TableColumn

TITLE: Final = "برنامه روزانه استاندار"
EMPTY: Final = "برای این روز برنامه‌ای ثبت نشده است."
NOTES: Final = "یادداشت و دستور استاندار"
MARKS: Final = "خط پررنگ کنار سطر: نسبت به ویرایش {since} عوض شده است."
#: In less than this nobody writes.
LEAST_NOTES: Final = 46.0

_DAY: Final = Style(size=19, bold=True, leading=1.5)
_CALENDARS: Final = Style(size=9, leading=1.6, alignment=Alignment.END)
_OCCASION: Final = Style(size=9, bold=True, leading=1.6)


@dataclass(frozen=True)
class Layout:
    """The columns of a size of paper, and how much is left for handwriting.

    Attributes:
        is_narrow: Place stands under the subject, and remarks under who attends.
        least: Of a row, in points.
        blank_rows: As many as fill a page.
    """

    size: tuple[float, float]
    columns: tuple[TableColumn, ...]
    is_narrow: bool
    least: float
    blank_rows: int


LAYOUTS: Final = {
    "a5": Layout(
        A5,
        (
            TableColumn("ساعت", 2.6),
            TableColumn("موضوع و مکان", 4.2),
            TableColumn("حاضران", 3.1),
            TableColumn("یادداشت", 1.8),
        ),
        True,
        40,
        8,
    ),
    "a4": Layout(
        A4,
        (
            TableColumn("ساعت", 2.35),
            TableColumn("موضوع", 4),
            TableColumn("مکان", 2.3),
            TableColumn("حاضران", 3.4),
            TableColumn("ملاحظات", 2.1),
            TableColumn("یادداشت", 1.9),
        ),
        False,
        44,
        12,
    ),
}


def day_programme(
    programmes: Sequence[DayProgramme],
    *,
    letterhead: Letterhead,
    mark: PrintMark,
    layout: str = "a5",
    typefaces: TypefacePair | None = None,
) -> bytes:
    """Print the programme of days, each beginning a page.

    Args:
        programmes: The days, with their marks.
        letterhead: The office's.
        mark: When and by whom; each day says itself how often this edition was printed.
        layout: The size of the paper.
        typefaces: A font of the desk's choice; the shipped one otherwise.
    """
    laid = LAYOUTS[layout]
    forms = [_form(one, laid, typefaces) for one in programmes]
    marks = [replace(mark, reprint=one.reprint) for one in programmes]
    return printed(forms, size=laid.size, letterhead=letterhead, mark=marks, typefaces=typefaces)


def blank_day_programme(
    *, letterhead: Letterhead, mark: PrintMark, layout: str = "a5", copies: int = 1
) -> bytes:
    """Print the programme empty, to be filled by hand."""
    laid = LAYOUTS[layout]
    room = text_width(laid.size)
    heading = Heading(TITLE, (("روز", ""), ("تاریخ", ""), ("ویرایش", "")))
    empty: list[list[Line]] = [[] for _ in laid.columns]
    (line,) = programme_row(empty, laid.columns, room, None, least=laid.least)
    head = Table(laid.columns, room).head()
    form = Form(heading, (*[line] * laid.blank_rows, _notes()), repeated=(head,))
    return printed([form] * copies, size=laid.size, letterhead=letterhead, mark=mark)


def _form(programme: DayProgramme, layout: Layout, typefaces: TypefacePair | None) -> Form:
    room = text_width(layout.size)
    facts = [("ویرایش", str(programme.edition)), ("شمار", str(_count(programme.entries)))]
    if programme.public:
        facts.append(("نسخه", PUBLIC))
    heading = Heading(TITLE, tuple(facts), classification=secrecy_mark(highest(programme.entries)))
    banner = _banner(programme.info, room, typefaces)
    if not programme.entries:
        empty = paragraph(EMPTY, room)
        return Form(heading, (banner, gap(8), *empty, gap(8), _notes()))
    head = Table(layout.columns, room, typefaces).head()
    rows = [block for one in programme.entries for block in _row(one, programme, layout, typefaces)]
    legend = [] if programme.since is None else [_legend(programme)]
    return Form(heading, (*rows, *legend, _notes()), repeated=(banner, gap(4), head))


def _count(entries: Sequence[ProgrammeEntry]) -> int:
    return sum(1 for one in entries if not one.is_gone)


def _row(
    entry: ProgrammeEntry,
    programme: DayProgramme,
    layout: Layout,
    typefaces: TypefacePair | None,
) -> list[Block]:
    hours, subject = hour_lines(entry, programme.info.day), subject_lines(entry)
    place, people, remarks = place_lines(entry), people_lines(entry), remark_lines(entry)
    cells = (
        [hours, [*subject, *place, *remarks], people, []]
        if layout.is_narrow
        else [hours, subject, place, people, remarks, []]
    )
    return programme_row(
        cells,
        layout.columns,
        text_width(layout.size),
        typefaces,
        least=layout.least,
        changed=bool(entry.changes),
    )


def _banner(info: DayInfo, room: float, typefaces: TypefacePair | None) -> Block:
    """The day itself: Jalali large, Hijri and Gregorian beside it, what it is under them."""
    year, month, day = to_jalali(info.day)
    jalali = persian_digits(f"{weekday_name(info.day)} {day} {MONTHS[month - 1]} {year}")
    said = [off_words(info), *info.occasions]
    if info.is_public_day:
        said.append("روز ملاقات عمومی")
    occasions = wrapped("، ".join(one for one in said if one), room - 16, _OCCASION, typefaces)
    occasions = [one for one in occasions if one]
    height = 38 + len(occasions) * _OCCASION.line_height + (3 if occasions else 0)

    def draw(sheet: Sheet, top: float, height: float) -> None:
        sheet.shade(sheet.left, top - height, room, height)
        sheet.text(jalali, sheet.left + 8, top - 4, room - 16, _DAY)
        quiet = replace(_CALENDARS, grey=QUIET_GREY)
        sheet.text(info.hijri, sheet.left + 8, top - 5, room - 16, _CALENDARS)
        sheet.text(info.gregorian, sheet.left + 8, top - 19, room - 16, quiet)
        sheet.lines(occasions, sheet.left + 8, top - 36, room - 16, _OCCASION)

    return Block(height, draw)


def _legend(programme: DayProgramme) -> Block:
    words = persian_digits(MARKS.format(since=programme.since))

    def draw(sheet: Sheet, top: float, _height: float) -> None:
        sheet.text(words, sheet.left, top - 3, sheet.room - 8, QUIET)
        bar(sheet, sheet.right - 4, top - 15, 11)

    return Block(18, draw)


def _notes() -> Block:
    """Room for his pen, where the page has some left; each row has its own besides."""
    rules, title = ruled_space(0), heading_line(NOTES)

    def draw(sheet: Sheet, top: float, height: float) -> None:
        if height > LEAST_NOTES:
            title.draw(sheet, top - 2, title.height)
            rules.draw(sheet, top - 2 - title.height, height - 2 - title.height)

    return Block(2, draw, stretches=True)
