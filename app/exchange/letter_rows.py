"""A row of a paper register as a letter's draft: its incoming half, or its outgoing one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Any, Final

from app.exchange.cells import Cell, choice_of, day_of, digits_of, is_empty, text_of, words_of
from app.exchange.rows import SourceRow
from app.letters import (
    EnclosureDraft,
    LetterChannel,
    LetterDirection,
    LetterDraft,
    LetterKind,
    LetterState,
    PartyDraft,
)
from app.letters.registers import RegisterLine
from app.marks import Classification, Urgency
from app.numbering import TOKENS
from app.text import latin_digits, search_key, tidy
from app.texts import (
    CLASSIFICATIONS,
    LETTER_CHANNELS,
    LETTER_DIRECTIONS,
    LETTER_KINDS,
    LETTER_STATES,
    URGENCIES,
)

#: Why a letter of a paper register is dated earlier than it is entered.
FROM_PAPER: Final = "از دفتر کاغذی وارد شد."

_CHOICES: Final[Mapping[str, Mapping[str, Enum]]] = {
    "direction": words_of(
        LETTER_DIRECTIONS,
        LetterDirection,
        {
            "ورودی": LetterDirection.INCOMING,
            "و": LetterDirection.INCOMING,
            "خروجی": LetterDirection.OUTGOING,
            "ص": LetterDirection.OUTGOING,
        },
    ),
    "channel": words_of(
        LETTER_CHANNELS,
        LetterChannel,
        {
            "پست پیشتاز": LetterChannel.POST,
            "فکس": LetterChannel.FAX,
            "دستی": LetterChannel.BY_HAND,
            "ایمیل": LetterChannel.EMAIL,
        },
    ),
    "kind": words_of(LETTER_KINDS, LetterKind, {}),
    "urgency": words_of(URGENCIES, Urgency, {}),
    "classification": words_of(
        CLASSIFICATIONS, Classification, {"بکلی سری": Classification.TOP_SECRET}
    ),
}
_OPEN: Final = frozenset(
    map(search_key, ("باز", "جاری", "در جریان", "معوق", "open", LETTER_STATES["registered"]))
)
_ANNULLED: Final = frozenset(
    map(search_key, (LETTER_STATES["annulled"], "ابطال", "باطل شد", "باطل شده", "annulled"))
)
#: Fields of the outgoing half, and what each is of a letter.
_SENT: Final[Mapping[str, str]] = {
    "sent_on": "dated",
    "sent_subject": "subject",
    "sent_enclosures": "enclosures",
    "receiver": "receiver",
}
_DATES: Final = frozenset({"dated", "their_date", "sent_on"})
_COUNTS: Final = frozenset({"enclosures", "sent_enclosures"})
_NUMBERS: Final = frozenset({"serial", "their_number"})

_NO_ROW: Final = "شماره ردیف دفتر را بنویسید."
_NO_DAY: Final = "تاریخ ثبت را بنویسید."
_TWO_HALVES: Final = "هم نیمه وارده پر است و هم نیمه صادره؛ هر شماره از آن یک نامه است."


@dataclass(frozen=True)
class PaperRow:
    """A row as it was read.

    Attributes:
        serial: Its number in the book, without the book's own signs.
        written: The number as it stood, where it had more than its serial.
        wanted: The state it shall stand in; None for the usual one.
        paper_with: Where its paper lies.
    """

    draft: LetterDraft
    serial: int | None = None
    written: str = ""
    wanted: LetterState | None = None
    paper_with: str = ""


def read_letter(
    row: SourceRow, register: RegisterLine, year: int, today: date
) -> tuple[PaperRow, list[tuple[str, str]]]:
    """Read a row of a book.

    Args:
        row: Its cells by field.
        register: The book; one of one direction needs no column that says it.
        year: Of the book, Jalali.
        today: What a two-digit year is near to.

    Returns:
        The row, and the fields that cannot be read, each with its sentence.
    """
    if row.problem:
        return PaperRow(LetterDraft()), [("", row.problem)]
    values: dict[str, Any] = {}
    problems: list[tuple[str, str]] = []
    for one in row.cells:
        if is_empty(one.cell):
            continue
        try:
            values[one.field] = _value(one.field, one.cell, today)
        except ValueError as error:
            problems.append((one.field, str(error)))
    bad = {name for name, _words in problems}
    serial, written = _serial(values.pop("serial", ""), register, year)
    if serial is None and "serial" not in bad:
        words = f"«{written}» با قالب شماره این دفتر نمی‌خواند." if written else _NO_ROW
        problems.append(("serial", words))
    way = _direction(values, register, problems)
    wanted = _wanted(values.pop("state", ""))
    file = values.pop("paper_with", "")
    if wanted is LetterState.ANNULLED and way is LetterDirection.INCOMING:
        # Of a number that was struck out a book often says no more.
        for name in ("sender_name", "subject"):
            values.setdefault(name, LETTER_STATES["annulled"])
    draft = _draft(values, way, is_open=wanted is LetterState.REGISTERED)
    if draft.dated is None and not bad & {"dated", "sent_on"}:
        problems.append(("sent_on" if way is LetterDirection.OUTGOING else "dated", _NO_DAY))
    return PaperRow(draft, serial, written, wanted, file), problems


def _value(name: str, cell: Cell, today: date) -> Any:
    if name in _CHOICES:
        return choice_of(cell, _CHOICES[name])
    if name in _DATES:
        return day_of(cell, today)[0]
    if name in _NUMBERS:
        return latin_digits(tidy(digits_of(cell)))
    if name in _COUNTS:
        return _count(cell)
    return tidy(text_of(cell), multiline=name == "summary")


def _count(cell: Cell) -> int | None:
    """How many sheets are enclosed; «دارد» and «ندارد» say none."""
    digits = latin_digits(tidy(text_of(cell)))
    if digits.isdigit() and int(digits) > 0:
        return int(digits)
    if digits.isdigit() or search_key(digits) in {"ندارد", "دارد"}:
        return None
    found = re.match(r"([0-9]{1,4})\s*(برگ|صفحه|ورق)", digits)
    if found is None:
        raise ValueError("شمار برگ‌های پیوست یک عدد است.")
    return int(found.group(1))


def _serial(typed: str, register: RegisterLine, year: int) -> tuple[int | None, str]:
    """The serial of a number as it stands in the book, and the number if it says more."""
    if typed.isdigit() and len(typed) <= 6 and int(typed) > 0:
        return int(typed), ""
    pattern = _pattern(register.template, year)
    found = re.fullmatch(pattern, typed) or re.fullmatch(rf"{year}\s*/\s*([0-9]{{1,6}})", typed)
    if found is None or int(found.group(1)) == 0:
        return None, typed
    return int(found.group(1)), typed


def _pattern(template: str, year: int) -> str:
    """A pattern of the numbers a book writes in a year; its only group is the serial."""
    tokens = {
        "year": str(year),
        "yy": f"{year % 100:02}",
        "mm": "[0-9]{1,2}",
        "serial": "([0-9]{1,6})",
    }
    parts, place = [], 0
    for token in TOKENS.finditer(template):
        parts.append(re.escape(template[place : token.start()]))
        parts.append(tokens.get(token.group(1), "[^0-9/]{0,20}?"))
        place = token.end()
    return "".join(parts) + re.escape(template[place:])


def _direction(
    values: dict[str, Any], register: RegisterLine, problems: list[tuple[str, str]]
) -> LetterDirection:
    """Which letter a row is of: as it says, as its filled half says, or as its book takes."""
    said = values.pop("direction", None)
    comes_in = any(name in values for name in ("sender_name", "organisation", "their_number"))
    goes_out = any(name in values for name in _SENT)
    if said is None and comes_in and goes_out:
        problems.append(("", _TWO_HALVES))
    if said is not None:
        return LetterDirection(said)
    if goes_out:
        return LetterDirection.OUTGOING
    return LetterDirection.INCOMING if comes_in else register.direction or LetterDirection.INCOMING


def _wanted(said: str) -> LetterState | None:
    key = search_key(said)
    if key in _ANNULLED:
        return LetterState.ANNULLED
    return LetterState.REGISTERED if key in _OPEN else None


def _draft(values: dict[str, Any], way: LetterDirection, *, is_open: bool) -> LetterDraft:
    """The draft a form would hand over."""
    if way is LetterDirection.OUTGOING:
        half = {of: values.pop(name) for name, of in _SENT.items() if name in values}
        values |= {name: value for name, value in half.items() if name not in values}
    pages, receiver = values.pop("enclosures", None), values.pop("receiver", "")
    values = {name: value for name, value in values.items() if name not in _SENT}
    dated = values.get("dated")
    incoming = way is LetterDirection.INCOMING
    return LetterDraft(
        **{name: value for name, value in values.items() if value is not None},
        direction=way,
        received_on=dated if incoming else None,
        bringer=FROM_PAPER if values.get("channel") is LetterChannel.BY_HAND else "",
        back_dated_reason=FROM_PAPER,
        enclosures=(EnclosureDraft(title="پیوست", pages=pages),) if pages else (),
        parties=(PartyDraft(name=receiver),) if receiver else (),
        wants_answer=is_open and incoming,
        on_paper=True,
    )
