"""The costs of a case on its desk: line by line, with their sums."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Final

from PySide6.QtWidgets import QFrame, QHBoxLayout

from app.protocol import save_costs
from app.protocol.drafts import CostDraft
from app.protocol.rows import CaseSheet, CostLine
from ui import theme
from ui.common.labels import RIGHT_TO_LEFT_MARK, text_label
from ui.common.money_field import shown_sum
from ui.common.register_table import Column
from ui.protocol.desk_fields import LineField, Typed
from ui.protocol.desk_part import LinesPart
from ui.protocol.desk_step import LineSpec, whole
from ui.protocol.desk_words import NOTHING, shown_count
from ui.theme import Tone


def _sum(value: int | None) -> str:
    return NOTHING if value is None else shown_sum(value)


COLUMNS: Final[tuple[Column[CostLine], ...]] = (
    Column("title", "بابت", lambda row: row.title, 0, rank=1, least=180),
    Column("planned", "برآورد (ریال)", lambda row: _sum(row.planned), 150, rank=1),
    Column("spent", "هزینه‌شده (ریال)", lambda row: _sum(row.spent), 150, rank=1),
    Column("source", "محل تأمین", lambda row: row.source or NOTHING, 150, rank=3),
    Column("document", "سند", lambda row: row.document or NOTHING, 120, rank=4),
    Column("note", "یادداشت", lambda row: row.note or NOTHING, 160, rank=5),
)

FIELDS: Final = (
    (LineField("title", "بابت", needed=True),),
    (LineField("planned", "برآورد (ریال)", Typed.MONEY),),
    (LineField("spent", "هزینه‌شده (ریال)", Typed.MONEY),),
    (LineField("source", "محل تأمین"),),
    (LineField("document", "شماره سند", Typed.CODE),),
    (LineField("note", "یادداشت"),),
)


def _lines(sheet: CaseSheet) -> Sequence[CostLine]:
    return sheet.costs


def sums(lines: Sequence[CostLine]) -> tuple[int, int]:
    """What was reckoned, and what was spent."""
    return sum(one.planned or 0 for one in lines), sum(one.spent or 0 for one in lines)


def sum_words(lines: Sequence[CostLine]) -> tuple[str, bool]:
    """The sums in words, and whether more was spent than reckoned."""
    planned, spent = sums(lines)
    left = planned - spent
    rest = f"مانده {shown_sum(left)}" if left >= 0 else f"{shown_sum(-left)} بیش از برآورد"
    words = f"جمع برآورد {shown_sum(planned)} · جمع هزینه {shown_sum(spent)} · {rest} ریال"
    return words, left < 0


class CostsPart(LinesPart):
    """The costs."""

    name = "costs"
    title = "هزینه"
    digit = 6
    empty = "هنوز هزینه‌ای نوشته نشده است. Ins هزینه نخست را می‌نویسد."
    columns = COLUMNS
    buttons = (
        ("هزینه تازه", "Ins", "new"),
        ("اصلاح", "Enter", "opened"),
        ("برداشتن", "Del", "remove"),
    )
    writes = staticmethod(save_costs)
    spec: ClassVar[LineSpec] = LineSpec(
        part="costs",
        adding="هزینه تازه",
        amending="اصلاح هزینه",
        draft=CostDraft,
        rows=FIELDS,
        lines=_lines,
        write=whole(save_costs, _lines, CostDraft),
    )

    def lay_after(self) -> None:
        """The sums stand under the table."""
        self._sums = QFrame(self)
        line = QHBoxLayout(self._sums)
        line.setContentsMargins(12, 6, 12, 6)
        self._sum_words = text_label("", self._sums, "strong")
        line.addWidget(self._sum_words)
        self.column.addWidget(self._sums)
        self.table.ordered.connect(self.reorder)

    @classmethod
    def count(cls, sheet: CaseSheet) -> str:
        """How many lines."""
        return shown_count(len(sheet.costs)) if sheet.costs else ""

    def show_case(self, sheet: CaseSheet) -> None:
        """Show lines and sums; red where more was spent than reckoned."""
        super().show_case(sheet)
        self.table.let_move(on=self.may_write)
        words, is_over = sum_words(sheet.costs)
        self._sum_words.setText(RIGHT_TO_LEFT_MARK + words)
        self._sums.setAccessibleName(words)
        theme.set_tone(self._sums, Tone.DANGER if is_over else Tone.INFORMATION)
        self._sums.setVisible(bool(sheet.costs))
