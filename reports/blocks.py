"""The pieces forms are made of: rows of labelled values, texts, room for handwriting."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from reports.persian import Style, wrapped
from reports.sheet import LABEL, MILLIMETRE, STRONG, VALUE, Sheet


@dataclass(frozen=True)
class Block:
    """A piece of a form that is never cut.

    Attributes:
        height: Points.
        draw: Draws it with its top edge at the given height.
        stretches: Takes what room is left on its page (room for handwriting).
        stays_with_next: Never the last thing on a page.
        under: Stands above it again where it begins a page, as a table's head above its rows.
        begins_page: Nothing before it stands on its page.
    """

    height: float
    draw: Callable[[Sheet, float, float], None]
    stretches: bool = False
    stays_with_next: bool = False
    under: Block | None = None
    begins_page: bool = False


@dataclass(frozen=True)
class Cell:
    """A labelled value in a row; `share` is its part of the row's width."""

    label: str
    value: str = ""
    share: float = 1
    strong: bool = False


def text_width(size: tuple[float, float]) -> float:
    """The room between a page's margins, in points."""
    return size[0] - 22 * MILLIMETRE


def row(cells: Sequence[Cell], width: float, *, blank: bool = False) -> Block:
    """A framed row of labelled values, the first at the right; what is long wraps.

    Args:
        cells: From right to left.
        width: Of the row, in points.
        blank: A dotted rule in place of each value.
    """
    total = sum(cell.share for cell in cells)
    widths = [width * cell.share / total for cell in cells]
    styles = [STRONG if cell.strong else VALUE for cell in cells]
    texts = [
        wrapped(cell.value, wide - 12, style)
        for cell, wide, style in zip(cells, widths, styles, strict=True)
    ]
    labels = [
        wrapped(cell.label, wide - 12, LABEL) for cell, wide in zip(cells, widths, strict=True)
    ]
    deepest = max(len(lines) for lines in texts)
    above = 12.5 + (max(len(lines) for lines in labels) - 1) * LABEL.line_height
    height = above + deepest * VALUE.line_height + 3.5

    def draw(sheet: Sheet, top: float, height: float) -> None:
        sheet.box(sheet.left, top - height, width, height)
        right = sheet.left + width
        for number, wide in enumerate(widths):
            left = right - wide
            if number:
                sheet.upright(right, top - height, height)
            sheet.lines(labels[number], left + 6, top - 1.5, wide - 12, LABEL)
            if blank:
                sheet.rule(left + 6, top - height + 6, wide - 12, dotted=True)
            sheet.lines(texts[number], left + 6, top - above, wide - 12, styles[number])
            right = left

    return Block(height, draw)


def heading_line(text: str) -> Block:
    """The name of what follows."""
    style = replace(STRONG, size=9)

    def draw(sheet: Sheet, top: float, _height: float) -> None:
        sheet.text(text, sheet.left, top - 4, sheet.room, style)

    return Block(style.line_height + 4, draw, stays_with_next=True)


def paragraph(text: str, width: float, style: Style = VALUE) -> list[Block]:
    """A long text, a block a line, so that it flows over pages; no line of it is lost."""
    lines = wrapped(text, width, style)
    return [_line_block(line, style, first=number < 1) for number, line in enumerate(lines)]


def _line_block(line: str, style: Style, *, first: bool) -> Block:
    def draw(sheet: Sheet, top: float, _height: float) -> None:
        sheet.text(line, sheet.left, top, sheet.room, style)

    return Block(style.line_height, draw, stays_with_next=first)


def ruled_space(lines: int, *, stretches: bool = False) -> Block:
    """Dotted rules for handwriting; a stretching one fills its page."""
    step = 8.5 * MILLIMETRE

    def draw(sheet: Sheet, top: float, height: float) -> None:
        for number in range(1, int(height // step) + 1):
            sheet.rule(sheet.left, top - number * step, sheet.room, dotted=True)

    return Block(lines * step + 2, draw, stretches=stretches)


def gap(height: float) -> Block:
    """Nothing, so high."""
    return Block(height, lambda _sheet, _top, _height: None)


def stacked(blocks: Sequence[Block]) -> Block:
    """Blocks below each other as one, that is never cut."""

    def draw(sheet: Sheet, top: float, _height: float) -> None:
        for block in blocks:
            block.draw(sheet, top, block.height)
            top -= block.height

    return Block(sum(block.height for block in blocks), draw)


def kept_together(blocks: Sequence[Block]) -> list[Block]:
    """Blocks none of which goes to a page without the others; few, for they must fit on one."""
    return [*(replace(block, stays_with_next=True) for block in blocks[:-1]), *blocks[-1:]]


def signed(blocks: Sequence[Block], signature: Sequence[Block], lines: int = 2) -> list[Block]:
    """Blocks with a signature that never stands alone: the last lines go to its page with it."""
    kept = max(len(blocks) - lines, 0)
    return [*blocks[:kept], *kept_together([*blocks[kept:], *signature])]
