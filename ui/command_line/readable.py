"""JSON values as a person reads them: Persian names, Jalali dates, Persian digits."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Final

from app.clock import to_tehran
from app.jalali import clock_text, jalali_text
from app.records import Plain
from app.text import persian_digits
from ui.command_line.meeting_words import MEETING_DATES, MEETING_MOMENTS
from ui.command_line.protocol_words import PROTOCOL_DATES, PROTOCOL_MOMENTS
from ui.command_line.visit_words import VISIT_DATES, VISIT_MOMENTS
from ui.command_line.words_of_kinds import EVERY, Words

#: Keys whose texts are what somebody wrote, and never a date or a word of ours.
_FREE_TEXTS: Final = frozenset(
    {
        "words",
        "request",
        "note",
        "result",
        "reason",
        "subject",
        "address",
        "body",
        "summary",
        "title",
    }
)
#: Keys a person does not read in a list of parts.
_FOR_PROGRAMS: Final = frozenset({"id", "action", "is_first", "organisation_id", "sha256"})
_DATES: Final = frozenset(
    {
        "called_on",
        "noted_on",
        "given_on",
        "due_on",
        "from_day",
        "to_day",
        "dated",
        "their_date",
        "received_on",
        "letter_date",
        "answered_on",
        "invitation_date",
        "minutes_due_on",
        "minutes_received_on",
        "series_day",
        "day",
    }
)
_MOMENTS: Final = frozenset(
    {
        "created_at",
        "registered_at",
        "written_at",
        "at",
        "called_at",
        "channel_at",
        "signed_at",
        "settled_at",
        "sent_at",
        "receipt_at",
        "read_at",
        "paper_since",
        "starts_at",
        "ends_at",
        "requested_at",
        "reported_at",
        "told_at",
        "asked_at",
        "from_start",
        "from_end",
        "to_start",
    }
)

_ALL_DATES: Final = _DATES | VISIT_DATES | MEETING_DATES | PROTOCOL_DATES
_ALL_MOMENTS: Final = _MOMENTS | VISIT_MOMENTS | MEETING_MOMENTS | PROTOCOL_MOMENTS


def readable(name: str, value: Plain, words: Words = EVERY) -> str:
    """One value that is no list, as a person reads it."""
    if value is None or value == "":
        return "—"
    if isinstance(value, bool):
        return "بله" if value else "نه"
    if not isinstance(value, str):
        return persian_digits(str(value))
    return value if name in _FREE_TEXTS else _readable_text(name, value, words)


def _readable_text(name: str, value: str, words: Words) -> str:
    if name in _ALL_DATES:
        return jalali_text(date.fromisoformat(value))
    if name in _ALL_MOMENTS and "T" in value:
        moment = to_tehran(datetime.fromisoformat(value))
        return f"{jalali_text(moment.date())} {clock_text(moment.time())}"
    return persian_digits(words.of(name, value))


def described(
    record: Mapping[str, Plain], depth: int = 0, words: Words = EVERY
) -> Iterator[tuple[str, str]]:
    """A record as lines: what it is called, and what it is; empty fields are left out."""
    margin = "  " * depth
    for name, value in record.items():
        label = margin + words.fields.get(name, name)
        if isinstance(value, Mapping):
            yield label, ""
            yield from described(value, depth + 1, words)
        elif isinstance(value, list):
            yield from _list_lines(name, label, value, depth, words)
        elif value not in (None, ""):
            yield label, readable(name, value, words)


def _list_lines(
    name: str, label: str, values: list[Plain], depth: int, words: Words
) -> Iterator[tuple[str, str]]:
    if not values:
        return
    yield label, persian_digits(str(len(values)))
    for value in values:
        if isinstance(value, Mapping):
            parts = (
                words.fields[key] if part is True else readable(key, part, words)
                for key, part in value.items()
                if key not in _FOR_PROGRAMS and part not in (None, "", False)
            )
            yield "  " * (depth + 1) + "-", " · ".join(parts)
        else:
            yield "  " * (depth + 1) + "-", readable(name, value, words)
