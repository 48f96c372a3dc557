"""Places to sign under a paper, as many as there are people; they never stand alone on a page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from reports.blocks import Block, heading_line, kept_together, text_width
from reports.paper import FOOT_HEIGHT, HEAD_HEIGHT
from reports.persian import wrapped
from reports.sheet import A4, LABEL, MILLIMETRE, VALUE, Sheet

ROOM: Final = text_width(A4)
#: Points of a page between its head and its foot.
PAGE_ROOM: Final = A4[1] - 22 * MILLIMETRE - HEAD_HEIGHT - FOOT_HEIGHT
#: Of a table's head that may come again above the last lines.
SPARE: Final = 24.0
#: Stands above places that go on over a page, for more people than one holds.
GOES_ON: Final = "امضای حاضران"
ASIDE: Final = 6.0


@dataclass(frozen=True)
class Places:
    """How places lie.

    Attributes:
        across: How many in a row.
        pen: Points left for the hand under each name.
    """

    across: int
    pen: float


FEW: Final = Places(across=3, pen=36.0)
MANY: Final = Places(across=5, pen=25.0)
#: More people than this sign in narrower places, so that a council's signatures lie on one page.
MOST_FEW: Final = 18


def signature_grid(names: Sequence[tuple[str, str]]) -> list[Block]:
    """Places to sign: what somebody is, and his name."""
    places = FEW if len(names) <= MOST_FEW else MANY
    starts = range(0, len(names), places.across)
    return [_row(names[first : first + places.across], places) for first in starts]


def _row(names: Sequence[tuple[str, str]], places: Places) -> Block:
    wide = ROOM / places.across
    room = wide - 2 * ASIDE
    texts = [(wrapped(post, room, LABEL), wrapped(name, room, VALUE)) for post, name in names]
    posts = max(len(post) for post, _name in texts) * LABEL.line_height
    lines = max(len(name) for _post, name in texts) * VALUE.line_height

    def draw(sheet: Sheet, top: float, height: float) -> None:
        # Nobody signs in an empty place: there is none.
        framed = wide * len(texts)
        sheet.box(sheet.left + ROOM - framed, top - height, framed, height)
        for place, (post, name) in enumerate(texts, 1):
            left = sheet.left + ROOM - place * wide
            if place < len(texts):
                sheet.upright(left, top - height, height)
            sheet.lines(post, left + ASIDE, top - 1.5, room, LABEL)
            sheet.lines(name, left + ASIDE, top - 1.5 - posts, room, VALUE)

    return Block(posts + lines + places.pen + 3, draw)


def with_signatures(blocks: Sequence[Block], grid: Sequence[Block], last: int = 3) -> list[Block]:
    """Blocks whose places to sign never stand alone: the last lines go to their page with them.

    Only where no page holds both does the grid go on over it, under a title that says what it is.

    Args:
        blocks: What is signed.
        grid: The places to sign.
        last: How many of the blocks lie on the page of the signatures.
    """
    if not grid:
        return list(blocks)
    kept = max(len(blocks) - last, 0)
    end = [*blocks[kept:], *grid]
    if sum(one.height for one in end) + SPARE <= PAGE_ROOM:
        return [*blocks[:kept], *kept_together(end)]
    title = heading_line(GOES_ON)
    more = [replace(one, under=title) for one in grid[1:]]
    # Nor does its last row: it takes the one before to its page.
    return [
        *blocks[:kept],
        *kept_together([*blocks[kept:], grid[0]]),
        *more[:-2],
        *kept_together(more[-2:]),
    ]
