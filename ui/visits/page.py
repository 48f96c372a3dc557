"""The visits page: the waiting room first, and every step of a visitor by one key."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any, Final

from PySide6.QtCore import QSettings, QTimer
from PySide6.QtWidgets import QWidget

from app.access import Right
from app.changes import Changes, Kind
from app.clock import SystemClock
from app.errors import AppError
from app.kept_forms import FilledForm, FormKind
from app.listing import MOST_COUNTED
from app.text import persian_digits
from app.visits import (
    EarlierSheet,
    VisitCounts,
    VisitFilter,
    VisitRow,
    VisitRules,
    VisitSheet,
    VisitView,
    count_visits,
    list_visits,
    matter_history,
    visit_counts,
    visit_place,
    visit_rules,
    visit_sheet,
)
from app.visits.texts import VISIT_STATES
from ui.common.register_page import RegisterPage
from ui.common.register_table import Column
from ui.shell import Shell
from ui.theme import Tone
from ui.visits.columns import WaitingClock, columns
from ui.visits.deeds import VISIT_DEEDS
from ui.visits.detail import Shown, VisitDetail, visit_shown
from ui.visits.filters import VisitFilters
from ui.visits.form import VisitForm
from ui.visits.papers import print_forms
from ui.visits.step_forms import FORMS
from ui.visits.texts import DONE, EMPTY, VISIT, shown_number
from ui.visits.what_next import next_steps, steps_of

#: The id of no visit: whoever asks to stand on it stands on the first row.
FIRST: Final = -1
#: Often enough that a minute is never long over before it is seen.
TICK_MILLISECONDS: Final = 10_000
#: A person who runs down the list asks for no histories.
LOOK_BACK_MILLISECONDS: Final = 250


class VisitsPage(RegisterPage[VisitRow]):
    """The register of visits, the waiting room in sight first."""

    name = "visits"
    title = "ملاقات‌ها و اتاق انتظار"
    empty = EMPTY
    kinds = frozenset({Kind.VISIT, Kind.ORDER, Kind.FOLDER, Kind.REMINDER, Kind.SETTING})
    keeps = frozenset({Kind.VISIT})
    top_actions = ("visits_to_tell", "new_visit_request", "new_visit")
    common_actions = RegisterPage.common_actions | {"save_list"}
    place_of = staticmethod(visit_place)

    def __init__(self, shell: Shell) -> None:
        self._detail = VisitDetail(shell)
        self.sheet: VisitSheet | None = None
        self.clock = WaitingClock(lambda: _now(shell))
        #: Whose step was taken last: he stays in the pane though he left the list in sight.
        self._held: int | None = None
        self._counts: VisitCounts | None = None
        super().__init__(shell)
        self._filters = VisitFilters(shell, self.filter_later)
        self.filters.addWidget(self._filters, 1)
        self._tick = QTimer(self)
        self._tick.setInterval(TICK_MILLISECONDS)
        self._tick.timeout.connect(self.time_passed)
        self._tick.start()
        self._look_back = QTimer(self)
        self._look_back.setSingleShot(True)
        self._look_back.setInterval(LOOK_BACK_MILLISECONDS)
        self._look_back.timeout.connect(self._ask_earlier)
        self._ask_rules()

    def columns(self) -> Sequence[Column[VisitRow]]:
        """The register's columns."""
        return columns(self.clock)

    def detail_widget(self) -> QWidget:
        """The detail pane."""
        return self._detail

    @property
    def detail(self) -> VisitDetail:
        """The detail pane, for the deeds of the page."""
        return self._detail

    def question(self) -> tuple[Callable[..., Sequence[VisitRow]], tuple[Any, ...]]:
        """The register as filtered."""
        return list_visits, (self._filters.wanted(),)

    def filter_words(self) -> str:
        """The filter in words."""
        return self._filters.words()

    def show_filter(self, wanted: VisitFilter) -> None:
        """Filter as a kept list or a link does."""
        self._filters.show_filter(wanted)
        self.reload(keep=FIRST, from_top=True)

    def _show_view(self, view: VisitView) -> None:
        self.show_filter(VisitFilter(view=view))
        self.table.setFocus()

    # -- how the room stands ---------------------------------------------------------------

    def ask_count(self, give: Callable[[int], None]) -> None:
        """Ask how many visits the filter finds, and how the room stands."""
        wanted = self._filters.wanted()
        self.shell.tasks.read(
            self, count_visits, wanted, most=MOST_COUNTED, done=give, latest="count"
        )
        self.shell.tasks.read(self, visit_counts, done=self._stand, latest="stand")

    def _stand(self, counts: VisitCounts) -> None:
        self._counts = counts
        self.shell.set_count(self.name, counts.waiting_room)
        self.status.setText(self.status_words())

    def status_words(self) -> str:
        """The status line: what is listed, and how the room stands."""
        parts = [f"{self.how_many()} ملاقات در فهرست"]
        if self._counts is not None:
            parts.append(f"{self._counts.waiting_room} نفر در اتاق انتظار")
            parts.append(f"{self._counts.requests} درخواست بی تصمیم")
            parts.append(f"{self._counts.appointments} وقت پیش رو")
            parts.append(f"{self._counts.lost_appointments} وقت ازدست‌رفته")
            parts.append(f"{self._counts.to_be_told} در انتظار خبر")
        return persian_digits(" · ".join(parts))

    def _ask_rules(self) -> None:
        self.shell.tasks.read(self, visit_rules, done=self._rules_known, latest="rules")

    def _rules_known(self, rules: VisitRules) -> None:
        self.clock.warn_minutes = rules.waiting_warn
        self.time_passed()

    def time_passed(self) -> None:
        """Waiting times are reckoned as they are painted: paint them anew."""
        self.table.viewport().update()

    def changed(self, kinds: frozenset[Kind]) -> None:
        """Something was written; the rules may be other ones now."""
        super().changed(kinds)
        if Kind.SETTING in kinds:
            self._ask_rules()

    def caption(self) -> str:
        """The form in sight, or the chosen visit and where it stands."""
        if self.current_form() is None and self.sheet is not None:
            return f"{_named(self.sheet)} · {VISIT_STATES[self.sheet.state]}"
        return super().caption()

    # -- the chosen visit ------------------------------------------------------------------

    def reload(self, keep: int | None = None, *, from_top: bool = False) -> None:
        """Read the register anew; who left it by a step stays in the pane."""
        if from_top:
            self._held = None
        super().reload(keep or self._held, from_top=from_top)

    def stays_with(self, number: int) -> bool:
        """Whoever left the waiting room is still to be ordered on and told."""
        if number != self._held:
            return False
        self._ask_sheet(number)
        return True

    def show_detail(self, row: VisitRow | None) -> None:
        """Ask for the chosen visit whole."""
        self.sheet = None
        if row is None:
            self._detail.show_nothing()
            return
        if row.id != self._held:
            self._held = None
        self._ask_sheet(row.id)

    def _ask_sheet(self, number: int) -> None:
        def arrived(shown: Shown) -> None:
            sheet, reminders = shown
            current = self.table.current_row()
            if sheet.id in (self._held, getattr(current, "id", None)):
                self.sheet = sheet
                self._detail.show_visit(sheet, reminders)
                self._look_back.start()
                self.shell.refresh_actions()

        self._look_back.stop()
        self.details.read(visit_shown, number, done=arrived)

    def _ask_earlier(self) -> None:
        """Whoever stays on a row sees what its visitor was here for before."""
        sheet = self.sheet
        if sheet is None:
            return

        def known(earlier: EarlierSheet) -> None:
            if self.sheet is sheet:
                self._detail.show_earlier(sheet, earlier)

        self.shell.tasks.read(self, matter_history, sheet.id, done=known, latest="earlier")

    def available(self) -> frozenset[str]:
        """What can be done with the chosen visit, by its state and the operator's rights."""
        operator = self.shell.operator()
        found = {"filter", "clear_filter", "reload"}
        if operator.may(Right.RECEIVE_VISITS):
            found.add("new")
        # A form in sight answers the keys of a visit itself, or nobody does.
        if self.sheet is not None and self.current_form() is None:
            found |= steps_of(self.sheet, operator) | {"print"}
        return frozenset(found)

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
        elif self.sheet is not None and action == "print":
            chosen = [row.id for row in self.table.selected_rows()] or [self.sheet.id]
            print_forms(self.shell, self, tuple(chosen))
        elif self.sheet is not None and action in VISIT_DEEDS:
            VISIT_DEEDS[action](self, self.sheet)
        elif self.sheet is not None and action in FORMS:
            self.open_form(FORMS[action](self.shell, self.sheet, self.stepped))

    # -- forms -----------------------------------------------------------------------------

    def new_visit(self, *, is_present: bool = True) -> None:
        """Open the form of who stands here, or of who asks from afar."""

        def saved(number: int, after: str) -> None:
            self._saved(number, after)
            if after == "new":
                self.new_visit(is_present=is_present)

        self.open_form(VisitForm(self.shell, saved, is_present=is_present))

    def amend(self, sheet: VisitSheet) -> None:
        """Open the form that corrects a visit."""
        self.open_form(VisitForm(self.shell, self._saved, sheet=sheet))

    def _saved(self, number: int, after: str) -> None:
        # Who is in another list than the one in sight stays in the pane: the list stays as it is.
        self._held = number
        self.reload(keep=number)

        def known(sheet: VisitSheet) -> None:
            if after == "stay":
                self.amend(sheet)
            self.say(f"{_named(sheet)} ثبت شد.", Tone.SUCCESS)

        self.shell.tasks.read(self, visit_sheet, number, done=known, latest="saved")

    def stepped(self, number: int) -> None:
        """A form's step was saved."""
        self._held = number
        self.reload(keep=number)
        self.say(DONE["step"], Tone.SUCCESS)

    def open_kept(self, filled: FilledForm) -> None:
        """Open a form that was kept, as it stood."""
        if filled.record_id is None:
            self._open_again(VisitForm(self.shell, self._saved), filled)
            return

        def known(sheet: VisitSheet) -> None:
            if filled.kind is FormKind.VISIT:
                self._open_again(VisitForm(self.shell, self._saved, sheet=sheet), filled)
                return
            make = FORMS.get(filled.content["step"])
            if make is None:
                self.say(DONE["gone"], Tone.WARNING)
            else:
                self._open_again(make(self.shell, sheet, self.stepped), filled)

        self.shell.tasks.read(self, visit_sheet, filled.record_id, done=known)

    def _open_again(self, form: Any, filled: FilledForm) -> None:
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
        sheet: VisitSheet,
        *arguments: Any,
        said: str,
        failed: Callable[[AppError], None] | None = None,
    ) -> None:
        """Take a step; the same key again does nothing until its answer is here."""
        self.sheet, self._held = None, sheet.id
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


def _now(shell: Shell) -> datetime:
    office = shell.tasks.office
    return (office.clock if office is not None else SystemClock()).now()


def _named(sheet: VisitSheet) -> str:
    return f"{VISIT} {shown_number(sheet.number)} · {sheet.visitor_name}"


_PAGE_DEEDS: Final[dict[str, Callable[[VisitsPage], object]]] = {
    "new": VisitsPage.new_visit,
    "new_visit": VisitsPage.new_visit,
    "new_visit_request": lambda page: page.new_visit(is_present=False),
    "waiting_room": lambda page: page._show_view(VisitView.WAITING_ROOM),  # noqa: SLF001  # its own
    "visits_to_tell": lambda page: page._show_view(VisitView.TO_BE_TOLD),  # noqa: SLF001
    "filter": VisitsPage.focus_filter,
    "clear_filter": lambda page: page._show_view(VisitView.ALL),  # noqa: SLF001
    "reload": lambda page: page.reload(),
}
