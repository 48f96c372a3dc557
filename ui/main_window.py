"""The window: navigation at the right, the day at the top, menus, and one page in sight.

It only hosts the pages; they talk to `Tasks` and to `app`.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSettings, Qt, QTimer
from PySide6.QtGui import QAction, QCloseEvent, QKeySequence
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMainWindow,
    QMessageBox,
    QVBoxLayout,
    QWidget,
)

from ui import mappings_ahead, theme
from ui.action_set import OF_FORMS, ActionSet
from ui.actions import ACTIONS, Action
from ui.common.quiet_turns import QuietTurns
from ui.common.tasks import Tasks
from ui.frame import Navigation, PageScroll, PageStack, TopBar
from ui.reading_turns import import_whole
from ui.shell import FIRST_SECTION, kept_by
from ui.theme import Tone
from ui.trouble import TroubleDesk
from ui.window_place import keep_place, recall_place

if TYPE_CHECKING:
    from app.access import SignedIn
    from app.changes import Kind
    from app.errors import AppError
    from app.office import Office

#: Pixels of a screen of 1366 by 768 at 150 per cent, and its frame.
SMALLEST = (860, 440)
MINUTE_MILLISECONDS = 60_000
#: First rows are painted before the rest of the window is made, and that between its parts.
SEEN_MILLISECONDS = 30
#: Also while nobody has signed in.
ALWAYS = frozenset({"quit", "help", "switch_theme", "larger_type", "smaller_type", "usual_type"})


class MainWindow(QMainWindow):
    """The program's window.

    Attributes:
        has_place: Whether this desk knows where it was left.
    """

    def __init__(self, settings: QSettings) -> None:
        super().__init__()
        self.settings = settings
        self.tasks = Tasks(self)
        self.trouble = TroubleDesk(self)
        self.office: Office | None = None
        self.pages: dict[str, Any] = {}
        self.setWindowTitle("دفتر")
        self.setMinimumSize(*SMALLEST)
        self._actions = ActionSet(self, self._perform)
        self._actions.enable_only(ALWAYS)
        self._section_menu = self.menuBar().addMenu("بخش‌ها")
        self._make_frame()
        self.has_place = recall_place(self, settings)
        self.tasks.changed.connect(self._changed)
        self.tasks.trouble.connect(self.trouble.met)
        self.tasks.difficulty.connect(self._show_difficulty)
        self.tasks.reached.connect(self._store_answered)
        self.tasks.lost.connect(self._store_lost)
        self._is_cut_off = False
        self._finishing = QuietTurns(self, self._finish, SEEN_MILLISECONDS)
        self._midnight = QTimer(self, interval=MINUTE_MILLISECONDS)
        self._midnight.timeout.connect(self._show_day)

    # -- building --------------------------------------------------------------------------

    def _make_frame(self) -> None:
        self._stack = PageStack(self)
        self.navigation = Navigation(self)
        self.navigation.chosen.connect(self.go_to)
        self.top = TopBar(self)
        waiting = QLabel("دفتر باز می‌شود …", self)
        waiting.setAlignment(Qt.AlignmentFlag.AlignCenter)
        theme.set_kind(waiting, "muted")
        self._stack.addWidget(waiting)
        self._column = right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(self.top)
        right.addWidget(PageScroll(self._stack, self), 1)
        whole = QWidget(self)
        theme.set_kind(whole, "page")
        layout = QHBoxLayout(whole)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.navigation)
        layout.addLayout(right, 1)
        self.setCentralWidget(whole)

    # -- the shell pages see ---------------------------------------------------------------

    def today(self) -> date:
        """The office's day."""
        return self._opened().clock.today()

    def operator(self) -> SignedIn:
        """Who sits at the desk."""
        return self._opened().operator

    def action(self, name: str) -> QAction:
        """One of the program's actions."""
        return self._actions[name]

    def say(self, text: str, tone: Tone) -> None:
        """Show a message over the page in sight."""
        page = self._page()
        if page is not None:
            page.say(text, tone)

    def offer(self, text: str, action: str, act: Callable[[], None]) -> None:
        """Show a message over the page in sight, with the one thing to do about it."""
        page = self._page()
        if page is not None:
            page.bar.say(text, Tone.INFORMATION, action=action, act=act)

    def form_in_sight(self) -> Any:
        """The form a person fills just now, or None."""
        page = self._page()
        return page.current_form() if page is not None else None

    def set_count(self, section: str, count: int) -> None:
        """Show a number beside a section's name; none when it is zero."""
        self.navigation.show_count(section, count)

    def add_bar(self, bar: QWidget) -> None:
        """Lay a bar between the day and the page in sight, whatever page that is."""
        self._column.insertWidget(1, bar)

    def show_duty(self, words: str) -> None:
        """Show who is on duty now; nothing when nobody is named."""
        self.top.show_duty(words)

    def show_record(self, kind: Kind, number: int) -> None:
        """Go to a record, wherever it is kept."""
        for name in self.navigation.names:
            page = self._visit(name, only_kinds=kind)
            if page is not None:
                self.go_to(name)
                page.show_kept(number)
                return

    def refresh_actions(self) -> None:
        """Ask the page in sight anew what can be done."""
        page = self._page()
        available: set[str] = {*ALWAYS}
        if page is not None:
            form = page.current_form()
            available |= page.available() | getattr(page, "common_actions", frozenset())
            self.setWindowTitle(page.caption())
            if form is not None:
                available |= OF_FORMS & getattr(form, "answers", frozenset())
                available |= {"save", "save_close", "close_form"}
        if self.office is not None:
            available |= self._reachable()
        self._actions.enable_only(available)

    def _reachable(self) -> set[str]:
        """Whose keys work from anywhere: their section is in sight, or they need none."""
        rights, sections = self.operator().rights, self.navigation.names
        return {
            entry.name
            for entry in ACTIONS
            if (not entry.right or entry.right in rights)
            and ((entry.run and not entry.of_register) or entry.section in sections)
        }

    # -- life ------------------------------------------------------------------------------

    def _opened(self) -> Office:
        if self.office is None:
            message = "the office is not open yet"
            raise RuntimeError(message)
        return self.office

    def show_widget(self, widget: QWidget) -> None:
        """Show something that is no page: the sign-in, or why the store cannot be opened."""
        self._finishing.stop()
        self._stack.addWidget(widget)
        self._stack.setCurrentWidget(widget)
        widget.setFocus()

    def begin(self, office: Office) -> None:
        """Take an opened office, signed in, and show its first page."""
        self.office = self.tasks.office = office
        self._finishing.stop()
        self._forget_pages()
        self._show_sections()
        names, wanted = self.navigation.names, str(self.settings.value(FIRST_SECTION) or "")
        if names:
            self.go_to(wanted if wanted in names else names[0])
        self._show_day()
        self._midnight.start()
        self._show_store()
        self._finish_after_rows()

    def _forget_pages(self) -> None:
        for page in self.pages.values():
            self._stack.removeWidget(page)
            page.deleteLater()
        self.pages.clear()

    def _show_sections(self) -> None:
        from ui.sections import SECTIONS, section_key

        allowed = [entry for entry in SECTIONS if self.operator().may(entry.right)]
        self.navigation.show_sections(allowed)
        self._section_menu.clear()
        for number, entry in enumerate(allowed, 1):
            action = self._section_menu.addAction(entry.title)
            action.setShortcut(QKeySequence(section_key(number)))
            action.triggered.connect(lambda _checked=False, name=entry.name: self.go_to(name))
        unit = self.operator().unit
        name = self.operator().full_name
        self.navigation.show_operator(f"{name}\n{unit}" if unit else name)

    def _finish_after_rows(self) -> None:
        """The icons' font loads as slowly as the store: the first rows are seen before it."""
        filled = getattr(self._page(), "filled", None)
        if filled is None:
            self._have_rows()
        else:
            filled.connect(self._have_rows, Qt.ConnectionType.SingleShotConnection)

    def _have_rows(self) -> None:
        mappings_ahead.begin(self)
        self._finishing.start()

    def _finish(self) -> bool:
        from ui.beginning import attach_all

        if self.navigation.show_icons():
            return True  # the rest when they are painted
        self._read_settings()
        attach_all(self, self.navigation.names)
        return False

    def _show_day(self) -> None:
        self.top.show_day(self.today())

    def _show_store(self) -> None:
        shared = self._opened().database.is_shared
        tone = Tone.SUCCESS if shared else Tone.INFORMATION
        self.top.mark_store("مشترک" if shared else "محلی", tone)

    def _store_lost(self) -> None:
        self._is_cut_off = True
        self.top.mark_store("ارتباط قطع است", Tone.DANGER)

    def _store_answered(self) -> None:
        if self._is_cut_off:
            self._is_cut_off = False
            self._show_store()

    def _read_settings(self) -> None:
        from app.settings import office_calendar, office_settings
        from ui.common import jalali_month

        def known(settings: Any) -> None:
            self.navigation.show_office(f"{settings.unit}\n{settings.office}")

        def calendar_known(calendar: Any) -> None:
            jalali_month.calendar = calendar

        self.tasks.read(self, office_settings, done=known)
        self.tasks.read(self, office_calendar, done=calendar_known)

    def go_to(self, name: str) -> None:
        """Show a page, made on its first visit."""
        page = self._visit(name)
        if page is None:
            return
        self.navigation.check(name)
        self._stack.setCurrentWidget(page)
        self.give_focus()
        self.refresh_actions()

    def give_focus(self) -> None:
        """Put the cursor into the work in sight."""
        page = self._page()
        if page is None:
            return
        form = page.current_form()
        if form is not None:
            form.give_focus_back()
        else:
            page.table_or_self().setFocus()

    def show_section(self, name: str, wanted: Any = None) -> None:
        """Go to a section, filtered as a link asks."""
        self.go_to(name)
        if wanted is not None and name in self.pages:
            self.pages[name].show_filter(wanted)

    def _visit(self, name: str, *, only_kinds: Kind | None = None) -> Any:
        from ui.sections import SECTIONS

        entry = next(entry for entry in SECTIONS if entry.name == name)
        if name not in self.pages:
            module, maker = entry.page.split(":")
            page_class = getattr(import_whole(module), maker)
            if only_kinds is not None and only_kinds not in kept_by(page_class):
                return None
            page = page_class(self)
            page.recall(self.settings)
            self.pages[name] = page
            self._stack.addWidget(page)
            page.reload()
        page = self.pages[name]
        return page if only_kinds is None or only_kinds in kept_by(page) else None

    def _page(self) -> Any:
        page = self._stack.currentWidget()
        return next((known for known in self.pages.values() if known is page), None)

    def page_in_sight(self) -> Any:
        """The page in sight, for what `ui.actions` runs on it."""
        return self._page()

    def _perform(self, entry: Action) -> None:
        if entry.name == "quit":
            self.close()
            return
        if entry.run:
            module, function = entry.run.split(":")
            getattr(import_whole(module), function)(self)
            self.refresh_actions()
            return
        if entry.section:
            self.go_to(entry.section)
        page = self._page()
        if page is None:
            return
        form = page.current_form()
        if form is not None and entry.name in OF_FORMS:
            self._perform_on_form(form, entry.name)
        else:
            page.perform(entry.name)
        self.refresh_actions()

    @staticmethod
    def _perform_on_form(form: Any, name: str) -> None:
        simple = {"save": "stay", "save_close": "close", "save_new": "new"}
        if name in simple:
            form.save(simple[name])
        elif name == "close_form":
            form.close_form()
        else:
            form.perform(name)

    def may_leave(self) -> bool:
        """Whether every page may be left, asking for unsaved work; then they are remembered."""
        if not all(page.may_close() for page in self.pages.values()):
            return False
        for page in self.pages.values():
            page.remember(self.settings)
        return True

    def _changed(self, kinds: frozenset[Kind]) -> None:
        from app.changes import Kind

        for page in self.pages.values():
            page.changed(kinds)
        if Kind.SETTING in kinds:
            self._read_settings()

    def _show_difficulty(self, error: AppError) -> None:
        page = self._page()
        if page is not None:
            page.say(error.message, Tone.DANGER)
        else:
            QMessageBox.warning(self, "دفتر", error.message)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask for unsaved work, write down how things lie, finish what is being saved."""
        if not self.may_leave():
            event.ignore()
            return
        self._finishing.stop()
        keep_place(self, self.settings)
        self.settings.sync()
        self.tasks.close()
        if self.office is not None:
            self.office.close()
        event.accept()
