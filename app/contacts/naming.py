"""Who is named in a text: people, posts, units and organisations of the directory.

Offices are rarely named whole: «راه و شهرسازی» is «اداره کل راه و شهرسازی خراسان رضوی», and
«معاون عمرانی» whoever stands over «معاونت عمرانی». What a text must hold to name a contact is
worked out here; where it stands in a text is for `app.orders.guessing`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from sqlalchemy import Select, and_, func, or_, select
from sqlalchemy.orm import aliased

from app.access import Right, require
from app.contacts.drafts import ContactKind
from app.session import OfficeSession
from app.settings import office_settings
from app.text import search_key
from models.contacts import Contact, ContactAlias, ContactWord, Position

#: Candidates looked at, those with most words of the text first.
MOST_CANDIDATES: Final = 400

#: Words of a text asked for; a long text names its addressees by few of them.
MOST_WORDS: Final = 120


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


#: Words too common to look a contact up by: heads of names, and what every order is made of.
_COMMON: Final = _words(
    """
    اداره کل سازمان شرکت معاون معاونت مدیر مدیرکل مدیریت دفتر واحد مرکز استان استاندار استانداری
    رییس ریاست محترم جناب اقای اقا خانم سرکار دکتر مهندس حاج سید امور عمومی را از به با در بر تا
    که این ان و یا هم نیز شود شد گردد است باشد نمایید نماید فرمایید فرماید کنید کنند کند شوند
    دهید دهند داده اید برای جهت طبق ظرف هر یک دو سه لازم اقدام بررسی نتیجه اعلام اطلاع نظر اظهار
    گزارش پیگیری تهیه پاسخ ارایه لطفا ضمن نسبت خود انجام
    """
)

#: Heads of an office's name that people leave out.
_LEFT_OUT: Final = tuple(
    tuple(head.split()) for head in ("اداره کل", "سازمان", "شرکت", "اداره", "بنیاد", "دفتر")
)

#: An office's head word, and what its chief is called: whoever orders one means the other.
_CHIEFS: Final = {
    "معاونت": "معاون",
    "فرمانداری": "فرماندار",
    "شهرداری": "شهردار",
    "بخشداری": "بخشدار",
    "دهیاری": "دهیار",
}

#: Words inside names of deputies that people leave out: معاونت (هماهنگی امور) عمرانی.
_INSIDE: Final = frozenset({"هماهنگی", "امور"})

#: A name of one word must have so many letters to be one.
_SHORTEST: Final = 3


@dataclass(frozen=True)
class Named:
    """A contact with all that names it.

    Attributes:
        name: As it is shown.
        calls: Names a text may call it by, folded and without their spaces, for some part a name
            where others write it in one.
    """

    id: int
    kind: ContactKind
    name: str
    calls: frozenset[str]


def contacts_named_in(session: OfficeSession, text: str) -> tuple[Named, ...]:
    """The contacts a text may name, by one question to the index of words.

    Nobody is found who has not a word of it; `calls` says which words he needs.
    """
    require(session.desk.operator, Right.READ_CONTACTS)
    words = _asked(search_key(text).split())
    if not words:
        return ()
    province = tuple(search_key(office_settings(session).province).split())
    today = session.desk.clock.today()
    found: dict[int, tuple[ContactKind, str, set[tuple[str, ...]]]] = {}
    for row in session.execute(_statement(words, today)):
        kind = ContactKind(row.kind)
        _, _, calls = found.setdefault(row.id, (kind, row.name, set()))
        for name in {row.name, row.alias or ""}:
            calls.update(_calls_of_name(name, kind, province))
        calls.update(_calls_of_post(row.title or "", row.organisation or "", province))
    return tuple(
        Named(number, kind, name, frozenset(map("".join, calls)))
        for number, (kind, name, calls) in found.items()
    )


def _asked(words: Iterable[str]) -> list[str]:
    """The words worth asking for, with the office whose chief one of them is."""
    asked: dict[str, None] = {}
    offices = {chief: office for office, chief in _CHIEFS.items()}
    for word in words:
        if len(word) > 1 and word not in _COMMON and not word.isdigit():
            asked[word] = None
            if word in offices:
                asked[offices[word]] = None
    return list(asked)[:MOST_WORDS]


def _statement(words: list[str], today: date) -> Select[*tuple[Any, ...]]:
    matching = (
        select(ContactWord.contact_id)
        .join(Contact, Contact.id == ContactWord.contact_id)
        .where(ContactWord.word.in_(words), Contact.archived_at.is_(None))
        .group_by(ContactWord.contact_id)
        .order_by(func.count().desc(), ContactWord.contact_id)
        .limit(MOST_CANDIDATES)
        .subquery()
    )
    office = aliased(Contact)
    holds = and_(
        Position.person_id == Contact.id,
        or_(Position.from_day.is_(None), Position.from_day <= today),
        or_(Position.to_day.is_(None), Position.to_day >= today),
    )
    return (
        select(
            Contact.id,
            Contact.kind,
            Contact.name,
            ContactAlias.name.label("alias"),
            Position.title,
            office.name.label("organisation"),
        )
        .join(matching, matching.c.contact_id == Contact.id)
        .outerjoin(ContactAlias, ContactAlias.contact_id == Contact.id)
        .outerjoin(Position, holds)
        .outerjoin(office, office.id == Position.organisation_id)
        .order_by(Contact.id)
    )


def _calls_of_name(
    name: str, kind: ContactKind, province: tuple[str, ...]
) -> Iterator[tuple[str, ...]]:
    words = tuple(search_key(name).split())
    if kind is ContactKind.PERSON:
        # A given name alone names nobody.
        if len(words) > 1:
            yield words
        return
    for whole in _without_province(words, province):
        yield from _names(whole)
        for head in _LEFT_OUT:
            if whole[: len(head)] == head:
                yield from _names(whole[len(head) :])
        if whole and whole[0] in _CHIEFS:
            yield from _of_chief(whole)


def _of_chief(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    rest = tuple(word for word in words[1:] if word not in _INSIDE)
    if rest:
        yield (words[0], *rest)
        yield (_CHIEFS[words[0]], *rest)
        yield (_CHIEFS[words[0]], *words[1:])


def _calls_of_post(
    title: str, organisation: str, province: tuple[str, ...]
) -> Iterator[tuple[str, ...]]:
    post = tuple(search_key(title).split())
    if len(post) > 1:
        # One word, such as «مدیرکل», is the post of many.
        yield post
    for office in _without_province(tuple(search_key(organisation).split()), province):
        if post and office:
            yield (*post, *office)
            for head in _LEFT_OUT:
                if office[: len(head)] == head and office[len(head) :]:
                    yield (*post, *office[len(head) :])


def _without_province(
    words: tuple[str, ...], province: tuple[str, ...]
) -> Iterator[tuple[str, ...]]:
    yield words
    for end in (("استان", *province), province):
        if len(words) > len(end) > 0 and words[-len(end) :] == end:
            yield words[: -len(end)]
            return


def _names(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    if len(words) > 1 or (words and len(words[0]) >= _SHORTEST and words[0] not in _COMMON):
        yield words
