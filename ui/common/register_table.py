"""A register's table: frozen rows loaded a page at a time, off the GUI thread, as they are seen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from time import monotonic
from typing import Any, Generic, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QSettings,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView, QWidget

from ui import theme
from ui.common.delegates import TONE_ROLE, CellDelegate, ChipDelegate, HoveredRow
from ui.theme import Tone

Row = TypeVar("Row")
Index = QModelIndex | QPersistentModelIndex

PAGE = 100
#: Room a column that takes what is left needs at least.
STRETCHED = 120
#: Pages kept in memory; the farthest from what is seen are let go.
KEPT_PAGES = 60
#: Pages asked for at a time: a screen shows no more than two, and readers are few.
MOST_ASKED = 2
#: Seconds after which a page that did not come may be asked for again.
PATIENCE = 10.0


@dataclass(frozen=True)
class Column(Generic[Row]):
    """One column of a register.

    Attributes:
        key: What its width and place are remembered by.
        text: What the cell says, ready for the screen.
        width: Pixels at first; 0 takes what is left.
        tone: Makes the cell a chip of this tone.
        optional: Hidden until a person asks for it.
        rank: Columns of the highest rank give way first where the table is narrow.
        least: Pixels kept for one that takes what is left.
    """

    key: str
    title: str
    text: Callable[[Row], str]
    width: int = 120
    tone: Callable[[Row], Tone] | None = None
    optional: bool = False
    rank: int = 0
    least: int = STRETCHED


#: Asks for a page: offset, limit, and whom to give it to.
Fetch = Callable[[int, int, Callable[[Sequence[Any]], None]], None]


class RegisterModel(QAbstractTableModel, Generic[Row]):
    """Rows of a register; those not yet loaded are empty and asked for when they are seen."""

    def __init__(
        self, columns: Sequence[Column[Row]], fetch: Fetch, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._fetch = fetch
        self._count = 0
        self._pages: dict[int, Sequence[Row]] = {}
        #: Pages under way, and when they were asked for.
        self._asked: dict[int, float] = {}
        #: Pages seen and not yet asked for, the one seen last at the end.
        self._wanted: list[int] = []
        self._generation = 0

    def show_rows(self, rows: Sequence[Row], count: int, page: int = 0) -> None:
        """Begin anew with the rows of one page and how many rows there are, as far as known."""
        self.beginResetModel()
        self._generation += 1
        self._asked.clear()
        self._wanted.clear()
        self._pages = {page: rows} if rows else {}
        self._count = max(count, page * PAGE + len(rows)) if rows else 0
        self.endResetModel()

    def set_count(self, count: int) -> None:
        """Learn how many rows there are after the first were shown."""
        if count > self._count:
            self.beginInsertRows(QModelIndex(), self._count, count - 1)
            self._count = count
            self.endInsertRows()
        elif count < self._count:
            self.beginRemoveRows(QModelIndex(), count, self._count - 1)
            self._count = count
            self.endRemoveRows()

    def row_at(self, number: int) -> Row | None:
        """The row of a line, if it is loaded."""
        page = self._pages.get(number // PAGE)
        place = number % PAGE
        return page[place] if page is not None and place < len(page) else None

    def loaded(self) -> list[tuple[int, Row]]:
        """Line numbers and rows of what is loaded."""
        return [
            (page * PAGE + place, row)
            for page, rows in sorted(self._pages.items())
            for place, row in enumerate(rows)
        ]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        """How many rows the register has."""
        return 0 if parent.isValid() else self._count

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        """How many columns there are, hidden ones too."""
        return 0 if parent.isValid() else len(self.columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """A column's title."""
        if orientation is Qt.Orientation.Horizontal and 0 <= section < len(self.columns):
            if role == Qt.ItemDataRole.DisplayRole:
                return self.columns[section].title
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a cell shows; asks for its page when it is not loaded."""
        if not index.isValid():
            return None
        column = self.columns[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, TONE_ROLE):
            return None
        row = self.row_at(index.row())
        if row is None:
            self._ask(index.row() // PAGE)
            return None
        if role == TONE_ROLE:
            return column.tone(row) if column.tone else None
        return column.text(row)

    def _ask(self, page: int) -> None:
        """Ask for a page that is seen; what a person scrolled past meanwhile is let go."""
        if page in self._asked or page in self._pages:
            return
        now = monotonic()
        # A store that did not answer is asked again.
        self._asked = {p: at for p, at in self._asked.items() if now - at < PATIENCE}
        if len(self._asked) >= MOST_ASKED:
            if page in self._wanted:
                self._wanted.remove(page)
            self._wanted = [*self._wanted[1 - MOST_ASKED :], page]
            return
        self._asked[page] = now
        generation = self._generation

        def arrived(rows: Sequence[Any]) -> None:
            if generation == self._generation:
                self._keep(page, rows)

        self._fetch(page * PAGE, PAGE, arrived)

    def _keep(self, page: int, rows: Sequence[Row]) -> None:
        self._asked.pop(page, None)
        self._pages[page] = rows
        if self._wanted:
            self._ask(self._wanted.pop())
        if len(self._pages) > KEPT_PAGES:
            farthest = max(self._pages, key=lambda other: abs(other - page))
            del self._pages[farthest]
        first = self.index(page * PAGE, 0)
        last_row = min(page * PAGE + PAGE, self._count) - 1
        if last_row >= page * PAGE:
            self.dataChanged.emit(first, self.index(last_row, len(self.columns) - 1))


class RegisterTable(QTableView):
    """The view of a register: whole rows, movable columns that stay as they were left.

    Signals:
        opened: Enter or a double click on the current row.
        chosen: Another row became current.
    """

    opened = Signal()
    chosen = Signal()

    def __init__(self, name: str, model: RegisterModel[Any], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._model = model
        self.setModel(model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(theme.scaled(theme.ROW_HEIGHT))
        self._chips = ChipDelegate(self)
        self.setItemDelegate(CellDelegate(self))
        HoveredRow(self)
        #: Columns a person does not want to see, by key.
        self._unwanted: set[str] = set()
        #: Widths a person gave, by place.
        self._widths: dict[int, int] = {}
        self._points = theme.POINTS
        self._set_up_columns()
        self.doubleClicked.connect(lambda _index: self.opened.emit())
        self.selectionModel().currentRowChanged.connect(lambda _new, _old: self.chosen.emit())

    def _set_up_columns(self) -> None:
        header = self.horizontalHeader()
        header.setSectionsMovable(True)
        header.setHighlightSections(False)
        header.setMinimumSectionSize(48)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._choose_columns)
        header.sectionResized.connect(self._resized)
        for place, column in enumerate(self._model.columns):
            if column.width:
                self.setColumnWidth(place, theme.scaled(column.width))
            else:
                header.setSectionResizeMode(place, QHeaderView.ResizeMode.Stretch)
            if column.tone is not None:
                self.setItemDelegateForColumn(place, self._chips)
            if column.optional:
                self._unwanted.add(column.key)
                self.setColumnHidden(place, True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the least important columns give way where the table is narrow."""
        super().resizeEvent(event)
        self._fit_columns()

    def _fit_columns(self) -> None:
        wanted = [
            (place, column)
            for place, column in enumerate(self._model.columns)
            if column.key not in self._unwanted
        ]
        room = self.viewport().width()
        for place, column in sorted(wanted, key=lambda pair: pair[1].rank):
            width = self._widths.get(place, theme.scaled(column.width or column.least))
            gives_way = width > room
            room -= 0 if gives_way else width
            if self.isColumnHidden(place) != gives_way:
                self.setColumnHidden(place, gives_way)

    def _resized(self, place: int, _old: int, new: int) -> None:
        if new and self._model.columns[place].width:
            self._widths[place] = new

    def remember(self, settings: QSettings) -> None:
        """Write down how the columns lie."""
        settings.setValue(f"columns/{self._name}", self.horizontalHeader().saveState())
        settings.setValue(f"columns/{self._name}-unwanted", sorted(self._unwanted))

    def recall(self, settings: QSettings) -> None:
        """Lay the columns as they were left."""
        state = settings.value(f"columns/{self._name}")
        if state:
            self.horizontalHeader().restoreState(state)
            unwanted: Any = settings.value(f"columns/{self._name}-unwanted") or []
            self._unwanted = set([unwanted] if isinstance(unwanted, str) else unwanted)
            for place, column in enumerate(self._model.columns):
                self.setColumnHidden(place, column.key in self._unwanted)

    def _choose_columns(self, at: QPoint) -> None:
        menu = QMenu(self)
        for column, shown in self.columns_in_order():
            action = menu.addAction(column.title)
            action.setCheckable(True)
            action.setChecked(shown)
            action.toggled.connect(lambda shown, key=column.key: self.want_column(key, shown=shown))
        menu.addSeparator()
        menu.addAction("ستون‌ها چون آغاز").triggered.connect(lambda _on=False: self.reset_columns())
        menu.exec(self.horizontalHeader().mapToGlobal(at))

    def columns_in_order(self) -> list[tuple[Column[Any], bool]]:
        """Every column from the right on, and whether a person wants to see it."""
        header = self.horizontalHeader()
        places = [header.logicalIndex(visual) for visual in range(header.count())]
        columns = [self._model.columns[place] for place in places]
        return [(column, column.key not in self._unwanted) for column in columns]

    def wanted_columns(self) -> list[tuple[Column[Any], int]]:
        """The columns a person wants to see, with their widths, from the right on.

        One that gives way on a narrow screen is among them: paper has room.
        """
        return [
            (column, self._width_of(column)) for column, shown in self.columns_in_order() if shown
        ]

    def _width_of(self, column: Column[Any]) -> int:
        place = self._place_of(column.key)
        if not self.isColumnHidden(place):
            return self.columnWidth(place)
        return self._widths.get(place, theme.scaled(column.width or column.least))

    def _place_of(self, key: str) -> int:
        return next(place for place, column in enumerate(self._model.columns) if column.key == key)

    def want_column(self, key: str, *, shown: bool) -> None:
        """Show a column or hide it; the last one stays."""
        if shown:
            self._unwanted.discard(key)
        elif len(self._unwanted) < len(self._model.columns) - 1:
            self._unwanted.add(key)
        self.setColumnHidden(self._place_of(key), key in self._unwanted)
        self._fit_columns()

    def move_column(self, key: str, by: int) -> None:
        """Move a column so many places towards the end, the left."""
        header = self.horizontalHeader()
        at = header.visualIndex(self._place_of(key))
        to = max(0, min(header.count() - 1, at + by))
        header.moveSection(at, to)

    def reset_columns(self) -> None:
        """Lay the columns as at first."""
        header = self.horizontalHeader()
        self._widths.clear()
        self._unwanted = {column.key for column in self._model.columns if column.optional}
        for place, column in enumerate(self._model.columns):
            header.moveSection(header.visualIndex(place), place)
            self.setColumnHidden(place, column.key in self._unwanted)
            if column.width:
                self.setColumnWidth(place, theme.scaled(column.width))
        self._widths.clear()
        self._fit_columns()

    def current_row(self) -> Any:
        """The frozen row the cursor is on, or None."""
        index = self.currentIndex()
        return self._model.row_at(index.row()) if index.isValid() else None

    def stand_on(self, index: QModelIndex) -> None:
        """Let a row be the current and the only selected one.

        The view's own way asks the keyboard, and selects nothing while a person still holds Ctrl.
        """
        flag = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flag.ClearAndSelect | flag.Rows)

    def selected_numbers(self) -> list[int]:
        """The line numbers of the selected rows, from the top, loaded or not."""
        selection = self.selectionModel().selection()
        parts = (selection.at(number) for number in range(selection.count()))
        return sorted({number for part in parts for number in range(part.top(), part.bottom() + 1)})

    def selected_rows(self) -> list[Any]:
        """Every selected row that is loaded, from the top."""
        rows = (self._model.row_at(number) for number in self.selected_numbers())
        return [row for row in rows if row is not None]

    def changeEvent(self, event: QEvent) -> None:
        """Rows are as high as the type asks for."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange and self._points != theme.POINTS:
            self._points = theme.POINTS
            self.verticalHeader().setDefaultSectionSize(theme.scaled(theme.ROW_HEIGHT))
            for place, column in enumerate(self._model.columns):
                if column.width:
                    self.setColumnWidth(place, theme.scaled(column.width))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the row; everything else moves as tables do."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.opened.emit()
            return
        super().keyPressEvent(event)
