"""The calls page: the register, the list to be told, and every step by one key."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any, Final

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QWidget

from app.access import Right
from app.changes import Changes, Kind
from app.kept_forms import FilledForm, FormKind
from app.listing import MOST_COUNTED
from app.moments import near_text
from app.phone_calls import (
    WAITING_TO_BE_PLACED,
    AttemptDraft,
    AttemptOutcome,
    CallCounts,
    CallFilter,
    CallPath,
    CallRow,
    CallSheet,
    call_counts,
    call_place,
    call_sheet,
    close_call,
    count_calls,
    hand_over,
    list_calls,
    log_not_reached,
    log_placing,
    put_in_folder,
    take_back,
)
from app.phone_calls.states import CLOSES_FREELY
from app.text import isolate, persian_digits
from app.texts import CALL_CHANNELS, CALL_STATES
from ui.common import call_steps
from ui.common.form import FormPanel
from ui.common.register_page import RegisterPage
from ui.common.register_table import Column
from ui.phone_calls import step_forms
from ui.phone_calls.columns import COLUMNS
from ui.phone_calls.day_papers import DayLogForm, preview_waiting
from ui.phone_calls.detail import CallDetail, Shown, call_shown
from ui.phone_calls.filters import TO_PLACE, CallFilters
from ui.phone_calls.form import CallForm
from ui.phone_calls.kind_words import (
    INCOMING_CALL,
    INCOMING_FAX,
    INCOMING_TELEPHONOGRAM,
    OUTGOING_CALL,
    Way,
)
from ui.phone_calls.papers import preview_blank, preview_calls
from ui.phone_calls.texts import EMPTY, shown_number
from ui.phone_calls.what_next import steps_of
from ui.shell import Shell
from ui.theme import Tone

#: The id of no call: whoever asks to stand on it stands on the first row.
FIRST: Final = -1
DONE: Final = {
    "in_folder": "در کارتابل گذاشته شد.",
    "connected": "وصل شد؛ پس از گفتگو Ctrl+G نتیجه را می‌گیرد.",
    "placing": "کوشش برای برقراری تماس ثبت شد.",
    "handed_over": "تماس به مدیرکل حوزه سپرده شد.",
    "attempt": "کوشش برای اعلام نتیجه ثبت شد.",
    "closed": "تماس مختومه شد.",
    "taken_back": "گام آخر پس گرفته شد.",
    "saved": "ذخیره شد.",
}


class CallsPage(RegisterPage[CallRow]):
    """The register of calls."""

    name = "calls"
    title = "تماس‌های تلفنی"
    empty = EMPTY
    kinds = frozenset({Kind.CALL, Kind.ORDER, Kind.REMINDER})
    keeps = frozenset({Kind.CALL})
    top_actions = ("to_be_told", "print", "new_call")
    common_actions = RegisterPage.common_actions | {"save_list"}
    place_of = staticmethod(call_place)

    def __init__(self, shell: Shell) -> None:
        self._detail = CallDetail(shell)
        self.sheet: CallSheet | None = None
        super().__init__(shell)
        self._filters = CallFilters(shell, self.filter_later)
        self.filters.addWidget(self._filters, 1)

    def columns(self) -> Sequence[Column[CallRow]]:
        """The register's columns."""
        return COLUMNS

    def detail_widget(self) -> QWidget:
        """The detail pane."""
        return self._detail

    def question(self) -> tuple[Callable[..., Sequence[CallRow]], tuple[Any, ...]]:
        """The register as filtered."""
        return list_calls, (self._filters.wanted(),)

    def filter_words(self) -> str:
        """The filter in words."""
        return self._filters.words()

    def show_filter(self, wanted: CallFilter) -> None:
        """Filter as a kept list does."""
        self._filters.show_filter(wanted)
        self.reload(keep=FIRST, from_top=True)

    def ask_count(self, give: Callable[[int], None]) -> None:
        """Ask how many calls the filter finds, and how the day stands."""
        wanted = self._filters.wanted()
        self.shell.tasks.read(
            self, count_calls, wanted, most=MOST_COUNTED, done=give, latest="count"
        )
        self.shell.tasks.read(self, call_counts, done=self._day_counted, latest="day")

    def _day_counted(self, counts: CallCounts) -> None:
        self.shell.set_count(self.name, counts.in_folder)
        self._day = counts
        self.status.setText(self.status_words())

    _day: CallCounts | None = None

    def status_words(self) -> str:
        """The status line: what is listed, and how the day stands."""
        parts = [f"{self.how_many()} تماس در فهرست"]
        if self._day is not None:
            parts.append(f"{self._day.today} تماس امروز")
            parts.append(f"{self._day.in_folder} در کارتابل")
            parts.append(f"{self._day.to_be_told} در انتظار اعلام نتیجه")
            parts.append(f"{self._day.to_place} در نوبت برقراری")
        return persian_digits(" · ".join(parts))

    def caption(self) -> str:
        """The form in sight, or the chosen call and where it stands."""
        if self.current_form() is None and self.sheet is not None:
            sheet, number = self.sheet, persian_digits(self.sheet.number)
            return f"{CALL_CHANNELS[sheet.channel]} {number} · {CALL_STATES[sheet.state]}"
        return super().caption()

    # -- the chosen call -------------------------------------------------------------------

    def show_detail(self, row: CallRow | None) -> None:
        """Ask for the chosen call whole."""
        self.sheet = None
        if row is None:
            self._detail.show_nothing()
            return

        def arrived(shown: Shown) -> None:
            sheet, reminders = shown
            current = self.table.current_row()
            if current is not None and current.id == sheet.id:
                self.sheet = sheet
                self._detail.show_call(current, sheet, reminders)
                self.shell.refresh_actions()

        self.details.read(call_shown, row.id, done=arrived)

    def available(self) -> frozenset[str]:
        """What can be done with the chosen call, by its state and the operator's rights."""
        operator = self.shell.operator()
        always = {"new", "filter", "clear_filter", "reload", "print_blank"}
        if not operator.may(Right.LOG_CALLS):
            always.discard("new")
        if self.sheet is None:
            return frozenset(always)
        steps = steps_of(self.sheet)
        if not operator.may(Right.LOG_CALLS):
            steps &= {"print", "record_note"}
        if not operator.may(Right.RECORD_ORDERS):
            steps -= {"record_note"}
        looks = {"open_file"} if self.sheet.files else set()
        return frozenset(always | steps | looks)

    def open_current(self) -> None:
        """Enter on a row takes the next step, or corrects where there is none."""
        if self.sheet is not None and self.shell.action("amend").isEnabled():
            self._amend(self.sheet)

    def perform(self, action: str) -> None:
        """Do an action."""
        if action in _PAGE_DEEDS:
            _PAGE_DEEDS[action](self)
        elif self.sheet is not None and action in _CALL_DEEDS:
            _CALL_DEEDS[action](self, self.sheet)

    # -- what concerns the page ------------------------------------------------------------

    def new_call(self, way: Way = INCOMING_CALL, path: CallPath | None = None) -> None:
        """Open an empty form of this kind."""

        def saved(number: int, after: str) -> None:
            self._saved(number, after)
            if after == "new":
                self.new_call(way, path)

        self.open_form(CallForm(self.shell, saved, way=way, path=path))

    def _show_waiting(self, state: int) -> None:
        self._filters.show_only(state)
        self.reload(keep=FIRST, from_top=True)
        self.table.setFocus()

    def _focus_filter(self) -> None:
        self._filters.text.setFocus()
        self._filters.text.selectAll()

    def _print_selected(self) -> None:
        rows = self.table.selected_rows()
        ids = tuple(row.id for row in rows)
        if ids:
            preview_calls(self, self.shell, ids)

    def _print_blank(self) -> None:
        preview_blank(self, self.shell.tasks, "governor")

    def open_kept(self, filled: FilledForm) -> None:
        """Open a form that was kept, as it stood."""
        if filled.record_id is None:
            self._open_again(CallForm(self.shell, self._saved), filled)
            return

        def known(sheet: CallSheet) -> None:
            if filled.kind is FormKind.CALL:
                self._open_again(CallForm(self.shell, self._saved, sheet=sheet), filled)
            else:
                make = step_forms.OPENED_AGAIN[filled.content["step"]]
                self._open_again(make(self.shell, sheet, self._saved), filled)

        self.shell.tasks.read(self, call_sheet, filled.record_id, done=known)

    def _open_again(self, form: FormPanel, filled: FilledForm) -> None:
        form.resume(filled)
        self.open_form(form)

    # -- what concerns one call ------------------------------------------------------------

    def _saved(self, number: int, after: str) -> None:
        self.reload(keep=number)
        if after == "stay":
            self.shell.tasks.read(self, call_sheet, number, done=self._amend)
        self._tell_number(number)

    def _tell_number(self, number: int) -> None:
        def known(sheet: CallSheet) -> None:
            named = f"{CALL_CHANNELS[sheet.channel]} {shown_number(sheet.number)}"
            self.say(f"{named} ذخیره شد.", Tone.SUCCESS)

        self.shell.tasks.read(self, call_sheet, number, done=known, latest="saved")

    def _amend(self, sheet: CallSheet) -> None:
        self.open_form(CallForm(self.shell, self._saved, sheet=sheet))

    def _put_in_folder(self, sheet: CallSheet) -> None:
        """Print the form and say that it lies in the folder."""

        def done(number: int) -> None:
            self.say(DONE["in_folder"], Tone.SUCCESS)
            preview_calls(self, self.shell, (number,))

        self._write(put_in_folder, sheet, done=done)

    def _attempt(self, sheet: CallSheet, outcome: AttemptOutcome) -> None:
        if outcome in (AttemptOutcome.TOLD, AttemptOutcome.TOLD_TO_RELATIVE):
            self.open_form(call_steps.attempt_form(self.shell, sheet, outcome, self._saved))
            return
        if sheet.state in WAITING_TO_BE_PLACED:
            draft = AttemptDraft(outcome=outcome)
            done = DONE["connected" if outcome is AttemptOutcome.CONNECTED else "placing"]
            self._write(log_placing, sheet, draft, done=self._telling(done))
        else:
            self._write(log_not_reached, sheet, outcome, done=self._tell_next_try)

    def _tell_next_try(self, at: datetime) -> None:
        near = isolate(near_text(at, self.shell.today()))
        self.say(f"{DONE['attempt']} نوبت بعد: {near}", Tone.SUCCESS)

    def _hand_over(self, sheet: CallSheet) -> None:
        self._write(hand_over, sheet, done=self._telling(DONE["handed_over"]))

    def _close(self, sheet: CallSheet) -> None:
        if sheet.state in CLOSES_FREELY:
            self._write(close_call, sheet, done=self._telling(DONE["closed"]))
            return
        form = step_forms.reason_form(self.shell, sheet, annul=False, saved=self._saved)
        self.open_form(form)

    def _annul(self, sheet: CallSheet) -> None:
        form = step_forms.reason_form(self.shell, sheet, annul=True, saved=self._saved)
        self.open_form(form)

    def _note(self, sheet: CallSheet) -> None:
        self.open_form(step_forms.note_form(self.shell, sheet, self._saved))

    def _finish(self, sheet: CallSheet) -> None:
        self.open_form(step_forms.finish_form(self.shell, sheet, self._saved))

    def _take_back(self, sheet: CallSheet) -> None:
        self._write(take_back, sheet, done=self._telling(DONE["taken_back"]))

    def _telling(self, words: str) -> Callable[[Any], None]:
        return lambda _value: self.say(words, Tone.SUCCESS)

    def _write(
        self,
        operation: Callable[..., Changes[Any]],
        sheet: CallSheet,
        *arguments: Any,
        done: Callable[[Any], None],
    ) -> None:
        """Take a step; the same key again does nothing until its answer is here."""
        self.sheet = None
        self.shell.refresh_actions()

        def failed(error: Any) -> None:
            self.say(error.message, Tone.DANGER)
            self.reload(keep=sheet.id)

        self.shell.tasks.write(
            self, operation, sheet.id, sheet.version, *arguments, done=done, failed=failed
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


_PAGE_DEEDS: Final[dict[str, Callable[[CallsPage], None]]] = {
    "new": CallsPage.new_call,
    "new_call": CallsPage.new_call,
    "new_outgoing_call": lambda page: page.new_call(OUTGOING_CALL),
    "new_fax": lambda page: page.new_call(INCOMING_FAX),
    "new_telephonogram": lambda page: page.new_call(INCOMING_TELEPHONOGRAM),
    "new_placed_call": lambda page: page.new_call(OUTGOING_CALL, CallPath.PLACED),
    "to_place": lambda page: page._show_waiting(TO_PLACE),  # noqa: SLF001  # the page's own table of deeds
    "print_waiting": preview_waiting,
    "call_log": lambda page: page.open_form(DayLogForm(page.shell)),
    "filter": CallsPage._focus_filter,  # noqa: SLF001
    "clear_filter": lambda page: page._filters.show_only(0),  # noqa: SLF001
    "reload": lambda page: page.reload(),
    "print": CallsPage._print_selected,  # noqa: SLF001
    "print_blank": CallsPage._print_blank,  # noqa: SLF001
}

_CALL_DEEDS: Final[dict[str, Callable[[CallsPage, CallSheet], None]]] = {
    "to_folder": CallsPage._put_in_folder,  # noqa: SLF001
    "record_note": CallsPage._note,  # noqa: SLF001
    "told": lambda page, sheet: page._attempt(sheet, AttemptOutcome.TOLD),  # noqa: SLF001
    "no_answer": lambda page, sheet: page._attempt(sheet, AttemptOutcome.NO_ANSWER),  # noqa: SLF001
    "busy": lambda page, sheet: page._attempt(sheet, AttemptOutcome.BUSY),  # noqa: SLF001
    "told_to_relative": lambda page, sheet: page._attempt(  # noqa: SLF001
        sheet, AttemptOutcome.TOLD_TO_RELATIVE
    ),
    "connected": lambda page, sheet: page._attempt(sheet, AttemptOutcome.CONNECTED),  # noqa: SLF001
    "absent": lambda page, sheet: page._attempt(sheet, AttemptOutcome.ABSENT),  # noqa: SLF001
    "hand_over": CallsPage._hand_over,  # noqa: SLF001
    "call_later": lambda page, sheet: page.open_form(
        call_steps.later_form(page.shell, sheet, page._saved)  # noqa: SLF001
    ),
    "promise_kept": lambda page, sheet: page.open_form(
        call_steps.kept_form(page.shell, sheet, page._saved)  # noqa: SLF001
    ),
    "finish_direct": CallsPage._finish,  # noqa: SLF001
    "close_call": CallsPage._close,  # noqa: SLF001
    "amend": CallsPage._amend,  # noqa: SLF001
    "take_back": CallsPage._take_back,  # noqa: SLF001
    "annul": CallsPage._annul,  # noqa: SLF001
    "attach_files": lambda page, _sheet: page._detail.files.choose(),  # noqa: SLF001
    "open_file": lambda page, _sheet: page._detail.files.open_one(),  # noqa: SLF001
}
