"""Sheets of labels and envelopes as the shops sell them, in millimetres."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True)
class LabelSheet:
    """A sheet of labels, or an envelope, which is a sheet of one.

    Attributes:
        name: What commands call it.
        persian_name: What people call it.
        top: From the top edge to the first row; `side`, from the right edge to the first column.
        between_rows: From the lower edge of one row to the next.
        between_columns: From one column to the next.
        padding: From a label's edge to its words.
        is_envelope: The sender stands at the top right, to whom it goes at the lower left.
    """

    name: str
    persian_name: str
    width: float
    height: float
    rows: int
    columns: int
    label_width: float
    label_height: float
    top: float = 0
    side: float = 0
    between_rows: float = 0
    between_columns: float = 0
    padding: float = 3
    is_envelope: bool = False

    @property
    def places(self) -> int:
        """How many labels it has."""
        return self.rows * self.columns

    def corners(self) -> Iterator[tuple[float, float]]:
        """Right edge and top edge of each label, from the top right, row by row."""
        for row in range(self.rows):
            for column in range(self.columns):
                right = self.side + column * (self.label_width + self.between_columns)
                yield right, self.top + row * (self.label_height + self.between_rows)


LABEL_SHEETS: Final = (
    LabelSheet("a4-24", "برچسب A4، ۲۴ تایی (۷۰ در ۳۷)", 210, 297, 8, 3, 70, 37, top=0.5, padding=4),
    LabelSheet(
        "a4-21",
        "برچسب A4، ۲۱ تایی (۶۳٫۵ در ۳۸٫۱)",
        210,
        297,
        7,
        3,
        63.5,
        38.1,
        top=15.15,
        side=7.25,
        between_columns=2.5,
    ),
    LabelSheet(
        "a4-14",
        "برچسب A4، ۱۴ تایی (۹۹٫۱ در ۳۸٫۱)",
        210,
        297,
        7,
        2,
        99.1,
        38.1,
        top=15.15,
        side=4.65,
        between_columns=2.5,
    ),
    LabelSheet(
        "a4-8",
        "برچسب A4، ۸ تایی (۹۹٫۱ در ۶۷٫۷)",
        210,
        297,
        4,
        2,
        99.1,
        67.7,
        top=13.1,
        side=4.65,
        between_columns=2.5,
    ),
    LabelSheet("dl", "پاکت DL", 220, 110, 1, 1, 220, 110, padding=10, is_envelope=True),
    LabelSheet("c5", "پاکت C5", 229, 162, 1, 1, 229, 162, padding=12, is_envelope=True),
)


def label_sheet(name: str) -> LabelSheet:
    """The sheet of this name.

    Raises:
        KeyError: There is none.
    """
    for sheet in LABEL_SHEETS:
        if sheet.name == name:
            return sheet
    raise KeyError(name)
