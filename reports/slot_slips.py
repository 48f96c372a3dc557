"""slot-slips: when a petitioner is to come to a public meeting, eight on an A4 to be cut (U15)."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from reportlab.pdfgen.canvas import Canvas

from app.clock import to_tehran
from app.jalali import clock_text, jalali_text, long_jalali_text
from app.marks import Classification
from app.public_days import PublicDaySheet
from app.public_days.sheets import SlotSlip, SlotSlips
from app.text import isolate, persian_digits
from reports.paper import Letterhead, PrintMark
from reports.persian import Alignment, Style, TypefacePair, Typesetter, default_typefaces, wrapped
from reports.sheet import A4, INK, LABEL, MILLIMETRE, QUIET, RULE, Sheet

TITLE: Final = "نوبت ملاقات عمومی"
ROWS: Final = 4
COLUMNS: Final = 2
PLACES: Final = ROWS * COLUMNS
PADDING: Final = 7 * MILLIMETRE
#: What everybody brings, before his own papers.
BRING: Final = "کارت ملی و همین برگ"
EARLY: Final = "بیست دقیقه زودتر بیایید و این برگ را در ورودی نشان دهید."

_OFFICE: Final = Style(size=8.5, bold=True, leading=1.5)
_TITLE: Final = Style(size=8.5, leading=1.5, alignment=Alignment.END, grey=QUIET)
_NAME: Final = Style(size=13, bold=True, leading=1.45)
_DAY: Final = Style(size=11, bold=True, leading=1.55)
_LINE: Final = Style(size=9, leading=1.55)
_SMALL: Final = Style(size=8, leading=1.5)
_TURN: Final = Style(size=24, bold=True, leading=1.4, alignment=Alignment.CENTRE)
_TURN_WIDTH: Final = 62.0
_TURN_HEIGHT: Final = 54.0


@dataclass(frozen=True)
class _Words:
    """A slip's words: each part is cut at so many lines, for a slip has one size."""

    name: str
    turn: str
    day: str
    hour: str
    place: str
    subject: str
    bring: str
    number: str


def slot_slips_sheet(
    sheets: Sequence[SlotSlips],
    *,
    letterhead: Letterhead,
    mark: PrintMark,
    typefaces: TypefacePair | None = None,
) -> bytes:
    """Print the slips of days, each day beginning a sheet.

    Args:
        sheets: The slips in turn order.
        letterhead: The office's.
        mark: When it is printed: of two slips of a petitioner the later one holds.
        typefaces: A font of the desk's choice; the shipped one otherwise.
    """
    days = [[_words(one, sheet.day) for one in sheet.slips] for sheet in sheets]
    return _printed(days, letterhead, mark, typefaces)


def blank_slot_slips(*, letterhead: Letterhead, mark: PrintMark, copies: int = 1) -> bytes:
    """Print sheets of empty slips, to be filled by hand."""
    return _printed([[None] * PLACES] * copies, letterhead, mark, None)


def _words(slip: SlotSlip, day: PublicDaySheet) -> _Words:
    petition = slip.petition
    son_of = f" (فرزند {slip.father_name})" if slip.father_name else ""
    at = petition.slot_at or day.starts_at
    is_ordinary = petition.classification is Classification.ORDINARY
    own = "، ".join(line.strip() for line in slip.documents.splitlines() if line.strip())
    return _Words(
        name=f"{petition.visitor_name}{son_of}",
        turn=persian_digits(str(petition.turn)) if petition.turn else "",
        day=long_jalali_text(at.date()),
        hour=f"ساعت {clock_text(at.time())}",
        place=day.place,
        # A slip goes through many hands: of a secret matter it does not say what it is about.
        subject=petition.subject if is_ordinary else "",
        bring=f"{BRING}، اصل {own}" if own and is_ordinary else BRING,
        number=isolate(petition.number),
    )


def _printed(
    days: Sequence[Sequence[_Words | None]],
    letterhead: Letterhead,
    mark: PrintMark,
    typefaces: TypefacePair | None,
) -> bytes:
    written = io.BytesIO()
    canvas = Canvas(written, pagesize=A4, invariant=1, pageCompression=1)
    canvas.setTitle(TITLE)
    canvas.setAuthor(letterhead.office)
    sheet = Sheet(canvas, Typesetter(canvas, typefaces or default_typefaces()), A4)
    printed = f"چاپ {jalali_text(to_tehran(mark.printed_at).date())}"
    for slips in days:
        for first in range(0, max(len(slips), 1), PLACES):
            _draw_cuts(sheet)
            for place, slip in enumerate(slips[first : first + PLACES]):
                _draw(sheet, slip, place, letterhead, printed)
            canvas.showPage()
    canvas.save()
    return written.getvalue()


def _draw_cuts(sheet: Sheet) -> None:
    """Dotted lines where the sheet is cut."""
    canvas = sheet.canvas
    canvas.setStrokeGray(RULE)
    canvas.setLineWidth(0.5)
    canvas.setDash(2, 3)
    for number in range(1, ROWS):
        y = sheet.height * number / ROWS
        canvas.line(0, y, sheet.width, y)
    canvas.line(sheet.width / 2, 0, sheet.width / 2, sheet.height)
    canvas.setDash()


def _draw(
    sheet: Sheet, slip: _Words | None, place: int, letterhead: Letterhead, printed: str
) -> None:
    wide, high = sheet.width / COLUMNS, sheet.height / ROWS
    left = sheet.width - wide * (place % COLUMNS + 1) + PADDING
    top = sheet.height - high * (place // COLUMNS) - PADDING
    width = wide - 2 * PADDING
    bottom = top - high + 2 * PADDING
    sheet.text(letterhead.office, left, top, width, _OFFICE)
    sheet.text(TITLE, left, top, width, _TITLE)
    sheet.rule(left, top - 16, width)
    _draw_turn(sheet, slip.turn if slip else "", left, top - 22)
    if slip is None:
        _draw_blank(sheet, left, top, width)
    else:
        _draw_words(sheet, slip, left, top - 21, width, bottom)
    sheet.canvas.setFillGray(INK)
    foot = bottom + _SMALL.line_height
    sheet.text(EARLY, left, foot, width, replace(_SMALL, size=7))
    marks = " · ".join(part for part in (slip.number if slip else "", printed) if part)
    sheet.text(marks, left, foot, width, replace(LABEL, size=6.5, alignment=Alignment.END))


def _draw_turn(sheet: Sheet, turn: str, left: float, top: float) -> None:
    sheet.box(left, top - _TURN_HEIGHT, _TURN_WIDTH, _TURN_HEIGHT)
    label = replace(LABEL, alignment=Alignment.CENTRE)
    sheet.text("نوبت", left, top - 3, _TURN_WIDTH, label)
    sheet.text(turn, left, top - 15, _TURN_WIDTH, _TURN)


def _draw_words(
    sheet: Sheet, slip: _Words, left: float, top: float, width: float, bottom: float
) -> None:
    beside = width - _TURN_WIDTH - 8
    aside = left + width - beside
    pair = sheet.set.pair
    for text, style, most in ((slip.name, _NAME, 2), (slip.day, _DAY, 1), (slip.hour, _DAY, 1)):
        top = _draw_part(sheet, _cut(text, beside, style, most, pair), aside, top, beside, style)
    top = min(top, bottom + 92)
    for text, style, most in (
        (f"مکان: {slip.place}" if slip.place else "", _LINE, 1),
        (f"موضوع: {slip.subject}" if slip.subject else "", _LINE, 1),
        (f"همراه بیاورید: {slip.bring}", _SMALL, 3),
    ):
        top = _draw_part(sheet, _cut(text, width, style, most, pair), left, top, width, style)


def _draw_part(
    sheet: Sheet, lines: Sequence[str], left: float, top: float, width: float, style: Style
) -> float:
    sheet.lines(lines, left, top, width, style)
    return top - len(lines) * style.line_height


def _cut(text: str, width: float, style: Style, most: int, pair: TypefacePair) -> list[str]:
    """A part's lines; what is too long for its place ends in dots."""
    if not text:
        return []
    lines = wrapped(text, width, style, pair)
    if len(lines) <= most:
        return lines
    words = lines[most - 1].split()
    while len(words) > 1 and len(wrapped(_dotted(words), width, style, pair)) > 1:
        words.pop()
    return [*lines[: most - 1], *wrapped(_dotted(words), width, style, pair)[:1]]


def _dotted(words: Sequence[str]) -> str:
    return " ".join((*words, "…"))


def _draw_blank(sheet: Sheet, left: float, top: float, width: float) -> None:
    beside = width - _TURN_WIDTH - 8
    labels = ("نام", "روز", "ساعت", "مکان", "موضوع", "همراه بیاورید")
    for number, label in enumerate(labels):
        room = beside if number < 3 else width
        start = left + width - room
        line = top - 24 - number * 19.5
        sheet.text(label, start, line, room, LABEL)
        sheet.rule(start, line - 12, room - 44, dotted=True)
