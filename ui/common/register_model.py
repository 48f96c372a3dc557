"""The rows of a register: asked for a page at a time as they are seen, from a row nearby."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from time import monotonic
from typing import Any, Final, Generic, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    Qt,
    Signal,
)

from app.listing import Walked
from ui.common.known_rows import STRIDE, Asked, KnownRows
from ui.common.model_index import Index
from ui.common.register_table import Column

Row = TypeVar("Row")

PAGE: Final = 100
#: Pages kept in memory; the farthest from what is seen are let go.
KEPT_PAGES: Final = 40
#: Pages asked for at a time: a screen shows no more than two, and readers are few.
MOST_ASKED: Final = 2
#: Seconds after which a page that did not come may be asked for again.
PATIENCE: Final = 10.0
#: Of the way that was scrolled, one part in so many is found out ahead, so that whoever pulls the
#: bar down gets on; and no more strides at a time than these.
AHEAD_PART: Final = 4
MOST_AHEAD: Final = 20
#: Strides at a time where somebody wants to go to the end.
TO_END: Final = 100

#: Asks for rows, and whom to give them to or to tell that the row to begin after is gone.
Fetch = Callable[[Asked, Callable[[Sequence[Any]], None], Callable[[], None]], None]
#: Asks how a list goes on after some rows: from where, and how many strides.
Walk = Callable[[Asked, int, Callable[[Walked], None], Callable[[], None]], None]


class RegisterModel(QAbstractTableModel, Generic[Row]):
    """Rows of a register; those not yet loaded are empty and asked for when they are seen.

    A long list is never counted whole: it is known to have some rows and maybe more, and grows as
    its end comes into sight.

    Signals:
        counted: How many rows are known is new.
        ended: Somebody wanted to go to the end, and it is known now.
        moved: Rows above what is seen are gone; the list must be read anew.
    """

    counted = Signal()
    ended = Signal()
    moved = Signal()

    def __init__(
        self,
        columns: Sequence[Column[Row]],
        fetch: Fetch,
        parent: QObject | None = None,
        *,
        key: Callable[[Row], Any] | None = None,
        walk: Walk | None = None,
    ) -> None:
        """Make an empty list.

        Args:
            columns: What it shows.
            fetch: Asks for rows.
            parent: Its owner.
            key: By what the list's query knows a row to begin after; None where it knows none,
                and rows are always left out from the top.
            walk: Finds out how the list goes on, where it can be long.
        """
        super().__init__(parent)
        self.columns = tuple(columns)
        #: Whether there are more rows than are counted.
        self.has_more = False
        self._fetch, self._key, self._walk = fetch, key, walk
        self._count = 0
        self._known = KnownRows()
        self._pages: dict[int, Sequence[Row]] = {}
        #: Pages under way, and when they were asked for.
        self._asked: dict[int, float] = {}
        #: Pages seen and not yet asked for, the one seen last at the end.
        self._wanted: list[int] = []
        self._generation = 0
        #: When the end was last asked for; None while nobody asks.
        self._walking: float | None = None
        self._to_end = False

    # -- what is there ---------------------------------------------------------------------

    def show_rows(self, rows: Sequence[Row], count: int, page: int = 0) -> None:
        """Begin anew with the rows of one page and how many rows there are, as far as known."""
        self.beginResetModel()
        self._generation += 1
        self._asked.clear()
        self._wanted.clear()
        self._walking, self._to_end, self.has_more = None, False, False
        self._pages = {page: rows} if rows else {}
        self._count = max(count, page * PAGE + len(rows)) if rows else 0
        # What is above may have been moved by a few rows: it is seen when it is read.
        self._known.forget_from(page * PAGE)
        self.endResetModel()
        self._learn(page, rows)

    def set_count(self, count: int, *, has_more: bool = False) -> None:
        """Learn how many rows there are after the first were shown.

        Args:
            count: So many are known.
            has_more: And there are more; what is known of a longer list stays.
        """
        self.has_more = has_more
        count = max(count, self._count) if has_more else count
        if count > self._count:
            self.beginInsertRows(QModelIndex(), self._count, count - 1)
            self._count = count
            self.endInsertRows()
        elif count < self._count:
            self.beginRemoveRows(QModelIndex(), count, self._count - 1)
            self._count = count
            self._known.forget_from(count)
            self.endRemoveRows()
        self.counted.emit()

    def row_at(self, number: int) -> Row | None:
        """The row of a line, if it is loaded."""
        page = self._pages.get(number // PAGE)
        place = number % PAGE
        return page[place] if page is not None and place < len(page) else None

    def row_in_sight(self, line: int) -> Row | None:
        """The row of a line that is looked at; asks for its page when it is not loaded."""
        if self.has_more and line >= self._count - STRIDE // 2:
            self._go_on(max(1, min(MOST_AHEAD, self._count // (STRIDE * AHEAD_PART))))
        row = self.row_at(line)
        if row is None:
            self._ask(line // PAGE)
        return row

    def loaded(self) -> list[tuple[int, Row]]:
        """Line numbers and rows of what is loaded."""
        return [
            (page * PAGE + place, row)
            for page, rows in sorted(self._pages.items())
            for place, row in enumerate(rows)
        ]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        """How many rows the register is known to have."""
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
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        row = self.row_in_sight(index.row())
        if row is None:
            return None
        return column.text(row)

    # -- reading ---------------------------------------------------------------------------

    def asked(self, page: int) -> tuple[Asked, int]:
        """How to ask for a page, and from which line's row that is."""
        return self._known.from_nearby(page * PAGE, PAGE)

    def stand_on(self, line: int, key: Any) -> None:
        """Learn where one row stands; what was known of the others is older."""
        self._known.clear()
        if self._key is not None and line >= STRIDE:
            self._known.put(line, key)

    def stands_on(self, line: int, key: Any) -> bool:
        """Whether a row was said to stand there, and nothing else since."""
        return bool(self._known.key(line) == key)

    def forget(self, line: int) -> None:
        """A row is not in the store any more; nothing can be read from it."""
        self._known.forget(line)

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
        asked, known = self.asked(page)

        def arrived(rows: Sequence[Any]) -> None:
            if generation == self._generation:
                self._keep(page, rows, is_from_below=known >= page * PAGE)

        def gone() -> None:
            if generation == self._generation:
                self._asked.pop(page, None)
                self.forget(known)
                self._ask(page)

        self._fetch(asked, arrived, gone)

    def _keep(self, page: int, rows: Sequence[Row], *, is_from_below: bool) -> None:
        self._asked.pop(page, None)
        expected = min(PAGE, self._count - page * PAGE)
        if is_from_below and len(rows) < expected:
            self._known.clear()
            self.moved.emit()
            return
        self._pages[page] = rows
        is_as_known = self._learn(page, rows)
        if self._wanted:
            self._ask(self._wanted.pop())
        if len(self._pages) > KEPT_PAGES:
            farthest = max(self._pages, key=lambda other: abs(other - page))
            del self._pages[farthest]
        if len(rows) < expected:
            self.set_count(page * PAGE + len(rows))
        last_row = self._count - 1
        if is_as_known:
            last_row = min(page * PAGE + PAGE - 1, last_row)
        if last_row >= page * PAGE:
            first = self.index(page * PAGE, 0)
            self.dataChanged.emit(first, self.index(last_row, len(self.columns) - 1))

    def _learn(self, page: int, rows: Sequence[Row]) -> bool:
        """Remember a row of a page.

        Returns:
            Whether the rows below may still stand where they were last seen; if not, they are
            forgotten.
        """
        if self._key is None or not rows:
            return True
        keys = [self._key(row) for row in rows]
        mistaken = self._known.mistaken(page * PAGE, keys)
        if mistaken is not None:
            self._known.forget_from(mistaken)
            self._pages = {other: kept for other, kept in self._pages.items() if other <= page}
            self.has_more = self.has_more or self._walk is not None
            self.counted.emit()
        self._known.learn(page * PAGE + len(rows) - 1, keys[-1])
        return mistaken is None

    # -- growing ---------------------------------------------------------------------------

    def go_to_end(self) -> None:
        """Find out where the list ends, however long it is; `ended` says when."""
        self._to_end = True
        self._go_on(TO_END)

    def stay(self) -> None:
        """Nobody waits for the end any more."""
        self._to_end = False

    def _go_on(self, strides: int) -> None:
        """Find out how the list goes on after the last row that is known."""
        now = monotonic()
        is_under_way = self._walking is not None and now - self._walking < PATIENCE
        if self._walk is None or self._key is None or is_under_way:
            return
        self._walking = now
        generation = self._generation
        last = self._known.above(self._count)

        def found(walked: Walked) -> None:
            if generation == self._generation:
                self._walking = None
                self._went_on(last, walked)

        def gone() -> None:
            if generation == self._generation:
                self._walking = None
                self.forget(last)
                self._go_on(strides)

        self._walk(Asked(self._known.key(last), 0, STRIDE), strides, found, gone)

    def _went_on(self, last: int, walked: Walked) -> None:
        line = last
        for key in walked.keys:
            line += STRIDE
            self._known.put(line, key)
        if walked.rest is None:
            self.set_count(line + 1, has_more=True)
        else:
            self.set_count(line + 1 + walked.rest)
        if self.has_more:
            if self._to_end:
                self._go_on(TO_END)
            elif line + 1 < self._count:
                self._go_on(MOST_AHEAD)
        elif self._to_end:
            self._to_end = False
            self.ended.emit()
