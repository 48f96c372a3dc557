"""The letters as a spreadsheet, laid out so that the import of a register takes it back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from sqlalchemy import Select, func, select

from app.access import Right, require
from app.exchange.fields import LETTER_FIELDS
from app.exchange.workbook import SheetColumn, workbook_bytes
from app.letters import LetterDirection, LetterKind, PartyRole
from app.letters.deeds import ENCLOSURES, LETTERS, PARTIES
from app.letters.registers import REGISTERS
from app.marks import Classification, Urgency
from app.progress import Progress
from app.session import OfficeSession
from app.text import latin_digits
from app.texts import (
    CLASSIFICATIONS,
    LETTER_CHANNELS,
    LETTER_DIRECTIONS,
    LETTER_KINDS,
    LETTER_STATES,
    URGENCIES,
)

#: Columns that stand before those an import reads.
_FIRST: Final = (SheetColumn("دفتر ثبت", 18), SheetColumn("شماره کامل", 18))

_WORDS: Final[Mapping[str, Mapping[Any, str]]] = {
    "direction": LETTER_DIRECTIONS,
    "channel": LETTER_CHANNELS,
    "kind": LETTER_KINDS,
    "state": LETTER_STATES,
    "urgency": {urgency.value: word for urgency, word in URGENCIES.items()},
    "classification": {int(rank): word for rank, word in CLASSIFICATIONS.items()},
}
#: What is not worth a word, so that the eye finds what differs.
_USUAL: Final = {
    "urgency": Urgency.NORMAL.value,
    "classification": int(Classification.ORDINARY),
    "kind": LetterKind.LETTER.value,
}
#: Which half a column of the paper register is of.
_OUTGOING: Final = {
    "sent_on": "dated",
    "sent_subject": "subject",
    "sent_enclosures": "enclosures",
}
_INCOMING: Final = frozenset({"dated", "subject", "enclosures"})


def export_letters(session: OfficeSession, progress: Progress | None = None) -> tuple[bytes, int]:
    """Every letter that has a number as a spreadsheet, as far as the clearance goes.

    Returns:
        The file, and how many letters it has.

    Raises:
        NotAllowed: The operator may not read letters.
        Cancelled: By `progress`.
    """
    operator = session.desk.operator
    require(operator, Right.READ_LETTERS)
    progress = progress or Progress()
    seen = (LETTERS.c.classification <= int(operator.clearance), LETTERS.c.number != "")
    count = session.execute(select(func.count()).select_from(LETTERS).where(*seen)).scalar_one()
    rows = session.execute(_letters().where(*seen).execution_options(yield_per=1000)).mappings()
    columns = [*_FIRST, *(SheetColumn(field.title, field.width) for field in LETTER_FIELDS)]
    return workbook_bytes("نامه‌ها", columns, _rows(rows), progress=progress, of=count), count


def _letters() -> Select[Any]:
    receiver = (
        select(PARTIES.c.name)
        .where(PARTIES.c.letter_id == LETTERS.c.id, PARTIES.c.role == PartyRole.RECEIVER.value)
        .order_by(PARTIES.c.place, PARTIES.c.id)
        .limit(1)
        .scalar_subquery()
    )
    pages = (
        select(func.sum(ENCLOSURES.c.pages))
        .where(ENCLOSURES.c.letter_id == LETTERS.c.id)
        .scalar_subquery()
    )
    return (
        select(
            LETTERS,
            REGISTERS.c.name.label("register"),
            receiver.label("receiver"),
            pages.label("enclosures"),
        )
        .join(REGISTERS, REGISTERS.c.id == LETTERS.c.register_id)
        .order_by(REGISTERS.c.place, LETTERS.c.year, LETTERS.c.serial)
    )


def _rows(letters: Iterable[Mapping[Any, Any]]) -> Iterator[list[object]]:
    for letter in letters:
        values = [_value(field.name, letter) for field in LETTER_FIELDS]
        yield [letter["register"], latin_digits(letter["number"]), *values]


def _value(name: str, letter: Mapping[Any, Any]) -> object:
    ours = letter["direction"] == LetterDirection.OUTGOING.value
    if name == "receiver":
        # Of a letter that stays inside as well.
        value = letter[name]
    elif name in _OUTGOING:
        value = letter[_OUTGOING[name]] if ours else None
    elif name in _INCOMING:
        value = None if ours else letter[name]
    elif name == "kind":
        value = letter["letter_kind"]
    else:
        value = letter[name]
    if value is None or value == _USUAL.get(name, ""):
        return None
    return _WORDS[name][value] if name in _WORDS else value
