"""The letters page: the registers in one list, and every step of a letter by one key."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QWidget

from app.access import Right
from app.changes import Changes, Kind
from app.kept_forms import FilledForm, FormKind
from app.letters import (
    LetterCounts,
    LetterDirection,
    LetterFilter,
    LetterRow,
    LetterSheet,
    PartyLine,
    copy_read,
    count_letters,
    examine_letter,
    file_letter,
    letter_counts,
    letter_place,
    letter_seen,
    letter_sheet,
    list_letters,
    put_letter_in_folder,
    take_letter_step_back,
)
from app.listing import MOST_COUNTED
from app.text import persian_digits
from app.texts import LETTER_STATES
from ui.common.detail_reading import PAINTED_MILLISECONDS
from ui.common.register_page import RegisterPage
from ui.common.register_table import Column
from ui.letters import outgoing_deeds as outgoing
from ui.letters import step_forms
from ui.letters.columns import columns
from ui.letters.detail import LetterDetail
from ui.letters.filters import LetterFilters
from ui.letters.form import Books, LetterForm, office_books
from ui.letters.outgoing_steps import FORMS as OUTGOING_FORMS
from ui.letters.outgoing_steps import OF_SIGNERS
from ui.letters.texts import DONE, EMPTY, named, shown_number
from ui.letters.what_next import OF_ORDERS, OF_READERS, next_steps, steps_of
from ui.shell import Shell
from ui.theme import Tone

#: The form each action opens.
FORMS: Final = step_forms.FORMS | OUTGOING_FORMS


class LettersPage(RegisterPage[LetterRow]):
    """The registers of letters."""

    name = "letters"
    title = "نامه‌ها"
    empty = EMPTY
    kinds = frozenset({Kind.LETTER, Kind.ORDER, Kind.LETTER_REGISTER})
    keeps = frozenset({Kind.LETTER})
    top_actions = ("new_outgoing_letter", "new_letter")
    common_actions = RegisterPage.common_actions | {"save_list"}
    place_of = staticmethod(letter_place)

    def __init__(self, shell: Shell) -> None:
        self._detail = LetterDetail(shell)
        self.sheet: LetterSheet | None = None
        self._books = Books()
        self._counts: LetterCounts | None = None
        #: The letter that was registered just now: its number stands large.
        self._registered: int | None = None
        super().__init__(shell)
        self._filters = LetterFilters(shell, self.filter_later)
        self.filters.addWidget(self._filters, 1)
        self._read_books()

    def _read_books(self) -> None:
        self.shell.tasks.read(self, office_books, done=self._books_known, latest="books")

    def _books_known(self, known: Books) -> None:
        self._books = known
        self._filters.show_books(known.registers)
        form = self.current_form()
        if isinstance(form, LetterForm):
            form.show_books(known)

    def columns(self) -> Sequence[Column[LetterRow]]:
        """The register's columns."""
        return columns(self.shell.today)

    def detail_widget(self) -> QWidget:
        """The detail pane."""
        return self._detail

    def question(self) -> tuple[Callable[..., Sequence[LetterRow]], tuple[Any, ...]]:
        """The register as filtered."""
        return list_letters, (self._filters.wanted(),)

    def filter_words(self) -> str:
        """The filter in words."""
        return self._filters.words()

    def show_filter(self, wanted: LetterFilter) -> None:
        """Filter as a kept list does."""
        self._filters.show_filter(wanted)
        self.reload(from_top=True)

    def changed(self, kinds: frozenset[Kind]) -> None:
        """Something was written; the books are read again when they were."""
        super().changed(kinds)
        if Kind.LETTER_REGISTER in kinds:
            self._read_books()

    def ask_count(self, give: Callable[[int], None]) -> None:
        """Ask how many letters the filter finds, and how the registers stand."""
        wanted = self._filters.wanted()
        read = self.shell.tasks.read
        read(self, count_letters, wanted, most=MOST_COUNTED, done=give, latest="count")
        after = PAINTED_MILLISECONDS
        read(self, letter_counts, done=self._stand, latest="stand", begin_after=after)

    def _stand(self, counts: LetterCounts) -> None:
        self._counts = counts
        self.status.setText(self.status_words())

    def status_words(self) -> str:
        """The status line: what is listed, and how the registers stand."""
        parts = [f"{self.how_many()} نامه در فهرست"]
        if self._counts is not None:
            parts.append(f"{self._counts.today} نامه امروز")
            parts.append(f"{self._counts.to_examine} در انتظار بررسی")
            parts.append(f"{self._counts.in_folder} در کارتابل")
            parts.append(f"{self._counts.overdue} مهلت‌گذشته")
        return persian_digits(" · ".join(parts))

    def caption(self) -> str:
        """The form in sight, or the chosen letter and where it stands."""
        if self.current_form() is None and self.sheet is not None:
            return f"{named(self.sheet)} · {LETTER_STATES[self.sheet.state]}"
        return super().caption()

    # -- the chosen letter -----------------------------------------------------------------

    def show_detail(self, row: LetterRow | None) -> None:
        """Ask for the chosen letter whole."""
        self.sheet = None
        if row is None:
            self._detail.show_nothing()
            return

        def arrived(sheet: LetterSheet) -> None:
            current = self.table.current_row()
            if current is not None and current.id == sheet.id:
                self.sheet = sheet
                self._detail.show_letter(sheet, just_registered=sheet.id == self._registered)
                self.shell.refresh_actions()

        if row.id != self._registered:
            self._registered = None
        self.details.read(letter_sheet, row.id, done=arrived)

    def available(self) -> frozenset[str]:
        """What can be done with the chosen letter, by its state and the operator's rights."""
        may = self.shell.operator().may
        found = {"filter", "clear_filter", "reload", "print_dispatches"}
        if may(Right.REGISTER_LETTERS):
            found.add("new")
        # A form in sight answers the keys of a sheet itself, or nobody does.
        if self.sheet is None or self.current_form() is not None:
            return frozenset(found)
        steps = steps_of(self.sheet)
        allowed = steps & OF_READERS
        if may(Right.REGISTER_LETTERS):
            allowed |= steps - OF_ORDERS - OF_SIGNERS
        if may(Right.SIGN_LETTERS):
            allowed |= steps & OF_SIGNERS
        if may(Right.RECORD_ORDERS):
            allowed |= steps & OF_ORDERS
        return frozenset(found | allowed)

    def choose(self, choices: Sequence[tuple[str, Any]], take: Callable[[Any], None]) -> None:
        """Let one of these be chosen by key."""
        self._detail.choose(choices, take)

    def open_current(self) -> None:
        """Enter on a row takes the next likely step."""
        if self.sheet is not None:
            action = next((self.shell.action(name) for name in next_steps(self.sheet)), None)
            if action is not None and action.isEnabled():
                action.trigger()

    def perform(self, action: str) -> None:
        """Do an action."""
        if action in _PAGE_DEEDS:
            _PAGE_DEEDS[action](self)
        elif self.sheet is not None and action in _LETTER_DEEDS:
            _LETTER_DEEDS[action](self, self.sheet)
        elif self.sheet is not None and action in FORMS:
            make = FORMS[action]
            self.open_form(make(self.shell, self.sheet, self.stepped))

    # -- what concerns the page ------------------------------------------------------------

    def new_letter(
        self, direction: LetterDirection = LetterDirection.INCOMING, scans: Sequence[Path] = ()
    ) -> LetterForm:
        """Open an empty form of this direction; with scans, one form after the other for each."""
        saved = partial(self._saved_new, direction, scans[1:])
        form = LetterForm(self.shell, saved, direction=direction)
        form.show_books(self._books)
        self.open_form(form)
        form.scans.take(scans[:1], len(scans[1:]))
        return form

    def _saved_new(
        self, direction: LetterDirection, scans: Sequence[Path], number: int, after: str
    ) -> None:
        self._registered = number
        self.reload(keep=number)
        form = self.new_letter(direction, scans) if scans or after == "new" else None

        def known(sheet: LetterSheet) -> None:
            if form is not None:
                form.show_previous(sheet.number)
            elif after == "stay":
                self._amend(sheet)
            else:
                self.say(f"نامه با شماره {shown_number(sheet.number)} ثبت شد.", Tone.SUCCESS)

        self.shell.tasks.read(self, letter_sheet, number, done=known, latest="saved")

    def _amended(self, number: int, after: str) -> None:
        self.reload(keep=number)

        def known(sheet: LetterSheet) -> None:
            if after == "stay":
                self._amend(sheet)
            else:
                self.say(f"{named(sheet)} ذخیره شد.", Tone.SUCCESS)

        self.shell.tasks.read(self, letter_sheet, number, done=known, latest="saved")

    def stepped(self, number: int) -> None:
        """A form's step was saved."""
        self.reload(keep=number)
        self.say(DONE["step"], Tone.SUCCESS)

    def _focus_filter(self) -> None:
        self._filters.text.setFocus()
        self._filters.text.selectAll()

    def _search(self) -> None:
        self._filters.clear()
        self._focus_filter()

    def open_kept(self, filled: FilledForm) -> None:
        """Open a form that was kept, as it stood."""
        if outgoing.is_outgoing(filled):
            outgoing.open_kept(self, filled)
            return
        if filled.record_id is None:
            form = self._kept_new(filled)
            form.resume(filled)
            self.open_form(form)
            return

        def known(sheet: LetterSheet) -> None:
            form = self._kept_of(sheet, filled)
            form.resume(filled)
            self.open_form(form)

        self.shell.tasks.read(self, letter_sheet, filled.record_id, done=known)

    def _kept_new(self, filled: FilledForm) -> LetterForm:
        direction = LetterDirection(filled.content["direction"])
        form = LetterForm(self.shell, partial(self._saved_new, direction, ()), direction=direction)
        form.show_books(self._books)
        return form

    def _kept_of(
        self, sheet: LetterSheet, filled: FilledForm
    ) -> LetterForm | step_forms.LetterStepForm:
        if filled.kind is FormKind.LETTER:
            return LetterForm(self.shell, self._amended, sheet=sheet)
        return FORMS[filled.content["step"]](self.shell, sheet, self.stepped)

    # -- what concerns one letter ----------------------------------------------------------

    def _amend(self, sheet: LetterSheet) -> None:
        if sheet.written_here:
            outgoing.amend(self, sheet)
            return
        self.open_form(LetterForm(self.shell, self._amended, sheet=sheet))

    def _file(self, sheet: LetterSheet) -> None:
        """A sender who waits for an answer is owed a reason."""
        if sheet.wants_answer:
            self.open_form(step_forms.file_form(self.shell, sheet, self.stepped))
        else:
            self.take_step(file_letter, sheet, said=DONE["filed"])

    def _seen(self, sheet: LetterSheet, *, sent_back: bool) -> None:
        operation = partial(letter_seen, sent_back=sent_back)
        self.take_step(operation, sheet, said=DONE["sent_back" if sent_back else "seen"])

    def _go_to_link(self, sheet: LetterSheet) -> None:
        found = [
            (f"{shown_number(one.number)} · {one.subject}", one.other_id)
            for one in sheet.links
            if one.other_id is not None
        ]
        self._detail.choose(found, lambda number: self.shell.show_record(Kind.LETTER, number))

    def _mark_read(self, sheet: LetterSheet) -> None:
        """Mark a copy as read, those not yet read first; said twice, unsaid."""

        def take(party: PartyLine) -> None:
            self.take_step(copy_read, sheet, party.id, said=DONE["step"])

        copies = sorted(sheet.copies, key=lambda one: one.read_at is not None)
        self._detail.choose([(one.words, one) for one in copies], take)

    def take_step(
        self,
        operation: Callable[..., Changes[Any]],
        sheet: LetterSheet,
        *arguments: Any,
        said: str,
    ) -> None:
        """Take a step; the same key again does nothing until its answer is here."""
        self.sheet = None
        self.shell.refresh_actions()

        def failed(error: Any) -> None:
            self.say(error.message, Tone.DANGER)
            self.reload(keep=sheet.id)

        self.shell.tasks.write(
            self,
            operation,
            sheet.id,
            sheet.version,
            *arguments,
            done=lambda _value: self.say(said, Tone.SUCCESS),
            failed=failed,
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


_PAGE_DEEDS: Final[dict[str, Callable[[LettersPage], object]]] = {
    "new": LettersPage.new_letter,
    "new_letter": LettersPage.new_letter,
    "new_internal_letter": lambda page: page.new_letter(LetterDirection.INTERNAL),
    "filter": LettersPage._focus_filter,  # noqa: SLF001  # the page's own table of deeds
    "clear_filter": lambda page: page._filters.clear(),  # noqa: SLF001
    "search_letters": LettersPage._search,  # noqa: SLF001
    "reload": lambda page: page.reload(),
    **outgoing.PAGE_DEEDS,
}

_LETTER_DEEDS: Final[dict[str, Callable[[LettersPage, LetterSheet], None]]] = {
    "letter_examined": lambda page, sheet: page.take_step(
        examine_letter, sheet, said=DONE["examined"]
    ),
    "letter_to_folder": lambda page, sheet: page.take_step(
        put_letter_in_folder, sheet, said=DONE["in_folder"]
    ),
    "record_note": lambda page, _sheet: page.shell.action("record_order").trigger(),
    "sheet_seen": lambda page, sheet: page._seen(sheet, sent_back=False),  # noqa: SLF001
    "sheet_sent_back": lambda page, sheet: page._seen(sheet, sent_back=True),  # noqa: SLF001
    "letter_file": LettersPage._file,  # noqa: SLF001
    "letter_links": LettersPage._go_to_link,  # noqa: SLF001
    "letter_read": LettersPage._mark_read,  # noqa: SLF001
    "amend": LettersPage._amend,  # noqa: SLF001
    "take_back": lambda page, sheet: page.take_step(
        take_letter_step_back, sheet, said=DONE["taken_back"]
    ),
    "attach_files": lambda page, _sheet: page._detail.files.choose(),  # noqa: SLF001
    "open_file": lambda page, _sheet: page._detail.files.open_one(),  # noqa: SLF001
    **outgoing.LETTER_DEEDS,
}
