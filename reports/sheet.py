"""A sheet of paper being drawn: its sizes, its type, its lines and rules."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from reportlab.pdfgen.canvas import Canvas

from reports.persian import Alignment, Style, Typesetter

MILLIMETRE: Final = 72 / 25.4
A5: Final = (148 * MILLIMETRE, 210 * MILLIMETRE)
A4: Final = (210 * MILLIMETRE, 297 * MILLIMETRE)
A4_ACROSS: Final = (A4[1], A4[0])

INK: Final = 0.0
QUIET: Final = 0.38
RULE: Final = 0.62
SHADE: Final = 0.94
HAIRLINE: Final = 0.5

TITLE: Final = Style(size=13, bold=True, alignment=Alignment.CENTRE)
OFFICE: Final = Style(size=9.5, bold=True)
UNIT: Final = Style(size=8.5)
LABEL: Final = Style(size=7.5, grey=QUIET)
VALUE: Final = Style(size=9.5, leading=1.65)
STRONG: Final = Style(size=9.5, bold=True, leading=1.65)
FOOT: Final = Style(size=7, grey=QUIET)
MARK: Final = Style(size=10, bold=True, alignment=Alignment.CENTRE)


class Sheet:
    """A page being drawn: points, the origin at the lower left as PDF has it."""

    def __init__(self, canvas: Canvas, typesetter: Typesetter, size: tuple[float, float]) -> None:
        self.canvas = canvas
        self.set = typesetter
        self.width, self.height = size
        self.margin = 11 * MILLIMETRE
        self.left = self.margin
        self.right = self.width - self.margin
        self.room = self.right - self.left

    def text(self, text: str, left: float, top: float, width: float, style: Style) -> None:
        """Draw one line whose letters hang from `top`."""
        baseline = top - style.line_height * 0.68
        self.set.line(text, left, baseline, width, style)

    def lines(
        self, lines: Sequence[str], left: float, top: float, width: float, style: Style
    ) -> None:
        """Draw lines below each other."""
        for number, line in enumerate(lines):
            self.text(line, left, top - number * style.line_height, width, style)

    def rule(self, left: float, y: float, width: float, *, dotted: bool = False) -> None:
        """Draw a horizontal rule; a dotted one is for handwriting."""
        canvas = self.canvas
        canvas.setStrokeGray(RULE)
        canvas.setLineWidth(HAIRLINE)
        if dotted:
            canvas.setDash(0.6, 2.2)
        canvas.line(left, y, left + width, y)
        if dotted:
            canvas.setDash()

    def box(self, left: float, bottom: float, width: float, height: float) -> None:
        """Draw a frame with softly rounded corners."""
        self.canvas.setStrokeGray(RULE)
        self.canvas.setLineWidth(HAIRLINE)
        self.canvas.roundRect(left, bottom, width, height, 3)

    def upright(self, x: float, bottom: float, height: float) -> None:
        """Draw a vertical rule."""
        self.canvas.setStrokeGray(RULE)
        self.canvas.setLineWidth(HAIRLINE)
        self.canvas.line(x, bottom, x, bottom + height)

    def shade(self, left: float, bottom: float, width: float, height: float) -> None:
        """Lay a light grey behind what will stand there, as behind the head of a table."""
        self.canvas.setFillGray(SHADE)
        self.canvas.rect(left, bottom, width, height, stroke=0, fill=1)
        self.canvas.setFillGray(INK)
