"""The fields a line of a case is typed in, as data, and what makes editors of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Final

from app.agenda import When
from app.clock import to_tehran
from app.contacts import ContactRow
from app.errors import InvalidInput
from app.protocol.rows import CaseSheet
from app.protocol.rules import Rank
from app.text import latin_digits, persian_digits
from ui.common.contact_edit import ContactField
from ui.common.fields import (
    CheckField,
    ChoiceField,
    DateField,
    Field,
    LinesField,
    SegmentField,
    TextField,
)
from ui.common.form import FieldRow
from ui.common.moment_field import MomentField, now_at
from ui.common.money_field import MoneyField
from ui.common.number_field import NumberField
from ui.common.span_field import SpanField
from ui.protocol.desk_words import NOTHING
from ui.shell import Shell

UNKNOWN_RANK: Final = "مقامی بیرون از فهرست تقدم"
NO_NUMBER: Final = "عدد درست بنویسید، مانند ۵ یا ۲-."
NO_COUNT: Final = "عدد را بنویسید."
_SIGNED: Final = re.compile(r"[-\u2212]?\d{1,4}|\d{1,4}[-\u2212]")


class SignedField(TextField):
    """A whole number that may be below nought; its sign may stand on either side of it."""

    def __init__(self, name: str, label: str, hint: str) -> None:
        super().__init__(name, label, digits=True, hint=hint)

    def value(self) -> int:  # type: ignore[override]  # a field of its own kind of value
        """The number; nought when nothing is typed.

        Raises:
            ValueError: It is none.
        """
        text = latin_digits(self.line.text().strip())
        if not text:
            return 0
        if not _SIGNED.fullmatch(text):
            raise ValueError(NO_NUMBER)
        count = int(text.strip("-\u2212"))
        return count if text.isdigit() else -count

    def set_value(self, value: int) -> None:  # type: ignore[override]  # as above
        """Show a number."""
        self.line.setText(persian_digits(str(value)))


class Typed(StrEnum):
    """How a field of a line is typed."""

    TEXT = "text"
    #: Of the guest's language: left to right where it is Latin.
    FOREIGN = "foreign"
    CODE = "code"
    LONG = "long"
    DAY = "day"
    MOMENT = "moment"
    SPAN = "span"
    NUMBER = "number"
    #: A number of days that may lie after as well as before.
    SIGNED = "signed"
    MONEY = "money"
    CHOICE = "choice"
    SEGMENT = "segment"
    CHECK = "check"
    CONTACT = "contact"
    RANK = "rank"
    VEHICLE = "vehicle"


@dataclass(frozen=True)
class LineField:
    """A field of a line; its name is the draft's attribute.

    Attributes:
        share: Of the width of its row.
        choices: Of a choice: the enum, and its words by value.
        contact: Of a contact: the draft's attribute with his id.
        least: Of a number.
    """

    name: str
    title: str
    typed: Typed = Typed.TEXT
    share: int = 1
    choices: tuple[type[StrEnum], Mapping[str, str]] | None = None
    needed: bool = False
    hint: str = ""
    contact: str = ""
    least: int = 1


@dataclass(frozen=True)
class Making:
    """What editors are made with.

    Attributes:
        day: The day meant where a time is typed without one.
    """

    shell: Shell
    sheet: CaseSheet
    ranks: Sequence[Rank]
    day: date


def rank_choices(ranks: Sequence[Rank]) -> list[tuple[str, str]]:
    """Ranks in the order of precedence, after none."""
    return [("", NOTHING), *((one.key, one.name) for one in ranks)]


def vehicle_choices(sheet: CaseSheet) -> list[tuple[int | None, str]]:
    """The cars of a case, after none."""
    return [(None, NOTHING), *((one.id, one.title or one.plate) for one in sheet.vehicles)]


def _words(one: LineField) -> list[tuple[Any, str]]:
    if one.choices is None:
        return []
    kind, words = one.choices
    return [(value, words[value.value]) for value in kind]


def _text(one: LineField, _made: Making) -> Field:
    return TextField(one.name, one.title, needed=one.needed, hint=one.hint)


def _code(one: LineField, _made: Making) -> Field:
    return TextField(one.name, one.title, needed=one.needed, digits=True, hint=one.hint)


def _span(one: LineField, made: Making) -> Field:
    today = made.shell.today()
    return SpanField(one.name, one.title, lambda: made.day, lambda: today, optional=True)


_MAKERS: Final[Mapping[Typed, Callable[[LineField, Making], Field]]] = {
    Typed.TEXT: _text,
    Typed.FOREIGN: _code,
    Typed.CODE: _code,
    Typed.SPAN: _span,
    Typed.LONG: lambda one, _made: LinesField(one.name, one.title, needed=one.needed, rows=3),
    Typed.DAY: lambda one, made: DateField(
        one.name, one.title, made.shell.today, needed=one.needed
    ),
    Typed.MOMENT: lambda one, made: MomentField(
        one.name, one.title, lambda: now_at(made.shell), needed=one.needed
    ),
    Typed.NUMBER: lambda one, _made: NumberField(
        one.name, one.title, needed=one.needed, least=one.least
    ),
    Typed.SIGNED: lambda one, _made: SignedField(one.name, one.title, one.hint),
    Typed.MONEY: lambda one, _made: MoneyField(one.name, one.title, needed=one.needed),
    Typed.CHOICE: lambda one, _made: ChoiceField(one.name, one.title, _words(one)),
    Typed.SEGMENT: lambda one, _made: SegmentField(one.name, one.title, _words(one)),
    Typed.CHECK: lambda one, _made: CheckField(one.name, one.title),
    Typed.CONTACT: lambda one, made: ContactField(
        one.name, one.title, made.shell.tasks, needed=one.needed
    ),
    Typed.RANK: lambda one, made: ChoiceField(one.name, one.title, rank_choices(made.ranks)),
    Typed.VEHICLE: lambda one, made: ChoiceField(one.name, one.title, vehicle_choices(made.sheet)),
}

#: What the directory knows of a person, by the field it is shown in.
_KNOWN: Final = {"post": "post", "organisation": "organisation", "phone": "phone"}


class LineFields:
    """The editors of a line, filled from its draft and read back into it."""

    def __init__(self, rows: Sequence[Sequence[LineField]], made: Making) -> None:
        self._data = {one.name: one for row in rows for one in row}
        self._ranks = made.ranks
        self._fields = {name: _MAKERS[one.typed](one, made) for name, one in self._data.items()}
        self.rows: list[FieldRow] = [
            tuple((self._fields[one.name], one.share) for one in row) for row in rows
        ]
        for field in self._fields.values():
            if isinstance(field, ContactField):
                field.picked.connect(self._known)

    def __getitem__(self, name: str) -> Any:
        return self._fields[name]

    def _known(self, row: ContactRow) -> None:
        """What the directory knows of whoever was taken, in place of what stood there."""
        for name, known in _KNOWN.items():
            field = self._fields.get(name)
            if isinstance(field, TextField):
                field.set_value(persian_digits(getattr(row, known)))

    def show(self, draft: Any) -> None:
        """Show a line as it stands."""
        for name, one in self._data.items():
            field = self._fields[name]
            if one.typed is Typed.SPAN:
                if draft.starts_at is not None:
                    field.set_value(_span_of(draft))
                continue
            value = getattr(draft, name)
            if isinstance(field, ContactField):
                field.set_contact(getattr(draft, one.contact), value)
            elif isinstance(field, ChoiceField) and one.typed is Typed.RANK:
                self._show_rank(field, value)
            elif one.typed is Typed.CODE:
                field.set_value(persian_digits(value))
            else:
                field.set_value(value)

    def _show_rank(self, field: ChoiceField, value: str) -> None:
        """A rank that is not in the order, or whose order is still being read, stays."""
        if value and all(one.key != value for one in self._ranks):
            field.set_choices([*rank_choices(self._ranks), (value, UNKNOWN_RANK)])
        field.set_value(value)

    def read(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """What is typed, by the draft's attributes.

        Raises:
            InvalidInput: A number is missing.
        """
        held = dict(values)
        for name, one in self._data.items():
            if one.contact:
                held[one.contact] = self[name].contact_id
            if one.typed is Typed.SPAN:
                when: When | None = held.pop(name)
                held["starts_at"] = when.starts_at if when is not None else None
                held["ends_at"] = when.ends_at if when is not None else None
            elif one.typed is Typed.NUMBER and held[name] is None:
                raise InvalidInput(name, NO_COUNT)
        return held


def _span_of(draft: Any) -> When:
    ends = draft.ends_at or draft.starts_at
    return When(starts_at=to_tehran(draft.starts_at), ends_at=to_tehran(ends))
