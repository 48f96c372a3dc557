"""Rich text on paper: set as a typeset Persian letter is, and flowing over pages.

A document becomes blocks of a line each, which `reports.paper` lays on pages: a heading stays with
what follows it, no page ends with a paragraph's first line or begins with its last, a table's head
stands on each of its pages, and a row is cut only where it is taller than a page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from app.rich_text import (
    Document,
    ListCounter,
    Paragraph,
    ParagraphStyle,
    TextAlignment,
    marker,
)
from reports.blocks import Block
from reports.persian import PLAIN, Look, MixedLine, draw_mixed, mixed_lines
from reports.persian.fonts import TypefacePair
from reports.sheet import MILLIMETRE, Sheet


@dataclass(frozen=True)
class TextSetting:
    """How a rich text is set on its paper.

    Attributes:
        size: Of the body's letters, in points.
        leading: From line to line, in sizes.
        first_indent: Points the first line of a body paragraph begins further in.
        indent: Points of one step of indent, and of the room a list's marker stands in.
        after: Points of white between paragraphs.
        tallest_row: Points; a table's row that is taller is cut, since no page would hold it.
        typefaces: What it is set in; the shipped ones otherwise.
    """

    size: float = 11
    leading: float = 1.85
    first_indent: float = 8 * MILLIMETRE
    indent: float = 7 * MILLIMETRE
    after: float = 3.5
    tallest_row: float = 200 * MILLIMETRE
    typefaces: TypefacePair | None = None

    def in_cell(self) -> TextSetting:
        """The same for the cells of tables: smaller, closer, without first indents."""
        return replace(
            self, size=self.size * 0.88, leading=1.6, first_indent=0, indent=5 * MILLIMETRE, after=1
        )


USUAL: Final = TextSetting()

#: By how much a heading is larger than the body, and the white above it, in sizes.
LARGER: Final = {ParagraphStyle.HEADING: 1.27, ParagraphStyle.SUBHEADING: 1.09}
ABOVE: Final = {ParagraphStyle.HEADING: 0.9, ParagraphStyle.SUBHEADING: 0.55}
#: Of the line's height, how far its base line lies below its top.
BASELINE: Final = 0.68


@dataclass(frozen=True)
class TextLine:
    """A line of a paragraph in its place.

    Attributes:
        right: Points its right end lies in from the right edge.
        room: Points it may take.
        marker: What stands before it: a bullet or a number, or nothing.
        marker_room: Points between the marker's right end and the line's.
        above: Points of white above it.
        stays_with_next: Never the last thing on a page.
    """

    line: MixedLine
    alignment: TextAlignment
    size: float
    height: float
    right: float
    room: float
    marker: MixedLine | None = None
    marker_room: float = 0.0
    above: float = 0.0
    stays_with_next: bool = False

    @property
    def whole_height(self) -> float:
        """With the white above it."""
        return self.above + self.height

    def draw(self, sheet: Sheet, right: float, top: float) -> None:
        """Draw it below `top`, in a room whose right edge is `right`."""
        baseline = top - self.above - self.height * BASELINE
        edge = right - self.right
        if self.marker is not None:
            draw_mixed(sheet.set, self.marker, edge + self.marker_room, baseline, self.size)
        draw_mixed(
            sheet.set,
            self.line,
            edge,
            baseline,
            self.size,
            room=self.room,
            lies=_LIES[self.alignment],
            fills=self.alignment is TextAlignment.JUSTIFIED and not self.line.is_last,
        )


#: What part of a line's spare room lies at its right.
_LIES: Final = {
    TextAlignment.JUSTIFIED: 0.0,
    TextAlignment.START: 0.0,
    TextAlignment.CENTRE: 0.5,
    TextAlignment.END: 1.0,
}


def rich_blocks(document: Document, width: float, setting: TextSetting = USUAL) -> list[Block]:
    """The blocks of a document, to be laid on pages by `reports.paper`.

    Args:
        document: What is written.
        width: Of the text, in points; blocks draw from the sheet's right edge on.
        setting: Sizes and typefaces.
    """
    from reports.rich_table import table_blocks

    blocks: list[Block] = []
    paragraphs: list[Paragraph] = []
    for block in document.blocks:
        if isinstance(block, Paragraph):
            paragraphs.append(block)
            continue
        blocks += _line_blocks(text_lines(paragraphs, width, setting))
        blocks += table_blocks(block, width, setting)
        paragraphs.clear()
    return [*blocks, *_line_blocks(text_lines(paragraphs, width, setting))]


def _line_blocks(lines: Sequence[TextLine]) -> Iterator[Block]:
    for line in lines:
        yield Block(line.whole_height, _drawing(line), stays_with_next=line.stays_with_next)


def _drawing(line: TextLine) -> Callable[[Sheet, float, float], None]:
    return lambda sheet, top, _height: line.draw(sheet, sheet.right, top)


def text_lines(
    paragraphs: Sequence[Paragraph], width: float, setting: TextSetting, *, bold: bool = False
) -> list[TextLine]:
    """Paragraphs that follow each other, as lines in their places.

    Args:
        paragraphs: In order.
        width: Of the room, in points.
        setting: Sizes and typefaces.
        bold: In the heavier weight throughout, as the head of a table.
    """
    counter = ListCounter()
    lines: list[TextLine] = []
    for paragraph in paragraphs:
        number = counter.number(paragraph.list_kind, paragraph.indent)
        is_first = not lines
        lines += _paragraph_lines(paragraph, number, width, setting, bold=bold, is_first=is_first)
    return lines


def _paragraph_lines(
    paragraph: Paragraph,
    number: int,
    width: float,
    setting: TextSetting,
    *,
    bold: bool,
    is_first: bool,
) -> list[TextLine]:
    is_heading = paragraph.is_heading
    size = setting.size * LARGER.get(paragraph.style, 1.0)
    right = setting.indent * (paragraph.indent + paragraph.is_item)
    right = min(right, width / 2)
    first = setting.first_indent if paragraph.has_first_indent else 0.0
    broken = mixed_lines(
        [(run.text, _look(run.look, bold=bold or is_heading)) for run in paragraph.runs],
        width - right,
        size,
        first=first,
        pair=setting.typefaces,
    )
    white = ABOVE.get(paragraph.style, 0.0) * setting.size + setting.after
    mark = _marker(paragraph, number, bold=bold or is_heading)
    return [
        TextLine(
            line,
            paragraph.printed_alignment,
            size,
            size * setting.leading,
            right + (0.0 if place else first),
            width - right - (0.0 if place else first),
            marker=None if place else mark,
            marker_room=setting.indent * 0.9,
            above=0.0 if place or is_first else white,
            stays_with_next=is_heading or _stays(place, len(broken)),
        )
        for place, line in enumerate(broken)
    ]


def _look(look: tuple[bool, bool, bool], *, bold: bool) -> Look:
    own, italic, underline = look
    return Look(own or bold, italic, underline)


def _marker(paragraph: Paragraph, number: int, *, bold: bool) -> MixedLine | None:
    text = marker(paragraph.list_kind, paragraph.indent, number)
    look = Look(bold) if bold else PLAIN
    return MixedLine(text, (look,) * len(text), is_last=True) if text else None


def _stays(place: int, count: int) -> bool:
    """The first line stays with the second, and the last but one with the last."""
    return place + 1 < count and (place == 0 or place == count - 2)
