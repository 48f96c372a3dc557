"""A step of an entry as a small form: what it is of, what hangs on it, its fields."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any, ClassVar, Final

from PySide6.QtWidgets import QVBoxLayout

from app.agenda import EventSheet, event_sheet, what_hangs_on
from app.changes import Changes
from app.errors import AppError, InvalidFields, InvalidInput
from app.kept_forms import FormKind
from ui import theme
from ui.agenda.event_lines import short_line
from ui.agenda.event_texts import named
from ui.common.fields import LinesField
from ui.common.form import FieldRow, FormPanel
from ui.common.labels import take_all, text_label
from ui.common.record_step_form import Deed, RecordStepForm
from ui.shell import Shell

#: Called with the entry's id when its step is saved.
Saved = Callable[[int], None]

HANGS: Final = "آنچه به این برنامه بسته است و اثر می‌گیرد:"


class EventStepForm(RecordStepForm):
    """One step of an entry."""

    read_sheet = staticmethod(event_sheet)
    #: Where a problem of a part is said, by the operation's own name of the field.
    beside: ClassVar[Mapping[str, str]] = {}

    def __init__(
        self,
        shell: Shell,
        sheet: EventSheet,
        title: str,
        rows: Sequence[FieldRow],
        deed: Deed,
        saved: Saved,
        *,
        step: str,
        hangs: bool = False,
        told: str = "",
    ) -> None:
        """Make the form.

        Args:
            shell: The window.
            sheet: The entry.
            title: What is done.
            rows: Its fields.
            deed: What its values mean.
            saved: Called when it is saved.
            step: The action that opens it, so that a kept form is opened again.
            hangs: Whether what hangs on the entry is said before.
            told: What a person should read before he types.
        """
        self._told, self._hangs = told, hangs
        super().__init__(
            shell,
            sheet,
            f"{title} — {named(sheet)}",
            rows,
            deed,
            saved,
            kind=FormKind.EVENT_STEP,
            content={"step": step},
        )
        self._ask_what_hangs()

    def heads(self) -> tuple[tuple[str, str], ...]:
        """What it is, how it stands, and what a person should read before he types."""
        entry: EventSheet = self._sheet
        return (entry.subject, "strong"), (short_line(entry), "muted"), (self._told, "muted")

    def lay_before(self) -> None:
        """Room for what hangs on the entry."""
        self._hanging = QVBoxLayout()
        self._hanging.setSpacing(theme.SPACE[0])
        self.body.addLayout(self._hanging)

    def _ask_what_hangs(self) -> None:
        if self._hangs:
            self._shell.tasks.read(
                self, what_hangs_on, self._sheet.id, done=self._hanging_known, latest="hanging"
            )

    def offer_theirs(self) -> None:
        """Another desk was first: what hangs on the entry is asked anew with it."""
        super().offer_theirs()
        self._ask_what_hangs()

    def _hanging_known(self, sentences: Sequence[str]) -> None:
        """Say what the step touches before it is taken."""
        take_all(self._hanging)
        for sentence in (HANGS, *sentences) if sentences else ():
            kind = "label" if sentence is HANGS else ""
            self._hanging.addWidget(text_label(sentence, self, kind))

    def show_error(self, error: AppError) -> None:
        """Say it beside the field it is of, whatever the operation calls that."""
        problems = [error] if isinstance(error, InvalidInput) else []
        if isinstance(error, InvalidFields):
            problems = list(error.problems)
        if problems and self.beside:
            error = InvalidFields(
                [
                    InvalidInput(self.beside.get(one.field, one.field), one.message)
                    for one in problems
                ]
            )
        super().show_error(error)


#: Makes a form of an entry.
Make = Callable[[Shell, EventSheet, Saved], FormPanel]


def reason_step(  # what makes the step, in one line each
    title: str,
    label: str,
    operation: Callable[..., Changes[Any]],
    *,
    step: str,
    hangs: bool = False,
) -> Make:
    """A step that needs its reason, and nothing else."""
    return partial(_reason_form, title, label, operation, step, hangs)


def _reason_form(  # see above
    title: str,
    label: str,
    operation: Callable[..., Changes[Any]],
    step: str,
    hangs: bool,  # noqa: FBT001  # bound by name above
    shell: Shell,
    sheet: EventSheet,
    saved: Saved,
) -> EventStepForm:
    reason = LinesField("reason", label, needed=True, rows=3)
    return EventStepForm(
        shell,
        sheet,
        title,
        (((reason, 1),),),
        lambda values, _key: (operation, (values["reason"],)),
        saved,
        step=step,
        hangs=hangs,
    )
