"""How the office takes visitors in: waiting, categories, the gate, numbers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from typing import Any, Final

from app.changes import Changes
from app.errors import InvalidFields, InvalidInput
from app.text import isolate, persian_digits
from app.visits import VisitRules, save_visit_rules, visit_number_example, visit_rules
from ui.common.fields import LinesField, TextField
from ui.common.labels import text_label
from ui.common.number_field import NumberField
from ui.settings.panel import SettingsPanel

NEEDED_NUMBER: Final = "عددی بنویسید."
TOKENS: Final = "{year} {yy} {mm} {serial:04}"
#: Number formats, and the words of their fields.
_NUMBERS: Final = (("number", "قالب شماره ملاقات"), ("public_day_number", "قالب شماره روز عمومی"))
_COUNTS: Final = (
    ("usual_minutes", "مدت معمول ملاقات (دقیقه)"),
    ("waiting_warn", "هشدار انتظار پس از (دقیقه)"),
    ("minutes_each", "سهم هر نفر در روز عمومی (دقیقه)"),
    ("report_months", "گزارش دوره‌ای هر (ماه)"),
)


class VisitRulesForm(SettingsPanel):
    """One form for all of them; a number is shown as its format is typed."""

    title_words = "ملاقات‌ها"

    def make_fields(self) -> None:
        """Lay what concerns waiting, then the words, the inspection office and the numbers."""
        self.body.addWidget(text_label("زمان‌ها", self, "strong"))
        counts = [(NumberField(name, words, needed=True), 1) for name, words in _COUNTS]
        self.lay_rows([tuple(counts[:2]), tuple(counts[2:])])
        self.lay_rows(
            [
                ((LinesField("categories", "دسته‌های موضوع، هر کدام در یک سطر", rows=6), 1),),
                ((LinesField("gate_text", "متن برگ ورود به دژبانی", rows=3), 1),),
                (
                    (TextField("inspection_office", "دفتر بازرسی"), 1),
                    (TextField("inspection_person", "گیرنده در آن دفتر"), 1),
                ),
            ]
        )
        self.body.addWidget(text_label("شماره‌ها", self, "strong"))
        numbers = [
            (TextField(name, words, digits=True, needed=True), 1) for name, words in _NUMBERS
        ]
        self.lay_rows([tuple(numbers)])
        for field, _share in numbers:
            field.line.textChanged.connect(lambda _text, name=field.name: self._show_example(name))

    def _show_example(self, name: str) -> None:
        """Show the number the format gives, while it is typed."""
        field = self.fields[name]
        number = visit_number_example(field.raw(), self.shell.today())
        said = isolate(persian_digits(number)) if number else ""
        field.show_note(f"نمونه: {said}" if said else f"نشان‌ها: {isolate(TOKENS)}")

    def reload(self) -> None:
        """Read the rules, unless something typed would be lost."""
        if not self.is_changed:
            self.shell.tasks.read(self, visit_rules, done=self._show, latest="visit rules")

    def _show(self, rules: VisitRules) -> None:
        values = {one.name: getattr(rules, one.name) for one in fields(VisitRules)}
        self.fill(values | {"categories": "\n".join(rules.categories)})
        for name, _words in _NUMBERS:
            self._show_example(name)

    def deed(self, values: dict[str, Any]) -> tuple[Callable[..., Changes[Any]], tuple[Any, ...]]:
        """Save the rules."""
        empty = [name for name, _words in _COUNTS if values[name] is None]
        if empty:
            raise InvalidFields([InvalidInput(name, NEEDED_NUMBER) for name in empty])
        lines = (line.strip() for line in values.pop("categories").splitlines())
        categories = tuple(dict.fromkeys(line for line in lines if line))
        return save_visit_rules, (VisitRules(**values, categories=categories),)
