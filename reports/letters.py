"""What the office's letters share: to whom, about what, greeting, and a signature with its room."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from reports.blocks import Block, gap, paragraph
from reports.persian import Alignment, Style
from reports.sheet import Sheet

TO: Final = Style(size=11, bold=True, leading=1.8)
SUBJECT: Final = Style(size=10, bold=True, leading=1.8)
BODY: Final = Style(size=10, leading=1.85)
GREETING: Final = "با سلام و احترام"
#: Room for the pen above the signer's title.
PEN: Final = 46.0


def letter_head(to: str, subject: str, width: float) -> list[Block]:
    """To whom a letter goes and what it is about; empty texts leave a dotted rule."""
    return [
        gap(6),
        *_line("به: ", to, width, TO),
        *_line("موضوع: ", subject, width, SUBJECT),
        gap(4),
        *paragraph(GREETING, width, BODY),
    ]


def _line(label: str, text: str, width: float, style: Style) -> Sequence[Block]:
    if text:
        return paragraph(f"{label}{text}", width, style)

    def draw(sheet: Sheet, top: float, height: float) -> None:
        sheet.text(label, sheet.left, top, sheet.room, style)
        sheet.rule(sheet.left, top - height + 5, sheet.room - 44, dotted=True)

    return [Block(style.line_height + 2, draw)]


def signature(signer: str, width: float) -> list[Block]:
    """The signer's title at the left, under room for his pen."""
    style = replace(SUBJECT, alignment=Alignment.CENTRE)

    def draw(sheet: Sheet, top: float, _height: float) -> None:
        sheet.text(signer, sheet.left, top - PEN, width * 0.45, style)

    return [Block(style.line_height + PEN, draw)]
