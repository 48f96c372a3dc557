"""The form that moves a meeting to another time."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from app.agenda import EventKind, When
from app.clock import to_tehran
from app.errors import AppError
from app.meetings import MeetingSheet, MeetingState, meeting_sheet, move_meeting
from ui.common.fields import LinesField
from ui.common.labels import text_label
from ui.common.record_step_form import theirs_words
from ui.common.timed_form import TimedForm
from ui.meetings.desk_words import meeting_name
from ui.meetings.meeting_form import USUAL_MINUTES
from ui.meetings.texts import meeting_heading
from ui.shell import Shell
from ui.theme import Tone

GOES_ALONG: Final = "برنامه این جلسه در تقویم با آن می‌رود."
INVITED: Final = "دعوت‌ها رفته است؛ زمان تازه را به دعوت‌شدگان بگویید."


class MoveMeetingForm(TimedForm):
    """Moves a meeting to another time, with the reason; its entry of the programme goes along."""

    entry = (EventKind.MEETING, "جلسه")
    usual_minutes = USUAL_MINUTES

    def __init__(self, shell: Shell, sheet: MeetingSheet, saved: Callable[[], None]) -> None:
        title = f"جابه‌جایی — {meeting_name(sheet)}"
        super().__init__(shell, title, to_tehran(sheet.starts_at).date(), sheet.event_id)
        self._sheet, self._saved = sheet, saved
        self.body.addWidget(text_label(meeting_heading(sheet), self, "strong"))
        is_invited = sheet.state is MeetingState.INVITED
        for said, words in ((sheet.event_id, GOES_ALONG), (is_invited, INVITED)):
            if said:
                self.body.addWidget(text_label(words, self, "muted"))
        self.lay_rows([((self.when, 1),)])
        self.body.addWidget(self.clashes)
        self.lay_rows([((LinesField("reason", "سبب جابه‌جایی", needed=True, rows=3), 1),)])
        self.add_field(self.clashes.override)
        self.body.addStretch(1)
        save = self.add_button("جابه‌جا شود   \u2066Ctrl+Enter\u2069", primary=True)
        save.clicked.connect(lambda: self.save("close"))
        self.buttons.addStretch(1)
        self.add_button("انصراف   \u2066Esc\u2069").clicked.connect(self.close_form)
        self.fill({"when": When(starts_at=sheet.starts_at, ends_at=sheet.ends_at)})

    def asks_time(self) -> bool:
        """Only of one that stands in the governor's programme."""
        return self._sheet.event_id is not None

    def start(self) -> None:
        """The time is what is typed first, over the old one."""
        self.when.setFocus()
        self.when.line.selectAll()

    def save(self, after: str = "stay") -> None:  # noqa: ARG002  # a move is done and over
        """Move the meeting."""
        values = self.begin_saving()
        if values is None:
            return
        try:
            when = self.typed_time(values)
        except AppError as error:
            self.show_error(error)
            return
        self.submit(
            self._shell.tasks,
            move_meeting,
            self._sheet.id,
            self._sheet.version,
            when.starts_at,
            when.ends_at,
            values["reason"],
            values["override_reason"],
            done=self._done,
            failed=self.show_error,
        )

    def offer_theirs(self) -> None:
        """Read the meeting anew; it is moved from where it stands when it is saved again."""

        def known(sheet: MeetingSheet) -> None:
            self._sheet = sheet
            self.bar.say(theirs_words(sheet), Tone.WARNING)

        read = self._shell.tasks.read
        number = self._sheet.id
        read(self, meeting_sheet, number, done=known, failed=self.show_error, latest="theirs")

    def _done(self, _value: Any) -> None:
        self.is_saving = self.is_changed = False
        self.finished.emit()
        self._saved()
