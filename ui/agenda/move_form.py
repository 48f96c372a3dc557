"""Why an entry is moved: what hangs on it, what stands in the way, the ways out, the reason."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, Final

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from app.agenda import EventDraft, When, move_event
from app.agenda.checking import clashes_of, ways_out
from app.agenda.clashes import Clash, Clashing, WayOut
from app.agenda.rows import CalendarEntry
from app.agenda.spans import dated_span_text, parse_span
from app.clock import to_tehran
from app.errors import AppError
from app.text import isolate, persian_digits
from ui import theme
from ui.common.fields import LinesField, TextField
from ui.common.form import FormPanel
from ui.common.labels import take_all, text_label
from ui.shell import Shell

HANGS: Final = "آنچه به این برنامه بسته است و از جابه‌جایی آن اثر می‌گیرد:"
IN_THE_WAY: Final = "در این زمان:"
WAYS: Final = "راه‌های دیگر:"
#: So many ways out are offered; more would be a list to read.
MOST_WAYS: Final = 5

Saved = Callable[[CalendarEntry, When], None]


class SpanField(TextField):
    """A span of time as people type it."""

    def __init__(self, name: str, label: str, day: date, today: date) -> None:
        super().__init__(name, label, hint="۱۰ تا ۱۱:۳۰، فردا ۱۰ تا ۱۲")
        self.day, self._today = day, today

    def value(self) -> When:  # type: ignore[override]  # a field of its own kind of value
        """The span.

        Raises:
            ValueError: It cannot be read; the sentence is Persian.
        """
        return parse_span(self.line.text(), self.day, self._today)

    def set_value(self, value: When) -> None:  # type: ignore[override]  # as above
        """Show a span with its day."""
        self.line.setText(dated_span_text(value))
        self.line.setCursorPosition(0)


class MoveForm(FormPanel):
    """The form of moving one entry."""

    answers: frozenset[str] = frozenset()
    #: Pixels at the usual type; the days beside it stay readable.
    wanted_width = 430

    def __init__(
        self,
        shell: Shell,
        entry: CalendarEntry,
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
        self._when = SpanField("when", "زمان تازه", day, today)
        self._reason = LinesField("reason", "سبب جابه‌جایی", rows=3)
        self._override = TextField("override_reason", "سبب پذیرفتن تداخل")
        self.body.addWidget(text_label(entry.subject, self, "strong"))
        for sentence in (HANGS, *hanging) if hanging else ():
            self.body.addWidget(text_label(sentence, self, "label" if sentence == HANGS else ""))
        self.lay_rows([((self._when, 1),), ((self._reason, 1),), ((self._override, 1),)])
        self._override.hide()
        self._findings = QVBoxLayout()
        self._findings.setSpacing(theme.SPACE[0])
        self.body.addLayout(self._findings)
        self.body.addStretch(1)
        save = self.add_button("جابه‌جا شود   \u2066Ctrl+Enter\u2069", primary=True)
        save.clicked.connect(lambda: self.save("close"))
        self.buttons.addStretch(1)
        self.add_button("انصراف   \u2066Esc\u2069").clicked.connect(self.close_form)
        self.fill({"when": when})
        self._when.edited.connect(self.ask)

    def start(self) -> None:
        """The time stands there already: the reason is what is typed."""
        self._reason.setFocus()

    # -- what stands in the way ------------------------------------------------------------

    def _asked(self) -> EventDraft | None:
        try:
            typed = self._when.value()
        except ValueError:
            return None
        return replace(self._draft, when=self._with_roads(typed))

    def _with_roads(self, typed: When) -> When:
        return replace(
            self._roads,
            starts_at=typed.starts_at,
            ends_at=typed.ends_at,
            all_day=typed.all_day,
        )

    def ask(self) -> None:
        """Ask what stands in the way of the time as it is typed, and what ways there are out."""
        draft = self._asked()
        if draft is None:
            self.show_findings((), ())
            return
        tasks, number = self._shell.tasks, self._entry.id

        def clashes_known(clashes: Sequence[Clash]) -> None:
            if not any(one.blocks for one in clashes):
                self.show_findings(clashes, ())
                return

            def ways_known(ways: Sequence[WayOut]) -> None:
                self.show_findings(clashes, ways)

            tasks.read(self, ways_out, draft, number, done=ways_known, latest="ways")

        tasks.read(self, clashes_of, draft, number, done=clashes_known, latest="clashes")

    def show_findings(self, clashes: Sequence[Clash], ways: Sequence[WayOut]) -> None:
        """Name what stands in the way, and offer what would not."""
        take_all(self._findings)
        if clashes:
            self._findings.addWidget(text_label(IN_THE_WAY, self, "label"))
        for one in clashes:
            kind = "problem" if one.blocks else "muted"
            self._findings.addWidget(text_label(one.words, self, kind))
        if ways:
            self._findings.addWidget(text_label(WAYS, self, "label"))
        for way in ways[:MOST_WAYS]:
            self._findings.addWidget(self._way_button(way))

    def _way_button(self, way: WayOut) -> QWidget:
        button = QPushButton(way.words, self)

        def take() -> None:
            self._when.set_value(When(starts_at=way.starts_at, ends_at=way.ends_at))
            self._when.show_problem("")
            self._override.hide()
            self.ask()
            self._reason.setFocus()

        button.clicked.connect(take)
        return button

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
        if not isinstance(error, Clashing):
            super().show_error(error)
            self.ask()
            return
        self.is_saving = False
        self.clear_problems()
        self._override.setVisible(error.may_override)
        if error.may_override:
            self._override.show_problem("با نوشتن سبب می‌توانید با وجود این جابه‌جا کنید.")
        self.ask()
