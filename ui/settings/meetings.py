"""How the office holds meetings: numbers, when minutes are due, the words of invitations."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from typing import Any, Final

from app.changes import Changes
from app.errors import InvalidInput
from app.meetings import (
    MeetingRules,
    meeting_number_example,
    meeting_rules,
    save_meeting_rules,
)
from app.text import isolate, persian_digits
from ui.common.fields import LinesField, TextField
from ui.common.labels import text_label
from ui.common.number_field import NumberField
from ui.settings.panel import SettingsPanel

NEEDED_NUMBER: Final = "عددی بنویسید."
TOKENS: Final = "{year} {yy} {mm} {serial:04}"
_NUMBERS: Final = (("number", "قالب شماره جلسه"), ("resolution_number", "قالب شماره مصوبه"))
MARKS: Final = (
    "در متن دعوت {جلسه}، {زمان} و {مکان} جای خود را به موضوع، زمان و جای جلسه می‌دهند. "
    "اگر الگوی نامه‌ای از گونه دعوتنامه باشد، همان به کار می‌رود."
)


class MeetingRulesForm(SettingsPanel):
    """One form for all of them; a number is shown as its format is typed."""

    title_words = "جلسات"

    def make_fields(self) -> None:
        """Lay the invitation's words, then minutes, then the numbers."""
        self.body.addWidget(text_label("دعوتنامه", self, "strong"))
        self.lay_rows(
            [
                ((LinesField("invitation_words", "متن دعوت، پیش از دستور جلسه", rows=4), 1),),
                ((LinesField("invitation_closing", "سطر پایانی، پس از دستور جلسه", rows=2), 1),),
            ]
        )
        self.body.addWidget(text_label(MARKS, self, "muted"))
        self.body.addWidget(text_label("صورتجلسه و شماره‌ها", self, "strong"))
        due = NumberField(
            "minutes_due_days", "مهلت صورتجلسه دبیرخانه بیرونی (روز کاری)", needed=True
        )
        numbers = [
            (TextField(name, words, digits=True, needed=True), 1) for name, words in _NUMBERS
        ]
        self.lay_rows([((due, 1),), tuple(numbers)])
        for field, _share in numbers:
            field.line.textChanged.connect(lambda _text, name=field.name: self._show_example(name))

    def _show_example(self, name: str) -> None:
        """Show the number the format gives, while it is typed."""
        field = self.fields[name]
        number = meeting_number_example(field.raw(), self.shell.today())
        said = isolate(persian_digits(number)) if number else ""
        field.show_note(f"نمونه: {said}" if said else f"نشان‌ها: {isolate(TOKENS)}")

    def reload(self) -> None:
        """Read the rules, unless something typed would be lost."""
        if not self.is_changed:
            self.shell.tasks.read(self, meeting_rules, done=self._show, latest="meeting rules")

    def _show(self, rules: MeetingRules) -> None:
        self.fill({one.name: getattr(rules, one.name) for one in fields(MeetingRules)})
        for name, _words in _NUMBERS:
            self._show_example(name)

    def deed(self, values: dict[str, Any]) -> tuple[Callable[..., Changes[Any]], tuple[Any, ...]]:
        """Save the rules."""
        if values["minutes_due_days"] is None:
            raise InvalidInput("minutes_due_days", NEEDED_NUMBER)
        return save_meeting_rules, (MeetingRules(**values),)
