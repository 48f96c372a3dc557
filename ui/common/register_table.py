"""A register's table: columns that stay as they were left, rows chosen by keyboard."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    QSettings,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView, QWidget

from ui import theme
from ui.common.chip import ChipDelegate
from ui.common.held_key import HeldKey
from ui.common.model_index import Index
from ui.common.register_painter import RegisterPainter
from ui.common.table_scroll_bar import TableScrollBar
from ui.theme import Tone

if TYPE_CHECKING:
    from app.search.marking import Marks
    from ui.common.register_model import RegisterModel

Row = TypeVar("Row")

#: Room a column that takes what is left needs at least.
STRETCHED = 120


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


class RegisterTable(QTableView):
    """The view of a register: whole rows, movable columns that stay as they were left.

    Signals:
        opened: Enter or a double click on the current row.
        chosen: Another row became current, or it was loaded since.
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
        self.setVerticalScrollBar(TableScrollBar(Qt.Orientation.Vertical, self))
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(theme.scaled(theme.ROW_HEIGHT))
        self._chips = ChipDelegate(self)
        self.painter = RegisterPainter(self, model)
        #: Whether the cursor moves because a key is held down.
        self.is_held = False
        self._held_key = HeldKey()
        #: Columns a person does not want to see, by key.
        self._unwanted: set[str] = set()
        #: Widths a person gave, by place.
        self._widths: dict[int, int] = {}
        self._points = theme.POINTS
        self._set_up_columns()
        self.doubleClicked.connect(lambda _index: self.opened.emit())
        #: The row that became current is not loaded yet.
        self._awaits_row = False
        self.selectionModel().currentRowChanged.connect(lambda _new, _old: self._choose())
        model.dataChanged.connect(self._choose_what_came)
        # None of other rows is painted yet.
        model.modelReset.connect(lambda: self.painter.update_lines(0, model.rowCount() - 1))
        model.ended.connect(self._stand_on_last)

    def _set_up_columns(self) -> None:
        header = self.horizontalHeader()
        header.setSectionsMovable(True)
        header.setHighlightSections(False)
        # Asked whether a whole column is selected, Qt asks each of its rows.
        header.setSelectionModel(QItemSelectionModel(self._model, header))
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

    def mark(self, marks: Marks) -> None:
        """Mark what was found in the cells."""
        if self.painter.mark(marks):
            self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows in sight."""
        self.painter.paint(event.region(), self.selected_lines())

    def dataChanged(self, first: Index, last: Index, _roles: Sequence[int] = ()) -> None:
        """Paint anew what of it is in sight.

        Qt's own way asks for each changed cell where it is: a tenth of a second where what is below
        a page is not known any more, among a million rows.
        """
        self.painter.update_lines(first.row(), last.row())

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

    def selected_lines(self) -> list[range]:
        """The line numbers of the selected rows, from the top, loaded or not."""
        selection = self.selectionModel().selection()
        parts = (selection.at(number) for number in range(selection.count()))
        found: list[range] = []
        for top, bottom in sorted({(part.top(), part.bottom()) for part in parts}):
            if found and top <= found[-1].stop:
                found[-1] = range(found[-1].start, max(found[-1].stop, bottom + 1))
            else:
                found.append(range(top, bottom + 1))
        return found

    def selected_rows(self) -> list[Any]:
        """Every selected row that is loaded, from the top."""
        lines = self.selected_lines()
        return [row for line, row in self._model.loaded() if any(line in span for span in lines)]

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
        """Enter opens the row; everything else moves as tables do.

        The end of a list that was not counted whole is looked for first, unless another key comes.
        """
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.opened.emit()
            return
        self._model.stay()
        if self._model.has_more and event.matches(QKeySequence.StandardKey.MoveToEndOfDocument):
            self._model.go_to_end()
            return
        self.is_held = self._held_key.is_held(event)
        super().keyPressEvent(event)
        self.is_held = False

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Tell a key that comes again from one that is held."""
        self._held_key.release(event)
        super().keyReleaseEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Whoever points at a row does not wait for the end any more."""
        self._model.stay()
        super().mousePressEvent(event)

    def _choose(self) -> None:
        self._awaits_row = self.current_row() is None
        self.chosen.emit()

    def _choose_what_came(self) -> None:
        if self._awaits_row and self.current_row() is not None:
            self._choose()

    def _stand_on_last(self) -> None:
        self.stand_on(self._model.index(self._model.rowCount() - 1, 0))
        self.scrollToBottom()
