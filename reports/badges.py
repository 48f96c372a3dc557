"""badges: who somebody is, to be worn, eight of A7 on an A4 to be cut (P6.8)."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from reportlab.pdfgen.canvas import Canvas

from app.protocol.rows import CaseSheet, PersonLine
from app.protocol.sheets import CasePaper
from app.protocol.states import OURS, SecondLanguage
from app.protocol.texts import PERSON_ROLES
from reports.paper import Letterhead, PrintMark
from reports.persian import Alignment, Style, TypefacePair, Typesetter, default_typefaces, wrapped
from reports.protocol_parts import days_text
from reports.second_language import in_language
from reports.sheet import A4, INK, MILLIMETRE, QUIET, RULE, Sheet

TITLE: Final = "کارت شناسایی"
ROWS: Final = 4
COLUMNS: Final = 2
PLACES: Final = ROWS * COLUMNS
WIDE: Final = A4[0] / COLUMNS
HIGH: Final = A4[1] / ROWS
PADDING: Final = 6 * MILLIMETRE
ROOM: Final = WIDE - 2 * PADDING
BAND: Final = 9 * MILLIMETRE
#: By how much type is made smaller until words fit, and the least it may be.
STEP: Final = 0.95
SMALLEST: Final = 0.55

_CENTRE: Final = Alignment.CENTRE
_OFFICE: Final = Style(size=8, bold=True, leading=1.5, alignment=_CENTRE)
_SUBJECT: Final = Style(size=8, leading=1.5, grey=QUIET, alignment=_CENTRE)
_NAME: Final = Style(size=17, bold=True, leading=1.45, alignment=_CENTRE)
_SECOND: Final = Style(size=12, leading=1.35, alignment=_CENTRE)
_POST: Final = Style(size=9.5, leading=1.5, alignment=_CENTRE)
_ROLE: Final = Style(size=10.5, bold=True, leading=1.5, alignment=_CENTRE)
_DAYS: Final = Style(size=7, leading=1.5, grey=QUIET, alignment=_CENTRE)


@dataclass(frozen=True)
class Badge:
    """What a badge says.

    Attributes:
        second_name: In the guest's script, of the language named; or empty.
        is_ours: Of a host or guide: its band is dark.
    """

    name: str
    second_name: str
    post: str
    organisation: str
    role: str
    subject: str
    days: str
    is_ours: bool
    language: SecondLanguage = SecondLanguage.NONE


def badges_sheet(
    papers: Sequence[CasePaper],
    *,
    letterhead: Letterhead,
    mark: PrintMark,
    typefaces: TypefacePair | None = None,
) -> bytes:
    """Print the badges of everybody in cases, each case beginning a sheet.

    Args:
        papers: The cases.
        letterhead: The office's.
        mark: Who prints it.
        typefaces: A font of the desk's choice; the shipped one otherwise.
    """
    sheets = [[_badge(person, one.case) for person in _by_order(one.case)] for one in papers]
    return _printed(sheets, letterhead, mark, typefaces)


def blank_badges(*, letterhead: Letterhead, mark: PrintMark, copies: int = 1) -> bytes:
    """Print sheets of empty badges, to be filled by hand."""
    return _printed([[None] * PLACES] * copies, letterhead, mark, None)


def _by_order(case: CaseSheet) -> list[PersonLine]:
    return sorted(case.people, key=lambda one: one.order)


def _badge(person: PersonLine, case: CaseSheet) -> Badge:
    return Badge(
        name=person.name or person.organisation,
        second_name=person.second_name,
        post=person.post,
        organisation=person.organisation if person.name else "",
        role=PERSON_ROLES[person.role.value],
        # A badge is read by everybody: of a secret case it does not say what it is about.
        subject="" if case.classification else case.subject,
        days=days_text(case),
        is_ours=person.role in OURS,
        language=case.second_language,
    )


def _printed(
    sheets: Sequence[Sequence[Badge | None]],
    letterhead: Letterhead,
    mark: PrintMark,
    typefaces: TypefacePair | None,
) -> bytes:
    written = io.BytesIO()
    canvas = Canvas(written, pagesize=A4, invariant=1, pageCompression=1)
    canvas.setTitle(TITLE)
    canvas.setAuthor(mark.printed_by)
    sheet = Sheet(canvas, Typesetter(canvas, typefaces or default_typefaces()), A4)
    for badges in sheets:
        for first in range(0, max(len(badges), 1), PLACES):
            _draw_cuts(sheet)
            for place, badge in enumerate(badges[first : first + PLACES]):
                _draw(sheet, badge, place, letterhead)
            canvas.showPage()
    canvas.save()
    return written.getvalue()


def _draw_cuts(sheet: Sheet) -> None:
    for row in range(1, ROWS):
        sheet.rule(0, row * HIGH, A4[0], dotted=True)
    sheet.canvas.setStrokeGray(RULE)
    sheet.canvas.setDash(0.6, 2.2)
    sheet.canvas.line(WIDE, 0, WIDE, A4[1])
    sheet.canvas.setDash()


def _draw(sheet: Sheet, badge: Badge | None, place: int, letterhead: Letterhead) -> None:
    row, column = divmod(place, COLUMNS)
    left = A4[0] - (column + 1) * WIDE + PADDING
    top = A4[1] - row * HIGH - PADDING
    sheet.text(letterhead.office, left, top, ROOM, _OFFICE)
    head = top - _OFFICE.line_height
    if badge is not None and badge.subject:
        (subject,) = wrapped(badge.subject, ROOM, _SUBJECT, sheet.set.pair)[:1]
        sheet.text(subject, left, head, ROOM, _SUBJECT)
    head -= _SUBJECT.line_height + 4
    bottom = A4[1] - (row + 1) * HIGH + PADDING
    _draw_band(sheet, badge, left, bottom)
    middle = bottom + BAND + 4
    if badge is None:
        for number in range(3):
            sheet.rule(left, head - (number + 1) * 24, ROOM, dotted=True)
        return
    lines = _fitting(badge, head - middle, sheet.set.pair)
    down = head - (head - middle - _deep(lines)) / 2
    for line, style in lines:
        sheet.text(line, left, down, ROOM, style)
        down -= style.line_height


def _draw_band(sheet: Sheet, badge: Badge | None, left: float, bottom: float) -> None:
    """As what somebody is there; white on dark of ours."""
    canvas = sheet.canvas
    is_dark = badge is not None and badge.is_ours
    canvas.setFillGray(0.25 if is_dark else 1)
    canvas.setStrokeGray(INK)
    canvas.setLineWidth(0.8)
    canvas.roundRect(left, bottom, ROOM, BAND, 3, stroke=1, fill=1)
    canvas.setFillGray(INK)
    if badge is None:
        return
    grey = 1.0 if is_dark else INK
    sheet.text(badge.role, left, bottom + BAND - 1, ROOM, replace(_ROLE, grey=grey))
    days = replace(_DAYS, grey=0.85 if is_dark else QUIET)
    sheet.text(badge.days, left, bottom + BAND - 14.5, ROOM, days)


def _fitting(badge: Badge, room: float, pair: TypefacePair) -> list[tuple[str, Style]]:
    """The words in the largest type in which they fit between head and band."""
    scale = 1.0
    lines = _lines(badge, scale, pair)
    while _deep(lines) > room and scale > SMALLEST:
        scale *= STEP
        lines = _lines(badge, scale, pair)
    while _deep(lines) > room:
        lines = lines[:-1]
    return lines


def _lines(badge: Badge, scale: float, pair: TypefacePair) -> list[tuple[str, Style]]:
    parts = (
        (badge.name, _NAME),
        (badge.second_name, in_language(_SECOND, badge.language)),
        (badge.post, _POST),
        (badge.organisation, _POST),
    )
    return [
        (line, style)
        for text, usual in parts
        if text
        for style in (replace(usual, size=usual.size * scale),)
        for line in wrapped(text, ROOM, style, pair)
    ]


def _deep(lines: Sequence[tuple[str, Style]]) -> float:
    return sum(style.line_height for _, style in lines)
