"""The grid of the roster: a day a row, a shift a column, filled by number keys."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView, QWidget

from app.jalali import jalali_text, weekday_name
from app.shifts import OnDuty, Roster, RosterDay
from app.text import isolate, latin_digits
from ui import theme
from ui.common.model_index import Index

DAY, DATE, BEFORE_SHIFTS = 0, 1, 2
DAY_WIDTH, DATE_WIDTH, OFF_WIDTH = 90, 110, 200
#: Number keys there are.
KEYS: Final = 9


class RosterModel(QAbstractTableModel):
    """The days of a roster."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.roster = Roster((), (), ())
        self.today: date | None = None

    def show_roster(self, roster: Roster, today: date) -> bool:
        """Show a roster.

        Returns:
            Whether the days or shifts are others than before.
        """
        shape = [(one.name, one.hours) for one in roster.shifts], [one.day for one in roster.days]
        before = self.roster
        same = shape == (
            [(one.name, one.hours) for one in before.shifts],
            [one.day for one in before.days],
        )
        if same and self.today == today and roster.days:
            self.roster = roster
            last = self.index(len(roster.days) - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)
            return False
        self.beginResetModel()
        self.roster, self.today = roster, today
        self.endResetModel()
        return True

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        """A row a day."""
        return 0 if parent.isValid() else len(self.roster.days)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # as above
        """The day, its date, the shifts, why it is off."""
        return 0 if parent.isValid() else len(self.roster.shifts) + BEFORE_SHIFTS + 1

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The shifts with their hours."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        shifts = [f"{one.name}  {isolate(one.hours)}" for one in self.roster.shifts]
        titles = ["روز", "تاریخ", *shifts, "مناسبت"]
        return titles[section] if section < len(titles) else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a cell shows."""
        if not index.isValid():
            return None
        day = self.roster.days[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._text(day, index.column())
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.ForegroundRole:
            return self._colour(day, index.column())
        if role == Qt.ItemDataRole.FontRole and day.day == self.today:
            bold = QFont()
            bold.setWeight(QFont.Weight.DemiBold)
            return bold
        return None

    def _text(self, day: RosterDay, column: int) -> str:
        if column == DAY:
            return weekday_name(day.day)
        if column == DATE:
            return isolate(jalali_text(day.day))
        shift = self.shift_at(column)
        if shift:
            return "، ".join(one.name for one in day.turns.get(shift, ()))
        if day.off is None:
            return ""
        return "تعطیل" if day.off.name == weekday_name(day.day) else day.off.name

    def _colour(self, day: RosterDay, column: int) -> QColor | None:
        shift = self.shift_at(column)
        if shift:
            gone = any(not one.active for one in day.turns.get(shift, ()))
            return QColor(theme.CURRENT.danger) if gone else None
        return QColor(theme.CURRENT.danger) if day.off is not None else None

    def shift_at(self, column: int) -> str:
        """The shift of a column, or nothing."""
        place = column - BEFORE_SHIFTS
        return self.roster.shifts[place].name if 0 <= place < len(self.roster.shifts) else ""

    def people_at(self, index: Index) -> tuple[date, str, tuple[OnDuty, ...]] | None:
        """The day, the shift and its people of a cell, or None where there is no shift."""
        shift = self.shift_at(index.column()) if index.isValid() else ""
        if not shift:
            return None
        day = self.roster.days[index.row()]
        return day.day, shift, day.turns.get(shift, ())


class RosterGrid(QTableView):
    """Number keys put on duty and take off; Enter offers every name, Delete empties the cell.

    Signals:
        toggled: A place in the list of those who work here.
        emptied: The cell shall be empty.
    """

    toggled = Signal(int)
    emptied = Signal()

    def __init__(self, model: RosterModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.setModel(model)
        self.workers: tuple[str, ...] = ()
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(theme.scaled(theme.ROW_HEIGHT))
        self.horizontalHeader().setHighlightSections(False)
        self.doubleClicked.connect(lambda _index: self.offer())

    def lay_columns(self) -> None:
        """Give the shifts what the days leave."""
        header = self.horizontalHeader()
        last = self._model.columnCount() - 1
        for place in range(last + 1):
            mode = QHeaderView.ResizeMode.Stretch
            if place in (DAY, DATE, last):
                mode = QHeaderView.ResizeMode.Fixed
            header.setSectionResizeMode(place, mode)
        for place, width in ((DAY, DAY_WIDTH), (DATE, DATE_WIDTH), (last, OFF_WIDTH)):
            self.setColumnWidth(place, theme.scaled(width))

    def offer(self) -> None:
        """Offer every name, ticked where he is on duty."""
        held = self._model.people_at(self.currentIndex())
        if held is None:
            return
        there = {one.name for one in held[2]}
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for place, name in enumerate(self.workers):
            action = menu.addAction(name)
            action.setCheckable(True)
            action.setChecked(name in there)
            action.triggered.connect(lambda _on=False, place=place: self.toggled.emit(place))
        menu.popup(self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).bottomLeft()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits toggle, Enter offers, Delete empties; everything else moves."""
        digit = latin_digits(event.text())
        if digit.isdigit() and len(digit) == 1 and 0 < int(digit) <= min(KEYS, len(self.workers)):
            self.toggled.emit(int(digit) - 1)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.offer()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.emptied.emit()
        else:
            super().keyPressEvent(event)


def legend_of(workers: Sequence[str]) -> str:
    """Which number key is whose."""
    from app.text import persian_digits

    named = (f"{persian_digits(str(n))} {name}" for n, name in enumerate(workers[:KEYS], 1))
    return "   ·   ".join(named)
