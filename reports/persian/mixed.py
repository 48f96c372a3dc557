"""Lines whose letters differ in look: bold, leaning and underlined words beside plain ones.

A line is ordered by its whole text, as any line is; only then each stretch of one look is set in
its own typeface, so that a bold number in the middle does not change what stands where.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import NamedTuple

from reports.persian.direction import visual_runs
from reports.persian.fonts import Typeface, TypefacePair, default_typefaces
from reports.persian.setting import FIRST_LOOK, Drawn, Typesetter, faces_of, longest_head, prepared
from reports.persian.shaping import SEPARATORS, Glyph, mark_of, shape, width_of, words_of

#: Of an underline, in sizes: how far below the base line, and how thick.
UNDERLINE_DEPTH = 0.24
UNDERLINE_THICKNESS = 0.045


class Look(NamedTuple):
    """How letters look."""

    bold: bool = False
    italic: bool = False
    underline: bool = False


PLAIN = Look()
BOLD = Look(bold=True)


@dataclass(frozen=True)
class MixedLine:
    """A line as it will be drawn, in logical order.

    Attributes:
        looks: Of each of its letters.
        is_last: Whether its paragraph, or a line ended by hand, ends here; it is never stretched.
    """

    text: str
    looks: tuple[Look, ...]
    is_last: bool


#: A letter and its look; a space parts words.
_Letters = list[tuple[str, Look]]


def mixed_lines(
    runs: Iterable[tuple[str, Look]],
    width: float,
    size: float,
    *,
    first: float = 0.0,
    pair: TypefacePair | None = None,
) -> list[MixedLine]:
    """Break runs of letters into lines no wider than `width` points, in logical order.

    Args:
        runs: Letters with their look; a newline among them ends a line.
        width: Of the lines.
        size: Of the letters, in points.
        first: By how much the first line is narrower.
        pair: What it is set in; the shipped ones otherwise.
    """
    faces = _Faces(pair or default_typefaces())
    letters = [(letter, look) for text, look in runs for letter in prepared(text)]
    lines: list[MixedLine] = []
    for part in _split(letters, "\n"):
        narrower = first if not lines else 0.0
        lines += _broken(part, width / size, narrower / size, faces)
    return lines


@dataclass(frozen=True)
class _Faces:
    """The typefaces of each look, and how wide letters are in them."""

    pair: TypefacePair

    def of(self, look: Look) -> tuple[Typeface, ...]:
        return faces_of(self.pair, bold=look.bold)

    def width(self, word: _Letters) -> float:
        text = "".join(letter for letter, _ in word)
        looks = tuple(look for _, look in word)
        if len(set(looks)) == 1:
            return width_of(text, self.of(looks[0]))
        return sum(ems(glyph) for _, glyphs in _parts(text, looks, self) for glyph in glyphs)

    def width_up_to(self, word: _Letters, room: float) -> float:
        """As `reports.persian.setting.width_up_to`."""
        part = word[: 4 * FIRST_LOOK]
        wide = self.width(part)
        return wide if wide > room or len(part) == len(word) else self.width(word)


def _split(letters: _Letters, at: str) -> Iterator[_Letters]:
    part: _Letters = []
    for pair in letters:
        if pair[0] == at:
            yield part
            part = []
        else:
            part.append(pair)
    yield part


def _broken(letters: _Letters, room: float, narrower: float, faces: _Faces) -> list[MixedLine]:
    lines: list[_Letters] = []
    line: _Letters = []
    used, left = 0.0, room - narrower
    for space, word in _spaced_words(letters):
        wide = faces.width_up_to(word, room)
        gap = faces.width([space]) if line else 0.0
        if line and used + gap + wide > left:
            lines.append(line)
            line, used, left, gap = [], 0.0, room, 0.0
        rest = word
        while wide > left:
            head = longest_head("".join(letter for letter, _ in rest), left, faces.of(BOLD))
            lines.append(rest[:head])
            rest, left = rest[head:], room
            wide = faces.width_up_to(rest, left) if rest else 0.0
        if rest:
            line += [space, *rest] if line else rest
            used += gap + wide
    if line or not lines:
        lines.append(line)
    return [_mixed(one, is_last=number == len(lines)) for number, one in enumerate(lines, 1)]


def _spaced_words(letters: _Letters) -> Iterator[tuple[tuple[str, Look], _Letters]]:
    """Each word with the space before it, whose look is that of the space as typed."""
    space = (" ", PLAIN)
    for is_space, group in groupby(letters, key=lambda pair: pair[0] == " "):
        if is_space:
            space = next(iter(group))
        else:
            yield space, list(group)


def _mixed(letters: _Letters, *, is_last: bool) -> MixedLine:
    text = "".join(letter for letter, _ in letters)
    return MixedLine(text, tuple(look for _, look in letters), is_last)


def ems(glyph: Glyph) -> float:
    """How wide a glyph is with the room it is given."""
    return glyph.advance / glyph.typeface.units


def _parts(
    text: str, looks: Sequence[Look], faces: _Faces
) -> Iterator[tuple[Look, tuple[Glyph, ...]]]:
    """Stretches of one look from the left end of a line to its right end."""
    for run in visual_runs(text):
        parts = list(
            _run_parts(run.text, looks[run.start :], faces, right_to_left=run.right_to_left)
        )
        if run.right_to_left:
            yield from reversed(parts)
            continue
        look = looks[run.start]
        yield look, (mark_of(faces.of(look)[0]),)
        yield from parts
        yield look, (mark_of(faces.of(look)[0]),)


def _run_parts(
    text: str, looks: Sequence[Look], faces: _Faces, *, right_to_left: bool
) -> Iterator[tuple[Look, tuple[Glyph, ...]]]:
    start = 0
    for word in words_of(text):
        place = 0
        for look, group in groupby(looks[start : start + len(word)]):
            length = len(list(group))
            letters = word[place : place + length]
            around = (word[:place], word[place + length :])
            shaped = shape(letters, faces.of(look), right_to_left=right_to_left, around=around)
            is_mark = right_to_left and word in SEPARATORS
            mark = (mark_of(faces.of(look)[0]),) if is_mark else ()
            yield look, (*mark, *shaped.glyphs)
            place += length
        start += len(word)


def _set_line(line: MixedLine, faces: _Faces) -> list[tuple[Look, list[Glyph]]]:
    grouped = groupby(_parts(line.text, line.looks, faces), key=lambda part: part[0])
    return [(look, [glyph for _, glyphs in group for glyph in glyphs]) for look, group in grouped]


def draw_mixed(
    set_by: Typesetter,
    line: MixedLine,
    right: float,
    baseline: float,
    size: float,
    *,
    room: float = 0.0,
    lies: float = 0.0,
    fills: bool = False,
) -> None:
    """Draw a line whose room ends at `right`, its right end.

    Args:
        set_by: What draws it.
        line: The line.
        right: The right end of its room.
        baseline: What it stands on.
        size: Of its letters, in points.
        room: How wide its room is, in points.
        lies: What part of its spare room lies at its right: 0 at the start, 0.5 in the middle.
        fills: Whether its spaces are stretched until it fills its room.
    """
    parts = _set_line(line, _Faces(set_by.pair))
    glyphs = [glyph for _, part in parts for glyph in part]
    wide = sum(map(ems, glyphs)) * size
    spaces = sum(glyph.text == " " for glyph in glyphs)
    spare = max(0.0, room - wide)
    extra = spare / spaces if fills and spaces else 0.0
    left = right - wide - (extra * spaces if extra else spare * lies)
    has_bold = set_by.pair.bold is not set_by.pair.regular
    for look, part in parts:
        stretched = [_stretched(glyph, extra / size) for glyph in part]
        drawn = Drawn(size, slanted=look.italic, heavier=look.bold and not has_bold)
        set_by.glyphs(stretched, left, baseline, drawn)
        taken = sum(map(ems, stretched)) * size
        if look.underline:
            depth = baseline - UNDERLINE_DEPTH * size
            set_by.bar(left, depth, taken, UNDERLINE_THICKNESS * size)
        left += taken


def _stretched(glyph: Glyph, extra: float) -> Glyph:
    if glyph.text != " " or not extra:
        return glyph
    return replace(glyph, advance=glyph.advance + round(extra * glyph.typeface.units))
