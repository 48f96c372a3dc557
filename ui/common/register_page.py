"""The page every register is: filters, a table, a detail pane, forms beside the list, a count."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from PySide6.QtCore import QModelIndex, QSettings, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QSplitter,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from app.changes import Kind
from ui import theme
from ui.common.detail_reading import DetailReading
from ui.common.empty_list import EmptyList
from ui.common.flow import FlowRow
from ui.common.form import FormPanel
from ui.common.message_bar import MessageBar
from ui.common.question_note import QuestionNote
from ui.common.register_model import PAGE, RegisterModel
from ui.common.register_reading import RegisterReading
from ui.common.register_table import Column, RegisterTable
from ui.common.shortcuts import action_button
from ui.shell import Shell
from ui.theme import Tone

if TYPE_CHECKING:
    from ui.common.long_work import LongWork
    from ui.common.progress_strip import ProgressStrip

Row = TypeVar("Row")

DETAIL_WIDTH = 372
FORM_WIDTH = 700
#: Beside a form; narrower it tells nothing.
NARROWEST_LIST = 240
#: A page this high has room for its title above a form; what its buttons do has keys.
LOWEST_WITH_HEAD = 700
FILTER_PAUSE_MILLISECONDS = 120


class RegisterPage(QWidget, Generic[Row]):
    """A register on the screen.

    A subclass gives its columns and questions, fills `filters` and `detail`, and says in
    `available` and `perform` what can be done.
    """

    #: The first page of rows is in sight.
    filled = Signal()

    name = ""
    title = ""
    #: What an empty list says, with the key that starts it.
    empty = ""
    #: Changes of these kinds make the page read again.
    kinds: frozenset[Kind] = frozenset()
    #: Of those, the kinds whose records are opened here; all of them where it says nothing.
    keeps: frozenset[Kind] | None = None
    #: How many records stand before one, where a register can ask.
    place_of: Callable[..., int | None] | None = None
    #: What every register can do, whatever it is of (`ui.common.register_listing`).
    common_actions = frozenset({"print_list", "export_list", "choose_columns"})
    #: Whether the list's query can begin after a row; a short one is always read from its top.
    is_long = True
    #: The actions with a button at the top; the first is the primary one.
    top_actions: tuple[str, ...] = ()
    #: The chosen record whole, where the register reads it so; None until it is read.
    sheet: Any = None

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self.shell = shell
        theme.set_kind(self, "page")
        self.bar = MessageBar(self)
        self._head, self._filter_row = QWidget(self), QWidget(self)
        self.filters = FlowRow(self._filter_row, spacing=theme.SPACE[1])
        self._reading = reading = RegisterReading(self)
        self.model: RegisterModel[Row] = RegisterModel(
            self.columns(),
            reading.fetch,
            self,
            key=type(self).row_key if self.is_long else None,
            walk=reading.walk,
        )
        self.table = RegisterTable(self.name, self.model, self)
        self.details = DetailReading(self, self.table, shell.tasks)
        self._empty = EmptyList(self.empty, self)
        self._empty.opened.connect(self.open_current)
        self.status = QLabel("\u200f", self)  # as high as the words to come
        theme.set_kind(self.status, "muted")
        self.forms = QTabWidget(self)
        self.forms.setDocumentMode(True)
        self.forms.tabBar().setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.forms.setTabBarAutoHide(True)
        self.side = QStackedWidget(self)
        self._list = QStackedWidget(self)
        self.splitter = QSplitter(self)
        pause = FILTER_PAUSE_MILLISECONDS
        self._filter_timer = QTimer(self, singleShot=True, interval=pause)
        self._filter_timer.timeout.connect(lambda: self.reload(from_top=True))
        self._wanted_id: int | None = None
        self._strip: ProgressStrip | None = None
        self._lay_out()
        self.table.chosen.connect(self._choose)
        self.table.opened.connect(self.open_current)
        self.model.counted.connect(lambda: self.status.setText(self.status_words()))
        self.model.moved.connect(self.reload)

    def columns(self) -> Sequence[Column[Row]]:
        """The register's columns."""
        raise NotImplementedError  # pragma: no cover - every register has its own

    def question(self) -> tuple[Callable[..., Sequence[Row]], tuple[Any, ...]]:
        """The query that lists the register, and its filter as it stands."""
        raise NotImplementedError  # pragma: no cover - every register has its own

    def filter_words(self) -> str:
        """The filter as it stands, in words for the head of a paper; empty without one."""
        return ""

    def show_filter(self, wanted: Any) -> None:
        """Filter as a kept list does; a register whose filters are kept overrides this.

        Args:
            wanted: Of the type the register's `question` carries.
        """
        raise NotImplementedError  # pragma: no cover - only those with `save_list` are asked

    @staticmethod
    def row_key(row: Any) -> Any:
        """What the query takes as `after`."""
        return row.id

    def ask_count(self, give: Callable[[int], None]) -> None:
        """Ask how many rows there are; more than `MOST_COUNTED` need not be told apart."""
        raise NotImplementedError  # pragma: no cover - every register has its own

    def show_detail(self, row: Row | None) -> None:
        """Show the current row in the detail pane, or that there is none."""
        raise NotImplementedError  # pragma: no cover - every register has its own

    def open_current(self) -> None:
        """Open the current row's form."""
        raise NotImplementedError  # pragma: no cover - every register has its own

    def available(self) -> frozenset[str]:
        """Names of the actions that can be done now."""
        return frozenset()

    def perform(self, action: str) -> None:
        """Do an action that is available."""
        raise NotImplementedError  # pragma: no cover - every register has its own

    def detail_widget(self) -> QWidget:
        """The detail pane."""
        raise NotImplementedError  # pragma: no cover - every register has its own

    def _lay_out(self) -> None:
        head = FlowRow(self._head, spacing=theme.SPACE[2])
        title = QLabel(self.title, self)
        theme.set_kind(title, "title")
        head.addWidget(title)
        head.addStretch()
        for number, name in enumerate(self.top_actions):
            primary = number == len(self.top_actions) - 1
            head.addWidget(action_button(self.shell.action(name), self, primary=primary))
        self._card = card = QFrame(self)
        theme.set_kind(card, "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(6, 6, 6, 6)
        self._list.addWidget(self.table)
        self._list.addWidget(self._empty)
        inside.addWidget(self._list)
        self.side.addWidget(self.detail_widget())
        self.side.addWidget(self.forms)
        self.splitter.addWidget(card)
        self.splitter.addWidget(self.side)
        self.splitter.setHandleWidth(12)
        # Right to left, Qt lays the parts one pixel too far to the right.
        self.splitter.setContentsMargins(0, 0, 1, 0)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setStretchFactor(0, 1)
        self._column = layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 14, 22, 8)
        layout.setSpacing(10)
        layout.addWidget(self._head)
        layout.addWidget(self._filter_row)
        layout.addWidget(QuestionNote(self))
        layout.addWidget(self.bar)
        layout.addWidget(self.splitter, 1)
        layout.addWidget(self.status)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the panel readable whatever the window's width."""
        super().resizeEvent(event)
        self._share_width()

    def _share_width(self) -> None:
        whole = self.splitter.width()
        has_form = bool(self.forms.count())
        form = theme.scaled(FORM_WIDTH)
        # Where both have no room, the form has it alone until it is closed.
        beside = whole >= form + theme.scaled(NARROWEST_LIST)
        self._card.setVisible(not has_form or beside)
        high_enough = self.height() >= theme.scaled(LOWEST_WITH_HEAD)
        self._head.setVisible(not has_form or high_enough)
        self._filter_row.setVisible(not has_form or beside or high_enough)
        wanted = form if has_form else theme.scaled(DETAIL_WIDTH)
        side = min(wanted, int(whole * (0.66 if has_form else 0.42)))
        self.splitter.setSizes([whole - side, side])

    # -- reading ---------------------------------------------------------------------------

    def filter_later(self) -> None:
        """Read again shortly after a filter was changed."""
        self._filter_timer.start()

    def reload(self, keep: int | None = None, *, from_top: bool = False) -> None:
        """Read the register anew, keeping the place.

        Args:
            keep: The record to stand on; the current one otherwise.
            from_top: Begin at the first row, as after a change of the filter.
        """
        if keep:
            self.outdate(keep)
        stood_on = getattr(self.table.current_row(), "id", None)
        self._wanted_id = keep or self._wanted_id or stood_on
        top, line = self.table.verticalScrollBar().value(), max(self.table.currentIndex().row(), 0)
        page, at, known = (0, 0, 0) if from_top else (line // PAGE, top, self.model.rowCount())

        def arrived(rows: Sequence[Row]) -> None:
            ids = {getattr(row, "id", 0) for row in rows}
            stands_on = getattr(self.table.current_row(), "id", None)
            if self._wanted_id == stood_on and stands_on in ids:  # who went on is not brought back
                self._wanted_id = stands_on
            if page and (not rows or (keep and keep not in ids)):
                self.reload(keep, from_top=True)
            else:
                self.show_page(rows, page, keep, known, at)

        self._reading.read(page, arrived)

    def outdate(self, number: int) -> None:
        """A record was written here; a step on what it was would be refused as another desk's."""
        if getattr(self.sheet, "id", None) == number:
            self.sheet = None
            self.shell.refresh_actions()

    def show_kept(self, number: int) -> None:
        """Stand on a record another page or a paper named; a filter that hides it gives way."""
        self._reading.find(number)

    def drop_filter(self) -> None:
        """Show everything at the next reading, which is not to wait for."""
        self.perform("clear_filter")
        self._filter_timer.stop()

    def show_at(self, number: int, line: int) -> None:
        """Read anew around a record that stands at a line, and stand on it."""
        self.outdate(number)
        self._reading.read_around(
            number, line, number, line, self.table.verticalScrollBar().value()
        )

    def show_page(
        self, rows: Sequence[Row], page: int, keep: int | None, known: int, at: int
    ) -> None:
        """Show a page of rows in place of what is shown, of so many as are known."""
        self._wanted_id = keep or self._wanted_id
        self.model.show_rows(rows, known, page)
        self._list.setCurrentIndex(0 if rows else 1)
        self.ask_count(self._reading.counted)
        self._stand_on_wanted(page)
        self.table.verticalScrollBar().setValue(at)
        if keep:
            self.table.scrollTo(self.table.currentIndex())
        self.filled.emit()

    def how_many(self) -> str:
        """How many rows are listed, as it is read."""
        return self._reading.how_many()

    def status_words(self) -> str:
        """The status line."""
        return f"{self.how_many()} ردیف"

    def _stand_on_wanted(self, page: int) -> None:
        lines = self.model.loaded()
        places = {getattr(row, "id", 0): number for number, row in lines}
        wanted, self._wanted_id = self._wanted_id, None
        place = places.get(wanted or 0, page * PAGE if lines else None)
        if wanted is not None and wanted not in places and self.stays_with(wanted):
            return
        if place is None:
            self.show_detail(None)
        else:
            self.table.stand_on(self.model.index(place, 0, QModelIndex()))
            self._choose()
        self.shell.refresh_actions()

    def stays_with(self, number: int) -> bool:  # noqa: ARG002  # of registers whose records leave
        """Whether a record that is not in the list any more stays in the pane."""
        return False

    def _choose(self) -> None:
        self.show_detail(self.table.current_row())
        self.shell.refresh_actions()

    def changed(self, kinds: frozenset[Kind]) -> None:
        """Something was written; read again if it is shown here."""
        if kinds & self.kinds:
            self.reload()

    # -- forms -----------------------------------------------------------------------------

    def open_form(self, form: FormPanel) -> None:
        """Open a form beside the list, as a tab when there are others."""
        place = self.forms.addTab(form, form.title)
        form.finished.connect(lambda: self._take_away(form))
        form.retitled.connect(lambda title: self.forms.setTabText(self.forms.indexOf(form), title))
        self.forms.setCurrentIndex(place)
        self.side.setCurrentIndex(1)
        self._share_width()
        form.start()
        self.shell.refresh_actions()

    def _take_away(self, form: FormPanel) -> None:
        self.forms.removeTab(self.forms.indexOf(form))
        form.deleteLater()
        if not self.forms.count():
            self.side.setCurrentIndex(0)
            self._share_width()
            self.table.setFocus()
        else:
            self.current_form_start()
        self.shell.refresh_actions()

    def current_form_start(self) -> None:
        """Put the cursor into the form in sight."""
        form = self.current_form()
        if form is not None:
            form.start()

    def current_form(self) -> FormPanel | None:
        """The form in sight, if any."""
        form = self.forms.currentWidget()
        return form if isinstance(form, FormPanel) else None

    def caption(self) -> str:
        """What is in sight, for the window's title and for those who cannot see it."""
        form = self.current_form()
        return form.title if form is not None else self.title

    def table_or_self(self) -> QWidget:
        """What gets the cursor when no form is open."""
        return self.table

    def may_close(self) -> bool:
        """Whether every open form may be lost."""
        for place in range(self.forms.count()):
            form = self.forms.widget(place)
            if isinstance(form, FormPanel) and form.is_changed:
                self.forms.setCurrentIndex(place)
                if not form.may_close():
                    return False
        return True

    def say(self, text: str, tone: Tone) -> None:
        """Show a message over the list."""
        self.bar.say(text, tone)

    def show_work(self, work: LongWork) -> None:
        """Show something long under the messages until it ends; Esc stops it."""
        from ui.common.progress_strip import ProgressStrip

        if self._strip is None:
            self._strip = ProgressStrip(self)
            self._column.insertWidget(self._column.indexOf(self.bar) + 1, self._strip)
        self._strip.show_work(work)

    # -- remembering -----------------------------------------------------------------------

    def remember(self, settings: QSettings) -> None:
        """Write down columns and filters; a register with filters adds its own."""
        self.table.remember(settings)

    def recall(self, settings: QSettings) -> None:
        """Lay columns and filters as they were left."""
        self.table.recall(settings)
