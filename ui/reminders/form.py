"""A record's reminders: a new one, and those that wait, each ticked off or taken away."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final
from uuid import uuid4

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.changes import Kind
from app.kept_forms import FilledForm, FormKind
from app.reminder_sources import SOURCES
from app.reminders import (
    AnchorChoice,
    RecordReminders,
    ReminderDraft,
    ReminderRow,
    finish_reminder,
    record_reminders,
    remove_reminder,
    restore_reminder,
    set_reminder,
)
from ui import theme
from ui.common.fields import ChoiceField, TextField
from ui.common.form import FormPanel
from ui.common.form_keeping import FormKeeper
from ui.common.labels import text_label
from ui.common.moment_field import MomentField, now_at
from ui.common.register_page import RegisterPage
from ui.common.way_back import WayBack
from ui.reminders.texts import when_words
from ui.shell import Shell

TYPED: Final = "در زمانی که می‌نویسم"
#: Called with the reminder's id.
Saved = Callable[[int], None]


class ReminderForm(FormPanel):
    """Remind me, or a colleague, of this record."""

    def __init__(self, shell: Shell, about: RecordReminders, part: int, saved: Saved) -> None:
        """Make the form.

        Args:
            shell: The window.
            about: The record, and what waits on it.
            part: Which part of it the chosen row is; 0 for the whole.
            saved: Called when a reminder is set.
        """
        super().__init__(f"یادآوری {SOURCES[about.kind].title}")
        self._shell, self._about, self._saved = shell, about, saved
        self._part = part if part in about.titles else 0
        self._key = uuid4()
        self.body.addWidget(text_label(about.titles[self._part], self, "strong"))
        self._lay_fields()
        self._way_back = WayBack(self.bar, shell.tasks, shell.refresh_actions)
        shell.tasks.changed.connect(self._changed)
        self._waiting = QWidget(self)
        theme.set_kind(self._waiting, "inside")
        self._lines = QVBoxLayout(self._waiting)
        self._lines.setContentsMargins(0, 12, 0, 0)
        self.body.addWidget(self._waiting)
        self.body.addStretch(1)
        save = self.add_button("بگذار   \u2066Ctrl+Enter\u2069", primary=True)
        save.clicked.connect(lambda: self.save("close"))
        self.buttons.addStretch(1)
        self.add_button("انصراف   \u2066Esc\u2069").clicked.connect(self.close_form)
        self._show_waiting(about)
        on = {"kind": about.kind.value, "record": about.record_id, "part": self._part}
        self.keep(FormKeeper(self, shell.tasks, FormKind.REMINDER, self._key, more=on))

    def classification(self) -> int:
        """As secret as its record."""
        return self._about.classification

    def resume(self, filled: FilledForm) -> None:
        """Go on with a form that was kept, under the key its reminder is saved with."""
        super().resume(filled)
        self._key = filled.token

    def _lay_fields(self) -> None:
        choices = sorted(self._about.choices, key=lambda one: one.part_id != self._part)
        leads: list[tuple[AnchorChoice | None, str]] = [(one, one.words) for one in choices]
        when = ChoiceField("lead", "چه زمانی", [*leads, (None, TYPED)])
        at = MomentField("at", "زمان", lambda: now_at(self._shell))
        whom: list[tuple[int | None, str]] = [(None, "خودم"), *self._about.colleagues]
        self.lay_rows(
            (
                ((when, 1),),
                ((at, 1), (ChoiceField("operator_id", "برای", whom), 1)),
                ((TextField("note", "یادداشت"), 1),),
            )
        )
        # Whoever types a moment means it.
        at.edited.connect(lambda: when.set_value(None))

    def start(self) -> None:
        """Begin where there is something to choose, else where the moment is typed."""
        self.fields["lead" if self._about.choices else "at"].setFocus()

    def _show_waiting(self, about: RecordReminders) -> None:
        while self._lines.count():
            item = self._lines.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.deleteLater()
        if about.reminders:
            self._lines.addWidget(text_label("یادآوری‌های این رکورد", self._waiting, "muted"))
        for row in about.reminders:
            self._lines.addWidget(self._line(row))

    def _line(self, row: ReminderRow) -> QWidget:
        line = QWidget(self._waiting)
        theme.set_kind(line, "inside")
        layout = QHBoxLayout(line)
        layout.setContentsMargins(0, 2, 0, 2)
        whom = "" if row.is_mine else f" · برای {row.operator}"
        note = f" · {row.note}" if row.note else ""
        relative = f" ({row.relative})" if row.relative else ""
        words = f"{when_words(row.at, self._shell.today())}{relative}{note}{whom}"
        layout.addWidget(text_label(words, line), 1)
        for title, operation in (("انجام شد", finish_reminder), ("برداشتن", remove_reminder)):
            button = QPushButton(title, line)
            theme.set_kind(button, "quiet")
            button.setAccessibleName(f"{title}: {words}")
            button.clicked.connect(
                lambda _on=False, operation=operation, title=title: self._settle(
                    row, operation, title
                )
            )
            layout.addWidget(button)
        return line

    def _settle(self, row: ReminderRow, operation: Any, title: str) -> None:
        def done(number: int) -> None:
            self._way_back.offer(f"{title}: {row.note or row.subject}", restore_reminder, number)

        self._shell.tasks.write(
            self, operation, row.id, row.version, done=done, failed=self.show_error
        )

    def _changed(self, kinds: frozenset[Kind]) -> None:
        """Show what waits now."""
        if Kind.REMINDER in kinds:
            self._shell.tasks.read(
                self,
                record_reminders,
                self._about.kind,
                self._about.record_id,
                done=self._show_waiting,
                latest="waiting",
            )

    def save(self, after: str = "stay") -> None:  # noqa: ARG002  # setting always closes the form
        """Set the reminder."""
        values = self.begin_saving()
        if values is None:
            return
        self.submit(
            self._shell.tasks,
            set_reminder,
            self._draft(values),
            done=self._done,
            failed=self.show_error,
        )

    def _draft(self, values: Mapping[str, Any]) -> ReminderDraft:
        chosen: AnchorChoice | None = values["lead"]
        return ReminderDraft(
            kind=self._about.kind,
            record_id=self._about.record_id,
            part_id=chosen.part_id if chosen is not None else self._part,
            at=values["at"] if chosen is None else None,
            anchor=chosen.anchor if chosen is not None else "",
            lead=chosen.lead if chosen is not None else None,
            note=values["note"],
            operator_id=values["operator_id"],
            request_key=self._key,
        )

    def _done(self, number: int) -> None:
        self.is_saving = self.is_changed = False
        self.finished.emit()
        self._saved(number)


def open_kept_form(page: RegisterPage[Any], filled: FilledForm, saved: Saved) -> None:
    """Open a form that was kept, as it stood.

    Args:
        page: Opens it beside its list.
        filled: What was kept.
        saved: Called when the reminder is set after all.
    """

    def known(about: RecordReminders) -> None:
        form = ReminderForm(page.shell, about, int(filled.content["part"]), saved)
        form.resume(filled)
        page.open_form(form)

    kind, number = Kind(filled.content["kind"]), int(filled.content["record"])
    page.shell.tasks.read(page, record_reminders, kind, number, done=known)
