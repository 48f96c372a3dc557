"""The parts of a letter around its text: titles, salutation, signature, copies."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from app.letterheads import CopyTo, Layout, LetterPaper, LetterSigner
from reports.blocks import Block, gap
from reports.letter_head import CENTRED, draw_picture
from reports.persian import Style, TypefacePair, wrapped
from reports.sheet import MILLIMETRE, QUIET, Sheet

#: Room for the pen under the signer's post; an image of the signature lies over name and post.
PEN_ROOM: Final = 16 * MILLIMETRE
IMAGE_WIDTH: Final = 46 * MILLIMETRE
IMAGE_HEIGHT: Final = 24 * MILLIMETRE
#: Part of the text's width copies may take, at the right.
COPIES_SHARE: Final = 0.72
ABOVE_SIGNATURE: Final = 5 * MILLIMETRE


def title_block(letter: LetterPaper, layout: Layout, width: float, pair: TypefacePair) -> Block:
    """To whom it goes: his name, and his post under it; or the block «از، به، موضوع»."""
    strong = Style(size=layout.title_size, bold=True, leading=1.65)
    post = replace(strong, size=layout.title_size - 1)
    if layout.subject_block:
        lines = _labelled(letter, width, Style(size=layout.text_size, leading=1.65), pair)
    else:
        lines = []
        for receiver in letter.receivers:
            lines += [(line, strong) for line in _lines(receiver.name, width, strong, pair)]
            lines += [(line, post) for line in _lines(receiver.post, width, post, pair)]
    return replace(_stack(lines), stays_with_next=True)


def _labelled(
    letter: LetterPaper, width: float, style: Style, pair: TypefacePair
) -> list[tuple[str, Style]]:
    receivers = "؛ ".join(_whole(receiver.name, receiver.post) for receiver in letter.receivers)
    rows = (("از", letter.sender), ("به", receivers), ("موضوع", letter.subject))
    bold = replace(style, bold=True)
    return [
        (line, bold)
        for label, value in rows
        if value
        for line in _lines(f"{label}: {value}", width, bold, pair)
    ]


def _whole(name: str, post: str) -> str:
    return f"{name}، {post}" if name and post else name or post


def salutation_block(letter: LetterPaper, layout: Layout) -> Block:
    """The room between titles and text, the salutation at its foot."""
    style = Style(size=layout.text_size, leading=1.8)
    needed = style.line_height if letter.salutation else 0
    height = max(layout.text_gap * MILLIMETRE, needed)

    def draw(sheet: Sheet, top: float, height: float) -> None:
        sheet.text(letter.salutation, sheet.left, top - height + needed, sheet.room, style)

    return Block(height, draw, stays_with_next=True)


def signature_block(letter: LetterPaper, layout: Layout, width: float, pair: TypefacePair) -> Block:
    """Closing, name and post, centred in the left half, with room for the pen or the image."""
    half = width / 2
    lines = _signature_lines(letter, layout, half - 6, pair)
    closing = [line for line in lines if line[0] == letter.closing][:1] if letter.closing else []
    before = sum(style.line_height for _, style in closing)
    stack = _stack(lines, half)
    image = letter.signer.image
    height = ABOVE_SIGNATURE + max(stack.height + PEN_ROOM, before + IMAGE_HEIGHT if image else 0)

    def draw(sheet: Sheet, top: float, _height: float) -> None:
        if image is not None:
            left = sheet.left + (half - IMAGE_WIDTH) / 2
            bottom = top - ABOVE_SIGNATURE - before - IMAGE_HEIGHT
            draw_picture(sheet, image, left, bottom, IMAGE_WIDTH, IMAGE_HEIGHT)
        stack.draw(sheet, top - ABOVE_SIGNATURE, stack.height)

    return Block(height, draw)


def _signature_lines(
    letter: LetterPaper, layout: Layout, room: float, pair: TypefacePair
) -> list[tuple[str, Style]]:
    signer: LetterSigner = letter.signer
    plain = Style(size=layout.text_size, leading=1.6, alignment=CENTRED)
    bold = replace(plain, bold=True)
    parts = (
        (letter.closing, plain),
        (signer.instead_of, plain),
        (signer.name, bold),
        (signer.post, bold),
    )
    return [(line, style) for text, style in parts for line in _lines(text, room, style, pair)]


def copy_blocks(
    copies: Sequence[CopyTo], drafter: str, layout: Layout, width: float, pair: TypefacePair
) -> list[Block]:
    """Who gets a copy and why, small, at the right foot of the last page."""
    style = Style(size=layout.copies_size, leading=1.55)
    room = width * COPIES_SHARE
    blocks: list[Block] = []
    if copies:
        title = replace(style, bold=True)
        blocks.append(replace(_stack([("رونوشت:", title)]), stays_with_next=True))
    for copy in copies:
        words = f"- {_whole(copy.name, copy.reason)}"
        blocks.append(_stack([(line, style) for line in _lines(words, room, style, pair)]))
    if drafter:
        small = replace(style, size=max(6.0, style.size - 1.5), grey=QUIET)
        blocks.append(_stack([(f"تهیه‌کننده: {drafter}", small)]))
    if blocks:
        # They lie at the foot, as far down as the last page goes.
        return [replace(gap(2 * MILLIMETRE), stretches=True, stays_with_next=True), *blocks]
    return blocks


def _lines(text: str, width: float, style: Style, pair: TypefacePair) -> list[str]:
    return wrapped(text, width, style, pair) if text else []


def _stack(lines: Sequence[tuple[str, Style]], width: float | None = None) -> Block:
    """Lines below each other, over the whole room or the left part of it."""
    height = sum(style.line_height for _, style in lines)

    def draw(sheet: Sheet, top: float, _height: float) -> None:
        for line, style in lines:
            sheet.text(line, sheet.left, top, sheet.room if width is None else width, style)
            top -= style.line_height

    return Block(height, draw)
