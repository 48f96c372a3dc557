"""A row of a list of members as a person of a case."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from enum import Enum
from typing import Any, Final

from app.clock import from_tehran
from app.exchange.cells import (
    Broken,
    Cell,
    choice_of,
    day_of,
    digits_of,
    is_empty,
    telephone_of,
    text_of,
    words_of,
)
from app.exchange.rows import SourceRow
from app.protocol.drafts import PersonDraft
from app.protocol.states import PersonRole, Visa
from app.protocol.texts import PERSON_ROLES, VISAS
from app.text import latin_digits, search_key, tidy

_R, _V = PersonRole, Visa

_UNFILLED: Final = "این سطر خالی است."
_NO_HOUR: Final = "ساعت آن را هم بنویسید؛ نمونه: ۱۴۰۵/۹/۱۶ ۱۴:۳۰"
_NO_SUM: Final = "مبلغ یک عدد است، به ریال."

#: Fields that are one of some values.
_CHOICES: Final[Mapping[str, Mapping[str, Enum]]] = {
    "role": words_of(
        PERSON_ROLES,
        PersonRole,
        {
            "رئیس": _R.HEAD,
            "سرپرست": _R.HEAD,
            "head of delegation": _R.HEAD,
            "عضو هیأت": _R.MEMBER,
            "مسافر": _R.MEMBER,
            "مهمان": _R.GUEST,
            "همراهان": _R.COMPANION,
            "محافظ": _R.SECURITY,
            "راهنما": _R.GUIDE,
        },
    ),
    "visa": words_of(
        VISAS,
        Visa,
        {
            "دارد": _V.ISSUED,
            "گرفته شد": _V.ISSUED,
            "لغو روادید": _V.NOT_NEEDED,
            "در دست اقدام": _V.ASKED,
        },
    ),
}


def read_person(
    row: SourceRow, ranks: Mapping[str, str], vehicles: Mapping[str, int], today: date
) -> tuple[PersonDraft, list[tuple[str, str]]]:
    """Read a row.

    Args:
        row: Its cells by field.
        ranks: The keys of the office's ranks, by their folded names.
        vehicles: The cars of the case, by what each is called, folded.
        today: What dates without a year start from.

    Returns:
        The person, and the fields that cannot be read, each with its sentence.
    """
    problem = row.problem or (_UNFILLED if all(is_empty(one.cell) for one in row.cells) else "")
    if problem:
        return PersonDraft(), [("", problem)]
    values: dict[str, Any] = {}
    problems: list[tuple[str, str]] = []
    named = {"rank": (ranks, "در ترتیب تشریفات نیست"), "vehicle": (vehicles, "در پرونده نیست")}
    for one in row.cells:
        if is_empty(one.cell):
            continue
        try:
            if one.field in named:
                known, missing = named[one.field]
                values[one.field] = _named(one.cell, known, missing)
            else:
                values[one.field] = _value(one.field, one.cell, today)
        except ValueError as error:
            problems.append((one.field, str(error)))
    parts = [values.pop(name, "") for name in ("first_name", "last_name")]
    values.setdefault("name", " ".join(filter(None, parts)))
    if "vehicle" in values:
        values["vehicle_id"] = values.pop("vehicle")
    given = {name: value for name, value in values.items() if value is not None}
    return PersonDraft(**given), problems


def _named(cell: Cell, known: Mapping[str, Any], missing: str) -> Any:
    """What a cell names, as a key or an id."""
    typed = tidy(text_of(cell))
    if search_key(typed) not in known:
        message = f"«{typed}» {missing}."
        raise ValueError(message)
    return known[search_key(typed)]


def _value(name: str, cell: Cell, today: date) -> Any:
    if name in _CHOICES:
        return choice_of(cell, _CHOICES[name])
    if name in ("passport_until", "visa_until"):
        return day_of(cell, today)[0]
    if name in ("arrives_at", "leaves_at"):
        return _moment(cell, today)
    return _READERS.get(name, text_of)(cell)


def _moment(cell: Cell, today: date) -> datetime | None:
    day, hour = day_of(cell, today)
    if day is None:
        return None
    if hour is None:
        raise ValueError(_NO_HOUR)
    return from_tehran(day, hour)


def _sum(cell: Cell) -> int:
    if isinstance(cell, Broken):
        raise ValueError(cell.reason)  # noqa: TRY004  # the person's input, not ours
    digits = latin_digits(tidy(digits_of(cell))).replace(",", "").replace("٬", "")
    if not digits.isdigit() or len(digits) > 15:
        raise ValueError(_NO_SUM)
    return int(digits)


#: Fields that are neither a text nor a day nor one of some values.
_READERS: Final[Mapping[str, Callable[[Cell], Any]]] = {
    "phone": telephone_of,
    "passport": digits_of,
    "ticket": digits_of,
    "room": digits_of,
    "allowance": _sum,
}
