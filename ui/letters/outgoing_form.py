"""The form of a letter of ours: to whom, on what, signed by whom, and its text filling the room."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final
from uuid import uuid4

from PySide6.QtCore import QTimer
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from app.errors import AppError
from app.kept_forms import FilledForm, FormKind
from app.letters import (
    LetterDraft,
    LetterSheet,
    SignerLine,
    amend_draft,
    body_document,
    draft_lacks,
    draft_letter,
    letter_draft,
    letter_from_template,
    letter_sheet,
    signers_for,
)
from app.rich_text import is_empty, plain_text
from app.texts import LETTER_DIRECTIONS, LETTER_KINDS
from ui import theme
from ui.common.ask import ask
from ui.common.form import CHANGED_MEANWHILE, FormPanel
from ui.common.form_keeping import FormKeeper
from ui.letters.outgoing_fields import (
    COMPARED,
    PAGES,
    Writing,
    draft_of,
    new_draft,
    office_writing,
    outgoing_fields,
    signer_words,
    values_of,
)
from ui.letters.values import words_of
from ui.letters.which_letter import failed_saving
from ui.shell import Shell
from ui.theme import Tone

#: Called when a letter was saved: its id, and what comes after.
Saved = Callable[[int, str], None]

TITLE: Final = "نامه {way} تازه"
AFTER_SIGNATURE: Final = "شماره با امضا داده می‌شود"
REPLACE: Final = "متن نوشته‌شده جای خود را به متن الگو بدهد؟"
READY: Final = "آماده فرستادن برای تأیید و امضاست."
LACKS: Final = "پیش از امضا: "
CHECK_PAUSE_MILLISECONDS: Final = 400


class OutgoingForm(FormPanel):
    """Writes a letter of ours, or goes on with a draft."""

    #: The form's own actions, besides those every form has.
    answers = frozenset({"save_new"})

    def __init__(
        self,
        shell: Shell,
        saved: Saved,
        *,
        draft: LetterDraft | None = None,
        sheet: LetterSheet | None = None,
    ) -> None:
        """Make the form.

        Args:
            shell: The window.
            saved: Told when it is saved.
            draft: What it begins with; of a letter that stands, as it stands.
            sheet: The letter it goes on with.
        """
        super().__init__("")
        self._shell, self._saved, self._sheet = shell, saved, sheet
        self._base = draft or new_draft()
        self._key = uuid4()
        self._writing = Writing()
        self._fields = outgoing_fields(shell, self)
        self.lay_rows(self._fields.rows)
        self._make_buttons()
        self.fill(values_of(self._base))
        self._name()
        if sheet is None:
            # What it begins with is gone on with, not written before.
            self._fields.body.text.moveCursor(QTextCursor.MoveOperation.End)
        self.note.setText(AFTER_SIGNATURE)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(CHECK_PAUSE_MILLISECONDS)
        self._timer.timeout.connect(self._check)
        self._connect()
        self.keep(
            FormKeeper(
                self,
                shell.tasks,
                FormKind.LETTER,
                self._key,
                record=None if sheet is None else (sheet.id, sheet.version),
                more={"written_here": True},
            )
        )
        shell.tasks.read(self, office_writing, done=self._writing_known, latest="writing")

    def resume(self, filled: FilledForm) -> None:
        """Go on with a kept form: its record is saved under the key it began with."""
        self._key = filled.token
        super().resume(filled)
        self._name()
        self._ask_signers()

    # -- building --------------------------------------------------------------------------

    def middle(self, fields: QWidget) -> QWidget:
        """The fields, and under them, always in sight, what the letter lacks."""
        self._lacks = QLabel()
        self._lacks.setWordWrap(True)
        theme.set_kind(self._lacks, "muted")
        both = QWidget()
        layout = QVBoxLayout(both)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(fields, 1)
        layout.addWidget(self._lacks)
        return both

    def _make_buttons(self) -> None:
        save = self.add_button("ذخیره پیش‌نویس   \u2066Ctrl+Enter\u2069", primary=True)
        save.clicked.connect(lambda: self.save("close"))
        if self._sheet is None:
            again = self.add_button("ذخیره و نامه بعدی   \u2066Ctrl+Shift+Enter\u2069")
            again.clicked.connect(lambda: self.save("new"))
        self.buttons.addStretch(1)
        self.add_button("انصراف   \u2066Esc\u2069").clicked.connect(self.close_form)

    def _connect(self) -> None:
        self._fields.template.edited.connect(self._ask_template)
        self.fields["direction"].edited.connect(self._name)
        for name in ("kind", "classification", "enclosures"):
            self.fields[name].edited.connect(self._ask_signers)
        for field in self.fields.values():
            field.edited.connect(self._timer.start)

    def _name(self) -> None:
        """Say what is written: whether it goes out or stays inside is seen from the first."""
        if self._sheet is not None:
            self.set_title(f"پیش‌نویس «{self._sheet.subject}»")
            return
        way = LETTER_DIRECTIONS[self.fields["direction"].value()]
        self.set_title(TITLE.format(way=way))

    def _writing_known(self, writing: Writing) -> None:
        self._writing = writing
        self._fields.template.offer_values([(one.id, _template(one)) for one in writing.templates])
        heads = [(one.id, f"{one.name} ({PAGES[one.page.value]})") for one in writing.letterheads]
        self._fields.letterhead.offer_values(heads)
        self._ask_signers()
        self._check()

    # -- what the office knows -------------------------------------------------------------

    def _ask_signers(self) -> None:
        """Ask who may sign a letter of this kind and class; nobody else is offered."""
        try:
            draft = self._draft()
        except AppError:
            return
        self._shell.tasks.read(
            self,
            signers_for,
            draft.kind,
            int(draft.secrecy),
            done=self._signers_known,
            latest="signers",
        )

    def _signers_known(self, found: Sequence[SignerLine]) -> None:
        names = {one.id: one.name for one in self._writing.signers}
        signer = self._fields.signer
        wanted = next((one for one in self._writing.signers if one.id == signer.value()), None)
        if wanted is not None:
            signer.set_known(wanted.id, f"{signer_words(wanted, names)} · این نامه را امضا نمی‌کند")
        if signer.value() is None and len(found) == 1 and self._sheet is None:
            signer.set_value(found[0].id)
        signer.offer_values([(one.id, signer_words(one, names)) for one in found])
        self._timer.start()

    def _ask_template(self) -> None:
        """Begin with the chosen template; what was written is asked for first."""
        chosen = self._fields.template.value()
        if chosen is None:
            return
        written = not is_empty(self._fields.body.value())
        if written and not ask(self, REPLACE, yes="متن الگو بیاید", no="متن من بماند"):
            return
        try:
            draft = self._draft()
        except AppError as error:
            self.show_error(error)
            return
        self._shell.tasks.read(
            self,
            letter_from_template,
            chosen,
            draft,
            done=self._begun,
            failed=self.show_error,
            latest="template",
        )

    def _begun(self, draft: LetterDraft) -> None:
        for name, value in values_of(draft).items():
            if name in ("kind", "subject", "body"):
                self.fields[name].set_value(value)
        self._mark_changed()
        self._ask_signers()
        self._fields.body.setFocus()

    # -- what it lacks ---------------------------------------------------------------------

    def _check(self) -> None:
        """Ask what the letter lacks; said below while it is written, and refused by the steps."""
        try:
            draft = self._draft()
        except AppError:
            return
        self._shell.tasks.read(self, draft_lacks, draft, done=self._checked, latest="lacks")

    def _checked(self, lacks: Sequence[str]) -> None:
        self._lacks.setText(LACKS + " ".join(lacks) if lacks else READY)

    @property
    def lacks(self) -> str:
        """What is said of it below."""
        return self._lacks.text()

    # -- doing -----------------------------------------------------------------------------

    def take_text(self, subject: str, body: str) -> None:
        """Put an earlier edition in the place of what stands, to be saved or left."""
        self.fields["subject"].set_value(subject)
        self._fields.body.set_value(body_document(body))
        self._mark_changed()
        self._timer.start()

    def save(self, after: str = "stay") -> None:
        """Keep the letter as a draft."""
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
            self.submit(tasks, draft_letter, draft, done=done, failed=failed)
        else:
            known = (sheet.id, sheet.version)
            self.submit(tasks, amend_draft, *known, draft, done=done, failed=failed)

    def _draft(self) -> LetterDraft:
        return draft_of(self.values(), self._base, self._key)

    def _done(self, number: int, after: str) -> None:
        self.is_saving = False
        self.is_changed = False
        self.finished.emit()
        self._saved(number, after)

    def offer_theirs(self) -> None:
        """Another desk saved first: show its words under each field that differs."""
        if self._sheet is None:
            return

        def known(sheet: LetterSheet) -> None:
            self._sheet = sheet
            self._shell.tasks.read(self, letter_draft, sheet.id, done=self._compare)

        self._shell.tasks.read(self, letter_sheet, self._sheet.id, done=known)

    def _compare(self, theirs: LetterDraft) -> None:
        mine, before, after = self.values(), values_of(self._base), values_of(theirs)
        self._base = theirs
        for name in COMPARED:
            if after[name] not in (before[name], mine[name]):
                self.fields[name].offer(after[name], self._words(name, after[name]))
        self.bar.say(CHANGED_MEANWHILE, Tone.WARNING)

    def _words(self, name: str, value: Any) -> str:
        if name == "body":
            return plain_text(value)[:120]
        if name == "signer_id":
            return next((one.name for one in self._writing.signers if one.id == value), "")
        if name == "letterhead_id":
            return next((one.name for one in self._writing.letterheads if one.id == value), "")
        return words_of(name, value)


def _template(one: Any) -> str:
    return f"{one.name} · {LETTER_KINDS[one.kind]}" if one.kind is not None else str(one.name)
