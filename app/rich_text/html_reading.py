"""Rich text from the HTML that Word, LibreOffice and browsers put on the clipboard.

Only what the model knows is taken: paragraphs, headings, lists, tables, bold, italic, underline,
alignment and indents. Fonts, colours, pictures and scripts are passed over, and letters are tidied.
Word writes lists as paragraphs that name their level and carry their number as text to ignore.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Final

from app.rich_text.checking import tidied
from app.rich_text.document import (
    DEEPEST_INDENT,
    Document,
    ListKind,
    ParagraphStyle,
    TextAlignment,
)
from app.rich_text.html_gathering import Gathering, Look, Shape

_SKIPPED: Final = frozenset(
    {"script", "style", "head", "title", "template", "svg", "object", "o:p"}
)
_VOID: Final = frozenset({"br", "img", "hr", "meta", "link", "col", "input", "wbr", "base", "area"})
_PARAGRAPHS: Final = frozenset(
    {
        "p",
        "div",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "li",
        "pre",
        "blockquote",
        "dt",
        "dd",
        "center",
    }
)
_HEADINGS: Final = {"h1": ParagraphStyle.HEADING} | dict.fromkeys(
    ("h2", "h3", "h4", "h5", "h6"), ParagraphStyle.SUBHEADING
)
_BOLD: Final = frozenset({"b", "strong"})
_ITALIC: Final = frozenset({"i", "em", "cite"})
_UNDERLINED: Final = frozenset({"u", "ins"})
_LISTS: Final = {"ul": ListKind.BULLETS, "ol": ListKind.NUMBERS}
_ALIGNMENTS: Final = {
    "justify": TextAlignment.JUSTIFIED,
    "right": TextAlignment.START,
    "start": TextAlignment.START,
    "center": TextAlignment.CENTRE,
    "left": TextAlignment.END,
    "end": TextAlignment.END,
}
_LEVEL: Final = re.compile(r"\blevel(\d+)")
_LENGTH: Final = re.compile(r"(-?[\d.]+)\s*(in|pt|cm|mm|px)")
#: Points in each unit of length, and in one step of indent (half an inch in word processors).
_POINTS: Final = {"in": 72.0, "pt": 1.0, "cm": 28.35, "mm": 2.835, "px": 0.75}
_STEP: Final = 36.0
_ITEM_NUMBER: Final = re.compile(r"^\W*[\w]{1,4}\s*[.)\-،]|^\W*\d")


def from_html(text: str) -> Document:
    """What a piece of HTML says, as far as the model knows it."""
    reader = _Reader()
    reader.feed(text)
    reader.close()
    return tidied(reader.gathering.document())


@dataclass
class _Open:
    """A tag that is open.

    Attributes:
        is_marker: Its letters are the number or bullet Word wrote before an item.
    """

    tag: str
    look: Look
    is_marker: bool = False
    marker: list[str] = field(default_factory=list)


class _Reader(HTMLParser):
    """Goes through HTML and hands what it says to a `Gathering`."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.gathering = Gathering()
        self._open: list[_Open] = []
        self._skipped: list[str] = []
        self._lists: list[ListKind] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A tag begins (called by the parser)."""
        if self._skipped:
            if tag == self._skipped[-1]:
                self._skipped.append(tag)
            return
        if tag in _SKIPPED:
            self._skipped.append(tag)
            return
        given = {name: value or "" for name, value in attrs}
        style = _style_of(given.get("style", ""))
        if tag == "br":
            self.gathering.add("\n", self._look())
        elif tag == "col":
            self.gathering.add_width(given.get("width", ""))
        if tag in _VOID:
            return
        is_marker = style.get("mso-list", "").strip().lower() == "ignore"
        self._open.append(_Open(tag, _look(self._look(), tag, style), is_marker))
        self._begin(tag, given, style)

    def _begin(self, tag: str, given: Mapping[str, str], style: Mapping[str, str]) -> None:
        if tag in _LISTS:
            self.gathering.end_paragraph()
            self._lists.append(_LISTS[tag])
        elif tag == "table":
            self.gathering.begin_table()
        elif tag == "tr":
            self.gathering.begin_row()
        elif tag in {"td", "th"}:
            spans = (_count(given.get("colspan")), _count(given.get("rowspan")))
            width = given.get("width") or style.get("width", "")
            self.gathering.begin_cell(spans, width, is_head=self._is_head(tag))
        elif tag in _PARAGRAPHS:
            self.gathering.begin_paragraph(self._shape(tag, given, style))

    def _is_head(self, tag: str) -> bool:
        return tag == "th" or any(one.tag == "thead" for one in self._open)

    def _shape(self, tag: str, given: Mapping[str, str], style: Mapping[str, str]) -> Shape:
        shape = Shape()
        is_title = "msotitle" in given.get("class", "").lower()
        shape.style = ParagraphStyle.HEADING if is_title else _HEADINGS.get(tag, shape.style)
        wanted = (style.get("text-align") or given.get("align") or "").strip().lower()
        shape.alignment = _ALIGNMENTS.get("center" if tag == "center" else wanted)
        level = _LEVEL.search(style.get("mso-list", ""))
        if level is not None:
            shape.list_kind = ListKind.BULLETS
            shape.indent = int(level[1]) - 1
        elif self._lists:
            is_item = tag == "li"
            shape.list_kind = self._lists[-1] if is_item else ListKind.NONE
            shape.indent = len(self._lists) - 1
            shape.goes_on = not is_item
        else:
            shape.indent = _steps(style) + (tag == "blockquote")
        shape.indent = min(max(shape.indent, 0), DEEPEST_INDENT)
        return shape

    def handle_endtag(self, tag: str) -> None:
        """A tag ends (called by the parser)."""
        if self._skipped:
            if tag == self._skipped[-1]:
                self._skipped.pop()
            return
        if not any(one.tag == tag for one in self._open):
            return
        while self._open:
            closed = self._open.pop()
            self._end(closed)
            if closed.tag == tag:
                return

    def _end(self, closed: _Open) -> None:
        if closed.is_marker:
            is_number = bool(_ITEM_NUMBER.search("".join(closed.marker)))
            self.gathering.name_list(ListKind.NUMBERS if is_number else ListKind.BULLETS)
        elif closed.tag in _LISTS:
            self.gathering.end_paragraph()
            if self._lists:
                self._lists.pop()
        elif closed.tag == "table":
            self.gathering.end_table()
        elif closed.tag in {"td", "th"}:
            self.gathering.end_cell()
        elif closed.tag in _PARAGRAPHS:
            self.gathering.end_paragraph()

    def handle_data(self, data: str) -> None:
        """Letters (called by the parser)."""
        if self._skipped:
            return
        marker = next((one for one in self._open if one.is_marker), None)
        if marker is not None:
            marker.marker.append(data)
            return
        self.gathering.add(data, self._look())

    def _look(self) -> Look:
        return self._open[-1].look if self._open else Look()


def _style_of(text: str) -> dict[str, str]:
    """The properties of a style attribute."""
    parts = (part.partition(":") for part in text.split(";"))
    return {name.strip().lower(): value.strip() for name, _, value in parts if name.strip()}


def _look(outer: Look, tag: str, style: Mapping[str, str]) -> Look:
    bold, italic, underline = outer
    bold = bold or tag in _BOLD
    italic = italic or tag in _ITALIC
    underline = underline or tag in _UNDERLINED
    weight = style.get("font-weight", "").lower()
    if weight:
        bold = weight in {"bold", "bolder"} or (weight.isdigit() and int(weight) >= 600)
    slant = style.get("font-style", "").lower()
    if slant:
        italic = slant in {"italic", "oblique"}
    line = f"{style.get('text-decoration', '')} {style.get('text-decoration-line', '')}".lower()
    if "underline" in line:
        underline = tag != "a"
    elif "none" in line:
        underline = False
    return Look(bold, italic, underline)


def _count(given: str | None) -> int:
    text = (given or "").strip()
    return min(max(int(text), 1), 100) if text.isascii() and text.isdigit() else 1


def _steps(style: Mapping[str, str]) -> int:
    """How many steps a paragraph's margin moves it in."""
    whole = style.get("margin-right") or style.get("margin-inline-start") or ""
    if not whole and len(sides := style.get("margin", "").split()) == 4:
        whole = sides[1]
    found = _LENGTH.search(whole)
    if found is None:
        return 0
    try:
        return round(float(found[1]) * _POINTS[found[2]] / _STEP)
    except ValueError:
        return 0
