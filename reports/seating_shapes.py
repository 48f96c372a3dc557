"""Tables from above, with whoever sits round them: the drawings of a seating plan, A4.

Each is rows of blocks, so that a long table goes on over the page; only a round one is one piece.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import cos, pi, sin
from typing import Final

from app.protocol.seating import Seat, SeatSide
from app.protocol.states import Seating
from app.text import persian_count
from reports.blocks import Block, gap, text_width
from reports.persian import Alignment, Style, TypefacePair, wrapped
from reports.sheet import A4, INK, MILLIMETRE, QUIET, RULE, SHADE, Sheet

ROOM: Final = text_width(A4)
#: Points of a page that seats share, and how high one of them is.
DEEP: Final = 440.0
LOWEST: Final = 21.0
HIGHEST: Final = 44.0
#: Between two seats, and between a seat and its table.
BETWEEN: Final = 3.0
BESIDE: Final = 5.0
#: Of a seat at a long table and of one at its head.
SEAT: Final = 64 * MILLIMETRE
TABLE: Final = ROOM - 2 * SEAT - 2 * BESIDE
#: Seats lower than this say name and post in one line.
TWO_LINES: Final = 30.0
CIRCLE: Final = 36 * MILLIMETRE
ROUND_SEAT: Final = 48 * MILLIMETRE
CHAIR: Final = 8.0
STAGE: Final = "جایگاه"
OUR_SIDE: Final = "سوی میزبان"
THEIR_SIDE: Final = "سوی میهمانان"

_CENTRE: Final = Alignment.CENTRE
_NAME: Final = Style(size=8.6, bold=True, leading=1.4, alignment=_CENTRE)
_POST: Final = Style(size=7, leading=1.4, grey=QUIET, alignment=_CENTRE)
_NUMBER: Final = Style(size=7, leading=1.4, grey=QUIET)
_SIDE: Final = Style(size=8, bold=True, leading=1.5, alignment=_CENTRE)
_CHAIR: Final = Style(size=7, bold=True, leading=1.4, alignment=_CENTRE)
#: By how much type is made smaller until a name fits its seat, and the least it may be.
STEP: Final = 0.94
SMALLEST: Final = 0.55
#: A seat narrower than this has its number above the name, not beside it.
NARROW: Final = 110.0


@dataclass(frozen=True)
class Chair:
    """A seat as it is drawn.

    Attributes:
        number: His place by precedence; 0 of an empty one.
        place: As of `app.protocol.seating.Seat`.
    """

    side: SeatSide
    place: int
    row: int = 1
    number: int = 0
    name: str = ""
    post: str = ""

    @property
    def is_of_honour(self) -> bool:
        """The middle of a side, the head of a table."""
        return self.place == 0 and self.row == 1


def chair_of(seat: Seat) -> Chair:
    """Somebody in his seat."""
    person = seat.person
    name = person.name or person.organisation
    post = person.post or (person.organisation if person.name else "")
    return Chair(seat.side, seat.place, seat.row, person.order, name, post)


def drawn(
    seating: Seating, chairs: Sequence[Chair], typefaces: TypefacePair | None = None
) -> list[Block]:
    """The drawing of a seating: blocks for the page."""
    return _SHAPES[seating](chairs, typefaces)


def _height(rows: int) -> float:
    return min(max(DEEP / max(rows, 1), LOWEST), HIGHEST)


def _facing(chairs: Sequence[Chair], typefaces: TypefacePair | None) -> list[Block]:
    """Guests at the right, ours across; whoever sits at somebody's right hand is drawn there."""
    reach = max((abs(one.place) for one in chairs), default=0)
    guests = {-one.place: one for one in chairs if one.side is SeatSide.GUESTS}
    ours = {one.place: one for one in chairs if one.side is SeatSide.OURS}
    places = [at for at in range(-reach, reach + 1) if at in guests or at in ours]
    high = _height(len(places))
    rows = [
        _across(guests.get(at), ours.get(at), high, typefaces, table=_Table(at, places))
        for at in places
    ]
    return [_sides(), *rows, gap(6)]


def _arms(chairs: Sequence[Chair], typefaces: TypefacePair | None, *, hollow: bool) -> list[Block]:
    """The head at the top looks at the reader: his right hand is at the left of the page."""
    head = next((one for one in chairs if one.side is SeatSide.HEAD), None)
    right = {one.place: one for one in chairs if one.side is SeatSide.RIGHT}
    left = {one.place: one for one in chairs if one.side is SeatSide.LEFT}
    places = sorted({*right, *left})
    high = _height(len(places) + 1)
    rows = [
        _across(
            left.get(at), right.get(at), high, typefaces, table=_Table(at, places, hollow=hollow)
        )
        for at in places
    ]
    return [_crown(head, max(high, TWO_LINES + 4), typefaces), *rows, gap(6)]


@dataclass(frozen=True)
class _Table:
    """The piece of a table that lies between two seats across from each other."""

    at: int
    places: Sequence[int]
    hollow: bool = False

    def draw(self, sheet: Sheet, top: float, height: float) -> None:
        """Draw it; a hollow one has two arms and nothing between."""
        left, arm = sheet.left + SEAT + BESIDE, TABLE / 4
        first, last = self.at == self.places[0], self.at == self.places[-1]
        if not self.hollow:
            _slab(sheet, left, top, TABLE, height, first=first, last=last)
            return
        _slab(sheet, left, top, arm, height, first=False, last=last)
        _slab(sheet, left + TABLE - arm, top, arm, height, first=False, last=last)
        if first:
            _slab(sheet, left, top, TABLE, min(height, 20), first=True, last=False, sides=False)


def _slab(
    sheet: Sheet,
    left: float,
    top: float,
    width: float,
    height: float,
    *,
    first: bool,
    last: bool,
    sides: bool = True,
) -> None:
    sheet.shade(left, top - height, width, height)
    if sides:
        sheet.upright(left, top - height, height)
        sheet.upright(left + width, top - height, height)
    if first:
        sheet.rule(left, top, width)
    if last:
        sheet.rule(left, top - height, width)


def _across(
    right: Chair | None,
    left: Chair | None,
    high: float,
    typefaces: TypefacePair | None,
    *,
    table: _Table,
) -> Block:
    def draw(sheet: Sheet, top: float, height: float) -> None:
        table.draw(sheet, top, height)
        for chair, edge in ((right, sheet.right - SEAT), (left, sheet.left)):
            if chair is not None:
                _seat(sheet, chair, (edge, top - BETWEEN / 2, SEAT, height - BETWEEN), typefaces)

    return Block(high, draw)


def _sides() -> Block:
    def draw(sheet: Sheet, top: float, _height: float) -> None:
        sheet.text(THEIR_SIDE, sheet.right - SEAT, top, SEAT, _SIDE)
        sheet.text(OUR_SIDE, sheet.left, top, SEAT, _SIDE)

    return Block(_SIDE.line_height + 3, draw, stays_with_next=True)


def _crown(head: Chair | None, high: float, typefaces: TypefacePair | None) -> Block:
    def draw(sheet: Sheet, top: float, height: float) -> None:
        if head is not None:
            left = sheet.left + (sheet.room - SEAT) / 2
            _seat(sheet, head, (left, top - 1, SEAT, height - BESIDE - 1), typefaces)

    return Block(high, draw, stays_with_next=True)


def _rows(chairs: Sequence[Chair], typefaces: TypefacePair | None) -> list[Block]:
    """An audience looks away from the reader: its right hand is his."""
    numbers = sorted({one.row for one in chairs})
    reach = max((abs(one.place) for one in chairs), default=0)
    # A row of an even number has one seat more at its right hand.
    is_even = bool(reach) and all(one.place != -reach for one in chairs)
    wide = min(ROOM / (2 * reach + (0 if is_even else 1)), 40 * MILLIMETRE)
    middle = -wide / 2 if is_even else 0.0
    blocks = [_stage(), gap(10)]
    for number in numbers:
        here = [one for one in chairs if one.row == number]
        blocks.append(_row(here, wide, middle, typefaces))
    return [*blocks, gap(6)]


def _row(
    chairs: Sequence[Chair], wide: float, middle: float, typefaces: TypefacePair | None
) -> Block:
    def draw(sheet: Sheet, top: float, height: float) -> None:
        centre = sheet.left + sheet.room / 2 + middle
        for one in chairs:
            left = centre + one.place * wide - wide / 2 + BETWEEN / 2
            _seat(sheet, one, (left, top - 2, wide - BETWEEN, height - 7), typefaces)

    return Block(54.0, draw)


def _stage() -> Block:
    def draw(sheet: Sheet, top: float, height: float) -> None:
        left, wide = sheet.left + sheet.room / 4, sheet.room / 2
        sheet.shade(left, top - height, wide, height)
        sheet.box(left, top - height, wide, height)
        sheet.text(STAGE, left, top - 6, wide, _SIDE)

    return Block(26.0, draw, stays_with_next=True)


def _round(chairs: Sequence[Chair], typefaces: TypefacePair | None) -> list[Block]:
    """Numbered chairs round a table, each with its name beside it; the first at the top."""
    half = (len(chairs) + 1) // 2
    high = min(DEEP / max(half, 1), 34.0)
    whole = max(half * high, 2 * CIRCLE + 5 * CHAIR) + 12

    def draw(sheet: Sheet, top: float, height: float) -> None:
        centre = sheet.left + sheet.room / 2, top - height / 2
        _disc(sheet, *centre, CIRCLE - 2 * CHAIR)
        # The right hand of whoever sits at the top is at the left of the page.
        at_left = sorted((one for one in chairs if one.place > 0), key=lambda one: one.place)
        at_right = sorted((one for one in chairs if one.place <= 0), key=lambda one: -one.place)
        for column, left in ((at_left, sheet.left), (at_right, sheet.right - ROUND_SEAT)):
            first = top - (height - len(column) * high) / 2
            for nth, one in enumerate(column):
                place = (left, first - nth * high, ROUND_SEAT, high - min(BETWEEN, high / 8))
                _beside(sheet, one, _angle(one, len(chairs)), centre, place)
                _seat(sheet, one, place, typefaces)

    return [Block(whole, draw), gap(6)]


def _angle(chair: Chair, count: int) -> float:
    return pi / 2 + 2 * pi * chair.place / max(count, 1)


def _disc(sheet: Sheet, x: float, y: float, radius: float) -> None:
    sheet.canvas.setFillGray(SHADE)
    sheet.canvas.setStrokeGray(RULE)
    sheet.canvas.circle(x, y, radius, stroke=1, fill=1)
    sheet.canvas.setFillGray(INK)


def _beside(
    sheet: Sheet,
    chair: Chair,
    angle: float,
    centre: tuple[float, float],
    place: tuple[float, float, float, float],
) -> None:
    """A chair at the table, and a line from it to its name."""
    x, y = centre[0] + CIRCLE * cos(angle), centre[1] + CIRCLE * sin(angle)
    left, top, wide, high = place
    near = left + wide if left + wide < centre[0] else left
    sheet.canvas.setStrokeGray(RULE)
    sheet.canvas.setLineWidth(0.4)
    sheet.canvas.line(x, y, near, top - high / 2)
    sheet.canvas.setFillGray(1)
    sheet.canvas.circle(x, y, CHAIR, stroke=1, fill=1)
    sheet.canvas.setFillGray(INK)
    if chair.number:
        words = persian_count(chair.number)
        sheet.text(words, x - CHAIR, y + _CHAIR.line_height / 2, 2 * CHAIR, _CHAIR)


_SHAPES: Final[Mapping[Seating, Callable[..., list[Block]]]] = {
    Seating.FACING: _facing,
    Seating.HEAD: lambda chairs, typefaces: _arms(chairs, typefaces, hollow=False),
    Seating.HORSESHOE: lambda chairs, typefaces: _arms(chairs, typefaces, hollow=True),
    Seating.ROUND: _round,
    Seating.ROWS: _rows,
}


def _seat(
    sheet: Sheet,
    chair: Chair,
    place: tuple[float, float, float, float],
    typefaces: TypefacePair | None,
) -> None:
    """A seat with whoever sits in it; the place of honour has a heavier frame."""
    left, top, wide, high = place
    sheet.canvas.setStrokeGray(INK if chair.is_of_honour else RULE)
    sheet.canvas.setLineWidth(1.1 if chair.is_of_honour else 0.5)
    sheet.canvas.roundRect(left, top - high, wide, high, 3)
    room, deep = wide - 6, high - min(2.0, high / 10)
    if chair.number:
        sheet.text(persian_count(chair.number), left + 3, top - 0.5, room, _NUMBER)
    above = _NUMBER.line_height - 2 if wide < NARROW and chair.number else 0.0
    lines = _lines(chair, room, deep - above, typefaces)
    down = top - above - (high - above - _deep(lines)) / 2
    for line, style in lines:
        sheet.text(line, left + 3, down, room, style)
        down -= style.line_height


def _lines(
    chair: Chair, room: float, high: float, typefaces: TypefacePair | None
) -> list[tuple[str, Style]]:
    """Name and post in the largest type in which they fit with no word of the name broken.

    What fits in no type is cut here and stands whole in the list below.
    """
    # The number of a broad seat stands at the right edge of the first line.
    narrow = room if room < NARROW - 6 else room - 2 * 12
    scale = 1.0
    while True:
        name, post = (replace(one, size=one.size * scale) for one in (_NAME, _POST))
        names = wrapped(chair.name, narrow, name, typefaces) if chair.name else []
        posts = wrapped(chair.post, room, post, typefaces) if chair.post else []
        fits = [*((one, name) for one in names), *((one, post) for one in posts)]
        whole = len(" ".join(names).split()) == len(chair.name.split())
        if whole and _deep(fits) <= high:
            return fits
        if scale < SMALLEST:
            return _cut(fits, high)
        scale *= STEP


def _deep(lines: Iterable[tuple[str, Style]]) -> float:
    return sum(style.line_height for _, style in lines)


def _cut(lines: Iterable[tuple[str, Style]], high: float) -> list[tuple[str, Style]]:
    kept: list[tuple[str, Style]] = []
    for one in lines:
        if _deep([*kept, one]) > high:
            break
        kept.append(one)
    return kept
