"""week-programme: the governor's week as a grid of days and parts of the day, A4 across (P1.6)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Final

from app.agenda import DayInfo, ProgrammeDay, ProgrammeEntry
from app.agenda.texts import EVENT_STATES
from app.clock import to_tehran
from app.jalali import MONTHS, WEEKDAYS, jalali_text, to_jalali, weekday_name
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
from reports.sheet import A4_ACROSS, MILLIMETRE, Sheet

TITLE: Final = "برنامه هفتگی استاندار"
ROOM: Final = text_width(A4_ACROSS)
#: Of the column that names the parts of the day.
SIDE: Final = 13 * MILLIMETRE
WIDE: Final = (ROOM - SIDE) / 7
HEAD_DEPTH: Final = 62.0
INSIDE: Final = 4.0
BETWEEN: Final = 4.0

_CENTRE: Final = Alignment.CENTRE
_WEEKDAY: Final = Style(size=10, bold=True, alignment=_CENTRE)
_DATE: Final = Style(size=9, alignment=_CENTRE)
_SMALL: Final = Style(size=6.5, grey=0.38, alignment=_CENTRE)
_OFF: Final = Style(size=6.5, bold=True, leading=1.4, alignment=_CENTRE)
_HOUR: Final = Style(size=8, bold=True, leading=1.45)
_SUBJECT: Final = Style(size=8, leading=1.45)
_ASIDE: Final = Style(size=6.8, leading=1.45, grey=0.38)
_BAND: Final = Style(size=8.5, bold=True, alignment=_CENTRE)


@dataclass(frozen=True)
class Band:
    """A part of the day: a row of the grid.

    Attributes:
        ends: Entries that begin before this hour stand in it.
        least: So much of the grid it has at least.
    """

    title: str
    ends: time
    least: float


NOON: Final = time(12, 0)
BANDS: Final = (Band("صبح", NOON, 0.56), Band("عصر", time.max, 0.44))

#: What a cell shows of an entry, in lines that stay together.
_Piece = list[tuple[str, Style, bool]]


def week_programme(
    weeks: Sequence[Sequence[ProgrammeDay]],
    *,
    letterhead: Letterhead,
    mark: PrintMark,
    public: bool = False,
    typefaces: TypefacePair | None = None,
) -> bytes:
    """Print weeks, each beginning a page.

    Args:
        weeks: Of seven days each, Saturday first.
        letterhead: The office's.
        mark: When and by whom it is printed.
        public: Confidential entries are left out.
        typefaces: A font of the desk's choice; the shipped one otherwise.
    """
    forms = [_form(week, typefaces, public=public) for week in weeks]
    return printed(forms, size=A4_ACROSS, letterhead=letterhead, mark=mark, typefaces=typefaces)


def blank_week_programme(*, letterhead: Letterhead, mark: PrintMark, copies: int = 1) -> bytes:
    """Print the grid empty, to be filled by hand."""
    heading = Heading(TITLE, (("از", ""), ("تا", "")))
    blocks = [block for band in BANDS for block in _band(band, [[] for _ in WEEKDAYS], [])]
    form = Form(heading, tuple(blocks), repeated=(_blank_head(),))
    return printed([form] * copies, size=A4_ACROSS, letterhead=letterhead, mark=mark)


def _form(week: Sequence[ProgrammeDay], typefaces: TypefacePair | None, *, public: bool) -> Form:
    facts = [("از", jalali_text(week[0].info.day)), ("تا", jalali_text(week[-1].info.day))]
    if public:
        facts.append(("نسخه", PUBLIC))
    told = [entry for day in week for entry in day.entries]
    heading = Heading(TITLE, tuple(facts), classification=secrecy_mark(highest(told)))
    off = [number for number, day in enumerate(week) if day.info.day_off]
    blocks: list[Block] = []
    for number, band in enumerate(BANDS):
        begins = BANDS[number - 1].ends if number else time.min
        columns = [
            [
                _piece(entry, day.info.day, typefaces)
                for entry in day.entries
                if begins <= _hour_on(entry, day.info.day) < band.ends
            ]
            for day in week
        ]
        blocks += _band(band, columns, off)
    return Form(heading, tuple(blocks), repeated=(_head(week, typefaces),))


def _hour_on(entry: ProgrammeEntry, day: date) -> time:
    """When it begins on a day; what takes all of it, or goes on from the day before, at once."""
    begins = to_tehran(entry.starts_at)
    return time.min if entry.all_day or begins.date() < day else begins.time()


def _piece(entry: ProgrammeEntry, day: date, typefaces: TypefacePair | None) -> _Piece:
    tentative = f" ({EVENT_STATES['tentative']})" if entry.tentative else ""
    stand_in = f"به جای استاندار: {entry.stand_in}" if entry.stand_in else ""
    lines = (
        Line(entry.hours_on(day), _HOUR),
        Line(f"{entry.subject}{tentative}", _SUBJECT),
        Line(entry.place, _ASIDE),
        Line(stand_in, _ASIDE),
    )
    return laid_lines(lines, WIDE - 2 * INSIDE, typefaces)


def _head(week: Sequence[ProgrammeDay], typefaces: TypefacePair | None) -> Block:
    off = [laid_lines([Line(_day_words(day.info), _OFF)], WIDE - 4, typefaces)[:2] for day in week]

    def draw_day(sheet: Sheet, number: int, left: float, top: float) -> None:
        info = week[number].info
        _year, month, day = to_jalali(info.day)
        sheet.text(weekday_name(info.day), left, top - 2, WIDE, _WEEKDAY)
        sheet.text(persian_digits(f"{day} {MONTHS[month - 1]}"), left, top - 15, WIDE, _DATE)
        sheet.text(info.hijri, left + 1, top - 27, WIDE - 2, _SMALL)
        sheet.text(info.gregorian, left + 1, top - 35, WIDE - 2, _SMALL)
        draw_lines(sheet, off[number], left + 2, top - 44, WIDE - 4)

    return _head_block(draw_day)


def _day_words(info: DayInfo) -> str:
    said = (off_words(info), "ملاقات عمومی" if info.is_public_day else "", *info.occasions)
    return "، ".join(one for one in said if one)


def _blank_head() -> Block:
    def draw_day(sheet: Sheet, number: int, left: float, top: float) -> None:
        sheet.text(WEEKDAYS[number], left, top - 2, WIDE, _WEEKDAY)
        sheet.rule(left + 14, top - 32, WIDE - 28, dotted=True)

    return _head_block(draw_day)


def _head_block(draw_day: Callable[[Sheet, int, float, float], None]) -> Block:
    def draw(sheet: Sheet, top: float, height: float) -> None:
        sheet.shade(sheet.left, top - height, ROOM, height)
        frame(sheet, sheet.right - SIDE, top - height, SIDE, height)
        for number in range(len(WEEKDAYS)):
            left = _left(sheet, number)
            draw_day(sheet, number, left, top)
            frame(sheet, left, top - height, WIDE, height)

    return Block(HEAD_DEPTH, draw)


def _left(sheet: Sheet, number: int) -> float:
    return sheet.right - SIDE - (number + 1) * WIDE


def _band(band: Band, columns: Sequence[Sequence[_Piece]], off: Sequence[int]) -> list[Block]:
    """A row of the grid, in as many blocks as its fullest day needs pages."""
    room = ROOM_ACROSS - HEAD_DEPTH - 1
    parts = [_parted(pieces, room) for pieces in columns]
    count = max(len(one) for one in parts)
    least = band.least * room if count == 1 else 0.0
    return [
        _band_block(
            band.title if not number else f"{band.title}\n(ادامه)",
            [one[number] if number < len(one) else [] for one in parts],
            off,
            least,
        )
        for number in range(count)
    ]


def _parted(pieces: Sequence[_Piece], room: float) -> list[list[_Piece]]:
    parts: list[list[_Piece]] = [[]]
    used = INSIDE
    for piece in (part for whole in pieces for part in _shortened(whole, room)):
        needed = depth_of(piece) + BETWEEN
        if parts[-1] and used + needed > room:
            parts.append([])
            used = INSIDE
        parts[-1].append(piece)
        used += needed
    return parts


def _shortened(piece: _Piece, room: float) -> list[_Piece]:
    """An entry of more lines than a page holds, in pieces that fit."""
    parts: list[_Piece] = [[]]
    for line in piece:
        if parts[-1] and depth_of([*parts[-1], line]) + 2 * BETWEEN + INSIDE > room:
            parts.append([])
        parts[-1].append(line)
    return parts


def _band_block(
    title: str, columns: Sequence[Sequence[_Piece]], off: Sequence[int], least: float
) -> Block:
    deepest = max(sum(depth_of(piece) + BETWEEN for piece in column) for column in columns)
    height = max(deepest + INSIDE, least)

    def draw(sheet: Sheet, top: float, height: float) -> None:
        frame(sheet, sheet.right - SIDE, top - height, SIDE, height)
        middle = top - height / 2 + _BAND.line_height * (title.count("\n") + 1) / 2
        for number, words in enumerate(title.split("\n")):
            down = middle - number * _BAND.line_height
            sheet.text(words, sheet.right - SIDE, down, SIDE, _BAND)
        for number, column in enumerate(columns):
            left = _left(sheet, number)
            if number in off:
                sheet.shade(left, top - height, WIDE, height)
            frame(sheet, left, top - height, WIDE, height)
            down = top - INSIDE
            for place, piece in enumerate(column):
                if place:
                    sheet.rule(left + INSIDE, down + BETWEEN / 2, WIDE - 2 * INSIDE, dotted=True)
                draw_lines(sheet, piece, left + INSIDE, down, WIDE - 2 * INSIDE)
                down -= depth_of(piece) + BETWEEN

    return Block(height, draw)
