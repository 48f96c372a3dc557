"""The list of requests and entries: every step of one by one key, from its request to its end."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QWidget

from app.access import Right
from app.agenda import (
    EventCounts,
    EventDraft,
    EventFilter,
    EventRow,
    EventSheet,
    count_events,
    event_counts,
    event_place,
    event_sheet,
    list_events,
)
from app.agenda.texts import EVENT_STATES
from app.changes import Changes, Kind
from app.errors import AppError
from app.kept_forms import FilledForm
from app.listing import MOST_COUNTED
from app.text import persian_digits
from ui.agenda import opening_forms
from ui.agenda.event_detail import EventDetail
from ui.agenda.event_texts import DONE, EMPTY, named
from ui.agenda.form import EventForm
from ui.agenda.list_columns import COLUMNS
from ui.agenda.list_deeds import EVENT_DEEDS
from ui.agenda.list_filters import EventFilters
from ui.agenda.opening_forms import FORMS
from ui.agenda.what_next import next_steps, steps_of
from ui.common.register_page import RegisterPage
from ui.common.register_table import Column
from ui.shell import Shell
from ui.theme import Tone


class EventsPage(RegisterPage[EventRow]):
    """Requests and entries."""

    name = "events"
    title = "درخواست‌ها و برنامه‌ها"
    empty = EMPTY
    kinds = frozenset({Kind.EVENT, Kind.ORDER, Kind.FOLDER})
    keeps = frozenset({Kind.EVENT})
    top_actions = ("new_event", "new_request")
    common_actions = RegisterPage.common_actions | {"save_list"}
    place_of = staticmethod(event_place)

    def __init__(self, shell: Shell) -> None:
        self._detail = EventDetail(shell)
        self.sheet: EventSheet | None = None
        self._counts: EventCounts | None = None
        super().__init__(shell)
        self._filters = EventFilters(shell, self.filter_later)
        self.filters.addWidget(self._filters, 1)

    def columns(self) -> Sequence[Column[EventRow]]:
        """The list's columns."""
        return COLUMNS

    def detail_widget(self) -> QWidget:
        """The detail pane."""
        return self._detail

    @property
    def detail(self) -> EventDetail:
        """The detail pane, for the deeds of the page."""
        return self._detail

    def question(self) -> tuple[Callable[..., Sequence[EventRow]], tuple[Any, ...]]:
        """The list as filtered."""
        return list_events, (self._filters.wanted(),)

    def filter_words(self) -> str:
        """The filter in words."""
        return self._filters.words()

    def show_filter(self, wanted: EventFilter) -> None:
        """Filter as a kept list or a link does."""
        self._filters.show_filter(wanted)
        self.reload(from_top=True)

    def ask_count(self, give: Callable[[int], None]) -> None:
        """Ask how many entries the filter finds, and how the programme stands."""
        wanted = self._filters.wanted()
        self.shell.tasks.read(
            self, count_events, wanted, most=MOST_COUNTED, done=give, latest="count"
        )
        self.shell.tasks.read(self, event_counts, done=self._stand, latest="stand")

    def _stand(self, counts: EventCounts) -> None:
        self._counts = counts
        self.status.setText(self.status_words())

    def status_words(self) -> str:
        """The status line: what is listed, and how the programme stands."""
        parts = [f"{self.how_many()} برنامه در فهرست"]
        if self._counts is not None:
            parts.append(f"{self._counts.today} برنامه امروز")
            parts.append(f"{self._counts.waiting} نیازمند زمان")
            parts.append(f"{self._counts.to_remind} یادآوری تلفنی")
            parts.append(f"{self._counts.minutes_late} صورتجلسه دیر")
        return persian_digits(" · ".join(parts))

    def caption(self) -> str:
        """The form in sight, or the chosen entry and where it stands."""
        if self.current_form() is None and self.sheet is not None:
            return f"{named(self.sheet)} · {EVENT_STATES[self.sheet.state]}"
        return super().caption()

    # -- the chosen entry ------------------------------------------------------------------

    def show_detail(self, row: EventRow | None) -> None:
        """Ask for the chosen entry whole."""
        self.sheet = None
        if row is None:
            self._detail.show_nothing()
            return

        def arrived(sheet: EventSheet) -> None:
            current = self.table.current_row()
            if current is not None and current.id == sheet.id:
                self.sheet = sheet
                self._detail.show_event(sheet)
                self.shell.refresh_actions()

        self.details.read(event_sheet, row.id, done=arrived)

    def available(self) -> frozenset[str]:
        """What can be done with the chosen entry, by its state and the operator's rights."""
        operator = self.shell.operator()
        found = {"filter", "clear_filter", "reload"}
        if operator.may(Right.PLAN_AGENDA):
            found.add("new")
        # A form in sight answers the keys of an entry itself, or nobody does.
        if self.sheet is not None and self.current_form() is None:
            found |= steps_of(self.sheet, operator)
        return frozenset(found)

    def choose(self, choices: Sequence[tuple[str, Any]], take: Callable[[Any], None]) -> None:
        """Let one of these be chosen by key."""
        self._detail.choose(choices, take)

    def open_current(self) -> None:
        """Enter on a row takes the next likely step."""
        if self.sheet is None:
            return
        offered = next_steps(self.sheet, self.shell.operator())
        action = next((self.shell.action(name) for name in offered), None)
        if action is not None and action.isEnabled():
            action.trigger()

    def perform(self, action: str) -> None:
        """Do an action."""
        if action in _PAGE_DEEDS:
            _PAGE_DEEDS[action](self)
        elif self.sheet is not None and action in EVENT_DEEDS:
            EVENT_DEEDS[action](self, self.sheet)
        elif self.sheet is not None and action in FORMS:
            self.open_form(FORMS[action](self.shell, self.sheet, self.stepped))

    # -- forms -----------------------------------------------------------------------------

    def new_request(self, draft: EventDraft | None = None) -> EventForm:
        """Open the form of a request, filled from the record that asks."""
        form = EventForm(self.shell, self.saved_new, draft=draft, is_request=True)
        self.open_form(form)
        return form

    def saved_new(self, number: int, after: str) -> None:
        """A new entry was saved: stand on it, and go on as asked."""
        self.reload(keep=number)
        form = self.new_request() if after == "new" else None

        def known(sheet: EventSheet) -> None:
            if form is not None:
                form.show_previous(sheet.number)
            elif after == "stay":
                opening_forms.amend(self, sheet)
            else:
                self.say(f"{named(sheet)} ثبت شد.", Tone.SUCCESS)

        self.shell.tasks.read(self, event_sheet, number, done=known, latest="saved")

    def amended(self, number: int, after: str) -> None:
        """A correction was saved."""
        self.reload(keep=number)

        def known(sheet: EventSheet) -> None:
            if after == "stay":
                opening_forms.amend(self, sheet)
            else:
                self.say(f"{named(sheet)} ذخیره شد.", Tone.SUCCESS)

        self.shell.tasks.read(self, event_sheet, number, done=known, latest="saved")

    def stepped(self, number: int) -> None:
        """A form's step was saved."""
        self.reload(keep=number)
        self.say(DONE["step"], Tone.SUCCESS)

    def open_kept(self, filled: FilledForm) -> None:
        """Open a form that was kept, as it stood."""
        opening_forms.open_kept(self, filled)

    def focus_filter(self) -> None:
        """Put the cursor into the filter."""
        self._filters.text.setFocus()
        self._filters.text.selectAll()

    # -- steps that need nothing typed -----------------------------------------------------

    def take_step(
        self,
        operation: Callable[..., Changes[Any]],
        sheet: EventSheet,
        *arguments: Any,
        said: str,
        failed: Callable[[AppError], None] | None = None,
    ) -> None:
        """Take a step; the same key again does nothing until its answer is here."""
        self.sheet = None
        self.shell.refresh_actions()

        def refused(error: AppError) -> None:
            if failed is not None:
                failed(error)
            else:
                self.say(error.message, Tone.DANGER)
            self.reload(keep=sheet.id)

        self.shell.tasks.write(
            self,
            operation,
            sheet.id,
            sheet.version,
            *arguments,
            done=lambda _value: self.say(said, Tone.SUCCESS),
            failed=refused,
        )

    # -- remembering -----------------------------------------------------------------------

    def remember(self, settings: QSettings) -> None:
        """Write down columns and filters."""
        super().remember(settings)
        self._filters.remember(settings)

    def recall(self, settings: QSettings) -> None:
        """Lay columns and filters as they were left."""
        super().recall(settings)
        self._filters.recall(settings)


_PAGE_DEEDS: Final[dict[str, Callable[[EventsPage], object]]] = {
    "new": EventsPage.new_request,
    "new_request": EventsPage.new_request,
    "filter": EventsPage.focus_filter,
    "clear_filter": lambda page: page._filters.clear(),  # noqa: SLF001  # the page's own deeds
    "reload": lambda page: page.reload(),
}
