"""The panel under the box: what was found, over the page and never in place of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QListView, QVBoxLayout, QWidget

from ui import theme
from ui.common.labels import RIGHT_TO_LEFT_MARK, text_label
from ui.search.row_painter import ROW_ROLE, RowDelegate
from ui.search.rows import PanelRow, Role

if TYPE_CHECKING:
    from ui.search.answers import ShownLine

#: Pixels at the usual type.
WIDTH: Final = 820
#: What of the window's height below the box it takes at most.
MOST_HEIGHT: Final = 0.84
EDGE: Final = 8
MARGIN: Final = 6
#: Of the panel and of its list.
FRAME: Final = 4

HINT: Final = (
    "\u2066↑ ↓\u2069 سطرها · \u2066PgUp PgDown\u2069 گروه‌ها · \u2066Enter\u2069 باز کردن · "
    "\u2066Ctrl+Enter\u2069 همه در دفتر آن · "
    "\u2066Ctrl+Alt+S\u2069 نگه داشتن · \u2066F1\u2069 زبان جستجو · \u2066Esc\u2069 بازگشت"
)


class RowModel(QAbstractListModel):
    """The rows as Qt asks for them."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: tuple[PanelRow, ...] = ()

    def rowCount(self, parent: Any = None) -> int:
        """How many there are; rows have no rows of their own."""
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def data(self, index: Any, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        """The row itself for whoever paints it, its words for all others."""
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == ROW_ROLE:
            return row
        spoken = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
        if role in spoken:
            return f"{row.text} {row.about}".strip()
        return row.text if role == Qt.ItemDataRole.ToolTipRole and row.line is not None else None

    def flags(self, index: Any) -> Qt.ItemFlag:
        """Headings and notes cannot be chosen."""
        if index.isValid() and self.rows[index.row()].can_be_chosen:
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return Qt.ItemFlag.NoItemFlags

    def show_rows(self, rows: Sequence[PanelRow]) -> None:
        """Show these rows in place of those before."""
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()


class SearchPanel(QFrame):
    """Rows in groups, a cursor among them, and what the question says wrong.

    Signals:
        clicked: A row was clicked.
    """

    clicked = Signal(object)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        theme.set_kind(self, "found")
        self.problems = text_label("", self, "problem")
        self.model = RowModel(self)
        self.view = QListView(self)
        self.view.setModel(self.model)
        self.view.setItemDelegate(RowDelegate(self.view))
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setAccessibleName("یافته‌ها")
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.view.setMouseTracking(True)
        theme.set_kind(self.view, "found")
        self.view.clicked.connect(self._clicked)
        self._hint = text_label(HINT, self, "muted")
        self._hint.setWordWrap(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        layout.setSpacing(MARGIN)
        layout.addWidget(self.problems)
        layout.addWidget(self.view, 1)
        layout.addWidget(self._hint)
        self.hide()

    # -- what is shown ---------------------------------------------------------------------

    def show_problems(self, problems: Sequence[str]) -> None:
        """Say what of the question was not understood."""
        self.problems.setText(RIGHT_TO_LEFT_MARK + " ".join(problems) if problems else "")
        self.problems.setVisible(bool(problems))

    def show_rows(self, rows: Sequence[PanelRow]) -> None:
        """Show rows; the cursor stays on its row, or else on the first that was found."""
        before = self.current()
        at = self.view.verticalScrollBar().value()
        self.model.show_rows(rows)
        # Where there is only something to say, no empty room stands below it.
        self.view.setVisible(bool(rows))
        keys = [row.key for row in rows]
        if before is not None and before.key in keys:
            self._stand_on(keys.index(before.key))
            self.view.verticalScrollBar().setValue(at)
        else:
            self._stand_on(self._first())
            self.view.scrollToTop()

    def forget_place(self) -> None:
        """Let the next rows begin at their first line: they answer another question."""
        self.view.setCurrentIndex(QModelIndex())

    def stand_on(self, shown: ShownLine) -> None:
        """Put the cursor on a line."""
        lines = [place for place, row in enumerate(self.model.rows) if row.shown is shown]
        if lines:
            self._stand_on(lines[0])

    def _first(self) -> int:
        """The first line; an earlier question or a completion is only taken on purpose."""
        lines = [place for place, row in enumerate(self.model.rows) if row.role is Role.LINE]
        return lines[0] if lines else -1

    def current(self) -> PanelRow | None:
        """The row the cursor stands on."""
        index = self.view.currentIndex()
        return self.model.rows[index.row()] if index.isValid() else None

    def _stand_on(self, place: int) -> None:
        index = self.model.index(place, 0) if place >= 0 else QModelIndex()
        self.view.setCurrentIndex(index)
        if index.isValid():
            self.view.scrollTo(index)

    # -- keys ------------------------------------------------------------------------------

    def step(self, step: int) -> None:
        """Go to the next row that can be chosen, down (1) or up (-1)."""
        place = self.view.currentIndex().row()
        rows = self.model.rows
        place = place + step if place >= 0 or step > 0 else -1
        while 0 <= place < len(rows) and not rows[place].can_be_chosen:
            place += step
        if 0 <= place < len(rows):
            self._stand_on(place)
            if place and not rows[place - 1].can_be_chosen:
                self.view.scrollTo(self.model.index(place - 1, 0))

    def move_group(self, step: int) -> None:
        """Go to the first row of the next group (1), or of this one and then the last (-1)."""
        rows, place = self.model.rows, self.view.currentIndex().row()
        heads = [n for n, row in enumerate(rows[:-1]) if row.role is Role.HEADING]
        below = [n for n in heads if n >= place and rows[n + 1].can_be_chosen]
        above = [n for n in heads if n + 1 < place and rows[n + 1].can_be_chosen]
        if below if step > 0 else above:
            head = below[0] if step > 0 else above[-1]
            self._stand_on(head + 1)
            top = QListView.ScrollHint.PositionAtTop
            self.view.scrollTo(self.model.index(head, 0), top)

    def _clicked(self, index: QModelIndex) -> None:
        row = self.model.rows[index.row()]
        if row.can_be_chosen:
            self.clicked.emit(row)

    # -- where it lies ---------------------------------------------------------------------

    def lie_under(self, field: QWidget) -> None:
        """Lie under the box, as wide as lines need and as high as they are many."""
        window = self.window()
        wide = min(theme.scaled(WIDTH), window.width() - 2 * EDGE)
        corner = field.mapTo(window, QPoint(field.width(), field.height()))
        left = min(max(corner.x() - wide, EDGE), window.width() - wide - EDGE)
        top = corner.y() + 4
        self.setGeometry(left, top, wide, self._height(window.height() - top - EDGE))
        self.raise_()

    def _height(self, room: int) -> int:
        rows = sum(
            self.view.sizeHintForIndex(self.model.index(place, 0)).height()
            for place in range(len(self.model.rows))
        )
        others = [self._hint, *([self.problems] if self.problems.isVisibleTo(self) else [])]
        beside = sum(one.sizeHint().height() + MARGIN for one in others)
        return min(rows + beside + 2 * MARGIN + FRAME, int(room * MOST_HEIGHT))

    def sizeHint(self) -> QSize:
        """It is laid out by hand."""
        return QSize(theme.scaled(WIDTH), 0)
