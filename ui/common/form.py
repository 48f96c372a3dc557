"""A form: labelled fields in a panel beside the list, keyboard first, nothing typed ever lost."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from app.changes import Changes
from app.errors import AppError, InvalidFields, InvalidInput, StaleRecord
from app.kept_forms import FilledForm
from ui import theme
from ui.common.ask import ask, choose
from ui.common.fields import Field
from ui.common.flow import FlowRow
from ui.common.form_keeping import FormKeeper
from ui.common.form_summary import summary_of, words_of_raw
from ui.common.message_bar import MessageBar
from ui.common.suggest_edit import SuggestEdit
from ui.common.tasks import Tasks
from ui.theme import Tone

#: A row of a form: fields with their share of the width.
FieldRow = Sequence[tuple[Field, int]]

CHANGED_MEANWHILE: Final = (
    "میز دیگری این را در این میان تغییر داده است. نوشته آن میز زیر هر خانه آمده؛ "
    "آنچه شما نوشته‌اید می‌ماند و با ذخیره ثبت می‌شود."
)

#: Answers to whether a form may be closed.
PARK: Final = 0
LOSE: Final = 1

_TOP: Final = Qt.AlignmentFlag.AlignTop
_NO_ALIGNMENT: Final = Qt.AlignmentFlag(0)


class FormPanel(QFrame):
    """The frame of every form.

    A subclass lays out its fields with `lay_rows`, and saves in `save`.

    Signals:
        finished: It is done with and may be taken away.
        retitled: Its title changed.
    """

    finished = Signal()
    retitled = Signal(str)

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_kind(self, "card")
        self.fields: dict[str, Field] = {}
        self._laid_rows: list[tuple[QGridLayout, FieldRow]] = []
        self.is_changed = False
        self.is_saving = False
        self.keeper: FormKeeper | None = None
        self._opened: dict[str, Any] = {}
        self._title = QLabel(title, self)
        theme.set_kind(self._title, "heading")
        self.note = QLabel(self)
        theme.set_kind(self.note, "muted")
        self.bar = MessageBar(self)
        inside = QWidget()
        theme.set_kind(inside, "inside")
        self.body = QVBoxLayout(inside)
        self.body.setContentsMargins(2, 2, 8, 2)
        self.body.setSpacing(5)
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(inside)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.buttons = FlowRow(spacing=theme.SPACE[1])
        self._lay_out()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(self.note)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 12, 12)
        layout.setSpacing(8)
        layout.addLayout(head)
        layout.addWidget(self.bar)
        layout.addWidget(self.middle(self._scroll), 1)
        layout.addLayout(self.buttons)

    def middle(self, fields: QWidget) -> QWidget:
        """What stands between head and buttons; a form with more than its fields overrides it."""
        return fields

    @property
    def title(self) -> str:
        """What the form is of."""
        return self._title.text()

    def set_title(self, title: str) -> None:
        """Rename the form."""
        self._title.setText(title)
        self.retitled.emit(title)

    def lay_rows(self, rows: Sequence[FieldRow]) -> None:
        """Lay fields in rows, each with its share of the width, in the order of the keyboard.

        A row with a field that grows takes what height the others leave.
        """
        for row in rows:
            line = QGridLayout()
            self._laid_rows.append((line, row))
            line.setHorizontalSpacing(10)
            for place, (field, share) in enumerate(row):
                self.add_field(field)
                line.addWidget(field, 0, place, _NO_ALIGNMENT if field.grows else _TOP)
                line.setColumnStretch(place, share)
            self.body.addLayout(line, int(any(field.grows for field, _ in row)))

    def share_rows(self) -> None:
        """Give the room of fields that are out of sight to the others of their row."""
        for line, row in self._laid_rows:
            for place, (field, share) in enumerate(row):
                line.setColumnStretch(place, 0 if field.isHidden() else share)

    def add_field(self, field: Field) -> None:
        """Make a field known to the form."""
        self.fields[field.name] = field
        field.edited.connect(self._mark_changed)
        for editor in (field.editor, *field.editor.findChildren(QWidget)):
            editor.installEventFilter(self)

    def add_button(self, text: str, *, primary: bool = False, tip: str = "") -> QPushButton:
        """Add a button at the foot."""
        button = QPushButton(text, self)
        if primary:
            theme.set_kind(button, "primary")
        button.setToolTip(tip)
        self.buttons.addWidget(button)
        return button

    def start(self) -> None:
        """Put the cursor where a person begins to type."""
        next(iter(self.fields.values())).setFocus()

    def _mark_changed(self) -> None:
        self.is_changed = True
        if self.keeper is not None:
            self.keeper.touch()

    # -- keeping what is typed -------------------------------------------------------------

    def keep(self, keeper: FormKeeper) -> None:
        """Let what is typed be kept from now on; for forms that are worth it."""
        self.keeper = keeper
        self._opened = self._raw_fields()

    def _raw_fields(self) -> dict[str, Any]:
        return {name: field.raw() for name, field in self.fields.items()}

    def raw(self) -> dict[str, Any]:
        """What stands in the form, and what stood in it when it was opened; fit for JSON."""
        return {"fields": self._raw_fields(), "opened": self._opened}

    def resume(self, filled: FilledForm) -> None:
        """Go on with a form that was kept: as it stood, and under the same key."""
        if self.keeper is not None:
            self.keeper.token = filled.token
        if self._restore(filled.content, is_correction=filled.record_id is not None):
            self.bar.say(CHANGED_MEANWHILE, Tone.WARNING)

    def _restore(self, raw: Mapping[str, Any], *, is_correction: bool) -> bool:
        """Show again what stood in the form, over what its record holds now.

        Returns:
            Whether another desk changed the record in between; its words are then offered beside
            the fields that differ.
        """
        before = raw.get("opened", {})
        is_stale = False
        for name, mine in raw.get("fields", {}).items():
            field = self.fields.get(name)
            if field is None:
                continue
            theirs, value = field.raw(), self._value_or_none(field)
            field.set_raw(mine)
            changed = name in before and theirs not in (before[name], field.raw())
            if is_correction and changed:
                is_stale = True
                field.offer(value, words_of_raw(theirs))
        self._mark_changed()
        return is_stale

    @staticmethod
    def _value_or_none(field: Field) -> Any:
        try:
            return field.value()
        except ValueError:
            return None

    def classification(self) -> int:
        """How secret what is typed is; what cannot be seen by others is not kept for them."""
        field = self.fields.get("classification")
        return int(field.value()) if field is not None else 0

    def summary(self) -> str:
        """What the form is found by in a list: its title and the first words typed."""
        texts = (field.raw() for field in self.fields.values())
        shown = summary_of(texts)
        return " · ".join([self.title, *shown])

    def submit(
        self,
        tasks: Tasks,
        operation: Callable[..., Changes[Any]],
        *arguments: Any,
        done: Callable[[Any], None],
        failed: Callable[[AppError], None],
    ) -> None:
        """Save through `operation`, letting go of the kept form in the same transaction."""
        keeper = self.keeper
        if keeper is None:
            tasks.write(self, operation, *arguments, done=done, failed=failed)
            return

        def saved(value: Any) -> None:
            # What was typed last must not be kept once more after its record is there.
            keeper.end()
            done(value)

        operation = keeper.letting_go(operation)
        tasks.write(self, operation, *arguments, done=saved, failed=failed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter goes to the next field and Shift+Enter back, but for lines and open lists."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            plain = event.modifiers() in (
                Qt.KeyboardModifier.NoModifier,
                Qt.KeyboardModifier.KeypadModifier,
            )
            back = event.modifiers() == Qt.KeyboardModifier.ShiftModifier
            is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if is_enter and (plain or back) and self._enter_moves_on(watched):
                self.focusNextPrevChild(not back)
                return True
        if event.type() is QEvent.Type.FocusIn and isinstance(watched, QWidget):
            room = self._scroll.viewport().height() - watched.height()
            self._scroll.ensureWidgetVisible(watched, 0, max(0, min(40, room // 2)))
            if isinstance(watched, QTextEdit):
                # Qt shows the line of its cursor alone; whoever writes wants the whole text.
                self._show_whole(watched)
        return super().eventFilter(watched, event)

    def _show_whole(self, editor: QWidget) -> None:
        top = editor.mapTo(self.body.parentWidget() or self, QPoint()).y()
        self._scroll.ensureVisible(0, top + editor.height(), 0, 8)
        self._scroll.ensureVisible(0, top, 0, 8)

    @staticmethod
    def _enter_moves_on(watched: QObject) -> bool:
        if isinstance(watched, QPlainTextEdit | QTextEdit):
            return False
        if isinstance(watched, SuggestEdit) and watched.takes_enter:
            return False
        return not (isinstance(watched, QComboBox) and watched.view().isVisible())

    def values(self) -> dict[str, Any]:
        """What every field holds.

        Raises:
            InvalidFields: Some cannot be read; their sentences are theirs.
        """
        held: dict[str, Any] = {}
        problems: list[InvalidInput] = []
        for name, field in self.fields.items():
            try:
                held[name] = field.value()
            except ValueError as error:
                problems.append(InvalidInput(name, str(error)))
        if problems:
            raise InvalidFields(problems)
        return held

    def begin_saving(self) -> dict[str, Any] | None:
        """What every field holds, to be saved now; `show_error` or the form's end ends the saving.

        Returns:
            None while it is being saved already, or where a field cannot be read, which is said
            beside it.
        """
        if self.is_saving:
            return None
        self.clear_problems()
        try:
            values = self.values()
        except AppError as error:
            self.show_error(error)
            return None
        self.is_saving = True
        return values

    def fill(self, values: Mapping[str, Any]) -> None:
        """Show values; those without a field are passed over."""
        for name, value in values.items():
            if name in self.fields:
                self.fields[name].set_value(value)
        self.is_changed = False

    def show_error(self, error: AppError) -> None:
        """Show an expected difficulty where the work is, with the first wrong field in focus."""
        self.is_saving = False
        if self.keeper is not None:
            self.keeper.touch()
        problems = error.problems if isinstance(error, InvalidFields) else []
        if isinstance(error, InvalidInput):
            problems = [error]
        self.clear_problems()
        order = list(self.fields)
        beside = [p for p in problems if p.field in order and not self.fields[p.field].isHidden()]
        elsewhere = [p.message for p in problems if p not in beside]
        beside.sort(key=lambda problem: order.index(problem.field))
        for problem in reversed(beside):
            self.fields[problem.field].show_problem(problem.message)
            self.fields[problem.field].setFocus()
        if isinstance(error, StaleRecord):
            self.offer_theirs()
        elif elsewhere or not problems:
            self.bar.say(" ".join(elsewhere) or error.message, Tone.DANGER)

    def offer_theirs(self) -> None:
        """Say that another desk was first; a form that can compare overrides this."""
        self.bar.say("این را در این میان میز دیگری تغییر داده است.", Tone.WARNING)

    def clear_problems(self) -> None:
        """Forget what was wrong."""
        self.bar.hide()
        for field in self.fields.values():
            field.show_problem("")
            field.withdraw_offer()

    def save(self, after: str = "stay") -> None:
        """Save; `after` is stay, close, new or print. Every form has its own."""
        raise NotImplementedError  # pragma: no cover - every form has its own

    def may_close(self) -> bool:
        """Whether nothing typed would be lost, or a person parked it or agreed to lose it."""
        if not self.is_changed:
            return True
        question = f"آنچه در «{self.title}» نوشته‌اید ذخیره نشده است. بسته شود؟"
        if self.keeper is None:
            return ask(self, question, yes="بدون ذخیره ببند", no="بازگشت به فرم")
        answer = choose(
            self,
            question,
            ("نگه داشتن برای بعد", "بدون ذخیره ببند"),
            leave="بازگشت به فرم",
        )
        if answer == PARK:
            self.keeper.park()
        elif answer == LOSE:
            self.keeper.throw_away()
        return answer is not None

    def close_form(self) -> bool:
        """Take the form away, after asking if something would be lost."""
        if not self.may_close():
            self.give_focus_back()
            return False
        self.is_changed = False
        self.finished.emit()
        return True

    def park(self) -> None:
        """Put the form aside for later, and take it away."""
        if self.keeper is not None:
            self.keeper.park()
            self.is_changed = False
            self.finished.emit()

    def give_focus_back(self) -> None:
        """Put the cursor back into the form."""
        if not self.isAncestorOf(QApplication.focusWidget() or self):
            self.start()
