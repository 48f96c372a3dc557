"""The live session: one petitioner a screen, the order typed as it is given, on to the next."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final
from uuid import UUID, uuid4

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.changes import Changes
from app.errors import AppError, InvalidInput
from app.kept_forms import FilledForm, FormKind
from app.public_days import (
    PublicDayState,
    SessionSheet,
    hear,
    mark_absent,
    next_petition,
    put_off,
    session_sheet,
)
from app.session import OfficeSession
from app.visits import VisitState, take_visit_step_back
from ui import theme
from ui.common.form import FormPanel
from ui.common.form_keeping import FormKeeper
from ui.public_days.earlier import ask_earlier
from ui.public_days.hearing_fields import HearingFields
from ui.public_days.petitioner_card import PetitionerCard, named
from ui.public_days.texts import DAY, shown_number
from ui.shell import Shell
from ui.theme import Tone

#: How long a guess is waited for before an order is saved without it.
PATIENCE_MILLISECONDS: Final = 1500
WHY_LATER: Final = "وقت جلسه نرسید."
SAID: Final = {
    "hear": "{name} شنیده شد.",
    "absent": "{name} غایب نوشته شد.",
    "later": "{name} به نوبت بعد ماند.",
}
ALL_HEARD: Final = "کسی در نوبت نمانده است؛ Esc و سپس Alt+Left جلسه را پایان می‌دهد."
DECIDED: Final = "کار این درخواست گذشته است؛ Ctrl+Z پس می‌گیرد و PgDown به نفر بعد می‌رود."
TAKEN_BACK: Final = "گام آخر این درخواست پس گرفته شد."

ORDER_TYPED: Final = "دستوری نوشته‌اید؛ با Ctrl+Enter ثبتش کنید یا پاکش کنید."
NOTHING_SAID: Final = "دستور را بنویسید، یا در یادداشت آنچه گذشت."

#: States in which the session still says what comes of a petition.
OPEN: Final = frozenset({VisitState.ACCEPTED, VisitState.ABSENT})

Step = Callable[..., Changes[Any]]


def sheet_after(session: OfficeSession, day_id: int, after: int) -> SessionSheet | None:
    """Whoever of those accepted has his turn next, whole."""
    number = next_petition(session, day_id, after)
    return session_sheet(session, number) if number is not None else None


class SessionForm(FormPanel):
    """Leads through the petitioners of a day, one after the other, forth and back."""

    answers = frozenset({"session_on", "session_back", "petition_absent", "petition_put_off"})
    #: It wants the page for itself.
    is_wide = True

    def __init__(self, shell: Shell, sheet: SessionSheet) -> None:
        super().__init__(f"جلسه — {DAY} {shown_number(sheet.day_number)}")
        self._shell, self.sheet = shell, sheet
        self._key = uuid4()
        #: What was typed of others and not saved yet, by petition: its key and its fields.
        self._left: dict[int, tuple[UUID, dict[str, Any]]] = {}
        #: Whether it is to be saved as soon as its words have been guessed from.
        self._awaits_guess = False
        #: His words as they are being saved; what is typed behind them is the next one's.
        self._said = ""
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE_MILLISECONDS)
        self._patience.timeout.connect(self._save_guessed)
        self.typed = HearingFields(shell)
        self.words, self.remark = self.typed.words, self.typed.remark
        self._lay()
        self.words.text.guessed.connect(lambda _guess: self._save_guessed())
        self.show_petitioner(sheet)

    # -- building --------------------------------------------------------------------------

    def middle(self, fields: QWidget) -> QWidget:
        """The petitioner at the start, what is typed of him at the end."""
        box = QWidget(self)
        theme.set_kind(box, "inside")
        self.card = PetitionerCard(box)
        line = QHBoxLayout(box)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.SPACE[4])
        line.addWidget(self.card, 5)
        column = QVBoxLayout()
        column.addWidget(fields, 1)
        line.addLayout(column, 4)
        return box

    def _lay(self) -> None:
        self.lay_rows(self.typed.rows())
        self.body.addStretch(1)
        save = self.add_button("ثبت و نفر بعد   \u2066Ctrl+Enter\u2069", primary=True)
        save.clicked.connect(lambda: self.save("close"))
        for name in ("petition_absent", "petition_put_off", "session_back", "session_on"):
            action = self._shell.action(name)
            key = action.shortcut().toString()
            button = self.add_button(f"{action.text()}   \u2066{key}\u2069")
            button.clicked.connect(lambda _on=False, name=name: self.perform(name))
        self._back = self.add_button("پس گرفتن   \u2066Ctrl+Z\u2069")
        self._back.clicked.connect(self.take_back)
        # Where nothing is typed any more; a field in which somebody types undoes his typing.
        shortcut = QShortcut(QKeySequence("Ctrl+Z"), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.take_back)
        self.buttons.addStretch(1)
        self.add_button("بستن   \u2066Esc\u2069").clicked.connect(self.close_form)

    def start(self) -> None:
        """Begin in his words; one whose matter is through has none to type."""
        if self.is_open:
            self.words.setFocus()
        else:
            self.setFocus()

    @property
    def is_open(self) -> bool:
        """Whether the session still says what comes of the petition in sight."""
        in_session = self.sheet.day_state is PublicDayState.IN_SESSION
        return in_session and self.sheet.petition.state in OPEN

    def caption(self) -> str:
        """Who stands before the governor."""
        return f"{self.title} · {named(self.sheet)}"

    # -- one petitioner --------------------------------------------------------------------

    def show_petitioner(self, sheet: SessionSheet) -> None:
        """Show another petitioner, with what was half-typed of him before."""
        self.sheet = sheet
        self.card.show_petitioner(sheet)
        self.clear_problems()
        self.typed.begin(sheet)
        kept = self._left.pop(sheet.petition.id, None)
        self._key = kept[0] if kept is not None else uuid4()
        self._keep_anew()
        self.is_changed = False
        if kept is not None:
            self.typed.keep_typed(kept[1])
            self._mark_changed()
        for field in self.fields.values():
            field.setEnabled(self.is_open)
        self._back.setVisible(sheet.petition.state is not VisitState.ACCEPTED)
        if not self.is_open:
            self.bar.say(DECIDED, Tone.INFORMATION)
        self.note.setText(named(sheet))
        self.setAccessibleName(f"{named(sheet)}. {sheet.petition.subject}")
        self._ask_earlier()
        self.start()

    def _keep_anew(self) -> None:
        """What is typed from now on is of this petitioner, and is kept as his."""
        before = self.keeper
        if before is not None:
            before.end()
            before.deleteLater()
        one, more = self.sheet.petition, {"day": self.sheet.day_id}
        record = (one.id, one.version)
        kind = FormKind.HEARING
        self.keep(FormKeeper(self, self._shell.tasks, kind, self._key, record=record, more=more))

    def _ask_earlier(self) -> None:
        one = self.sheet.petition
        ask_earlier(
            self,
            self._shell.tasks,
            self.card.show_earlier,
            name=one.visitor_name,
            phone=one.phone,
            national_id=one.national_id,
            contact_id=one.visitor_id,
            besides=one.id,
        )

    def classification(self) -> int:
        """As secret as his petition."""
        return int(self.sheet.petition.classification)

    def resume(self, filled: FilledForm) -> None:
        """Go on with what was half-typed of a petitioner, under the key it is saved with."""
        if self.keeper is not None:
            self.keeper.token = filled.token
        self._key = filled.token
        self.typed.keep_typed(filled.content["fields"])
        self._mark_changed()

    # -- forth and back --------------------------------------------------------------------

    def perform(self, name: str) -> None:
        """Do what a key of the session means."""
        if self.is_saving or self._awaits_guess:
            return
        if name == "petition_absent":
            self._without_order(mark_absent, self.remark.value().strip(), "absent")
        elif name == "petition_put_off":
            self._without_order(put_off, self.remark.value().strip() or WHY_LATER, "later")
        else:
            there = self.sheet.next_id if name == "session_on" else self.sheet.previous_id
            self._go_to(there)

    def _go_to(self, number: int | None) -> None:
        if number is None:
            return
        self._leave()
        self._shell.tasks.read(self, session_sheet, number, done=self.show_petitioner)

    def _leave(self) -> None:
        """What is half-typed here waits for whoever comes back; a crash loses it no more."""
        if self.is_changed and self.keeper is not None:
            raw = {name: field.raw() for name, field in self.fields.items()}
            self._left[self.sheet.petition.id] = (self._key, raw)
            self.keeper.park()

    def take_back(self) -> None:
        """Take back what the session said of the petition in sight."""
        one = self.sheet.petition
        if self.is_saving or one.state is VisitState.ACCEPTED:
            return

        def done(_value: Any) -> None:
            self.sheet_again(TAKEN_BACK)

        self._shell.tasks.write(
            self, take_visit_step_back, one.id, one.version, done=done, failed=self.show_error
        )

    # -- saving ----------------------------------------------------------------------------

    def save(self, after: str = "stay") -> None:  # noqa: ARG002  # saving always goes on
        """Say that he was heard, with his order, and go to the next."""
        if not self.is_open:
            self.perform("session_on")
            return
        if self.is_saving or self._awaits_guess:
            return
        self._awaits_guess = True
        self._said = self.words.value()
        if not self._said.strip():
            self._save_guessed()
            return
        self._patience.start()
        self.words.text.guess()

    def _save_guessed(self) -> None:
        """Save once: by the guess when it comes, or without it when patience ends."""
        if not self._awaits_guess:
            return
        self._awaits_guess = False
        self._patience.stop()
        values = self.begin_saving()
        if values is None:
            return
        draft = self.typed.draft({**values, "words": self._said}, self._key)
        if draft.order is None and not draft.note.strip():
            self.show_error(InvalidInput("words", NOTHING_SAID))
            return
        self._submit(hear, draft, "hear")

    def _without_order(self, operation: Step, reason: str, said: str) -> None:
        if not self.is_open:
            return
        if self.words.value().strip():
            self.show_error(InvalidInput("words", ORDER_TYPED))
            return
        self.is_saving, self._said = True, ""
        self._submit(operation, reason, said)

    def _submit(self, operation: Step, argument: Any, said: str) -> None:
        one = self.sheet.petition

        def done(_value: Any) -> None:
            self.is_saving = self.is_changed = False
            self._next(SAID[said].format(name=one.visitor_name))

        self.submit(
            self._shell.tasks,
            operation,
            one.id,
            one.version,
            argument,
            done=done,
            failed=self.show_error,
        )

    def _next(self, words: str) -> None:
        """Show whoever comes next; behind the last, say that nobody is left."""
        day, after = self.sheet.day_id, self.sheet.petition.id

        def found(sheet: SessionSheet | None) -> None:
            if sheet is None:
                self.sheet_again(f"{words} {ALL_HEARD}")
            else:
                ahead = self._typed_ahead()
                self.show_petitioner(sheet)
                self.words.text.insertPlainText(ahead)
                self.bar.say(words, Tone.SUCCESS)

        self._shell.tasks.read(self, sheet_after, day, after, done=found)

    def _typed_ahead(self) -> str:
        """What a fast hand typed while the one before was being saved."""
        text = self.words.raw()
        return text[len(self._said) :] if text.startswith(self._said) else ""

    def sheet_again(self, words: str) -> None:
        """Read the petition in sight anew, and say something."""

        def known(sheet: SessionSheet) -> None:
            self.show_petitioner(sheet)
            self.bar.say(words, Tone.SUCCESS)

        self._shell.tasks.read(self, session_sheet, self.sheet.petition.id, done=known)

    def show_error(self, error: AppError) -> None:
        """Say it where it is; what concerns the order's addressee is said beside him."""
        beside = {"referrals": "referred_to", "reason": "note", "order": "words"}
        if isinstance(error, InvalidInput) and error.field in beside:
            error = InvalidInput(beside[error.field], error.message)
        super().show_error(error)

    def offer_theirs(self) -> None:
        """Another desk was first: show how the petition stands, and keep what is typed."""
        raw = {name: field.raw() for name, field in self.fields.items()}
        self._left[self.sheet.petition.id] = (self._key, raw)
        self.sheet_again("میز دیگری در این میان کاری با این درخواست کرد؛ نوشته شما مانده است.")
