"""What the pages of agreements and of gifts share: a list, one whole beside it, small forms."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, ClassVar, Final

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QWidget

from app.access import Right
from app.changes import Changes, Kind
from app.errors import AppError
from app.kept_forms import FilledForm
from app.listing import MOST_COUNTED
from app.reminders import ReminderRow
from ui.common.record_files import FiledRecord, FileKeeping
from ui.common.register_page import RegisterPage, Row
from ui.protocol.desk_words import shown_number
from ui.protocol.register_detail import RegisterDetail
from ui.protocol.register_filters import RegisterFilters
from ui.protocol.register_form import RegisterForm
from ui.protocol.register_lines import Lines, step_lines
from ui.protocol.register_steps import STEP_FORMS
from ui.protocol.register_texts import DONE
from ui.reminders.texts import reminder_lines
from ui.shell import Shell
from ui.theme import Tone


class SmallRegister(RegisterPage[Row]):
    """A register of records that are led by a few small steps.

    Attributes:
        nothing: What the pane says while nothing is chosen.
        called: What one record and many are called.
        keeping: How files are kept.
        form: The form of a record.
        listed: The question that lists them, `counted_by` the one that counts them.
        read_sheet: Reads one whole; `shown` reads it with its reminders, where it has some.
        take_back: Takes the newest step back.
        views: What can be in sight, `blank` the filter that asks for nothing.
        hint: What the text of the filter finds.
        paper: The action that prints its list.
    """

    common_actions = RegisterPage.common_actions | {"save_list"}
    nothing: ClassVar[str]
    called: ClassVar[tuple[str, str]]
    keeping: ClassVar[FileKeeping]
    form: ClassVar[type[RegisterForm]]
    listed: ClassVar[Callable[..., Sequence[Any]]]
    counted_by: ClassVar[Callable[..., int]]
    shown: ClassVar[Callable[..., tuple[Any, Sequence[ReminderRow]]]]
    read_sheet: ClassVar[Callable[..., Any]]
    take_back: ClassVar[Callable[..., Changes[Any]]]
    views: ClassVar[Sequence[tuple[Any, str]]]
    blank: ClassVar[Any]
    hint: ClassVar[str]
    paper: ClassVar[str]

    def __init__(self, shell: Shell) -> None:
        self._detail = RegisterDetail(shell, self.keeping, self.nothing)
        self.sheet: Any = None
        #: The record whose step was taken last: it stays in sight though it left the list.
        self._held: int | None = None
        super().__init__(shell)
        self._filters = RegisterFilters(
            shell, self.name, self.views, self.blank, self.hint, self.filter_later
        )
        self.filters.addWidget(self._filters, 1)
        self.table.setAccessibleName(self.title)

    # -- what is a register's own ----------------------------------------------------------

    def chip(self, sheet: Any) -> tuple[str, Tone]:
        """How a record stands."""
        raise NotImplementedError  # pragma: no cover - every register has its own

    def lines(self, sheet: Any) -> Lines:
        """What is known of a record."""
        raise NotImplementedError  # pragma: no cover - every register has its own

    def steps_of(self, sheet: Any) -> tuple[str, ...]:
        """What may be done to a record, the likeliest first."""
        raise NotImplementedError  # pragma: no cover - every register has its own

    def whose(self, sheet: Any) -> str:
        """Who and what a record is, to be known again by."""
        raise NotImplementedError  # pragma: no cover - every register has its own

    # -- the list --------------------------------------------------------------------------

    def detail_widget(self) -> QWidget:
        """The record in hand."""
        return self._detail

    @property
    def detail(self) -> RegisterDetail:
        """The record in hand."""
        return self._detail

    def question(self) -> tuple[Callable[..., Sequence[Row]], tuple[Any, ...]]:
        """The register as filtered."""
        return type(self).listed, (self._filters.wanted(),)

    def filter_words(self) -> str:
        """The filter in words."""
        return self._filters.words()

    def show_filter(self, wanted: Any) -> None:
        """Filter as a kept list does, or as a link asks."""
        self._filters.show_filter(wanted)
        self.reload(from_top=True)

    def ask_count(self, give: Callable[[int], None]) -> None:
        """Ask how many records the filter finds."""
        question = type(self).counted_by
        self.shell.tasks.read(
            self, question, self._filters.wanted(), most=MOST_COUNTED, done=give, latest="count"
        )

    def status_words(self) -> str:
        """The status line."""
        return f"{self.how_many()} {self.called[0]} در فهرست"

    def caption(self) -> str:
        """The form in sight, or the chosen record and how it stands."""
        if self.current_form() is None and self.sheet is not None:
            return f"{self.heading(self.sheet)} · {self.chip(self.sheet)[0]}"
        return super().caption()

    def heading(self, sheet: Any) -> str:
        """A record as titles name it."""
        return f"{self.called[0]} {shown_number(sheet.row.number)}"

    # -- the chosen record -----------------------------------------------------------------

    def reload(self, keep: int | None = None, *, from_top: bool = False) -> None:
        """Read the register anew; a record that left it by a step stays in sight."""
        if from_top:
            self._held = None
        super().reload(keep or self._held, from_top=from_top)

    def stays_with(self, number: int) -> bool:
        """What left the list by a step just now can still be taken back."""
        if number != self._held:
            return False
        self._ask_sheet(number)
        return True

    def show_detail(self, row: Any) -> None:
        """Ask for the chosen record whole."""
        self.sheet = None
        if row is None:
            self._detail.show_nothing()
            return
        if row.id != self._held:
            self._held = None
        self._ask_sheet(row.id)

    def _ask_sheet(self, number: int) -> None:
        def arrived(found: tuple[Any, Sequence[ReminderRow]]) -> None:
            sheet, reminders = found
            current = self.table.current_row()
            if sheet.id not in (self._held, getattr(current, "id", None)):
                return
            self.sheet = sheet
            remind = reminder_lines(reminders, self.shell.today())
            lines = [*self.lines(sheet), *remind, *step_lines(sheet.steps)]
            filed = FiledRecord(sheet.id, sheet.row.number, self.whose(sheet), sheet.files)
            steps = [name for name in self.steps_of(sheet) if name in self.available()]
            self._detail.show_whole(self.heading(sheet), self.chip(sheet), lines, filed, steps)
            self.shell.refresh_actions()

        question = type(self).shown
        self.details.read(question, number, done=arrived)

    # -- deeds -----------------------------------------------------------------------------

    def available(self) -> frozenset[str]:
        """What can be done with the record in hand."""
        found = {"filter", "clear_filter", "reload", "print"}
        may = self.shell.operator().may(Right.RUN_PROTOCOL)
        if may:
            found |= {"new", self.top_actions[0]}
        sheet = self.sheet
        if sheet is None or self.current_form() is not None:
            return frozenset(found)
        if sheet.files:
            found.add("open_file")
        if sheet.row.case_id is not None and sheet.row.case_number:
            found.add("register_case")
        if may:
            found |= {*self.steps_of(sheet), "attach_files"}
            if any(not one.taken_back for one in sheet.steps[1:]):
                found.add("take_back")
        return frozenset(found)

    def open_current(self) -> None:
        """Enter on a row corrects it."""
        if self.sheet is not None and "amend" in self.available():
            self.amend(self.sheet)

    def perform(self, action: str) -> None:
        """Do an action."""
        if action in ("new", self.top_actions[0]):
            self.new()
        elif action in _PAGE_DEEDS:
            _PAGE_DEEDS[action](self)
        elif self.sheet is None:
            return
        elif action in STEP_FORMS:
            self.open_form(STEP_FORMS[action](self.shell, self.sheet, self.stepped))
        elif action in _DEEDS:
            _DEEDS[action](self, self.sheet)

    def take_newest_back(self, sheet: Any) -> None:
        """Take the newest step back."""
        self.sheet, self._held = None, sheet.id
        self.shell.refresh_actions()

        def refused(error: AppError) -> None:
            self.say(error.message, Tone.DANGER)
            self.reload(keep=sheet.id)

        self.shell.tasks.write(
            self,
            type(self).take_back,
            sheet.id,
            sheet.version,
            done=lambda _value: self.say(DONE["taken_back"], Tone.SUCCESS),
            failed=refused,
        )

    # -- forms -----------------------------------------------------------------------------

    def new(self) -> None:
        """Open the form of a new record."""
        self.open_form(self.form(self.shell, self._saved))

    def amend(self, sheet: Any) -> None:
        """Open the form that corrects a record."""
        self.open_form(self.form(self.shell, self._saved, sheet))

    def _saved(self, number: int, after: str) -> None:
        self._held = number
        self.show_kept(number)
        self.say(DONE["saved"], Tone.SUCCESS)
        if after == "new":
            self.new()

    def stepped(self, number: int) -> None:
        """A step was saved by its form."""
        self._held = number
        self.reload(keep=number)
        self.say(DONE["step"], Tone.SUCCESS)

    def open_kept(self, filled: FilledForm) -> None:
        """Open a form that was kept, as it stood."""
        if filled.record_id is None:
            self._open_again(self.form(self.shell, self._saved), filled)
            return
        step = filled.content.get("step")

        def known(sheet: Any) -> None:
            if step is None:
                self._open_again(self.form(self.shell, self._saved, sheet), filled)
            elif step in STEP_FORMS:
                self._open_again(STEP_FORMS[step](self.shell, sheet, self.stepped), filled)
            else:
                self.say(DONE["gone"], Tone.WARNING)

        self.shell.tasks.read(self, type(self).read_sheet, filled.record_id, done=known)

    def _open_again(self, form: Any, filled: FilledForm) -> None:
        form.resume(filled)
        self.open_form(form)

    # -- remembering -----------------------------------------------------------------------

    def remember(self, settings: QSettings) -> None:
        """Write down columns and filters."""
        super().remember(settings)
        self._filters.remember(settings)

    def recall(self, settings: QSettings) -> None:
        """Lay columns and filters as they were left."""
        super().recall(settings)
        self._filters.recall(settings)


def _go_to_case(page: SmallRegister[Any], sheet: Any) -> None:
    page.shell.show_record(Kind.PROTOCOL_CASE, sheet.row.case_id)


_PAGE_DEEDS: Final[Mapping[str, Callable[[SmallRegister[Any]], object]]] = {
    "filter": lambda page: page._filters.focus(),  # noqa: SLF001  # its own
    "clear_filter": lambda page: page.show_filter(page.blank),
    "reload": lambda page: page.reload(),
    "print": lambda page: page.shell.action(page.paper).trigger(),
}
_DEEDS: Final[Mapping[str, Callable[[SmallRegister[Any], Any], object]]] = {
    "amend": lambda page, sheet: page.amend(sheet),
    "take_back": lambda page, sheet: page.take_newest_back(sheet),
    "attach_files": lambda page, _sheet: page.detail.files.choose(),
    "open_file": lambda page, _sheet: page.detail.files.open_one(),
    "register_case": _go_to_case,
}
