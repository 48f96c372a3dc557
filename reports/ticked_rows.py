"""Rows of a list with boxes at their end, to be ticked by hand."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Final

from reports.blocks import Block
from reports.persian import Style, wrapped
from reports.persian.fonts import TypefacePair
from reports.sheet import INK, Sheet
from reports.table import TableColumn

PLAIN: Final = Style(size=8.5, leading=1.5)
STRONG: Final = replace(PLAIN, bold=True)
QUIET: Final = replace(PLAIN, size=7.5, grey=0.38)
ASIDE: Final = 4.0
ABOVE: Final = 3.0
TICK: Final = 6.5
#: What has to be said may be long; what does not fit stands in the register.
MOST_LINES: Final = 14


@dataclass(frozen=True)
class Line:
    """A text of a cell in its style."""

    text: str
    style: Style = PLAIN


Cells = Sequence[Sequence[Line]]


def ticked_row(
    cells: Cells,
    columns: Sequence[TableColumn],
    room: float,
    ticks: Sequence[str],
    typefaces: TypefacePair | None,
    *,
    hour: bool = False,
    ticked: Collection[str] = (),
) -> Block:
    """A row of the list that is never cut, with its boxes to tick.

    Args:
        cells: Of every column but the last, which has the boxes.
        columns: The list's columns.
        room: Its width in points.
        ticks: What stands beside each box.
        typefaces: A font of the desk's choice.
        hour: Whether a dotted line for the hour stands under them.
        ticked: Those that are ticked already.
    """
    total = sum(column.share for column in columns)
    widths = [room * column.share / total for column in columns]
    laid = [_laid(lines, wide, typefaces) for lines, wide in zip(cells, widths[:-1], strict=True)]
    deepest = max(sum(style.line_height for _, style in lines) for lines in laid)
    height = max(deepest, (len(ticks) + hour) * PLAIN.line_height) + 2 * ABOVE

    def draw(sheet: Sheet, top: float, height: float) -> None:
        right = sheet.left + room
        for lines, wide in zip(laid, widths[:-1], strict=True):
            down = top - ABOVE
            for text, style in lines:
                sheet.text(text, right - wide + ASIDE, down, wide - 2 * ASIDE, style)
                down -= style.line_height
            sheet.upright(right, top - height, height)
            right -= wide
        sheet.upright(right, top - height, height)
        sheet.upright(sheet.left, top - height, height)
        _draw_ticks(sheet, right, top - ABOVE, ticks, hour=hour, ticked=ticked)
        sheet.rule(sheet.left, top - height, room)

    return Block(height, draw)


def _laid(
    lines: Sequence[Line], wide: float, typefaces: TypefacePair | None
) -> list[tuple[str, Style]]:
    laid = [
        (text, line.style)
        for line in lines
        if line.text
        for text in wrapped(line.text, wide - 2 * ASIDE, line.style, typefaces)
    ]
    if len(laid) > MOST_LINES:
        text, style = laid[MOST_LINES - 1]
        laid = [*laid[: MOST_LINES - 1], (f"{text} …", style)]
    return laid


def _draw_ticks(
    sheet: Sheet,
    right: float,
    top: float,
    ticks: Sequence[str],
    *,
    hour: bool,
    ticked: Collection[str],
) -> None:
    left = sheet.left + ASIDE
    width = right - left - ASIDE - TICK - 5
    for words in ticks:
        draw_box(sheet, right - ASIDE - TICK, top - TICK - 2.5, is_ticked=words in ticked)
        sheet.text(words, left, top, width, PLAIN)
        top -= PLAIN.line_height
    if hour:
        sheet.text("ساعت", left, top, width + TICK + 5, QUIET)
        sheet.rule(left, top - 9, width - 18, dotted=True)


def draw_box(sheet: Sheet, left: float, bottom: float, *, is_ticked: bool) -> None:
    """A box to tick, or one that is ticked."""
    canvas = sheet.canvas
    canvas.setStrokeGray(INK)
    canvas.setLineWidth(0.6)
    canvas.rect(left, bottom, TICK, TICK)
    if is_ticked:
        canvas.setLineWidth(1.3)
        canvas.line(left + 1.2, bottom + 3.2, left + 2.7, bottom + 1.4)
        canvas.line(left + 2.7, bottom + 1.4, left + TICK - 0.9, bottom + TICK - 1.0)


def tick_line(label: str, ticks: Sequence[str], ticked: Collection[str] = ()) -> Block:
    """One line of boxes beside each other after what they are of."""

    def draw(sheet: Sheet, top: float, _height: float) -> None:
        right = sheet.right - 6
        sheet.text(label, sheet.left, top - 2, right - sheet.left, STRONG)
        right -= sheet.set.width(label, STRONG) + 16
        for words in ticks:
            draw_box(sheet, right - TICK, top - TICK - 4.5, is_ticked=words in ticked)
            right -= TICK + 4
            sheet.text(words, sheet.left, top - 2, right - sheet.left, PLAIN)
            right -= sheet.set.width(words, PLAIN) + 16

    return Block(PLAIN.line_height + 6, draw)
