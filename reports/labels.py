"""Labels and envelopes: to whom, where, the letter's number, and its codes for machines."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from reportlab.graphics.barcode.code128 import Code128
from reportlab.pdfgen.canvas import Canvas

from app.changes import Kind
from app.letters import LetterAddress
from app.record_codes import code_text
from app.text import isolate, latin_digits
from reports.label_sheets import LabelSheet
from reports.paper import draw_code
from reports.persian import Style, TypefacePair, Typesetter, default_typefaces, wrapped
from reports.sheet import INK, MILLIMETRE, QUIET, Sheet

NAME: Final = Style(size=10.5, bold=True, leading=1.5)
LINE: Final = Style(size=9, leading=1.5)
NUMBER: Final = Style(size=8, leading=1.5, grey=QUIET)
SENDER: Final = Style(size=9, leading=1.5)
#: How much larger an envelope's words are than a label's.
ENVELOPE: Final = 1.35
#: By how much type is made smaller until the words fit their label, and the least it may be.
STEP: Final = 0.94
SMALLEST: Final = 0.55

CODE: Final = 12 * MILLIMETRE
BARS_HEIGHT: Final = 9 * MILLIMETRE
#: Labels lower than this have no room for bars; the square code stands alone.
LEAST_FOR_BARS: Final = 60


@dataclass(frozen=True)
class Label:
    """What a label says.

    Attributes:
        address: May be of several lines.
        number: Of the register; as bars too where it has nothing but Latin letters and digits.
        record: What the square code names, as `daftar:letter:12`; or empty.
    """

    name: str
    post: str = ""
    organisation: str = ""
    address: str = ""
    number: str = ""
    record: str = ""


@dataclass(frozen=True)
class _Place:
    """A label's edges, in points."""

    left: float
    top: float
    width: float
    height: float


def letter_labels(
    addresses: Sequence[LetterAddress],
    sheet: LabelSheet,
    *,
    first: int = 1,
    sender: Sequence[str] = (),
    store: str = "",
    typefaces: TypefacePair | None = None,
) -> bytes:
    """Print a label or envelope for each to whom letters go; the rest is as of any labels."""
    labels = [
        Label(
            one.name,
            one.post,
            one.organisation,
            one.address,
            one.number,
            f"daftar:{Kind.LETTER}:{one.letter_id}",
        )
        for one in addresses
    ]
    return labels_pdf(labels, sheet, first=first, sender=sender, store=store, typefaces=typefaces)


def labels_pdf(
    labels: Sequence[Label],
    sheet: LabelSheet,
    *,
    first: int = 1,
    sender: Sequence[str] = (),
    store: str = "",
    typefaces: TypefacePair | None = None,
) -> bytes:
    """Print labels or envelopes.

    Args:
        labels: One each.
        sheet: On what.
        first: The first label of the first sheet that is still there, from 1, row by row from the
            right.
        sender: Lines at the top right of an envelope.
        store: The mark of the store in the square codes.
        typefaces: What to set it in; the shipped ones otherwise.
    """
    written = io.BytesIO()
    size = (sheet.width * MILLIMETRE, sheet.height * MILLIMETRE)
    canvas = Canvas(written, pagesize=size, invariant=1, pageCompression=1)
    canvas.setTitle(sheet.persian_name)
    page = Sheet(canvas, Typesetter(canvas, typefaces or default_typefaces()), size)
    corners = list(sheet.corners())
    place = min(max(first, 1), sheet.places) - 1
    for number, label in enumerate(labels):
        if number and place == sheet.places:
            canvas.showPage()
            place = 0
        _draw(page, label, _place(sheet, corners[place], size), sheet, sender, store)
        place += 1
    canvas.showPage()
    canvas.save()
    return written.getvalue()


def _place(sheet: LabelSheet, corner: tuple[float, float], size: tuple[float, float]) -> _Place:
    right, top = corner
    padding = sheet.padding * MILLIMETRE
    width = sheet.label_width * MILLIMETRE
    return _Place(
        size[0] - right * MILLIMETRE - width + padding,
        size[1] - top * MILLIMETRE - padding,
        width - 2 * padding,
        sheet.label_height * MILLIMETRE - 2 * padding,
    )


def _draw(
    page: Sheet,
    label: Label,
    place: _Place,
    sheet: LabelSheet,
    sender: Sequence[str],
    store: str,
) -> None:
    if sheet.is_envelope:
        half = place.width * 0.45
        page.lines(sender, place.left + place.width - half, place.top, half, SENDER)
        lower = place.height * 0.62
        place = _Place(place.left, place.top - place.height + lower, place.width * 0.62, lower)
    bars = _bars(label) if sheet.label_height >= LEAST_FOR_BARS else None
    foot = 0.0
    aside = 0.0
    bottom = place.top - place.height
    if label.record:
        draw_code(page, code_text(label.record, store), place.left, bottom, CODE)
        aside = CODE + 2 * MILLIMETRE
    if bars is not None and bars.width < place.width - aside:
        bars.drawOn(page.canvas, place.left + place.width - bars.width, bottom)
        foot = BARS_HEIGHT + 1 * MILLIMETRE
        if label.record:
            foot = max(foot, CODE + 1 * MILLIMETRE)
            aside = 0.0
    _draw_words(page, label, place, foot, aside, ENVELOPE if sheet.is_envelope else 1.0)


def _bars(label: Label) -> Any:
    text = latin_digits(label.number)
    if not text or not (text.isascii() and text.isprintable()):
        return None
    return Code128(text, barHeight=BARS_HEIGHT, barWidth=0.75, quiet=0, barFillColor=None)


def _draw_words(
    page: Sheet, label: Label, place: _Place, foot: float, aside: float, scale: float
) -> None:
    """The words in the largest type in which they fit; nothing is left out but the very long."""
    left, width = place.left + aside, place.width - aside
    room = place.height - foot
    smallest = scale * SMALLEST
    lines = _lines(label, width, scale, page.set.pair)
    while _height(lines) > room and scale > smallest:
        scale *= STEP
        lines = _lines(label, width, scale, page.set.pair)
    top = place.top
    page.canvas.setFillGray(INK)
    for line, style in lines:
        if place.top - top + style.line_height > room + 1:
            return
        page.text(line, left, top, width, style)
        top -= style.line_height


def _lines(label: Label, width: float, scale: float, pair: TypefacePair) -> list[tuple[str, Style]]:
    number = f"شماره {isolate(label.number)}" if label.number else ""
    parts = (
        (label.name, NAME),
        (label.post, LINE),
        (label.organisation, LINE),
        (label.address, LINE),
        (number, NUMBER),
    )
    return [
        (line, style)
        for text, usual in parts
        for style in (replace(usual, size=usual.size * scale),)
        for line in (wrapped(text, width, style, pair) if text else ())
    ]


def _height(lines: Sequence[tuple[str, Style]]) -> float:
    return sum(style.line_height for _, style in lines)
