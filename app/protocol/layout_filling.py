"""A layout with the values of a case in the place of its marks: filled, as a sample, or blank."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from app.protocol.layout_fields import (
    CASE_FIELDS,
    OFFICE_FIELDS,
    PERSON_FIELDS,
    PLACE,
    TABLES,
    LayoutField,
    travellers,
)
from app.protocol.layout_format import (
    BoxPart,
    CellPart,
    FilledBox,
    FilledCell,
    FilledHeading,
    FilledPart,
    FilledRow,
    FilledSheet,
    FilledSignatures,
    FilledTable,
    FilledText,
    FilledTicks,
    GapPart,
    HeadingPart,
    Layout,
    Mark,
    Part,
    Pieces,
    RowPart,
    SignaturePart,
    TablePart,
    TextPart,
    TicksPart,
    name_key,
)
from app.protocol.rows import CaseSheet
from app.text import persian_digits, search_key

#: Between the options an answer names.
BETWEEN: Final = "، "
#: Where a sentence waits for a value that is written by hand.
PLACE_TO_WRITE: Final = "............"
#: What stands between two values says nothing where one of them is missing.
BESIDE: Final = " ،؛/—–-"

#: Values by the folded name of their field.
Values = Mapping[str, str]


@dataclass(frozen=True)
class PersonValues:
    """A traveller's; `id` tells his answers from another's."""

    id: int
    values: Values


@dataclass(frozen=True)
class FormValues:
    """All a layout may name of one case.

    Attributes:
        tables: Rows of each table by its name.
        answers: By the question's name, or for a traveller's own by `answer_key`.
    """

    case: Values = field(default_factory=dict)
    people: tuple[PersonValues, ...] = ()
    tables: Mapping[str, Sequence[Values]] = field(default_factory=dict)
    answers: Mapping[str, str] = field(default_factory=dict)


def answer_key(question: str, person_id: int | None) -> str:
    """By which an answer is kept: a traveller's own has his id."""
    return question if person_id is None else f"{question}@{person_id}"


def values_of(case: CaseSheet, office: Mapping[str, str], answers: Mapping[str, str]) -> FormValues:
    """What a case says, by the names of layouts.

    Args:
        case: The case.
        office: What `OFFICE_FIELDS` names.
        answers: As kept for the form.
    """
    said = _asked(CASE_FIELDS, case) | {name_key(name): words for name, words in office.items()}
    return FormValues(
        said,
        tuple(PersonValues(one.id, _asked(PERSON_FIELDS, one)) for one in travellers(case)),
        {
            name: [_placed(_asked(table.fields, one), place) for place, one in _rows(table, case)]
            for name, table in TABLES.items()
        },
        answers,
    )


def _rows(table: Any, case: CaseSheet) -> enumerate[Any]:
    return enumerate(table.lines(case), 1)


def _asked(fields: Sequence[LayoutField], of: Any) -> dict[str, str]:
    return {name_key(one.name): one.value(of) for one in fields}


def _placed(values: dict[str, str], place: int) -> dict[str, str]:
    return {name_key(PLACE): persian_digits(str(place)), **values}


def sample_values(layout: Layout) -> FormValues:
    """Invented values for all a layout may name, and its questions answered by their words."""
    people = tuple(PersonValues(turn, _samples(PERSON_FIELDS, turn)) for turn in range(2))
    said = _samples(CASE_FIELDS, 0) | {name_key(name): one for name, one in OFFICE_FIELDS.items()}
    tables = {
        name: [_placed(_samples(table.fields, turn), turn + 1) for turn in range(table.sample_rows)]
        for name, table in TABLES.items()
    }
    answers = {
        answer_key(one.name, person): one.options[0] if one.options else f"({one.asked})"
        for one in layout.questions
        for person in (None, *(who.id for who in people))
    }
    return FormValues(said, people, tables, answers)


def _samples(fields: Sequence[LayoutField], turn: int) -> dict[str, str]:
    return {name_key(one.name): one.samples[turn % len(one.samples)] for one in fields}


def filled(layout: Layout, values: FormValues) -> tuple[FilledSheet, ...]:
    """A form with its values; a sheet for every traveller where it is laid out so."""
    head = values.people[:1]
    everybody = values.people if layout.by_person and values.people else head
    found = []
    for person in everybody or (None,):
        who = person.values.get(name_key("نام"), "") if person and layout.by_person else ""
        scope = {**values.case, **(person.values if person else {})}
        number = person.id if person and layout.by_person else None
        answers = {
            one.name: values.answers.get(answer_key(one.name, number), "")
            for one in layout.questions
        }
        filler = _Filler(scope, answers, values.tables)
        parts = tuple(filler.part(one) for one in layout.parts)
        found.append(FilledSheet(layout.title, layout.subtitle, who, parts))
    return tuple(found)


def blank(layout: Layout) -> FilledSheet:
    """A form empty, to be written in by hand; words that always stand there stay."""
    filler = _Filler({}, {}, {})
    parts = tuple(filler.part(one) for one in layout.parts)
    return FilledSheet(layout.title, layout.subtitle, "", parts, is_blank=True)


@dataclass(frozen=True)
class _Filler:
    """Puts values in the place of marks; what they hold is never read as a layout again."""

    scope: Values
    answers: Values
    tables: Mapping[str, Sequence[Values]]

    def part(self, part: Part) -> FilledPart:  # noqa: PLR0911  # one return a sort of part
        """A part with its values."""
        match part:
            case HeadingPart(pieces):
                return FilledHeading(self.words(pieces, place=PLACE_TO_WRITE))
            case TextPart(pieces):
                return FilledText(self.words(pieces, place=PLACE_TO_WRITE))
            case RowPart(cells):
                return FilledRow(tuple(self._cell(one) for one in cells))
            case BoxPart(label, lines, pieces):
                return FilledBox(label, lines, self.words(pieces))
            case TicksPart(label, options, mark):
                return FilledTicks(label, options, self._ticked(options, mark))
            case TablePart():
                return self._table(part)
            case SignaturePart(places):
                return FilledSignatures(tuple(self._cell(one) for one in places))
            case GapPart():
                return part

    def words(self, pieces: Pieces, scope: Values | None = None, *, place: str = "") -> str:
        """Words and values after each other; where a value is missing among words, its place."""
        scope = self.scope if scope is None else scope
        has_words = any(isinstance(one, str) and one.strip(BESIDE) for one in pieces)
        missing = place if has_words else ""
        said = "".join(
            one if isinstance(one, str) else self._value(one, scope) or missing for one in pieces
        )
        return said.strip() if place else said.strip(BESIDE)

    def _value(self, mark: Mark, scope: Values) -> str:
        return (self.answers if mark.is_question else scope).get(mark.key, "")

    def _cell(self, cell: CellPart) -> FilledCell:
        place = "" if self.scope else PLACE_TO_WRITE
        return FilledCell(cell.label, self.words(cell.pieces, place=place), cell.share)

    def _ticked(self, options: Sequence[str], mark: Mark | None) -> tuple[str, ...]:
        """The options an answer is, or those that stand word for word in a field."""
        if mark is None:
            return ()
        value = self._value(mark, self.scope)
        if mark.is_question:
            named = {search_key(one) for one in value.split(BETWEEN.strip())}
            return tuple(one for one in options if search_key(one) in named)
        words = f" {search_key(value)} "
        return tuple(one for one in options if f" {search_key(one)} " in words)

    def _table(self, table: TablePart) -> FilledTable:
        rows = tuple(
            tuple(self.words(one.pieces, {**self.scope, **row}) for one in table.columns)
            for row in self.tables.get(table.source, ())
        )
        columns = tuple(FilledCell(one.label, "", one.share) for one in table.columns)
        return FilledTable(columns, rows, table.rows)
