"""What a file's rows do not show: refused fields and why, repeated rows, organisations made."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from app.exchange import Plan
from app.text import isolate, persian_count, persian_digits
from ui.common.model_index import Index
from ui.exchange.import_kinds import IMPORT_KINDS

#: A row, what becomes of it, and why.
ReportLine = tuple[str, str, str]

HEADERS: Final = ("سطر", "چه شد", "سبب")
REFUSED, REPEATED, ADDED = "رد شد", "در دفتر هست", "افزوده می‌شود"


class _Lines(QAbstractTableModel):
    """The lines of a plan's report."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._lines: Sequence[ReportLine] = ()

    def show_lines(self, lines: Sequence[ReportLine]) -> None:
        """Show these in place of those before."""
        self.beginResetModel()
        self._lines = lines
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        return 0 if parent.isValid() else len(HEADERS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._lines[index.row()][index.column()]
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal:
            return HEADERS[section]
        return None


def report_of(plan: Plan[Any]) -> list[ReportLine]:
    """What a plan leaves out and what it makes on the way; made off the GUI thread."""
    found = [
        (one.row, REFUSED, f"{one.title}: {one.reason}" if one.title else one.reason)
        for one in plan.refusals
    ]
    found += [(one.row, REPEATED, f"{one.name} — {one.reason}") for one in plan.repeated]
    lines = [(isolate(persian_digits(str(row))), what, why) for row, what, why in sorted(found)]
    named = [one.draft.name for one in plan.taken if not getattr(one, "row", 1)]
    return lines + [("—", ADDED, f"دستگاه «{name}» که سطرها نام برده‌اند") for name in named]


class ReportTable(QTableView):
    """The report as a table that can be walked through by keys."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines = _Lines(self)
        self.setModel(self.lines)
        self.setAccessibleName("گزارش بررسی")
        self.verticalHeader().hide()
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setMinimumHeight(150)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        header.resizeSection(0, 70)
        header.resizeSection(1, 110)
        header.setStretchLastSection(True)
        self.hide()

    def show_lines(self, lines: Sequence[ReportLine]) -> None:
        """Show a report; an empty one takes no room."""
        self.lines.show_lines(lines)
        self.setVisible(bool(lines))


def summary_of(plan: Plan[Any]) -> str:
    """A plan in one line: how many rows, and what becomes of them."""
    on_the_way = sum(not getattr(one, "row", 1) for one in plan.taken)
    parts = [
        f"از {counted(plan.of)} {plan.source.unit}: {counted(len(plan.taken) - on_the_way)} تازه"
    ]
    for count, words in (
        (on_the_way, "دستگاه که تنها نامشان آمده"),
        (len(plan.amended), IMPORT_KINDS[plan.kind].done),
        (len(plan.repeated), "در دفتر هست"),
        (plan.refused_rows, "رد"),
    ):
        if count:
            parts.append(f"{counted(count)} {words}")
    return " · ".join(parts)


def counted(number: int) -> str:
    """A number as a person reads it."""
    return persian_count(number)
