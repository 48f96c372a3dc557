"""How the office does protocol work: the order of precedence, reports of trips, numbers."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import fields
from typing import Any, Final

from app.changes import Changes
from app.errors import InvalidFields, InvalidInput
from app.protocol import (
    ProtocolRules,
    Rank,
    protocol_number_example,
    protocol_rules,
    save_protocol_rules,
)
from app.text import isolate, latin_digits, persian_digits
from ui.common.fields import CheckField, TextField
from ui.common.labels import text_label
from ui.common.number_field import NumberField
from ui.common.rows_field import FieldLine, RowsField
from ui.settings.panel import SettingsPanel

NEEDED_NUMBER: Final = "عددی بنویسید."
NO_DAYS: Final = "روزها را با «و» از هم جدا کنید؛ مانند ۱ و ۵ و ۱۵."
TOKENS: Final = "{year} {yy} {mm} {serial:03}"
RANKS: Final = "مقام‌ها به ترتیب تشریفات   (Alt+↑ و Alt+↓ جابه‌جا می‌کند)"
RANKS_NOTE: Final = (
    "کسی که بالاتر است پیش‌تر می‌نشیند و نامش پیش‌تر می‌آید. مقام را می‌توان دوباره نامید؛ "
    "پرونده‌هایی که آن را دارند با نام تازه دیده می‌شوند."
)
_NUMBERS: Final = (
    ("case_number", "قالب شماره پرونده"),
    ("agreement_number", "قالب شماره توافق"),
    ("gift_number", "قالب شماره هدیه"),
)
_COUNTS: Final = (
    ("report_due_days", "مهلت گزارش سفر (روز کاری)"),
    ("passport_months", "اعتبار گذرنامه پس از سفر (ماه)"),
    ("occasion_days", "یادآوری مناسبت از (روز پیش)"),
)
#: Numbers that may be none at all.
_FROM_NOUGHT: Final = frozenset({"passport_months", "occasion_days"})


class RankField(TextField):
    """A rank's name; it knows by which key records keep it."""

    def __init__(self) -> None:
        super().__init__("rank", "مقام", hint="مقام")
        self.key = ""

    def show_rank(self, key: str, name: str) -> None:
        """Be the line of a rank."""
        self.key = key
        self.set_value(name)

    def raw(self) -> Any:
        """The name, and whose it is."""
        return {"name": self.line.text(), "key": self.key}

    def set_raw(self, raw: Any) -> None:
        """Show the name again, as the same rank's."""
        if isinstance(raw, dict):
            self.show_rank(str(raw.get("key", "")), str(raw.get("name", "")))


class RankRow(FieldLine[Rank]):
    """A rank of the order of precedence, and whether the pavilion is open to it."""

    def __init__(self) -> None:
        self.name = RankField()
        self.pavilion = CheckField("may_pavilion", "پاویون")
        super().__init__([(self.name, 6), (self.pavilion, 1)])

    def value(self) -> Rank:
        """The rank."""
        return Rank(self.name.key, self.name.value(), may_pavilion=self.pavilion.value())

    def set_value(self, value: Rank) -> None:
        """Show a rank."""
        self.name.show_rank(value.key, value.name)
        self.pavilion.set_value(value.may_pavilion)


class ProtocolRulesForm(SettingsPanel):
    """One form for all of them; a number is shown as its format is typed."""

    title_words = "تشریفات"

    def make_fields(self) -> None:
        """Lay days and numbers, then the order of precedence."""
        counts = [
            (NumberField(name, words, needed=True, least=0 if name in _FROM_NOUGHT else 1), 1)
            for name, words in _COUNTS
        ]
        rungs = TextField("report_rungs", "یادآوری گزارش دیرکرده پس از (روز)", needed=True)
        numbers = [
            (TextField(name, words, digits=True, needed=True), 1) for name, words in _NUMBERS
        ]
        self.body.addWidget(text_label("زمان‌ها", self, "strong"))
        self.lay_rows([tuple(counts[:2]), (counts[2], (rungs, 1))])
        self.body.addWidget(text_label("شماره‌ها", self, "strong"))
        self.lay_rows([tuple(numbers)])
        self.body.addWidget(text_label("ترتیب تشریفات", self, "strong"))
        self.body.addWidget(text_label(RANKS_NOTE, self, "muted"))
        self.lay_rows([((RowsField("ranks", RANKS, RankRow, watch=self), 1),)])
        for field, _share in numbers:
            field.line.textChanged.connect(lambda _text, name=field.name: self._show_example(name))

    def _show_example(self, name: str) -> None:
        """Show the number the format gives, while it is typed."""
        field = self.fields[name]
        number = protocol_number_example(field.raw(), self.shell.today())
        said = isolate(persian_digits(number)) if number else ""
        field.show_note(f"نمونه: {said}" if said else f"نشان‌ها: {isolate(TOKENS)}")

    def reload(self) -> None:
        """Read the rules, unless something typed would be lost."""
        if not self.is_changed:
            self.shell.tasks.read(self, protocol_rules, done=self._show, latest="protocol rules")

    def _show(self, rules: ProtocolRules) -> None:
        values = {one.name: getattr(rules, one.name) for one in fields(ProtocolRules)}
        # A letter between them keeps them in their order on the screen.
        rungs = " و ".join(str(days) for days in rules.report_rungs)
        self.fill_unchanged(values | {"report_rungs": persian_digits(rungs)})
        for name, _words in _NUMBERS:
            self._show_example(name)

    def deed(self, values: dict[str, Any]) -> tuple[Callable[..., Changes[Any]], tuple[Any, ...]]:
        """Save the rules."""
        problems = [
            InvalidInput(name, NEEDED_NUMBER) for name, _words in _COUNTS if values[name] is None
        ]
        rungs = re.split(r"[،,و\s]+", latin_digits(values["report_rungs"]).strip(" ،,"))
        if not all(days.isascii() and days.isdigit() and len(days) < 5 for days in rungs):
            problems.append(InvalidInput("report_rungs", NO_DAYS))
        if problems:
            raise InvalidFields(problems)
        values["report_rungs"] = tuple(int(days) for days in rungs)
        return save_protocol_rules, (ProtocolRules(**values),)
