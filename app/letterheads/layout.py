"""What stands where on a letterhead: plain numbers in millimetres, kept as JSON.

Measures from the right, the left, the top or the foot are from that edge of the paper, so that
whoever holds a ruler to a print can check each of them.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from enum import StrEnum
from typing import Any, Final


class Page(StrEnum):
    """The sizes of paper letters are written on."""

    A4 = "a4"
    A5 = "a5"


#: Width and height of each size, in millimetres.
PAGE_SIZES: Final = {Page.A4: (210.0, 297.0), Page.A5: (148.0, 210.0)}


class FactOrder(StrEnum):
    """In which order date, number and enclosure stand at the top left."""

    #: Iranian standard 379.
    DATE_FIRST = "date_first"
    NUMBER_FIRST = "number_first"


class Paper(StrEnum):
    """What is on the paper before the letter is printed on it."""

    WHITE = "white"
    #: Emblem, lines and foot are there; their room is kept.
    HEAD_PRINTED = "head_printed"
    #: The centre line and the words «تاریخ، شماره، پیوست» are there too.
    ALL_PRINTED = "all_printed"


@dataclass(frozen=True)
class HeadLine:
    """A line under the emblem; `size` in points."""

    text: str = ""
    size: float = 9
    bold: bool = False


#: Lines under the emblem and at the foot a letterhead has room for.
MOST_HEAD_LINES: Final = 4
MOST_FOOT_LINES: Final = 2


@dataclass(frozen=True)
class Layout:
    """Everything of a letterhead in its place. Millimetres, but for sizes of type in points.

    Attributes:
        emblem_right: From the right edge of the paper to the emblem's right edge.
        lines: Under the emblem, or beside it; centred in their width.
        centre_line: At the top centre: «بسمه تعالی» or «به نام خدا»; may be empty.
        facts_left: From the left edge to the block of date, number and enclosure.
        facts_step: From one line of that block to the next.
        title_top: From the top edge of the first page to the titles (to whom it goes).
        text_gap: From the titles to the text; the salutation stands in between.
        other_top: From the top edge of the other pages to the text.
        first_right: From the right edge to the first line of a paragraph.
        right: From the right edge to its other lines.
        bottom: Under the text, with room for orders.
        foot_lines: Address and telephone.
        foot_bottom: From the lower edge to under the last of them.
        subject_block: «از، به، موضوع» above the text in place of the titles.
    """

    emblem_right: float = 30
    emblem_top: float = 6
    emblem_width: float = 17
    emblem_height: float = 17
    lines_right: float = 8.5
    lines_top: float = 23.5
    lines_width: float = 60
    lines: tuple[HeadLine, ...] = ()
    centre_line: str = "بسمه تعالی"
    centre_top: float = 9
    facts_left: float = 15
    facts_top: float = 12
    facts_width: float = 45
    facts_step: float = 7
    facts_order: FactOrder = FactOrder.DATE_FIRST
    title_top: float = 40
    text_gap: float = 20
    other_top: float = 30
    first_right: float = 35
    right: float = 25
    left: float = 15
    bottom: float = 25
    foot_lines: tuple[str, ...] = ()
    foot_bottom: float = 7
    centre_size: float = 11
    facts_size: float = 10
    title_size: float = 13
    text_size: float = 12
    copies_size: float = 9.5
    foot_size: float = 8
    subject_block: bool = False
    paper: Paper = Paper.WHITE


_A5: Final = Layout(
    emblem_right=20,
    emblem_top=5,
    emblem_width=13,
    emblem_height=13,
    lines_right=4.5,
    lines_top=18.5,
    lines_width=44,
    centre_top=8,
    facts_left=10,
    facts_top=9,
    facts_width=36,
    facts_step=6,
    title_top=34,
    text_gap=13,
    other_top=24,
    first_right=21,
    right=15,
    left=12,
    bottom=20,
    foot_bottom=5,
    centre_size=10,
    facts_size=9,
    title_size=11,
    text_size=10.5,
    copies_size=8.5,
    foot_size=7,
)


def shipped_layout(page: Page, office: str = "", unit: str = "") -> Layout:
    """The layout every office begins with, by the circular of 1349 and standard 379.

    Args:
        page: The size of the paper.
        office: The line under the emblem.
        unit: The line under that.
    """
    layout, size = (Layout(), 10.0) if page is Page.A4 else (_A5, 8.5)
    written = (HeadLine(office, size, bold=True), HeadLine(unit, size - 1))
    return replace(layout, lines=tuple(line for line in written if line.text))


class UnreadableLayout(ValueError):
    """What is kept is no layout."""


def layout_to_json(layout: Layout) -> str:
    """A layout as it is kept."""
    return json.dumps(asdict(layout), ensure_ascii=False)


def layout_from_json(text: str, page: Page) -> Layout:
    """A layout as it was kept; what an older version did not know is as shipped.

    Raises:
        UnreadableLayout: It is none.
    """
    try:
        kept = json.loads(text)
        known = {field.name for field in fields(Layout)}
        values = {name: value for name, value in dict(kept).items() if name in known}
        return replace(shipped_layout(page), **_typed(values))
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise UnreadableLayout(str(error)) from error


#: How each field that is not a number comes back from JSON.
_READERS: Final[Mapping[str, Any]] = {
    "lines": lambda value: tuple(
        HeadLine(str(line["text"]), float(line["size"]), line["bold"] is True) for line in value
    ),
    "foot_lines": lambda value: tuple(str(line) for line in value),
    "centre_line": str,
    "facts_order": FactOrder,
    "paper": Paper,
    "subject_block": bool,
}


def _typed(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: _READERS.get(name, float)(value) for name, value in values.items()}
