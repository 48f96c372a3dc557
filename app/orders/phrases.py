"""The office's standard phrases: asked, added, amended, put in order, taken off, brought back."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Final
from uuid import UUID, uuid4

from sqlalchemy import func, insert, select, update

from app import journal
from app.access import Right, require
from app.changes import Changes, Kind, changed
from app.contacts import contact_name, contacts_named_in, held_contact
from app.database import STALE
from app.errors import InvalidFields, InvalidInput, NotFound, StaleRecord
from app.limits import checked_length
from app.orders.guessing import Guess, Phrase, expanded, guess, words_of
from app.orders.states import Expected
from app.session import OfficeSession
from app.settings import office_calendar
from app.text import search_key, tidy
from models.base import table_of
from models.contacts import Contact
from models.phrases import OrderPhrase

_PHRASES: Final = table_of(OrderPhrase)

#: Letters of an abbreviation; longer ones save nobody a key.
LONGEST_ABBREVIATION: Final = 12
#: Letters of a phrase, so that the list can show it.
LONGEST_PHRASE: Final = 200
#: Working days; a longer deadline is a slip of the finger.
MOST_DAYS: Final = 365
#: More than a person remembers, and than the field could offer.
MOST_PHRASES: Final = 200

MISSING: Final = "این عبارت در فهرست نیست."


@dataclass(frozen=True, kw_only=True)
class PhraseDraft:
    """A phrase as typed.

    Attributes:
        abbreviation: One word, or empty.
        deadline_days: Working days, or None.
        contact_id: Who gets it when the words name nobody, if chosen from the directory.
        contact: His name as it stands in the form.
    """

    abbreviation: str = ""
    words: str = ""
    expected: Expected = Expected.ACTION
    deadline_days: int | None = None
    contact_id: int | None = None
    contact: str = ""
    request_key: UUID = field(default_factory=uuid4)


def list_phrases(session: OfficeSession) -> tuple[Phrase, ...]:
    """The phrases that stand, in the office's order; they tell of no record, so all may ask."""
    rows = session.execute(
        select(_PHRASES, Contact.name.label("contact"))
        .outerjoin(Contact, Contact.id == _PHRASES.c.contact_id)
        .where(_PHRASES.c.removed_at.is_(None))
        .order_by(_PHRASES.c.place, _PHRASES.c.id)
    )
    return tuple(_phrase(row._mapping, row.contact or "") for row in rows)  # noqa: SLF001  # SQLAlchemy's own door


def _phrase(row: Any, contact: str) -> Phrase:
    return Phrase(
        id=row["id"],
        abbreviation=row["abbreviation"],
        words=row["words"],
        expected=Expected(row["expected"]),
        deadline_days=row["deadline_days"],
        contact_id=row["contact_id"],
        contact=contact,
        place=row["place"],
        version=row["version"],
    )


def guess_order(session: OfficeSession, words: str, given_on: date) -> Guess:
    """Guess what an order's words ask, of whom and until when.

    Who may not read the directory is told no addressees.
    """
    phrases = list_phrases(session)
    may_name = session.desk.operator.may(Right.READ_CONTACTS)
    whole = expanded(words, phrases)
    directory = contacts_named_in(session, whole) if may_name else ()
    return guess(whole, phrases, directory, office_calendar(session), given_on)


def add_phrase(session: OfficeSession, draft: PhraseDraft) -> Changes[int]:
    """Add a phrase at the end of the list. Saving the same draft again finds its own.

    Raises:
        NotAllowed: The operator may not change the office's settings.
        InvalidFields: Something typed cannot be taken.
    """
    require(session.desk.operator, Right.CHANGE_SETTINGS)
    made = session.execute(
        select(_PHRASES.c.id).where(_PHRASES.c.request_key == draft.request_key)
    ).scalar()
    if made is not None:
        return changed(made)
    standing = list_phrases(session)
    checked = _checked(session, draft, standing)
    if len(standing) >= MOST_PHRASES:
        raise InvalidInput("words", "فهرست پر است؛ نخست عبارتی را که به کار نمی‌آید بردارید.")
    number = session.execute(
        insert(_PHRASES)
        .values(
            **_columns(checked),
            place=_last_place(session) + 1,
            removed_at=None,
            request_key=checked.request_key,
            version=1,
        )
        .returning(_PHRASES.c.id)
    ).scalar_one()
    _note(session, "add_phrase", f"عبارت دستور «{checked.words}» افزوده شد.")
    return changed(number, Kind.SETTING)


def amend_phrase(
    session: OfficeSession, number: int, version: int, draft: PhraseDraft
) -> Changes[int]:
    """Change a phrase.

    Raises:
        NotAllowed, InvalidFields: As for `add_phrase`.
        NotFound: No such phrase stands.
        StaleRecord: Another desk changed it since.
    """
    require(session.desk.operator, Right.CHANGE_SETTINGS)
    standing = list_phrases(session)
    before = next((phrase for phrase in standing if phrase.id == number), None)
    if before is None:
        raise NotFound(MISSING)
    others = [phrase for phrase in standing if phrase.id != number]
    after = _columns(_checked(session, draft, others))
    was = {name: getattr(before, name) for name in after}
    was["expected"] = before.expected.value
    if was == after:
        return changed(number)
    _save(session, number, version, **after)
    words = f"عبارت دستور «{before.words}» اصلاح شد."
    journal.note(
        session,
        Kind.SETTING,
        None,
        "amend_phrase",
        words,
        details=journal.differences(was, after),
    )
    return changed(number, Kind.SETTING)


def move_phrase(session: OfficeSession, number: int, *, up: bool) -> Changes[int]:
    """Let a phrase change places with the one before it, or with the one after.

    Raises:
        NotAllowed: The operator may not change the office's settings.
        NotFound: No such phrase stands.
    """
    require(session.desk.operator, Right.CHANGE_SETTINGS)
    standing = list_phrases(session)
    at = next((place for place, phrase in enumerate(standing) if phrase.id == number), None)
    if at is None:
        raise NotFound(MISSING)
    to = at - 1 if up else at + 1
    if not 0 <= to < len(standing):
        return changed(number)
    one, other = standing[at], standing[to]
    for phrase, place in ((one, other.place), (other, one.place)):
        session.execute(update(_PHRASES).where(_PHRASES.c.id == phrase.id).values(place=place))
    where = "بالاتر" if up else "پایین‌تر"
    _note(session, "move_phrase", f"عبارت دستور «{one.words}» {where} رفت.")
    return changed(number, Kind.SETTING)


def remove_phrase(session: OfficeSession, number: int, version: int) -> Changes[int]:
    """Take a phrase off the list; `restore_phrase` brings it back. Orders keep their words.

    Raises:
        NotAllowed: The operator may not change the office's settings.
        NotFound: No such phrase stands.
        StaleRecord: Another desk changed it since.
    """
    require(session.desk.operator, Right.CHANGE_SETTINGS)
    words = _words_of_row(session, number, removed=False)
    _save(session, number, version, removed_at=session.desk.clock.now())
    _note(session, "remove_phrase", f"عبارت دستور «{words}» برداشته شد.")
    return changed(number, Kind.SETTING)


def restore_phrase(session: OfficeSession, number: int) -> Changes[int]:
    """Bring a removed phrase back, at the end of the list when its place was taken.

    Raises:
        NotAllowed: The operator may not change the office's settings.
        NotFound: No such phrase was removed.
        InvalidFields: Another phrase has its words or abbreviation meanwhile.
    """
    require(session.desk.operator, Right.CHANGE_SETTINGS)
    _words_of_row(session, number, removed=True)
    row = session.execute(select(_PHRASES).where(_PHRASES.c.id == number)).mappings().one()
    phrase = _phrase(row, "")
    standing = list_phrases(session)
    problems: list[InvalidInput] = []
    _require_own(phrase.abbreviation, phrase.words, standing, problems)
    if problems:
        raise InvalidFields(problems)
    is_taken = any(other.place == phrase.place for other in standing)
    place = _last_place(session) + 1 if is_taken else phrase.place
    _save(session, number, phrase.version, removed_at=None, place=place)
    _note(session, "restore_phrase", f"عبارت دستور «{phrase.words}» برگشت.")
    return changed(number, Kind.SETTING)


def _words_of_row(session: OfficeSession, number: int, *, removed: bool) -> str:
    is_gone = _PHRASES.c.removed_at.is_not(None)
    words = session.execute(
        select(_PHRASES.c.words).where(_PHRASES.c.id == number, is_gone if removed else ~is_gone)
    ).scalar()
    if words is None:
        raise NotFound(MISSING)
    return str(words)


def _last_place(session: OfficeSession) -> int:
    last = select(func.max(_PHRASES.c.place)).where(_PHRASES.c.removed_at.is_(None))
    return session.execute(last).scalar() or 0


def _save(session: OfficeSession, number: int, version: int, **values: Any) -> None:
    saved = session.execute(
        update(_PHRASES)
        .where(_PHRASES.c.id == number, _PHRASES.c.version == version)
        .values(**values, version=version + 1)
        .returning(_PHRASES.c.id)
    ).scalar()
    if saved is None:
        raise StaleRecord(STALE)


def _columns(draft: PhraseDraft) -> dict[str, Any]:
    return {
        "abbreviation": draft.abbreviation,
        "words": draft.words,
        "expected": draft.expected.value,
        "deadline_days": draft.deadline_days,
        "contact_id": draft.contact_id,
    }


def _checked(
    session: OfficeSession, draft: PhraseDraft, others: tuple[Phrase, ...] | list[Phrase]
) -> PhraseDraft:
    problems: list[InvalidInput] = []
    abbreviation, words = tidy(draft.abbreviation), tidy(draft.words)
    checked_length("abbreviation", abbreviation, LONGEST_ABBREVIATION, problems)
    checked_length("words", words, LONGEST_PHRASE, problems)
    key = search_key(abbreviation)
    if not search_key(words):
        problems.append(InvalidInput("words", "عبارت را همان‌گونه که نوشته می‌شود بنویسید."))
    if abbreviation and (not key or words_of(abbreviation) != {key}):
        problems.append(InvalidInput("abbreviation", "کوته‌نوشت یک واژه است، از حرف و رقم."))
    elif key and key in words_of(words):
        problems.append(InvalidInput("abbreviation", "کوته‌نوشت نباید یکی از واژه‌های عبارت باشد."))
    _require_own(abbreviation, words, others, problems)
    if draft.deadline_days is not None and not 0 < draft.deadline_days <= MOST_DAYS:
        problems.append(InvalidInput("deadline_days", "مهلت میان ۱ و ۳۶۵ روز کاری است."))
    contact_id = _addressee(session, draft, problems)
    if problems:
        raise InvalidFields(problems)
    return replace(draft, abbreviation=abbreviation, words=words, contact_id=contact_id)


def _addressee(
    session: OfficeSession, draft: PhraseDraft, problems: list[InvalidInput]
) -> int | None:
    if draft.contact_id is None:
        if tidy(draft.contact):
            sentence = "گیرنده را از فهرست اشخاص و دستگاه‌ها برگزینید، یا خالی بگذارید."
            problems.append(InvalidInput("contact", sentence))
        return None
    contact_id = held_contact(session, draft.contact_id) or draft.contact_id
    if contact_name(session, contact_id) is None:
        problems.append(InvalidInput("contact", "این گیرنده در دفتر اشخاص یافت نشد."))
    return contact_id


def _require_own(
    abbreviation: str,
    words: str,
    others: tuple[Phrase, ...] | list[Phrase],
    problems: list[InvalidInput],
) -> None:
    """Name what another phrase has already, or would be expanded inside another."""
    key = search_key(abbreviation)
    for other in others:
        taken = search_key(other.abbreviation)
        if search_key(other.words) == search_key(words):
            problems.append(InvalidInput("words", "این عبارت در فهرست هست."))
        if key and key == taken:
            problems.append(InvalidInput("abbreviation", f"این کوته‌نوشتِ «{other.words}» است."))
        elif key and key in words_of(other.words):
            problems.append(InvalidInput("abbreviation", f"این واژه در عبارت «{other.words}» هست."))
        if taken and taken in words_of(words):
            sentence = f"واژه «{other.abbreviation}» کوته‌نوشتِ «{other.words}» است."
            problems.append(InvalidInput("words", sentence))


def _note(session: OfficeSession, action: str, words: str) -> None:
    journal.note(session, Kind.SETTING, None, action, words)
