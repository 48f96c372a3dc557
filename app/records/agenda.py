"""What the programme is planned with, as JSON: rooms, vehicles, deputies; days of note."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from app import journal
from app.agenda.occasions import (
    OccasionCalendar,
    OccasionDraft,
    OccasionLine,
    add_occasion,
    occasions,
)
from app.agenda.resources import ResourceDraft, add_resource, resource_line, resources
from app.agenda.rows import ResourceLine
from app.agenda.states import ResourceKind
from app.changes import Changes, Kind
from app.records.asking import Added, Asked, Found, RecordKind
from app.records.fields import choice_field, id_field, key_field, number_field, text_field
from app.records.plain import Plain, plain, plain_object
from app.search.answering import is_answered
from app.search.matching import asked as question_of
from app.session import OfficeSession


def _add_resource(session: OfficeSession, values: Mapping[str, Any]) -> Changes[Added]:
    made = add_resource(session, ResourceDraft(**values))
    return Changes(Added(made.value, resource_line(session, made.value).name), made.kinds)


def _listed_resources(session: OfficeSession, asked: Asked) -> Found:
    question = question_of(session, asked.text)
    lines = [
        one
        for one in resources(session, with_archived=True)
        if one.is_archived == (asked.state == "archived") and is_answered(question, one.name)
    ]
    return Found(tuple(plain_object(one) for one in lines[: asked.limit]), len(lines))


def _whole_resource(session: OfficeSession, number: int) -> dict[str, Plain]:
    trace = journal.history(session, Kind.AGENDA_RESOURCE, number)
    return plain_object(resource_line(session, number)) | {"history": plain(trace)}


def _add_occasion(session: OfficeSession, values: Mapping[str, Any]) -> Changes[Added]:
    draft = OccasionDraft(**values)
    made = add_occasion(session, draft)
    return Changes(Added(made.value, draft.title), made.kinds)


def _listed_occasions(session: OfficeSession, asked: Asked) -> Found:
    question = question_of(session, asked.text)
    known = occasions(session, with_known=True)
    lines = [one for one in known if is_answered(question, one.title)]
    rows = tuple(plain_object(one) | {"when": one.when} for one in lines[: asked.limit])
    return Found(rows, len(lines))


AGENDA_RESOURCE: Final = RecordKind(
    name="agenda-resource",
    fields=(
        choice_field(
            "kind",
            [kind for kind in ResourceKind if kind is not ResourceKind.GOVERNOR],
            ResourceKind.ROOM,
        ),
        text_field("name", "سالن شورا"),
        id_field("contact_id"),
        number_field("quantity"),
        number_field("seats"),
        text_field("note"),
        key_field("request_key"),
    ),
    sheet=ResourceLine,
    extras=("history",),
    states=("standing", "archived"),
    add=_add_resource,
    listed=_listed_resources,
    whole=_whole_resource,
)

OCCASION: Final = RecordKind(
    name="occasion",
    fields=(
        choice_field("calendar", OccasionCalendar, OccasionCalendar.SOLAR),
        number_field("year"),
        number_field("month"),
        number_field("day"),
        text_field("title", "روز شهر"),
        key_field("request_key"),
    ),
    sheet=OccasionLine,
    add=_add_occasion,
    listed=_listed_occasions,
)
