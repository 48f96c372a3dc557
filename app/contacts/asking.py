"""What is asked of the directory: contacts by words of their names and posts, and by numbers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from sqlalchemy import (
    ARRAY,
    ColumnElement,
    Integer,
    and_,
    any_,
    bindparam,
    exists,
    false,
    func,
    literal,
    or_,
    select,
    true,
)

from app.marks import Classification
from app.search.asking import Phrase, Question
from app.session import OfficeSession
from app.statements import constant
from app.text import FIRST_CHARACTER, LAST_CHARACTER, latin_digits, search_words
from models.base import table_of
from models.contacts import Contact, ContactWord

#: Digits of a telephone of this country with its code.
_WITH_COUNTRY: Final = 12


def asked_words(text: str) -> tuple[str, ...]:
    """The words of a question; a number written with spaces or dashes is one word."""
    digits = "".join(character for character in latin_digits(text) if character not in " -()/+")
    if digits.isdigit():
        national = digits.removeprefix("0098") if digits.startswith("0098") else digits
        national = "0" + national[2:] if text.strip().startswith("+98") else national
        return (national,)
    return search_words(text)


def begins(session: OfficeSession, word: str, *, leads: bool = True) -> ColumnElement[bool]:
    """Whether a contact has a word that begins so.

    Args:
        session: Where to ask.
        word: Folded.
        leads: Whether it finds contacts; else it sifts those that another condition found.
    """
    return _is_named(session, word, word + LAST_CHARACTER, leads=leads)


def _is_named(session: OfficeSession, first: str, end: str, *, leads: bool) -> ColumnElement[bool]:
    """Whether a contact has a word from the first to before the end.

    Those who have a rare word are looked up by it and sorted; who has a common one is soon met by
    going along the directory, of which a page is wanted.
    """
    by = (ContactWord.word >= first, ContactWord.word < end)
    if _is_common(session, first, end):
        return exists().where(ContactWord.contact_id == Contact.id, *by)
    named = select(ContactWord.contact_id).where(*by)
    if leads and session.is_shared:
        # Gathered first: else a server goes along the directory for those too, and along all who
        # have the word again for each contact.
        gathered = func.array(named.scalar_subquery(), type_=ARRAY(Integer()))
        return Contact.id == any_(gathered)
    return Contact.id.in_(named.offset(0))


#: So many words with a beginning are common.
COMMON: Final = 2000

_WORD: Final = table_of(ContactWord).c.word
_SOME: Final = (
    select(literal(1))
    .where(bindparam("first") <= _WORD, bindparam("end") > _WORD)
    .limit(constant(COMMON + 1))
    .subquery()
)
_HOW_MANY: Final = select(func.count()).select_from(_SOME)


def _is_common(session: OfficeSession, first: str, end: str) -> bool:
    found: int = session.ask(_HOW_MANY, {"first": first, "end": end}).scalar_one()
    return found > COMMON


def answers(session: OfficeSession, question: Question) -> list[ColumnElement[bool]]:
    """The conditions under which a contact answers a question; none has a day or a secret."""
    if question.period is not None or question.classification not in (
        None,
        Classification.ORDINARY,
    ):
        return [false()]
    number = _number(question)
    if number:
        return [begins(session, number)]
    return led_by_one(
        session,
        [
            or_(
                *(
                    and_(*(_has(session, phrase, leads=place == 0) for phrase in way))
                    for way in term.ways
                )
            )
            for place, term in enumerate(question.terms)
        ],
    )


def led_by_one(
    session: OfficeSession, conditions: Sequence[ColumnElement[bool]]
) -> list[ColumnElement[bool]]:
    """Let one condition find contacts and the others sift them, each asked once for all.

    A server thinks that nobody has a word like the last of the directory's, and asks for all who
    have the next one again and again.
    """
    first, *others = conditions or [true()]
    return [first, *(one.is_(true()) if session.is_shared else one for one in others)]


def _has(session: OfficeSession, phrase: Phrase, *, leads: bool) -> ColumnElement[bool]:
    """Whether a contact has these words, the last of them begun at least."""
    *whole, last = phrase.words
    found = [
        _is_named(session, word, word + FIRST_CHARACTER, leads=leads)
        for word in (whole if phrase.is_open else phrase.words)
    ]
    return and_(*found, *([begins(session, last, leads=leads)] if phrase.is_open else []))


def _number(question: Question) -> str:
    """A number in one piece, however it was parted, as it is dialled inside the country."""
    digits = "".join(word for term in question.terms for word in term.ways[0][0].words)
    if not digits.isdigit():
        return ""
    digits = digits.removeprefix("00") if digits.startswith("0098") else digits
    return f"0{digits[2:]}" if len(digits) == _WITH_COUNTRY and digits[:2] == "98" else digits
