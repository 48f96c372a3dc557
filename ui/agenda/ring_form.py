"""Ringing up invitees of a meeting: one key for what each said, then the next (P1.5)."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from app.agenda import (
    Answer,
    AttendeeLine,
    AttendeeRole,
    EventSheet,
    event_sheet,
    record_answer,
)
from app.agenda.texts import ANSWERS
from app.errors import AppError
from app.telephone import isolated_telephone
from app.text import latin_digits, persian_digits
from ui import theme
from ui.agenda.event_lines import attendee_words, short_line
from ui.agenda.event_texts import named, shown_moment
from ui.agenda.step_form import Saved
from ui.common.fields import TextField
from ui.common.form import FormPanel
from ui.common.labels import text_label
from ui.common.two_line_list import TwoLineList
from ui.shell import Shell
from ui.theme import Tone

#: One key each, on the list; digits of either kind.
KEYS: Final[dict[str, Answer]] = {
    "1": Answer.TOLD,
    "2": Answer.SUBSTITUTE,
    "3": Answer.DECLINED,
    "4": Answer.NO_ANSWER,
    "0": Answer.NONE,
}
#: Those who still have to be rung up.
WAITING: Final = frozenset({Answer.NONE, Answer.NO_ANSWER})
#: Whoever only signed up is not rung up.
NOT_RUNG: Final = frozenset({AttendeeRole.SIGNED_UP})
WHO_COMES: Final = "نام جانشین را بنویسید و Enter بزنید."
ALL_TOLD: Final = "به همه زنگ زده شد."
NO_NUMBER: Final = "شماره ندارد"


class RingForm(FormPanel):
    """The reminder sheet on screen."""

    answers: frozenset[str] = frozenset()

    def __init__(self, shell: Shell, sheet: EventSheet, saved: Saved) -> None:
        super().__init__(f"یادآوری تلفنی — {named(sheet)}")
        self._shell, self._saved = shell, saved
        self._sheet = sheet
        self._is_writing = False
        self.body.addWidget(text_label(sheet.subject, self, "strong"))
        self.body.addWidget(text_label(short_line(sheet), self, "muted"))
        self.number = QLabel(self)
        theme.set_kind(self.number, "figure")
        self.number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
        self.number.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.body.addWidget(self.number)
        self.list = TwoLineList(self)
        self.list.setAccessibleName("دعوت‌شدگان")
        self.list.installEventFilter(self)
        self.list.currentRowChanged.connect(lambda _row: self._show_number())
        self.body.addWidget(self.list, 1)
        self.body.addWidget(self._keys())
        self.substitute = TextField("substitute", "جانشین", hint="چه کسی به جای او می‌آید")
        self.comment = TextField("note", "یادداشت", hint="اگر چیزی گفت")
        self.lay_rows([((self.substitute, 1), (self.comment, 1))])
        done = self.add_button("پایان   \u2066Ctrl+Enter\u2069", primary=True)
        done.clicked.connect(lambda: self.save("close"))
        self.buttons.addStretch(1)
        self.add_button("بستن   \u2066Esc\u2069").clicked.connect(self.close_form)
        self._show()

    def _keys(self) -> QWidget:
        row = QWidget(self)
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.SPACE[0])
        for key, answer in KEYS.items():
            button = QPushButton(f"{ANSWERS[answer]}   {persian_digits(key)}", row)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(lambda _on=False, answer=answer: self.answer(answer))
            line.addWidget(button)
        return row

    def start(self) -> None:
        """Begin at the first who was not told."""
        self.list.setFocus()

    # -- showing ---------------------------------------------------------------------------

    @property
    def invitees(self) -> list[AttendeeLine]:
        """Whoever is rung up."""
        return [one for one in self._sheet.attendees if one.role not in NOT_RUNG]

    def _show(self) -> None:
        place = max(self.list.currentRow(), 0)
        self.list.show_lines(
            (one.id, f"{self._mark(one)} {attendee_words(one)}", self._said(one))
            for one in self.invitees
        )
        self.list.setCurrentRow(min(place, self.list.count() - 1))
        left = sum(1 for one in self.invitees if one.answer in WAITING)
        count = f"{left} از {len(self.invitees)} نفر مانده"
        self.note.setText(persian_digits(count) if left else ALL_TOLD)
        self._show_number()

    @staticmethod
    def _mark(one: AttendeeLine) -> str:
        marks = {Answer.NONE: "○", Answer.NO_ANSWER: "◌", Answer.DECLINED: "✕"}
        return marks.get(one.answer, "✓")

    @staticmethod
    def _said(one: AttendeeLine) -> str:
        comes = f" ({one.substitute})" if one.substitute else ""
        when = f"{shown_moment(one.told_at)} · {one.told_by}" if one.told_at else ""
        phone = isolated_telephone(one.phone) or NO_NUMBER
        parts = (phone, f"{ANSWERS[one.answer]}{comes}", one.note, when)
        return " · ".join(part for part in parts if part)

    def _current(self) -> AttendeeLine | None:
        number = self.list.current()
        return next((one for one in self.invitees if one.id == number), None)

    def _show_number(self) -> None:
        one = self._current()
        phone = isolated_telephone(one.phone) if one is not None else ""
        self.number.setText(phone or (NO_NUMBER if one is not None else ""))

    # -- what he said ----------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A digit on the list says what he answered; Enter after a name, that this one comes."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if watched is self.list:
                answer = KEYS.get(latin_digits(event.text()))
                if answer is not None and not event.isAutoRepeat():
                    self.answer(answer)
                    return True
            is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if watched is self.substitute.line and is_enter and not event.modifiers():
                self.answer(Answer.SUBSTITUTE)
                return True
        return super().eventFilter(watched, event)

    def answer(self, answer: Answer) -> None:
        """Write down what he said; a substitute is named first."""
        one = self._current()
        if one is None or self._is_writing:
            return
        name = self.substitute.value().strip()
        if answer is Answer.SUBSTITUTE and not name:
            self.substitute.show_problem(WHO_COMES)
            self.substitute.setFocus()
            return
        self._is_writing = True
        self.clear_problems()
        self._shell.tasks.write(
            self,
            record_answer,
            self._sheet.id,
            self._sheet.version,
            one.id,
            answer,
            name if answer is Answer.SUBSTITUTE else "",
            self.comment.value(),
            done=lambda _id: self._written(),
            failed=self._failed,
        )

    def _failed(self, error: AppError) -> None:
        """What another desk wrote meanwhile is shown, and the answer is given anew."""
        self._is_writing = False
        self.bar.say(error.message, Tone.WARNING)
        self._read(lambda: None)

    def _written(self) -> None:
        self.substitute.set_value("")
        self.comment.set_value("")
        self.is_changed = False

        def next_one() -> None:
            self._is_writing = False
            self._go_on()

        self._read(next_one)

    def _read(self, then: Any) -> None:
        def known(sheet: EventSheet) -> None:
            self._sheet = sheet
            self._show()
            then()

        self._shell.tasks.read(self, event_sheet, self._sheet.id, done=known, latest="ring")

    def _go_on(self) -> None:
        """Stand on the next who has not been told: first those never rung up, then the others."""
        here, people = self.list.currentRow(), self.invitees
        order = [*range(here + 1, len(people)), *range(here + 1)]
        for wanted in (Answer.NONE, Answer.NO_ANSWER):
            left = [place for place in order if people[place].answer is wanted and place != here]
            if left:
                self.list.setCurrentRow(left[0])
                break
        self.list.setFocus()

    def save(self, after: str = "stay") -> None:  # noqa: ARG002  # every answer is written at once
        """Everything is written already: leave."""
        self.is_changed = False
        self.finished.emit()
        self._saved(self._sheet.id)
