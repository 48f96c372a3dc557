"""The columns of a case as typed: tidied, proved, and what they begin with."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

from app.agenda.people import held
from app.errors import InvalidFields, InvalidInput
from app.jalali import jalali_text
from app.limits import checked_length
from app.protocol.drafts import CaseDraft
from app.protocol.people import checked_people
from app.protocol.rules import protocol_rules
from app.protocol.states import CaseKind, Seating
from app.protocol.tables import CASES
from app.session import OfficeSession
from app.text import LONG_LIMIT, SHORT_LIMIT, persian_digits, tidy
from models.types import Instant

NO_SUBJECT: Final = "موضوع پرونده را بنویسید."
NO_DAY: Final = "روز آغاز را بنویسید."
ENDS_BEFORE: Final = "روز پایان پیش از روز آغاز است."
TOO_LONG: Final = "پرونده‌ای درازتر از یک سال نیست."
NO_COUNTRY: Final = "کشور را بنویسید."
NO_FLIGHT: Final = "پرواز را بنویسید."
NO_CONSULAR: Final = "نوع درخواست کنسولی را برگزینید."
WRONG_RANK: Final = "این مقام در ترتیب تشریفات نیست."

_SHORT: Final = (
    "subject",
    "second_subject",
    "country",
    "city",
    "place",
    "body",
    "host",
    "owner",
    "requested_by",
    "request_number",
    "flight",
    "consulate",
)
_LONG: Final = ("purpose", "note")
#: What is typed, beside what is an enum.
_COLUMNS: Final = (
    *_SHORT,
    *_LONG,
    "rank",
    "with_governor",
    "body_id",
    "owner_id",
    "request_date",
    "letter_id",
    "flight_at",
    "occasion",
)
#: Of kinds that are about a country.
_ABROAD: Final = frozenset(
    {
        CaseKind.FOREIGN_TRIP,
        CaseKind.OUTBOUND_DELEGATION,
        CaseKind.DELEGATION,
        CaseKind.COUNTRY_SESSION,
    }
)
MOST_DAYS: Final = 366


def checked_case(session: OfficeSession, draft: CaseDraft) -> CaseDraft:
    """A case tidied and proved, its people and bodies as the directory holds them.

    Raises:
        InvalidFields: Every field that cannot be taken.
    """
    problems: list[InvalidInput] = []
    texts: dict[str, Any] = {
        name: checked_length(name, tidy(getattr(draft, name)), SHORT_LIMIT, problems)
        for name in _SHORT
    } | {
        name: checked_length(name, tidy(getattr(draft, name), multiline=True), LONG_LIMIT, problems)
        for name in _LONG
    }
    if not texts["subject"]:
        problems.append(InvalidInput("subject", NO_SUBJECT))
    if draft.rank and protocol_rules(session).rank(draft.rank) is None:
        problems.append(InvalidInput("rank", WRONG_RANK))
    ends_on = draft.ends_on or draft.starts_on
    _prove_days(replace(draft, ends_on=ends_on), problems)
    _prove_kind(draft, texts, problems)
    if problems:
        raise InvalidFields(problems)
    body_id, body = held(session, draft.body_id, "body")
    owner_id, owner = held(session, draft.owner_id, "owner")
    texts["body"] = texts["body"] or body
    texts["owner"] = texts["owner"] or owner
    people = None if draft.people is None else checked_people(session, draft.people)
    return replace(
        draft, **texts, body_id=body_id, owner_id=owner_id, ends_on=ends_on, people=people
    )


def _prove_days(draft: CaseDraft, problems: list[InvalidInput]) -> None:
    if draft.starts_on is None or draft.ends_on is None:
        problems.append(InvalidInput("starts_on", NO_DAY))
    elif draft.ends_on < draft.starts_on:
        problems.append(InvalidInput("ends_on", ENDS_BEFORE))
    elif (draft.ends_on - draft.starts_on).days > MOST_DAYS:
        problems.append(InvalidInput("ends_on", TOO_LONG))


def _prove_kind(draft: CaseDraft, texts: dict[str, Any], problems: list[InvalidInput]) -> None:
    """What a case of its kind cannot do without."""
    if draft.kind in _ABROAD and not texts["country"]:
        problems.append(InvalidInput("country", NO_COUNTRY))
    if draft.kind is CaseKind.PAVILION and not texts["flight"]:
        problems.append(InvalidInput("flight", NO_FLIGHT))
    if draft.kind is CaseKind.CONSULAR and not draft.consular_kind:
        problems.append(InvalidInput("consular_kind", NO_CONSULAR))


def columns_of(draft: CaseDraft) -> dict[str, Any]:
    """The columns a case is typed in, but for its days, which are moved and not corrected."""
    return {name: getattr(draft, name) for name in _COLUMNS} | {
        "classification": int(draft.classification),
        "second_language": draft.second_language.value,
        "consular_kind": draft.consular_kind.value,
    }


def first_columns() -> dict[str, Any]:
    """The columns of a case nothing has happened to yet."""
    empty: dict[str, Any] = {}
    for column in CASES.columns:
        if column.name == "id":
            continue
        if column.nullable:
            empty[column.name] = None
        elif isinstance(column.type, Instant):
            continue
        elif column.type.python_type is str:
            empty[column.name] = ""
        elif column.type.python_type is int:
            empty[column.name] = 0
    return empty | {"seating": Seating.FACING.value, "version": 1}


def days_words(draft: CaseDraft) -> str:
    """From when to when a case goes, as its history says it."""
    if draft.starts_on is None or draft.ends_on is None:
        return ""
    first, last = jalali_text(draft.starts_on), jalali_text(draft.ends_on)
    return persian_digits(first if first == last else f"{first} تا {last}")
