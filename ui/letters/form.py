"""The form of a letter that comes in or stays inside, from the desk to its number, by keyboard."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any, Final
from uuid import uuid4

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.clock import to_tehran
from app.contacts import ContactKind, ContactRow, ContactSheet, contact_sheet
from app.errors import AppError
from app.jalali import jalali_text
from app.kept_forms import FilledForm, FormKind
from app.letters import (
    BlockLine,
    LetterDirection,
    LetterDraft,
    LetterSheet,
    RegisterLine,
    SameLetter,
    amend_letter,
    due_day,
    letter_sheet,
    list_blocks,
    list_registers,
    register_letter,
    register_scanned_letter,
    same_letters,
)
from app.session import OfficeSession
from app.text import isolate, persian_digits
from app.texts import CLASSIFICATIONS
from ui.common.form import CHANGED_MEANWHILE, FormPanel
from ui.common.form_keeping import FormKeeper
from ui.letters.form_fields import (
    NO_BLOCK,
    PROPER_BOOK,
    LetterFields,
    letter_fields,
    show_fields,
)
from ui.letters.form_scans import FormScans
from ui.letters.glance import LetterGlance
from ui.letters.history import SenderHistory
from ui.letters.texts import NEW, named, shown_number
from ui.letters.values import COMPARED, Chosen, draft_of, values_of, words_of
from ui.letters.which_letter import failed_saving
from ui.shell import Shell
from ui.theme import Tone

AFTER_REGISTRATION: Final = "شماره پس از ثبت داده می‌شود"
COMPUTED: Final = "حساب‌شده؛ تغییرپذیر"
NO_DEADLINE: Final = "این گونه مهلتی ندارد"

#: Called when a letter was saved: its id, and what comes after.
Saved = Callable[[int, str], None]


@dataclass(frozen=True)
class Books:
    """The registers a letter can stand in, and the blocks of numbers kept in them."""

    registers: tuple[RegisterLine, ...] = ()
    blocks: tuple[BlockLine, ...] = ()


class LetterForm(FormPanel):
    """Registers a letter, or corrects one that is registered."""

    #: The form's own actions, besides those every form has.
    answers = frozenset({"save_new"})

    def __init__(
        self,
        shell: Shell,
        saved: Saved,
        *,
        direction: LetterDirection = LetterDirection.INCOMING,
        sheet: LetterSheet | None = None,
    ) -> None:
        super().__init__(NEW[direction] if sheet is None else f"اصلاح {named(sheet)}")
        self._shell, self._saved, self._sheet = shell, saved, sheet
        self._direction = direction if sheet is None else sheet.direction
        self._key = uuid4()
        #: The deadline that was computed; a person's own is another.
        self._computed: date | None = None
        self.history = SenderHistory()
        self._fields = letter_fields(shell, self)
        self._lay_fields(self._fields)
        self.scans = FormScans(shell, self)
        self.body.insertWidget(0, self.scans)
        self._make_buttons()
        self._connect(self._fields)
        if sheet is None:
            self.fill({"received_on": shell.today(), "dated": shell.today(), "on_paper": True})
            self.fields["wants_answer"].set_value(self._is_incoming)
            self.note.setText(AFTER_REGISTRATION)
        else:
            self._show_sheet(sheet)
        self._show_what_belongs()
        self.keep(
            FormKeeper(
                self,
                shell.tasks,
                FormKind.LETTER,
                self._key,
                record=None if sheet is None else (sheet.id, sheet.version),
                more={"direction": self._direction.value},
            )
        )
        if sheet is None:
            self._ask_due()

    def resume(self, filled: FilledForm) -> None:
        """Go on with a kept form: its record is saved under the key it began with."""
        self._key = filled.token
        super().resume(filled)
        self.scans.set_raw(filled.content.get("scans", ()))
        self._show_what_belongs()
        self._ask_history()

    def raw(self) -> dict[str, Any]:
        """What stands in the form, and the scans it holds."""
        return super().raw() | {"scans": self.scans.raw()}

    # -- building --------------------------------------------------------------------------

    def _lay_fields(self, fields: LetterFields) -> None:
        column = QWidget()
        outer = self.body
        self.body = QVBoxLayout(column)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(6)
        self.lay_rows(fields.rows)
        self.body.addStretch(1)
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(column, 1)
        line.addWidget(self.history, 0, Qt.AlignmentFlag.AlignTop)
        outer.addLayout(line)

    def _make_buttons(self) -> None:
        registering = self._sheet is None
        words = "ثبت" if registering else "ذخیره"
        save = self.add_button(f"{words}   \u2066Ctrl+Enter\u2069", primary=True)
        save.clicked.connect(lambda: self.save("close"))
        if registering:
            again = self.add_button("ثبت و نامه بعدی   \u2066Ctrl+Shift+Enter\u2069")
            again.clicked.connect(lambda: self.save("new"))
        self.buttons.addStretch(1)
        self.add_button("انصراف   \u2066Esc\u2069").clicked.connect(self.close_form)

    def _connect(self, fields: LetterFields) -> None:
        fields.sender.picked.connect(self._sender_picked)
        fields.organisation.picked.connect(lambda _row: self._sender_known())
        for field in (fields.channel, fields.wants_answer):
            field.edited.connect(self._show_what_belongs)
        for name in ("received_on", "dated"):
            self.fields[name].edited.connect(self._show_what_belongs)
        for name in ("kind", "urgency", "received_on", "wants_answer"):
            self.fields[name].edited.connect(self._ask_due)
        fields.due_on.edited.connect(lambda: fields.due_on.show_note(""))
        for name in ("their_number", "their_date", "organisation"):
            self.fields[name].editor.editingFinished.connect(self._ask_same)  # type: ignore[attr-defined]  # lines of text

    def show_books(self, books: Books) -> None:
        """Offer the registers this letter can stand in, and the numbers kept in them."""
        own = [one for one in books.registers if one.direction in (None, self._direction)]
        self._fields.register.show_choices([PROPER_BOOK, *((one.id, one.name) for one in own)])
        ids = {one.id for one in own}
        blocks = [one for one in books.blocks if one.register_id in ids and one.unused]
        self._fields.block.show_choices([NO_BLOCK, *((one.id, _block(one)) for one in blocks)])

    def show_previous(self, number: str) -> None:
        """Say which number the letter before this one took."""
        self.bar.say(f"نامه پیش با شماره {shown_number(number)} ثبت شد.", Tone.SUCCESS)

    # -- showing ---------------------------------------------------------------------------

    @property
    def _is_incoming(self) -> bool:
        return self._direction is LetterDirection.INCOMING

    def _show_sheet(self, sheet: LetterSheet) -> None:
        self._sheet = sheet
        self.fill(values_of(sheet))
        self._fields.sender.set_contact(sheet.sender_id, sheet.sender_name)
        self._fields.organisation.set_contact(sheet.organisation_id, sheet.organisation)
        self.note.setText(shown_number(sheet.number))
        self._ask_history()

    def _show_what_belongs(self) -> None:
        show_fields(
            self.fields,
            self._direction,
            registering=self._sheet is None,
            back_dated=self._is_back_dated(),
        )
        self.share_rows()

    def _is_back_dated(self) -> bool:
        entered = self._sheet.registered_at if self._sheet is not None else None
        booked = to_tehran(entered).date() if entered is not None else self._shell.today()
        try:
            day = self.fields["received_on" if self._is_incoming else "dated"].value()
        except ValueError:
            return False
        return day is not None and day < booked

    def _sender_picked(self, row: ContactRow) -> None:
        """Fill what the directory knows of him, over nothing that was typed."""
        if row.kind is not ContactKind.PERSON:
            self._fields.organisation.set_contact(row.id, row.name)
            self._fields.sender.set_contact(None, "")
        known = {
            "sender_phone": persian_digits(row.phone),
            "sender_post": row.post,
            "organisation": row.organisation,
        }
        for name, value in known.items():
            if value and not self.fields[name].value().strip():
                self.fields[name].set_value(value)
        self.bar.hide()
        if row.kind is ContactKind.PERSON:
            self._shell.tasks.read(
                self, contact_sheet, row.id, done=self._post_known, latest="post"
            )
        self._sender_known()
        self.fields["their_number" if self._is_incoming else "subject"].setFocus()

    def _post_known(self, sheet: ContactSheet) -> None:
        """The office where he holds his post is the directory's, not only its name."""
        shown = self._fields.organisation.value()
        held = next((one for one in sheet.positions if one.organisation == shown), None)
        if held is not None and self._fields.organisation.contact_id is None:
            self._fields.organisation.set_contact(held.organisation_id, held.organisation)

    def _sender_known(self) -> None:
        self._ask_history()
        self._ask_same()

    def _ask_history(self) -> None:
        self.history.ask(
            self,
            self._shell.tasks,
            self._fields.sender.contact_id,
            self._fields.organisation.contact_id,
            self._sheet.id if self._sheet else None,
        )

    # -- what is known already -------------------------------------------------------------

    def _ask_same(self) -> None:
        """Ask whether this letter is registered already."""
        if self._sheet is not None or not self._is_incoming:
            return
        try:
            their_date = self.fields["their_date"].value()
        except ValueError:
            their_date = None
        self._shell.tasks.read(
            self,
            same_letters,
            self._fields.sender.contact_id,
            self._fields.organisation.contact_id,
            self._fields.organisation.value(),
            self.fields["their_number"].value(),
            their_date,
            done=self._same_known,
            latest="same",
        )

    def _same_known(self, found: Sequence[SameLetter]) -> None:
        if not found:
            return
        first = found[0]
        day = isolate(jalali_text(first.dated))
        self.bar.say(
            f"نامه‌ای با همین شماره از همین فرستنده در {day} با شماره "
            f"{shown_number(first.number)} ثبت شده است: {first.subject}",
            Tone.WARNING,
            action="نشان بده",
            act=lambda: self._show_same(first.id),
        )

    def _show_same(self, number: int) -> None:
        self._shell.tasks.read(self, letter_sheet, number, done=self._glance, latest="glance")

    def _glance(self, sheet: LetterSheet) -> None:
        LetterGlance(sheet, self._shell.today(), self.window()).open()

    # -- the deadline ----------------------------------------------------------------------

    def _ask_due(self) -> None:
        """Ask until when the office's deadlines let a letter of this kind wait."""
        if not self._is_incoming or not self.fields["wants_answer"].value():
            return
        try:
            dated = self.fields["received_on"].value() or self._shell.today()
        except ValueError:
            return
        kind, urgency = self.fields["kind"].value(), self.fields["urgency"].value()
        self._shell.tasks.read(
            self, due_day, kind, urgency, dated, done=self._due_known, latest="due day"
        )

    def _due_known(self, due_on: date | None) -> None:
        """Show it where nobody typed one of his own."""
        field = self._fields.due_on
        try:
            shown = field.value()
        except ValueError:
            return
        if shown in (None, self._computed):
            field.set_value(due_on)
            field.show_note(COMPUTED if due_on else NO_DEADLINE)
        self._computed = due_on

    def classification(self) -> int:
        """The highest of the letter's own and its enclosures'; others below it see nothing kept."""
        held = self.fields["enclosures"].raw()
        names = {words: int(one) for one, words in CLASSIFICATIONS.items()}
        return max((super().classification(), *(names.get(row[-1], 0) for row in held)))

    # -- doing -----------------------------------------------------------------------------

    def save(self, after: str = "stay") -> None:
        """Register the letter, or save its correction."""
        if self.is_saving:
            return
        self.clear_problems()
        try:
            draft = self._draft()
        except AppError as error:
            self.show_error(error)
            return
        self.is_saving = True
        done = lambda number: self._done(number, after)  # noqa: E731  # names what follows
        failed = lambda error: failed_saving(self, error, lambda: self.save(after))  # noqa: E731  # as above
        tasks, sheet = self._shell.tasks, self._sheet
        if sheet is None:
            paths = self.scans.paths
            register = partial(register_scanned_letter, paths=paths) if paths else register_letter
            self.submit(tasks, register, draft, done=done, failed=failed)
        else:
            known = (sheet.id, sheet.version)
            self.submit(tasks, amend_letter, *known, draft, done=done, failed=failed)

    def _draft(self) -> LetterDraft:
        sheet = self._sheet
        chosen = Chosen(
            direction=self._direction,
            sender_id=self._fields.sender.contact_id,
            organisation_id=self._fields.organisation.contact_id,
            request_key=self._key,
            letterhead_id=sheet.letterhead_id if sheet else None,
            former_number=sheet.former_number if sheet else "",
        )
        return draft_of(self.values(), chosen)

    def _done(self, number: int, after: str) -> None:
        self.is_saving = False
        self.is_changed = False
        self.scans.registered()
        self.finished.emit()
        self._saved(number, after)

    def offer_theirs(self) -> None:
        """Another desk saved first: show its words under each field that differs."""
        if self._sheet is not None:
            self._shell.tasks.read(self, letter_sheet, self._sheet.id, done=self._compare)

    def _compare(self, theirs: LetterSheet) -> None:
        mine, before = self.values(), values_of(self._sheet) if self._sheet else {}
        after = values_of(theirs)
        self._sheet = theirs
        for name in COMPARED:
            if after[name] != before[name] and after[name] != mine[name]:
                self.fields[name].offer(after[name], words_of(name, after[name]))
        self.bar.say(CHANGED_MEANWHILE, Tone.WARNING)


def _block(one: BlockLine) -> str:
    """A block by what is left of it, and for whom it is kept."""
    whom = f" · {one.for_whom}" if one.for_whom else ""
    count = persian_digits(f"{one.first} تا {one.last}، مانده {len(one.unused)}")
    return f"از رزرو {count}{whom}"


def office_books(session: OfficeSession) -> Books:
    """The registers in use and the blocks that are not over, in one question."""
    return Books(tuple(list_registers(session)), tuple(list_blocks(session)))
