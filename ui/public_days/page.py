"""The page of public meeting days: the days at the start, one whole at the end."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QWidget

from app.access import Right
from app.changes import Changes, Kind
from app.errors import AppError
from app.kept_forms import FilledForm
from app.listing import MOST_COUNTED
from app.public_days import (
    PublicDayFilter,
    PublicDayRow,
    PublicDaySheet,
    PublicDayView,
    SessionSheet,
    count_public_days,
    list_public_days,
    public_day_place,
    public_day_sheet,
    reorder,
    session_sheet,
)
from app.public_days.listing import IN_ORDER
from app.visits import VisitSheet, visit_sheet
from app.visits.texts import PUBLIC_DAY_STATES
from ui import theme
from ui.common.form import FormPanel
from ui.common.register_page import NARROWEST_LIST, RegisterPage
from ui.common.register_table import Column
from ui.public_days.columns import DAYS
from ui.public_days.day_form import PublicDayForm
from ui.public_days.deeds import (
    DAY_DEEDS,
    MANAGER_DEEDS,
    PETITION_DEEDS,
    amend_day,
)
from ui.public_days.filters import PublicDayFilters
from ui.public_days.kept import open_again
from ui.public_days.papers import PACK, show_day_paper
from ui.public_days.petition_form import OfDay, PetitionForm
from ui.public_days.petition_steps import PETITION_FORMS
from ui.public_days.session_form import SessionForm
from ui.public_days.taking_back import Record, take_back
from ui.public_days.texts import DONE, EMPTY, day_name
from ui.public_days.what_next import first_of_petition, of_day, of_manager, of_petition
from ui.public_days.workbench import Workbench
from ui.shell import Shell
from ui.theme import Tone

#: Pixels of the list of days at the usual type; the day beside it has the rest.
LIST_WIDTH: Final = 352


class PublicDaysPage(RegisterPage[PublicDayRow]):
    """The register of public days, and the workbench of one."""

    name = "public_days"
    title = "ملاقات عمومی"
    empty = EMPTY
    kinds = frozenset({Kind.PUBLIC_DAY, Kind.VISIT, Kind.ORDER, Kind.LETTER})
    keeps = frozenset({Kind.PUBLIC_DAY})
    common_actions = RegisterPage.common_actions | {"save_list"}
    top_actions = ("new_petition", "new_public_day")
    place_of = staticmethod(public_day_place)

    def __init__(self, shell: Shell) -> None:
        self.workbench = Workbench(shell)
        self.day: PublicDaySheet | None = None
        #: What was done last here: Ctrl+Z takes it back before anything else.
        self.last: Record | None = None
        #: The day whose step was taken last: it stays in sight though it left the list.
        self._held: int | None = None
        super().__init__(shell)
        self._filters = PublicDayFilters(shell, self.filter_later)
        self.filters.addWidget(self._filters, 1)
        self.table.setAccessibleName("روزهای ملاقات عمومی")
        bench = self.workbench
        bench.chosen.connect(shell.refresh_actions)
        bench.opened.connect(self._open_part)
        bench.left.connect(self.table.setFocus)
        bench.ordered.connect(self._put_in_order)

    def columns(self) -> Sequence[Column[PublicDayRow]]:
        """The register's columns."""
        return DAYS

    def detail_widget(self) -> QWidget:
        """The day in hand."""
        return self.workbench

    def question(self) -> tuple[Callable[..., Sequence[PublicDayRow]], tuple[Any, ...]]:
        """The register as filtered."""
        return list_public_days, (self._filters.wanted(),)

    def filter_words(self) -> str:
        """The filter in words."""
        return self._filters.words()

    def show_filter(self, wanted: PublicDayFilter) -> None:
        """Filter as a question or one of the page's own deeds asks."""
        self._filters.show_filter(wanted)
        self.reload(from_top=True)

    def ask_count(self, give: Callable[[int], None]) -> None:
        """Ask how many days the filter finds."""
        wanted = self._filters.wanted()
        self.shell.tasks.read(
            self, count_public_days, wanted, most=MOST_COUNTED, done=give, latest="count"
        )

    def status_words(self) -> str:
        """The status line."""
        return f"{self.how_many()} روز در فهرست"

    def _share_width(self) -> None:
        """The list of days is narrow; the session has the page for itself."""
        super()._share_width()
        form = self.current_form()
        if form is None:
            whole = self.splitter.width()
            narrow = min(theme.scaled(LIST_WIDTH), max(int(whole * 0.36), NARROWEST_LIST))
            self.splitter.setSizes([narrow, whole - narrow])
        is_wide = getattr(form, "is_wide", False)
        if is_wide:
            for part in (self._card, self._head, self._filter_row):
                part.hide()
        self.status.setVisible(not is_wide)

    def caption(self) -> str:
        """The form in sight, or the chosen day and where it stands."""
        form = self.current_form()
        if isinstance(form, SessionForm):
            return form.caption()
        if form is None and self.day is not None:
            name = day_name(self.day.number, self.day.starts_at)
            return f"{name} · {PUBLIC_DAY_STATES[self.day.state]}"
        return super().caption()

    # -- the chosen day --------------------------------------------------------------------

    def reload(self, keep: int | None = None, *, from_top: bool = False) -> None:
        """Read the register anew; a day that left it by a step stays in sight."""
        if from_top:
            self._held = None
        super().reload(keep or self._held, from_top=from_top)

    def stays_with(self, number: int) -> bool:
        """A day that was called off or closed just now can still be taken back."""
        if number != self._held:
            return False
        self._ask_day(number)
        return True

    def show_detail(self, row: PublicDayRow | None) -> None:
        """Ask for the chosen day whole."""
        if row is None:
            self.day = None
            self.workbench.show_nothing()
            return
        if row.id != self._held:
            self._held = None
        if self.day is not None and self.day.id != row.id:
            self.workbench.petitions.settle_order()
            self.day = None
        self._ask_day(row.id)

    def _ask_day(self, number: int) -> None:
        def arrived(sheet: PublicDaySheet) -> None:
            current = self.table.current_row()
            if sheet.id in (self._held, getattr(current, "id", None)):
                self.day = sheet
                self.workbench.show_day(sheet)
                self.shell.refresh_actions()

        self.details.read(public_day_sheet, number, done=arrived)

    def available(self) -> frozenset[str]:
        """What can be done with the day, the petition or the manager in hand."""
        operator = self.shell.operator()
        found = {"filter", "clear_filter", "reload"}
        if operator.may(Right.HOLD_PUBLIC_DAYS):
            found.add("new")
        day, bench = self.day, self.workbench
        if day is None or self.current_form() is not None:
            return frozenset(found)
        found |= of_day(day, operator) | {"print"}
        petition = bench.petition()
        if petition is not None:
            found |= of_petition(day, petition, operator)
        return frozenset(found | of_manager(day, bench.manager(), operator))

    def open_current(self) -> None:
        """Enter on a day goes into it."""
        if self.day is not None:
            self.workbench.enter()

    def _open_part(self) -> None:
        """Enter on a petition or a manager does what comes first with it."""
        bench, day = self.workbench, self.day
        petition, operator = bench.petition(), self.shell.operator()
        if day is None:
            return
        if petition is not None:
            first = first_of_petition(of_petition(day, petition, operator))
            if first is not None:
                self.perform(first)
        elif "manager_answer" in of_manager(day, bench.manager(), operator):
            self.perform("manager_answer")

    def perform(self, action: str) -> None:
        """Do an action."""
        day, bench = self.day, self.workbench
        if action in _PAGE_DEEDS:
            _PAGE_DEEDS[action](self)
            return
        bench.petitions.settle_order()
        if day is None:
            return
        petition, manager = bench.petition(), bench.manager()
        if action == "print":
            show_day_paper(self.shell, self, day, PACK)
        elif action in DAY_DEEDS:
            DAY_DEEDS[action](self, day)
        elif action in MANAGER_DEEDS and manager is not None:
            MANAGER_DEEDS[action](self, day, manager)
        elif action in PETITION_DEEDS and petition is not None:
            PETITION_DEEDS[action](self, petition)
        elif action in PETITION_FORMS and petition is not None:
            self._open_petition_step(action, petition.id)

    def _open_petition_step(self, action: str, number: int) -> None:
        def known(sheet: SessionSheet) -> None:
            self.open_form(PETITION_FORMS[action](self.shell, sheet, self.petition_stepped(sheet)))

        self.shell.tasks.read(self, session_sheet, number, done=known)

    # -- forms -----------------------------------------------------------------------------

    def new_day(self) -> None:
        """Open the form that plans a day."""
        self.open_form(PublicDayForm(self.shell, self.day_saved))

    def day_saved(self, number: int) -> None:
        """A day was planned, moved or corrected."""
        self.last, self._held = (Kind.PUBLIC_DAY, number, 0), number
        self.show_kept(number)
        self.say(DONE["planned" if self.day is None else "step"], Tone.SUCCESS)

    def stepped(self) -> None:
        """A step of the day was saved by its form."""
        if self.workbench.day is not None:
            self.last, self._held = self.workbench.day.record, self.workbench.day.id
        self.say(DONE["step"], Tone.SUCCESS)

    def petition_stepped(self, sheet: SessionSheet) -> Callable[[], None]:
        """What follows a step of a petition."""

        def done() -> None:
            self.last = sheet.petition.record
            self.say(DONE["step"], Tone.SUCCESS)
            self.workbench.enter()

        return done

    def new_petition(self, day: PublicDaySheet) -> None:
        """Open the form of a petition for a day."""

        def saved(number: int, after: str) -> None:
            self.petition_saved(number, after)
            if after == "new":
                self.new_petition(day)

        self.open_form(PetitionForm(self.shell, OfDay(day.id, day.number), saved))

    def petition_saved(self, number: int, _after: str) -> None:
        """A petition was taken down or corrected."""
        self.last = (Kind.VISIT, number, 0)
        self.say(DONE["step"], Tone.SUCCESS)
        self.workbench.enter()

    def amend(self) -> None:
        """Correct the petition the cursor is on, or the day."""
        petition, day = self.workbench.petition(), self.day
        if day is None:
            return
        if petition is None or not self.workbench.is_entered():
            amend_day(self, day)
            return

        def known(sheet: VisitSheet) -> None:
            of_day = OfDay(day.id, day.number)
            self.open_form(PetitionForm(self.shell, of_day, self.petition_saved, sheet))

        self.shell.tasks.read(self, visit_sheet, petition.id, done=known)

    def open_session(self, number: int) -> None:
        """Open the session at a petition; its key pressed twice opens it once."""

        def known(sheet: SessionSheet) -> None:
            if not isinstance(self.current_form(), SessionForm):
                self.open_form(SessionForm(self.shell, sheet))

        self.shell.tasks.read(self, session_sheet, number, done=known)

    def open_kept(self, filled: FilledForm) -> None:
        """Open a form that was kept, as it stood."""
        open_again(self, filled)

    def take_up(self, form: FormPanel, filled: FilledForm) -> None:
        """Go on with a kept form."""
        form.resume(filled)
        self.open_form(form)

    def focus_filter(self) -> None:
        """Put the cursor into the filter."""
        self._filters.text.setFocus()
        self._filters.text.selectAll()

    # -- steps that need nothing typed -----------------------------------------------------

    def take_step(
        self,
        operation: Callable[..., Changes[Any]],
        record: Record,
        version: int,
        *arguments: Any,
        said: str,
    ) -> None:
        """Take a step; the same key again does nothing until its answer is here."""
        self._held = self.workbench.day.id if self.workbench.day is not None else None
        self.day = None
        self.shell.refresh_actions()

        def done(_value: Any) -> None:
            self.last = None if said == "taken_back" else record
            self.say(DONE[said], Tone.SUCCESS)

        def refused(error: AppError) -> None:
            self.say(error.message, Tone.DANGER)
            self.reload()

        self.shell.tasks.write(
            self, operation, record[1], version, *arguments, done=done, failed=refused
        )

    def _put_in_order(self, numbers: list[int]) -> None:
        """The petitions were put in another order; those through keep their turns."""
        day = self.workbench.day
        if day is None:
            return
        waiting = {one.id for one in day.petitions if one.state in IN_ORDER}
        wanted = [number for number in numbers if number in waiting]
        self.take_step(reorder, day.record, day.version, wanted, said="order")

    # -- remembering -----------------------------------------------------------------------

    def remember(self, settings: QSettings) -> None:
        """Write down columns and filters."""
        super().remember(settings)
        self.workbench.remember(settings)
        self._filters.remember(settings)

    def recall(self, settings: QSettings) -> None:
        """Lay columns and filters as they were left."""
        super().recall(settings)
        self.workbench.recall(settings)
        self._filters.recall(settings)


def _show_all(page: PublicDaysPage) -> None:
    page.show_filter(PublicDayFilter(view=PublicDayView.ALL))


_PAGE_DEEDS: Final[dict[str, Callable[[PublicDaysPage], object]]] = {
    "new": PublicDaysPage.new_day,
    "new_public_day": PublicDaysPage.new_day,
    "amend": PublicDaysPage.amend,
    "take_back": take_back,
    "filter": PublicDaysPage.focus_filter,
    "clear_filter": _show_all,
    "reload": lambda page: page.reload(),
}
