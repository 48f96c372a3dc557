"""Tidying what is typed while the minutes are written and proving it, beside its field."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any, Final

from app.contacts import contact_name, held_contact
from app.errors import InvalidFields, InvalidInput
from app.limits import checked_length
from app.meetings.drafts import CoResponsible, ItemDraft, ResolutionDraft
from app.session import OfficeSession
from app.text import LONG_LIMIT, SHORT_LIMIT, latin_digits, tidy

#: Its order says the number before the words.
WORDS_LIMIT: Final = LONG_LIMIT - 60
MOST_CO_RESPONSIBLE: Final = 30
#: More is a slip of the finger.
MOST_MINUTES: Final = 24 * 60

NO_WORDS: Final = "متن مصوبه را بنویسید."
NO_CONTACT: Final = "این مسئول در دفتر اشخاص یافت نشد."
TOO_EARLY: Final = "مهلت پیش از روز جلسه است."
DUE_OF_NOBODY: Final = "مهلت از آنِ کدام مسئول است؟"
NO_TITLE: Final = "عنوان بند دستور را بنویسید."
WRONG_MINUTES: Final = "مدت را به دقیقه بنویسید، مانند ۱۵."
TOO_MANY: Final = "بیش از ۳۰ همکار برای یک مصوبه نوشته نمی‌شود."


def checked_resolution(
    session: OfficeSession, draft: ResolutionDraft, earliest: date
) -> ResolutionDraft:
    """Tidy a resolution and prove it; whoever is of the directory is as it stands today.

    Args:
        session: The transaction.
        draft: As typed.
        earliest: The day of the meeting; nothing is due before it.

    Raises:
        InvalidFields: Every field that cannot be taken.
    """
    problems: list[InvalidInput] = []
    words = checked_length("words", tidy(draft.words, multiline=True), WORDS_LIMIT, problems)
    if not words:
        problems.append(InvalidInput("words", NO_WORDS))
    number = checked_length("their_number", tidy(draft.their_number), SHORT_LIMIT, problems)
    contact, name = _named(
        session, "responsible", draft.responsible_id, draft.responsible, problems
    )
    helpers = _helpers(session, draft, (contact, name), problems)
    if draft.due_on is not None and draft.due_on < earliest:
        problems.append(InvalidInput("due_on", TOO_EARLY))
    elif draft.due_on is not None and not name:
        problems.append(InvalidInput("responsible", DUE_OF_NOBODY))
    if problems:
        raise InvalidFields(problems)
    return replace(
        draft,
        words=words,
        their_number=latin_digits(number),
        responsible_id=contact,
        responsible=name,
        co_responsible=helpers,
    )


def _named(
    session: OfficeSession,
    field: str,
    contact_id: int | None,
    typed: str,
    problems: list[InvalidInput],
) -> tuple[int | None, str]:
    """Somebody of the directory as he is called there, or as he was typed."""
    name = checked_length(field, tidy(typed), SHORT_LIMIT, problems)
    if contact_id is None:
        return None, name
    # He may have been merged while it was being typed.
    held = held_contact(session, contact_id)
    known = contact_name(session, held) if held is not None else None
    if known is None:
        problems.append(InvalidInput(field, NO_CONTACT))
        return None, name
    return held, name or known


def _helpers(
    session: OfficeSession,
    draft: ResolutionDraft,
    responsible: tuple[int | None, str],
    problems: list[InvalidInput],
) -> tuple[CoResponsible, ...]:
    """Who helps, each once, and not whoever is responsible himself."""
    found: dict[object, CoResponsible] = {}
    for one in draft.co_responsible:
        contact, name = _named(session, "co_responsible", one.contact_id, one.name, problems)
        if name and _key(contact, name) != _key(*responsible):
            found.setdefault(_key(contact, name), CoResponsible(name=name, contact_id=contact))
    if len(found) > MOST_CO_RESPONSIBLE:
        problems.append(InvalidInput("co_responsible", TOO_MANY))
    return tuple(found.values())


def _key(contact: int | None, name: str) -> object:
    return contact if contact is not None else name


def helpers_text(helpers: tuple[CoResponsible, ...]) -> str:
    """Who helps, as the resolution keeps it: a line each."""
    return "\n".join(
        one.name if one.contact_id is None else f"{one.contact_id}\t{one.name}" for one in helpers
    )


def helpers_of(text: str) -> tuple[CoResponsible, ...]:
    """Who helps with a resolution, as it is kept."""
    found = []
    for line in text.splitlines():
        number, tab, name = line.partition("\t")
        found.append(
            CoResponsible(name=name, contact_id=int(number)) if tab else CoResponsible(name=line)
        )
    return tuple(found)


def checked_item(draft: ItemDraft) -> ItemDraft:
    """Tidy an item of the agenda and prove it.

    Raises:
        InvalidFields: Every field that cannot be taken.
    """
    problems: list[InvalidInput] = []
    texts: dict[str, Any] = {
        name: checked_length(name, tidy(getattr(draft, name)), SHORT_LIMIT, problems)
        for name in ("title", "presenter", "origin")
    }
    papers = checked_length("papers", tidy(draft.papers, multiline=True), LONG_LIMIT, problems)
    if not texts["title"]:
        problems.append(InvalidInput("title", NO_TITLE))
    if draft.minutes is not None and not 0 < draft.minutes <= MOST_MINUTES:
        problems.append(InvalidInput("minutes", WRONG_MINUTES))
    if problems:
        raise InvalidFields(problems)
    return replace(draft, **texts, papers=papers)
