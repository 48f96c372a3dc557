"""month-programme: the governor's month on a Jalali month sheet, A4 across (P1.6)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from app.agenda import DayInfo, ProgrammeDay, ProgrammeEntry
from app.clock import to_tehran
from app.jalali import MONTHS, WEEKDAYS, clock_text, to_jalali, weekday_index
from app.text import persian_digits
from reports.blocks import Block, text_width
from reports.paper import (
    Form,
    Heading,
    Letterhead,
    PrintMark,
    printed,
    secrecy_mark,
)
from reports.persian import Alignment, Style
from reports.persian.fonts import TypefacePair
from reports.programme_rows import (
    PUBLIC,
    ROOM_ACROSS,
    Line,
    depth_of,
    draw_lines,
    frame,
    highest,
    laid_lines,
    off_words,
)
from reports.sheet import A4_ACROSS, Sheet

TITLE: Final = "برنامه ماهانه استاندار"
ROOM: Final = text_width(A4_ACROSS)
WIDE: Final = ROOM / 7
HEAD_DEPTH: Final = 17.0
#: Over the entries of a day: its number and its other dates.
DAY_DEPTH: Final = 17.0
INSIDE: Final = 3.5
BLANK_WEEKS: Final = 5
#: Of a day's entries, so many points at most; the day's own programme has the rest.
DEEPEST: Final = 300.0
#: Lines of one entry at most.
ENTRY_LINES: Final = 2

_WEEKDAY: Final = Style(size=9, bold=True, alignment=Alignment.CENTRE)
_NUMBER: Final = Style(size=12, bold=True)
_OTHER: Final = Style(size=5.8, grey=0.38, alignment=Alignment.END)
_OFF: Final = Style(size=6.3, bold=True, leading=1.4)
_ENTRY: Final = Style(size=7, leading=1.42)
_MORE: Final = Style(size=6.3, leading=1.42, grey=0.38)

_Laid = list[tuple[str, Style, bool]]


def month_programme(
    months: Sequence[Sequence[ProgrammeDay]],
    *,
    letterhead: Letterhead,
    mark: PrintMark,
    public: bool = False,
    typefaces: TypefacePair | None = None,
) -> bytes:
    """Print months, each beginning a page.

    Args:
        months: All days of a Jalali month each.
        letterhead: The office's.
        mark: When and by whom it is printed.
        public: Confidential entries are left out.
        typefaces: A font of the desk's choice; the shipped one otherwise.
    """
    forms = [_form(month, typefaces, public=public) for month in months]
    return printed(forms, size=A4_ACROSS, letterhead=letterhead, mark=mark, typefaces=typefaces)


def blank_month_programme(*, letterhead: Letterhead, mark: PrintMark, copies: int = 1) -> bytes:
    """Print the sheet of any month empty, to be filled by hand."""
    heading = Heading(TITLE, (("ماه", ""), ("سال", "")))
    least = (ROOM_ACROSS - HEAD_DEPTH - 1) / BLANK_WEEKS
    week: list[ProgrammeDay | None] = [None] * len(WEEKDAYS)
    blocks = [_week_block(week, least, None, is_blank=True) for _ in range(BLANK_WEEKS)]
    form = Form(heading, tuple(blocks), repeated=(_head(),))
    return printed([form] * copies, size=A4_ACROSS, letterhead=letterhead, mark=mark)


def _form(month: Sequence[ProgrammeDay], typefaces: TypefacePair | None, *, public: bool) -> Form:
    year, number, _day = to_jalali(month[0].info.day)
    told = [entry for day in month for entry in day.entries]
    facts = [("ماه", MONTHS[number - 1]), ("سال", str(year))]
    if public:
        facts.append(("نسخه", PUBLIC))
    heading = Heading(TITLE, tuple(facts), classification=secrecy_mark(highest(told)))
    weeks = _weeks(month)
    least = _level([_week_block(week, 0, typefaces).height for week in weeks])
    blocks = [_week_block(week, least, typefaces) for week in weeks]
    return Form(heading, tuple(blocks), repeated=(_head(),))


def _weeks(month: Sequence[ProgrammeDay]) -> list[list[ProgrammeDay | None]]:
    """Weeks from Saturday; None where a day is of another month."""
    before = weekday_index(month[0].info.day)
    after = len(WEEKDAYS) - 1 - weekday_index(month[-1].info.day)
    days = [*[None] * before, *month, *[None] * after]
    return [list(days[first : first + 7]) for first in range(0, len(days), 7)]


def _level(needed: Sequence[float]) -> float:
    """How high a week is at least, so that all of them fill one page if they can."""
    room, left = ROOM_ACROSS - HEAD_DEPTH - 1, len(needed)
    for height in sorted(needed, reverse=True):
        if height <= room / left:
            break
        room, left = room - height, left - 1
    return max(room / left, 0.0) if left else 0.0


def _head() -> Block:
    def draw(sheet: Sheet, top: float, height: float) -> None:
        sheet.shade(sheet.left, top - height, ROOM, height)
        for number, name in enumerate(WEEKDAYS):
            left = sheet.right - (number + 1) * WIDE
            frame(sheet, left, top - height, WIDE, height)
            sheet.text(name, left, top - 1, WIDE, _WEEKDAY)

    return Block(HEAD_DEPTH, draw)


def _week_block(
    week: Sequence[ProgrammeDay | None],
    least: float,
    typefaces: TypefacePair | None,
    *,
    is_blank: bool = False,
) -> Block:
    laid = [[] if day is None else _laid(day, typefaces) for day in week]
    height = max(DAY_DEPTH + max(depth_of(lines) for lines in laid) + INSIDE, least)

    def draw(sheet: Sheet, top: float, height: float) -> None:
        for number, day in enumerate(week):
            left = sheet.right - (number + 1) * WIDE
            shaded = day.info.day_off if day is not None else not is_blank
            if shaded:
                sheet.shade(left, top - height, WIDE, height)
            frame(sheet, left, top - height, WIDE, height)
            if day is not None:
                _draw_day(sheet, day.info, left, top)
                room = WIDE - 2 * INSIDE
                draw_lines(sheet, laid[number], left + INSIDE, top - DAY_DEPTH, room)
            elif is_blank:
                sheet.rule(left + WIDE - 30, top - 16, 24, dotted=True)

    return Block(height, draw)


def _draw_day(sheet: Sheet, info: DayInfo, left: float, top: float) -> None:
    room = WIDE - 2 * INSIDE
    _year, _month, number = to_jalali(info.day)
    sheet.text(persian_digits(str(number)), left + INSIDE, top + 1, room, _NUMBER)
    sheet.text(_without_year(info.hijri), left + INSIDE, top - 1, room, _OTHER)
    sheet.text(_without_year(info.gregorian), left + INSIDE, top - 8, room, _OTHER)


def _without_year(words: str) -> str:
    """A date's day and month, and whether it is estimated: narrow cells need no year."""
    parts = words.split(" ")
    return " ".join([*parts[:2], *parts[3:]])


def _laid(day: ProgrammeDay, typefaces: TypefacePair | None) -> _Laid:
    """What a day is and its entries; what a sheet cannot hold is counted, never dropped unsaid."""
    room = WIDE - 2 * INSIDE
    info = day.info
    said = [off_words(info), "ملاقات عمومی" if info.is_public_day else "", *info.occasions]
    words = "، ".join(one for one in said if one)
    lines = laid_lines([Line(words, _OFF)], room, typefaces)[:ENTRY_LINES]
    for number, entry in enumerate(day.entries):
        if depth_of(lines) > DEEPEST:
            more = persian_digits(f"و {len(day.entries) - number} برنامه دیگر")
            return [*lines, *laid_lines([Line(more, _MORE)], room, typefaces)]
        lines += _entry(entry, info, typefaces)
    return lines


def _entry(entry: ProgrammeEntry, info: DayInfo, typefaces: TypefacePair | None) -> _Laid:
    begins = to_tehran(entry.starts_at)
    hour = "" if entry.all_day or begins.date() < info.day else clock_text(begins.time())
    tentative = " (موقت)" if entry.tentative else ""
    words = f"{hour} {entry.subject}{tentative}".strip()
    lines = laid_lines([Line(words, _ENTRY)], WIDE - 2 * INSIDE, typefaces)
    if len(lines) <= ENTRY_LINES:
        return lines
    kept, last = lines[: ENTRY_LINES - 1], lines[ENTRY_LINES - 1]
    text = last[0].rsplit(" ", 1)[0]
    return [*kept, (f"{text} …", last[1], last[2])]
