"""The frame of every small form that takes a step of a record, also after another desk's."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, ClassVar, Final
from uuid import UUID, uuid4

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout

from app.changes import Changes
from app.errors import AppError
from app.kept_forms import FilledForm, FormKind
from app.text import persian_digits
from ui.common.form import FieldRow, FormPanel
from ui.common.form_keeping import FormKeeper
from ui.common.labels import take_all, text_label
from ui.shell import Shell
from ui.theme import Tone

#: From the form's values and its key: the operation, and what follows the record's id and version.
Deed = Callable[[dict[str, Any], UUID], tuple[Callable[..., Changes[Any]], tuple[Any, ...]]]

#: What is said when the record was read anew; nothing typed is lost.
THEIRS: Final = (
    "این را در این میان میز دیگری تغییر داده است{what}. اگر گام شما هنوز درست است، بار دیگر "
    "Ctrl+Enter را بزنید."
)


class RecordStepForm(FormPanel):
    """One step of a record.

    A subclass says over its fields what the record is (`heads`) and how it is read (`question`).

    Attributes:
        read_sheet: Reads the record whole by its id; for records that are read so.
        gives_way: In such a first field what is proposed is selected, to be typed over.
    """

    answers: frozenset[str] = frozenset()
    read_sheet: ClassVar[Callable[..., Any]]
    gives_way: ClassVar[tuple[type[QLineEdit | QPlainTextEdit], ...]] = (QPlainTextEdit,)

    def __init__(
        self,
        shell: Shell,
        sheet: Any,
        title: str,
        rows: Sequence[FieldRow],
        deed: Deed,
        saved: Callable[[int], None],
        *,
        kind: FormKind,
        content: dict[str, Any],
    ) -> None:
        """Make the form.

        Args:
            shell: The window.
            sheet: What the step is taken on, as it was read.
            title: What is done, and on which.
            rows: Its fields.
            deed: What its values mean.
            saved: Called with the record's id when the step is saved.
            kind: As what it is kept, and by whom it may be taken up.
            content: With what a kept one is opened again.
        """
        super().__init__(title)
        self._shell, self._sheet, self._deed, self._saved = shell, sheet, deed, saved
        self._key = uuid4()
        self._heads = QVBoxLayout()
        self._heads.setSpacing(self.body.spacing())
        self.body.addLayout(self._heads)
        self._show_heads()
        self.lay_before()
        self.lay_rows(rows)
        self.lay_more()
        self.body.addStretch(1)
        save = self.add_button("ثبت   \u2066Ctrl+Enter\u2069", primary=True)
        save.clicked.connect(lambda: self.save("close"))
        self.buttons.addStretch(1)
        self.add_button("انصراف   \u2066Esc\u2069").clicked.connect(self.close_form)
        record = self.record_of(sheet)
        self.keep(FormKeeper(self, shell.tasks, kind, self._key, record=record, more=content))

    # -- what is a register's own ------------------------------------------------------------

    def heads(self) -> Sequence[tuple[str, str]]:
        """What stands over the fields: words, each with its kind of label; empty ones fall out."""
        raise NotImplementedError  # pragma: no cover - every register has its own

    def record_of(self, sheet: Any) -> tuple[int, int]:
        """Id and version of what the step is taken on."""
        return sheet.id, sheet.version

    def question(self) -> tuple[Callable[..., Any], tuple[Any, ...]]:
        """The query that reads the record anew, and what it is asked with."""
        return type(self).read_sheet, (self._sheet.id,)

    def found(self, answer: Any) -> Any:
        """The record out of what `question` answered; None where it is not there any more."""
        return answer

    def lay_before(self) -> None:
        """Lay what stands between the head and the fields."""

    def lay_more(self) -> None:
        """Lay what stands under the fields; a step with more than fields overrides it."""

    # -- what is common to all ---------------------------------------------------------------

    def _show_heads(self) -> None:
        take_all(self._heads)
        for text, kind in self.heads():
            if text.strip(" ·"):
                self._heads.addWidget(text_label(text, self, kind))

    def resume(self, filled: FilledForm) -> None:
        """Go on with a form that was kept, under the key its record is saved with."""
        super().resume(filled)
        self._key = filled.token

    def classification(self) -> int:
        """As secret as its record."""
        return int(self._sheet.classification)

    def start(self) -> None:
        """Begin in the first field; what is proposed in it gives way to what is typed."""
        first = next((one for one in self.fields.values() if not one.isHidden()), None)
        if first is None:
            self.setFocus()
            return
        first.setFocus()
        editor = first.editor
        if isinstance(editor, QLineEdit | QPlainTextEdit) and isinstance(editor, self.gives_way):
            editor.selectAll()

    def save(self, after: str = "stay") -> None:  # noqa: ARG002  # a step always closes its form
        """Take the step."""
        values = self.begin_saving()
        if values is None:
            return
        try:
            operation, arguments = self._deed(values, self._key)
        except AppError as error:
            self.show_error(error)
            return
        self.submit(
            self._shell.tasks,
            operation,
            *self.record_of(self._sheet),
            *arguments,
            done=lambda _value: self._done(),
            failed=self.show_error,
        )

    def _done(self) -> None:
        self.is_saving = self.is_changed = False
        self.finished.emit()
        self._saved(self.record_of(self._sheet)[0])

    # -- another desk was first --------------------------------------------------------------

    def offer_theirs(self) -> None:
        """Read the record anew; the step is taken on what it is now when it is saved again."""
        query, asked = self.question()
        self._shell.tasks.read(
            self, query, *asked, done=self._take_theirs, failed=self.show_error, latest="theirs"
        )

    def _take_theirs(self, answer: Any) -> None:
        sheet = self.found(answer)
        if sheet is None:
            super().offer_theirs()
            return
        self._sheet = sheet
        self._show_heads()
        self.bar.say(theirs_words(sheet), Tone.WARNING)


def theirs_words(sheet: Any) -> str:
    """That another desk changed a record meanwhile, and the way on."""
    last = getattr(sheet, "last_step", "").strip(" .")
    what = f": «{last}»" if last else ""
    return persian_digits(THEIRS.format(what=what))
