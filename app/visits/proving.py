"""Tidying what is typed of a visit and proving it, every problem beside its field."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final

from app.contacts import contact_name, held_contact
from app.errors import InvalidFields, InvalidInput
from app.identity import national_id
from app.limits import checked_length
from app.session import OfficeSession
from app.settings import office_settings
from app.telephone import Telephone, parse_telephone
from app.text import LONG_LIMIT, SHORT_LIMIT, latin_digits, persian_digits, tidy
from app.visits.drafts import VisitDraft
from app.visits.states import VisitPath

NO_CONTACT: Final = "این نام در دفتر اشخاص یافت نشد."
MOST_IN_GROUP: Final = 1000
#: More is a slip of the finger.
MOST_MINUTES: Final = 480

_LONG: Final = ("companions", "problem", "documents", "expert_opinion", "note")
_SHORT: Final = (
    "visitor_name",
    "father_name",
    "address",
    "county",
    "job",
    "post",
    "organisation",
    "subject",
    "category",
    "agency",
    "expert",
    "samad_code",
    "list_number",
)
_DIGITS: Final = frozenset({"samad_code", "list_number"})
_CONTACTS: Final = {
    "visitor_id": "visitor_name",
    "organisation_id": "organisation",
    "agency_id": "agency",
}


@dataclass(frozen=True)
class CheckedVisit:
    """A visit tidied and proved, with its people as the directory holds them."""

    draft: VisitDraft
    telephone: Telephone | None


def words_of(text: str, field: str, *, needed: str = "", limit: int = LONG_LIMIT) -> str:
    """Tidy words of a step.

    Raises:
        InvalidInput: They are over the limit, or missing where `needed` says so.
    """
    problems: list[InvalidInput] = []
    words = checked_length(field, tidy(text, multiline=limit == LONG_LIMIT), limit, problems)
    if needed and not words:
        problems.append(InvalidInput(field, needed))
    if problems:
        raise problems[0]
    return words


def checked_visit(session: OfficeSession, draft: VisitDraft) -> CheckedVisit:
    """Tidy a visit and prove it.

    Raises:
        InvalidFields: Every field that cannot be taken, in the order of the form.
    """
    problems: list[InvalidInput] = []
    tidied: dict[str, Any] = {}
    for names, limit in ((_SHORT, SHORT_LIMIT), (_LONG, LONG_LIMIT)):
        for name in names:
            text = tidy(getattr(draft, name), multiline=limit == LONG_LIMIT)
            text = latin_digits(text) if name in _DIGITS else text
            tidied[name] = checked_length(name, text, limit, problems)
    tidied |= _people(session, draft, tidied, problems)
    tidied["subject"] = tidied["subject"] or _first_line(tidied["problem"])
    tidied["national_id"] = _national_id(draft, problems)
    telephone = _telephone(session, draft, problems)
    problems += _missing(tidied)
    problems += _wrong(draft, session.desk.clock.now())
    if problems:
        raise InvalidFields(problems)
    return CheckedVisit(replace(draft, **tidied), telephone)


def _people(
    session: OfficeSession,
    draft: VisitDraft,
    tidied: dict[str, Any],
    problems: list[InvalidInput],
) -> dict[str, Any]:
    """Contacts as they are held until the end of the transaction, named where nobody typed."""
    found: dict[str, Any] = {}
    for field, name in _CONTACTS.items():
        chosen = getattr(draft, field)
        if chosen is None:
            continue
        held = held_contact(session, chosen)
        called = contact_name(session, held) if held is not None else None
        if called is None:
            problems.append(InvalidInput(field, NO_CONTACT))
            continue
        found |= {field: held, name: tidied[name] or called}
    return found


def _first_line(text: str) -> str:
    line = text.splitlines()[0] if text else ""
    return line if len(line) <= SHORT_LIMIT else line[: SHORT_LIMIT - 1].rstrip() + "…"


def _national_id(draft: VisitDraft, problems: list[InvalidInput]) -> str:
    if not draft.national_id.strip():
        return ""
    try:
        return national_id(draft.national_id)
    except ValueError as error:
        problems.append(InvalidInput("national_id", str(error)))
        return ""


def _telephone(
    session: OfficeSession, draft: VisitDraft, problems: list[InvalidInput]
) -> Telephone | None:
    if not draft.phone.strip():
        return None
    try:
        return parse_telephone(draft.phone, area=office_settings(session).area_code)
    except ValueError as error:
        problems.append(InvalidInput("phone", str(error)))
        return None


def _missing(tidied: dict[str, Any]) -> Iterator[InvalidInput]:
    if not tidied["visitor_name"]:
        yield InvalidInput("visitor_name", "نام ملاقات‌کننده را بنویسید.")
    if not tidied["subject"]:
        yield InvalidInput("subject", "موضوع ملاقات را بنویسید.")


def _wrong(draft: VisitDraft, now: datetime) -> Iterator[InvalidInput]:
    if draft.group_size is not None and not 1 <= draft.group_size <= MOST_IN_GROUP:
        words = f"شمار گروه عددی از ۱ تا {MOST_IN_GROUP} است."
        yield InvalidInput("group_size", persian_digits(words))
    if draft.arrived_at is not None and draft.arrived_at > now:
        yield InvalidInput("arrived_at", "این ساعت هنوز نرسیده است.")
    if draft.path is VisitPath.DAILY and draft.public_day_id is not None:
        yield InvalidInput("public_day_id", "ملاقات روزمره در فهرست ملاقات عمومی نمی‌آید.")


def checked_minutes(minutes: int | None, usual: int) -> int:
    """How long a visitor has; as usual when not said.

    Raises:
        InvalidInput: It is no such number.
    """
    if minutes is None:
        return usual
    if not 1 <= minutes <= MOST_MINUTES:
        raise InvalidInput("minutes", "مدت را به دقیقه بنویسید، مانند ۱۵.")
    return minutes
