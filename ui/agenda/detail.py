"""What is known of the entry the calendar stands on, beside it, and what can be done next."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.agenda.rows import AttendeeLine, CalendarEntry, EventSheet
from app.agenda.states import Answer, EventState
from app.agenda.texts import ANSWERS, EVENT_KINDS, EVENT_STATES
from app.clock import to_tehran
from app.jalali import long_jalali_text
from app.text import isolate, persian_digits
from ui import theme
from ui.agenda import words
from ui.agenda.calendar_steps import next_steps
from ui.common.chip import Chip
from ui.common.lines_pane import LinesPane
from ui.common.next_steps import NextSteps
from ui.shell import Shell
from ui.theme import Tone

NOTHING: Final = (
    "برنامه‌ای برگزیده نیست. با کلیدهای جهت میان ساعت‌ها بروید و با Tab میان برنامه‌های روز؛ "
    "Enter باز می‌کند و در جای خالی برنامه تازه می‌نویسد."
)
_TONES: Final = {
    EventState.TENTATIVE: Tone.WARNING,
    EventState.SCHEDULED: Tone.INFORMATION,
    EventState.INVITED: Tone.INFORMATION,
    EventState.MINUTES_AWAITED: Tone.WARNING,
    EventState.CANCELLED: Tone.DANGER,
    EventState.POSTPONED: Tone.DANGER,
    EventState.REJECTED: Tone.DANGER,
}
#: So many attendees are named; the others are counted.
MOST_NAMED: Final = 8


class EntryDetail(QFrame):
    """Shows one entry."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_kind(self, "card")
        self._shell = shell
        self.number = QLabel(self)
        theme.set_kind(self.number, "muted")
        self._chip = Chip(self)
        head = QHBoxLayout()
        head.addWidget(self.number)
        head.addStretch(1)
        head.addWidget(self._chip)
        self.lines = LinesPane(self)
        self._steps = NextSteps(shell, self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 10, 8, 12)
        layout.setSpacing(5)
        layout.addLayout(head)
        layout.addWidget(self.lines, 1)
        layout.addLayout(self._steps)
        self.show_entry(None, ())

    def show_entry(
        self,
        entry: CalendarEntry | None,
        others: Sequence[CalendarEntry],
        sheet: EventSheet | None = None,
    ) -> None:
        """Show an entry, at first as the calendar knows it and then whole."""
        self.number.setVisible(entry is not None and not entry.is_hidden)
        self._chip.setVisible(entry is not None and not entry.is_hidden)
        if entry is None:
            self.lines.show_lines([("muted", NOTHING)])
            self._steps.show_actions(())
            return
        self.number.setText(isolate(persian_digits(entry.number)))
        tone = _TONES.get(entry.state, Tone.SUCCESS)
        self._chip.show_state(EVENT_STATES[entry.state], tone)
        self.lines.show_lines(detail_lines(entry, others, sheet))
        self._steps.show_actions(next_steps(entry, self._shell.operator()))


def detail_lines(
    entry: CalendarEntry, others: Sequence[CalendarEntry], sheet: EventSheet | None
) -> list[tuple[str, str]]:
    """What is said of an entry, line by line with its kind."""
    day = long_jalali_text(to_tehran(entry.starts_at).date())
    found = [("heading", words.subject_of(entry))]
    if not entry.is_hidden:
        found.append(("muted", EVENT_KINDS[entry.kind]))
    found.append(("strong", f"{day}، {words.hours_of(entry)}"))
    clash = words.clash_words(entry, others)
    found += [("strong", clash)] if clash else []
    if entry.place:
        found += [("label", "جا"), ("", entry.place)]
    if entry.who:
        found += [("label", "درخواست‌کننده"), ("", entry.who)]
    marks = [one for one in words.state_words(entry) if one != words.CLASHES]
    marks = [one for one in marks if one != EVENT_STATES[entry.state]]
    found += [("label", "نشان‌ها"), ("", "، ".join(marks))] if marks else []
    return found + (_sheet_lines(sheet) if sheet is not None else [])


def _sheet_lines(sheet: EventSheet) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    road = [
        persian_digits(f"{minutes} دقیقه {said}")
        for minutes, said in (
            (sheet.preparation, "آمادگی"),
            (sheet.travel_before, "راه رفت"),
            (sheet.travel_after, "راه برگشت"),
        )
        if minutes
    ]
    found += [("label", "پیش و پس از آن"), ("", "، ".join(road))] if road else []
    uses = [one.name for one in sheet.uses]
    found += [("label", "آنچه گرفته است"), ("", "، ".join(uses))] if uses else []
    if sheet.attendees:
        found.append(("label", "حاضران"))
        found += [("", _attendee_words(one)) for one in sheet.attendees[:MOST_NAMED]]
        more = len(sheet.attendees) - MOST_NAMED
        found += [("muted", persian_digits(f"و {more} نفر دیگر"))] if more > 0 else []
    for label, text in (
        ("با پذیرش تداخل", sheet.override_reason),
        ("باید دیده شود", sheet.touched_words),
        ("آخرین گام", sheet.last_step),
        ("یادداشت", sheet.notes),
    ):
        found += [("label", label), ("", text)] if text else []
    return found


def _attendee_words(one: AttendeeLine) -> str:
    answer = "" if one.answer is Answer.NONE else f" — {ANSWERS[one.answer]}"
    post = f"، {one.post}" if one.post else ""
    return f"{one.name or one.organisation}{post}{answer}"
