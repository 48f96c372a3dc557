"""The rules an entry of the programme must keep to: hours, prayer, distances, the public day."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from typing import Any, Final

from app.agenda import AgendaRules, DayOffRule
from app.agenda.rules import agenda_rules, event_number_example, save_agenda_rules
from app.changes import Changes
from app.errors import InvalidFields, InvalidInput
from app.jalali import WEEKDAYS
from app.text import isolate, persian_digits
from ui.common.fields import ChoiceField, DateField, Field, TextField, TimeField
from ui.common.labels import text_label
from ui.common.number_field import NumberField
from ui.settings.panel import SettingsPanel

_WEEKDAYS: Final = ((None, "ندارد"), *enumerate(WEEKDAYS))
_WEEKS: Final = (
    (None, "به شمار هفته"),
    (1, "نخستین ماه"),
    (2, "دومین ماه"),
    (3, "سومین ماه"),
    (4, "چهارمین ماه"),
    (-1, "آخرین ماه"),
)
_DAYS_OFF: Final = (
    (DayOffRule.DROP, "برگزار نمی‌شود"),
    (DayOffRule.NEXT, "روز کاری بعد"),
    (DayOffRule.ASK, "پرسیده شود"),
)
#: Hours by their headings.
_HOURS: Final = (
    (
        "ساعت کار دفتر",
        (("work_from", "از"), ("work_to", "تا"), ("half_day_to", "روز نیمه‌وقت تا")),
    ),
    ("ساعت کار رمضان", (("ramadan_from", "از"), ("ramadan_to", "تا"))),
    ("وقت نماز", (("prayer_from", "از"), ("prayer_to", "تا"))),
    ("روز تقویم روی صفحه", (("day_from", "از"), ("day_to", "تا"))),
)
_COUNTS: Final = (
    ("gap", "فاصله میان برنامه‌ها (دقیقه)"),
    ("lead_days", "مهلت درخواست (روز کاری)"),
    ("minutes_due_days", "مهلت صورتجلسه (روز کاری)"),
)
NEEDED_HOUR: Final = "ساعت را بنویسید، مانند ۷:۳۰."
NEEDED_NUMBER: Final = "عددی بنویسید؛ صفر یعنی بی قید."
TOKENS: Final = "{year} {yy} {mm} {serial:04}"


class AgendaRulesForm(SettingsPanel):
    """One form for all of them; the number is shown as it is typed."""

    title_words = "قاعده‌های تقویم"

    def make_fields(self) -> None:
        """Lay the hours in pairs, then the counts, the public day and the number."""
        for title, pairs in _HOURS:
            self.body.addWidget(text_label(title, self, "strong"))
            self.lay_rows([tuple((_hour(title, *pair), 1) for pair in pairs)])
        self.body.addWidget(text_label("فاصله‌ها و مهلت‌ها", self, "strong"))
        counts: list[tuple[Field, int]] = [
            (NumberField(name, words, needed=True, least=0), 1) for name, words in _COUNTS
        ]
        self.lay_rows([tuple(counts)])
        self.body.addWidget(text_label("روز ملاقات عمومی", self, "strong"))
        weekday = ChoiceField("public_weekday", "روز هفته", _WEEKDAYS)
        every = NumberField("public_every", "هر چند هفته")
        first_day = DateField("public_first", "یک روز از آن‌ها", self.shell.today)
        public = "ملاقات عمومی"
        hours = [_hour(public, "public_from", "از"), _hour(public, "public_to", "تا")]
        week = ChoiceField("public_week", "کدام هفته", _WEEKS)
        day_off = ChoiceField("public_day_off", "اگر تعطیل بود", _DAYS_OFF)
        self.lay_rows(
            [
                ((weekday, 1), (week, 1), (every, 1), (first_day, 1)),
                ((day_off, 2), *((one, 1) for one in hours)),
            ]
        )
        self.body.addWidget(text_label("شماره برنامه‌ها", self, "strong"))
        number = TextField("number", "قالب شماره", digits=True, needed=True)
        self.lay_rows([((number, 1),)])
        number.line.textChanged.connect(self._show_example)

    def _show_example(self) -> None:
        """Show the number the format gives, while it is typed."""
        field = self.fields["number"]
        number = event_number_example(field.raw(), self.shell.today())
        said = isolate(persian_digits(number)) if number else ""
        field.show_note(f"نمونه: {said}" if said else f"نشان‌ها: {isolate(TOKENS)}")

    def reload(self) -> None:
        """Read the rules, unless something typed would be lost."""
        if not self.is_changed:
            self.shell.tasks.read(self, agenda_rules, done=self._show, latest="agenda rules")

    def _show(self, rules: AgendaRules) -> None:
        self.fill_unchanged({one.name: getattr(rules, one.name) for one in fields(AgendaRules)})
        self._show_example()

    def deed(self, values: dict[str, Any]) -> tuple[Callable[..., Changes[Any]], tuple[Any, ...]]:
        """Save the rules."""
        may_be_empty = {"public_weekday", "public_week", "public_first"}
        empty = [name for name, value in values.items() if value is None]
        problems = [
            InvalidInput(
                name, NEEDED_NUMBER if isinstance(self.fields[name], NumberField) else NEEDED_HOUR
            )
            for name in empty
            if name not in may_be_empty
        ]
        if problems:
            raise InvalidFields(problems)
        return save_agenda_rules, (AgendaRules(**values),)


def _hour(of: str, name: str, words: str) -> TimeField:
    field = TimeField(name, words, needed=True)
    # Its heading says to the eye of what it is; a reader of the screen hears it.
    field.line.setAccessibleName(f"{of}: {words}")
    return field
