"""What the forms of agreements and gifts share: saved, kept, another desk's words taken over."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, ClassVar
from uuid import uuid4

from app.changes import Changes
from app.kept_forms import FilledForm, FormKind
from ui.common.form import CHANGED_MEANWHILE, FieldRow, FormPanel
from ui.common.form_keeping import FormKeeper
from ui.shell import Shell
from ui.theme import Tone

#: Called with the record that was saved, and what comes after: `stay`, `close` or `new`.
Saved = Callable[[int, str], None]


class RegisterForm(FormPanel):
    """Records one, or corrects it.

    Attributes:
        kept_as: As what a half-filled one is kept.
        new_title: What the form of a new one is called.
        read_sheet: Reads one whole by its id.
        record: The operation that records one, `amend` the one that corrects it.
    """

    answers: frozenset[str] = frozenset()
    kept_as: ClassVar[FormKind]
    new_title: ClassVar[str]
    read_sheet: ClassVar[Callable[..., Any]]
    record: ClassVar[Callable[..., Changes[int]]]
    amend: ClassVar[Callable[..., Changes[int]]]

    def __init__(self, shell: Shell, saved: Saved, sheet: Any | None = None) -> None:
        """Make the form.

        Args:
            shell: The window.
            saved: Called when it is saved.
            sheet: What is corrected; None for a new one.
        """
        super().__init__(self.new_title if sheet is None else self.title_of(sheet))
        self.shell, self._saved, self._sheet, self._key = shell, saved, sheet, uuid4()
        #: Fields a person touched: what another desk saved leaves them alone.
        self._touched: set[str] = set()
        self.lay_rows(self.rows())
        self.body.addStretch(1)
        save = self.add_button("ثبت   \u2066Ctrl+Enter\u2069", primary=True)
        save.clicked.connect(lambda: self.save("close"))
        self.buttons.addStretch(1)
        self.add_button("انصراف   \u2066Esc\u2069").clicked.connect(self.close_form)
        if sheet is None:
            self.begin()
        else:
            self.show_row(sheet.row, set(self.fields))
        self.is_changed = False
        record = None if sheet is None else (sheet.id, sheet.version)
        self.keep(FormKeeper(self, shell.tasks, self.kept_as, self._key, record=record, more={}))
        for name, field in self.fields.items():
            field.edited.connect(lambda name=name: self._touched.add(name))

    # -- what is a register's own ----------------------------------------------------------

    def title_of(self, sheet: Any) -> str:
        """What the form that corrects one is called."""
        raise NotImplementedError  # pragma: no cover - every register has its own

    def rows(self) -> Sequence[FieldRow]:
        """Its fields."""
        raise NotImplementedError  # pragma: no cover - every register has its own

    def begin(self) -> None:
        """Show what a new one begins with."""

    def show_row(self, row: Any, names: set[str]) -> None:
        """Show what is known of one in these fields."""
        raise NotImplementedError  # pragma: no cover - every register has its own

    def draft(self, values: dict[str, Any]) -> Any:
        """The record as typed."""
        raise NotImplementedError  # pragma: no cover - every register has its own

    # -- what is common to all -------------------------------------------------------------

    def resume(self, filled: FilledForm) -> None:
        """Go on with a form that was kept, under the key its record is saved with."""
        self._touched |= set(self.fields)
        super().resume(filled)
        self._key = filled.token

    def offer_theirs(self) -> None:
        """Another desk saved first: what is typed here is saved on it as it is now."""
        if self._sheet is not None:
            question = type(self).read_sheet
            tasks = self.shell.tasks
            tasks.read(self, question, self._sheet.id, done=self._take_theirs, latest="theirs")

    def _take_theirs(self, theirs: Any) -> None:
        self.show_row(theirs.row, set(self.fields) - self._touched)
        self._sheet = theirs
        self.bar.say(CHANGED_MEANWHILE, Tone.WARNING)

    def save(self, after: str = "stay") -> None:
        """Record it, or save what was corrected."""
        values = self.begin_saving()
        if values is None:
            return
        draft, sheet, tasks = self.draft(values), self._sheet, self.shell.tasks
        told: dict[str, Any] = {
            "done": lambda number: self._done(number, after),
            "failed": self.show_error,
        }
        if sheet is None:
            self.submit(tasks, type(self).record, draft, **told)
        else:
            self.submit(tasks, type(self).amend, sheet.id, sheet.version, draft, **told)

    @property
    def request_key(self) -> Any:
        """Made once, so that a repeated save finds its own record."""
        return self._key

    def _done(self, number: int, after: str) -> None:
        self.is_saving = self.is_changed = False
        self.finished.emit()
        self._saved(number, after)
