"""Contacts as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from app import journal
from app.access import Right
from app.changes import Changes, Kind
from app.contacts import (
    ContactDraft,
    ContactFilter,
    ContactKind,
    ContactSheet,
    PhoneDraft,
    PositionDraft,
    add_contact,
    contact_sheet,
    count_contacts,
    list_contacts,
)
from app.phone_calls import earlier_calls
from app.records.asking import Added, Asked, Found, RecordKind
from app.records.fields import (
    choice_field,
    date_field,
    id_field,
    key_field,
    objects_field,
    text_field,
    texts_field,
)
from app.records.plain import Plain, plain, plain_object
from app.session import OfficeSession
from app.visits import VisitFilter, list_visits

_PHONE: Final = (
    text_field("number", "051 2012 3456"),
    text_field("label", "دفتر"),
    text_field("extension", "12"),
)
_POSITION: Final = (
    text_field("title", "فرماندار"),
    id_field("organisation_id"),
    date_field("from_day", "2025-03-21"),
    date_field("to_day"),
)


def _add(session: OfficeSession, values: Mapping[str, Any]) -> Changes[Added]:
    parts = {
        "phones": tuple(_phone(phone) for phone in values.get("phones", ())),
        "positions": tuple(
            PositionDraft(**{"title": "", **position}) for position in values.get("positions", ())
        ),
    }
    made = add_contact(session, ContactDraft(**{**values, **parts}))
    name = contact_sheet(session, made.value).name
    return Changes(Added(made.value, name), made.kinds)


def _phone(values: Mapping[str, str]) -> PhoneDraft:
    number, extension = values.get("number", ""), values.get("extension", "")
    typed = f"{number} داخلی {extension}" if extension else number
    return PhoneDraft(number=typed, label=values.get("label", ""))


#: Visits shown of a contact.
_VISITS: Final = 8


def _listed(session: OfficeSession, asked: Asked) -> Found:
    wanted = ContactFilter(text=asked.text, archived=asked.state == "archived")
    rows = list_contacts(session, wanted, limit=asked.limit)
    return Found(tuple(plain_object(row) for row in rows), count_contacts(session, wanted))


def _whole(session: OfficeSession, number: int) -> dict[str, Plain]:
    sheet = plain_object(contact_sheet(session, number))
    calls = earlier_calls(session, contact_id=number)
    trace = journal.history(session, Kind.CONTACT, number)
    may_see = session.desk.operator.may(Right.READ_VISITS)
    wanted = VisitFilter(contact_id=number)
    visits = list_visits(session, wanted, limit=_VISITS) if may_see else []
    return {**sheet, "calls": plain(calls), "visits": plain(visits), "history": plain(trace)}


CONTACT: Final = RecordKind(
    name="contact",
    fields=(
        choice_field("kind", ContactKind, ContactKind.PERSON),
        text_field("honorific", "جناب آقای"),
        text_field("name", "بهمن سپیدار"),
        text_field("identity_number"),
        id_field("parent_id"),
        text_field("city", "مهرآباد"),
        text_field("address", "خیابان آزادگان، پلاک ۱۲"),
        text_field("note"),
        texts_field("aliases", ()),
        objects_field(
            "phones",
            _PHONE,
            [{part.name: part.example for part in _PHONE}],
            shown={"shown"},
        ),
        objects_field(
            "positions",
            _POSITION,
            [{part.name: part.example for part in _POSITION}],
            shown={"organisation"},
        ),
        key_field("request_key"),
    ),
    sheet=ContactSheet,
    extras=("calls", "visits", "history"),
    states=("standing", "archived"),
    add=_add,
    listed=_listed,
    whole=_whole,
)
