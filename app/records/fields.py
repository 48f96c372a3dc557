"""The fields of records as data, and how a JSON value becomes a field's value."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import Enum, IntEnum
from typing import Any
from uuid import UUID

from app.clock import TEHRAN
from app.errors import InvalidInput
from app.jalali import parse_date, parse_time
from app.moments import NO_HOUR, parse_moment
from app.text import latin_digits

#: The largest id both stores can hold.
LARGEST_ID = 2**31 - 1
#: The largest sum both stores can hold.
LARGEST_SUM = 2**63 - 1
#: Days from a day that can be meant.
MOST_DAYS = 10_000

#: Reads a JSON value that is not null, given the office's day; raises ValueError in Persian.
Reader = Callable[[Any, date], Any]


@dataclass(frozen=True)
class Field:
    """A field of a record as scripts write it.

    Attributes:
        name: Its key.
        type: A word for people who script: text, integer, boolean, date, time, moment, choice,
            list, key.
        example: What `--template` shows.
        read: Makes the draft's value of the JSON value.
        allowed: Every value it may have; empty for any.
        parts: Of a list of objects, the fields of each.
    """

    name: str
    type: str
    example: Any
    read: Reader
    allowed: tuple[str, ...] = ()
    parts: tuple[Field, ...] = ()


def text_field(name: str, example: str = "") -> Field:
    """A text, as typed."""
    return Field(name, "text", example, _read_text)


def id_field(name: str) -> Field:
    """The id of another record."""
    return Field(name, "integer", None, _read_id)


def ids_field(name: str, example: Sequence[int]) -> Field:
    """A list of ids of other records."""
    return Field(name, "list", list(example), _read_ids)


def flag_field(name: str, *, example: bool = False) -> Field:
    """Yes or no."""
    return Field(name, "boolean", example, _read_flag)


def date_field(name: str, example: str | None = None) -> Field:
    """A day: ISO, or Jalali as people type it."""
    return Field(name, "date", example, _read_date)


def time_field(name: str, example: str | None = None) -> Field:
    """An hour on Tehran's clock."""
    return Field(name, "time", example, _read_time)


def moment_field(name: str, example: str | None = None) -> Field:
    """A day with its hour: ISO, or Jalali as people type it."""
    return Field(name, "moment", example, _read_moment)


def number_field(name: str) -> Field:
    """A whole number above zero."""
    return Field(name, "integer", None, _read_number)


def minutes_field(name: str, example: int | None = None) -> Field:
    """A length in minutes; zero is one."""
    return Field(name, "integer", example, _read_minutes)


def days_field(name: str, example: int | None = None) -> Field:
    """So many days before something; negative after it."""
    return Field(name, "integer", example, _read_days)


def sum_field(name: str, example: int | None = None) -> Field:
    """A sum of rials; zero is one."""
    return Field(name, "integer", example, _read_sum)


def key_field(name: str) -> Field:
    """A UUID that makes a repeated call find its own record."""
    return Field(name, "key", None, _read_key)


def texts_field(name: str, example: Sequence[str]) -> Field:
    """A list of texts."""
    return Field(name, "list", list(example), _read_texts)


def choice_field(name: str, choices: Iterable[Enum], example: Enum | None) -> Field:
    """One of the members of an enumeration: by value, or by name when its values are ranks."""
    by_word = {_word(member): member for member in choices}
    shown = None if example is None else _word(example)
    return Field(name, "choice", shown, _choice_reader(by_word), tuple(by_word))


def objects_field(
    name: str,
    parts: tuple[Field, ...],
    example: Sequence[Mapping[str, Any]],
    shown: Collection[str],
) -> Field:
    """A list of objects with these fields; keys of `shown` are printed only, and set aside."""

    def read(value: Any, today: date) -> Any:  # JSON may hold anything
        if not isinstance(value, list):
            raise ValueError("فهرست می‌خواهد.")  # noqa: TRY004  # the person's input, not ours
        return [read_object(parts, part, today, set_aside=shown) for part in value]

    return Field(name, "list", list(example), read, parts=parts)


def read_object(
    fields: Sequence[Field],
    value: object,
    today: date,
    *,
    set_aside: Collection[str] = (),
) -> dict[str, Any]:
    """Read a JSON object; null is the same as not written.

    Args:
        fields: What it may have.
        value: What came.
        today: What relative dates start from.
        set_aside: Keys that `show` prints and nobody can set.

    Raises:
        InvalidInput: A key is unknown, or a value is not of its field's type.
    """
    if not isinstance(value, Mapping):
        raise InvalidInput("", "یک شیء JSON می‌خواهد، مانند {…}.")
    known = {field.name: field for field in fields}
    read: dict[str, Any] = {}
    for name, part in value.items():
        if name in set_aside or (part is None and name in known):
            continue
        if name not in known:
            raise InvalidInput(name, f"فیلدی به نام «{name}» نیست.")
        try:
            read[name] = known[name].read(part, today)
        except InvalidInput as error:
            raise InvalidInput(f"{name}.{error.field}".rstrip("."), error.message) from error
        except ValueError as error:
            raise InvalidInput(name, str(error)) from error
    return read


def _word(member: Enum) -> str:
    return member.name.lower() if isinstance(member, IntEnum) else str(member.value)


def _choice_reader(by_word: Mapping[str, Enum]) -> Reader:
    def read(value: Any, _today: date) -> Any:  # JSON may hold anything
        if not isinstance(value, str) or value not in by_word:
            raise ValueError(f"یکی از این‌هاست: {'، '.join(by_word)}.")
        return by_word[value]

    return read


def _read_text(value: object, _today: date) -> str:
    if not isinstance(value, str):
        raise ValueError('متن می‌خواهد، درون دو «"».')  # noqa: TRY004  # the person's input, not ours
    return value


def _read_id(value: object, _today: date) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 < value <= LARGEST_ID:
        raise ValueError("شماره یک رکورد می‌خواهد: عدد بزرگ‌تر از صفر.")
    return value


def _read_number(value: object, _today: date) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 < value <= LARGEST_ID:
        raise ValueError("عدد درست بزرگ‌تر از صفر می‌خواهد.")
    return value


def _read_minutes(value: object, today: date) -> int:
    if value == 0 and not isinstance(value, bool):
        return 0
    try:
        return _read_number(value, today)
    except ValueError as error:
        raise ValueError("شمار دقیقه‌ها را می‌خواهد: صفر یا عددی بزرگ‌تر.") from error


def _read_days(value: object, _today: date) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or abs(value) > MOST_DAYS:
        raise ValueError("شمار روزها را می‌خواهد: عدد درست؛ پس از آن روز، منفی.")
    return value


def _read_sum(value: object, _today: date) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= LARGEST_SUM:
        raise ValueError("مبلغ را به ریال می‌خواهد: صفر یا عددی بزرگ‌تر.")
    return value


def _read_ids(value: object, today: date) -> tuple[int, ...]:
    if not isinstance(value, list):
        raise ValueError("فهرستی از شماره رکوردها می‌خواهد.")  # noqa: TRY004  # the person's input, not ours
    return tuple(_read_id(part, today) for part in value)


def _read_flag(value: object, _today: date) -> bool:
    if not isinstance(value, bool):
        raise ValueError("true یا false می‌خواهد.")  # noqa: TRY004  # the person's input, not ours
    return value


def _read_date(value: object, today: date) -> date:
    return parse_date(_read_text(value, today), today)


def _read_time(value: object, today: date) -> Any:  # parse_time's answer
    return parse_time(_read_text(value, today))


def _read_moment(value: object, today: date) -> datetime:
    text = _read_text(value, today)
    try:
        read = datetime.fromisoformat(latin_digits(text))
    except ValueError:
        return parse_moment(text, datetime.combine(today, time(), TEHRAN))
    if read.time() == time() and "T" not in text:
        raise ValueError(NO_HOUR)
    return read if read.tzinfo else read.replace(tzinfo=TEHRAN)


def _read_key(value: object, today: date) -> UUID:
    try:
        return UUID(_read_text(value, today))
    except ValueError as error:
        raise ValueError("کلید یکتا (UUID) می‌خواهد.") from error


def _read_texts(value: object, today: date) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise ValueError("فهرستی از متن‌ها می‌خواهد.")  # noqa: TRY004  # the person's input, not ours
    return tuple(_read_text(part, today) for part in value)
