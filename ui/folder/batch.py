"""Typing back what the governor wrote, one line a sheet, Enter to the next (U7)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final
from uuid import uuid4

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.errors import AppError, InvalidFields, InvalidInput
from app.folder import Outcome, SheetRow
from app.folder_sources import sheet_returned, sheets_title
from app.kept_forms import FilledForm, FormKind
from app.orders import Expected, Guess, OrderDraft, ReferralDraft
from app.text import isolate, persian_digits
from app.texts import SHEET_OUTCOMES
from ui import theme
from ui.common.addressee_field import AddresseeField
from ui.common.chip import Chip
from ui.common.deadline_field import DeadlineField
from ui.common.form import FormPanel
from ui.common.form_keeping import FormKeeper
from ui.common.guess_filling import GuessFilling
from ui.common.labels import text_label
from ui.common.phrase_edit import PhraseField
from ui.shell import Shell
from ui.theme import Tone

HINT: Final = (
    "متن را بنویسید و Enter بزنید؛ گیرنده و مهلت از متن گمان زده می‌شود و با Tab به آن می‌رسید. "
    "Alt+6 دید، Alt+7 برگرداند، Alt+8 نگه داشت."
)
#: How long a guess is waited for before a line is saved without it.
PATIENCE_MILLISECONDS: Final = 1500
TONES: Final = {
    Outcome.ORDERED: Tone.SUCCESS,
    Outcome.SEEN: Tone.SUCCESS,
    Outcome.SENT_BACK: Tone.WARNING,
    Outcome.KEPT: Tone.QUIET,
}
#: The action of each outcome that needs no words.
OUTCOMES: Final = {
    "sheet_seen": Outcome.SEEN,
    "sheet_sent_back": Outcome.SENT_BACK,
    "sheet_kept": Outcome.KEPT,
}


class SheetLine(QFrame):
    """One sheet: what it is, his words, to whom and until when."""

    def __init__(self, shell: Shell, row: SheetRow, place: int) -> None:
        super().__init__()
        self.row = row
        self.done: Outcome | None = None
        self.is_saving = False
        #: Whether it is to be saved as soon as its words have been guessed from.
        self.awaits_guess = False
        self._guessed: Guess | None = None
        theme.set_kind(self, "inside")
        number = persian_digits(str(place))
        named = isolate(persian_digits(row.number)) if row.number else ""
        head = QLabel(f"{number}. {' · '.join(one for one in (named, row.title) if one)}", self)
        theme.set_kind(head, "strong")
        head.setWordWrap(True)
        asker = text_label(row.from_whom, self, "muted")
        self._chip = Chip(self)
        self._chip.hide()
        top = QHBoxLayout()
        top.setSpacing(theme.SPACE[1])
        top.addWidget(head, 5)
        top.addWidget(asker, 5)
        top.addWidget(self._chip)
        self.words = PhraseField(f"words_{row.id}", "", shell.tasks, shell.today, rows=2)
        self.words.hide_label()
        self.addressee = AddresseeField(f"referred_to_{row.id}", "", shell.tasks)
        self.due_on = DeadlineField(f"due_on_{row.id}", "", shell.today)
        for field, hint in ((self.addressee, "گیرنده"), (self.due_on, "مهلت")):
            field.hide_label()
            field.line.setPlaceholderText(hint)
            field.line.setAccessibleName(hint)
        self.words.text.setAccessibleName(f"متن دستور برگ {number}")
        GuessFilling(self.words, self.addressee, self.due_on)
        self.words.text.guessed.connect(self._keep_guess)
        fields = QHBoxLayout()
        fields.setSpacing(theme.SPACE[1])
        for one, share in zip(self.fields, (5, 3, 2), strict=True):
            fields.addWidget(one, share, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 2, 0, 6)
        layout.setSpacing(2)
        layout.addLayout(top)
        layout.addLayout(fields)

    def _keep_guess(self, guess: Guess) -> None:
        self._guessed = guess

    @property
    def fields(self) -> tuple[PhraseField, AddresseeField, DeadlineField]:
        """Its fields, in the order of the keyboard."""
        return self.words, self.addressee, self.due_on

    def draft(self) -> OrderDraft:
        """What is typed.

        Raises:
            InvalidFields: The deadline cannot be read.
        """
        try:
            due_on = self.due_on.value()
        except ValueError as error:
            problem = InvalidInput("due_on", str(error))
            raise InvalidFields([problem]) from error
        group = self.addressee.group_id
        name = self.addressee.value() if group is None else ""
        guess = self._guessed
        expected = guess.expected if guess and guess.expected else Expected.ACTION
        first = ReferralDraft(
            contact_id=self.addressee.contact_id,
            group_id=group,
            name=name,
            expected=expected,
            due_on=due_on,
        )
        referrals = () if first.is_empty and due_on is None else (first, *self._others(first))
        return OrderDraft(words=self.words.value(), referrals=referrals)

    def _others(self, first: ReferralDraft) -> list[ReferralDraft]:
        """The further addressees his words name, as long as the first is the one guessed."""
        named = self._guessed.addressees if self._guessed else ()
        if not named or named[0][0] != first.contact_id:
            return []
        return [
            ReferralDraft(
                contact_id=number, name=name, expected=first.expected, due_on=first.due_on
            )
            for number, name in named[1:]
        ]

    def show_done(self, outcome: Outcome) -> None:
        """Say what he did with it; nothing is typed here any more."""
        self.done = outcome
        self._chip.show_state(SHEET_OUTCOMES[outcome.value], TONES[outcome])
        self._chip.show()
        for field in self.fields:
            field.show_problem("")
            field.setEnabled(False)

    def show_problems(self, error: AppError) -> None:
        """Say what is wrong beside its field, or under the words."""
        problems = error.problems if isinstance(error, InvalidFields) else []
        if isinstance(error, InvalidInput):
            problems = [error]
        for problem in problems or [InvalidInput("words", error.message)]:
            field = {"due_on": self.due_on, "referred_to": self.addressee}.get(
                problem.field, self.words
            )
            field.show_problem(problem.message)


class BatchForm(FormPanel):
    """Every sheet that is in the folder or with him, saved line by line."""

    answers = frozenset(OUTCOMES)

    def __init__(self, shell: Shell, rows: Sequence[SheetRow], saved: Callable[[], None]) -> None:
        count = persian_digits(str(len(rows)))
        super().__init__(f"بازگشت کارتابل — {count} برگ")
        self._shell, self._saved = shell, saved
        hint = text_label(HINT, self, "muted")
        self.body.addWidget(hint)
        self.lines: list[SheetLine] = []
        separator = ""
        for place, row in enumerate(rows, 1):
            if sheets_title(row.kind) != separator:
                separator = sheets_title(row.kind)
                self.body.addWidget(text_label(separator, self, "heading"))
            self._add_line(SheetLine(shell, row, place))
        self.body.addStretch(1)
        save = self.add_button("ثبت این برگ   \u2066Ctrl+S\u2069", primary=True)
        save.clicked.connect(lambda _on: self.save())
        self.buttons.addStretch(1)
        self.add_button("پایان   \u2066Esc\u2069").clicked.connect(self.close_form)
        self.keep(FormKeeper(self, shell.tasks, FormKind.FOLDER_BATCH, uuid4()))

    def _add_line(self, line: SheetLine) -> None:
        for field in line.fields:
            self.add_field(field)
        line.words.text.guessed.connect(lambda _guess: self._save_guessed(line))
        self.lines.append(line)
        self.body.addWidget(line)

    def resume(self, filled: FilledForm) -> None:
        """Show again what was typed and not yet saved; sheets settled since are passed over."""
        super().resume(filled)
        self.start()

    def classification(self) -> int:
        """As secret as the most secret of its sheets."""
        return max((int(line.row.classification) for line in self.lines), default=0)

    def start(self) -> None:
        """Begin in the first line that is not done."""
        line = self._next(-1)
        if line is not None:
            line.words.setFocus()

    def current_line(self) -> SheetLine | None:
        """The line the cursor is in, or the first that is not done."""
        focus: QWidget | None = self.window().focusWidget()
        return (self._line_of(focus) if focus is not None else None) or self._next(-1)

    def _next(self, after: int) -> SheetLine | None:
        later = [line for line in self.lines[after + 1 :] if line.done is None]
        return next(iter(later or [line for line in self.lines if line.done is None]), None)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter in the words saves the line and goes to the next; Shift+Enter makes a line."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            plain = event.modifiers() in (
                Qt.KeyboardModifier.NoModifier,
                Qt.KeyboardModifier.KeypadModifier,
            )
            line = self._line_of(watched)
            takes = getattr(watched, "takes_enter", False)
            if is_enter and plain and line is not None and not takes:
                self._save_line(line)
                return True
        return super().eventFilter(watched, event)

    def _line_of(self, watched: QObject) -> SheetLine | None:
        if not isinstance(watched, QWidget):
            return None
        return next((line for line in self.lines if line.isAncestorOf(watched)), None)

    def save(self, after: str = "stay") -> None:
        """Save the line the cursor is in; with `close` every line that has words."""
        line = self.current_line()
        if after == "close":
            for one in self.lines:
                if one.done is None and one.words.value().strip():
                    self._save_line(one)
            if all(one.done is not None or not one.words.value().strip() for one in self.lines):
                self.close_form()
        elif line is not None:
            self._save_line(line)

    def perform(self, name: str) -> None:
        """Say that he saw the sheet in hand, sent it back, or kept it."""
        line = self.current_line()
        if line is not None and not line.is_saving:
            self._write(line, OUTCOMES[name], OrderDraft())

    def _save_line(self, line: SheetLine) -> None:
        """Save a line once what its words say was guessed, and stand in the next."""
        if line.is_saving or line.done is not None:
            return
        if not line.words.value().strip():
            self._stand_after(line)
            return
        line.is_saving = line.awaits_guess = True
        line.words.text.open_last()
        QTimer.singleShot(PATIENCE_MILLISECONDS, line, lambda: self._save_guessed(line))
        line.words.text.guess()
        self._stand_after(line)

    def _save_guessed(self, line: SheetLine) -> None:
        """Save once: by the guess when it comes, or without it when patience ends."""
        if not line.awaits_guess:
            return
        line.awaits_guess = False
        try:
            draft = line.draft()
        except AppError as error:
            line.is_saving = False
            line.show_problems(error)
            return
        self._write(line, Outcome.ORDERED, draft)

    def _stand_after(self, line: SheetLine) -> None:
        upcoming = self._next(self.lines.index(line))
        if upcoming is not None and upcoming is not line:
            upcoming.words.setFocus()

    def _write(self, line: SheetLine, outcome: Outcome, draft: OrderDraft) -> None:
        line.is_saving = True

        def done(_value: Any) -> None:
            line.is_saving = False
            line.show_done(outcome)
            self._settle()

        def failed(error: AppError) -> None:
            line.is_saving = False
            line.show_problems(error)

        self._shell.tasks.write(
            self, sheet_returned, line.row.id, outcome, draft, done=done, failed=failed
        )
        if outcome is not Outcome.ORDERED:
            self._stand_after(line)

    def _settle(self) -> None:
        """What is saved need not be kept; when all is done the form says so and goes."""
        left = [line for line in self.lines if line.done is None]
        typed = any(line.words.value().strip() for line in left)
        self.is_changed = typed
        count = persian_digits(str(len(self.lines) - len(left)))
        self.note.setText(f"{count} برگ ثبت شد")
        if not left:
            if self.keeper is not None:
                self.keeper.throw_away()
            self.finished.emit()
            self._saved()
