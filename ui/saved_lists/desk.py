"""The kept lists of this desk: read after the first rows, counted anew when records change.

Everything is asked off the GUI thread, and counting waits a moment, so that a busy hour counts
once; nothing of it happens before the window shows its first rows.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, QTimer, Signal

from app.changes import Kind
from app.saved_lists import SEARCH, SECTIONS, SavedListRow, count_saved_lists, saved_lists
from ui import reading_ahead
from ui.common.quiet_turns import QuietTurns
from ui.saved_lists.buttons import ListButtons

if TYPE_CHECKING:
    from ui.main_window import MainWindow

#: Milliseconds after a change, or after the lists came, before they are counted.
COUNT_PAUSE: Final = 250
#: Milliseconds in which the window paints what one step showed.
PAINTED: Final = 5
#: «Today» moves at midnight.
HOUR: Final = 3_600_000


class SavedListsDesk(QObject):
    """Knows the lists and their counts, and shows them in the navigation.

    Signals:
        told: The lists or their counts are new.
        asked: A kept question is chosen; the search box asks it.
    """

    told = Signal()
    asked = Signal(str)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.window, self._navigation = window, window.navigation
        self.lists: Sequence[SavedListRow] = ()
        self.counts: Mapping[int, int] = {}
        self._buttons: dict[str, ListButtons] = {}
        #: Sections whose buttons stand below their names.
        self._placed: set[str] = set()
        #: Sections whose buttons do not show yet what is known.
        self._to_show: list[str] = []
        self._showing = QuietTurns(self, self._show_next, PAINTED)
        self._stale: set[str] = set()
        self._day: Any = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(COUNT_PAUSE)
        self._pause.timeout.connect(self._count)
        self._midnight = QTimer(self)
        self._midnight.setInterval(HOUR // 60)
        self._midnight.timeout.connect(self._look_at_day)
        self._midnight.start()
        window.tasks.changed.connect(self._changed)
        window.navigation.renewed.connect(self.forget)

    def begin(self) -> None:
        """Read for whoever sits at the desk now."""
        self.forget()
        self.read()

    def forget(self) -> None:
        """Show nothing any more of who sat at the desk."""
        for buttons in self._buttons.values():
            buttons.hide()
            buttons.deleteLater()
        self._buttons.clear()
        self._placed.clear()
        self._showing.stop()
        self._pause.stop()
        self.window.tasks.drop(self, "lists")
        self._to_show, self.lists, self.counts = [], (), {}

    def read(self) -> None:
        """Read the lists, then how many records each finds."""
        self._day = self.window.today()
        self.window.tasks.read(self, saved_lists, done=self._arrived, latest="lists")

    def _arrived(self, lists: Sequence[SavedListRow]) -> None:
        self.lists = lists
        self._stale = set(SECTIONS)
        self._show()
        self._pause.start()

    def _changed(self, kinds: frozenset[Kind]) -> None:
        if Kind.SAVED_LIST in kinds:
            self.read()
            return
        touched = {name for name, section in SECTIONS.items() if section.kinds & kinds}
        if touched & {row.section for row in self.lists}:
            self._stale |= touched
            self._pause.start()

    def _look_at_day(self) -> None:
        if self.window.today() != self._day:
            self.read()

    def _count(self) -> None:
        asked, self._stale = tuple(self._stale), set()
        if asked and self.lists:
            self.window.tasks.read(
                self, count_saved_lists, asked, done=self._counted, latest=f"count {sorted(asked)}"
            )

    def _counted(self, counts: Mapping[int, int]) -> None:
        self.counts = {**self.counts, **counts}
        self._show()

    def _show(self) -> None:
        self._to_show = list(self._navigation.names)
        self._showing.start()
        self.told.emit()

    def _show_next(self) -> bool:
        """Make a button, or show the lists of one section.

        Each shown button moves all below it, which is painted anew.
        """
        while self._to_show:
            name = self._to_show[0]
            lists = [row for row in self.lists if row.section == name]
            if lists and self._buttons_of(name).make_one(lists):
                return True
            del self._to_show[0]
            if name in self._buttons:
                self._show_section(name, lists)
                break
        return bool(self._to_show)

    def _buttons_of(self, name: str) -> ListButtons:
        if name not in self._buttons:
            self._buttons[name] = ListButtons(self._navigation, self)
        return self._buttons[name]

    def _show_section(self, name: str, lists: Sequence[SavedListRow]) -> None:
        self._buttons[name].show_lists(lists, self.counts)
        if name not in self._placed:
            self._placed.add(name)
            self._navigation.place_under(name, self._buttons[name])

    def choose(self, number: int) -> None:
        """Go to a list's register and filter it so; to the search box with a question."""
        row = next((row for row in self.lists if row.id == number), None)
        if row is None:
            return
        if row.section == SEARCH:
            self.asked.emit("" if row.wanted is None else row.wanted.text)
            return
        self.window.go_to(row.section)
        page = self.window.pages[row.section]
        if row.wanted is None:
            from app.saved_lists.plain import UNREADABLE
            from ui.theme import Tone

            page.say(UNREADABLE, Tone.WARNING)
            return
        page.show_filter(row.wanted)
        page.table.setFocus()


def attach(window: MainWindow) -> None:
    """Show the kept lists of whoever sits at the desk, his kept questions in the search box."""
    from ui.saved_lists import questions

    desk = window.findChild(SavedListsDesk) or SavedListsDesk(window)
    questions.join(window)
    desk.begin()


def open_panel(window: MainWindow) -> None:
    """Choose a list by keyboard, rename it or take it away."""
    from ui.saved_lists.panel import ListsPanel

    reading_ahead.join_now(window, __name__)
    desk = window.findChild(SavedListsDesk)
    if desk is not None:
        ListsPanel(desk, window).open()


def save_filter(window: MainWindow) -> None:
    """Keep the filter of the register in sight under a name."""
    from ui.saved_lists.form import SaveListForm

    page: Any = window.page_in_sight()
    page.open_form(SaveListForm(window, page))
