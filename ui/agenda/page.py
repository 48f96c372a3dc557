"""The calendar's page: days, weeks, months and people side by side, and what stands beside."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import QSettings, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from app.access import Right
from app.agenda import EventDraft, EventSheet, When, event_sheet
from app.agenda.calendar import calendar_entries
from app.agenda.days import day_infos
from app.agenda.resources import resources
from app.agenda.rows import CalendarEntry, DayInfo, ResourceLine
from app.agenda.rules import agenda_rules
from app.changes import Kind
from app.errors import AppError
from ui import theme
from ui.agenda import kept
from ui.agenda.calendar_steps import may_move
from ui.agenda.deeds import DEEDS, available_on
from ui.agenda.geometry import Span
from ui.agenda.month_view import MonthView
from ui.agenda.moving import Moves, draft_at_cursor, draft_for
from ui.agenda.opening import entry_form
from ui.agenda.place import Place, View, usual_columns
from ui.agenda.side import CalendarSide
from ui.agenda.time_view import TimeView
from ui.agenda.toolbar import Toolbar
from ui.common.form import FormPanel
from ui.common.message_bar import MessageBar
from ui.common.moment_field import now_at
from ui.common.way_back import WayBack
from ui.shell import Shell
from ui.theme import Tone

SIDE_WIDTH: Final = 272
#: Of a form that names no width of its own.
FORM_WIDTH: Final = 620
#: Beside a form; narrower it tells nothing.
NARROWEST: Final = 300


class AgendaPage(QWidget):
    """The calendar."""

    filled = Signal()
    title = "تقویم برنامه‌ها"
    kinds = frozenset({Kind.EVENT, Kind.SETTING, Kind.AGENDA_RESOURCE, Kind.AGENDA_OCCASION})
    #: Entries are opened in the list of entries.
    keeps: frozenset[Kind] = frozenset()

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self.shell = shell
        theme.set_kind(self, "page")
        self.place = Place(View.WEEK, shell.today())
        self.entries: Sequence[CalendarEntry] = ()
        self._infos: dict[date, DayInfo] = {}
        self._resources: Sequence[ResourceLine] = ()
        self._chosen_columns: tuple[str, ...] = ()
        self._wanted_id: int | None = None
        self.bar = MessageBar(self)
        self.toolbar = Toolbar(shell, lambda: self.place.day, self)
        self.time = TimeView()
        self.month = MonthView()
        self.side = CalendarSide(shell, self)
        self.way_back = WayBack(self.bar, shell.tasks, shell.refresh_actions)
        self.moves = Moves(self, self)
        self._lay_out()
        self._bind()

    # -- building --------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self._views = QStackedWidget(self)
        self._views.addWidget(self.time)
        self._views.addWidget(self.month)
        self._card = QFrame(self)
        theme.set_kind(self._card, "card")
        inside = QVBoxLayout(self._card)
        inside.setContentsMargins(5, 5, 5, 5)
        inside.addWidget(self._views)
        self.splitter = QSplitter(self)
        self.splitter.addWidget(self._card)
        self.splitter.addWidget(self.side)
        self.splitter.setHandleWidth(12)
        self.splitter.setContentsMargins(0, 0, 1, 0)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setStretchFactor(0, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 12, 22, 10)
        layout.setSpacing(8)
        layout.addWidget(self.toolbar)
        layout.addWidget(self.bar)
        layout.addWidget(self.splitter, 1)

    def _bind(self) -> None:
        hours, month, bar = self.time.hours, self.month, self.toolbar
        hours.now = lambda: now_at(self.shell)
        hours.may_draw = self.shell.operator().may(Right.PLAN_AGENDA)
        hours.wanted.connect(self._want)
        hours.zoomed.connect(lambda by: self.time.set_zoom(hours.zoom + by))
        month.stood.connect(self._stand)
        month.day_opened.connect(self.show_day)
        self.time.heads.day_opened.connect(self.show_day)
        for view in (hours, month):
            view.may_move = lambda entry: may_move(entry, self.shell.operator())
            view.chosen.connect(self._show_detail)
            view.opened.connect(self.open_entry)
            view.dropped.connect(self.moves.drop)
            view.typed.connect(bar.begin_span)
            view.went.connect(self.go)
        hours.asked.connect(
            lambda ghost: self.moves.ask(hours, ghost, hours.board.columns[ghost.column])
        )
        month.asked.connect(lambda ghost: self.moves.ask(month, ghost, None))
        bar.view_chosen.connect(self.show_view)
        bar.turned.connect(self.turn)
        bar.went.connect(self.go)
        bar.date_typed.connect(self._date_typed)
        bar.span_typed.connect(self._span_typed)
        bar.refused.connect(lambda words: self.say(words, Tone.WARNING))
        bar.left.connect(lambda: self.table_or_self().setFocus())
        bar.columns_chosen.connect(self._choose_columns)
        self.side.month.picked.connect(
            lambda day: self._go_to(Place(self.place.view, day), focus=False)
        )
        self.side.changed.connect(self._side_changed)

    @property
    def view(self) -> QWidget:
        """What of the calendar is in sight and takes keys."""
        return self.month if self.place.view is View.MONTH else self.time.hours

    # -- going somewhere -------------------------------------------------------------------

    def go(self, unit: str, by: int) -> None:
        """Go so many days, weeks or months on, to today, or where a date to be typed says."""
        if unit == "date":
            self.toolbar.ask_date()
            return
        self._go_to(self.place.moved(unit, by, self.shell.today()))

    def show_filter(self, wanted: date | tuple[date, int]) -> None:
        """Show the day a link of another page is about, and stand on the entry it names."""
        if isinstance(wanted, date):
            self.show_day(wanted)
            return
        day, self._wanted_id = wanted
        self._go_to(Place(self.place.view, day))
        self._read()

    def turn(self, by: int) -> None:
        """Go so many views on."""
        self._go_to(self.place.turned(by, self.shell.today()))

    def show_day(self, day: date) -> None:
        """Show a day alone."""
        self._go_to(Place(View.DAY, day))

    def show_view(self, view: View) -> None:
        """See the same day another way."""
        day = self.time.day_of_cursor()
        # In a week the cursor need not be on the day the week was gone to by.
        is_near = self.place.view is View.WEEK and day in self.place.days()
        self._go_to(Place(view, day if day is not None and is_near else self.place.day))
        self.view.setFocus()

    def _go_to(self, place: Place, *, focus: bool = True) -> None:
        had_focus = self.view.hasFocus() and focus
        before, self.place = self.place, place
        self._show_place()
        if before.view is View.WEEK is place.view:
            column = (place.day - place.days()[0]).days
            self.time.hours.cursor_at.column = column
        if before.days() == place.days() and before.view is place.view:
            self._show()
        else:
            self._read()
        if had_focus:
            self.view.setFocus()

    def _date_typed(self, day: date) -> None:
        self._go_to(Place(self.place.view, day))
        self.view.setFocus()

    def _stand(self, day: date) -> None:
        """The cursor of the month came to another day."""
        self.place = Place(View.MONTH, day)
        self._show_place()

    def _choose_columns(self, chosen: tuple[str, ...]) -> None:
        self._chosen_columns = chosen
        self._show()

    def _show_place(self) -> None:
        self._views.setCurrentIndex(1 if self.place.view is View.MONTH else 0)
        self.toolbar.show_place(self.place)
        self.side.month.show_days(self.place.day, self.place.days(), self.shell.today())

    # -- reading ---------------------------------------------------------------------------

    def reload(self, keep: int | None = None) -> None:
        """Read all that is in sight anew."""
        self._wanted_id = keep or self._wanted_id
        self._infos.clear()
        self._show_place()
        tasks = self.shell.tasks
        tasks.read(self, resources, done=self._resources_known, latest="resources")
        tasks.read(self, agenda_rules, done=self.time.follow, latest="rules")
        self._read()

    def _read(self) -> None:
        """Read the entries in sight, and what is not known yet of their days."""
        days, place = self.place.days(), self.place
        tasks = self.shell.tasks

        def entries_known(entries: Sequence[CalendarEntry]) -> None:
            self.entries = entries
            self._show()
            self.filled.emit()

        def infos_known(infos: Sequence[DayInfo]) -> None:
            self._infos |= {info.day: info for info in infos}
            if place == self.place:
                ask_entries()

        def ask_entries() -> None:
            tasks.read(
                self, calendar_entries, days[0], days[-1], done=entries_known, latest="entries"
            )

        if all(day in self._infos for day in days):
            ask_entries()
        else:
            tasks.read(self, day_infos, days[0], days[-1], done=infos_known, latest="infos")

    def _resources_known(self, found: Sequence[ResourceLine]) -> None:
        self._resources = found
        keys = {one.subject_key for one in found}
        if not keys & set(self._chosen_columns):
            self._chosen_columns = usual_columns(found)
        self.toolbar.show_resources(found, self._chosen_columns)
        if self.place.view is View.COLUMNS:
            self._show()

    def _show(self) -> None:
        """Show what was read."""
        today = self.shell.today()
        infos = [self._infos[day] for day in self.place.days() if day in self._infos]
        if self.place.view is View.MONTH:
            self.month.show_entries(self.place.day, self.entries, infos, today)
            chosen = self.month.chosen_entry
        else:
            columns = self.place.columns(self._resources, self._chosen_columns)
            self.time.show_entries(columns, self.entries, infos, today)
            wanted = self.time.hours.board.find(self._wanted_id)
            if wanted is not None:
                self.time.hours.choose(wanted)
            chosen = self.time.hours.chosen_entry
        self._wanted_id = None
        self._show_detail(chosen)

    def changed(self, kinds: frozenset[Kind]) -> None:
        """Something was written; read again if it is shown here."""
        if kinds & self.kinds:
            self.reload()

    # -- the entry beside ------------------------------------------------------------------

    @property
    def chosen(self) -> CalendarEntry | None:
        """The entry the cursor is on."""
        if self.place.view is View.MONTH:
            return self.month.chosen_entry
        return self.time.hours.chosen_entry

    def _show_detail(self, entry: CalendarEntry | None) -> None:
        self.side.detail.show_entry(entry, self.entries)
        self.shell.refresh_actions()
        if entry is None or entry.is_hidden:
            return

        def known(sheet: EventSheet) -> None:
            now = self.chosen
            if now is not None and now.id == sheet.id:
                self.side.detail.show_entry(now, self.entries, sheet)

        self.shell.tasks.read(
            self,
            event_sheet,
            entry.id,
            done=known,
            failed=lambda error: self.say(error.message, Tone.WARNING),
            latest="sheet",
        )

    def open_entry(self, entry: CalendarEntry) -> None:
        """Open an entry in the list of entries, with all that can be done to it."""
        if not entry.is_hidden:
            self.shell.show_record(Kind.EVENT, entry.id)

    # -- dragging and typing ---------------------------------------------------------------

    def _want(self, span: Span, column: int) -> None:
        self.new_entry(draft_for(span, self.time.hours.board.columns[column]))

    def new_entry(self, draft: EventDraft | None = None) -> None:
        """Open the form of a new entry, at the cursor where no time is given."""
        if draft is None:
            view = self.month if self.place.view is View.MONTH else self.time.hours
            draft = draft_at_cursor(view)
        self.open_form(entry_form(self, draft))

    def _span_typed(self, when: When) -> None:
        """A typed time is that of the chosen entry, else that of a new one."""
        entry = self.chosen
        if entry is not None and may_move(entry, self.shell.operator()):
            self.moves.type(entry, when)
            self.view.setFocus()
        elif self.shell.operator().may(Right.PLAN_AGENDA):
            self.new_entry(EventDraft(when=when))

    def open_form(self, form: FormPanel) -> None:
        """Open a form beside the calendar."""
        self.side.open_form(form)

    def _side_changed(self) -> None:
        self._share_width()
        if not self.side.has_forms:
            self.view.setFocus()
        self.shell.refresh_actions()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep what stands beside readable whatever the window's width."""
        super().resizeEvent(event)
        self._share_width()

    def _share_width(self) -> None:
        whole = self.splitter.width()
        form = self.current_form()
        wide = SIDE_WIDTH if form is None else getattr(form, "wanted_width", FORM_WIDTH)
        wanted = theme.scaled(wide)
        self._card.setVisible(not self.side.has_forms or whole >= wanted + NARROWEST)
        beside = min(wanted, int(whole * (0.66 if self.side.has_forms else 0.34)))
        self.splitter.setSizes([whole - beside, beside])

    # -- as every page ---------------------------------------------------------------------

    def available(self) -> frozenset[str]:
        """What can be done."""
        return available_on(self)

    def perform(self, action: str) -> None:
        """Do an action."""
        DEEDS[action](self)

    def refused(self, error: AppError) -> None:
        """Say why a deed was not done, and show what stands."""
        self.say(error.message, Tone.DANGER)
        self.reload()

    def current_form(self) -> FormPanel | None:
        """The form in sight, if any."""
        return self.side.current_form()

    def caption(self) -> str:
        """What is in sight, for the window's title."""
        form = self.current_form()
        return form.title if form else f"{self.title} · {self.place.heading()}"

    def table_or_self(self) -> QWidget:
        """What gets the cursor."""
        return self.view

    def may_close(self) -> bool:
        """Whether every open form may be lost."""
        return self.side.may_close()

    def say(self, text: str, tone: Tone) -> None:
        """Show a message over the calendar."""
        self.bar.say(text, tone)

    def remember(self, settings: QSettings) -> None:
        """Write down how the calendar is seen at this desk."""
        kept.remember(settings, self.place.view, self.time.hours.zoom, self._chosen_columns)

    def recall(self, settings: QSettings) -> None:
        """See the calendar as it was left; today, though."""
        view, zoom, self._chosen_columns = kept.recall(settings)
        self.place = Place(view, self.shell.today())
        self.time.set_zoom(zoom)
        if view is View.WEEK:
            self.time.hours.cursor_at.column = self.place.days().index(self.place.day)
