"""What a layout may be: every measure within reason, nothing off the paper or over the text."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from app.errors import InvalidInput
from app.letterheads.layout import (
    MOST_FOOT_LINES,
    MOST_HEAD_LINES,
    PAGE_SIZES,
    HeadLine,
    Layout,
    Page,
)
from app.limits import checked_length
from app.text import persian_digits, tidy

#: Letters of a line of the head or the foot.
LONGEST_LINE: Final = 120

#: The least room for text, in millimetres each way.
LEAST_TEXT: Final = 60

#: Millimetres in a point of type, with the room between lines.
_LINE: Final = 25.4 / 72 * 1.5


@dataclass(frozen=True)
class Bounds:
    """The least and the most a measure may be."""

    least: float
    most: float


_EDGE: Final = Bounds(0, 120)
_TYPE: Final = Bounds(6, 24)
_MARGIN: Final = Bounds(5, 80)

#: Every number of a layout that is typed.
BOUNDS: Final[dict[str, Bounds]] = {
    "emblem_right": Bounds(0, 200),
    "emblem_top": _EDGE,
    "emblem_width": _EDGE,
    "emblem_height": _EDGE,
    "lines_right": Bounds(0, 200),
    "lines_top": _EDGE,
    "lines_width": Bounds(10, 200),
    "centre_top": _EDGE,
    "facts_left": Bounds(0, 200),
    "facts_top": _EDGE,
    "facts_width": Bounds(25, 120),
    "facts_step": Bounds(3.5, 20),
    "title_top": Bounds(10, 150),
    "text_gap": Bounds(0, 80),
    "other_top": Bounds(15, 150),
    "first_right": _MARGIN,
    "right": _MARGIN,
    "left": _MARGIN,
    "bottom": Bounds(15, 120),
    "foot_bottom": Bounds(3, 60),
    "centre_size": _TYPE,
    "facts_size": _TYPE,
    "title_size": _TYPE,
    "text_size": _TYPE,
    "copies_size": _TYPE,
    "foot_size": _TYPE,
}


def checked_layout(layout: Layout, page: Page, problems: list[InvalidInput]) -> Layout:
    """Tidy a layout's words, and name among `problems` whatever cannot be printed."""
    layout = replace(
        layout,
        centre_line=tidy(layout.centre_line),
        lines=tuple(replace(line, text=tidy(line.text)) for line in layout.lines),
        foot_lines=tuple(tidy(line) for line in layout.foot_lines),
    )
    wrong = [*_out_of_bounds(layout)]
    if not wrong:
        # Measures that are no measures at all cannot be compared with each other.
        wrong = [*_off_the_paper(layout, page), *_over_each_other(layout)]
    problems.extend(wrong)
    _check_words(layout, problems)
    return layout


def _out_of_bounds(layout: Layout) -> Iterator[InvalidInput]:
    for name, bounds in BOUNDS.items():
        value = getattr(layout, name)
        if not math.isfinite(value) or not bounds.least <= value <= bounds.most:
            unit = "پوینت" if name.endswith("_size") else "میلی‌متر"
            least, most = _number(bounds.least), _number(bounds.most)
            yield InvalidInput(name, f"میان {least} و {most} {unit} بنویسید.")
    for place, line in enumerate(layout.lines, 1):
        if line.text and not (_TYPE.least <= line.size <= _TYPE.most):
            sentence = f"میان {_number(_TYPE.least)} و {_number(_TYPE.most)} پوینت بنویسید."
            yield InvalidInput(f"line_{place}_size", sentence)


def _off_the_paper(layout: Layout, page: Page) -> Iterator[InvalidInput]:
    width, height = PAGE_SIZES[page]
    paper = f"پهنای کاغذ {_number(width)} میلی‌متر است"
    for name, far in (
        ("emblem_width", layout.emblem_right + layout.emblem_width),
        ("lines_width", layout.lines_right + layout.lines_width),
        ("facts_width", layout.facts_left + layout.facts_width),
    ):
        if far > width:
            yield InvalidInput(name, f"از لبه کاغذ بیرون می‌زند؛ {paper}.")
    room = width - layout.left - max(layout.right, layout.first_right)
    if room < LEAST_TEXT:
        least = _number(LEAST_TEXT)
        yield InvalidInput("right", f"برای متن {least} میلی‌متر پهنا نمی‌ماند؛ {paper}.")
    if layout.first_right < layout.right:
        yield InvalidInput("first_right", "سطر نخست بند از سطرهای دیگر بیرون می‌زند.")
    for name, top in (
        ("title_top", layout.title_top + layout.text_gap),
        ("other_top", layout.other_top),
    ):
        if height - top - layout.bottom < LEAST_TEXT:
            least = _number(LEAST_TEXT)
            yield InvalidInput(name, f"برای متن {least} میلی‌متر بلندا نمی‌ماند.")


def _over_each_other(layout: Layout) -> Iterator[InvalidInput]:
    for name, bottom in (
        ("emblem_height", layout.emblem_top + layout.emblem_height),
        ("lines_top", layout.lines_top + sum(_high(line) for line in layout.lines)),
        ("centre_top", layout.centre_top + layout.centre_size * _LINE),
        ("facts_top", layout.facts_top + 3 * layout.facts_step),
    ):
        if bottom > layout.title_top:
            reaches, top = _number(round(bottom, 1)), _number(layout.title_top)
            yield InvalidInput(
                name, f"تا {reaches} میلی‌متر می‌رسد و روی گیرنده می‌افتد که از {top} آغاز می‌شود."
            )
    lines = [line for line in layout.foot_lines if line]
    reach = layout.foot_bottom + len(lines) * layout.foot_size * _LINE
    if lines and reach > layout.bottom:
        yield InvalidInput("foot_bottom", "پانوشت روی متن می‌افتد؛ حاشیه پایین را بیشتر کنید.")


def _high(line: HeadLine) -> float:
    return line.size * _LINE if line.text else 0


def _check_words(layout: Layout, problems: list[InvalidInput]) -> None:
    if len(layout.lines) > MOST_HEAD_LINES or len(layout.foot_lines) > MOST_FOOT_LINES:
        problems.append(InvalidInput("layout", "این سربرگ بیش از اندازه سطر دارد."))
    for place, line in enumerate(layout.lines, 1):
        checked_length(f"line_{place}", line.text, LONGEST_LINE, problems)
    for place, text in enumerate(layout.foot_lines, 1):
        checked_length(f"foot_{place}", text, LONGEST_LINE, problems)
    checked_length("centre_line", layout.centre_line, LONGEST_LINE, problems)


def _number(value: float) -> str:
    return persian_digits(f"{value:g}".replace(".", "٫"))
