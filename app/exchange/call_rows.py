"""A row of an older register as a call's draft."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, time
from enum import Enum
from typing import Any, Final

from app.exchange.cells import (
    Cell,
    choice_of,
    day_of,
    digits_of,
    identity_of,
    is_empty,
    telephone_of,
    text_of,
    time_of,
    words_of,
)
from app.exchange.rows import SourceRow
from app.marks import Classification, Urgency
from app.phone_calls import (
    CallChannel,
    CallDirection,
    CallDraft,
    CallOutcome,
    CallPath,
    SpokeWith,
)
from app.phone_calls.kinds import PATHS
from app.text import latin_digits, search_key, tidy
from app.texts import (
    CALL_CHANNELS,
    CALL_DIRECTIONS,
    CALL_OUTCOMES,
    CALL_PATHS,
    CALL_STATES,
    CLASSIFICATIONS,
    SPOKE_WITH,
    URGENCIES,
)

#: Letters of a request that make a subject where the old register had one column for both.
_SUBJECT_LETTERS: Final = 80

_NO_DAY: Final = "تاریخ تماس را بنویسید."


#: Fields that are one of some values.
_CHOICES: Final[Mapping[str, Mapping[str, Enum]]] = {
    "channel": words_of(
        CALL_CHANNELS,
        CallChannel,
        {"تلفن": CallChannel.PHONE, "تلفنی": CallChannel.PHONE, "فکس": CallChannel.FAX},
    ),
    "direction": words_of(
        CALL_DIRECTIONS,
        CallDirection,
        {
            "ورودی": CallDirection.INCOMING,
            "دریافتی": CallDirection.INCOMING,
            "خروجی": CallDirection.OUTGOING,
            "ارسالی": CallDirection.OUTGOING,
        },
    ),
    "outcome": words_of(CALL_OUTCOMES, CallOutcome, {"بی پاسخ": CallOutcome.MISSED}),
    "path": words_of(CALL_PATHS, CallPath, {"فرم": CallPath.FORM, "مستقیم": CallPath.DIRECT}),
    "urgency": words_of(URGENCIES, Urgency, {}),
    "classification": words_of(
        CLASSIFICATIONS, Classification, {"بکلی سری": Classification.TOP_SECRET}
    ),
    "spoke_with": words_of(
        SPOKE_WITH,
        SpokeWith,
        {"مدیرکل": SpokeWith.DIRECTOR_GENERAL, "مدیر کل": SpokeWith.DIRECTOR_GENERAL},
    ),
}
_ANNULLED: Final = frozenset(map(search_key, (CALL_STATES["annulled"], "ابطال", "annulled")))
_YES: Final = frozenset(map(search_key, ("بله", "بلی", "آری", "شد", "yes", "true", "1", "✓")))


def read_call(row: SourceRow, today: date) -> tuple[CallDraft, list[tuple[str, str]]]:
    """Read a row.

    Args:
        row: Its cells by field.
        today: What a two-digit year is near to.

    Returns:
        The draft, and the fields that cannot be read, each with its sentence.
    """
    if row.problem:
        return CallDraft(), [("", row.problem)]
    values: dict[str, Any] = {}
    problems: list[tuple[str, str]] = []
    hour: time | None = None
    for one in row.cells:
        if is_empty(one.cell):
            continue
        try:
            if one.field == "called_on":
                values["called_on"], hour = day_of(one.cell, today)
            else:
                values[one.field] = _value(one.field, one.cell)
        except ValueError as error:
            problems.append((one.field, str(error)))
    # An old register without hours begins its days at midnight.
    values.setdefault("called_at", hour or time(0))
    if values.get("called_on") is None and not any(name == "called_on" for name, _ in problems):
        problems.append(("called_on", _NO_DAY))
    draft = CallDraft(**{name: value for name, value in values.items() if value is not None})
    return _completed(draft, has_path="path" in values), problems


def _value(name: str, cell: Cell) -> Any:
    if name in _CHOICES:
        return choice_of(cell, _CHOICES[name])
    return _READERS.get(name, text_of)(cell)


def _count(cell: Cell) -> int:
    digits = latin_digits(tidy(digits_of(cell)))
    if not digits.isdigit() or len(digits) > 6:
        raise ValueError("شمار صفحه‌ها یک عدد است.")
    return int(digits)


def _is_yes(cell: Cell) -> bool:
    return search_key(text_of(cell)) in _YES


def _refuse_annulled(cell: Cell) -> None:
    """Whatever it stood at, history is closed; what was annulled stays out of it."""
    if search_key(text_of(cell)) in _ANNULLED:
        raise ValueError("این تماس باطل شده است و وارد نمی‌شود.")


#: Fields that are neither a text nor one of some values.
_READERS: Final[Mapping[str, Callable[[Cell], Any]]] = {
    "called_at": time_of,
    "ended_at": time_of,
    "phone": telephone_of,
    "national_id": identity_of,
    "former_number": digits_of,
    "read_back": _is_yes,
    "pages": _count,
    "state": _refuse_annulled,
}


def _completed(draft: CallDraft, *, has_path: bool) -> CallDraft:
    """What an old register leaves unsaid: the usual path; one column may be subject and request."""
    subject = tidy(draft.subject)
    request = tidy(draft.request, multiline=True)
    if request and not subject:
        line = tidy(request.split("\n")[0])
        cut = len(line) > _SUBJECT_LETTERS
        subject = line[:_SUBJECT_LETTERS].rsplit(" ", 1)[0] + " …" if cut else line
    elif subject and not request and draft.channel is CallChannel.PHONE:
        request = subject
    paths = PATHS[draft.channel, draft.direction]
    path = draft.path if has_path else paths[0]
    if not has_path and draft.spoke_with is not None and CallPath.DIRECT in paths:
        path = CallPath.DIRECT
    return replace(draft, subject=subject, request=request, path=path)
