"""From characters to glyphs: HarfBuzz joins the letters, and each glyph keeps the text it is of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

import uharfbuzz as harfbuzz

from reports.persian.direction import RIGHT_TO_LEFT, Run, visual_runs
from reports.persian.fonts import RIGHT_TO_LEFT_MARK, Typeface

SEPARATORS = frozenset("،:؛٪٫٬/-–.+×=")
REPLACEMENT = "\ufffd"


@dataclass(frozen=True)
class Glyph:
    """A glyph in its place.

    Attributes:
        text: What it stands for, in visual order; empty for a mark drawn over its letter.
        advance: Font units to the next glyph.
        across: Font units it is moved sideways.
        up: Font units it is moved up.
    """

    typeface: Typeface
    number: int
    text: str
    advance: int
    across: int
    up: int


@dataclass(frozen=True)
class ShapedWord:
    """A word as glyphs from left to right; its width in ems."""

    glyphs: tuple[Glyph, ...]
    width: float


@lru_cache(maxsize=50_000)
def shape(
    text: str,
    faces: tuple[Typeface, ...],
    *,
    right_to_left: bool,
    around: tuple[str, str] = ("", ""),
) -> ShapedWord:
    """Shape one stretch of one direction.

    Args:
        text: In logical order.
        faces: The font wanted, then what its missing characters fall back to.
        right_to_left: The direction of the stretch.
        around: What stands before and after it in its word, set in another look: letters join
            across.
    """
    chosen = list(_by_typeface(text, faces))
    around_of = [("", "")] * len(chosen) if len(chosen) > 1 else [around]
    pieces = [
        _shape_piece(piece, face, beside, right_to_left=right_to_left)
        for (face, piece), beside in zip(chosen, around_of, strict=False)
    ]
    if right_to_left:
        pieces.reverse()
    glyphs = tuple(glyph for piece in pieces for glyph in piece)
    return ShapedWord(glyphs, sum(glyph.advance / glyph.typeface.units for glyph in glyphs))


def _by_typeface(text: str, faces: tuple[Typeface, ...]) -> Iterator[tuple[Typeface, str]]:
    chosen: list[tuple[Typeface, str]] = []
    for character in text:
        face = next((face for face in faces if face.has(character)), None)
        if face is None and (character in "\u200c\u200d" or not character.isprintable()):
            face = chosen[-1][0] if chosen else faces[0]
        if face is None:
            face, character = faces[-1], REPLACEMENT  # noqa: PLW2901  # what is drawn in its place
        chosen.append((face, character))
    for face, group in groupby(chosen, key=lambda pair: pair[0]):
        yield face, "".join(character for _, character in group)


def _shape_piece(
    text: str, face: Typeface, around: tuple[str, str], *, right_to_left: bool
) -> list[Glyph]:
    buffer = harfbuzz.Buffer()
    before, after = around
    buffer.add_str(f"{before}{text}{after}", len(before), len(text))
    buffer.direction = "rtl" if right_to_left else "ltr"
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if right_to_left else "ltr"
    buffer.flags = harfbuzz.BufferFlags.REMOVE_DEFAULT_IGNORABLES
    harfbuzz.shape(face.shaper, buffer, {"kern": False})
    infos, positions = buffer.glyph_infos, buffer.glyph_positions
    clusters = [info.cluster - len(before) for info in infos]
    texts = _texts_of_glyphs(text, clusters, positions)
    return [
        Glyph(
            face,
            info.codepoint,
            piece[::-1] if right_to_left else piece,
            p.x_advance,
            p.x_offset,
            p.y_offset,
        )
        for info, p, piece in zip(infos, positions, texts, strict=True)
    ]


def _texts_of_glyphs(
    text: str, clusters: list[int], positions: list[harfbuzz.GlyphPosition]
) -> list[str]:
    """Give each cluster's text to its one glyph that takes room; the others stand for nothing."""
    if not clusters:
        # A soft hyphen by itself, for one, leaves nothing to draw.
        return []
    starts = sorted(set(clusters))
    ends = dict(zip(starts, [*starts[1:], len(text)], strict=True))
    texts = [""] * len(clusters)
    for cluster in starts:
        members = [place for place, of in enumerate(clusters) if of == cluster]
        carrier = next((m for m in members if positions[m].x_advance), members[0])
        texts[carrier] = text[cluster : ends[cluster]].replace("\u00a0", " ")
    return texts


def shaped_line(line: str, faces: tuple[Typeface, ...], base: int = RIGHT_TO_LEFT) -> list[Glyph]:
    """A whole line as glyphs from its left end to its right end, in a paragraph of a direction."""
    glyphs: list[Glyph] = []
    for run in visual_runs(line, base):
        glyphs.extend(_run_glyphs(run, faces, base))
    return glyphs


def _run_glyphs(run: Run, faces: tuple[Typeface, ...], base: int) -> Iterator[Glyph]:
    words = words_of(run.text)
    if run.right_to_left:
        for word in reversed(words):
            if word in SEPARATORS:
                yield mark_of(faces[0])
            yield from shape(word, faces, right_to_left=True).glyphs
        return
    # In a line that runs from the left no reader needs to be told where such a run ends.
    marks = (mark_of(faces[0]),) if base == RIGHT_TO_LEFT else ()
    yield from marks
    for word in words:
        yield from shape(word, faces, right_to_left=False).glyphs
    yield from marks


def words_of(text: str) -> list[str]:
    """Split at spaces and separators, which join with nothing, so that words are shaped once."""
    words: list[str] = []
    current = ""
    for character in text:
        if character == " " or character in SEPARATORS:
            if current:
                words.append(current)
            words.append(character)
            current = ""
        else:
            current += character
    return [*words, current] if current else words


@lru_cache(maxsize=64)
def mark_of(face: Typeface) -> Glyph:
    """A space that takes no room and stands for the right-to-left mark."""
    space = face.shaper.get_nominal_glyph(ord(" ")) or 0
    return Glyph(face, space, RIGHT_TO_LEFT_MARK, 0, 0, 0)


def width_of(text: str, faces: tuple[Typeface, ...]) -> float:
    """How wide a line of text is, in ems."""
    return sum(
        shape(word, faces, right_to_left=run.right_to_left).width
        for run in visual_runs(text)
        for word in words_of(run.text)
    )
