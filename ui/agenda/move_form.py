"""Why an entry is moved: what hangs on it, what stands in the way, the ways out, the reason."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, Final, Protocol

from app.agenda import EventDraft, When, move_event
from app.agenda.clashes import Clashing, WayOut
from app.clock import to_tehran
from app.errors import AppError, InvalidFields, InvalidInput
from app.text import isolate, persian_digits
from ui.common.clash_panel import ClashPanel
from ui.common.fields import LinesField
from ui.common.form import FormPanel
from ui.common.labels import text_label
from ui.common.span_field import SpanField
from ui.shell import Shell

#: Where a problem of a draft's part is said.
_BESIDE: Final = dict.fromkeys(("starts_at", "ends_at", "uses"), "when")
HANGS: Final = "آنچه به این برنامه بسته است و از جابه‌جایی آن اثر می‌گیرد:"


class Movable(Protocol):
    """What can be moved, as the form sees it: of the calendar or of the list."""

    @property
    def id(self) -> int:
        """Which it is."""

    @property
    def version(self) -> int:
        """As it was read."""

    @property
    def number(self) -> str:
        """Its number."""

    @property
    def subject(self) -> str:
        """What it is about."""


#: Called with what was moved and the time it has now.
Saved = Callable[[Any, When], None]


class MoveForm(FormPanel):
    """The form of moving one entry."""

    answers: frozenset[str] = frozenset()
    #: Pixels at the usual type; the days beside it stay readable.
    wanted_width = 430

    def __init__(
        self,
        shell: Shell,
        entry: Movable,
        draft: EventDraft,
        when: When,
        hanging: Sequence[str],
        saved: Saved,
    ) -> None:
        """Make the form.

        Args:
            shell: The window.
            entry: What is moved.
            draft: As its form holds it.
            when: Where it was dropped.
            hanging: What hangs on it, in sentences.
            saved: Called with the time it has now.
        """
        super().__init__(f"جابه‌جایی — {isolate(persian_digits(entry.number))}")
        self._shell, self._entry, self._draft, self._saved = shell, entry, draft, saved
        self._roads = when
        today, day = shell.today(), to_tehran(when.starts_at).date()
        self._when = SpanField("when", "زمان تازه", lambda: day, lambda: today)
        # A hold is moved without a word; whatever is fixed needs its reason.
        self._reason = LinesField("reason", "سبب جابه‌جایی", needed=not draft.tentative, rows=3)
        self.clashes = ClashPanel(shell, self)
        self.clashes.watch(self._asked, entry.id)
        self.clashes.taken.connect(self._take_way)
        self.body.addWidget(text_label(entry.subject, self, "strong"))
        for sentence in (HANGS, *hanging) if hanging else ():
            self.body.addWidget(text_label(sentence, self, "label" if sentence == HANGS else ""))
        self.lay_rows([((self._when, 1),)])
        self.body.addWidget(self.clashes)
        self.lay_rows([((self._reason, 1),)])
        self.add_field(self.clashes.override)
        self.body.addStretch(1)
        save = self.add_button("جابه‌جا شود   \u2066Ctrl+Enter\u2069", primary=True)
        save.clicked.connect(lambda: self.save("close"))
        self.buttons.addStretch(1)
        self.add_button("انصراف   \u2066Esc\u2069").clicked.connect(self.close_form)
        self.fill({"when": when})
        self._when.edited.connect(self.clashes.ask_later)

    def start(self) -> None:
        """The time stands there already: the reason is what is typed."""
        self._reason.setFocus()

    # -- what stands in the way ------------------------------------------------------------

    def _asked(self) -> EventDraft | None:
        try:
            typed = self._when.value()
        except ValueError:
            return None
        return None if typed is None else replace(self._draft, when=self._with_roads(typed))

    def _with_roads(self, typed: When) -> When:
        return replace(
            self._roads,
            starts_at=typed.starts_at,
            ends_at=typed.ends_at,
            all_day=typed.all_day,
        )

    def ask(self) -> None:
        """Ask what stands in the way of the time as it is typed, and what ways there are out."""
        self.clashes.ask()

    def _take_way(self, way: WayOut) -> None:
        when = When(starts_at=way.starts_at, ends_at=way.ends_at, all_day=self._roads.all_day)
        self._when.set_value(when)
        self._when.show_problem("")
        self._mark_changed()
        self.clashes.ask()
        self._reason.setFocus()

    # -- saving ----------------------------------------------------------------------------

    def save(self, after: str = "stay") -> None:  # noqa: ARG002  # a move is done and over
        """Move the entry."""
        values = self.begin_saving()
        if values is None:
            return
        when = self._with_roads(values["when"])

        def done(_id: Any) -> None:
            self.is_saving = self.is_changed = False
            self.finished.emit()
            self._saved(self._entry, when)

        self.submit(
            self._shell.tasks,
            move_event,
            self._entry.id,
            self._entry.version,
            when,
            values["reason"],
            values["override_reason"],
            done=done,
            failed=self.show_error,
        )

    def show_error(self, error: AppError) -> None:
        """Say what stands in the way where it can be helped; else as every form."""
        if isinstance(error, InvalidFields):
            # Whatever is wrong with the time is said beside it; a room that is none any more too.
            named = [InvalidInput(_BESIDE.get(p.field, p.field), p.message) for p in error.problems]
            error = InvalidFields(named)
        if not isinstance(error, Clashing):
            super().show_error(error)
            self.ask()
            return
        self.is_saving = False
        self.clear_problems()
        self.clashes.refused(error.clashes, may_override=error.may_override)
