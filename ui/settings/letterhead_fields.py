"""The fields of a letterhead's form, group by group, and the layout they make."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any, Final

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QPushButton, QWidget

from app.letterheads import (
    BOUNDS,
    MOST_FOOT_LINES,
    MOST_HEAD_LINES,
    Emblem,
    FactOrder,
    HeadLine,
    Layout,
    Page,
    Paper,
)
from app.text import persian_digits
from ui.common.field import Field
from ui.common.fields import CheckField, SegmentField, TextField
from ui.common.measure_field import MeasureField

PAGES: Final = ((Page.A4, "A4"), (Page.A5, "A5"))
ORDERS: Final = (
    (FactOrder.DATE_FIRST, "تاریخ، شماره، پیوست"),
    (FactOrder.NUMBER_FIRST, "شماره، تاریخ، پیوست"),
)
PAPERS: Final = (
    (Paper.WHITE, "سفید"),
    (Paper.HEAD_PRINTED, "نشان و پانوشت چاپی"),
    (Paper.ALL_PRINTED, "همه سربرگ چاپی"),
)

#: Name and label of each measure, in rows under the heading of its group.
_EMBLEM: Final = (
    (("emblem_right", "از راست"), ("emblem_top", "از بالا")),
    (("emblem_width", "پهنا"), ("emblem_height", "بلندا")),
)
_LINES: Final = ((("lines_right", "از راست"), ("lines_top", "از بالا"), ("lines_width", "پهنا")),)
_CENTRE: Final = ((("centre_top", "از بالا"), ("centre_size", "قلم، پوینت")),)
_FACTS: Final = (
    (("facts_left", "از چپ"), ("facts_top", "از بالا"), ("facts_width", "پهنا")),
    (("facts_step", "سطر تا سطر"), ("facts_size", "قلم، پوینت")),
)
_TEXT: Final = (
    (("title_top", "بالا تا گیرنده"), ("text_gap", "گیرنده تا متن"), ("other_top", "برگ‌های دیگر")),
    (("first_right", "راست، سطر نخست"), ("right", "راست"), ("left", "چپ"), ("bottom", "پایین")),
    (("title_size", "قلم گیرنده"), ("text_size", "قلم متن"), ("copies_size", "قلم رونوشت")),
)
_FOOT: Final = ((("foot_bottom", "از پایین"), ("foot_size", "قلم، پوینت")),)

#: Reads the picture at a path for the field that asked.
ChooseEmblem = Callable[["EmblemField", Path], None]

#: A row: fields with their share of the width.
Row = tuple[tuple[Field, int], ...]


class EmblemField(Field):
    """The emblem: its file's name, one button to choose another and one to do without."""

    def __init__(self, choose: ChooseEmblem) -> None:
        """Make the field; `choose` reads the picture at a path and gives it to `take`."""
        box = QWidget()
        super().__init__("emblem", "تصویر نشان (PNG یا JPEG)", box)
        self._choose = choose
        self._emblem: Emblem | None = None
        self._words = QLabel(box)
        self.button = QPushButton("برگزیدن نشان …", box)
        self.button.clicked.connect(self._ask)
        self.nothing = QPushButton("بی‌نشان", box)
        self.nothing.clicked.connect(lambda: self.take(None))
        layout = QHBoxLayout(box)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._words, 1)
        layout.addWidget(self.button)
        layout.addWidget(self.nothing)
        self.setFocusProxy(self.button)
        self.set_value(None)

    def _ask(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self, "نشان", "", "تصویر (*.png *.jpg *.jpeg)")
        if path:
            self._choose(self, Path(path))

    def take(self, emblem: Emblem | None) -> None:
        """Take what a person chose."""
        self.set_value(emblem)
        self.show_problem("")
        self.edited.emit()

    def value(self) -> Emblem | None:
        """The emblem, or None."""
        return self._emblem

    def set_value(self, value: Emblem | None) -> None:
        """Show an emblem."""
        self._emblem = value
        self._words.setText(value.name if value is not None else "نشان ندارد.")
        self.nothing.setEnabled(value is not None)

    def raw(self) -> str:
        """The name of its file."""
        return self._emblem.name if self._emblem is not None else ""

    def set_raw(self, raw: Any) -> None:
        """A picture is not kept with a form: what stands stays."""


def _measures(rows: tuple[tuple[tuple[str, str], ...], ...]) -> tuple[Row, ...]:
    return tuple(tuple((MeasureField(name, label), 1) for name, label in row) for row in rows)


def _head_line(place: int) -> Row:
    return (
        (TextField(f"line_{place}", f"سطر {persian_digits(str(place))}"), 6),
        (MeasureField(f"line_{place}_size", "قلم"), 2),
        (CheckField(f"line_{place}_bold", "سیاه"), 2),
    )


def _foot_line(place: int) -> Row:
    return ((TextField(f"foot_{place}", f"سطر {persian_digits(str(place))}"), 1),)


def field_groups(choose: ChooseEmblem) -> tuple[tuple[str, tuple[Row, ...]], ...]:
    """The groups of fields with their headings.

    Args:
        choose: Reads an emblem, as `EmblemField` takes it.
    """
    centre = ((TextField("centre_line", "متن"), 2), *_measures(_CENTRE)[0])
    return (
        (
            "",
            (
                (
                    (TextField("name", "نام سربرگ", needed=True), 2),
                    (SegmentField("page", "کاغذ", PAGES), 1),
                ),
                ((SegmentField("paper", "آنچه پیشاپیش بر کاغذ چاپ است", PAPERS), 1),),
            ),
        ),
        (
            "متن نامه، به میلی‌متر",
            (
                *_measures(_TEXT),
                ((CheckField("subject_block", "«از، به، موضوع» به جای گیرنده"), 1),),
            ),
        ),
        (
            "تاریخ، شماره و پیوست، به میلی‌متر از چپ بالا",
            (((SegmentField("facts_order", "ترتیب", ORDERS), 1),), *_measures(_FACTS)),
        ),
        ("میانه بالا", (centre,)),
        (
            "نشان، به میلی‌متر از راست بالا",
            (((EmblemField(choose), 1),), *_measures(_EMBLEM)),
        ),
        (
            "سطرهای زیر نشان",
            (*_measures(_LINES), *(_head_line(place + 1) for place in range(MOST_HEAD_LINES))),
        ),
        (
            "پانوشت: نشانی و تلفن",
            (*(_foot_line(place + 1) for place in range(MOST_FOOT_LINES)), *_measures(_FOOT)),
        ),
    )


#: What stands in a layout as it stands in the form.
_AS_THEY_ARE: Final = (*BOUNDS, "centre_line", "facts_order", "paper", "subject_block")


def layout_of(values: Mapping[str, Any]) -> Layout:
    """The layout a form's values make."""
    lines = tuple(
        HeadLine(values[f"line_{n}"], values[f"line_{n}_size"], values[f"line_{n}_bold"])
        for n in range(1, MOST_HEAD_LINES + 1)
        if values[f"line_{n}"].strip()
    )
    foot = tuple(values[f"foot_{n}"] for n in range(1, MOST_FOOT_LINES + 1))
    return Layout(
        **{name: values[name] for name in _AS_THEY_ARE},
        lines=lines,
        foot_lines=tuple(line for line in foot if line.strip()),
    )


def values_of(layout: Layout) -> dict[str, Any]:
    """What a form shows of a layout."""
    plain = {field.name: getattr(layout, field.name) for field in fields(Layout)}
    values = {name: plain[name] for name in _AS_THEY_ARE}
    empty = HeadLine()
    for place in range(MOST_HEAD_LINES):
        line = layout.lines[place] if place < len(layout.lines) else empty
        values[f"line_{place + 1}"] = line.text
        values[f"line_{place + 1}_size"] = line.size
        values[f"line_{place + 1}_bold"] = line.bold
    for place in range(MOST_FOOT_LINES):
        foot = layout.foot_lines
        values[f"foot_{place + 1}"] = foot[place] if place < len(foot) else ""
    return values
