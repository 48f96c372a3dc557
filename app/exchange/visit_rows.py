"""A row of the inspection office's list as a petition's draft."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import Enum
from typing import Any, Final

from app.exchange.cells import (
    Broken,
    Cell,
    choice_of,
    digits_of,
    identity_of,
    is_empty,
    telephone_of,
    text_of,
    words_of,
)
from app.exchange.rows import SourceRow
from app.text import latin_digits, tidy
from app.visits.drafts import VisitDraft
from app.visits.states import Channel, PetitionKind, SpecialStatus, VisitPath
from app.visits.texts import PETITION_KINDS, SPECIAL_STATUSES

_K, _S = PetitionKind, SpecialStatus

_UNFILLED: Final = "این سطر جز شماره ردیف چیزی ندارد."

#: Fields that are one of some values.
_CHOICES: Final[Mapping[str, Mapping[str, Enum]]] = {
    "petition_kind": words_of(
        PETITION_KINDS,
        PetitionKind,
        {"تقاضا": _K.REQUEST, "شکوائیه": _K.COMPLAINT, "انتقاد": _K.COMPLAINT, "طرح": _K.IDEA},
    ),
    "special_status": words_of(
        SPECIAL_STATUSES,
        SpecialStatus,
        {
            "عادی": _S.NONE,
            "ندارد": _S.NONE,
            "خیر": _S.NONE,
            "ایثارگر": _S.VETERAN,
            "جانباز": _S.VETERAN,
            "آزاده": _S.VETERAN,
            "خانواده شهدا": _S.MARTYR_FAMILY,
            "فرزند شهید": _S.MARTYR_FAMILY,
            "همسر شهید": _S.MARTYR_FAMILY,
            "معلولیت": _S.DISABLED,
            "مددجو": _S.UNDER_RELIEF,
            "کمیته امداد": _S.UNDER_RELIEF,
            "بهزیستی": _S.UNDER_RELIEF,
            "سالخورده": _S.ELDERLY,
        },
    ),
}


def _is_unfilled(row: SourceRow) -> bool:
    """Whether a row is a numbered line nobody filled in."""
    filled = [one for one in row.cells if not is_empty(one.cell)]
    return all(
        one.field == "list_number"
        and not isinstance(one.cell, Broken)
        and latin_digits(tidy(text_of(one.cell))).isdigit()
        for one in filled
    )


def read_visit(row: SourceRow, public_day_id: int) -> tuple[VisitDraft, list[tuple[str, str]]]:
    """Read a row.

    Args:
        row: Its cells by field.
        public_day_id: The day it is a petition for.

    Returns:
        The draft, and the fields that cannot be read, each with its sentence.
    """
    values: dict[str, Any] = {}
    problem = row.problem or (_UNFILLED if _is_unfilled(row) else "")
    problems: list[tuple[str, str]] = [("", problem)] if problem else []
    for one in row.cells if not problem else ():
        if is_empty(one.cell):
            continue
        try:
            values[one.field] = _value(one.field, one.cell)
        except ValueError as error:
            problems.append((one.field, str(error)))
    parts = [values.pop(name, "") for name in ("first_name", "last_name")]
    values.setdefault("visitor_name", " ".join(filter(None, parts)))
    draft = VisitDraft(
        path=VisitPath.PUBLIC,
        channel=Channel.INSPECTION,
        is_present=False,
        public_day_id=public_day_id,
        **{name: value for name, value in values.items() if value is not None},
    )
    return draft, problems


def _value(name: str, cell: Cell) -> Any:
    if name in _CHOICES:
        return choice_of(cell, _CHOICES[name])
    return _READERS.get(name, text_of)(cell)


def _count(cell: Cell) -> int:
    digits = latin_digits(tidy(digits_of(cell)))
    if not digits.isdigit() or len(digits) > 6:
        raise ValueError("شمار گروه یک عدد است.")
    return int(digits)


#: Fields that are neither a text nor one of some values.
_READERS: Final[Mapping[str, Callable[[Cell], Any]]] = {
    "phone": telephone_of,
    "national_id": identity_of,
    "list_number": digits_of,
    "samad_code": digits_of,
    "group_size": _count,
}
