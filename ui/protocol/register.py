"""What the registers of cases share: the list at the start, one case whole at the end."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, ClassVar, Final

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QWidget

from app.access import Right
from app.changes import Kind
from app.kept_forms import FilledForm
from app.listing import MOST_COUNTED
from app.protocol import (
    CaseFilter,
    CaseKind,
    CaseRow,
    CaseSheet,
    CaseView,
    case_place,
    case_sheet,
    count_cases,
    list_cases,
)
from app.protocol.texts import CASE_STATES
from ui.common.register_table import Column
from ui.common.whole_page import WholePage
from ui.common.whole_pane import WholePane
from ui.protocol.case_form import CaseForm
from ui.protocol.case_pane import CasePane
from ui.protocol.columns import CASES
from ui.protocol.deeds import CASE_DEEDS, lead_on
from ui.protocol.desk import CaseDesk
from ui.protocol.filters import CaseFilters
from ui.protocol.kept import open_kept_case
from ui.protocol.links import CaseOrigin, DeskOf
from ui.protocol.texts import DONE, EMPTY, case_heading
from ui.protocol.what_next import of_case
from ui.shell import Shell
from ui.theme import Tone


class CaseRegister(WholePage[CaseRow]):
    """A register of cases.

    Attributes:
        of_kinds: The kinds it is the register of; none of the one that has all.
        shown_columns: What it shows of each.
    """

    empty = EMPTY
    kinds = frozenset({Kind.PROTOCOL_CASE, Kind.LETTER, Kind.ORDER, Kind.EVENT, Kind.SETTING})
    keeps = frozenset({Kind.PROTOCOL_CASE})
    common_actions = WholePage.common_actions | {"save_list"}
    top_actions = ("new_case",)
    place_of = staticmethod(case_place)
    whole = staticmethod(case_sheet)
    of_kinds: ClassVar[tuple[CaseKind, ...]] = ()
    shown_columns: ClassVar[Sequence[Column[CaseRow]]] = CASES

    def __init__(self, shell: Shell) -> None:
        self.case_pane: CasePane = CasePane(shell)
        super().__init__(shell)
        self._filters = CaseFilters(shell, self.name, self.of_kinds, self.filter_later)
        self.filters.addWidget(self._filters, 1)
        self.table.setAccessibleName(self.title)
        self.case_pane.chosen.connect(shell.refresh_actions)
        self.case_pane.opened.connect(self._open_part)
        self.case_pane.left.connect(self.table.setFocus)

    def columns(self) -> Sequence[Column[CaseRow]]:
        """The register's columns."""
        return self.shown_columns

    def detail_widget(self) -> QWidget:
        """The case in hand."""
        return self.case_pane

    def pane(self) -> WholePane:
        """Where it is shown."""
        return self.case_pane

    # -- the list --------------------------------------------------------------------------

    def question(self) -> tuple[Callable[..., Sequence[CaseRow]], tuple[Any, ...]]:
        """The register as filtered."""
        return list_cases, (self._filters.wanted(),)

    def filter_words(self) -> str:
        """The filter in words."""
        return self._filters.words()

    def show_filter(self, wanted: CaseFilter | CaseOrigin | DeskOf) -> None:
        """Filter as a kept list does, or as a link asks: a new case, or the desk of one."""
        if isinstance(wanted, CaseOrigin):
            self.new_case(wanted)
        elif isinstance(wanted, DeskOf):
            self.open_desk_of(wanted.case_id)
        else:
            self._filters.show_filter(wanted)
            self.reload(from_top=True)

    def ask_count(self, give: Callable[[int], None]) -> None:
        """Ask how many cases the filter finds."""
        wanted = self._filters.wanted()
        self.shell.tasks.read(
            self, count_cases, wanted, most=MOST_COUNTED, done=give, latest="count"
        )

    def status_words(self) -> str:
        """The status line."""
        return f"{self.how_many()} پرونده در فهرست"

    def caption(self) -> str:
        """The form in sight, or the chosen case and where it stands."""
        sheet: CaseSheet | None = self.sheet
        if self.current_form() is None and sheet is not None:
            return f"{case_heading(sheet)} · {CASE_STATES[sheet.state]}"
        return super().caption()

    def show_whole(self, sheet: Any | None) -> None:
        """Show the chosen case."""
        if isinstance(sheet, CaseSheet):
            self.case_pane.show_case(sheet)
        else:
            self.case_pane.show_nothing()

    # -- deeds -----------------------------------------------------------------------------

    def available(self) -> frozenset[str]:
        """What can be done with the case in hand."""
        operator = self.shell.operator()
        found = {"filter", "clear_filter", "reload"}
        if operator.may(Right.RUN_PROTOCOL):
            found.add("new")
        sheet: CaseSheet | None = self.sheet
        if sheet is None or self.current_form() is not None:
            return frozenset(found)
        return frozenset(found | of_case(sheet, operator))

    def open_current(self) -> None:
        """Enter on a case goes into it."""
        if self.sheet is not None:
            self.case_pane.enter()

    def _open_part(self) -> None:
        """Enter on a line of a part goes to that part of the desk."""
        if self.sheet is not None:
            self.open_desk(self.sheet, self.case_pane.desk_part())

    def perform(self, action: str) -> None:
        """Do an action."""
        if action in _PAGE_DEEDS:
            _PAGE_DEEDS[action](self)
            return
        sheet: CaseSheet | None = self.sheet
        if sheet is not None and action in CASE_DEEDS:
            CASE_DEEDS[action](self, sheet)

    # -- the desk --------------------------------------------------------------------------

    def open_desk(self, sheet: CaseSheet, part: str = "") -> CaseDesk:
        """Open the desk of a case, at a part of it where one is named."""
        desk = CaseDesk(self.shell, sheet, lambda name, case: lead_on(self, name, case))
        self.open_form(desk)
        if part and desk.show_part(part) is not None:
            desk.start()
        return desk

    def open_desk_of(self, number: int) -> None:
        """Open the desk of a case another page names."""

        def known(sheet: CaseSheet) -> None:
            self.open_desk(sheet)

        self.show_kept(number)
        self.shell.tasks.read(self, case_sheet, number, done=known, latest="desk")

    # -- forms -----------------------------------------------------------------------------

    def first_kind(self) -> CaseKind:
        """What a new case of this register is about, until somebody says otherwise."""
        return self.of_kinds[0] if self.of_kinds else CaseKind.FOREIGN_TRIP

    def new_case(self, origin: CaseOrigin | None = None) -> CaseForm:
        """Open the form of a new case, alone or from what it grows from."""
        found = origin or CaseOrigin(self.first_kind())
        form = CaseForm(self.shell, self.case_saved, origin=found)
        self.open_form(form)
        return form

    def new_from_letter(self, number: int) -> None:
        """Open the form of a case that a letter asks for."""
        self.new_case(CaseOrigin(self.first_kind(), letter_id=number))

    def case_saved(self, number: int) -> None:
        """A case was opened or corrected."""
        is_new = self.sheet is None or self.sheet.id != number
        self.hold(number)
        self.show_kept(number)
        self.say(DONE["opened" if is_new else "step"], Tone.SUCCESS)

    def outdate(self, number: int) -> None:
        """A case was written here; its desk leads nowhere either until it is read."""
        super().outdate(number)
        desk = self.current_form()
        if isinstance(desk, CaseDesk) and desk.sheet.id == number:
            desk.await_reading()

    def stepped(self, number: int) -> None:
        """A step was saved by its form."""
        self.hold(number)
        self.say(DONE["step"], Tone.SUCCESS)

    def moved(self, number: int) -> None:
        """A case was moved."""
        self.hold(number)
        self.say(DONE["moved"], Tone.SUCCESS)

    def open_kept(self, filled: FilledForm) -> None:
        """Open a form that was kept, as it stood."""
        open_kept_case(self, filled)

    def focus_filter(self) -> None:
        """Put the cursor into the filter."""
        self._filters.focus()

    # -- remembering -----------------------------------------------------------------------

    def remember(self, settings: QSettings) -> None:
        """Write down columns and filters."""
        super().remember(settings)
        self.case_pane.remember(settings)
        self._filters.remember(settings)

    def recall(self, settings: QSettings) -> None:
        """Lay columns and filters as they were left."""
        super().recall(settings)
        self.case_pane.recall(settings)
        self._filters.recall(settings)


def _show_all(page: CaseRegister) -> None:
    page.show_filter(CaseFilter(view=CaseView.ALL))


_PAGE_DEEDS: Final[dict[str, Callable[[CaseRegister], object]]] = {
    "new": CaseRegister.new_case,
    "new_case": CaseRegister.new_case,
    "new_pavilion": CaseRegister.new_case,
    "new_consular": CaseRegister.new_case,
    "filter": CaseRegister.focus_filter,
    "clear_filter": _show_all,
    "reload": lambda page: page.reload(),
}
