"""Setting text: styles, breaking paragraphs into lines, and drawing a line on the page."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from typing import Any, Final

from app.text import persian_digits, strip_isolates
from reports.persian.direction import LEFT_TO_RIGHT, RIGHT_TO_LEFT
from reports.persian.fonts import (
    RIGHT_TO_LEFT_MARK,
    EmbeddedFont,
    Typeface,
    TypefacePair,
    default_typefaces,
)
from reports.persian.shaping import Glyph, shaped_line, width_of

#: Of the direction of the numbers it stands between, as a space is not.
NO_BREAK_SPACE = "\u00a0"

#: How far a leaning letter leans, and how thick the outline of one made heavier is, in sizes.
SLANT = 0.2
HEAVIER = 0.028


class Alignment(Enum):
    """Where a line lies in its room; the start is the right, of a foreign one the left."""

    START = "start"
    CENTRE = "centre"
    END = "end"


@dataclass(frozen=True)
class Style:
    """How a text is set.

    Attributes:
        size: Points.
        bold: In the heavier weight.
        leading: From line to line, in sizes.
        grey: 0 black to 1 white.
        is_foreign: Of a language that is written from the left: it runs that way, begins at the
            left, and its digits stay as typed.
    """

    size: float = 10
    bold: bool = False
    leading: float = 1.7
    grey: float = 0.0
    alignment: Alignment = Alignment.START
    is_foreign: bool = False

    @property
    def line_height(self) -> float:
        """Points from one base line to the next."""
        return self.size * self.leading


@dataclass(frozen=True)
class Drawn:
    """How glyphs are drawn, beyond their typeface.

    Attributes:
        size: Points.
        slanted: Leaning, where no typeface of ours leans.
        heavier: Outlined, where a chosen typeface has no heavier weight.
    """

    size: float
    slanted: bool = False
    heavier: bool = False


def prepared(text: str, *, foreign: bool = False) -> str:
    """Text as paper wants it: Persian digits but in a foreign text, no isolates of the screen.

    The number of a passport stays as the passport has it.
    """
    plain = strip_isolates(_ISOLATED.sub(_tied, text))
    if foreign:
        return plain
    shown = persian_digits(plain)
    for found in _PASSPORT.finditer(plain):
        begins, ends = found.span()
        shown = shown[:begins] + found.group() + shown[ends:]
    return shown


#: One or two letters and the digits behind them, as passports are numbered (ICAO 9303).
_PASSPORT = re.compile(r"\b[A-Z]{1,2}[0-9]{6,9}\b", re.ASCII)


_ISOLATED = re.compile("\u2066([^\u2066-\u2069]*)\u2069")


def _tied(found: re.Match[str]) -> str:
    """Tie a left-to-right isolate together: spaces between its numbers would part them."""
    return found.group(1).replace(" ", NO_BREAK_SPACE)


def wrapped(text: str, width: float, style: Style, pair: TypefacePair | None = None) -> list[str]:
    """Break text into lines no wider than `width` points, in logical order.

    A word longer than the line is broken where it has to be; nothing is lost.
    """
    faces = faces_of(pair or default_typefaces(), bold=style.bold)
    lines: list[str] = []
    for paragraph in prepared(text, foreign=style.is_foreign).split("\n"):
        lines.extend(_broken(paragraph, width / style.size, faces))
    return lines


def _broken(paragraph: str, room: float, faces: tuple[Typeface, ...]) -> list[str]:
    space = width_of(" ", faces)
    lines: list[str] = []
    line: list[str] = []
    used = 0.0
    for word in paragraph.split(" "):
        if not word:
            continue
        wide = width_up_to(word, room, faces)
        if line and used + space + wide > room:
            lines.append(" ".join(line))
            line, used = [], 0.0
        while wide > room:
            head = longest_head(word, room, faces)
            lines.append(word[:head])
            word = word[head:]  # noqa: PLW2901  # the rest of a word too long for any line
            wide = width_up_to(word, room, faces)
        used += wide + (space if line else 0.0)
        if word:
            line.append(word)
    return [*lines, " ".join(line)]


#: So many letters of a long word are measured first.
FIRST_LOOK: Final = 64


def width_up_to(word: str, room: float, faces: tuple[Typeface, ...]) -> float:
    """How wide a word is, in ems; of one that is much wider than the room only that it is."""
    part = word[: 4 * FIRST_LOOK]
    wide = width_of(part, faces)
    return wide if wide > room or len(part) == len(word) else width_of(word, faces)


def longest_head(word: str, room: float, faces: tuple[Typeface, ...]) -> int:
    """How many letters of a word fit into the room, in ems; one at least.

    Only about as much of it is measured as fits: a word may be thousands of letters long.
    """
    low, high = 1, min(FIRST_LOOK, len(word))
    while high < len(word) and width_of(word[:high], faces) <= room:
        low, high = high, min(2 * high, len(word))
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if width_of(word[:middle], faces) <= room else (low, middle - 1)
    return low


def faces_of(pair: TypefacePair, *, bold: bool) -> tuple[Typeface, ...]:
    """The typeface of a weight, then what its missing characters fall back to."""
    return (pair.bold if bold else pair.regular, *pair.fallback)


class Typesetter:
    """Draws lines of text onto a reportlab canvas."""

    def __init__(self, canvas: Any, pair: TypefacePair | None = None) -> None:
        self._canvas = canvas
        self.pair = pair or default_typefaces()
        self._fonts: dict[Typeface, EmbeddedFont] = {}
        self._drawn: dict[tuple[str, bool, float, bool], str] = {}

    def width(self, text: str, style: Style) -> float:
        """How wide a line would be, in points."""
        shown = prepared(text, foreign=style.is_foreign)
        return width_of(shown, faces_of(self.pair, bold=style.bold)) * style.size

    def line(self, text: str, left: float, baseline: float, width: float, style: Style) -> None:
        """Draw one line in the room from `left`, `width` points wide."""
        text = prepared(text, foreign=style.is_foreign)
        if not text.strip():
            return
        room = width - self.width(text, style)
        start, end = (0.0, room) if style.is_foreign else (room, 0.0)
        shift = {Alignment.START: start, Alignment.CENTRE: room / 2, Alignment.END: end}
        x = left + shift[style.alignment]
        shown = self._operators(text, style)
        self._add_code(f"BT {style.grey:.2f} g {x:.2f} {baseline:.2f} Td {shown} ET")

    def glyphs(self, glyphs: list[Glyph], left: float, baseline: float, drawn: Drawn) -> None:
        """Draw glyphs that are in their order already, from `left` on.

        Args:
            glyphs: From left to right.
            left: Where the first begins.
            baseline: What they stand on.
            drawn: How they look.
        """
        slant = SLANT if drawn.slanted else 0
        shown = self._written(glyphs, drawn.size)
        heavy = f"2 Tr {drawn.size * HEAVIER:.2f} w 0 G " if drawn.heavier else ""
        light = " 0 Tr" if heavy else ""
        self._add_code(
            f"BT 0 g {heavy}1 0 {slant:g} 1 {left:.2f} {baseline:.2f} Tm {shown}{light} ET"
        )

    def bar(self, left: float, bottom: float, width: float, height: float) -> None:
        """Draw a black bar, as under words."""
        self._add_code(f"0 g {left:.2f} {bottom:.2f} {width:.2f} {height:.2f} re f")

    def _add_code(self, code: str) -> None:
        self._canvas._code.append(code)  # noqa: SLF001  # reportlab has no call for glyphs by number

    def _operators(self, text: str, style: Style) -> str:
        key = (text, style.bold, style.size, style.is_foreign)
        if key not in self._drawn:
            base = LEFT_TO_RIGHT if style.is_foreign else RIGHT_TO_LEFT
            glyphs = shaped_line(text, faces_of(self.pair, bold=style.bold), base)
            self._drawn[key] = self._written(glyphs, style.size)
        return self._drawn[key]

    def _written(self, glyphs: list[Glyph], size: float) -> str:
        parts: list[str] = []
        face: Typeface | None = None
        pending: list[str] = []
        for glyph in glyphs:
            if glyph.typeface is not face:
                _flush(parts, pending)
                face = glyph.typeface
                parts.append(f"/{self._font(face).name} {size:g} Tf")
            self._add(parts, pending, glyph, size)
        _flush(parts, pending)
        return " ".join(parts)

    def _add(self, parts: list[str], pending: list[str], glyph: Glyph, size: float) -> None:
        face = glyph.typeface
        scale = 1000 / face.units
        code = f"<{self._font(face).code(glyph.number, glyph.text):04X}>"
        # Where the pen stands after the glyph, against where the reader of the PDF thinks it is.
        own = 0 if glyph.text == RIGHT_TO_LEFT_MARK else face.advance(glyph.number)
        after = (own + glyph.across - glyph.advance) * scale
        if glyph.up:
            _flush(parts, pending)
            rise = glyph.up / face.units * size
            parts.append(f"{rise:.2f} Ts [{-glyph.across * scale:.0f} {code} {after:.0f}] TJ 0 Ts")
            return
        if glyph.across:
            pending.append(f"{-glyph.across * scale:.0f}")
        pending.append(code)
        if round(after):
            pending.append(f"{after:.0f}")

    def _font(self, face: Typeface) -> EmbeddedFont:
        if face not in self._fonts:
            document = self._canvas._doc  # noqa: SLF001  # reportlab's way to late fonts
            font = EmbeddedFont(face, f"P{len(self._fonts) + 1}")
            document.delayedFonts.append(font)
            document.fontMapping[font.name] = f"/{font.name}"
            self._fonts[face] = font
        return self._fonts[face]


def _flush(parts: list[str], pending: list[str]) -> None:
    if pending:
        parts.append(f"[{''.join(_joined(pending))}] TJ")
        pending.clear()


def _joined(pending: list[str]) -> list[str]:
    """Neighbouring codes as one string: half the bytes."""
    joined: list[str] = []
    for item in pending:
        if item.startswith("<") and joined and joined[-1].endswith(">"):
            joined[-1] = joined[-1][:-1] + item[1:]
        else:
            joined.append(item)
    return joined
